"""Who goes to whom: the best assignment under capacities and forbidden pairs, with its proof.

An assignment is a flow: each seeker's places leave a group (an institution, a region) that may have a quota, and
arrive at hosts with seats. The maximum of the summed fit is a minimum-cost flow, whole-numbered by nature (Ahuja,
Magnanti & Orlin 1993, "Network Flows", ch. 9). Of the pairs only the most promising go to the solver; the prices that
its answer implies then show for *every* other pair that it could not improve the sum, or which pairs must be let in
before that holds (column generation, ibid. ch. 17). So the answer over millions of pairs is exact, and says so. Where each seeker wants one
host and neither quotas nor earlier pairs bind, the same sum is a plain assignment, which SciPy finds sooner.

Nothing here knows people or a graph: rows are seekers, columns are hosts, and a programme gives the fit.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from ortools.graph.python import max_flow, min_cost_flow
from scipy.optimize import linear_sum_assignment

from graph.errors import AskError
from graph.language import N_

Pair = tuple[int, int]
Floats = NDArray[np.float32]
Integers = NDArray[np.int64]
Mask = NDArray[np.bool_]

UNITS: Final = 1_000_000
"""Fit is counted in millionths: differences below are ties."""

_PROMISING: Final = 24
"""Pairs of each seeker and of each host that go to the solver at first; the proof asks for more where they matter."""

_CHUNK: Final = 512
"""Seekers whose pairs are looked at together: some MB at a time."""

DENSE: Final = 60_000_000
"""Seekers times seats up to which the whole table of pairs is assigned at once: some 1.5 GB while it is."""

_ROUNDS: Final = 50
"""Times that pairs are let in, at most; then what is left of the gap is reported."""


@dataclass(frozen=True)
class Call:
    """What is to be assigned.

    Args:
        fit: seekers × hosts, how well they fit, from 0 to 1; 0 where not at all.
        seats: how many seekers each host takes.
        wanted: how many hosts each seeker is to have; one where left out.
        forbidden: by the name of a rule, seekers × hosts, true where the rule forbids the pair.
        pinned: pairs that must hold.
        kept: pairs of an earlier assignment, of which as many as possible are to stay.
        groups: the group of each seeker, counted from 0.
        quotas: by group, the most places that its seekers may have together.
    """

    fit: Floats
    seats: Integers
    wanted: Integers | None = None
    forbidden: Mapping[str, Mask] = field(default_factory=dict)
    pinned: Sequence[Pair] = ()
    kept: Sequence[Pair] = ()
    groups: Integers | None = None
    quotas: Mapping[int, int] = field(default_factory=dict)

    @property
    def places(self) -> Integers:
        """How many hosts each seeker is to have."""
        return np.ones(len(self.fit), np.int64) if self.wanted is None else np.asarray(self.wanted, np.int64)

    @property
    def group(self) -> Integers:
        """The group of each seeker; all are of one where there are none."""
        return np.zeros(len(self.fit), np.int64) if self.groups is None else np.asarray(self.groups, np.int64)

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


def match(call: Call, *, worst_off_first: bool = False) -> Matching:
    """The assignment that keeps most earlier pairs, then serves most places, then has the greatest summed fit.

    Args:
        call: what is to be assigned.
        worst_off_first: before the sum, the smallest fit of a pair is made as great as it can be without serving fewer
            places (max-min fairness; Garg et al. 2010, "Assigning papers to referees").

    Raises:
        Contradictory: parts of the call contradict each other; all of them are told.
    """
    if found := list(contradictions(call)):
        raise Contradictory(found)
    if call.pinned:
        return _with_pinned(call, match(_without_pinned(call), worst_off_first=worst_off_first))
    if not call.allowed.any() or not call.places.sum():
        return Matching((), 0.0, 0.0, 0.0)
    best = _best(call)
    if not worst_off_first or not best.pairs:
        return best
    return _best(_above(call, bottleneck(call, len(best.pairs))))


def _best(call: Call) -> Matching:
    """By one dense assignment where each seeker wants one host at most and nothing else binds; else by a flow."""
    plain = not call.kept and not call.quotas and call.places.max(initial=0) <= 1
    return _one_each(call) if plain and len(call.fit) * int(call.seats.sum()) <= DENSE else _Flow(call).solve()


def _one_each(call: Call) -> Matching:
    """One host a seeker: a column for each seat (Crouse 2016, "On implementing 2D rectangular assignment algorithms"), exact."""
    seekers = np.flatnonzero(call.places)
    hosts = np.repeat(np.arange(call.fit.shape[1]), np.minimum(call.seats, len(seekers)))
    # One place served outweighs all fit; whole numbers below 2^53, so that floats count exactly.
    worth = np.rint(call.fit.astype(np.float64) * UNITS) + UNITS * (len(seekers) + 1)
    worth = np.where(call.allowed, worth, 0)[np.ix_(seekers, hosts)]
    rows, columns = linear_sum_assignment(worth, maximize=True)
    chosen = worth[rows, columns] > 0
    pairs = sorted(zip(seekers[rows[chosen]].tolist(), hosts[columns[chosen]].tolist(), strict=True))
    fits = [float(call.fit[pair]) for pair in pairs]
    total = float(np.sum(np.array(fits, np.float64)))
    return Matching(tuple(pairs), total, total, min(fits, default=0.0))


def _without_pinned(call: Call) -> Call:
    """What is left to assign beside the pairs that must hold."""
    seekers, hosts = np.array(call.pinned, np.int64).T
    fit, wanted, seats = call.fit.copy(), call.places.copy(), np.asarray(call.seats).copy()
    fit[seekers, hosts] = 0
    np.subtract.at(wanted, seekers, 1)
    np.subtract.at(seats, hosts, 1)
    spent = np.bincount(call.group[seekers])
    quotas = {group: quota - int(spent[group] if group < len(spent) else 0) for group, quota in call.quotas.items()}
    kept = [pair for pair in call.kept if pair not in set(call.pinned)]
    return replace(call, fit=fit, wanted=wanted, seats=seats, quotas=quotas, pinned=(), kept=kept)


def _with_pinned(call: Call, rest: Matching) -> Matching:
    fits = [float(call.fit[pair]) for pair in call.pinned]
    pairs = tuple(sorted((*rest.pairs, *call.pinned)))
    worst: float = min([*fits, *([rest.worst] if rest.pairs else [])])
    return Matching(pairs, rest.total + sum(fits), rest.bound + sum(fits), worst)


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
    for group, times in Counter(int(call.group[pair[0]]) for pair in once).items():
        if times > call.quotas.get(group, times):
            yield Contradiction("quota", seeker=group, asked=times, most=call.quotas[group])


def _of(name: str, at: int, rule: str, asked: int, most: int) -> Contradiction:
    """A contradiction at a host's seats, or at what a seeker wants."""
    return (
        Contradiction(rule, host=at, asked=asked, most=most)
        if name == "seats"
        else Contradiction(rule, seeker=at, asked=asked, most=most)
    )


