"""What a page says of itself to machines: JSON-LD, Open Graph, and the names of its ``meta`` elements."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import orjson
from selectolax.lexbor import LexborHTMLParser


@dataclass
class Said:
    """What a page says of itself, the best first."""

    title: list[str] = field(default_factory=list)
    date: list[str] = field(default_factory=list)
    publisher: list[str] = field(default_factory=list)
    url: list[str] = field(default_factory=list)
    author: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)


_META: Final = {
    "og:title": "title", "twitter:title": "title", "article:published_time": "date", "datepublished": "date", "publishdate": "date",
    "pubdate": "date", "dc.date": "date", "date": "date", "og:site_name": "publisher", "publisher": "publisher", "og:url": "url",
    "author": "author", "article:author": "author", "content_author": "author",
}  # fmt: skip


def described(tree: LexborHTMLParser) -> Said:
    """What the page says of itself: JSON-LD before Open Graph before the rest."""
    said = Said()
    for written in content(tree, "ld+json"):
        for thing in _things(written):
            kinds = thing.get("@type")
            if any("Article" in str(kind) or kind == "BlogPosting" for kind in (kinds if isinstance(kinds, list) else [kinds])):
                _take(said, thing)
    for meta in tree.css("meta[content]"):
        names = (meta.attributes.get(attribute) or "" for attribute in ("property", "name", "itemprop"))
        if target := next((_META[name] for name in map(str.lower, names) if name in _META), None):
            getattr(said, target).append(meta.attributes.get("content") or "")
    said.url += [link.attributes.get("href") or "" for link in tree.css("link[rel=canonical]")]
    said.date += [time.attributes.get("datetime") or "" for time in tree.css("meta[itemprop=time]")]
    said.author = [author for author in said.author if not is_address(author)]
    return said


def content(tree: LexborHTMLParser, name: str) -> list[str]:
    """What the ``meta`` elements of a name say."""
    return [meta.attributes.get("content") or "" for meta in tree.css(f'meta[name="{name}"]')]


def _things(written: str) -> Iterator[Mapping[str, Any]]:
    """The objects of a piece of JSON-LD, those of its graph as well."""
    try:
        found = orjson.loads(written)
    except orjson.JSONDecodeError:  # often: a line break in a text
        try:
            found = orjson.loads(" ".join(written.split()))
        except orjson.JSONDecodeError:
            return
    for thing in found if isinstance(found, list) else [found]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()


def _take(said: Said, thing: Mapping[str, Any]) -> None:
    """What JSON-LD says of an article."""
    page = thing.get("mainEntityOfPage")
    for target, values in (
        (said.title, [thing.get("headline")]),
        (said.date, [thing.get("datePublished"), thing.get("dateCreated")]),
        (said.publisher, _named(thing.get("publisher"))),
        (said.url, [thing.get("url"), page.get("@id") if isinstance(page, dict) else page]),
        (said.author, _named(thing.get("author"))),
        (said.body, [thing.get("articleBody")]),
    ):
        target += [value for value in values if isinstance(value, str) and value]


def _named(value: object) -> list[object]:
    each = value if isinstance(value, list) else [value]
    return [one.get("name") if isinstance(one, dict) else one for one in each]


def is_address(written: str) -> bool:
    """Whether it is the address of a page."""
    try:
        parts = urlsplit(written.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
