"""People alike: by what is rare, whether they show much or little, each with what makes them so."""

from math import log2
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.store import Store
from queries import similar as module
from queries.question import Viewer
from queries.similar import Alike, AskSimilar, Shown, likeness, similar
from tests import world as tiny
from tests.conftest import Loader

PUBLIC = Viewer.of()

vectors = st.dictionaries(st.sampled_from("abcdef"), st.floats(0.1, 8).map(lambda strength: Shown("", 1, strength)), min_size=1)


def asked(store: Store, person: str, **more: Any) -> list[Alike]:
    """The people like somebody."""
    return similar(store, AskSimilar(person=person, **more), PUBLIC).rows


@given(vectors, vectors, st.fixed_dictionaries({skill: st.integers(2, 2_000) for skill in "abcdef"}))
def test_likeness_is_symmetric_and_within_its_bounds(one: Any, other: Any, people: dict[str, int]) -> None:
    """Whoever is asked of, the score is the same, from 0 to 1, and nobody is liker to one than she would be to a copy of herself."""
    score = likeness(one, other, people)
    assert score == pytest.approx(likeness(other, one, people))
    assert 0 <= score <= 1 + 1e-9
    assert likeness(one, one, dict.fromkeys(people, 2)) == pytest.approx(1)
    assert (score > 0) == bool(one.keys() & other.keys())


def test_the_tiny_world(world: Store) -> None:
    """Dewi and Hadi share a work with Maya, and so a skill; the numbers are those of the formula by hand."""
    rows = {row.name: row for row in asked(world, "Prof. Maya Andai")}
    assert set(rows) == {"Rini Fiktif", "Dewi Contoh", "Hadi Umpama"}
    once = log2(1.9)
    assert rows["Dewi Contoh"].score == pytest.approx(2 * once / log2(3) / (3 * once))
    assert rows["Rini Fiktif"].score == pytest.approx(2 * once / (3 * once))
    assert rows["Hadi Umpama"].score == pytest.approx(2 * once / log2(3) / (4 * once))
    assert [(one.label, one.own, one.theirs, one.people, one.share) for one in rows["Dewi Contoh"].common] == [
        ("energy policy", 1, 1, 3, 1)
    ]
    assert (rows["Dewi Contoh"].together, rows["Dewi Contoh"].sector) == (1, "state_enterprise")
    for name, row in rows.items():
        [back] = [one for one in asked(world, name) if one.name == "Prof. Maya Andai"]
        assert back.score == pytest.approx(row.score)


def test_elsewhere(world: Store) -> None:
    """On request only people of other institutions, or sectors."""
    assert [row.name for row in asked(world, "Prof. Maya Andai", elsewhere="institution")] == ["Rini Fiktif", "Dewi Contoh"]
    assert {row.name for row in asked(world, "Dewi Contoh", elsewhere="sector")} == {"Prof. Maya Andai", "Hadi Umpama"}


def test_nobody_is_alike_without_evidence(world: Store) -> None:
    """An answer without rows says why."""
    for name in ("Joko Ibarat", "Lina Seumpama"):
        answer = similar(world, AskSimilar(person=name), PUBLIC)
        assert not answer.rows
        assert len(answer.notes) == 1


def test_what_all_know_finds_and_weighs_little(load_facts: Loader, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A skill that many show finds nobody and hardly counts; one that two show makes them alike."""
    monkeypatch.setattr(module, "COMMON", 4)
    people = ["budi", "dewi", "joko", "maya", "hadi"]
    many = [fact for n, who in enumerate(people) for fact in tiny.work(f"m{n}", "Rapat", "Rapat.", "id", "2024", [who], "rapat")]
    few = [
        fact
        for n, who in enumerate(("budi", "joko"))
        for fact in tiny.work(f"f{n}", "Gambut", "Gambut.", "id", "2024", [who], "gambut")
    ]
    load_facts([*tiny.world(), *many, *few])
    rows = asked(store, "Budi Khayal")
    assert [row.name for row in rows] == ["Joko Ibarat"]
    shares = {one.label: one.share for one in rows[0].common}
    assert shares == {"gambut": pytest.approx(1 / 1.5), "rapat": pytest.approx(0.5 / 1.5)}
    load_facts([*tiny.world(), *many])
    [note] = similar(store, AskSimilar(person="Budi Khayal"), PUBLIC).notes
    assert "too common" in str(note)
