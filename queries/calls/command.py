"""Who stands above whom: by what the tables of a call say, and by the posts that the graph knows.

Whoever holds a structural post heads the unit or institution that the post is of, with all units below it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Final, LiteralString

import networkx as nx
import numpy as np

from graph.language import N_
from graph.store import Store
from queries.calls.call import Mask
from queries.calls.participants import Participant, Pool
from queries.question import Note, Viewer

_MEANT: Final[LiteralString] = """
UNWIND $ids AS id
CALL (id) {
  MATCH (p:Person {id: id}) RETURN p
  UNION
  MATCH (n:Identifier {value: id})<-[:IDENTIFIED_BY]-(p:Person) WHERE n.scheme IN ['orcid', 'former'] RETURN p
}
WITH id, p WHERE p.own IS NULL OR any(i IN p.own WHERE i IN $sees)
"""
"""Whom the ids of a call mean, as ``id, p``."""

PEOPLE: Final[LiteralString] = _MEANT + "RETURN id, min(p.id) AS person ORDER BY id"

POSTS: Final[LiteralString] = (
    _MEANT
    + """
MATCH (p)-[h:HOLDS_POSITION]->(post:Position)-[r:PART_OF]->(u)
WHERE h.valid_to IS NULL AND all(x IN [h, post, r, u] WHERE x.own IS NULL OR any(i IN x.own WHERE i IN $sees))
RETURN DISTINCT id, u.id AS unit, post.kind = 'structural' AS heads
ORDER BY id, unit, heads
"""
)

UNITS: Final[LiteralString] = """
UNWIND $units AS id
CALL (id) {
  MATCH (u:Unit {id: id}) RETURN u
  UNION
  MATCH (u:Institution {id: id}) RETURN u
}
MATCH (u)-[up:PART_OF*0..5]->(below)-[r:PART_OF]->(above)
WHERE all(x IN up + [below, r, above] WHERE x.own IS NULL OR any(i IN x.own WHERE i IN $sees))
RETURN DISTINCT above.id AS above, below.id AS below
ORDER BY above, below
"""


PLACES: Final[LiteralString] = """
MATCH (w:Place) WHERE w.scheme = 'kemendagri' AND w.code IN $codes AND w.name IS NOT NULL
RETURN w.code AS code, min(w.name) AS name
ORDER BY code
"""


@dataclass(frozen=True)
class Posts:
    """What the graph knows of a call: its line of command, who its people are, and what its places are called."""

    steps: tuple[tuple[str, str], ...] = ()
    """Who or what stands right above whom or what: people by their ids in the call, units between them."""
    known: int = 0
    """People of the call who hold a post there."""
    asked: int = 0
    """People of the call of whom the graph was asked."""
    places: Mapping[str, str] = field(default_factory=dict)
    """Names of places that the call tells by their codes."""
    people: Mapping[str, str] = field(default_factory=dict)
    """Who is meant by an id of the call: two, such as a former one and an ORCID, may mean the same person."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """Of how many people the posts are known, where that was asked."""
        text = N_("The line of command is known from the tables, and for {known} of {asked} people from their posts too.")
        return (Note(text, {"known": self.known, "asked": self.asked}),) if self.asked else ()


def posts(store: Store, viewer: Viewer, people: Iterable[Participant]) -> Posts:
    """The line of command between people, whose ids in the call are those that they have here, or ORCID; and the names of their places."""
    people = list(people)
    ids, sees = sorted({one.id for one in people}), list(viewer.sees)
    held = store.records(POSTS, ids=ids, sees=sees)
    tree = store.records(UNITS, units=sorted({row["unit"] for row in held}), sees=sees)
    return Posts(
        (
            *((_unit(row["unit"]), row["id"]) for row in held),
            *((row["id"], _unit(row["unit"])) for row in held if row["heads"]),
            *((_unit(row["above"]), _unit(row["below"])) for row in tree),
        ),
        len({row["id"] for row in held}),
        len(ids),
        {row["code"]: row["name"] for row in store.records(PLACES, codes=sorted({one.place for one in people if one.place}))},
        {row["id"]: row["person"] for row in store.records(PEOPLE, ids=ids, sees=sees)},
    )


def _unit(name: str) -> str:
    """A unit, which no id of a person can be taken for."""
    return f"\n{name}"


def lines(pool: Pool, known: Posts) -> Mask:
    """Mentees × mentors: whether one stands above the other, however far."""
    told = ((superior, one.id) for one in (*pool.mentees, *pool.mentors) for superior in one.superior)
    command: nx.DiGraph[str] = nx.DiGraph(chain(told, known.steps))
    above = [
        [nx.ancestors(command, one.id) if one.id in command else frozenset[str]() for one in side]
        for side in (pool.mentees, pool.mentors)
    ]
    mask = np.zeros((len(pool.mentees), len(pool.mentors)), bool)
    _mark(mask, above[0], pool.mentors)
    _mark(mask.T, above[1], pool.mentees)
    return mask


def _mark(mask: Mask, above: Sequence[Iterable[str]], others: Sequence[Participant]) -> None:
    """Mark in each row those of the others who stand above."""
    at = {one.id: place for place, one in enumerate(others)}
    for row, superiors in enumerate(above):
        mask[row, [at[one] for one in superiors if one in at]] = True
