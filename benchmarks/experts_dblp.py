"""How well people are ranked for a topic: against counting, votes and propagation, on judged computer scientists.

The set (Brochier et al., from the AMiner/DBLP citation network) has 1,641 papers, 199 judged candidates, 114
query papers and 7 topics. Papers become OpenAlex works, are loaded as any file is, and ``queries.experts`` is asked
for the text of each query paper, which itself counts for nobody, and for the name of each topic: with the subject model,
made anew for each query paper of all others, and without one, by words alone. "Of those labelled" ranks only the 59 candidates
who have a topic at all.

Goal: ROC AUC 84, P@10 43, AP 46; for names of topics MAP 57. ``python -m benchmarks.experts_dblp``; the set is looked for in
``$SIMPUL_DATA/expertfinding-dblp``, and else in ``../shared/data`` beside the checkout.
"""

import gzip
import os
import sys
import tempfile
import time
from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import cache
from pathlib import Path
from statistics import fmean, median
from typing import Any, Final

import numpy as np
import orjson
import pyarrow.parquet as pq

from benchmarks.metrics import average_precision, precision_at, roc_auc
from benchmarks.peers import Document, Peers, Scores
from graph.settings import Settings
from graph.store import Store, open_store
from ingest.pipeline import Home, load
from ingest.sources.openalex import SOURCE
from queries.experts import AskExperts, experts
from queries.question import Viewer
from queries.subjects.kept import keep
from queries.subjects.learning import model_of
from queries.subjects.reading import Read, read_graph
from queries.subjects.space import Bags

DATA: Final = Path(os.environ.get("SIMPUL_DATA", Path(__file__).parents[2] / "shared" / "data")) / "expertfinding-dblp"

TITLE_WORDS: Final = 12
"""The set has title and abstract in one text; its titles have about ten words."""

GOAL: Final = {"AUC": 84.0, "P@10": 43.0, "AP": 46.0}
NAMES: Final = 57.0
"""Of the mean average precision for names of topics."""

Rank = Callable[[str, str], Scores]
"""Scores of people for a topic, without a document."""


def documents() -> list[Document]:
    """The papers of the set."""
    with gzip.open(DATA / "documents.jsonl.gz") as lines:
        return [Document(**orjson.loads(line)) for line in lines]


def tags(name: str) -> dict[str, set[str]]:
    """What each line of a table says: its first column, and the topics in its second."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()[1:]
    cells = [line.partition("\t") for line in lines]
    return {first: {topic for topic in topics.split(",") if topic} for first, _, topics in cells}


def work(document: Document) -> dict[str, Any]:
    """A paper as OpenAlex would write it; ``d7`` becomes W8 and ``a7`` A8, since OpenAlex counts from 1."""
    words = document.text.split()
    places: dict[str, list[int]] = {}
    for place, word in enumerate(words[TITLE_WORDS:]):
        places.setdefault(word, []).append(place)
    return {
        "id": f"https://openalex.org/{numbered('W', document.id)}",
        "title": " ".join(words[:TITLE_WORDS]),
        "language": "en",
        "abstract_inverted_index": places,
        "authorships": [
            {"author": {"id": f"https://openalex.org/{numbered('A', author)}", "display_name": f"Author {author}"}}
            for author in document.authors
        ],
        "referenced_works": [f"https://openalex.org/{numbered('W', cited)}" for cited in document.cites],
    }


def numbered(letter: str, name: str) -> str:
    """The set's name of a paper or person as an OpenAlex id."""
    return f"{letter}{int(name[1:]) + 1}"


def scored(rank: Rank, topics: Iterable[tuple[str, str, set[str]]], judged: Mapping[str, set[str]]) -> dict[str, float]:
    """The measures, in percent, as means over topics of (text, document to do without, tags)."""
    measures: dict[str, list[float]] = {"AUC": [], "P@10": [], "AP": []}
    for text, without, wanted in topics:
        found = rank(text, without)
        scores = {candidate: found.get(candidate, 0.0) for candidate in judged}
        relevant = {candidate for candidate, known in judged.items() if known & wanted}
        measures["AUC"].append(roc_auc(scores, relevant))
        measures["P@10"].append(precision_at(10, scores, relevant))
        measures["AP"].append(average_precision(scores, relevant))
    return {name: 100 * fmean(values) for name, values in measures.items()}


def remembered(rank: Rank) -> Rank:
    """Each topic asked once, however often its ranking is measured."""
    return cache(rank)


