"""The ties around two ends: every one on a way between them, read from both in two layers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from graph.store import Store
from queries.question import Viewer
from queries.ways.arcs import web_of
from queries.ways.reading import BUDGET, Ties
from queries.ways.routes import HOPS, Ints, Web

BREADTH: Final = 100
"""Neighbours of either end whose own ties are read, the closest first. Among 100,000 people (``benchmarks/paths.py``) the best way is that of 200 in 60 cases of
60, at four fifths of the processor's time; with 60 it is in 53."""


@dataclass(frozen=True)
class Around:
    """Two ends, all ties on ways between them, and who is who."""

    ties: Ties
    names: list[str]
    """Ids of people, by their number in the web."""
    numbers: dict[str, int]
    web: Web
    takes: Ints

    def strength(self, start: str, end: str) -> float:
        """The strength of the tie from one person to another, 0 where there is none."""
        found = (self.web.starts == self.numbers[start]) & (self.web.ends == self.numbers[end])
        return float(self.web.strengths[found].sum())


def around(store: Store, viewer: Viewer, me: str, targets: Mapping[str, float], asked: Iterable[str] = ()) -> Around:
    """Every tie on a way of at most four ties from one person to any of some others: read from both ends, in two layers.

    Whoever is asked already takes one request less, each time.
    """
    ties = Ties(store, viewer)
    ties.expand([me, *targets])
    ties.cite(me, targets)
    names, web = web_of(ties)
    numbers = {name: number for number, name in enumerate(names)}
    goals = np.array([numbers[target] for target in targets if target in numbers], np.int64)
    if me not in numbers or not len(goals):
        return Around(ties, names, numbers, web, np.zeros(len(names), np.int64))
    near = _closest(web.ends[web.starts == numbers[me]], web.strengths[web.starts == numbers[me]])
    into = np.isin(web.ends, goals)
    far = _closest(web.starts[into], web.strengths[into])
    ties.ask_takes(names[number] for number in np.union1d(near, far).tolist())
    willing = ([name for name in (names[number] for number in side.tolist()) if ties.takes[name] > 0] for side in (near, far))
    ties.expand(name for side in willing for name in side[:BREADTH])
    names, web = web_of(ties)
    numbers = {name: number for number, name in enumerate(names)}
    web = web.within(numbers[me], np.array([numbers[target] for target in targets if target in numbers], np.int64), HOPS)
    ties.ask_takes(names[number] for number in np.union1d(web.starts, web.ends).tolist())
    for name in asked:
        if name in ties.takes:
            ties.takes[name] -= 1
    return Around(ties, names, numbers, web, np.array([ties.takes.get(name, BUDGET) for name in names], np.int64))


def _closest(people: Ints, strengths: "np.ndarray[Any, np.dtype[np.float64]]") -> Ints:
    """People by number, those with the strongest tie first."""
    order = np.lexsort((people, -strengths))
    found, first = np.unique(people[order], return_index=True)
    return found[np.argsort(first, kind="stable")]
