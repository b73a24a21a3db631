"""Which unit a text names: by id, or by a name that only one visible unit bears."""

from typing import Final, LiteralString

from graph.errors import AskError, NotFound
from graph.language import N_
from graph.store import Store
from queries.question import Viewer
from queries.terms import begun

_BY_ID: Final[LiteralString] = """
MATCH (u:Unit {id: $text}) WHERE u.own IS NULL OR any(o IN u.own WHERE o IN $sees)
RETURN u.id AS id
"""

_BY_NAME: Final[LiteralString] = """
CALL db.index.fulltext.queryNodes('unit_names', $query, {limit: 200}) YIELD node AS u, score
WHERE u.own IS NULL OR any(o IN u.own WHERE o IN $sees)
RETURN u.id AS id, u.name AS name, COLLECT {
  MATCH (u)-[:PART_OF*1..6]->(i:Institution) WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
  RETURN i.name ORDER BY i.id LIMIT 1
}[0] AS institution
ORDER BY score DESC, id
"""


def unit_id(store: Store, viewer: Viewer, text: str) -> str:
    """The id of the visible unit that a text names.

    Raises:
        NotFound: no visible unit has that id or name; the message names those that sound alike.
        AskError: several do; the message lists them with their institutions and ids.
    """
    sees = list(viewer.sees)
    if known := store.records(_BY_ID, text=text, sees=sees):
        return str(known[0]["id"])
    query = begun(text)
    found = store.records(_BY_NAME, query=query, sees=sees) if query else []
    exact = [row for row in found if row["name"].casefold() == text.strip().casefold()]
    if len(exact) == 1:
        return str(exact[0]["id"])
    listed = "; ".join(f"{row['name']}, {row['institution'] or '–'} ({row['id']})" for row in (exact or found)[:5])
    if exact:
        raise AskError(
            N_("{count} units are called “{name}”. Name one by id: {others}."), count=len(exact), name=text[:80], others=listed
        )
    if found:
        raise NotFound(N_("There is no unit “{name}” here. Did you mean: {others}?"), name=text[:80], others=listed)
    raise NotFound(N_("There is no unit “{name}” here."), name=text[:80])
