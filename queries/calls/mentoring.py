"""A call for mentoring: who guides whom, why, and why somebody has to wait."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from graph.errors import AskError
from graph.language import N_, Message
from queries.calls.call import Call, Contradiction, Contradictory, Floats, Matching, Pair
from queries.calls.command import Posts
from queries.calls.fitting import LASTING, fits, reasons, rules
from queries.calls.matching import match
from queries.calls.participants import Decision, Mentee, Mentor, Pool, some
from queries.calls.quotas import Groups, Quota, grouped
from queries.calls.unserved import Unserved, unserved
from queries.question import Note

NO_POSTS: Final = Posts()


@dataclass(frozen=True)
class Guided:
    """A pair of the draft, with its fit and the reasons for and against."""

    mentee: Mentee
    mentor: Mentor
    fit: float
    decision: str
    reasons: tuple[Note, ...]


@dataclass(frozen=True)
class Waiting:
    """Who has fewer mentors than wanted, why, and the one change that would give one more."""

    mentee: Mentee
    missing: int
    why: Note
    change: Note | None


@dataclass(frozen=True)
class Draft:
    """A proposed assignment: what a coordinator edits, approves and publishes."""

    pairs: tuple[Guided, ...]
    waiting: tuple[Waiting, ...]
    matching: Matching
    notes: tuple[Note, ...]
    """What is known of the line of command, and what in the tables has no effect."""
    served: dict[str, tuple[int, int]]
    """By institution, then by place: how many of its wished-for places are served, and how many there were."""

    @property
    def summary(self) -> tuple[Note, Note]:
        """How many are served, how well, and whether it is proven."""
        found = self.matching
        counts = {"pairs": len(self.pairs), "waiting": len(self.waiting), "total": found.total, "worst": found.worst}
        return (
            Note(N_("{pairs} pairs, {waiting} wait; summed fit {total}, smallest {worst}."), counts),
            Note(N_("No assignment that serves as many is better: proven."))
            if found.gap < 1e-6
            else Note(N_("Another assignment could be better by {gap} at most."), {"gap": found.gap}),
        )


def assign(pool: Pool, posts: Posts = NO_POSTS, *, worst_off_first: bool = False, quotas: Sequence[Quota] = ()) -> Draft:
    """The best assignment of a call, with its reasons.

    Args:
        pool: both sides, and what was decided of pairs.
        posts: the line of command that the graph knows, beside what the tables say, and the names of places told by code.
        worst_off_first: raise the smallest fit before the sum.
        quotas: the most places that an institution's, or a place's, mentees may have.

    Raises:
        AskError: decisions contradict each other or the rules, each told with its names; quotas cross.
    """
    if posts.places:
        pool, quotas = _placed(pool, quotas, posts.places)
    groups = grouped(pool.mentees, quotas)
    call = _call(pool, posts, groups)
    try:
        found = match(call, worst_off_first=worst_off_first)
    except Contradictory as error:
        listed = [_named(one, pool, groups) for one in error.found]
        raise AskError(N_("These decisions cannot hold together: {listed}."), listed=some(listed)) from error
    waiting = tuple(_waiting(pool, groups, one) for one in unserved(call, found))
    return Draft(
        _guided(pool, call.fit, found.pairs),
        waiting,
        found,
        (*posts.notes, *_without_effect(pool, groups)),
        _served(pool, found),
    )


def _call(pool: Pool, posts: Posts, groups: Groups) -> Call:
    """What is to be assigned."""
    at = {one.id: place for place, one in enumerate(pool.mentees)}, {one.id: place for place, one in enumerate(pool.mentors)}
    decided = {
        what: [
            (at[0][one.mentee], at[1][one.mentor])
            for one in pool.decisions
            if one.decision == what and one.mentee in at[0] and one.mentor in at[1]
        ]
        for what in ("pin", "forbid", "keep")
    }
    return Call(
        fit=fits(pool),
        seats=np.array([one.seats for one in pool.mentors], np.int64),
        wanted=np.array([one.wanted for one in pool.mentees], np.int64),
        forbidden=rules(pool, decided["forbid"], posts),
        lasting=LASTING,
        pinned=decided["pin"],
        kept=decided["keep"],
        groups=groups.of,
        quotas=groups.quotas,
        within=groups.within,
    )


def _guided(pool: Pool, fit: Floats, pairs: Iterable[Pair]) -> tuple[Guided, ...]:
    """Pairs with their reasons, and what was decided of each."""
    held = {(one.mentee, one.mentor): one.decision for one in pool.decisions}
    return tuple(
        Guided(mentee, mentor, round(float(fit[i, j]), 4), held.get((mentee.id, mentor.id), ""), tuple(reasons(mentee, mentor)))
        for i, j in pairs
        for mentee, mentor in [(pool.mentees[i], pool.mentors[j])]
    )


def decided(mentees: Iterable[Mentee], mentors: Iterable[Mentor], decisions: Sequence[Decision]) -> tuple[Guided, ...]:
    """The pairs of which something was decided, before they can be assigned; who is in no table is known by id alone."""
    known = {one.id: one for one in mentees}, {one.id: one for one in mentors}
    names = [list(dict.fromkeys(one.mentee for one in decisions)), list(dict.fromkeys(one.mentor for one in decisions))]
    pool = Pool(
        mentees=tuple(known[0].get(name) or Mentee(id=name, skills=()) for name in names[0]),
        mentors=tuple(known[1].get(name) or Mentor(id=name, skills=()) for name in names[1]),
        decisions=tuple(decisions),
    )
    pairs = [(names[0].index(one.mentee), names[1].index(one.mentor)) for one in decisions]
    return _guided(pool, fits(pool), pairs)


def _without_effect(pool: Pool, groups: Groups) -> tuple[Note, ...]:
    """Wishes for people who take no part, superiors told by name, pairs of whom one has left, and quotas of what nobody comes from."""
    known = {one.id for one in (*pool.mentees, *pool.mentors)}
    unknown = sorted(
        {other for one in (*pool.mentees, *pool.mentors) for other in (*one.prefers, *one.avoids) if other not in known}
    )
    named = {one.name.casefold() for one in (*pool.mentees, *pool.mentors) if one.name}
    heads = {one for each in (*pool.mentees, *pool.mentors) for one in each.superior}
    by_name = sorted(one for one in heads - known if one.casefold() in named)
    left = [
        f"{one.mentee} – {one.mentor}"
        for one in pool.decisions
        if one.decision == "keep" and not {one.mentee, one.mentor} <= known
    ]
    return (
        *([Note(N_("Wishes name people who take no part: {listed}."), {"listed": _first(unknown)})] if unknown else []),
        *(
            [
                Note(
                    N_("Superiors are told by their ids; these are names, and nobody is kept apart by them: {listed}."),
                    {"listed": _first(by_name)},
                )
            ]
            if by_name
            else []
        ),
        *([Note(N_("Of these pairs one has left, so they end: {listed}."), {"listed": _first(left)})] if left else []),
        *(
            [Note(N_("No mentee is of these, which have a quota: {listed}."), {"listed": _first(groups.idle)})]
            if groups.idle
            else []
        ),
    )


def _first(names: Sequence[str]) -> str:
    return ", ".join(name[:80] for name in names[:10]) + (" …" if len(names) > 10 else "")


_WHY: Final = {
    "nothing in common": N_("Nobody who mentors shows what is asked for at a higher level."),
    "forbidden": N_("Everybody who shows what is asked for is ruled out ({rules})."),
    "full": N_("Everybody who may mentor has as many mentees as they take."),
    "quota": N_("All places that may be had are taken: {groups}."),
}


def _waiting(pool: Pool, groups: Groups, one: Unserved) -> Waiting:
    ruled = [Note(N_("{rule}: {count}"), {"rule": name, "count": count}) for name, count in one.rules.items()]
    full = ", ".join(groups.names[group] for group in one.full)
    return Waiting(
        pool.mentees[one.seeker], one.missing, Note(_WHY[one.reason], {"rules": ruled, "groups": full}), _change(pool, one, full)
    )


def _change(pool: Pool, one: Unserved, full: str) -> Note | None:
    if not one.relax:
        return None
    mentor = pool.mentors[one.host]
    who = {"mentor": mentor.name or mentor.id, "fit": one.fit}
    if one.relax == "seat":
        return Note(N_("One more seat with {mentor} would serve one more (fit {fit})."), who)
    if one.relax == "quota":
        return Note(N_("One more place for {group} would do; {mentor} has a seat (fit {fit})."), {**who, "group": full})
    return Note(
        N_("Without the rule “{rule}” {mentor} has a seat (fit {fit})."),
        {**who, "rule": Message(one.relax.removeprefix("rule:"))},
    )


_CONTRADICTIONS: Final = {
    "quota": N_("{group} has {asked} pairs that must be, and {most} places at most"),
    "seats": N_("{mentor} has {asked} mentees that must be, and takes {most}"),
    "wanted": N_("{mentee} has {asked} mentors that must be, and wants {most}"),
    "pinned twice": N_("{mentee} with {mentor} must be, said twice"),
    "forbidden": N_("{mentee} with {mentor} must be, and may not be: {rule}"),
}


def _named(one: Contradiction, pool: Pool, groups: Groups) -> Note:
    """A contradiction in words; seats and what is wanted are never negative here."""
    rule, _, name = one.rule.partition(":")
    known: dict[str, object] = {"asked": one.asked, "most": one.most, "rule": Message(name)}
    if rule == "quota":
        return Note(_CONTRADICTIONS[rule], {**known, "group": groups.names[one.seeker]})
    mentee = pool.mentees[one.seeker] if one.seeker >= 0 else None
    mentor = pool.mentors[one.host] if one.host >= 0 else None
    called = {"mentee": mentee and (mentee.name or mentee.id), "mentor": mentor and (mentor.name or mentor.id)}
    return Note(_CONTRADICTIONS[rule], {**known, **called})


def _placed(pool: Pool, quotas: Iterable[Quota], names: Mapping[str, str]) -> tuple[Pool, list[Quota]]:
    """The call with the names of the places that it tells by their codes: whoever is of one place then is, however it is written."""
    sides = {
        side: tuple(one.model_copy(update={"place": names.get(one.place, one.place)}) for one in getattr(pool, side))
        for side in ("mentees", "mentors")
    }
    named = [one._replace(name=names.get(one.name, one.name)) if one.of == "place" else one for one in quotas]
    return pool.model_copy(update=sides), named


def _served(pool: Pool, found: Matching) -> dict[str, tuple[int, int]]:
    had: Counter[str] = Counter()
    due: Counter[str] = Counter()
    for kind in ("institution", "place"):
        for one in pool.mentees:
            due[getattr(one, kind)] += one.wanted
        for i, _ in found.pairs:
            had[getattr(pool.mentees[i], kind)] += 1
    return {name: (had[name], wanted) for name, wanted in due.items() if name}
