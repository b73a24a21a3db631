"""Since when, and until when, somebody holds a post: the dates beside its title.

``sejak 12 Maret 2020``, ``periode 2014-2019``, ``(2016–2020)``, ``hingga 2021``, ``dilantik … pada 8 Januari 2024``, ``from 2016 to 2020``.
"""

import re
from typing import Final, NamedTuple

from graph.errors import InvalidValue
from graph.values import date
from ingest.extract.lexicon.posts import words
from ingest.extract.relations.titles import Title
from ingest.extract.view import Span, View

_MONTHS: Final = (
    "januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|january|february|march|may|june|july|august|"
    "october|december"
)
_DATE: Final = rf"(?:(?:\d{{1,2}}\s)?(?:{_MONTHS})\s(?:\d{{1,2}},\s)?(?:19|20)\d\d|\d{{1,2}}[/.-]\d{{1,2}}[/.-](?:19|20)\d\d|(?:19|20)\d\d(?!\d))"
_LEAD: Final = r"(?:\s?\([A-Z]\w{1,15}\))?\s?\(?(?:tahun\s|bulan\s|tanggal\s|periode\s|masa\s(?:jabatan|bakti)\s|in\s)*"
_OF: Final = r"(?:in\s)?(?:awal\s|pertengahan\s|akhir\s|early\s|mid-?\s?|late\s)?(?:tahun\s|bulan\s|tanggal\s)?"
_SINCE: Final = r"(?:sejak|(?:terhitung\s)?mulai|terhitung|since|from|effective|starting|beginning)\s"
UNTIL: Final = r"(?:-|–|—|/|hingga|sampai(?:\sdengan)?|s\.d\.|s/d|to|until|till|through)"
"""Between the beginning and the end of a time."""
STILL: Final = r"(?:sekarang|saat\sini|kini|present|now|current)"
"""Where the end would stand of what goes on."""
_WHEN: Final = re.compile(
    rf"{_LEAD}(?:"
    rf"(?:dari\s|for\s|{_SINCE})?{_OF}(?P<start>{_DATE}),?\s?{UNTIL}\s?"
    rf"{_OF}(?:(?P<end>{_DATE})|{STILL})|"
    rf"{_SINCE}{_OF}(?P<since>{_DATE})|"
    rf"(?:hingga|sampai(?:\sdengan)?|until)\s{_OF}(?P<until>{_DATE})|"
    rf"(?P<on>(?:pada|on)\s)(?:hari\s)?(?:\w{{4,9}},?\s)?\(?{_OF}(?P<day>{_DATE})|"
    rf"(?P<bare>(?:19|20)\d\d)(?=\)))",
    re.IGNORECASE,
)
"""What stands right behind a post and its institution."""

_MADE: Final = words(
    "dilantik diangkat ditunjuk ditetapkan dikukuhkan terpilih sworn appointed inaugurated named elected installed"
)
_FAR: Final = 12
"""Words before a post among which it is said that somebody was made it."""

_BEHIND: Final = 120
"""Characters behind a post among which its dates stand."""


class Period(NamedTuple):
    """Since when, and until when; as ISO 8601, None where it is not told."""

    start: str | None = None
    end: str | None = None


def period(text: View, title: Title) -> Period:
    """What the words behind a title say of when it is held; only a year that stands within it, where they say nothing."""
    last = max(title.role[1], title.institution[1] if title.institution else 0)
    at = text.chars(last - 1, last)[1]
    behind = text.text[at : at + _BEHIND]
    found = _WHEN.match(behind)
    if not found or (found["on"] and not _is_made(text, title.role)):
        return Period(title.date)
    start = found["start"] or found["since"] or found["day"] or found["bare"]
    return Period(_iso(start) or title.date, _iso(found["end"] or found["until"]))


def _is_made(text: View, role: Span) -> bool:
    """Whether the words before a post say that somebody was made it."""
    return not _MADE.isdisjoint(text.lower[max(0, role[0] - _FAR) : role[0]])


def _iso(written: str | None) -> str | None:
    try:
        return date.clean(written) if written else None
    except InvalidValue:
        return None
