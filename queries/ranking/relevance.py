"""How much each piece of evidence speaks of a topic: by its words and by its subject.

``relevance`` in the sum of ``queries.ranking.scores``; the constants say how the two are weighed, for a short topic and for a long one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, LiteralString, NamedTuple

import numpy as np
from numpy.typing import NDArray

from graph.cores import one_core
from graph.store import Store
from queries.question import Viewer
from queries.search.fulltext import indexes, written
from queries.search.terms import Terms, stems
from queries.subjects.model import Measure, Subjects, names_of
from queries.subjects.space import Floats, unit
from queries.worth import worth, year

HITS: Final = 500
"""Pieces of evidence taken from each full-text index for a short topic: past them words alone add next to nothing …"""

FEWEST_HITS: Final = 100
"""… and for the longest, of whose many words each matters little: they only say which subject is meant."""

TELLING: Final = 32
"""Words of a long topic that are looked for, those that tell most: the common ones stand in every tenth text, cost most, and say least."""

PIECES: Final = 1_000
"""Pieces that speak most of a short topic, and are summed by person; of a long one, which is about a field, up to twice as many. With more,
many that are hardly about a topic outweigh few that are."""

FEEDBACK: Final = 10
"""Pieces found by their words whose mean subject is added to a topic's …"""

FOCUS: Final = 6
"""… and the power of how well their words match by which they count: of a topic of several words many pieces have one, and mean something else."""

LEXICAL: Final = 0.25
"""Part of the words in the relevance for a short topic."""

SHORT: Final = 4
"""Different words up to which a topic is short: a name of something. A title of ten words is about a field already."""


SIMILAR: Final = 0.7
"""Nearness in subject from which a piece counts whole for a short topic though it has none of its words; below, in proportion. Else a
hundred works of some other subject outweigh one that is about the topic. A long topic asks this by as much as it is short."""

SPEAKS: Final = 0.5
"""Nearness from which a piece is said to speak of a short topic by its subject alone: a cosine of 0.8 of the nearest. A long topic, which is about
a field, asks this by as much as it is short; else whom few of its many words find would not be named."""

SPOKEN: Final[LiteralString] = """
UNWIND $indexes AS index
CALL db.index.fulltext.queryNodes(index, $query, {limit: $hits}) YIELD node AS e, score
WHERE NOT e.id IN $without AND (e.own IS NULL OR any(i IN e.own WHERE i IN $sees))
WITH e, max(score) AS score
RETURN coalesce(e.kind = 'endorsement', false) AS told, collect(e.id) AS ids, collect(CASE WHEN e:Position THEN 'position' ELSE e.kind END) AS kinds, collect(coalesce(e.date, '')) AS dates,
  collect(score) AS scores
"""
"""Columns, for a record each would take longer to receive than to find."""


class Piece(NamedTuple):
    """A piece of evidence that speaks of a topic."""

    kind: str
    score: float
    """Its relevance times the worth of its kind and what age leaves of it."""
    lexical: float
    """The part of the score that is of words."""
    parts: tuple[bool, ...] = (True,)
    """Which parts of the topic it speaks of."""


@dataclass(frozen=True)
class Speaking:
    """What speaks of a topic."""

    pieces: dict[str, Piece]
    """By id, those that speak most of it first."""
    points: tuple[Floats, ...] = ()
    """Where each topic lies in the subject space."""


def speaking(
    store: Store, viewer: Viewer, model: Subjects | None, topics: Sequence[tuple[Terms, float]], without: Sequence[str] = ()
) -> Speaking:
    """The pieces that speak most of a topic, or of several, each with its share of the weight."""
    if len(topics) == 1:
        return _speaking(store, viewer, model, topics[0][0], without)
    total = sum(weight for _, weight in topics)
    found: dict[str, Piece] = {}
    points: list[Floats] = []
    for part, (terms, weight) in enumerate(topics):
        one = _speaking(store, viewer, model, terms, without)
        points += one.points
        for name, piece in one.pieces.items():
            before = found.get(name, Piece(piece.kind, 0.0, 0.0, (False,) * len(topics)))
            parts = tuple(said or (place == part and piece.parts[0]) for place, said in enumerate(before.parts))
            share = weight / total
            found[name] = Piece(piece.kind, before.score + share * piece.score, before.lexical + share * piece.lexical, parts)
    return Speaking(_most(found, 2 * PIECES, matched=model is not None), tuple(points))


