"""A call: who seeks, who hosts, what may not be; and the answer to it, with its proof.

Nothing here knows people or a graph: rows are seekers, columns are hosts, and a programme gives the fit.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.errors import AskError
from graph.language import N_

Pair = tuple[int, int]
Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Call:
    """What is to be assigned.

    Args:
        fit: seekers × hosts, how well they fit, from 0 to 1; 0 where not at all.
        seats: how many seekers each host takes.
        wanted: how many hosts each seeker is to have; one where left out.
        forbidden: by the name of a rule, seekers × hosts, true where the rule forbids the pair.
        lasting: the names of the rules that nobody may lift.
        pinned: pairs that must hold.
        kept: pairs of an earlier assignment, of which as many as possible are to stay.
        groups: the group of each seeker, counted from 0.
        quotas: by group, the most places that its seekers may have together, with those of groups within it.
        within: by group, the group that it lies within.
    """

    fit: Floats
    seats: Integers
    wanted: Integers | None = None
    forbidden: Mapping[str, Mask] = field(default_factory=dict)
    lasting: Collection[str] = ()
    pinned: Sequence[Pair] = ()
    kept: Sequence[Pair] = ()
    groups: Integers | None = None
    quotas: Mapping[int, int] = field(default_factory=dict)
    within: Mapping[int, int] = field(default_factory=dict)

    @property
    def places(self) -> Integers:
        """How many hosts each seeker is to have."""
        return np.ones(len(self.fit), np.int64) if self.wanted is None else np.asarray(self.wanted, np.int64)

    @property
    def group(self) -> Integers:
        """The group of each seeker; all are of one where there are none."""
        return np.zeros(len(self.fit), np.int64) if self.groups is None else np.asarray(self.groups, np.int64)

    @cached_property
    def count(self) -> int:
        """How many groups there are."""
        return 1 + max(int(self.group.max(initial=0)), *self.quotas, *self.within, *self.within.values(), 0)

    def around(self, group: int) -> list[int]:
        """A group, and those that it lies within, the innermost first."""
        return [group, *self.around(self.within[group])] if group in self.within else [group]

    def spent(self, seekers: Sequence[int] | Integers) -> Integers:
        """By group, how many places seekers take, named once for each."""
        taken = np.bincount(self.group[np.asarray(seekers, np.int64)], minlength=self.count)
        spent = np.zeros(self.count, np.int64)
        for group in np.flatnonzero(taken).tolist():
            spent[self.around(group)] += taken[group]
        return spent

    @cached_property
    def allowed(self) -> Mask:
        """The pairs that fit at all, whose host has a seat, and that no rule forbids."""
        free: Mask = (self.fit > 0) & (np.asarray(self.seats) > 0)
        for mask in self.forbidden.values():
            free &= ~mask
        return free


class Contradiction(NamedTuple):
    """What in a call cannot hold together: ``rule`` says which of the ways, with whom it concerns and how many."""

    rule: str
    """``forbidden:NAME``, ``pinned twice``, ``seats``, ``wanted``, ``quota``, ``negative seats`` or ``negative wanted``."""
    seeker: int = -1
    host: int = -1
    asked: int = 0
    most: int = 0


class Contradictory(AskError):
    """A call asks for what cannot hold together; ``found`` lists all of it."""

    def __init__(self, found: Sequence[Contradiction]) -> None:
        """Every contradiction there is."""
        self.found = tuple(found)
        listed = "; ".join(f"{one.rule} ({one.seeker}, {one.host})" for one in self.found[:10])
        super().__init__(N_("{count} rules contradict each other: {listed}."), count=len(self.found), listed=listed)


@dataclass(frozen=True)
class Matching:
    """An assignment: its pairs, their summed fit, the most that any other could have, the smallest fit of a pair.

    ``bound`` holds for every assignment that serves as many places and keeps as many earlier pairs.
    """

    pairs: tuple[Pair, ...]
    total: float
    bound: float
    worst: float

    @property
    def gap(self) -> float:
        """What a better assignment could have more, at most; 0 where the answer is proven."""
        return self.bound - self.total


def contradictions(call: Call) -> Iterator[Contradiction]:
    """What in a call cannot hold together."""
    for name, given in (("seats", call.seats), ("wanted", call.places)):
        for at in np.flatnonzero(np.asarray(given) < 0).tolist():
            yield _of(name, at, f"negative {name}", int(given[at]), 0)
    for (seeker, host), times in Counter(call.pinned).items():
        if times > 1:
            yield Contradiction("pinned twice", seeker, host)
        for name, mask in call.forbidden.items():
            if mask[seeker, host]:
                yield Contradiction(f"forbidden:{name}", seeker, host)
    once = list(dict.fromkeys(call.pinned))
    for name, given, used in (
        ("seats", call.seats, [pair[1] for pair in once]),
        ("wanted", call.places, [pair[0] for pair in once]),
    ):
        for at, times in Counter(used).items():
            if times > given[at] >= 0:
                yield _of(name, at, name, times, int(given[at]))
    for group, times in enumerate(call.spent([pair[0] for pair in once]).tolist()):
        if times > call.quotas.get(group, times):
            yield Contradiction("quota", seeker=group, asked=times, most=call.quotas[group])


def _of(name: str, at: int, rule: str, asked: int, most: int) -> Contradiction:
    """A contradiction at a host's seats, or at what a seeker wants."""
    return (
        Contradiction(rule, host=at, asked=asked, most=most)
        if name == "seats"
        else Contradiction(rule, seeker=at, asked=asked, most=most)
    )
