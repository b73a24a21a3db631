"""Which words of a topic none of a person's evidence has: of all that was found, however much of it is shown."""

from collections.abc import Sequence
from typing import Any, Final, LiteralString

from graph.store import Store
from queries.ranking.reasons import PIECES
from queries.search.terms import SHORT, Terms

TEXTS: Final[LiteralString] = PIECES + "RETURN collect(piece) AS pieces, collect(e.title + ' ' + coalesce(e.text, '')) AS texts"
"""Columns, for a record each would take longer to receive than to find."""


def missing(store: Store, terms: Terms, rows: Sequence[dict[str, Any]]) -> list[list[str]]:
    """For each row, with its ``evidence`` as it is shown and the ids of all that was ``found``, the words that it lacks; of a long topic none.

    Texts are read at once, of those only whose shown evidence lacks a word.
    """
    if len(terms.counts) > SHORT:
        return [[] for _ in rows]
    lacking = [terms.missing(f"{piece['title']} {piece['text'] or ''}" for piece in row["evidence"]) for row in rows]
    further = sorted({piece for row, words in zip(rows, lacking, strict=True) if words for piece in row["found"]})
    [read] = store.records(TEXTS, pieces=further) if further else [{"pieces": [], "texts": []}]
    had = {piece: terms.spoken(text) for piece, text in zip(read["pieces"], read["texts"], strict=True)}
    return [
        [word for word in words if not any(word in had[piece] for piece in row["found"])]
        for row, words in zip(rows, lacking, strict=True)
    ]
