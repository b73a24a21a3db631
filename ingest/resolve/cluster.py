"""Which source records are one entity, and the id that an entity keeps.

Records of one kind that a register gave the same strong identifier are one; so are records that share with
one of those. Each cluster keeps the id that most of its records had before, so that ids survive a
re-resolution; where two have as much claim, it stays with whose it was at first. Nobody has an id twice.
"""

from pathlib import Path
from typing import Final

import duckdb
import pyarrow as pa
from networkx.utils import UnionFind

from graph.ids import opaque_sql
from graph.nodes import NODES, Recorded

RECORDED: Final = [name for name, kind in NODES.items() if issubclass(kind, Recorded)]

_CLUSTER: Final = ["source", "kind", "record", "founder"]
"""The columns of the table of clusters."""


def resolve(connection: duckdb.DuckDBPyConnection, previous: Path) -> None:
    """Fill the table ``identity`` (source, kind, record, entity) from the lake's views and the ids of before."""
    records(connection)
    _clusters(connection)
    known = (
        f"SELECT * FROM read_parquet({str(previous)!r})"
        if previous.exists()
        else "SELECT * FROM record, (SELECT NULL AS entity) WHERE false"
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE known AS SELECT source, kind, record, entity FROM ({known})")
    connection.execute(_ASSIGN)


def records(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the table ``record`` (source, kind, record) with every record that a source holds now."""
    each = " UNION ALL ".join(f"SELECT source, '{kind}' AS kind, record FROM \"{kind}\"" for kind in RECORDED)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE record AS SELECT DISTINCT source, kind, record FROM ({each})")


def _clusters(connection: duckdb.DuckDBPyConnection) -> None:
    strong = [(name, scheme) for name, kind in NODES.items() for scheme in kind.joined_by]
    shared = connection.execute(
        """
        SELECT start_kind, list(DISTINCT [source, start] ORDER BY [source, start])
        FROM IdentifiedBy
        WHERE (start_kind || ' ' || split_part("end", ':', 1)) IN (SELECT unnest(?))
        GROUP BY start_kind, "end"
        HAVING count(DISTINCT [source, start]) > 1
        """,
        [[f"{kind} {scheme}" for kind, scheme in strong]],
    ).fetchall()
    joined: UnionFind[tuple[str, str, str]] = UnionFind()
    for kind, members in shared:
        joined.union(*((source, kind, record) for source, record in members))
    rows = [
        (*member, "\x1f".join((first[0], first[2]))) for group in joined.to_sets() for first in [min(group)] for member in group
    ]
    columns = zip(*rows, strict=True) if rows else [[] for _ in _CLUSTER]
    found = pa.table(
        [pa.array(column, pa.string()) for column in columns], _CLUSTER
    )  # row by row DuckDB takes hundreds of times as long
    connection.register("clustered", found)
    connection.execute("CREATE OR REPLACE TEMP TABLE cluster AS FROM clustered")
    connection.unregister("clustered")


_ASSIGN: Final = f"""
CREATE OR REPLACE TEMP TABLE identity AS
WITH member AS (
    SELECT r.source, r.kind, r.record, coalesce(c.founder, r.source || chr(31) || r.record) AS founder, k.entity AS before
    FROM record r
    LEFT JOIN cluster c USING (source, kind, record)
    LEFT JOIN known k USING (source, kind, record)
), vote AS (
    SELECT kind, founder, before, count(*) AS votes FROM member WHERE before IS NOT NULL GROUP BY ALL
), kept AS (
    SELECT kind, founder, before FROM vote
    QUALIFY row_number() OVER (
        PARTITION BY kind, before ORDER BY votes DESC, before = {opaque_sql("kind", "founder")} DESC, founder
    ) = 1
), chosen AS (
    SELECT kind, founder, before AS entity FROM kept JOIN vote USING (kind, founder, before)
    QUALIFY row_number() OVER (PARTITION BY kind, founder ORDER BY votes DESC, before) = 1
)
SELECT m.source, m.kind, m.record,
    CASE
        WHEN chosen.entity IS NOT NULL THEN chosen.entity
        WHEN taken.entity IS NULL THEN {opaque_sql("m.kind", "m.founder")}
        ELSE {opaque_sql("m.kind", "m.founder", "'split'")}
    END AS entity
FROM member m
LEFT JOIN chosen USING (kind, founder)
LEFT JOIN (SELECT DISTINCT kind, entity FROM chosen) taken
    ON taken.kind = m.kind AND taken.entity = {opaque_sql("m.kind", "m.founder")}
ORDER BY ALL
"""
