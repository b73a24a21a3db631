"""A CSV file gives the same rows whatever its dress, and what is broken costs only itself."""

import csv
import tracemalloc
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.errors import SourceError
from ingest.tables import Problem, Table, TableRow, read_table

TEXT = "NIP_BARU;Nama  Lengkap\n'1985;Siti Aminah\n'1990;André Müller\n"
ROWS: list[dict[str, object]] = [
    {"nip baru": "'1985", "nama lengkap": "Siti Aminah"},
    {"nip baru": "'1990", "nama lengkap": "André Müller"},
]


def table(tmp_path: Path, content: str | bytes, *expected: str) -> Table:
    path = tmp_path / "pegawai.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_table(path, expected=expected)


def cells(found: Table) -> list[dict[str, object]]:
    return [row.cells for row in found if isinstance(row, TableRow)]


def problems(found: Table) -> list[tuple[int, str]]:
    return [(item.line, item.reason.format(**item.values)) for item in found if isinstance(item, Problem)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_every_encoding_gives_the_same_rows(tmp_path: Path, encoding: str) -> None:
    found = table(tmp_path, TEXT.encode(encoding))
    assert found.columns == ("nip baru", "nama lengkap")
    assert cells(found) == ROWS
    assert problems(found) == []
    assert cells(found) == ROWS  # a table can be read twice


def test_utf_16_big_endian_with_its_mark(tmp_path: Path) -> None:
    assert cells(table(tmp_path, b"\xfe\xff" + TEXT.encode("utf-16-be"))) == ROWS


def test_an_encoding_that_shows_only_late_is_found(tmp_path: Path) -> None:
    plain = "nip,nama\n" + "1,Budi\n" * 100_000
    found = table(tmp_path, plain.encode() + "2,Zoë – “Café”\n".encode("cp1252"))
    assert found.encoding == "cp1252"
    assert cells(found)[-1] == {"nip": "2", "nama": "Zoë – “Café”"}


def test_a_line_that_cannot_be_decoded_is_a_problem_and_the_next_is_read(tmp_path: Path) -> None:
    found = table(tmp_path, b"nip,nama\n1,Andr\xc3\xa9\n2,Andr\xe9\n3,Zo\xc3\xab\n")
    assert [row["nip"] for row in cells(found)] == ["1", "3"]
    assert problems(found) == [(3, "The line is not utf-8. Export the file as UTF-8.")]
    assert [item.column for item in found if isinstance(item, Problem)] == ["nama"]


def test_half_a_character_of_utf_16_is_a_problem(tmp_path: Path) -> None:
    found = table(tmp_path, "nip,nama\n1,Budi\n2,Siti".encode("utf-16") + b"x")
    assert [row["nip"] for row in cells(found)] == ["1"]
    assert problems(found) == [(3, "The line is not utf-16. Export the file as UTF-8.")]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"], ids=["comma", "semicolon", "tab", "bar"])
def test_the_delimiter_is_the_one_that_cuts_the_header(tmp_path: Path, delimiter: str) -> None:
    text = TEXT.replace(";", delimiter).replace("Siti", '"Siti, S.E.; M.Si | a\tb"')
    assert len(cells(table(tmp_path, text))) + len(problems(table(tmp_path, text))) == 2
    assert cells(table(tmp_path, TEXT.replace(";", delimiter))) == ROWS


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_every_line_end_gives_the_same_rows_and_numbers(tmp_path: Path, end: str) -> None:
    found = table(tmp_path, TEXT.replace("\n", end * 2))
    assert list(found) == [TableRow(3, ROWS[0]), TableRow(5, ROWS[1])]


def test_only_line_ends_end_lines(tmp_path: Path) -> None:
    found = table(tmp_path, "a,b\n1,x\x0cy\u2028z\x85w\n")
    assert cells(found) == [{"a": "1", "b": "x\x0cy\u2028z\x85w"}]


def test_a_header_without_rows_is_a_table(tmp_path: Path) -> None:
    found = table(tmp_path, "NIP;NAMA")
    assert (found.columns, list(found)) == (("nip", "nama"), [])


@pytest.mark.parametrize("content", ["\n\n", " \r\n\t\n", "\ufeff"])
def test_a_file_of_blank_lines_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(SourceError, match=r"pegawai\.csv has no line with text"):
        table(tmp_path, content)


def test_a_column_that_stands_twice_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"pegawai\.csv, line 1: the column nip baru stands there twice"):
        table(tmp_path, "NIP_BARU,nama,nip  baru\n")


