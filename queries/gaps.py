"""What does a person lack for a role, or for a list of skills?"""

import re
from collections import defaultdict
from dataclasses import dataclass
from math import ceil, log2
from typing import Annotated, Any, Final, Literal, LiteralString

import numpy as np
from pydantic import Field

from graph.errors import AskError, NotFound
from graph.language import N_
from graph.nodes import EvidenceKind
from graph.schemes import LISTS
from graph.store import Store
from queries.cross_sector import skill_ids
from queries.people import person_id
from queries.question import Answer, Ask, EvidenceId, Note, Question, Row, SkillId, Viewer, page
from queries.roles import held_roles, role_ids
from queries.worth import HELD, LASTED, ROLES, WORTH, held, worth, year

NEEDS: Final[LiteralString] = """
MATCH (r:Occupation|Position)-[n:NEEDS]->(s:Skill)
WHERE r.id IN $roles AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees)) AND (n.own IS NULL OR any(o IN n.own WHERE o IN $sees))
RETURN s.id AS id, min(n.kind) AS need, collect(n.level) AS asked
ORDER BY id
"""

AGAINST: Final[LiteralString] = """
MATCH (r:Occupation|Position)-[n:NEEDS]->(s:Skill)
WHERE r.id IN $roles AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees)) AND (n.own IS NULL OR any(o IN n.own WHERE o IN $sees))
RETURN DISTINCT coalesce(r.label, r.title) AS label, r.label_id AS label_id, r.scheme AS scheme
ORDER BY label, scheme
"""
"""The posts and occupations that need something, and the lists that say so."""

SKILLS: Final[LiteralString] = """
MATCH (s:Skill)
WHERE (s.id IN $ids OR toLower(s.label) IN $names OR toLower(s.label_id) IN $names)
  AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees))
RETURN s.id AS id, s.label AS label, s.label_id AS label_id, coalesce(s.levels, []) AS levels, coalesce(s.levels_id, []) AS levels_id,
  COLLECT {
    MATCH (s)-[m:MATCHES {kind: 'exact'}]-(o:Skill)
    WHERE (o.own IS NULL OR any(i IN o.own WHERE i IN $sees)) AND (m.own IS NULL OR any(i IN m.own WHERE i IN $sees))
    RETURN DISTINCT o.id
  } AS same
ORDER BY id
"""
"""Skills by id or name, and which skills of other lists are the same."""

SHOWN: Final[LiteralString] = (
    """
MATCH (p:Person {id: $person})-[r:AUTHORED|ATTENDED|HOLDS_POSITION]->(e)-[v:EVIDENCES]->(s:Skill)
WHERE (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees))
  AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
WITH e, s, v, r, """
    + LASTED
    + """
WITH e, s, max(coalesce(v.confidence, 1.0)) AS confidence, collect(v.level) AS levels, max(CASE WHEN e:Position THEN """
    + HELD
    + """ ELSE coalesce($roles[r.role], 1.0) END) AS times
WITH e, times, collect({skill: s.id, label: s.label, confidence: confidence, levels: levels}) AS shown
CALL (e) {
  MATCH (e)<-[o:AUTHORED|ATTENDED|STATED]-(q:Person) WHERE q.own IS NULL OR any(i IN q.own WHERE i IN $sees)
  WITH q, max(coalesce($roles[o.role], 1.0)) AS part
  RETURN sum(part) AS parts
}
RETURN e.id AS id, e.title AS title, e.date AS date, CASE WHEN e:Position THEN 'position' ELSE e.kind END AS kind, times, shown, parts
ORDER BY id
"""
)
"""All that a person's evidence shows, piece by piece."""

NEAR: Final[LiteralString] = """
UNWIND $skills AS id
MATCH (s:Skill {id: id})-[r:MATCHES|BROADER]-(o:Skill)
WHERE o.id IN $shown AND (r.own IS NULL OR any(i IN r.own WHERE i IN $sees))
RETURN DISTINCT id, o.id AS other, o.label AS label, coalesce(o.label_id, o.label) AS label_id
ORDER BY id, label, other
"""

