"""The ties of people as the graph has them, read for some people after others, and kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, LiteralString

from graph.store import Store
from queries.question import Viewer
from queries.ways.closeness import CLOSENESS, CROWD, KNOWN
from queries.ways.ties import MOST, Bond, Held, Shared, age, by_thing, by_unit, periods
from queries.worth import now

EVIDENCE: Final[LiteralString] = """
UNWIND $people AS person
MATCH (p:Person {id: person})
CALL (p) {
  MATCH (p)-[:AUTHORED|ATTENDED]->(e:Evidence|Programme)
  WHERE e.own IS NULL OR any(i IN e.own WHERE i IN $sees)
  RETURN DISTINCT e ORDER BY coalesce(e.date, e.valid_to, e.valid_from) DESC, e.id LIMIT $pieces
}
WITH DISTINCT e
WHERE NOT e.id IN $known
WITH e, COLLECT {
    MATCH (e)<-[:AUTHORED|ATTENDED]-(q:Person) WHERE q.own IS NULL OR any(i IN q.own WHERE i IN $sees)
    RETURN DISTINCT q.id LIMIT $crowd + 1
  } AS people
RETURN collect([
  e.id, CASE WHEN e:Programme THEN 'programme' ELSE e.kind END, coalesce(e.date, e.valid_to, e.valid_from),
  CASE WHEN size(people) <= $crowd THEN reduce(text = '', one IN people | text + ' ' + one) END
]) AS found
"""
"""What these people share, and who shares it, as one text: a list of lists takes the driver three times as long."""

UNITS: Final[LiteralString] = """
UNWIND $people AS person
MATCH (:Person {id: person})-[:HOLDS_POSITION]->(post:Position)-[r:PART_OF]->(u:Unit)
WHERE (u.own IS NULL OR any(i IN u.own WHERE i IN $sees)) AND (post.own IS NULL OR any(i IN post.own WHERE i IN $sees))
  AND (r.own IS NULL OR any(i IN r.own WHERE i IN $sees))
