"""SIASN exports become people, posts and degrees; what is private stays outside, and what is wrong is told without telling it.

Everybody and everything in these files is fictional, and so are their numbers.
"""

import csv
import tempfile
from collections.abc import Mapping
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from graph.edges import Edge, EmployedBy, GivenAt, HoldsPosition, WorksAt
from graph.errors import ExpectationFailed, SourceError
from graph.nodes import Identifier, Institution, Name, Person, Position
from graph.store import Store
from ingest.files import Problem
from ingest.pipeline import Home, Options, load
from ingest.source import Notice
from ingest.sources.siasn import DROPPED, SOURCE, Employee, facts, read, scope
from tests.ingest.sources.told import text, told
from tests.strategies import nips, odd_text

GOLDEN = Path(__file__).with_name("golden")
KEY = "AAAA0000000000000000000000000001"
AGENCY = "DDDD0000000000000000000000000001"
ROW = {
    "PNS ID": KEY,
    "NIP BARU": "199002152015032001",
    "NAMA": "SARI REKAAN",
    "KEDUDUKAN HUKUM ID": "01",
    "INSTANSI INDUK ID": AGENCY,
    "INSTANSI INDUK NAMA": "Badan Khayal",
}

Item = Employee | Problem | Notice


def table(
    folder: Path, *rows: Mapping[str, object], delimiter: str = ",", encoding: str = "utf-8", name: str = "asn.csv"
) -> Path:
    """A file with these rows, and the columns of the first."""
    path = folder / name
    with path.open("w", encoding=encoding, newline="") as out:
        writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(rows)
    return path


def workbook(folder: Path, *rows: Mapping[str, object]) -> Path:
    """The same as a workbook."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    book.save(folder / "asn.xlsx")
    return folder / "asn.xlsx"


def items(path: Path) -> tuple[list[Employee], list[Problem], list[str]]:
    """What a file gives: its employees, its problems, its notices in words."""
    found = list(read(path))
    notices = [item.reason.format(**item.values) for item in found if isinstance(item, Notice)]
    return (
        [item for item in found if isinstance(item, Employee)],
        [item for item in found if isinstance(item, Problem)],
        notices,
    )


def employee(folder: Path, **cells: object) -> Employee:
    """The one employee of a file with these cells; underscores stand for spaces."""
    rows, problems, _ = items(table(folder, ROW | {name.replace("_", " "): cell for name, cell in cells.items()}))
    assert not problems
    [row] = rows
    return row


def said(kind: type[Any], row: Employee) -> list[Any]:
    """The facts of a kind."""
    return [fact for fact in facts(row) if type(fact) is kind]


def test_golden() -> None:
    """An export in SIASN's own dress gives exactly these facts, problems and notices."""
    assert text(read(GOLDEN / "siasn.csv"), facts) == (GOLDEN / "siasn.txt").read_text(encoding="utf-8")


def test_golden_holds_nothing_that_is_dropped() -> None:
    """No cell of a dropped column is in what is kept."""
    kept = (GOLDEN / "siasn.txt").read_text(encoding="utf-8")
    assert not [secret for secret in ("RAHASIA", "3201015502900001", "0800000001", "130000001", "rahasia@") if secret in kept]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_every_dress(tmp_path: Path, delimiter: str, encoding: str) -> None:
    """Delimiter, byte order mark and encoding make no difference."""
    [row], problems, notices = items(table(tmp_path, ROW, delimiter=delimiter, encoding=encoding))
    assert (row.name, row.agency, problems, notices) == ("SARI REKAAN", "Badan Khayal", [], [])


@pytest.mark.parametrize(
    "header", [str.lower, str.title, lambda name: name.lower().replace(" ", "_"), lambda name: f"  {name.replace(' ', '  ')} "]
)
def test_header_in_any_spelling(tmp_path: Path, header: Any) -> None:
    """Case, spaces and underscores of the header make no difference."""
    [row], _, notices = items(table(tmp_path, {header(name): cell for name, cell in ROW.items()}))
    assert (row.nip, row.standing_id, notices) == ("199002152015032001", "01", [])


def test_other_names_of_columns(tmp_path: Path) -> None:
    """KEDUDUKAN PNS is KEDUDUKAN HUKUM, and wins over it nowhere; other names of dropped columns are known too."""
    retired = {name: cell for name, cell in ROW.items() if "KEDUDUKAN" not in name} | {"KEDUDUKAN PNS ID": "99"}
    [row], _, _ = items(
        table(tmp_path, retired | {"TEMPAT LAHIR": "x", "NPWP": "x", "NO HP": "x", "CREATED AT": "x", "ESELON ID": "11"})
    )
    assert not row.serves
    [row], _, _ = items(table(tmp_path, {"KEDUDUKAN PNS ID": "99"} | ROW))
    assert row.serves


