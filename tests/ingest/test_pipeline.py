"""Loading: what the graph then holds, and that nothing is lost or doubled however a load ends."""

import dataclasses
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from graph.edges import Edge, IdentifiedBy
from graph.errors import ExpectationFailed, IngestError, SourceError
from graph.nodes import Identifier, Institution, Node, Person
from graph.provenance import Statement
from graph.settings import Settings
from graph.store import Store
from ingest.pipeline import Home, Options, load, remove
from ingest.report import Report
from ingest.source import Expected, Known, Source
from tests import world as tiny
from tests.conftest import Loader, contents

KILLED_LOAD = """
import os, signal, sys
from contextlib import nullcontext
from pathlib import Path
from graph.settings import Settings
from graph.store import open_store
from ingest.pipeline import Home, Options, load
from tests import world as tiny

steps = 0
def progress(stage, done, of):
    global steps
    steps += 1
    if steps == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

settings = Settings()
home = Home(settings.home)
with home.changing(), open_store(settings) as store:
    load(home, lambda: nullcontext(store), tiny.WORLD, [Path(sys.argv[1])], options=Options(scope="world"), progress=progress)
"""


def killed_load(served: Settings, home: Home, path: Path, after: int) -> int:
    """Load in a process that kills itself at its n-th step; returns how it ended."""
    environment = {
        **os.environ, "SIMPUL_HOME": str(home.folder), "SIMPUL_NEO4J_URI": served.neo4j_uri,
        "SIMPUL_NEO4J_PASSWORD": served.password(),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", KILLED_LOAD, str(path), "", str(after)], env=environment, check=False, timeout=120
    )
    return done.returncode


def without(name: str) -> list[Statement]:
    """The tiny world without one work and what belongs to it."""
    return [fact for fact in tiny.world() if name not in str(fact)]


def test_same_file_changes_nothing(store: Store, load_facts: Loader) -> None:
    """Loading the same again, even as a new run, leaves every node, edge and property as it was."""
    load_facts(tiny.world())
    before = contents(store)
    assert load_facts(tiny.world()).state == "unchanged"
    assert contents(store) == before
    reordered = load_facts(list(reversed(tiny.world())))
    assert (reordered.state, reordered.changes) == ("loaded", {})
    assert contents(store) == before


def test_what_is_gone_from_the_file_goes_from_the_graph(store: Store, load_facts: Loader) -> None:
    """A scope loaded again replaces what it had said, and nothing else is touched."""
    load_facts(tiny.world())
    report = load_facts(without("w3"))
    assert {kind: (c.written, c.removed) for kind, c in report.changes.items()} == {
        "Evidence": (0, 1), "Authored": (0, 1), "Evidences": (0, 1),
    }  # fmt: skip
    titles = store.records("MATCH (e:Evidence) RETURN e.title AS title ORDER BY title")
    assert "Manajemen talenta sektor publik" not in [row["title"] for row in titles]


def test_what_another_scope_says_too_stays(store: Store, load_facts: Loader) -> None:
    """What one scope takes back stays as long as another says it."""
    load_facts(tiny.world())
    load_facts(
        [*tiny.person("lina", "Lina Seumpama", "laut"), tiny.institution("laut", "Universitas Laut", "academia")], scope="second"
    )
    load_facts([fact for fact in tiny.world() if "lina" not in str(fact)])
    [lina] = store.records(
        "MATCH (p:Person {name: 'Lina Seumpama'}) RETURN p.sources AS sources, COUNT { (p)-[:WORKS_AT]->() } AS at"
    )
    assert lina == {"sources": ["world/second"], "at": 1}


def test_scope_can_be_taken_back(store: Store, load_facts: Loader, home: Home) -> None:
    """Removing a scope empties the graph of it; a scope that said nothing is named as unknown."""
    load_facts(tiny.world())
    with home.changing():
        remove(home, lambda: nullcontext(store), tiny.WORLD, "world")
        assert contents(store) == []
        with pytest.raises(SourceError, match="no scope"):
            remove(home, lambda: nullcontext(store), tiny.WORLD, "other")