OTHERS: Final[LiteralString] = """
UNWIND $groups AS asked
RETURN asked.skill AS id, COUNT {
  MATCH (s:Skill)<-[v:EVIDENCES]-(e)<-[:AUTHORED|ATTENDED|HOLDS_POSITION]-(p:Person)
  WHERE s.id IN asked.same AND p.id <> $person AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees))
    AND (p.own IS NULL OR any(o IN p.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
  RETURN DISTINCT p LIMIT $most
} AS people, COUNT {
  MATCH (s:Skill)<-[v:EVIDENCES]-(e)<-[:ATTENDED {role: 'instructor'}]-(p:Person)
  WHERE s.id IN asked.same AND p.id <> $person AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees))
    AND (p.own IS NULL OR any(o IN p.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
  RETURN DISTINCT p LIMIT $most
} AS teachers
"""

MOST: Final = 1_000
"""People who show a skill are counted no further."""

FIRST_LEVEL: Final = WORTH["training"].weight
"""What the first derived level is worth: a training just taken; each further level doubles it."""

LEVELS: Final = 5
"""Levels of a skill whose own scale is not known, as many as the competency standards of the civil service have."""

MOST_POSTS: Final = 10
"""Posts that are named of those with which somebody is compared."""

COUNTING: Final = ("work", "project", "certificate", "training")
"""Kinds of evidence that somebody can set out to have."""


Need = Literal["essential", "optional", "asked"]
"""Whether nobody fills a role without a skill; or it was asked for."""

_ORDER: Final[dict[Need, int]] = {"asked": 0, "essential": 1, "optional": 2}


class AskGaps(Ask):
    """A person, and what is needed: a role, or skills."""

    person: Annotated[
        str,
        Field(min_length=1, max_length=300, description=N_("Who: an id, or a name that only one person bears."), examples=["Rini Fiktif"], json_schema_extra={"x-node": "Person"}),
    ]  # fmt: skip
    role: Annotated[
        str | None,
        Field(max_length=300, description=N_("An occupation or a post: its id or name; empty, and no skills either: the posts held now."), json_schema_extra={"x-node": "Occupation"}),
    ] = None  # fmt: skip
    skills: Annotated[
        tuple[Annotated[str, Field(max_length=300)], ...],
        Field(max_length=50, description=N_("A skill that is needed, its name or id, perhaps with the level, as in “manajemen talenta=3”."), json_schema_extra={"x-node": "Skill"}),
    ] = ()  # fmt: skip


class Shows(Row):
    """A piece of evidence that shows the skill."""

    id: EvidenceId
    title: Annotated[str, Field(description=N_("Its title."))]
    kind: Annotated[EvidenceKind | Literal["position"], Field(description=N_("What it is: a work, a post held, a degree …"))]
    date: Annotated[str | None, Field(description=N_("When."))]
    level: Annotated[int | None, Field(description=N_("The level that it states."))]
    worth: Annotated[float, Field(description=N_("What it is worth by its kind, age and how many share it; a new work of one's own is 1."))]  # fmt: skip


class Enough(Row):
    """Evidence that would close the gap; each line alone is enough."""

    kind: Annotated[EvidenceKind, Field(description=N_("What it is: a work, a training …"))]
    pieces: Annotated[int, Field(description=N_("How many new pieces of one's own."))]
    level: Annotated[int | None, Field(description=N_("The level that it must state; empty: it need not state one."))]


