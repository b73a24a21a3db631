"""The team with the least sum of distances, by branch and bound around its centre."""

from typing import Final

import numpy as np

from queries.teams.candidates import STARTS, Candidates, Integers, Mask, Team, promising, started

EFFORT: Final = 50_000
"""Partial teams that are looked at for a proof: some ten seconds. A count, so that a busy machine gives the same answer."""

_WIDE: Final = 600
"""Of so many people at most it is computed how near those who are left are to each other."""

_DESCENTS: Final = 20
"""Greedy teams whose members are exchanged as long as that brings them nearer."""


class Nearest:
    """The search for the team with the least sum of distances.

    Of every team one member is the *centre*: its distances to the others are at most the mean of all members', 2 · sum / size. So a
    team better than a known one has a centre whose size - 1 nearest are near enough, and nobody in it is farther from the centre than
    what is left of that. To a centre, members are added as long as twice the sum so far, and for each one still to come twice the
    distance to the members and its distances to the nearest of those who are left, can end below twice the best known; whoever cannot
    be of such a team is left out, until nobody is. Centres are tried by that bound. So when they are through, the best known is
    the best; when the effort is, no team is better than the next centre's bound.
    """

    def __init__(self, candidates: Candidates, size: int, known: tuple[int, ...]) -> None:
        """Everybody's distances, and a team to begin with: the known one, or a greedy one that is better."""
        self.rows = np.array(promising(candidates, size, "close"))
        self.candidates, self.size = candidates, size
        self.apart = np.empty((len(self.rows), len(self.rows)), np.int16)
        for at, row in enumerate(self.rows.tolist()):
            self.apart[at] = candidates.distances(row)[self.rows]
        self.covers = (candidates.shows > 0)[self.rows]
        nearest = np.sort(np.partition(self.apart, size - 1, axis=1)[:, :size], axis=1)
        self.near = np.cumsum(nearest, axis=1, dtype=np.int64)  # of each, how far the so many nearest others are together
        self.stars = self.near[:, size - 1]
        self.best, self.value, self.left = known, candidates.value(known, "close"), EFFORT
        starts = self.rows[np.argsort(self.stars, kind="stable")[:STARTS]].tolist()
        place = {row: at for at, row in enumerate(self.rows.tolist())}
        for team in started(candidates, size, "close", starts)[:_DESCENTS]:
            if all(row in place for row in team):
                self._descend([place[row] for row in team])

    def run(self) -> Team:
        """The best team found, and the bound."""
        bounds = np.array([self._bound(centre) for centre in range(len(self.rows))])
        for centre in np.argsort(bounds, kind="stable").tolist():
            if 2 * self.value <= bounds[centre]:
                break
            if self.left <= 0:
                return Team(tuple(sorted(self.best)), self.value, -(-int(bounds[centre]) // 2))
            within, apart = self._within(centre)
            self._add((centre,), within, apart, 0, ~self.covers[centre])
        return Team(tuple(sorted(self.best)), self.value, self.value)

    def _improved(self, team: tuple[int, ...]) -> None:
        value = int(self.apart[np.ix_(team, team)].sum(dtype=np.int64)) // 2
        if value < self.value:
            self.value, self.best = value, tuple(self.rows[list(team)].tolist())

    def _descend(self, team: list[int]) -> None:
        """Exchange one member for a nearer one, as long as there is one."""
        while True:
            self._improved(tuple(team))
            least, found = 0, team
            for one in team:
                rest = [other for other in team if other != one]
                apart = self.apart[rest].sum(axis=0, dtype=np.int64)
                fits = np.asarray(self.covers[:, ~self.covers[rest].any(axis=0)].all(axis=1))
                fits[team] = False
                gains = np.where(fits, apart - apart[one], 0)
                at = int(gains.argmin())
                if gains[at] < least:
                    least, found = int(gains[at]), [*rest, at]
            if found is team:
                return
            team = found

    def _most(self) -> int:
        """How far the others can be from the centre of a better team, together."""
        return 2 * (self.value - 1) // self.size

    def _within(self, centre: int) -> tuple[Integers, Integers]:
        """Who can be of a team with this centre that is better than the best known, and how far each is from it."""
        distances = self.apart[centre].astype(np.int64)
        within = np.flatnonzero(distances + self.near[centre, max(0, self.size - 2)] <= self._most())
        within = within[within != centre]
        return within, distances[within]

    def _bound(self, centre: int) -> int:
        """Twice the least sum of distances that a team with this centre can have; twice the best known where it cannot be better."""
        star = self.size * int(self.stars[centre])
        if star >= 2 * self.value or self.size == 1:
            return max(star, 2 * self.value)
        within, apart = self._within(centre)
        kept, sums = self._left((centre,), within, apart, 0)
        lacking = ~self.covers[centre]
        shown = self.covers[within[kept]][:, lacking]
        if len(shown) < self.size - 1 or not shown.any(axis=0).all():
            return 2 * self.value
        rarest = max((int(sums[shown[:, skill]].min()) for skill in range(shown.shape[1])), default=0)
        return min(2 * self.value, max(star, int(sums.min()), rarest))

    def _left(self, team: tuple[int, ...], within: Integers, apart: Integers, total: int) -> tuple[Integers, Integers]:
        """Of those within, the places of those who can complete a team to a better one; and what each makes of twice the sum, at least."""
        more = self.size - len(team)
        star = self.apart[team[0], within].astype(np.int64)
        room = self._most() - int(self.apart[team[0], list(team)].sum())
        kept = np.arange(len(within))
        while True:
            if len(kept) < more:
                return kept[:0], kept[:0]
            if len(kept) <= _WIDE:
                among = self.apart[np.ix_(within[kept], within[kept])]
                others = np.partition(among, more - 1, axis=1)[:, :more].sum(axis=1, dtype=np.int64)
            else:
                others = self.near[within[kept], more - 1]
            adds = 2 * apart[kept] + others
            nearest = np.partition(adds, more - 1)[:more]
            sums = 2 * total + adds + int(nearest.sum()) - int(nearest.max())
            closest = np.partition(star[kept], more - 1)[:more]
            better = (sums < 2 * self.value) & (star[kept] + int(closest.sum()) - int(closest.max()) <= room)
            if better.all():
                return kept, sums
            kept = kept[better]

    def _add(self, team: tuple[int, ...], within: Integers, apart: Integers, total: int, lacking: Mask) -> None:
        """Try the teams that complete one by some of those within; ``apart`` tells how far each of them is from its members together."""
        self.left -= 1
        more = self.size - len(team)
        if not more:
            if not lacking.any():
                self._improved(team)
            return
        kept, sums = self._left(team, within, apart, total)
        within, apart = within[kept], apart[kept]
        if len(within) < more or (lacking.any() and not self.covers[within][:, lacking].any(axis=0).all()):
            return
        if more == 1:
            covering = np.flatnonzero(self.covers[within][:, lacking].all(axis=1))
            if len(covering):
                self._improved((*team, int(within[covering[apart[covering].argmin()]])))
            return
        if more == 2:
            self._pair(team, within, apart, total, lacking)
            return
        if lacking.any():
            holders = self.covers[within][:, lacking]
            branch = np.flatnonzero(holders[:, holders.sum(axis=0).argmin()])
        else:
            branch = np.arange(len(within))
        free = np.ones(len(within), bool)
        for at in branch[np.argsort(sums[branch], kind="stable")].tolist():
            if self.left <= 0:
                return
            free[at] = False
            others = within[free]
            self._add(
                (*team, int(within[at])), others, apart[free] + self.apart[within[at], others], total + int(apart[at]),
                lacking & ~self.covers[within[at]],
            )  # fmt: skip

    def _pair(self, team: tuple[int, ...], within: Integers, apart: Integers, total: int, lacking: Mask) -> None:
        """Complete a team by the best two, all pairs at once."""
        sums = total + apart[:, None] + apart[None, :] + self.apart[np.ix_(within, within)]
        np.fill_diagonal(sums, self.value)
        if lacking.any():
            shown = self.covers[within][:, lacking]
            for skill in range(shown.shape[1]):
                sums[~(shown[:, skill][:, None] | shown[:, skill][None, :])] = self.value
        one, other = divmod(int(sums.argmin()), len(within))
        if sums[one, other] < self.value:
            self._improved((*team, int(within[one]), int(within[other])))
