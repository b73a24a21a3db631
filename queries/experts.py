"""Who knows about a topic?"""

from typing import Annotated, Any, Final, Literal, LiteralString

from pydantic import Field

from graph.language import N_
from graph.nodes import EvidenceKind, Sector
from graph.store import Store
from queries.question import Answer, Ask, EvidenceId, Note, PersonId, Question, Row, Viewer, page
from queries.terms import Terms, corrections, indexes

HITS: Final = 2_000
"""Pieces of evidence taken from each index: past them a piece adds less than a thousandth to a score."""

FOUND: Final[LiteralString] = """
UNWIND $indexes AS index
CALL db.index.fulltext.queryNodes(index, $query, {limit: $hits}) YIELD node AS e, score
WHERE NOT e.id IN $without AND (e.own IS NULL OR any(i IN e.own WHERE i IN $sees))
WITH e, max(score) AS score
MATCH (e)<-[:AUTHORED|ATTENDED|HOLDS_POSITION]-(p:Person)
WHERE p.own IS NULL OR any(i IN p.own WHERE i IN $sees)
"""
"""Evidence that speaks of the topic, and the people behind it."""

AMONG: Final[LiteralString] = """
WHERE ($sector IS NULL OR EXISTS { (p)-[:EMPLOYED_BY|WORKS_AT]->(:Institution {sector: $sector}) })
  AND ($institution IS NULL OR EXISTS {
    (p)-[:EMPLOYED_BY|WORKS_AT]->(at:Institution)
    WHERE at.id = $institution OR toLower($institution) IN [toLower(at.name), toLower(at.short), toLower(at.name_en)]
  })
  AND ($place IS NULL OR EXISTS {
    (p)-[:EMPLOYED_BY|WORKS_AT]->(:Institution)-[:LOCATED_IN]->(where:Place)
    WHERE where.code = $place OR where.code STARTS WITH $place + '.' OR toLower(where.name) = toLower($place)
  })
  AND ($skill IS NULL OR EXISTS {
    (p)-[:AUTHORED|ATTENDED|HOLDS_POSITION]->()-[:EVIDENCES]->(s:Skill)
    WHERE s.id = $skill OR toLower(s.label) = toLower($skill) OR toLower(s.label_id) = toLower($skill)
  })
"""
"""Whom to look among."""

CYPHER: Final[LiteralString] = (
    FOUND
    + """
WITH e, score, collect(DISTINCT p) AS people
UNWIND people AS p
WITH p, e, score / size(people) AS added, size(people) AS shared
ORDER BY added DESC, e.id
WITH p, sum(added) AS score, collect({e: e, added: added, shared: shared})[..$evidence] AS evidence
"""
    + AMONG
    + """
ORDER BY score DESC, p.id SKIP $skip LIMIT $limit
OPTIONAL MATCH (p)-[at:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
WITH p, score, evidence, i, at
ORDER BY at.valid_to IS NOT NULL, type(at) = 'EMPLOYED_BY', coalesce(at.valid_from, at.stated) DESC, i.id
WITH p, score, evidence, collect(i)[0] AS i
RETURN p.id AS person, p.name AS name, i.id AS institution_id, i.name AS institution, i.sector AS sector, score,
  [x IN evidence | {
    evidence: x.e.id, title: x.e.title, text: x.e.text, date: x.e.date, kind: CASE WHEN x.e:Position THEN 'position' ELSE x.e.kind END, sources: x.e.sources,
    shared: x.shared, added: x.added
  }] AS evidence
ORDER BY score DESC, person
"""
)


