"""ROR id: every way of writing it is one form, and a slip of one character is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidValue
from graph.values import ror
from tests import strategies


@pytest.mark.parametrize("written", ["https://ror.org/03yrm5c26", "ror.org/03YRM5C26", "03yrm5c26", "ROR:03yrm5c26"])
def test_every_way_of_writing_it_is_one_form(written: str) -> None:
    """ROR's own example, the California Digital Library."""
    assert ror.clean(written) == "03yrm5c26"


@given(identifier=strategies.rors(), place=st.integers(0, 8), letter=st.sampled_from("0123456789abcdefghjkmnpqrstvwxyz"))
def test_any_change_of_one_character_is_refused(identifier: str, place: int, letter: str) -> None:
    """ISO 7064 MOD 97-10 finds every single slip."""
    changed = identifier[:place] + letter + identifier[place + 1 :]
    if changed != identifier:
        with pytest.raises(InvalidValue):
            ror.clean(changed)


@given(identifier=strategies.rors())
def test_its_address_names_it(identifier: str) -> None:
    """What is linked is read back."""
    assert ror.clean(ror.url(identifier)) == identifier
