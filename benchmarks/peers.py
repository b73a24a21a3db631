"""Other ways to rank people for a text: by counting their documents, by votes, by propagation over who wrote and cited what.

They follow the code published with Brochier et al., "Impact of the Query Set on the Evaluation of Expert Finding
Systems" (BIRNDL 2018), but see nothing of the document that they must do without.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import snowballstemmer

Scores = dict[str, float]

RARE: Final = 5
BROAD: Final = 0.25
"""Words in fewer documents than the one or in a larger share of them than the other are left out, as by the authors."""

RESTART: Final = 0.5
CLOSE: Final = 1e-4
"""The walk begins anew at every second step, and ends when a step moves less than this; both as by the authors."""


@dataclass(frozen=True)
class Document:
    """A text with its authors and what it cites."""

    id: str
    text: str
    authors: Sequence[str]
    cites: Sequence[str]


class Peers:
    """Documents, and the people behind them ranked for a topic, without the document that the topic was taken from."""

    def __init__(self, documents: Iterable[Document]) -> None:
        """Weigh the stems of each document by TF-IDF."""
        self._documents = {document.id: document for document in documents}
        self._stem = snowballstemmer.stemmer("english").stemWord
        counts = {document.id: self._counts(document.text) for document in self._documents.values()}
        spread = Counter(stem for stems in counts.values() for stem in stems)
        most = BROAD * len(counts)
        self._idf = {stem: math.log(len(counts) / found) for stem, found in spread.items() if RARE <= found <= most}
        self._vectors = {name: self._vector(stems) for name, stems in counts.items()}

    def document_count(self, _topic: str, without: str = "") -> Scores:
        """How many documents each has, whatever the topic."""
        return _summed((author, 1.0) for document in self._but(without) for author in document.authors)

    def voting(self, topic: str, without: str = "") -> Scores:
        """Every document votes for its authors with one over its rank (reciprocal rank, Macdonald & Ounis 2006)."""
        similar = self._similar(topic)
        ranked = sorted(self._but(without), key=lambda document: (-similar[document.id], document.id))
        return _summed((author, 1 / rank) for rank, document in enumerate(ranked, 1) for author in document.authors)

    def propagation(self, topic: str, without: str = "") -> Scores:
        """Where a walk from similar documents over authors and citations dwells (Serdyukov, Rode & Hiemstra 2008)."""
        links = self._links(without)
        similar = {name: score for name, score in self._similar(topic).items() if score > 0 and name != without}
        total = sum(similar.values())
        here: Scores = {}
        moved = math.inf
        while moved > CLOSE:
            restart = ((name, RESTART * score / total) for name, score in similar.items())
            walk = ((name, (1 - RESTART) * part) for name, part in _step(links, here).items())
            before, here = here, _summed([*restart, *walk])
            moved = math.hypot(*(here.get(name, 0) - before.get(name, 0) for name in here.keys() | before))
        return _step(links, here)

    def _but(self, without: str) -> list[Document]:
        return [document for document in self._documents.values() if document.id != without]

    def _links(self, without: str) -> Mapping[str, Sequence[str]]:
        links: dict[str, list[str]] = defaultdict(list)
        for document in self._but(without):
            for other in (*document.authors, *(cited for cited in document.cites if cited != without)):
                links[document.id].append(other)
                links[other].append(document.id)
        return links

    def _similar(self, topic: str) -> Scores:
        query = self._vector(self._counts(topic))
        return {
            name: sum(weight * other.get(stem, 0.0) for stem, weight in query.items()) for name, other in self._vectors.items()
        }

    def _counts(self, text: str) -> Counter[str]:
        return Counter(map(self._stem, re.findall(r"\w+", text.lower())))

    def _vector(self, counts: Counter[str]) -> Scores:
        weights = {stem: count * self._idf[stem] for stem, count in counts.items() if stem in self._idf}
        length = math.hypot(*weights.values()) or 1.0
        return {stem: weight / length for stem, weight in weights.items()}


def _summed(parts: Iterable[tuple[str, float]]) -> Scores:
    sums: defaultdict[str, float] = defaultdict(float)
    for name, part in parts:
        sums[name] += part
    return dict(sums)


def _step(links: Mapping[str, Sequence[str]], here: Scores) -> Scores:
    """Everything moves on, in equal parts, to what it is linked with."""
    return _summed((other, part / len(links[name])) for name, part in here.items() if name in links for other in links[name])
