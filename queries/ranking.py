"""Scores that carry their reasons: how much each piece of evidence speaks of a topic, and what it is worth for a person.

::

    lexical   l_d = BM25 of title and text / its maximum                          words that match
    subject   u_d = nearness in the subject space (``queries.subjects``), 0 to 1  similar in subject
    relevance r_d = (1 - λ) u_d + λ l_d,  λ = (0.25 + 0.75 · share of its words that the space does not know) · min(1, 4 / words of the topic)
    worth     w_d = weight of its kind · what age leaves of it
    part      p_d = of what each has alone (a training) the weight of one's role; of what is shared that weight / Σ of all who share it
    score(person) = Σ over the evidence of r_d w_d p_d           but see ``FURTHER`` and ``WORTH`` for what is only told

The longer a topic, the less its single words matter, and the less what it finds first has to speak for it (feedback).
Without a subject model relevance is the lexical part alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final, LiteralString, NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from graph.edges import Role
from graph.language import N_
from graph.store import Store
from queries.framing import unframed
from queries.question import Note, Viewer
from queries.space import Floats, unit
from queries.subjects import Subjects, names_of, subjects, year
from queries.terms import Terms, bridged, indexes, stems, words

HITS: Final = 500
"""Pieces of evidence taken from each full-text index for a short topic: past them words alone add next to nothing …"""

FEWEST_HITS: Final = 100
"""… and for the longest, of whose many words each matters little: they only say which subject is meant."""

TELLING: Final = 32
"""Words of a long topic that are looked for, those that tell most: the common ones stand in every tenth text, cost most, and say least."""

PIECES: Final = 1_000
"""Pieces that speak most of a short topic, and are summed by person; of a long one, which is about a field, up to twice as many. With more,
many that are hardly about a topic outweigh few that are."""

FEEDBACK: Final = 20
"""Pieces found by their words whose mean subject is added to a short topic's."""

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


class Worth(NamedTuple):
    """What a kind of evidence is worth."""

    weight: float
    """For the newest of its kind."""
    half_life: float
    """Years after which half of that is left."""
    shared: bool
    """Whether people share it, so that each gets a part; else it is each one's own (a post, a degree)."""


WORTH: Final[Mapping[str, Worth]] = {
    "work": Worth(1.0, 10, shared=True),
    "project": Worth(1.0, 8, shared=True),
    "award": Worth(0.8, 10, shared=True),
    "certificate": Worth(0.7, 5, shared=False),
    "position": Worth(0.7, 8, shared=False),
    "education": Worth(0.5, 15, shared=False),
    "training": Worth(0.4, 4, shared=False),
    "news": Worth(0.4, 5, shared=True),
    "endorsement": Worth(0.3, 5, shared=False),
    "statement": Worth(0.1, 5, shared=False),
}
"""Declared, not learned. A work or a project is done; a certificate was tested; a post was held; a training was attended; news
is told by others; an endorsement is what one other says after work together; a statement is only said, and counts as the mean of
one's statements, so that many weigh no more than one."""

FURTHER: Final = 0.25
"""What each further voice adds beside the one before it, the strongest first. Who endorses somebody has one voice a year, which is shared among
all whom one endorses in it, and is heard once for a topic. So whoever endorses everybody says little of each, a ring of friends shares what each of them
has to give away, and however many endorse somebody, that stays below the oldest work of one's own that speaks as much of the topic:
0.3 · (1 + 1/4 + 1/16 + …) = 0.4 = the weight of a work · ``OLDEST``."""

ROLES: Final[Mapping[Role, float]] = {"lead": 3.0, "instructor": 2.0, "deputy": 2.0, "expert": 2.0}
"""How many times more somebody in this role shows than who only took part; the highest counts, by order, where somebody had several. Who gave a
training shows twice of it. A project and its awards are shared out in these parts: of a team of twelve with one leader she gets 3/14, the others 1/14
each, so that a project is worth the same however many were in it, and no team gains by naming leaders. A work's authors have no roles and equal parts."""

OLDEST: Final = 0.4
"""What age leaves at least: so any evidence, however old, outweighs what is only said (0.4 · 0.4 > 0.1)."""

UNDATED: Final = 0.5
"""What is left of evidence without a date: that of one half-life."""

SENIORITY: Final[Mapping[str, float]] = {
    "Ahli Utama": 1.0, "Ahli Madya": 0.8, "Ahli Muda": 0.6, "Ahli Pertama": 0.4, "Penyelia": 0.4, "Mahir": 0.3, "Terampil": 0.25,
    "I.a": 1.0, "I.b": 1.0, "II.a": 0.8, "II.b": 0.8, "III.a": 0.6, "III.b": 0.6, "IV.a": 0.4, "IV.b": 0.4,
}  # fmt: skip
"""What a post's level says of who holds it: jenjang are levels of expertise by law, eselon stand beside them by rank."""

