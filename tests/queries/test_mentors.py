"""Who could guide me: by what they know and the way they walked, never one's own boss, never who declined."""

from typing import Literal

import pytest

from graph.edges import Evidences, HoldsPosition, PartOf
from graph.errors import AskError, NotFound
from graph.nodes import Position, Ref, Skill, Unit
from graph.provenance import Statement
from graph.store import Store
from queries.mentors import AskMentors, Mentor, mentors
from queries.question import Viewer
from queries.ranking.careers import alike
from tests import world as tiny
from tests.conftest import Loader

OPERATOR = Viewer.operator()


def named(rows: list[Mentor]) -> list[str]:
    return [row.name for row in rows]


def test_who_knows_and_agreed(world: Store) -> None:
    """Maya and Dewi know energy policy and agreed; Hadi knows it and declined; Dewi's one seat is taken."""
    found = mentors(world, AskMentors(person="Rini Fiktif", goal="energy policy"), OPERATOR)
    [maya] = found.rows
    assert maya.name == "Prof. Maya Andai"
    assert (maya.seats_left, maya.meets, maya.languages) == (2, "both", ["en", "id"])
    assert {"of another sector", "all in all more evidence of the goal than you", "meets online", "seats left"} <= set(
        maya.reasons
    )
    assert [skill.label for skill in maya.skills][:1] == ["energy policy"]
    assert maya.evidence[0].title == "Coastal energy policy analysis"
    assert 0 < maya.fit <= 1


def test_skills_of_the_goal_are_compared_with_all_i_show(load_facts: Loader, store: Store) -> None:
    """What I show oftener is not told as more, wherever I show it; what a guide's piece shows besides the goal is no skill of the goal."""
    shot = Skill(scheme="topic", code="imunisasi", label="imunisasi")
    mine = [fact for n in range(3) for fact in tiny.work(f"m{n}", "Irigasi sawah", "", "id", "2024", ["rini"], "energy policy")]
    others = [
        fact
        for n in range(8)
        for fact in tiny.work(f"o{n}", "Coastal energy policy", "", "en", "2024", ["dewi"], "coastal energy")
    ]
    far = [fact for n in range(8) for fact in tiny.work(f"f{n}", "Imunisasi bayi", "", "id", "2024", ["lina"], "imunisasi")]
    besides = [Evidences(start=Ref("Evidence", "w2"), end=end) for end in (shot.ref, Ref("Skill", "topic:coastal-energy"))]
    load_facts([*tiny.world(), shot, *mine, *others, *far, *besides])
    [maya] = mentors(store, AskMentors(person="Rini Fiktif", goal="energy policy"), OPERATOR).rows
    assert [skill.label for skill in maya.skills] == ["coastal energy"]


def test_unasked_may_be_looked_at_too_but_never_who_declined(world: Store) -> None:
    """Lina was never asked and knows talent management; Hadi said no."""
    ask = AskMentors(goal="manajemen talenta energi pengadaan", unasked=True, limit=100)
    rows = mentors(world, ask, OPERATOR).rows
    assert "Hadi Umpama" not in named(rows)
    [lina] = [row for row in rows if row.name == "Lina Seumpama"]
    assert (lina.seats_left, "never asked about guiding others" in lina.against) == (None, True)
    assert "Lina Seumpama" not in named(mentors(world, ask.model_copy(update={"unasked": False}), OPERATOR).rows)


def test_wishes_bound_whom_one_meets(world: Store) -> None:
    """Language and way of meeting are conditions; a page without anybody says what else one could do."""
    assert named(mentors(world, AskMentors(goal="energy policy", language="en"), OPERATOR).rows) == ["Prof. Maya Andai"]
    nobody = mentors(world, AskMentors(goal="energy policy", language="jv"), OPERATOR)
    assert (nobody.rows, len(nobody.notes) > 0) == ([], True)


