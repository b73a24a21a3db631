"""A call for mentoring: what may not be is never, and what is has its reasons."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from api.fields import wrong
from graph.edges import PartOf
from graph.errors import AskError
from graph.language import say, translate
from graph.nodes import Ref, Unit
from graph.store import Store
from queries.calls.command import Posts, posts
from queries.calls.mentoring import assign
from queries.calls.participants import Decision, Mentee, Mentor, Pool
from queries.calls.quotas import Quota
from queries.mentors_batch import AskMentorsBatch, mentors_batch
from queries.question import Viewer
from tests import world as tiny
from tests.conftest import Loader
from tests.queries.test_mentors import held


def mentee(name: str, skills: str, **more: object) -> Mentee:
    """A fictional mentee."""
    return Mentee.model_validate({"id": name, "skills": skills, **more})


def mentor(name: str, skills: str, **more: object) -> Mentor:
    """A fictional mentor."""
    return Mentor.model_validate({"id": name, "skills": skills, **more})


def test_a_mentor_stands_above() -> None:
    """Who knows a skill at one's own level is no mentor in it; one level above is."""
    pool = Pool(mentees=(mentee("a", "audit:3"),), mentors=(mentor("same", "audit:3"), mentor("above", "Audit : 4")))
    [pair] = assign(pool).pairs
    assert pair.mentor.id == "above"
    assert str(pair.reasons[0]) == "shows audit"


def test_what_rules_out_a_pair() -> None:
    """One unit, no language, no way to meet, an aversion or a decision rule a pair out, and who waits is told which; nobody lifts the line of command, nor pairs one with oneself."""
    against = {
        "same unit": ({"institution": "X", "unit": "Biro"}, {"institution": "X", "unit": "biro"}),
        "line of command": ({"superior": "chief"}, {"id": "chief"}),
        "no language in common": ({"languages": "jv"}, {"languages": "id;en"}),
        "no way to meet": ({"mode": "online"}, {"mode": "in person"}),
        "one does not want the other": ({}, {"avoids": "a"}),
    }
    for rule, (one, other) in against.items():
        draft = assign(Pool(mentees=(mentee("a", "audit", **one),), mentors=(mentor("b", "audit:2", **other),)))
        assert not draft.pairs
        assert rule in str(draft.waiting[0].why)
        assert (rule in str(draft.waiting[0].change)) == (rule != "line of command")
        assert f"{translate(rule, 'id')}: 1" in say(draft.waiting[0].why.message, "id", draft.waiting[0].why.values)
    forbidden = (Decision(mentee="a", mentor="b", decision="forbid"),)
    assert not assign(Pool(mentees=(mentee("a", "audit"),), mentors=(mentor("b", "audit:2"),), decisions=forbidden)).pairs
    same = Pool(mentees=(mentee("a", "audit"),), mentors=(mentor("a", "audit:5"),))
    [waiting] = assign(same).waiting
    assert ("the same person" in str(waiting.why), waiting.change) == (True, None)


@settings(max_examples=100)
@given(
    superiors=st.dictionaries(st.integers(0, 9), st.lists(st.integers(0, 9), max_size=2), max_size=10),
    mentees=st.sets(st.integers(0, 7), min_size=1), mentors=st.sets(st.integers(2, 9), min_size=1), posts=st.booleans(),
)  # fmt: skip
def test_no_pair_is_in_one_line_of_command(
    superiors: dict[int, list[int]], mentees: set[int], mentors: set[int], posts: bool
) -> None:
    """Nobody is paired with who stands above or below, however far and through whoever takes part: as tables or posts tell it."""
    told = {} if posts else superiors
    steps = tuple((str(one), str(who)) for who, above in superiors.items() for one in above)
    known = {one: (";".join(map(str, told.get(one, ())))) for one in range(10)}
    pool = Pool(
        mentees=tuple(mentee(str(one), "audit", superior=known[one]) for one in mentees),
        mentors=tuple(mentor(str(one), "audit:2", superior=known[one], seats=3) for one in mentors),
    )
    taking_part = {str(one) for one in mentees | mentors}
    known_steps = [(above, below) for above, below in steps if posts or below in taking_part]
    above = {(one, other) for one, other in known_steps if one != other}
    for _ in range(10):
        above |= {(one, last) for one, middle in above for again, last in known_steps if middle == again}
    draft = assign(pool, Posts(steps) if posts else Posts())
    for pair in draft.pairs:
        assert not {(pair.mentee.id, pair.mentor.id), (pair.mentor.id, pair.mentee.id)} & above
    for waits in draft.waiting:
        if waits.change and "line of command" in str(waits.change):
            assert "line of command: " in str(waits.why)


