"""The sentences of a page's article: by the marks that sites put on them, else by where most running text stands."""

import re
from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from graph.values import text
from ingest.extract.articles.blocks import lines
from ingest.extract.articles.markup import tame
from ingest.extract.articles.teasers import sentences
from ingest.extract.articles.wrapped import paragraphs

LONGEST: Final = 100_000
"""Characters of an article; a long report has some ten thousand. What comes behind is left out, from a paragraph on."""

ENOUGH: Final = 200
"""Characters of running text that make an article rather than a teaser."""

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


def body_text(tree: LexborHTMLParser) -> str:
    """The sentences of the page's article; what is none of it is taken out of the tree."""
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
        if len(best) >= ENOUGH:
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
    for written, linked in lines(node):
        line = text.clean(written)
        if line and linked <= 0.5 * len(line) and any(map(str.isalpha, line)):
            yield line


def plain_body(body: str) -> str:
    """The body that JSON-LD tells, as paragraphs; some sites put markup into it."""
    if "<" in body:
        tree = LexborHTMLParser(tame(body))
        return _paragraphs(tree.body) if tree.body else ""
    return bounded("\n\n".join(sentences(paragraphs(body))))


def bounded(body: str) -> str:
    """The text up to the last paragraph that is not too far behind; one endless paragraph is cut where it is too long."""
    return body if len(body) <= LONGEST else body[:LONGEST].rpartition("\n\n")[0] or body[:LONGEST]
