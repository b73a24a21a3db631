"""The words of a topic: as a full-text query, as found again in a text, and corrected where nothing has them."""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Any, Final, LiteralString

import snowballstemmer
from rapidfuzz import fuzz, process

from graph.language import N_
from graph.schema import ANALYZERS, text_index
from graph.store import Store
from queries.question import Note, Viewer

MOST_WORDS: Final = 400
"""Different words of a query; Lucene takes 1,024 clauses, each word being one in two properties."""

_SHORT: Final = 12
"""Up to so many words a topic is typed by hand, and each word is worth a correction."""

_FUNCTION_WORDS: Final = frozenset({
    "a", "an", "and", "as", "at", "by", "for", "from", "how", "in", "into", "is", "of", "on", "or", "that", "the", "this", "to",
    "what", "which", "who", "with", "ada", "adalah", "agar", "atau", "bagi", "dalam", "dan", "dari", "dengan", "di", "ini", "itu",
    "karena", "ke", "oleh", "pada", "para", "sebagai", "serta", "tentang", "untuk", "yang",
})  # fmt: skip

_REPEATED: Final = 1.5
"""How much a word's repetition in a long topic weighs, as a power of its count: on judged queries of the length of an
abstract every power from 1.3 to 2 does better than 1 (``benchmarks/experts_dblp.py``)."""

_CYPHER: Final[LiteralString] = """
UNWIND $words AS word
UNWIND $indexes AS index
CALL db.index.fulltext.queryNodes(index, word, {limit: 50}) YIELD node AS e
WHERE e.own IS NULL OR any(i IN e.own WHERE i IN $sees)
RETURN word, collect(DISTINCT e.title + ' ' + left(coalesce(e.text, ''), 2000)) AS texts
"""

_LABELS: Final[LiteralString] = """
UNWIND ['skill_names', 'unit_names', 'institution_names'] AS index
CALL db.index.fulltext.queryNodes(index, $query, {limit: 50}) YIELD node AS n
WHERE n.own IS NULL OR any(i IN n.own WHERE i IN $sees)
RETURN coalesce(n.label, n.name) AS label
"""


@cache
def _stemmers() -> tuple[Any, ...]:
    return tuple(snowballstemmer.stemmer(language) for language in ANALYZERS.values())


@cache
def _stems(word: str) -> frozenset[str]:
    return frozenset(stemmer.stemWord(word) for stemmer in _stemmers())


def words(text: str) -> list[str]:
    """The words of a text in lower case, without function words."""
    return [word for word in re.findall(r"\w+", text.casefold()) if word not in _FUNCTION_WORDS]


@dataclass(frozen=True)
class Terms:
    """A topic's words with how often each stands in it, the first ones first."""

    counts: dict[str, int]

    @classmethod
    def of(cls, topic: str) -> "Terms":
        """The words of a topic."""
        return cls(dict(list(Counter(words(topic)).items())[:MOST_WORDS]))

    @property
    def query(self) -> str:
        """The words for Lucene: any of them, weighted by how often they stand in the topic."""
        return " ".join(f"{word}^{count**_REPEATED:.2f}" if count > 1 else word for word, count in self.counts.items())

    def matched(self, text: str) -> list[str]:
        """The words whose stem a text contains."""
        present = {stem for word in set(words(text)) for stem in _stems(word)}
        return [word for word in self.counts if _stems(word) & present]


def begun(text: str) -> str:
    """A text that is being typed, for Lucene: every word of it, or one that begins so."""
    return " AND ".join(f"({word} OR {word}*)" for word in words(text)[:20])


def indexes(viewer: Viewer) -> list[str]:
    """The full-text indexes that a viewer may search."""
    return [text_index(tier=tier, language=language) for tier in viewer.tiers for language in ANALYZERS]


def corrections(store: Store, viewer: Viewer, terms: Terms) -> list[Note]:
    """For each word that no visible text has: a note that says so, with the most alike word that one has.

    Words alike are looked for in the texts that have the topic's other words, and in the names of skills and units: the
    full-text index itself holds stems, which are no words.
    """
    if len(terms.counts) > _SHORT:
        return []
    asked = {"indexes": indexes(viewer), "sees": list(viewer.sees)}
    known = {row["word"]: row["texts"] for row in store.records(_CYPHER, words=list(terms.counts), **asked)}
    unknown = [word for word in terms.counts if word not in known]
    if not unknown:
        return []
    labels = [row["label"] for row in store.records(_LABELS, query=" ".join(f"{word}~2" for word in unknown), **asked)]
    vocabulary = sorted({word for texts in (labels, *known.values()) for text in texts for word in words(text)})
    return [_note(word, vocabulary) for word in unknown]


def _note(word: str, vocabulary: list[str]) -> Note:
    best = process.extractOne(word, vocabulary, scorer=fuzz.ratio, score_cutoff=70)
    if best is None:
        return Note(N_("Nothing here speaks of “{word}”."), {"word": word})
    return Note(N_("Nothing here speaks of “{word}”. Did you mean “{other}”?"), {"word": word, "other": best[0]})
