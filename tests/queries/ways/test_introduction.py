"""What is told of a way."""

import pytest

from queries.ways.introduction import MEDIUM, STRONG, Step, weakest


@pytest.mark.parametrize(
    ("strengths", "called"),
    [([0.9, STRONG], "strong"), ([0.9, MEDIUM], "medium"), ([MEDIUM - 0.001, 0.9], "weak"), ([0.0], "weak")],
)
def test_a_way_is_called_by_its_weakest_tie(strengths: list[float], called: str) -> None:
    """In a word that one reads at once."""
    steps = [Step(person="x", name="X", institution=None, strength=strength, why=[]) for strength in strengths]
    assert weakest(steps) == called
