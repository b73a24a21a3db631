"""Small networks on a canvas of 640 by 400 or as high as they need, and a life on a line of years: where each thing lies."""

import math
from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from api.tables import TARGETS
from graph.language import label
from queries.cross_sector import SectorPair
from queries.paths import Path
from queries.profile import Profile
from queries.ways.colleagues import Colleague


class Dot(NamedTuple):
    """A node of a picture, placed on a canvas of 640 by the height of its picture."""

    x: float
    y: float
    radius: float
    label: str
    href: str
    anchor: str
    below: bool = False
    """Whether its label, if in the middle, stands below it."""


class Line(NamedTuple):
    """An edge of a picture."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    title: str


@dataclass(frozen=True)
class Drawing:
    """A small network, drawn."""

    dots: list[Dot]
    lines: list[Line]
    height: float = 400


def _around(count: int, *, x: float = 150, y: float = 140) -> list[tuple[float, float]]:
    """Places on an ellipse about the middle of the canvas, the first on top."""
    turns = [2 * math.pi * place / max(count, 1) - math.pi / 2 for place in range(count)]
    return [(320 + x * math.cos(turn), 200 + y * math.sin(turn)) for turn in turns]


def _anchor(x: float) -> str:
    return "middle" if abs(x - 320) < 30 else "start" if x > 320 else "end"


def ego(name: str, colleagues: list[Colleague]) -> Drawing:
    """A person's ego network: the closest colleagues around them, a line as wide as they are close."""
    strongest = max((colleague.strength for colleague in colleagues), default=1) or 1
    places = _around(len(colleagues))
    dots = [
        Dot(x, y, 7, _short(colleague.name), TARGETS["Person"] + colleague.person, _anchor(x), y >= 195)
        for colleague, (x, y) in zip(colleagues, places, strict=True)
    ]
    lines = [
        Line(320, 200, x, y, 1 + 5 * colleague.strength / strongest, colleague.name)
        for colleague, (x, y) in zip(colleagues, places, strict=True)
    ]
    return Drawing([*dots, Dot(320, 200, 11, _short(name), "", "middle", below=True)], lines)


def sector_map(rows: list[SectorPair], language: str) -> Drawing:
    """The sectors: a dot as large as a sector's people are many, a line as wide as those it links; both by square root."""
    within = {row.sector: row.people for row in rows if row.sector == row.other}
    between = [row for row in rows if row.sector != row.other and row.sector in within and row.other in within]
    places = dict(zip(within, _around(len(within), y=130), strict=True))
    most, widest = max(within.values(), default=1) or 1, max((row.people for row in between), default=1) or 1
    dots = [
        Dot(x, y, 6 + 20 * math.sqrt(within[sector] / most), label(sector, language), "", _anchor(x), y >= 195)
        for sector, (x, y) in places.items()
    ]
    lines = [
        Line(*places[row.sector], *places[row.other], 1 + 9 * math.sqrt(row.people / widest), str(row.people)) for row in between
    ]
    return Drawing(dots, lines)


class Span(NamedTuple):
    """Something that lasted, or what a year holds, on a timeline."""

    x: float
    y: float
    width: float
    height: float
    label: str


@dataclass(frozen=True)
class Timeline:
    """Posts as bars, one below the other, above columns that count each year's evidence."""

    height: int
    posts: list[Span]
    columns: list[Span]
    ticks: list[tuple[float, int]]


_ROW: Final = 24
_COLUMN: Final = 44
_LATEST: Final = 12
"""Posts that are drawn; the list beside has them all."""


def timeline(found: Profile) -> Timeline | None:
    """A person's posts and evidence by year, on a canvas 640 wide; None where fewer than two things have a year."""
    now = date.today().year
    held = [
        (int(post.valid_from[:4]), int((post.valid_to or str(now))[:4]), post.title)
        for post in found.positions
        if post.valid_from
    ][:_LATEST]
    years = Counter(int(piece.date[:4]) for piece in found.evidence if piece.date)
    if len(held) + len(years) < 2:
        return None
    first, last = min([*years, *(since for since, _, _ in held)]), max([now, *years])
    wide = 620 / (last - first + 1)
    top = len(held) * _ROW
    posts = [
        Span(10 + (since - first) * wide, place * _ROW + 2, max((min(until, last) - since + 1) * wide, 4), _ROW - 6, title)
        for place, (since, until, title) in enumerate(sorted(held))
    ]
    most = max(years.values(), default=1)
    columns = [
        Span(10 + (year - first) * wide + 1, top + 6 + _COLUMN * (1 - count / most), max(wide - 2, 1), _COLUMN * count / most, f"{year}: {count}")
        for year, count in sorted(years.items())
    ]  # fmt: skip
    base = top + 6 + (_COLUMN if years else 0)
    step = max(1, math.ceil((last - first + 1) / 12))
    return Timeline(
        base + 20, posts, columns, [(10 + (year - first + 0.5) * wide, year) for year in range(first, last + 1, step)]
    )


DRAWN: Final = 4
"""Ways that a picture holds."""


def ways_map(me: str, rows: list[Path]) -> Drawing | None:
    """Ways from who asks, on the left, to the right, one below the other, a line as wide as a tie is strong; none where nobody leads on."""
    rows = [row for row in rows if row.steps][:DRAWN]
    if not rows:
        return None
    height, deepest = 110.0 * len(rows), max(len(row.steps) for row in rows)
    start = (100.0, height / 2)
    places: dict[str, tuple[float, float]] = {}
    low: dict[str, bool] = {}  # neighbours on a way have their names on different sides
    if len({row.person for row in rows}) == 1:
        places[rows[0].person], low[rows[0].person] = (540.0, height / 2), deepest % 2 == 0
    lines = []
    for place, row in enumerate(rows):
        at, name = start, me
        for depth, step in enumerate(row.steps, 1):
            to = places.setdefault(step.person, (100 + 440 * depth / deepest, 110 * place + 60.0))
            low.setdefault(step.person, depth % 2 == 0)
            lines.append(Line(*at, *to, 1 + 9 * step.strength, f"{name} – {step.name}"))
            at, name = to, step.name
    names = {step.person: step.name for row in rows for step in row.steps}
    ends = {row.person for row in rows}
    dots = [
        Dot(
            *places[person], 11 if person in ends else 7, _short(names[person]), TARGETS["Person"] + person, "middle", low[person]
        )
        for person in names
    ]
    return Drawing([Dot(*start, 11, _short(me), "", "middle", below=True), *dots], lines, height)


def _short(name: str) -> str:
    """A name that has room beside its dot: without the titles behind it where it is long, and then cut."""
    if len(name) > _ROOM:
        name = name.partition(",")[0]
    return name if len(name) <= _ROOM else name[: _ROOM - 1].rstrip(" ,.") + "…"


_ROOM: Final = 22
"""Letters that have room at either side of a drawing."""
