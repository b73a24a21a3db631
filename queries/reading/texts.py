"""What a reader of texts may know: the institutions, skills and people of the graph that a viewer may see."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, LiteralString

from graph.nodes import Name, Skill
from graph.store import Store
from ingest.extract.document import Reading
from ingest.extract.names.institutions import Gazetteer, Known
from ingest.extract.nlp import Reader
from ingest.extract.skills.matching import Matcher, labels_of
from queries.question import Viewer
from queries.search.fulltext import named
from queries.search.terms import words

INSTITUTIONS: Final[LiteralString] = """
MATCH (i:Institution)
WHERE (i.own IS NULL OR any(o IN i.own WHERE o IN $sees)) AND EXISTS {
  (i)-[known:IDENTIFIED_BY]->(:Identifier) WHERE known.own IS NULL OR any(o IN known.own WHERE o IN $sees)
}
RETURN i.id AS id, i.name AS name, i.name_en AS name_en, i.short AS short, coalesce(i.aliases, []) AS aliases, i.kind AS kind,
       i.valid_from AS valid_from, i.valid_to AS valid_to, COLLECT { MATCH (i)-[:SUCCEEDED_BY]->(s:Institution)
         WHERE s.own IS NULL OR any(o IN s.own WHERE o IN $sees) RETURN s.id } AS successors
ORDER BY id
"""

SKILLS: Final[LiteralString] = """
MATCH (s:Skill)
WHERE (s.own IS NULL OR any(o IN s.own WHERE o IN $sees)) AND NOT s.scheme STARTS WITH 'openalex_'
RETURN s.id AS id, s.scheme AS scheme, s.code AS code, s.label AS label, s.label_id AS label_id,
       coalesce(s.synonyms, []) AS synonyms, coalesce(s.synonyms_id, []) AS synonyms_id, s.description AS description
ORDER BY id
"""
"""Skills of lists made for it; subjects that a catalogue of works gave its works are words, and found everywhere."""

PEOPLE: Final[LiteralString] = """
UNWIND $asked AS asked
CALL (asked) {
  CALL db.index.fulltext.queryNodes('name_names', asked.query, {limit: 20}) YIELD node AS form
  MATCH (p:Person)-[:NAMED]->(form)
  WHERE p.own IS NULL OR any(o IN p.own WHERE o IN $sees)
  RETURN form.form AS form, p.id AS person
}
RETURN asked.name AS name, form, person
"""

MOST_PEOPLE: Final = 50
"""Names of one text that are looked up."""


@dataclass(frozen=True)
class Understanding:
    """A reader that knows what a viewer may see; ids of institutions and skills are those of the graph."""

    reader: Reader
    skills: Mapping[tuple[str, str], str]
    """The id of a skill's node by its scheme and code."""

    def read(self, text: str) -> Reading:
        """What a text says."""
        return self.reader.read(text)


def understanding(store: Store, viewer: Viewer) -> Understanding:
    """A reader over the graph as it is now; some seconds where many skills are known."""
    sees = list(viewer.sees)
    institutions = Gazetteer(_known(row) for row in store.records(INSTITUTIONS, sees=sees))
    ids: dict[tuple[str, str], str] = {}
    labels = []
    for row in store.records(SKILLS, sees=sees):
        ids[row["scheme"], row["code"]] = row.pop("id")
        labels += labels_of(Skill.model_validate(row))
    return Understanding(Reader(institutions=institutions, skills=Matcher(labels)), ids)


def _known(row: Mapping[str, Any]) -> Known:
    return Known(
        id=row["id"], names=tuple(filter(None, (row["name"], row["name_en"]))), short=row["short"], aliases=tuple(row["aliases"]),
        kind=row["kind"], valid_from=row["valid_from"], valid_to=row["valid_to"], successors=tuple(row["successors"]),
    )  # fmt: skip


def namesakes(store: Store, viewer: Viewer, names: Iterable[str]) -> dict[str, str]:
    """The one visible person who bears each of these names of two words or more; whether it is the same person, nobody says."""
    asked = [
        {"name": name, "query": named(Name, parts, viewer)}
        for name in sorted(set(names))[:MOST_PEOPLE]
        if len(parts := words(name)) > 1
    ]
    found: dict[str, set[str]] = {}
    for row in store.records(PEOPLE, asked=asked, sees=list(viewer.sees)) if asked else ():
        if words(row["form"]) == words(row["name"]):
            found.setdefault(row["name"], set()).add(row["person"])
    return {name: next(iter(people)) for name, people in found.items() if len(people) == 1}
