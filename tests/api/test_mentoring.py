"""The command for a call for mentoring: tables in, a draft out that is edited and given in again."""

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner
from openpyxl import Workbook, load_workbook

from api import mentoring
from api.cli import Simpul
from api.columns import INDONESIAN
from queries.calls.mentoring import assign
from queries.calls.participants import Decision, Mentee, Mentor
from tests.api.conftest import Command


def run(*arguments: object) -> tuple[int, str]:
    """The exit status and what was said."""
    found = CliRunner().invoke(Simpul("en"), ["mentors-batch", "--tables-alone", *map(str, arguments)])
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
        book["pairs"].cell(row[0].row or 1, 7, "Forbid" if row[0].value == "a" else "KEEP")
    book.save(first)
    second = tmp_path / "again.csv"
    assert run(*call, "--decisions", first, "--out", second)[0] == 0
    lines = second.read_text(encoding="utf-8").splitlines()
    assert not any(line.startswith("a,Ani Misal,p") for line in lines)
    assert any(line.startswith("b,'=Budi Misal,q") for line in lines)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_ids_like_formulas_are_kept(tmp_path: Path, form: str) -> None:
    """A draft has them as text, and given in again its pairs stand; a file of another form is not written."""
    call, first, second = (tmp_path / "mentees", tmp_path / "mentors"), tmp_path / f"a.{form}", tmp_path / f"b.{form}"
    for side, ids, level in zip(call, ("-r1 +x =y @z ''=q", "-m1 +m2 =m3 @m4 ''=m5"), ("audit", "audit:2"), strict=True):
        side.write_text("id,skills\n" + "".join(f"{one},{level}\n" for one in ids.split()))
    assert run(*call, "--out", first)[0] == 0
    status, said = run(*call, "--decisions", first, "--out", second)
    assert (status, "5 pairs, 0 wait" in said, "has left" in said) == (0, True, False)
    assert mentoring.text(mentoring.File.at(first)) == mentoring.text(mentoring.File.at(second))
    assert run(*call, "--out", tmp_path / "y.txt")[0] != 0


def test_quotas_and_the_line_of_command_by_command(simpul: Command, call: tuple[Path, Path], tmp_path: Path) -> None:
    """A place's quota binds as an institution's does; of how many people the graph knows the posts is told."""
    mentees, mentors = map(str, call)
    out = ["--out", str(tmp_path / "draft.csv")]
    told = simpul("mentors-batch", mentees, mentors, *out, "--quota", "X", "1", "--place-quota", "Nowhere", "2").out
    assert "1 pairs, 2 wait" in told
    assert "One more place for X would do" in told
    assert "No mentee is of these, which have a quota: Nowhere." in told
    assert "for 0 of 5 people from their posts too" in told
    assert simpul("mentors-batch", mentees, mentors, *out, "--quota", "X", "-1").status != 0


def test_who_waits_is_told_with_the_change_that_would_help(call: tuple[Path, Path], tmp_path: Path) -> None:
    """On the screen the first few and the file that has all; in a CSV beside the pairs, which it may be given in with again."""
    mentees, _ = call
    with mentees.open("a") as table:
        table.write("".join(f"w{n},,audit,X\n" for n in range(6)))
    draft = tmp_path / "draft.csv"
    status, said = run(*call, "--out", draft)
    assert status == 0
    assert "Cici Misal (c): Nobody who mentors shows what is asked for at a higher level." in said
    assert said.count("One more seat with") == 4
    assert f"2 more wait, each with the reason: {draft}" in said
    told = {row["mentee"]: row for row in csv.DictReader(draft.read_text(encoding="utf-8").splitlines())}
    assert len(told) == 9
    assert (told["c"]["mentor"], told["c"]["missing"], told["c"]["what one change would do"]) == ("", "1", "")
    assert all("One more seat with" in told[f"w{n}"]["what one change would do"] for n in range(6) if not told[f"w{n}"]["mentor"])
    assert run(*call, "--decisions", draft, "--out", tmp_path / "again.csv")[0] == 0
    assert (tmp_path / "again.csv").read_bytes() == draft.read_bytes()


