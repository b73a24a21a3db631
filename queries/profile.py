"""What is known of one person?"""

from typing import Annotated, Any, Final, Literal, LiteralString, NamedTuple
from urllib.parse import urlsplit

from pydantic import Field

from graph.edges import Role
from graph.language import N_
from graph.nodes import EvidenceKind, Relation, Sector
from graph.store import Store
from queries.people import person_id
from queries.question import Answer, Ask, EvidenceId, InstitutionId, PersonId, Question, Row, Viewer
from queries.ranking.reasons import foremost
from queries.ranking.telling import frequencies, telling
from queries.reading.quotes import Quote, Text, quotes, texts
from queries.ways.colleagues import Colleague, colleagues

MOST: Final = 50
"""Entries of one list of a profile; the totals beside them say how many there are."""

PERSON: Final[LiteralString] = """
MATCH (p:Person {id: $person})
RETURN p.id AS person, p.name AS name, p.sources AS sources,
  COLLECT { MATCH (p)-[:NAMED]->(n:Name) RETURN DISTINCT n.form ORDER BY n.form LIMIT 20 } AS names,
  COLLECT { MATCH (p)-[:IDENTIFIED_BY]->(x:Identifier) WHERE x.scheme <> 'former' RETURN x.scheme + ':' + x.value ORDER BY x.scheme, x.value LIMIT 20 } AS identifiers,
  COUNT { (p)-[:AUTHORED|ATTENDED]->(:Evidence) } AS evidence_total
"""

POSITIONS: Final[LiteralString] = """
MATCH (p:Person {id: $person})-[h:HOLDS_POSITION]->(post:Position)
OPTIONAL MATCH (post)-[r:PART_OF]->(unit:Unit)
WHERE all(x IN [r, unit] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
OPTIONAL MATCH (post)-[up:PART_OF*1..6]->(i:Institution)
WHERE all(x IN up + [i] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
WITH p, h, post, unit, i ORDER BY i.id
WITH p, h, post, min(unit.name) AS unit, collect(i.name)[0] AS institution
RETURN post.title AS title, h.assignment AS assignment, unit, institution, h.valid_from AS valid_from, h.valid_to AS valid_to,
  h.sources AS sources,
  COLLECT {
    MATCH (post)<-[m:MENTIONS]-(a:Evidence)-[n:MENTIONS]->(p)
    WHERE all(x IN [a, m] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
    RETURN {id: a.id, title: a.title, date: a.date, url: a.url, spans: m.spans, names: n.spans} ORDER BY a.date DESC, a.id LIMIT 3
  } AS articles
ORDER BY valid_to IS NOT NULL, valid_from DESC, title LIMIT $most
"""

INSTITUTIONS: Final[LiteralString] = """
MATCH (p:Person {id: $person})-[t:EMPLOYED_BY|WORKS_AT]->(i:Institution)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
RETURN i.id AS id, i.name AS name, i.sector AS sector,
  CASE type(t) WHEN 'EMPLOYED_BY' THEN 'employed by' ELSE 'works at' END AS tie, t.status AS status,
  t.valid_from AS valid_from, t.valid_to AS valid_to, t.stated AS last_seen
ORDER BY valid_to IS NOT NULL, tie, valid_from DESC, id LIMIT $most
"""

SKILLS: Final[LiteralString] = """
MATCH (p:Person {id: $person})-[:AUTHORED|ATTENDED|HOLDS_POSITION]->(e)-[v:EVIDENCES]->(s:Skill)
WHERE (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
WITH s.label AS label, min(s.label_id) AS label_id, e, max(coalesce(v.confidence, 1.0)) AS confidence, collect(DISTINCT s.scheme) AS schemes, collect(DISTINCT s.id) AS ids,
  reduce(all = [], one IN collect(v.spans) | all + one) AS spans ORDER BY e.date DESC, e.id
WITH label, min(label_id) AS label_id, collect({id: e.id, title: e.title, date: e.date, spans: spans}) AS evidence, sum(confidence) AS weight,
  collect(schemes) AS schemes, collect(ids) AS ids
RETURN label, label_id, reduce(found = [], one IN schemes | found + [scheme IN one WHERE NOT scheme IN found]) AS schemes,
  reduce(found = [], some IN ids | found + [id IN some WHERE NOT id IN found]) AS ids, size(evidence) AS pieces, weight, evidence[..3] AS evidence
ORDER BY weight DESC, label LIMIT 4 * $most
"""