class Gap(Row):
    """A skill that is needed, and how far the person's evidence reaches."""

    id: SkillId
    label: Annotated[str, Field(description=N_("The skill."))]
    label_id: Annotated[str | None, Field(description=N_("The skill in Indonesian."))]
    need: Annotated[Need, Field(description=N_("Whether the role cannot do without, or it was asked for."))]  # fmt: skip
    state: Annotated[
        Literal["reached", "too low", "not shown"], Field(description=N_("Whether the evidence reaches what is needed."))
    ]
    needed: Annotated[int | None, Field(description=N_("The level needed; empty: any evidence is enough."))]
    meaning: Annotated[str | None, Field(description=N_("What that level means."))]
    meaning_id: Annotated[str | None, Field(description=N_("What that level means in Indonesian."))]
    evidenced: Annotated[int | None, Field(description=N_("The level that the evidence shows; empty: none."))]
    how: Annotated[Literal["stated", "derived"] | None, Field(description=N_("Whether a source states that level, or it is derived from the weight of the evidence."))]  # fmt: skip
    gap: Annotated[int, Field(description=N_("Levels that are missing."))]
    worth: Annotated[float, Field(description=N_("What the pieces that show it are worth together."))]
    evidence: Annotated[list[Shows], Field(description=N_("The pieces that show it, those worth most first."))]
    near: Annotated[
        list[str], Field(description=N_("Skills near it that the evidence shows: nearly the same, broader or narrower ones."))
    ]
    near_id: Annotated[list[str], Field(description=N_("The same in Indonesian, where they have a name in it."))]
    enough: Annotated[list[Enough], Field(description=N_("Evidence that would count: each line alone would close the gap."))]
    people: Annotated[int, Field(description=N_("How many others show it, and could be asked; counted to 1,000."))]
    teachers: Annotated[int, Field(description=N_("How many others gave a training in it; counted to 1,000."))]


@dataclass
class Needed:
    """A skill that is needed, with those of other lists that are the same."""

    id: str
    need: Need
    level: int | None
    label: str = ""
    label_id: str | None = None
    levels: tuple[str, ...] = ()
    levels_id: tuple[str, ...] = ()
    same: tuple[str, ...] = ()

    @property
    def top(self) -> int:
        """The highest level of its scale."""
        return max((number(level) or 0 for level in (*self.levels, *self.levels_id)), default=0) or LEVELS


def gaps(store: Store, ask: AskGaps, viewer: Viewer) -> Answer[Gap]:
    """A person's evidence against what a role or a list of skills needs: levels needed and shown, what would count, and how many could teach.

    A level that a source states of a piece of evidence is taken as it is, the highest one. Where none is stated, it is derived
    from w, the summed worth of the pieces that show the skill (kind, age and sharing as in “experts”, times confidence): level 1
    for any evidence, and one more with each doubling from a training's 0.4 on, 1 + ⌊log2(w / 0.4)⌋, up to the top of the
    skill's scale (of 5 levels where none is known). What a person only said does not count. Skills of one name, or that lists
    call the same, are taken together.

    Raises:
        NotFound: no visible person, role or skill is named so.
        AskError: several people are, or a level is none.
    """
    person = person_id(store, viewer, ask.person)
    needed, told = _needed(store, viewer, person, ask)
    if not needed:
        return Answer([], notes=told)
    pieces = store.records(SHOWN, person=person, sees=list(viewer.sees), roles=dict(ROLES), **held())
    shown = {one["skill"]: one["label"] for piece in pieces for one in piece["shown"]}
    near: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in store.records(NEAR, skills=[one.id for one in needed], shown=sorted(shown), sees=list(viewer.sees)):
        near[row["id"]].append((row["label"], row["label_id"]))
    worths = _worths(pieces)
    rows = sorted((_gap(one, pieces, worths, near[one.id]) for one in needed), key=_order)
    part = rows[ask.offset : ask.offset + ask.limit + 1]
    groups = [{"skill": one.id, "same": [one.id, *one.same]} for one in needed if one.id in {row.id for row in part}]
    others = {row["id"]: row for row in store.records(OTHERS, groups=groups, person=person, sees=list(viewer.sees), most=MOST)}
    counted = [row.model_copy(update={name: others[row.id][name] for name in ("people", "teachers")}) for row in part]
    return page(counted, ask, *told, *_notes(rows))


def number(level: str | None) -> int | None:
    """The number that a level begins with, as in “3. leads it”; none where it begins otherwise."""
    found = re.match(r"\s*(\d{1,3})\b", level or "")
    return int(found[1]) if found else None


def derived(worth: float, top: int) -> int | None:
    """The level that pieces of a summed worth show, of so many."""
    return max(1, min(top, 1 + int(log2(worth / FIRST_LEVEL) + 1e-9))) if worth > 0 else None


