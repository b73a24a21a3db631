"""NIK: separators go, and only what can never be right is refused."""

import pytest

from graph.errors import InvalidValue
from graph.values import nik


@pytest.mark.parametrize("written", ["3204065502909001", "'3204065502909001", "320406 550290 9001", "320406.550290.9001"])
def test_separators_and_apostrophes_go(written: str) -> None:
    """A woman's day is 15 + 40."""
    assert nik.clean(written) == "3204065502909001"


@pytest.mark.parametrize("province", ["54", "65", "92", "96"])
def test_old_and_new_provinces_are_known(province: str) -> None:
    """The number stays as first registered, and provinces come and go."""
    assert nik.clean(f"{province}01010101809001").startswith(province)


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("3.20406E+15", "rounded"),
        ("3204065502909001.0", "rounded"),
        ("320406550290900", "this one has 15"),
        ("9904065502909001", "province"),
        ("3204063202909001", "day"),
        ("3204068102909001", "day"),
        ("3204060002909001", "day"),
        ("3204065513909001", "month"),
        ("3204065502900000", "0001"),
    ],
)
def test_what_cannot_be_a_nik_is_refused_with_its_reason(written: str, reason: str) -> None:
    """A message tells what to look for, without the number."""
    with pytest.raises(InvalidValue, match=reason):
        nik.clean(written)
