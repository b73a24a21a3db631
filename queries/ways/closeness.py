"""What ties people: the kinds of things that two may share, and what each says of how close they are."""

from collections.abc import Mapping
from typing import Final, NamedTuple

CROWD: Final = 100
"""People behind one piece of evidence or in one unit, past which sharing it is no acquaintance."""

KNOWN: Final = 0.5
"""Strength of an acquaintance whose source does not say how close it is."""


class Closeness(NamedTuple):
    """What sharing a kind of thing says of two who share it alone, and how fast that fades."""

    weight: float
    half_life: float
    """Years."""


CLOSENESS: Final[Mapping[str, Closeness]] = {
    "project": Closeness(0.9, 5),
    "work": Closeness(0.8, 5),
    "unit": Closeness(0.8, 5),
    "programme": Closeness(0.7, 5),
    "education": Closeness(0.6, 10),
    "award": Closeness(0.6, 5),
    "training": Closeness(0.5, 5),
    "certificate": Closeness(0.2, 5),
    "news": Closeness(0.2, 5),
    "statement": Closeness(0.1, 5),
    "guided by": Closeness(0.9, 5),
    "guides": Closeness(0.7, 5),
    "endorses": Closeness(0.3, 5),
    "endorsed by": Closeness(0.3, 5),
    "acquaintance": Closeness(1.0, 5),
    "cites": Closeness(0.1, 5),
}