def test_posts_in_the_graph_tell_the_line_of_command(store: Store, load_facts: Loader) -> None:
    """Who heads the unit, or one above it, guides nobody there; a stranger may; who is hidden from the viewer tells nothing."""
    sub, whole, home = Unit(record="sub", name="Subdirektorat"), Unit(record="dit", name="Direktorat"), Ref("Institution", "air")
    load_facts([
        tiny.institution("air", "Kementerian Air", "central_government"), sub, whole,
        PartOf(start=sub.ref, end=whole.ref), PartOf(start=whole.ref, end=home),
        *[fact for n in ("me", "head", "boss", "far") for fact in tiny.person(n, n.title(), "air")],
        *tiny.person("kept", "Kept", "air", "institution"),
        *held("me", "Analis Kebijakan", "", sub.ref, "2022", None), *held("far", "Auditor", "", home, "2022", None),
        *[fact for n in ("head", "kept") for fact in held(n, "Kepala Subdirektorat", "", sub.ref, "2022", None, "structural")],
        *held("boss", "Direktur", "", whole.ref, "2022", None, "structural"),
    ])  # fmt: skip
    ids = {row["name"]: row["id"] for row in store.records("MATCH (p:Person) RETURN p.name AS name, p.id AS id")}
    for viewer, ruled in ((Viewer.operator(), 3), (Viewer.of(), 2)):
        mentors = tuple(mentor(ids[name], "audit:2") for name in ("Head", "Boss", "Kept"))
        pool = Pool(mentees=(mentee(ids["Me"], "audit"),), mentors=mentors)
        draft = assign(pool, posts(store, viewer, (*pool.mentees, *pool.mentors)))
        assert len(draft.pairs) == (ruled == 2)
        assert ruled == 2 or f"line of command: {ruled}" in str(draft.waiting[0].why)
        assert f"for {ruled + 1} of 4 people" in str(draft.notes[0])
    for one, other, pairs in (("Head", "Boss", 0), ("Boss", "Head", 0), ("Me", "Far", 1)):
        pool = Pool(mentees=(mentee(ids[one], "audit"),), mentors=(mentor(ids[other], "audit:2"),))
        assert len(assign(pool, posts(store, Viewer.of(), (*pool.mentees, *pool.mentors))).pairs) == pairs
    orcid = "0000-0002-1825-0097"
    load_facts(
        [
            tiny.institution("air", "Kementerian Air", "central_government"),
            *tiny.person("one", "One", "air"),
            *tiny.identified("one", "orcid", orcid),
        ]
    )
    [one] = [row["id"] for row in store.records("MATCH (p:Person {name: 'One'}) RETURN p.id AS id")]
    pool = Pool(mentees=(mentee(orcid, "audit"),), mentors=(mentor(one, "audit:2"),))
    assert "the same person" in str(assign(pool, posts(store, Viewer.of(), (*pool.mentees, *pool.mentors))).waiting[0].why)


def test_wishes_decide_among_equals() -> None:
    """Of mentors who show the same, the one wished for is given."""
    mentors = (mentor("b", "audit:2"), mentor("c", "audit:2"))
    [pair] = assign(Pool(mentees=(mentee("a", "audit", prefers="c;b"),), mentors=mentors)).pairs
    assert (pair.mentor.id, [str(reason) for reason in pair.reasons]) == ("c", ["shows audit", "wish 1 of the mentee"])


def test_decisions_hold_or_are_refused_together() -> None:
    """What is pinned is in the draft; decisions that cannot hold together are named, all of them."""
    mentees = (mentee("a", "audit"), mentee("b", "audit"))
    mentors = (mentor("c", "audit:3"), mentor("d", "audit:1"))
    pinned = Decision(mentee="a", mentor="d", decision="pin")
    assert {(one.mentee.id, one.mentor.id) for one in assign(Pool(mentees=mentees, mentors=mentors, decisions=(pinned,))).pairs} == {
        ("a", "d"), ("b", "c"),
    }  # fmt: skip
    wrong = (pinned, Decision(mentee="b", mentor="d", decision="pin"), Decision(mentee="a", mentor="d", decision="forbid"))
    with pytest.raises(AskError, match=r"a with d must be, and may not be: forbidden; d has 2 mentees that must be, and takes 1"):
        assign(Pool(mentees=mentees, mentors=mentors, decisions=wrong))


def test_who_leaves_moves_nobody_else() -> None:
    """A draft given in again after a mentor left: that pair ends, which is told, every other pair stays, and the seat left is given."""
    mentees = tuple(mentee(one, "audit") for one in "abcd")
    mentors = (mentor("p", "audit:3"), mentor("q", "audit:3"), mentor("r", "audit:3"))
    before = {(one.mentee.id, one.mentor.id) for one in assign(Pool(mentees=mentees, mentors=mentors)).pairs}
    kept = tuple(Decision(mentee=one, mentor=other, decision="keep") for one, other in before)
    after = assign(Pool(mentees=mentees, mentors=(*mentors[1:], mentor("s", "audit:2")), decisions=kept))
    pairs = {(one.mentee.id, one.mentor.id) for one in after.pairs}
    assert {pair for pair in before if pair[1] != "p"} <= pairs
    assert len(pairs) == 3
    [left] = [pair for pair in before if pair[1] == "p"]
    assert [str(note) for note in after.notes] == [f"Of these pairs one has left, so they end: {left[0]} – p."]
    with pytest.raises(AskError, match="who is not among the mentors"):
        Pool(mentees=mentees, mentors=mentors[1:], decisions=(Decision(mentee="a", mentor="p", decision="forbid"),))