def _needed(store: Store, viewer: Viewer, person: str, ask: AskGaps) -> tuple[list[Needed], tuple[Note, ...]]:
    """What is needed, each skill once; and by which post and list, or what to say where that is nothing."""
    sees = list(viewer.sees)
    if ask.skills:
        asked = dict(_asked(text) for text in ask.skills)
        needed = _named(store, viewer, asked)
        return needed, () if needed else (Note(N_("No skill is named.")),)
    roles = role_ids(store, viewer, ask.role) if ask.role else held_roles(store, viewer, person)
    found = [
        Needed(row["id"], row["need"], max((number(level) or 0 for level in row["asked"]), default=0) or None)
        for row in store.records(NEEDS, roles=roles, sees=sees)
    ]
    if found:
        return _described(store, viewer, found), (_against(store.records(AGAINST, roles=roles, sees=sees)),)
    nothing = (
        Note(N_("No source says which skills “{role}” needs. Name skills instead."), {"role": ask.role[:80]})
        if ask.role
        else Note(N_("No source says which skills the posts need that this person holds. Name a role, or skills."))
    )
    return [], (nothing,)


def _against(rows: list[dict[str, Any]]) -> Note:
    """With which posts the evidence is compared, and whose list says what each needs."""
    posts = [
        Note(
            N_("{post} (by: {standard})") if row["scheme"] else "{post}",
            {
                "post": " / ".join(dict.fromkeys(filter(None, (row["label"], row["label_id"])))),
                "standard": LISTS.get(row["scheme"], row["scheme"]),
            },
        )
        for row in rows
    ]
    return Note(N_("Compared with: {posts}."), {"posts": posts[:MOST_POSTS]})


LEVEL: Final = N_("The level in “{text}” must be a whole number from 1 to 99.")


def _asked(text: str) -> tuple[str, int | None]:
    """A skill with its level, as it is written.

    Raises:
        AskError: the level is not from 1 to 99.
    """
    name, equals, level = text.rpartition("=")
    if not equals or not level.strip().isdigit():
        return text.strip(), None
    if not 1 <= int(level[:9]) <= 99:
        raise AskError(LEVEL, text=text[:80])
    return name.strip(), int(level)


def _named(store: Store, viewer: Viewer, asked: dict[str, int | None]) -> list[Needed]:
    """The skills of an own list.

    Raises:
        NotFound: there is no such skill; the message names those that sound alike.
        AskError: what is behind its equals sign is no level.
    """
    names = [text.lower() for text in asked]
    rows = store.records(SKILLS, ids=list(asked), names=names, sees=list(viewer.sees))
    found = []
    for text, level in asked.items():
        own = [
            row for row in rows if text == row["id"] or text.lower() in (row["label"].lower(), (row["label_id"] or "").lower())
        ]
        if not own and re.search(r"=\s*\S*$", text):
            raise AskError(LEVEL, text=text[:80])
        if not own:
            skill_ids(store, viewer, text)  # says which skills sound alike
            raise NotFound(N_("There is no skill “{name}” here."), name=text[:80])
        found.append(Needed(own[0]["id"], "asked", level))
    return _described(store, viewer, found)


def _described(store: Store, viewer: Viewer, needed: list[Needed]) -> list[Needed]:
    """The skills with their names and levels, those of other lists that are the same taken together."""
    sees, ids = list(viewer.sees), [one.id for one in needed]
    labels = {row["id"]: row["label"] for row in store.records(SKILLS, ids=ids, names=[], sees=sees)} if ids else {}
    rows = store.records(SKILLS, ids=[], names=sorted({label.lower() for label in labels.values()}), sees=sees) if ids else []
    found: dict[str, Needed] = {}
    for one in needed:
        name = labels[one.id].lower()
        alike = [row for row in rows if row["label"].lower() == name]
        own = next(row for row in alike if row["id"] == one.id)
        scaled = next((row for row in (own, *alike) if row["levels"] or row["levels_id"]), own)
        same = {row["id"] for row in alike} | {other for row in alike for other in row["same"]}
        one.label, one.label_id = own["label"], next((row["label_id"] for row in (own, *alike) if row["label_id"]), None)
        one.levels, one.levels_id, one.same = tuple(scaled["levels"]), tuple(scaled["levels_id"]), tuple(sorted(same - {one.id}))
        before = found.setdefault(name, one)
        before.level = max(before.level or 0, one.level or 0) or None
        before.need = before.need if _ORDER[before.need] <= _ORDER[one.need] else one.need
    return list(found.values())


