"""Which source records are one entity, and the id that an entity keeps.

Records of one kind that a register gave the same strong identifier are one; so are records that share with
one of those. What identifiers leave apart, other grounds may join, each with a reason and a score. Each cluster
keeps the id that most of its records had before, so that ids survive a re-resolution; where two have as much
claim, it stays with whose it was at first. Nobody has an id twice. Only the strongest have a say: not who came by
another ground where a table or a register knows the others, and of institutions none that is hidden where others are open;
of people all, whose former ids lead on (``former``).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow as pa
from networkx.utils import UnionFind

from graph.ids import SEPARATOR, opaque_sql
from graph.nodes import NODES, Recorded
from ingest.resolve import offices, official_names
from ingest.resolve.join import Join, Judgement, see

RECORDED: Final = [name for name, kind in NODES.items() if issubclass(kind, Recorded)]

_Member = tuple[str, str]
"""A source and a record."""

_GROUNDS: Final[Mapping[str, Callable[[duckdb.DuckDBPyConnection], Judgement]]] = {
    "Institution": official_names.judge,
    "Person": offices.judge,
}
"""What else than identifiers joins records of a kind."""

_TEXT: Final = pa.string()
_CLUSTER: Final = {"source": _TEXT, "kind": _TEXT, "record": _TEXT, "founder": _TEXT}
_WHY: Final = {"kind": _TEXT, "founder": _TEXT, "reason": _TEXT, "score": pa.float64()}
_LED: Final = {"kind": _TEXT, "founder": _TEXT}

RULES: Final = 3
"""Raise it when what is joined changes: a home is then resolved anew at its next load."""


def resolve(connection: duckdb.DuckDBPyConnection, previous: Path) -> dict[str, list[str]]:
    """Fill the table ``identity`` (source, kind, record, entity) from the lake's views and the ids of before.

    The table ``joined`` (source, kind, record, reason, score) then has who was joined on other grounds than identifiers.

    Returns:
        By kind, the names of those that are left apart though they may be one.
    """
    records(connection)
    apart = _clusters(connection)
    known = (
        f"SELECT * FROM read_parquet({str(previous)!r})"
        if previous.exists()
        else "SELECT * FROM record, (SELECT NULL AS entity) WHERE false"
    )
    connection.execute(f"CREATE OR REPLACE TEMP TABLE known AS SELECT source, kind, record, entity FROM ({known})")
    connection.execute(_SAYING)
    connection.execute(_ASSIGN)
    return apart


def records(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the table ``record`` (source, kind, record) with every record that a source holds now."""
    each = " UNION ALL ".join(f"SELECT source, '{kind}' AS kind, record FROM \"{kind}\"" for kind in RECORDED)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE record AS SELECT DISTINCT source, kind, record FROM ({each})")