def test_what_has_no_effect_is_told() -> None:
    """Wishes for people who take no part, and quotas of what nobody comes from."""
    draft = assign(
        Pool(mentees=(mentee("a", "audit", prefers="c;zz"),), mentors=(mentor("c", "audit:2"),)),
        quotas=[Quota("institution", "Nowhere", 3)],
    )
    assert [str(note) for note in draft.notes] == [
        "Wishes name people who take no part: zz.", "No mentee is of these, which have a quota: Nowhere.",
    ]  # fmt: skip


def test_institutions_and_places_have_quotas() -> None:
    """Both hold where one lies within the other, and who waits is told which; quotas that cross are refused by name."""
    homes = [("X", "31"), ("X", "31"), ("Y", "31"), ("Z", "32")]
    mentees = tuple(mentee(f"m{n}", "audit", institution=home, place=place) for n, (home, place) in enumerate(homes))
    pool = Pool(mentees=mentees, mentors=(mentor("g", "audit:2", seats=9),))
    draft = assign(pool, quotas=[Quota("place", "31", 2), Quota("institution", "x", 1)])
    assert draft.served == {"X": (1, 2), "Y": (1, 1), "Z": (1, 1), "31": (2, 3), "32": (1, 1)}
    assert (str(draft.waiting[0].why), draft.waiting[0].change) == ("All places that may be had are taken: x, 31.", None)
    assert draft.matching.gap == pytest.approx(0)
    draft = assign(pool, quotas=[Quota("place", "31", 1)])
    assert {str(one.change) for one in draft.waiting} == {"One more place for 31 would do; g has a seat (fit 0.70)."}
    with pytest.raises(AskError, match="X has two quotas, 1 and 2"):
        assign(pool, quotas=[Quota("institution", "X", 1), Quota("institution", "x", 2)])
    with pytest.raises(AskError, match="The quotas of 31 and Y cross"):
        assign(
            Pool(mentees=(*mentees, mentee("far", "audit", institution="Y", place="33")), mentors=pool.mentors),
            quotas=[Quota("place", "31", 1), Quota("institution", "Y", 1)],
        )


def test_unknown_and_double_ids_are_named() -> None:
    """Who is in a table twice, or in a decision but in no table, is named."""
    with pytest.raises(AskError, match="a is 2 times among the mentees; a decision names x, who is not among the mentors"):
        Pool(
            mentees=(mentee("a", "q"), mentee("a", "r")),
            mentors=(),
            decisions=(Decision(mentee="a", mentor="x", decision="pin"),),
        )


def test_a_small_call_is_a_question(world: Store) -> None:
    """Rows as JSON give the pairs and who waits, with reasons in the language asked for; a wrong cell is told by row and column."""
    given = {"mentees": ['{"id": "a", "skills": "audit:1"}', '{"id": "b", "skills": ["audit"], "superior": "g"}'],
             "mentors": ['{"id": "g", "skills": "audit:4", "seats": "2"}'], "language": "en"}  # fmt: skip
    answer = mentors_batch(world, AskMentorsBatch.model_validate(given), Viewer.of())
    assert [(row.mentee, row.mentor) for row in answer.rows] == [("a", "g"), ("b", None)]
    assert answer.rows[0].reasons == ["shows audit"]
    assert answer.rows[1].why == "Everybody who shows what is asked for is ruled out (line of command: 1)."
    assert "proven" in str(answer.notes[1])
    with pytest.raises(ValidationError) as error:
        AskMentorsBatch.model_validate({**given, "mentors": [given["mentors"][0], '{"id": "h", "skills": "audit", "seats": -1}']})
    assert str(wrong(error.value, {})) == "mentors 2 seats must be at least 0."


def test_places_told_by_code_are_named() -> None:
    """A place is one however it is written, by its code or its name, in quotas too; answers name it."""
    pool = Pool(
        mentees=(mentee("a", "audit", place="31"), mentee("b", "audit", place="Hulu")),
        mentors=(mentor("g", "audit:2", place="Hulu", seats=2),),
    )
    draft = assign(pool, Posts(places={"31": "Hulu"}), quotas=[Quota("place", "31", 1)])
    assert draft.served == {"Hulu": (1, 2)}
    assert "in the same place" in [str(reason) for reason in draft.pairs[0].reasons]
    assert "Hulu" in str(draft.waiting[0].why)
