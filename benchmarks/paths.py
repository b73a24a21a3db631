"""How long `paths` takes among a million people with ten million ties, hubs included, beside a bare shortest path on the same server.

The nation is made up: people work in units of twenty within institutions, write with people near them and now and then far away, and attend classes of
thirty. Hubs: classes of 300 and one that a third of all people attended, a unit that one in a hundred people is in, works that thousands cite,
people with hundreds of works, and a skill that a third of all works show. Asked are people of one institution, of different ones, and hubs.
The peer is Neo4j's ``shortestPath`` over the same edges between the same two: one path without strength, reasons or limits, and mostly through a hub,
where nobody knows anybody.

Goal: p95 at most 500 ms. ``python -m benchmarks.paths [PEOPLE [HOME]]``: 20,000 people by default, ten ties each; a home that was made before is asked again.
"""

import itertools
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random
from typing import Any, Final, LiteralString

import numpy as np

from benchmarks.experts_scale import batches, node
from graph import write
from graph.edges import Attended, Authored, Cites, Edge, EmployedBy, Evidences, HoldsPosition, Knows, PartOf
from graph.nodes import Evidence, Institution, Node, Person, Position, Skill, Unit
from graph.schema import text_label
from graph.settings import Settings
from graph.store import Store, open_store
from queries.paths import AskPaths, paths
from queries.question import Viewer

PEER: Final[LiteralString] = """
MATCH (a:Person {id: $me}), (b:Person {id: $person})
MATCH way = shortestPath((a)-[:AUTHORED|ATTENDED|HOLDS_POSITION|PART_OF|KNOWS*..8]-(b))
RETURN [n IN nodes(way) | n.id] AS way
"""

WORKS: Final = 1.6
"""Works a person, of two and a half authors: four edges."""

CLASS: Final = 30
UNIT: Final = 20
HOME: Final = 1_000
"""People of an institution."""

ASKED: Final = 200


class Made:
    """A made-up nation of a size: the same size, the same nation."""

    def __init__(self, people: int) -> None:
        """A tenth of the classes are of 300 people."""
        self.people, self.works, self.classes = people, int(people * WORKS), people * 3 // CLASS
        self.units, self.homes = people // UNIT, max(1, people // HOME)

    def near(self, random: Random, person: int, far: float) -> int:
        """Somebody near in number, now and then anybody."""
        return random.randrange(self.people) if random.random() < far else (person + int(random.gauss(0, 40))) % self.people

    def authors(self, work: int) -> set[int]:
        """Who wrote a work; every thousandth person writes with everybody."""
        random = Random(work)
        first = random.randrange(self.people) if random.random() > 0.05 else random.randrange(0, self.people, 1000)
        return {first, *(self.near(random, first, 0.1) for _ in range(random.choice((1, 1, 2, 2, 3))))}

    def attending(self, class_: int) -> set[int]:
        """Who attended a class: the first one a third of all, every hundredth 300, the others thirty."""
        random = Random(class_ + 10**9)
        if class_ == 0:
            return set(range(0, self.people, 3))
        size, middle = 300 if class_ % 100 == 1 else CLASS, random.randrange(self.people)
        return {self.near(random, middle, 0.3) for _ in range(size)}

    def unit(self, person: int) -> int:
        """Where one works: every hundredth person in one large unit."""
        return 0 if person % 100 == 0 else person // UNIT


def put(store: Store, kind: type[Node], rows: Iterable[dict[str, Any]], labels: tuple[str, ...] = ()) -> None:
    """Write nodes."""
    store.write(write.merge_nodes(kind, labels), batches({"id": row["id"], "properties": row} for row in rows))


def join(store: Store, kind: type[Edge], ends: tuple[str, str], pairs: Iterable[tuple[str, str]], **said: object) -> int:
    """Write edges of a kind; returns how many."""
    rows = ({"start": start, "end": end, "key": "", "properties": {"key": "", **said}} for start, end in pairs)
    return store.write(write.merge_edges(kind, *ends), batches(rows))


