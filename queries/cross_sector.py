"""Which sectors are linked, by whom and how; and where is a skill at home, where rare?"""

from collections import defaultdict
from typing import Annotated, Any, Final, Literal, LiteralString

from pydantic import Field

from graph.errors import NotFound
from graph.language import N_
from graph.nodes import Sector, Skill
from graph.store import Store
from queries.question import Answer, Ask, Candidate, Note, Question, Row, Viewer, page
from queries.search.fulltext import NAMES, named
from queries.search.terms import words
from queries.vocabulary import AskVocabulary, vocabulary

CROWD: Final = 100
"""People behind one piece of evidence, past which sharing it links nobody."""

TOGETHER: Final[LiteralString] = """
MATCH (e:Evidence)
WHERE (e.own IS NULL OR any(o IN e.own WHERE o IN $sees))
  AND ($skill IS NULL OR EXISTS {
    (e)-[v:EVIDENCES]->(s:Skill) WHERE s.id IN $skill AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
  })
  AND COUNT { (e)<-[:AUTHORED|ATTENDED]-() } >= 2
MATCH (e)<-[:AUTHORED|ATTENDED]-(p:Person)
WHERE p.own IS NULL OR any(o IN p.own WHERE o IN $sees)
WITH e, collect(DISTINCT p) AS people
WHERE 2 <= size(people) <= $crowd
UNWIND people AS p
MATCH (p)-[:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.sector IS NOT NULL AND (i.own IS NULL OR any(o IN i.own WHERE o IN $sees))
WITH e, i.sector AS sector, collect(DISTINCT p) AS people, collect(DISTINCT i) AS institutions
WITH e, collect({sector: sector, people: people, institutions: institutions}) AS sides
WHERE size(sides) > 1
UNWIND sides AS a
UNWIND sides AS b
WITH a, b WHERE a.sector < b.sector
UNWIND a.people + b.people AS p
UNWIND a.institutions + b.institutions AS i
RETURN a.sector AS sector, b.sector AS other, collect(DISTINCT p.id) AS people, collect(DISTINCT i.id) AS institutions
"""

SECONDED: Final[LiteralString] = """
MATCH (a:Institution)<-[:EMPLOYED_BY]-(p:Person)-[:WORKS_AT]->(b:Institution)
WHERE a.sector <> b.sector
  AND (p.own IS NULL OR any(o IN p.own WHERE o IN $sees))
  AND (a.own IS NULL OR any(o IN a.own WHERE o IN $sees))
  AND (b.own IS NULL OR any(o IN b.own WHERE o IN $sees))
  AND ($skill IS NULL OR EXISTS {
    (p)-[:AUTHORED|ATTENDED|HOLDS_POSITION]->(e)-[v:EVIDENCES]->(s:Skill)
    WHERE s.id IN $skill AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
  })
WITH CASE WHEN a.sector < b.sector THEN [a, b] ELSE [b, a] END AS ends, p
UNWIND ends AS i
RETURN ends[0].sector AS sector, ends[1].sector AS other, collect(DISTINCT p.id) AS people, collect(DISTINCT i.id) AS institutions
"""

WITHIN: Final[LiteralString] = """
MATCH (p:Person)-[:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.sector IS NOT NULL
  AND (p.own IS NULL OR any(o IN p.own WHERE o IN $sees))
  AND (i.own IS NULL OR any(o IN i.own WHERE o IN $sees))
WITH DISTINCT i.sector AS sector, p, i
WITH sector, p, i, $skill IS NULL OR EXISTS {
  (p)-[:AUTHORED|ATTENDED|HOLDS_POSITION]->(e)-[v:EVIDENCES]->(s:Skill)
  WHERE s.id IN $skill AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees)) AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees))
} AS has
RETURN sector, count(DISTINCT p) AS all,
  count(DISTINCT CASE WHEN has THEN p END) AS people, count(DISTINCT CASE WHEN has THEN i END) AS institutions
ORDER BY sector
"""

SKILL: Final[LiteralString] = """
MATCH (s:Skill)
WHERE (s.id = $text OR toLower(s.label) = toLower($text) OR toLower(s.label_id) = toLower($text))
  AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees))
RETURN s.id AS id, s.label AS label, CASE WHEN toLower(s.label_id) = toLower($text) THEN s.label_id END AS label_id
"""

LIKE: Final[LiteralString] = """
CALL db.index.fulltext.queryNodes('skill_names', $query, {limit: $hits}) YIELD node AS s
WHERE s.own IS NULL OR any(o IN s.own WHERE o IN $sees)
WITH s.label AS label, max(size([word IN $words WHERE toLower(s.label + ' ' + coalesce(s.label_id, '')) CONTAINS word])) AS had
RETURN label ORDER BY had DESC, size(label), label LIMIT 5
"""


MOST: Final = 100
"""Skills with the words of the one that was taken, of which those with most evidence are told."""

OTHERS: Final = 5

TieKind = Literal["works together", "seconded", "within"]


class AskCrossSector(Ask):
    """All ties, or those of people who show one skill."""

    skill: Annotated[
        str | None,
        Field(
            max_length=300,
            description=N_("Only people whose evidence shows this skill: its label or id."),
            json_schema_extra={"x-node": "Skill"},
        ),
    ] = None
    limit: Annotated[int, Field(ge=1, le=1000, description=N_("How many rows, at most."))] = 50


class SectorTie(Row):
    """How many people do one kind of thing across two sectors."""

    tie: Annotated[TieKind, Field(description=N_("What links them: works together, seconded, within."))]
    people: Annotated[int, Field(description=N_("How many people are linked so."))]


