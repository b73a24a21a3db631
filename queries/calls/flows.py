"""The flow of a call: its cheapest one is the best assignment, its greatest one says how many places can be served.

Each seeker's places leave a group (an institution, a region) that may have a quota and lie within another, and arrive at hosts with seats. The maximum of the
summed fit is a minimum-cost flow, whole-numbered by nature (Ahuja, Magnanti & Orlin 1993, "Network Flows", ch. 9). Of the pairs only the
most promising go to the solver; the prices that its answer implies then show for *every* other pair that it could not improve the sum, or
which pairs must be let in before that holds (column generation, ibid. ch. 17). So the answer over millions of pairs is exact, and says so.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import max_flow, min_cost_flow

from queries.calls.call import Call, Integers, Mask, Matching

UNITS: Final = 1_000_000
"""Fit is counted in millionths: differences below are ties."""

_PROMISING: Final = 24
"""Pairs of each seeker and of each host that go to the solver at first; the proof asks for more where they matter."""

_CHUNK: Final = 512
"""Seekers whose pairs are looked at together: some MB at a time."""

_ROUNDS: Final = 50
"""Times that pairs are let in, at most; then what is left of the gap is reported."""


def bottleneck(call: Call, served: int) -> float:
    """The greatest fit that every pair can have while so many places are served.

    A search over the fits that occur, from above, so that few pairs are in each trial; a trial is a maximum flow.
    """
    fits = np.unique(call.fit[call.allowed])[::-1]
    low, step = 0, 1
    while _served(call, fits[min(low + step, len(fits)) - 1]) < served:
        low, step = low + step, step * 2
    high = min(low + step, len(fits))
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _served(call, fits[middle - 1]) < served else (low, middle)
    return float(fits[high - 1])


def _served(call: Call, least: np.float32) -> int:
    """How many places can be served by pairs that fit so much."""
    rows, columns = call.fit.shape
    enough = (call.fit >= least) & call.allowed
    seekers, hosts = np.nonzero(enough)
    solver: Any = max_flow.SimpleMaxFlow()
    groups = call.count
    source, sink = rows + columns + groups, rows + columns + groups + 1
    solver.add_arcs_with_capacity(seekers, hosts + rows, np.ones(len(hosts), np.int64))
    solver.add_arcs_with_capacity(np.arange(columns) + rows, np.full(columns, sink), call.seats)
    solver.add_arcs_with_capacity(call.group + rows + columns, np.arange(rows), call.places)
    solver.add_arcs_with_capacity(_outer(call, source), np.arange(groups) + rows + columns, _quotas(call))
    if solver.solve(source, sink) != solver.OPTIMAL:
        raise ArithmeticError("the flow has no maximum: capacities are beyond what 64 bits hold")
    return int(solver.optimal_flow())


def _quotas(call: Call) -> Integers:
    total = int(call.places.sum())
    return np.array([min(call.quotas.get(group, total), total) for group in range(call.count)], np.int64)


def _outer(call: Call, source: int) -> Integers:
    """By group, the node that its places come from: the group around it, else the source."""
    first = sum(call.fit.shape)
    return np.array([first + call.within[group] if group in call.within else source for group in range(call.count)], np.int64)


class Flow:
    """The flow of one call over the pairs that are let in so far.

    Nodes are the seekers, the hosts, the groups, the source and the sink. Whoever is not served goes from the source to
    the sink directly, at no cost.
    """

    def __init__(self, call: Call) -> None:
        """Nothing flows yet."""
        self.call = call
        self.rows, self.columns = call.fit.shape
        self.groups = call.count
        self.source = self.rows + self.columns + self.groups
        self.sink = self.source + 1
        places = int(call.places.sum())
        # One place served outweighs all fit, one kept pair all places served.
        self.serving = UNITS * (places + 1)
        self.keeping = self.serving * (places + 1) if call.kept else 0
        self.kept = set(call.kept)
        self._fixed()

    def _fixed(self) -> None:
        """The arcs that are no pairs: tail, head, capacity."""
        call, rows, columns, groups = self.call, self.rows, self.columns, self.groups
        self.total = int(call.places.sum())
        self.tails = np.r_[_outer(call, self.source), call.group + rows + columns, np.arange(columns) + rows, self.source]
        self.heads = np.r_[np.arange(groups) + rows + columns, np.arange(rows), np.full(columns, self.sink), self.sink]
        self.limits = np.r_[_quotas(call), call.places, call.seats, self.total].astype(np.int64)

    def solve(self) -> Matching:
        """The best assignment, and the most that any other could have."""
        seekers, hosts = self._promising()
        for _ in range(_ROUNDS):
            values = self._values(seekers, hosts)
            chosen, through = self._solved(seekers, hosts, values)
            prices = self._prices(seekers, hosts, values, chosen, through)
            more_seekers, more_hosts, slack = self._improving(seekers, hosts, prices)
            if not len(more_seekers):
                break
            seekers, hosts = np.concatenate([seekers, more_seekers]), np.concatenate([hosts, more_hosts])
        pairs = sorted(zip(seekers[chosen].tolist(), hosts[chosen].tolist(), strict=True))
        fits = [float(self.call.fit[pair]) for pair in pairs]
        total = float(np.sum(np.array(fits, np.float64)))
        return Matching(tuple(pairs), total, total + slack / UNITS, min(fits, default=0.0))

    def _promising(self) -> tuple[Integers, Integers]:
        """The best pairs of each seeker and of each host, and those that should stay."""
        fit = np.where(self.call.allowed, self.call.fit, 0)
        special = np.array([pair for pair in self.kept if self.call.allowed[pair]], np.int64).reshape(-1, 2)
        codes = [special[:, 0] * self.columns + special[:, 1]]
        for first in range(0, self.rows, _CHUNK):
            seekers, hosts = _positive(fit[first : first + _CHUNK])
            codes.append((seekers + first) * self.columns + hosts)
        for first in range(0, self.columns, _CHUNK):
            hosts, seekers = _positive(np.ascontiguousarray(fit[:, first : first + _CHUNK].T))
            codes.append(seekers * self.columns + hosts + first)
        found = np.unique(np.concatenate(codes))
        return found // self.columns, found % self.columns

    def _values(self, seekers: Integers, hosts: Integers) -> Integers:
        """What each pair is worth to the solver."""
        worth = np.rint(self.call.fit[seekers, hosts].astype(np.float64) * UNITS).astype(np.int64) + self.serving
        if self.kept:
            codes = np.array([seeker * self.columns + host for seeker, host in self.kept], np.int64)
            worth[np.isin(seekers * self.columns + hosts, codes)] += self.keeping
        return worth

    def _solved(self, seekers: Integers, hosts: Integers, values: Integers) -> tuple[Mask, Integers]:
        """Which pairs are chosen, and what flows through the other arcs."""
        solver: Any = min_cost_flow.SimpleMinCostFlow()
        pairs = solver.add_arcs_with_capacity_and_unit_cost(seekers, hosts + self.rows, np.ones(len(hosts), np.int64), -values)
        others = solver.add_arcs_with_capacity_and_unit_cost(
            self.tails, self.heads, self.limits, np.zeros(len(self.tails), np.int64)
        )
        solver.set_node_supply(self.source, self.total)
        solver.set_node_supply(self.sink, -self.total)
        if solver.solve() != solver.OPTIMAL:
            raise ArithmeticError("the flow has no optimum: costs are beyond what 64 bits hold")
        return solver.flows(pairs) > 0, solver.flows(others)

    def _prices(self, seekers: Integers, hosts: Integers, values: Integers, chosen: Mask, through: Integers) -> Integers:
        """A price of each node under which no arc with room left has a negative reduced cost (Bellman & Ford)."""
        room = through < self.limits
        tails = [np.where(chosen, hosts + self.rows, seekers), self.tails[room], self.heads[through > 0]]
        heads = [np.where(chosen, seekers, hosts + self.rows), self.heads[room], self.tails[through > 0]]
        costs = [np.where(chosen, values, -values), np.zeros(int(room.sum() + (through > 0).sum()), np.int64)]
        tail, head, cost = np.concatenate(tails), np.concatenate(heads), np.concatenate(costs)
        order = np.argsort(head, kind="stable")
        tail, head, cost = tail[order], head[order], cost[order]
        starts = np.flatnonzero(np.r_[True, head[1:] != head[:-1]])
        prices = np.zeros(self.sink + 1, np.int64)
        for _ in range(self.sink + 1):
            nearest = np.minimum.reduceat(prices[tail] + cost, starts)
            fresh = np.minimum(prices[head[starts]], nearest)
            if np.array_equal(fresh, prices[head[starts]]):
                return prices
            prices[head[starts]] = fresh
        raise ArithmeticError("the flow is not the cheapest")

    def _improving(self, seekers: Integers, hosts: Integers, prices: Integers) -> tuple[Integers, Integers, int]:
        """Pairs not let in yet that could improve the sum, and by how much they all could, at most."""
        more: list[tuple[Integers, Integers]] = []
        slack = 0
        order = np.argsort(seekers, kind="stable")
        known, of = seekers[order], hosts[order]
        for first in range(0, self.rows, _CHUNK):
            part = slice(first, min(first + _CHUNK, self.rows))
            worth = np.rint(self.call.fit[part].astype(np.float64) * UNITS).astype(np.int64) + self.serving
            gain = worth - prices[part, None] + prices[None, self.rows : self.rows + self.columns]
            gain[~self.call.allowed[part]] = 0
            inside = slice(*np.searchsorted(known, [part.start, part.stop]))
            gain[known[inside] - first, of[inside]] = 0
            slack += int((gain.max(axis=1, initial=0) * self.call.places[part]).sum())
            found, at = _positive(gain, 8)
            more.append((found + first, at))
        return np.concatenate([pair[0] for pair in more]), np.concatenate([pair[1] for pair in more]), slack


def _positive(values: NDArray[Any], count: int = _PROMISING) -> tuple[Integers, Integers]:
    """Rows and columns of the largest values of each row, so far as they are above 0."""
    if values.shape[1] > count:
        best = np.argpartition(values, values.shape[1] - count, axis=1)[:, -count:]
    else:
        best = np.broadcast_to(np.arange(values.shape[1]), values.shape)
    rows, places = np.nonzero(np.take_along_axis(values, best, axis=1) > 0)
    return rows.astype(np.int64), best[rows, places].astype(np.int64)
