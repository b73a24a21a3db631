"""A call for mentoring: what may not be is never, and what is has its reasons."""

import pytest

from graph.errors import AskError
from queries.mentoring import assign
from queries.participants import Decision, Mentee, Mentor, Pool


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
    """One unit, no language, no way to meet, an aversion or a decision rule a pair out, and who waits is told which."""
    against = {
        "same unit": ({"institution": "X", "unit": "Biro"}, {"institution": "X", "unit": "biro"}),
        "no language in common": ({"languages": "jv"}, {"languages": "id;en"}),
        "no way to meet": ({"mode": "online"}, {"mode": "in person"}),
        "one does not want the other": ({}, {"avoids": "a"}),
    }
    for rule, (one, other) in against.items():
        draft = assign(Pool(mentees=(mentee("a", "audit", **one),), mentors=(mentor("b", "audit:2", **other),)))
        assert not draft.pairs
        assert rule in str(draft.waiting[0].why)
        assert rule in str(draft.waiting[0].change)
    forbidden = (Decision(mentee="a", mentor="b", decision="forbid"),)
    assert not assign(Pool(mentees=(mentee("a", "audit"),), mentors=(mentor("b", "audit:2"),), decisions=forbidden)).pairs
    same = Pool(mentees=(mentee("a", "audit"),), mentors=(mentor("a", "audit:5"),))
    assert not assign(same).pairs


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
    """Wishes for people who take no part, and quotas of institutions that nobody comes from."""
    draft = assign(
        Pool(mentees=(mentee("a", "audit", prefers="c;zz"),), mentors=(mentor("c", "audit:2"),)), quotas={"Nowhere": 3}
    )
    assert [str(note) for note in draft.notes] == [
        "Wishes name people who take no part: zz.", "No mentee is of an institution that has a quota: Nowhere.",
    ]  # fmt: skip


def test_unknown_and_double_ids_are_named() -> None:
    """Who is in a table twice, or in a decision but in no table, is named."""
    with pytest.raises(AskError, match="a is 2 times among the mentees; a decision names x, who is not among the mentors"):
        Pool(
            mentees=(mentee("a", "q"), mentee("a", "r")),
            mentors=(),
            decisions=(Decision(mentee="a", mentor="x", decision="pin"),),
        )
