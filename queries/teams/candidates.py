"""Who could be of a team: what each covers, and how far any two are from each other.

Nothing here knows people or a graph: rows are candidates, columns are skills, and numbers stand for institutions.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import Final, Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]
Objective = Literal["close", "sectors"]

FAR, SAME_PLACE, SAME_INSTITUTION = 3000, 2000, 1000
"""Distance of two without a tie, in thousandths: without anything in common, in one place, at one institution."""

UNKNOWN: Final = -1
"""Of whom institution, place or sector is not known; two such have nothing in common."""

SHOWN: Final = 1000
"""What somebody shows of all skills is counted in so many parts."""

STARTS: Final = 300
"""First members from whom a team is taken greedily, before the proof."""


@dataclass(frozen=True)
class Candidates:
    """Who could be of a team.

    Args:
        shows: people × skills, how much each shows of each skill, from 0 (does not cover it) to 1.
        institution, place, sector: the number of each one's, ``UNKNOWN`` where it is not known; an institution is in one place.
        ties: how strong a tie two have, above 0 and below 1, by their rows, the smaller first.
        weights: what each skill counts where teams are equal.
    """

    shows: Floats
    institution: Integers
    place: Integers
    sector: Integers
    ties: Mapping[tuple[int, int], float] = field(default_factory=dict)
    weights: Sequence[float] = ()

    def __len__(self) -> int:
        """How many people."""
        return len(self.shows)

    @cached_property
    def worth(self) -> Integers:
        """What each shows of all skills together, 0 to ``SHOWN``."""
        weights = np.array(self.weights or [1.0] * self.shows.shape[1])
        worth: Integers = np.rint(SHOWN * (self.shows @ weights) / max(weights.sum(), 1e-9)).astype(np.int64)
        return worth

    def distance(self, one: int, other: int) -> int:
        """How far two are from each other, in thousandths: 1 - strength with a tie, else 1 at one institution, 2 in one place, 3."""
        tie = self.ties.get((min(one, other), max(one, other)), 0.0)
        return round(SAME_INSTITUTION * (1 - tie)) if tie > 0 else self._apart(one, other)

    def _apart(self, one: int, other: int) -> int:
        if self.institution[one] == self.institution[other] != UNKNOWN:
            return SAME_INSTITUTION
        return SAME_PLACE if self.place[one] == self.place[other] != UNKNOWN else FAR

    def distances(self, one: int) -> Integers:
        """How far everybody is from one; one is at no distance from oneself."""
        found = np.full(len(self), FAR, np.int64)
        if self.place[one] != UNKNOWN:
            found[self.place == self.place[one]] = SAME_PLACE
        if self.institution[one] != UNKNOWN:
            found[self.institution == self.institution[one]] = SAME_INSTITUTION
        for other in self._tied.get(one, ()):
            found[other] = self.distance(one, other)
        found[one] = 0
        return found

    @cached_property
    def _tied(self) -> dict[int, list[int]]:
        tied: dict[int, list[int]] = defaultdict(list)
        for one, other in self.ties:
            tied[one].append(other)
            tied[other].append(one)
        return tied

    def value(self, team: Iterable[int], objective: Objective) -> int:
        """The summed distance of all pairs of a team, in thousandths, or its number of sectors."""
        if objective == "sectors":
            return len({int(self.sector[one]) for one in team} - {UNKNOWN})
        return sum(self.distance(one, other) for one, other in combinations(team, 2))


class Team(NamedTuple):
    """A team, what it is worth, and what no team can do better than."""

    members: tuple[int, ...]
    value: int
    bound: int
    """The least sum of distances that any team could have, in thousandths; or the most sectors."""

    @property
    def proven(self) -> bool:
        """Whether no team is better."""
        return self.value == self.bound


class Short(NamedTuple):
    """Why there is no team: the skills that nobody covers, or that so many people must leave out."""

    missing: tuple[int, ...]
    """Skills without anybody; or, where each has somebody, those that the best team of this size leaves out."""
    least: int
    """Members that would do; 0 where no number does."""


def promising(candidates: Candidates, size: int, objective: Objective) -> list[int]:
    """The rows among which a best team is."""
    tied = {one for pair in candidates.ties for one in pair} if objective == "close" else set[int]()
    keys = (
        zip(candidates.institution.tolist(), candidates.place.tolist(), strict=True)
        if objective == "close"
        else candidates.sector.tolist()
    )
    alike: dict[object, list[int]] = defaultdict(list)
    for row, key in enumerate(keys):
        alike[key].append(row)
    covers, worth, kept = candidates.shows > 0, candidates.worth, set(tied)
    for rows in alike.values():
        order = np.array(sorted(rows, key=lambda row: (-int(worth[row]), row not in tied, row)))
        for at, row in enumerate(order.tolist()):
            if row not in kept and int((covers[order[:at]] >= covers[row]).all(axis=1).sum()) < size:
                kept.add(row)
    return sorted(kept)


def greedy(candidates: Candidates, size: int, objective: Objective, first: int | None = None) -> tuple[int, ...]:
    """A team by taking, one by one, who is best by the objective among those who cover enough of what is not covered yet.

    Args:
        candidates: who could be of it.
        size: how many members.
        objective: what they are to be.
        first: the row of the first member; who covers most where left out.

    Returns:
        A team, which may leave skills out.
    """
    covers, worth = candidates.shows > 0, candidates.worth
    team: list[int] = []
    lacking = np.ones(covers.shape[1], bool)
    apart = np.zeros(len(candidates), np.int64)
    while len(team) < size:
        news = covers[:, lacking].sum(axis=1)
        enough = -(-int(lacking.sum()) // (size - len(team)))
        fit = np.minimum(news, enough)
        if objective == "sectors":
            loss = np.isin(candidates.sector, [UNKNOWN, *(int(candidates.sector[one]) for one in team)]).astype(np.int64)
        else:
            loss = apart
        order = np.lexsort((-worth, loss, -fit))
        best = first if first is not None and not team else next(int(row) for row in order if int(row) not in team)
        team.append(best)
        lacking &= ~covers[best]
        apart = apart + candidates.distances(best)
    return tuple(team)


def started(candidates: Candidates, size: int, objective: Objective, starts: Sequence[int]) -> list[tuple[int, ...]]:
    """Teams to begin with, taken greedily from several first members, that cover all; the best first."""
    covers, sign = candidates.shows > 0, -1 if objective == "sectors" else 1
    found = {tuple(sorted(greedy(candidates, size, objective, first))) for first in starts[:STARTS]}
    teams = [team for team in found if covers[list(team)].any(axis=0).all()]
    return sorted(
        teams, key=lambda team: (sign * candidates.value(team, objective), -int(candidates.worth[list(team)].sum()), team)
    )
