"""The paragraphs of a plain text: its lines, or in a text whose lines were broken to one width the lines that run on, joined.

Copies of PDF files and mails break their lines. Such a text is told by its breaks: most lines that another follows are nearly as long
as they can be, and go on in the middle of a sentence. Lists, tables and poems have lines of many lengths, or begin each anew.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from graph.values import text

NARROWEST, WIDEST = 40, 130
"""Characters of a line, where lines are broken to a width."""

_FULL: Final = 0.85
"""What part of the width a line with the next word must pass, to be broken for want of room; letters are not equally broad."""
_RUNS_ON: Final = 0.5
"""What part of the breaks must be such, and of those how many must go on in lower case."""
_LOWER: Final = 0.3
FEWEST: Final = 2
"""Breaks that tell a width at least."""
_TITLE: Final = 3
"""Lines of a title at most."""
_CUT: Final = re.compile(r"[^\W\d_]-$")
"""How a line ends within a word of two parts: ``undang-`` before ``undang``."""
_ENDED: Final = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z]\w)(?<!\b[A-Z]\w\w)(?<!\bProf)[.!?:;…][\"'”’»)\]]*$")
"""How a sentence ends, which an initial or a title before a name does not."""
_ITEM: Final = re.compile(r"(?:[-•*▪·●]|\(?(?:\d{1,3}|[a-z])[.)])\s")
_CELLS: Final = re.compile(r"\S(?: {3,}|\t)\s*\S")


class _Line(NamedTuple):
    """A line without what is about it, how far it is indented, and whether it has columns."""

    text: str
    indent: int
    cells: bool


class _Break(NamedTuple):
    """Between two lines of which none is empty: how long the first is, with the next word too, and how both go together."""

    length: int
    needed: int
    ends: bool
    """Whether a sentence ends before it and another begins."""
    lower: bool
    """Whether it goes on in lower case."""
    apart: bool
    """Whether it parts items, columns, or a paragraph from one that is indented."""

    @classmethod
    def of(cls, line: _Line, following: _Line) -> "_Break | None":
        """The break, where neither line is empty."""
        if not line.text or not following.text:
            return None
        lower = following.text[0].islower()
        return cls(
            length=len(line.text),
            needed=len(line.text) + 1 + len(following.text.split(maxsplit=1)[0]),
            ends=not lower and bool(_ENDED.search(line.text)),
            lower=lower,
            apart=line.cells
            or following.cells
            or bool(_ITEM.match(following.text))
            or (not lower and following.indent > line.indent),
        )

    def runs_on(self, width: int) -> bool:
        """Whether the line was broken for want of room, and not because its sentence ends."""
        return self.needed > _FULL * width and not self.ends and not self.apart


def paragraphs(written: str) -> list[str]:
    """The paragraphs, none of them empty; the first is a title, and holds no sentence of what follows it."""
    lines = [_Line(text.clean(line), len(line) - len(line.lstrip()), bool(_CELLS.search(line))) for line in written.splitlines()]
    lines = lines[next((number for number, line in enumerate(lines) if line.text), 0) :]
    breaks = [_Break.of(line, following) for line, following in pairwise(lines)]
    width = _width([one for one in breaks if one])
    joined: list[list[str]] = []
    for line, before in zip(lines, [None, *breaks], strict=False):
        if line.text and width and before and before.runs_on(width):
            joined[-1].append(line.text)
        elif line.text:
            joined.append([line.text])
    if joined and not _is_title(joined[0], closed=len(breaks) > len(joined[0]) - 1 and not breaks[len(joined[0]) - 1]):
        joined[:1] = [joined[0][:1], joined[0][1:]]
    return ["".join(part if _CUT.search(part) else part + " " for part in parts).rstrip() for parts in joined]


def _width(breaks: Sequence[_Break]) -> int:
    """The width to which lines were broken, or 0; where a sentence has ended and another begins, a break says nothing of it."""
    lengths = sorted(one.length for one in breaks)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    if not NARROWEST <= width <= WIDEST:
        return 0
    saying = [one for one in breaks if not one.ends]
    broken = [one for one in saying if one.runs_on(width)]
    lower = sum(one.lower for one in broken)
    return width if len(broken) >= max(FEWEST, _RUNS_ON * len(saying)) and lower >= _LOWER * len(broken) else 0


def _is_title(lines: Sequence[str], *, closed: bool) -> bool:
    """Whether the first lines are one title: few of them, and an empty line behind, or no sentence that ends."""
    return len(lines) == 1 or (len(lines) <= _TITLE and (closed or not _ENDED.search(lines[-1])))
