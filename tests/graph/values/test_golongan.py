"""Golongan: one parser for every way of writing it; ordered within a scheme, never across."""

import operator

import pytest
from hypothesis import given

from graph.errors import InvalidValue
from graph.values.golongan import Golongan, Scheme, parse
from tests import strategies


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("III/a", "III/a"),
        ("IIIa", "III/a"),
        ("III a", "III/a"),
        ("III / A", "III/a"),
        ("iii-a", "III/a"),
        ("3A", "III/a"),
        ("31", "III/a"),
        ("Penata Muda", "III/a"),
        ("PENATA MUDA TK.I", "III/b"),
        ("Penata Muda/IIIa", "III/a"),
        ("Penata Muda Tk. I - III/b", "III/b"),
        ("I/b (Juru Muda Tk. I)", "I/b"),
        ("Pembina Utama Madya, IV/d", "IV/d"),
        ("Gol. Ruang IV/e", "IV/e"),
        ("PNS III/c", "III/c"),
    ],
)
def test_a_grade_of_pns_is_read_from_code_rank_or_both(written: str, code: str) -> None:
    """Every variant seen in exports and forms."""
    assert parse(written) == parse(written, "PNS") == Golongan("PNS", code)


@pytest.mark.parametrize(
    ("written", "scheme", "code"),
    [("IX", None, "IX"), ("Golongan XVII", None, "XVII"), ("PPPK III", None, "III"), ("III", "PPPK", "III"), ("9", "PPPK", "IX")],
)
def test_a_grade_of_pppk_is_read_where_the_scheme_is_plain(written: str, scheme: Scheme | None, code: str) -> None:
    """V to XVII are PPPK's alone; I to IV need the scheme."""
    assert parse(written, scheme) == Golongan("PPPK", code)


@pytest.mark.parametrize(
    ("written", "scheme"),
    [
        ("", None),
        ("II", None),
        ("II", "PNS"),
        ("IX", "PNS"),
        ("IX PNS", None),
        ("III/a", "PPPK"),
        ("III/a PPPK", "PNS"),
        ("III/e", None),
        ("9", None),
        ("46", None),
        ("XVIII", None),
        ("Penata, III/a", None),
        ("III/a III/b", None),
        ("Kepala Seksi III/a", None),
    ],
)
def test_what_is_no_grade_or_two_is_refused(written: str, scheme: Scheme | None) -> None:
    """Where rank and code differ, or the scheme is open, nothing is guessed."""
    with pytest.raises(InvalidValue):
        parse(written, scheme)


def test_a_code_that_the_scheme_lacks_cannot_be_made() -> None:
    """A golongan is valid or it is not."""
    with pytest.raises(InvalidValue, match="III/e"):
        Golongan("PNS", "III/e")


@given(grade=strategies.golongans())
def test_what_is_shown_is_read_back(grade: Golongan) -> None:
    """Code and rank each name the grade."""
    assert parse(str(grade), grade.scheme) == grade
    assert (grade.pangkat is None) == (grade.scheme == "PPPK")
    if grade.pangkat:
        assert parse(grade.pangkat) == parse(f"{grade.pangkat} ({grade})") == grade


@given(one=strategies.golongans(), other=strategies.golongans(), third=strategies.golongans())
def test_grades_are_ordered_within_their_scheme_only(one: Golongan, other: Golongan, third: Golongan) -> None:
    """A total order: one of <, ==, > holds, and < is transitive; across schemes it is an error."""
    if one.scheme != other.scheme:
        for compare in (operator.lt, operator.le, operator.gt, operator.ge):
            with pytest.raises(TypeError):
                compare(one, other)
        assert one != other
        return
    assert [one < other, one == other, one > other].count(True) == 1
    if third.scheme == one.scheme and one < other < third:
        assert one < third


def test_the_order_is_that_of_the_ranks() -> None:
    """From Juru Muda to Pembina Utama, from I to XVII."""
    assert Golongan("PNS", "II/d") < Golongan("PNS", "III/a") < Golongan("PNS", "IV/e")
    assert Golongan("PPPK", "IV") < Golongan("PPPK", "V") < Golongan("PPPK", "IX") < Golongan("PPPK", "XVII")
