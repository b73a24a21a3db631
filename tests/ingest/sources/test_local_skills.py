"""The shipped table of local skills is whole: every name, acronym, relation and source in it can be relied on."""

import csv
import re
from collections import Counter, defaultdict
from contextlib import nullcontext

from graph.store import Store
from ingest.pipeline import Home, load
from ingest.sources.local_skills import SHIPPED, SOURCE, LocalSkillRow, read

with SHIPPED.open(encoding="utf-8", newline="") as file:
    TABLE = list(csv.DictReader(file))
ROWS = [row for row in read(SHIPPED) if isinstance(row, LocalSkillRow)]

KNOWN_AMBIGUOUS = {"ikm": {"survei-kepuasan-masyarakat", "pembinaan-industri"}}
"""Names that two skills share: text that says only this names neither."""

NAMED_IN_PRACTICE = (
    "SPSE", "SAKTI", "RPJMD", "PPK", "Amdal", "Audit Probitas", "SAKIP", "LAKIP", "SPIP", "Renstra", "DPA", "SIPD", "e-Kinerja",
    "Analisis Jabatan", "ABK", "SPBE", "Satu Data", "KUA-PPAS", "Reviu RKA", "PBJ", "TKDN", "HPS", "LPSE", "e-Katalog", "Perda",
    "Legal Drafting", "NSPK", "PPID", "Dapodik", "DTKS", "Stunting", "PTSL", "RTRW", "RDTR", "KLHS", "UKL-UPL", "BMN", "BLUD",
    "OM-SPAN", "e-Monev", "PUG", "PPRG", "Latsar", "Assessment Center", "Manajemen Talenta", "Widyaiswara", "GCG", "KPI",
)  # fmt: skip


def names(row: LocalSkillRow) -> set[str]:
    """Everything a row calls its skill, in small letters."""
    return {name.casefold() for name in (row.label, row.label_id, *row.synonyms, *row.synonyms_id, *row.acronyms)}


def test_every_row_is_whole() -> None:
    """At least 300 skills of one scheme, each with both names, both descriptions, a dated source and a code of its own."""
    assert len(ROWS) == len(TABLE) >= 300
    assert [code for code, count in Counter(row.code for row in ROWS).items() if count > 1] == []
    for row in ROWS:
        assert row.scheme == "simpul-id"
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row.code), row.code
        assert all((row.description, row.description_id, row.source, row.source_date)), row.code
        assert row.description != row.description_id, row.code
        words = (*row.synonyms, *row.synonyms_id, *row.acronyms)
        assert len({word.casefold() for word in words}) == len(words), row.code
    assert all(cell == " ".join(cell.split()) for row in TABLE for cell in row.values())


def test_no_name_means_two_skills_but_those_known() -> None:
    """A text that uses a name of the table means one skill; near-duplicates would share one."""
    named: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        for name in names(row):
            named[name].add(row.code)
    assert {name: codes for name, codes in named.items() if len(codes) > 1} == KNOWN_AMBIGUOUS
    assert {name for name in NAMED_IN_PRACTICE if name.casefold() not in named} == set()


def test_acronyms_stand_apart_and_are_long_enough() -> None:
    """What is written in capitals is an acronym, of three letters or more: two letters mean too many things."""
    for row in ROWS:
        assert all(len(acronym) >= 3 and sum(map(str.isupper, acronym)) >= 2 for acronym in row.acronyms), row.code
        assert not [word for word in row.synonyms_id if word.isupper() and " " not in word], row.code


def test_broader_skills_are_there_and_lead_to_a_field() -> None:
    """Each skill lies within a field of public service, and a field within nothing."""
    within = {row.code: row.broader for row in ROWS}
    fields = {code for code, broader in within.items() if broader is None}
    assert set(filter(None, within.values())) == fields
    assert len(fields) >= 20


def test_it_loads_and_a_second_load_changes_nothing(store: Store, home: Home) -> None:
    """All skills are in the graph, within their fields, with acronyms among their Indonesian names."""
    with home.changing():
        load(home, lambda: nullcontext(store), SOURCE, [])
        [report] = load(home, lambda: nullcontext(store), SOURCE, [])
    assert report.state == "unchanged"
    [spse] = store.records(
        "MATCH (s:Skill {code: 'spse'})-[:BROADER]->(b:Skill) "
        "RETURN s.label_id AS label, b.label_id AS broader, 'SPSE' IN s.synonyms_id AS acronym, s.label_state AS state"
    )
    assert (spse["label"], spse["broader"], spse["acronym"]) == (
        "Sistem Pengadaan Secara Elektronik", "Pengadaan Barang/Jasa Pemerintah", True,
    )  # fmt: skip
    assert store.records("MATCH (s:Skill {scheme: 'simpul-id'}) RETURN count(s) AS n") == [{"n": len(ROWS)}]