def test_cells_that_say_nothing(tmp_path: Path) -> None:
    """Apostrophes and spaces come off; null, None and dashes are empty."""
    row = employee(
        tmp_path, PNS_ID=f"''{KEY.lower()} ", NIP_BARU="'19900215 201503 2 001", GELAR_DEPAN="null", GELAR_BELAKANG="-",
        JABATAN_NAMA="None", INSTANSI_INDUK_NAMA=" Badan  Khayal ",
    )  # fmt: skip
    assert (row.pns_id, row.nip, row.front, row.back, row.position) == (KEY, "199002152015032001", None, None, None)
    assert row.agency == "Badan Khayal"


@pytest.mark.parametrize(
    ("written", "read_as"),
    [("01-03-2015", "2015-03-01"), ("2015-03-01", "2015-03-01"), ("2015-03-01 00:00:00", "2015-03-01"), ("42064", "2015-03-01")],
)
def test_dates(tmp_path: Path, written: str, read_as: str) -> None:
    """Days come as day-month-year, as ISO or as a spreadsheet counts them."""
    assert employee(tmp_path, TMT_CPNS=written).tmt_cpns == read_as


def test_workbook(tmp_path: Path) -> None:
    """A workbook gives the same as a CSV, its dates and small numbers included."""
    more = {
        "TMT CPNS": datetime(2015, 3, 1),
        "TMT JABATAN": 42064,
        "TAHUN LULUS": 2012,
        "JENIS JABATAN ID": 2.0,
        "NIK": 3201015502900001,
    }
    [row], problems, notices = items(workbook(tmp_path, ROW | more))
    assert (problems, notices) == ([], [])
    assert (row.tmt_cpns, row.tmt_position, row.graduated, row.position_kind_id) == ("2015-03-01", "2015-03-01", "2012", "2")


@pytest.mark.parametrize("cell", [199002152015032001, 199002152015032000, 1.99002152015032e17])
def test_nip_that_a_spreadsheet_holds_as_a_number(tmp_path: Path, cell: float) -> None:
    """A NIP in a cell of numbers has lost its last digits, or may have: it is refused, not guessed."""
    rows, [problem], _ = items(workbook(tmp_path, ROW | {"NIP BARU": cell}))
    assert (rows, problem.line, problem.column) == ([], 2, "NIP BARU")
    assert "rounded" in problem.reason


WRONG = [
    ("NIP BARU", "19900215201503200", "18 digits"),
    ("NIP BARU", "199002152015032000", "rounded"),
    ("NIP BARU", "1.99002E+17", "rounded"),
    ("NIP BARU", "1,99002E+17", "rounded"),
    ("NIP BARU", "199013152015032001", "birth"),
    ("NIP BARU", "19900215 SARI REKAAN", "digits"),
    ("PNS ID", "1001", "32 hexadecimal"),
    ("PNS ID", "0" * 32, "32 hexadecimal"),
    ("PNS ID", "sari.rekaan", "BKN id"),
    ("NAMA", "null", "needed"),
    ("NAMA", "123 456", "no name"),
    ("TMT CPNS", "31-02-2015", "no date"),
    ("TMT PNS", "3201015502900001", "no date"),
    ("TMT JABATAN", "SARI REKAAN", "no date"),
    ("INSTANSI INDUK NAMA", "-", "INSTANSI INDUK"),
]


@pytest.mark.parametrize(("column", "cell", "reason"), WRONG)
def test_wrong_cell_rejects_the_row(tmp_path: Path, column: str, cell: str, reason: str) -> None:
    """The row is refused by line, column and reason, and nothing of the person is told; the next row is read."""
    path = table(tmp_path, ROW | {column: cell}, ROW | {column: ROW.get(column, "")})
    [good], [problem], _ = items(path)
    assert good.line == 3
    assert (problem.line, problem.column.replace("KERJA", "INDUK")) == (2, column)
    assert reason in told(problem)
    assert not [secret for secret in (cell, *ROW.values()) if len(secret) > 4 and secret in f"{problem}{told(problem)}"]