def _most(pieces: Mapping[str, Piece], count: int, *, matched: bool = False) -> dict[str, Piece]:
    """Those that speak most of a topic, first the most; endorsements are counted apart, so that they displace nothing.

    With ``matched``, also all that its words find: however little an old course adds, nobody is to be told that there is none.
    """
    ordered = sorted(pieces.items(), key=lambda item: (-item[1].score, item[0]))
    left = {True: count, False: count}
    found: dict[str, Piece] = {}
    for name, piece in ordered:
        endorses = piece.kind == "endorsement"
        if left[endorses] > 0 or (matched and piece.lexical):
            left[endorses] -= 1
            found[name] = piece
    return found


class _Hits(NamedTuple):
    """What full text finds: how well it matches beside the best of its indexes, and what it is worth."""

    ids: list[str]
    kinds: list[str]
    lexical: Floats
    worths: Floats


def _hits(store: Store, viewer: Viewer, terms: Terms, without: Sequence[str], hits: int) -> tuple[_Hits, _Hits]:
    """What was done and speaks of a topic, and what others say."""
    asked = {
        "indexes": [*indexes(viewer), *indexes(viewer, told=True)],
        "query": written(terms, viewer),
        "sees": list(viewer.sees),
        "without": list(without),
    }
    found = {row.pop("told"): row for row in store.records(SPOKEN, **asked, hits=hits)}
    done, voices = (_worth(*found[told].values()) if told in found else _worth([], [], [], []) for told in (False, True))
    return done, voices


def _worth(ids: list[str], kinds: list[str], dates: list[str], scores: list[float]) -> _Hits:
    names, most = sorted(set(kinds)), max(scores, default=1.0)
    years = np.array([year(date) for date in dates], np.float32)
    worths = worth(names, np.array([names.index(kind) for kind in kinds], np.intp), years)
    return _Hits(ids, kinds, np.array(scores, np.float32) / np.float32(most), worths)


def _speaking(store: Store, viewer: Viewer, model: Subjects | None, terms: Terms, without: Sequence[str]) -> Speaking:
    asked = _telling(model, terms) if model else terms
    short = min(1.0, SHORT / max(1, len(terms.counts)))
    hits, count = max(FEWEST_HITS, round(HITS * short)) if model else HITS, round(PIECES * (2 - short))
    done, voices = _hits(store, viewer, asked, without, hits)
    share = (LEXICAL + (1 - LEXICAL) * _unknown(model, terms)) * short if model else 1.0
    found: dict[str, Piece] = {}
    for side in (done, voices):
        by_words = (np.float64(share) * side.lexical * side.worths).tolist()
        found |= {name: Piece(kind, part, part) for name, kind, part in zip(side.ids, side.kinds, by_words, strict=True)}
    if model is None:
        return Speaking(_most(found, count))
    rows, heard = model.rows_of(done.ids), model.rows_of(voices.ids)
    point, similar = _similar(
        model, viewer, model.space.point(terms.stems()), rows, done.lexical, heard, short, count, set(without)
    )
    for name, piece in similar if share < 1 else ():
        words = found[name].lexical if name in found else 0.0
        found[name] = Piece(piece.kind, piece.score * (1 - share) + words, words, (bool(words) or piece.parts[0],))
    return Speaking(_most(found, count, matched=True), (point,))