EVIDENCE: Final[LiteralString] = """
MATCH (p:Person {id: $person})-[r:AUTHORED|ATTENDED]->(e:Evidence)
WHERE e.own IS NULL OR any(o IN e.own WHERE o IN $sees)
WITH e, collect(DISTINCT r.role) AS roles
RETURN e.id AS id, e.title AS title, e.kind AS kind, roles, e.date AS date, e.url AS url, e.sources AS sources,
  COLLECT { MATCH (e)-[v:EVIDENCES]->(:Skill) WHERE v.own IS NULL OR any(o IN v.own WHERE o IN $sees) UNWIND v.spans AS span RETURN DISTINCT span LIMIT 100 } AS spans
ORDER BY date DESC, id LIMIT $most
"""

STATEMENTS: Final[LiteralString] = """
MATCH (p:Person {id: $person})-[:STATED]->(e:Evidence)
WHERE e.kind <> 'endorsement' AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees))
WITH DISTINCT e ORDER BY e.date DESC, e.id LIMIT $most
RETURN e.id AS id, coalesce(e.text, e.title) AS text, e.date AS date, e.url AS url, e.sources AS sources,
  COLLECT {
    MATCH (e)-[v:EVIDENCES]->(s:Skill) WHERE v.own IS NULL OR any(o IN v.own WHERE o IN $sees)
    RETURN DISTINCT s.label AS label ORDER BY label LIMIT 10 } AS skills,
  COLLECT {
    MATCH (e)-[v:EVIDENCES]->(s:Skill) WHERE v.own IS NULL OR any(o IN v.own WHERE o IN $sees)
    WITH s.label AS label, min(s.label_id) AS label_id ORDER BY label LIMIT 10
    RETURN coalesce(label_id, label) } AS skills_id
ORDER BY date DESC, id
"""

ENDORSEMENTS: Final[LiteralString] = """
MATCH (p:Person {id: $person})-[:STATED]->(e:Evidence)<-[v:VOUCHES]-(q:Person)
WHERE (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (q.own IS NULL OR any(o IN q.own WHERE o IN $sees))
WITH DISTINCT e, q, v ORDER BY e.date DESC, e.id, q.id LIMIT $most
RETURN e.id AS id, e.title AS subject, e.text AS text, e.date AS date, e.sources AS sources, q.id AS person, q.name AS name, v.relation AS relation,
  COLLECT {
    MATCH (e)-[s:EVIDENCES]->(:Skill) WHERE s.level IS NOT NULL AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees))
    RETURN s.level AS level ORDER BY level DESC LIMIT 1 }[0] AS level
ORDER BY date DESC, id, person
"""

MENTIONS: Final[LiteralString] = """
MATCH (p:Person {id: $person})<-[m:MENTIONS]-(e:Evidence)
WHERE e.own IS NULL OR any(o IN e.own WHERE o IN $sees)
RETURN e.id AS id, e.title AS title, e.date AS date, e.url AS url, m.spans AS spans
ORDER BY date DESC, id LIMIT $most
"""


class AskProfile(Ask):
    """A person."""

    person: Annotated[
        str,
        Field(min_length=1, max_length=300, description=N_("Who: an id, or a name that only one person bears."), examples=["Rini Fiktif"], json_schema_extra={"x-node": "Person"}),
    ]  # fmt: skip


class Tie(Row):
    """An institution the person belongs to."""

    id: InstitutionId
    name: Annotated[str, Field(description=N_("Its name."))]
    sector: Annotated[Sector | None, Field(description=N_("Its sector."))]
    tie: Annotated[Literal["employed by", "works at"], Field(description=N_("Employed by it, or works at it."))]
    status: Annotated[str | None, Field(description=N_("PNS, PPPK, lecturer …"))]
    valid_from: Annotated[str | None, Field(description=N_("Since when."))]
    valid_to: Annotated[str | None, Field(description=N_("Until when; empty: still."))]
    last_seen: Annotated[str | None, Field(description=N_("When a source last said so."))]


class Proof(Row):
    """A piece of evidence in short."""

    id: EvidenceId
    title: Annotated[str, Field(description=N_("Its title."))]
    date: Annotated[str | None, Field(description=N_("When."))]
    quotes: Annotated[list[Quote], Field(description=N_("The sentences that say so."))]


