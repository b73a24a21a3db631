"""The fictional nation through the real pipeline, against its truth."""

import csv
from collections import defaultdict
from contextlib import nullcontext
from pathlib import Path

import pytest

from graph.store import Store
from ingest.demo import write_nation
from ingest.pipeline import Home, Options, load
from ingest.report import Report
from ingest.source import source
from queries.experts import AskExperts, experts
from queries.question import Viewer
from tests.conftest import contents

SERVING = {"01", "03", "11", "15", "16", "71"}

TWINS = """
MATCH (i:Institution) WITH toLower(i.name) AS called, collect(i.name) AS names, collect(DISTINCT i.kind) AS kinds
WHERE size(names) > 1 AND size(kinds) < 2
UNWIND names AS name
RETURN name
"""
"""Institutions of one name that no kind tells apart."""


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a table of the truth, or of rejects."""
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A nation of 900 people."""
    folder = tmp_path_factory.mktemp("nation")
    write_nation(folder, people=900)
    return folder


def loaded(nation: Path, home: Home, store: Store) -> list[Report]:
    """The reports of loading all its files."""
    reports = []
    for name, path in (("institutions", "institutions.csv"), ("openalex", "openalex"), ("siasn", "siasn")):
        with home.changing():
            reports += load(home, lambda: nullcontext(store), source(name), [nation / path], options=Options(visibility="open"))
    return reports


def test_nation_is_what_its_truth_says(nation: Path, home: Home, store: Store) -> None:
    """Rejected are the rows that must be; no two people become one; who is found for a topic knows it."""
    reports = loaded(nation, home, store)
    rejected = [row for report in reports if report.rejected for row in table(home.lake.rejects(report.run))]
    expected = [(Path(row["file"]).name, row["line"], row["column"]) for row in table(nation / "truth" / "rejects.csv")]
    assert sorted((row["file"], row["line"], row["column"]) for row in rejected) == sorted(expected)

    true = table(nation / "truth" / "records.csv")
    person_of = {(row["source"], row["record"]): row["person"] for row in true}
    with home.connect() as connection:
        found = connection.execute(home.identified(connection)).fetchall()
    people = {(kind_of.split("/")[0], record): entity for kind_of, record, kind, entity in found if kind == "Person"}
    assert people.keys() == {
        (row["source"], row["record"]) for row in true if row["source"] != "siasn" or row["standing"] in SERVING
    }
    members: dict[str, set[str]] = defaultdict(set)
    for key, entity in people.items():
        members[entity].add(person_of[key])
    assert all(len(persons) == 1 for persons in members.values())
    assert len(members) < len(people)  # and some records are joined
    twins = store.records(TWINS)
    assert {row["name"] for row in twins} <= {name for report in reports for name in report.apart.get("Institution", [])}

    knows: dict[str, set[str]] = defaultdict(set)
    for row in table(nation / "truth" / "expertise.csv"):
        knows[row["topic"]].add(row["person"])
    right = asked = 0
    for topic in table(nation / "truth" / "topics.csv"):
        answer = experts(store, AskExperts(topic=topic["name"], limit=5), Viewer.of())
        asked += len(answer.rows)
        right += sum(bool(members[row.person] & knows[topic["topic"]]) for row in answer.rows)
    assert right > 0.6 * asked > 0

    before = contents(store)
    assert all(report.state == "unchanged" for report in loaded(nation, home, store))
    assert contents(store) == before
