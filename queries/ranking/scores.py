"""Scores that carry their reasons: how much each piece of evidence speaks of a topic, and what it is worth for a person.

::

    lexical   l_d = BM25 of title and text / its maximum                          words that match
    subject   u_d = nearness in the subject space (``queries.subjects.model``), 0 to 1  similar in subject
    relevance r_d = (1 - λ) u_d + λ l_d,  λ = (0.25 + 0.75 · share of its words that the space does not know) · min(1, 4 / words of the topic)
    worth     w_d = weight of its kind · what age leaves of it
    part      p_d = of what each has alone (a training) the weight of one's role; of what is shared that weight / Σ of all who share it
    score(person) = Σ over the evidence of r_d w_d p_d           but see ``FURTHER`` for endorsements, ``SUM`` for what one only says

The longer a topic, the less its single words matter; what it finds first speaks for it (feedback).
Without a subject model relevance is the lexical part alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, LiteralString

import numpy as np

from graph.language import N_
from graph.store import Store
from ingest.extract.lexicon.words import FUNCTION
from queries.question import Note, Viewer
from queries.ranking.relevance import Piece, Speaking, speaking
from queries.search.terms import Terms, stems, words
from queries.search.topic import bridged
from queries.subjects.kept import subjects
from queries.subjects.model import Subjects
from queries.subjects.space import unit
from queries.worth import FURTHER, HELD, LASTED, LEVELS, ROLES, WORTH, held

NO_MODEL: Final = N_("Only words are compared: there is no subject model of what was loaded last. “simpul index” builds it.")

FAINT: Final = 0.07
"""What a word tells of a topic's subject by chance: “kepala” and “ahli” stand in posts on anything, and tell a little of each."""

FOUND: Final[LiteralString] = (
    """
CALL () {
  UNWIND range(0, size($pieces.ids) - 1) AS n
  MATCH (e:Evidence {id: $pieces.ids[n]})<-[r:AUTHORED|ATTENDED|STATED]-(p:Person)
  WHERE (e.own IS NULL OR any(i IN e.own WHERE i IN $sees)) AND (p.own IS NULL OR any(i IN p.own WHERE i IN $sees))
  WITH e, n, p, max(coalesce($roles[r.role], 1.0)) AS times
  WITH e, n, collect({p: p, times: times}) AS people, sum(times) AS total
  WITH e, n, people, $pieces.scores[n] / CASE WHEN e.kind IN $sharing THEN total ELSE 1 END AS part, e.kind = 'statement' AS said
  UNWIND people AS one
  RETURN one.p AS p, e, size(people) AS shared, part * one.times AS added, said, e.date AS date, $pieces.parts[n] AS parts
  UNION ALL
  UNWIND range(0, size($voices.ids) - 1) AS n
  MATCH (v:Person)-[:VOUCHES]->(e:Evidence {id: $voices.ids[n]})<-[:STATED]-(p:Person)
  WHERE (e.own IS NULL OR any(i IN e.own WHERE i IN $sees)) AND (p.own IS NULL OR any(i IN p.own WHERE i IN $sees))
    AND (v.own IS NULL OR any(i IN v.own WHERE i IN $sees))
  WITH e, n, p, v, $voices.scores[n] / COUNT {
    MATCH (v)-[:VOUCHES]->(o:Evidence)<-[:STATED]-(q:Person)
    WHERE left(o.date, 4) = left(e.date, 4) AND (o.own IS NULL OR any(i IN o.own WHERE i IN $sees)) AND (q.own IS NULL OR any(i IN q.own WHERE i IN $sees))
    RETURN DISTINCT q
  } AS voice ORDER BY $voices.parts[n] CONTAINS '1' DESC, voice DESC, n
  WITH p, v, CASE WHEN $parts > 1 THEN $voices.parts[n] END AS about, collect({e: e, n: n, voice: voice})[0] AS heard
  ORDER BY heard.voice DESC, heard.n
  WITH p, about, collect(heard) AS heard
  UNWIND range(0, size(heard) - 1) AS further
  WITH p, heard[further] AS one, further
  RETURN p, one.e AS e, 1 AS shared, one.voice * $further ^ further AS added, false AS said, one.e.date AS date, $voices.parts[one.n] AS parts
  UNION ALL
  UNWIND range(0, size($posts.ids) - 1) AS n
  MATCH (e:Position {id: $posts.ids[n]})<-[r:HOLDS_POSITION]-(p:Person)
  WHERE (e.own IS NULL OR any(i IN e.own WHERE i IN $sees)) AND (p.own IS NULL OR any(i IN p.own WHERE i IN $sees))
  WITH e, n, p, r, """
    + LASTED
    + """
  WITH e, n, p, max(CASE WHEN r.valid_to < $today THEN r.valid_to ELSE $today END) AS last, max("""
    + HELD
    + """) AS times
  WITH e, n, collect({p: p, last: last, times: times}) AS people
  UNWIND people AS one
  RETURN one.p AS p, e, size(people) AS shared, $posts.scores[n] * one.times AS added, false AS said, one.last AS date, $posts.parts[n] AS parts
}
"""
)
"""Evidence that speaks of the topic, what each person gets of it, whether it is only said, when it was last true, and of which parts of a topic it speaks.

What is asked comes as columns: two thousand rows of lists take the server longer to receive than to look up.
"""

