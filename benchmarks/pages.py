"""How long the first page of results takes, beside the bare query behind it; and how large pages are.

Goal: at most 1 s and 150 KB at 300,000 people. ``python -m benchmarks.pages [PEOPLE | HOME]``: a fictional nation of so many people
is written and loaded first (2,000 by default), or the home of an earlier load is asked.
"""

import logging
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from statistics import median
from typing import Any, Final, LiteralString
from urllib.parse import urlencode

import structlog
from starlette.testclient import TestClient

from api.app import create_app
from graph.settings import Settings
from graph.store import Store, open_store
from ingest.demo import write_nation
from ingest.demo.topics import TOPICS
from ingest.pipeline import Home, Options, load
from ingest.source import source
from queries.question import Viewer
from queries.ranking.relevance import HITS
from queries.search.fulltext import indexes, written
from queries.search.terms import Terms

BARE: Final[LiteralString] = """
UNWIND $indexes AS index
CALL db.index.fulltext.queryNodes(index, $query, {limit: $hits}) YIELD node AS e, score
WITH e, max(score) AS score
MATCH (e)<-[:AUTHORED|ATTENDED|HOLDS_POSITION]-(p:Person)
RETURN p.id AS person, sum(score) AS score ORDER BY score DESC, person LIMIT $limit
"""
"""Who stands behind what full text finds."""

SECONDS: Final = 1.0
BYTES: Final = 150_000


def timed(work: Callable[..., Any], *given: Any) -> tuple[float, Any]:
    """Seconds, and what came of it."""
    begin = time.perf_counter()
    found = work(*given)
    return time.perf_counter() - begin, found


def bare(store: Store, topic: str) -> None:
    """Full text and the people one hop behind it, summed: the least that an answer needs."""
    known = {
        "indexes": indexes(Viewer.operator()),
        "query": written(Terms.of(topic), Viewer.operator()),
        "hits": HITS,
        "limit": 11,
    }
    store.records(BARE, **known)


def loaded(folder: Path, people: int) -> Settings:
    """The home of a nation of so many people."""
    settings = Settings(home=folder / "home", neo4j_uri="", heap_mb=1024, page_cache_mb=512)
    write_nation(folder / "nation", people=people)
    home = Home(settings.home)
    with open_store(settings) as store, home.changing():
        for name, path in (("institutions", "institutions.csv"), ("openalex", "openalex"), ("siasn", "siasn")):
            load(home, lambda: nullcontext(store), source(name), [folder / "nation" / path], options=Options(visibility="open"))
    return settings


def measure(settings: Settings) -> int:
    """Ask for each topic of the nation, and print how long and how large."""
    topics = [topic.name.id for topic in TOPICS.values()]
    with open_store(settings) as store:
        app = create_app(settings, lambda _settings: nullcontext(store))
        with TestClient(app, base_url="http://127.0.0.1") as client:
            people = client.get("/api/v1/status").json()["rows"][0]["nodes"]
            for topic in topics[:3]:  # plans are made once, not measured
                client.get("/", params={"topic": topic})
            rounds = [(timed(client.get, f"/?{urlencode({'topic': topic})}"), timed(bare, store, topic)[0]) for topic in topics]
            pages = [page for page, _ in rounds]
            row = client.get("/api/v1/experts", params={"topic": topics[0]}).json()["rows"][0]
            shown = (
                f"/person/{row['person']}",
                f"/institution/{row['institution_id']}",
                "/sectors",
                "/questions/institutions",
                "/sources",
            )
            others = {path: timed(client.get, path) for path in shown}
    print(f"{next(count['count'] for count in people if count['kind'] == 'Person'):,} people")
    slowest, ours, theirs = (
        max(seconds for seconds, _ in pages),
        median(seconds for seconds, _ in pages),
        median(raw for _, raw in rounds),
    )
    largest = max(len(answer.content) for _, answer in pages)
    print(
        f"results page: median {ours:.2f} s, slowest {slowest:.2f} s, bare query {theirs:.2f} s, ratio {ours / theirs:.1f}; largest {largest / 1000:.0f} KB"
    )
    for path, (seconds, answer) in others.items():
        print(f"{path.split('/')[1]:12} {seconds:.2f} s, {len(answer.content) / 1000:.0f} KB, status {answer.status_code}")
    reached = slowest <= SECONDS and largest <= BYTES
    print(f"Goal {SECONDS:g} s and {BYTES / 1000:.0f} KB: {'reached' if reached else 'missed'}.")
    return 0 if reached else 1


def main(argument: str) -> int:
    """Measure a home, or a nation made for it."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    if not argument.isdigit():
        return measure(Settings(home=Path(argument), neo4j_uri="", heap_mb=1024, page_cache_mb=512))
    with tempfile.TemporaryDirectory() as folder:
        return measure(loaded(Path(folder), int(argument)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "2000"))
