"""Which skills are there?"""

from typing import Annotated, Final, LiteralString

from pydantic import Field

from graph.language import N_
from graph.store import Store
from queries.question import Answer, Ask, Question, Row, SkillId, Viewer, page
from queries.terms import begun

NAMED: Final[LiteralString] = """
CALL db.index.fulltext.queryNodes('skill_names', $query, {limit: 200}) YIELD node AS s, score
"""

ALL: Final[LiteralString] = "MATCH (s:Skill) WITH s, 0.0 AS score"

CHOSEN: Final[LiteralString] = """
WHERE s.own IS NULL OR any(o IN s.own WHERE o IN $sees)
WITH s, score, COUNT {
  MATCH (s)<-[:EVIDENCES]-(e) WHERE e.own IS NULL OR any(o IN e.own WHERE o IN $sees) RETURN DISTINCT e
} AS evidence
ORDER BY score DESC, evidence DESC, s.id SKIP $skip LIMIT $limit
RETURN s.id AS id, s.label AS label, s.scheme AS scheme, evidence
ORDER BY score DESC, evidence DESC, id
"""


class AskSkills(Ask):
    """A name or its beginning; or nothing for all."""

    name: Annotated[
        str, Field(max_length=300, description=N_("A skill, or how one of its words begins."), examples=["kebijakan"])
    ] = ""


class Listed(Row):
    """A skill in short."""

    id: SkillId
    label: Annotated[str, Field(description=N_("The skill."))]
    scheme: Annotated[str, Field(description=N_("The list it stands in."))]
    evidence: Annotated[int, Field(description=N_("How many pieces of evidence show it."))]


def skills(store: Store, ask: AskSkills, viewer: Viewer) -> Answer[Listed]:
    """Skills by name; the best match first, else those with most evidence."""
    query = begun(ask.name)
    if ask.name and not query:
        return Answer([])
    cypher = NAMED + CHOSEN if query else ALL + CHOSEN
    found = store.read(cypher, Listed, query=query, sees=list(viewer.sees), skip=ask.offset, limit=ask.limit + 1)
    return page(found, ask)


QUESTION = Question(
    answer=skills,
    ask=AskSkills,
    row=Listed,
    title=N_("Which skills are there?"),
    example=AskSkills(),
)
