"""The embedded Neo4j: started by who comes first, shared by who comes later, stopped when the last has left.

::

    home/neo4j/data, logs, conf     Neo4j's own
    home/neo4j/password             random, mode 0600
    home/neo4j/leases/              a locked file for each process that uses the engine
    home/neo4j/stay                 there: it stays without users (``simpul engine start``)
    home/neo4j/server.json          where it is, while it answers
    home/neo4j/engine.lock          held by who starts, joins or stops it
    home/neo4j/supervisor.lock      held by its parent process (``graph.supervise``)
"""

import contextlib
import json
import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Final

import psutil

from graph import configuration, jars
from graph.errors import EngineError
from graph.failure import failure, last_words
from graph.language import N_
from graph.settings import Settings

if sys.platform == "win32":
    raise EngineError(
        N_("The embedded Neo4j runs on Linux and macOS. On Windows use WSL, or name a Neo4j server in SIMPUL_NEO4J_URI.")
    )

import fcntl

from graph import java, supervise

_USER: Final = "neo4j"


@dataclass(frozen=True)
class Address:
    """Where an engine answers, and to whom."""

    uri: str
    user: str
    password: str = field(repr=False)


@dataclass(frozen=True)
class Status:
    """What the engine of a home is doing."""

    running: bool
    home: Path
    version: str
    uri: str = ""
    pid: int = 0
    since: datetime | None = None
    stays: bool = False
    clients: int = 0
    memory_mb: int = 0


@contextlib.contextmanager
def running(settings: Settings) -> Iterator[Address]:
    """The engine of the settings' home, started or joined; left at exit.

    Raises:
        FetchError: its jars cannot be had.
        EngineError: it did not start; the message tells why.
        StoreInUse: another Neo4j holds the store.
    """
    folder = _folder(settings)
    with supervise.locked(folder / "engine.lock", wait=True):
        lease = _lease(folder)
        try:
            state = _join(folder) or _begin(folder, settings)
        except BaseException:
            _leave(lease)
            raise
    try:
        yield Address(state["uri"], _USER, (folder / "password").read_text(encoding="ascii"))
    finally:
        _leave(lease)


def start(settings: Settings) -> Address:
    """Start the engine, and let it stay until ``stop``."""
    with running(settings) as address:
        (_folder(settings) / "stay").touch()
        return address


def stop(settings: Settings) -> bool:
    """Stop the engine, whoever uses it; returns whether there was one to stop."""
    folder = _folder(settings)
    (folder / "stay").unlink(missing_ok=True)
    state = _state(folder)
    if state is None:
        return False
    with contextlib.suppress(psutil.NoSuchProcess):
        supervisor = psutil.Process(state["supervisor"])
        supervisor.terminate()
        supervisor.wait(supervise.STOP_SECONDS)
    return True


def status(settings: Settings) -> Status:
    """What the engine is doing; it is not started by asking."""
    folder = settings.home / "neo4j"
    neo4j = jars.version()
    state = _state(folder) if folder.exists() else None
    if state is None:
        return Status(running=False, home=settings.home, version=neo4j)
    try:
        memory = psutil.Process(state["pid"]).memory_info().rss >> 20
    except psutil.NoSuchProcess:
        return Status(running=False, home=settings.home, version=neo4j)
    return Status(
        running=True,
        home=settings.home,
        version=neo4j,
        uri=state["uri"],
        pid=state["pid"],
        since=datetime.fromtimestamp(state["since"], UTC),
        stays=(folder / "stay").exists(),
        clients=supervise.leases(folder),
        memory_mb=memory,
    )


def log_path(settings: Settings) -> Path:
    """Neo4j's own log."""
    return settings.home / "neo4j" / "logs" / "neo4j.log"


