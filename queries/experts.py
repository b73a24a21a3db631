"""Who knows about a topic?"""

from typing import Annotated, Any, Final, LiteralString

from pydantic import Field

from graph.language import N_
from graph.store import Store
from queries.people import called_so
from queries.question import Answer, HomeId, HomeName, HomeSector, Note, PersonId, Question, Row, Viewer, page
from queries.ranking.asked import AskFound
from queries.ranking.missing import missing
from queries.ranking.reasons import Behind, Reason
from queries.ranking.scores import FRESH, MOST_FIRST, REASON, Found
from queries.ranking.spread import spread_over
from queries.search.places import spoken_of
from queries.search.topic import corrections

CYPHER: Final[LiteralString] = (
    """
WITH p, score, told, rank, all ORDER BY rank DESC, p.id SKIP $skip LIMIT $limit
WITH p, score, told, rank, """
    + MOST_FIRST
    + """ AS all
OPTIONAL MATCH (p)-[at:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
WITH p, score, told, rank, all, i, at
ORDER BY at.valid_to IS NOT NULL, type(at) = 'EMPLOYED_BY', coalesce(at.valid_from, at.stated) DESC, i.id
WITH p, score, told, rank, all, collect(i)[0] AS i
RETURN p.id AS person, p.name AS name, i.id AS institution_id, i.name AS institution, i.sector AS sector, score, rank[0] AS shown,
  size([x IN all WHERE x.speaks]) AS pieces,
  COLLECT {
    MATCH (p)-[h:HOLDS_POSITION]->(:Position)-[r:PART_OF]->(u:Unit)
    WHERE h.valid_to IS NULL AND all(x IN [r, u] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
    RETURN u.id AS id ORDER BY id LIMIT 1
  }[0] AS unit,
  COLLECT { MATCH (i)-[:LOCATED_IN]->(where:Place) RETURN where.code AS code ORDER BY code LIMIT 1 }[0] AS place,
  """
    + FRESH
    + """ AS fresh, [x IN all | x.e.id] AS found, [x IN all[..$evidence] | """
    + REASON
    + """] AS evidence
ORDER BY rank DESC, person
"""
)


SPREAD: Final = 200
"""So many first people are put into an order that spreads them; behind them stand the others, by their scores."""


class AskExperts(AskFound):
    """A topic in words, whom to look among, and how much evidence to show."""

    evidence: Annotated[int, Field(ge=1, le=50, description=N_("How many pieces of evidence to show for each person."))] = 3
    spread: Annotated[
        bool, Field(description=N_("Spread the first people over units, institutions, sectors and places."))
    ] = False  # fmt: skip


class Expert(Row):
    """A person, with the evidence behind the rank."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    institution_id: HomeId
    institution: HomeName
    sector: HomeSector
    score: Annotated[float, Field(description=N_("Sum of what each piece of evidence added; 1 is what one new work of one's own adds that fits best."))]  # fmt: skip
    pieces: Annotated[int, Field(description=N_("How many pieces of evidence speak of the topic."))]
    fresh: Annotated[str | None, Field(description=N_("Date of the newest of them; of a post still held, today."))]
    missing: Annotated[list[str], Field(description=N_("Words of a short topic that none of them contains."))]
    evidence: Annotated[list[Reason], Field(description=N_("The pieces that added most."))]


def experts(store: Store, ask: AskExperts, viewer: Viewer) -> Answer[Expert]:
    """Rank people by the evidence that they know a topic.

    A person's score is the plain sum over their evidence of: how much it speaks of the topic, times what its kind is
    worth, times what age leaves of it, shared out among those who share it, by their roles. Who only says so stands behind all who have evidence. How much it speaks of the topic is Lucene's
    BM25 (k1 1.2, b 0.75; Robertson & Zaragoza 2009) of its title and text, and its nearness in a subject space learned
    from the texts and from who wrote and cites what; see ``queries.ranking.scores``.
    """
    told = ask.found(store, viewer)
    if not told.worded:
        return Answer([], notes=told.notes)
    records = ordered(store, ask.parameters(viewer, told.speaking), ask)
    behind, lacking = Behind.read(store, viewer, records), missing(store, told.terms[0], records)
    rows = [_expert(row, words, told, behind) for row, words in zip(records, lacking, strict=True)]
    met = any(not row.missing for row in rows)  # then some text that is seen has every word
    notes = [] if ask.offset else [*told.notes, *_meant(store, viewer, ask.topic, told, met=met)]
    if not ask.offset and not ask.place:
        notes += spoken_of(store, viewer, ask.topic)
    if ask.spread and ask.offset <= SPREAD < ask.offset + len(rows):
        notes.append(Note(N_("The first {count} people are spread; behind them all stand by their scores."), {"count": SPREAD}))
    return page(rows, ask, *notes)


def _meant(store: Store, viewer: Viewer, topic: str, told: Found, *, met: bool) -> list[Note]:
    """Who is called as the topic says; else, where no text has all its words, what else it may mean."""
    called = called_so(store, viewer, topic)
    if called or met:
        return called
    return [*called_so(store, viewer, topic, letters=1), *corrections(store, viewer, topic, told.terms[0])]


def ordered(store: Store, asked: dict[str, Any], ask: AskExperts) -> list[dict[str, Any]]:
    """The records of one page and one more, in their order, which is the same for pages of any size."""

    def read(skip: int, end: int) -> list[dict[str, Any]]:
        known = {**asked, "evidence": ask.evidence, "skip": skip, "limit": end - skip}
        return store.records(ask.people() + CYPHER, **known) if skip < end else []

    begin, end = ask.offset, ask.offset + ask.limit + 1
    if not ask.spread:
        return read(begin, end)
    first = spread_over(read(0, SPREAD))[begin:end] if begin < SPREAD else []
    return first + read(max(begin, SPREAD), end)


def _expert(row: dict[str, Any], lacking: list[str], told: Found, behind: Behind) -> Expert:
    plain = {name: value for name, value in row.items() if name not in ("unit", "place", "shown", "found")}
    return Expert(**{**plain, "fresh": row["fresh"] or None, "missing": lacking, "evidence": behind.reasons(row, told)})


QUESTION = Question(
    answer=experts,
    ask=AskExperts,
    row=Expert,
    title=N_("Who knows about a topic?"),
    example=AskExperts(topic="analisis kebijakan"),
)
