"""Laws of every kind of value: cleaning twice is cleaning once, and a wrong text is refused, never a crash."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidValue
from graph.values import bkn_id, date, doi, email, golongan, nik, nip, openalex, orcid, person_name, phone, ror, skkni, text
from tests.strategies import bare_names, nips, odd_text, orcids, partial_dates, rors

CLEANERS = [
    module.clean for module in (bkn_id, date, doi, email, nik, nip, openalex, orcid, person_name, phone, ror, skkni, text)
]
RESTRICTED = [bkn_id.clean, email.clean, nik.clean, nip.clean, phone.clean]


@pytest.mark.parametrize("clean", CLEANERS, ids=lambda clean: clean.__module__)
@given(raw=odd_text())
def test_cleaning_twice_is_cleaning_once(clean: Callable[[str], str], raw: str) -> None:
    """``clean(clean(x)) == clean(x)``, and what is refused is refused by InvalidValue alone."""
    try:
        once = clean(raw)
    except InvalidValue as error:
        assert str(error)
    else:
        assert clean(once) == once if once else True


@pytest.mark.parametrize("clean", RESTRICTED, ids=lambda clean: clean.__module__)
@given(raw=st.text("0123456789abcXYZ@.", min_size=5, max_size=30))
def test_refusal_does_not_quote_what_is_restricted(clean: Callable[[str], str], raw: str) -> None:
    """The message about a NIP, a NIK, an address, a number never holds it."""
    try:
        clean(raw)
    except InvalidValue as error:
        assert raw not in str(error)


@given(nips())
def test_nip_survives_how_it_is_written(good: str) -> None:
    """Spaces, dots and apostrophes do not matter; the scheme is told; the mask hides month, day and sex."""
    assert nip.clean("'" + nip.show(good)) == nip.clean(good) == good
    assert nip.scheme(good) == ("PNS" if int(good[12:14]) <= 12 else "PPPK")
    assert nip.mask(good)[4:15] == "*" * 11


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ("19900215201503200", "18 digits; this has 17"),
        ("1.98501E+17", "rounded number"),
        ("199002152015032000", "ends in 000"),
        ("199002312015032001", "no birth date"),
        ("199002152015033001", "neither 1 nor 2"),
        ("199002151999032001", "less than 15"),
        ("199002152015002001", "neither a month"),
    ],
)
def test_wrong_nip_is_told_what_is_wrong(wrong: str, why: str) -> None:
    """Each way of being wrong has its own sentence."""
    with pytest.raises(InvalidValue, match=why):
        nip.clean(wrong)


@given(st.data())
def test_one_wrong_digit_is_found(data: st.DataObject) -> None:
    """Any single digit changed in an ORCID or a ROR is refused."""
    for clean, good in ((orcid.clean, data.draw(orcids())), (ror.clean, data.draw(rors()))):
        assert clean(good) == good
        places = [n for n, c in enumerate(good) if c.isdigit() and n > 0]
        place = data.draw(st.sampled_from(places))
        other = data.draw(st.sampled_from([c for c in "0123456789" if c != good[place]]))
        with pytest.raises(InvalidValue):
            clean(good[:place] + other + good[place + 1 :])


@given(partial_dates(), st.sampled_from(["id", "en"]))
def test_dates_round_trip(known: str, language: str) -> None:
    """A date in ISO or in words is itself again; the earliest day is not after the latest."""
    assert date.clean(known) == date.clean(date.show(known, language)) == known
    assert date.earliest(known) <= date.latest(known)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("31-12-2020", "2020-12-31"), ("43831", "2020-01-01"), ("2019", "2019"), ("00-05-2019", "2019-05"), ("5/2019", "2019-05"),
        ("2 Januari 2026", "2026-01-02"), ("March 3, 2021", "2021-03-03"), ("2020-02-29T00:00:00", "2020-02-29"), ("'01.02.2003", "2003-02-01"),
    ],
)  # fmt: skip
def test_dates_as_exports_write_them(written: str, meant: str) -> None:
    """Day first, ISO, serials, years, words."""
    assert date.clean(written) == meant


@pytest.mark.parametrize("wrong", ["31-02-2020", "1-1-20", "0", "99999", "2020-13-01", "soon", "²", "29-02-2021"])
def test_no_date_is_guessed(wrong: str) -> None:
    """What is no date is refused."""
    with pytest.raises(InvalidValue):
        date.clean(wrong)


@given(bare_names())
def test_name_keeps_every_word(name: str) -> None:
    """A name without titles is itself, upper case or not, and titles around it are taken off."""
    assert person_name.parse(name).name == name
    assert person_name.parse(name.upper()).name.casefold() == name.casefold()
    titled = person_name.parse(f"Prof. Dr. {name}, S.Kom.,M.Si")
    assert (titled.name, titled.front, titled.back) == (name, ("Prof.", "Dr."), ("S.Kom.", "M.Si."))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("BUDI SANTOSO", "Budi Santoso"),
        ("Dr. Budi Santoso,S.Kom,M.Kom", "Dr. Budi Santoso, S.Kom., M.Kom."),
        ("Prof. Dr. Ir. SITI AMINAH, M.Sc., Ph.D.", "Prof. Dr. Ir. Siti Aminah, M.Sc., Ph.D."),
        ("dr. Rina", "dr. Rina"),
        ("Suharto, S. Kom", "Suharto, S.Kom."),
        ("I GUSTI NGURAH RAI", "I Gusti Ngurah Rai"),
        ("A.A. Gede", "A.A. Gede"),
        ("M. TAUFIQ", "M. Taufiq"),
        ("Bapak Taufiq", "Taufiq"),
        ("AHMAD BIN SALIM", "Ahmad bin Salim"),
        ("Ra\u200bni \u202eSari 😀", "Rani Sari"),
        ("Taufiq", "Taufiq"),
    ],
)
def test_names_as_they_are_written(written: str, shown: str) -> None:
    """Titles, cases and marks of real files; the people are fictional."""
    assert person_name.clean(written) == shown


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("Soekarno", "Sukarno", True), ("Tjokroaminoto", "Cokroaminoto", True), ("Sjahrir", "Syahrir", True), ("Djuanda", "Juanda", True),
        ("Tjahjono", "Cahyono", True), ("Djojohadikoesoemo", "Joyohadikusumo", True), ("Jaya", "Yaya", False), ("Chandra", "Khandra", False),
    ],
)  # fmt: skip
def test_old_spellings_meet(one: str, other: str, meet: bool) -> None:
    """Spellings before and after 1972 share a blocking key; modern names that merely sound alike do not."""
    assert bool(person_name.keys(one) & person_name.keys(other)) is meet


def test_golongan_of_two_scales_do_not_compare() -> None:
    """PNS grades are ordered among themselves, PPPK's among theirs, and never with each other."""
    scale = [golongan.parse(code) for code in ("I/a", "IId", "3A", "Penata Muda Tk. I - III/b", "Pembina", "45")]
    assert scale == sorted(scale)
    assert scale[3].rank == "Penata Muda Tingkat I"
    assert golongan.parse("IX") < golongan.parse("X")
    with pytest.raises(TypeError, match="cannot be compared"):
        _ = golongan.parse("IX") < golongan.parse("III/a")
    with pytest.raises(InvalidValue):
        golongan.parse("V/a")


@pytest.mark.parametrize("code", ["M.692000.061.01", "J.62SAD00.001.1", "j.620100.021.02"])
def test_skkni_codes_old_and_new(code: str) -> None:
    """Both styles of unit code are taken."""
    assert skkni.clean(code) == code.upper()
