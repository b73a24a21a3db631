"""What people agreed to: joined to what registers know of them, the newest word holding, nobody shown wider than before."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from graph.store import Store
from ingest.files import Problem
from ingest.pipeline import Home, load
from ingest.source import sources
from ingest.sources.consents import SOURCE, ConsentRow, read
from tests import world as tiny
from tests.conftest import Loader

HEADER = "nip,orcid,name,mentees,meets,languages,introductions,date\n"
MAYA = "0000-0002-1825-0097"


def table(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "consents.csv"
    path.write_text(HEADER + "".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def test_the_newest_word_holds_and_nothing_else_changes(store: Store, home: Home, load_facts: Loader, tmp_path: Path) -> None:
    """A consent joins the person by ORCID; a later row withdraws it; name and audience stay as the registers have them."""
    load_facts(
        [
            *tiny.person("maya", "Prof. Maya Andai", "laut"),
            tiny.institution("laut", "Universitas Laut", "academia"),
            *tiny.identified("maya", "orcid", MAYA),
        ]
    )
    asked = (
        "MATCH (p:Person) RETURN p.name AS name, p.mentees AS mentees, p.languages AS languages, p.introductions AS introductions"
    )
    with home.changing():
        load(home, lambda: nullcontext(store), SOURCE, [table(tmp_path, f",{MAYA},Maya A.,3,online,id;en,,2026-01-02")])
    assert store.records(asked) == [{"name": "Prof. Maya Andai", "mentees": 3, "languages": ["en", "id"], "introductions": None}]
    later = table(tmp_path, f",{MAYA},Maya A.,3,online,id;en,,2026-01-02", f",{MAYA},Maya A.,0,,,0,2026-05-06")
    with home.changing():
        load(home, lambda: nullcontext(store), SOURCE, [later])
    assert store.records(asked) == [{"name": "Prof. Maya Andai", "mentees": 0, "languages": ["en", "id"], "introductions": 0}]


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (",,Maya Andai,3,,,,2026", ""),
        (f",{MAYA},Maya Andai,-1,,,,2026", "mentees"),
        (f",{MAYA},Maya Andai,3,by post,,,2026", "meets"),
        (f",{MAYA},Maya Andai,3,,,,", ""),
        (f",{MAYA},,3,,,,2026", "name"),
        ("123,,Maya Andai,3,,,,2026", "nip"),
    ],
)
def test_a_wrong_row_costs_itself(tmp_path: Path, line: str, column: str) -> None:
    """Each is told with its column, and the next row is read."""
    problem, row = read(table(tmp_path, line, f",{MAYA},Maya Andai,2,both,id,5,2026-02"))
    assert isinstance(problem, Problem)
    assert problem.column == column
    assert isinstance(row, ConsentRow)
    assert (row.mentees, row.introductions, row.languages, row.date) == (2, 5, ("id",), "2026-02")
    assert "123" not in problem.reason.format(**problem.values)


def test_it_is_found_by_its_name() -> None:
    """The command line knows it."""
    assert sources()["consents"] is SOURCE
