"""The nation's news through the real pipeline, against the truth about it."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterable
from contextlib import nullcontext
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from graph.store import Store
from ingest.demo.institutions import INSTITUTIONS, write_institutions
from ingest.demo.news import write_news
from ingest.demo.people import register
from ingest.demo.truth import Truth
from ingest.pipeline import Home, load
from ingest.report import Report
from ingest.source import source
from ingest.sources import news
from tests.conftest import contents

HELD = """
MATCH (a:Evidence {kind: 'news'})-[:MENTIONS]->(p:Person)-[h:HOLDS_POSITION]->(o:Position)<-[:MENTIONS]-(a)
OPTIONAL MATCH (o)-[:PART_OF]->(i:Institution)
RETURN a.title AS title, p.name AS name, o.title AS office, i.name AS institution, h.assignment AS assignment, h.valid_to AS until
"""


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The news and the institutions of a nation of 900."""
    folder = tmp_path_factory.mktemp("nation")
    write_institutions(folder / "institutions.csv")
    with Truth(folder / "truth") as truth:
        write_news(folder / "news", truth, 7, register(900))
    return folder


def loaded(nation: Path, home: Home, store: Store) -> list[Report]:
    """The reports of loading both."""
    reports = []
    for name, path in (("institutions", "institutions.csv"), ("news", "news")):
        with home.changing():
            reports += load(home, lambda: nullcontext(store), source(name), [nation / path])
    return reports


def folded(office: str, institution: str) -> str:
    """An office at an institution as one text: where one ends and the other begins is a matter of taste."""
    words = re.findall(r"\w+", re.sub(r"\((?:fiksi|fictional)\)", "", f"{office} {institution}".lower()))
    return " ".join(word for word in words if word not in {"of", "the", "dan", "and"})


def names(institution: str) -> set[str]:
    """How an institution of the nation may be called."""
    found = INSTITUTIONS[institution]
    return {found.name, found.name_en, found.short, *found.aliases}


def pairs(groups: Iterable[Iterable[Any]]) -> set[Any]:
    """Any two of a group."""
    return {pair for group in groups for pair in combinations(sorted(group), 2)}


def joined(nation: Path, home: Home) -> tuple[set[Any], set[Any]]:
    """Any two mentions, file and name, that are one person: as resolution has them, and as the truth has those of them that were read."""
    files = {
        item.record: path
        for path in (nation / "news").rglob("*.*")
        for item in news.read(path)
        if isinstance(item, news.NewsItem)
    }
    found, true = defaultdict(set), defaultdict(set)
    with home.connect() as lake:
        for _, record, kind, entity in lake.execute(home.identified(lake)).fetchall():
            if kind == "Person":
                article, _, name = record.rpartition("#person:")
                found[entity].add((str(files[article].relative_to(nation / "news")), name))
    read = {mention for group in found.values() for mention in group}
    with (nation / "truth" / "news.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            mention = row["file"].removeprefix("news/"), "-".join(re.findall(r"\w+", row["name"].casefold()))
            if mention in read:
                true[row["person"] or (row["name"], row["institution"])].add(mention)
    return pairs(found.values()), pairs(true.values())


def test_news_says_who_holds_what(nation: Path, home: Home, store: Store) -> None:
    """Of the offices that the truth knows most are found, of those found nearly all are true, and no maker became a person."""
    institutions, report = loaded(nation, home, store)
    assert (institutions.rejected, report.scope, report.rows, report.rejected) == (0, "news", 40, 0)
    true: dict[str, list[Any]] = defaultdict(list)
    makers = set()
    with (nation / "truth" / "news.csv").open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            if row["kind"] == "byline":
                makers.add(row["name"])
            else:
                name = row["name"].replace("’", "'")
                offices = {folded(row["office"], institution) for institution in names(row["institution"])}
                true[name].append((row["kind"], offices))
    found = store.records(HELD)
    told = {
        (row["title"], row["name"], row["assignment"], bool(row["until"]), folded(row["office"], row["institution"] or ""))
        for row in found
    }
    right = sum(
        any(("FORMER" if former else held) == kind and office in offices for kind, offices in true[name])
        for _, name, held, former, office in told
    )
    wanted = sum(map(len, true.values()))
    print(f"offices in the news: {right} right of {len(told)} told, {wanted} to be found")
    assert right >= 0.9 * len(told)
    assert right >= 0.75 * wanted
    people = {row["name"] for row in store.records("MATCH (p:Person) RETURN p.name AS name")}
    assert people
    assert not people & makers
    assert not people & {"Marlina", "Hendro", "Wasnadi", "Gunardi", "Darmo"}
    [linked] = store.records(
        "MATCH (i:Institution)<-[:WORKS_AT]-(:Person) WHERE i.name ENDS WITH '(fiksi)' RETURN count(DISTINCT i) AS count"
    )
    assert linked["count"] > 20
    [spoiled] = store.records(
        "MATCH (i:Institution)-[:IDENTIFIED_BY]->(k:Identifier {scheme: 'simpul'}) WHERE NOT i.name ENDS WITH '(fiksi)' RETURN count(i) AS count"
    )
    assert spoiled["count"] == 0  # the reference's names stay

    told_one, are_one = joined(nation, home)
    print(f"mentions of one person: {len(told_one & are_one)} pairs right of {len(told_one)} joined, {len(are_one)} to be joined")
    assert told_one <= are_one
    assert len(told_one) >= 0.8 * len(are_one)

    before = contents(store)
    assert [report.state for report in loaded(nation, home, store)] == ["unchanged", "unchanged"]
    assert contents(store) == before
