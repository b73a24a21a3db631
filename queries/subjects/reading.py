"""What a subject model is learned from: the words of all evidence in the graph, who stands behind it, and what it cites."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final, LiteralString

import numpy as np
from numpy.typing import NDArray

from graph.store import Store
from queries.search.terms import stems
from queries.subjects.model import WIDTH
from queries.subjects.space import Bags
from queries.worth import year

_TEXT: Final = 20_000

_SKILL: Final = 0.5
"""Times that a skill's label counts as a word of the text that shows it."""

SIZE: Final[LiteralString] = "RETURN COUNT { MATCH (:Evidence) } + COUNT { MATCH (:Position) } AS pieces"

SKILLS: Final[LiteralString] = """
MATCH (s:Skill) WHERE s.own IS NULL
RETURN s.id AS id, s.label AS label, coalesce(s.label_id, '') AS label_id
"""

EVIDENCE: Final[LiteralString] = """
MATCH (e:Evidence) WHERE e.id >= $first AND e.id < $last
RETURN e.id AS id, e.title + ' ' + left(coalesce(e.text, ''), $text) AS text, e.language AS language, e.kind AS kind, e.date AS date,
  e.own AS own,
  COLLECT {
    MATCH (e)<-[r:AUTHORED|ATTENDED]-(p:Person) WHERE e.own IS NULL AND r.own IS NULL AND p.own IS NULL
    RETURN DISTINCT p.id ORDER BY p.id
  } AS people,
  COLLECT {
    MATCH (e)-[r:EVIDENCES]->(s:Skill) WHERE e.own IS NULL AND r.own IS NULL AND s.own IS NULL RETURN DISTINCT s.id ORDER BY s.id
  } AS skills,
  COLLECT { MATCH (e)-[r:CITES]->(c:Evidence) WHERE e.own IS NULL AND r.own IS NULL AND c.own IS NULL RETURN DISTINCT c.id } AS cites
ORDER BY id
"""

POSITIONS: Final[LiteralString] = """
MATCH (e:Position) WHERE e.id >= $first AND e.id < $last
RETURN e.id AS id, e.title AS text, e.language AS language, 'position' AS kind, NULL AS date, e.own AS own,
  COLLECT {
    MATCH (e)<-[r:HOLDS_POSITION]-(p:Person) WHERE e.own IS NULL AND r.own IS NULL AND p.own IS NULL
    RETURN DISTINCT p.id ORDER BY p.id
  } AS people,
  COLLECT {
    MATCH (e)-[r:EVIDENCES]->(s:Skill) WHERE e.own IS NULL AND r.own IS NULL AND s.own IS NULL RETURN DISTINCT s.id ORDER BY s.id
  } AS skills,
  COLLECT { MATCH (e)-[r:PART_OF]->(u:Unit) WHERE e.own IS NULL AND r.own IS NULL AND u.own IS NULL RETURN u.name ORDER BY u.name } AS units,
  [] AS cites
ORDER BY id
"""

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


@dataclass
class Read:
    """What was read of the graph, before there is a space: columns of numbers, for there are millions of pieces."""

    bags: Bags = field(default_factory=Bags)
    ids: bytearray = field(default_factory=bytearray)
    """``WIDTH`` letters each."""
    kinds: "array[int]" = field(default_factory=lambda: array("B"))
    names: dict[str, int] = field(default_factory=dict)
    """What the numbers in ``kinds`` mean."""
    years: "array[float]" = field(default_factory=lambda: array("f"))
    audience: "array[int]" = field(default_factory=lambda: array("i"))
    audiences: dict[tuple[str, ...], int] = field(default_factory=lambda: {(): 0})
    people: dict[str, int] = field(default_factory=dict)
    behind: "array[int]" = field(default_factory=lambda: array("i"))
    """Person, piece, person, piece …"""
    citing: "array[int]" = field(default_factory=lambda: array("i"))
    cited: bytearray = field(default_factory=bytearray)
    """The ids that the pieces in ``citing`` cite."""

    def named(self) -> NDArray[np.bytes_]:
        """The ids, an element each."""
        return np.frombuffer(self.ids, f"S{WIDTH}")

    def forget(self) -> None:
        """Let go of words and links, which take more than all the rest: a model holds them in its own way."""
        self.bags, self.people = Bags(), {}
        self.behind, self.citing, self.cited = array("i"), array("i"), bytearray()


def read_graph(store: Store, progress: Progress = lambda _stage, _done, _of: None) -> Read:
    """What the graph holds of evidence."""
    found = Read()
    skills = {row["id"]: stems(row["label"], "en") + stems(row["label_id"], "id") for row in store.records(SKILLS)}
    of = store.records(SIZE)[0]["pieces"]
    bounds = [*(f"{digit:x}" for digit in range(16)), "g"]
    for cypher in (EVIDENCE, POSITIONS):
        for first, last in zip(["", *bounds[1:-1]], bounds[1:], strict=True):
            for row in store.stream(cypher, first=first, last=last, text=_TEXT):
                _add(found, row, skills)
                if len(found.years) % 1000 == 0:
                    progress("read", len(found.years), of)
    return found


def _add(found: Read, row: dict[str, Any], skills: dict[str, list[str]]) -> None:
    piece = len(found.years)
    told = [(stem, 1.0) for stem in stems(" ".join([row["text"], *row.get("units", ())]), row["language"])]
    found.bags.add(told + [(stem, _SKILL) for skill in row["skills"] for stem in skills.get(skill, ())])
    found.ids += _padded(row["id"])
    found.kinds.append(found.names.setdefault(row["kind"], len(found.names)))
    found.years.append(year(row["date"]))
    found.audience.append(found.audiences.setdefault(tuple(sorted(row["own"] or ())), len(found.audiences)))
    for person in row["people"]:
        found.behind.extend((found.people.setdefault(person, len(found.people)), piece))
    for cited in row["cites"]:
        found.citing.append(piece)
        found.cited += _padded(cited)


def _padded(name: str) -> bytes:
    return name.encode("ascii", "replace")[:WIDTH].ljust(WIDTH, b"\0")
