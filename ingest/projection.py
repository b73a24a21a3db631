"""The lake, through resolution, as the graph should be: one table per kind, one row per node or edge.

Everything here is SQL over Parquet, derived from the kinds. What is said about a closed person is left out
before anything is joined or counted, so the graph cannot reveal it. Rows carry a hash: two projections
differ exactly where the graph must change.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from graph.edges import EDGES, Edge
from graph.ids import opaque_sql
from graph.nodes import NODES, RESTRICTED, Node, Recorded
from graph.provenance import OPERATOR, STRICTEST, Statement
from graph.schema import ANALYZERS, text_label

_AUDIENCE: Final = f"""
CREATE OR REPLACE TEMP TABLE audience AS
WITH person AS (
    SELECT i.entity, min(list_position({list(STRICTEST)!r}, p.visibility)) AS tier
    FROM Person p JOIN identity i ON i.kind = 'Person' AND i.source = p.source AND i.record = p.record
    GROUP BY i.entity
), home AS (
    SELECT p.entity, list_sort(list(DISTINCT site.entity)) AS institutions
    FROM (SELECT source, start, "end" FROM EmployedBy UNION ALL SELECT source, start, "end" FROM WorksAt) e
    JOIN identity p ON p.kind = 'Person' AND p.source = e.source AND p.record = e.start
    JOIN identity site ON site.kind = 'Institution' AND site.source = e.source AND site.record = e."end"
    JOIN person ON person.entity = p.entity AND person.tier = 2
    GROUP BY p.entity
)
SELECT i.source, i.record, person.tier = 1 AS closed,
    CASE WHEN person.tier = 2 THEN list_append(coalesce(home.institutions, []), '{OPERATOR}') END AS own
FROM identity i JOIN person USING (entity) LEFT JOIN home USING (entity)
WHERE i.kind = 'Person'
"""


@dataclass(frozen=True)
class Table:
    """One table of a projection: all nodes of a kind, or all edges of a kind between two kinds."""

    kind: str
    start: str = ""
    end: str = ""

    @property
    def name(self) -> str:
        """Its file's name."""
        return "-".join(part for part in (self.start, self.kind, self.end) if part)

    @property
    def is_edge(self) -> bool:
        """Whether its rows have ends."""
        return bool(self.start)


def tables() -> Iterator[Table]:
    """Every table of a projection, nodes before the edges that need them."""
    for kind in NODES:
        yield Table(kind)
    for name, edge in EDGES.items():
        for start in edge.starts:
            for end in edge.ends:
                yield Table(name, start.__name__, end.__name__)


