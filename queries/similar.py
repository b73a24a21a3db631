"""Who is like a person?"""

from collections.abc import Mapping
from math import log2
from typing import Annotated, Any, Final, Literal, LiteralString, NamedTuple

from pydantic import Field

from graph.language import N_
from graph.store import Store
from queries.people import person_id
from queries.question import Answer, Ask, HomeId, HomeName, HomeSector, Note, PersonId, Question, Row, SkillId, Viewer, page

SHOWS: Final[LiteralString] = """
UNWIND $people AS id
MATCH (p:Person {id: id})-[:AUTHORED|ATTENDED|HOLDS_POSITION]->(e)-[v:EVIDENCES]->(s:Skill)
WHERE (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees))
  AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
WITH p, s, e, max(coalesce(v.confidence, 1.0)) AS confidence
WITH p, s, count(e) AS pieces, sum(confidence) AS weight
RETURN p.id AS person, s.id AS skill, s.label AS label, s.label_id AS label_id, pieces, weight
ORDER BY person, skill
"""
"""What each of some people shows."""

HELD: Final[LiteralString] = """
UNWIND $skills AS id
MATCH (s:Skill {id: id})
RETURN id, COUNT {
  MATCH (s)<-[v:EVIDENCES]-(e)<-[:AUTHORED|ATTENDED|HOLDS_POSITION]-(p:Person)
  WHERE (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (p.own IS NULL OR any(o IN p.own WHERE o IN $sees))
    AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
  RETURN DISTINCT p LIMIT $common
} AS people
"""
"""How many people show each skill, counted no further than is common."""

CANDIDATES: Final[LiteralString] = """
CALL () {
  MATCH (me:Person {id: $person})-[:EMPLOYED_BY|WORKS_AT]->(i:Institution)
  WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
  RETURN collect(DISTINCT i.id) AS home, collect(DISTINCT i.sector) AS sectors
}
UNWIND $skills AS asked
MATCH (s:Skill {id: asked.skill})<-[v:EVIDENCES]-(e)<-[:AUTHORED|ATTENDED|HOLDS_POSITION]-(p:Person)
WHERE p.id <> $person
  AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (p.own IS NULL OR any(o IN p.own WHERE o IN $sees))
  AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
WITH home, sectors, asked, p, e, max(coalesce(v.confidence, 1.0)) AS confidence
WITH home, sectors, asked, p, log(1 + sum(confidence)) / log(2) AS strength
WITH home, sectors, p, sum(asked.rarity * CASE WHEN strength < asked.strength THEN strength ELSE asked.strength END) AS common,
  sum(strength) AS part
WHERE $elsewhere IS NULL OR EXISTS {
  MATCH (p)-[:EMPLOYED_BY|WORKS_AT]->(i:Institution) WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
} AND NOT EXISTS {
  MATCH (p)-[:EMPLOYED_BY|WORKS_AT]->(i:Institution)
  WHERE (i.own IS NULL OR any(o IN i.own WHERE o IN $sees))
    AND CASE WHEN $elsewhere = 'institution' THEN i.id IN home ELSE i.sector IS NULL OR i.sector IN sectors END
}
RETURN p.id AS person
ORDER BY common / ($whole + part) DESC, person LIMIT $most
"""
"""People who share the skills that are looked for, those who may be most alike first."""

SHOWN: Final[LiteralString] = """
UNWIND $people AS id
MATCH (p:Person {id: id})
OPTIONAL MATCH (p)-[at:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
WITH p, i, at ORDER BY at.valid_to IS NOT NULL, type(at) = 'EMPLOYED_BY', coalesce(at.valid_from, at.stated) DESC, i.id
WITH p, collect(i)[0] AS i
RETURN p.id AS person, p.name AS name, i.id AS institution_id, i.name AS institution, i.sector AS sector,
  COUNT {
    MATCH (p)-[:AUTHORED|ATTENDED]->(e:Evidence)<-[:AUTHORED|ATTENDED]-(:Person {id: $person})
    WHERE e.own IS NULL OR any(o IN e.own WHERE o IN $sees) RETURN DISTINCT e
  } AS together
"""

