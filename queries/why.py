"""Why does a person stand somewhere for a topic, and what would bring them further?"""

from typing import Annotated, Any, Final, LiteralString

from pydantic import Field

from graph.language import N_
from graph.store import Store
from queries.experts import READ, AskFound
from queries.people import person_id
from queries.question import Answer, Note, PersonId, Question, Row, Viewer
from queries.ranking import MOST_FIRST
from queries.reasons import Behind, Reason
from queries.terms import SHORT
from queries.worth import WORTH

CYPHER: Final[LiteralString] = (
    """
WITH p.id AS id, score, said, CASE WHEN p.id = $person THEN all END AS all ORDER BY score DESC, id
WITH collect({id: id, score: score, said: said, all: all}) AS ranked
WITH ranked, [n IN range(0, size(ranked) - 1) WHERE ranked[n].id = $person][0] AS place
WITH ranked, place, coalesce(ranked[place], {score: 0.0, said: 0, all: []}) AS one
WITH ranked, place, one, one.all AS all
WITH ranked, place, one, """
    + MOST_FIRST
    + """ AS all
RETURN place + 1 AS rank, size(ranked) AS people, one.score AS score, coalesce(ranked[$first - 1].score, 0.0) AS needed,
  size([x IN all WHERE x.speaks]) AS pieces,
  [x IN all[..$read] | x.e.title + ' ' + left(coalesce(x.e.text, ''), 2000)] AS texts,
  [x IN all[..$evidence] | {
    evidence: x.e.id, title: x.e.title, text: x.e.text, date: x.e.date, kind: CASE WHEN x.e:Position THEN 'position' ELSE x.e.kind END,
    sources: x.e.sources, shared: x.shared, added: CASE WHEN x.said THEN x.added / one.said ELSE x.added END
  }] AS evidence
"""
)

NAME: Final[LiteralString] = "MATCH (p:Person {id: $person}) RETURN p.name AS name"

FIRST: Final = 10
"""The first ones, among whom one would like to stand."""

CLOSE: Final = 0.7
"""How much a piece is taken to speak of the topic where it is asked what would bring one further: as good pieces do, not the best."""


class AskWhy(AskFound):
    """A person, a topic in words, and among whom the person is ranked."""

    person: Annotated[
        str,
        Field(min_length=1, max_length=300, description=N_("Who: an id, or a name that only one person bears."), examples=["Rini Fiktif"]),
    ]  # fmt: skip
    evidence: Annotated[int, Field(ge=1, le=200, description=N_("How many pieces of evidence to show for each person."))] = 20


class Further(Row):
    """A kind of evidence that would bring one among the first ten."""

    kind: Annotated[str, Field(description=N_("What it is: a work, a post held, a degree …"))]
    adds: Annotated[float, Field(description=N_("What one new piece of one's own that speaks well of the topic would add."))]
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

    The score and the pieces are those of “experts”. What one more piece would add is the weight of its kind, new, one's own,
    and speaking of the topic as good pieces do (0.7 of the best); how many are needed is the distance to the tenth, divided by that.

    Raises:
        NotFound: no visible person is named so.
        AskError: several people are.
    """
    person = person_id(store, viewer, ask.person)
    told = ask.found(store, viewer)
    if not told.terms[0].counts:
        return Answer([], notes=(Note(N_("There is no word in “{topic}” to look for."), {"topic": ask.topic[:80]}),))
    known = {**ask.parameters(viewer, told.speaking), "person": person, "evidence": ask.evidence, "first": FIRST, "read": READ}
    row = store.records(ask.people() + CYPHER, **known)[0]
    row["person"] = person
    evidence = Behind.read(store, viewer, [row]).reasons(row, told)
    terms, texts = told.terms[0], row.pop("texts")
    missing = terms.missing(texts) if len(terms.counts) <= SHORT else []
    name = store.records(NAME, person=person)[0]["name"]
    found = Why(**{**row, "name": name, "missing": missing, "evidence": evidence, "further": _further(row)})
    return Answer([found], notes=told.notes)


def _further(row: dict[str, Any]) -> list[Further]:
    """What would be enough of each kind, the fewest pieces first; nothing where one stands among the first."""
    gap = row["needed"] - row["score"]
    if (row["rank"] or FIRST + 1) <= FIRST:
        return []
    adds = {
        kind: CLOSE * worth.weight
        for kind, worth in WORTH.items()
        if kind not in ("endorsement", "statement", "news", "education")
    }
    found = [Further(kind=kind, adds=each, needed=int(gap // each) + 1) for kind, each in adds.items()]
    return sorted(found, key=lambda one: (one.needed, one.kind))


QUESTION = Question(
    answer=why,
    ask=AskWhy,
    row=Why,
    title=N_("Why does somebody stand there for a topic, and what would bring them further?"),
    example=AskWhy(topic="analisis kebijakan", person="Rini Fiktif"),
)
