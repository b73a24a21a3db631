"""Which skills are there?"""

from typing import Annotated, Final, LiteralString

from pydantic import Field

from graph.language import N_
from graph.nodes import Skill
from graph.store import Store
from queries.question import Answer, Ask, Question, Row, SkillId, Viewer, page
from queries.reading.schemes import unknown
from queries.search.fulltext import as_typed, fitting

NAMED: Final = fitting("skill_names", "s", "[s.label, s.label_id] + coalesce(s.synonyms, []) + coalesce(s.synonyms_id, [])")

ALL: Final[LiteralString] = "MATCH (s:Skill) WITH s, 0.0 AS score"

CHOSEN: Final[LiteralString] = """
WHERE (s.own IS NULL OR any(o IN s.own WHERE o IN $sees)) AND ($scheme IS NULL OR s.scheme = $scheme)
WITH s, score, COUNT {
  MATCH (s)<-[v:EVIDENCES]-(e)
  WHERE (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
    AND coalesce(e.kind, '') <> 'endorsement'
  RETURN DISTINCT e
} AS evidence
ORDER BY score DESC, evidence DESC, s.id SKIP $skip LIMIT $limit
RETURN s.id AS id, s.label AS label, s.label_id AS label_id, s.scheme AS scheme, evidence
ORDER BY score DESC, evidence DESC, id
"""


class AskVocabulary(Ask):
    """A name or its beginning, a list; or nothing for all."""

    name: Annotated[
        str, Field(max_length=300, description=N_("A skill, or how one of its words begins."), examples=["kebijakan"])
    ] = ""
    scheme: Annotated[
        str | None, Field(max_length=60, description=N_("Only skills of this list: esco, openalex_topic, simpul-id …"))
    ] = None


class Listed(Row):
    """A skill in short."""

    id: SkillId
    label: Annotated[str, Field(description=N_("The skill."))]
    label_id: Annotated[str | None, Field(description=N_("The skill in Indonesian."))]
    scheme: Annotated[str, Field(description=N_("The list it stands in."))]
    evidence: Annotated[int, Field(description=N_("How many pieces of evidence show it."))]


def vocabulary(store: Store, ask: AskVocabulary, viewer: Viewer) -> Answer[Listed]:
    """Skills of all lists, or of one, by name in either language; the best match first, else those with most evidence."""
    known = as_typed(Skill, ask.name, viewer)
    if ask.name and not known["query"]:
        return Answer([], notes=tuple(unknown(store, viewer, ask.scheme)))
    cypher = NAMED + CHOSEN if known["query"] else ALL + CHOSEN
    rows = store.read(cypher, Listed, **known, scheme=ask.scheme, skip=ask.offset, limit=ask.limit + 1)
    return page(rows, ask, *([] if rows else unknown(store, viewer, ask.scheme)))


QUESTION = Question(
    answer=vocabulary,
    ask=AskVocabulary,
    row=Listed,
    title=N_("Which skills are there?"),
    example=AskVocabulary(),
)