class AskFound(Ask):
    """A topic in words, and whom to look among."""

    topic: Annotated[
        str,
        Field(min_length=1, max_length=20_000, description=N_("What they should know, in words; it may be as long as an abstract."),
              examples=["analisis kebijakan"]),
    ]  # fmt: skip
    sector: Annotated[Sector | None, Field(description=N_("Only people of this sector."))] = None
    institution: Annotated[
        str | None, Field(max_length=300, description=N_("Only people of this institution: its name, acronym or id."))
    ] = None
    place: Annotated[
        str | None,
        Field(max_length=100, description=N_("Only people of institutions there: a province's or city's code or name.")),
    ] = None
    skill: Annotated[
        str | None, Field(max_length=300, description=N_("Only people whose evidence shows this skill: its label or id."))
    ] = None
    without: Annotated[tuple[str, ...], Field(max_length=100, description=N_("Evidence to leave out, by id."))] = ()

    def parameters(self, viewer: Viewer, terms: Terms) -> dict[str, Any]:
        """What the Cypher of ``FOUND`` and ``AMONG`` takes."""
        return {
            "indexes": indexes(viewer), "query": terms.query, "hits": HITS, "sees": list(viewer.sees), "without": list(self.without),
            "sector": self.sector, "institution": self.institution, "place": self.place, "skill": self.skill,
        }  # fmt: skip


class AskExperts(AskFound):
    """A topic in words, whom to look among, and how much evidence to show."""

    evidence: Annotated[int, Field(ge=1, le=50, description=N_("How many pieces of evidence to show for each person."))] = 3


class Reason(Row):
    """A piece of evidence, and what it added to the score."""

    evidence: EvidenceId
    title: Annotated[str, Field(description=N_("Its title."))]
    kind: Annotated[EvidenceKind | Literal["position"], Field(description=N_("What it is: a work, a post held, a degree …"))]
    date: Annotated[str | None, Field(description=N_("When."))]
    sources: Annotated[list[str], Field(description=N_("Which sources say so."))]
    matched: Annotated[list[str], Field(description=N_("Words of the topic that it contains."))]
    shared: Annotated[int, Field(description=N_("By how many people it is shared; each gets an equal part."))]
    added: Annotated[float, Field(description=N_("What it added to the score: its BM25 score divided by those who share it."))]


class Expert(Row):
    """A person, with the evidence behind the rank."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    institution_id: Annotated[
        str | None, Field(description=N_("Id of the institution."), json_schema_extra={"x-node": "Institution"})
    ]
    institution: Annotated[str | None, Field(description=N_("Where the person works."))]
    sector: Annotated[Sector | None, Field(description=N_("The institution's sector."))]
    score: Annotated[float, Field(description=N_("Sum of what each piece of evidence added."))]
    evidence: Annotated[list[Reason], Field(description=N_("The pieces that added most."))]


def experts(store: Store, ask: AskExperts, viewer: Viewer) -> Answer[Expert]:
    """Rank people by the evidence that they know a topic.

    A person's score is the sum of the scores of their evidence, each divided by the number of (visible)
    people who share it. A piece's score is Lucene's BM25 (k1 1.2, b 0.75; Robertson & Zaragoza 2009) of its
    title and text, analysed in its own language.
    """
    terms = Terms.of(ask.topic)
    if not terms.query:
        return Answer([], notes=(Note(N_("There is no word in “{topic}” to look for."), {"topic": ask.topic[:80]}),))
    found = store.records(CYPHER, **ask.parameters(viewer, terms), evidence=ask.evidence, skip=ask.offset, limit=ask.limit + 1)
    rows = [_expert(row, terms) for row in found]
    return page(rows, ask, *([] if ask.offset else corrections(store, viewer, terms)))


def _expert(row: dict[str, Any], terms: Terms) -> Expert:
    return Expert(**{**row, "evidence": [_reason(reason, terms) for reason in row["evidence"]]})


def _reason(reason: dict[str, Any], terms: Terms) -> Reason:
    text = reason.pop("text") or ""
    return Reason(**reason, matched=terms.matched(f"{reason['title']} {text}"))


QUESTION = Question(
    answer=experts,
    ask=AskExperts,
    row=Expert,
    title=N_("Who knows about a topic?"),
    example=AskExperts(topic="analisis kebijakan"),
)
