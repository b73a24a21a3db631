"""The reference table of institutions is whole: every id, code, split and date in it can be relied on."""

import csv
import re
from collections import Counter, defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import get_args

import pytest

import ingest.sources
from graph.nodes import InstitutionKind, Sector

TABLE = Path(ingest.sources.__file__).with_name("institutions.csv")
COLUMNS = [
    "id", "name", "name_en", "short", "kind", "sector", "parent", "valid_from", "valid_to", "successors",
    "aliases", "place", "identifiers", "source", "source_date",
]  # fmt: skip

with TABLE.open(encoding="utf-8", newline="") as file:
    READER = csv.DictReader(file)
    ROWS: list[dict[str, str]] = list(READER)
BY_ID = {row["id"]: row for row in ROWS}

KNOWN_AMBIGUOUS = {
    "den": {"dewan-ekonomi-nasional", "dewan-energi-nasional"},
    "iai": {"iai-akuntan", "iai-arsitek"},
    "kpi": {"kpi", "bumn-kpi"},
    "pii": {"insinyur", "bumn-pii"},
    "pnm": {"poltek-madiun", "bumn-pnm"},
    "umi": {"univ-umi-makassar", "univ-umi-medan"},
}
"""Names that two living institutions share: text that says only this names neither."""

SPLIT_OFF = {"kemenko-pmk"}
"""Institutions that go on although a part of them became another."""

SUCCESSORS = {
    "kemenko-polhukam": {"kemenko-polkam", "kemenko-kumham-imipas"},
    "kemenko-pmk": {"kemenko-pm"},
    "kemenko-marves": {"kemenko-ipk", "kemenko-pangan"},
    "kemen-dikbudristek": {"kemen-dikdasmen", "kemen-diktisaintek", "kemen-kebudayaan"},
    "kemen-kumham": {"kemen-hukum", "kemen-ham", "kemen-imipas"},
    "kemen-parekraf": {"kemen-par", "kemen-ekraf"},
    "kemen-kominfo": {"kemen-komdigi"},
    "kemen-pupr": {"kemen-pu", "kemen-pkp"},
    "kemen-lhk": {"kemen-lh", "kemen-hut"},
    "kemen-kopukm": {"kemen-koperasi", "kemen-umkm"},
    "kemen-desa-pdtt": {"kemen-desa", "kemen-trans"},
    "bkkbn": {"kemen-dukbangga"},
    "bp2mi": {"kemen-p2mi"},
    "kemen-investasi-2024": {"kemen-investasi"},
    "kemen-bumn": {"bp-bumn"},
    "bp-haji": {"kemen-haj"},
    "kasn": {"kemen-panrb", "bkn"},
    "lipi": {"brin"},
    "bppt": {"brin"},
    "batan": {"brin"},
    "lapan": {"brin"},
    "kemen-ristek-brin-2021": {"brin", "kemen-dikbudristek"},
}


def parts(row: dict[str, str], column: str) -> list[str]:
    """The several values of one cell."""
    return [part for part in row[column].split(";") if part]


def identifiers(row: dict[str, str], scheme: str) -> list[str]:
    """The row's identifiers of one scheme."""
    return [value for kind, _, value in (item.partition(":") for item in parts(row, "identifiers")) if kind == scheme]


def lifetime(row: dict[str, str]) -> tuple[str, str]:
    """The first and the last day on which the institution may have existed; an unknown end is an open one."""
    start, end = row["valid_from"], row["valid_to"]
    return (start + "-01-01"[len(start) - 4 :] if start else "0000", end + "-12-31"[len(end) - 4 :] if end else "9999")


def alive(kind: str) -> list[dict[str, str]]:
    """The institutions of a kind that exist today."""
    return [row for row in ROWS if row["kind"] == kind and not row["valid_to"]]


def test_cells_are_well_formed() -> None:
    assert READER.fieldnames == COLUMNS
    assert [id_ for id_, count in Counter(row["id"] for row in ROWS).items() if count > 1] == []
    for row in ROWS:
        assert re.fullmatch(r"[a-z0-9.-]+", row["id"])
        assert row["name"], row["id"]
        assert row["source"], row["id"]
        assert date.fromisoformat(row["source_date"]), row["id"]
        assert row["kind"] in get_args(InstitutionKind), row["id"]
        assert row["sector"] in get_args(Sector), row["id"]
        assert all(cell == " ".join(cell.split()) for cell in row.values()), row["id"]
        for column in ("aliases", "successors", "identifiers"):
            several = [part.casefold() for part in row[column].split(";")]
            assert len(several) == len(set(several)), (row["id"], column)
            assert several == [""] or all(part == part.strip() != "" for part in several), (row["id"], column)
        for column in ("valid_from", "valid_to"):
            assert re.fullmatch(r"(\d{4}(-\d\d(-\d\d)?)?)?", row[column]), row["id"]
        assert lifetime(row)[0] <= lifetime(row)[1], row["id"]