class SectorPair(Row):
    """Two sectors and what links them; or a sector with itself, and how many of it show the skill."""

    sector: Annotated[Sector, Field(description=N_("One sector."))]
    other: Annotated[Sector, Field(description=N_("The other; the same one for people within it."))]
    people: Annotated[int, Field(description=N_("People that the ties link; within a sector, its people who show the skill."))]
    institutions: Annotated[int, Field(description=N_("Institutions that the ties link."))]
    ties: Annotated[list[SectorTie], Field(description=N_("The ties by kind."))]
    share: Annotated[
        float | None, Field(description=N_("Within a sector: which part of its people shows the skill, 0 to 1."))
    ] = None
    rare: Annotated[bool | None, Field(description=N_("Whether that part is under half of the part over all sectors."))] = None


def cross_sector(store: Store, ask: AskCrossSector, viewer: Viewer) -> Answer[SectorPair]:
    """The ties between each pair of sectors, and within each sector who is there or shows a skill.

    People work together who share evidence (a work, a training) that at most a hundred share; they are seconded
    where one institution employs them and another one is where they work. A skill is rare in a sector whose
    share of people showing it is less than half of the share over all sectors (a location quotient under
    0.5; Isserman 1977).

    Raises:
        NotFound: there is no such skill.
    """
    taken = _taken(store, viewer, ask.skill) if ask.skill else []
    skill = [row["id"] for row in taken] or None
    known = {"skill": skill, "sees": list(viewer.sees)}
    pairs = _between(
        {
            "works together": store.records(TOGETHER, **known, crowd=CROWD),
            "seconded": store.records(SECONDED, **known),
        }
    )
    rows = within(store, viewer, skill) + pairs
    notes = _told(store, viewer, ask.skill or "", taken) if taken and not ask.offset else []
    return page(rows[ask.offset : ask.offset + ask.limit + 1], ask, *notes)


def _told(store: Store, viewer: Viewer, text: str, taken: list[dict[str, Any]]) -> list[Note]:
    """Which skill was taken, and others that evidence shows and that have its words: those with most evidence, in the language that was asked in."""
    asked = next((row["label_id"] for row in taken if row["label_id"]), None)
    label, ids = asked or taken[0]["label"], {row["id"] for row in taken}
    alike = vocabulary(store, AskVocabulary(name=label, limit=MOST), viewer).rows
    rows = sorted((row for row in alike if row.evidence and row.id not in ids), key=lambda row: -row.evidence)
    others = list(dict.fromkeys((asked and row.label_id) or row.label for row in rows))[:OTHERS]
    if not others:
        return [Note(N_("Counted for the skill “{skill}”."), {"skill": label})]
    return [
        Note(
            N_("Counted for the skill “{skill}”. Others with these words: {others}"),
            {"skill": label, "name": text[:80], "others": [Candidate("skill", one, one) for one in others]},
        )
    ]


def _between(ties: dict[TieKind, list[dict[str, Any]]]) -> list[SectorPair]:
    kinds: dict[tuple[Sector, Sector], list[SectorTie]] = defaultdict(list)
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    institutions: dict[tuple[str, str], set[str]] = defaultdict(set)
    for tie, records in ties.items():
        for record in records:
            pair = (record["sector"], record["other"])
            kinds[pair].append(SectorTie(tie=tie, people=len(record["people"])))
            people[pair].update(record["people"])
            institutions[pair].update(record["institutions"])
    rows = [
        SectorPair(sector=a, other=b, people=len(people[a, b]), institutions=len(institutions[a, b]), ties=found)
        for (a, b), found in kinds.items()
    ]
    return sorted(rows, key=lambda row: (-row.people, row.sector, row.other))


def within(store: Store, viewer: Viewer, skill: list[str] | None) -> list[SectorPair]:
    """Each sector with itself: its people, or those who show the skill and which share they are."""
    records = store.records(WITHIN, skill=skill, sees=list(viewer.sees))
    overall = sum(row["people"] for row in records) / max(1, sum(row["all"] for row in records))
    rows = []
    for row in records:
        share = row["people"] / row["all"]
        rows.append(
            SectorPair(
                sector=row["sector"],
                other=row["sector"],
                people=row["people"],
                institutions=row["institutions"],
                ties=[SectorTie(tie="within", people=row["people"])],
                share=share if skill else None,
                rare=share < overall / 2 if skill else None,
            )
        )
    return sorted(rows, key=lambda row: (-row.people, row.sector))


def skill_ids(store: Store, viewer: Viewer, text: str) -> list[str]:
    """The ids of the skills, one for each list, that have that id or label.

    Raises:
        NotFound: there is none; the message names those that sound alike.
    """
    return [str(row["id"]) for row in _taken(store, viewer, text)]


def _taken(store: Store, viewer: Viewer, text: str) -> list[dict[str, Any]]:
    if found := store.records(SKILL, text=text, sees=list(viewer.sees)):
        return found
    asked = words(text)
    query = named(Skill, asked, viewer, every=False)
    alike = store.records(LIKE, query=query, words=asked, hits=NAMES, sees=list(viewer.sees)) if query else []
    if alike:
        others = [Candidate("skill", row["label"], row["label"]) for row in alike]
        raise NotFound(N_("There is no skill “{name}” here. Did you mean: {others}?"), name=text[:80], others=others)
    raise NotFound(N_("There is no skill “{name}” here."), name=text[:80])


QUESTION = Question(
    answer=cross_sector,
    ask=AskCrossSector,
    row=SectorPair,
    title=N_("Which sectors are linked, by whom and how? Where is a skill rare?"),
    example=AskCrossSector(),
)
