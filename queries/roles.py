"""Which roles are described?

And which occupation or post a text names: by id, or by its name.
"""

from collections.abc import Iterable
from typing import Annotated, Final, LiteralString

from pydantic import Field

from graph.errors import NotFound
from graph.language import N_
from graph.nodes import Occupation
from graph.store import Store
from queries.question import Answer, Ask, Candidate, Question, Row, Viewer, page
from queries.search.fulltext import as_typed, fitting, indexes, named, titled
from queries.search.terms import words
from queries.worth import CREDITS

NAMED: Final = fitting("occupation_names", "r", "[r.label, r.label_id] + coalesce(r.synonyms, [])")

ALL: Final[LiteralString] = "MATCH (r:Occupation) WITH r, 0.0 AS score"

CHOSEN: Final[LiteralString] = """
WHERE r.own IS NULL OR any(o IN r.own WHERE o IN $sees)
WITH r, score ORDER BY score DESC, r.label, r.id SKIP $skip LIMIT $limit
RETURN r.id AS id, r.label AS label, r.label_id AS label_id, r.scheme AS scheme, COUNT {
  MATCH (r)-[n:NEEDS]->(s:Skill)
  WHERE (s.own IS NULL OR any(o IN s.own WHERE o IN $sees)) AND (n.own IS NULL OR any(o IN n.own WHERE o IN $sees))
  RETURN DISTINCT s
} AS skills
ORDER BY score DESC, label, id
"""

_BY_ID: Final[LiteralString] = """
MATCH (r:Occupation|Position {id: $text}) WHERE r.own IS NULL OR any(o IN r.own WHERE o IN $sees)
RETURN r.id AS id
"""

_BY_NAME: Final[LiteralString] = """
CALL () {
  CALL db.index.fulltext.queryNodes('occupation_names', $query, {limit: $hits}) YIELD node AS r
  WHERE r.own IS NULL OR any(o IN r.own WHERE o IN $sees)
  RETURN r
  UNION
  UNWIND $indexes AS index
  CALL db.index.fulltext.queryNodes(index, $titles, {limit: $hits}) YIELD node AS r
  WHERE r:Position AND (r.own IS NULL OR any(o IN r.own WHERE o IN $sees))
  RETURN r
}
RETURN r.id AS id, coalesce(r.label, r.title) AS name, r.label_id AS label_id, coalesce(r.synonyms, []) AS synonyms
ORDER BY toLower(name) STARTS WITH $typed DESC, size(name), name, id
"""

_HELD: Final[LiteralString] = """
MATCH (:Person {id: $person})-[h:HOLDS_POSITION]->(post:Position)
WHERE h.valid_to IS NULL AND (post.own IS NULL OR any(o IN post.own WHERE o IN $sees))
RETURN DISTINCT post.id AS id, post.title AS title ORDER BY id
"""

_OF_TITLES: Final[LiteralString] = """
UNWIND $queries AS query
CALL (query) {
  CALL db.index.fulltext.queryNodes('occupation_names', query, {limit: 100}) YIELD node AS r
  RETURN r
}
WITH DISTINCT r WHERE r.own IS NULL OR any(o IN r.own WHERE o IN $sees)
RETURN r.id AS id, [r.label, coalesce(r.label_id, r.label)] + coalesce(r.synonyms, []) AS names
ORDER BY id
"""


def role_ids(store: Store, viewer: Viewer, text: str) -> list[str]:
    """The ids of the occupations, one for each list, and of the posts that have that id or name.

    Raises:
        NotFound: there is none; the message names those that sound alike.
    """
    sees = list(viewer.sees)
    if known := store.records(_BY_ID, text=text, sees=sees):
        return [str(row["id"]) for row in known]
    typed, name = as_typed(Occupation, text, viewer), text.strip().casefold()
    titles = titled(typed["words"], viewer)
    found = store.records(_BY_NAME, **typed, titles=titles, indexes=indexes(viewer)) if typed["query"] else []
    called = [row["id"] for row in found if name in [said.casefold() for said in (row["name"], row["label_id"] or "")]]
    also = [row["id"] for row in found if name in [said.casefold() for said in row["synonyms"]]]
    if called or also:
        return called or also
    others = [Candidate("role", one, one) for one in _offered(name, dict.fromkeys(row["name"] for row in found))]
    if others:
        raise NotFound(N_("There is no occupation or post “{name}” here. Did you mean: {others}?"), name=text[:80], others=others)
    raise NotFound(N_("There is no occupation or post “{name}” here."), name=text[:80])


def _offered(name: str, others: Iterable[str]) -> list[str]:
    """Which names to offer for one that nothing bears: the levels of that post, the lowest first, then others, five unless there are more levels."""
    levels = [f"{name} {level}".casefold() for level in LADDER]
    ordered = sorted(others, key=lambda one: levels.index(one.casefold()) if one.casefold() in levels else len(levels))
    return ordered[: max(5, sum(one.casefold() in levels for one in ordered))]


def held_roles(store: Store, viewer: Viewer, person: str) -> list[str]:
    """The posts that a person holds now, and the occupations of their names: a standard of posts describes these."""
    sees = list(viewer.sees)
    held = store.records(_HELD, person=person, sees=sees)
    titles = {row["title"].casefold() for row in held}
    queries = sorted(filter(None, (named(Occupation, words(title), viewer) for title in titles)))
    kinds = store.records(_OF_TITLES, queries=queries, sees=sees) if queries else []
    called = [row["id"] for row in kinds if titles & {name.casefold() for name in row["names"]}]
    return [*(row["id"] for row in held), *called]


LADDER: Final = ("Pemula", *(level for level in CREDITS if "." not in level))
"""The levels (jenjang) of a post, the lowest first."""


class AskRoles(Ask):
    """A name or its beginning; or nothing for all."""

    name: Annotated[
        str, Field(max_length=300, description=N_("A role, or how one of its words begins."), examples=["penasihat"])
    ] = ""


class Listed(Row):
    """A role in short."""

    id: Annotated[str, Field(description=N_("Id of the role."))]
    label: Annotated[str, Field(description=N_("The role."))]
    label_id: Annotated[str | None, Field(description=N_("The role in Indonesian."))]
    scheme: Annotated[str, Field(description=N_("The list it stands in."))]
    skills: Annotated[int, Field(description=N_("How many skills it needs."))]


def roles(store: Store, ask: AskRoles, viewer: Viewer) -> Answer[Listed]:
    """Occupations, and posts for which there is a standard, by name in either language; the best match first."""
    known = as_typed(Occupation, ask.name, viewer)
    if ask.name and not known["query"]:
        return Answer([])
    cypher = NAMED + CHOSEN if known["query"] else ALL + CHOSEN
    return page(store.read(cypher, Listed, **known, skip=ask.offset, limit=ask.limit + 1), ask)


QUESTION = Question(
    answer=roles,
    ask=AskRoles,
    row=Listed,
    title=N_("Which roles are described?"),
    example=AskRoles(),
)