def _folder(settings: Settings) -> Path:
    folder = settings.home / "neo4j"
    try:
        (folder / "leases").mkdir(parents=True, exist_ok=True)
        folder.chmod(0o700)
    except OSError as error:
        raise EngineError(
            N_("{folder} cannot be written ({reason}). Set SIMPUL_HOME to a folder of yours."),
            folder=folder,
            reason=error.strerror,
        ) from error
    return folder


def _lease(folder: Path) -> IO[str]:
    lease = (folder / "leases" / f"{os.getpid()}-{secrets.token_hex(4)}").open("w", encoding="ascii")
    fcntl.flock(lease, fcntl.LOCK_EX)
    return lease


def _leave(lease: IO[str]) -> None:
    Path(lease.name).unlink(missing_ok=True)
    lease.close()


def _state(folder: Path) -> dict[str, Any] | None:
    """What the supervisor told, if it still lives: it holds its lock as long as it does."""
    with supervise.locked(folder / "supervisor.lock", wait=False) as nobody:
        if nobody:
            return None
    try:
        return dict(json.loads((folder / "server.json").read_text(encoding="utf-8")))
    except FileNotFoundError:
        return None


def _join(folder: Path) -> dict[str, Any] | None:
    """The engine that runs here, waiting for it if it is about to answer; None where none does."""
    deadline = time.monotonic() + supervise.START_SECONDS
    while time.monotonic() < deadline:
        if state := _state(folder):
            return state
        with supervise.locked(folder / "supervisor.lock", wait=False) as nobody:
            if nobody:
                return None
        time.sleep(0.02)
    return None


def _begin(folder: Path, settings: Settings) -> dict[str, Any]:
    """Start the engine in a process that outlives us."""
    (folder / "server.json").unlink(missing_ok=True)
    classpath = jars.ensure(settings)
    archive = java.class_archive(settings, classpath)
    _password(folder, classpath, archive)
    port = configuration.configure(folder, settings)
    _spawn(folder, _job(folder, settings, classpath, archive, port))
    if state := _join(folder):
        return state
    raise failure(folder)


def _job(folder: Path, settings: Settings, classpath: Path, archive: Path | None, port: int) -> dict[str, Any]:
    return {
        "command": [
            *java.command(classpath, archive, heap_mb=settings.heap_mb),
            "org.neo4j.server.CommunityEntryPoint",
            f"--home-dir={folder}",
            f"--config-dir={folder / 'conf'}",
        ],
        "home": str(folder),
        "port": port,
        "linger": settings.linger_seconds,
        "tell": {"uri": f"bolt://127.0.0.1:{port}"},
    }


def _spawn(folder: Path, job: Mapping[str, Any]) -> None:
    """Run the supervisor, which goes its own way once it holds its lock."""
    with (folder / "supervisor.log").open("wb") as log:
        subprocess.run(
            [sys.executable, "-m", "graph.supervise", str(folder)],
            input=json.dumps(job).encode(), stdout=log, stderr=log, check=False, timeout=60,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        )  # fmt: skip


def _password(folder: Path, classpath: Path, archive: Path | None) -> None:
    """A random password, set before the first start; the file counts only once Neo4j knows it."""
    path = folder / "password"
    if path.exists():
        return
    chosen = secrets.token_urlsafe(24).replace("-", "x")
    configuration.prepare(folder)
    done = subprocess.run(
        [*java.command(classpath, archive, heap_mb=256), "org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", chosen],
        env={**os.environ, "NEO4J_HOME": str(folder), "NEO4J_CONF": str(folder / "conf")},
        stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=120,
    )  # fmt: skip
    if done.returncode != 0:
        raise EngineError(
            N_("The embedded Neo4j could not be prepared in {folder}: {reason}"),
            folder=folder,
            reason=last_words(done.stderr.decode(errors="replace")).replace(chosen, "…"),
        )
    fresh = folder / "password.new"
    fresh.touch(mode=0o600)
    fresh.write_text(chosen, encoding="ascii")
    fresh.rename(path)
