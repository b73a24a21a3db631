"""Institutions that are one of the table of institutions, because they bear its official name and nobody else does.

The table tells which names are one institution's: those of whole institutions (whose kind it tells) that it has once. What
is part of another institution, a Dinas or a school, bears a name that returns in every region, and no name joins it.
A name is no ground either where registers know it twice: two clusters with keys of one register are two institutions.
"""

from collections import defaultdict
from typing import Final, NamedTuple

import duckdb

from graph.nodes import Institution
from ingest.resolve.join import Join, Judgement, folded

REASON: Final = "official name"

_TABLE: Final = "simpul"
"""The scheme of the table's ids."""

_BEARERS: Final = f"""
WITH key AS (
    SELECT DISTINCT g.founder, split_part(e."end", ':', 1) AS scheme, CASE WHEN e.about = '' THEN '' ELSE h.owner END AS owner
    FROM IdentifiedBy e
    JOIN grouped g ON g.kind = 'Institution' AND g.source = e.source AND g.record = e.start
    LEFT JOIN heard h ON h.source = e.source AND h.about = e.about
    WHERE e.start_kind = 'Institution' AND (e.about = '' OR h.owner IS NOT NULL)
), known AS (
    SELECT founder, list((scheme, owner)) AS keys, bool_or(scheme = '{_TABLE}' AND owner = '') AS listed FROM key GROUP BY founder
), said AS (
    SELECT g.founder, i.name, i.kind, i.confidence, i.stated, i.source, i.scope, CASE WHEN i.about = '' THEN '' ELSE h.owner END AS owner
    FROM Institution i
    JOIN grouped g ON g.kind = 'Institution' AND g.source = i.source AND g.record = i.record
    LEFT JOIN heard h ON h.source = i.source AND h.about = i.about
    WHERE i.about = '' OR h.owner IS NOT NULL
), openest AS (
    SELECT said.*, coalesce(known.keys, []) AS keys, coalesce(known.listed, false) AND owner = '' AS listed
    FROM said LEFT JOIN known USING (founder)
    QUALIFY owner = '' OR NOT bool_or(owner = '') OVER (PARTITION BY founder)
), official AS (
    SELECT founder, first(name ORDER BY confidence DESC, coalesce(stated, '') DESC, source, scope, name) AS name
    FROM openest WHERE listed GROUP BY founder
), named AS (
    SELECT name, {folded("name")} AS called FROM (SELECT DISTINCT name FROM openest)
)
SELECT n.called, o.founder, list(DISTINCT o.owner), any_value(o.listed), any_value(o.keys), list(DISTINCT o.kind) FILTER (o.kind IS NOT NULL),
    max(o.confidence), min(o.name)
FROM openest o JOIN named n USING (name)
WHERE n.called IN (SELECT called FROM named JOIN official USING (name))
AND (NOT o.listed OR (o.founder, o.name) IN (SELECT (founder, name) FROM official))
GROUP BY n.called, o.founder
ORDER BY ALL
"""
"""Who bears a name of the table, as those say it who may be heard by most."""


class _Bearer(NamedTuple):
    """A cluster that bears a name: whose it is, whether it is of the table, its kinds, how sure its name is."""

    called: str
    founder: str
    owners: list[str]
    """Who hears of it: everybody (an empty owner), or the institutions that keep it to themselves."""
    listed: bool
    keys: list[tuple[str, str]]
    """The registers that know it, each with who hears so."""
    kinds: list[str] | None
    confidence: float
    name: str


def judge(connection: duckdb.DuckDBPyConnection) -> Judgement:
    """Which institutions are one of the table, from the lake's views and the tables ``grouped`` and ``seen``."""
    bearers: defaultdict[str, list[_Bearer]] = defaultdict(list)
    for row in connection.execute(_BEARERS).fetchall():
        bearer = _Bearer(*row)
        bearers[bearer.called].append(bearer)
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for called, group in bearers.items():
        for one in group:
            meant[one.founder].add(called)
    found = Judgement()
    for group in bearers.values():
        listed = [one for one in group if one.listed]
        others = [one for one in group if not one.listed]
        for one in others:
            if len(listed) == 1 and len(meant[one.founder]) == 1 and _is(one, listed[0], group):
                found.joins.append(
                    Join("Institution", (listed[0].founder, one.founder), REASON, listed[0].confidence, known=True)
                )
            else:
                found.apart.add(one.name)
    return found


def _is(one: _Bearer, listed: _Bearer, group: list[_Bearer]) -> bool:
    """Whether nothing that its owners hear speaks against it: its kind, or two that one register knows."""
    if not listed.kinds or not {*(one.kinds or ())} <= {*listed.kinds}:
        return False
    hearing = {"", *one.owners}
    rivals = [{scheme for scheme, owner in other.keys if owner in hearing} for other in group if hearing & {*other.owners}]
    return all(sum(scheme in keys for keys in rivals) < 2 for scheme in Institution.joined_by)
