"""What the embedded Neo4j costs: start, idle memory and stop, against the same Java started bare.

Goal: warm start at most 3 s, idle at most 400 MB, stop at most 1 s. Bare is the same command line without class
data sharing and with Neo4j's own shutdown; both are ready when a driver's ``RETURN 1`` is answered.
``python -m benchmarks.engine [TIMES]``
"""

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

import neo4j
import psutil

from graph import configuration, engine, jars, java
from graph.settings import Settings
from graph.store import open_store

GOAL: Final = {"start": 3.0, "idle": 400.0, "stop": 1.0}
QUIET: Final = "internal.dbms.bolt.netty_server_shutdown_quiet_period"


def ours(settings: Settings) -> tuple[float, float, float]:
    """Seconds to the first answer, MB at rest, seconds to the end: as a command has it."""
    begin = time.perf_counter()
    with open_store(settings) as store:
        store.version()
        start = time.perf_counter() - begin
        time.sleep(3)
        pid = engine.status(settings).pid
        idle = psutil.Process(pid).memory_info().rss / 2**20
        begin = time.perf_counter()
    while psutil.pid_exists(pid):
        time.sleep(0.01)
    return start, idle, time.perf_counter() - begin


def bare(settings: Settings) -> tuple[float, float, float]:
    """The same of Neo4j started by hand on the same store."""
    folder = settings.home / "neo4j"
    port = configuration.configure(folder, settings)
    conf = folder / "conf" / "neo4j.conf"
    conf.write_text("".join(line for line in conf.read_text().splitlines(keepends=True) if QUIET not in line))
    command = java.command(jars.ensure(settings), None, heap_mb=settings.heap_mb)
    begin = time.perf_counter()
    with subprocess.Popen(
        [*command, "org.neo4j.server.CommunityEntryPoint", f"--home-dir={folder}", f"--config-dir={folder / 'conf'}"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as server:  # fmt: skip
        with neo4j.GraphDatabase.driver(f"bolt://127.0.0.1:{port}", auth=("neo4j", (folder / "password").read_text())) as driver:
            while not _answers(driver):
                time.sleep(0.02)
            start = time.perf_counter() - begin
            time.sleep(3)
            idle = psutil.Process(server.pid).memory_info().rss / 2**20
        begin = time.perf_counter()
        server.terminate()
        server.wait()
    return start, idle, time.perf_counter() - begin


def _answers(driver: neo4j.Driver) -> bool:
    try:
        with driver.session() as session:
            return session.run("RETURN 1").single() is not None
    except neo4j.exceptions.ServiceUnavailable:
        return False


def main(times: int) -> int:
    """Print the medians of several rounds, each beside the bare one."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder), neo4j_uri="")
        with open_store(settings):
            pass  # jars, class archive and password are there from here on
        rounds = [(ours(settings), bare(settings)) for _ in range(times)]
    reached = True
    for place, (name, goal) in enumerate(GOAL.items()):
        mine, other = (median(found[side][place] for found in rounds) for side in (0, 1))
        unit = "MB" if name == "idle" else "s"
        reached &= mine <= goal
        print(f"{name:6} {mine:7.2f} {unit}, bare {other:7.2f} {unit}, ratio {mine / other:.2f}; goal {goal:g} {unit}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
