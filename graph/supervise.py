"""The parent of the embedded Neo4j: starts it, and stops it when nobody uses it any more.

A process of its own, so that whoever started it first may be killed without harm to the others. It runs
``python -m graph.supervise FOLDER`` with a job as JSON on standard input, and uses the standard library alone
so that it starts fast. Who uses the engine holds a lease: a file locked by the kernel, which frees the lock
when its holder ends in whatever way.
"""

import contextlib
import ctypes
import fcntl
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, Final

POLL_SECONDS: Final = 0.1
START_SECONDS: Final = 120.0
STOP_SECONDS: Final = 60.0

_BOLT_GREETING: Final = b"\x60\x60\xb0\x17" + bytes.fromhex("00000405 00000404 00000104 00000004".replace(" ", ""))


@contextlib.contextmanager
def locked(path: Path, *, wait: bool) -> Iterator[bool]:
    """Hold a file's lock; yields whether it was to be had. The kernel frees it if we die."""
    with path.open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
        else:
            yield True


def leases(folder: Path) -> int:
    """How many use the engine; leases of the dead are cleared away."""
    living = 0
    for path in (folder / "leases").glob("*"):
        with contextlib.suppress(FileNotFoundError), path.open("r") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                living += 1
            else:
                path.unlink(missing_ok=True)
    return living


def answers(port: int) -> bool:
    """Whether a Bolt server shakes hands on the port."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=2) as connection:
        connection.sendall(_BOLT_GREETING)
        return len(connection.recv(4)) == 4
    return False


def write_state(folder: Path, state: dict[str, Any]) -> None:
    """Tell comers where the engine is; whole or not at all."""
    fresh = folder / "server.new"
    fresh.write_text(json.dumps(state), encoding="utf-8")
    fresh.rename(folder / "server.json")


def _die_with_parent() -> None:
    """In the child: be killed when the supervisor is. Neo4j's store survives that (it recovers), an orphan would block it."""
    if sys.platform == "linux":
        pr_set_pdeathsig = 1
        ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGKILL)


def _start(job: dict[str, Any], log: IO[bytes]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        job["command"],
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=log,
        cwd=job["home"],
        preexec_fn=_die_with_parent,
    )


def supervise(folder: Path, job: dict[str, Any]) -> int:
    """Start the server, tell where it is, stop it when the last lease and the stay mark are gone."""
    stopping: list[int] = []
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, lambda number, _frame: stopping.append(number))
    with (folder / "console.log").open("wb") as log:
        server = _start(job, log)
        try:
            deadline = time.monotonic() + START_SECONDS
            while not answers(job["port"]):
                if server.poll() is not None or stopping or time.monotonic() > deadline:
                    return 1
                time.sleep(0.02)
            write_state(folder, {"pid": server.pid, "supervisor": os.getpid(), "since": time.time(), **job["tell"]})
            return _watch(folder, server, stopping, job["linger"])
        finally:
            (folder / "server.json").unlink(missing_ok=True)
            _stop(server)


def _watch(folder: Path, server: "subprocess.Popen[bytes]", stopping: list[int], linger: float) -> int:
    unused_since = time.monotonic()
    while server.poll() is None and not stopping:
        if (folder / "stay").exists() or leases(folder):
            unused_since = time.monotonic()
        elif time.monotonic() - unused_since >= linger:
            with locked(folder / "engine.lock", wait=False) as mine:
                if mine and not leases(folder) and not (folder / "stay").exists():
                    (folder / "server.json").unlink(missing_ok=True)
                    _stop(server)
                    return 0
        time.sleep(POLL_SECONDS)
    return 0 if stopping else 1


def _stop(server: "subprocess.Popen[bytes]") -> None:
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def main() -> int:
    """Become a process of our own, holding the supervisor's lock from before our starter is told so."""
    folder, job = Path(sys.argv[1]), json.load(sys.stdin)
    with locked(folder / "supervisor.lock", wait=False) as alone:
        if not alone:
            return 1
        if os.fork():
            os._exit(0)  # the child has the lock now; it is nobody's zombie
        os.setsid()
        return supervise(folder, job)


if __name__ == "__main__":
    sys.exit(main())