def _above(call: Call, least: float) -> Call:
    """The call without the pairs that fit less, but for those that should stay."""
    fit = np.where(call.fit >= least, call.fit, 0).astype(np.float32)
    for pair in call.kept:
        fit[pair] = call.fit[pair]
    return replace(call, fit=fit)


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
    groups = int(call.group.max(initial=0)) + 1
    source, sink = rows + columns + groups, rows + columns + groups + 1
    solver.add_arcs_with_capacity(seekers, hosts + rows, np.ones(len(hosts), np.int64))
    solver.add_arcs_with_capacity(np.arange(columns) + rows, np.full(columns, sink), call.seats)
    solver.add_arcs_with_capacity(call.group + rows + columns, np.arange(rows), call.places)
    solver.add_arcs_with_capacity(np.full(groups, source), np.arange(groups) + rows + columns, _quotas(call, groups))
    if solver.solve(source, sink) != solver.OPTIMAL:
        raise ArithmeticError("the flow has no maximum: capacities are beyond what 64 bits hold")
    return int(solver.optimal_flow())


def _quotas(call: Call, groups: int) -> Integers:
    total = int(call.places.sum())
    return np.array([min(call.quotas.get(group, total), total) for group in range(groups)], np.int64)


class _Flow:
    """The flow of one call over the pairs that are let in so far.

    Nodes are the seekers, the hosts, the groups, the source and the sink. Whoever is not served goes from the source to
    the sink directly, at no cost.
    """

    def __init__(self, call: Call) -> None:
        self.call = call
        self.rows, self.columns = call.fit.shape
        self.groups = int(call.group.max(initial=0)) + 1
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
        self.tails = np.r_[np.full(groups, self.source), call.group + rows + columns, np.arange(columns) + rows, self.source]
        self.heads = np.r_[np.arange(groups) + rows + columns, np.arange(rows), np.full(columns, self.sink), self.sink]
        self.limits = np.r_[_quotas(call, groups), call.places, call.seats, self.total].astype(np.int64)

    def solve(self) -> Matching:
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