@pytest.mark.parametrize("column", ["parent", "successors"])
def test_relations_lead_somewhere_and_never_round(column: str) -> None:
    graph = {row["id"]: parts(row, column) for row in ROWS}
    assert {target for targets in graph.values() for target in targets} <= graph.keys()

    def reach(start: str) -> set[str]:
        seen: set[str] = set()
        ahead = list(graph[start])
        while ahead:
            step = ahead.pop()
            if step not in seen:
                seen.add(step)
                ahead += graph[step]
        return seen

    assert [id_ for id_ in graph if id_ in reach(id_)] == []


def test_who_has_a_successor_has_ended_and_the_successor_was_there() -> None:
    for row in ROWS:
        for successor in parts(row, "successors"):
            assert row["valid_to"] or row["id"] in SPLIT_OFF, row["id"]
            start, end = lifetime(BY_ID[successor])
            ended = lifetime(row)[1]  # an heir may take a few months to be set up
            assert row["id"] in SPLIT_OFF or int(start[:4]) <= int(ended[:4]) + 1, (row["id"], successor)
            assert row["id"] in SPLIT_OFF or ended <= end, (row["id"], successor)


def test_the_splits_since_2021_are_kept() -> None:
    assert {before: set(parts(BY_ID[before], "successors")) for before in SUCCESSORS} == SUCCESSORS


def test_the_cabinet_of_today() -> None:
    assert (len(alive("coordinating_ministry")), len(alive("ministry"))) == (7, 41)


def test_every_region_has_its_government_and_code() -> None:
    codes = {row["id"]: identifiers(row, "kemendagri") for kind in ("province", "regency", "city") for row in alive(kind)}
    assert (len(alive("province")), len(alive("regency")), len(alive("city"))) == (38, 416, 98)
    assert len({code for [code] in codes.values()}) == 38 + 416 + 98
    assert {row["place"] for row in ROWS} - {""} <= {code for [code] in codes.values()}
    prefix = {"province": "prov", "regency": "kab", "city": "kota"}
    for id_, [code] in codes.items():
        kind = BY_ID[id_]["kind"]
        assert id_ == f"{prefix[kind]}-{code}"
        assert BY_ID[id_]["place"] == code
        assert kind == "province" or f"prov-{code[:2]}" in codes
        assert kind == "province" or (kind == "city") == (code[3:] >= "71")


def test_regency_and_city_of_one_name_are_two_and_a_bare_place_is_neither() -> None:
    pairs = {
        (BY_ID[f"kab-{regency}"]["name"], BY_ID[f"kota-{city}"]["name"])
        for regency, city in [("32.04", "32.73"), ("32.01", "32.71"), ("35.07", "35.73"), ("91.03", "91.71"), ("96.01", "96.71")]
    }
    places = ["Bandung", "Bogor", "Malang", "Jayapura", "Sorong"]
    assert pairs == {(f"Pemerintah Kabupaten {place}", f"Pemerintah Kota {place}") for place in places}
    said = r"(Pemerintah|Pemprov|Provinsi|Prov\.|Pemda|Pemkab|Kabupaten|Kab\.?|Pemkot|Kota|Nanggroe) .+"
    for row in ROWS:
        if row["sector"] == "regional_government":
            assert all(re.fullmatch(said, name) for name in [row["name"], row["short"], *parts(row, "aliases")]), row["id"]


def test_an_identifier_names_one_institution() -> None:
    unique = Counter(
        item for row in ROWS for item in parts(row, "identifiers") if not item.startswith("bkn_quick:")
    )  # kodeCepat is BKN's shorthand, and BKN itself has used one twice
    assert [item for item, count in unique.items() if count > 1] == []
    schemes = {item.partition(":")[0] for item in unique}
    assert schemes == {"bkn", "kemendagri", "ror", "domain", "ticker"}
    bkn = [value for row in ROWS for value in identifiers(row, "bkn")]
    assert len(bkn) == 643  # 644 rows, TVRI stands in it twice
    assert all(re.fullmatch(r"[0-9A-Fa-f]{32}", value) for value in bkn)
    assert all(re.fullmatch(r"0[0-9a-hjkmnp-z]{6}\d\d", value) for row in ROWS for value in identifiers(row, "ror"))
    quick = {code: row["id"] for row in ROWS for code in identifiers(row, "bkn_quick")}
    expected = {
        "4011": "bkn", "4012": "lan", "6100": "prov-32", "6108": "kab-32.04", "6171": "kota-32.73",
        "8007": "kab-93.01", "8009": "kab-94.01", "8271": "kota-96.71",
    }  # fmt: skip
    assert {code: quick.get(code) for code in expected} == expected


def test_names_shared_at_one_time_are_all_known() -> None:
    named: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in ROWS:
        for name in {name.casefold() for name in [row["name"], row["name_en"], row["short"], *parts(row, "aliases")] if name}:
            named[name].append(row)
    shared: dict[str, set[str]] = defaultdict(set)
    for name, rows in named.items():
        for one, other in combinations(rows, 2):
            (start, end), (other_start, other_end) = lifetime(one), lifetime(other)
            if max(start, other_start) < min(end, other_end):
                shared[name] |= {one["id"], other["id"]}
    assert shared == KNOWN_AMBIGUOUS
