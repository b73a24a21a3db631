"""What of a page or a text is the article: its title, its sentences, when and by whom it was published.

A page says part of it to machines (JSON-LD, Open Graph); its sentences are found by the marks that sites put on them,
else by where most running text stands. "Baca juga", captions, adverts, share bars, related links and readers' comments
are not the article.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

import orjson
from selectolax.lexbor import LexborHTMLParser, LexborNode

from graph.errors import InvalidValue
from graph.values import date, text
from ingest.extract.articles.markup import tame
from ingest.extract.articles.teasers import before_link, sentences
from ingest.extract.articles.wrapped import paragraphs

LONGEST: Final = 100_000
"""Characters of an article; a long report has some ten thousand. What comes behind is left out, from a paragraph on."""

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


@dataclass
class _Said:
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

_NOT_ARTICLE: Final = (
    "nav, aside, footer, form, figure, figcaption, button, select, object, audio, video, [hidden], [role=navigation], "
    "[role=complementary], [role=dialog], [role=banner], [role=search]"
)
_CLUTTER: Final = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|sosmed|social|sosial|related|terkait|bacajuga|baca-juga|readmore|read-also|comments?|komentar|"
    r"disqus|advert\w*|ads?|iklan|adsense|banner|promo|sponsor\w*|breadcrumbs?|newsletter|subscribe|langganan|tags?|tagar|popular|"
    r"populer|terpopuler|trending|sidebar|caption|keterangan-foto|copyright|pagination|paging|cookies?|recommend\w*|rekomendasi|"
    r"widgets?|modal|popup|menu|toolbar|author-box|bio|infografis|video-player|lihatjuga|lihat-juga|simak-juga|"
    r"komen|terkini|terbaru|(?:image|img|foto|photo|gambar|media)[-_]?(?:desc\w*|ket\w*|credit)|ket(?:erangan)?[-_]?(?:foto|gambar))(?=$|[\s_-])",
    re.IGNORECASE,
)
_BODY: Final = (
    "[itemprop=articleBody]",
    (
        "[class*=article-body], [class*=article__body], [class*=article-content], [class*=articleBody], [class*=detail__body-text], "
        "[class*=detail-text], [class*=read__content], [class*=post-content], [class*=entry-content], [class*=story-body], "
        "[class*=news-content], [class*=content-detail], [class*=isi-berita], [id=isi], [id*=article-content]"
    ),
    "article",
    "main",
)
_ENOUGH: Final = 200
"""Characters of running text that make an article rather than a teaser."""

_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "fieldset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "br",
    ]
)
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
    said = _described(tree)
    body = _text(tree)
    if len(body) < _ENOUGH:
        body = max([body, *map(_plain_body, said.body)], key=len)
    heading = tree.css_first("h1")
    titles = [*said.title, _squeezed(heading) if heading else "", *(_untailed(named) for named in _content(tree, "title"))]
    title = next(filter(None, map(text.clean, titles)), "")
    url = next(filter(_is_address, said.url), None)
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
        title=_shortened(title), text=_bounded(_undated(body)), date=when, publisher=agency["agency"] if agency else None
    )


def is_html(written: str) -> bool:
    """Whether a text is a page: by what its beginning looks like."""
    start = written[:2000].lstrip("\ufeff \t\r\n").lower()
    return start.startswith(
        ("<!doctype html", "<html", "<head", "<body", "<article", "<meta", "<title", "<div", "<?xml", "<p>", "<h1")
    )


def _described(tree: LexborHTMLParser) -> _Said:
    """What the page says of itself: JSON-LD before Open Graph before the rest."""
    said = _Said()
    for written in _content(tree, "ld+json"):
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
    said.author = [author for author in said.author if not _is_address(author)]
    return said


def _content(tree: LexborHTMLParser, name: str) -> list[str]:
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


def _take(said: _Said, thing: Mapping[str, Any]) -> None:
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


def _text(tree: LexborHTMLParser) -> str:
    """The sentences of the page's article."""
    for node in tree.css(_NOT_ARTICLE):
        node.decompose()
    for node in tree.css("[class], [id]"):
        mark = f"{node.attributes.get('class') or ''} {node.attributes.get('id') or ''}"
        if node.tag not in {"html", "body", "main", "article"} and _CLUTTER.search(mark):
            node.decompose()
    best = ""
    for selector in _BODY:
        for node in tree.css(selector)[:20]:
            best = max(best, _paragraphs(node), key=len)
        if len(best) >= _ENOUGH:
            return best
    dense = _densest(tree)
    return max(best, _paragraphs(dense) if dense else "", key=len)