class Article(Proof):
    """An article that names the person."""

    url: Annotated[str | None, Field(description=N_("Where it can be seen."))]
    publisher: Annotated[str | None, Field(description=N_("Who published it."))]


class HeldPosition(Row):
    """A post held."""

    title: Annotated[str, Field(description=N_("Title of the post."))]
    assignment: Annotated[str, Field(description=N_("D definitive, PLT, PLH, PJ acting, TT additional."))]
    unit: Annotated[str | None, Field(description=N_("The unit."))]
    institution: Annotated[str | None, Field(description=N_("The institution."))]
    valid_from: Annotated[str | None, Field(description=N_("Since when."))]
    valid_to: Annotated[str | None, Field(description=N_("Until when; empty: still."))]
    sources: Annotated[list[str], Field(description=N_("Which sources say so."))]
    articles: Annotated[list[Article], Field(description=N_("Articles that say so."))]


class KnownSkill(Row):
    """A skill with the evidence for it."""

    label: Annotated[str, Field(description=N_("The skill."))]
    label_id: Annotated[str | None, Field(description=N_("The skill in Indonesian."))]
    schemes: Annotated[list[str], Field(description=N_("The lists it stands in."))]
    pieces: Annotated[int, Field(description=N_("How many pieces of evidence show it."))]
    evidence: Annotated[list[Proof], Field(description=N_("The latest of them."))]


class Piece(Proof):
    """A piece of evidence."""

    kind: Annotated[EvidenceKind, Field(description=N_("Work, training, certificate, project, award or education."))]
    role: Annotated[Role | None, Field(description=N_("In what role the person took part, of a course, a project or an award."))]
    url: Annotated[str | None, Field(description=N_("Where it can be seen."))]
    sources: Annotated[list[str], Field(description=N_("Which sources say so."))]


class Said(Row):
    """Something that the person said or did, as somebody else tells it."""

    id: EvidenceId
    text: Annotated[str, Field(description=N_("The sentence."))]
    date: Annotated[str | None, Field(description=N_("When."))]
    url: Annotated[str | None, Field(description=N_("Where it can be seen."))]
    publisher: Annotated[str | None, Field(description=N_("Who published it."))]
    skills: Annotated[list[str], Field(description=N_("The skills that it speaks of."))]
    skills_id: Annotated[list[str], Field(description=N_("The same in Indonesian, where they have a name in it."))]
    sources: Annotated[list[str], Field(description=N_("Which sources say so."))]


class Endorsement(Row):
    """What somebody else says that the person can do, after work together."""

    id: EvidenceId
    subject: Annotated[str, Field(description=N_("For what."))]
    text: Annotated[str | None, Field(description=N_("The sentence."))]
    level: Annotated[str | None, Field(description=N_("Level on the skill's own scale."))]
    date: Annotated[str | None, Field(description=N_("When."))]
    person: PersonId
    name: Annotated[str, Field(description=N_("Who endorses."))]
    relation: Annotated[Relation, Field(description=N_("What who endorses is to who is endorsed."))]
    sources: Annotated[list[str], Field(description=N_("Which sources say so."))]


