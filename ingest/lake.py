"""The lake: every fact as Parquet, one table per kind, one file per source, scope and run.

::

    lake/runs/<run>.json                          the run's report: written last, it makes the run count
    lake/runs/<run>.rejects.csv                   rows that were not loaded, and why
    lake/facts/<Kind>/<source>/<run>.parquet      what the run said; never changed afterwards
    lake/pending/<run>/                           a run that is being written, or was killed while it was

For each source and scope the newest run holds; older ones stay as history. A run without its report
does not count, so a run is there whole or not at all.
"""

import contextlib
import hashlib
import os
import shutil
import types
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import Any, Final, Literal, Union, get_args, get_origin

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from graph.edges import EDGES, Edge
from graph.nodes import NODES, Institution
from graph.provenance import Statement
from ingest.report import Report

KINDS: Final[dict[str, type[Statement]]] = {**NODES, **EDGES}
SHAPE: Final = "1"
"""Raise it when the projection's rules change: graphs are then brought to the new ones by the next load."""

PROVENANCE: Final = ("source", "scope", "run")
"""The columns in which every fact of a run is alike."""

_BUFFER: Final = 20_000
"""Facts of one kind held before they are written as a row group: some tens of MB over all kinds."""

_ARROW: Final[dict[object, Any]] = {str: pa.string(), int: pa.int64(), float: pa.float64(), tuple: pa.list_(pa.string())}


@cache
def table_schema(kind: type[Statement]) -> Any:
    """The Arrow schema of a kind's table: reference, properties, envelope, provenance."""
    reference = ("start_kind", "start", "end_kind", "end") if issubclass(kind, Edge) else ("record",)
    return pa.schema(
        [
            *((name, pa.string()) for name in reference),
            *((name, _arrow(kind.model_fields[name].annotation)) for name in (*kind.properties(), *kind.envelope)),
            *((name, pa.string()) for name in PROVENANCE),
        ]
    )


@cache
def _cells(kind: type[Statement]) -> Callable[[Statement], tuple[object, ...]]:
    """What takes a fact's cells in the order of its table, as far as the fact itself has them."""
    ends = {"start_kind": "start.kind", "start": "start.record", "end_kind": "end.kind", "end": "end.record"}
    own = [str(name) for name in table_schema(kind).names if name not in PROVENANCE]
    return attrgetter(*(ends.get(name, name) if issubclass(kind, Edge) else name for name in own))


def _arrow(annotation: Any) -> Any:
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        return _arrow(next(kind for kind in get_args(annotation) if kind is not type(None)))
    return _ARROW[str if origin is Literal else origin or annotation]


class Lake:
    """The facts under one home, with the runs that brought them."""

    def __init__(self, home: Path) -> None:
        """The lake in ``home/lake``; nothing is written until a run is."""
        self.folder = home / "lake"

    def runs(self) -> list[Report]:
        """Every run that counts, oldest first."""
        files = sorted((self.folder / "runs").glob("*.json"))
        return [Report.model_validate_json(path.read_bytes()) for path in files]

    def current(self) -> dict[tuple[str, str], Report]:
        """The run that holds for each source and scope: its newest."""
        return {(run.source, run.scope): run for run in self.runs() if run.brought_facts}

    def state(self) -> str:
        """A name for what holds now: two lakes with the same runs in force have the same."""
        runs = sorted(run.run for run in self.current().values())
        return hashlib.sha256(" ".join([SHAPE, *runs]).encode()).hexdigest()[:16]

    def files(self, kind: str, holding: Mapping[tuple[str, str], Report] | None = None) -> list[Path]:
        """The files that hold for a kind; ``holding`` are the runs in force, where they were read already."""
        runs = self.current() if holding is None else holding
        return [path for (source, _), run in sorted(runs.items()) if (path := self._file(kind, source, run.run)).exists()]

    def _file(self, kind: str, source: str, run: str) -> Path:
        return self.folder / "facts" / kind / source / f"{run}.parquet"

    def sweep(self) -> None:
        """Throw away what killed runs left behind. Only the holder of the home's lock may."""
        shutil.rmtree(self.folder / "pending", ignore_errors=True)
        counted = {run.run for run in self.runs()}
        for path in (self.folder / "facts").glob("*/*/*.parquet"):
            if path.stem not in counted:
                path.unlink()

    def commit(self, report: Report, run: "Writer") -> None:
        """Make a run count: its files first, its report last."""
        for kind, path in run.written().items() if report.brought_facts else ():
            target = self._file(kind, report.source, report.run)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.rename(target)
        self.record(report)

    def record(self, report: Report) -> None:
        """Write a run's report; written again, it replaces itself."""
        target = self.folder / "runs" / f"{report.run}.json"
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = target.with_suffix(".new")
        with fresh.open("w", encoding="utf-8") as out:
            out.write(report.model_dump_json(indent=1))
            out.flush()
            os.fsync(out.fileno())
        fresh.rename(target)

    def rejects(self, run: str) -> Path:
        """Where a run lists the rows that it rejected."""
        return self.folder / "runs" / f"{run}.rejects.csv"

    def writer(self, report: Report) -> "Writer":
        """What takes a run's facts; they count once the run is committed."""
        return Writer(self.folder / "pending" / report.run, report)

    def views(self, connection: duckdb.DuckDBPyConnection) -> None:
        """One view per kind over what holds now, and ``runs`` over every run."""
        holding = self.current()
        for name, kind in KINDS.items():
            files = [str(path) for path in self.files(name, holding)]
            # By name, beside no rows of every column: an older version's files lack those that were declared since.
            told = f" UNION ALL BY NAME SELECT * FROM read_parquet({files!r}, union_by_name=true)" if files else ""
            connection.execute(f'CREATE OR REPLACE VIEW "{name}" AS SELECT * FROM {_empty(kind)}{told}')
        reports = f"read_json({str(self.folder / 'runs' / '*.json')!r}, union_by_name=true)"
        connection.execute(
            f"CREATE OR REPLACE VIEW runs AS SELECT * FROM {reports if self.runs() else '(SELECT NULL AS run WHERE false)'}"
        )


