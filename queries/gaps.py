"""What does a person lack for a role, or for a list of skills?"""

from collections import defaultdict
from math import ceil
from typing import Annotated, Any, Final, Literal, LiteralString

import numpy as np
from pydantic import Field

from graph.language import N_
from graph.nodes import EvidenceKind
from graph.store import Store
from queries.needs.levels import derived, lacking, number
from queries.needs.needed import ORDER, Need, Needed, needs
from queries.people import person_id
from queries.question import Answer, Ask, EvidenceId, Note, Question, Row, SkillId, Viewer, page
from queries.worth import HELD, LASTED, ROLES, WORTH, held, worth, year

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

COUNTING: Final = ("work", "project", "certificate", "training")
"""Kinds of evidence that somebody can set out to have."""


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
    needed, told = needs(store, viewer, person, ask.role, ask.skills)
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
    left = lacking(total, level)
    more = [Enough(kind=kind, pieces=max(1, ceil(left / WORTH[kind].weight - 1e-9)), level=None) for kind in COUNTING]
    return (certificate if needed.level else []) + sorted(more, key=lambda one: one.pieces)


def _order(row: Gap) -> tuple[int, int, str, str]:
    """What nobody does without first, then the widest gaps."""
    return ORDER[row.need], -row.gap, row.label, row.id


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