@pytest.mark.parametrize("after", [1, 2, 3, 9, 17])
def test_killed_load_is_completed_by_the_next(
    served: Settings, store: Store, load_facts: Loader, home: Home, tmp_path: Path, after: int
) -> None:
    """A load killed at any step leaves nothing that the next does not set right, although that one loads something else."""
    load_facts(tiny.world()[:40])
    path = tiny.write(tmp_path / "killed.jsonl", without("w4"))
    assert killed_load(served, home, path, after) == -signal.SIGKILL
    load_facts(tiny.world())
    after_kill = contents(store)
    store.clear()
    load_facts(tiny.world(), rebuild=True)
    assert after_kill == contents(store)


def test_two_loads_at_once_wait_for_each_other(store: Store, home: Home, tmp_path: Path) -> None:
    """Two loads into one home come one after the other, and both are there."""
    waited: list[bool] = []
    half = len(tiny.world()) // 2
    parts = [tiny.write(tmp_path / f"{n}.jsonl", said) for n, said in enumerate((tiny.world()[:half], tiny.world()[half:]))]

    def one(path: Path) -> None:
        mine = Home(home.folder)
        with mine.changing(lambda: waited.append(True)):
            load(mine, lambda: nullcontext(store), tiny.WORLD, [path])

    threads = [threading.Thread(target=one, args=(path,)) for path in parts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert waited == [True]
    [people] = store.records("MATCH (p:Person) RETURN count(p) AS count")
    assert people["count"] == 9


def test_dry_run_writes_nothing(store: Store, load_facts: Loader, home: Home) -> None:
    """A dry run reports what it read, and leaves neither facts nor runs nor nodes."""
    report = load_facts(tiny.world(), dry_run=True)
    assert (report.state, report.rows > 0, contents(store), home.lake.runs()) == ("dry run", True, [], [])


def test_file_that_lost_most_rows_is_refused(store: Store, home: Home, tmp_path: Path) -> None:
    """A file with less than half of the rows of before stops, and the graph stays; --force loads it."""
    source = tiny.WORLD.__class__(**{**tiny.WORLD.__dict__, "expected": Expected(few=5)})
    opened = lambda: nullcontext(store)  # noqa: E731
    with home.changing():
        load(home, opened, source, [tiny.write(tmp_path / "w", tiny.world())])
        before = contents(store)
        cut = [tiny.write(tmp_path / "w", tiny.world()[:8])]
        with pytest.raises(ExpectationFailed, match="cut off"):
            load(home, opened, source, cut)
        assert contents(store) == before
        assert load(home, opened, source, cut, options=Options(force=True))[0].state == "loaded"


def test_graph_of_another_home_is_not_touched(store: Store, load_facts: Loader, tmp_path: Path) -> None:
    """A home loads neither over another home's graph nor over a database that others use; --rebuild replaces it."""
    load_facts(tiny.world())
    other = Home(tmp_path / "other")
    path = tiny.write(tmp_path / "one.jsonl", tiny.world()[:4])
    with other.changing():
        with pytest.raises(IngestError, match="another home"):
            load(other, lambda: nullcontext(store), tiny.WORLD, [path])
        load(other, lambda: nullcontext(store), tiny.WORLD, [path], options=Options(rebuild=True, force=True))
    assert len(contents(store)) == 4


def test_strictest_visibility_holds(store: Store, load_facts: Loader) -> None:
    """A person whom any source closes is nowhere, whoever else speaks of her."""
    load_facts(tiny.world())
    load_facts([Person(record="maya", about="maya", name="Prof. Maya Andai", visibility="closed")], scope="wishes")
    assert store.records("MATCH (n) WHERE n.name CONTAINS 'Maya' OR n.form CONTAINS 'Maya' RETURN n.id AS id") == []
    load_facts([*tiny.world()[:4]], scope="wishes")
    assert store.records("MATCH (n:Person) WHERE n.name CONTAINS 'Maya' RETURN 1 AS one") == [{"one": 1}]


def test_load_visibility_never_widens_a_row(store: Store, load_facts: Loader) -> None:
    """A load as open leaves closed and own-institution rows as they are; a load as closed closes every one."""
    load_facts(tiny.world(), visibility="open")
    assert store.records("MATCH (p:Person {name: 'Tono Samaran'}) RETURN p.id AS id") == []
    load_facts(tiny.world(), visibility="closed")
    assert store.records("MATCH (p:Person) RETURN p.id AS id") == []


def test_restricted_identifiers_stay_in_the_lake(store: Store, load_facts: Loader, home: Home) -> None:
    """A NIP joins records, and is in no node, edge or property of the graph."""
    load_facts(tiny.world())
    assert "199002152015032001" not in str(contents(store))
    assert "0000-0002-1825-0097" in str(contents(store))
    with home.connect() as lake:
        assert lake.execute("SELECT count(*) FROM Identifier WHERE value = '199002152015032001'").fetchone() == (1,)


def test_a_source_may_know_what_others_brought(store: Store, home: Home, tmp_path: Path) -> None:
    """It is given the institutions of other sources, by their surest names; once more is known, the same file is read anew."""
    told: list[list[tuple[str, str]]] = []

    def knowing(known: Known) -> Callable[[tiny.Fact], Iterator[Node | Edge]]:
        told.append([(institution.record, institution.name) for institution in known.institutions])
        return tiny.facts

    def registered(record: str, name: str, confidence: float, key: str) -> list[Statement]:
        identifier = Identifier(scheme="simpul", value=key)
        institution = Institution(record=record, name=name, confidence=confidence)
        return [institution, identifier, IdentifiedBy(start=institution.ref, end=identifier.ref)]

    curious = dataclasses.replace(tiny.WORLD, name="curious", knowing=knowing)
    mine = tiny.write(tmp_path / "mine.jsonl", registered("m", "Hanya Milikku (fiksi)", 1.0, "mine"))
    first = tiny.write(
        tmp_path / "first.jsonl", registered("1", "BUA", 0.5, "badan") + registered("2", "Dinas (fiksi)", 1, "dinas")
    )
    second = tiny.write(tmp_path / "second.jsonl", registered("9", "Badan Urusan Air (fiksi)", 1.0, "badan"))

    def into(source: Source[Any], path: Path) -> str:
        with home.changing():
            return load(home, lambda: nullcontext(store), source, [path])[0].state

    assert into(curious, mine) == "loaded"
    assert into(tiny.WORLD, first) == "loaded"
    assert [into(curious, mine), into(curious, mine)] == ["loaded", "unchanged"]
    assert into(tiny.WORLD, second) == "loaded"
    assert [into(curious, mine), into(curious, mine)] == ["loaded", "unchanged"]
    known = [("badan", "BUA"), ("dinas", "Dinas (fiksi)")]
    assert told == [[], known, [("badan", "Badan Urusan Air (fiksi)"), known[1]]]


def test_a_folder_may_be_one_scope(store: Store, home: Home, tmp_path: Path) -> None:
    """With all files in it and below, hidden ones left out; a file gone from it takes what it said along."""
    folder = tmp_path / "articles"
    (folder / "2024").mkdir(parents=True)
    tiny.write(folder / "a.jsonl", [Person(record="a", name="Ani Contoh", visibility="open")])
    tiny.write(folder / "2024" / "b.jsonl", [Person(record="b", name="Budi Contoh", visibility="open")])
    (folder / ".hidden").write_text("{")
    whole = dataclasses.replace(tiny.WORLD, whole_folders=True)

    def into() -> Report:
        with home.changing():
            [report] = load(home, lambda: nullcontext(store), whole, [folder])
        return report

    report = into()
    assert (report.scope, report.rows, report.changes["Person"].written) == ("articles", 2, 2)
    (folder / "2024" / "b.jsonl").unlink()
    assert into().changes["Person"].removed == 1


def test_a_lake_of_an_older_version_is_read(store: Store, load_facts: Loader, home: Home) -> None:
    """Files that lack a column declared since then say nothing in it, and lose nothing."""
    load_facts(tiny.world())
    before = contents(store)
    for path in home.lake.files("Person"):
        table = pq.read_table(path)
        pq.write_table(table.drop_columns(["mentees", "languages"]), path)
    load_facts(tiny.person("lina", "Lina Seumpama", "laut"), scope="second")
    people = [node for node in before if isinstance(node, dict) and "Person" in node.get("labels", ())]
    assert len([node for node in contents(store) if isinstance(node, dict) and "Person" in node.get("labels", ())]) == len(people)
    assert store.records("MATCH (p:Person) WHERE p.mentees IS NOT NULL RETURN p.name AS name") == []
