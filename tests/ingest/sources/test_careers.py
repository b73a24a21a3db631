"""Histories of posts: a post ends where the next begins, whatever the order of the rows; today's post stays with today's export.

Everybody and everything in these files is fictional, and so are their numbers.
"""

import tempfile
from contextlib import nullcontext
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import SourceError
from graph.store import Store
from ingest.files import Problem
from ingest.pipeline import Home, Options, load
from ingest.report import Report
from ingest.source import Notice, source
from ingest.sources.careers import DROPPED, SOURCE, CareerRow, facts, read
from tests.conftest import contents
from tests.ingest.sources.told import text

GOLDEN = Path(__file__).with_name("golden")
HEADER = "nipBaru,nama,instansiKerjaNama,namaJabatan,tmtJabatan,jenisPenugasanId\n"
NIP = "199002152015032001"


def ends(path: Path) -> dict[str, str | None]:
    """The days on which the posts of a file end, by title."""
    return {row.title: row.until for row in read(path) if isinstance(row, CareerRow)}


def table(folder: Path, *rows: tuple[str, ...]) -> Path:
    """A file of these posts of one person: title, first day, assignment."""
    path = folder / "posts.csv"
    lines = [f"{NIP},SARI REKAAN,Badan Khayal,{','.join(row)}\n" for row in rows]
    path.write_text(HEADER + "".join(lines), encoding="utf-8")
    return path


def test_golden() -> None:
    """The service's columns, as an agency exports them, give exactly these facts, problems and notices, and nothing of a decree."""
    found = text(read(GOLDEN / "careers.csv"), facts)
    assert found == (GOLDEN / "careers.txt").read_text(encoding="utf-8")
    assert "RAHASIA" not in found


def test_posts_of_one_day_do_not_end_each_other(tmp_path: Path) -> None:
    """A post told twice, or two of one day, ends with the next; an acting one with the next acting one."""
    rows = [
        ("B", "01-03-2018", "D"), ("A", "2016-01-01", ""), ("Plt. Kepala C", "01-05-2018", "D"), ("A2", "2016-01-01", "D"),
        ("Kepala D", "01-06-2019", "PLT"),
    ]  # fmt: skip
    assert ends(table(tmp_path, *rows)) == {
        "B": None, "A": "2018-02-28", "A2": "2018-02-28", "Plt. Kepala C": "2019-05-31", "Kepala D": None,
    }  # fmt: skip


@given(days=st.permutations(range(1, 25)))
def test_order_of_the_rows_makes_no_difference(days: list[int]) -> None:
    """Posts of one kind follow each other without gap, however the file has them."""
    with tempfile.TemporaryDirectory() as folder:
        found = ends(table(Path(folder), *((f"Jabatan {day}", f"{day:02}-01-2020", "D") for day in days)))
    assert found == {f"Jabatan {day}": f"2020-01-{day:02}" if day < 24 else None for day in days}


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (("Kepala", "31-02-2020", "D"), "tmtJabatan"),
        (("Kepala", "", "D"), "tmtJabatan"),
        (("", "01-01-2020", "D"), "namaJabatan"),
        (("Kepala", "01-01-2020", "SK 7"), "jenisPenugasanId"),
    ],
)
def test_a_wrong_row_costs_itself(tmp_path: Path, line: tuple[str, ...], column: str) -> None:
    """It is told by line and column, ends no other post, and the rest is read."""
    found = list(read(table(tmp_path, ("A", "01-01-2016", "D"), line, ("B", "01-01-2018", "D"))))
    [problem] = [item for item in found if isinstance(item, Problem)]
    assert (problem.line, problem.column) == (3, column)
    assert {row.title: row.until for row in found if isinstance(row, CareerRow)} == {"A": "2017-12-31", "B": None}


def test_who_has_left_leaves_nothing_and_a_file_may_not_say(tmp_path: Path) -> None:
    """Without the column everybody serves, and that is told; other tables are refused by what they lack."""
    notices = [item.reason for item in read(table(tmp_path, ("A", "01-01-2016", "D"))) if isinstance(item, Notice)]
    assert len(notices) == 2
    assert "who has left" in notices[0]
    with pytest.raises(SourceError, match="tmtJabatan"):
        list(read(GOLDEN / "siasn.csv"))


def test_source_covers_the_published_columns() -> None:
    """What SIASN's service gives of a post is kept or dropped by name."""
    published = [
        "id",
        "idPns",
        "nipBaru",
        "jenisJabatan",
        "instansiKerjaId",
        "instansiKerjaNama",
        "satuanKerjaId",
        "unorId",
        "unorNama",
        "unorIndukId",
        "eselonId",
        "jabatanFungsionalId",
        "jabatanFungsionalNama",
        "jabatanFungsionalUmumId",
        "jabatanFungsionalUmumNama",
        "tmtJabatan",
        "nomorSk",
        "tanggalSk",
        "namaJabatan",
        "tmtPelantikan",
        "jenisPenugasanId",
        "jenisMutasiId",
        "subJabatanId",
        "tmtMutasi",
        "path",
    ]
    assert not set(published) - {*SOURCE.columns(), *DROPPED}
    assert "until" not in SOURCE.columns()


def loaded(store: Store, home: Home) -> list[Report]:
    """The golden export of today's staff, and their history."""
    reports = []
    for name in ("siasn", "careers"):
        with home.changing():
            options = Options(force=True, visibility="open")
            reports += load(home, lambda: nullcontext(store), source(name), [GOLDEN / f"{name}.csv"], options=options)
    return reports


def test_one_person_with_today_and_before(store: Store, home: Home) -> None:
    """Both tables tell one person, named by the fuller; today's post is held once and has no end; loading again changes nothing."""
    loaded(store, home)
    assert store.records(
        """
        MATCH (p:Person)-[h:HOLDS_POSITION]->(post) WHERE p.name STARTS WITH 'Dr. Sari' OR p.name = 'Tono'
        RETURN p.name AS name, post.title AS title, h.assignment AS held, h.valid_from AS since, h.valid_to AS until ORDER BY name, since
        """
    ) == [
        dict(zip(("name", "title", "held", "since", "until"), row, strict=True))
        for row in (
            ("Dr. Sari Rekaan, S.E., M.M.", "Pengelola Kepegawaian", "D", "2015-03-01", "2017-02-28"),
            ("Dr. Sari Rekaan, S.E., M.M.", "Analis Kebijakan Ahli Pertama", "D", "2017-03-01", "2022-01-01"),
            ("Dr. Sari Rekaan, S.E., M.M.", "Analis Kebijakan Ahli Muda", "D", "2022-01-02", None),
            ("Tono", "Kepala Subbagian Umum", "D", "2016-02-01", "2019-06-30"),
            ("Tono", "Kepala Bagian Umum", "PLT", "2018-05-01", "2020-12-31"),
            ("Tono", "Kepala Bagian Umum", "PLT", "2024-05-06", None),
        )
    ]
    before = contents(store)
    assert all(report.state == "unchanged" for report in loaded(store, home))
    assert contents(store) == before


def test_a_former_agency_does_not_see_whom_only_the_present_one_may(store: Store, home: Home) -> None:
    """A history widens no audience: without the export of today's staff nobody's institution is known."""
    with home.changing():
        load(home, lambda: nullcontext(store), SOURCE, [GOLDEN / "careers.csv"], options=Options(force=True))
    people = store.records("MATCH (p:Person) RETURN p.name AS name, size(p.own) AS seers ORDER BY name")
    assert people == [{"name": "Sari Rekaan", "seers": 1}, {"name": "Tono", "seers": 1}]
