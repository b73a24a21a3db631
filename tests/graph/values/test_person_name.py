"""Person's name: titles apart, every word of the name kept in its order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import InvalidValue
from graph.values.person_name import PersonName, clean, display, keys, parse
from tests import strategies


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Dr. Budi Santoso,S.Kom,M.Kom", "Dr. Budi Santoso, S.Kom., M.Kom."),
        ("Budi Santoso S.Kom", "Budi Santoso, S.Kom."),
        ("Budi Santoso S. Kom", "Budi Santoso, S.Kom."),
        ("Budi Santoso, SKom", "Budi Santoso, S.Kom."),
        ("BUDI SANTOSO, S.KOM", "Budi Santoso, S.Kom."),
        ("Budi Santoso SE MM", "Budi Santoso, S.E., M.M."),
        ("BUDI SANTOSO SE", "Budi Santoso, S.E."),
        ("Budi Santoso, S.Kom.M.Kom", "Budi Santoso, S.Kom., M.Kom."),
        ("Prof.Dr.Ir.H.Budi Santoso, M.Sc., Ph.D", "Prof. Dr. Ir. H. Budi Santoso, M.Sc., Ph.D."),
        ("Prof., Dr. Budi Santoso", "Prof. Dr. Budi Santoso"),
        ("KH Ahmad Khayal", "K.H. Ahmad Khayal"),
        ("Dr. (H.C.) Ahmad Khayal", "Dr. (H.C.) Ahmad Khayal"),
        ("Dr.-Ing. Budi Khayal", "Dr.-Ing. Budi Khayal"),
        ("Ir. Budi Khayal, IPM., ASEAN Eng", "Ir. Budi Khayal, IPM, ASEAN Eng."),
        ("KHAYAL, DRS., M.SI", "Drs. Khayal, M.Si."),
        ("Rina Khayal, Sp.JP(K), M.Pharm.Sc", "Rina Khayal, Sp.JP(K), M.Pharm.Sc"),
        ("Budi Khayal, S.Si., Apt., XYZ", "Budi Khayal, S.Si., Apt., XYZ"),
        ("BUDI KHAYAL, S.H., MEDIATOR", "Budi Khayal, S.H., MEDIATOR"),
        ("Bapak H. Ahmad Khayal", "H. Ahmad Khayal"),
        ("Yth. Ibu Siti Khayal (almh.)", "Siti Khayal"),
    ],
)
def test_titles_are_spelled_one_way(written: str, shown: str) -> None:
    """Glued, spaced, undotted or in capitals, they are the same titles."""
    assert clean(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("BUDI SANTOSO", "Budi Santoso"),
        ("budi santoso", "Budi Santoso"),
        ("I GUSTI NGURAH", "I Gusti Ngurah"),
        ("M. TAUFIQ", "M. Taufiq"),
        ("D'ARCY O'BRIEN", "D'Arcy O'Brien"),
        ("NUR'AINI MA'RUF", "Nur'aini Ma'ruf"),
        ("NUR’AINI", "Nur'aini"),
        ("KIAN-HOK", "Kian-Hok"),
        ("AHMAD BIN HASAN", "Ahmad bin Hasan"),
        ("I.B. PUTRA", "I.B. Putra"),
        ("PAKUKAYAL XII", "Pakukayal XII"),
        ("Budi Santoso van Khayal", "Budi Santoso van Khayal"),
        ("Budi\u200b \u202eSan\u0000toso 🙂", "Budi Santoso"),
        ("Rene\u0301", "René"),
    ],
)
def test_a_name_in_one_case_is_shown_as_people_write_it(written: str, shown: str) -> None:
    """Capitals of a form become a name's; a name in both cases stays as it is."""
    assert clean(written) == shown


