"""The embedded Neo4j: shared, gone with its last user, whole after any kill."""

import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from graph import engine, jars, supervise
from graph.errors import FetchError, SettingError
from graph.settings import Settings
from graph.settings import settings as from_environment
from graph.store import open_store

USER = """
import sys, time
from graph import engine
from graph.settings import Settings
with engine.running(Settings()) as address:
    print(address.uri, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A home of its own, with the jars that every home shares."""
    return Settings(home=tmp_path, neo4j_uri="")


def user(settings: Settings) -> "subprocess.Popen[bytes]":
    """Another process that uses the engine; returns once it does."""
    process = subprocess.Popen(
        [sys.executable, "-c", USER],
        stdout=subprocess.PIPE,
        env={**os.environ, "SIMPUL_HOME": str(settings.home), "SIMPUL_NEO4J_URI": ""},
    )
    assert process.stdout
    assert process.stdout.readline().startswith(b"bolt://127.0.0.1:")
    return process


def kill(process: "subprocess.Popen[bytes]") -> None:
    """Kill -9."""
    process.kill()
    process.wait()
    assert process.stdout
    process.stdout.close()


def soon(true: Callable[[], bool], seconds: float = 20) -> bool:
    """Whether it becomes true."""
    deadline = time.monotonic() + seconds
    while not true() and time.monotonic() < deadline:
        time.sleep(0.05)
    return true()


def test_last_to_leave_stops_it(settings: Settings) -> None:
    """The second joins the first's server; it stays while one of them is there, though the first is killed."""
    first = user(settings)
    pid = engine.status(settings).pid
    second = user(settings)
    assert (engine.status(settings).pid, engine.status(settings).clients) == (pid, 2)
    kill(first)
    time.sleep(0.5)
    assert engine.status(settings).pid == pid
    kill(second)
    assert soon(lambda: not psutil.pid_exists(pid))
    assert not engine.status(settings).running


def test_data_survive_a_killed_supervisor(settings: Settings) -> None:
    """Kill -9 of the server's parent leaves no orphan; what was written is there for the next."""
    with open_store(settings) as store:
        store.write("UNWIND $rows AS row CREATE (:Kept {id: row.id})", [[{"id": 1}]])
        state = engine._state(settings.home / "neo4j")
        assert state
        os.kill(state["supervisor"], signal.SIGKILL)
        assert soon(lambda: not psutil.pid_exists(state["pid"]))
    with open_store(settings) as store:
        assert store.records("MATCH (k:Kept) RETURN k.id AS id") == [{"id": 1}]


def test_two_first_comers_get_one_server(settings: Settings) -> None:
    """Two that come at once to a store that nobody uses share one server."""
    environment = {**os.environ, "SIMPUL_HOME": str(settings.home), "SIMPUL_NEO4J_URI": ""}
    both = [subprocess.Popen([sys.executable, "-c", USER], stdout=subprocess.PIPE, env=environment) for _ in range(2)]
    addresses = {process.stdout.readline() for process in both if process.stdout}
    assert len(addresses) == 1
    for process in both:
        kill(process)
    assert soon(lambda: not engine.status(settings).running)


def test_started_engine_stays_until_stopped(settings: Settings) -> None:
    """``start`` keeps it without users; ``stop`` ends it; both may be said twice."""
    engine.start(settings)
    engine.start(settings)
    time.sleep(0.5)
    told = engine.status(settings)
    assert (told.running, told.stays, told.clients) == (True, True, 0)
    assert engine.stop(settings)
    assert soon(lambda: not psutil.pid_exists(told.pid), 5)
    assert not engine.stop(settings)


def test_further_settings_reach_the_server(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What a JSON object in the environment sets holds, also where Simpul sets it otherwise; what is none is told by the name of the variable."""
    monkeypatch.setenv("SIMPUL_NEO4J_URI", "")
    monkeypatch.setenv("SIMPUL_HOME", str(tmp_path))
    monkeypatch.setenv("SIMPUL_NEO4J_SETTINGS", '{"db.checkpoint.interval.time": "7m"}')
    with open_store(from_environment()) as store:
        [told] = store.records("SHOW SETTINGS 'db.checkpoint.interval.time' YIELD value")
    assert told["value"] == "7m"
    for wrong in ("7m", '{"db.transaction.timeout": {}}', '{"db.transaction.timeout": "7s\\nx=y"}'):
        monkeypatch.setenv("SIMPUL_NEO4J_SETTINGS", wrong)
        with pytest.raises(SettingError, match="SIMPUL_NEO4J_SETTINGS is not valid"):
            from_environment()


def test_only_the_owner_reads_the_password(settings: Settings) -> None:
    """The password is random, its owner's alone, and not in what an address shows."""
    with engine.running(settings) as address:
        path = settings.home / "neo4j" / "password"
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert path.read_text() == address.password
        assert address.password not in repr(address)
        assert address.password not in str(psutil.Process(engine.status(settings).pid).cmdline())


def test_jars_come_from_a_folder_without_network(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty cache is filled from SIMPUL_WHEELHOUSE; without it the message tells what to set; a tampered jar is refused."""
    folder = tmp_path / "wheelhouse"
    jars.copy(folder, settings)
    for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.setenv("HOME", str(tmp_path / "nobody"))
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "nobody")
    offline = settings.model_copy(update={"cache": tmp_path / "cache", "wheelhouse": folder})
    assert len(list(jars.ensure(offline).glob("*.jar"))) == len(jars.locked())
    (folder / jars.locked()[0].name).write_bytes(b"not this jar")
    again = offline.model_copy(update={"cache": tmp_path / "cache2"})
    with pytest.raises(FetchError, match="SIMPUL_WHEELHOUSE"):
        jars.ensure(again)


def test_lease_of_the_dead_counts_no_more(tmp_path: Path) -> None:
    """A lease whose holder is gone is cleared away."""
    (tmp_path / "leases").mkdir()
    (tmp_path / "leases" / "1-dead").touch()
    assert supervise.leases(tmp_path) == 0
    assert not list((tmp_path / "leases").iterdir())