SUM: Final[LiteralString] = """
WITH p, sum(CASE WHEN said THEN 0.0 ELSE added END) AS done, coalesce(avg(CASE WHEN said THEN added END), 0.0) AS claim,
  sum(CASE WHEN said THEN 1 ELSE 0 END) AS claims, max(CASE WHEN said OR NOT parts CONTAINS '1' THEN 0 ELSE 1 END) AS shown,
  collect({e: e, added: added, shared: shared, said: said, date: date, speaks: parts CONTAINS '1'}) AS all, collect(DISTINCT parts) AS parts
WITH p, all, parts, shown, claim, CASE shown WHEN 1 THEN done ELSE done + claim END AS score,
  CASE WHEN shown = 1 OR claims = 0 THEN 0.0 ELSE 1.0 / claims END AS told
WITH p, all, parts, score, told, [shown, score, claim] AS rank
"""
"""Each person's score and rank: the plain sum of what the evidence adds. What is only said counts, as its mean, where no evidence speaks of the topic, and
who has nothing else stands behind all who have; among equals it decides. ``told`` is what a statement counts."""

SPEAKS: Final[LiteralString] = """CASE
  WHEN $all THEN size(parts) > 0 AND all(part IN range(0, $parts - 1) WHERE any(spoken IN parts WHERE substring(spoken, part, 1) = '1'))
  ELSE any(spoken IN parts WHERE spoken CONTAINS '1')
END"""
"""Whom ``SUM`` names at all."""

ADDED: Final[LiteralString] = "CASE WHEN x.said THEN x.added * told ELSE x.added END"
"""What a piece of a person's evidence adds to the score."""

MOST_FIRST: Final[LiteralString] = "COLLECT { UNWIND all AS x RETURN x ORDER BY " + ADDED + " DESC, x.e.id }"
"""A person's evidence, what adds most first; put in order only of those who are shown."""

REASON: Final[LiteralString] = (
    """{
    evidence: x.e.id, title: x.e.title, text: x.e.text, date: CASE WHEN NOT x.e:Position THEN x.e.date WHEN x.date < $today THEN x.date END, kind: CASE WHEN x.e:Position THEN 'position' ELSE x.e.kind END,
    sources: x.e.sources, shared: x.shared, added: """
    + ADDED
    + "}"
)
"""A piece as ``queries.ranking.reasons`` takes it."""

FRESH: Final[LiteralString] = (
    "reduce(last = '', x IN all | CASE WHEN x.speaks AND coalesce(x.date, '') > last THEN x.date ELSE last END)"
)
"""The date of the newest piece that speaks of the topic; of a post that is still held, today."""


def parameters(speaking: Speaking) -> dict[str, Any]:
    """What the Cypher of ``FOUND`` and ``SUM`` takes."""
    kinds: dict[str, dict[str, Piece]] = {"position": {}, "endorsement": {}, "": {}}
    for name, piece in speaking.pieces.items():
        kinds[piece.kind if piece.kind in kinds else ""][name] = piece
    return {
        "pieces": _columns(kinds[""]), "posts": _columns(kinds["position"]), "voices": _columns(kinds["endorsement"]), "further": FURTHER,
        "parts": max((len(piece.parts) for piece in speaking.pieces.values()), default=0),
        "sharing": [kind for kind, worth in WORTH.items() if worth.shared], "roles": dict(ROLES), **held(),
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
    notes: tuple[Note, ...] = ()
    model: Subjects | None = None

    @property
    def worded(self) -> bool:
        """Whether there is any word to look for."""
        return any(terms.counts for terms in self.terms)

    def similar(self, text: str) -> list[str]:
        """The words of a text that are nearest to a topic in subject, beside those it shares with the topics, those of a level, and those that any text has; at most four."""
        if self.model is None or not self.speaking.points:
            return []
        shared = {stem for terms in self.terms for stem, _ in terms.stems()}
        known = {
            stem: word
            for word in dict.fromkeys(words(text))
            if word not in LEVELS and word not in FUNCTION
            for stem in stems(word)
            if stem not in shared
        }
        telling = np.max([self.model.space.telling(unit(point), list(known)) for point in self.speaking.points], axis=0)
        first = [list(known)[place] for place in np.argsort(-telling, kind="stable")[:4] if telling[place] > FAINT]
        return list(dict.fromkeys(known[stem] for stem in first))


def found(store: Store, viewer: Viewer, topics: Sequence[tuple[str, float]], without: Sequence[str] = ()) -> Found:
    """Look for topics in words, each with its weight, by words and subject; by words alone where there is no subject model yet.

    Those without any word to look for are left out; a note names each. With a model it is looked for once in a day: further pages of
    an answer, and what else is asked about the same topics, begin with what was found.
    """
    model = subjects(store)
    if model is None:
        return Found(*_found(store, viewer, None, topics, without))
    key = (date.today(), viewer, tuple(topics), tuple(without))
    return Found(*model.once(key, lambda: _found(store, viewer, model, topics, without)), model)


def _found(
    store: Store, viewer: Viewer, model: Subjects | None, topics: Sequence[tuple[str, float]], without: Sequence[str]
) -> tuple[list[Terms], Speaking, tuple[Note, ...]]:
    """The parts of ``Found`` that a model may keep: all but itself, which a load lets go."""
    terms = [bridged(store, viewer, text) for text, _ in topics]
    notes = [
        Note(N_("There is no word in “{topic}” to look for."), {"topic": text[:80]})
        for one, (text, _) in zip(terms, topics, strict=True)
        if not one.counts
    ]
    if len(notes) == len(terms):
        return terms, Speaking({}), tuple(notes)
    told = speaking(
        store, viewer, model, [(one, weight) for one, (_, weight) in zip(terms, topics, strict=True) if one.counts], without
    )
    return terms, told, tuple(notes) if model else (*notes, Note(NO_MODEL))
