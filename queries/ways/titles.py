"""What the things are called that tie people: evidence, programmes and units."""

from collections.abc import Iterable
from typing import Final, LiteralString

from graph.store import Store

SHARED: Final[LiteralString] = """
UNWIND $shared AS shared
CALL (shared) {
  MATCH (e:Evidence {id: shared}) RETURN e.title AS title
  UNION ALL
  MATCH (e:Programme {id: shared}) RETURN e.name AS title
  UNION ALL
  MATCH (e:Unit {id: shared}) RETURN e.name AS title
}
RETURN shared, title
"""


def titles(store: Store, shared: Iterable[str]) -> dict[str, str]:
    """The titles of what people share, by its id; what has none, as what a source says of an acquaintance, is left out."""
    return {row["shared"]: row["title"] for row in store.records(SHARED, shared=sorted(set(shared)))}