class Unserved(NamedTuple):
    """Why a seeker has fewer hosts than wanted, and the one change that would give one more."""

    seeker: int
    missing: int
    reason: str
    """``nothing in common``, ``forbidden`` (rules forbid every host that fits), ``full`` (all allowed hosts are), ``quota``."""
    rules: dict[str, int]
    """By rule, how many hosts that fit and have a seat it forbids."""
    relax: str
    """``rule:NAME`` to lift a rule for one pair, ``seat`` for one more seat, ``quota``; empty where nothing would help."""
    host: int
    """The host that the change concerns; -1 where none."""
    fit: float
    """How well that host fits."""


def unserved(call: Call, found: Matching) -> list[Unserved]:
    """Why seekers go without, for each of them, in their order.

    As many places as possible are served, so that every allowed host of a seeker who goes without is full, or the
    seeker's group has its quota.
    """
    seekers, hosts = np.array(found.pairs, np.int64).reshape(-1, 2).T
    had, taken = np.bincount(seekers, minlength=len(call.fit)), np.bincount(hosts, minlength=len(call.seats))
    spent = np.bincount(call.group[seekers], minlength=int(call.group.max(initial=0)) + 1)
    full = np.array([spent[group] >= call.quotas.get(group, np.inf) for group in range(len(spent))])
    theirs = defaultdict(list, {int(seeker): hosts[seekers == seeker].tolist() for seeker in np.unique(seekers)})
    return [
        _why(call, int(seeker), int(call.places[seeker] - had[seeker]), taken < call.seats, bool(full[call.group[seeker]]), theirs[int(seeker)])
        for seeker in np.flatnonzero(had < call.places)
    ]  # fmt: skip


def _why(call: Call, seeker: int, missing: int, free: Mask, quota: bool, mine: list[int]) -> Unserved:
    fit = call.fit[seeker].copy()
    fit[mine] = 0
    seated = (fit > 0) & (np.asarray(call.seats) > 0)
    against = {name: mask[seeker] for name, mask in call.forbidden.items()}
    rules = {name: int((forbids & seated).sum()) for name, forbids in against.items() if (forbids & seated).any()}
    unruled = ~np.logical_or.reduce(list(against.values())) if against else np.ones(len(fit), bool)
    single = sum((forbids.astype(np.int64) for forbids in against.values()), np.zeros(len(fit), np.int64)) == 1
    allowed = call.allowed[seeker] & seated

    def told(reason: str, relax: str, hosts: Mask) -> Unserved:
        """The reason, and the change at the host among some that fits best; no change where there is no host."""
        if not hosts.any():
            return Unserved(seeker, missing, reason, rules, "", -1, 0.0)
        best = int(np.where(hosts, fit, 0).argmax())
        if relax == "rule":
            relax = "rule:" + next(name for name, forbids in against.items() if forbids[best])
        return Unserved(seeker, missing, reason, rules, relax, best, float(fit[best]))

    if quota:
        return told("quota", "quota", allowed & free)
    if allowed.any():
        return told("full", "seat", allowed)
    if seated.any():
        return told("forbidden", "rule", seated & single & free)
    return told("full" if fit.any() else "nothing in common", "seat", (fit > 0) & unruled)
