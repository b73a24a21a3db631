"""Where one stands who looks for a guide: posts, unit and line of command, place of work, and what one shows most."""

from typing import Final, LiteralString, NamedTuple

from graph.store import Store
from queries.question import Viewer
from queries.ranking import careers

ME: Final[LiteralString] = """
MATCH (p:Person {id: $person})
RETURN p.name AS name, p.languages AS languages,
  COLLECT {
    MATCH (p)-[h:HOLDS_POSITION]->(post:Position)
    WHERE post.own IS NULL OR any(o IN post.own WHERE o IN $sees)
    RETURN {title: post.title, level: post.level, since: h.valid_from, until: h.valid_to} AS post ORDER BY h.valid_from DESC, post.id LIMIT 20
  } AS posts,
  COLLECT {
    MATCH (p)-[h:HOLDS_POSITION]->(:Position)-[r:PART_OF]->(u:Unit)
    WHERE h.valid_to IS NULL AND all(x IN [r, u] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
    RETURN DISTINCT u.id
  } AS units,
  COLLECT {
    MATCH (p)-[h:HOLDS_POSITION]->(:Position)-[r:PART_OF]->(:Unit)-[up:PART_OF*1..6]->(above)
    WHERE h.valid_to IS NULL AND all(x IN up + [r, above] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
    RETURN DISTINCT above.id
  } AS above,
  COLLECT {
    MATCH (p)-[h:HOLDS_POSITION]->(:Position {kind: 'structural'})-[r:PART_OF]->(headed)
    WHERE h.valid_to IS NULL AND all(x IN [r, headed] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
    RETURN DISTINCT headed.id
  } AS headed,
  COLLECT {
    MATCH (p)-[at:WORKS_AT|EMPLOYED_BY]->(i:Institution) WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
    RETURN {id: i.id, sector: i.sector, place: COLLECT { MATCH (i)-[:LOCATED_IN]->(w:Place) RETURN w.code ORDER BY w.code LIMIT 1 }[0]} AS i
    ORDER BY at.valid_to IS NOT NULL, type(at) = 'EMPLOYED_BY', at.valid_from DESC, i.id LIMIT 1
  }[0] AS home,
  COLLECT {
    MATCH (p)-[at:AUTHORED|ATTENDED|HOLDS_POSITION]->(e)-[v:EVIDENCES]->(s:Skill)
    WHERE (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
    WITH s.label AS label, count(DISTINCT e) AS pieces, max(coalesce(e.date, at.valid_to, at.valid_from, '')) AS last
    ORDER BY pieces DESC, last DESC, label LIMIT 3
    RETURN [label, pieces]
  } AS skills
"""
"""Where one stands: posts, unit and what is above and below it, place of work, what one shows most."""


class Me(NamedTuple):
    """Who asks: nobody in particular where only a goal is told."""

    person: str
    posts: tuple[str, ...]
    units: tuple[str, ...]
    above: tuple[str, ...]
    headed: tuple[str, ...]
    home: str | None
    sector: str | None
    place: str | None
    skills: tuple[str, ...]
    seniority: float

    @classmethod
    def of(cls, store: Store, viewer: Viewer, person: str) -> "Me":
        """What the graph knows of who asks."""
        row = store.records(ME, person=person, sees=list(viewer.sees))[0]
        held = [post for post in row["posts"] if not post["until"]] or row["posts"][:1]
        home, shown = row["home"] or {}, [label for label, pieces in row["skills"] if pieces > 1]
        return cls(
            person, tuple(post["title"] for post in held), tuple(row["units"]), tuple(row["above"]), tuple(row["headed"]),
            home.get("id"), home.get("sector"), home.get("place"), tuple(shown or [label for label, _ in row["skills"]]), max((careers.seniority(post) for post in held), default=0.0),
        )  # fmt: skip


NOBODY: Final = Me("", (), (), (), (), None, None, None, (), 0.0)
