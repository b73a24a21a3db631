"""The fictional nation is the same for the same seed, well-formed, labelled as fiction, and its truth is whole."""

import csv
import gzip
import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator
from contextlib import closing
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import Any

import pytest
from openpyxl import load_workbook

from ingest.demo import write_nation

PEOPLE = 600
ENCODINGS = {"kemen-raga": "utf-16", "lembaga-kebijakan": "cp1252"}
CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz"


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small nation."""
    folder = tmp_path_factory.mktemp("nation")
    write_nation(folder, people=PEOPLE)
    return folder


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a plain CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def truth(nation: Path, name: str) -> list[dict[str, str]]:
    """A table of the truth."""
    return table(nation / "truth" / f"{name}.csv")


def cells(path: Path) -> list[list[Any]]:
    """Every line of an export, its place in the list being its line number less one."""
    if path.suffix == ".xlsx":
        with closing(load_workbook(path, read_only=True)) as book:
            return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    text = path.read_text(encoding=ENCODINGS.get(re.sub("-(kursus|diklat)$", "", path.stem), "utf-8-sig"))
    delimiter = max(",;|\t", key=text.splitlines()[0].count)
    return list(csv.reader(text.splitlines(), delimiter=delimiter))


def servants(path: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of an export with their line numbers, by columns in one spelling."""
    lines = cells(path)
    [start] = [place for place, line in enumerate(lines) if len(line) > 50 and "NAMA" in map(spelled, line)]
    columns = [spelled(name) for name in lines[start]]
    for place, line in enumerate(lines[start + 1 :], start + 2):
        assert len(line) == len(columns), (path, place)
        yield (
            place,
            {name: cell.lstrip("'").strip() if isinstance(cell, str) else cell for name, cell in zip(columns, line, strict=True)},
        )


def spelled(name: Any) -> str:
    """The name of a column in the spelling of the published ones."""
    return " ".join(str(name).replace("_", " ").upper().split())


def exports(nation: Path) -> list[Path]:
    """The agencies' files."""
    return sorted((nation / "siasn").iterdir())


def works(path: Path) -> list[dict[str, Any]]:
    """The works in a university's file."""
    text = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in text.splitlines()]


def test_the_same_seed_gives_the_same_bytes_and_another_does_not(nation: Path, tmp_path: Path) -> None:
    def sums(folder: Path) -> dict[str, str]:
        return {
            str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()
        }

    write_nation(tmp_path / "again", people=PEOPLE)
    write_nation(tmp_path / "other", people=PEOPLE, seed=8)
    assert sums(tmp_path / "again") == sums(nation)
    other = sums(tmp_path / "other")
    assert all(name.startswith("projects/") for name in other.keys() ^ sums(nation).keys())  # not everybody leads any
    constant = {"institutions.csv", "job_standards.csv", "truth/topics.csv"}
    assert {name for name, value in other.items() if sums(nation).get(name) == value} == constant


def test_counts(nation: Path) -> None:
    people = truth(nation, "people")
    assert len(people) == len({row["person"] for row in people}) == PEOPLE
    assert Counter(row["kind"] for row in people) == {"civil_servant": 400, "academic": 138, "professional": 62}
    assert {row["sector"] for row in people} == {row["sector"] for row in table(nation / "institutions.csv")}
    assert len(truth(nation, "works")) == 0.8 * PEOPLE
    assert len(exports(nation)) == 12
    assert len(list((nation / "openalex").iterdir())) == 8
    assert len(truth(nation, "topics")) >= 24
    assert all(row["themes"].count(";") + row["themes_en"].count(";") + 2 >= 30 for row in truth(nation, "topics"))
    assert sum(row["workplace"] != row["institution"] for row in people) in range(8, 25)
    assert sum(bool(row["namesake_of"]) for row in people) == PEOPLE // 50


def test_institutions_are_fiction_and_whole(nation: Path) -> None:
    rows = table(nation / "institutions.csv")
    by_id = {row["id"]: row for row in rows}
    assert len(by_id) == len(rows) > 55
    assert all("fiksi" in row["name"] for row in rows)
    assert all(row[column] in {"", *by_id} for row in rows for column in ("parent", "successors") if ";" not in row[column])
    assert by_id["kemen-bahari"]["successors"].split(";") == ["kemen-samudra", "kemen-antariksa"]
    assert by_id["kemen-bahari"]["valid_to"] < by_id["kemen-samudra"]["valid_from"]
    found = [item.partition(":") for row in rows for item in row["identifiers"].split(";")]
    assert len(set(found)) == len(found)
    for scheme, _, value in found:
        if scheme == "ror":
            number = 0
            for character in value[1:7]:
                number = 32 * number + CROCKFORD.index(character)
            assert value[0] == "0"
            assert int(f"{number}{value[7:]}") % 97 == 1  # ISO/IEC 7064 MOD 97-10
        elif scheme == "bkn":
            assert re.fullmatch(r"[0-9A-F]{32}", value)
        elif scheme == "domain":
            assert value.endswith(".example")


