"""Assignments: their rules hold, their proof is right, and a change in the call changes little."""

from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment, milp

from queries.calls import flows, matching
from queries.calls.call import Call, Contradictory
from queries.calls.matching import match
from queries.calls.unserved import unserved


@st.composite
def calls(draw: st.DrawFn) -> Call:
    """Small calls with everything in them: seats of none, several hosts wanted, forbidden and earlier pairs, quotas."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    cells = draw(st.lists(st.sampled_from([0, 0.1, 0.25, 0.5, 0.75, 1]), min_size=rows * columns, max_size=rows * columns))
    bits = draw(st.lists(st.booleans(), min_size=rows * columns, max_size=rows * columns))
    pairs = list(product(range(rows), range(columns)))
    return Call(
        fit=np.array(cells, np.float32).reshape(rows, columns),
        seats=np.array(draw(st.lists(st.integers(0, 3), min_size=columns, max_size=columns)), np.int64),
        wanted=np.array(draw(st.lists(st.integers(0, 2), min_size=rows, max_size=rows)), np.int64),
        forbidden={"same unit": np.array(bits).reshape(rows, columns) & draw(st.booleans())},
        kept=draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True)),
        groups=np.array(draw(st.lists(st.integers(0, 2), min_size=rows, max_size=rows)), np.int64),
        quotas=draw(st.dictionaries(st.integers(0, 3), st.integers(0, 3), max_size=3)),
        within=draw(st.sampled_from([{}, {1: 0}, {1: 3, 2: 3}, {2: 1, 1: 0}])),
    )


def best(call: Call) -> tuple[int, int, float]:
    """Places served, earlier pairs kept and summed fit of the best assignment, by integer programming over all pairs."""
    rows, columns = call.fit.shape
    pairs = list(product(range(rows), range(columns)))
    worth = np.array([
        (100 + 10_000 * ((i, j) in set(call.kept)) + float(call.fit[i, j])) if call.allowed[i, j] else 0 for i, j in pairs
    ])  # fmt: skip
    sums = [[i == row for i, _ in pairs] for row in range(rows)] + [[j == column for _, j in pairs] for column in range(columns)]
    sums += [[group in call.around(int(call.group[i])) for i, _ in pairs] for group in call.quotas]
    limits = [*call.places, *call.seats, *call.quotas.values()]
    usable = np.array([call.allowed[pair] for pair in pairs], float)
    found: Any = milp(
        -worth, integrality=np.ones(len(pairs)), bounds=(0, usable),
        constraints=(np.array(sums, float), -np.inf, np.array(limits, float)),
    )  # fmt: skip
    chosen = [pair for pair, taken in zip(pairs, found.x, strict=True) if taken > 0.5]
    return len(chosen), len(set(chosen) & set(call.kept)), sum(float(call.fit[pair]) for pair in chosen)


@settings(max_examples=80)
@given(call=calls())
def test_a_plain_call_is_the_same_either_way(call: Call) -> None:
    """One host a seeker, no quotas, nothing kept: assigned at once or as a flow, as many are served with the same sum."""
    plain = replace(call, wanted=np.minimum(call.places, 1), kept=(), quotas={})
    with pytest.MonkeyPatch.context() as patch:
        at_once = match(plain)
        patch.setattr(matching, "DENSE", -1)
        flow = match(plain)
    assert len(at_once.pairs) == len(flow.pairs)
    assert at_once.total == pytest.approx(flow.total, abs=1e-5)
    assert all(plain.allowed[pair] for pair in at_once.pairs)
    assert (np.bincount([host for _, host in at_once.pairs], minlength=len(plain.seats)) <= plain.seats).all()


@settings(max_examples=80)
@given(call=calls(), few=st.integers(1, 3))
def test_no_rule_is_broken_and_nothing_is_better(call: Call, few: int) -> None:
    """Seats, wishes, quotas and forbidden pairs hold; an integer programme over all pairs finds nothing better."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flows, "_PROMISING", few)  # so that the proof must ask for more pairs
        found = match(call)
    assert len(set(found.pairs)) == len(found.pairs)
    assert all(call.allowed[pair] for pair in found.pairs)
    assert (np.bincount([j for _, j in found.pairs], minlength=len(call.seats)) <= call.seats).all()
    assert (np.bincount([i for i, _ in found.pairs], minlength=len(call.fit)) <= call.places).all()
    for group, quota in call.quotas.items():
        assert sum(group in call.around(int(call.group[i])) for i, _ in found.pairs) <= quota
    served, kept, total = best(call)
    assert (len(found.pairs), len(set(found.pairs) & set(call.kept))) == (served, kept)
    assert found.total == pytest.approx(total, abs=1e-4)
    assert found.gap == pytest.approx(0, abs=1e-9)


