"""Read and write the graph: the only file that speaks to the Neo4j driver."""

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any, Final, LiteralString, Self, TypeVar, cast

import neo4j
from neo4j.exceptions import (
    AuthError,
    ConfigurationError,
    ConstraintError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)
from pydantic import BaseModel

from graph import engine, schema
from graph.errors import (
    ConstraintViolated,
    EmptyGraph,
    NotReachable,
    OutOfMemory,
    QueryTimeout,
    SettingError,
    SimpulError,
    StoreError,
    TooOld,
    WrongPassword,
)
from graph.language import N_
from graph.settings import Settings

OLDEST: Final = (5, 26)
LOADED: Final[LiteralString] = """
MATCH (l:Load)
RETURN coalesce(l.applied, '') AS applied, coalesce(l.pending, '') AS pending, toString(l.at) AS at LIMIT 1
"""
"""What the graph shows: the runs applied to it, those under way, and when."""

BATCH: Final = 5_000
"""Rows a transaction: from a few thousand on the rate is flat, and a batch stays under 20 MB."""

R = TypeVar("R", bound=BaseModel)
Rows = Sequence[Mapping[str, object]]


class Store:
    """An open graph. Use ``open_store``; one store serves many threads."""

    def __init__(self, driver: neo4j.Driver, settings: Settings) -> None:
        """Wrap a driver that is connected."""
        self._driver = driver
        self.home = settings.home
        """Where what is derived from this graph may be kept."""
        self._database = settings.neo4j_database or None
        self._read_timeout = settings.query_timeout_seconds
        self._write_timeout = settings.write_timeout_seconds
        self.cache = settings.cache
        """A folder for what questions derive and may derive again."""

    def __enter__(self) -> Self:
        """The store itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the connections."""
        self._driver.close()

    def read(self, cypher: LiteralString, row: type[R], /, **parameters: object) -> list[R]:
        """The answer as typed rows, from one read transaction (tried again where the server says so).

        Args:
            cypher: the whole text, a constant; values come as parameters.
            row: the class of a row, whose fields are the columns.
            parameters: what ``$name`` in the text stands for.

        Raises:
            QueryTimeout: it took longer than ``SIMPUL_QUERY_TIMEOUT_SECONDS``.
            StoreError: the server said no; see its children.
        """
        return [row.model_validate(record) for record in self.records(cypher, **parameters)]

    def records(self, cypher: LiteralString, /, **parameters: object) -> list[dict[str, Any]]:
        """The answer as plain dictionaries, from one read transaction.

        It is asked for without saying that a transaction begins and ends, which saves the ways there and back; where it fails for reasons that pass,
        the driver tries it again.
        """

        @neo4j.unit_of_work(timeout=self._read_timeout)
        def work(tx: neo4j.ManagedTransaction) -> list[dict[str, Any]]:
            return tx.run(cypher, parameters).data()

        with translated(), self._session(neo4j.READ_ACCESS) as session:
            try:
                return session.run(neo4j.Query(cypher, timeout=self._read_timeout), parameters).data()
            except (Neo4jError, DriverError) as error:
                if not error.is_retryable():
                    raise
            return session.execute_read(work)

    def stream(self, cypher: LiteralString, /, **parameters: object) -> Iterator[dict[str, Any]]:
        """The answer record by record, for what does not fit in memory; it is not tried again."""
        with translated(), self._session(neo4j.READ_ACCESS) as session:
            query = neo4j.Query(cypher, timeout=self._write_timeout)
            for record in session.run(query, parameters):
                yield record.data()

    def write(self, cypher: str, batches: Iterable[Rows], progress: Callable[[int], None] = lambda _sent: None) -> int:
        """Run one derived statement (see ``graph.write``) a batch at a time, each in a transaction of its own.

        Args:
            cypher: the statement; it reads ``$rows``.
            batches: the rows; the next batch is made ready while the server works on one.
            progress: told how many rows were sent, after each batch.

        Returns:
            How many rows were sent.
        """
        statement = cast("LiteralString", cypher)  # type: ignore[redundant-cast]  # built by graph.write
        sent = 0

        @neo4j.unit_of_work(timeout=self._write_timeout)
        def work(tx: neo4j.ManagedTransaction, rows: Rows) -> None:
            tx.run(statement, {"rows": rows}).consume()

        with translated(), self._session(neo4j.WRITE_ACCESS) as session:
            for rows in _ahead(batches):
                session.execute_write(work, rows)
                sent += len(rows)
                progress(sent)
        return sent

    def prepare(self) -> None:
        """Make constraints and indexes, full-text ones anew where they are declared otherwise by now; again it changes nothing.

        An index that is made anew is filled by the server from the nodes there are; ``settle`` waits until it is.
        """
        with translated(), self._session(neo4j.WRITE_ACCESS) as session:
            standing = [schema.TextIndex(**row) for row in session.run(cast("LiteralString", schema.STANDING)).data()]  # type: ignore[redundant-cast]
            for statement in schema.changes(standing):
                session.run(cast("LiteralString", statement)).consume()  # type: ignore[redundant-cast]

    def settle(self) -> None:
        """Wait until every index answers for everything that was written."""
        with translated(), self._session(neo4j.WRITE_ACCESS) as session:
            session.run("CALL db.awaitIndexes(600)").consume()
            session.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()").consume()

    def clear(self) -> None:
        """Remove every node and edge, in batches."""
        with translated(), self._session(neo4j.WRITE_ACCESS) as session:
            session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS").consume()

    def version(self) -> str:
        """The server's version, e.g. ``5.26.12``."""
        with translated():
            return self._driver.get_server_info().agent.partition("/")[2]

    def _session(self, access: str) -> neo4j.Session:
        return self._driver.session(database=self._database, default_access_mode=access)


