"""What is a skill, who shows it, and where is it rare?"""

import re
from typing import Annotated, Any, Final, Literal, LiteralString

from pydantic import Field

from graph.language import N_
from graph.nodes import Sector
from graph.store import Store
from queries.cross_sector import skill_ids, within
from queries.question import Answer, Ask, PersonId, Question, Row, SkillId, Viewer

SKILL: Final[LiteralString] = """
MATCH (s:Skill) WHERE s.id IN $skill
WITH s ORDER BY s.id
WITH collect(s) AS found
WITH found, found[0] AS first, head([s IN found WHERE s.levels IS NOT NULL OR s.levels_id IS NOT NULL]) AS scaled
RETURN first.id AS id, first.label AS label, [s IN found | s.scheme] AS schemes,
  head([s IN found WHERE s.label_id IS NOT NULL | s.label_id]) AS label_id,
  head([s IN found WHERE s.label_id IS NOT NULL | s.label_state]) AS label_state,
  head([s IN found WHERE s.description IS NOT NULL | s.description]) AS description,
  head([s IN found WHERE s.description_id IS NOT NULL | s.description_id]) AS description_id,
  scaled.level_scale AS level_scale, coalesce(scaled.levels, []) AS levels, coalesce(scaled.levels_id, []) AS levels_id
"""

RELATIVES: Final[LiteralString] = """
MATCH (s:Skill) WHERE s.id IN $skill
CALL (s) {
  MATCH (s)-[:BROADER]->(o:Skill) RETURN 'broader' AS relation, o, NULL AS by
  UNION ALL MATCH (s)<-[:BROADER]-(o:Skill) RETURN 'narrower' AS relation, o, NULL AS by
  UNION ALL MATCH (s)-[m:MATCHES]-(o:Skill) RETURN CASE m.kind WHEN 'exact' THEN 'the same' ELSE 'nearly the same' END AS relation, o, m.by AS by
  UNION ALL MATCH (s)-[:NEEDS]->(o:Skill) RETURN 'builds on' AS relation, o, NULL AS by
  UNION ALL MATCH (s)<-[:NEEDS]-(o:Skill) RETURN 'basis of' AS relation, o, NULL AS by
}
WITH DISTINCT relation, o, by WHERE o.own IS NULL OR any(i IN o.own WHERE i IN $sees)
ORDER BY o.label, o.id
WITH relation, collect({id: o.id, label: o.label, label_id: o.label_id, scheme: o.scheme, by: by})[..$most] AS relatives
UNWIND relatives AS r
RETURN relation, r.id AS id, r.label AS label, r.label_id AS label_id, r.scheme AS scheme, r.by AS by
ORDER BY relation, label, id
"""

OCCUPATIONS: Final[LiteralString] = """
MATCH (s:Skill)<-[n:NEEDS]-(o:Occupation)
WHERE s.id IN $skill AND (o.own IS NULL OR any(i IN o.own WHERE i IN $sees))
RETURN o.label AS label, o.label_id AS label_id, o.scheme AS scheme, min(n.kind) AS need, max(n.level) AS level
ORDER BY need, label, scheme LIMIT $most
"""

PEOPLE: Final[LiteralString] = """
MATCH (s:Skill)<-[v:EVIDENCES]-(e)<-[:AUTHORED|ATTENDED|HOLDS_POSITION]-(p:Person)
WHERE s.id IN $skill
  AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
  AND (p.own IS NULL OR any(o IN p.own WHERE o IN $sees))
WITH p, e, max(coalesce(v.confidence, 1.0)) AS confidence
WITH p, count(e) AS pieces, sum(confidence) AS weight
ORDER BY weight DESC, p.id LIMIT $most
OPTIONAL MATCH (p)-[:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
WITH p, pieces, weight, min(i.name) AS institution
RETURN p.id AS person, p.name AS name, institution, pieces
ORDER BY weight DESC, person
"""