@settings(max_examples=60)
@given(call=calls())
def test_the_worst_off_come_first(call: Call) -> None:
    """The smallest fit cannot be raised: with better pairs alone fewer places would be served."""
    call = replace(call, kept=())
    found, fair = match(call), match(call, worst_off_first=True)
    assert len(fair.pairs) == len(found.pairs)
    assert fair.worst >= found.worst
    if fair.pairs:
        better = replace(call, fit=np.where(call.fit > fair.worst, call.fit, 0).astype(np.float32))
        assert len(match(better).pairs) < len(fair.pairs)


@settings(max_examples=60)
@given(call=calls(), gone=st.integers(0, 5))
def test_someone_leaves(call: Call, gone: int) -> None:
    """Done again with the pairs of before nothing changes, and when a seeker leaves nobody else loses a host."""
    before = match(replace(call, kept=()))
    assert match(replace(call, kept=before.pairs)).pairs == before.pairs
    wanted = call.places.copy()
    wanted[gone % len(wanted)] = 0
    after = match(replace(call, wanted=wanted, kept=before.pairs))
    assert {pair for pair in before.pairs if pair[0] != gone % len(wanted)} <= set(after.pairs)


@settings(max_examples=80)
@given(call=calls())
def test_everyone_who_goes_without_is_told_why(call: Call) -> None:
    """Whoever has fewer hosts than wanted has a reason, and the one change that is named serves one place more, whoever has one keeping it."""
    found = match(call)
    told = unserved(call, found)
    assert sum(one.missing for one in told) == call.places.sum() - len(found.pairs)
    for one in told:
        seats, forbidden, quotas = call.seats.copy(), dict(call.forbidden), dict(call.quotas)
        if one.relax == "seat":
            seats[one.host] += 1
        elif one.relax == "quota":
            quotas[one.full[0]] += 1
        elif one.relax:
            forbidden = {name: mask.copy() for name, mask in forbidden.items()}
            forbidden[one.relax.removeprefix("rule:")][one.seeker, one.host] = False
        more = match(replace(call, seats=seats, forbidden=forbidden, quotas=quotas, kept=found.pairs))
        assert len(more.pairs) == len(found.pairs) + bool(one.relax)


@settings(max_examples=60)
@given(call=calls(), chosen=st.integers(0, 35))
def test_pinned_pairs_hold(call: Call, chosen: int) -> None:
    """A pinned pair is in the answer, and nothing else is the worse for it than it must be."""
    free = np.argwhere(call.allowed & (call.places > 0)[:, None]).tolist()
    pairs = [
        (seeker, host)
        for seeker, host in free
        if all(call.quotas.get(group, 1) > 0 for group in call.around(int(call.group[seeker])))
    ]
    if not pairs:
        return
    pin = pairs[chosen % len(pairs)]
    found = match(replace(call, kept=(), pinned=[pin]))
    assert pin in found.pairs
    assert found.pairs == match(replace(call, kept=[pin])).pairs or found.total == pytest.approx(
        match(replace(call, kept=[pin])).total, abs=1e-4
    )


def test_contradictions_are_told_together() -> None:
    """Everything that cannot hold together is told at once, not the first of it."""
    call = Call(
        np.ones((3, 2), np.float32), np.array([1, -1]), forbidden={"line of command": np.array([[1, 0], [0, 0], [0, 0]], bool)},
        pinned=[(0, 0), (1, 0), (1, 0)], groups=np.array([0, 0, 0]), quotas={0: 1},
    )  # fmt: skip
    with pytest.raises(Contradictory) as told:
        match(call)
    assert {one.rule for one in told.value.found} == {
        "negative seats",
        "forbidden:line of command",
        "pinned twice",
        "seats",
        "quota",
    }


def test_nobody_and_nothing() -> None:
    """No seekers, no hosts, or nothing that fits is an empty assignment, proven."""
    for shape in ((0, 0), (3, 0), (0, 2), (2, 2)):
        found = match(Call(np.zeros(shape, np.float32), np.ones(shape[1], np.int64)), worst_off_first=True)
        assert (found.pairs, found.total, found.gap) == ((), 0, 0)


def test_one_to_one_agrees_with_the_assignment_problem() -> None:
    """With one seat and one wish each it is the linear assignment problem, solved by SciPy over all pairs."""
    fit = np.random.default_rng(3).random((120, 120)).astype(np.float32)
    rows, columns = linear_sum_assignment(fit, maximize=True)
    assert match(Call(fit, np.ones(120, np.int64))).total == pytest.approx(float(fit[rows, columns].sum()), abs=1e-3)