COMMON: Final = 2_000
"""People who show a skill, past which it is common: nobody is found by it, and it counts as if so many showed it."""

LOOKED: Final = 20_000
"""People looked at, by the rarest skills first."""

MOST: Final = 500
"""Candidates whose likeness is computed exactly."""

SHARED: Final = 10
"""Skills shown of a pair, those that add most."""


class AskSimilar(Ask):
    """A person, and where to look."""

    person: Annotated[
        str,
        Field(min_length=1, max_length=300, description=N_("Who: an id, or a name that only one person bears."), examples=["Rini Fiktif"], json_schema_extra={"x-node": "Person"}),
    ]  # fmt: skip
    elsewhere: Annotated[
        Literal["institution", "sector"] | None,
        Field(description=N_("Only people of other institutions than the person's, or of other sectors.")),
    ] = None


class Common(Row):
    """A skill that both show."""

    id: SkillId
    label: Annotated[str, Field(description=N_("The skill."))]
    label_id: Annotated[str | None, Field(description=N_("The skill in Indonesian."))]
    own: Annotated[int, Field(description=N_("How many pieces of the person's evidence show it."))]
    theirs: Annotated[int, Field(description=N_("How many pieces of the other's evidence show it."))]
    people: Annotated[int, Field(description=N_("How many people show it; counted to 2,000."))]
    share: Annotated[float, Field(description=N_("Its share of the likeness, 0 to 1."))]


