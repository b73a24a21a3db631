"""What does the graph hold, and since when?"""

from importlib.metadata import version
from typing import Annotated, Final, LiteralString

from pydantic import Field

from graph.language import N_
from graph.provenance import Visibility
from graph.store import Store
from queries.question import Answer, Ask, Question, Row, Viewer

NODES: Final[LiteralString] = """
MATCH (n)
WHERE n.id IS NOT NULL AND NOT n:PeopleList AND (n.own IS NULL OR any(i IN n.own WHERE i IN $sees))
RETURN head([label IN labels(n) WHERE NOT label CONTAINS 'Text']) AS kind, count(*) AS count
ORDER BY kind
"""

EDGES: Final[LiteralString] = """
MATCH (a)-[r]->(b)
WHERE NOT a:PeopleList AND (a.own IS NULL OR any(i IN a.own WHERE i IN $sees))
  AND (b.own IS NULL OR any(i IN b.own WHERE i IN $sees))
  AND (r.own IS NULL OR any(i IN r.own WHERE i IN $sees))
RETURN type(r) AS kind, count(*) AS count
ORDER BY kind
"""
"""What people of an institution put on lists is theirs, and in no count (``graph.lists``)."""

RUNS: Final[LiteralString] = """
MATCH (r:Run)
WHERE r.visibility = 'open' OR 'operator' IN $sees
RETURN r.run AS run, r.source AS source, r.scope AS scope, r.visibility AS visibility, r.started AS started,
  CASE WHEN 'operator' IN $sees THEN r.rows END AS rows, CASE WHEN 'operator' IN $sees THEN r.rejected END AS rejected,
  CASE WHEN 'operator' IN $sees THEN r.facts END AS facts, CASE WHEN 'operator' IN $sees THEN r.seconds END AS seconds,
  CASE WHEN 'operator' IN $sees THEN coalesce(r.notices, []) ELSE [] END AS notices, CASE WHEN 'operator' IN $sees THEN coalesce(r.rejects, []) ELSE [] END AS rejects
ORDER BY run DESC LIMIT $limit
"""


class AskStatus(Ask):
    """Nothing but how many runs to list."""


class Count(Row):
    """How many there are of a kind."""

    kind: Annotated[str, Field(description=N_("Kind of node or edge."))]
    count: Annotated[int, Field(description=N_("How many the viewer may see."))]


class Run(Row):
    """A load whose facts hold now."""

    source: Annotated[str, Field(description=N_("The source."))]
    scope: Annotated[str, Field(description=N_("What it speaks for: an agency, a file."))]
    visibility: Annotated[Visibility, Field(description=N_("Who may see the people in it."))]
    started: Annotated[str, Field(description=N_("When it was loaded."))]
    rows: Annotated[int | None, Field(description=N_("Rows read; told to the operator alone."))]
    rejected: Annotated[int | None, Field(description=N_("Rows rejected; told to the operator alone."))]
    facts: Annotated[int | None, Field(description=N_("Facts read; told to the operator alone."))]
    seconds: Annotated[float | None, Field(description=N_("How long it took; told to the operator alone."))]
    notices: Annotated[list[str], Field(description=N_("What was noticed of the files; told to the operator alone."))]
    rejects: Annotated[
        list[str], Field(description=N_("Where the first rejected rows are, and why; told to the operator alone."))
    ]
    run: Annotated[str, Field(description=N_("Id of the run."))]


class Status(Row):
    """The graph at a glance."""

    simpul: Annotated[str, Field(description=N_("Version of Simpul."))]
    neo4j: Annotated[str, Field(description=N_("Version of the Neo4j that answers."))]
    nodes: Annotated[list[Count], Field(description=N_("Nodes by kind."))]
    edges: Annotated[list[Count], Field(description=N_("Edges by kind."))]
    runs: Annotated[list[Run], Field(description=N_("The runs whose facts hold now, the newest first."))]


def status(store: Store, ask: AskStatus, viewer: Viewer) -> Answer[Status]:
    """Counts by kind, the runs behind them, and the versions of what answers."""
    sees = list(viewer.sees)
    return Answer(
        [
            Status(
                simpul=version("simpul"),
                neo4j=store.version(),
                nodes=store.read(NODES, Count, sees=sees),
                edges=store.read(EDGES, Count, sees=sees),
                runs=store.read(RUNS, Run, sees=sees, limit=ask.limit),
            )
        ]
    )


QUESTION = Question(
    answer=status,
    ask=AskStatus,
    row=Status,
    title=N_("What does the graph hold, and since when?"),
    example=AskStatus(),
)
