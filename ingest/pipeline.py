"""Read, write to the lake, resolve, project, load: the only loop.

Every stage leaves its result whole or not at all, so a load that is killed at any point is completed, or
undone, by the next one of the same home.
"""

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb
from filelock import FileLock, Timeout

from graph.errors import IngestError, SourceError
from graph.ids import lake_secret
from graph.language import N_
from graph.provenance import Visibility
from graph.store import Store
from ingest.lake import Lake, known_institutions
from ingest.load import Progress, Projections, bring, rebuild, shows, tell_runs
from ingest.projection import project_edges, project_nodes
from ingest.reading import Readings, readable
from ingest.report import Change, Report
from ingest.resolve.cluster import RULES, records, resolve
from ingest.resolve.former import follow
from ingest.run import begun, by_scope, read
from ingest.skill_readers import MEANING, WORDS, deeply
from ingest.source import Known, Source
from ingest.vocabulary import skills

OpenStore = Callable[[], AbstractContextManager[Store]]

_MEMORY: Final = "600MB"
"""What DuckDB may hold; beyond it spills to the home's disk. It leaves room for the rest under 1 GB."""


@dataclass(frozen=True)
class Options:
    """How a load is done: under which scope, seen by whom, and whether against expectation."""

    scope: str = ""
    visibility: Visibility | None = None
    force: bool = False
    rebuild: bool = False
    dry_run: bool = False
    deep: bool | None = None
    """Whether texts are read by meaning too; ``None``: what was read so stays, and no more is."""
    language: str = "en"
    """Of the reasons for which rows are rejected, and of what is noticed."""


def silent(_stage: str, _done: int, _of: int) -> None:
    """Show no progress."""


