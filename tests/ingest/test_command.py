"""The command that loads, as it is typed."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from graph.settings import Settings
from graph.store import Store
from ingest import __main__ as command

Typed = Callable[..., tuple[int, str, str]]

HEADER = "id,name,name_en,short,kind,sector,parent,valid_from,valid_to,successors,aliases,place,identifiers,source,source_date\n"
ROWS = HEADER + "".join(
    f"x{n},Lembaga Khayal {n},,LK{n},agency,central_government,,2020,,,,,,fiction,2026-01-01\n" for n in range(3)
)


@pytest.fixture
def ingest(store: Store, served: Settings, home: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
           capfd: pytest.CaptureFixture[str]) -> Typed:  # fmt: skip
    """The command, over an empty home and the emptied graph; in English unless ``--lang`` says otherwise."""
    for name, value in {
        "SIMPUL_HOME": str(tmp_path / "home"), "SIMPUL_NEO4J_URI": served.neo4j_uri, "SIMPUL_NEO4J_PASSWORD": served.password(),
        "LANG": "en_GB.UTF-8", "LC_ALL": "", "LANGUAGE": "",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)

    def typed(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["simpul-ingest", *map(str, words)])
        status: object = 0
        try:
            command.main()
        except SystemExit as end:
            status = end.code
        said = capfd.readouterr()
        return (status if isinstance(status, int) else 1), said.out, said.err

    return typed


@pytest.fixture
def institutions(tmp_path: Path) -> Path:
    """Three fictional institutions."""
    path = tmp_path / "institutions.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def test_a_steward_s_morning(ingest: Typed, institutions: Path, tmp_path: Path) -> None:
    """Try, load, load again, look at runs, identities and lake, take back."""
    status, _, told = ingest("load", "institutions", institutions, "--dry-run")
    assert (status, "3 rows, 0 rejected" in told, "Nothing was loaded." in told) == (0, True, True)
    assert "Institution +3" in ingest("load", "institutions", institutions)[2]
    assert "unchanged" in ingest("load", "institutions", institutions)[2]
    assert "tidak berubah" in ingest("load", "institutions", institutions, "--lang", "id")[2]
    _, runs, _ = ingest("runs")
    assert "institutions.csv" in runs
    _, said, _ = ingest("identities")
    rows = list(csv.DictReader(io.StringIO(said)))
    assert [(row["record"], row["kind"]) for row in rows] == [(f"x{n}", "Institution") for n in range(3)]
    assert len({row["entity"] for row in rows}) == 3
    assert ingest("identities", "--format", "parquet", "--out", tmp_path / "i.parquet")[0] == 0
    table = pq.read_table(tmp_path / "i.parquet").to_pylist()
    assert [{name: value or "" for name, value in row.items()} for row in table] == rows
    status, out, _ = ingest("lake", "SELECT count(*) AS count FROM institution", "--format", "csv")
    assert (status, out.split()) == (0, ["count", "3"])
    assert "Institution +0 −3" in ingest("remove", "institutions", "institutions.csv")[2]


def test_sources_are_told(ingest: Typed) -> None:
    """Columns, lawful basis and default visibility of each source, in both languages."""
    _, english, _ = ingest("sources")
    _, indonesian, _ = ingest("sources", "--lang", "id")
    for told, words in ((english, ("lawful basis", "columns")), (indonesian, ("dasar hukum", "kolom"))):
        assert all(word in told for word in ("siasn", "openalex", "institutions", "NIP BARU", *words))


@pytest.mark.parametrize(
    ("words", "status", "told"),
    [
        (["load", "moon", "x.csv"], 66, "There is no source moon. There are: "),
        (["load", "openalex", "no-such-file"], 66, "no-such-file cannot be read (No such file or directory)."),
        (["load", "siasn"], 66, "Name the files to load"),
        (["remove", "siasn", "nobody"], 66, "siasn has no scope nobody."),
        (["lake", "SELECT * FROM nothing_there"], 1, "The lake cannot answer"),
        (["lake", "COPY (SELECT 1) TO '/tmp/out.csv'"], 1, "The lake cannot answer"),
        (["lake", "SELECT * FROM read_text('/etc/passwd')"], 1, "The lake cannot answer"),
        (["identities", "--format", "parquet"], 2, "Parquet needs --out FILE."),
    ],
)
def test_what_is_wrong_is_told(words: list[str], status: int, told: str, ingest: Typed) -> None:
    """A sentence on standard error and an exit status; nothing is written."""
    ended, out, err = ingest(*words)
    assert told in err
    assert (ended, out) == (status, "")


def test_rejects_have_line_column_and_reason(ingest: Typed, institutions: Path) -> None:
    """What is rejected is listed in the user's language, in a dry run too, and the rest is loaded."""
    institutions.write_text(ROWS.replace("LK1,agency,central_government", "LK1,agency,moon"), encoding="utf-8")
    assert "institutions.csv, line 3, sector: " in ingest("load", "institutions", institutions, "--dry-run")[2]
    _, _, told = ingest("load", "institutions", institutions, "--lang", "id")
    assert "3 baris, 1 ditolak" in told
    path = told.split("alasannya: ")[1].splitlines()[0]
    [row] = csv.DictReader(io.StringIO(Path(path).read_text(encoding="utf-8")))
    assert (row["file"], row["line"], row["column"]) == ("institutions.csv", "3", "sector")
