"""A person against what a role needs: levels as stated, or derived by a rule that can be read."""

from typing import Any

import pytest

from graph.edges import Attended, Evidences, HoldsPosition, Needs
from graph.errors import AskError, NotFound
from graph.nodes import Evidence, Occupation, Position, Ref, Skill
from graph.provenance import Statement
from graph.store import Store
from queries.experts import AskExperts, experts
from queries.gaps import AskGaps, Gap, gaps
from queries.question import Viewer
from queries.subjects.kept import keep
from tests import world as tiny
from tests.conftest import Loader

PUBLIC = Viewer.of()


def asked(store: Store, person: str, **more: Any) -> list[Gap]:
    """The rows for a person."""
    return gaps(store, AskGaps(person=person, **more), PUBLIC).rows


def certificate(record: str, who: str, skill: str, level: str | None = None, kind: str = "certificate") -> list[Statement]:
    """A certificate of somebody that shows a skill, perhaps at a level."""
    shown = Skill(scheme="topic", code=skill.replace(" ", "-"), label=skill)
    paper = Evidence.model_validate(
        {"record": record, "about": who, "kind": kind, "title": skill, "language": "id", "date": "2026"}
    )
    holds = Attended(about=who, start=Ref("Person", who), end=paper.ref, role="holder" if kind == "certificate" else "instructor")
    return [shown, paper, holds, Evidences(about=who, start=paper.ref, end=shown.ref, level=level)]


def test_what_nobody_has_shown(world: Store) -> None:
    """Rini has nothing for the adviser's skill: what would count, and who shows it."""
    [row] = asked(world, "Rini Fiktif", role="penasihat pemerintah")
    assert (row.label, row.label_id, row.need, row.state, row.needed, row.evidenced, row.how) == (
        "energy policy", "kebijakan energi", "essential", "not shown", None, None, None,
    )  # fmt: skip
    assert (row.gap, row.people, row.teachers, row.evidence) == (1, 3, 0, [])
    assert [(one.kind, one.pieces, one.level) for one in row.enough] == [
        ("work", 1, None), ("project", 1, None), ("certificate", 1, None), ("training", 1, None),
    ]  # fmt: skip


def test_an_own_list_with_levels(world: Store) -> None:
    """A third of a work of 2023 is level 1 of two; one more work would be level 2; a skill of no level is reached."""
    low, water = asked(world, "Prof. Maya Andai", skills=("kebijakan energi=2", "kebijakan air"))
    assert (low.label, low.needed, low.evidenced, low.how, low.gap, low.state) == ("energy policy", 2, 1, "derived", 1, "too low")
    assert (low.meaning, low.meaning_id) == ("2. makes it", "2. membuatnya")
    assert 0.15 < low.worth < 0.3
    assert [(one.kind, one.pieces, one.level) for one in low.enough][:2] == [("certificate", 1, 2), ("work", 1, None)]
    assert [one.title for one in low.evidence] == ["Coastal energy policy analysis"]
    assert (water.state, water.gap, water.enough, water.people) == ("reached", 0, [], 1)


def test_levels_as_stated(load_facts: Loader, store: Store) -> None:
    """A stated level stands whatever else there is, the highest one; what would count then states the level needed."""
    said = [
        *certificate("c1", "budi", "audit air", "3. memimpin"),
        *certificate("c2", "budi", "audit air", "2"),
        *certificate("c3", "budi", "audit air"),
    ]
    load_facts([*tiny.world(), *said, *certificate("t", "joko", "audit air", kind="training")])
    [row] = asked(store, "Budi Khayal", skills=("audit air=4",))
    assert (row.evidenced, row.how, row.gap, row.state, row.people, row.teachers) == (3, "stated", 1, "too low", 1, 1)
    assert [(one.kind, one.pieces, one.level) for one in row.enough] == [("certificate", 1, 4)]
    assert asked(store, "Joko Ibarat", skills=("audit air=2",))[0].evidenced == 1


