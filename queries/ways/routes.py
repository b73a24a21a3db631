"""The strongest ways from one person to another along ties: few people between, and each time others."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]

HOPS: Final = 4
"""Ties of a way, at most: three people between. Whoever is asked by a stranger's stranger's stranger seldom answers."""

AGAIN: Final = 0.5
"""What is left of a tie, and of one who introduces, each time that an earlier way went there."""

_REPEATS: Final = 8
"""So often the same way or a detour of it may come back, halved each time, until there is taken to be no other that is worth naming."""


@dataclass(frozen=True)
class Web:
    """Ties among people who are numbered from 0: each an arc from one who would speak to one who would listen."""

    people: int
    starts: Ints
    ends: Ints
    strengths: Floats
    """Above 0 and below 1."""

    def within(self, me: int, targets: Ints, hops: int) -> "Web":
        """Only the arcs that lie on a way of so many ties from me to a target."""
        before = _steps(self.people, self.starts, self.ends, np.array([me]), hops)
        after = _steps(self.people, self.ends, self.starts, targets, hops)
        kept = before[self.starts] + 1 + after[self.ends] <= hops
        return Web(self.people, self.starts[kept], self.ends[kept], self.strengths[kept])


class Route(NamedTuple):
    """A way: the people on it, both ends included, and the product of its ties' strengths."""

    people: tuple[int, ...]
    strength: float


def routes(web: Web, me: int, targets: Mapping[int, float], takes: Ints, *, count: int, hops: int = HOPS) -> list[Route]:
    """The best ways from one person to any target, each unlike those before.

    A way is worth the product of its ties' strengths (if each passes a request on with that probability, the most reliable path: the shortest one by
    -log strength, Dijkstra 1959), of the target's worth, and of c/(c + 1) for each person between who still takes c requests; who takes none is never
    between. The best is taken; its ties and the people between are halved, the latter take one request less, and the next is looked for
    (the iterative penalty method; Akgün, Erkut & Batta 2000, European Journal of Operational Research 121). So the first n of ten ways are the n ways asked for.
    A way past everybody of an earlier one to the same target is a detour, and is not told.

    Args:
        web: the ties.
        me: where ways begin.
        targets: where they may end, each with what it is worth, above 0 and at most 1.
        takes: for each person, how many requests to introduce others they take.
        count: how many ways, at most.
        hops: how many ties each may have, at most.

    Returns:
        Ways without circles or detours, in the order of their worth when each was taken.
    """
    search = _Search.over(web, me, targets)
    found: list[Route] = []
    left, past, again = np.append(takes, 0), np.zeros(web.people + 1, np.int64), np.zeros(len(search.starts), np.int64)
    repeats = 0
    while len(found) < count and repeats < _REPEATS:
        arcs = search.best(left, past, again, hops)
        if arcs is None:
            break
        route = Route((me, *search.ends[arcs[:-1]].tolist()), float(np.exp(-search.costs[arcs[:-1]].sum())))
        between = list(route.people[1:-1])
        again[arcs] += 1
        past[between] += 1
        if any(earlier.people[-1] == route.people[-1] and set(earlier.people) <= set(route.people) for earlier in found):
            repeats += 1
            continue
        repeats = 0
        left[between] -= 1
        found.append(route)
    return found


@dataclass(frozen=True)
class _Search:
    """Arcs by where they end, with one more person behind all targets, where every way ends."""

    me: int
    sink: int
    starts: Ints
    ends: Ints
    costs: Floats
    heads: Ints
    """Where the arcs to one person begin."""

    @classmethod
    def over(cls, web: Web, me: int, targets: Mapping[int, float]) -> "_Search":
        sink = web.people
        goals = np.array(sorted(targets), np.int64)
        starts, ends = np.append(web.starts, goals), np.append(web.ends, np.full(len(goals), sink))
        costs = -np.log(np.append(web.strengths, [targets[goal] for goal in goals.tolist()]))
        kept = np.flatnonzero(ends != me)
        order = kept[np.lexsort((starts[kept], ends[kept]))]
        starts, ends, costs = starts[order], ends[order], costs[order]
        return cls(me, sink, starts, ends, costs, np.flatnonzero(np.append(True, ends[1:] != ends[:-1])) if len(ends) else ends)

    def best(self, takes: Ints, past: Ints, again: Ints, hops: int) -> Ints | None:
        """The arcs of the best way with so many ties, its last one to the sink; nothing where there is none."""
        if not len(self.starts):
            return None
        left = np.maximum(takes, 0)
        with np.errstate(divide="ignore"):
            asking = -np.log(left / (left + 1))
        between = (self.starts != self.me) & (self.ends != self.sink)
        halved = again + np.where(between, past[self.starts], 0)
        costs = self.costs + np.where(between, asking[self.starts], 0) - np.log(AGAIN) * halved
        least = np.full((hops + 2, self.sink + 1), np.inf)
        least[0, self.me] = 0
        for hop in range(1, hops + 2):
            least[hop, self.ends[self.heads]] = np.minimum.reduceat(least[hop - 1, self.starts] + costs, self.heads)
        hop, at = int(np.argmin(least[:, self.sink])), self.sink
        if not np.isfinite(least[hop, at]):
            return None
        arcs = []
        for before in range(hop - 1, -1, -1):
            first, last = np.searchsorted(self.ends, [at, at + 1])
            arc = int(first + np.argmin(least[before, self.starts[first:last]] + costs[first:last]))
            arcs.append(arc)
            at = int(self.starts[arc])
        return np.array(arcs[::-1])


def _steps(people: int, starts: Ints, ends: Ints, first: Ints, most: int) -> Ints:
    """How many arcs from any of the first to each person, the least; more than the most where it is further."""
    found = np.full(people, most + 1, np.int64)
    found[first] = 0
    for step in range(1, most + 1):
        reached = ends[found[starts] == step - 1]
        found[reached] = np.minimum(found[reached], step)
    return found
