"""Constraints and full-text indexes, derived from the kinds of node.

Text in sentences is analysed by its language, and open text stands apart from text that only one's own
institution may see: the word statistics behind a score (BM25's document frequencies) are then the same
whether or not hidden text exists.
"""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from graph.nodes import NODES

OWN: Final = "own"
"""Who may see a node that not everybody may. It stands in each index beside the words, so that a search for the best hundred takes a hundred that
its viewer may see (``queries.search.fulltext``)."""

WRITTEN: Final = tuple(
    sorted(
        {
            name
            for kind in NODES.values()
            if kind.full_text and kind.full_text.analysis == "language"
            for name in kind.full_text.properties
        },
        reverse=True,
    )
)
"""The properties that hold sentences."""

ANALYZERS: Final = {"id": "indonesian", "en": "english"}
TIERS: Final = ("Open", "Own")
TOLD: Final = "Told"
"""Endorsements stand apart in each tier: however many friends write about a topic, no other text is found later or counts less."""


class TextIndex(NamedTuple):
    """A native full-text index: its name, the labels it covers, their properties, the analyzer; that of a constraint has none."""

    name: str
    labels: tuple[str, ...]
    properties: tuple[str, ...]
    analyzer: str | None


def text_label(*, tier: str, language: str, told: bool = False) -> str:
    """The label of nodes whose sentences are searched in one tier and language, e.g. ``OpenTextId``; of endorsements ``OpenToldTextId``."""
    return f"{tier}{TOLD if told else ''}Text{language.capitalize()}"


TEXT_LABELS: Final = tuple(
    text_label(tier=tier, language=language, told=told) for told in (False, True) for tier in TIERS for language in ANALYZERS
)


def text_index(*, tier: str, language: str, told: bool = False) -> str:
    """The name of the index over one tier and language, e.g. ``open_text_id``; of endorsements ``open_told_text_id``."""
    return f"{tier.lower()}{f'_{TOLD.lower()}' if told else ''}_text_{language}"


def name_index(kind: str) -> str:
    """The name of the index over the names of one kind, e.g. ``institution_names``."""
    return f"{kind.lower()}_names"


def text_indexes() -> list[TextIndex]:
    """Every full-text index there is."""
    named = [
        TextIndex(name_index(name), (name,), (*kind.full_text.properties, OWN), "standard-no-stop-words")
        for name, kind in NODES.items()
        if kind.full_text and kind.full_text.analysis == "name"
    ]
    analysed = [
        TextIndex(
            text_index(tier=tier, language=language, told=told),
            (text_label(tier=tier, language=language, told=told),),
            (*WRITTEN, OWN),
            analyzer,
        )
        for told in (False, True)
        for tier in TIERS
        for language, analyzer in ANALYZERS.items()
    ]
    return named + analysed


STANDING: Final = """
SHOW INDEXES YIELD name, type, labelsOrTypes, properties, options, owningConstraint
WHERE type = 'FULLTEXT' OR owningConstraint IS NOT NULL
RETURN name, labelsOrTypes AS labels, properties, options.indexConfig['fulltext.analyzer'] AS analyzer
"""
"""The full-text indexes and constraints that a database has, as ``changes`` takes them."""


def changes(standing: Iterable[TextIndex]) -> list[str]:
    """What brings a database with these indexes to what is declared: full-text indexes that are declared otherwise by now are made anew."""
    declared = {index.name: _comparable(index) for index in text_indexes()}
    known = {index.name: index for index in standing}
    stale = [name for name, index in known.items() if name in declared and declared[name] != _comparable(index)]
    return [f"DROP INDEX {name} IF EXISTS" for name in stale] + [
        statement for name, statement in _named_statements() if name in stale or name not in known
    ]


def _comparable(index: TextIndex) -> tuple[frozenset[str], frozenset[str], str | None]:
    return frozenset(index.labels), frozenset(index.properties), index.analyzer


def statements() -> list[str]:
    """What makes an empty database ready; running them again changes nothing."""
    return [statement for _, statement in _named_statements()]


def _named_statements() -> Iterator[tuple[str, str]]:
    """Each constraint and index by its name, with what makes it where it is missing."""
    for label in (*NODES, "PeopleList"):  # for the last see graph.lists
        name = f"{label.lower()}_id"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for index in text_indexes():
        columns = ", ".join("n." + name for name in index.properties)
        yield (
            index.name,
            (
                f"CREATE FULLTEXT INDEX {index.name} IF NOT EXISTS FOR (n:{'|'.join(index.labels)}) ON EACH [{columns}] "
                f"OPTIONS {{indexConfig: {{`fulltext.analyzer`: '{index.analyzer}'}}}}"
            ),
        )
