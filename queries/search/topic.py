"""The words of a topic beside what the graph has: with those of a skill's other names, and corrected where nothing speaks of them."""

import re
from typing import Final, LiteralString

from rapidfuzz import process
from rapidfuzz.distance import OSA

from graph.language import N_
from graph.nodes import Institution, Skill, Unit
from graph.schema import name_index
from graph.store import Store
from ingest.extract.lexicon.function_words import FUNCTION_WORDS
from queries.question import Note, Viewer
from queries.search.abbreviations import ABBREVIATIONS
from queries.search.framing import unframed
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
RETURN [name IN [n.label, n.label_id, n.name] + coalesce(n.synonyms, []) + coalesce(n.synonyms_id, []) WHERE name IS NOT NULL] AS names
"""

_NAMING: Final[LiteralString] = """
CALL db.index.fulltext.queryNodes('skill_names', $query, {limit: 200}) YIELD node AS s
WHERE s.own IS NULL OR any(i IN s.own WHERE i IN $sees)
RETURN s.id AS id, [name IN [s.label, s.label_id] + coalesce(s.synonyms, []) + coalesce(s.synonyms_id, []) WHERE name IS NOT NULL] AS names, EXISTS {
  MATCH (s)<-[v:EVIDENCES]-(e)
  WHERE (e.own IS NULL OR any(i IN e.own WHERE i IN $sees)) AND (v.own IS NULL OR any(i IN v.own WHERE i IN $sees))
} AS shown
ORDER BY shown DESC, id
"""

_QUALIFIER: Final = re.compile(r"\s*\([^()]*\)$")
"""What tells a skill's name from others, and nobody types: "(computer programming)" behind "Python"."""

_FAR: Final = "{0}~2"
"""How words are searched for that may be meant: with two letters otherwise."""


def bridged(store: Store, viewer: Viewer, topic: str) -> Terms:
    """The words of a topic that do not only ask, and where it names a skill, those of the skill's other names: in the other language, or synonyms.

    A skill is named where the topic is its id, or has every word of one of its names. A short form that everybody types has its long forms. Another name counts only where all its words
    stand together, each half as much as one of the topic's: "government" alone is no cyber security. Long topics say enough by themselves.
    """
    terms = Terms.of(unframed(topic))
    identified = re.fullmatch(r"\s*[0-9a-f]{24}\s*", topic)
    if not terms.counts or len(terms.counts) > SHORT:
        return terms
    sees = list(viewer.sees)
    query = near(Skill, terms, viewer)
    skills = store.records(_SKILL, id=topic.strip(), sees=sees) if identified else store.records(_SKILLS, query=query, sees=sees)
    if identified and skills:
        terms = Terms.of(" ".join(filter(None, (skills[0]["label"], skills[0]["label_id"]))))
    held = FUNCTION_WORDS.intersection(words(topic))  # what the topic is not looked for by may stand in a name
    own = {stem for word in (*terms.counts, *held) for stem in stems(word)}

    def has(word: str) -> bool:
        return not own.isdisjoint(stems(word))

    others = {tuple(words(name)): frozenset({word}) for word in terms.counts for name in ABBREVIATIONS.get(word, ())}
    for skill in skills:
        names = [name for name in (skill["label"], skill["label_id"], *skill["synonyms"], *skill["synonyms_id"]) if name]
        if said := {
            stem for name in names if (every := words(name)) and all(map(has, every)) for word in every for stem in stems(word)
        }:
            meant = frozenset(word for word in terms.counts if not said.isdisjoint(stems(word)))
            for name in (tuple(words(name)) for name in names[:6]):
                if not all(map(has, name)):
                    others[name] = others.get(name, frozenset()) | meant
    named = list(others.items())[:12]
    return Terms(terms.counts, tuple(name for name, _ in named), tuple(meant for _, meant in named))


def corrections(store: Store, viewer: Viewer, topic: str, terms: Terms) -> list[Note]:
    """What to say of a topic's words that no visible text has: the known skill that they name, else the topic as it may be meant.

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
    naming = _naming(store, viewer, terms, unknown)
    notes = [
        Note(N_("“{skill}” is a known skill, but no evidence here shows it."), {"skill": name, "id": identifier})
        for name, identifier, shown in dict.fromkeys(naming.values())
        if not shown
    ]
    short = {word: ABBREVIATIONS[word] for word in unknown if word in ABBREVIATIONS}
    notes += [
        Note(N_("“{word}” is read as “{name}”, too."), {"word": word.upper(), "name": names[0]}) for word, names in short.items()
    ]
    strange = [word for word in unknown if word not in naming and word not in short]
    return [*notes, _note(topic, strange, _vocabulary(store, viewer, strange, known))] if strange else notes


def _naming(store: Store, viewer: Viewer, terms: Terms, unknown: list[str]) -> dict[str, tuple[str, str, bool]]:
    """By word, the skill that the topic names with it: as the topic calls it, its id, and whether evidence shows it, which such a one first."""
    query = near(Skill, Terms(dict.fromkeys(unknown, 1)), viewer)
    found: dict[str, tuple[str, str, bool]] = {}
    for row in store.records(_NAMING, query=query, sees=list(viewer.sees)):
        for name in (_QUALIFIER.sub("", name) for name in row["names"]):
            said = set(words(name))
            if said <= terms.counts.keys():
                found = {word: (name, row["id"], row["shown"]) for word in unknown if word in said} | found
    return found


def _vocabulary(store: Store, viewer: Viewer, strange: list[str], known: dict[str, list[str]]) -> list[str]:
    """The words that may be meant."""
    kinds = [
        {"index": name_index(kind.__name__), "query": named(kind, [word], viewer, _FAR)}
        for kind in (Skill, Unit, Institution)
        for word in strange
    ]
    labels = [name for row in store.records(_LABELS, kinds=kinds, hits=NAMES, sees=list(viewer.sees)) for name in row["names"]]
    return sorted({word for texts in (labels, *known.values()) for text in texts for word in words(text)})


def _note(topic: str, strange: list[str], vocabulary: list[str]) -> Note:
    meant = {word: other for word in strange if (other := _meant(word, vocabulary))}
    values: dict[str, object] = {"words": [f"“{word}”" for word in strange]}
    if not meant:
        return Note(N_("Nothing here speaks of {words}."), values)
    other = re.sub(r"\w+", lambda word: meant.get(word[0].casefold(), word[0]), topic)
    return Note(N_("Nothing here speaks of {words}. Did you mean “{other}”?"), values | {"other": other})


def _meant(word: str, vocabulary: list[str]) -> str | None:
    """The most alike word: one letter in four may be another, missing, too many or in its neighbour's place; a word that is known is meant."""
    letters = len(word) // 4
    if not letters or word in vocabulary:
        return None
    best = process.extractOne(word, vocabulary, scorer=OSA.distance, score_cutoff=letters)
    return best[0] if best else None
