"""Where people are looked for, and places that a question names."""

import pytest

from graph.edges import LocatedIn
from graph.nodes import Place, Ref
from graph.store import Store
from queries.experts import AskExperts, experts
from queries.institutions import AskInstitutions, institutions
from queries.question import Viewer
from tests import world as tiny
from tests.conftest import Loader

PUBLIC = Viewer.of()


@pytest.fixture
def placed(load_facts: Loader, store: Store) -> Store:
    """The tiny world, two of its institutions in a city of Kalimantan Timur."""
    city = Place(scheme="kemendagri", code="64.72", name="Kota Samarinda")
    south = Place(scheme="kemendagri", code="31.74", name="Kota Administrasi Jakarta Selatan")
    here = [LocatedIn(start=Ref("Institution", name), end=city.ref) for name in ("air", "laut")]
    load_facts([*tiny.world(), city, south, *here], rebuild=True)
    return store


@pytest.mark.parametrize("place", ["64.72", " 64 ", "Kaltim", "samarinda", "Kota Samarinda", "Kalimantan"])
def test_a_place_is_known_by_code_name_and_what_holds_it(placed: Store, place: str) -> None:
    """A city by its code or its name with or without its kind, by its province or its island."""
    assert {row.id for row in institutions(placed, AskInstitutions(place=place), PUBLIC).rows} == _located(placed)
    answer = experts(placed, AskExperts(topic="kebijakan", place=place), PUBLIC)
    assert {row.institution_id for row in answer.rows} == _located(placed)
    assert not any("no place" in str(note) for note in answer.notes)


def _located(store: Store) -> set[str]:
    return {row["id"] for row in store.records("MATCH (i:Institution)-[:LOCATED_IN]->() RETURN i.id AS id")}


@pytest.mark.parametrize(
    ("topic", "place", "code"),
    [("kebijakan di Samarinda", "Samarinda", "Samarinda"), ("siapa ahli kebijakan di Kalimantan Timur?", "Kalimantan Timur", "64"),
     ("policy in Borneo", "Borneo", "Borneo"), ("KEBIJAKAN DI KALTIM, LALU DI KALTIM", "KALTIM", "64"),
     ("audit di Jakarta Selatan", "Jakarta Selatan", "Jakarta Selatan")],
)  # fmt: skip
def test_a_place_in_a_question_is_offered_as_a_filter(placed: Store, topic: str, place: str, code: str) -> None:
    """What is done about a place may lie elsewhere, so that it is offered, and only until it is asked for."""
    [values] = [note.values for note in experts(placed, AskExperts(topic=topic), PUBLIC).notes if "place" in note.values]
    assert values == {"place": place, "code": code}
    assert not [note for note in experts(placed, AskExperts(topic=topic, place=code), PUBLIC).notes if "place" in note.values]


def test_other_words_behind_a_preposition_are_no_places(placed: Store) -> None:
    """A field, an institution, a year is where nobody lives; a newspaper is no island, nor is a place offered that none here is."""
    for topic in (
        "kebijakan di bidang energi, di Kementerian Air, in 2024, dari hulu ke hilir", "berita dari Kalimantan Post", "policy in KALTIM levels",
        "kebijakan di Yogyakarta, yang tidak ada di sini",
    ):  # fmt: skip
        assert not [note for note in experts(placed, AskExperts(topic=topic), PUBLIC).notes if "place" in note.values]
