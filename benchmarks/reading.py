"""What reading skills adds to a load, and how fast many works are read beside the bare matcher on the same texts.

A fictional nation is loaded with ESCO's labels and those that come with Simpul. Then works put together from its
sentences, the news' and ESCO's descriptions are read in a process of their own, whose memory is told. Goal: reading is
not slower than half of the bare matcher, whose own goal stands in ``skill_matcher``; memory at most 1 GB. The ratio is to our own
matcher, in the same run. What is done once for all texts (building the matcher, keeping the labels) is told apart.
``python -m benchmarks.reading [PEOPLE [WORKS]]`` (needs ``../shared/data``; a minute of an idle core, 328,000 works two).
"""

import dataclasses
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import nullcontext
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from benchmarks.skill_matcher import DATA, esco, texts
from graph import engine
from graph.console import progress
from graph.nodes import Skill
from graph.settings import Settings
from graph.store import connected
from ingest import reading
from ingest.extract.skills.matching import Matcher
from ingest.files import Problem
from ingest.pipeline import Home, Options, load
from ingest.report import Report
from ingest.skill_readers import WORDS
from ingest.source import Notice, Row, Source, source
from ingest.vocabulary import skills

PEOPLE: Final = 300
WORKS: Final = 100_000
SAMPLE: Final = 20
"""Of so many texts the bare matcher reads one."""
PER_FILE: Final = 20_000


class Label(Row):
    """A skill of ESCO."""

    skill: Skill


def read(_: Path) -> Iterator[Label | Problem | Notice]:
    """ESCO's skills from the data set beside the project."""
    for line, skill in enumerate(esco(), 1):
        yield Label(line=line, skill=skill)


ESCO = Source(
    name="esco", title="ESCO", publisher="European Commission", licence="reuse with attribution", lawful_basis="nobody is in it",
    visibility="open", row=Label, read=read, facts=lambda row: [row.skill], standard=True,
)  # fmt: skip


class Pace(NamedTuple):
    """What reading cost: texts, words, seconds of the processor once and for the texts, seconds a word of the bare matcher, MB."""

    texts: int
    words: int
    once: float
    seconds: float
    bare: float
    megabytes: int


def works(shown: Path, folder: Path, count: int) -> None:
    """Write a projection of ``count`` works, each of a title and two sentences, no two alike."""
    draw = random.Random(0)
    told = pq.read_table(shown / "Evidence.parquet", columns=["title", "text", "language"]).to_pylist()
    pool = [(line, row["language"]) for row in told for line in re.split(r"(?<=[.!?]) ", row["text"] or "") if line]
    for name, text in texts():
        pool += [(line, "id" if "Indonesian" in name else "en") for line in re.split(r"(?<=[.!?]) ", text) if line]
    folder.mkdir()
    for name in ("Skill", "Position"):
        shutil.copy(shown / f"{name}.parquet", folder)
    schema = pq.read_schema(shown / "Evidence.parquet")
    kept = pa.schema([schema.field(name) for name in ("id", "title", "text", "language", "own", "sources")])
    with pq.ParquetWriter(folder / "Evidence.parquet", kept) as file:
        for first in range(0, count, PER_FILE):
            rows = []
            for number in range(first, min(first + PER_FILE, count)):
                (one, language), (two, _) = draw.choices(pool, k=2)
                title = f"{draw.choice(told)['title']} ({number})"
                rows.append(
                    {"id": f"w{number}", "title": title, "text": f"{one} {two}", "language": language, "own": None, "sources": []}
                )
            file.write_table(pa.Table.from_pylist(rows, kept))


def pace(home: Home, shown: Path, folder: Path) -> Pace:
    """Read every text of a projection: meant for a process of its own."""
    with home.connect() as connection, progress() as told:
        connection.execute("CREATE TEMP TABLE readable (kind VARCHAR, id VARCHAR, key VARCHAR, own VARCHAR[], sources VARCHAR[])")
        begin = time.process_time()
        looked_for = skills(connection, shown, home.standards())
        matcher = Matcher(looked_for.labels())
        way = dataclasses.replace(WORDS, reader=lambda _: matcher.find)
        reading.Readings(folder, way).read(connection, shown, looked_for, told)
        once = time.process_time() - begin
        begin = time.process_time()
        reading.readable(connection, shown)
        count = reading.Readings(folder, way).read(connection, shown, looked_for, told)
        seconds = time.process_time() - begin
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    table = pq.read_table(shown / "Evidence.parquet", columns=["title", "text", "language"])
    words = [
        len(f"{title} {text or ''}".split())
        for title, text in zip(table["title"].to_pylist(), table["text"].to_pylist(), strict=True)
    ]
    some = table.take(list(range(0, len(table), SAMPLE))).to_pylist()
    begin = time.process_time()
    for row in some:
        matcher.find(row["title"], row["language"])
        matcher.find(row["text"], row["language"])
    bare = (time.process_time() - begin) / sum(words[::SAMPLE])
    return Pace(count, sum(words), once, seconds, bare, memory)


def main(people: int, count: int) -> int:
    """Load the nation, read the works, and print; 1 where a goal is missed."""
    if not (DATA / "esco").exists():
        sys.stdout.write(f"Skipped: {DATA / 'esco'} is not there.\n")
        return 0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        nation = folder / "nation"
        subprocess.run([sys.executable, "-m", "ingest.demo", str(nation), "--people", str(people)], check=True)
        settings = Settings(home=folder / "home", neo4j_uri="", heap_mb=1024, page_cache_mb=512)
        home = Home(settings.home)
        reports: list[Report] = []
        with engine.running(settings) as address, connected(address.uri, address.user, address.password, settings) as store:
            for what, paths in (
                (ESCO, [nation]), (source("esco_id"), []), (source("competencies"), []), (source("local_skills"), []),
                (source("institutions"), [nation / "institutions.csv"]), (source("openalex"), [nation / "openalex"]),
                (source("siasn"), [nation / "siasn"]),
            ):  # fmt: skip
                with home.changing():
                    options = Options(visibility="open", force=True, scope="all")
                    reports += load(home, lambda: nullcontext(store), what, paths, options=options)
        for report in reports[-2:]:
            whole = sum(report.seconds.values())
            share = report.seconds["read skills"] / whole
            edges = report.changes["Evidences"].written if "Evidences" in report.changes else 0
            sys.stdout.write(
                f"{report.source}: {report.rows:,} rows, {report.texts:,} texts read, {edges:,} edges to skills written; reading "
                f"{share:.0%} of {whole:.0f} s {report.seconds}\n"
            )
        works(home.projections.applied, folder / "works", count)
        with ProcessPoolExecutor(1, get_context("spawn")) as alone:
            one = alone.submit(pace, home, folder / "works", folder / "anew").result()
    ratio = one.bare * one.words / one.seconds
    sys.stdout.write(
        f"{one.texts:,} texts of {one.words:,} words: {one.words / one.seconds:,.0f} words/s after {one.once:.0f} s once; bare matcher "
        f"{1 / one.bare:,.0f} words/s, ratio {ratio:.2f} (goal 0.5); peak memory {one.megabytes} MB (goal 1024)\n"
    )
    return int(ratio < 0.5 or one.megabytes > 1024)


if __name__ == "__main__":
    numbers = [*map(int, sys.argv[1:]), *(PEOPLE, WORKS)[len(sys.argv) - 1 :]]
    raise SystemExit(main(*numbers))