PLACES: Final[LiteralString] = """
MATCH (s:Skill)<-[v:EVIDENCES]-(e)<-[:AUTHORED|ATTENDED|HOLDS_POSITION]-(p:Person)
WHERE s.id IN $skill
  AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
  AND (p.own IS NULL OR any(o IN p.own WHERE o IN $sees))
WITH DISTINCT p
MATCH (p)-[:WORKS_AT|EMPLOYED_BY]->(i:Institution)-[:LOCATED_IN]->(where:Place)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
RETURN where.code AS code, coalesce(where.name, where.code) AS name, count(DISTINCT p) AS people
ORDER BY people DESC, code LIMIT $most
"""

BESIDE: Final[LiteralString] = """
MATCH (s:Skill)<-[v:EVIDENCES]-(e)-[w:EVIDENCES]->(other:Skill)
WHERE s.id IN $skill AND NOT other.id IN $skill AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees)) AND (w.own IS NULL OR any(o IN w.own WHERE o IN $sees))
  AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND coalesce(e.kind, '') <> 'endorsement'
  AND (other.own IS NULL OR any(o IN other.own WHERE o IN $sees))
  AND NOT toLower(other.label) IN $same AND NOT toLower(coalesce(other.label_id, other.label)) IN $same
RETURN min(other.id) AS id, other.label AS label, min(other.label_id) AS label_id, count(DISTINCT e) AS pieces
ORDER BY pieces DESC, id LIMIT $most
"""

MOST: Final = 20
"""Entries of a list; “experts” and “cross_sector” give them all."""


class AskSkill(Ask):
    """A skill."""

    skill: Annotated[
        str,
        Field(
            min_length=1,
            max_length=300,
            description=N_("Which skill: its label or id."),
            examples=["energy policy"],
            json_schema_extra={"x-node": "Skill"},
        ),
    ]


