"""``simpul serve`` as a process: whom it answers, how it stops, and what it withstands."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from graph import engine
from graph.settings import Settings
from graph.store import Store, open_store

TOPIC = "/api/v1/experts?topic=analisis+kebijakan"


@pytest.fixture
def environment(served: Settings, tmp_path: Path) -> dict[str, str]:
    """What names the run's one graph, as a container's environment would: an address, and a password in a file."""
    secret = tmp_path / "password"
    secret.write_text(served.password(), encoding="utf-8")
    return {
        **os.environ, "SIMPUL_NEO4J_URI": served.neo4j_uri, "SIMPUL_NEO4J_PASSWORD_FILE": str(secret), "LANG": "en_GB.UTF-8", "LC_ALL": "",
        "SIMPUL_REQUESTS_PER_MINUTE": "100000",
    }  # fmt: skip


def _ready(address: str) -> bool:
    try:
        return httpx.get(address + "/health/ready", timeout=30).status_code == 200
    except httpx.TransportError:
        return False


@contextmanager
def serving(known: dict[str, str], *options: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    """A server in a process of its own, and its address."""
    command = [sys.executable, "-m", "api.cli", "serve", "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=known) as process:
        assert process.stdout
        found = re.search(r"http://\S+/", process.stdout.readline())
        assert found
        address = found[0].rstrip("/")
        try:
            while not _ready(address):
                assert process.poll() is None
                time.sleep(0.1)
            yield address, process
        finally:
            if process.poll() is None:
                process.terminate()
                process.wait(30)


def test_only_this_machine_is_answered(environment: dict[str, str]) -> None:
    """Another address is refused, saying why; so is a port that is taken."""
    command = [sys.executable, "-m", "api.cli", "serve", "--host", "0.0.0.0"]  # noqa: S104 (it is refused)
    refused = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (refused.returncode, "no sign-on yet" in refused.stderr) == (78, True)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [sys.executable, "-m", "api.cli", "serve", "--port", str(taken.getsockname()[1])]
        refused = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=60)
    assert (refused.returncode, "is taken" in refused.stderr) == (2, True)


@pytest.mark.usefixtures("world")
def test_two_hundred_clients_at_once(environment: dict[str, str]) -> None:
    """Two workers give 200 clients at once the same answer, count them together, and stop when asked."""
    with serving(environment, "--workers", "2") as (address, process):
        expected = httpx.get(address + TOPIC, timeout=60).json()
        with ThreadPoolExecutor(200) as clients:
            answers = list(clients.map(lambda _: httpx.get(address + TOPIC, timeout=120), range(200)))
        assert {answer.status_code for answer in answers} == {200}
        assert all(answer.json() == expected for answer in answers)
        counted = re.search(r'simpul_requests_total\{[^}]*experts[^}]*"200"\} (\d+)', httpx.get(address + "/metrics").text)
        assert counted
        assert int(counted[1]) == 201
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) in {0, -signal.SIGTERM}


@pytest.mark.usefixtures("world")
def test_clients_that_misbehave(environment: dict[str, str]) -> None:
    """One that hangs up, one that reads a byte a second, endless headers and lines: others are answered as ever."""
    with serving(environment) as (address, process):
        host, port = address.removeprefix("http://").split(":")
        slow = []
        for _ in range(20):
            one = socket.create_connection((host, int(port)))
            one.sendall(f"GET {TOPIC}&limit=1000 HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())
            slow.append(one)
        for one in slow[:10]:
            one.close()
        assert slow[10].recv(1)
        for head in (
            b"GET /?topic=" + b"x" * 100_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            b"X" * 200_000,
            b"\x00\xff\r\n\r\n",
        ):
            with socket.create_connection((host, int(port))) as rude:
                try:
                    rude.sendall(head)
                    assert rude.recv(20).startswith(b"HTTP/1.1 4")
                except ConnectionError:
                    pass  # hung up on, which is as good
        assert httpx.get(address + TOPIC, timeout=30).status_code == 200
        for one in slow[10:]:
            one.close()
        connection = http.client.HTTPConnection(host, int(port), timeout=30)
        connection.request("GET", "/health/live")
        assert connection.getresponse().status == 200
        connection.close()
        assert process.poll() is None


def test_engine_goes_and_comes_while_serving(tmp_path: Path, world: Store) -> None:
    """Without its Neo4j a clear 503; then, on a Neo4j that is started anew, answers."""
    settings = Settings(home=tmp_path, neo4j_uri="")
    known = {**os.environ, "SIMPUL_HOME": str(tmp_path), "SIMPUL_NEO4J_URI": "", "LC_ALL": "en_GB.UTF-8"}
    with open_store(settings) as store:
        store.prepare()
        store.write("UNWIND $rows AS row CREATE (:Institution {id: row.id, name: row.id})", [[{"id": "a"}]])
    with serving(known) as (address, _process):
        question = address + "/api/v1/institutions"
        assert len(httpx.get(question, timeout=30).json()["rows"]) == 1
        engine.stop(settings)
        began = time.monotonic()
        away = httpx.get(question, timeout=60)
        assert (away.status_code, "Coba lagi" in away.json()["detail"], time.monotonic() - began < 15) == (503, True, True)
        deadline = time.monotonic() + 60
        while httpx.get(question, timeout=60).status_code != 200 and time.monotonic() < deadline:
            time.sleep(0.5)
        assert len(httpx.get(question, timeout=30).json()["rows"]) == 1