def test_the_post_that_is_held(load_facts: Loader, store: Store) -> None:
    """Without role and skills, what the posts held now need; a list's skill that is the same as another's counts for it."""
    post = Position(record="p", about="joko", title="Auditor Ahli Madya", language="id")
    fuel = Skill(scheme="list", code="energy-policy", label="Energy Policy")
    needs = [
        Needs(about="joko", start=post.ref, end=fuel.ref, kind="optional", level="2"),
        HoldsPosition(about="joko", start=Ref("Person", "joko"), end=post.ref),
    ]
    load_facts([*tiny.world(), post, fuel, *needs, *certificate("c", "joko", "energy policy", "2")])
    answer = gaps(store, AskGaps(person="Joko Ibarat"), PUBLIC)
    [row] = answer.rows
    assert [str(note) for note in answer.notes][:2] == ["Compared with: Auditor Ahli Madya.", "Skills reached: 1 of 1."]
    assert (row.need, row.needed, row.evidenced, row.state) == ("optional", 2, 2, "reached")
    assert [one.label for one in asked(store, "Hadi Umpama", role="auditor ahli madya")] == ["Energy Policy"]


def test_the_levels_of_a_post_are_offered_first(load_facts: Loader, store: Store) -> None:
    """Who names a post without its level is offered its levels, the lowest first, before other posts; whose standard is used is told."""
    titles = ("Auditor", "Auditor Hukum", "Auditor Kas", "Auditor Ahli Utama", "Auditor Ahli Muda", "Auditor Ahli Pertama")
    skill = Skill(scheme="topic", code="audit", label="audit")
    posts = [
        Occupation(scheme="skj-fiksi", code=title, label=title if title != "Auditor" else "Auditor Pajak") for title in titles
    ]
    load_facts([*tiny.world(), skill, *posts, *(Needs(start=one.ref, end=skill.ref, kind="essential") for one in posts)])
    with pytest.raises(NotFound, match=r"Did you mean: Auditor Ahli Pertama; Auditor Ahli Muda; Auditor Ahli Utama; Auditor"):
        asked(store, "Joko Ibarat", role="auditor")
    told = gaps(store, AskGaps(person="Joko Ibarat", role="Auditor Ahli Muda"), PUBLIC).notes[0]
    assert str(told) == "Compared with: Auditor Ahli Muda (by: Standards of posts (fictional))."


def test_a_post_is_worth_what_it_is_in_a_ranking(load_facts: Loader, store: Store) -> None:
    """By its level, how long it was held, and how long ago."""
    skill, said = Skill(scheme="topic", code="gambut", label="gambut"), list[Statement]()
    for who, until in (("budi", None), ("joko", "2012-01-01")):
        post = Position(record=who, about=who, title="Ahli Gambut", level="Ahli Utama", language="id")
        held = HoldsPosition(about=who, start=Ref("Person", who), end=post.ref, valid_from="2005-01-01", valid_to=until)
        said += [post, held, Evidences(about=who, start=post.ref, end=skill.ref)]
    load_facts([*tiny.world(), skill, *said])
    keep(store, None)
    now, then = (asked(store, name, skills=("gambut",))[0].worth for name in ("Budi Khayal", "Joko Ibarat"))
    scores = {row.name: row.score for row in experts(store, AskExperts(topic="gambut"), PUBLIC).rows}
    assert then < now / 2
    assert then / now == pytest.approx(scores["Joko Ibarat"] / scores["Budi Khayal"])


def test_what_cannot_be_asked(world: Store) -> None:
    """An empty answer says why; unknown skills, roles and levels are refused in a sentence."""
    answer = gaps(world, AskGaps(person="Rini Fiktif"), PUBLIC)
    assert not answer.rows
    assert "posts" in str(answer.notes[0])
    for more in ({"role": "government advisr"}, {"skills": ("energy polici",)}):
        with pytest.raises(NotFound, match=r"Did you mean|There is no"):
            asked(world, "Rini Fiktif", **more)
    for level in ("0", "x", ""):
        with pytest.raises(AskError, match="from 1 to 99"):
            asked(world, "Rini Fiktif", skills=(f"energy policy={level}",))
