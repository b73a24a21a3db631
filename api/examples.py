"""Examples of questions that the graph at hand can answer: those of the declarations, with people and things that are there."""

from typing import Any, Final, LiteralString

from api.deps import Asking
from queries.question import Question

_ANY: Final[LiteralString] = """
CALL () {
  MATCH (p:Person)-[r:ATTENDED]->(e:Evidence) WHERE p.own IS NULL AND r.own IS NULL AND e.own IS NULL
  WITH DISTINCT p LIMIT 100 ORDER BY p.id LIMIT 2
  RETURN 'person' AS kind, p.id AS id
  UNION ALL
  MATCH (i:Institution)<-[r:WORKS_AT]-(p:Person) WHERE i.own IS NULL AND r.own IS NULL AND p.own IS NULL
  WITH DISTINCT i LIMIT 100 ORDER BY i.id LIMIT 1
  RETURN 'institution' AS kind, i.id AS id
  UNION ALL
  MATCH (s:Skill)<-[v:EVIDENCES]-(e:Evidence) WHERE s.own IS NULL AND e.own IS NULL AND v.own IS NULL
  WITH DISTINCT s LIMIT 100 ORDER BY s.id LIMIT 1
  RETURN 'skill' AS kind, s.id AS id
  UNION ALL
  MATCH (r:Occupation)-[n:NEEDS]->(s:Skill) WHERE r.own IS NULL AND n.own IS NULL AND s.own IS NULL
  WITH DISTINCT r LIMIT 100 ORDER BY r.label LIMIT 1
  RETURN 'role' AS kind, r.label AS id
}
RETURN kind, collect(id) AS ids
"""
"""Open people and things of each kind; the first found, so that it costs the same however many there are."""


def examples(asking: Asking, every: list[Question[Any, Any]]) -> dict[str, dict[str, Any]]:
    """By question, the parameters of its example."""
    declared = {question.name: question.example.model_dump(mode="json", exclude_unset=True) for question in every}
    there = {row["kind"]: row["ids"] for row in asking.store.records(_ANY)}
    return {name: _replaced(example, there) for name, example in declared.items()}


def _replaced(example: dict[str, Any], there: dict[str, list[str]]) -> dict[str, Any]:
    """The example with people and things that are there; the second person where there are two."""
    people = iter([*there.get("person", ()), *there.get("person", ())])
    found = dict(example)
    for name in example:
        kind = "person" if name in ("person", "me", "first", "second") else name
        if kind in there:
            found[name] = next(people) if kind == "person" else there[kind][0]
    return found
