"""What is known of one institution?"""

from typing import Annotated, Any, Final, Literal, LiteralString

from pydantic import Field

from graph.errors import AskError, NotFound
from graph.language import N_
from graph.nodes import Institution, InstitutionKind, Sector
from graph.store import Store
from queries.question import Answer, Ask, Candidate, InstitutionId, PersonId, Question, Row, SkillId, Viewer
from queries.search.fulltext import as_typed

NAMED: Final[LiteralString] = """
MATCH (i:Institution)
WHERE (i.id = $text OR toLower($text) IN [toLower(i.name), toLower(i.short), toLower(i.name_en)])
  AND (i.own IS NULL OR any(o IN i.own WHERE o IN $sees))
RETURN i.id AS id, i.name AS name ORDER BY id LIMIT 6
"""

LIKE: Final[LiteralString] = """
CALL db.index.fulltext.queryNodes('institution_names', $query, {limit: $hits}) YIELD node AS i
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
RETURN i.id AS id, i.name AS name ORDER BY toLower(name) STARTS WITH $typed DESC, size(name), name, id LIMIT 5
"""

INSTITUTION: Final[LiteralString] = """
MATCH (i:Institution {id: $id})
RETURN i.id AS id, i.name AS name, i.name_en AS name_en, i.short AS short, i.kind AS kind, i.sector AS sector,
  i.valid_from AS valid_from, i.valid_to AS valid_to, i.sources AS sources,
  COLLECT { MATCH (i)-[:LOCATED_IN]->(where:Place) RETURN DISTINCT where.name ORDER BY where.name LIMIT 5 } AS places,
  COUNT {
    MATCH (i)<-[:EMPLOYED_BY|WORKS_AT]-(p:Person) WHERE p.own IS NULL OR any(o IN p.own WHERE o IN $sees) RETURN DISTINCT p
  } AS people
"""

RELATIVES: Final[LiteralString] = """
MATCH (i:Institution {id: $id})-[r:PART_OF|SUCCEEDED_BY]-(j:Institution)
WHERE all(x IN [j, r] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
RETURN DISTINCT j.id AS id, j.name AS name,
  CASE
    WHEN type(r) = 'PART_OF' AND startNode(r) = i THEN 'part of'
    WHEN type(r) = 'PART_OF' THEN 'has part'
    WHEN startNode(r) = i THEN 'succeeded by'
    ELSE 'successor of'
  END AS tie
ORDER BY tie, name, id LIMIT $most
"""

SKILLS: Final[LiteralString] = """
MATCH (i:Institution {id: $id})<-[:EMPLOYED_BY|WORKS_AT]-(p:Person)
WHERE p.own IS NULL OR any(o IN p.own WHERE o IN $sees)
WITH DISTINCT p
MATCH (p)-[:AUTHORED|ATTENDED|HOLDS_POSITION]->(e)-[v:EVIDENCES]->(s:Skill)
WHERE (v.own IS NULL OR any(o IN v.own WHERE o IN $sees)) AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees))
RETURN min(s.id) AS id, s.label AS label, min(s.label_id) AS label_id, count(DISTINCT p) AS people
ORDER BY people DESC, id LIMIT $most
"""

UNITS: Final[LiteralString] = """
MATCH (i:Institution {id: $id})<-[part:PART_OF]-(u:Unit)
WHERE all(x IN [part, u] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
WITH u, COUNT {
  MATCH (u)<-[r:PART_OF]-(:Position)<-[h:HOLDS_POSITION]-(p:Person)
  WHERE h.valid_to IS NULL AND all(x IN [p, r] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees)) RETURN DISTINCT p
} AS people
WHERE people > 0
RETURN u.name AS name, people
ORDER BY people DESC, u.id LIMIT $most
"""

TIES: Final[LiteralString] = """
MATCH (i:Institution {id: $id})<-[:EMPLOYED_BY|WORKS_AT]-(p:Person)
WHERE p.own IS NULL OR any(o IN p.own WHERE o IN $sees)
WITH DISTINCT i, p
MATCH (p)-[:AUTHORED|ATTENDED]->(e:Evidence)
WHERE e.own IS NULL OR any(o IN e.own WHERE o IN $sees)
WITH DISTINCT i, e
MATCH (e)<-[:AUTHORED|ATTENDED]-(q:Person)-[:WORKS_AT|EMPLOYED_BY]->(j:Institution)
WHERE j <> i AND (q.own IS NULL OR any(o IN q.own WHERE o IN $sees)) AND (j.own IS NULL OR any(o IN j.own WHERE o IN $sees))
RETURN j.id AS id, j.name AS name, j.sector AS sector, count(DISTINCT q) AS people
ORDER BY people DESC, id LIMIT $most
"""

PEOPLE: Final[LiteralString] = """
MATCH (i:Institution {id: $id})<-[:EMPLOYED_BY|WORKS_AT]-(p:Person)
WHERE p.own IS NULL OR any(o IN p.own WHERE o IN $sees)
WITH DISTINCT p, COUNT { (p)-[:AUTHORED|ATTENDED]->() } AS pieces
RETURN p.id AS person, p.name AS name, pieces
ORDER BY pieces DESC, person LIMIT $most
"""

