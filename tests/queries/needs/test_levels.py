"""Levels are derived from evidence by a rule that can be read."""

from hypothesis import given
from hypothesis import strategies as st

from queries.needs.levels import derived, lacking


@given(st.floats(0.001, 1000), st.floats(1, 10), st.integers(1, 9))
def test_derived_levels_rise_with_evidence(worth: float, times: float, top: int) -> None:
    """Any evidence is level 1, more is never less, twice as much is at most one level more, and none is above the scale."""
    level = derived(worth, top)
    assert level is not None
    assert 1 <= level <= (derived(worth * times, top) or 0) <= top
    assert (derived(worth * 2, top) or 0) <= level + 1
    assert derived(0, top) is None


@given(st.floats(0, 1000), st.integers(1, 9))
def test_what_is_lacking_is_enough(worth: float, level: int) -> None:
    """Who has so much more evidence as is lacking for a level has the level."""
    assert (derived(worth + max(0.0, lacking(worth, level)), 9) or 0) >= level
