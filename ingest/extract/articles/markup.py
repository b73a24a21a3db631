"""HTML from anywhere, made safe to parse: of bounded size and depth, well nested, with nothing in it that only a browser needs.

A parser follows the nesting that a page claims, and its time grows with the square of a depth that nobody wrote by
hand. So the tags are first read from left to right, once, in time that grows with the length alone; what comes out
has every element closed in order and at most ``DEEPEST`` of them open, so that parsing it is quick whatever came in.
"""

import html
import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple

DEEPEST: Final = 200
"""Elements that may be open at once; deeper ones are left out and their text kept, as browsers do from 512 on."""

LARGEST: Final = 3_000_000
"""Characters of a page that are looked at: news pages have some hundred thousand."""

MOST: Final = 200_000
"""Tags and texts of a page that are looked at: news pages have some thousand."""

_RAW: Final = frozenset(
    {"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript", "template", "svg", "math"}
)
"""What holds no article, up to its end tag; of scripts those are kept that describe the page, and the title is kept."""

VOID: Final = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_INLINE: Final = frozenset(
    [
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "nobr",
        "q",
        "rp",
        "rt",
        "ruby",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
    ]
)
"""What does not break a line: left out, for a parser opens these again in every paragraph in which they were forgotten."""

_CLOSED_BY_ITSELF: Final = frozenset(["dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr"])
"""What ends where the next of its kind begins."""

_TABLE: Final = frozenset(["table", "caption", "tbody", "td", "tfoot", "th", "thead", "tr"])
"""Only end tags of these reach out of a table."""

_KEPT: Final = frozenset(
    ["class", "content", "datetime", "href", "hidden", "id", "itemprop", "lang", "name", "property", "rel", "role", "type"]
)
_NAME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9:-]{0,30}")
_ATTRIBUTE: Final = re.compile(r"""([a-zA-Z-]{1,30})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))|\b(hidden)\b""")
_LONGEST_TAG: Final = 20_000


class Tag(NamedTuple):
    """A tag: its name, whether it ends an element, what stands in it."""

    name: str
    ends: bool
    inside: str


def tame(page: str) -> str:
    """The page, well nested and bounded; scripts, styles, comments and marks within a line are gone."""
    out: list[str] = []
    opened: list[str] = []
    for piece in islice(_pieces(page[:LARGEST]), MOST):
        if isinstance(piece, str):
            out.append(piece.replace("<", "&lt;"))
        elif piece.name in VOID:
            out.append(_written(piece))
        elif piece.ends:
            _close(piece.name, opened, out)
        else:
            if opened and piece.name == opened[-1] and piece.name in _CLOSED_BY_ITSELF:
                out.append(f"</{opened.pop()}>")
            if len(opened) < DEEPEST:
                opened.append(piece.name)
                out.append(_written(piece))
            elif piece.name not in {"a"}:
                out.append("\n")
    out.extend(f"</{name}>" for name in reversed(opened))
    return "".join(out)


def _close(name: str, opened: list[str], out: list[str]) -> None:
    """Close an element and what is open in it; an end tag without its beginning says nothing."""
    for place in range(len(opened) - 1, -1, -1):
        if opened[place] == name:
            out.extend(f"</{inner}>" for inner in reversed(opened[place:]))
            del opened[place:]
            return
        if opened[place] == "table" and name not in _TABLE:
            return


def _pieces(page: str) -> Iterator[Tag | str]:
    """Texts and tags in turn, without what is no article; each character is looked at a few times at most."""
    at = 0
    while (begin := page.find("<", at)) >= 0:
        if begin > at:
            yield page[at:begin]
        if page.startswith("<!--", begin):
            at = _behind(page, "-->", begin + 4)
            continue
        if page.startswith(("<!", "<?"), begin):
            at = _behind(page, ">", begin)
            continue
        ends = page.startswith("</", begin)
        found = _NAME.match(page, begin + 1 + ends)
        if not found:
            yield "<"
            at = begin + 1
            continue
        stop = _end(page, found.end())
        if stop < 0:
            return
        tag = Tag(found[0].lower(), ends, page[found.end() : min(stop, begin + _LONGEST_TAG)])
        at = stop + 1
        if tag.name in _RAW:
            if not ends and not tag.inside.endswith("/"):
                inside, at = _raw(page, tag.name, at)
                yield from _described(tag, inside)
        elif tag.name not in _INLINE:
            yield tag
        elif tag.name == "time" and not ends:
            yield Tag("meta", False, tag.inside + ' itemprop="time"')
    yield page[at:]


def _behind(page: str, mark: str, at: int) -> int:
    found = page.find(mark, at)
    return found + len(mark) if found >= 0 else len(page)


def _end(page: str, at: int) -> int:
    """Where the tag's ``>`` stands: the first that is not in quotes, the first of all where quotes are forgotten."""
    first = stop = page.find(">", at)
    for _ in range(20):
        if stop < 0 or stop - at > _LONGEST_TAG:
            break
        inside = page[at:stop]
        if not (inside.count('"') % 2 or (inside.count("'") % 2 and '"' not in inside)):
            return stop
        stop = page.find(">", stop + 1)
    return first


def _raw(page: str, name: str, at: int) -> tuple[str, int]:
    """What stands up to the end tag, and where the page goes on."""
    found = re.compile(f"</{name}", re.IGNORECASE).search(page, at)
    if not found:
        return page[at:], len(page)
    return page[at : found.start()], _behind(page, ">", found.end())


def _described(tag: Tag, inside: str) -> Iterator[Tag | str]:
    """The page's title, and what it says of itself to machines; of all else nothing."""
    if tag.name == "title":
        yield Tag("meta", False, f' name="title" content="{html.escape(html.unescape(inside))}"')
    elif tag.name == "script" and "ld+json" in tag.inside:
        yield Tag("meta", False, f' name="ld+json" content="{html.escape(inside)}"')


def _written(tag: Tag) -> str:
    """The start tag with the attributes that are kept, in one way."""
    kept = []
    for name, double, single, bare, flag in _ATTRIBUTE.findall(tag.inside):
        if (key := (name or flag).lower()) in _KEPT:
            value = (double or single or bare).replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
            kept.append(f' {key}="{value}"')
    return f"<{tag.name}{''.join(kept)}>"