def entities(store: Store, folder: Path, papers: Sequence[Document]) -> dict[str, str]:
    """Load the papers as any file of works; returns the ids in the graph by record."""
    home, path = Home(folder / "home"), folder / "works.jsonl"
    path.write_bytes(b"\n".join(orjson.dumps(work(paper)) for paper in papers))
    with home.changing():
        load(home, lambda: nullcontext(store), SOURCE, [path])
    return {row["record"]: row["entity"] for row in pq.read_table(home.identities).to_pylist()}


def asked(
    store: Store, entity: Mapping[str, str], judged: Iterable[str], seconds: list[float], *, by_words: bool = False
) -> Rank:
    """Ask ``queries.experts``, and note how long each answer takes. Who wrote no paper has no score.

    With ``by_words`` there is no subject model; else the document to do without is not in it either.
    """
    candidates = {entity.get(numbered("A", name), ""): name for name in judged}
    read = read_graph(store)

    def rank(topic: str, without: str) -> Scores:
        left_out = (entity[numbered("W", without)],) if without else ()
        keep(store, None if by_words else model_of(emptied(read, left_out)))
        start = time.perf_counter()
        answer = experts(store, AskExperts(topic=topic, without=left_out, limit=1000, evidence=1), Viewer.operator())
        seconds.append(time.perf_counter() - start)
        return {candidates[row.person]: row.score for row in answer.rows if row.person in candidates}

    return rank


def emptied(read: Read, without: Sequence[str]) -> Read:
    """What was read, as if some pieces had no words, nobody behind them, and cited nothing; a copy whose words may be let go."""
    names = read.named()
    gone = np.flatnonzero(np.isin(names, np.array(without, names.dtype)))
    bags = read.bags.matrix().copy()  # else what is emptied stays empty for the next query paper
    for piece in gone:
        bags.data[bags.indptr[piece] : bags.indptr[piece + 1]] = 0
    bags.eliminate_zeros()
    behind = np.array(read.behind, np.int32).reshape(-1, 2)
    citing, cited = np.array(read.citing, np.int32), np.frombuffer(read.cited, names.dtype)
    kept = ~np.isin(citing, gone) & ~np.isin(cited, names[gone])
    return replace(
        read,
        bags=Bags.of(bags, read.bags.words),
        behind=array("i", behind[~np.isin(behind[:, 1], gone)].ravel()),
        citing=array("i", citing[kept]),
        cited=bytearray(cited[kept].tobytes()),
    )


def main() -> int:
    """Rank by each method, print its measures, and say whether the goal is reached."""
    if not DATA.is_dir():
        print(f"Skipped: there is no {DATA}. Name the folder that holds expertfinding-dblp in SIMPUL_DATA.")
        return 0
    papers, judged = documents(), tags("judgements.tsv")
    texts = {paper.id: paper.text for paper in papers}
    by_paper = [(texts[name], name, wanted) for name, wanted in tags("queries.tsv").items()]
    by_name = [(topic.replace("_", " "), "", {topic}) for topic in sorted(set().union(*judged.values()))]
    peers, seconds = Peers(papers), list[float]()
    ranks: dict[str, Rank] = {
        "document count": peers.document_count,
        "voting": peers.voting,
        "propagation": peers.propagation,
    }
    with tempfile.TemporaryDirectory() as folder, open_store(Settings(home=Path(folder) / "home")) as store:
        entity = entities(store, Path(folder), papers)
        ranks["experts by words"] = asked(store, entity, judged, [], by_words=True)
        ranks["queries.experts"] = asked(store, entity, judged, seconds)
        labelled = {name: known for name, known in judged.items() if known}
        print(f"{'':16} {len(by_paper)} query papers    of those labelled   {len(by_name)} topic names")
        print(f"{'':16}   AUC  P@10    AP     AUC  P@10    AP     MAP  P@10")
        for name, rank in ranks.items():
            kept = remembered(rank)
            ours, some, topic = (scored(kept, *each) for each in ((by_paper, judged), (by_paper, labelled), (by_name, judged)))
            print(
                f"{name:16}{ours['AUC']:6.1f}{ours['P@10']:6.1f}{ours['AP']:6.1f}  {some['AUC']:6.1f}{some['P@10']:6.1f}{some['AP']:6.1f}"
                f"  {topic['AP']:6.1f}{topic['P@10']:6.1f}",
                flush=True,
            )
    paper_ms, name_ms = (1000 * median(part) for part in (seconds[: len(by_paper)], seconds[len(by_paper) :]))
    print(f"An answer with every person: {paper_ms:.0f} ms for a paper, {name_ms:.0f} ms for a topic's name.")
    reached = all(round(ours[name], 1) >= goal for name, goal in GOAL.items()) and round(topic["AP"], 1) >= NAMES
    print(f"Goal {GOAL}, names {NAMES:g}: {'reached' if reached else 'missed'}.")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
