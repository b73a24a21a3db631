"""How telling a skill is: the fewer pieces of evidence show it, the more it says of somebody.

Fields as broad as "Computer science" stand on nearly every piece; what somebody really knows stands on few. With w, how much of somebody's evidence
shows a skill, and df, how many pieces of anybody's do:

    score = log2(1 + w) · ln(1 + M / df)        M is the df of the most common of those compared

This is tf-idf (Spärck Jones 1972, "A statistical interpretation of term specificity") with the damped term frequency of Manning et al.
(2008, "Introduction to Information Retrieval", 6.4).
"""

from collections.abc import Iterable, Mapping
from math import log, log2
from typing import Final, LiteralString

from graph.store import Store
from queries.question import Viewer

COUNTED: Final = 2_000
"""Pieces that are counted; what more show is as broad as can be."""

FREQUENCY: Final[LiteralString] = """
UNWIND $skills AS id
MATCH (s:Skill {id: id})
RETURN id, COUNT {
  MATCH (s)<-[v:EVIDENCES]-(e)
  WHERE (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
    AND coalesce(e.kind, '') <> 'endorsement'
  RETURN e LIMIT $counted
} AS pieces
"""


def frequencies(store: Store, viewer: Viewer, skills: Iterable[str]) -> dict[str, int]:
    """How many pieces of evidence show each skill, by its id; from 1 to ``COUNTED``."""
    rows = store.records(FREQUENCY, skills=sorted(set(skills)), sees=list(viewer.sees), counted=COUNTED)
    return {row["id"]: max(1, row["pieces"]) for row in rows}


def telling(weights: Mapping[str, float], frequency: Mapping[str, int]) -> dict[str, float]:
    """The score of each of somebody's skills, 0 or more, from how much of the evidence shows it and how many pieces of anybody's do."""
    most = max((frequency[skill] for skill in weights), default=1)
    return {skill: log2(1 + weight) * log(1 + most / frequency[skill]) for skill, weight in weights.items()}