def test_row_without_any_key(tmp_path: Path) -> None:
    """A person whom neither a NIP nor BKN's key tells apart is refused."""
    _, [problem], _ = items(table(tmp_path, ROW | {"NIP BARU": "-", "PNS ID": ""}))
    assert (problem.line, problem.column) == (2, "NIP BARU")


def test_person_without_bkn_key_is_known_by_the_nip(tmp_path: Path) -> None:
    """Without a PNS ID the NIP is the record, which stays in the lake."""
    row = employee(tmp_path, PNS_ID="")
    [person] = said(Person, row)
    assert person.record == person.about == "nip:199002152015032001"
    assert {(key.scheme, key.value) for key in said(Identifier, row)} == {("nip", row.nip), ("bkn", AGENCY)}


def test_unknown_columns_are_told_once(tmp_path: Path) -> None:
    """One notice names all columns that are not known; their cells are not kept."""
    rows, _, [notice] = items(table(tmp_path, ROW | {"GAJI POKOK": "RAHASIA", "ZODIAK": "RAHASIA", "NIK": "RAHASIA"}))
    assert "gaji pokok, zodiak" in notice
    assert "nik" not in notice
    assert "RAHASIA" not in f"{rows}{notice}"


@pytest.mark.parametrize(
    ("without", "named"),
    [
        (("NAMA",), "NAMA"),
        (("NIP BARU", "PNS ID"), "NIP BARU / PNS ID"),
        (("INSTANSI INDUK NAMA",), "INSTANSI INDUK NAMA / INSTANSI KERJA NAMA"),
        (tuple(ROW), "NAMA, NIP BARU / PNS ID, INSTANSI INDUK NAMA / INSTANSI KERJA NAMA"),
    ],
)
def test_file_without_what_is_needed(tmp_path: Path, without: tuple[str, ...], named: str) -> None:
    """A file without a needed column is no export; the message names the column and how to export."""
    path = table(tmp_path, {"SATU": "x"} | {name: cell for name, cell in ROW.items() if name not in without})
    with pytest.raises(SourceError, match="Data ASN") as raised:
        list(read(path))
    assert f"lacks {named}." in str(raised.value)


def test_file_with_only_what_is_needed(tmp_path: Path) -> None:
    """Three columns are enough; that nobody is said to have left is told."""
    path = table(tmp_path, {"NIP BARU": ROW["NIP BARU"], "NAMA": "SARI REKAAN", "INSTANSI KERJA NAMA": "Badan Khayal"})
    [row], _, [notice] = items(path)
    assert "who has left" in notice
    assert {type(fact) for fact in facts(row)} >= {Person, WorksAt, Institution}
    assert not said(EmployedBy, row)


@pytest.mark.parametrize("code", ["02", "2", "66", "77", "88", "98", "99", "14", "20", "52"])
def test_who_has_left_leaves_nothing(tmp_path: Path, code: str) -> None:
    """Of people who are not in service nothing is kept, and a notice counts them."""
    [row], _, [notice] = items(table(tmp_path, ROW | {"KEDUDUKAN HUKUM ID": code}))
    assert list(facts(row)) == []
    assert notice.startswith("1 people are not in service")


@pytest.mark.parametrize(
    ("code", "words", "serves"),
    [
        ("01", "", True), ("1", "", True), ("3.0", "", True), ("71", "PPPK Aktif", True), ("101", "PPPK Paruh Waktu Aktif", True), ("", "Aktif", True),
        ("", "TUGAS BELAJAR", True), ("", "", True), ("", "Pensiun", False), ("", "Tidak Aktif", False), ("15", "PNS kena hukuman disiplin", True),
    ],
)  # fmt: skip
def test_who_serves(tmp_path: Path, code: str, words: str, serves: bool) -> None:
    """The code decides, else the words; nobody is away for being punished, nor because a cell is empty."""
    assert employee(tmp_path, KEDUDUKAN_HUKUM_ID=code, KEDUDUKAN_HUKUM_NAMA=words).serves is serves


@pytest.mark.parametrize(("code", "shown"), [("73", "(73)"), ("3201015502900001", "(…)")])
def test_unknown_standing_is_told(tmp_path: Path, code: str, shown: str) -> None:
    """A code that nobody knows keeps the person out and is told, unless it may be another column's cell."""
    [row], _, [notice] = items(table(tmp_path, ROW | {"KEDUDUKAN HUKUM ID": code}))
    assert list(facts(row)) == []
    assert shown in notice


