"""The words of a topic: as a full-text query, and as found again in a text."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final

import snowballstemmer

from graph.schema import ANALYZERS

MOST_WORDS: Final = 400
"""Different words of a query; Lucene takes 1,024 clauses, each word being one in two properties."""

LONGEST: Final = 100
"""Letters of a word that are looked at: no word is as long, and whoever mends one or reads of it is not to wait for it."""

SHORT: Final = 12
"""Up to so many words a topic is typed by hand, and each word is worth a correction."""

_FUNCTION_WORDS: Final = frozenset({
    "a", "an", "and", "as", "at", "by", "for", "from", "how", "in", "into", "is", "of", "on", "or", "that", "the", "this", "to",
    "what", "which", "who", "with", "ada", "adalah", "agar", "atau", "bagi", "dalam", "dan", "dari", "dengan", "di", "ini", "itu",
    "karena", "ke", "oleh", "pada", "para", "sebagai", "serta", "tentang", "untuk", "yang",
})  # fmt: skip
"""The few of all function words (``ingest.extract.lexicon``) that nothing is looked for by, be it a text or a name; names may hold the others (*Nanti*)."""

_REPEATED: Final = 1.5
"""How much a word's repetition in a long topic weighs, as a power of its count: on judged queries of the length of an
abstract every power from 1.3 to 2 does better than 1 (``benchmarks/experts_dblp.py``)."""

ADDED: Final = 0.5
"""What a word of a skill's other name counts."""


@cache
def _stemmers() -> tuple[Any, ...]:
    return tuple(snowballstemmer.stemmer(language) for language in ANALYZERS.values())


@lru_cache(500_000)
def _stems(word: str) -> frozenset[str]:
    return frozenset(stemmer.stemWord(word) for stemmer in _stemmers())


def stems(text: str, language: str | None = None) -> list[str]:
    """The stems of a text's words, in their order: of its language, or of each language where it tells none."""
    if language in ANALYZERS:
        stem = _stemming(language)
        return [stem(word) for word in words(text)]
    return [stem for word in words(text) for stem in sorted(_stems(word))]


@cache
def _stemming(language: str) -> Callable[[str], str]:
    made: Callable[[str], str] = lru_cache(500_000)(snowballstemmer.stemmer(ANALYZERS[language]).stemWord)
    return made


def words(text: str) -> list[str]:
    """The words of a text in lower case, without function words."""
    return [word for word in re.findall(r"\w+", text.casefold()) if word not in _FUNCTION_WORDS]


def anywhere(properties: Iterable[str], query: str) -> str:
    """A query for Lucene, in any of some properties."""
    return " ".join(f"{name}:({query})" for name in properties)


@dataclass(frozen=True)
class Terms:
    """A topic's words with how often each stands in it, the first ones first."""

    counts: dict[str, int]
    others: tuple[tuple[str, ...], ...] = ()
    """Other names of what the topic names, in this language and the other: each counts where all its words stand."""
    meant: tuple[frozenset[str], ...] = ()
    """For each other name, the topic's words that name the same: a text that has the one lacks none of the others."""

    @classmethod
    def of(cls, topic: str) -> "Terms":
        """The words of a topic."""
        return cls(dict(list(Counter(word[:LONGEST] for word in words(topic)).items())[:MOST_WORDS]))

    def query(self, properties: Sequence[str]) -> str:
        """The words for Lucene, in any of some properties: any of them, weighted by how often they stand in the topic."""
        asked = " ".join(f"{word}^{count**_REPEATED:.2f}" if count > 1 else word for word, count in self.counts.items())
        whole = [" ".join(f"+({anywhere(properties, word)})" for word in name) for name in self.others]
        return " ".join([anywhere(properties, asked), *(f"({every})^{ADDED}" for every in whole)])

    def stems(self) -> list[tuple[str, float]]:
        """The stems of the words, of each language, with how often the words stand in the topic."""
        every = [*self.counts.items(), *dict.fromkeys((word, ADDED) for name in self.others for word in name)]
        return [(stem, float(count)) for word, count in every for stem in sorted(_stems(word))]

    def missing(self, texts: Iterable[str]) -> list[str]:
        """The words of which none of the texts speaks."""
        had = {word for text in texts for word in self.spoken(text)}
        return [word for word in self.counts if word not in had]

    def spoken(self, text: str) -> set[str]:
        """The words that a text contains, or says by another name of what they name."""
        had = set(self.matched(text))
        return had.union(*(meant for name, meant in zip(self.others, self.meant, strict=False) if had.issuperset(name)))

    def matched(self, text: str) -> list[str]:
        """The words whose stem a text contains."""
        present = {stem for word in set(words(text)) for stem in _stems(word)}
        own = [word for word in self.counts if _stems(word) & present]
        whole = [name for name in self.others if all(_stems(word) & present for word in name)]
        return list(dict.fromkeys([*own, *(word for name in whole for word in name)]))