WITH DISTINCT u
WHERE NOT u.id IN $known
WITH u, COLLECT {
  MATCH (u)<-[r:PART_OF]-(post:Position)<-[h:HOLDS_POSITION]-(q:Person)
  WHERE (q.own IS NULL OR any(i IN q.own WHERE i IN $sees)) AND (post.own IS NULL OR any(i IN post.own WHERE i IN $sees))
    AND (r.own IS NULL OR any(i IN r.own WHERE i IN $sees)) AND coalesce(h.valid_to, '9999') >= $oldest
  RETURN q.id + '|' + coalesce(h.valid_from, '') + '|' + coalesce(h.valid_to, '') LIMIT 2 * $crowd + 1
} AS held
RETURN collect([u.id, CASE WHEN size(held) <= 2 * $crowd THEN reduce(text = '', one IN held | text + ' ' + one) END]) AS found
"""

SAID: Final[LiteralString] = """
UNWIND $people AS person
MATCH (p:Person {id: person})
CALL (p) {
  MATCH (p)-[k:KNOWS]-(q:Person)
  WHERE (q.own IS NULL OR any(i IN q.own WHERE i IN $sees)) AND (k.own IS NULL OR any(i IN k.own WHERE i IN $sees))
  RETURN startNode(k).id AS start, endNode(k).id AS end, 'acquaintance' AS kind, k.why AS what, k.strength AS strength, null AS since, k.last_seen AS until
  ORDER BY coalesce(k.strength, 0.5) DESC, q.id, what LIMIT $pieces
  UNION ALL
  MATCH (p)-[g:GUIDES]-(q:Person)
  WHERE (q.own IS NULL OR any(i IN q.own WHERE i IN $sees)) AND (g.own IS NULL OR any(i IN g.own WHERE i IN $sees))
  RETURN startNode(g).id AS start, endNode(g).id AS end, 'guides' AS kind, g.programme AS what, null AS strength, g.valid_from AS since, g.valid_to AS until
  ORDER BY since DESC, q.id LIMIT $pieces
  UNION ALL
  MATCH (p)-[:VOUCHES|STATED]->(e:Evidence {kind: 'endorsement'})<-[:VOUCHES|STATED]-(q:Person)
  WHERE (q.own IS NULL OR any(i IN q.own WHERE i IN $sees)) AND (e.own IS NULL OR any(i IN e.own WHERE i IN $sees))
    AND EXISTS { (p)-[:VOUCHES]->(e) } <> EXISTS { (q)-[:VOUCHES]->(e) }
  WITH p, q, e, EXISTS { (p)-[:VOUCHES]->(e) } AS mine ORDER BY e.date DESC, e.id
  WITH p, q, mine, collect(e)[0] AS e
  RETURN CASE WHEN mine THEN p.id ELSE q.id END AS start, CASE WHEN mine THEN q.id ELSE p.id END AS end, 'endorses' AS kind, e.title AS what,
    null AS strength, null AS since, e.date AS until
  ORDER BY until DESC, q.id LIMIT $pieces
}
RETURN DISTINCT start, end, kind, what, strength, since, until
ORDER BY kind, start, end, what, since
"""

CITED: Final[LiteralString] = """
CALL () {
  MATCH (me:Person {id: $me})-[:AUTHORED]->(work:Evidence)-[c:CITES]->(cited:Evidence)<-[:AUTHORED]-(one:Person)
  WHERE one <> me AND (one.own IS NULL OR any(i IN one.own WHERE i IN $sees)) AND (c.own IS NULL OR any(i IN c.own WHERE i IN $sees))
    AND (work.own IS NULL OR any(i IN work.own WHERE i IN $sees)) AND (cited.own IS NULL OR any(i IN cited.own WHERE i IN $sees))
  RETURN me.id AS start, one.id AS end, cited.id AS what, max(work.date) AS until
  ORDER BY until DESC, what, end LIMIT $most
  UNION ALL
  UNWIND $targets AS target
  MATCH (:Person {id: target})-[:AUTHORED]->(cited:Evidence)
  WHERE cited.own IS NULL OR any(i IN cited.own WHERE i IN $sees)
  CALL (cited) {
    MATCH (cited)<-[c:CITES]-(work:Evidence)
    WHERE (work.own IS NULL OR any(i IN work.own WHERE i IN $sees)) AND (c.own IS NULL OR any(i IN c.own WHERE i IN $sees))
    WITH work LIMIT $crowd + 1
    WITH collect(work) AS works WHERE size(works) <= $crowd
    UNWIND works AS work
    RETURN work
  }
  MATCH (work)<-[:AUTHORED]-(by:Person) WHERE by.id <> target AND (by.own IS NULL OR any(i IN by.own WHERE i IN $sees))
  RETURN by.id AS start, target AS end, cited.id AS what, max(work.date) AS until
  ORDER BY until DESC, what, start, end LIMIT $most
}
RETURN DISTINCT start, end, what, until
ORDER BY start, end, what
"""

TAKES: Final[LiteralString] = """
UNWIND $people AS person
MATCH (p:Person {id: person}) WHERE p.introductions IS NOT NULL
RETURN collect(person) AS people, collect(p.introductions) AS takes
"""

PIECES: Final = 100
"""Ties of a kind that are read of one person, the newest or strongest first."""

CITATIONS: Final = 2_000
"""Citations that are read of each end."""

BUDGET: Final = 2
"""Requests to introduce others that a person is taken to take a month who did not say."""

FADED: Final = 15
"""Years after which having been in one unit is no tie any more: an eighth of it is left."""


@dataclass
class Ties:
    """The ties read so far."""

    store: Store
    viewer: Viewer
    shared: dict[str, Shared] = field(default_factory=dict)
    """Evidence and programmes that few enough share."""
    sharing: dict[str, list[str]] = field(default_factory=dict)
    """What of it each person shares."""
    units: dict[str, dict[str, Held]] = field(default_factory=dict)
    """Units that few enough were in, with each one's first and last day."""
    said: dict[tuple[Any, ...], None] = field(default_factory=dict)
    """Ties that are stated: start, end, kind, what, since, until, strength."""
    takes: dict[str, int] = field(default_factory=dict)
    """How many requests to introduce others each takes, of those who were asked about."""
    expanded: set[str] = field(default_factory=set)
    crowds: set[str] = field(default_factory=set)
    """Evidence and units that too many share, or one alone."""

    def expand(self, people: Iterable[str]) -> None:
        """Read all ties of these people: three questions, however many they are."""
        asked = sorted(set(people) - self.expanded)
        if not asked:
            return
        self.expanded.update(asked)
        known: dict[str, Any] = {"people": asked, "sees": list(self.viewer.sees), "pieces": PIECES, "crowd": CROWD}
        [shared] = self.store.records(EVIDENCE, **known, known=[*self.shared, *self.crowds])
        for name, kind, date, people_ in shared["found"]:
            sharing = sorted(map(str, str(people_ or "").split()))
            if len(sharing) >= 2:
                self.shared[name] = Shared(kind, date, sharing)
                for one in sharing:
                    self.sharing.setdefault(one, []).append(name)
            else:
                self.crowds.add(name)
        oldest = str(int(now()) - FADED)
        [units] = self.store.records(UNITS, **known, known=[*self.units, *self.crowds], oldest=oldest)
        for name, text in units["found"]:
            held = periods(one.split("|") for one in str(text or "").split())
            if 2 <= len(held) <= CROWD:
                self.units[name] = held
            else:
                self.crowds.add(name)
        for row in self.store.records(SAID, **known):
            self._say(row)

    def cite(self, me: str, targets: Iterable[str]) -> None:
        """Read whom one cites, and who cites the targets."""
        asked = {"me": me, "targets": sorted(targets), "sees": list(self.viewer.sees), "crowd": CROWD, "most": CITATIONS}
        for row in self.store.records(CITED, **asked):
            self._say({**row, "kind": "cites", "strength": None, "since": None})

    def _say(self, row: Mapping[str, Any]) -> None:
        faded = age(row["until"], row["kind"]) if row["until"] else 1.0
        both = {
            "acquaintance": ("acquaintance", "acquaintance"), "guides": ("guides", "guided by"), "endorses": ("endorses", "endorsed by"),
            "cites": ("cites", None),
        }  # fmt: skip
        there, back = both[row["kind"]]
        base = row["strength"] if row["strength"] is not None else KNOWN if there == "acquaintance" else 1.0
        for kind, start, end in ((there, row["start"], row["end"]), (back, row["end"], row["start"])):
            if kind and start != end and base > 0:
                strength = min(MOST, CLOSENESS[kind].weight * base * faded)
                self.said[start, end, kind, row["what"] or "", row["since"], row["until"], strength] = None

    def ask_takes(self, people: Iterable[str]) -> None:
        """Read how many requests these people take."""
        asked = sorted(set(people) - self.takes.keys())
        self.takes |= dict.fromkeys(asked, BUDGET)
        [said] = self.store.records(TAKES, people=asked)
        self.takes |= dict(zip(said["people"], said["takes"], strict=True))

    def bonds(self, start: str, end: str) -> list[Bond]:
        """All reasons of the tie from one person to another, the strongest first."""
        groups = ((name, self.shared[name]) for name in self.sharing.get(start, ()))
        found = [
            Bond(group.kind, name, group.date, group.date, len(group.people), by_thing(group))
            for name, group in groups
            if end in group.people
        ]
        for name, held in self.units.items():
            if start in held and end in held:
                names = sorted(held)
                here, there = names.index(start), names.index(end)
                strengths, together = by_unit(held)
                since, until = (
                    max(held[start].since or "", held[end].since or ""),
                    min(held[start].until or "9", held[end].until or "9"),
                )
                people = int(max(together[here].sum(), together[there].sum())) + 1
                found.append(
                    Bond("unit", name, since or None, None if until == "9" else until, people, float(strengths[here, there]))
                )
        found += [
            Bond(kind, what, since, until, 2, strength)
            for one, other, kind, what, since, until, strength in self.said
            if (one, other) == (start, end)
        ]
        return sorted((bond for bond in found if bond.strength > 0), key=lambda bond: (-bond.strength, bond.kind, bond.what))