def project(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the projection of the lake's views and the table ``identity``, one Parquet file per table."""
    folder.mkdir(parents=True, exist_ok=True)
    connection.execute(_AUDIENCE)
    for table in tables():
        target = str(folder / f"{table.name}.parquet")
        if table.is_edge:
            _copy(connection, f"({_edges(table)})", target)
        else:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {_projected(table.kind)} AS {_nodes(NODES[table.kind])}")
            _copy(connection, _projected(table.kind), target)


def _copy(connection: duckdb.DuckDBPyConnection, rows: str, target: str) -> None:
    connection.execute(f"COPY (FROM {rows}) TO {target!r} (FORMAT parquet, COMPRESSION zstd)")


def _projected(kind: str) -> str:
    """The table of the nodes of a kind that are in the projection."""
    return f"projected_{kind.lower()}"


def _nodes(kind: type[Node]) -> str:
    name = kind.__name__
    if issubclass(kind, Recorded):
        identity = f"JOIN identity i ON i.kind = '{name}' AND i.source = f.source AND i.record = f.record"
        said, allowed = "i.entity", "true"
    else:
        identity = ""
        said = opaque_sql(f"'{name}'", "f.record")
        allowed = f"f.scheme NOT IN ({', '.join(map(repr, sorted(RESTRICTED)))})" if name == "Identifier" else "true"
    return _grouped(kind, ["id"], f"SELECT {said} AS id, {_facts(kind)} {identity} {_VISIBLE} AND {allowed}", _labels(kind))


def _edges(table: Table) -> str:
    kind = EDGES[table.kind]
    ends = " ".join(f"JOIN {_end(side, end)}" for side, end in (("start", table.start), ("end", table.end)))
    key = f"substr(md5(concat_ws(chr(31), {', '.join(_key(name) for name in kind.key)})), 1, 12)" if kind.key else "''"
    inner = (
        f'SELECT start_.id AS start, end_.id AS "end", {key} AS key, {_facts(kind)} {ends} {_VISIBLE}'
        f" AND f.start_kind = '{table.start}' AND f.end_kind = '{table.end}' AND start_.id <> end_.id"
    )
    return _grouped(kind, ["start", '"end"', "key"], inner, "NULL::VARCHAR[]")


def _key(name: str) -> str:
    return f"coalesce(f.{name}::VARCHAR, '')"


def _end(side: str, kind: str) -> str:
    """The projected nodes at one end of an edge, by the record that the edge names."""
    if issubclass(NODES[kind], Recorded):
        named = f"(SELECT i.source, i.record, n.id FROM identity i JOIN {_projected(kind)} n ON n.id = i.entity WHERE i.kind = '{kind}')"
        return f'{named} {side}_ ON {side}_.source = f.source AND {side}_.record = f."{side}"'
    identity = opaque_sql(f"'{kind}'", f'f."{side}"')
    return f"{_projected(kind)} {side}_ ON {side}_.id = {identity}"


_VISIBLE: Final = (
    "LEFT JOIN audience a ON a.source = f.source AND a.record = f.about "
    "WHERE (f.about = '' OR a.closed IS NOT DISTINCT FROM false)"
)


def _facts(kind: type[Statement]) -> str:
    columns = ", ".join(f'f."{name}"' for name in kind.properties())
    own = "CASE WHEN f.about = '' THEN NULL ELSE a.own END AS own"
    origin = "f.confidence, f.stated, f.source || '/' || f.scope AS origin"
    return f'{columns + ", " if columns else ""}{own}, {origin} FROM "{kind.__name__}" f'


def _grouped(kind: type[Statement], key: list[str], inner: str, labels: str) -> str:
    """One row per node or edge: for each property the surest, newest statement that has it."""
    rank = "confidence DESC, coalesce(stated, '') DESC, origin"
    properties = [_property(kind, name, rank) for name in kind.properties()]
    columns = ", ".join(
        [
            *key,
            *properties,
            "nullif(list_sort(list_distinct(flatten(list(own)))), []) AS own",
            "list_sort(list(DISTINCT origin)) AS sources",
            *(["nullif(max(confidence), 1.0) AS confidence", "max(stated) AS stated"] if issubclass(kind, Edge) else []),
        ]
    )
    return (
        f"WITH told AS (SELECT DISTINCT * FROM ({inner})), said AS ({_openly(key)}), "
        f"grouped AS (SELECT {columns} FROM said GROUP BY {', '.join(key)}), "
        f"labelled AS (SELECT *, {labels} AS labels FROM grouped) "
        "SELECT *, md5(labelled::VARCHAR) AS hash FROM labelled ORDER BY ALL"
    )


def _openly(key: list[str]) -> str:
    """Where anybody may see a thing, only what is said openly of it: nothing an institution keeps to itself shows through."""
    ends = ", ".join(key)
    return (
        "SELECT * FROM told WHERE own IS NULL UNION ALL "
        f"SELECT * FROM (FROM told WHERE own IS NOT NULL) ANTI JOIN (FROM told WHERE own IS NULL) USING ({ends})"
    )


def _property(kind: type[Statement], name: str, rank: str) -> str:
    if "tuple" in str(kind.model_fields[name].annotation):
        return f"nullif(list_sort(list_distinct(flatten(list({name})))), []) AS {name}"
    rank += f', "{name}"'
    return f'first("{name}" ORDER BY {rank}) FILTER ("{name}" IS NOT NULL) AS "{name}"'


def _labels(kind: type[Node]) -> str:
    """The labels under which a node's sentences are searched: its tier, in its language, or in each where it tells none."""
    if kind.full_text is None or kind.full_text.analysis != "language":
        return "NULL::VARCHAR[]"
    labels = {tier: [text_label(tier=tier, language=language) for language in ANALYZERS] for tier in ("Open", "Own")}
    one = " ".join(
        f"WHEN language = '{language}' THEN [CASE WHEN own IS NULL THEN '{labels['Open'][n]}' ELSE '{labels['Own'][n]}' END]"
        for n, language in enumerate(ANALYZERS)
    )
    return f"CASE {one} WHEN own IS NULL THEN {labels['Open']!r} ELSE {labels['Own']!r} END"
