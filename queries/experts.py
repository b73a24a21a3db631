"""Who knows about a topic?"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any, Final, Literal, LiteralString

from pydantic import Field

from graph.errors import AskError, NotFound
from graph.language import N_
from graph.nodes import EvidenceKind
from graph.store import Store
from queries.cross_sector import skill_ids
from queries.institution import institution_id
from queries.people import called_so
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
from queries.ranking.missing import missing
from queries.ranking.reasons import Behind, Reason
from queries.ranking.relevance import Speaking
from queries.ranking.scores import FOUND, FRESH, MOST_FIRST, REASON, SPEAKS, SUM, Found, found, parameters
from queries.search.places import HERE, known, located, spoken_of
from queries.search.topic import corrections

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
  WHERE """
    + HERE
    + "}",
    "skill": """EXISTS {
  (p)-[:AUTHORED|ATTENDED|HOLDS_POSITION]->(e)-[v:EVIDENCES]->(s:Skill)
  WHERE (s.id = $skill OR toLower(s.label) = toLower($skill) OR toLower(s.label_id) = toLower($skill))
    AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
    AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees))
}""",
    "kind": "any(x IN all WHERE x.speaks AND CASE WHEN x.e:Position THEN 'position' ELSE x.e.kind END = $kind)",
    "language": "($language IN p.languages OR any(x IN all WHERE x.speaks AND x.e.language = $language))",
    "level": "EXISTS { MATCH (p)-[h:HOLDS_POSITION]->(:Position {level: $level}) WHERE h.valid_to IS NULL }",
    "guides": """p.mentees > COUNT {
  MATCH (p)-[g:GUIDES]->(q:Person) WHERE g.valid_to IS NULL AND (q.own IS NULL OR any(o IN q.own WHERE o IN $sees))
}""",
}
"""By parameter, whom to look among: ``p`` is a person, ``all`` the person's evidence. Only what is asked is put into a query."""

_HELD: Final[LiteralString] = """
RETURN EXISTS { MATCH (post:Position {level: $level}) WHERE post.own IS NULL OR any(o IN post.own WHERE o IN $sees) } AS held
"""
"""Whether anybody holds a post of a level."""

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

ASPECTS: Final = ("unit", "institution_id", "sector", "place")
"""Over what they are spread."""


def weighed(text: str) -> tuple[str, float]:
    """A topic with its weight, as in “manajemen talenta=2”, “=2.5” or “=2,5”; 1 where none is told.

    Words behind an equals sign are of the topic (“E=mc2”); what begins as numbers do, or nothing at all, is a weight.

    Raises:
        AskError: the weight is no number above 0.
    """
    name, weight = _parted(text)
    if not name.strip():
        return text, 1.0
    written = re.fullmatch(r"(\d{1,6})(?:[.,](\d{1,6}))?", weight)
    number = float(f"{written[1]}.{written[2] or 0}") if written else 0.0
    if number > 0:
        return name, number
    if re.fullmatch(r"[-+−.,\d]\S*|nan|inf(?:inity)?|", weight, re.IGNORECASE):
        raise AskError(N_("The weight in “{text}” must be a number above 0, as in “audit=2”."), text=text[:80])
    return text, 1.0


def _parted(text: str) -> tuple[str, str]:
    """What stands before a text's last equals sign, and what behind it; nothing stands before where there is no such sign."""
    name, equals, weight = text.rpartition("=")
    return (name, weight.strip()) if equals else ("", text)


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
            AskError: a weight is no number above 0.
        """
        return [(self.topic, 1.0), *map(weighed, self.also)]

    def found(self, store: Store, viewer: Viewer) -> Found:
        """What speaks of the topics, and what to say of how it was found, and of institutions that are not."""
        told = found(store, viewer, self.topics(), self.without)
        return replace(told, notes=(*told.notes, *self._unknown(store, viewer)))

    def _unknown(self, store: Store, viewer: Viewer) -> Iterator[Note]:
        """A note for each institution, skill, place or level that is asked for and is none here, and for words that look like a weight."""
        named: list[str] = []
        for text in filter(None, (self.institution, self.not_at)):
            try:
                named.append(institution_id(store, viewer, text))
            except NotFound as error:
                yield Note(error.message, error.values)
            except AskError:  # several are called so, and all are meant
                named.append(text.casefold())
        if self.not_at and len(named) > len(set(named)):
            yield Note(N_("“{name}” is asked for and left out at once, so that nobody is found."), {"name": self.not_at[:80]})
        if self.skill:
            try:
                skill_ids(store, viewer, self.skill)
            except NotFound as error:
                yield Note(error.message, error.values)
        if self.place and not known(store, viewer, [self.place]):
            yield Note(N_("There is no place “{name}” here."), {"name": self.place[:80]})
        if self.level and not store.records(_HELD, level=self.level, sees=list(viewer.sees))[0]["held"]:
            yield Note(N_("Nobody here holds a post of the level “{name}”."), {"name": self.level[:80]})
        for text in self.also:
            name, weight = _parted(text)
            if name.strip() and re.fullmatch(r"\w+", weight) and weighed(text)[0] == text:
                yield Note(N_("“{weight}” is no weight, so that all of “{text}” was looked for. A weight is a number, as in “audit=2”."),
                           {"weight": weight[:40], "text": text[:80]})  # fmt: skip

    def among(self, *but: str, speaking: bool = True) -> LiteralString:
        """The condition for whom to look among, some of it left out by name, and that their evidence speaks of the topic."""
        asked: list[LiteralString] = [among for name, among in AMONG.items() if getattr(self, name) and name not in but]
        return " AND ".join([SPEAKS if speaking else "true", *asked])

    def people(self) -> LiteralString:
        """The beginning of a query: whom the ranking finds among those asked for, as ``p, score, told, rank, all``."""
        return FOUND + SUM + "WITH p, score, told, rank, all, parts WHERE " + self.among()

    def parameters(self, viewer: Viewer, speaking: Speaking) -> dict[str, Any]:
        """What such a query takes."""
        return {
            **parameters(speaking), "sees": list(viewer.sees), "all": self.match == "all", "sector": self.sector,
            "institution": self.institution, "not_at": self.not_at, **located(self.place), "skill": self.skill, "kind": self.kind,
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


def spread_over(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """People in an order that spreads them over units, institutions, sectors and places.

    Greedily, as in xQuAD (Santos, Macdonald & Ounis 2010): who comes next has the largest score times the mean over those four of 1/2 to the power of how
    many before have the same one (the novelty of α-nDCG; Clarke et al. 2008); where nothing is known, nothing is lost. Who only says so stays behind.
    """
    left, chosen, seen = list(rows), [], Counter[tuple[str, object]]()
    while left:
        best = max(left, key=lambda row: (row["shown"], row["score"] * _novelty(row, seen)))
        left.remove(best)
        chosen.append(best)
        seen.update((name, best[name]) for name in ASPECTS if best[name] is not None)
    return chosen


def _novelty(row: dict[str, Any], seen: Counter[tuple[str, object]]) -> float:
    return sum(0.5 ** seen[name, row[name]] if row[name] is not None else 1 for name in ASPECTS) / len(ASPECTS)


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
