"""How fast OpenAlex works become facts in the lake, beside what nothing can leave out: parsing their lines, and writing as many cells.

A fictional nation's works are read as a load reads them, all in one scope. The peer parses the same lines by orjson and writes the
tables that came of them by pyarrow, its columns ready in memory. Goal: at least a tenth of the peer's pace; memory at most 512 MB.
Each time is the best of three, of the processor. ``python -m benchmarks.works [PEOPLE]`` (4,000 by default: half a minute)
"""

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from ingest.demo.nation import write_nation
from ingest.files import Problem
from ingest.lake import Lake
from ingest.lines import read_lines
from ingest.pipeline import Home, Options, load
from ingest.report import Report
from ingest.source import Notice, source
from ingest.sources import openalex

RUNS: Final = 3
LEAST: Final = 0.1
MEGABYTES: Final = 512


def best(of: Callable[[], object]) -> float:
    """Seconds of the processor."""
    seconds = []
    for _ in range(RUNS):
        begin = time.process_time()
        of()
        seconds.append(time.process_time() - begin)
    return min(seconds)


def read(folder: Path, works: Path) -> Report:
    """Read the works as a load does that writes nothing in the end."""
    [report] = load(Home(folder), _no_store, source("openalex"), [works], options=Options(dry_run=True, scope="all"))
    return report


def _no_store() -> Any:
    raise AssertionError("a dry run has no use for the graph")


def tables(folder: Path, works: Path) -> list[Any]:
    """The tables that come of the works."""
    run = Report(run="r", source="openalex", scope="all", visibility="open", started=datetime.now(UTC))
    writer = Lake(folder).writer(run)
    for path in sorted(works.iterdir()):
        for work in openalex.read(path):
            if not isinstance(work, Problem | Notice):
                writer.add(openalex.facts(work))
    writer.finish()
    return [pq.read_table(path) for path in writer.written().values()]


def bare(folder: Path, works: Path, columns: list[tuple[dict[str, list[object]], Any]]) -> None:
    """Parse the lines, and write the columns."""
    for path in sorted(works.iterdir()):
        for line in read_lines(path):
            if not isinstance(line, Problem):
                orjson.loads(line.text)
    for number, (cells, schema) in enumerate(columns):
        pq.write_table(pa.Table.from_pydict(cells, schema), folder / f"{number}.parquet", compression="zstd")


def main(people: int) -> int:
    """Measure, and print; 1 where a goal is missed."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_nation(folder / "nation", people=people)
        works = folder / "nation" / "openalex"
        report = read(folder / "home", works)
        ours = best(lambda: read(folder / "home", works))
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        columns = [(table.to_pydict(), table.schema) for table in tables(folder / "home", works)]
        peers = best(lambda: bare(folder, works, columns))
    sys.stdout.write(
        f"{report.rows:,} works, {sum(report.facts.values()):,} facts: {report.rows / ours:,.0f} works/s, bare {report.rows / peers:,.0f} "
        f"works/s, ratio {peers / ours:.2f} (goal {LEAST}); peak memory {megabytes} MB (goal {MEGABYTES})\n"
    )
    return int(peers / ours < LEAST or megabytes > MEGABYTES)


if __name__ == "__main__":
    raise SystemExit(main(*map(int, sys.argv[1:] or ["4000"])))