class Profile(Row):
    """One person, with sources."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    names: Annotated[list[str], Field(description=N_("The forms in which the name is written."))]
    identifiers: Annotated[list[str], Field(description=N_("Public identifiers."))]
    positions: Annotated[list[HeldPosition], Field(description=N_("Posts, the present ones first."))]
    institutions: Annotated[list[Tie], Field(description=N_("Institutions the person belongs to."))]
    skills: Annotated[
        list[KnownSkill], Field(description=N_("Skills that the evidence shows, those that say most of the person first."))
    ]
    evidence_total: Annotated[int, Field(description=N_("How many pieces of evidence there are."))]
    evidence: Annotated[list[Piece], Field(description=N_("Evidence, the latest first."))]
    statements: Annotated[list[Said], Field(description=N_("What others tell that the person said or did: weaker evidence."))]
    endorsements: Annotated[list[Endorsement], Field(description=N_("What others say that the person can do, the latest first."))]
    articles: Annotated[list[Article], Field(description=N_("Articles that name the person, the latest first."))]
    colleagues: Annotated[list[Colleague], Field(description=N_("Closest colleagues, and why."))]
    sources: Annotated[list[str], Field(description=N_("Which sources speak of the person."))]


def profile(store: Store, ask: AskProfile, viewer: Viewer) -> Answer[Profile]:
    """One person: posts over time, institutions, skills with their evidence, closest colleagues, sources.

    Closeness is the collaboration weight of Newman (2001, "Scientific collaboration networks. II",
    Physical Review E 64): the sum of a/(n - 1) over all that two people share, where n people share it, a is what its kind says, and half of that is
    left after some years, both as “paths” has them (``queries.ways.closeness``); what more than a hundred share is no acquaintance. A unit is shared by those who held its posts at the same time.

    Raises:
        NotFound: no visible person is named so.
        AskError: several people are.
    """
    person = person_id(store, viewer, ask.person)
    known: dict[str, Any] = {"person": person, "sees": list(viewer.sees), "most": MOST}
    row = store.records(PERSON, person=person)[0]
    asked = {
        "positions": store.records(POSITIONS, **known),
        "skills": _told(store, viewer, store.records(SKILLS, **known)),
        "evidence": store.records(EVIDENCE, **known),
        "statements": store.records(STATEMENTS, **known),
        "articles": store.records(MENTIONS, **known),
    }
    quoted = _Quoting.of(store, viewer, asked)
    found = Profile(
        **row,
        positions=[
            HeldPosition(**{**held, "articles": list(map(quoted.article, held["articles"]))}) for held in asked["positions"]
        ],
        institutions=store.read(INSTITUTIONS, Tie, **known),
        skills=[KnownSkill(**{**skill, "evidence": list(map(quoted.proof, skill["evidence"]))}) for skill in asked["skills"]],
        evidence=[_piece(quoted.told(piece)) for piece in asked["evidence"]],
        statements=[Said(**said, publisher=_publisher(said["url"])) for said in asked["statements"]],
        endorsements=store.read(ENDORSEMENTS, Endorsement, **known),
        articles=list(map(quoted.article, asked["articles"])),
        colleagues=colleagues(store, viewer, person, most=10),
    )
    return Answer([found])


def _piece(told: dict[str, Any]) -> Piece:
    return Piece(role=foremost(told.pop("roles")), **told)


def _told(store: Store, viewer: Viewer, skills: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The most telling skills first (``queries.ranking.telling``); one that several lists have is as common as in the list where it is most."""
    common = frequencies(store, viewer, (one for skill in skills for one in skill["ids"]))
    named = {skill["label"]: max(common[one] for one in skill["ids"]) for skill in skills}
    says = telling({skill["label"]: skill["weight"] for skill in skills}, named)
    ordered = sorted(skills, key=lambda skill: (-says[skill["label"]], skill["label"]))
    return [{name: value for name, value in skill.items() if name not in ("ids", "weight")} for skill in ordered[:MOST]]


class _Quoting(NamedTuple):
    """The texts of all evidence that is quoted, read at once."""

    texts: dict[str, Text]

    @classmethod
    def of(cls, store: Store, viewer: Viewer, asked: dict[str, list[dict[str, Any]]]) -> "_Quoting":
        pieces = [piece for skill in asked["skills"] for piece in skill["evidence"]]
        pieces += [article for held in asked["positions"] for article in held["articles"]]
        pieces += asked["evidence"] + asked["articles"]
        return cls(texts(store, viewer, (piece["id"] for piece in pieces if piece["spans"])))

    def told(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row with quotes instead of spans; a post, which has no text, says what its title says."""
        rest = {name: value for name, value in row.items() if name not in ("spans", "names")}
        said = self.texts.get(row["id"], Text(row["title"], ""))
        return {**rest, "quotes": quotes(said, row["spans"] or (), also=row.get("names") or ())}

    def proof(self, row: dict[str, Any]) -> Proof:
        return Proof(**self.told(row))

    def article(self, row: dict[str, Any]) -> Article:
        return Article(**self.told(row), publisher=_publisher(row["url"]))


def _publisher(url: str | None) -> str | None:
    """Who publishes at an address: its host."""
    host = urlsplit(url or "").hostname
    return host.removeprefix("www.") if host else None


QUESTION = Question(
    answer=profile,
    ask=AskProfile,
    row=Profile,
    title=N_("What is known of one person?"),
    example=AskProfile(person="Rini Fiktif"),
)