def _densest(tree: LexborHTMLParser) -> LexborNode | None:
    """The element whose own paragraphs say most, links left out; what stands two levels up counts for half."""
    scores: dict[int, float] = {}
    nodes: dict[int, LexborNode] = {}
    for paragraph in tree.css("p, pre, blockquote, td, div"):
        own = sum(len(child.text_content or "") for child in paragraph.iter(include_text=True) if child.tag == "-text")
        if own < 40:
            continue
        parent = paragraph if paragraph.tag in {"div", "td"} else paragraph.parent
        for share in (1.0, 0.5):
            if parent is None or parent.tag in {"html", "-document"}:
                break
            scores[parent.mem_id] = scores.get(parent.mem_id, 0) + share * own
            nodes[parent.mem_id] = parent
            parent = parent.parent
    return nodes[max(scores, key=lambda key: scores[key])] if scores else None


def _paragraphs(node: LexborNode) -> str:
    """The paragraphs in an element that are sentences of the article."""
    kept: list[str] = []
    length = 0
    for line in sentences(_unlinked(node)):
        length += len(line) + 2
        if length > LONGEST:
            break
        kept.append(line)
    return "\n\n".join(kept)


def _unlinked(node: LexborNode) -> Iterator[str]:
    """The lines of an element that say something and are not links for the most part; headings of such links are among them."""
    for written, linked in _lines(node):
        line = text.clean(written)
        if line and linked <= 0.5 * len(line) and any(map(str.isalpha, line)):
            yield line


def _lines(node: LexborNode) -> Iterator[tuple[str, int]]:
    """The texts between the edges of blocks in an element, and how many of their characters are links; without what else to read."""
    parts: list[str] = []
    linked = 0
    for kind, value in _walk(node):
        if kind == "edge" and parts:
            yield "".join(parts), linked
            parts, linked = [], 0
        elif kind == "link" and (kept := before_link(parts[-1] if parts else "", value)) is not None:
            parts[-1:] = [kept]
        elif kind != "edge":
            parts.append(value)
            linked += len(value.strip()) if kind == "link" else 0
    if parts:
        yield "".join(parts), linked


def _walk(top: LexborNode) -> Iterator[tuple[str, str]]:
    """Edges of blocks and texts of an element from left to right; the depth is bounded by ``markup``."""
    node: LexborNode | None = top
    links = 0
    while node is not None:
        if node.tag == "-text":
            yield "link" if links else "text", node.text_content or ""
        elif node.tag in _BLOCKS:
            yield "edge", ""
        links += node.tag == "a"
        if node.child is not None:
            node = node.child
            continue
        while node is not None:
            links -= node.tag == "a"
            if node.tag in _BLOCKS:
                yield "edge", ""
            if node.mem_id == top.mem_id:
                return
            if node.next is not None:
                node = node.next
                break
            node = node.parent


def _plain_body(body: str) -> str:
    """The body that JSON-LD tells, as paragraphs; some sites put markup into it."""
    if "<" in body:
        tree = LexborHTMLParser(tame(body))
        return _paragraphs(tree.body) if tree.body else ""
    return _bounded("\n\n".join(sentences(paragraphs(body))))


def _bounded(body: str) -> str:
    """The text up to the last paragraph that is not too far behind; one endless paragraph is cut where it is too long."""
    return body if len(body) <= LONGEST else body[:LONGEST].rpartition("\n\n")[0] or body[:LONGEST]


def _without_title(body: str, title: str) -> str:
    """The text without the title, where it stands above it once more."""
    first, _, rest = body.partition("\n\n")
    return rest if first.casefold() == title.casefold() else body


def _undated(body: str) -> str:
    """The text without the place and agency that its first sentence begins with."""
    return _DATELINE.sub("", body, count=1) if _DATELINE.match(body) else body


def _shortened(title: str) -> str:
    return title if len(title) <= LONGEST_TITLE else title[:LONGEST_TITLE].rpartition(" ")[0] or title[:LONGEST_TITLE]


def _squeezed(node: LexborNode) -> str:
    return " ".join("".join(value for kind, value in _walk(node) if kind != "edge").split())


def _untailed(title: str) -> str:
    """A page's title without the site's name behind it."""
    return re.split(r"\s+[|»·]\s+|\s+[-–—]\s+(?=[^-–—|]{1,40}$)", title)[0]


def _seen_days(tree: LexborHTMLParser) -> Iterable[str | None]:
    """The first day that stands on the page above the middle of its text: "Selasa, 5 November 2024 14:03 WIB"."""
    for written, _ in _lines(tree.body) if tree.body else ():
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


def _is_address(written: str) -> bool:
    try:
        parts = urlsplit(written.strip())
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)