def test_columns_without_a_name_are_called_by_place_or_cut_off(tmp_path: Path) -> None:
    found = table(tmp_path, ",nip,nama,,\n0,1,Budi,,\n1,2,Siti,,x\n")
    assert found.columns == ("column 1", "nip", "nama")
    assert cells(found) == [{"column 1": "0", "nip": "1", "nama": "Budi"}]
    assert [line for line, _ in problems(found)] == [3]


def test_quotes_may_hold_delimiters_quotes_and_line_ends(tmp_path: Path) -> None:
    found = table(tmp_path, 'nip,alamat\n1,"Jl. A, No. ""5""\nRT 1"\n2,B\n')
    assert list(found) == [
        TableRow(2, {"nip": "1", "alamat": 'Jl. A, No. "5"\nRT 1'}),
        TableRow(4, {"nip": "2", "alamat": "B"}),
    ]


def test_apostrophes_quote_where_they_stand_around_all_cells(tmp_path: Path) -> None:
    text = "'nip';'nama'\n'1985';'Siti; S.E.'\n'1990';'Ma''ruf'\n"
    assert [row["nama"] for row in cells(table(tmp_path, text))] == ["Siti; S.E.", "Ma'ruf"]
    below = "nip;nama\n'1985';'Siti; S.E.'\n"
    assert cells(table(tmp_path, below)) == [{"nip": "1985", "nama": "Siti; S.E."}]
    assert cells(table(tmp_path, "nip,nama\n'07,Ma'\n")) == [{"nip": "'07", "nama": "Ma'"}]


def test_an_apostrophe_in_front_stays_for_the_rules_of_the_value(tmp_path: Path) -> None:
    assert cells(table(tmp_path, "nip,kode\n'1985,''07\n"))[0] == {"nip": "'1985", "kode": "''07"}


def test_inconsistent_quotes_are_a_problem_not_a_guess(tmp_path: Path) -> None:
    text = 'nip,nama\n"1",Budi\n2,"Dinas "PU" Kota"\n3,5" pipa\n"4","Siti\n"5","Ani"\n'
    found = table(tmp_path, text)
    assert [row["nip"] for row in cells(found)] == ["1", "3", "5"]
    assert [line for line, _ in problems(found)] == [3, 5]
    assert all("quotes do not match" in reason for _, reason in problems(found))


@pytest.mark.parametrize("behind", [5, 150, 5000])
def test_a_quote_that_is_never_closed_costs_one_row(tmp_path: Path, behind: int) -> None:
    text = 'nip,nama\n0,"Budi\n' + "".join(f"{n},Siti\n" for n in range(1, behind))
    found = table(tmp_path, text)
    assert [row["nip"] for row in cells(found)] == [str(n) for n in range(1, behind)]
    assert [line for line, _ in problems(found)] == [2]


def test_a_quote_that_closes_in_a_later_row_swallows_none_of_those_between(tmp_path: Path) -> None:
    text = 'nip,nama\n0,"Budi\n1,Siti\n2,Ani\n3,Eko"\n4,Adi\n'
    assert [line for line, _ in problems(table(tmp_path, text.replace("nip,nama", "nip,nama,kota")))] == [2, 3, 4, 5, 6]
    found = table(tmp_path, 'a,b,c\n0,1,"x\n1,2,3\n4,5,6\n7,8",9\n1,1,1\n')
    assert [line for line, _ in problems(found)] == [2]
    assert [list(row.values()) for row in cells(found)][:2] == [["1", "2", "3"], ["4", "5", "6"]]


def test_short_and_long_rows_are_problems_unless_nothing_is_in_excess(tmp_path: Path) -> None:
    found = table(tmp_path, "a,b,c\n1,2\n1,2,3,,\n1,2,3,4\n,,\n,,,,,\n   \n1,2,3\n")
    assert [row.line for row in found if isinstance(row, TableRow)] == [3, 8]
    assert problems(found) == [
        (2, "The row has 2 cells, the header 3. Look for a missing delimiter or quote."),
        (4, "The row has 4 cells, the header 3. Put quotes around text with a delimiter."),
    ]


def test_nul_bytes_are_a_problem_of_their_row(tmp_path: Path) -> None:
    found = table(tmp_path, b"nip,nama\n1,Bu\0di\n2,Siti\n")
    assert cells(found) == [{"nip": "2", "nama": "Siti"}]
    assert problems(found) == [(2, "The line contains NUL bytes. Export the file anew.")]


