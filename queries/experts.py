"""Who knows about a topic?"""

import re
from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, LiteralString

from pydantic import Field

from graph.errors import AskError
from graph.language import N_
from graph.nodes import EvidenceKind
from graph.store import Store
from queries.question import (
    Answer,
    Ask,
    AtInstitution,
    HomeId,
    HomeName,
    HomeSector,
    InPlace,
    NotAt,
    Note,
    OfSector,
    PersonId,
    Question,
    Row,
    Viewer,
    page,
)
from queries.ranking import FOUND, MOST_FIRST, SUM, Found, found, parameters
from queries.reasons import Behind, Reason
from queries.relevance import Speaking
from queries.terms import SHORT, corrections

AMONG: Final[Mapping[str, LiteralString]] = {
    "sector": "EXISTS { (p)-[:EMPLOYED_BY|WORKS_AT]->(:Institution {sector: $sector}) }",
    "institution": """EXISTS {
  (p)-[:EMPLOYED_BY|WORKS_AT]->(at:Institution)
  WHERE at.id = $institution OR toLower($institution) IN [toLower(at.name), toLower(at.short), toLower(at.name_en)]
}""",
    "not_at": """NOT EXISTS {
  (p)-[:EMPLOYED_BY|WORKS_AT]->(at:Institution)
  WHERE at.id = $not_at OR toLower($not_at) IN [toLower(at.name), toLower(at.short), toLower(at.name_en)]
}""",
    "place": """EXISTS {
  (p)-[:EMPLOYED_BY|WORKS_AT]->(:Institution)-[:LOCATED_IN]->(where:Place)
  WHERE where.code = $place OR where.code STARTS WITH $place + '.' OR toLower(where.name) = toLower($place)
}""",
    "skill": """EXISTS {
  (p)-[:AUTHORED|ATTENDED|HOLDS_POSITION]->(e)-[v:EVIDENCES]->(s:Skill)
  WHERE (s.id = $skill OR toLower(s.label) = toLower($skill) OR toLower(s.label_id) = toLower($skill))
    AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
}""",
    "kind": "any(x IN all WHERE x.speaks AND CASE WHEN x.e:Position THEN 'position' ELSE x.e.kind END = $kind)",
    "language": "($language IN p.languages OR any(x IN all WHERE x.speaks AND x.e.language = $language))",
    "level": "EXISTS { MATCH (p)-[h:HOLDS_POSITION]->(:Position {level: $level}) WHERE h.valid_to IS NULL }",
    "guides": """p.mentees > COUNT {
  MATCH (p)-[g:GUIDES]->(q:Person) WHERE g.valid_to IS NULL AND (q.own IS NULL OR any(o IN q.own WHERE o IN $sees))
}""",
}
"""By parameter, whom to look among: ``p`` is a person, ``all`` the person's evidence. Only what is asked is put into a query."""

CYPHER: Final[LiteralString] = (
    """
WITH p, score, said, all ORDER BY score DESC, p.id SKIP $skip LIMIT $limit
WITH p, score, said, """
    + MOST_FIRST
    + """ AS all
WITH p, score, said, all[..$evidence] AS evidence, all[..$read] AS read, size([x IN all WHERE x.speaks]) AS pieces
OPTIONAL MATCH (p)-[at:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
WITH p, score, said, evidence, read, pieces, i, at
ORDER BY at.valid_to IS NOT NULL, type(at) = 'EMPLOYED_BY', coalesce(at.valid_from, at.stated) DESC, i.id
WITH p, score, said, evidence, read, pieces, collect(i)[0] AS i
RETURN p.id AS person, p.name AS name, i.id AS institution_id, i.name AS institution, i.sector AS sector, score, pieces,
  COLLECT {
    MATCH (p)-[h:HOLDS_POSITION]->(:Position)-[:PART_OF]->(u:Unit)
    WHERE h.valid_to IS NULL AND (u.own IS NULL OR any(o IN u.own WHERE o IN $sees))
    RETURN u.id AS id ORDER BY id LIMIT 1
  }[0] AS unit,
  COLLECT { MATCH (i)-[:LOCATED_IN]->(where:Place) RETURN where.code AS code ORDER BY code LIMIT 1 }[0] AS place,
  reduce(last = '', x IN read | CASE WHEN coalesce(x.e.date, '') > last THEN x.e.date ELSE last END) AS fresh,
  [x IN read | x.e.title + ' ' + left(coalesce(x.e.text, ''), 2000)] AS texts,
  [x IN evidence | {
    evidence: x.e.id, title: x.e.title, text: x.e.text, date: x.e.date, kind: CASE WHEN x.e:Position THEN 'position' ELSE x.e.kind END, sources: x.e.sources,
    shared: x.shared, added: CASE WHEN x.said THEN x.added / said ELSE x.added END
  }] AS evidence
ORDER BY score DESC, person
"""
)


