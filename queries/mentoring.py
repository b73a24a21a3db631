"""A call for mentoring: who guides whom, why, and why somebody has to wait.

Fit is a sum of shares, each a reason that can be read: the skills asked for that the mentor shows at a higher level,
what either side prefers, another institution (mentoring is to open boxes), a place where they can meet. Without a
skill in common nothing else counts. A programme may weigh the shares otherwise.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal, Self

import numpy as np
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator
from scipy import sparse

from graph.errors import AskError
from graph.language import N_, Message
from queries.matching import Call, Contradiction, Contradictory, Floats, Mask, Matching, Unserved, match, unserved
from queries.question import Note

SHARES: Final = {"skills": 0.6, "mentee's wish": 0.15, "mentor's wish": 0.1, "another institution": 0.1, "same place": 0.05}
"""What each part of the fit counts, together 1: skills before everything, wishes before convenience."""

SAME_UNIT, NO_LANGUAGE, NO_WAY, AVOIDED, FORBIDDEN, ONESELF = (
    N_("same unit"), N_("no language in common"), N_("no way to meet"), N_("one does not want the other"), N_("forbidden"),
    N_("the same person"),
)  # fmt: skip


def _listed(value: object) -> object:
    """Several values of one cell stand between semicolons."""
    return tuple(part for part in (part.strip() for part in value.split(";")) if part) if isinstance(value, str) else value


Listed = Annotated[tuple[str, ...], BeforeValidator(_listed)]


class Participant(BaseModel):
    """Somebody who takes part in a call."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: Annotated[str, Field(min_length=1, description=N_("The id in this call."))]
    name: Annotated[str, Field(description=N_("Name, as shown."))] = ""
    skills: Annotated[
        Listed, Field(description=N_("Skills between semicolons, each with a level behind a colon if one is known."))
    ]
    institution: Annotated[str, Field(description=N_("The institution."))] = ""
    unit: Annotated[str, Field(description=N_("The unit; people of one unit are not paired."))] = ""
    place: Annotated[str, Field(description=N_("Where they can meet."))] = ""
    languages: Annotated[Listed, Field(description=N_("Languages between semicolons; Indonesian where left out."))] = ("id",)
    mode: Annotated[Literal["online", "in person", "both"], Field(description=N_("How they can meet."))] = "both"
    prefers: Annotated[Listed, Field(description=N_("Ids of whom they would like best, the first first."))] = ()
    avoids: Annotated[Listed, Field(description=N_("Ids of whom they do not want."))] = ()

    @property
    def levels(self) -> dict[str, int]:
        """The level of each skill, 0 where none is told; skills in lower case."""
        parted = (
            skill.rpartition(":") if skill.rpartition(":")[2].strip().isdigit() else (skill, "", "0") for skill in self.skills
        )
        return {name.strip().casefold(): int(level) for name, _, level in parted}


class Mentee(Participant):
    """Who looks for a mentor; the levels are those reached so far."""

    wanted: Annotated[int, Field(ge=0, le=10, description=N_("How many mentors."))] = 1


class Mentor(Participant):
    """Who offers to be one, having agreed to it."""

    seats: Annotated[int, Field(ge=0, le=1000, description=N_("How many mentees, at most."))] = 1