@pytest.mark.parametrize(("column", "cell"), [("EMAIL GOV", "tidak ada"), ("TAHUN LULUS", "20122"), ("TAHUN LULUS", "0")])
def test_what_can_be_spared_is_left_out(tmp_path: Path, column: str, cell: str) -> None:
    """A wrong address or year costs itself, not the person."""
    [row], problems, [notice] = items(table(tmp_path, ROW | {column: cell}))
    assert (problems, row.email, row.graduated) == ([], None, None)
    assert (column in notice, cell in notice.removeprefix("1 ")) == (True, False)


def test_scope_is_the_agency(tmp_path: Path) -> None:
    """A file speaks for the agency of its first good row; more agencies are told, and a hopeless file goes by its name."""
    path = table(tmp_path, ROW | {"NAMA": "-"}, ROW | {"INSTANSI INDUK NAMA": "Dinas  Angan "}, ROW)
    assert scope(path) == "Dinas Angan"
    [notice] = items(path)[2]
    assert "2 agencies (Dinas Angan, Badan Khayal)" in notice
    assert scope(table(tmp_path, ROW | {"NAMA": "-"})) == "asn.csv"


@pytest.mark.parametrize(
    ("cells", "status"),
    [
        ({"STATUS_CPNS_PNS": "P"}, "PNS"),
        ({"STATUS_CPNS_PNS": "CPNS"}, "CPNS"),
        ({"STATUS_CPNS_PNS": "C"}, "CPNS"),
        ({"STATUS_CPNS_PNS": "P", "NIP_BARU": "199107102023212001"}, "PPPK"),
        ({"STATUS_CPNS_PNS": "P", "KEDUDUKAN_HUKUM_NAMA": "PPPK Aktif"}, "PPPK"),
        ({"STATUS_CPNS_PNS": "PPPK", "KEDUDUKAN_HUKUM_NAMA": "PPPK Paruh Waktu Aktif"}, "PPPK-PW"),
        ({"JENIS_PEGAWAI_NAMA": "PNS Daerah Propinsi DPK pada BUMN/BUMD"}, "PNS"),
        ({}, None),
    ],
)
def test_status(tmp_path: Path, cells: dict[str, str], status: str | None) -> None:
    """What the export says, unless it is a PPPK by words or by NIP."""
    [employed] = said(EmployedBy, employee(tmp_path, **cells))
    assert employed.status == status


@pytest.mark.parametrize(
    ("written", "assignment", "title"),
    [
        ("Kepala Biro Umum", "D", "Kepala Biro Umum"),
        ("PLT. KEPALA BIRO UMUM", "PLT", "KEPALA BIRO UMUM"),
        ("Plt.Kepala Biro", "PLT", "Kepala Biro"),
        ("(Plh) Sekretaris", "PLH", "Sekretaris"),
        ("Pj Bupati", "PJ", "Bupati"),
        ("Pjs. Lurah", "PJ", "Lurah"),
        ("Pelaksana Tugas (Plt) Kepala Sub Bidang", "PLT", "Kepala Sub Bidang"),
        ("Pelaksana Tugas Kepala Sekolah", "PLT", "Kepala Sekolah"),
        ("Pelaksana Tugas Belajar", "D", "Pelaksana Tugas Belajar"),
        ("PLTU Operator", "D", "PLTU Operator"),
        ("Plt.", "D", "Plt."),
    ],
)
def test_acting_posts(tmp_path: Path, written: str, assignment: str, title: str) -> None:
    """Plt., Plh., Pj. say how a post is held and are no part of its title."""
    row = employee(tmp_path, JABATAN_NAMA=written)
    [holds], [position] = said(HoldsPosition, row), said(Position, row)
    assert (holds.assignment, position.title) == (assignment, title)


