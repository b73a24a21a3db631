"""Fixtures. The rule for adding one: two test files need it, or it starts something slow.

A run shares one Neo4j: the embedded one, or that of ``SIMPUL_NEO4J_URI`` (which is emptied!). With ``-n auto`` (as ``make test``
has it) each worker is such a run.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import hypothesis
import psutil
import pytest
from pydantic import SecretStr

from graph import engine
from graph.provenance import Statement, Visibility
from graph.settings import Settings, settings
from graph.store import Store, open_store
from ingest.load import shows
from ingest.pipeline import Home, Options, load
from ingest.report import Report
from ingest.source import Source
from queries.reading import meanings
from tests import world as tiny

Loader = Callable[..., Report]

KEEP_PLANS = {"dbms.cypher.min_replan_interval": "1h"}
"""A graph that is emptied and filled again every few seconds would have each question planned anew each time."""


def pytest_configure() -> None:
    """Hypothesis times nothing. A Neo4j that lives for minutes pays for compiling its code twice, and never gets it back."""
    hypothesis.settings.register_profile("untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
    hypothesis.settings.load_profile("untimed")
    os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")


def pytest_xdist_auto_num_workers() -> int:
    """One for each core and 4 GB of free memory, to four; none beside the run itself where a given Neo4j would be shared."""
    if settings().neo4j_uri:
        return 0
    return max(1, min(4, os.cpu_count() or 1, psutil.virtual_memory().available // 4_000_000_000))


@pytest.fixture(scope="session", autouse=True)
def patient() -> Iterator[None]:
    """Answers wait for meaning until it is ready, however busy the machine: else two answers differ by how far it was."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(meanings, "PATIENCE", 300.0)
        yield


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings that name the run's one Neo4j by address: that of the environment, or an embedded one."""
    settings = Settings(home=tmp_path_factory.mktemp("home"), neo4j_settings=KEEP_PLANS)
    if settings.neo4j_uri:
        yield settings
        return
    with engine.running(settings) as address:
        yield settings.model_copy(update={"neo4j_uri": address.uri, "neo4j_password": SecretStr(address.password)})


@pytest.fixture(scope="session")
def shared_store(served: Settings) -> Iterator[Store]:
    """The run's one graph, as whoever used it last left it."""
    with open_store(served) as store:
        store.prepare()
        yield store


@pytest.fixture
def store(shared_store: Store) -> Store:
    """The graph, emptied."""
    shared_store.clear()
    return shared_store


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home."""
    return Home(tmp_path / "home")


@pytest.fixture
def load_facts(store: Store, home: Home, tmp_path: Path) -> Loader:
    """Loads facts through the pipeline, as the source ``world``, into the emptied graph."""
    return loader(store, home, tmp_path)


def loader(store: Store, home: Home, folder: Path) -> Loader:
    """What loads facts of the tiny world's source into a home."""

    def into(
        said: Sequence[Statement],
        scope: str = "world",
        visibility: Visibility | None = None,
        source: Source[Any] = tiny.WORLD,
        **options: Any,
    ) -> Report:
        path = tiny.write(folder / "facts.jsonl", list(said))
        with home.changing():
            [report] = load(
                home,
                lambda: nullcontext(store),
                source,
                [path],
                options=Options(scope=scope, visibility=visibility, **options),
            )
        return report

    return into


def contents(store: Store) -> list[object]:
    """Everything the graph holds but its own bookkeeping, in an order that does not depend on how it came in."""
    nodes = store.records(
        "MATCH (n) WHERE n.id IS NOT NULL RETURN labels(n) AS labels, properties(n) AS properties ORDER BY n.id"
    )
    edges = store.records(
        "MATCH (a)-[r]->(b) RETURN a.id AS start, type(r) AS type, b.id AS end, properties(r) AS properties ORDER BY start, type, end, r.key"
    )
    return [*({**node, "labels": sorted(node["labels"])} for node in nodes), *edges]


@pytest.fixture(scope="session")
def world_home(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """The home of the tiny world."""
    return Home(tmp_path_factory.mktemp("world"))


@pytest.fixture
def world(shared_store: Store, world_home: Home) -> Store:
    """The graph with the tiny world in it, loaded again only if another test emptied it."""
    if not shows(shared_store, world_home.projections, world_home.state()) or not world_home.lake.current():
        shared_store.clear()
        world_home.projections.forget()
        loader(shared_store, world_home, world_home.folder.parent)(tiny.world(), force=True)
    return shared_store
