"""ORCID iD: every way of writing it is one form, and a slip of one character is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidValue
from graph.values import orcid
from tests import strategies


@pytest.mark.parametrize(
    "written",
    [
        "https://orcid.org/0000-0002-1694-233X",
        "http://www.orcid.org/0000-0002-1694-233x/",
        "orcid.org/0000-0002-1694-233X",
        "ORCID: 0000-0002-1694-233X",
        "000000021694233X",
        "0000–0002–1694–233x",
    ],
)
def test_every_way_of_writing_it_is_one_form(written: str) -> None:
    """Four groups, capital X."""
    assert orcid.clean(written) == "0000-0002-1694-233X"


@given(number=strategies.orcids(), place=st.integers(0, 18), digit=st.sampled_from("0123456789X"))
def test_any_change_of_one_character_is_refused(number: str, place: int, digit: str) -> None:
    """ISO 7064 MOD 11-2 finds every single slip."""
    changed = number[:place] + digit + number[place + 1 :]
    if changed != number:
        with pytest.raises(InvalidValue):
            orcid.clean(changed)


@given(number=strategies.orcids())
def test_its_address_names_it(number: str) -> None:
    """What is linked is read back."""
    assert orcid.clean(orcid.url(number)) == number