MOST: Final = 20
"""Entries of one list."""


class AskInstitution(Ask):
    """An institution."""

    institution: Annotated[
        str,
        Field(min_length=1, max_length=300, description=N_("Which one: its id, name or acronym."), examples=["LAUT"], json_schema_extra={"x-node": "Institution"}),
    ]  # fmt: skip


class Relative(Row):
    """An institution it is part of, contains, follows or was followed by."""

    tie: Annotated[
        Literal["part of", "has part", "succeeded by", "successor of"], Field(description=N_("How the two belong together."))
    ]
    id: InstitutionId
    name: Annotated[str, Field(description=N_("Its name."))]


class SkillThere(Row):
    """A skill in the institution."""

    id: SkillId
    label: Annotated[str, Field(description=N_("The skill."))]
    label_id: Annotated[str | None, Field(description=N_("The skill in Indonesian."))]
    people: Annotated[int, Field(description=N_("How many people."))]


class UnitThere(Row):
    """A unit of the institution."""

    name: Annotated[str, Field(description=N_("Its name."))]
    people: Annotated[int, Field(description=N_("How many people."))]


class Linked(Row):
    """Another institution whose people share evidence with this one's."""

    id: InstitutionId
    name: Annotated[str, Field(description=N_("Its name."))]
    sector: Annotated[Sector | None, Field(description=N_("Its sector."))]
    people: Annotated[int, Field(description=N_("How many people."))]


class Member(Row):
    """Someone of the institution."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    pieces: Annotated[int, Field(description=N_("How many pieces of evidence there are."))]


class InstitutionKnown(Row):
    """One institution."""

    id: InstitutionId
    name: Annotated[str, Field(description=N_("Its name."))]
    name_en: Annotated[str | None, Field(description=N_("Its name in English."))]
    short: Annotated[str | None, Field(description=N_("Its acronym."))]
    kind: Annotated[InstitutionKind | None, Field(description=N_("What kind of institution it is."))]
    sector: Annotated[Sector | None, Field(description=N_("Its sector."))]
    valid_from: Annotated[str | None, Field(description=N_("Since when."))]
    valid_to: Annotated[str | None, Field(description=N_("Until when; empty: still."))]
    places: Annotated[list[str], Field(description=N_("Where it is."))]
    people: Annotated[int, Field(description=N_("How many people."))]
    relatives: Annotated[list[Relative], Field(description=N_("What it is part of, contains, follows or was followed by."))]
    skills: Annotated[list[SkillThere], Field(description=N_("Skills by how many of its people show them."))]
    units: Annotated[list[UnitThere], Field(description=N_("Its units, the largest first."))]
    ties: Annotated[list[Linked], Field(description=N_("Institutions whose people share evidence with its people."))]
    members: Annotated[list[Member], Field(description=N_("People with most evidence."))]
    sources: Annotated[list[str], Field(description=N_("Which sources speak of it."))]


def institution(store: Store, ask: AskInstitution, viewer: Viewer) -> Answer[InstitutionKnown]:
    """One institution: its people by skill, units, ties to others, what it was and became.

    Raises:
        NotFound: no institution is named so.
        AskError: several are.
    """
    known: dict[str, Any] = {"id": institution_id(store, viewer, ask.institution), "sees": list(viewer.sees), "most": MOST}
    row = store.records(INSTITUTION, **known)[0]
    found = InstitutionKnown(
        **row,
        relatives=store.read(RELATIVES, Relative, **known),
        skills=store.read(SKILLS, SkillThere, **known),
        units=store.read(UNITS, UnitThere, **known),
        ties=store.read(TIES, Linked, **known),
        members=store.read(PEOPLE, Member, **known),
    )
    return Answer([found])


def institution_id(store: Store, viewer: Viewer, text: str) -> str:
    """The id of the visible institution that a text names: its id, name or acronym.

    Raises:
        NotFound: none is; the message names those that sound alike.
        AskError: several are; the message lists them.
    """
    sees = list(viewer.sees)
    found = store.records(NAMED, text=text, sees=sees)
    if len(found) == 1:
        return str(found[0]["id"])
    if found:
        raise AskError(N_("{count} institutions are called “{name}”. Name one by id: {others}."),
                       count=len(found), name=text[:80], others=_listed(found))  # fmt: skip
    known = as_typed(Institution, text, viewer)
    alike = store.records(LIKE, **known) if known["query"] else []
    if alike:
        raise NotFound(
            N_("There is no institution “{name}” here. Did you mean: {others}?"), name=text[:80], others=_listed(alike)
        )
    raise NotFound(N_("There is no institution “{name}” here."), name=text[:80])


def _listed(rows: list[dict[str, str]]) -> list[Candidate]:
    return [Candidate("institution", row["id"], row["name"]) for row in rows[:5]]


QUESTION = Question(
    answer=institution,
    ask=AskInstitution,
    row=InstitutionKnown,
    title=N_("What is known of one institution?"),
    example=AskInstitution(institution="LAUT"),
)
