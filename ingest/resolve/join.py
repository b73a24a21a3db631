"""What resolution joins beside identifiers: whom, why, how sure; and what it left apart though it looked alike.

Such a ground is weaker than an identifier. So it never changes who sees anything: what is said of closed people counts for
nothing, and what an institution keeps to itself changes nothing that others see.
"""

from dataclasses import dataclass, field
from typing import Final

import duckdb

from graph.provenance import STRICTEST

CLOSED, OWN, OPEN = range(1, len(STRICTEST) + 1)
"""Who sees a person, the strictest first."""


@dataclass(frozen=True)
class Join:
    """Clusters of one kind that are one entity, by their founders, the others joined to the first; the reason, and how sure it is, 0 to 1."""

    kind: str
    founders: tuple[str, ...]
    reason: str
    score: float
    known: bool
    """Whether a table or a register knows the first: then the id is the first's to keep."""


@dataclass
class Judgement:
    """What a ground joins, and the names of those that it leaves apart because it cannot tell them."""

    joins: list[Join] = field(default_factory=list)
    apart: set[str] = field(default_factory=set)


def folded(column: str) -> str:
    """A name as it is compared, as a DuckDB expression: its words in small letters, without accents, apostrophes and signs."""
    bare = f"regexp_replace(lower(strip_accents({column})), '[''’‘`ʼ]', '', 'g')"
    return rf"trim(regexp_replace({bare}, '[^\p{{L}}\p{{N}}]+', ' ', 'g'))"


_SEEN: Final = f"""
CREATE OR REPLACE TEMP TABLE seen AS
WITH tier AS (
    SELECT g.founder, min(list_position({list(STRICTEST)!r}, p.visibility)) AS tier
    FROM Person p JOIN grouped g ON g.kind = 'Person' AND g.source = p.source AND g.record = p.record
    GROUP BY g.founder
)
SELECT g.source, g.record, g.founder, tier.tier FROM grouped g JOIN tier USING (founder) WHERE g.kind = 'Person'
"""

_HEARD: Final = f"""
CREATE OR REPLACE TEMP TABLE heard AS
WITH home AS (
    SELECT DISTINCT s.founder, g.founder AS institution
    FROM (SELECT source, start, "end" FROM EmployedBy UNION SELECT source, start, "end" FROM WorksAt) e
    JOIN seen s ON s.source = e.source AND s.record = e.start AND s.tier = {OWN}
    JOIN grouped g ON g.kind = 'Institution' AND g.source = e.source AND g.record = e."end"
)
SELECT s.source, s.record AS about, CASE s.tier WHEN {OPEN} THEN '' ELSE coalesce(home.institution, s.founder) END AS owner
FROM seen s LEFT JOIN home USING (founder)
WHERE s.tier > {CLOSED}
"""


def see(connection: duckdb.DuckDBPyConnection) -> None:
    """Fill the tables ``seen``, who sees each person, by record, where the strictest source of a cluster holds; and ``heard``.

    ``heard`` tells who hears what is said of a person: each institution that the person is of, or the person where none is
    known; everybody is an empty owner. What is said of closed people nobody hears.
    """
    connection.execute(_SEEN)
    connection.execute(_HEARD)
