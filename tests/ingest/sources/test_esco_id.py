"""The shipped Indonesian names of ESCO skills are whole, and name what ESCO means."""

import csv
import lzma
import re
from collections import Counter, defaultdict
from contextlib import nullcontext
from pathlib import Path

import pytest

from graph.store import Store
from ingest.files import Problem
from ingest.pipeline import Home, load
from ingest.sources.esco_id import SCHEME, SHIPPED, SOURCE, EscoNameRow, read

ESCO = Path("../shared/data/esco")
ROWS = [row for row in read(SHIPPED) if isinstance(row, EscoNameRow)]

SAME_IN_BOTH = {
    "DevOps", "Hadoop", "JavaScript", "Moodle", "MySQL", "PHP", "PostgreSQL", "SQL", "TypeScript", "WordPress",
}  # fmt: skip
"""What Indonesian calls as English does: names of products and languages."""


def published(name: str) -> dict[str, dict[str, str]]:
    """A published list of ESCO skills by address."""
    path = ESCO / name
    if not path.exists():
        pytest.skip(f"{path} is not here: the published labels cannot be compared")
    with lzma.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {row.get("uri") or row["id"]: row for row in rows}


def test_every_row_is_whole() -> None:
    """At least 600 skills, each once, with an Indonesian name of its own, its origin and its state; no publisher named it."""
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert len(ROWS) == len(table) >= 600
    assert [code for code, count in Counter(row.code for row in ROWS).items() if count > 1] == []
    assert {row.label for row in ROWS if row.label == row.label_id} == SAME_IN_BOTH
    assert {row.state for row in ROWS} == {"proposed", "reviewed"}
    assert all(row.origin for row in ROWS)
    assert all(cell == " ".join(cell.split()) for row in table for cell in row.values())


def test_an_indonesian_name_means_one_skill() -> None:
    """No two skills share an Indonesian name or synonym, and none is a lone everyday word."""
    named: dict[str, set[str]] = defaultdict(set)
    for row in ROWS:
        for name in (row.label_id, *row.synonyms_id):
            named[name.casefold()].add(row.label)
    assert {name: labels for name, labels in named.items() if len(labels) > 1} == {}
    assert not {"surat", "rapat", "data", "politik", "energi", "sejarah", "anggaran", "kebijakan", "hukum"} & named.keys()


def test_the_english_name_is_the_published_one() -> None:
    """By its address each skill is called what ESCO calls it."""
    labels = published("esco_skills_with_aliases_10715.csv.xz")
    texts = published("esco_skills_text_13939.csv.xz")
    for row in ROWS:
        if row.code in labels:
            assert labels[row.code]["preferredLabel"] == row.label
        else:  # a list in which label, synonyms and definition run together
            assert re.match(re.escape(row.label) + r"\b|" + re.escape(row.label) + " ", texts[row.code]["description"]), row.code


def test_names_join_what_esco_says_and_stand_alone_without_it(store: Store, home: Home, tmp_path: Path) -> None:
    """A second load changes nothing; the label stays English, and its Indonesian name has its state."""
    with home.changing():
        load(home, lambda: nullcontext(store), SOURCE, [])
        [report] = load(home, lambda: nullcontext(store), SOURCE, [])
    assert report.state == "unchanged"
    assert store.records("MATCH (s:Skill {scheme: $scheme}) RETURN count(s) AS n", scheme=SCHEME) == [{"n": len(ROWS)}]
    assert store.records(
        "MATCH (s:Skill {scheme: $scheme, label: 'manage budgets'}) RETURN s.label_id AS name, s.label_state AS state",
        scheme=SCHEME,
    ) == [{"name": "mengelola anggaran", "state": "reviewed"}]


def test_what_is_no_skill_of_esco_is_told(tmp_path: Path) -> None:
    """A code that is no address of an ESCO skill is a problem with its column."""
    path = tmp_path / "own.csv"
    path.write_text("code,label,label_id,synonyms_id,origin,state\nS1,budget,anggaran,,me,proposed\n", encoding="utf-8")
    [problem] = read(path)
    assert isinstance(problem, Problem)
    assert (problem.line, problem.column) == (2, "code")
