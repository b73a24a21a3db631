"""The posts of a CV: lines with their years, none of which says whose post it is, for the head of the text does.

``2019–sekarang: Kepala Bidang Data, Dinas Semu``, ``Analyst, Rekaan Institute (2015 – 2019)``, ``Kepala Seksi | Bappeda Semu | 03/2012 - 06/2015``.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.extract.lexicon.posts import words
from ingest.extract.relations.fields import names_somebody
from ingest.extract.relations.heads import after_honorifics
from ingest.extract.relations.periods import STILL, UNTIL, Period
from ingest.extract.relations.titles import Title
from ingest.extract.view import Span, View

_FEWEST: Final = 2
"""Lines with years and a post that make a CV: a single one stands in any article."""
_HEAD: Final = 60
"""Words at the beginning, among which the one is named whose life it is."""
_LONGEST: Final = 30
"""Words of a line: a longer one is a sentence."""

_MONTH: Final = r"(?:[^\W\d]{3,9}\.?\s|\d{1,2}[/.-])?"
_YEARS: Final = re.compile(
    rf"{_MONTH}(?<!\d)(?P<start>(?:19|20)\d\d)\s?{UNTIL}\s?(?:{_MONTH}(?P<end>(?:19|20)\d\d)(?!\d)|{STILL})"
    r"|(?:sejak|since)\s(?P<since>(?:19|20)\d\d)(?!\d)",
    re.IGNORECASE,
)
"""From when until when, years alone: days in a CV are rather somebody's birth."""
_NUMBER: Final = re.compile(r"\s*\d{1,2}[.)]\s")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
"""What a line has that may hold years: it is found faster than they are."""

_APART: Final = words(", - – — | · : di pada at in for")
"""What parts a post from its institution."""
_CLOSED: Final = words(", | · ( ) ;")


def held(text: View, titles: Sequence[Title]) -> Iterator[tuple[Span, Title, Period]]:
    """The posts of the one whose life a text is, each with its years; nothing, where lines do not look so or several people are named."""
    begins = [0, *(at + 1 for at, word in enumerate(text.words) if word == "\n")]
    lines = list(zip(begins, [*(begin - 1 for begin in begins[1:]), len(text)], strict=True))
    dated = [(line, years) for line in lines if (years := _years(text, line))]
    if len(dated) < _FEWEST or not (owner := _owner(text, lines)):
        return
    found = []
    places = [title.role[0] for title in titles]
    for line, years in dated:
        first = bisect_left(places, line[0])
        is_anothers = any(text.label(at) == "PER" for at in range(*line))
        if first < len(titles) and places[first] < line[1] and not is_anothers:
            found.append((titles[first], line, years))
    for title, line, years in found if len(found) >= _FEWEST else ():
        yield owner, _placed(text, title, line), years


def _years(text: View, line: Span) -> Period | None:
    """The years at the beginning or the end of a short line."""
    if not 0 < line[1] - line[0] <= _LONGEST:
        return None
    start, end = text.chars(*line)
    found = _YEARS.search(text.text, start, end) if _YEAR.search(text.text, start, end) else None
    before = _NUMBER.sub("", text.text[start : found.start()]) if found else ""
    if not found or (before.strip("•*-–( ") and text.text[found.end() : end].strip(").; ")):
        return None
    return Period(found["start"] or found["since"], found["end"])


def _owner(text: View, lines: Sequence[Span]) -> Span | None:
    """The name at the head behind ``Nama:``, or else the first that has a line for itself."""
    alone: Span | None = None
    for start, end in (line for line in lines if line[0] < _HEAD):
        colon = next((at for at in range(start, min(end, start + 6)) if text.words[at] == ":"), 0)
        named = names_somebody(text, colon)
        name = text.starts(after_honorifics(text, colon + 1 if named else start), "PER")
        if name and named:
            return name
        if name and not alone and (name[1] >= end or text.is_at(name[1], {","})):
            alone = name
    return alone


def _placed(text: View, title: Title, line: Span) -> Title:
    """A post with the institution that its line names apart from it: of ``Director of Policy, Rekaan Institute`` the whole of the first part is the post."""
    unmarked = title.institution and text.entity[title.institution[0]] < 0
    if title.institution is None or unmarked:
        last = title.institution[1] if title.institution else title.role[1]
        if behind := _institution(text, last, line[1]):
            title.role, title.institution = (title.role[0], last), behind
    return title


def _institution(text: View, at: int, end: int) -> Span | None:
    """The capitals behind a post and what parts it from them, as far as this part of the line goes."""
    if not (at < end and text.is_at(at, _APART)):
        return None
    start = last = at + 1
    while last < end and not text.is_at(last, _CLOSED) and not text.words[last][:4].isdigit():
        last += 1
    while last > start and not text.words[last - 1][0].isalnum():
        last -= 1
    return (start, last) if last > start and text.has_capital(start) else None
