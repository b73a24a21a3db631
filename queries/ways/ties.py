"""What ties two people, and how strong each tie is: how surely a request is passed on along it.

::

    shared evidence   a_kind / (n - 1) · age                       n people share it; more than a hundred: no tie
    shared unit       0.8 (1 - exp(-years / 3)) / (n - 1) · age    years both were there; n were there with either of them
    acquaintance      as the source says, else 0.5 · age
    guidance          0.9 from who is guided to the mentor, 0.7 from the mentor · age
    endorsement       0.3 both ways · age; for several subjects only the newest counts
    citation          0.1 from who cites to who is cited, only at the ends of a way

    age = 2^(-years since / half-life)
    strength = 1 - Π (1 - each)

The part of each of n people is Newman's collaboration weight (2001, Physical Review E 64, 016132). What keeps a tie, time together, closeness and
how long ago it was, is Granovetter's (1973, American Journal of Sociology 78); that ties fade when nothing renews them Burt's (2000, Social Networks 22).
Several reasons are taken as independent chances that a request is passed on. Weights and half-lives are declared, not learned.

A shared skill, sector or employer is no tie: a third of all people may share it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from queries.ways.closeness import CLOSENESS
from queries.worth import UNDATED, now, year

ASSUMED: Final = 1.0
"""Years in a post whose beginning is not known."""

MOST: Final = 0.95
"""No tie is sure."""


class Bond(NamedTuple):
    """One reason of a tie."""

    kind: str
    """Of ``CLOSENESS``."""
    what: str
    """The id of the shared thing or of the cited work; of an acquaintance or guidance, what the source says."""
    since: str | None
    until: str | None
    people: int
    """How many share it."""
    strength: float


class Shared(NamedTuple):
    """A thing that people share."""

    kind: str
    date: str | None
    people: list[str]


class Held(NamedTuple):
    """When somebody came into a unit and left it; empty where that is not known, or still."""

    since: str | None
    until: str | None


def by_thing(group: Shared) -> float:
    """What sharing one thing says of each two who share it."""
    return CLOSENESS[group.kind].weight / (len(group.people) - 1) * age(group.date, group.kind)


def age(date: str | None, kind: str) -> float:
    """What age leaves of a tie."""
    when = year(date)
    return UNDATED if np.isnan(when) else float(2 ** (-max(0.0, now() - when) / CLOSENESS[kind].half_life))


def periods(held: Iterable[Sequence[str]]) -> dict[str, Held]:
    """From posts that were held in a unit: when each person came and left; an empty date is not known, or still."""
    found: dict[str, Held] = {}
    for person, since, until in held:
        began, ended = since or None, until or None
        if before := found.get(person):
            began = min(filter(None, (began, before.since)), default=None)
            ended = max(ended, before.until) if ended and before.until else None
        found[person] = Held(began, ended)
    return found


def by_unit(held: Mapping[str, Held]) -> tuple[Any, Any]:
    """The strength of having been in a unit together, for each two of its people by name, and which were there at one time."""
    today = now()
    until = np.array([min(today, year(held[name].until)) if held[name].until else today for name in sorted(held)])
    since = np.array([year(held[name].since) for name in sorted(held)])
    since = np.where(np.isnan(since), until - ASSUMED, since)
    ended = np.minimum(until[:, None], until[None, :])
    years = ended - np.maximum(since[:, None], since[None, :])
    np.fill_diagonal(years, 0)
    together = years > 0
    others = np.maximum(together.sum(1)[:, None], together.sum(1)[None, :])
    weight, half_life = CLOSENESS["unit"]
    strength = weight * -np.expm1(-np.maximum(years, 0) / 3) / np.maximum(others, 1) * 2 ** (-(today - ended) / half_life)
    return np.where(together, strength, 0.0), together