def _worths(pieces: list[dict[str, Any]]) -> dict[str, float]:
    """What each piece is worth to the person."""
    names = sorted({piece["kind"] for piece in pieces})
    kinds = np.array([names.index(piece["kind"]) for piece in pieces], np.intp)
    plain = worth(names, kinds, np.array([year(piece["date"]) for piece in pieces], np.float32))
    return {piece["id"]: float(value) * _part(piece) for piece, value in zip(pieces, plain, strict=True)}


def _part(piece: dict[str, Any]) -> float:
    """What of a piece's worth is the person's: of a post by level, years and age, of what is shared a part by roles, of a training given twice."""
    times = float(piece["times"])
    return times / max(times, piece["parts"]) if WORTH[piece["kind"]].shared else times


def _gap(needed: Needed, pieces: list[dict[str, Any]], worths: dict[str, float], near: list[tuple[str, str]]) -> Gap:
    """One row, others not counted yet."""
    group, found = {needed.id, *needed.same}, []
    for piece in pieces:
        said = [one for one in piece["shown"] if one["skill"] in group]
        if said:
            levels = [level for one in said for level in (number(text) for text in one["levels"]) if level]
            value = worths[piece["id"]] * max(one["confidence"] for one in said)
            found.append(
                Shows(
                    **{name: piece[name] for name in ("id", "title", "kind", "date")},
                    level=max(levels, default=None),
                    worth=value,
                )
            )
    found.sort(key=lambda one: (-(one.level or 0), -one.worth, one.id))
    total, stated = sum(one.worth for one in found), max((one.level or 0 for one in found), default=0)
    evidenced = stated or derived(total, needed.top)
    missing = max(0, (needed.level or 1) - (evidenced or 0))
    meaning, meaning_id = (
        next((text for text in told if number(text) == needed.level), None) for told in (needed.levels, needed.levels_id)
    )
    return Gap(
        id=needed.id, label=needed.label, label_id=needed.label_id, need=needed.need, needed=needed.level,
        state="reached" if not missing else "too low" if found else "not shown",
        meaning=meaning if needed.level else None, meaning_id=meaning_id if needed.level else None,
        evidenced=evidenced, how=None if not found else "stated" if stated else "derived", gap=missing, worth=total, evidence=found[:5],
        near=[label for label, _ in near], near_id=[label for _, label in near], enough=_enough(needed, total, stated=bool(stated)) if missing else [], people=0, teachers=0,
    )  # fmt: skip


def _enough(needed: Needed, total: float, *, stated: bool) -> list[Enough]:
    """What would close a gap: a certificate of the level; where no level is stated, also so much evidence that the level derives from it."""
    level = needed.level or 1
    certificate = [Enough(kind="certificate", pieces=1, level=needed.level)]
    if stated or level > needed.top:
        return certificate
    lacking = FIRST_LEVEL * 2 ** (level - 1) - total if level > 1 else FIRST_LEVEL
    more = [Enough(kind=kind, pieces=max(1, ceil(lacking / WORTH[kind].weight - 1e-9)), level=None) for kind in COUNTING]
    return (certificate if needed.level else []) + sorted(more, key=lambda one: one.pieces)


def _order(row: Gap) -> tuple[int, int, str, str]:
    """What nobody does without first, then the widest gaps."""
    return _ORDER[row.need], -row.gap, row.label, row.id


def _notes(rows: list[Gap]) -> list[Note]:
    reached = sum(row.state == "reached" for row in rows)
    notes = [Note(N_("Skills reached: {reached} of {count}."), {"reached": reached, "count": len(rows)})]
    if any(row.how == "derived" for row in rows):
        notes.append(
            Note(N_("Where no source states a level, it is derived from the weight of the evidence: a guide, no assessment."))
        )
    return notes


QUESTION = Question(
    answer=gaps,
    ask=AskGaps,
    row=Gap,
    title=N_("What does a person lack for a role, or for skills?"),
    example=AskGaps(person="Rini Fiktif", role="government adviser"),
)