def test_every_name_of_an_institution_in_the_files_says_that_it_is_fiction(nation: Path) -> None:
    for path in exports(nation):
        for _, row in servants(path):
            assert all("fiksi" in row[column] for column in ("INSTANSI INDUK NAMA", "INSTANSI KERJA NAMA"))
    for path in (nation / "openalex").iterdir():
        for work in works(path):
            for authorship in work["authorships"]:
                assert all(
                    "fiksi" in of["display_name"] or "fictional" in of["display_name"] for of in authorship["institutions"]
                )


def test_every_civil_servant_has_a_well_formed_nip_unless_the_row_is_to_be_refused(nation: Path) -> None:
    refused = {(row["file"], int(row["line"])) for row in truth(nation, "rejects")}
    owners: dict[str, set[str]] = defaultdict(set)
    contracts = 0
    for path in exports(nation):
        for line, row in servants(path):
            if (f"siasn/{path.name}", line) in refused:
                continue
            nip = row["NIP BARU"]
            assert re.fullmatch(r"\d{18}", nip)
            birth = date.fromisoformat(f"{nip[:4]}-{nip[4:6]}-{nip[6:8]}")
            assert 17 <= int(nip[8:12]) - birth.year <= 60
            assert int(nip[12:14]) in {*range(1, 13), 21, 22}
            assert nip[14] == ("2" if row["JENIS KELAMIN"] in {"F", "P", "2", "Wanita"} else "1")
            assert int(nip[15:]) >= 1
            assert re.fullmatch(r"\d{16}", row["NIK"])
            assert row["NAMA"]
            assert row["EMAIL GOV"].endswith(".example")
            contracts += int(nip[12:14]) > 20
            owners[nip].add(row["PNS ID"])
    assert all(len(keys) == 1 for keys in owners.values())
    assert 20 < contracts < 100


def test_rows_to_be_refused_are_bad_in_the_way_the_truth_says(nation: Path) -> None:
    rejects = truth(nation, "rejects")
    lines = {path.name: dict(servants(path)) for path in exports(nation)}
    for reject in rejects:
        row = lines[Path(reject["file"]).name][int(reject["line"])]
        assert row["PNS ID"] == reject["record"]
        cell = row[reject["column"]]
        if reject["column"] == "NIP BARU":
            assert len(cell) == 17 or cell.endswith("E+17")
        else:
            assert cell in {None, "", "-", "null", "None", "31-02-2020"}
    assert {reject["reason"] for reject in rejects} >= {"NIP has 17 digits", "there is no name", "there is no such day"}


def test_works_are_whole(nation: Path) -> None:
    ids = {row["work"] for row in truth(nation, "works")}
    orcids: dict[str, str] = {}
    seen = set()
    for path in (nation / "openalex").iterdir():
        for work in works(path):
            seen.add(work["id"].rpartition("/")[2])
            assert work["doi"] is None or work["doi"].startswith("https://doi.org/10.5555/")
            assert {reference.rpartition("/")[2] for reference in work["referenced_works"]} < ids
            assert work["cited_by_count"] >= 0
            assert work["title"]
            assert work["primary_topic"] == work["topics"][0]
            for word, places in (work["abstract_inverted_index"] or {}).items():
                assert word
                assert places
            for authorship in work["authorships"]:
                orcid = authorship["author"]["orcid"]
                if orcid:
                    orcids[authorship["author"]["id"]] = orcid.rpartition("/")[2]
    assert seen == ids
    assert orcids
    for orcid in orcids.values():
        assert re.fullmatch(r"(\d{4}-){3}\d{3}[\dX]", orcid)
        digits = [10 if character == "X" else int(character) for character in orcid.replace("-", "")]
        assert sum(digit * 2**power for power, digit in enumerate(reversed(digits))) % 11 == 1  # ISO/IEC 7064 MOD 11-2


