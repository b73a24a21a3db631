"""Full-text searches that take only what a viewer may see, however much else an index holds; and names, as they are typed.

Whom a hidden node is for stands in the index beside its words (``graph.schema.OWN``), so that the best hundred hits are a hundred that the viewer
may see. Every question asks the same again in Cypher, and that holds; this keeps what is hidden from being in the way.
"""

from collections.abc import Iterable
from typing import Any, Final, LiteralString

from graph.nodes import Node
from graph.provenance import OPERATOR
from graph.schema import ANALYZERS, OWN, WRITTEN, text_index
from queries.question import Viewer
from queries.search.terms import Terms, anywhere, words

WHOLE: Final = "{0}"
BEGUN: Final = "{0} {0}*"
ALIKE: Final = "{0}~1"
"""How a word is searched for: itself, it or one that begins so, one in which a letter differs."""

NAMES: Final = 2_000
"""Names taken from an index; who types so little that more begin so has to type on."""

_MOST: Final = 20
"""Words of a name that are looked for: Lucene takes 1,024 clauses, each nearly alike word being one."""

HAS: Final[LiteralString] = "size([word IN $words WHERE ' ' + toLower(form) + ' ' CONTAINS ' ' + word + ' '])"
"""In Cypher, how many words of what is typed ``form`` has whole."""


_FITTING: Final[LiteralString] = """
CALL db.index.fulltext.queryNodes('<index>', $query, {limit: $hits}) YIELD node AS <node>
WITH <node>, [form IN <forms> WHERE form IS NOT NULL] AS forms
WITH <node>, reduce(most = 0, has IN [form IN forms | <has>] | CASE WHEN has > most THEN has ELSE most END) * 3
  + CASE WHEN any(form IN forms WHERE toLower(form) = $typed) THEN 2
      WHEN any(form IN forms WHERE toLower(form) STARTS WITH $typed) THEN 1 ELSE 0 END AS score
"""


def fitting(index: LiteralString, node: LiteralString, forms: LiteralString) -> LiteralString:
    """In Cypher, the nodes of an index of names that are called by ``forms``, each with the ``score`` by which it fits what is typed (``as_typed``).

    By whole words, then by how it begins. Not by the index's score: its statistics know of what is hidden.
    """
    return _FITTING.replace("<index>", index).replace("<node>", node).replace("<forms>", forms).replace("<has>", HAS)


def indexes(viewer: Viewer, *, told: bool = False) -> list[str]:
    """The indexes of sentences that a viewer may search; those of endorsements stand apart."""
    return [text_index(tier=tier, language=language, told=told) for tier in viewer.tiers for language in ANALYZERS]


def written(terms: Terms, viewer: Viewer) -> str:
    """For the indexes of sentences: those that have any of the words, of what the viewer may see."""
    return _seen(terms.query(WRITTEN), viewer)


def titled(asked: Iterable[str], viewer: Viewer) -> str:
    """For the indexes of sentences: those that have every word, or one that begins so, of what the viewer may see."""
    return _seen(" ".join(f"+({anywhere(WRITTEN, BEGUN.format(word))})" for word in list(asked)[:_MOST]), viewer)


def named(kind: type[Node], asked: Iterable[str], viewer: Viewer, form: str = WHOLE, *, every: bool = True) -> str:
    """For the index of a kind's names: those that have every word, or any, and that the viewer may see; empty for no words."""
    parts = [f"{'+' if every else ''}({anywhere(_names(kind), form.format(word))})" for word in list(asked)[:_MOST]]
    return _seen(" ".join(parts), viewer) if parts else ""


def near(kind: type[Node], terms: Terms, viewer: Viewer) -> str:
    """For the index of a kind's names: those that have any of the words, of what the viewer may see."""
    return _seen(terms.query(_names(kind)), viewer)


def as_typed(kind: type[Node], text: str, viewer: Viewer) -> dict[str, Any]:
    """What the Cypher of names that are being typed takes."""
    asked = words(text)
    return {
        "query": named(kind, asked, viewer, BEGUN),
        "words": asked,
        "typed": text.strip().lower(),
        "hits": NAMES,
        "sees": list(viewer.sees),
    }


def _names(kind: type[Node]) -> tuple[str, ...]:
    return kind.full_text.properties if kind.full_text else ()


def _seen(query: str, viewer: Viewer) -> str:
    if OPERATOR in viewer.sees:
        return query
    theirs = " ".join(f"-{OWN}:{_quoted(one)}" for one in viewer.sees)
    return f"+({query}) -(+{OWN}:{OPERATOR} {theirs})"


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
