"""Histories of trainings: one course for all who were in it, taken or given, at an organiser that the lake may know.

Everybody and everything in these files is fictional, and so are their numbers.
"""

from contextlib import nullcontext
from pathlib import Path

import pytest

from graph.edges import Attended
from graph.nodes import Evidence, Identifier, Institution
from graph.store import Store
from ingest.files import Problem
from ingest.pipeline import Home, Options, load
from ingest.report import Report
from ingest.source import Known, source
from ingest.sources.courses import DROPPED, SOURCE, CourseRow, facts, knowing, read
from tests.conftest import contents
from tests.ingest.sources.told import text

GOLDEN = Path(__file__).with_name("golden")
NIP = "199002152015032001"


def course(folder: Path, title: str, role: str = "") -> tuple[str, str, str]:
    """As what a course counts: its kind, its title, and the person's part in it."""
    path = folder / "courses.csv"
    path.write_text(f"nipBaru;nama;namaKursus;peran\n{NIP};SARI REKAAN;{title};{role}\n", encoding="utf-8")
    [row] = [item for item in read(path) if isinstance(item, CourseRow)]
    found = list(facts(row))
    [evidence] = [fact for fact in found if isinstance(fact, Evidence)]
    [attended] = [fact for fact in found if isinstance(fact, Attended)]
    return evidence.kind, evidence.title, attended.role


def test_golden() -> None:
    """The service's columns, as an agency exports them, give exactly these facts, problems and notices, and no number of a paper."""
    found = text(read(GOLDEN / "courses.csv"), facts)
    assert found == (GOLDEN / "courses.txt").read_text(encoding="utf-8")
    assert "RAHASIA" not in found


@pytest.mark.parametrize(
    ("written", "role", "read_as"),
    [
        ("Seminar Kebijakan", "", ("training", "Seminar Kebijakan", "participant")),
        ("Seminar Kebijakan", "Narasumber", ("training", "Seminar Kebijakan", "instructor")),
        ("NARASUMBER PADA KEGIATAN SEMINAR KEBIJAKAN", "", ("training", "SEMINAR KEBIJAKAN", "instructor")),
        ("Pengajar: Pelatihan Audit", "Peserta", ("training", "Pelatihan Audit", "instructor")),
        ("Pelatihan Fasilitator", "", ("training", "Pelatihan Fasilitator", "participant")),
        ("Instruktur Senam", "", ("training", "Instruktur Senam", "participant")),
        ("Fasilitator", "", ("training", "Fasilitator", "participant")),
        ("Uji Kompetensi Auditor Muda", "", ("certificate", "Uji Kompetensi Auditor Muda", "participant")),
    ],
)
def test_taken_or_given(tmp_path: Path, written: str, role: str, read_as: tuple[str, str, str]) -> None:
    """Who taught is told by the column or before the title; a course for teachers is one that was taken."""
    assert course(tmp_path, written, role) == read_as


def test_a_wrong_row_costs_itself() -> None:
    """Each is told by line and column, the rest is read."""
    found = list(read(GOLDEN / "courses.csv"))
    problems = [(item.line, item.column) for item in found if isinstance(item, Problem)]
    assert problems == [(8, "nipBaru"), (9, "namaKursus"), (10, "tanggalKursus")]
    assert len([item for item in found if isinstance(item, CourseRow)]) == 6


def test_an_organiser_is_known_by_a_name_that_only_one_bears() -> None:
    """By name, acronym or alias; where two bear it, it stays what the file calls it."""
    [row, *_] = [item for item in read(GOLDEN / "courses.csv") if isinstance(item, CourseRow)]
    one, other = Institution(record="khayal", name="Badan Khayal", sector="central_government"), Institution(record="b", name="B")
    for institutions, record in (
        ((one, other), "simpul:khayal"),
        ((other.model_copy(update={"aliases": ("BADAN KHAYAL",)}),), "simpul:b"),
        ((one, other.model_copy(update={"short": "Badan Khayal"})), "badan-khayal"),
        ((), "badan-khayal"),
    ):
        found = list(knowing(Known(institutions=institutions))(row))
        assert [fact.record for fact in found if isinstance(fact, Institution)] == [record]
        keys = [fact.value for fact in found if isinstance(fact, Identifier) and fact.scheme == "simpul"]
        assert keys == ([record.removeprefix("simpul:")] if record.startswith("simpul:") else [])


def test_source_covers_the_published_columns() -> None:
    """What SIASN's service gives of courses and structural trainings is kept or dropped by name."""
    published = (
        "jenisKursusId jenisKursusNama jenisKursusSertifikat jenisDiklatId namaKursus noSertipikat institusiPenyelenggara jumlahJam "
        "tahunKursus tanggalKursus tanggalSelesaiKursus latihanStrukturalId latihanStrukturalNama nomor tanggal tanggalSelesai tahun"
    )
    assert not set(published.split()) - {*SOURCE.columns(), *DROPPED}


def loaded(store: Store, home: Home) -> list[Report]:
    """The golden export of today's staff, and their courses."""
    reports = []
    for name in ("siasn", "courses"):
        with home.changing():
            options = Options(force=True, visibility="open")
            reports += load(home, lambda: nullcontext(store), source(name), [GOLDEN / f"{name}.csv"], options=options)
    return reports


def test_who_was_in_one_course_shares_it(store: Store, home: Home) -> None:
    """One taught and one learnt there; the people are those of the export; loading again changes nothing."""
    loaded(store, home)
    assert store.records(
        """
        MATCH (p:Person)-[a:ATTENDED]->(e:Evidence {title: 'Bimbingan Teknis Analisis Kebijakan'})-[:GIVEN_AT]->(i:Institution)
        RETURN p.name AS name, a.role AS role, e.kind AS kind, e.date AS date, toLower(i.name) AS organiser ORDER BY name
        """
    ) == [
        {"name": "Dr. Sari Rekaan, S.E., M.M.", "role": "instructor", "kind": "training", "date": "2024-03-05", "organiser": "badan khayal"},
        {"name": "Tono", "role": "participant", "kind": "training", "date": "2024-03-05", "organiser": "badan khayal"},
    ]  # fmt: skip
    before = contents(store)
    assert all(report.state == "unchanged" for report in loaded(store, home))
    assert contents(store) == before
