"""NIP: every possible one is accepted, rounded and impossible ones are refused, and a mask hides the person."""

import pytest
from hypothesis import given

from graph.errors import InvalidValue
from graph.values import nip
from tests import strategies


@pytest.mark.parametrize(
    "written",
    ["199002152015031002", "'199002152015031002", "19900215 201503 1 002", "19900215.201503.1.002", "19900215-201503-1-002"],
)
def test_separators_and_apostrophes_go(written: str) -> None:
    """People group the digits in many ways."""
    assert nip.clean(written) == "199002152015031002"


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("", "empty"),
        ("1.99002E+17", "rounded"),
        ("1,99002152015031E+17", "rounded"),
        ("199002152015031002.0", "rounded"),
        ("19900215201503121.0", "rounded"),
        ("199002152015031000", "ends in 000"),
        ("19900215201503100", "this one has 17"),
        ("19900215201503100A", "other characters"),
        ("١٩٩٠٠٢١٥٢٠١٥٠٣١٠٠٢", "other characters"),
        ("199002302015031002", "birth date"),
        ("099002152015031002", "birth date"),
        ("189002151915031002", "birth date"),
        ("199002152015001002", "appointment"),
        ("199002152004031002", "appointment"),
        ("199002152061031002", "appointment"),
        ("199002152015033002", "1 or 2"),
    ],
)
def test_what_cannot_be_a_nip_is_refused_with_its_reason(written: str, reason: str) -> None:
    """A rounded or impossible number would join strangers."""
    with pytest.raises(InvalidValue, match=reason):
        nip.clean(written)


@given(number=strategies.nips("PNS"))
def test_a_month_at_digit_13_is_pns(number: str) -> None:
    """PNS carry the month of their appointment."""
    assert nip.scheme(number) == "PNS"


@given(number=strategies.nips("PPPK"))
def test_a_count_from_21_at_digit_13_is_pppk(number: str) -> None:
    """PPPK carry how often they were appointed."""
    assert nip.scheme(number) == "PPPK"


@given(number=strategies.nips("unknown"))
def test_numbers_between_are_accepted_as_unknown(number: str) -> None:
    """13 to 20 are neither; the number is kept."""
    assert nip.scheme(number) == "unknown"


@given(number=strategies.nips())
def test_a_mask_shows_neither_birthday_nor_appointment_nor_sex(number: str) -> None:
    """Only the birth year and the serial can be read."""
    masked = nip.mask(number)
    assert masked == number[:4] + "***********" + number[15:]
    assert number[4:8] not in masked


@given(number=strategies.nips())
def test_the_shown_form_is_read_back(number: str) -> None:
    """Grouping loses nothing."""
    assert nip.clean(nip.show(number)) == number
    assert [len(group) for group in nip.show(number).split()] == [8, 6, 1, 3]
