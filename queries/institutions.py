"""Which institutions are there?"""

from typing import Annotated, Final, LiteralString

from pydantic import Field

from graph.language import N_
from graph.nodes import Institution, InstitutionKind, Sector
from graph.store import Store
from queries.question import PLACE, Answer, Ask, InstitutionId, Question, Row, Viewer, page
from queries.search.fulltext import as_typed, fitting
from queries.search.places import HERE, located

NAMED: Final = fitting("institution_names", "i", "[i.name, i.name_en, i.short] + coalesce(i.aliases, [])")

ALL: Final[LiteralString] = "MATCH (i:Institution) WITH i, 0.0 AS score"

CHOSEN: Final[LiteralString] = (
    """
WHERE (i.own IS NULL OR any(o IN i.own WHERE o IN $sees))
  AND ($sector IS NULL OR i.sector = $sector)
  AND ($kind IS NULL OR i.kind = $kind)
  AND (size($places) = 0 OR EXISTS {
    (i)-[:LOCATED_IN]->(where:Place) WHERE """
    + HERE
    + """
  })
WITH i, score, COUNT {
  MATCH (i)<-[:EMPLOYED_BY|WORKS_AT]-(p:Person) WHERE p.own IS NULL OR any(o IN p.own WHERE o IN $sees) RETURN DISTINCT p
} AS people
ORDER BY score DESC, people DESC, i.id SKIP $skip LIMIT $limit
RETURN i.id AS id, i.name AS name, i.short AS short, i.kind AS kind, i.sector AS sector, i.valid_to AS valid_to, people
ORDER BY score DESC, people DESC, id
"""
)


class AskInstitutions(Ask):
    """A name or its beginning, a sector, a kind, a place; or nothing for all."""

    name: Annotated[
        str, Field(max_length=300, description=N_("Name, acronym, or how one of its words begins."), examples=["universitas"])
    ] = ""
    sector: Annotated[Sector | None, Field(description=N_("Only institutions of this sector."))] = None
    kind: Annotated[InstitutionKind | None, Field(description=N_("Only institutions of this kind."))] = None
    place: Annotated[
        str | None,
        Field(
            max_length=100,
            description=N_("Only institutions there: a code, or the name of an island, a province, a city or a regency."),
        ),
        PLACE,
    ] = None


class Listed(Row):
    """An institution in short."""

    id: InstitutionId
    name: Annotated[str, Field(description=N_("Its name."))]
    short: Annotated[str | None, Field(description=N_("Its acronym."))]
    kind: Annotated[InstitutionKind | None, Field(description=N_("What kind of institution it is."))]
    sector: Annotated[Sector | None, Field(description=N_("Its sector."))]
    valid_to: Annotated[str | None, Field(description=N_("Until when; empty: still."))]
    people: Annotated[int, Field(description=N_("How many people."))]


def institutions(store: Store, ask: AskInstitutions, viewer: Viewer) -> Answer[Listed]:
    """Institutions by name, sector, kind or place; the best match first, else those with most people."""
    known = as_typed(Institution, ask.name, viewer)
    if ask.name and not known["query"]:
        return Answer([])
    known |= {"sector": ask.sector, "kind": ask.kind, **located(ask.place)}
    cypher = NAMED + CHOSEN if known["query"] else ALL + CHOSEN
    return page(store.read(cypher, Listed, **known, skip=ask.offset, limit=ask.limit + 1), ask)


QUESTION = Question(
    answer=institutions,
    ask=AskInstitutions,
    row=Listed,
    title=N_("Which institutions are there?"),
    example=AskInstitutions(),
)
