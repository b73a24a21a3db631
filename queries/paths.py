"""How do I reach somebody?"""

from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import Annotated, Any, Final, Literal, LiteralString

from pydantic import Field

from graph.errors import AskError
from graph.language import N_
from graph.store import Store
from queries.experts import AskExperts, experts
from queries.people import named, person_id
from queries.question import Answer, Ask, Note, PersonId, Question, Row, Viewer, page
from queries.ways.around import Around, around
from queries.ways.introduction import Reason, Step, draft
from queries.ways.routes import Route, routes
from queries.ways.ties import Bond
from queries.ways.titles import titles

PEOPLE: Final[LiteralString] = """
UNWIND $people AS person
MATCH (p:Person {id: person})
OPTIONAL MATCH (p)-[at:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
WITH p, i, at ORDER BY at.valid_to IS NOT NULL, type(at) = 'EMPLOYED_BY', coalesce(at.valid_from, at.stated) DESC, i.id
WITH p, collect(i)[0] AS i
RETURN p.id AS person, p.name AS name, i.id AS institution_id, i.name AS institution,
  COLLECT {
    MATCH (p)-[h:HOLDS_POSITION]->(post:Position)-[r:PART_OF]->(u:Unit)
    WHERE h.valid_to IS NULL AND (u.own IS NULL OR any(o IN u.own WHERE o IN $sees)) AND (r.own IS NULL OR any(o IN r.own WHERE o IN $sees))
      AND (post.own IS NULL OR any(o IN post.own WHERE o IN $sees))
    RETURN u.name AS name ORDER BY h.valid_from DESC, name LIMIT 1
  }[0] AS unit,
  COLLECT { MATCH (i)-[:LOCATED_IN]->(where:Place) RETURN where.name AS name ORDER BY name LIMIT 1 }[0] AS place
"""

FIRST: Final = 10
"""People who know most about a topic, any of whom one may wish to reach."""

MOST: Final = 20
"""Ways that are looked for: past them one asks half the country."""

REASONS: Final = 3
"""Reasons of a tie that are told."""


class AskPaths(Ask):
    """Who asks, and whom to reach: a person, or anyone who knows a topic."""

    me: Annotated[
        str,
        Field(min_length=1, max_length=300, description=N_("Who asks: an id, or a name that only one person bears."), examples=["Rini Fiktif"], json_schema_extra={"x-node": "Person"}),
    ]  # fmt: skip
    person: Annotated[
        str | None,
        Field(max_length=300, description=N_("Whom to reach: an id, or a name that only one person bears."), examples=["Dewi Contoh"], json_schema_extra={"x-node": "Person"}),
    ] = None  # fmt: skip
    topic: Annotated[
        str | None,
        Field(max_length=20_000, description=N_("Or anyone who knows this: words, a sentence, a skill. With a person: what you would write about.")),
    ] = None  # fmt: skip
    asked: Annotated[
        tuple[Annotated[str, Field(max_length=300)], ...],
        Field(max_length=100, description=N_("People by id whom you asked this month already; each time is one of their requests.")),
    ] = ()  # fmt: skip
    language: Annotated[Literal["id", "en"], Field(description=N_("Language of the draft."))] = "id"
    limit: Annotated[int, Field(ge=1, le=1000, description=N_("How many ways, at most; there are never more than twenty."))] = 3