def _empty(kind: type[Statement]) -> str:
    types_ = {pa.string(): "VARCHAR", pa.int64(): "BIGINT", pa.float64(): "DOUBLE"}
    selected = ", ".join(f'NULL::{types_.get(field.type, "VARCHAR[]")} AS "{field.name}"' for field in table_schema(kind))
    return f"(SELECT {selected} WHERE false)"


_INSTITUTIONS: Final = """
SELECT split_part(e."end", ':', 2) AS id, {columns}
FROM Institution i JOIN IdentifiedBy e ON e.start_kind = 'Institution' AND e.source = i.source AND e.start = i.record
WHERE i.about = '' AND starts_with(e."end", 'simpul:') AND i.source <> ?
QUALIFY row_number() OVER (PARTITION BY id ORDER BY i.confidence DESC, coalesce(i.stated, '') DESC, i.source, i.scope) = 1
ORDER BY id
"""


def known_institutions(connection: duckdb.DuckDBPyConnection, *, but: str) -> Iterator[Institution]:
    """The institutions that sources other than one hold under an id of the reference table, each as its surest statement has it."""
    names = Institution.properties()
    rows = connection.execute(_INSTITUTIONS.format(columns=", ".join(f'i."{name}"' for name in names)), [but]).fetchall()
    for record, *values in rows:
        cells = {name: tuple(value) if isinstance(value, list) else value for name, value in zip(names, values, strict=True)}
        yield Institution.model_validate(
            {"record": record, **{name: value for name, value in cells.items() if value is not None}}
        )


class Writer:
    """Takes the facts of one run and writes them as Parquet, a row group at a time."""

    def __init__(self, folder: Path, report: Report) -> None:
        """Nothing is opened before the first fact of a kind comes."""
        self._folder = folder
        self._constants = (report.source, report.scope, report.run)
        self._buffers: defaultdict[type[Statement], list[tuple[object, ...]]] = defaultdict(list)
        self._open: dict[type[Statement], Any] = {}
        self._counts: dict[str, int] = {}

    def add(self, facts: Iterable[Statement]) -> None:
        """Take facts; they are written when enough of a kind have come.

        Until then their cells are held and not they: the garbage collector passes over tuples of strings and numbers.
        """
        for fact in facts:
            kind = type(fact)
            self._buffers[kind].append(_cells(kind)(fact))
            if len(self._buffers[kind]) >= _BUFFER:
                self._flush(kind)

    def _flush(self, kind: type[Statement]) -> None:
        rows, schema = self._buffers.pop(kind), table_schema(kind)
        self._counts[kind.__name__] = self._counts.get(kind.__name__, 0) + len(rows)
        if kind not in self._open:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._open[kind] = pq.ParquetWriter(self._path(kind), schema, compression="zstd")
        # A column at a time: zip(*rows) makes an iterator a row, which the garbage collector then looks through again and again.
        arrays = [pa.array([row[place] for row in rows], schema.field(place).type) for place in range(len(rows[0]))]
        arrays += [pa.repeat(constant, len(rows)) for constant in self._constants]
        self._open[kind].write_table(pa.Table.from_arrays(arrays, schema=schema))

    def _path(self, kind: type[Statement]) -> Path:
        return self._folder / f"{kind.__name__}.parquet"

    def finish(self) -> dict[str, int]:
        """Write what is left; returns how many facts of each kind there are."""
        for kind in list(self._buffers):
            self._flush(kind)
        self._close()
        return self._counts

    def written(self) -> dict[str, Path]:
        """The file of each kind."""
        return {kind.__name__: self._path(kind) for kind in self._open}

    def discard(self) -> None:
        """Leave nothing of the run that was not committed."""
        self._buffers.clear()
        with contextlib.suppress(OSError):
            self._close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _close(self) -> None:
        for writer in self._open.values():
            writer.close()
