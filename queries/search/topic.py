"""The words of a topic beside what the graph has: with those of a skill's other names, and corrected where nothing speaks of them."""

import re
from typing import Final, LiteralString

from rapidfuzz import fuzz, process

from graph.language import N_
from graph.nodes import Institution, Skill, Unit
from graph.schema import name_index
from graph.store import Store
from queries.question import Note, Viewer
from queries.search.fulltext import NAMES, indexes, named, near, written
from queries.search.terms import SHORT, Terms, stems, words

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

_TEXTS: Final[LiteralString] = """
UNWIND $asked AS asked
UNWIND $indexes AS index
CALL db.index.fulltext.queryNodes(index, asked.query, {limit: 50}) YIELD node AS e
WHERE e.own IS NULL OR any(i IN e.own WHERE i IN $sees)
RETURN asked.word AS word, collect(DISTINCT e.title + ' ' + left(coalesce(e.text, ''), 2000)) AS texts
"""

_LABELS: Final[LiteralString] = """
UNWIND $kinds AS kind
CALL db.index.fulltext.queryNodes(kind.index, kind.query, {limit: $hits}) YIELD node AS n
WHERE n.own IS NULL OR any(i IN n.own WHERE i IN $sees)
RETURN coalesce(n.label, n.name) AS label
"""

_FAR: Final = "{0}~2"
"""How words are searched for that may be meant: with two letters otherwise."""


def bridged(store: Store, viewer: Viewer, topic: str) -> Terms:
    """The words of a topic, and where it names a skill, those of the skill's other names: in the other language, or synonyms.

    A skill is named where the topic is its id, or has every word of one of its names. Another name counts only where all its words
    stand together, each half as much as one of the topic's: "government" alone is no cyber security. Long topics say enough by themselves.
    """
    terms = Terms.of(topic)
    identified = re.fullmatch(r"\s*[0-9a-f]{24}\s*", topic)
    if not terms.counts or len(terms.counts) > SHORT:
        return terms
    sees = list(viewer.sees)
    query = near(Skill, terms, viewer)
    skills = store.records(_SKILL, id=topic.strip(), sees=sees) if identified else store.records(_SKILLS, query=query, sees=sees)
    if identified and skills:
        terms = Terms.of(" ".join(filter(None, (skills[0]["label"], skills[0]["label_id"]))))
    own = {stem for word in terms.counts for stem in stems(word)}

    def has(word: str) -> bool:
        return not own.isdisjoint(stems(word))

    others: dict[tuple[str, ...], None] = {}
    for skill in skills:
        names = [name for name in (skill["label"], skill["label_id"], *skill["synonyms"], *skill["synonyms_id"]) if name]
        if any((said := words(name)) and all(map(has, said)) for name in names):
            told = [tuple(words(name)) for name in names[:6]]
            others |= {name: None for name in told if not all(map(has, name))}
    return Terms(terms.counts, tuple(list(others)[:12]))


def corrections(store: Store, viewer: Viewer, terms: Terms) -> list[Note]:
    """For each word that no visible text has: a note that says so, with the most alike word that one has.

    Words alike are looked for in the texts that have the topic's other words, and in the names of skills, units and
    institutions: the full-text index itself holds stems, which are no words.
    """
    if len(terms.counts) > SHORT:
        return []
    sees, asked = list(viewer.sees), [{"word": word, "query": written(Terms({word: 1}), viewer)} for word in terms.counts]
    known = {row["word"]: row["texts"] for row in store.records(_TEXTS, asked=asked, indexes=indexes(viewer), sees=sees)}
    unknown = [word for word in terms.counts if word not in known]
    if not unknown:
        return []
    kinds = [
        {"index": name_index(kind.__name__), "query": named(kind, [word], viewer, _FAR)}
        for kind in (Skill, Unit, Institution)
        for word in unknown
    ]
    labels = [row["label"] for row in store.records(_LABELS, kinds=kinds, hits=NAMES, sees=sees)]
    vocabulary = sorted({word for texts in (labels, *known.values()) for text in texts for word in words(text)})
    return [_note(word, vocabulary) for word in unknown]


def _note(word: str, vocabulary: list[str]) -> Note:
    best = process.extractOne(word, vocabulary, scorer=fuzz.ratio, score_cutoff=70)
    if best is None:
        return Note(N_("Nothing here speaks of “{word}”."), {"word": word})
    return Note(N_("Nothing here speaks of “{word}”. Did you mean “{other}”?"), {"word": word, "other": best[0]})