class Alike(Row):
    """Somebody who is like the person, and in what."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    institution_id: HomeId
    institution: HomeName
    sector: HomeSector
    score: Annotated[float, Field(description=N_("Likeness: 1 for two who show the same, equally much, and nobody else does."))]
    alike_in: Annotated[int, Field(description=N_("How many skills both show."))]
    together: Annotated[int, Field(description=N_("How many pieces of evidence they share: works, trainings."))]
    common: Annotated[list[Common], Field(description=N_("The skills that make them alike, those that add most first."))]


class Shown(NamedTuple):
    """A skill as one person shows it."""

    label: str
    pieces: int
    strength: float
    """The binary logarithm of one plus the summed confidence of the pieces: the tenth piece says less than the first."""
    label_id: str | None = None


def similar(store: Store, ask: AskSimilar, viewer: Viewer) -> Answer[Alike]:
    """People whose evidence shows the same skills as a person's, the rare ones before all, whether they show much or little.

    With a(p, s) = log2(1 + summed confidence of p's pieces that show s) and k(s) people who show s, counted to 2,000:

        likeness(x, y) = 2 Σ over s of min(a(x, s), a(y, s)) / log2 k(s)  ÷  (Σ a(x, s) + Σ a(y, s))

    Each common skill counts by its rarity (Adamic & Adar 2003, "Friends and neighbors on the Web"), and the sum is divided by all
    that both show, as PathSim does with the paths from each to itself (Sun et al. 2011): who shows everything is like nobody.
    It is symmetric, and from 0 to 1. People are looked for by the person's rarest skills first, never by common ones; of those found, the 500
    who may be most alike are computed exactly.

    Raises:
        NotFound: no visible person is named so.
        AskError: several people are.
    """
    person = person_id(store, viewer, ask.person)
    mine = shows(store, viewer, [person]).get(person, {})
    if not mine:
        return Answer([], notes=(Note(N_("No evidence of this person names a skill yet, so nobody can be told alike.")),))
    people = held(store, viewer, mine)
    looked = _looked(people)
    if not looked:
        return Answer([], notes=(Note(N_("All that this person shows is shown by {count} people or more: too common to tell who is alike."), {"count": COMMON}),))  # fmt: skip
    asked = [{"skill": skill, "strength": mine[skill].strength, "rarity": rarity(people[skill])} for skill in looked]
    known: dict[str, Any] = {"person": person, "sees": list(viewer.sees)}
    whole = sum(shown.strength for shown in mine.values())
    found = store.records(CANDIDATES, **known, skills=asked, elsewhere=ask.elsewhere, whole=whole, most=MOST)
    others = shows(store, viewer, [row["person"] for row in found])
    ranked = sorted(
        ((likeness(mine, shown, people), other) for other, shown in others.items()), key=lambda one: (-one[0], one[1])
    )
    part = ranked[ask.offset : ask.offset + ask.limit + 1]
    told = {row["person"]: row for row in store.records(SHOWN, **known, people=[other for _, other in part])}
    rows = [Alike(**told[other], score=score, **_common(mine, others[other], people)) for score, other in part]
    notes = [] if rows else [Note(N_("Nobody whom you may see there shows what this person shows."))]
    return page(rows, ask, *notes)


def shows(store: Store, viewer: Viewer, people: list[str]) -> dict[str, dict[str, Shown]]:
    """What each of some people shows, by skill."""
    found: dict[str, dict[str, Shown]] = {}
    for row in store.records(SHOWS, people=people, sees=list(viewer.sees)):
        found.setdefault(row["person"], {})[row["skill"]] = Shown(
            row["label"], row["pieces"], log2(1 + row["weight"]), row["label_id"]
        )
    return found


def held(store: Store, viewer: Viewer, skills: Mapping[str, Shown]) -> dict[str, int]:
    """How many people show each skill, counted to ``COMMON``."""
    rows = store.records(HELD, skills=sorted(skills), sees=list(viewer.sees), common=COMMON)
    return {row["id"]: row["people"] for row in rows}


def rarity(people: int) -> float:
    """What a skill counts that so many people show: 1 for two of them."""
    return 1 / log2(max(2, people))


def likeness(mine: Mapping[str, Shown], theirs: Mapping[str, Shown], people: Mapping[str, int]) -> float:
    """How alike two are, 0 to 1; ``people`` tells how many show each skill that both show."""
    both = sum(_adds(mine[skill], theirs[skill], people[skill]) for skill in sorted(mine.keys() & theirs.keys()))
    whole = sum(shown.strength for one in (mine, theirs) for shown in one.values())
    return 2 * both / whole if whole else 0.0


def _adds(one: Shown, other: Shown, people: int) -> float:
    return min(one.strength, other.strength) * rarity(people)


def _looked(people: Mapping[str, int]) -> list[str]:
    """The skills to look for people by: those that are not common, the rarest first, as long as few people are looked at."""
    found, seen = [], 0
    for skill, count in sorted(people.items(), key=lambda one: (one[1], one[0])):
        seen += count
        if count >= COMMON or seen > LOOKED:
            break
        found.append(skill)
    return found


def _common(mine: Mapping[str, Shown], theirs: Mapping[str, Shown], people: Mapping[str, int]) -> dict[str, Any]:
    """What two share: how many skills, and those that add most; of one label in several lists only the first."""
    adds = {skill: _adds(mine[skill], theirs[skill], people[skill]) for skill in sorted(mine.keys() & theirs.keys())}
    by_label: dict[str, list[str]] = {}
    for skill in sorted(adds, key=lambda one: (-adds[one], one)):
        by_label.setdefault(mine[skill].label.casefold(), []).append(skill)
    total = sum(adds.values())
    common = [
        Common(
            id=same[0], label=mine[same[0]].label, label_id=next((mine[one].label_id for one in same if mine[one].label_id), None), own=mine[same[0]].pieces, theirs=theirs[same[0]].pieces,
            people=people[same[0]], share=sum(adds[skill] for skill in same) / total if total else 0.0,
        )
        for same in by_label.values()
    ]  # fmt: skip
    return {"alike_in": len(common), "common": sorted(common, key=lambda one: (-one.share, one.id))[:SHARED]}


QUESTION = Question(
    answer=similar,
    ask=AskSimilar,
    row=Alike,
    title=N_("Who is like a person?"),
    example=AskSimilar(person="Rini Fiktif"),
)
