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

from graph.edges import EDGES, Edge, Evidences
from graph.ids import opaque_sql
from graph.nodes import NODES, RESTRICTED, Identifier, Node, Recorded
from graph.provenance import BETWEEN, OPERATOR, STRICTEST, Statement
from graph.schema import ANALYZERS, text_label
from ingest.resolve import former

_BETWEEN: Final = f"chr({ord(BETWEEN)})"

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
SELECT i.source, i.record, i.entity, person.tier = 1 AS closed,
    CASE WHEN person.tier = 2 THEN list_append(coalesce(home.institutions, []), '{OPERATOR}') END AS own
FROM identity i JOIN person USING (entity) LEFT JOIN home USING (entity)
WHERE i.kind = 'Person'
"""

_OF_BOTH: Final = f"""
INSERT INTO audience
SELECT pair.source, pair.about, NULL, one.closed OR other.closed OR one.entity = other.entity,
    CASE WHEN one.own IS NULL THEN other.own WHEN other.own IS NULL THEN one.own ELSE list_sort(list_intersect(one.own, other.own)) END
FROM ({" UNION ".join(f'SELECT source, about FROM "{kind}" WHERE contains(about, {_BETWEEN})' for kind in (*NODES, *EDGES))}) pair
JOIN audience one ON one.source = pair.source AND one.record = split_part(pair.about, {_BETWEEN}, 1)
JOIN audience other ON other.source = pair.source AND other.record = split_part(pair.about, {_BETWEEN}, 2)
"""
"""What is said of two people is seen by those who see both; of two who turn out to be one, or of whom one is closed, nothing is."""


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


_CHAINED: Final = Table("IdentifiedBy", "Person", "Identifier")
"""To whom former ids lead is told beside what sources say."""


def tables() -> Iterator[Table]:
    """Every table of a projection, nodes before the edges that need them."""
    for kind in NODES:
        yield Table(kind)
    for name, edge in EDGES.items():
        for start in edge.starts:
            for end in edge.ends:
                yield Table(name, start.__name__, end.__name__)


BUCKET: Final = 200_000
"""Statements that are grouped at once: what a group gathers stays in memory, and DuckDB cannot put it on disk."""


def project_nodes(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Write the nodes of the projection of the lake's views and the table ``identity``, one Parquet file per table."""
    folder.mkdir(parents=True, exist_ok=True)
    connection.execute(_AUDIENCE)
    connection.execute(_OF_BOTH)
    former.see(connection)
    for table in tables():
        if not table.is_edge:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE told AS {_nodes(NODES[table.kind])}")
            if NODES[table.kind] is Identifier:
                connection.execute(f"INSERT INTO told BY NAME {former.NODES}")
            _write(connection, table, _projected(table.kind), NODES[table.kind], ["id"], folder)
            _keep_ends(connection, table.kind)


def project_edges(connection: duckdb.DuckDBPyConnection, folder: Path, read: str) -> None:
    """Write its edges, with those that texts give: the nodes are projected and ``read`` is a query for what was read.

    Most pairs of kinds have no edge in most homes; they get no file.

    ``read`` has ``kind`` and ``id`` of the node whose text it was, the text's ``own`` and ``sources``; ``scheme`` and ``code`` of
    the skill; and the edge's ``spans``, ``extractor`` and ``confidence``.
    """
    stated = _stated(connection)
    for table in tables():
        if table in stated:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE told AS {_edges(table)}")
            if table == _CHAINED:
                connection.execute(f"INSERT INTO told BY NAME {former.EDGES}")
            if EDGES[table.kind] is Evidences:
                connection.execute(f"INSERT INTO told BY NAME {_read(table, read)}")
            _write(connection, table, "projected_edges", EDGES[table.kind], ["start", '"end"', "key"], folder)
    connection.execute("DROP TABLE told")
    connection.execute("DROP TABLE projected_edges")


