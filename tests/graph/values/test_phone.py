"""Telephone number: one form with its country, Indonesia where none is named."""

import pytest

from graph.errors import InvalidValue
from graph.values import phone


@pytest.mark.parametrize(
    "written",
    [
        "081200000001",
        "0812-0000-0001",
        "+62 812 0000 0001",
        "(+62) 812-0000-0001",
        "+62 (0)812 0000 0001",
        "6281200000001",
        "006281200000001",
        "81200000001",
        "81200000001.0",
        "'081200000001",
    ],
)
def test_every_way_of_writing_it_is_one_form(written: str) -> None:
    """A spreadsheet may have taken the 0 or added decimals; nothing of the number is lost by that."""
    assert phone.clean(written) == "+6281200000001"


def test_other_countries_and_fixed_lines_are_kept() -> None:
    """Only a plus names another country."""
    assert phone.clean("+1 415 555 0100") == "+14155550100"
    assert phone.clean("(021) 555-0100") == "+62215550100"


@pytest.mark.parametrize("written", ["", "0", "8.12E+10", "081200000001 / 081200000002", "ext. 12", "5550100", "+"])
def test_what_is_no_number_is_refused(written: str) -> None:
    """One cell holds one number, and a rounded one calls a stranger."""
    with pytest.raises(InvalidValue):
        phone.clean(written)
