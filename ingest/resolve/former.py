"""The ids that people had before they were joined with others: each leads to who they are now.

Such an id is kept through any number of joins, until the person that it leads to is parted: whose it then is nobody can
tell, and it leads nowhere. In the graph it is an identifier of the person, seen by those who see the person.
"""

from pathlib import Path
from typing import Final

import duckdb

SCHEME: Final = "former"

_FORMER: Final = """
CREATE OR REPLACE TEMP TABLE former AS
WITH now AS (
    SELECT DISTINCT entity FROM identity WHERE kind = 'Person'
), moved AS (
    SELECT k.entity AS former, i.entity, count(*) AS records
    FROM identity i JOIN known k USING (source, kind, record)
    WHERE kind = 'Person' AND k.entity <> i.entity
    GROUP BY k.entity, i.entity
    QUALIFY row_number() OVER (PARTITION BY former ORDER BY records DESC, i.entity) = 1
), parted AS (
    SELECT k.entity
    FROM identity i JOIN known k USING (source, kind, record)
    WHERE kind = 'Person'
    GROUP BY k.entity
    HAVING count(DISTINCT i.entity) > 1
), told AS (
    SELECT former, entity, 0 AS age FROM moved
    UNION ALL
    SELECT b.former, CASE WHEN now.entity IS NULL THEN coalesce(m.entity, b.entity) ELSE b.entity END, 1
    FROM before b LEFT JOIN moved m ON m.former = b.entity LEFT JOIN now ON now.entity = b.entity
    WHERE b.entity NOT IN (SELECT entity FROM parted)
)
SELECT former, entity FROM told
WHERE former NOT IN (SELECT entity FROM now)
QUALIFY row_number() OVER (PARTITION BY former ORDER BY age) = 1
ORDER BY ALL
"""
"""Most records of an entity tell where it went. One of before whose records went on since leads where they went."""

_SEEN: Final = """
CREATE OR REPLACE TEMP TABLE seen_former AS
SELECT f.former, f.entity, list(DISTINCT a.own)[1] AS own
FROM former f JOIN identity i ON i.kind = 'Person' AND i.entity = f.entity JOIN audience a USING (source, record)
GROUP BY f.former, f.entity
HAVING NOT bool_or(a.closed)
"""

_SAID: Final = f"1.0 AS confidence, NULL AS stated, '{SCHEME}' AS origin"

NODES: Final = f"SELECT former AS id, '{SCHEME}' AS scheme, former AS value, own, {_SAID} FROM seen_former"
EDGES: Final = f"SELECT entity AS start, former AS \"end\", '' AS key, own, {_SAID} FROM seen_former"
"""What is said of such ids in the graph, beside what sources say of identifiers."""


def follow(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Fill the table ``former`` (former, entity) from the tables ``identity`` and ``known`` and what was kept at the path; keep it there."""
    before = f"read_parquet({str(path)!r})" if path.exists() else "(SELECT '' AS former, '' AS entity WHERE false)"
    connection.execute(f"CREATE OR REPLACE TEMP TABLE before AS SELECT former, entity FROM {before}")
    connection.execute(_FORMER)
    fresh = path.with_suffix(".new")
    connection.execute(f"COPY former TO {str(fresh)!r} (FORMAT parquet)")
    fresh.rename(path)


def see(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the table ``seen_former`` with those whose person is in the graph, and who sees them: as the table ``audience`` says."""
    connection.execute(_SEEN)