@pytest.mark.parametrize(
    ("written", "front"),
    [("dr. Siti", "dr."), ("Dr. Siti", "Dr."), ("DR. SITI", "Dr."), ("drg Siti", "drg."), ("DRH. SITI", "drh.")],
)
def test_case_alone_tells_a_physician_from_a_doctor(written: str, front: str) -> None:
    """In capitals it is written Dr., which says doctor."""
    assert parse(written).front == (front,)


@pytest.mark.parametrize(
    ("written", "assignment"),
    [("Plt. Budi", "PLT"), ("PLH Budi", "PLH"), ("Pj. Dr. Budi", "PJ"), ("Pjs. Budi", "PJ"), ("Budi", None)],
)
def test_an_acting_post_is_no_part_of_the_name(written: str, assignment: str | None) -> None:
    """Plt, Plh and Pj say how a post is held."""
    person = parse(written)
    assert (person.name, person.assignment) == ("Budi", assignment)


@pytest.mark.parametrize(
    "name",
    [
        "Suharti",
        "Santoso, Budi",
        "Haji bin Ahmad",
        "Yo Yo Ma",
        "Ma",
        "A. B. Khayal",
        "H Khayal",
        "Khayal, B.",
        "Siti Nur Hasanah binti Yusuf",
        "李明",
    ],
)
def test_what_is_a_name_stays_a_name(name: str) -> None:
    """One word is enough, a comma parts nothing that is no title, a patronymic belongs to it."""
    assert parse(name) == PersonName(name)


def test_in_capitals_without_a_comma_a_name_is_not_taken_for_a_title() -> None:
    """MA may be a master's degree or a name; what is not sure stays in the name."""
    assert clean("YO YO MA") == "Yo Yo Ma"
    assert clean("Budi Khayal MA") == "Budi Khayal, M.A."


@pytest.mark.parametrize("written", ["", "null", "-", "...", "123", "Dr.", "S.H., M.H.", "Prof. Dr. Ir.", "Bapak", "🙂", "Plt."])
def test_titles_without_a_name_are_refused(written: str) -> None:
    """There must be someone."""
    with pytest.raises(InvalidValue):
        parse(written)


@given(parts=strategies.titled_names())
def test_titles_and_name_are_told_apart(parts: tuple[tuple[str, ...], str, tuple[str, ...]]) -> None:
    """What was put together comes apart again."""
    front, name, back = parts
    person = PersonName(name, front, back)
    assert parse(display(person)) == person


@given(parts=strategies.titled_names(), gap=st.sampled_from([",", ", ", " , "]), capitals=st.booleans())
def test_no_word_of_a_name_is_lost_or_moved(
    parts: tuple[tuple[str, ...], str, tuple[str, ...]], gap: str, capitals: bool
) -> None:
    """However titles are strung about it, in capitals or not."""
    front, name, back = parts
    written = gap.join([" ".join([*front, name]), *back])
    parsed = parse(written.upper() if capitals else written).name
    assert parsed.casefold().split() == name.casefold().split()


@given(odd=strategies.odd_text())
def test_every_letter_of_a_text_is_somewhere_in_what_is_read(odd: str) -> None:
    """A text without honorifics loses none of its words: each is in the name or among the titles."""
    words = [word for word in odd.split() if word.isalpha() and word.isascii() and len(word) > 7]
    try:
        shown = clean(odd)
    except InvalidValue:
        return
    assert not [word for word in words if word.casefold() not in shown.casefold()]


@given(name=strategies.person_names())
def test_a_name_in_capitals_has_the_same_keys(name: str) -> None:
    """Keys do not see case, and a name always has one."""
    assert keys(name)
    assert keys(name) == keys(name.upper())


def test_keys_meet_across_spellings() -> None:
    """Old and new, with and without Muhammad."""
    assert keys("Djoko Soebroto") & keys("Joko Subroto")
    assert keys("Moch. Ali Khayal") & keys("Muhammad Ali Khayal")
    assert not keys("Budi Khayal") & keys("Budi Santoso")