READ: Final = 20
"""A person's pieces that are read to tell which words are missing and how fresh they are, on a page of at most ``PLAIN`` rows."""

PLAIN: Final = 100

SPREAD: Final = 200
"""So many first people are put into an order that spreads them."""

ASPECTS: Final = ("unit", "institution_id", "sector", "place")
"""Over what they are spread."""


def weighed(text: str) -> tuple[str, float]:
    """A topic with its weight, as in “manajemen talenta=2”; 1 where none is told.

    Raises:
        AskError: the weight is not above 0.
    """
    name, equals, weight = text.rpartition("=")
    number = float(weight) if equals and re.fullmatch(r"\d{1,6}(\.\d{1,6})?", weight) else None
    if number == 0:
        raise AskError(N_("The weight in “{text}” must be above 0."), text=text[:80])
    return (text, 1.0) if number is None else (name, number)


class AskFound(Ask):
    """A topic in words, and whom to look among."""

    topic: Annotated[
        str,
        Field(min_length=1, max_length=20_000, description=N_("What they should know: words, a sentence, a skill (its name or id), or a whole abstract."),
              examples=["analisis kebijakan"]),
    ]  # fmt: skip
    also: Annotated[
        tuple[Annotated[str, Field(max_length=1000)], ...],
        Field(max_length=10, description=N_("A further topic or skill, perhaps with its weight, as in “manajemen talenta=2”; the first has weight 1.")),
    ] = ()  # fmt: skip
    match: Annotated[
        Literal["any", "all"], Field(description=N_("Of several topics: people with evidence of any, or only those with evidence of all."))
    ] = "any"  # fmt: skip
    sector: OfSector = None
    institution: AtInstitution = None
    not_at: NotAt = None
    place: InPlace = None
    skill: Annotated[
        str | None, Field(max_length=300, description=N_("Only people whose evidence shows this skill: its label or id."))
    ] = None
    kind: Annotated[
        EvidenceKind | Literal["position"] | None, Field(description=N_("Only people with evidence of this kind for it."))
    ] = None
    language: Annotated[
        str | None, Field(pattern="^[a-z]{2}$", description=N_("Only people who speak this language, or whose evidence is in it: id, en …"))
    ] = None  # fmt: skip
    level: Annotated[
        str | None, Field(max_length=60, description=N_("Only people who hold a post of this level: Ahli Madya, II.a …"))
    ] = None
    guides: Annotated[bool, Field(description=N_("Only people who agreed to guide others and have a seat left."))] = False
    without: Annotated[tuple[str, ...], Field(max_length=100, description=N_("Evidence to leave out, by id."))] = ()

    def topics(self) -> list[tuple[str, float]]:
        """The topics with their weights.

        Raises:
            AskError: a weight is not above 0.
        """
        return [(self.topic, 1.0), *map(weighed, self.also)]

    def found(self, store: Store, viewer: Viewer) -> Found:
        """What speaks of the topics, and what to say of how it was found."""
        return found(store, viewer, self.topics(), self.without)

    def people(self) -> LiteralString:
        """The beginning of a query: whom the ranking finds among those asked for, as ``p, score, said, all``."""
        asked: list[LiteralString] = [among for name, among in AMONG.items() if getattr(self, name)]
        where: LiteralString = " AND ".join(asked)
        return FOUND + SUM + "WITH p, score, said, all" + (" WHERE " + where if where else "")

    def parameters(self, viewer: Viewer, speaking: Speaking) -> dict[str, Any]:
        """What such a query takes."""
        return {
            **parameters(speaking), "sees": list(viewer.sees), "all": self.match == "all", "sector": self.sector,
            "institution": self.institution, "not_at": self.not_at, "place": self.place, "skill": self.skill, "kind": self.kind,
            "language": self.language, "level": self.level,
        }  # fmt: skip


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
    fresh: Annotated[str | None, Field(description=N_("Date of the newest of them."))]
    missing: Annotated[list[str], Field(description=N_("Words of a short topic that none of them contains."))]
    evidence: Annotated[list[Reason], Field(description=N_("The pieces that added most."))]