class Path(Row):
    """A way to a person, tie by tie."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    institution_id: Annotated[
        str | None, Field(description=N_("Id of the institution."), json_schema_extra={"x-node": "Institution"})
    ]
    institution: Annotated[str | None, Field(description=N_("Where the person works."))]
    unit: Annotated[str | None, Field(description=N_("The unit."))]
    place: Annotated[str | None, Field(description=N_("Where the institution is."))]
    way: Annotated[Literal["direct", "through others", "front door"], Field(description=N_("Directly, through others, or by the institution's front door where there is no other way."))]  # fmt: skip
    strength: Annotated[float | None, Field(description=N_("Product of the strengths of its ties, 0 to 1."))]
    knows: Annotated[
        float | None, Field(description=N_("How much the person knows about the topic, beside who knows most: 0 to 1."))
    ]
    steps: Annotated[list[Step], Field(description=N_("The ties from you to the person."))]
    draft: Annotated[str, Field(description=N_("What you could write to the first of them; nothing is sent."))]


def paths(store: Store, ask: AskPaths, viewer: Viewer) -> Answer[Path]:
    """The best ways to a person, or to anyone who knows a topic: through whom, why each tie exists, and a draft asking for an introduction.

    A way has at most four ties, and is worth the product of their strengths (the most reliable path). A tie is as strong as its reasons: what two people
    share, divided among those who share it (1/(n - 1), Newman 2001; more than a hundred share no tie), the years together, and how long ago that was;
    see ``queries.ways.ties``. Who guides whom and who cites whom has a direction, and is told with it; a shared skill or employer is no tie.

    People who do not wish to be asked are never between. Who takes c requests a month counts c/(c + 1), so that those with few left come later;
    who did not say is taken to take two. Each way takes one request of each between, and each of ``asked`` one more: who has none left is not between.
    Ways differ: a tie or person of an earlier one counts half (Akgün, Erkut & Batta 2000); see ``queries.ways.routes``.

    To a topic, ways lead to the first ten of “experts”, each worth their score beside that of the first.

    Raises:
        NotFound: no visible person is named so.
        AskError: several people are; neither a person nor a topic is named; one asks for oneself.
    """
    me = person_id(store, viewer, ask.me)
    targets, notes = _targets(store, ask, viewer, me)
    if not targets:
        return Answer([], notes=notes)
    near = around(store, viewer, me, targets, (person_id(store, viewer, one) for one in ask.asked))
    until = min(ask.offset + ask.limit + 1, MOST)
    found = _found(near, me, targets, until)
    if not found:
        notes = (
            *notes,
            Note(N_("Nobody is known who could introduce you, with up to three people between. There is the front door.")),
        )
    ends = dict.fromkeys(near.names[route.people[-1]] for route in found) or dict.fromkeys(list(targets)[:until])
    told = _Telling.of(store, ask, viewer, near, found, [me, *ends])
    scores: Mapping[str, float | None] = targets if ask.person is None else dict.fromkeys(targets)
    rows = [told.path(route, scores) for route in found] or [told.door(person, scores) for person in ends]
    return page(rows[ask.offset :], ask, *notes)


def _targets(store: Store, ask: AskPaths, viewer: Viewer, me: str) -> tuple[dict[str, float], tuple[Note, ...]]:
    """Whom to reach, each with what reaching them is worth, 0 to 1; those who know most first."""
    if ask.person:
        person = person_id(store, viewer, ask.person)
        if person == me:
            raise AskError(
                N_("“{name}” is who asks. Name somebody else to reach, or a topic."), name=named(store, viewer, [me])[me]
            )
        return {person: 1.0}, ()
    if not ask.topic or not ask.topic.strip():
        raise AskError(N_("Say whom to reach: a person, or a topic that they should know."))
    answer = experts(store, AskExperts(topic=ask.topic, limit=FIRST + 1, evidence=1), viewer)
    rows = [row for row in answer.rows if row.person != me][:FIRST]
    if not rows:
        return {}, (*answer.notes, Note(N_("Nobody else is found who knows about “{topic}”."), {"topic": ask.topic[:80]}))
    scores = accumulate((row.score for row in rows), min)  # who stands behind is worth no more, whatever is said
    return {row.person: score / rows[0].score for row, score in zip(rows, scores, strict=True) if score > 0}, answer.notes


def _found(near: Around, me: str, targets: Mapping[str, float], count: int) -> list[Route]:
    goals = {near.numbers[target]: worth for target, worth in targets.items() if target in near.numbers}
    return routes(near.web, near.numbers[me], goals, near.takes, count=count) if goals else []


class _Telling:
    """What is told of ways: names and reasons, read at once for all of them."""

    def __init__(self, ask: AskPaths, me: dict[str, Any], people: dict[str, dict[str, Any]], bonds: dict[tuple[str, str], list[Bond]],
                 strengths: dict[tuple[str, str], float], titles: dict[str, str], near: Around) -> None:  # fmt: skip
        self.ask, self.me, self.people, self.bonds, self.strengths, self.titles, self.near = (
            ask, me, people, bonds, strengths, titles, near,
        )  # fmt: skip

    @classmethod
    def of(cls, store: Store, ask: AskPaths, viewer: Viewer, near: Around, found: list[Route], ends: list[str]) -> "_Telling":
        ways = [[near.names[number] for number in route.people] for route in found]
        pairs = dict.fromkeys(pair for way in ways for pair in pairwise(way))
        bonds = {pair: near.ties.bonds(*pair) for pair in pairs}
        called = titles(store, (bond.what for all_ in bonds.values() for bond in all_[:REASONS]))
        names = sorted({*ends, *(name for way in ways for name in way)})
        people = {row["person"]: row for row in store.records(PEOPLE, people=names, sees=list(viewer.sees))}
        return cls(ask, people[ends[0]], people, bonds, {pair: near.strength(*pair) for pair in pairs}, called, near)

    def path(self, route: Route, scores: Mapping[str, float | None]) -> Path:
        way = [self.near.names[number] for number in route.people]
        steps = [self._step(start, end) for start, end in pairwise(way)]
        kind = "direct" if len(steps) == 1 else "through others"
        return self._row(way[-1], scores, way=kind, strength=route.strength, steps=steps)

    def door(self, person: str, scores: Mapping[str, float | None]) -> Path:
        return self._row(person, scores, way="front door", strength=None, steps=[])

    def _row(self, person: str, scores: Mapping[str, float | None], *, steps: list[Step], **known: Any) -> Path:
        row = self.people[person]
        text = draft(
            self.me["name"], self.me["institution"], steps, row["name"], row["institution"], (self.ask.topic or "").strip()[:200], self.ask.language,
        )  # fmt: skip
        return Path(**row, **known, knows=scores[person], steps=steps, draft=text)

    def _step(self, start: str, end: str) -> Step:
        one = self.people[end]
        reasons = [
            Reason(**{**bond._asdict(), "what": self.titles.get(bond.what, bond.what)})
            for bond in self.bonds[start, end][:REASONS]
        ]
        return Step(
            person=end, name=one["name"], institution=one["institution"], strength=self.strengths[start, end], why=reasons
        )


QUESTION = Question(
    answer=paths,
    ask=AskPaths,
    row=Path,
    title=N_("How do I reach somebody?"),
    example=AskPaths(me="Rini Fiktif", person="Dewi Contoh"),
)