@pytest.mark.parametrize(
    ("cells", "kind", "level"),
    [
        ({"JENIS_JABATAN_ID": "1", "ESELON_NAMA": "II/a"}, "structural", "II.a"),
        ({"JENIS_JABATAN_ID": "2.0", "JABATAN_NAMA": "ANALIS KEBIJAKAN AHLI MADYA"}, "functional", "Ahli Madya"),
        ({"JENIS_JABATAN_ID": "2", "JABATAN_NAMA": "Lektor Kepala", "ESELON_NAMA": "NON"}, "functional", "Lektor Kepala"),
        ({"JENIS_JABATAN_ID": "4", "JABATAN_NAMA": "Juru Terampil"}, "executive", None),
        ({"JENIS_JABATAN_NAMA": "Jabatan Rangkap (Struktural dan Fungsional)", "ESELON_NAMA": "IV.b"}, "double", "IV.b"),
        ({"JENIS_JABATAN_NAMA": "Jabatan Fungsional Umum"}, "executive", None),
        ({"JENIS_JABATAN_NAMA": "Jabatan Fungsional Tertentu", "JABATAN_NAMA": "Bidan Mahir"}, "functional", "Mahir"),
        ({}, "other", None),
    ],
)
def test_kind_and_level_of_a_post(tmp_path: Path, cells: dict[str, str], kind: str, level: str | None) -> None:
    """Jenis jabatan by its code or its words; the eselon, else the jenjang that ends a functional title."""
    [position] = said(Position, employee(tmp_path, **{"JABATAN_NAMA": "Kepala"} | cells))
    assert (position.kind, position.level, position.language) == (kind, level, "id")


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("UNIVERSITAS LAUT", "university"), ("Politeknik Angan", "polytechnic"), ("Sekolah Tinggi Angan", "institute"), ("AKADEMI ANGAN", "academy"),
        ("STIE Angan", None),
    ],
)  # fmt: skip
def test_school(tmp_path: Path, written: str, kind: str | None) -> None:
    """A school of higher learning is an institution of the kind that its name says."""
    row = employee(tmp_path, PENDIDIKAN_NAMA="S-1 HUKUM", NAMA_SEKOLAH=written)
    [given_at] = said(GivenAt, row)
    [school] = [found for found in said(Institution, row) if found.ref == given_at.end]
    assert (school.name, school.kind, school.record.startswith("school:")) == (written, kind, True)


@pytest.mark.parametrize("written", ["SMA NEGERI 1", "SD Inpres 2", "MAN 1", "Sekolah Menengah Atas 3"])
def test_school_of_everywhere(tmp_path: Path, written: str) -> None:
    """Schools whose names every town has join nobody."""
    assert not said(GivenAt, employee(tmp_path, PENDIDIKAN_NAMA="SLTA", NAMA_SEKOLAH=written))


def test_titles(tmp_path: Path) -> None:
    """Titles stand around the shown name, known ones in their usual form; the official form is bare."""
    row = employee(tmp_path, GELAR_DEPAN="DR", GELAR_BELAKANG="SKom,M.Si, Xyz.Abc.")
    [person] = said(Person, row)
    assert person.name == "Dr. Sari Rekaan, S.Kom., M.Si., Xyz.Abc."
    [form] = said(Name, row)
    assert (form.form, form.kind) == ("Sari Rekaan", "official")


def test_agency_without_a_key(tmp_path: Path) -> None:
    """Without BKN's key an institution is known by its name, and a local number is no key."""
    row = employee(tmp_path, INSTANSI_INDUK_ID="4012", INSTANSI_KERJA_NAMA="Badan Khayal", UNOR_ID="7", UNOR_NAMA="Biro Umum")
    [institution] = said(Institution, row)
    assert institution.record == "badan-khayal"
    assert not [key for key in said(Identifier, row) if key.scheme == "bkn"]
    assert said(WorksAt, row)[0].end == said(EmployedBy, row)[0].end


def test_one_agency_under_one_key(tmp_path: Path) -> None:
    """Where one name stands twice and one key once, it is one institution."""
    [institution] = said(Institution, employee(tmp_path, INSTANSI_KERJA_NAMA="Badan Khayal"))
    assert institution.record == AGENCY


def test_every_fact_speaks_of_the_person() -> None:
    """Every fact names the person it is about and every edge leads between nodes that the row tells, of the kinds it may join."""
    for row in items(GOLDEN / "siasn.csv")[0]:
        found = list(facts(row))
        assert {fact.about for fact in found} <= {row.record}
        nodes = {fact.ref for fact in found if not isinstance(fact, Edge)}
        for edge in (fact for fact in found if isinstance(fact, Edge)):
            assert {edge.start, edge.end} <= nodes
            assert edge.start.kind in {kind.__name__ for kind in edge.starts}
            assert edge.end.kind in {kind.__name__ for kind in edge.ends}


SECRET = "Zq9Kx"
PERSONAL = (
    "PNS ID",
    "NIP BARU",
    "NAMA",
    "GELAR DEPAN",
    "GELAR BELAKANG",
    "EMAIL GOV",
    "TMT CPNS",
    "TMT PNS",
    "TMT JABATAN",
    "TAHUN LULUS",
)