def _ahead(batches: Iterable[Rows]) -> Iterator[Rows]:
    """The batches, each made ready by another thread while the one before is being used."""
    source = iter(batches)
    with ThreadPoolExecutor(1) as maker:
        made = maker.submit(next, source, None)
        while (rows := made.result()) is not None:
            made = maker.submit(next, source, None)
            yield rows


@contextlib.contextmanager
def open_store(settings: Settings) -> Iterator[Store]:
    """The graph that the settings name: served at ``SIMPUL_NEO4J_URI``, or embedded where that is empty.

    Raises:
        NotReachable: nothing answers.
        WrongPassword: user or password was refused.
        TooOld: the server is older than 5.26.
        EngineError: the embedded Neo4j cannot be fetched or started.
    """
    if settings.neo4j_uri:
        with connected(settings.neo4j_uri, settings.neo4j_user, settings.password(), settings) as store:
            yield store
    else:
        with (
            engine.running(settings) as address,
            connected(address.uri, address.user, address.password, settings) as store,
        ):
            yield store


@contextlib.contextmanager
def connected(uri: str, user: str, password: str, settings: Settings) -> Iterator[Store]:
    """A store at an address, after its first answer."""
    with translated(uri=uri):
        driver = neo4j.GraphDatabase.driver(
            uri,
            auth=(user, password),
            notifications_min_severity="OFF",
            connection_timeout=10,
            max_transaction_retry_time=settings.retry_seconds,
        )
    with Store(driver, settings) as store:
        with translated(uri=uri):
            driver.verify_connectivity()
        _check_version(store.version())
        yield store


def _check_version(version: str) -> None:
    numbers = tuple(int(part) for part in version.split("-")[0].split(".")[:2] if part.isdigit())
    if numbers < OLDEST:
        raise TooOld(
            N_("The server is Neo4j {version}; Simpul needs {oldest} or later. Upgrade it or name another in SIMPUL_NEO4J_URI."),
            version=version,
            oldest=".".join(map(str, OLDEST)),
        )


@contextlib.contextmanager
def translated(*, uri: str = "") -> Iterator[None]:
    """Raise what the driver raises as Simpul's own errors, without the server's values in the message."""
    try:
        yield
    except (Neo4jError, DriverError, ConfigurationError, ValueError) as error:
        if isinstance(error, SimpulError):
            raise
        if isinstance(error, ValueError) and not isinstance(error, (Neo4jError, DriverError)) and not uri:
            raise
        raise _translation(error, uri) from error


def _translation(error: Exception, uri: str) -> SimpulError:
    code = getattr(error, "code", None) or ""
    match error:
        case AuthError():
            return WrongPassword(N_("Neo4j refused the user or password. Correct SIMPUL_NEO4J_USER and SIMPUL_NEO4J_PASSWORD."))
        case ServiceUnavailable() | SessionExpired():
            where = uri or N_("the address it was reached at")
            return NotReachable(
                N_(
                    "Neo4j does not answer at {uri}. Check that it runs and that SIMPUL_NEO4J_URI is right; empty it to use the embedded one."
                ),
                uri=where,
            )
        case ConstraintError():
            return ConstraintViolated(
                N_("The write would break a constraint of the graph ({code}). Nothing of this batch was kept."), code=code
            )
        case ConfigurationError() | ValueError() if uri and not isinstance(error, Neo4jError):
            return SettingError(
                N_("SIMPUL_NEO4J_URI is not an address that Neo4j is reached at: {uri}. Use bolt://, neo4j:// or neo4j+s://."),
                uri=uri,
            )
    if "no such fulltext schema index" in str(error):
        return EmptyGraph(
            N_(
                "Nothing was loaded into this graph yet, or nothing since Simpul was updated. Load a file first: simpul-ingest load SOURCE PATH."
            )
        )
    if "TransactionTimedOut" in code:
        return QueryTimeout(N_("The question took longer than it may. Ask for less, or raise SIMPUL_QUERY_TIMEOUT_SECONDS."))
    if "OutOfMemory" in code:
        return OutOfMemory(N_("Neo4j ran out of memory. Ask for less, or raise SIMPUL_HEAP_MB."))
    return StoreError(N_("Neo4j could not answer ({code}: {name})."), code=code or "driver", name=type(error).__name__)
