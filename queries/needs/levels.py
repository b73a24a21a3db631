"""Levels of a skill: the number that one begins with, the one that evidence derives, and how much evidence a level lacks."""

import re
from math import log2
from typing import Final

from queries.worth import WORTH

FIRST_LEVEL: Final = WORTH["training"].weight
"""What the first derived level is worth: a training just taken; each further level doubles it."""

LEVELS: Final = 5
"""Levels of a skill whose own scale is not known, as many as the competency standards of the civil service have."""


def number(level: str | None) -> int | None:
    """The number that a level begins with, as in “3. leads it”; none where it begins otherwise."""
    found = re.match(r"\s*(\d{1,3})\b", level or "")
    return int(found[1]) if found else None


def derived(worth: float, top: int) -> int | None:
    """The level that pieces of a summed worth show, of so many."""
    return max(1, min(top, 1 + int(log2(worth / FIRST_LEVEL) + 1e-9))) if worth > 0 else None


def lacking(worth: float, level: int) -> float:
    """What new pieces must be worth together, beside those of a summed worth, for a level to be derived; the first one is a training's."""
    return FIRST_LEVEL * 2 ** (level - 1) - worth if level > 1 else FIRST_LEVEL