JUNIOR: Final = 0.4
"""A post whose level is not known."""

LEAST: Final = 0.25
"""What level, age and brevity leave of a post at least; so it outweighs what is only said (0.7 · 0.25 > 0.1)."""

BRIEFEST: Final = 0.6
"""A post just begun; it grows to 1 with the years it is held, with a time constant of ``SETTLED`` years."""

SETTLED: Final = 4.0

NO_MODEL: Final = N_("Only words are compared: there is no subject model of what was loaded last. “simpul index” builds it.")

SPOKEN: Final[LiteralString] = """
UNWIND $indexes AS index
CALL db.index.fulltext.queryNodes(index, $query, {limit: $hits}) YIELD node AS e, score
WHERE NOT e.id IN $without AND (e.own IS NULL OR any(i IN e.own WHERE i IN $sees))
WITH e, max(score) AS score
RETURN coalesce(e.kind = 'endorsement', false) AS told, collect(e.id) AS ids, collect(CASE WHEN e:Position THEN 'position' ELSE e.kind END) AS kinds, collect(coalesce(e.date, '')) AS dates,
  collect(score) AS scores
"""
"""Columns, for a record each would take longer to receive than to find."""

FOUND: Final[LiteralString] = """
CALL () {
  UNWIND range(0, size($pieces.ids) - 1) AS n
  MATCH (e:Evidence {id: $pieces.ids[n]})<-[r:AUTHORED|ATTENDED|STATED]-(p:Person)
  WHERE (e.own IS NULL OR any(i IN e.own WHERE i IN $sees)) AND (p.own IS NULL OR any(i IN p.own WHERE i IN $sees))
  WITH e, n, p, max(coalesce($roles[r.role], 1.0)) AS times
  WITH e, n, collect({p: p, times: times}) AS people, sum(times) AS total
  WITH e, n, people, $pieces.scores[n] / CASE WHEN e.kind IN $sharing THEN total ELSE 1 END AS part, e.kind = 'statement' AS said
  UNWIND people AS one
  RETURN one.p AS p, e, size(people) AS shared, part * one.times AS added, said, $pieces.parts[n] AS parts
  UNION ALL
  UNWIND range(0, size($voices.ids) - 1) AS n
  MATCH (v:Person)-[:VOUCHES]->(e:Evidence {id: $voices.ids[n]})<-[:STATED]-(p:Person)
  WHERE (e.own IS NULL OR any(i IN e.own WHERE i IN $sees)) AND (p.own IS NULL OR any(i IN p.own WHERE i IN $sees))
    AND (v.own IS NULL OR any(i IN v.own WHERE i IN $sees))
  WITH e, n, p, v, $voices.scores[n] / COUNT {
    MATCH (v)-[:VOUCHES]->(o:Evidence)<-[:STATED]-(q:Person)
    WHERE left(o.date, 4) = left(e.date, 4) AND (o.own IS NULL OR any(i IN o.own WHERE i IN $sees)) AND (q.own IS NULL OR any(i IN q.own WHERE i IN $sees))
    RETURN DISTINCT q
  } AS voice ORDER BY voice DESC, n
  WITH p, v, CASE WHEN $parts > 1 THEN $voices.parts[n] END AS about, collect({e: e, n: n, voice: voice})[0] AS heard
  ORDER BY heard.voice DESC, heard.n
  WITH p, collect(heard) AS heard
  UNWIND range(0, size(heard) - 1) AS further
  WITH p, heard[further] AS one, further
  RETURN p, one.e AS e, 1 AS shared, one.voice * $further ^ further AS added, false AS said, $voices.parts[one.n] AS parts
  UNION ALL
  UNWIND range(0, size($posts.ids) - 1) AS n
  MATCH (e:Position {id: $posts.ids[n]})<-[r:HOLDS_POSITION]-(p:Person)
  WHERE (e.own IS NULL OR any(i IN e.own WHERE i IN $sees)) AND (p.own IS NULL OR any(i IN p.own WHERE i IN $sees))
  WITH e, n, p,
    toFloat(coalesce(left(r.valid_to, 4), $year)) AS until, toFloat(coalesce(left(r.valid_from, 4), left(r.valid_to, 4), $year)) AS since
  WITH e, n, p, max(
    coalesce($seniority[e.level], $junior) * (1 - (1 - $briefest) * exp((since - until) / $settled)) *
    CASE WHEN 2 ^ ((until - $year_now) / $half_life) < $oldest THEN $oldest ELSE 2 ^ ((until - $year_now) / $half_life) END
  ) AS times
  WITH e, n, collect({p: p, times: CASE WHEN times > $least THEN times ELSE $least END}) AS people
  UNWIND people AS one
  RETURN one.p AS p, e, size(people) AS shared, $posts.scores[n] * one.times AS added, false AS said, $posts.parts[n] AS parts
}
"""
"""Evidence that speaks of the topic, what each person gets of it, whether it is only said, and of which parts of a topic it speaks.

What is asked comes as columns: two thousand rows of lists take the server longer to receive than to look up.
"""