def test_wrong_cells_are_told_by_file_and_line(call: tuple[Path, Path], tmp_path: Path) -> None:
    """A mentor with −1 seats is refused with file, line and column; a file that is no table is refused too."""
    mentees, mentors = call
    mentors.write_text("id,skills,seats\np,audit:3,-1\n")
    status, said = run(mentees, mentors, "--out", tmp_path / "x.xlsx")
    assert status != 0
    assert "mentors.csv, line 2: seats must be at least 0" in said
    for table, told in (
        ("mentee,mentor,decision\na,p,stay\n", "line 2: decision must be one of: pin, forbid, keep."),
        ("mentee,mentor\na,p\n", "d.csv has no column decision."),
    ):
        (tmp_path / "d.csv").write_text(table)
        assert told in run(mentees, mentees, "--decisions", tmp_path / "d.csv", "--out", tmp_path / "x.xlsx")[1]
    mentors.write_bytes(b"\xff\xfe\x00PK")
    assert "cannot be read as a table" in run(mentees, mentors, "--out", tmp_path / "x.xlsx")[1]
    for nobody in ("", "id,skills\n"):
        mentors.write_text(nobody)
        status, said = run(mentees, mentors, "--out", tmp_path / "x.xlsx")
        assert (status != 0, "mentors.csv names nobody" in said) == (True, True)
    for table, told in (
        ("id,skills\np,audit:2;Audit : 5\n", "mentors.csv, line 2: skills has audit at more than one level: 2, 5."),
        ("id,skills,grade\np,audit:2,IV\n", "mentors.csv has a column grade, which is none of: id, name, skills"),
        ("id,skills,seats,Seats \np,audit:2,1,2\n", "mentors.csv has the column seats twice."),
        ("id,skills,mode\np,audit:2,ONLINE\nq,audit:2,radio\n", "line 3: mode must be one of: online, in person, both."),
    ):
        mentors.write_text(table)
        assert told in run(mentees, mentors, "--out", tmp_path / "x.xlsx")[1]
    mentors.write_text("id,skills,seats,grade,mode\np,,many,IV,daring\nq,audit,1,,radio\nr,audit,1,IV,Tatap Muka\n")
    said = run(mentees, mentors, "--out", tmp_path / "x.xlsx")[1]
    assert [said.count(one) for one in ("line 2: skills", "line 2: seats", "column grade", "line 3: mode", "line 4")] == [
        1,
        1,
        1,
        1,
        0,
    ]
    mentors.write_text("id,skills\n" + "p,\n" * 22)
    assert run(mentees, mentors, "--out", tmp_path / "x.xlsx")[1].count("skills is needed") == 20
    mentors.write_text("nama;nip\nBudi;1\n")
    assert (
        "mentors.csv has no column skills. Its first row must name the columns; it has: nama, nip."
        in run(mentees, mentors, "--out", tmp_path / "x.xlsx")[1]
    )
    mentors.write_text("NIP;Keahlian;Kuota;tempat_bimbingan\np;audit;1;2\n")
    twice = "mentors.csv has one column under two names, Kuota and tempat_bimbingan. Delete one."
    assert twice in run(mentees, mentors, "--out", tmp_path / "x.xlsx")[1]
    mentors.write_text("NIP;Keahlian;Kuota\np;audit;-1\n")
    assert "line 2: Kuota must be at least 0." in run(mentees, mentors, "--out", tmp_path / "x.xlsx")[1]
    book = Workbook()
    for line in (["id", "skills"], [9e17, "audit:2"]):
        book.worksheets[0].append(line)
    book.save(tmp_path / "g.xlsx")
    assert (
        "g.xlsx, line 2: a spreadsheet has rounded a long number"
        in run(mentees, tmp_path / "g.xlsx", "--out", tmp_path / "x.xlsx")[1]
    )


def test_a_draft_writes_over_no_table(call: tuple[Path, Path]) -> None:
    """Whoever names a table of the call as the draft's file keeps it."""
    mentees, mentors = call
    before = mentees.read_bytes()
    status, said = run(mentees, mentors, "--out", mentees)
    assert (status != 0, "Name another file" in said, mentees.read_bytes()) == (True, True, before)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_columns_have_indonesian_names(tmp_path: Path, form: str) -> None:
    """A file whose columns are named in Indonesian is read, every column; the draft has such names, and given in again holds its decisions."""
    heads = "NIP;Nama Lengkap;Keahlian;Instansi;Unit_Kerja;Atasan;Provinsi;Bahasa;Cara;Mengutamakan;Menghindari;"
    row = "a;Ani Misal;audit:1;X;Biro;b;Jawa Barat;id;Luring;p;q;2\n"
    mentees = mentoring.File("peserta.csv", f"{heads}Dicari\n{row}".encode())
    mentors = mentoring.File("mentor.csv", f"{heads}kapasitas\n{row}p;Putu Misal;audit:3;;;;;;;;;1\n".encode())
    pool = mentoring.pool(mentees, mentors, None, "id")
    told = {name: value for name, value in pool.mentees[0] if value != Mentee.model_fields[name].default}
    assert set(told) == {*Mentee.model_fields} - {"languages"}
    assert (pool.mentees[0].mode, pool.mentors[0].seats) == ("in person", 2)
    draft = assign(pool)
    content = mentoring.table(draft, "id") if form == "csv" else mentoring.workbook(draft, "id")
    lines = mentoring.text(mentoring.File(f"d.{form}", content))
    assert lines.startswith("peserta,nama peserta,mentor,nama mentor,kecocokan,alasan,keputusan")
    for language, word, decision in (("id", "pertahankan", "keep"), ("en", "larang", "forbid"), ("en", "Pin", "pin")):
        edited = mentoring.File("d.csv", lines.replace("pertahankan", word).encode())
        assert [one.decision for one in mentoring.pool(mentees, mentors, edited, language).decisions] == [decision]


def test_every_column_has_an_indonesian_name() -> None:
    """No column of a table that is read or written lacks one, and no name means two columns."""
    read = {*Mentee.model_fields, *Mentor.model_fields, *Decision.model_fields}
    assert read | {*mentoring.PAIRS, *mentoring.WAITING} <= {*INDONESIAN}
    names = [name for names in INDONESIAN.values() for name in names]
    assert len(names) == len(set(names))