def _stated(connection: duckdb.DuckDBPyConnection) -> set[Table]:
    """The tables of edges that may have a row: a source tells one, or texts and former ids do."""
    each = " UNION ALL ".join(f"SELECT DISTINCT '{kind}', start_kind, end_kind FROM \"{kind}\"" for kind in EDGES)
    told = {Table(*row) for row in connection.execute(each).fetchall()}
    return {table for table in tables() if table in told or table == _CHAINED or table.kind == Evidences.__name__}


def _write(
    connection: duckdb.DuckDBPyConnection, table: Table, name: str, kind: type[Statement], key: list[str], folder: Path
) -> None:
    """Group the table ``told`` into the table of that name, and write it."""
    _group(connection, name, kind, key)
    connection.execute(f"COPY {name} TO {str(folder / f'{table.name}.parquet')!r} (FORMAT parquet, COMPRESSION zstd)")


def _read(table: Table, read: str) -> str:
    """What texts say, as statements beside the table ``told``; where a source itself says it too, no extractor is named."""
    skill = opaque_sql("'Skill'", "r.scheme || ':' || r.code")
    return (
        'WITH stated AS (SELECT start, "end", bool_or(own IS NULL) AS openly FROM told GROUP BY ALL) '
        "SELECT r.id AS start, s.id AS \"end\", '' AS key, r.spans, r.own, r.confidence, unnest(r.sources) AS origin, "
        "CASE WHEN t.openly OR (t.start IS NOT NULL AND r.own IS NOT NULL) THEN NULL ELSE r.extractor END AS extractor "
        f"FROM ({read}) r JOIN {_projected('Skill')} s ON s.id = {skill} "
        f"LEFT JOIN stated t ON t.start = r.id AND t.\"end\" = s.id WHERE r.kind = '{table.start}'"
    )


def _keep_ends(connection: duckdb.DuckDBPyConnection, kind: str) -> None:
    """Of the nodes of a kind keep what edges need of them: which record is which node, and whether anybody may see it."""
    ids = _projected(kind)
    if issubclass(NODES[kind], Recorded):
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE {_known(kind)} AS SELECT i.source, i.record, n.id, n.own IS NULL AS openly "
            f"FROM identity i JOIN {ids} n ON n.id = i.entity WHERE i.kind = '{kind}'"
        )
        connection.execute(f"DROP TABLE {ids}")
    else:
        connection.execute(f"CREATE OR REPLACE TEMP TABLE kept AS SELECT id, own IS NULL AS openly FROM {ids}")
        connection.execute(f"DROP TABLE {ids}")
        connection.execute(f"ALTER TABLE kept RENAME TO {ids}")


def _group(connection: duckdb.DuckDBPyConnection, name: str, kind: type[Statement], key: list[str]) -> None:
    """The table ``told`` grouped into a table of nodes or edges, sorted; a part of the ids at a time where it is large."""
    [(count,)] = connection.execute("SELECT count(*) FROM told").fetchall()
    digits = next((digits for digits in range(3) if count <= BUCKET * 16**digits), 3)
    beginnings = [f"{bucket:0{digits}x}" for bucket in range(16**digits)] if digits else [""]
    connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {_grouped(kind, key, beginnings[0])}")
    for beginning in beginnings[1:]:
        connection.execute(f"INSERT INTO {name} {_grouped(kind, key, beginning)}")


def _projected(kind: str) -> str:
    """The table of the nodes of a kind that are in the projection."""
    return f"projected_{kind.lower()}"


def _known(kind: str) -> str:
    """The table of the records of a kind whose nodes are in the projection, with their ids."""
    return f"known_{kind.lower()}"


def _nodes(kind: type[Node]) -> str:
    name = kind.__name__
    if issubclass(kind, Recorded):
        identity = f"JOIN identity i ON i.kind = '{name}' AND i.source = f.source AND i.record = f.record"
        said, allowed = "i.entity", "true"
    else:
        identity = ""
        said = opaque_sql(f"'{name}'", "f.record")
        allowed = f"f.scheme NOT IN ({', '.join(map(repr, sorted(RESTRICTED)))})" if name == "Identifier" else "true"
    return f"SELECT {said} AS id, {_facts(kind)} {identity} {_VISIBLE} AND {allowed}"