class Decision(BaseModel):
    """What a coordinator has decided of a pair: it must be, must not be, or was so before."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)

    mentee: str
    mentor: str
    decision: Literal["pin", "forbid", "keep", ""] = ""
    why: str = ""


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
    """What in the tables has no effect."""
    served: dict[str, tuple[int, int]]
    """By institution, then by place: how many of its wished-for places are served, and how many there were."""


class Pool(BaseModel):
    """Both sides of a call and what was decided before; every fault in it is told at once. A pair to keep ends where one of the two has left."""

    model_config = ConfigDict(frozen=True)

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    decisions: tuple[Decision, ...] = ()

    @model_validator(mode="after")
    def _known_once(self) -> Self:
        faults = []
        for text, people in ((_TWICE[0], self.mentees), (_TWICE[1], self.mentors)):
            counted = Counter(person.id for person in people)
            faults += [Note(text, {"id": one[:80], "count": count}) for one, count in counted.items() if count > 1]
        known = ({one.id for one in self.mentees}, {one.id for one in self.mentors})
        for one in self.decisions:
            for text, who, ids in zip(_UNKNOWN, (one.mentee, one.mentor), known, strict=True):
                faults += [Note(text, {"id": who[:80]})] if one.decision in ("pin", "forbid") and who not in ids else []
        if faults:
            raise AskError(N_("Ids must be known, and known once: {listed}."), listed=_some(faults))
        return self


def assign(pool: Pool, *, worst_off_first: bool = False, quotas: dict[str, int] | None = None) -> Draft:
    """The best assignment of a call, with its reasons.

    Args:
        pool: both sides, and what was decided of pairs.
        worst_off_first: raise the smallest fit before the sum.
        quotas: by institution of the mentees, the most places it may have.

    Raises:
        AskError: decisions contradict each other or the rules; each is told with its names.
    """
    institutions = list(dict.fromkeys(one.institution for one in pool.mentees))
    parts = shares(pool)
    fit = sum((SHARES[name] * part for name, part in parts.items()), np.zeros((len(pool.mentees), len(pool.mentors)), np.float32))
    at = {one.id: place for place, one in enumerate(pool.mentees)}, {one.id: place for place, one in enumerate(pool.mentors)}
    decided = {
        what: [
            (at[0][one.mentee], at[1][one.mentor])
            for one in pool.decisions
            if one.decision == what and one.mentee in at[0] and one.mentor in at[1]
        ]
        for what in ("pin", "forbid", "keep")
    }
    call = Call(
        fit=np.where(parts["skills"] > 0, fit, 0).astype(np.float32),
        seats=np.array([one.seats for one in pool.mentors], np.int64),
        wanted=np.array([one.wanted for one in pool.mentees], np.int64),
        forbidden=rules(pool, decided["forbid"]),
        pinned=decided["pin"],
        kept=decided["keep"],
        groups=np.array([institutions.index(one.institution) for one in pool.mentees], np.int64),
        quotas={institutions.index(name): most for name, most in (quotas or {}).items() if name in institutions},
    )
    try:
        found = match(call, worst_off_first=worst_off_first)
    except Contradictory as error:
        listed = [_named(one, pool, institutions) for one in error.found]
        raise AskError(N_("These decisions cannot hold together: {listed}."), listed=_some(listed)) from error
    held = {(one.mentee, one.mentor): one.decision for one in pool.decisions}
    pairs = tuple(
        Guided(mentee, mentor, float(call.fit[i, j]), held.get((mentee.id, mentor.id), ""), tuple(_reasons(mentee, mentor)))
        for i, j in found.pairs
        for mentee, mentor in [(pool.mentees[i], pool.mentors[j])]
    )
    waiting = tuple(_waiting(pool, one) for one in unserved(call, found))
    return Draft(pairs, waiting, found, _without_effect(pool, quotas or {}), _served(pool, found))


def _without_effect(pool: Pool, quotas: dict[str, int]) -> tuple[Note, ...]:
    """Wishes for people who take no part, pairs of whom one has left, and quotas of institutions that nobody comes from."""
    known = {one.id for one in (*pool.mentees, *pool.mentors)}
    unknown = sorted(
        {other for one in (*pool.mentees, *pool.mentors) for other in (*one.prefers, *one.avoids) if other not in known}
    )
    homes = {one.institution for one in pool.mentees}
    left = [
        f"{one.mentee} – {one.mentor}"
        for one in pool.decisions
        if one.decision == "keep" and not {one.mentee, one.mentor} <= known
    ]
    idle = [name for name in quotas if name not in homes]
    return (
        *([Note(N_("Wishes name people who take no part: {listed}."), {"listed": _first(unknown)})] if unknown else []),
        *([Note(N_("Of these pairs one has left, so they end: {listed}."), {"listed": _first(left)})] if left else []),
        *([Note(N_("No mentee is of an institution that has a quota: {listed}."), {"listed": _first(idle)})] if idle else []),
    )


def _first(names: list[str]) -> str:
    return ", ".join(name[:80] for name in names[:10]) + (" …" if len(names) > 10 else "")


def shares(pool: Pool) -> dict[str, Floats]:
    """The parts of the fit, each mentees × mentors from 0 to 1."""
    return {
        "skills": _skills(pool),
        "mentee's wish": _wishes(pool.mentees, pool.mentors),
        "mentor's wish": _wishes(pool.mentors, pool.mentees).T,
        "another institution": 1 - _same([one.institution for one in pool.mentees], [one.institution for one in pool.mentors]).astype(np.float32),
        "same place": _same([one.place for one in pool.mentees], [one.place for one in pool.mentors]).astype(np.float32),
    }  # fmt: skip


def _skills(pool: Pool) -> Floats:
    """Which part of the skills that each mentee asks for the mentor shows at a higher level."""
    vocabulary = {
        skill: n for n, skill in enumerate(sorted({skill for one in (*pool.mentees, *pool.mentors) for skill in one.levels}))
    }
    asked = [(row, vocabulary[skill], level) for row, one in enumerate(pool.mentees) for skill, level in one.levels.items()]
    # A mentor who tells no level shows the skill at the first one.
    shown = [
        (row, vocabulary[skill], max(level, 1)) for row, one in enumerate(pool.mentors) for skill, level in one.levels.items()
    ]
    covered = np.zeros((len(pool.mentees), len(pool.mentors)), np.float32)
    for reached in {level for _, _, level in asked}:
        wants = _sparse([(row, skill) for row, skill, level in asked if level == reached], len(pool.mentees), len(vocabulary))
        has = _sparse([(row, skill) for row, skill, level in shown if level > reached], len(pool.mentors), len(vocabulary))
        covered += (wants @ has.T).toarray()
    counts = np.array([max(1, len(one.levels)) for one in pool.mentees], np.float32)
    return covered / counts[:, None]


def _sparse(cells: Sequence[tuple[int, int]], rows: int, columns: int) -> Any:
    at = np.array(cells, np.int64).reshape(-1, 2).T
    return sparse.csr_matrix((np.ones(at.shape[1], np.float32), (at[0], at[1])), shape=(rows, columns))


def _wishes(these: Sequence[Participant], those: Sequence[Participant]) -> Floats:
    """These × those: 1 for the first wish, less for each later one, 0 for none."""
    at = {one.id: place for place, one in enumerate(those)}
    wished = np.zeros((len(these), len(those)), np.float32)
    for row, one in enumerate(these):
        for rank, other in enumerate(one.prefers):
            if other in at:
                wished[row, at[other]] = 1 - rank / len(one.prefers)
    return wished


def _same(these: Sequence[str], those: Sequence[str]) -> Mask:
    """These × those: whether both are told and equal."""
    codes = {text: n for n, text in enumerate(dict.fromkeys(text.casefold() for text in (*these, *those) if text), 1)}
    left = np.array([codes.get(text.casefold(), 0) for text in these], np.int64)
    right = np.array([codes.get(text.casefold(), 0) for text in those], np.int64)
    same: Mask = (left[:, None] == right[None, :]) & (left > 0)[:, None]
    return same


def rules(pool: Pool, forbidden: Iterable[tuple[int, int]]) -> dict[str, Mask]:
    """What forbids a pair, each mentees × mentors."""
    mentees, mentors = pool.mentees, pool.mentors
    languages = {
        name: n for n, name in enumerate(sorted({name.casefold() for one in (*mentees, *mentors) for name in one.languages}))
    }
    speak = [
        _sparse(
            [(row, languages[name.casefold()]) for row, one in enumerate(side) for name in one.languages],
            len(side),
            len(languages),
        )
        for side in (mentees, mentors)
    ]
    modes = [np.array([one.mode for one in side]) for side in (mentees, mentors)]
    avoided, decided = (np.zeros((len(mentees), len(mentors)), bool) for _ in range(2))
    at = {one.id: place for place, one in enumerate(mentees)}, {one.id: place for place, one in enumerate(mentors)}
    for row, mentee in enumerate(mentees):
        avoided[row, [at[1][other] for other in mentee.avoids if other in at[1]]] = True
    for column, mentor in enumerate(mentors):
        avoided[[at[0][other] for other in mentor.avoids if other in at[0]], column] = True
    for pair in forbidden:
        decided[pair] = True
    units = ([f"{one.institution}\n{one.unit}" if one.unit else "" for one in side] for side in (mentees, mentors))
    return {
        SAME_UNIT: _same(*units),
        NO_LANGUAGE: (speak[0] @ speak[1].T).toarray() == 0,
        NO_WAY: (modes[0][:, None] != "both") & (modes[1][None, :] != "both") & (modes[0][:, None] != modes[1][None, :]),
        AVOIDED: avoided,
        FORBIDDEN: decided,
        ONESELF: _same([one.id for one in mentees], [one.id for one in mentors]),
    }


def _reasons(mentee: Mentee, mentor: Mentor) -> Iterable[Note]:
    asked, shown = mentee.levels, mentor.levels
    common = [skill for skill, level in asked.items() if max(shown.get(skill, -1), 1 if skill in shown else 0) > level]
    missing = [skill for skill in asked if skill not in common]
    yield Note(N_("shows {skills}"), {"skills": ", ".join(common)})
    if mentor.id in mentee.prefers:
        yield Note(N_("wish {rank} of the mentee"), {"rank": mentee.prefers.index(mentor.id) + 1})
    if mentee.id in mentor.prefers:
        yield Note(N_("wish {rank} of the mentor"), {"rank": mentor.prefers.index(mentee.id) + 1})
    if mentee.institution and mentor.institution and mentee.institution.casefold() != mentor.institution.casefold():
        yield Note(N_("of another institution"))
    if mentee.place and mentee.place.casefold() == mentor.place.casefold():
        yield Note(N_("in the same place"))
    if missing:
        yield Note(N_("does not show {skills} at a higher level"), {"skills": ", ".join(missing)})


_WHY: Final = {
    "nothing in common": N_("Nobody who mentors shows what is asked for at a higher level."),
    "forbidden": N_("Everybody who shows what is asked for is ruled out ({rules})."),
    "full": N_("Everybody who may mentor has as many mentees as they take."),
    "quota": N_("The institution has all the places it may have."),
}


def _waiting(pool: Pool, one: Unserved) -> Waiting:
    ruled = "; ".join(f"{name}: {count}" for name, count in one.rules.items())
    return Waiting(pool.mentees[one.seeker], one.missing, Note(_WHY[one.reason], {"rules": ruled}), _change(pool, one))


def _change(pool: Pool, one: Unserved) -> Note | None:
    if not one.relax:
        return None
    mentor = pool.mentors[one.host]
    who = {"mentor": mentor.name or mentor.id, "fit": one.fit}
    if one.relax == "seat":
        return Note(N_("One more seat with {mentor} would serve one more (fit {fit})."), who)
    if one.relax == "quota":
        return Note(N_("One more place for the institution would do; {mentor} has a seat (fit {fit})."), who)
    return Note(
        N_("Without the rule “{rule}” {mentor} has a seat (fit {fit})."),
        {**who, "rule": Message(one.relax.removeprefix("rule:"))},
    )


_TWICE: Final = N_("{id} is {count} times among the mentees"), N_("{id} is {count} times among the mentors")
_UNKNOWN: Final = (
    N_("a decision names {id}, who is not among the mentees"),
    N_("a decision names {id}, who is not among the mentors"),
)

_CONTRADICTIONS: Final = {
    "quota": N_("{institution} has {asked} pairs that must be, and {most} places at most"),
    "seats": N_("{mentor} has {asked} mentees that must be, and takes {most}"),
    "wanted": N_("{mentee} has {asked} mentors that must be, and wants {most}"),
    "pinned twice": N_("{mentee} with {mentor} must be, said twice"),
    "forbidden": N_("{mentee} with {mentor} must be, and may not be: {rule}"),
}


def _named(one: Contradiction, pool: Pool, institutions: list[str]) -> Note:
    """A contradiction in words; seats and what is wanted are never negative here."""
    rule, _, name = one.rule.partition(":")
    known: dict[str, object] = {"asked": one.asked, "most": one.most, "rule": Message(name)}
    if rule == "quota":
        return Note(_CONTRADICTIONS[rule], {**known, "institution": institutions[one.seeker]})
    mentee = pool.mentees[one.seeker] if one.seeker >= 0 else None
    mentor = pool.mentors[one.host] if one.host >= 0 else None
    called = {"mentee": mentee and (mentee.name or mentee.id), "mentor": mentor and (mentor.name or mentor.id)}
    return Note(_CONTRADICTIONS[rule], {**known, **called})


def _some(notes: list[Note]) -> list[Note]:
    """The first twenty, and how many more there are."""
    more = len(notes) - 20
    return notes if more <= 0 else [*notes[:20], Note(N_("{count} more"), {"count": more})]


def _served(pool: Pool, found: Matching) -> dict[str, tuple[int, int]]:
    had: Counter[str] = Counter()
    due: Counter[str] = Counter()
    for name in ("institution", "place"):
        due.update({key: 0 for one in pool.mentees if (key := getattr(one, name))})
        for one in pool.mentees:
            due[getattr(one, name)] += one.wanted
        for i, _ in found.pairs:
            had[getattr(pool.mentees[i], name)] += 1
    return {key: (had[key], due[key]) for key in due if key}
