"""Who is called so?

And whom a text names: a person by id, or by a name that only one visible person bears.
"""

import re
from collections.abc import Iterable
from typing import Annotated, Any, Final, LiteralString

from pydantic import Field
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from graph.errors import AskError, InvalidValue, Moved, NotFound
from graph.language import N_
from graph.nodes import Name, Person
from graph.store import Store
from graph.values import person_name
from queries.question import Answer, Ask, Candidate, HomeId, HomeName, HomeSector, Note, PersonId, Question, Row, Viewer, page
from queries.search import fulltext
from queries.search.framing import LONGEST, unframed
from queries.search.terms import SHORT, words

BEGUN: Final[LiteralString] = (
    """
CALL () {
  CALL db.index.fulltext.queryNodes('person_names', $query, {limit: $hits}) YIELD node AS p
  RETURN p, p.name AS form
  UNION
  CALL db.index.fulltext.queryNodes('name_names', $forms, {limit: $hits}) YIELD node AS n
  MATCH (p:Person)-[:NAMED]->(n)
  RETURN p, n.form AS form
}
WITH p, form WHERE p.own IS NULL OR any(o IN p.own WHERE o IN $sees)
WITH p, max("""
    + fulltext.HAS
    + """) AS whole,
  CASE WHEN toLower(p.name) STARTS WITH $typed THEN 0 WHEN ' ' + toLower(p.name) CONTAINS ' ' + $typed THEN 1 ELSE 2 END AS place
ORDER BY whole DESC, place, p.name, p.id SKIP $skip LIMIT $limit
OPTIONAL MATCH (p)-[at:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
WITH p, whole, place, i ORDER BY at.valid_to IS NOT NULL, type(at) = 'EMPLOYED_BY', coalesce(at.valid_from, at.stated) DESC, i.id
WITH p, whole, place, collect(i)[0] AS i
RETURN p.id AS person, p.name AS name, i.id AS institution_id, i.name AS institution, i.sector AS sector
ORDER BY whole DESC, place, name, person
"""
)
"""Ordered by what anybody may see, not by the index's score: its statistics know of hidden people."""

_BY_ID: Final[LiteralString] = """
MATCH (p:Person {id: $text})
WHERE p.own IS NULL OR any(i IN p.own WHERE i IN $sees)
RETURN p.id AS id
"""

_NOW: Final[LiteralString] = """
MATCH (:Identifier {id: $text, scheme: 'former'})<-[:IDENTIFIED_BY]-(p:Person)
WHERE p.own IS NULL OR any(i IN p.own WHERE i IN $sees)
RETURN p.id AS now, p.name AS name
"""

_BY_NAME: Final[LiteralString] = """
CALL () {
  CALL db.index.fulltext.queryNodes('person_names', $query, {limit: $hits}) YIELD node AS p
  RETURN p
  UNION
  CALL db.index.fulltext.queryNodes('name_names', $forms, {limit: $hits}) YIELD node AS form
  MATCH (p:Person)-[:NAMED]->(form)
  RETURN p
}
WITH p WHERE p.own IS NULL OR any(i IN p.own WHERE i IN $sees)
RETURN p.id AS id, p.name AS name, COLLECT { MATCH (p)-[:NAMED]->(n:Name) RETURN n.form } AS forms
ORDER BY name, id
"""

_ALIKE: Final = 500
"""Names like one that nobody has, of which the nearest are offered."""

_NAME: Final = 3
"""Letters of the shortest name that is looked for in what may be a topic, or for what is called nearly so."""

_WHERE: Final[LiteralString] = """
MATCH (p:Person)-[:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE p.id IN $ids AND (i.own IS NULL OR any(o IN i.own WHERE o IN $sees))
RETURN p.id AS id, min(i.name) AS institution
"""

_NAMES: Final[LiteralString] = """
MATCH (p:Person)
WHERE p.id IN $ids AND (p.own IS NULL OR any(i IN p.own WHERE i IN $sees))
RETURN p.id AS id, p.name AS name
"""


def named(store: Store, viewer: Viewer, ids: Iterable[str]) -> dict[str, str]:
    """The names of those visible people that are named by id; for no ids nothing is asked."""
    asked = sorted(set(ids))
    rows = store.records(_NAMES, ids=asked, sees=list(viewer.sees)) if asked else []
    return {row["id"]: row["name"] for row in rows}