def _edges(table: Table) -> str:
    kind = EDGES[table.kind]
    ends = " ".join(f"JOIN {_end(side, end)}" for side, end in (("start", table.start), ("end", table.end)))
    key = f"substr(md5(concat_ws(chr(31), {', '.join(_key(name) for name in kind.key)})), 1, 12)" if kind.key else "''"
    return (
        f'SELECT start_.id AS start, end_.id AS "end", {key} AS key, {_facts(kind)} {ends} {_VISIBLE}'
        f" AND f.start_kind = '{table.start}' AND f.end_kind = '{table.end}' AND start_.id <> end_.id AND {_fitting(table)}"
    )


def _fitting(table: Table) -> str:
    """Which statements tell an edge, so that no question need ask of every edge and every end whether a viewer sees it.

    What anybody may see leads to no thing that is hidden; to a hidden person it may, and questions look at people. What is hidden
    with somebody tells nothing that is general, and of a person's edges theirs alone.
    """
    sides = (("start", table.start), ("end", table.end))
    people = ", ".join(f'f."{side}"' for side, kind in sides if kind == "Person")
    openly = " AND ".join(f"{side}_.openly" for side, kind in sides if kind != "Person") or "true"
    theirs = f"list_has_any(string_split(f.about, {_BETWEEN}), [{people}])" if people else "true"
    return f"CASE WHEN a.own IS NULL THEN {openly} ELSE {'false' if EDGES[table.kind].general else theirs} END"


def _key(name: str) -> str:
    return f"coalesce(f.{name}::VARCHAR, '')"


def _end(side: str, kind: str) -> str:
    """The projected nodes at one end of an edge, by the record that the edge names."""
    if issubclass(NODES[kind], Recorded):
        return f'{_known(kind)} {side}_ ON {side}_.source = f.source AND {side}_.record = f."{side}"'
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


def _grouped(kind: type[Statement], key: list[str], beginning: str) -> str:
    """One row per node or edge whose first id begins so: for each property the surest, newest statement that has it."""
    labels = _labels(kind) if issubclass(kind, Node) else "NULL::VARCHAR[]"
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
        f"WITH part AS (SELECT DISTINCT * FROM told WHERE starts_with({key[0]}, '{beginning}')), said AS ({_openly(key)}), "
        f"grouped AS (SELECT {columns} FROM said GROUP BY {', '.join(key)}), "
        f"labelled AS (SELECT *, {labels} AS labels FROM grouped) "
        "SELECT *, md5(labelled::VARCHAR) AS hash FROM labelled ORDER BY ALL"
    )


def _openly(key: list[str]) -> str:
    """Where anybody may see a thing, only what is said openly of it: nothing an institution keeps to itself shows through."""
    ends = ", ".join(key)
    return (
        "SELECT * FROM part WHERE own IS NULL UNION ALL "
        f"SELECT * FROM (FROM part WHERE own IS NOT NULL) ANTI JOIN (FROM part WHERE own IS NULL) USING ({ends})"
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
    return f"CASE WHEN kind = 'endorsement' THEN {_tier(told=True)} ELSE {_tier(told=False)} END"


def _tier(*, told: bool) -> str:
    labels = {tier: [text_label(tier=tier, language=language, told=told) for language in ANALYZERS] for tier in ("Open", "Own")}
    one = " ".join(
        f"WHEN language = '{language}' THEN [CASE WHEN own IS NULL THEN '{labels['Open'][n]}' ELSE '{labels['Own'][n]}' END]"
        for n, language in enumerate(ANALYZERS)
    )
    return f"CASE {one} WHEN own IS NULL THEN {labels['Open']!r} ELSE {labels['Own']!r} END"
