"""Why does a person stand somewhere for a topic, and what would bring them further?"""

from typing import Annotated, Any, Final, LiteralString

from pydantic import Field

from graph.language import N_
from graph.store import Store
from queries.people import person_id
from queries.question import Answer, Note, PersonId, Question, Row, Viewer
from queries.ranking.asked import AskFound
from queries.ranking.missing import missing
from queries.ranking.reasons import Behind, Reason
from queries.ranking.scores import FOUND, MOST_FIRST, REASON, SUM, Found
from queries.worth import NEW_POST, WORTH

EVERYBODY: Final[LiteralString] = """
WITH collect({p: p, score: score, told: told, rank: rank, all: all, parts: parts}) AS found
MATCH (me:Person {id: $person})
UNWIND CASE
  WHEN any(one IN found WHERE one.p = me) THEN found
  ELSE found + [{p: me, score: 0.0, told: 0.0, rank: [0, 0.0, 0.0], all: [], parts: []}]
END AS one
WITH one.p AS p, one.score AS score, one.told AS told, one.rank AS rank, one.all AS all, one.parts AS parts
"""
"""All who are found, and the person who is asked about."""

CYPHER: Final[LiteralString] = (
    """
WITH p.id AS id, score, told, rank, CASE WHEN p.id = $person THEN all END AS all, parts, among, admitted ORDER BY rank DESC, id
WITH collect({id: id, score: score, told: told, rank: rank, all: all, parts: parts, among: among, admitted: admitted}) AS everybody
WITH [one IN everybody WHERE one.among] AS ranked, [one IN everybody WHERE one.id = $person][0] AS one
WITH ranked, [n IN range(0, size(ranked) - 1) WHERE ranked[n].id = $person][0] AS place, one, one.told AS told, one.all AS all
WITH ranked, place, one, told, """
    + MOST_FIRST
    + """ AS all
RETURN place + 1 AS rank, size(ranked) AS people, one.score AS score, coalesce(ranked[$first - 1].score, 0.0) AS needed,
  size([x IN all WHERE x.speaks]) AS pieces, [x IN all | x.e.id] AS found, [x IN all[..$evidence] | """
    + REASON
    + """] AS evidence, one.admitted AS admitted, one.parts AS parts, ranked[$first - 1].rank AS tenth,
  reduce(sum = 0.0, x IN all | CASE WHEN x.said THEN sum ELSE sum + x.added END) AS done,
  [x IN all WHERE x.speaks | CASE WHEN x.e:Position THEN 'position' ELSE x.e.kind END] AS kinds
"""
)

NAME: Final[LiteralString] = "MATCH (p:Person {id: $person}) RETURN p.name AS name"

FIRST: Final = 10
"""The first ones, among whom one would like to stand."""

CLOSE: Final = 0.7
"""How much a piece is taken to speak of the topic where it is asked what would bring one further: as good pieces do, not the best."""


OWN: Final = frozenset(WORTH) - {"endorsement", "statement", "news", "education"}
"""Kinds of evidence that somebody can set out to have."""


class AskWhy(AskFound):
    """A person, a topic in words, and among whom the person is ranked."""

    person: Annotated[
        str,
        Field(min_length=1, max_length=300, description=N_("Who: an id, or a name that only one person bears."), examples=["Rini Fiktif"], json_schema_extra={"x-node": "Person"}),
    ]  # fmt: skip
    evidence: Annotated[int, Field(ge=1, le=200, description=N_("How many pieces of evidence to show for each person."))] = 20


class Further(Row):
    """A kind of evidence that would bring one among the first ten."""

    kind: Annotated[str, Field(description=N_("What it is: a work, a post held, a degree …"))]
    adds: Annotated[float, Field(description=N_("What one new piece of one's own that speaks well of the topic would add; of several topics, of the one that counts most."))]  # fmt: skip
    needed: Annotated[int, Field(description=N_("How many of them would be enough."))]