def test_the_truth_covers_every_record_and_nothing_else(nation: Path) -> None:
    refused = {(row["file"], int(row["line"])) for row in truth(nation, "rejects")}
    said = {(row["source"], row["file"], row["record"]): row["person"] for row in truth(nation, "records")}
    found = set()
    for path in exports(nation):
        file = f"siasn/{path.name}"
        found |= {("siasn", file, row["PNS ID"]) for line, row in servants(path) if (file, line) not in refused}
    for path in (nation / "openalex").iterdir():
        for work in works(path):
            for place, authorship in enumerate(work["authorships"]):
                record = (authorship["author"]["id"] or f"{work['id']}#{place}").rpartition("/")[2]
                found.add(("openalex", f"openalex/{path.name}", record))
    assert found == said.keys()
    people = {row["person"] for row in truth(nation, "people")}
    assert set(said.values()) | {row["person"] for row in truth(nation, "rejects")} == people
    assert {row["person"] for row in truth(nation, "expertise")} == people


def test_resolution_has_something_to_do(nation: Path) -> None:
    records: dict[str, set[tuple[str, str]]] = defaultdict(set)
    owners: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in truth(nation, "records"):
        records[row["person"]].add((row["source"], row["record"]))
        owners[row["source"], row["record"]].add(row["person"])
    kinds = Counter(tuple(sorted(source for source, _ in found)) for found in records.values())
    assert kinds["siasn", "siasn"]  # a contract, then a permanent post
    assert kinds["openalex", "openalex"]  # two author keys
    assert kinds["openalex", "siasn"]  # a civil servant who publishes
    assert all(len(found) == 1 for found in owners.values())
    assert any("#" in record for _, record in owners)


def test_too_small_a_nation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="200"):
        write_nation(tmp_path, people=10)


def test_news_says_what_its_truth_says(nation: Path) -> None:
    """Forty articles of fictional papers; each names the people, offices and makers that the truth gives it, and nobody is both."""
    rows = truth(nation, "news")
    files = {path.relative_to(nation / "news").as_posix(): path for path in (nation / "news").rglob("*.*")}
    assert Counter(name.split("-")[-1].split(".")[0] for name in files) == {"id": 30, "en": 10}
    assert {row["file"] for row in rows} == files.keys()
    institutions = {row["id"]: row for row in table(nation / "institutions.csv")}
    names = {row["person"]: row["name"] for row in truth(nation, "people")}
    for row in rows:
        written = re.sub("&#x27;", "'", files[row["file"]].read_text(encoding="utf-8"))
        assert row["name"] in written
        assert "fiksi" in written or "fictional" in written
        assert names.get(row["person"], row["name"]) == row["name"]
        assert row["kind"] == "byline" or row["institution"] in institutions
    makers = {row["name"] for row in rows if row["kind"] == "byline"}
    assert not makers & {row["name"] for row in rows if row["kind"] != "byline"}
    assert {row["kind"] for row in rows} == {"D", "PLT", "FORMER", "byline"}


def histories(nation: Path, name: str, columns: Collection[str]) -> Iterator[dict[str, str]]:
    """The rows of the agencies' histories of that name, days as ISO 8601."""
    for path in sorted((nation / name).iterdir()):
        lines = [[cell.lstrip("'") if isinstance(cell, str) else cell for cell in line] for line in cells(path)]
        [start] = [place for place, line in enumerate(lines) if set(columns) <= set(line)]
        for line in lines[start + 1 :]:
            row = dict(zip(lines[start], line, strict=True))
            yield {column: "" if cell in {None, "-", "null", "None"} else cell for column, cell in row.items()}


