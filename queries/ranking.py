"""Scores that carry their reasons: how much each piece of evidence speaks of a topic, and what it is worth for a person.

::

    lexical   l_d = BM25 of title and text / its maximum                          words that match
    subject   u_d = nearness in the subject space (``queries.subject_model``), 0 to 1  similar in subject
    relevance r_d = (1 - λ) u_d + λ l_d,  λ = (0.25 + 0.75 · share of its words that the space does not know) · min(1, 4 / words of the topic)
    worth     w_d = weight of its kind · what age leaves of it
    part      p_d = of what each has alone (a training) the weight of one's role; of what is shared that weight / Σ of all who share it
    score(person) = Σ over the evidence of r_d w_d p_d           but see ``FURTHER`` and ``WORTH`` for what is only told

The longer a topic, the less its single words matter; what it finds first speaks for it (feedback).
Without a subject model relevance is the lexical part alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, LiteralString

import numpy as np

from graph.language import N_
from graph.store import Store
from queries.framing import unframed
from queries.question import Note, Viewer
from queries.relevance import Piece, Speaking, speaking
from queries.subject_model import Subjects
from queries.subjects import subjects
from queries.terms import Terms, bridged, stems, words
from queries.worth import BRIEFEST, FURTHER, JUNIOR, LEAST, OLDEST, ROLES, SENIORITY, SETTLED, WORTH, now

NO_MODEL: Final = N_("Only words are compared: there is no subject model of what was loaded last. “simpul index” builds it.")

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
  } AS voice ORDER BY $voices.parts[n] CONTAINS '1' DESC, voice DESC, n
  WITH p, v, CASE WHEN $parts > 1 THEN $voices.parts[n] END AS about, collect({e: e, n: n, voice: voice})[0] AS heard
  ORDER BY heard.voice DESC, heard.n
  WITH p, about, collect(heard) AS heard
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


def parameters(speaking: Speaking) -> dict[str, Any]:
    """What the Cypher of ``FOUND`` and ``SUM`` takes."""
    kinds: dict[str, dict[str, Piece]] = {"position": {}, "endorsement": {}, "": {}}
    for name, piece in speaking.pieces.items():
        kinds[piece.kind if piece.kind in kinds else ""][name] = piece
    return {
        "pieces": _columns(kinds[""]), "posts": _columns(kinds["position"]), "voices": _columns(kinds["endorsement"]), "further": FURTHER,
        "parts": max((len(piece.parts) for piece in speaking.pieces.values()), default=0),
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
