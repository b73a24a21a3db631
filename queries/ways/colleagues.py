"""Who is closest to somebody: the sum over what two people share of what its kind and age say, by how many share it.

A piece of evidence counts as it does in ``queries.ways.ties``, a_kind / (n - 1) · age. Otherwise closeness is another measure than the strength of a
tie, which tells how surely a request is passed on: reasons are summed, a unit counts alike however long both were there, an acquaintance does not
fade, and programmes, guidance, endorsements and citations are left out.
"""

from typing import Annotated, Final, LiteralString

from pydantic import Field

from graph.language import N_
from graph.store import Store
from queries.question import PersonId, Row, Viewer
from queries.ways.closeness import CLOSENESS, CROWD, KNOWN
from queries.worth import UNDATED, now

COLLEAGUES: Final[LiteralString] = """
MATCH (p:Person {id: $person})
CALL (p) {
  MATCH (p)-[:AUTHORED|ATTENDED]->(e:Evidence)
  WITH DISTINCT p, e
  WITH p, e, COUNT { (e)<-[:AUTHORED|ATTENDED]-(q:Person) WHERE q.own IS NULL OR any(o IN q.own WHERE o IN $sees) } AS people
  WHERE 2 <= people <= $crowd
  MATCH (e)<-[:AUTHORED|ATTENDED]-(other:Person)
  WITH DISTINCT p, e, people, other WHERE other <> p
  RETURN other, coalesce($closeness[e.kind], $closeness.statement)[0] / (people - 1) * CASE WHEN e.date IS NULL THEN $undated ELSE 2 ^ (-CASE
    WHEN toInteger(left(e.date, 4)) + coalesce(toInteger(substring(e.date, 5, 2)) - 0.5, 6) / 12 > $today THEN 0
    ELSE $today - toInteger(left(e.date, 4)) - coalesce(toInteger(substring(e.date, 5, 2)) - 0.5, 6) / 12
  END / coalesce($closeness[e.kind], $closeness.statement)[1]) END AS strength, e.title AS why
  UNION ALL
  MATCH (p)-[mine:HOLDS_POSITION]->(:Position)-[r:PART_OF]->(u:Unit)
  WHERE all(x IN [r, u] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
  WITH p, u, collect({since: coalesce(mine.valid_from, ''), until: coalesce(mine.valid_to, '9999')}) AS times
  WITH u, COLLECT {
    MATCH (u)<-[r:PART_OF]-(:Position)<-[theirs:HOLDS_POSITION]-(q:Person)
    WHERE q <> p AND all(x IN [q, r] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
    WITH q, [t IN times WHERE t.since < coalesce(theirs.valid_to, '9999') AND coalesce(theirs.valid_from, '') < t.until | [t.until, theirs.valid_to]] AS both
    UNWIND both AS ends
    WITH q, max(reduce(first = '9999', one IN ends | CASE WHEN one < first THEN one ELSE first END)) AS last
    RETURN {q: q, years: CASE WHEN toInteger(left(last, 4)) + 0.5 < $today THEN $today - toInteger(left(last, 4)) - 0.5 ELSE 0 END} LIMIT $crowd
  } AS people
  WHERE 1 <= size(people) < $crowd
  UNWIND people AS one
  RETURN one.q AS other, $closeness.unit[0] / size(people) * 2 ^ (-one.years / $closeness.unit[1]) AS strength, u.name AS why
  UNION ALL
  MATCH (p)-[k:KNOWS]-(other:Person)
  RETURN other, coalesce(k.strength, $known) AS strength, k.why AS why
}
WITH other, strength, why
WHERE other.own IS NULL OR any(o IN other.own WHERE o IN $sees)
WITH other, strength, why ORDER BY strength DESC, why
WITH other, sum(strength) AS strength, collect(DISTINCT why)[..3] AS why
ORDER BY strength DESC, other.id LIMIT $most
OPTIONAL MATCH (other)-[:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
WITH other, strength, why, min(i.name) AS institution
RETURN other.id AS person, other.name AS name, institution, strength, why
ORDER BY strength DESC, person
"""


class Colleague(Row):
    """Someone close, and why."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    institution: Annotated[str | None, Field(description=N_("Where the person works."))]
    strength: Annotated[
        float, Field(description=N_("How close: the sum over what they share of what its kind and age say, by (people − 1)."))
    ]
    why: Annotated[list[str], Field(description=N_("What they share."))]


def colleagues(store: Store, viewer: Viewer, person: str, *, most: int) -> list[Colleague]:
    """The people who are closest to one, the closest first."""
    return store.read(
        COLLEAGUES,
        Colleague,
        person=person,
        sees=list(viewer.sees),
        most=most,
        crowd=CROWD,
        closeness={kind: list(one) for kind, one in CLOSENESS.items()},
        undated=UNDATED,
        today=now(),
        known=KNOWN,
    )
