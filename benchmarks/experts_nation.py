"""How well people of the fictional nation are ranked for 60 queries, judged by what its generator knows of them.

The queries are names of topics in Indonesian and English, and sentences about one of their themes. Relevance is graded: the level from 1
to 5 at which a person knows the topic in ``truth/expertise.csv``. nDCG@10 (Järvelin & Kekäläinen 2002) with the level as gain, over
everybody of whom a source speaks; beside it with gain 2^level - 1, and how many of the first ten know the topic at all. Apart from these,
60 works of one topic each are asked for by their whole text, which itself counts for nobody: a problem of a page.

What a plain sum could reach is printed first: each person's shares of the works that are truly about the topic, which no text has to be read for.

Goal: nDCG@10 0.85, and above words alone (BM25, as ``experts`` answers without a subject model) in the same run.
``python -m benchmarks.experts_nation [PEOPLE]``
"""

import csv
import gzip
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from math import log2
from pathlib import Path
from random import Random
from statistics import fmean
from typing import Final, LiteralString

import orjson

from graph.settings import Settings
from graph.store import Store, open_store
from ingest.demo import write_nation
from ingest.pipeline import Home, Options, load
from ingest.source import source
from queries.experts import AskExperts, experts
from queries.question import Viewer
from queries.search.fulltext import indexes, written
from queries.search.terms import Terms
from queries.subjects.kept import build, keep
from queries.subjects.model import Subjects

GOAL: Final = 0.85
FIRST: Final = 10

LOADED: Final = (
    "competencies", "local_skills", "esco_id", "institutions", "openalex", "news", "siasn", "careers", "courses", "projects",
    "endorsements",
)  # fmt: skip
"""The sources that are loaded, in their order."""

BM25: Final[LiteralString] = """
UNWIND $indexes AS index
CALL db.index.fulltext.queryNodes(index, $query, {limit: 2000}) YIELD node AS e, score WHERE NOT e.id IN $without
WITH e, max(score) AS score
MATCH (e)<-[:AUTHORED|ATTENDED|HOLDS_POSITION]-(p:Person)
WITH e, score, collect(DISTINCT p) AS people
UNWIND people AS p
RETURN p.id AS person, sum(score / size(people)) AS score ORDER BY score DESC, person LIMIT 10
"""
"""Full text alone: each person the sum of BM25 of their evidence, divided among those who share it."""

PAGE: Final = "page"
"""How a query is asked that is the text of a work; it does not count among the sixty."""

SENTENCES: Final = {"id": "siapa yang berpengalaman dalam {}?", "en": "who has experience with {}?"}

Levels = Mapping[str, int]
"""The level at which somebody knows each topic."""

Rank = Callable[[str, str], Sequence[Levels]]
"""What the first people for a text about a topic know."""


def table(path: Path) -> list[dict[str, str]]:
    """A table of the truth."""
    with path.open(encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))


def queries(truth: Path) -> list[tuple[str, str, str]]:
    """Sixty queries: how it is asked, its text, its topic."""
    topics = sorted(table(truth / "topics.csv"), key=lambda row: row["topic"])
    random = Random(7)
    names = [("name", row["name"], row["topic"]) for row in topics[:20]]
    english = [("name, English", row["name_en"], row["topic"]) for row in random.sample(topics, 14)]
    sentences = [
        (kind, SENTENCES[language].format(random.choice(row[column].split(";"))), row["topic"])
        for kind, language, column in (("sentence", "id", "themes"), ("sentence, English", "en", "themes_en"))
        for row in random.sample(topics, 13)
    ]
    return names + english + sentences


def identified(home: Home) -> list[tuple[str, str, str, str]]:
    """Of each record its origin, itself, its kind and its id in the graph."""
    with home.connect() as connection:
        return connection.execute(home.identified(connection)).fetchall()


def pages(store: Store, home: Home, truth: Path) -> dict[str, tuple[str, str]]:
    """Sixty texts of works, each with its topic and the work's id in the graph."""
    topics = {row["work"]: row["topics"] for row in table(truth / "works.csv") if ";" not in row["topics"]}
    ids = {record: entity for _, record, kind, entity in identified(home) if kind == "Evidence" and record in topics}
    chosen = {ids[record]: topics[record] for record in Random(7).sample(sorted(ids), 60)}  # ids are other ones in each home
    rows = store.records(
        "MATCH (e:Evidence) WHERE e.id IN $ids RETURN e.id AS id, e.title + ' ' + coalesce(e.text, '') AS text", ids=list(chosen)
    )
    return {row["text"]: (chosen[row["id"]], row["id"]) for row in rows}


def gained(ranked: Sequence[Levels], topic: str, ideal: Sequence[int], gain: Callable[[int], float]) -> float:
    """The nDCG of what was ranked: each one's levels by topic, beside the best levels there are."""
    found = sum(gain(levels.get(topic, 0)) / log2(2 + place) for place, levels in enumerate(ranked[:FIRST]))
    return found / sum(gain(level) / log2(2 + place) for place, level in enumerate(ideal[:FIRST]))


