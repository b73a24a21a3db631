"""What of a page or a text is the article: its title, its sentences, when and by whom it was published.

A page says part of it to machines (JSON-LD, Open Graph); its sentences are found by the marks that sites put on them,
else by where most running text stands. "Baca juga", captions, adverts, share bars, related links and readers' comments
are not the article.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from graph.errors import InvalidValue
from graph.values import date, text
from ingest.extract.articles.blocks import in_one_line, lines
from ingest.extract.articles.body import ENOUGH, body_text, bounded, plain_body
from ingest.extract.articles.markup import tame
from ingest.extract.articles.metadata import content, described, is_address
from ingest.extract.articles.teasers import sentences
from ingest.extract.articles.wrapped import paragraphs

LONGEST_TITLE: Final = 300


@dataclass(frozen=True)
class Article:
    """An article: what it says, and what is known of where it stood."""

    title: str = ""
    text: str = ""
    """Its paragraphs, an empty line between them."""
    date: str | None = None
    publisher: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    """Who wrote it, as the page says: no expert on what it is about."""


_DAY: Final = re.compile(
    r"\b\d{1,2}[ -/](?:jan|feb|peb|mar|apr|mei|may|jun|jul|ag|aug|sep|okt|oct|nov|nop|des|dec)[a-z]*\.?[ -/]\d{4}\b|\b\d{4}-\d\d-\d\d\b|"
    r"\b\d{1,2}/\d{1,2}/\d{4}\b|\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{1,2}, \d{4}\b",
    re.IGNORECASE,
)
_DATELINE: Final = re.compile(r"[A-Z][\w .,/'-]{1,40}? ?\((?P<agency>[A-Z][\w .&-]{1,30})\) ?(?:-{1,2}|–|—) ?(?=\S)")
_MASTHEAD: Final = re.compile(r"(?P<agency>[A-Z][\w]*\.(?:com|co\.id|id|co|net))\b", re.IGNORECASE)


def from_html(page: str) -> Article:
    """The article of a page; without text where the page has none.

    Time grows with the length of the page alone, whatever it contains (see ``markup``).
    """
    tree = LexborHTMLParser(tame(page))
    said = described(tree)
    body = body_text(tree)
    if len(body) < ENOUGH:
        body = max([body, *map(plain_body, said.body)], key=len)
    heading = tree.css_first("h1")
    titles = [*said.title, in_one_line(heading) if heading else "", *(_untailed(named) for named in content(tree, "title"))]
    title = next(filter(None, map(text.clean, titles)), "")
    url = next(filter(is_address, said.url), None)
    return Article(
        title=_shortened(title),
        text=_undated(_without_title(body, title)),
        date=next(filter(None, (*map(_day, said.date), *_seen_days(tree))), None),
        publisher=next(filter(None, map(text.clean, said.publisher)), None) or (urlsplit(url).hostname if url else None),
        url=url,
        authors=tuple(dict.fromkeys(filter(None, map(text.clean, said.author)))),
    )


def from_text(written: str) -> Article:
    """The article of a plain text: its first line is the title, what follows are its sentences, joined where lines were broken.

    A day on a line of its own is when it appeared, and the agency is the one in the dateline: ``Jakarta (ANTARA) - ``.
    """
    title, *rest = paragraphs(written) or [""]
    when = None
    for line in rest[:4]:
        if len(line) < 60 and (found := _DAY.search(line)) and (day := _day(found[0])):
            when = when or day
            rest.remove(line)
            break
    body = "\n\n".join(sentences(rest))
    agency = _DATELINE.match(body) or _MASTHEAD.search(body[:40])
    return Article(
        title=_shortened(title), text=bounded(_undated(body)), date=when, publisher=agency["agency"] if agency else None
    )


def is_html(written: str) -> bool:
    """Whether a text is a page: by what its beginning looks like."""
    start = written[:2000].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(
        ("<!doctype html", "<html", "<head", "<body", "<article", "<meta", "<title", "<div", "<?xml", "<p>", "<h1")
    )


def _without_title(body: str, title: str) -> str:
    """The text without the title, where it stands above it once more."""
    first, _, rest = body.partition("\n\n")
    return rest if first.casefold() == title.casefold() else body


def _undated(body: str) -> str:
    """The text without the place and agency that its first sentence begins with."""
    return _DATELINE.sub("", body, count=1) if _DATELINE.match(body) else body


def _shortened(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rpartition(" ")[0] or title[:LONGEST_TITLE]


def _untailed(title: str) -> str:
    """A page's title without the site's name behind it."""
    return re.split(r"\s+[|»·]\s+|\s+[-–—]\s+(?=[^-–—|]{1,40}$)", title)[0]


def _seen_days(tree: LexborHTMLParser) -> Iterable[str | None]:
    """The first day that stands on the page above the middle of its text: "Selasa, 5 November 2024 14:03 WIB"."""
    for written, _ in lines(tree.body) if tree.body else ():
        if len(written) < 120 and (found := _DAY.search(" ".join(written.split()))):
            yield _day(found[0])


def _day(written: str) -> str | None:
    """The day that a text names; a month or a year is too little for an article."""
    found = _DAY.search(" ".join(written.split())[:80].replace("T", " "))
    try:
        day = date.clean(found[0].replace(".", "") if found else written[:10])
    except InvalidValue:
        return None
    return day if len(day) == len("2024-11-05") else None
