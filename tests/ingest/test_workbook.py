"""An XLSX workbook gives its rows, and neither a broken nor a hostile one takes memory or time."""

import re
import struct
import time
import tracemalloc
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from graph.errors import SourceError
from ingest.tables import Problem, Table, TableRow, read_table


def saved(tmp_path: Path, *rows: Sequence[object], title: str = "Data") -> Path:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    path = tmp_path / "pegawai.xlsx"
    book.save(path)
    return path


def altered(path: Path, part: str, change: Callable[[bytes], bytes], compression: int = zipfile.ZIP_DEFLATED) -> Path:
    """The workbook with one part rewritten."""
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    parts[part] = change(parts.get(part, b""))
    with zipfile.ZipFile(path, "w", compression) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return path


SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"


def tabled(path: Path) -> Path:
    """The workbook with its strings in a table, as most programs write them; openpyxl puts them into the cells."""
    strings: list[bytes] = []

    def shared(cell: "re.Match[bytes]") -> bytes:
        strings.append(cell[1])
        return b't="s"><v>%d</v></c>' % (len(strings) - 1)

    altered(path, SHEET, lambda xml: re.sub(rb't="inlineStr"><is>(.*?)</is></c>', shared, xml))
    items = b"".join(b"<si>%s</si>" % string for string in strings)
    altered(path, STRINGS, lambda _: b'<sst xmlns="%s">%s</sst>' % (MAIN.encode(), items))
    entry = f'<Override PartName="/{STRINGS}" ContentType="{TYPE}"/></Types>'.encode()
    return altered(path, "[Content_Types].xml", lambda xml: xml.replace(b"</Types>", entry))


def rewritten(path: Path, old: bytes, new: bytes) -> Path:
    return altered(path, SHEET, lambda xml: xml.replace(old, new))


def cells(found: Table) -> list[list[object]]:
    return [list(row.cells.values()) for row in found if isinstance(row, TableRow)]


def problems(found: Table) -> list[tuple[int, str, str]]:
    return [(item.line, item.column, item.reason.format(**item.values)) for item in found if isinstance(item, Problem)]


def test_cells_keep_their_types_and_rows_their_numbers(tmp_path: Path) -> None:
    path = saved(
        tmp_path,
        ["NIP_BARU", "Nama  Lengkap", "TMT", "Nilai", "Aktif", "Jam"],
        ["'198501012010011001", "Siti", datetime(2020, 1, 2), 3.5, True, clock(7, 30)],
        [],
        [19850101, " ", date(2021, 3, 4), 7, False, None],
        ["1"],
    )
    found = read_table(path)
    assert found.columns == ("nip baru", "nama lengkap", "tmt", "nilai", "aktif", "jam")
    assert found.sheet == "Data"
    assert [row.line for row in found] == [2, 4, 5]
    assert cells(found) == [
        ["'198501012010011001", "Siti", datetime(2020, 1, 2), 3.5, True, "07:30:00"],
        [19850101, " ", datetime(2021, 3, 4), 7, False, None],
        ["1", None, None, None, None, None],
    ]
    assert cells(found) == cells(found)


