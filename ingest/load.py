"""Bring the graph to a projection: send what differs from the one it shows, in batches.

::

    projection/applied/   what the graph shows
    projection/pending/   what it is being brought to; complete once it has its ``name`` file

An edge between two kinds that nobody tells has no file there.

A load killed on the way left ``pending`` behind. Sending is idempotent, so the next load sends the
difference again, and the graph arrives where it was going before anything new is begun.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import duckdb

from graph import write
from graph.edges import EDGES
from graph.errors import IngestError
from graph.language import N_
from graph.nodes import NODES
from graph.store import BATCH, Rows, Store
from ingest.projection import Table, tables
from ingest.report import Change, Report

_RUNS: Final = "UNWIND $rows AS row MERGE (r:Run {run: row.run}) SET r = row"
_FORGET_RUNS: Final = "UNWIND $rows AS row MATCH (r:Run) WHERE NOT r.run IN row.kept DELETE r"

Progress = Callable[[str, int, int], None]
"""Told the table, the rows sent of it, and the rows there are to send."""

_MARK: Final = (
    "UNWIND $rows AS row MERGE (l:Load {one: true}) SET l.applied = row.applied, l.pending = row.pending, l.at = datetime()"
)


class Projections:
    """The projection that the graph shows, and the one it is being brought to."""

    def __init__(self, home: Path) -> None:
        """Those under ``home/projection``."""
        self._folder = home / "projection"
        self.applied = self._folder / "applied"
        self.pending = self._folder / "pending"

    @staticmethod
    def name(folder: Path) -> str:
        """The projection's name; empty where there is none or it is not complete."""
        path = folder / "name"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def begin(self) -> Path:
        """An empty folder for the next projection."""
        shutil.rmtree(self.pending, ignore_errors=True)
        self.pending.mkdir(parents=True)
        return self.pending

    def complete(self, name: str) -> None:
        """The pending projection is whole."""
        fresh = self.pending / "name.new"
        fresh.write_text(name, encoding="utf-8")
        fresh.rename(self.pending / "name")

    def promote(self) -> None:
        """The graph shows the pending projection."""
        old = self._folder / "old"
        shutil.rmtree(old, ignore_errors=True)
        if self.applied.exists():
            self.applied.rename(old)
        self.pending.rename(self.applied)
        shutil.rmtree(old, ignore_errors=True)

    def forget(self) -> None:
        """Take the graph for empty."""
        shutil.rmtree(self.applied, ignore_errors=True)


def bring(store: Store, projections: Projections, connection: duckdb.DuckDBPyConnection, progress: Progress) -> dict[str, Change]:
    """Bring the graph from the applied projection to the pending one.

    Returns:
        By kind, how many nodes or edges were written and removed.

    Raises:
        IngestError: the graph shows something else than this home's projection.
    """
    name = projections.name(projections.pending)
    _check(store, projections, name)
    store.prepare()
    before = projections.name(projections.applied)
    store.write(_MARK, [[{"applied": before, "pending": name}]])
    changes: dict[str, Change] = {}
    listed = list(tables())
    for table in listed:
        sent = _send(store, connection, projections, table, progress)
        changes.setdefault(table.kind, Change()).written += sent
    for table in reversed(listed):
        changes[table.kind].removed += _remove(store, connection, projections, table, progress)
    store.settle()
    store.write(_MARK, [[{"applied": name, "pending": ""}]])
    projections.promote()
    return {kind: change for kind, change in changes.items() if change.written or change.removed}


def tell_runs(store: Store, runs: Sequence[Report]) -> None:
    """Keep in the graph which runs hold now and why rows of them were rejected, for whoever asks how fresh it is."""
    told = [
        {
            "run": run.run, "source": run.source, "scope": run.scope, "visibility": run.visibility,
            "started": run.started.isoformat(timespec="seconds"), "rows": run.rows, "rejected": run.rejected,
            "facts": sum(run.facts.values()), "seconds": round(sum(run.seconds.values()), 1), "notices": run.notices,
            "rejects": run.first_rejects,
        }
        for run in runs
    ]  # fmt: skip
    store.write(_FORGET_RUNS, [[{"kept": [run["run"] for run in told]}]])
    if told:
        store.write(_RUNS, [told])


def shows(store: Store, projections: Projections, name: str) -> bool:
    """Whether the graph shows the projection of that name, and shows it whole."""
    return projections.name(projections.applied) == name and _mark(store) == {"applied": name, "pending": ""}


def _mark(store: Store) -> dict[str, str]:
    marks = store.records("MATCH (l:Load) RETURN l.applied AS applied, l.pending AS pending")
    return marks[0] if marks else {}


