"""A disk that fills and an engine that dies in mid-load: told in a sentence, and set right by the next load."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from graph import engine
from graph.errors import StoreError
from graph.settings import Settings
from graph.store import Store, open_store
from ingest.demo import write_nation
from ingest.pipeline import Home, load
from ingest.source import source
from tests.conftest import contents

FULL_DISK = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.argv[1:] = sys.argv[2:]
from ingest.__main__ import main
main()
"""
"""No file may grow past a size: what a disk without room is to a program."""


@pytest.fixture(scope="module")
def works(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Works of a small fictional nation."""
    folder = tmp_path_factory.mktemp("nation")
    write_nation(folder, people=400)
    return folder / "openalex" / "univ-arunika.jsonl"


@pytest.mark.parametrize("room", [500, 12_000])
def test_disk_that_fills(room: int, served: Settings, store: Store, home: Home, works: Path) -> None:
    """What was not written is told; with room again the load is whole."""
    environment = {
        **os.environ, "SIMPUL_HOME": str(home.folder), "SIMPUL_NEO4J_URI": served.neo4j_uri,
        "SIMPUL_NEO4J_PASSWORD": served.password(), "LANG": "en_GB.UTF-8", "LC_ALL": "",
    }  # fmt: skip
    command = [sys.executable, "-c", FULL_DISK]
    ended = subprocess.run(
        [*command, str(room), "load", "openalex", str(works)],
        env=environment,
        check=False,
        timeout=120,
        capture_output=True,
        text=True,
    )
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1), ended.stderr
    assert "cannot be written" in ended.stderr
    again = subprocess.run(
        [*command, str(10**9), "load", "openalex", str(works)],
        env=environment,
        check=False,
        timeout=120,
        capture_output=True,
        text=True,
    )
    assert again.returncode == 0, again.stderr
    held = contents(store)
    store.clear()
    whole = Home(home.folder)
    whole.projections.forget()
    with whole.changing():
        load(whole, lambda: open_store(served), source("openalex"), [works])
    assert held == contents(store)


def test_engine_killed_in_mid_load(tmp_path: Path, works: Path) -> None:
    """Without its Neo4j a load says so and stops; the next one, on a new Neo4j, completes it."""
    settings = Settings(home=tmp_path / "home", neo4j_uri="")
    home = Home(settings.home)
    killed: list[int] = []

    def progress(stage: str, done: int, _of: int) -> None:
        if stage == "Evidence" and done and not killed:
            pid = engine.status(settings).pid
            killed.append(pid)
            os.kill(pid, signal.SIGKILL)
            psutil.wait_procs([psutil.Process(pid)] if psutil.pid_exists(pid) else [], timeout=20)

    with home.changing(), pytest.raises(StoreError, match="does not answer"):
        load(home, lambda: open_store(settings), source("openalex"), [works], progress=progress)
    assert killed
    with home.changing():
        load(home, lambda: open_store(settings), source("openalex"), [works])
    with open_store(settings) as store:
        held = contents(store)
        store.clear()
        home.projections.forget()
        with home.changing():
            load(home, lambda: open_store(settings), source("openalex"), [works])
        assert held == contents(store)