def test_strings_from_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In memory or on disk, in any script; one that is not there is a problem of its row."""
    path = tabled(saved(tmp_path, ["nip", "nama"], ["1", "Zoë 山田 😀"], ["2", "Siti"], ["3", ""]))
    expected = [["1", "Zoë 山田 😀"], ["2", "Siti"]]
    assert cells(read_table(path))[:2] == expected
    monkeypatch.setattr("ingest.workbook.IN_MEMORY", 1)
    assert cells(read_table(path))[:2] == expected
    rewritten(path, b"<v>3</v>", b"<v>-1</v>")
    assert problems(read_table(path)) == [(2, "nama", "The cell cannot be read. Type its value anew.")]


def test_a_workbook_is_recognised_whatever_its_name(tmp_path: Path) -> None:
    path = saved(tmp_path, ["nip"], ["1"]).rename(tmp_path / "pegawai.csv")
    assert cells(read_table(path)) == [["1"]]


def test_text_named_as_a_workbook_is_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "pegawai.xlsx"
    path.write_text("nip;nama\n1;Budi\n", encoding="utf-8")
    assert cells(read_table(path)) == [["1", "Budi"]]


def test_formulas_give_the_value_last_computed_or_none(tmp_path: Path) -> None:
    path = saved(tmp_path, ["a", "b"], [1, "=1+1"], [2, "=2+2"])
    rewritten(path, b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>")
    rewritten(path, b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>")
    assert cells(read_table(path)) == [[1, 2], [2, None]]


def test_an_error_in_a_cell_is_a_problem_of_its_row(tmp_path: Path) -> None:
    found = read_table(saved(tmp_path, ["nip", "unit"], ["1", "#REF!"], ["2", "A"]))
    assert cells(found) == [["2", "A"]]
    assert problems(found) == [(2, "unit", "The cell holds the error #REF!.")]


def test_a_cell_that_is_no_number_or_no_date_is_a_problem_of_its_row(tmp_path: Path) -> None:
    path = saved(tmp_path, ["nip", "tmt"], [1234, datetime(2020, 1, 2)], [5678, datetime(2021, 1, 2)], [1, None])
    rewritten(path, b"<v>1234</v>", b"<v>12x4</v>")
    altered(path, SHEET, lambda xml: re.sub(rb"<v>44198(\.0)?</v>", b"<v>99999999</v>", xml))
    found = read_table(path)
    assert problems(found) == [
        (2, "nip", "The cell cannot be read. Type its value anew."),
        (3, "tmt", "The cell cannot be read. Type its value anew."),
    ]
    assert cells(found) == [[1, None]]


def test_merged_cells_and_excess_cells(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["nip", "nama"], ["1", "Budi"], ["2", "Siti", None, "x"], ["3", None]):
        sheet.append(row)
    sheet.merge_cells("A4:B4")
    book.save(tmp_path / "a.xlsx")
    found = read_table(tmp_path / "a.xlsx")
    assert cells(found) == [["1", "Budi"], ["3", None]]
    assert problems(found) == [(3, "", "The row has 4 cells, the header 2.")]


def test_a_column_that_stands_twice_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"pegawai\.xlsx, line 1: the column nama stands there twice"):
        read_table(saved(tmp_path, ["nip", "Nama", "NAMA"]))


def test_the_sheet_is_the_first_with_the_header_and_else_the_first_with_rows(tmp_path: Path) -> None:
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "Kosong"
    hidden, notes, people = (book.create_sheet(title) for title in ("Acuan", "Petunjuk", "Pegawai"))
    hidden.sheet_state = "hidden"
    hidden.append(["nip", "nama"])
    notes.append(["Isi lembar Pegawai."])
    for row in (["DAFTAR PEGAWAI"], [], ["No", "NIP", "Nama"], [1, "1985", "Budi"]):
        people.append(row)
    path = tmp_path / "a.xlsx"
    book.save(path)
    assert read_table(path).sheet == "Petunjuk"
    found = read_table(path, expected=["NIP", "nama"])
    assert (found.sheet, found.columns) == ("Pegawai", ("no", "nip", "nama"))
    assert list(found) == [TableRow(4, {"no": 1, "nip": "1985", "nama": "Budi"})]


def test_a_workbook_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no sheet with rows"):
        read_table(saved(tmp_path))


def test_styles_that_other_programs_leave_out_are_no_matter(tmp_path: Path) -> None:
    path = saved(tmp_path, ["nip"], ["1"])
    altered(
        path,
        "xl/styles.xml",
        lambda _: f'<styleSheet xmlns="{MAIN}"/>'.encode(),
    )
    assert cells(read_table(path)) == [["1"]]


def test_a_sheet_that_claims_all_rows_and_columns(tmp_path: Path) -> None:
    path = saved(tmp_path, ["nip"], ["1"])
    rewritten(path, b"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
    begin = time.monotonic()
    assert cells(read_table(path)) == [["1"]]
    assert time.monotonic() - begin < 5


def test_a_row_that_claims_a_number_beyond_all_sheets(tmp_path: Path) -> None:
    path = saved(tmp_path, ["nip"], ["1"])
    altered(path, SHEET, lambda xml: re.sub(rb'<row r="2"', b'<row r="99999999999"', xml))
    assert [row.line for row in read_table(path)] == [99999999999]


def test_refuses_a_bomb_by_ratio(tmp_path: Path) -> None:
    path = saved(tmp_path, ["nip"], ["1"])
    blank = b" " * (120 * 1024 * 1024)
    altered(path, SHEET, lambda xml: xml.replace(b"<sheetData>", blank + b"<sheetData>"))
    with pytest.raises(SourceError, match=r"pegawai\.xlsx unpacks to more than a workbook holds"):
        read_table(path)


def test_refuses_a_bomb_by_total(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = saved(tmp_path, ["nip"], *([str(n)] for n in range(1000)))
    monkeypatch.setattr("ingest.workbook.LARGEST", 10_000)
    with pytest.raises(SourceError, match="unpacks to more than a workbook holds"):
        read_table(path)


def test_refuses_a_bomb_whose_directory_lies(tmp_path: Path) -> None:
    """The directory says 1,000 bytes where 64 MiB come: no more than it says is unpacked."""
    path = saved(tmp_path, ["nip"], ["1"])
    altered(path, SHEET, lambda xml: xml.replace(b"</sheetData>", b"<row/>" * 11_000_000 + b"</sheetData>"))
    content = bytearray(path.read_bytes())
    entry = content.rfind(SHEET.encode()) - 46
    content[entry + 24 : entry + 28] = struct.pack("<I", 1000)
    path.write_bytes(content)
    refused_in_little_memory(path)


def test_refuses_a_row_without_end(tmp_path: Path) -> None:
    path = saved(tmp_path, ["nip"], ["1"])
    long = b"<row><c t='inlineStr'><is><t>" + bytes(range(48, 112)).replace(b"<", b"x") * 1_000_000 + b"</t></is></c></row>"
    altered(path, SHEET, lambda xml: xml.replace(b"</sheetData>", long + b"</sheetData>"), zipfile.ZIP_STORED)
    refused_in_little_memory(path)


def test_refuses_styles_without_end(tmp_path: Path) -> None:
    path = saved(tmp_path, ["nip"], ["1"])
    altered(path, "xl/styles.xml", lambda xml: xml + b"<!--" + b"x" * 20_000_000 + b"-->")
    refused_in_little_memory(path)


def test_refuses_entities(tmp_path: Path) -> None:
    path = saved(tmp_path, ["nip"], ["1"])
    bomb = b'<!DOCTYPE x [<!ENTITY a "' + b"a" * 1000 + b'">]>'
    altered(path, SHEET, lambda xml: bomb + xml.removeprefix(b"<?xml version='1.0'?>"))
    refused_in_little_memory(path)


def refused_in_little_memory(path: Path) -> None:
    tracemalloc.start()
    with pytest.raises(SourceError, match=re.escape(path.name)):
        list(read_table(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 32 * 1024 * 1024


@pytest.mark.parametrize("keep", [4, 200, 2000, -30])
def test_a_workbook_cut_off_is_refused(tmp_path: Path, keep: int) -> None:
    path = saved(tmp_path, ["nip"], *([str(n)] for n in range(1000)))
    path.write_bytes(path.read_bytes()[:keep])
    with pytest.raises(SourceError, match=r"pegawai\.xlsx is damaged, or no XLSX workbook"):
        read_table(path)


@pytest.mark.parametrize(("part", "form"), [("word/document.xml", "DOCX"), ("content.xml", "ODS"), ("a.txt", "ZIP")])
def test_another_kind_of_package_is_refused_by_its_name(tmp_path: Path, part: str, form: str) -> None:
    path = tmp_path / "pegawai.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(part, "x")
    with pytest.raises(SourceError, match=f"looks like {form}"):
        read_table(path)


def test_rows_that_end_in_the_middle_are_a_source_error(tmp_path: Path) -> None:
    path = saved(tmp_path, ["nip"], *([str(n)] for n in range(10_000)))
    altered(path, SHEET, lambda xml: xml[: len(xml) // 2])
    read: list[int] = []
    with pytest.raises(SourceError, match="is damaged"):
        read.extend(row.line for row in read_table(path))  # those before the error stay
    assert read[:3] == [2, 3, 4]


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=20), st.booleans())
def test_any_damage_gives_rows_problems_or_a_source_error(
    tmp_path_factory: pytest.TempPathFactory, damage: list[tuple[int, int]], packed: bool
) -> None:
    folder = tmp_path_factory.getbasetemp()
    path = saved(folder, ["nip", "tmt"], ["1", datetime(2020, 1, 2)], ["2", None])

    def spoil(content: bytes) -> bytes:
        spoiled = bytearray(content)
        for place, byte in damage:
            spoiled[place % len(spoiled)] = byte
        return bytes(spoiled)

    if packed:
        path.write_bytes(spoil(path.read_bytes()))
    else:
        altered(path, SHEET, spoil)
    with suppress(SourceError):
        assert all(isinstance(item, TableRow | Problem) for item in read_table(path))


def test_many_rows_take_little_memory(tmp_path: Path) -> None:
    """Rows and the string table are forgotten as they are read."""
    count = 10_000
    people = ([f"{n:018}", f"Nama ke-{n}", "Biro Umum"] for n in range(count))
    path = tabled(saved(tmp_path, ["nip", "nama", "unit"], *people))
    tracemalloc.start()
    found = sum(isinstance(row, TableRow) and row.cells["nama"] == f"Nama ke-{row.line - 2}" for row in read_table(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == count
    assert peak < 4 * 1024 * 1024
