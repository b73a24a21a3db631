"""Who shows a skill, and where is it rare?"""

from typing import Annotated, Any, Final, LiteralString

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
RETURN found[0].id AS id, found[0].label AS label, [s IN found | s.scheme] AS schemes
"""

PEOPLE: Final[LiteralString] = """
MATCH (s:Skill)<-[v:EVIDENCES]-(e)<-[:AUTHORED|ATTENDED|HOLDS_POSITION]-(p:Person)
WHERE s.id IN $skill
  AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees))
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
MATCH (s:Skill)<-[:EVIDENCES]-(e)<-[:AUTHORED|ATTENDED|HOLDS_POSITION]-(p:Person)
WHERE s.id IN $skill
  AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees))
  AND (p.own IS NULL OR any(o IN p.own WHERE o IN $sees))
WITH DISTINCT p
MATCH (p)-[:WORKS_AT|EMPLOYED_BY]->(i:Institution)-[:LOCATED_IN]->(where:Place)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
RETURN where.code AS code, coalesce(where.name, where.code) AS name, count(DISTINCT p) AS people
ORDER BY people DESC, code LIMIT $most
"""

BESIDE: Final[LiteralString] = """
MATCH (s:Skill)<-[:EVIDENCES]-(e)-[:EVIDENCES]->(other:Skill)
WHERE s.id IN $skill AND NOT other.id IN $skill
  AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees))
  AND (other.own IS NULL OR any(o IN other.own WHERE o IN $sees))
RETURN min(other.id) AS id, other.label AS label, count(DISTINCT e) AS pieces
ORDER BY pieces DESC, id LIMIT $most
"""

MOST: Final = 20
"""Entries of a list; “experts” and “cross_sector” give them all."""


class AskSkill(Ask):
    """A skill."""

    skill: Annotated[
        str, Field(min_length=1, max_length=300, description=N_("Which skill: its label or id."), examples=["energy policy"])
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
    pieces: Annotated[int, Field(description=N_("How many pieces of evidence show both."))]


class SkillHeld(Row):
    """A skill: who shows it, and where."""

    id: SkillId
    label: Annotated[str, Field(description=N_("The skill."))]
    schemes: Annotated[list[str], Field(description=N_("The lists it stands in."))]
    sectors: Annotated[list[InSector], Field(description=N_("By sector."))]
    places: Annotated[list[InPlace], Field(description=N_("By place, where most are first."))]
    people: Annotated[list[Holder], Field(description=N_("The people with most evidence of it."))]
    beside: Annotated[list[Beside], Field(description=N_("Skills that the same evidence shows."))]


def skill(store: Store, ask: AskSkill, viewer: Viewer) -> Answer[SkillHeld]:
    """Who shows a skill, by sector and place; where it is rare; what goes with it.

    A skill is rare in a sector whose share of people showing it is less than half of the share over all sectors (a
    location quotient under 0.5; Isserman 1977). Skills of one label in several lists are taken together.

    Raises:
        NotFound: there is no such skill.
    """
    known: dict[str, Any] = {"skill": skill_ids(store, viewer, ask.skill), "sees": list(viewer.sees), "most": MOST}
    [row] = store.records(SKILL, skill=known["skill"])
    sectors = [InSector(**pair.model_dump(include=set(InSector.model_fields))) for pair in within(store, viewer, known["skill"])]
    return Answer(
        [
            SkillHeld(
                **row,
                sectors=sectors,
                places=store.read(PLACES, InPlace, **known),
                people=store.read(PEOPLE, Holder, **known),
                beside=store.read(BESIDE, Beside, **known),
            )
        ]
    )


QUESTION = Question(
    answer=skill,
    ask=AskSkill,
    row=SkillHeld,
    title=N_("Who shows a skill, and where is it rare?"),
    example=AskSkill(skill="energy policy"),
)
