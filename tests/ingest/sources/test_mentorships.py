"""Pairs of an approved call: each guides the other, known by their identifiers; a wrong row costs itself."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from graph.store import Store
from ingest.files import Problem
from ingest.pipeline import Home, load
from ingest.sources.mentorships import SOURCE, MentorshipRow, read
from tests import world as tiny
from tests.conftest import Loader

HEADER = "mentor,mentor_name,mentee,mentee_name,since,until,programme\n"
MAYA, RINI = "0000-0002-1825-0097", "199002152015032001"


def table(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "mentorships.csv"
    path.write_text(HEADER + "".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_pair_takes_a_seat(store: Store, home: Home, load_facts: Loader, tmp_path: Path) -> None:
    """Maya guides Rini once the list is loaded; both keep their names; a second load changes nothing."""
    load_facts(tiny.world())
    path = table(tmp_path, f"{MAYA},Maya A.,{RINI},Rini F.,2026-03-01,,Bimbingan 2026")
    with home.changing():
        load(home, lambda: nullcontext(store), SOURCE, [path])
        [again] = load(home, lambda: nullcontext(store), SOURCE, [path])
    assert again.state == "unchanged"
    pairs = store.records(
        "MATCH (a:Person)-[g:GUIDES]->(b:Person) WHERE g.programme IS NOT NULL RETURN a.name AS mentor, b.name AS mentee, g.valid_from AS since"
    )
    assert pairs == [{"mentor": "Prof. Maya Andai", "mentee": "Rini Fiktif", "since": "2026-03-01"}]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (f"{MAYA},Maya A.,{MAYA},Maya A.,2026,,", ""),
        (f"m1,Maya A.,{RINI},Rini F.,2026,,", "mentor"),
        (f"{MAYA},,{RINI},Rini F.,2026,,", "mentor_name"),
        (f"{MAYA},Maya A.,{RINI[:-1]},Rini F.,2026,,", "mentee"),
    ],
)
def test_a_wrong_row_costs_itself(tmp_path: Path, line: str, column: str) -> None:
    """Each is told with its column, never with the number; the next row is read."""
    problem, row = read(table(tmp_path, line, f"{MAYA},Maya A.,{RINI},Rini F.,2026,,"))
    assert isinstance(problem, Problem)
    assert (problem.column, RINI[:-1] in problem.reason.format(**problem.values)) == (column, False)
    assert isinstance(row, MentorshipRow)
