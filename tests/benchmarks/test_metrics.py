"""Measures of a ranking agree with what one reckons by hand, and with the mean over all orders of ties."""

from itertools import permutations
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.metrics import average_precision, precision_at, roc_auc

FIRST_AND_THIRD = {"a": 4.0, "b": 3.0, "c": 2.0, "d": 1.0}, {"a", "c"}


def test_without_ties_by_hand() -> None:
    """Relevant at ranks 1 and 3 of 4: of 4 pairs 3 stand right; precision there is 1 and 2/3."""
    assert roc_auc(*FIRST_AND_THIRD) == pytest.approx(3 / 4)
    assert average_precision(*FIRST_AND_THIRD) == pytest.approx((1 + 2 / 3) / 2)
    assert precision_at(2, *FIRST_AND_THIRD) == pytest.approx(1 / 2)
    assert precision_at(10, *FIRST_AND_THIRD) == pytest.approx(2 / 10)


def test_everybody_tied_is_the_mean_of_chance() -> None:
    """One relevant of four that are all unranked: it stands at each rank with a chance of a quarter."""
    scores = dict.fromkeys("abcd", 0.0)
    assert roc_auc(scores, {"a"}) == pytest.approx(1 / 2)
    assert average_precision(scores, {"a"}) == pytest.approx((1 + 1 / 2 + 1 / 3 + 1 / 4) / 4)
    assert precision_at(1, scores, {"a"}) == pytest.approx(1 / 4)


def test_who_is_relevant_and_no_candidate_does_not_count() -> None:
    scores, relevant = FIRST_AND_THIRD
    assert average_precision(scores, {*relevant, "nobody"}) == average_precision(scores, relevant)


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans()), min_size=2, max_size=6))
def test_ties_are_the_mean_over_their_orders(candidates: list[tuple[int, bool]]) -> None:
    scores = {str(n): float(score) for n, (score, _) in enumerate(candidates)}
    relevant = {str(n) for n, (_, hit) in enumerate(candidates) if hit}
    orders = [{name: len(order) - rank + 10 * scores[name] for rank, name in enumerate(order)} for order in permutations(scores)]
    assert precision_at(3, scores, relevant) == pytest.approx(fmean(precision_at(3, order, relevant) for order in orders))
    if relevant:
        expected = fmean(average_precision(order, relevant) for order in orders)
        assert average_precision(scores, relevant) == pytest.approx(expected)
    if relevant and relevant != scores.keys():
        assert roc_auc(scores, relevant) == pytest.approx(fmean(roc_auc(order, relevant) for order in orders))
