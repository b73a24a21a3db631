"""Email address: lower case, and of the right shape."""

import pytest

from graph.errors import InvalidValue
from graph.values import email


@pytest.mark.parametrize("written", ["Budi.Khayal@Contoh.Example", " mailto:budi.khayal@contoh.example "])
def test_every_way_of_writing_it_is_one_form(written: str) -> None:
    """Case does not matter in practice."""
    assert email.clean(written) == "budi.khayal@contoh.example"


@pytest.mark.parametrize(
    "written", ["", "-", "budi", "budi@contoh", "budi@@contoh.example", "budi[at]contoh.example", "a@b.example; c@d.example"]
)
def test_what_is_no_address_is_refused(written: str) -> None:
    """One cell holds one address."""
    with pytest.raises(InvalidValue):
        email.clean(written)
