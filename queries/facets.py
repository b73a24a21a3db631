"""Where are the people who know about a topic?"""

from dataclasses import replace
from typing import Annotated, Final, Literal, LiteralString, get_args

from pydantic import Field

from graph.language import N_
from graph.nodes import EvidenceKind, Sector
from graph.store import Store
from queries.question import Answer, Question, Row, Viewer, page
from queries.ranking.asked import AskFound

CYPHER: Final[LiteralString] = """
WITH p, COLLECT {
  UNWIND all AS x WITH x WHERE x.speaks
  RETURN DISTINCT CASE WHEN x.e:Position THEN 'position' ELSE x.e.kind END AS kind
} AS kinds, coalesce(p.languages, []) + COLLECT {
  UNWIND all AS x WITH x WHERE x.speaks AND x.e.language IS NOT NULL AND NOT x.e.language IN coalesce(p.languages, [])
  RETURN DISTINCT x.e.language AS language
} AS languages
WITH collect(p) AS found, collect(kinds) AS kinds, collect(languages) AS languages, count(p) AS everybody
CALL (found, kinds, languages) {
  UNWIND found AS p
  MATCH (p)-[:EMPLOYED_BY|WORKS_AT]->(i:Institution)
  WHERE i.sector IS NOT NULL AND (i.own IS NULL OR any(o IN i.own WHERE o IN $sees))
  RETURN 1 AS place, 'sector' AS facet, i.sector AS value, i.sector AS name, NULL AS name_id, count(DISTINCT p) AS people
  UNION ALL
  UNWIND found AS p
  MATCH (p)-[:EMPLOYED_BY|WORKS_AT]->(i:Institution)
  WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
  WITH i, count(DISTINCT p) AS people ORDER BY people DESC, i.id LIMIT $most
  RETURN 2 AS place, 'institution' AS facet, i.id AS value, coalesce(i.name, i.id) AS name, NULL AS name_id, people
  UNION ALL
  UNWIND found AS p
  MATCH (p)-[:EMPLOYED_BY|WORKS_AT]->(i:Institution)-[:LOCATED_IN]->(where:Place)
  WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
  WITH where, count(DISTINCT p) AS people ORDER BY people DESC, where.id LIMIT $most
  RETURN 3 AS place, 'place' AS facet, where.code AS value, coalesce(where.name, where.code) AS name, NULL AS name_id, people
  UNION ALL
  UNWIND found AS p
  MATCH (p)-[:AUTHORED|ATTENDED|HOLDS_POSITION]->(e)-[v:EVIDENCES]->(s:Skill)
  WHERE (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees)) AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees))
  UNWIND [toLower(s.label), toLower(s.label_id)] AS called
  WITH called, min(CASE called WHEN toLower(s.label) THEN s.label END) AS label,
    min(CASE called WHEN toLower(s.label) THEN s.label_id END) AS label_id, count(DISTINCT p) AS people
  WHERE label IS NOT NULL
  WITH label, label_id, people ORDER BY people DESC, label LIMIT $most
  RETURN 4 AS place, 'skill' AS facet, label AS value, label AS name, label_id AS name_id, people
  UNION ALL
  UNWIND kinds AS one UNWIND one AS kind
  RETURN 5 AS place, 'kind' AS facet, kind AS value, kind AS name, NULL AS name_id, count(*) AS people
  UNION ALL
  UNWIND found AS p
  MATCH (p)-[h:HOLDS_POSITION]->(post:Position)
  WHERE h.valid_to IS NULL AND post.level IS NOT NULL AND (post.own IS NULL OR any(o IN post.own WHERE o IN $sees))
  WITH post.level AS level, count(DISTINCT p) AS people ORDER BY people DESC, level LIMIT $most
  RETURN 6 AS place, 'level' AS facet, level AS value, level AS name, NULL AS name_id, people
  UNION ALL
  UNWIND languages AS one UNWIND one AS language
  WITH language, count(*) AS people ORDER BY people DESC, language LIMIT $most
  RETURN 7 AS place, 'language' AS facet, language AS value, language AS name, NULL AS name_id, people
  UNION ALL
  UNWIND found AS p
  WITH p WHERE p.mentees > COUNT {
    MATCH (p)-[g:GUIDES]->(q:Person) WHERE g.valid_to IS NULL AND (q.own IS NULL OR any(o IN q.own WHERE o IN $sees))
  }
  WITH count(p) AS people WHERE people > 0
  RETURN 8 AS place, 'guides' AS facet, 'true' AS value, 'true' AS name, NULL AS name_id, people
}
RETURN facet, value, name, name_id, people, everybody AS found
ORDER BY place, people DESC, value SKIP $skip LIMIT $limit
"""

MOST: Final = 8
"""Values of a facet; those behind them would narrow a search to almost nobody."""


By = Literal["sector", "institution", "place", "skill", "kind", "level", "language", "guides"]

ALL: Final = len(get_args(By)) * max(MOST, len(get_args(Sector)), len(get_args(EvidenceKind)) + 1)
"""Rows that hold every facet, whatever its values: of sectors and kinds of evidence each one there is."""


class AskFacets(AskFound):
    """A topic in words, and whom to look among."""

    limit: Annotated[int, Field(ge=1, le=1000, description=N_("How many rows, at most."))] = ALL


class Facet(Row):
    """How many of the people who know about the topic are there."""

    facet: Annotated[By, Field(description=N_("By what they are counted."))]
    value: Annotated[str, Field(description=N_("What to ask “experts” for, to see only these people."))]
    name: Annotated[str, Field(description=N_("Its name."))]
    name_id: Annotated[str | None, Field(description=N_("Of a skill: its name in Indonesian."))]
    people: Annotated[int, Field(description=N_("How many people."))]
    found: Annotated[int, Field(description=N_("How many people are found in all."))]


def facets(store: Store, ask: AskFacets, viewer: Viewer) -> Answer[Facet]:
    """The people whom “experts” finds for a topic, counted by sector, institution, place, skill, kind of evidence, level of post, language, and who would guide others.

    A person who belongs to two institutions counts in both.
    """
    told = ask.found(store, viewer)
    found = store.read(
        ask.people() + CYPHER, Facet, **ask.parameters(viewer, told.speaking), most=MOST, skip=ask.offset, limit=ask.limit + 1
    )
    return replace(page(found, ask), notes=() if ask.offset else told.notes)


QUESTION = Question(
    answer=facets,
    ask=AskFacets,
    row=Facet,
    title=N_("Where are the people who know about a topic?"),
    example=AskFacets(topic="analisis kebijakan"),
)