def fill(store: Store, made: Made) -> int:
    """Write the nation; returns how many ties of people."""
    store.clear()
    store.prepare()
    ties = 0
    for part in (people, posts, works, classes):
        ties += part(store, made)
        told(ties)
    hub(store, made)
    store.write(
        "UNWIND $rows AS row MERGE (l:Load {one: true}) SET l.applied = row.name, l.pending = '', l.at = datetime()",
        [[{"name": "made"}]],
    )
    store.settle()
    return ties


def people(store: Store, made: Made) -> int:
    """Institutions, people of different patience with requests, and whom every second one knows."""
    many = range(made.people)
    put(store, Institution, ({"id": node("i", n), "name": f"Instansi {n} (fiksi)"} for n in range(made.homes)))
    taken = (None, None, None, 0, 1, 2, 4, 8)
    rows = (
        {"id": node("p", n), "name": f"Orang Fiktif {n}", "visibility": "open", "introductions": taken[n * 7919 % 8]}
        for n in many
    )
    put(store, Person, ({name: value for name, value in row.items() if value is not None} for row in rows))
    join(store, EmployedBy, ("Person", "Institution"), ((node("p", n), node("i", n // HOME % made.homes)) for n in many))
    known = ((node("p", n), node("p", (n * 31 + 7) % made.people)) for n in many if n % 2)
    return join(store, Knows, ("Person", "Person"), known, why="proyek")


def posts(store: Store, made: Made) -> int:
    """Units, each with one post that all of its people hold."""
    units = range(made.units)
    put(store, Unit, ({"id": node("u", n), "name": f"Unit {n}"} for n in units))
    put(store, Position, ({"id": node("t", n), "title": "Analis", "kind": "functional"} for n in units))
    join(store, PartOf, ("Position", "Unit"), ((node("t", n), node("u", n)) for n in units))
    held = ((node("p", n), node("t", made.unit(n))) for n in range(made.people))
    return join(store, HoldsPosition, ("Person", "Position"), held, valid_from="2019-03-01")


def evidence(store: Store, rows: Iterable[dict[str, Any]]) -> None:
    """Write open evidence in Indonesian."""
    every = {"language": "id", "sources": ["made"]}
    put(store, Evidence, (row | every for row in rows), (text_label(tier="Open", language="id"),))


def works(store: Store, made: Made) -> int:
    """Works with their authors; every second one cites an earlier one, the first ones most."""
    many = range(made.works)
    evidence(
        store,
        ({"id": node("e", n), "kind": "work", "title": f"Kajian pokok{n % 5000} {n}", "date": str(2012 + n % 14)} for n in many),
    )
    cites = ((node("e", n), node("e", min(n - 1, int(n * Random(n).random() ** 4)))) for n in range(1, made.works, 2))
    join(store, Cites, ("Evidence", "Evidence"), cites)
    wrote = ((node("p", one), node("e", n)) for n in many for one in sorted(made.authors(n)))
    return join(store, Authored, ("Person", "Evidence"), wrote)


def classes(store: Store, made: Made) -> int:
    """Classes with who attended them, some thousands at a time: the first one alone is a third of all people."""
    many, ties = range(made.classes), 0
    evidence(
        store, ({"id": node("c", n), "kind": "training", "title": f"Pelatihan {n}", "date": str(2016 + n % 10)} for n in many)
    )
    for first in range(0, made.classes, 2_000):
        some = many[first : first + 2_000]
        attended = ((node("p", one), node("c", n)) for n in some for one in sorted(made.attending(n)))
        ties += join(store, Attended, ("Person", "Evidence"), attended)
    return ties


def hub(store: Store, made: Made) -> None:
    """A skill that a third of all works show."""
    put(store, Skill, [{"id": node("s", 0), "scheme": "topic", "code": "all", "label": "kajian"}])
    join(store, Evidences, ("Evidence", "Skill"), ((node("e", n), node("s", 0)) for n in range(0, made.works, 3)))


def told(ties: int) -> None:
    """How far writing is."""
    sys.stderr.write(f"\r{ties:,} ties")


def pairs(made: Made) -> Iterator[tuple[str, str, str]]:
    """Who asks for whom: near, far, and hubs (who write with everybody, and are in the large unit and the class of a third of all)."""
    random = Random(11)
    for n in range(ASKED):
        me = random.randrange(made.people)
        kind = ("near", "far", "hubs")[n % 3]
        if kind == "near":
            yield kind, node("p", me), node("p", (me + random.randrange(100, 400)) % made.people)
        elif kind == "far":
            yield kind, node("p", me), node("p", (me + random.randrange(1, made.people)) % made.people)
        else:
            yield kind, node("p", me // 3000 * 3000), node("p", random.randrange(0, made.people, 3000))


def timed(store: Store, asked: list[tuple[str, str, str]]) -> Iterator[tuple[str, float, float, int]]:
    """For each two: milliseconds of the answer and of the peer's, one after the other, and how many ties the first way has (0: the front door)."""
    for kind, me, person in asked:
        if me == person:
            continue
        begin = time.perf_counter()
        answer = paths(store, AskPaths(me=me, person=person), Viewer.of())
        middle = time.perf_counter()
        store.records(PEER, me=me, person=person)
        yield kind, 1000 * (middle - begin), 1000 * (time.perf_counter() - middle), len(answer.rows[0].steps)


def to_topics(store: Store, made: Made) -> list[float]:
    """Milliseconds of ways to a topic; every fourth one asks for the word that every work has."""
    random, found = Random(13), []
    for n in range(40):
        begin = time.perf_counter()
        topic = "kajian" if n % 4 == 0 else f"pokok{random.randrange(5000)}"
        paths(store, AskPaths(me=node("p", random.randrange(made.people)), topic=topic), Viewer.of())
        found.append(1000 * (time.perf_counter() - begin))
    return found


def main(people: int, home: Path | None) -> int:
    """Fill, ask; print milliseconds and ratios."""
    made = Made(people)
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(home=home or Path(folder), neo4j_uri="", heap_mb=2048, page_cache_mb=3072, write_timeout_seconds=3600)
        with open_store(settings) as store:
            if home is None or not store.records("MATCH (l:Load) RETURN l.applied AS applied"):
                begin = time.perf_counter()
                ties = fill(store, made)
                print(f"{made.people:,} people, {ties:,} ties, written in {time.perf_counter() - begin:.0f} s")
            asked = list(pairs(made))
            for _ in timed(store, asked[: ASKED // 2]):  # plans are made and compiled once, not measured
                pass
            rows = list(timed(store, asked))
            topics = to_topics(store, made)
    kinds = [kind for kind in ("near", "far", "hubs") if any(row[0] == kind for row in rows)]  # a small nation has no hubs
    for kind, those in [*((kind, [row for row in rows if row[0] == kind]) for kind in kinds), ("all", rows)]:
        mine, other = (np.percentile(np.array([float(row[at]) for row in those]), [50, 95]) for at in (1, 2))
        lengths = ", ".join(
            f"{ties or 'front door'}: {len(list(group))}" for ties, group in itertools.groupby(sorted(row[3] for row in those))
        )
        print(
            f"{kind:5} p50 {mine[0]:4.0f} ms, p95 {mine[1]:4.0f} ms; shortestPath {other[0]:4.0f} and {other[1]:4.0f} ms; "
            f"ratio {mine[0] / other[0]:.1f} and {mine[1] / other[1]:.1f}; ties of the first way {lengths}"
        )
    print(f"to a topic p50 {np.percentile(topics, 50):.0f} ms, p95 {np.percentile(topics, 95):.0f} ms")
    print(f"Goal p95 500 ms: {'reached' if mine[1] <= 500 else 'missed'}.")
    return 0 if mine[1] <= 500 else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, Path(sys.argv[2]) if len(sys.argv) > 2 else None))
