"""What says most of somebody stands first."""

from hypothesis import given
from hypothesis import strategies as st

from graph.edges import Evidences
from graph.nodes import Ref, Skill
from graph.store import Store
from queries.mentors import AskMentors, mentors
from queries.profile import AskProfile, profile
from queries.question import Viewer
from queries.ranking.telling import telling
from tests import world as tiny
from tests.conftest import Loader


def test_broad_fields_stand_behind(store: Store, load_facts: Loader) -> None:
    """A field that every work shows stands behind what few show, in a profile and among a guide's skills, though it has more pieces."""
    broad = Skill(scheme="openalex_concept", code="broad", label="Everything")
    load_facts(
        [*tiny.world(), broad, *(Evidences(start=Ref("Evidence", one), end=broad.ref) for one in ("w1", "w2", "w3", "w4"))]
    )
    [maya] = profile(store, AskProfile(person="Prof. Maya Andai"), Viewer.of()).rows
    assert [(skill.label, skill.pieces) for skill in maya.skills] == [
        ("energy policy", 1),
        ("kebijakan air", 1),
        ("Everything", 2),
    ]
    guide = next(
        row
        for row in mentors(store, AskMentors(goal="analisis kebijakan energy policy"), Viewer.of()).rows
        if row.person == maya.person
    )
    assert guide.skills[-1].label == "Everything"


@given(st.dictionaries(st.text(), st.tuples(st.floats(0, 1e6), st.integers(1, 10**9)), min_size=1))
def test_more_evidence_and_rarer_is_more(skills: dict[str, tuple[float, int]]) -> None:
    """Who has as much or more evidence of what is as rare or rarer scores as much or more."""
    says = telling({name: weight for name, (weight, _) in skills.items()}, {name: count for name, (_, count) in skills.items()})
    for one, (weight, count) in skills.items():
        assert all(says[one] >= says[other] for other, (less, more) in skills.items() if weight >= less and count <= more)
