"""The words of a topic: as a full-text query, as found again in a text, and corrected where nothing has them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Final, LiteralString

import snowballstemmer
from rapidfuzz import fuzz, process

from graph.language import N_
from graph.provenance import OPERATOR
from graph.schema import ANALYZERS, text_index
from graph.store import Store
from queries.question import Note, Viewer

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

_REPEATED: Final = 1.5
"""How much a word's repetition in a long topic weighs, as a power of its count: on judged queries of the length of an
abstract every power from 1.3 to 2 does better than 1 (``benchmarks/experts_dblp.py``)."""

ADDED: Final = 0.5
"""What a word of a skill's other name counts."""

_SKILLS: Final[LiteralString] = """
CALL db.index.fulltext.queryNodes('skill_names', $query, {limit: 200}) YIELD node AS s
WHERE s.own IS NULL OR any(i IN s.own WHERE i IN $sees)
RETURN s.label AS label, s.label_id AS label_id, coalesce(s.synonyms, []) AS synonyms, coalesce(s.synonyms_id, []) AS synonyms_id
ORDER BY s.id
"""

_SKILL: Final[LiteralString] = """
MATCH (s:Skill {id: $id}) WHERE s.own IS NULL OR any(i IN s.own WHERE i IN $sees)
RETURN s.label AS label, s.label_id AS label_id, coalesce(s.synonyms, []) AS synonyms, coalesce(s.synonyms_id, []) AS synonyms_id
"""

_CYPHER: Final[LiteralString] = """
UNWIND $words AS word
UNWIND $indexes AS index
CALL (word, index) {
  CALL db.index.fulltext.queryNodes(index.name, word, index.options) YIELD node AS e
  WHERE e.own IS NULL OR any(i IN e.own WHERE i IN $sees)
  RETURN e LIMIT $hits
}
RETURN word, collect(DISTINCT e.title + ' ' + left(coalesce(e.text, ''), 2000)) AS texts
"""

_LABELS: Final[LiteralString] = """
UNWIND ['skill_names', 'unit_names', 'institution_names'] AS index
CALL db.index.fulltext.queryNodes(index, $query, {limit: $hits}) YIELD node AS n
WHERE n.own IS NULL OR any(i IN n.own WHERE i IN $sees)
RETURN coalesce(n.label, n.name) AS label
"""


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


@dataclass(frozen=True)
class Terms:
    """A topic's words with how often each stands in it, the first ones first."""

    counts: dict[str, int]
    others: tuple[tuple[str, ...], ...] = ()
    """Other names of what the topic names, in this language and the other: each counts where all its words stand."""

    @classmethod
    def of(cls, topic: str) -> "Terms":
        """The words of a topic."""
        return cls(dict(list(Counter(word[:LONGEST] for word in words(topic)).items())[:MOST_WORDS]))

    @property
    def query(self) -> str:
        """The words for Lucene: any of them, weighted by how often they stand in the topic."""
        asked = [f"{word}^{count**_REPEATED:.2f}" if count > 1 else word for word, count in self.counts.items()]
        return " ".join(asked + [f"({' '.join(f'+{word}' for word in name)})^{ADDED}" for name in self.others])

    def stems(self) -> list[tuple[str, float]]:
        """The stems of the words, of each language, with how often the words stand in the topic."""
        every = [*self.counts.items(), *dict.fromkeys((word, ADDED) for name in self.others for word in name)]
        return [(stem, float(count)) for word, count in every for stem in sorted(_stems(word))]

    def missing(self, texts: Iterable[str]) -> list[str]:
        """The words that none of the texts has."""
        had = {word for text in texts for word in self.matched(text)}
        return [word for word in self.counts if word not in had]

    def matched(self, text: str) -> list[str]:
        """The words whose stem a text contains."""
        present = {stem for word in set(words(text)) for stem in _stems(word)}
        own = [word for word in self.counts if _stems(word) & present]
        whole = [name for name in self.others if all(_stems(word) & present for word in name)]
        return list(dict.fromkeys([*own, *(word for name in whole for word in name)]))


