"""One skill: its names, its levels, what is near it and who needs it, whichever list says so."""

from graph.store import Store
from queries.question import Viewer
from queries.skill import AskSkill, Rung, skill


def test_what_a_list_says_of_a_skill(world: Store) -> None:
    """Both names with their state, the ladder in both languages, and each kind of relative, by either name."""
    [row] = skill(world, AskSkill(skill="kebijakan energi"), Viewer.of()).rows
    assert (row.label, row.label_id, row.label_state) == ("energy policy", "kebijakan energi", "proposed")
    assert (row.description, row.description_id) == ("How a state deals with energy.", "Cara negara mengurus energi.")
    assert row.levels == [
        Rung(level="1. reads it", level_id="1. membacanya"),
        Rung(level="2. makes it", level_id="2. membuatnya"),
    ]
    assert [(near.relation, near.label, near.by) for near in row.relatives] == [
        ("broader", "governance", None), ("nearly the same", "fuel regulation", "tests"),
    ]  # fmt: skip
    assert [(needed.label, needed.need) for needed in row.occupations] == [("government adviser", "essential")]
    [other] = skill(world, AskSkill(skill="governance"), Viewer.of()).rows
    assert [(near.relation, near.label) for near in other.relatives] == [("narrower", "energy policy")]
    assert (other.levels, other.people, other.description) == ([], [], None)
