"""Small networks, drawn: where each node and edge lies on a canvas of 640 by 400."""

import math
from dataclasses import dataclass
from typing import NamedTuple

from api.tables import TARGETS
from queries.cross_sector import SectorPair
from queries.profile import Colleague


class Dot(NamedTuple):
    """A node of a picture, placed on a canvas of 640 by 400."""

    x: float
    y: float
    radius: float
    label: str
    href: str
    anchor: str


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


def _around(count: int, *, x: float = 185, y: float = 140) -> list[tuple[float, float]]:
    """Places on an ellipse about the middle of the canvas, the first on top."""
    turns = [2 * math.pi * place / max(count, 1) - math.pi / 2 for place in range(count)]
    return [(320 + x * math.cos(turn), 200 + y * math.sin(turn)) for turn in turns]


def _anchor(x: float) -> str:
    return "middle" if abs(x - 320) < 30 else "start" if x > 320 else "end"


def ego(name: str, colleagues: list[Colleague]) -> Drawing:
    """A person's ego network: the closest colleagues around her, a line as wide as they are close."""
    strongest = max((colleague.strength for colleague in colleagues), default=1) or 1
    places = _around(len(colleagues))
    dots = [
        Dot(x, y, 7, colleague.name, TARGETS["Person"] + colleague.person, _anchor(x))
        for colleague, (x, y) in zip(colleagues, places, strict=True)
    ]
    lines = [
        Line(320, 200, x, y, 1 + 5 * colleague.strength / strongest, colleague.name)
        for colleague, (x, y) in zip(colleagues, places, strict=True)
    ]
    return Drawing([*dots, Dot(320, 200, 11, name, "", "middle")], lines)


def sector_map(rows: list[SectorPair]) -> Drawing:
    """The sectors: a dot as large as a sector's people are many, a line as wide as those it links; both by square root."""
    within = {row.sector: row.people for row in rows if row.sector == row.other}
    between = [row for row in rows if row.sector != row.other and row.sector in within and row.other in within]
    places = dict(zip(within, _around(len(within), x=150, y=130), strict=True))
    most, widest = max(within.values(), default=1) or 1, max((row.people for row in between), default=1) or 1
    dots = [Dot(x, y, 6 + 20 * math.sqrt(within[sector] / most), sector, "", _anchor(x)) for sector, (x, y) in places.items()]
    lines = [
        Line(*places[row.sector], *places[row.other], 1 + 9 * math.sqrt(row.people / widest), str(row.people)) for row in between
    ]
    return Drawing(dots, lines)