def _telling(model: Subjects, terms: Terms) -> Terms:
    """The words of a long topic that tell most of it, by how often they stand in it and how seldom elsewhere; one that the space does not know is rare."""
    if len(terms.counts) <= TELLING:
        return terms
    places, weights = model.space.words, model.space.weights

    def telling(word: str) -> float:
        known = [float(weights[places[stem]]) for stem in stems(word) if stem in places]
        return terms.counts[word] * max(known, default=float(weights.max(initial=0)))

    most = set(sorted(terms.counts, key=telling, reverse=True)[:TELLING])
    return replace(terms, counts={word: count for word, count in terms.counts.items() if word in most})


def _unknown(model: Subjects, terms: Terms) -> float:
    """The share of a topic's words that the subject space does not know: they can only be matched."""
    return sum(not any(stem in model.space.words for stem in stems(word)) for word in terms.counts) / max(1, len(terms.counts))


def _similar(
    model: Subjects,
    viewer: Viewer,
    point: Floats,
    hits: NDArray[np.int64],
    lexical: Floats,
    heard: NDArray[np.int64],
    short: float,
    count: int,
    without: set[str],
) -> tuple[Floats, list[tuple[str, Piece]]]:
    """Where a topic lies with its feedback; the pieces most similar in subject, and those found by their words, with what their subject is worth.

    Posts are asked by what was done that is near (``Subjects.likeness``), and by the topic itself where nothing was. Endorsements, of which ``heard`` are
    found by their words, give no feedback, and are as near as they are beside what was done.
    """
    known = hits >= 0
    alike = np.argsort(-lexical[known], kind="stable")[:FEEDBACK]
    told, weights = hits[known][alike], lexical[known][alike] ** np.float32(FOCUS)
    if not point.any() and not len(told):
        return point, []
    pieces: list[tuple[str, Piece]] = []
    with one_core():
        mean = weights @ model.points[told].astype(np.float32) if len(told) else point
        whole = unit(point) + unit(mean)
        hit = model.among(hits[known], heard[heard >= 0])
        chosen = hit | model.among(model.near([point, mean], viewer))
        gone = model.rows_of(sorted(without))
        chosen[gone[gone >= 0]] = False
        every = np.flatnonzero(chosen)
        held, said = model.of_kind(every, "position"), model.of_kind(every, "endorsement")
        done, posts, voices = every[~held & ~said], every[held], every[said]
        nearness: Floats = np.zeros(0, np.float32)
        measure: Measure | None = None
        for rows in (done, posts, voices):
            if not len(rows):
                continue
            if rows is posts and measure:  # by what was done, whose nearness was told last
                nearness = model.likeness(posts, done, nearness, measure)
            elif measure:
                nearness = model.beside(rows, measure, short)
            else:
                nearness, measure = model.similarity(rows, point, told, weights, short, again=rows is done)
            pieces += _nearest(model, rows, nearness, hit[rows], short, count)
    return whole, pieces


def _nearest(
    model: Subjects, rows: NDArray[np.int64], nearness: Floats, matched: NDArray[np.bool_], short: float, count: int
) -> list[tuple[str, Piece]]:
    """What the subject of rows is worth: of those found by their words, and of so many others."""
    scores = nearness * worth(model.names, model.kinds[rows], model.years[rows])
    if len(rows) > count:
        first = matched.copy()
        first[np.argpartition(-scores, count)[:count]] = True
        rows, scores, nearness, matched = rows[first], scores[first], nearness[first], matched[first]
    near_enough = 1 - np.float32(short) * (1 - np.minimum(1, nearness / np.float32(SIMILAR)))
    scores = np.where(matched, scores, scores * near_enough)
    kinds = [model.names[kind] for kind in model.kinds[rows].tolist()]
    return [
        (name, Piece(kind, score, 0.0, (near >= SPEAKS * short,)))
        for name, kind, score, near in zip(names_of(model, rows), kinds, scores.tolist(), nearness.tolist(), strict=True)
        if score > 0
    ]