class Home:
    """One home: its lake, its identities, its projections. One process at a time changes it."""

    def __init__(self, folder: Path) -> None:
        """Find what is there; nothing is written before a change."""
        self.folder = folder
        self.lake = Lake(folder)
        self.projections = Projections(folder)
        self.identities = folder / "identities.parquet"
        self.joined = folder / "joined.parquet"

    @contextlib.contextmanager
    def changing(self, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Hold the home; ``waiting`` is called once if another load must end first."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.folder / "load.lock")
            try:
                lock.acquire(timeout=0)
            except Timeout:
                waiting()
                lock.acquire()
        except OSError as error:
            raise IngestError(
                N_("{home} cannot be written ({reason}). Set SIMPUL_HOME to a folder of yours."),
                home=self.folder,
                reason=error.strerror,
            ) from error
        try:
            self.lake.sweep()
            with _disk(self.folder):
                yield
        finally:
            lock.release()

    def state(self) -> str:
        """A name for what the graph must show: the same runs in force, joined by the same rules, read by the same extractor, and what was read by meaning."""
        deep = Readings(self.lake.folder, MEANING).name
        return hashlib.sha256(f"{self.lake.state()} {RULES} {WORDS.extractor} {deep}".encode()).hexdigest()[:16]

    def standards(self) -> list[str]:
        """The sources whose skills are looked for in texts."""
        return sorted({run.source for run in self.lake.current().values() if run.standard})

    def connect(self) -> duckdb.DuckDBPyConnection:
        """DuckDB with the lake's views, bounded in memory."""
        spill = self.folder / "spill"
        connection = duckdb.connect(config={"memory_limit": _MEMORY, "temp_directory": str(spill), "threads": 2})
        connection.execute("SET VARIABLE secret = ?", [lake_secret(self.folder / "lake")])
        connection.execute("SET enable_progress_bar = false")
        self.lake.views(connection)
        return connection

    def confine(self, connection: duckdb.DuckDBPyConnection) -> None:
        """Let a connection read this home's lake and no other file, so that any SQL may be tried on it."""
        connection.execute("RESET VARIABLE secret")
        connection.execute("SET allowed_directories = ?", [[str(self.lake.folder / "facts"), str(self.lake.folder / "runs")]])
        connection.execute("SET enable_external_access = false")
        connection.execute("SET lock_configuration = true")

    def identified(self, connection: duckdb.DuckDBPyConnection) -> str:
        """A query for the entity of every record that a source holds now: ``source``, ``record``, ``kind``, ``entity``."""
        records(connection)
        known = (
            f"read_parquet({str(self.identities)!r})"
            if self.identities.exists()
            else "(SELECT *, '' AS entity FROM record LIMIT 0)"
        )
        return f"SELECT source, record, kind, entity FROM record JOIN {known} USING (source, kind, record) ORDER BY ALL"

    def reasoned(self, connection: duckdb.DuckDBPyConnection) -> str:
        """The same with ``reason`` and ``score``, where something else than an identifier joined a record to others."""
        joined = (
            f"read_parquet({str(self.joined)!r})"
            if self.joined.exists()
            else "(SELECT *, '' AS reason, 0.0 AS score FROM record LIMIT 0)"
        )
        return f"SELECT i.*, reason, score FROM ({self.identified(connection)}) i LEFT JOIN {joined} USING (source, kind, record) ORDER BY ALL"


@contextlib.contextmanager
def _disk(home: Path) -> Iterator[None]:
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise IngestError(
            N_("The load needs more than the {memory} of memory that it may take. Load fewer files at once; nothing was lost."),
            memory=_MEMORY,
        ) from error
    except (OSError, duckdb.IOException) as error:
        raise IngestError(
            N_("{home} cannot be written ({reason}). Make room and load again: nothing was lost, and nothing is doubled."),
            home=home,
            reason=getattr(error, "strerror", None) or "disk",
        ) from error


def load(
    home: Home,
    open_store: OpenStore,
    source: Source[Any],
    paths: Sequence[Path],
    *,
    options: Options = Options(),
    progress: Progress = silent,
) -> list[Report]:
    """Load files of one source: first all of them into the lake, then the difference into the graph.

    Files of one scope are one run; what the scope had said before is replaced. Call it while holding the
    home (``Home.changing``).

    Returns:
        A report per scope; what changed in the graph stands in the last one.

    Raises:
        SourceError: a file cannot be read as this source; nothing has changed.
        ExpectationFailed: counts lie outside what the source promises; nothing has changed.
        IngestError: the disk is full, or the graph belongs to another home; the next load completes this one.
        StoreError: Neo4j said no; the next load completes this one.
    """
    with contextlib.ExitStack() as undo:
        runs = []
        scopes, known = by_scope(source, paths, scope=options.scope), _known(home, source)
        for scope, files in scopes.items():
            report = begun(source, scope, files, known=known.name(), visibility=options.visibility)
            writer = read(
                home.lake, source, report, files,
                known=known, force=options.force, dry_run=options.dry_run, language=options.language, progress=progress,
            )  # fmt: skip
            undo.callback(writer.discard)
            runs.append((report, writer))
        reports = [report for report, _ in runs]
        if options.dry_run:
            return reports
        for report, writer in runs:
            home.lake.commit(report, writer)
    return _finish(home, open_store, reports, progress, rebuilt=options.rebuild, deep=options.deep)


def remove(home: Home, open_store: OpenStore, source: Source[Any], scope: str, *, progress: Progress = silent) -> list[Report]:
    """Take back what a scope said: a run without facts replaces it.

    Raises:
        SourceError: the scope said nothing.
    """
    known = [name for held, name in home.lake.current() if held == source.name]
    if scope not in known:
        raise SourceError(
            N_("{source} has no scope {scope}. It has: {known}."), source=source.name, scope=scope, known=", ".join(known) or "-"
        )
    report = begun(source, scope, [])
    report.state = "removed"
    home.lake.record(report)
    return _finish(home, open_store, [report], progress)


def _finish(
    home: Home,
    open_store: OpenStore,
    reports: list[Report],
    progress: Progress,
    *,
    rebuilt: bool = False,
    deep: bool | None = None,
) -> list[Report]:
    last = reports[-1]
    last.changes = refresh(home, open_store, last, progress, rebuilt=rebuilt, deep=deep)
    for report in reports:
        report.projected = True
        home.lake.record(report)
    return reports


def refresh(
    home: Home,
    open_store: OpenStore,
    report: Report,
    progress: Progress = silent,
    *,
    rebuilt: bool = False,
    deep: bool | None = None,
) -> dict[str, Change]:
    """Bring the graph to what the lake says now, by way of where a killed load had been going.

    Returns:
        What was written and removed, by kind; nothing where the graph shows the lake already.
    """
    changes: dict[str, Change] = {}
    with open_store() as store, home.connect() as connection:
        if rebuilt:
            rebuild(store, home.projections)
        if home.projections.name(home.projections.pending):
            changes = bring(store, home.projections, connection, progress)
        if deep is False:
            Readings(home.lake.folder, MEANING).forget()
        if deep or not shows(store, home.projections, home.state()):
            derive(home, connection, report, progress, deep=bool(deep))
            with report.timed("graph"):
                changes = bring(store, home.projections, connection, progress)
                tell_runs(store, [run for run in home.lake.current().values() if run.state == "loaded"])
    return changes


def derive(
    home: Home, connection: duckdb.DuckDBPyConnection, report: Report, progress: Progress = silent, *, deep: bool = False
) -> None:
    """Derive from the lake what the graph must show: resolve, project the nodes, read their texts, project the edges."""
    progress("resolve", 0, 0)
    with report.timed("resolve"):
        report.apart = resolve(connection, home.identities)
        follow(connection, home.folder / "former.parquet")
        _keep(connection, home.identities)
        _replace(connection, "SELECT * FROM joined ORDER BY ALL", home.joined)
    progress("project", 0, 0)
    folder, words = home.projections.begin(), Readings(home.lake.folder, WORDS)
    meaning = Readings(home.lake.folder, deeply(home.lake.folder / "vectors", progress) if deep else MEANING)
    with report.timed("project"):
        project_nodes(connection, folder)
    with report.timed("read skills"):
        readable(connection, folder)
        looked_for = skills(connection, folder, home.standards())
        report.texts = words.read(connection, folder, looked_for, progress)
        if deep:
            meaning.read(connection, folder, looked_for, progress)
    with report.timed("project"):
        project_edges(connection, folder, f"{words.edges()} UNION ALL {meaning.edges()}")
        home.projections.complete(home.state())


def _keep(connection: duckdb.DuckDBPyConnection, identities: Path) -> None:
    """Keep every record's id, also of those that are gone: should they return, they are who they were."""
    both = "SELECT * FROM identity UNION ALL SELECT * FROM known ANTI JOIN identity USING (source, kind, record)"
    _replace(connection, f"{both} ORDER BY ALL", identities)


def _replace(connection: duckdb.DuckDBPyConnection, rows: str, path: Path) -> None:
    """Write what a query gives in a file's place, whole or not at all."""
    fresh = path.with_suffix(".new")
    connection.execute(f"COPY ({rows}) TO {str(fresh)!r} (FORMAT parquet)")
    fresh.rename(path)


def _known(home: Home, source: Source[Any]) -> Known:
    """What the lake holds of other sources, where the source's rows may name it."""
    if source.knowing is None or not home.lake.current():
        return Known()
    with home.connect() as connection:
        return Known(institutions=tuple(known_institutions(connection, but=source.name)))
