"""The command for a call for mentoring: tables in, a draft out that is edited and given in again."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from api.cli import Simpul


def run(*arguments: object) -> tuple[int, str]:
    """The exit status and what was said."""
    found = CliRunner().invoke(Simpul("en"), ["mentors-batch", *map(str, arguments)])
    return found.exit_code, found.output + (str(found.exception) if found.exception else "")


@pytest.fixture
def call(tmp_path: Path) -> tuple[Path, Path]:
    """A small call of fictional people."""
    (tmp_path / "mentees.csv").write_text(
        "id,name,skills,institution\na,Ani Misal,audit:1;pengadaan,X\nb,=Budi Misal,audit,X\nc,Cici Misal,sihir,Y\n"
    )
    (tmp_path / "mentors.csv").write_text(
        "id\tname\tskills\tinstitution\tseats\np\tPutu Misal\taudit:3;pengadaan:2\tZ\t1\nq\tQori Misal\taudit:2\tZ\t1\n"
    )
    return tmp_path / "mentees.csv", tmp_path / "mentors.csv"


def test_draft_is_written_edited_and_given_in_again(call: tuple[Path, Path], tmp_path: Path) -> None:
    """Pairs, who waits and why stand in the workbook; a pair forbidden there is not in the next draft."""
    first = tmp_path / "draft.xlsx"
    status, said = run(*call, "--out", first)
    assert status == 0
    assert "2 pairs, 1 wait" in said
    assert "proven" in said
    book = load_workbook(first)
    pairs = {row[0]: row[2] for row in book["pairs"].iter_rows(min_row=2, values_only=True)}
    assert pairs == {"a": "p", "b": "q"}
    assert book["pairs"]["B3"].value == "'=Budi Misal"
    assert [row[0] for row in book["waiting"].iter_rows(min_row=2, values_only=True)] == ["c"]
    for row in book["pairs"].iter_rows(min_row=2):
        book["pairs"].cell(row[0].row or 1, 7, "forbid" if row[0].value == "a" else "keep")
    book.save(first)
    second = tmp_path / "again.csv"
    assert run(*call, "--decisions", first, "--out", second)[0] == 0
    lines = second.read_text(encoding="utf-8").splitlines()
    assert not any(line.startswith("a,Ani Misal,p") for line in lines)
    assert any(line.startswith("b,'=Budi Misal,q") for line in lines)


def test_wrong_cells_are_told_by_file_and_line(call: tuple[Path, Path], tmp_path: Path) -> None:
    """A mentor with −1 seats is refused with file, line and column; a file that is no table is refused too."""
    mentees, mentors = call
    mentors.write_text("id,skills,seats\np,audit:3,-1\n")
    status, said = run(mentees, mentors, "--out", tmp_path / "x.xlsx")
    assert status != 0
    assert "mentors.csv, line 2: seats must be at least 0" in said
    mentors.write_bytes(b"\xff\xfe\x00PK")
    assert "cannot be read as a table" in run(mentees, mentors, "--out", tmp_path / "x.xlsx")[1]
    mentors.write_text("")
    status, said = run(mentees, mentors, "--out", tmp_path / "x.xlsx")
    assert (status, "0 pairs, 3 wait" in said) == (0, True)
    mentors.write_text("nama;nip\nBudi;1\n")
    assert (
        "mentors.csv has no column id. Its first row must name the columns; it has: nama, nip."
        in run(mentees, mentors, "--out", tmp_path / "x.xlsx")[1]
    )