SUM: Final[LiteralString] = """
WITH p, sum(CASE WHEN said THEN 0 ELSE added END) + coalesce(avg(CASE WHEN said THEN added END), 0.0) AS score,
  sum(CASE WHEN said THEN 1 ELSE 0 END) AS said,
  collect({e: e, added: added, shared: shared, said: said, speaks: parts CONTAINS '1'}) AS all, collect(DISTINCT parts) AS parts
WHERE CASE
  WHEN $all THEN all(part IN range(0, $parts - 1) WHERE any(spoken IN parts WHERE substring(spoken, part, 1) = '1'))
  ELSE any(spoken IN parts WHERE spoken CONTAINS '1')
END
"""
"""Each person's score: the plain sum of what the evidence adds; of what is only said, the mean."""

MOST_FIRST: Final[LiteralString] = "COLLECT { UNWIND all AS x RETURN x ORDER BY x.added DESC, x.e.id }"
"""A person's evidence, what adds most first; put in order only of those who are shown."""


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
    point: Floats | None = None
    """Where the topic lies in the subject space."""

    def parameters(self) -> dict[str, Any]:
        """What the Cypher of ``FOUND`` and ``SUM`` takes."""
        kinds: dict[str, dict[str, Piece]] = {"position": {}, "endorsement": {}, "": {}}
        for name, piece in self.pieces.items():
            kinds[piece.kind if piece.kind in kinds else ""][name] = piece
        return {
            "pieces": _columns(kinds[""]), "posts": _columns(kinds["position"]), "voices": _columns(kinds["endorsement"]), "further": FURTHER,
            "parts": max((len(piece.parts) for piece in self.pieces.values()), default=0),
            "sharing": [kind for kind, worth in WORTH.items() if worth.shared], "roles": dict(ROLES), "briefest": BRIEFEST,
            "settled": SETTLED, "oldest": OLDEST, "half_life": WORTH["position"].half_life, "seniority": dict(SENIORITY),
            "junior": JUNIOR, "least": LEAST, "year": str(int(now())), "year_now": float(int(now())),
        }  # fmt: skip


def _columns(pieces: Mapping[str, Piece]) -> dict[str, list[Any]]:
    """Ids, scores, and of which parts of the topic each speaks: "01" speaks of the second of two."""
    return {
        "ids": list(pieces),
        "scores": [piece.score for piece in pieces.values()],
        "parts": ["".join("01"[spoken] for spoken in piece.parts) for piece in pieces.values()],
    }


@dataclass(frozen=True)
class Found:
    """What speaks of topics, and how it was found."""

    terms: list[Terms]
    speaking: Speaking
    model: Subjects | None
    notes: tuple[Note, ...] = ()

    def similar(self, text: str) -> list[str]:
        """The words of a text that are nearest to the first topic in subject, beside those it shares with the topics; at most four."""
        if self.model is None or self.speaking.point is None:
            return []
        shared = {stem for terms in self.terms for stem, _ in terms.stems()}
        known = {stem: word for word in dict.fromkeys(words(text)) for stem in stems(word) if stem not in shared}
        telling = self.model.space.telling(self.speaking.point, list(known))
        first = [list(known)[place] for place in np.argsort(-telling, kind="stable")[:4] if telling[place] > 0]
        return list(dict.fromkeys(known[stem] for stem in first))


def found(store: Store, viewer: Viewer, topics: Sequence[tuple[str, float]], without: Sequence[str] = ()) -> Found:
    """Look for topics in words, each with its weight, by words and subject; by words alone where there is no subject model yet."""
    terms = [bridged(store, viewer, unframed(text)) for text, _ in topics]
    if not any(one.counts for one in terms):
        return Found(terms, Speaking({}), None)
    model = subjects(store)
    told = speaking(
        store, viewer, model, [(one, weight) for one, (_, weight) in zip(terms, topics, strict=True) if one.counts], without
    )
    return Found(terms, told, model, () if model else (Note(NO_MODEL),))


def now() -> float:
    """Today as a decimal year."""
    today = date.today()
    return today.year + (today.timetuple().tm_yday - 1) / 365.25


def worth(names: Sequence[str], kinds: NDArray[np.integer[Any]], years: Floats) -> Floats:
    """What pieces are worth by kind (a place in ``names``) and age, 0 to 1; the time of a post is told by who holds it, not here."""
    weights, half = (
        np.array([getattr(WORTH[name], column) for name in names] or [1], np.float32) for column in ("weight", "half_life")
    )
    timeless = np.array([name == "position" for name in names] or [False])
    left = np.maximum(np.float32(OLDEST), 2 ** (-np.maximum(np.float32(now()) - years, 0) / half[kinds]))
    left = np.where(timeless[kinds], 1, np.where(np.isnan(years), UNDATED, left))
    found: Floats = (weights[kinds] * left).astype(np.float32)
    return found