def person_id(store: Store, viewer: Viewer, text: str) -> str:
    """The id of the visible person that a text names.

    Raises:
        NotFound: no visible person has that id or name; the message names those that sound alike.
        Moved: the person who had that id was joined with a visible one.
        AskError: several do; the message lists them with their ids.
    """
    sees = list(viewer.sees)
    if known := store.records(_BY_ID, text=text, sees=sees):
        return str(known[0]["id"])
    if moved := store.records(_NOW, text=text, sees=sees):
        raise Moved(N_("This person is now {name}. Ask for the id {now}."), former=text, **moved[0])
    asked = words(text)
    exact = [
        row
        for row in _called(store, viewer, asked, fulltext.WHOLE)
        if asked in [words(form) for form in (row["name"], *row["forms"])]
    ]
    if len(exact) == 1:
        return str(exact[0]["id"])
    if exact:
        raise AskError(
            N_("{count} people are called “{name}”. Name one by id: {people}."),
            count=len(exact), name=text[:80], people=_listed(store, viewer, exact),
        )  # fmt: skip
    telling = [word for word in asked if len(word) >= _NAME and not word.isdecimal()]  # else whatever is as short is alike
    if found := _called(store, viewer, telling, fulltext.ALIKE, every=False, hits=_ALIKE):
        people = _listed(store, viewer, sorted(found, key=lambda row: -_alike(row, asked)))
        raise NotFound(N_("Nobody here is called “{name}”. Did you mean: {people}?"), name=text[:80], people=people)
    raise NotFound(N_("There is no person “{name}” here."), name=text[:80])


def called_so(store: Store, viewer: Viewer, text: str, letters: int = 0) -> list[Note]:
    """The visible people whose name has every word of one that a text asks for, those called most like it first, as a note.

    With ``letters`` so many of each word may be others, and the name has to have several. An initial or a title alone is no name.
    """
    name = _asked_for(text)
    asked = words(name)
    if len(asked) > SHORT or max(map(len, asked), default=0) < _NAME or len(asked) <= bool(letters):
        return []
    rows = [
        row
        for row in _called(store, viewer, asked, fulltext.ALIKE if letters else fulltext.WHOLE)
        if any(_has(words(form), asked, letters) for form in row["forms"])
    ]
    if not rows:
        return []
    people = _listed(store, viewer, sorted(rows, key=lambda row: -_alike(row, asked)))
    told: dict[str, object] = {"called": name, "people": people}
    if letters:
        return [Note(N_("Nobody is called “{called}”, but nearly so: {people}"), told)]
    return [Note(N_("People called “{called}”: {people}"), {**told, "count": len(rows)})]


def _asked_for(text: str) -> str:
    """The name in a short text, without its titles and the words that ask for somebody; empty where there is none."""
    if len(text) > LONGEST or not (kept := unframed(text).split()):
        return ""
    begins = re.search(rf"\b{re.escape(kept[0])}\b", text)
    try:
        return unframed(person_name.parse(text[begins.start() :].rstrip("?! ")).name) if begins else ""
    except InvalidValue:
        return ""


def _has(form: list[str], asked: list[str], letters: int) -> bool:
    return all(any(OSA.distance(one, word) <= letters for one in form) for word in asked)


def _called(
    store: Store, viewer: Viewer, asked: list[str], form: str, *, every: bool = True, hits: int = fulltext.NAMES
) -> list[dict[str, Any]]:
    """Visible people that are called by words, each by a form of them."""
    query, forms = (fulltext.named(kind, asked, viewer, form, every=every) for kind in (Person, Name))
    return store.records(_BY_NAME, query=query, forms=forms, hits=hits, sees=list(viewer.sees)) if query else []


def _alike(row: dict[str, Any], asked: list[str]) -> float:
    """How much what a person is called is like the words of a text, by letters, in any order but best in theirs: the index's score knows of hidden people."""
    text, forms = " ".join(asked), [" ".join(words(form)) for form in (row["name"], *row["forms"])]
    return max(fuzz.ratio(text, form) + fuzz.token_sort_ratio(text, form) for form in forms)


def _listed(store: Store, viewer: Viewer, rows: list[dict[str, Any]]) -> list[Candidate]:
    """The first of them, each with where they work."""
    found = store.records(_WHERE, ids=[row["id"] for row in rows[:5]], sees=list(viewer.sees))
    where = {row["id"]: row["institution"] for row in found}
    return [Candidate("person", row["id"], row["name"], where.get(row["id"]) or "–") for row in rows[:5]]


class AskPeople(Ask):
    """A name, or how it begins."""

    name: Annotated[
        str, Field(min_length=2, max_length=300, description=N_("A name, or how its words begin."), examples=["Rini"])
    ]


class Listed(Row):
    """A person in short."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    institution_id: HomeId
    institution: HomeName
    sector: HomeSector


def people(store: Store, ask: AskPeople, viewer: Viewer) -> Answer[Listed]:
    """People by name or by how its words begin, in any form in which it is written; those with the most whole words first, then those that begin so."""
    known = fulltext.as_typed(Person, ask.name, viewer)
    if not known["query"]:
        return Answer([])
    forms = fulltext.named(Name, known["words"], viewer, fulltext.BEGUN)
    return page(store.read(BEGUN, Listed, **known, forms=forms, skip=ask.offset, limit=ask.limit + 1), ask)


QUESTION = Question(
    answer=people,
    ask=AskPeople,
    row=Listed,
    title=N_("Who is called so?"),
    example=AskPeople(name="Rini"),
)
