"""Which units are called so?

And which unit a text names: by id, or by a name that only one visible unit bears, perhaps with its institution's behind it.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Final, LiteralString

from pydantic import Field

from graph.errors import AskError, NotFound
from graph.language import N_
from graph.nodes import Unit
from graph.store import Store
from queries.question import Answer, Ask, Candidate, HomeId, Question, Row, Viewer, page
from queries.search.fulltext import as_typed

BEGUN: Final[LiteralString] = """
CALL db.index.fulltext.queryNodes('unit_names', $query, {limit: $hits}) YIELD node AS u
WHERE u.own IS NULL OR any(o IN u.own WHERE o IN $sees)
WITH u, COUNT {
  MATCH (u)<-[down:PART_OF*1..6]-(:Position)<-[h:HOLDS_POSITION]-(p:Person)
  WHERE h.valid_to IS NULL AND all(x IN down + [p] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees)) RETURN DISTINCT p
} AS people
ORDER BY toLower(u.name) STARTS WITH $typed DESC, people DESC, u.name, u.id SKIP $skip LIMIT $limit
CALL (u) {
  OPTIONAL MATCH (u)-[up:PART_OF*1..6]->(i:Institution) WHERE all(x IN up + [i] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
  RETURN i ORDER BY i.id LIMIT 1
}
RETURN u.id AS id, u.name AS name, i.id AS institution_id, i.name AS institution, people
ORDER BY toLower(name) STARTS WITH $typed DESC, people DESC, name, id
"""

_BY_ID: Final[LiteralString] = """
MATCH (u:Unit {id: $text}) WHERE u.own IS NULL OR any(o IN u.own WHERE o IN $sees)
RETURN u.id AS id
"""

_BY_NAME: Final[LiteralString] = """
CALL db.index.fulltext.queryNodes('unit_names', $query, {limit: $hits}) YIELD node AS u
WHERE u.own IS NULL OR any(o IN u.own WHERE o IN $sees)
RETURN u.id AS id, u.name AS name, COLLECT {
  MATCH (u)-[up:PART_OF*1..6]->(i:Institution) WHERE all(x IN up + [i] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
  RETURN i.name ORDER BY i.id LIMIT 1
}[0] AS institution
ORDER BY toLower(name) STARTS WITH $typed DESC, size(name), name, id
"""

_PARTS: Final = 4
"""Commas in a unit's name and its institution's, together, that are tried as the one between the two."""


def unit_id(store: Store, viewer: Viewer, text: str) -> str:
    """The id of the visible unit that a text names, as in “Biro Hukum” or “Biro Hukum, Kementerian Air”.

    Raises:
        NotFound: no visible unit has that id or name; the message names those that sound alike.
        AskError: several do; the message lists them with their institutions and ids.
    """
    sees = list(viewer.sees)
    if known := store.records(_BY_ID, text=text, sees=sees):
        return str(known[0]["id"])
    found: list[dict[str, Any]] = []
    for name, institution in _read(text):
        typed = as_typed(Unit, name, viewer)
        alike = store.records(_BY_NAME, **typed) if typed["query"] else []
        exact = [
            row for row in alike if row["name"].casefold() == name and institution in ("", (row["institution"] or "").casefold())
        ]
        if len(exact) == 1:
            return str(exact[0]["id"])
        if exact:
            raise AskError(
                N_("{count} units are called “{name}”. Name one by id: {others}."),
                count=len(exact), name=text[:80], others=_listed(exact),
            )  # fmt: skip
        found = found or alike
    if found:
        raise NotFound(N_("There is no unit “{name}” here. Did you mean: {others}?"), name=text[:80], others=_listed(found))
    raise NotFound(N_("There is no unit “{name}” here."), name=text[:80])


def _read(text: str) -> Iterator[tuple[str, str]]:
    """The names of a unit and of its institution that a text may be, folded; first that it is all the unit's."""
    folded = text.strip().casefold()
    yield folded, ""
    at = len(folded)
    for _ in range(_PARTS):
        at = folded.rfind(", ", 0, at)
        if at < 1:
            return
        yield folded[:at], folded[at + 2 :]


def _listed(rows: list[dict[str, Any]]) -> list[Candidate]:
    return [Candidate("unit", row["id"], row["name"], row["institution"] or "–") for row in rows[:5]]


class AskUnits(Ask):
    """A name, or how it begins."""

    name: Annotated[
        str, Field(min_length=2, max_length=300, description=N_("A unit, or how its words begin."), examples=["Direktorat"])
    ]


class Listed(Row):
    """A unit in short."""

    id: Annotated[str, Field(description=N_("Id of the unit."))]
    name: Annotated[str, Field(description=N_("Its name."))]
    institution_id: HomeId
    institution: Annotated[str | None, Field(description=N_("The institution that it is part of."))]
    people: Annotated[int, Field(description=N_("How many people are in it and in the units below it."))]


def units(store: Store, ask: AskUnits, viewer: Viewer) -> Answer[Listed]:
    """Units by name or by how its words begin; those that begin so first, then those with most people."""
    known = as_typed(Unit, ask.name, viewer)
    if not known["query"]:
        return Answer([])
    return page(store.read(BEGUN, Listed, **known, skip=ask.offset, limit=ask.limit + 1), ask)


QUESTION = Question(
    answer=units,
    ask=AskUnits,
    row=Listed,
    title=N_("Which units are called so?"),
    example=AskUnits(name="Direktorat"),
)
