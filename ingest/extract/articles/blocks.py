"""The lines of a parsed page: its texts between the edges of blocks, each with how much of it is links."""

from collections.abc import Iterator
from typing import Final

from selectolax.lexbor import LexborNode

from ingest.extract.articles.teasers import before_link

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


def lines(node: LexborNode) -> Iterator[tuple[str, int]]:
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


def in_one_line(node: LexborNode) -> str:
    """All that an element says, without breaks."""
    return " ".join("".join(value for kind, value in _walk(node) if kind != "edge").split())


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