def bridged(store: Store, viewer: Viewer, topic: str) -> Terms:
    """The words of a topic, and where it names a skill, those of the skill's other names: in the other language, or synonyms.

    A skill is named where the topic is its id, or has every word of one of its names. Another name counts only where all its words
    stand together, each half as much as one of the topic's: "government" alone is no cyber security. Long topics say enough by themselves.
    """
    terms = Terms.of(topic)
    identified = re.fullmatch(r"\s*[0-9a-f]{24}\s*", topic)
    if not terms.counts or len(terms.counts) > SHORT:
        return terms
    asked = {"sees": list(viewer.sees), "id": topic.strip(), "query": terms.query}
    skills = store.records(_SKILL, **asked) if identified else store.records(_SKILLS, **asked)
    if identified and skills:
        terms = Terms.of(" ".join(filter(None, (skills[0]["label"], skills[0]["label_id"]))))
    own = {stem for word in terms.counts for stem in _stems(word)}
    others: dict[tuple[str, ...], None] = {}
    for skill in skills:
        names = [name for name in (skill["label"], skill["label_id"], *skill["synonyms"], *skill["synonyms_id"]) if name]
        if any((said := words(name)) and all(_stems(word) & own for word in said) for name in names):
            told = [tuple(words(name)) for name in names[:6]]
            others |= {name: None for name in told if any(not _stems(word) & own for word in name)}
    return Terms(terms.counts, tuple(list(others)[:12]))


FITS: Final[LiteralString] = """
reduce(most = 0, whole IN [form IN forms | size([word IN $words WHERE ' ' + toLower(form) + ' ' CONTAINS ' ' + word + ' '])] | CASE WHEN whole > most THEN whole ELSE most END) * 3
+ CASE WHEN any(form IN forms WHERE toLower(form) = $typed) THEN 2 WHEN any(form IN forms WHERE toLower(form) STARTS WITH $typed) THEN 1 ELSE 0 END"""
"""In Cypher, how well something that is called by ``forms`` fits what is typed, of which ``typing`` gives the parameters: by whole words, then by how it
begins. Not by the index's score: its statistics know of what is hidden."""

NAMES: Final = 2_000
"""Names taken from an index; who types so little that more begin so has to type on."""


def typing(text: str) -> dict[str, Any]:
    """What the Cypher of names that are being typed takes."""
    return {"query": begun(text), "words": words(text), "typed": text.strip().lower(), "hits": NAMES}


def begun(text: str) -> str:
    """A text that is being typed, for Lucene: every word of it, or one that begins so."""
    return " AND ".join(f"({word} OR {word}*)" for word in words(text)[:20])


def indexes(viewer: Viewer, *, told: bool = False) -> list[str]:
    """The full-text indexes that a viewer may search; those of endorsements stand apart."""
    return [text_index(tier=tier, language=language, told=told) for tier in viewer.tiers for language in ANALYZERS]


def searched(viewer: Viewer, hits: int, *, told: bool = False) -> list[dict[str, Any]]:
    """The same, each with what its search takes: at most so many hits where the viewer sees all that it holds.

    Of an index that holds what other institutions keep to themselves as many as the viewer sees are to be taken one by one, else theirs would be in the way.
    """
    names, all_seen = indexes(viewer, told=told), OPERATOR in viewer.sees
    bounded = {text_index(tier="Open", language=language, told=told) for language in ANALYZERS}
    return [{"name": name, "options": {"limit": hits} if all_seen or name in bounded else {}} for name in names]


_TEXTS: Final = 50
"""Texts of a word whose other words may be what a misspelled one means."""


def corrections(store: Store, viewer: Viewer, terms: Terms) -> list[Note]:
    """For each word that no visible text has: a note that says so, with the most alike word that one has.

    Words alike are looked for in the texts that have the topic's other words, and in the names of skills and units: the
    full-text index itself holds stems, which are no words.
    """
    if len(terms.counts) > SHORT:
        return []
    asked = {"indexes": searched(viewer, _TEXTS), "sees": list(viewer.sees)}
    known = {row["word"]: row["texts"] for row in store.records(_CYPHER, words=list(terms.counts), hits=_TEXTS, **asked)}
    unknown = [word for word in terms.counts if word not in known]
    if not unknown:
        return []
    fuzzy = " ".join(f"{word}~2" for word in unknown)
    labels = [row["label"] for row in store.records(_LABELS, query=fuzzy, hits=NAMES, sees=list(viewer.sees))]
    vocabulary = sorted({word for texts in (labels, *known.values()) for text in texts for word in words(text)})
    return [_note(word, vocabulary) for word in unknown]


def _note(word: str, vocabulary: list[str]) -> Note:
    best = process.extractOne(word, vocabulary, scorer=fuzz.ratio, score_cutoff=70)
    if best is None:
        return Note(N_("Nothing here speaks of “{word}”."), {"word": word})
    return Note(N_("Nothing here speaks of “{word}”. Did you mean “{other}”?"), {"word": word, "other": best[0]})