def test_a_cell_beyond_the_limit_of_csv_is_a_problem(tmp_path: Path) -> None:
    found = table(tmp_path, "nip,nama\n1," + "x" * 200_000 + "\n2,Siti\n")
    assert problems(found) == [(2, f"A cell is longer than {csv.field_size_limit()} characters.")]
    assert cells(found) == [{"nip": "2", "nama": "Siti"}]


def test_a_line_of_64_mb_takes_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "besar.csv"
    with path.open("wb") as out:
        out.write(b"nip,nama\n1,Budi\n")
        for _ in range(64):
            out.write(b"x" * 1024 * 1024)
        out.write(b"\n3,Siti\n")
    tracemalloc.start()
    found = read_table(path)
    items = list(found)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [item.line for item in items] == [2, 3, 4]
    assert problems(found) == [(3, "The line is longer than 1048576 bytes.")]
    assert peak < 16 * 1024 * 1024


def test_many_rows_take_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "banyak.csv"
    with path.open("wb") as out:
        out.write(b"nip,nama\n")
        for _ in range(24):
            out.write(b"198501012010011001,Budi\n" * 4096)
    tracemalloc.start()
    count = sum(1 for _ in read_table(path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 24 * 4096
    assert peak < 2 * 1024 * 1024


def test_a_first_line_without_end_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"pegawai\.csv"):
        table(tmp_path, b"x" * 3 * 1024 * 1024)


@pytest.mark.parametrize(
    "header", [b"nip,na\0ma", "nip,namaé".encode()[:-1], b"x" * 3 * 1024 * 1024], ids=["NUL", "half", "long"]
)
def test_a_damaged_header_is_refused_with_its_line(tmp_path: Path, header: bytes) -> None:
    with pytest.raises(SourceError, match=r"pegawai\.csv, line 1: the header cannot be read"):
        table(tmp_path, header + "\n1,Zoë\n2,André\n".encode())


def test_titles_above_the_header_are_passed_over_when_columns_are_expected(tmp_path: Path) -> None:
    text = "DAFTAR PEGAWAI, tahun 2026\n\nDicetak: 1; 2; 3; 4\nNIP_BARU;nama;Kota\n1;Budi;Solo\n"
    found = table(tmp_path, text, "NIP BARU", "nama", "alamat")
    assert found.columns == ("nip baru", "nama", "kota")
    assert list(found) == [TableRow(5, {"nip baru": "1", "nama": "Budi", "kota": "Solo"})]
    damaged = table(tmp_path, b"DAFTAR\0\n" + text.encode(), "nip baru", "nama", "kota")
    assert [row.line for row in damaged] == [6]
    assert table(tmp_path, text).columns == ("daftar pegawai", "tahun 2026")
    assert table(tmp_path, text, "orcid", "doi", "judul").columns == ("daftar pegawai", "tahun 2026")


def test_a_header_may_span_lines(tmp_path: Path) -> None:
    found = table(tmp_path, 'nip,"nama\nlengkap"\n1,Budi\n')
    assert (found.columns, list(found)) == (("nip", "nama lengkap"), [TableRow(3, {"nip": "1", "nama lengkap": "Budi"})])


def test_a_header_with_unmatched_quotes_is_refused_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="line 2: the quotes of the header do not match"):
        table(tmp_path, '\nnip,"nama\n1,Budi\n')
    with pytest.raises(SourceError, match="line 1: the quotes of the header do not match"):
        table(tmp_path, '"nip";"na"ma"\n1;Budi\n')


_CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], include_characters="\t\r\n", exclude_characters="\ufeff"), max_size=8
)


@given(
    rows=st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(_CELL, min_size=width, max_size=width), max_size=8)),
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]),
)
def test_what_csv_writes_is_what_we_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], delimiter: str, end: str, encoding: str
) -> None:
    """Any text cells come back; a row of blanks is no row, and apostrophes around all cells are quotes."""
    assume(not any(cell.startswith("'") for cell in (rows or [[""]])[0]))
    quoting: Literal[0, 1] = csv.QUOTE_MINIMAL if end == "\r\n" else csv.QUOTE_ALL  # csv quotes only the line ends it writes
    names = [f"kolom {place}" for place in range(len(rows[0]) if rows else 2)]
    path = tmp_path_factory.getbasetemp() / "bolak-balik.csv"
    with path.open("w", encoding=encoding, newline="") as out:
        csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows([names, *rows])
    found = read_table(path)
    assert problems(found) == []
    assert [list(row.values()) for row in cells(found)] == [row for row in rows if any(map(str.strip, row))]
