"""The question tells which skills a text names and which it is near to, with the words."""

from graph.store import Store
from queries.question import Viewer
from queries.skills import AskSkills, skills
from queries.vocabulary import AskVocabulary, vocabulary
from tests.conftest import Loader

PUBLIC = Viewer.of()


def test_named_and_near_skills_with_their_words(world: Store) -> None:
    """A skill that is named says so; one that is meant in other words is near; spans are those of the text."""
    text = "Menyusun kebijakan air. We advise on policies for energy."
    rows = skills(world, AskSkills(text=text), PUBLIC).rows
    assert [(row.label, row.how) for row in rows][:1] == [("kebijakan air", "named")]
    assert all(text[one.start : one.end] == one.text for row in rows for one in row.words)
    assert all(0 <= row.score <= 1 for row in rows)


def test_denied_and_unsaid_skills_are_not_told(world: Store) -> None:
    """What a text denies, and a text that speaks of no skill, give no row."""
    assert not skills(world, AskSkills(text="Ia belum menguasai manajemen talenta."), PUBLIC).rows
    assert not skills(world, AskSkills(text="Hari ini hujan di ibu kota."), PUBLIC).rows


def test_only_the_list_that_is_asked_for(world: Store) -> None:
    """A list that does not name the skill gives no row, and one that is none here is told with those there are."""
    assert skills(world, AskSkills(text="kebijakan air", scheme="topic"), PUBLIC).rows
    for unknown in (
        skills(world, AskSkills(text="kebijakan air", scheme="esco"), PUBLIC),
        vocabulary(world, AskVocabulary(scheme="esco"), PUBLIC),
    ):
        assert not unknown.rows
        assert "no list “esco” here. There are: other; topic." in str(unknown.notes[-1])


def test_without_skills_a_note_says_what_to_load(load_facts: Loader, store: Store) -> None:
    """An empty vocabulary is told, with what to do."""
    answer = skills(store, AskSkills(text="kebijakan air"), PUBLIC)
    assert not answer.rows
    assert "simpul-ingest load" in str(answer.notes[0])
