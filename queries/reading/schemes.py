"""The lists of skills that a graph has."""

from collections.abc import Iterator
from typing import Final, LiteralString

from graph.language import N_
from graph.store import Store
from queries.question import Note, Viewer

_LISTS: Final[LiteralString] = """
MATCH (s:Skill) WHERE s.own IS NULL OR any(o IN s.own WHERE o IN $sees)
RETURN DISTINCT s.scheme AS scheme ORDER BY scheme
"""


def unknown(store: Store, viewer: Viewer, scheme: str | None) -> Iterator[Note]:
    """A note where no visible skill stands in a list of that name, with the lists there are."""
    if scheme is None:
        return
    lists = [row["scheme"] for row in store.records(_LISTS, sees=list(viewer.sees))]
    if lists and scheme not in lists:
        yield Note(N_("There is no list “{scheme}” here. There are: {lists}."), {"scheme": scheme, "lists": lists})