class Holder(Row):
    """Someone whose evidence shows the skill."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    institution: Annotated[str | None, Field(description=N_("Where the person works."))]
    pieces: Annotated[int, Field(description=N_("How many pieces of evidence show it."))]


class InSector(Row):
    """The skill in a sector."""

    sector: Annotated[Sector, Field(description=N_("The sector."))]
    people: Annotated[int, Field(description=N_("How many of its people show the skill."))]
    institutions: Annotated[int, Field(description=N_("In how many institutions."))]
    share: Annotated[float | None, Field(description=N_("Which part of the sector's people shows it, 0 to 1."))]
    rare: Annotated[bool | None, Field(description=N_("Whether that part is under half of the part over all sectors."))]


class InPlace(Row):
    """The skill in a place."""

    code: Annotated[str, Field(description=N_("Code of the place."))]
    name: Annotated[str, Field(description=N_("Name of the place."))]
    people: Annotated[int, Field(description=N_("How many people."))]


class Beside(Row):
    """Another skill that the same evidence shows."""

    id: SkillId
    label: Annotated[str, Field(description=N_("The skill."))]
    label_id: Annotated[str | None, Field(description=N_("The skill in Indonesian."))]
    pieces: Annotated[int, Field(description=N_("How many pieces of evidence show both."))]


class Rung(Row):
    """A level of the skill."""

    level: Annotated[str | None, Field(description=N_("What the level means, its number first."))]
    level_id: Annotated[str | None, Field(description=N_("What the level means in Indonesian."))]


Relation = Literal["broader", "narrower", "the same", "nearly the same", "builds on", "basis of"]
"""How another skill stands to this one."""


class Relative(Row):
    """A skill that stands near this one in its list, or is its like in another."""

    relation: Annotated[Relation, Field(description=N_("How it relates to this skill."))]
    id: SkillId
    label: Annotated[str, Field(description=N_("The skill."))]
    label_id: Annotated[str | None, Field(description=N_("The skill in Indonesian."))]
    scheme: Annotated[str, Field(description=N_("The list it stands in."))]
    by: Annotated[str | None, Field(description=N_("Who says that the two are alike."))]


class NeededBy(Row):
    """An occupation that needs the skill."""

    label: Annotated[str, Field(description=N_("The occupation."))]
    label_id: Annotated[str | None, Field(description=N_("The occupation in Indonesian."))]
    scheme: Annotated[str, Field(description=N_("The list it stands in."))]
    need: Annotated[Literal["essential", "optional"], Field(description=N_("Whether nobody does it without."))]
    level: Annotated[str | None, Field(description=N_("The level it needs."))]


class SkillHeld(Row):
    """A skill: what it is, what is near it, who shows it, and where."""

    id: SkillId
    label: Annotated[str, Field(description=N_("The skill."))]
    label_id: Annotated[str | None, Field(description=N_("The skill in Indonesian."))]
    label_state: Annotated[
        Literal["published", "proposed", "reviewed"] | None,
        Field(description=N_("How sure the Indonesian name is: published by the list, proposed, or reviewed by a person.")),
    ]
    schemes: Annotated[list[str], Field(description=N_("The lists it stands in."))]
    description: Annotated[str | None, Field(description=N_("What it is."))]
    description_id: Annotated[str | None, Field(description=N_("What it is, in Indonesian."))]
    level_scale: Annotated[str | None, Field(description=N_("The scale of its levels."))]
    levels: Annotated[list[Rung], Field(description=N_("Its levels, the lowest first."))]
    relatives: Annotated[list[Relative], Field(description=N_("Broader and narrower skills, those like it, those it builds on."))]
    occupations: Annotated[list[NeededBy], Field(description=N_("Occupations that need it, those that cannot do without first."))]
    sectors: Annotated[list[InSector], Field(description=N_("By sector."))]
    places: Annotated[list[InPlace], Field(description=N_("By place, where most are first."))]
    people: Annotated[list[Holder], Field(description=N_("The people with most evidence of it."))]
    beside: Annotated[list[Beside], Field(description=N_("Skills that the same evidence shows."))]


def skill(store: Store, ask: AskSkill, viewer: Viewer) -> Answer[SkillHeld]:
    """What a skill is, its levels and what is near it; who shows it, by sector and place; where it is rare; what goes with it.

    A skill is rare in a sector whose share of people showing it is less than half of the share over all sectors (a
    location quotient under 0.5; Isserman 1977). Skills of one label in several lists are taken together.

    Raises:
        NotFound: there is no such skill.
    """
    known: dict[str, Any] = {"skill": skill_ids(store, viewer, ask.skill), "sees": list(viewer.sees), "most": MOST}
    [row] = store.records(SKILL, skill=known["skill"])
    same = [name.lower() for name in (row["label"], row["label_id"]) if name]
    levels = _ladder(row.pop("levels"), row.pop("levels_id"))
    sectors = [InSector(**pair.model_dump(include=set(InSector.model_fields))) for pair in within(store, viewer, known["skill"])]
    return Answer(
        [
            SkillHeld(
                **row,
                levels=levels,
                relatives=store.read(RELATIVES, Relative, **known),
                occupations=store.read(OCCUPATIONS, NeededBy, **known),
                sectors=sectors,
                places=store.read(PLACES, InPlace, **known),
                people=store.read(PEOPLE, Holder, **known),
                beside=store.read(BESIDE, Beside, **known, same=same),
            )
        ]
    )


def _ladder(levels: list[str], indonesian: list[str]) -> list[Rung]:
    """The levels in both languages, by the number that each begins with."""
    english, other = ({_number(level): level for level in told} for told in (levels, indonesian))
    return [Rung(level=english.get(number), level_id=other.get(number)) for number in sorted({*english, *other})]


def _number(level: str) -> tuple[int, str]:
    found = re.match(r"\d+", level)
    return (int(found[0]), "") if found else (0, level)


QUESTION = Question(
    answer=skill,
    ask=AskSkill,
    row=SkillHeld,
    title=N_("What is a skill, who shows it, and where is it rare?"),
    example=AskSkill(skill="energy policy"),
)
