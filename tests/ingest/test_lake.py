"""The lake's writer: what waits to be written costs little."""

import gc
from datetime import UTC, datetime
from pathlib import Path

from graph.edges import Named
from graph.nodes import Institution, Ref
from ingest.lake import Lake
from ingest.report import Report


def test_waiting_facts_are_nothing_to_the_garbage_collector(tmp_path: Path) -> None:
    """However many facts wait to be written, a collection looks through no more objects than before."""
    report = Report(run="r", source="world", scope="one", visibility="open", started=datetime(2026, 1, 2, tzinfo=UTC))
    writer = Lake(tmp_path).writer(report)
    counts = []
    for _ in range(2):
        for number in range(2000):
            writer.add([Institution(record=f"i{number}", name=f"Instansi {number} (fiksi)", aliases=("satu", "dua"))])
            writer.add([Named(start=Ref("Person", f"p{number}"), end=Ref("Name", f"official:Nama {number}"))])
        gc.collect()
        counts.append(len(gc.get_objects()))
    assert counts[1] - counts[0] < 200
    assert writer.finish() == {"Institution": 4000, "Named": 4000}