def _check(store: Store, projections: Projections, name: str) -> None:
    """The graph must show this home's projection, or nothing."""
    mark = _mark(store)
    if not mark:
        if store.records("MATCH (n) RETURN 1 AS one LIMIT 1"):
            raise IngestError(
                N_("The graph holds nodes that Simpul did not write. Give Simpul a database of its own, or empty this one.")
            )
        projections.forget()
    elif mark["applied"] != projections.name(projections.applied) and name not in mark.values():
        raise IngestError(
            N_(
                "The graph was loaded from another home than {home}. Use that home, or load with --rebuild to replace what the graph holds."
            ),
            home=projections.applied.parent.parent,
        )


def rebuild(store: Store, projections: Projections) -> None:
    """Empty the graph, so that the next projection is sent whole."""
    store.clear()
    projections.forget()


def _send(store: Store, connection: duckdb.DuckDBPyConnection, projections: Projections, table: Table, progress: Progress) -> int:
    """Write the rows of a table that the applied projection has not, or has otherwise."""
    old, fresh = _rows(projections.applied, table), _fresh(projections, table)
    if not fresh:
        return 0
    other = f"LEFT JOIN {old} old USING ({_key(table)}) WHERE old.hash IS DISTINCT FROM fresh.hash" if old else ""
    connection.execute(f"CREATE OR REPLACE TEMP TABLE changed AS SELECT fresh.* FROM {fresh} fresh {other}")
    groups = connection.execute("SELECT labels, count(*) FROM changed GROUP BY ALL ORDER BY ALL").fetchall()
    total, sent = sum(count for _, count in groups), 0
    for labels, _ in groups:
        batches = _batches(
            connection, "SELECT * EXCLUDE (hash, labels) FROM changed WHERE labels IS NOT DISTINCT FROM ?", [labels]
        )
        statement, shaped = _statement(table, labels)
        told = partial(_told, progress, table.kind, sent, total)
        sent += store.write(statement, map(shaped, batches), told)
    return sent


def _told(progress: Progress, kind: str, before: int, total: int, rows: int) -> None:
    progress(kind, before + rows, total)


def _statement(table: Table, labels: Sequence[str] | None) -> tuple[str, Callable[[Rows], Rows]]:
    if not table.is_edge:
        node = write.merge_nodes(NODES[table.kind], tuple(labels or ()))
        return node, lambda rows: [{"id": row["id"], "properties": row} for row in rows]
    return write.merge_edges(EDGES[table.kind], table.start, table.end), lambda rows: [_edge(dict(row)) for row in rows]


def _edge(row: dict[str, Any]) -> dict[str, Any]:
    return {"start": row.pop("start"), "end": row.pop("end"), "key": row["key"], "properties": row}


def _remove(
    store: Store, connection: duckdb.DuckDBPyConnection, projections: Projections, table: Table, progress: Progress
) -> int:
    """Remove what the applied projection had and the pending one has not."""
    old, fresh = _rows(projections.applied, table), _fresh(projections, table)
    if not old:
        return 0
    left = f"ANTI JOIN {fresh} fresh USING ({_key(table)})" if fresh else ""
    gone = f"SELECT {_key(table)} FROM {old} {left}"
    statement = (
        write.delete_edges(EDGES[table.kind], table.start, table.end) if table.is_edge else write.delete_nodes(NODES[table.kind])
    )
    return store.write(statement, _batches(connection, gone, []), lambda rows: progress(table.kind, rows, 0))


def _batches(connection: duckdb.DuckDBPyConnection, select: str, values: list[object]) -> Iterator[Rows]:
    """The rows of a query as dictionaries, a batch at a time."""
    cursor = connection.execute(select, values)
    names = [column[0] for column in cursor.description or ()]
    while rows := cursor.fetchmany(BATCH):
        yield [dict(zip(names, row, strict=True)) for row in rows]


def _rows(projection: Path, table: Table) -> str:
    """A table of a projection for SQL; empty where the projection has none."""
    path = projection / f"{table.name}.parquet"
    return f"read_parquet({str(path)!r})" if path.exists() else ""


def _fresh(projections: Projections, table: Table) -> str:
    """The table that the graph is being brought to; an edge that nobody tells has none.

    Raises:
        IngestError: the nodes of a kind are not there: to take all of them for gone would empty the graph.
    """
    found = _rows(projections.pending, table)
    if not found and not table.is_edge:
        path = projections.pending / f"{table.name}.parquet"
        raise IngestError(N_("{file} is missing. Remove the folder it belongs to and load again: it is made anew."), file=path)
    return found


def _key(table: Table) -> str:
    return 'start, "end", key' if table.is_edge else "id"