def speaking(
    store: Store, viewer: Viewer, model: Subjects | None, topics: Sequence[tuple[Terms, float]], without: Sequence[str] = ()
) -> Speaking:
    """The pieces that speak most of a topic, or of several, each with its share of the weight."""
    if len(topics) == 1:
        return _speaking(store, viewer, model, topics[0][0], without)
    total = sum(weight for _, weight in topics)
    found: dict[str, Piece] = {}
    point: Floats | None = None
    for part, (terms, weight) in enumerate(topics):
        one = _speaking(store, viewer, model, terms, without)
        point = one.point if part == 0 else point
        for name, piece in one.pieces.items():
            before = found.get(name, Piece(piece.kind, 0.0, 0.0, (False,) * len(topics)))
            parts = tuple(said or (place == part and piece.parts[0]) for place, said in enumerate(before.parts))
            share = weight / total
            found[name] = Piece(piece.kind, before.score + share * piece.score, before.lexical + share * piece.lexical, parts)
    return Speaking(_most(found, 2 * PIECES), point)


def _most(pieces: Mapping[str, Piece], count: int) -> dict[str, Piece]:
    """Those that speak most of a topic, first the most; endorsements are counted apart, so that they displace nothing."""
    ordered = sorted(pieces.items(), key=lambda item: (-item[1].score, item[0]))
    left = {True: count, False: count}
    found: dict[str, Piece] = {}
    for name, piece in ordered:
        endorses = piece.kind == "endorsement"
        if left[endorses]:
            left[endorses] -= 1
            found[name] = piece
    return found


class _Hits(NamedTuple):
    """What full text finds: how well it matches beside the best of its indexes, and what it is worth."""

    ids: list[str]
    kinds: list[str]
    lexical: Floats
    worths: Floats


def _hits(store: Store, viewer: Viewer, query: str, without: Sequence[str], hits: int) -> tuple[_Hits, _Hits]:
    """What was done and speaks of a query, and what others say."""
    asked = {
        "indexes": [*indexes(viewer), *indexes(viewer, told=True)],
        "query": query,
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
    asked = (_telling(model, terms) if model else terms).query
    short = min(1.0, SHORT / max(1, len(terms.counts)))
    hits, count = max(FEWEST_HITS, round(HITS * short)) if model else HITS, round(PIECES * (2 - short))
    done, voices = _hits(store, viewer, asked, without, hits)
    share = (LEXICAL + (1 - LEXICAL) * _unknown(model, terms)) * short if model else 1.0
    found = {
        name: Piece(kind, share * float(part) * float(value), share * float(part) * float(value))
        for side in (done, voices)
        for name, kind, part, value in zip(*side, strict=True)
    }
    if model is None:
        return Speaking(_most(found, count))
    rows, heard = model.rows_of(done.ids), model.rows_of(voices.ids)
    point, similar = _similar(
        model, viewer, model.space.point(terms.stems()), rows, done.lexical, heard, short, count, set(without)
    )
    for name, piece in similar if share < 1 else ():
        words = found[name].lexical if name in found else 0.0
        found[name] = Piece(piece.kind, piece.score * (1 - share) + words, words, (bool(words) or piece.parts[0],))
    return Speaking(_most(found, count), point)


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

    Endorsements, of which ``heard`` are found by their words, give no feedback and are compared with each other only.
    """
    known = hits >= 0
    alike = np.argsort(-lexical[known], kind="stable")[:FEEDBACK]
    told, weights = hits[known][alike], lexical[known][alike]
    if not point.any() and not len(told):
        return point, []
    pieces: list[tuple[str, Piece]] = []
    with _controller().limit(limits=1, user_api="blas"):
        mean = weights @ model.points[told].astype(np.float32) if len(told) else point
        hit = model.among(hits[known], heard[heard >= 0])
        chosen = hit | model.among(model.near([point, mean], viewer))
        gone = model.rows_of(sorted(without))
        chosen[gone[gone >= 0]] = False
        every = np.flatnonzero(chosen)
        endorsing = model.endorsing(every)
        for rows in (every[~endorsing], every[endorsing]):
            if len(rows):
                nearness = model.similarity(rows, point, told, weights, short, short if point.any() else 1.0)
                pieces += _nearest(model, rows, nearness, hit[rows], short, count)
    return unit(point) + np.float32(short) * unit(mean), pieces


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


@cache
def _controller() -> ThreadpoolController:
    """What keeps small products on one core: threads that wait for each other cost more than they save."""
    return ThreadpoolController()
