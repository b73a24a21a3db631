"""Every question and every source keeps its promise, found by walking the folders."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.edges import Authored, Evidences, Guides, HoldsPosition, Knows, Mentions, Stated, Vouches
from graph.nodes import Ref, Skill
from graph.provenance import Statement, Visibility
from graph.store import Store
from ingest.pipeline import Home
from ingest.source import Source, sources
from queries.cross_sector import AskCrossSector
from queries.experts import AskExperts
from queries.question import Answer, Ask, Question, Viewer, questions
from queries.snapshot import AskSnapshot
from tests import world as tiny
from tests.conftest import loader

PUBLIC = Viewer.of()


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_question_answers_its_example(question: Question[Any, Any], world: Store) -> None:
    """The example of a question has an answer in the tiny world, for everybody, in rows of its class."""
    for viewer in (Viewer.operator(), PUBLIC):
        answer = question.answer(world, question.example, viewer)
        assert answer.rows
        assert all(type(row) is question.row for row in answer.rows)


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_question_is_paged(question: Question[Any, Any], world: Store) -> None:
    """Pages of one row, put together, are the answer."""
    keyed = {"key": "k"} if "key" in question.ask.model_fields else {}
    whole = question.answer(world, question.example.model_copy(update={"limit": 6, **keyed}), PUBLIC).rows
    ask = question.example.model_copy(update={"limit": 1, **keyed})
    paged: list[Any] = []
    while len(paged) < 6:
        answer: Answer[Any] = question.answer(world, ask, PUBLIC)
        paged += answer.rows
        if not answer.next:
            break
        ask = ask.model_copy(update={"after": answer.next})
    assert paged == whole


@pytest.mark.parametrize("question", questions().values(), ids=lambda question: question.name)
def test_question_tells_users_what_it_is(question: Question[Any, Any]) -> None:
    """Title, every parameter and every column are described, and unknown parameters are refused."""
    assert question.title
    for model in (question.ask, question.row):
        assert all(field.description for field in model.model_fields.values())
    with pytest.raises(ValueError, match="extra"):
        question.ask.model_validate({**question.example.model_dump(), "no_such_parameter": 1})


@pytest.mark.parametrize("source", sources().values(), ids=lambda source: source.name)
def test_source_says_what_it_may(source: Source[Any]) -> None:
    """A source names its publisher, licence and lawful basis, and keeps no column that it drops."""
    assert all((source.title, source.publisher, source.licence, source.lawful_basis, source.columns()))
    assert not set(source.columns()) & set(source.dropped)


def hidden(visibility: Visibility, name: str, connected: set[str]) -> list[Statement]:
    """A person who is hidden, connected to what is named of the tiny world."""
    me = Ref("Person", "hidden")
    said = tiny.person("hidden", name, "air", visibility, at="listrik")
    for fact in tiny.world():
        if type(fact).__name__ == "Evidence" and "works" in connected:
            said.append(Authored(about="hidden", start=me, end=fact.ref))  # type: ignore[attr-defined]
            said.append(Stated(about="hidden", start=me, end=fact.ref))  # type: ignore[attr-defined]
            said.append(Vouches(about="hidden", start=me, end=fact.ref, relation="partner"))  # type: ignore[attr-defined]
            said.append(Mentions(about="hidden", start=fact.ref, end=me, spans=("title:0-3",)))  # type: ignore[attr-defined]
            said.append(Evidences(about="hidden", start=fact.ref, end=Ref("Skill", "topic:pengadaan"), level="5"))  # type: ignore[attr-defined]
        if type(fact).__name__ == "Position" and "posts" in connected:
            said += [fact.model_copy(update={"about": "hidden"}), HoldsPosition(about="hidden", start=me, end=fact.ref)]  # type: ignore[attr-defined]
        if type(fact).__name__ == "Person" and "people" in connected:
            said.append(Knows(about="hidden", start=me, end=fact.ref, why="the same office"))  # type: ignore[attr-defined]
            said.append(Knows(start=fact.ref, end=me, why="the same office"))  # type: ignore[attr-defined]
            said.append(Guides(about="hidden", start=fact.ref, end=me, valid_from="2026"))  # type: ignore[attr-defined]
            for who, by in (("hidden", fact.record), (fact.record, "hidden")):  # type: ignore[attr-defined]
                said += tiny.endorsed(who, by, "Analisis kebijakan rahasia")
    if "new" in connected:
        said += (tiny.institution("rahasia", "Badan Rahasia", "central_government").model_copy(update={"about": "hidden"}),)
        said += [
            fact.model_copy(update={"about": "hidden"})
            for fact in tiny.work("w9", "Analisis kebijakan", name, "id", "2025", [], "x")
        ]
        said.append(Authored(about="hidden", start=me, end=Ref("Evidence", "w9")))
    return said


def asked() -> list[tuple[Question[Any, Any], Ask]]:
    """What a curious user would ask: every question's example, and those that would touch the hidden person."""
    every = questions()
    asks = [(question, question.example) for question in every.values() if question.name not in ("snapshot", "status")]
    return [
        *asks,
        (every["experts"], AskExperts(topic="kebijakan energy pengadaan air audit", limit=100)),
        (every["experts"], AskExperts(topic="rahasia kebijakn")),
        (every["cross_sector"], AskCrossSector(skill="energy policy")),
        (
            every["snapshot"],
            AskSnapshot(key="k", limit=1000, kinds=("Person", "Institution", "Evidence", "Position", "Skill", "Unit")),
        ),
    ]


def answers(store: Store, viewers: list[Viewer]) -> list[object]:
    """All answers to all viewers, and the counts."""
    told: list[object] = [question.answer(store, ask, viewer) for viewer in viewers for question, ask in asked()]
    status = questions()["status"]
    for viewer in viewers:
        [row] = status.answer(store, status.example, viewer).rows
        told.append(row.model_dump(exclude={"runs"}))
    return told


@settings(max_examples=4, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    visibility=st.sampled_from(["closed", "institution"]),
    connected=st.sets(st.sampled_from(["works", "posts", "people", "new"]), min_size=2),
    name=st.sampled_from(["Rahasia Kebijakan", "Rini Fiktif", "Budi"]),
)
def test_hidden_person_changes_no_answer(
    shared_store: Store, tmp_path: Path, visibility: Visibility, connected: set[str], name: str
) -> None:
    """Adding a hidden person, connected to everything, changes no answer of any question."""
    shared_store.clear()
    home = Home(tmp_path / f"hidden-{visibility}-{'-'.join(sorted(connected))}-{name}")
    home.folder.mkdir(exist_ok=True)
    into = loader(shared_store, home, home.folder)
    into([*tiny.world(), *tiny.article(), *tiny.endorsed("rini", "dewi", "Analisis kebijakan")], scope="world", rebuild=True)
    into([Skill(scheme="list", code=label, label=label) for label in ("kebijakan", "audit", "analisis")], source=tiny.LIST)
    other = shared_store.records("MATCH (i:Institution {short: 'LAUT'}) RETURN i.id AS id")[0]["id"]
    viewers = [PUBLIC, Viewer.of(other)] + ([Viewer.operator()] if visibility == "closed" else [])
    before = answers(shared_store, viewers)
    into(hidden(visibility, name, connected), scope="hidden")
    assert answers(shared_store, viewers) == before
    assert visibility == "closed" or shared_store.records("MATCH (p:Person {name: $name}) RETURN p.own AS own", name=name)
