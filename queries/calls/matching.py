"""Who goes to whom: the best assignment under capacities and forbidden pairs, with its proof.

An assignment is a flow (``queries.calls.flows``), exact over all pairs. Where each seeker wants one host and neither quotas nor earlier pairs
bind, the same sum is a plain assignment, which SciPy finds sooner.
"""

from dataclasses import replace
from typing import Final

import numpy as np
from scipy.optimize import linear_sum_assignment

from queries.calls.call import Call, Contradictory, Matching, contradictions
from queries.calls.flows import UNITS, Flow, bottleneck

DENSE: Final = 60_000_000
"""Seekers times seats up to which the whole table of pairs is assigned at once: some 1.5 GB while it is."""


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
    return _one_each(call) if plain and len(call.fit) * int(call.seats.sum()) <= DENSE else Flow(call).solve()


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
    spent = call.spent(seekers)
    quotas = {group: quota - int(spent[group]) for group, quota in call.quotas.items()}
    kept = [pair for pair in call.kept if pair not in set(call.pinned)]
    return replace(call, fit=fit, wanted=wanted, seats=seats, quotas=quotas, pinned=(), kept=kept)


def _with_pinned(call: Call, rest: Matching) -> Matching:
    fits = [float(call.fit[pair]) for pair in call.pinned]
    pairs = tuple(sorted((*rest.pairs, *call.pinned)))
    worst: float = min([*fits, *([rest.worst] if rest.pairs else [])])
    return Matching(pairs, rest.total + sum(fits), rest.bound + sum(fits), worst)


def _above(call: Call, least: float) -> Call:
    """The call without the pairs that fit less, but for those that should stay."""
    fit = np.where(call.fit >= least, call.fit, 0).astype(np.float32)
    for pair in call.kept:
        fit[pair] = call.fit[pair]
    return replace(call, fit=fit)