def test_careers_are_what_their_truth_says(nation: Path) -> None:
    """Every post in the files is in the truth by its title and first day; each ends the day before the next; jenjang never fall, and nobody goes back to a general post."""
    keys = {row["record"]: row["person"] for row in truth(nation, "records") if row["source"] == "siasn"}
    said: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in truth(nation, "careers"):
        said[row["person"]].append(row)
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in histories(nation, "careers", ("idPns", "tmtJabatan")):
        title = row["namaJabatan"] or row["jabatanFungsionalNama"] or row["jabatanFungsionalUmumNama"]
        found[keys[row["idPns"]]].add((title, clean_date(row["tmtJabatan"])))
    assert found == {person: {(row["title"], row["from"]) for row in rows} for person, rows in said.items()}
    institutions = {row["id"] for row in table(nation / "institutions.csv")}
    ranks = ("Ahli Pertama", "Ahli Muda", "Ahli Madya", "Ahli Utama")
    for rows in said.values():
        assert [row["from"] for row in rows] == sorted(row["from"] for row in rows)
        assert len(rows) in range(1, 6)
        assert rows[-1]["to"] == ""
        for one, following in pairwise(rows):
            assert date.fromisoformat(one["to"]) + timedelta(days=1) == date.fromisoformat(following["from"])
        held = [ranks.index(row["level"]) for row in rows if row["level"] in ranks]
        assert held == sorted(held)
        leveled = [bool(row["level"]) for row in rows]
        assert leveled == sorted(leveled)
        assert {row["institution"] for row in rows} <= institutions
    lengths = Counter(map(len, said.values()))
    assert all(lengths[length] > 10 for length in (2, 3, 4))
    assert sum(len({row["institution"] for row in rows}) > 1 for rows in said.values()) > 0.1 * len(said)


def test_courses_are_what_their_truth_says(nation: Path) -> None:
    """Every row is in the truth, as taken or given; several people share a course; nobody learns before entering service."""
    owners: dict[str, str] = {}
    keys = {row["record"]: row["person"] for row in truth(nation, "records")}
    for path in exports(nation):
        owners |= {row["NIP BARU"]: keys[row["PNS ID"]] for _, row in servants(path) if row["PNS ID"] in keys}
    found: Counter[tuple[str, str, str, str]] = Counter()
    for row in histories(nation, "courses", ("nipBaru", "institusiPenyelenggara")):
        title = row.get("namaKursus") or row["latihanStrukturalNama"]
        taught = row["peran"] == "Narasumber" or title.startswith("Narasumber pada ")
        day = clean_date(row.get("tanggalSelesaiKursus") or row["tanggalSelesai"])
        found[owners[row["nipBaru"]], title.removeprefix("Narasumber pada "), "instructor" if taught else "participant", day] += 1
        assert day >= f"{row['nipBaru'][8:12]}"
        assert day <= "2026-06-30"
    said = truth(nation, "courses")
    assert found == Counter((row["person"], row["title"], row["role"], row["date"]) for row in said)
    assert {row["kind"] for row in said} == {"training", "certificate"}
    assert 0.03 * len(said) < sum(row["role"] == "instructor" for row in said) < 0.15 * len(said)
    assert max(Counter((row["title"], row["date"], row["organiser"]) for row in said).values()) > 3


def named_by_key(nation: Path) -> dict[str, str]:
    """Who bears which NIP, of those in service, or ORCID."""
    refused = {(row["file"], int(row["line"])) for row in truth(nation, "rejects")}
    keys = {row["record"]: row for row in truth(nation, "records")}
    owners: dict[str, str] = {}
    for path in exports(nation):
        for line, row in servants(path):
            if (f"siasn/{path.name}", line) not in refused and keys[row["PNS ID"]]["standing"] in {"01", "03", "15"}:
                owners[row["NIP BARU"]] = keys[row["PNS ID"]]["person"]
    for path in (nation / "openalex").iterdir():
        for author in (authorship["author"] for work in works(path) for authorship in work["authorships"]):
            if author["orcid"]:
                owners[author["orcid"].rpartition("/")[2]] = keys[author["id"].rpartition("/")[2]]["person"]
    return owners


def test_consents_are_what_their_truth_says(nation: Path) -> None:
    """Whoever agreed is in service, or has an ORCID in the works; of several rows the newest is the truth; about 15% agreed to guide."""
    owners = named_by_key(nation)
    names = {row["person"]: row["name"] for row in truth(nation, "people")}
    newest: dict[str, dict[str, str]] = {}
    for row in sorted(table(nation / "consents.csv"), key=lambda row: row["date"]):
        [person] = {owners[row[scheme]] for scheme in ("nip", "orcid") if row[scheme]}
        assert row["name"] == names[person]
        newest[person] = row
    said = {row["person"]: row for row in truth(nation, "consents")}
    assert newest.keys() == said.keys()
    for person, row in newest.items():
        assert all(row[column] == said[person][column] for column in ("mentees", "meets", "introductions"))
        assert sorted(row["languages"].split(";")) == said[person]["languages"].split(";")
    able = len(set(owners.values()))
    assert 0.1 * able < sum(row["mentees"] > "0" for row in said.values()) < 0.2 * able
    assert 0.02 * able < sum(row["mentees"] == "0" for row in said.values()) < 0.08 * able
    assert 0.02 * able < sum(row["introductions"] == "0" for row in said.values()) < 0.08 * able
    assert any(row["introductions"] > "0" for row in said.values())