def experts(store: Store, ask: AskExperts, viewer: Viewer) -> Answer[Expert]:
    """Rank people by the evidence that they know a topic.

    A person's score is the plain sum over their evidence of: how much it speaks of the topic, times what its kind is
    worth, times what age leaves of it, shared out among those who share it, by their roles. How much it speaks of the topic is Lucene's
    BM25 (k1 1.2, b 0.75; Robertson & Zaragoza 2009) of its title and text, and its nearness in a subject space learned
    from the texts and from who wrote and cites what; see ``queries.ranking``.
    """
    told = ask.found(store, viewer)
    if not told.terms[0].counts:
        return Answer([], notes=(Note(N_("There is no word in “{topic}” to look for."), {"topic": ask.topic[:80]}),))
    asked = ask.parameters(viewer, told.speaking)
    read = READ if ask.limit <= PLAIN else ask.evidence
    records = ordered(store, asked, ask, read=read)
    behind = Behind.read(store, viewer, records, named=ask.limit <= PLAIN)
    rows = [_expert(row, told, behind) for row in records]
    met = any(not row.missing for row in rows)  # then some text that is seen has every word
    unknown = [] if ask.offset or met else corrections(store, viewer, told.terms[0])
    return page(rows, ask, *([] if ask.offset else (*told.notes, *unknown)))


def ordered(store: Store, asked: dict[str, Any], ask: AskExperts, *, read: int) -> list[dict[str, Any]]:
    """The records of one page and one more, in their order."""
    if not ask.spread or ask.offset + ask.limit >= SPREAD:
        return store.records(
            ask.people() + CYPHER, **asked, evidence=ask.evidence, read=read, skip=ask.offset, limit=ask.limit + 1
        )
    first = store.records(ask.people() + CYPHER, **asked, evidence=ask.evidence, read=read, skip=0, limit=SPREAD)
    return spread_over(first)[ask.offset : ask.offset + ask.limit + 1]


def spread_over(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """People in an order that spreads them over units, institutions, sectors and places.

    Greedily, as in xQuAD (Santos, Macdonald & Ounis 2010): who comes next has the largest score times the mean over those four of 1/2 to the power of how
    many before have the same one (the novelty of α-nDCG; Clarke et al. 2008); where nothing is known, nothing is lost.
    """
    left, chosen, seen = list(rows), [], Counter[tuple[str, object]]()
    while left:
        best = max(left, key=lambda row: (row["score"] * _novelty(row, seen), -rows.index(row)))
        left.remove(best)
        chosen.append(best)
        seen.update((name, best[name]) for name in ASPECTS if best[name] is not None)
    return chosen


def _novelty(row: dict[str, Any], seen: Counter[tuple[str, object]]) -> float:
    return sum(0.5 ** seen[name, row[name]] if row[name] is not None else 1 for name in ASPECTS) / len(ASPECTS)


def _expert(row: dict[str, Any], told: Found, behind: Behind) -> Expert:
    texts = row.pop("texts")
    plain = {name: value for name, value in row.items() if name not in ("unit", "place")}
    missing = told.terms[0].missing(texts) if len(told.terms[0].counts) <= SHORT else []
    return Expert(**{**plain, "fresh": row["fresh"] or None, "missing": missing, "evidence": behind.reasons(row, told)})


QUESTION = Question(
    answer=experts,
    ask=AskExperts,
    row=Expert,
    title=N_("Who knows about a topic?"),
    example=AskExperts(topic="analisis kebijakan"),
)