class Why(Row):
    """A person's place for a topic, with all that makes it."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    rank: Annotated[int | None, Field(description=N_("The place among those who are found; empty: not found."))]
    people: Annotated[int, Field(description=N_("How many people are found."))]
    score: Annotated[float, Field(description=N_("Sum of what each piece of evidence added."))]
    needed: Annotated[float, Field(description=N_("Score of the tenth."))]
    pieces: Annotated[int, Field(description=N_("How many pieces of evidence speak of the topic."))]
    missing: Annotated[list[str], Field(description=N_("Words of a short topic that none of them contains."))]
    evidence: Annotated[list[Reason], Field(description=N_("The pieces that added most."))]
    further: Annotated[list[Further], Field(description=N_("What would bring the person among the first ten: each line alone is enough."))]  # fmt: skip


def why(store: Store, ask: AskWhy, viewer: Viewer) -> Answer[Why]:
    """One person for one topic: the place, every piece of evidence with what it adds, and what would bring the person among the first ten.

    The score and the pieces are those of “experts”, whether or not the person is among those asked for. What one more piece would add is the weight of
    its kind, new, one's own, and speaking as good pieces do (0.7 of the best) of one topic, with the weight of that; of a post, what is left of one of
    unknown level that begins now. How many are needed is the distance to the tenth, divided by that. Where evidence of one kind or of all topics is asked
    for, what lacks is counted first; whom no evidence brings among those asked for is told so.

    Raises:
        NotFound: no visible person is named so.
        AskError: several people are.
    """
    person = person_id(store, viewer, ask.person)
    told = ask.found(store, viewer)
    if not told.worded:
        return Answer([], notes=told.notes)
    known = {**ask.parameters(viewer, told.speaking), "person": person, "evidence": ask.evidence, "first": FIRST}
    row = {"person": person, **store.records(_people(ask) + CYPHER, **known)[0]}
    [lacking] = missing(store, told.terms[0], [row])
    more = {
        "name": store.records(NAME, person=person)[0]["name"], "missing": lacking,
        "evidence": Behind.read(store, viewer, [row]).reasons(row, told), "further": _further(row, ask, told),
    }  # fmt: skip
    found = Why(**{**{name: value for name, value in row.items() if name in Why.model_fields}, **more})
    notes = (
        told.notes
        if row["admitted"]
        else (*told.notes, Note(N_("No evidence brings this person among those who are asked for.")))
    )
    return Answer([found], notes=notes)


def _people(ask: AskWhy) -> LiteralString:
    """The beginning of the query: who is found, whether each is among those asked for, and whether evidence would bring them there."""
    conditions = ask.among() + " AS among, " + ask.among("kind", speaking=False) + " AS admitted"
    return FOUND + SUM + EVERYBODY + "WITH p, score, told, rank, all, parts, " + conditions


def _further(row: dict[str, Any], ask: AskWhy, told: Found) -> list[Further]:
    """What would be enough of each kind, the fewest pieces first; nothing where one stands among the first, or evidence does not bring one there."""
    if not row["admitted"] or (row["rank"] or FIRST + 1) <= FIRST:
        return []
    weights = [weight for (_, weight), terms in zip(ask.topics(), told.terms, strict=True) if terms.counts]
    shares = [weight / sum(weights) for weight in weights]
    spoken = [any(parts[n] == "1" for parts in row["parts"]) for n in range(len(shares))]
    first = [share for share, has in zip(shares, spoken, strict=True) if not has] if ask.match == "all" else []
    gap = (row["needed"] if row["tenth"] and row["tenth"][0] else 0.0) - row["done"]
    found = []
    for kind in OWN if not ask.kind or ask.kind in row["kinds"] else OWN & {ask.kind}:
        new = CLOSE * WORTH[kind].weight * (NEW_POST if kind == "position" else 1)
        left = gap - new * sum(first)
        needed = len(first) + max(0, int(left // (new * max(shares))) + 1)
        found.append(Further(kind=kind, adds=new * max(shares), needed=max(1, needed)))
    return sorted(found, key=lambda one: (one.needed, one.kind))


QUESTION = Question(
    answer=why,
    ask=AskWhy,
    row=Why,
    title=N_("Why does somebody stand there for a topic, and what would bring them further?"),
    example=AskWhy(topic="analisis kebijakan", person="Rini Fiktif"),
)