def levels_of(truth: Path) -> dict[str, dict[str, int]]:
    """Which topics each person knows at which level."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for row in table(truth / "expertise.csv"):
        found[row["person"]][row["topic"]] = int(row["level"])
    return found


def loaded(folder: Path, store: Store, home: Home, people: int) -> dict[str, dict[str, int]]:
    """Write and load a nation; returns by id in the graph which topics a person knows at which level."""
    write_nation(folder, people=people)
    for name in LOADED:
        file = folder / name
        paths = [] if source(name).standard else [file if file.exists() else file.with_suffix(".csv")]
        with home.changing():
            load(home, lambda: nullcontext(store), source(name), paths, options=Options(visibility="open"))
    knows = levels_of(folder / "truth")
    records = {(row["source"], row["record"]): row["person"] for row in table(folder / "truth" / "records.csv")}
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for origin, record, kind, entity in identified(home):
        if kind == "Person" and (person := records.get((origin.split("/")[0], record))):
            found[entity] |= knows[person]
    return found


def shares(nation: Path) -> dict[str, dict[str, float]]:
    """What each person wrote of the works that are truly about each topic, divided among their authors."""
    topics = {row["work"]: row["topics"].split(";") for row in table(nation / "truth" / "works.csv")}
    records = {row["record"]: row["person"] for row in table(nation / "truth" / "records.csv") if row["source"] == "openalex"}
    lines = {line for path in (nation / "openalex").iterdir() for line in opened(path).splitlines()}
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for work in map(orjson.loads, sorted(lines)):
        name, authors = work["id"].rpartition("/")[2], work["authorships"]
        for place, one in enumerate(authors):
            record = (one["author"]["id"] or f"/{name}#{place}").rpartition("/")[2]
            for topic in topics[name]:
                found[topic][records[record]] += 1 / len(authors)
    return found


def opened(path: Path) -> bytes:
    """The bytes of a file, which may be compressed."""
    return gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()


def ranks(store: Store, nation: Path, knows: Mapping[str, Levels], works: Mapping[str, tuple[str, str]]) -> dict[str, Rank]:
    """The ways to rank, what could be reached first; ``knows`` is by id in the graph. A text of ``works`` does without its work."""
    wrote, levels, model, viewer = shares(nation), levels_of(nation / "truth"), build(store), Viewer.operator()

    def by_truth(_text: str, topic: str) -> list[Levels]:
        first = sorted(wrote[topic], key=lambda person: (-wrote[topic][person], person))[:FIRST]
        return [levels[person] for person in first]

    def bm25(text: str, _topic: str) -> list[Levels]:
        left_out = works[text][1:] if text in works else ()
        rows = store.records(BM25, indexes=indexes(viewer), query=written(Terms.of(text), viewer), without=list(left_out))
        return [knows.get(row["person"], {}) for row in rows]

    def ours(text: str, *, by: Subjects | None) -> list[Levels]:
        keep(store, by)
        left_out = works[text][1:] if text in works else ()
        return [knows.get(row.person, {}) for row in experts(store, AskExperts(topic=text, without=left_out), viewer).rows]

    return {
        "true works summed": by_truth,
        "BM25 alone": bm25,
        "experts by words": lambda text, _topic: ours(text, by=None),
        "queries.experts": lambda text, _topic: ours(text, by=model),
    }


def measured(rank: Rank, asked: Sequence[tuple[str, str, str]], knows: Mapping[str, Levels]) -> dict[str, float]:
    """The means over all queries, and over those asked in each way."""
    scored: dict[str, list[float]] = defaultdict(list)
    for kind, text, topic in asked:
        ideal = sorted((levels.get(topic, 0) for levels in knows.values()), reverse=True)
        found = rank(text, topic)
        scored[kind].append(gained(found, topic, ideal, float))
        if kind == PAGE:
            continue
        scored["all"].append(scored[kind][-1])
        scored["steep"].append(gained(found, topic, ideal, lambda level: 2.0**level - 1))
        scored["known"].append(sum(topic in levels for levels in found) / FIRST)
    return {column: fmean(values) for column, values in scored.items()}


def main(people: int) -> int:
    """Print the measures of each way to rank, over all queries and by how they are asked."""
    with tempfile.TemporaryDirectory() as folder, open_store(Settings(home=Path(folder) / "home", neo4j_uri="")) as store:
        nation = Path(folder) / "nation"
        home = Home(Path(folder) / "home")
        knows = loaded(nation, store, home, people)
        works, asked = pages(store, home, nation / "truth"), queries(nation / "truth")
        print(f"{people:,} people, {len(knows):,} of them in sources, {len(asked)} queries and {len(works)} pages")
        asked += [(PAGE, text, topic) for text, (topic, _) in works.items()]
        kinds = list(dict.fromkeys(kind for kind, _, _ in asked))
        print(f"{'nDCG@10':18}{'all':>8}{'2^level':>9}{'know it':>9}  " + "  ".join(kinds))
        for name, rank in ranks(store, nation, knows, works).items():
            means = measured(rank, asked, knows)
            print(
                f"{name:18}{means['all']:8.3f}{means['steep']:9.3f}{means['known']:9.3f}  "
                + "  ".join(f"{means[kind]:{len(kind)}.3f}" for kind in kinds),
                flush=True,
            )
    reached = round(means["all"], 3) >= GOAL
    print(f"Goal {GOAL}: {'reached' if reached else 'missed'}.")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000))
