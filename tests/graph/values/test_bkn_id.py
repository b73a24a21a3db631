"""BKN id: a GUID with or without dashes is one key."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidValue
from graph.values import bkn_id


@given(guid=st.uuids())
def test_a_guid_is_one_key_in_any_form(guid: uuid.UUID) -> None:
    """Exports write it with and without dashes, in either case."""
    assert bkn_id.clean(str(guid)) == bkn_id.clean(guid.hex.upper()) == bkn_id.clean(f"{{{guid}}}") == guid.hex.upper()


def test_other_keys_of_letters_and_digits_are_kept() -> None:
    """Test exports hold keys of their own."""
    assert bkn_id.clean("'pns0001") == "PNS0001"


@pytest.mark.parametrize("written", ["", "null", "1", "12", "A" * 43, "1.98E+17", "PNS 0001", "pns@1"])
def test_what_is_no_key_is_refused(written: str) -> None:
    """A short code of a neighbouring column would join everyone who shares it."""
    with pytest.raises(InvalidValue):
        bkn_id.clean(written)