def test_projects_are_what_their_truth_says(nation: Path) -> None:
    """Whoever is in a project has the key that names them; each has one leader, of the institution; who knows more leads oftener."""
    owners, names = named_by_key(nation), {row["person"]: row["name"] for row in truth(nation, "people")}
    said = {(row["institution"], row["code"], row["person"]): row for row in truth(nation, "projects")}
    by_name = {row["name"]: row["id"] for row in table(nation / "institutions.csv")}
    at = {row["person"]: row["institution"] for row in truth(nation, "people")}
    found: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for path in (nation / "projects").iterdir():
        for row in table(path):
            person, institution = owners[row["member"]], by_name[row["institution"]]
            told = said.pop((institution, row["code"], person))
            assert (institution, row["name"]) == (path.stem, names[person])
            assert all(row[column] == told[column] for column in ("title", "start", "end", "award"))
            assert row["start"] < (row["end"] or "2026-07") < (row["award_date"] or "2026-08")
            assert not row["member"].isdigit() or row["start"] >= row["member"][8:12]
            found[institution, row["code"]].append(told)
    assert not said
    levels = {(row["person"], row["topic"]): int(row["level"]) for row in truth(nation, "expertise")}
    shown: dict[str, list[int]] = defaultdict(list)
    for (institution, _), rows in found.items():
        assert len(rows) in range(3, 13)
        assert len({(row["title"], row["start"], row["topic"]) for row in rows}) == 1
        assert [at[row["person"]] for row in rows if row["role"] == "lead"] == [institution]
        for row in rows:
            shown[row["role"]].append(levels.get((row["person"], row["topic"]), 0))
    assert mean(shown["lead"]) > mean(shown["member"]) + 0.5
    assert 0.03 < shown["member"].count(0) / len(shown["member"]) < 0.3
    assert 0.02 < sum(bool(rows[0]["award"]) for rows in found.values()) / len(found) < 0.2
    assert sum(len({at[row["person"]] for row in rows}) > 1 for rows in found.values()) > 0.1 * len(found)
    assert shown["deputy"]
    assert shown["expert"]


def test_endorsements_are_what_their_truth_says(nation: Path) -> None:
    """Both people are who the keys say, and two; of several rows the newest is the truth; who knows more is endorsed more, some for what they do not know."""
    owners = named_by_key(nation)
    newest: dict[tuple[str, str, str], dict[str, str]] = {}
    for row in sorted(table(nation / "endorsements.csv"), key=lambda row: row["date"]):
        key = owners[row["person"]], owners[row["endorser"]], row["subject"]
        assert key[0] != key[1]
        assert row["date"] <= "2026-06-30"
        newest[key] = row
    said = {(row["person"], row["endorser"], row["subject"]): row for row in truth(nation, "endorsements")}
    assert newest.keys() == said.keys()
    for key, row in newest.items():
        assert (row["relation"], row["date"]) == (said[key]["relation"], said[key]["date"])
        assert bool(row["skill"] and row["level"]) == (not said[key]["topic"])
    assert {row["relation"] for row in said.values()} == {"atasan", "rekan", "bawahan", "mitra", "binaan"}
    levels = {
        (row["person"], row["topic"]): int(row["level"]) for row in truth(nation, "expertise") if row["person"] in owners.values()
    }
    endorsed = {(row["person"], row["topic"]) for row in said.values() if row["topic"]}
    shares = [
        sum(pair in endorsed for pair in pairs) / len(pairs)
        for wanted in ((1, 2), (3,), (4, 5)) for pairs in [[pair for pair, level in levels.items() if level in wanted]]
    ]  # fmt: skip
    assert shares == sorted(shares)
    assert 0.02 < sum(pair not in levels for pair in endorsed) / len(endorsed) < 0.25


def clean_date(written: Any) -> str:
    """A day as ISO 8601, from a text, a cell of dates or a spreadsheet's count."""
    if isinstance(written, datetime):
        return written.date().isoformat()
    if isinstance(written, int) or written.isdigit():
        return (date(1899, 12, 30) + timedelta(days=int(written))).isoformat()
    parts = re.split(r"[-/]", written)
    return "-".join(parts if len(parts[0]) == 4 else reversed(parts))
