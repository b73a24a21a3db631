"""How long the first page of results takes, beside the bare query behind it, and until it stands in a browser; and how large pages are.

Goal: at most 1 s and 150 KB at 300,000 people. ``python -m benchmarks.pages [PEOPLE | HOME]``: a fictional nation of so many people
is written and loaded first (2,000 by default), or the home of an earlier load is asked; one of ``benchmarks.experts_scale`` about its own subjects.
"""

import logging
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from statistics import median
from typing import Any, Final, LiteralString
from urllib.parse import urlencode

import httpx
import structlog
from playwright.sync_api import sync_playwright
from starlette.testclient import TestClient

from api.app import create_app
from benchmarks.experts_scale import Made, asked
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
LIST_ENDS: Final = "ol.people > li:last-child"
CHROMIUM: Final = shutil.which("chromium") or shutil.which("chromium-browser")


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


def is_made(store: Store) -> bool:
    """Whether it is a home of ``benchmarks.experts_scale``: people and works, of which other pages say nothing."""
    return bool(store.records("MATCH (l:Load) RETURN l.applied = 'made' AS made")[0]["made"])


def topics_of(store: Store) -> list[str]:
    """What a nation knows about."""
    [people] = store.records("RETURN COUNT { (:Person) } AS count")
    return asked(Made(people["count"]), 11)[:60] if is_made(store) else [topic.name.id for topic in TOPICS.values()]


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """A server over a home, in a process of its own: its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    known = {
        **os.environ, "SIMPUL_HOME": str(settings.home), "SIMPUL_NEO4J_URI": "", "SIMPUL_HEAP_MB": str(settings.heap_mb),
        "SIMPUL_PAGE_CACHE_MB": str(settings.page_cache_mb), "SIMPUL_REQUESTS_PER_MINUTE": "100000",
    }  # fmt: skip
    command = [sys.executable, "-m", "api.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=known, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{port}"
        while not _ready(address):
            time.sleep(0.2)
        try:
            yield address
        finally:
            process.terminate()


def _ready(address: str) -> bool:
    try:
        return httpx.get(f"{address}/health/ready", timeout=60).status_code == 200
    except httpx.TransportError:
        return False


def browsed(settings: Settings, topics: Sequence[str]) -> list[float]:
    """Seconds until each topic's list stands whole in a browser, of a server that answered others before."""
    with serving(settings) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})

        def ask(topic: str) -> None:
            page.goto(f"{address}/?{urlencode({'topic': topic})}")
            page.wait_for_selector(LIST_ENDS)

        few = topics[: len(topics) // 3]
        for topic in few:
            ask(topic)
        found = [timed(ask, topic)[0] for topic in topics[len(few) :]]
        browser.close()
    return found


def measure(settings: Settings) -> int:
    """Ask for each topic of the nation, and print how long and how large."""
    with open_store(settings) as store:
        topics = topics_of(store)
        stood = browsed(settings, topics) if CHROMIUM else []
        app = create_app(settings, lambda _settings: nullcontext(store))
        with TestClient(app, base_url="http://127.0.0.1") as client:
            people = client.get("/api/v1/status").json()["rows"][0]["nodes"]
            for topic in topics[:3]:  # plans are made once, not measured
                client.get("/", params={"topic": topic})
            rounds = [
                (timed(client.get, f"/?{urlencode({'topic': topic})}"), timed(bare, store, topic)[0]) for topic in topics[3:]
            ]
            pages = [page for page, _ in rounds]
            row = client.get("/api/v1/experts", params={"topic": topics[0]}).json()["rows"][0]
            shown = (
                ()
                if is_made(store)
                else (
                    f"/person/{row['person']}",
                    f"/institution/{row['institution_id']}",
                    "/sectors",
                    "/questions/institutions",
                    "/sources",
                )
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
    if stood:
        print(f"in a browser: median {median(stood):.2f} s, slowest {max(stood):.2f} s until the list stands whole")
    else:
        print("in a browser: not measured, there is no Chromium here")
    for path, (seconds, answer) in others.items():
        print(f"{path.split('/')[1]:12} {seconds:.2f} s, {len(answer.content) / 1000:.0f} KB, status {answer.status_code}")
    reached = max(slowest, *stood) <= SECONDS and largest <= BYTES
    print(f"Goal {SECONDS:g} s and {BYTES / 1000:.0f} KB: {'reached' if reached else 'missed'}.")
    return 0 if reached else 1


def main(argument: str) -> int:
    """Measure a home, or a nation made for it."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    if not argument.isdigit():
        return measure(Settings(home=Path(argument), neo4j_uri=""))
    with tempfile.TemporaryDirectory() as folder:
        return measure(loaded(Path(folder), int(argument)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "2000"))
