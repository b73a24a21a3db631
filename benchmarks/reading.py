"""What reading skills adds to a load, and how fast texts are read beside the bare matcher on the same texts.

A fictional nation is loaded with ESCO's labels and those that come with Simpul. Goal: reading is not slower than half of the
bare matcher, whose own goal stands in ``skill_matcher``; memory at most 1 GB. Peers say nothing here: the ratio is to our own
matcher, in the same run. ``python -m benchmarks.reading [PEOPLE]`` (needs ``../shared/data``; minutes).
"""

import dataclasses
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.skill_matcher import DATA, esco
from graph import engine
from graph.nodes import Skill
from graph.settings import Settings
from graph.store import connected
from ingest import reading
from ingest.extract.skills import Matcher
from ingest.files import Problem
from ingest.pipeline import Home, Options, load, silent
from ingest.report import Report
from ingest.source import Notice, Row, Source, source


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


def anew(home: Home, folder: Path) -> tuple[int, int, float, float]:
    """Read every text of what the graph shows anew: texts, words, seconds; and seconds of the bare matcher."""
    shown = home.projections.applied
    with home.connect() as connection:
        reading.readable(connection, shown)
        looked_for = reading.skills(connection, shown, home.standards())
        matcher = Matcher(looked_for.labels())
        way = dataclasses.replace(reading.WORDS, reader=lambda _: matcher.find)  # without the seconds that building it takes
        begin = time.process_time()
        texts = reading.Readings(folder, way).read(connection, shown, looked_for, silent)
        ours = time.process_time() - begin
    tables = [pq.read_table(shown / "Evidence.parquet", columns=["title", "text", "language"]).to_pylist()]
    tables.append(
        [{**row, "text": None} for row in pq.read_table(shown / "Position.parquet", columns=["title", "language"]).to_pylist()]
    )
    said = {(row["title"], row["text"], row["language"] or "") for rows in tables for row in rows}
    words = sum(len(title.split()) + len((text or "").split()) for title, text, _ in said)
    begin = time.process_time()
    for title, text, language in said:
        matcher.find(title, language)
        if text:
            matcher.find(text, language)
    return texts, words, ours, time.process_time() - begin


def main(people: int) -> None:
    """Load the nation and print."""
    if not (DATA / "esco").exists():
        sys.stdout.write(f"Skipped: {DATA / 'esco'} is not there.\n")
        return
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
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        texts, words, ours, bare = anew(home, folder / "anew")
    sys.stdout.write(
        f"{texts:,} texts of {words:,} words read anew: {words / ours:,.0f} words/s, bare matcher {words / bare:,.0f} words/s, ratio "
        f"{bare / ours:.2f}; peak memory {memory} MB\n"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000)
