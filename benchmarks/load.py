"""How fast facts reach the graph: against a bare driver loop that sends the same rows; and in what memory.

Goal: at least 0.8 of the bare loop, flat to 300,000 people, Simpul's own memory at most 1 GB.
``python -m benchmarks.load [PEOPLE …]``
"""

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import LiteralString, cast

import neo4j
import pyarrow.parquet as pq

from graph import engine, schema, write
from graph.edges import EDGES, Edge, EmployedBy, HoldsPosition, IdentifiedBy, Named, PartOf, WorksAt
from graph.nodes import NODES, Identifier, Institution, Name, Node, Person, Position, Ref, Unit
from graph.settings import Settings
from graph.store import BATCH, connected
from ingest.files import Problem
from ingest.pipeline import Home, Options, load
from ingest.projection import tables
from ingest.source import Notice, Row, Source


class Made(Row):
    """The number of a made-up person."""


def read(path: Path) -> Iterator[Made | Problem | Notice]:
    """As many people as the file says."""
    for number in range(int(path.read_text())):
        yield Made(line=number + 1)


def facts(row: Made) -> Iterator[Node | Edge]:
    """A person as a personnel export tells of one: name, NIP, employer, unit, post."""
    about = f"p{row.line}"
    who, unit = Ref("Person", about), Unit(record=f"u{row.line % 3001}", about=about, name=f"Direktorat {row.line % 3001}")
    at = Institution(
        record=f"i{row.line % 90}", about=about, name=f"Instansi {row.line % 90} (fiksi)", sector="central_government"
    )
    form = Name(about=about, kind="official", form=f"Nama {row.line % 200_000}")
    nip = Identifier(about=about, scheme="nip", value=str(row.line))
    post = Position(
        record=f"{unit.record}/{row.line % 7}", about=about, title=f"Analis {row.line % 7}", kind="functional", language="id"
    )
    yield Person(record=about, about=about, name=form.form, visibility="open")
    yield from (form, nip, at, unit, post)
    yield Named(about=about, start=who, end=form.ref)
    yield IdentifiedBy(about=about, start=who, end=nip.ref)
    yield EmployedBy(about=about, start=who, end=at.ref, status="PNS", valid_from="2015-03-01")
    yield WorksAt(about=about, start=who, end=at.ref)
    yield PartOf(about=about, start=unit.ref, end=at.ref)
    yield PartOf(about=about, start=post.ref, end=unit.ref)
    yield HoldsPosition(about=about, start=who, end=post.ref, valid_from="2020-01-02")


MADE = Source(
    name="made", title="Made-up people", publisher="benchmark", licence="Apache-2.0", lawful_basis="nobody real is in it",
    visibility="open", row=Made, read=read, facts=facts,
)  # fmt: skip


def bare(address: engine.Address, projection: Path) -> tuple[int, float]:
    """Send the rows of a projection by the plain driver: the rows in memory, the same statements and batches; rows and seconds."""
    work = []
    for table in tables():
        rows = pq.read_table(projection / f"{table.name}.parquet").drop_columns(["hash"]).to_pylist()
        labels = [row.pop("labels") for row in rows]
        if table.is_edge:
            ends = [{"start": row.pop("start"), "end": row.pop("end"), "key": row["key"], "properties": row} for row in rows]
            work.append((write.merge_edges(EDGES[table.kind], table.start, table.end), ends))
        else:
            found = tuple(labels[0] or ()) if labels else ()
            work.append((write.merge_nodes(NODES[table.kind], found), [{"id": row["id"], "properties": row} for row in rows]))
    with neo4j.GraphDatabase.driver(address.uri, auth=(address.user, address.password)) as driver, driver.session() as session:
        for statement in schema.statements():
            session.run(cast("LiteralString", statement)).consume()  # type: ignore[redundant-cast]
        begin = time.perf_counter()
        for statement, rows in work:
            for first in range(0, len(rows), BATCH):
                session.run(cast("LiteralString", statement), rows=rows[first : first + BATCH]).consume()  # type: ignore[redundant-cast]
        return sum(len(rows) for _, rows in work), time.perf_counter() - begin


def measure(people: int) -> None:
    """Load once by Simpul, once bare, and print the ratio."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=Path(folder), neo4j_uri="", heap_mb=1024, page_cache_mb=512)
        path = Path(folder) / "people"
        path.write_text(str(people))
        home = Home(settings.home)
        with engine.running(settings) as address, connected(address.uri, address.user, address.password, settings) as store:
            with home.changing():
                load(home, lambda: nullcontext(store), MADE, [path])
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
                store.clear()
                rows, seconds = bare(address, home.projections.applied)
                path.write_text(f"{people} ")  # the same people, as a new run on the server that is now warm for both
                [report] = load(home, lambda: nullcontext(store), MADE, [path], options=Options(rebuild=True))
            sent = sum(change.written for change in report.changes.values())
        ours = report.seconds["graph"]
        whole = sum(report.seconds.values())
        sys.stdout.write(
            f"{people:>8,} people, {sent:,} rows: {sent / ours:,.0f} rows/s, bare driver {rows / seconds:,.0f} rows/s, "
            f"ratio {seconds / ours * sent / rows:.2f}; whole load {whole:.0f} s {report.seconds}; Simpul's peak memory {memory} MB\n"
        )
        sys.stdout.flush()


def main(sizes: list[int]) -> None:
    """Measure each size in a process of its own, so that the memory of one is not the other's."""
    if len(sizes) == 1:
        measure(sizes[0])
        return
    for size in sizes or [10_000, 100_000, 300_000]:
        subprocess.run([sys.executable, "-m", "benchmarks.load", str(size)], check=True)


if __name__ == "__main__":
    main([int(argument) for argument in sys.argv[1:]])
