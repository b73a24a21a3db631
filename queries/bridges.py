"""What links two sectors?"""

from typing import Annotated, Final, LiteralString

from pydantic import Field

from graph.language import N_
from graph.nodes import Sector
from graph.store import Store
from queries.cross_sector import CROWD
from queries.question import Answer, Ask, Question, Row, SkillId, Viewer, page

CYPHER: Final[LiteralString] = """
MATCH (e:Evidence)
WHERE (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND EXISTS { (e)-[:EVIDENCES]->(:Skill) }
  AND COUNT { (e)<-[:AUTHORED|ATTENDED]-() } >= 2
MATCH (e)<-[:AUTHORED|ATTENDED]-(p:Person)
WHERE p.own IS NULL OR any(o IN p.own WHERE o IN $sees)
WITH e, collect(DISTINCT p) AS people
WHERE 2 <= size(people) <= $crowd
WITH e,
  [p IN people WHERE EXISTS { (p)-[:WORKS_AT|EMPLOYED_BY]->(i:Institution {sector: $sector}) WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees) }] AS these,
  [p IN people WHERE EXISTS { (p)-[:WORKS_AT|EMPLOYED_BY]->(i:Institution {sector: $other}) WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees) }] AS those
WHERE size(these) > 0 AND size(those) > 0
MATCH (e)-[v:EVIDENCES]->(s:Skill)
WHERE (s.own IS NULL OR any(o IN s.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
UNWIND these + those AS p
RETURN min(s.id) AS id, s.label AS label, min(s.label_id) AS label_id, collect(DISTINCT s.scheme) AS schemes, count(DISTINCT p) AS people, count(DISTINCT e) AS pieces
ORDER BY people DESC, pieces DESC, id SKIP $skip LIMIT $limit
"""


class AskBridges(Ask):
    """Two sectors."""

    sector: Annotated[Sector, Field(description=N_("One sector."), examples=["academia"])]
    other: Annotated[Sector, Field(description=N_("Another sector."), examples=["central_government"])]


class Bridge(Row):
    """A skill on which people of both sectors work together."""

    id: SkillId
    label: Annotated[str, Field(description=N_("The skill."))]
    label_id: Annotated[str | None, Field(description=N_("The skill in Indonesian."))]
    schemes: Annotated[list[str], Field(description=N_("The lists it stands in."))]
    people: Annotated[int, Field(description=N_("People of both sectors who share evidence of it."))]
    pieces: Annotated[int, Field(description=N_("How many pieces of evidence they share."))]


def bridges(store: Store, ask: AskBridges, viewer: Viewer) -> Answer[Bridge]:
    """The skills on which people of two sectors work together, those that link most people first.

    They work together who share evidence (a work, a training) that at most a hundred share.
    """
    known = {"sector": ask.sector, "other": ask.other, "sees": list(viewer.sees), "crowd": CROWD}
    return page(store.read(CYPHER, Bridge, **known, skip=ask.offset, limit=ask.limit + 1), ask)


QUESTION = Question(
    answer=bridges,
    ask=AskBridges,
    row=Bridge,
    title=N_("What links two sectors?"),
    example=AskBridges(sector="academia", other="central_government"),
)