@given(
    dropped=st.lists(odd_text(), min_size=len(DROPPED), max_size=len(DROPPED)),
    odd=st.dictionaries(st.sampled_from(SOURCE.columns()), odd_text()),
    nip=nips(),
    delimiter=st.sampled_from(",;\t|"),
)
def test_dropped_columns_never_show(dropped: list[str], odd: dict[str, str], nip: str, delimiter: str) -> None:
    """Whatever stands in a dropped column is in no row, fact, problem or notice; odd cells break nothing."""
    cells = dict.fromkeys(SOURCE.columns(), "") | ROW | {"NIP BARU": nip} | odd
    row = cells | {column: f"{SECRET}{cell}{SECRET}" for column, cell in zip(DROPPED, dropped, strict=True)}
    with tempfile.TemporaryDirectory() as folder:
        found = list(read(table(Path(folder), row, delimiter=delimiter)))
    assert SECRET not in str(found)
    assert SECRET not in text(found, facts)


@given(cells=st.dictionaries(st.sampled_from(PERSONAL), odd_text(), min_size=1))
def test_problems_tell_nothing_of_the_person(cells: dict[str, str]) -> None:
    """A problem or a notice quotes no cell that may be personal."""
    with tempfile.TemporaryDirectory() as folder:
        path = table(
            Path(folder), ROW | dict.fromkeys(PERSONAL, "") | {column: f"{cell}{SECRET}" for column, cell in cells.items()}
        )
        found = [item for item in read(path) if not isinstance(item, Employee)]
    assert SECRET not in f"{found}{text(found, facts)}"


def test_source_covers_the_published_columns() -> None:
    """Every column of the published export is kept or dropped by name, never both."""
    assert not set(SOURCE.columns()) & set(DROPPED)
    header = (GOLDEN / "siasn.csv").read_text(encoding="utf-8").splitlines()[0].split("|")
    assert set(header) - {*SOURCE.columns(), *DROPPED} == {"WARNA KESUKAAN"}


def loaded(store: Store, home: Home, **options: Any) -> None:
    """Load the golden export."""
    with home.changing():
        load(home, lambda: nullcontext(store), SOURCE, [GOLDEN / "siasn.csv"], options=Options(force=True, **options))


def test_loaded_people_are_their_own_institutions(store: Store, home: Home) -> None:
    """Without a word on it the agency keeps its people to itself; a NIP, an address or a key reaches no node."""
    loaded(store, home)
    people = store.records("MATCH (p:Person) RETURN p.name AS name, size(p.own) > 0 AS own ORDER BY name")
    assert people == [
        {"name": "Budi Khayal, A.Md.", "own": True},
        {"name": "Dr. Sari Rekaan, S.E., M.M.", "own": True},
        {"name": "Lina Seumpama", "own": True},
        {"name": "Tono", "own": True},
    ]
    everything = str(store.records("MATCH (n) OPTIONAL MATCH (n)-[r]-() RETURN properties(n) AS n, properties(r) AS r"))
    assert not [
        secret for secret in ("199002152015032001", "contoh.go.id", KEY, "RAHASIA", "199107102023212001") if secret in everything
    ]
    assert [run.scope for run in home.lake.runs()] == ["Badan Khayal"]


def test_load_decides_who_sees(store: Store, home: Home) -> None:
    """An agency may open its people, and close them: then not even its name is known from them."""
    loaded(store, home, visibility="open")
    assert store.records("MATCH (p:Person) RETURN count(p) AS all, count(p.own) AS own") == [{"all": 4, "own": 0}]
    loaded(store, home, visibility="closed")
    assert store.records("MATCH (n) WHERE n.id IS NOT NULL RETURN count(n) AS all") == [{"all": 0}]


def test_mangled_file_stops_the_load(store: Store, home: Home, tmp_path: Path) -> None:
    """A file that a spreadsheet has been at is refused as a whole."""
    rows = [ROW | {"NIP BARU": f"1990021520150320{n:02}" if n > 3 else "1.99002E+17"} for n in range(1, 31)]
    path = table(tmp_path, *rows)
    with home.changing():
        load(home, lambda: nullcontext(store), SOURCE, [path], options=Options(dry_run=True))
        mangled = table(tmp_path, *(row | {"NIP BARU": "1.99002E+17"} for row in rows[:5]), *rows[5:], name="mangled.csv")
        with pytest.raises(ExpectationFailed, match="NIP BARU"):
            load(home, lambda: nullcontext(store), SOURCE, [mangled])
