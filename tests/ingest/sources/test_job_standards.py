"""Standards of posts: what a post needs is told to whoever holds a post of that name, or wants to."""

from contextlib import nullcontext
from pathlib import Path

import pytest

from graph.edges import HoldsPosition
from graph.nodes import Position, Ref
from graph.store import Store
from ingest.files import Problem
from ingest.pipeline import Home, load
from ingest.sources import local_skills
from ingest.sources.job_standards import SOURCE, JobStandardRow, read
from queries.gaps import AskGaps, gaps
from queries.question import Viewer
from tests import world as tiny
from tests.conftest import Loader

HEADER = "scheme,code,label,label_id,synonyms,skill,need,level,source,source_date,state\n"
AUDITOR = "skj,auditor-madya,Auditor Ahli Madya,,Auditor Madya,{},{},{},keputusan (fiksi),2026,published"


def table(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "standards.csv"
    path.write_text(HEADER + "".join(line + "\n" for line in lines), encoding="utf-8")
    return path


def test_a_post_asks_for_its_skills(store: Store, home: Home, load_facts: Loader, tmp_path: Path) -> None:
    """A role's needs with their levels, by any of its names; who holds a post of that name is asked for them; a skill of no list is left out."""
    post = Position(record="p", about="joko", title="AUDITOR AHLI MADYA", language="id")
    load_facts([*tiny.world(), post, HoldsPosition(about="joko", start=Ref("Person", "joko"), end=post.ref)])
    rows = [
        AUDITOR.format("simpul-id:audit-kinerja", "essential", 3),
        AUDITOR.format("simpul-id:probity-audit", "optional", ""),
        AUDITOR.format("simpul-id:nothing-of-that-name", "essential", 2),
    ]
    with home.changing():
        load(home, lambda: nullcontext(store), local_skills.SOURCE, [])
        load(home, lambda: nullcontext(store), SOURCE, [table(tmp_path, *rows)])
    expected = [("Performance audit", "essential", 3), ("Probity audit", "optional", None)]
    for ask in (AskGaps(person="Rini Fiktif", role="auditor madya"), AskGaps(person="Joko Ibarat")):
        assert [(row.label, row.need, row.needed) for row in gaps(store, ask, Viewer.of()).rows] == expected
    assert not gaps(store, AskGaps(person="Rini Fiktif"), Viewer.of()).rows


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (AUDITOR.format("audit-kinerja", "essential", 3), "skill"),
        (AUDITOR.format("simpul-id:audit-kinerja", "vital", 3), "need"),
        (AUDITOR.format("simpul-id:audit-kinerja", "essential", 0), "level"),
        (AUDITOR.format("simpul-id:audit-kinerja", "essential", "tinggi"), "level"),
    ],
)
def test_a_wrong_row_costs_itself(tmp_path: Path, line: str, column: str) -> None:
    """Each is told with its column, and the next row is read."""
    problem, row = read(table(tmp_path, line, AUDITOR.format("simpul-id:audit-kinerja", "essential", 3)))
    assert isinstance(problem, Problem)
    assert problem.column == column
    assert isinstance(row, JobStandardRow)