def _clusters(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    """Fill the tables ``cluster``, ``follows`` and ``joined``; people are joined once it is known which institutions are one."""
    clusters = _identified(connection)
    connection.execute(_EMPTY)
    for kind in _GROUNDS:
        _group(connection, kind, clusters[kind])
    see(connection)
    apart: dict[str, list[str]] = {}
    for kind, judge in _GROUNDS.items():
        found = judge(connection)
        for join in found.joins:
            clusters[kind].union(*map(_member, join.founders))
        _fill(connection, "led", _LED, _led(kind, found.joins, clusters[kind]))
        why = [(kind, one, join.reason, join.score) for join in found.joins for one in join.founders[1:]]
        _fill(connection, "why", _WHY, why)
        connection.execute(_JOINED)
        _group(connection, kind, clusters[kind])
        if found.apart:
            apart[kind] = sorted(found.apart)
    _fill(connection, "cluster", _CLUSTER, [row for kind, joined in clusters.items() for row in _rows(kind, joined)])
    return apart


def _led(kind: str, joins: Iterable[Join], clusters: "UnionFind[_Member]") -> list[tuple[str, str]]:
    """The founders that are joined with one that a table or a register knows, and so have no say in the id."""
    known = {clusters[_member(join.founders[0])]: join.founders[0] for join in joins if join.known}
    founders = sorted({founder for join in joins for founder in join.founders})
    return [(kind, one) for one in founders if known.get(clusters[_member(one)], one) != one]


def _identified(connection: duckdb.DuckDBPyConnection) -> "dict[str, UnionFind[_Member]]":
    """By kind, the records that share strong identifiers."""
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
    clusters: dict[str, UnionFind[_Member]] = {name: UnionFind() for name in RECORDED}
    for kind, members in shared:
        clusters[kind].union(*((source, record) for source, record in members))
    return clusters


def _member(founder: str) -> _Member:
    source, _, record = founder.partition(SEPARATOR)
    return source, record


def _rows(kind: str, clusters: "UnionFind[_Member]") -> Iterator[tuple[str, str, str, str]]:
    """The records that are joined, each with its cluster's founder."""
    for group in clusters.to_sets():
        founder = SEPARATOR.join(min(group))
        for source, record in group:
            yield source, kind, record, founder


def _group(connection: duckdb.DuckDBPyConnection, kind: str, clusters: "UnionFind[_Member]") -> None:
    """Fill the table ``grouped`` with every record of a kind and its founder."""
    _fill(connection, "clustered", _CLUSTER, list(_rows(kind, clusters)))
    connection.execute("DELETE FROM grouped WHERE kind = ?", [kind])
    connection.execute(_GROUPED, [kind])


def _fill(connection: duckdb.DuckDBPyConnection, name: str, columns: dict[str, pa.DataType], rows: list[tuple[Any, ...]]) -> None:
    """Make a table of rows; row by row DuckDB takes hundreds of times as long."""
    cells = zip(*rows, strict=True) if rows else [[] for _ in columns]
    arrays = [pa.array(column, kind) for column, kind in zip(cells, columns.values(), strict=True)]
    connection.register("filled", pa.table(arrays, [*columns]))
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS FROM filled")
    connection.unregister("filled")


_EMPTY: Final = """
CREATE OR REPLACE TEMP TABLE grouped (source VARCHAR, kind VARCHAR, record VARCHAR, founder VARCHAR);
CREATE OR REPLACE TEMP TABLE joined (source VARCHAR, kind VARCHAR, record VARCHAR, reason VARCHAR, score DOUBLE);
CREATE OR REPLACE TEMP TABLE follows (source VARCHAR, kind VARCHAR, record VARCHAR)
"""

_GROUPED: Final = f"""
INSERT INTO grouped
SELECT r.source, r.kind, r.record, coalesce(c.founder, r.source || chr({ord(SEPARATOR)}) || r.record)
FROM record r LEFT JOIN clustered c USING (source, kind, record)
WHERE r.kind = ?
"""

_JOINED: Final = """
INSERT INTO joined
SELECT g.source, g.kind, g.record, w.reason, max(w.score) FROM grouped g JOIN why w USING (kind, founder) GROUP BY ALL;
INSERT INTO follows
SELECT g.source, g.kind, g.record FROM grouped g JOIN led USING (kind, founder)
"""

_OPENLY: Final = " UNION ALL ".join(
    f"""
    SELECT DISTINCT k.source, '{kind}' AS kind, k.record
    FROM "{kind}" k LEFT JOIN heard h USING (source, about) WHERE k.about = '' OR h.owner = ''
    """
    for kind in RECORDED
    if NODES[kind].joined_by
)
"""The records of which anybody may hear, of the kinds that are joined."""

_SAYING: Final = f"""
CREATE OR REPLACE TEMP TABLE member AS
WITH found AS (
    SELECT r.source, r.kind, r.record, coalesce(c.founder, r.source || chr({ord(SEPARATOR)}) || r.record) AS grouped, c.founder IS NULL AS alone,
        h.record IS NOT NULL OR r.kind = 'Person' AS open, f.record IS NULL AS leads
    FROM record r
    LEFT JOIN cluster c USING (source, kind, record)
    LEFT JOIN ({_OPENLY}) h USING (source, kind, record)
    LEFT JOIN follows f USING (source, kind, record)
), saying AS (
    SELECT *, alone OR rank() OVER (PARTITION BY kind, grouped ORDER BY leads DESC, open DESC) = 1 AS says FROM found
), called AS (
    SELECT kind, grouped, min(source || chr({ord(SEPARATOR)}) || record) AS founder FROM saying WHERE says GROUP BY ALL
)
SELECT s.source, s.kind, s.record, c.founder, s.says, s.open, k.entity AS before
FROM saying s JOIN called c USING (kind, grouped) LEFT JOIN known k USING (source, kind, record)
"""
"""Every record with its cluster's founder, and whether it has a say in the cluster's id."""

_ASSIGN: Final = f"""
CREATE OR REPLACE TEMP TABLE identity AS
WITH vote AS (
    SELECT kind, founder, before, count(*) AS votes, bool_or(open) AS open FROM member WHERE says AND before IS NOT NULL GROUP BY ALL
), kept AS (
    SELECT kind, founder, before FROM vote
    QUALIFY row_number() OVER (
        PARTITION BY kind, before ORDER BY open DESC, votes DESC, before = {opaque_sql("kind", "founder")} DESC, founder
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