def test_without_a_goal_one_s_own_way_goes_on(world: Store) -> None:
    """Rini's post and skills are taken for the goal, and a note says so."""
    found = mentors(world, AskMentors(person="Rini Fiktif"), OPERATOR)
    assert "Prof. Maya Andai" in named(found.rows)
    assert any("Analis Kebijakan" in str(note) for note in found.notes)


def test_wrong_input_is_told(world: Store) -> None:
    """Neither person nor goal; a person who does not exist."""
    with pytest.raises(AskError, match="Say who"):
        mentors(world, AskMentors(), OPERATOR)
    with pytest.raises(NotFound):
        mentors(world, AskMentors(person="Tidak Ada", goal="energi"), OPERATOR)
    for text in ("*", "~ AND (", "'; DROP", "😀", "dan di ke"):
        assert mentors(world, AskMentors(goal=text), OPERATOR).rows == []


def held(
    record: str,
    title: str,
    level: str,
    place: Ref,
    since: str,
    until: str | None,
    kind: Literal["structural", "functional"] = "functional",
) -> list[Statement]:
    """A post that somebody holds or held."""
    position = Position(
        record=f"{place.record}/{title}/{record}", about=record, title=title, kind=kind, level=level, language="id"
    )
    return [
        position,
        HoldsPosition(about=record, start=Ref("Person", record), end=position.ref, valid_from=since, valid_to=until),
        PartOf(about=record, start=position.ref, end=place),
    ]


def test_the_way_counts_and_the_line_of_command_is_out(store: Store, load_facts: Loader) -> None:
    """Who went from my post to the goal is told apart from who only holds it; my director and my own unit are not named."""
    sub, whole, home, other = (
        Unit(record="sub", name="Subdirektorat"),
        Unit(record="dit", name="Direktorat"),
        Ref("Institution", "air"),
        Ref("Institution", "laut"),
    )
    load_facts([
        tiny.institution("air", "Kementerian Air", "central_government"), tiny.institution("laut", "Universitas Laut", "academia"),
        sub, whole, PartOf(start=sub.ref, end=whole.ref), PartOf(start=whole.ref, end=home),
        *[fact for n in ("me", "peer", "boss") for fact in tiny.person(n, f"{n.title()} Fiksi", "air")],
        *[fact for n in ("walker", "other") for fact in tiny.person(n, f"{n.title()} Fiksi", "laut")],
        *[fact for n in ("peer", "boss", "walker", "other") for fact in tiny.agreed(n, f"{n.title()} Fiksi", mentees=2)],
        *held("me", "Analis Anggaran Ahli Pertama", "Ahli Pertama", sub.ref, "2022", None),
        *held("peer", "Auditor Ahli Madya", "Ahli Madya", sub.ref, "2020", None),
        *held("boss", "Direktur Auditor", "II.a", whole.ref, "2020", None, "structural"),
        *held("walker", "Analis Anggaran Ahli Muda", "Ahli Muda", other, "2012", "2019"),
        *held("walker", "Auditor Ahli Madya", "Ahli Madya", other, "2019", "2022"),
        *held("walker", "Perencana Ahli Madya", "Ahli Madya", other, "2022", None),
        *held("other", "Auditor Ahli Madya", "Ahli Madya", other, "2019", None),
    ])  # fmt: skip
    rows = mentors(store, AskMentors(person="Me Fiksi", goal="auditor ahli muda"), OPERATOR).rows
    told = {row.name: (row.reasons[0], [step.like for step in row.way]) for row in rows}
    assert told == {
        "Walker Fiksi": ("walked from a post like yours to one like your goal", ["yours", "your goal", ""]),
        "Other Fiksi": ("reached a post like your goal", ["your goal"]),
    }


def test_titles_are_alike_by_their_words() -> None:
    """Half of the words; case and affixes do not count."""
    assert alike("Analis Kebijakan Ahli Muda", "ANALIS KEBIJAKAN Ahli Pertama")
    assert not alike("Auditor Ahli Madya", "Perencana Ahli Pertama")
    assert not alike("Auditor Ahli Madya", "Perencana Ahli Madya")
    assert not alike("", "")
