"""Who could pass a request on to whom, and why: the ties around two ends, read in layers, with their strength.

::

    shared evidence   a_kind / (n - 1) · age                       n people share it; more than a hundred: no tie
    shared unit       0.8 (1 - exp(-years / 3)) / (n - 1) · age    years both were there; n were there with either of them
    acquaintance      as the source says, else 0.5 · age
    guidance          0.9 from who is guided to the mentor, 0.7 from the mentor · age
    endorsement       0.3 both ways · age; for several subjects only the newest counts
    citation          0.1 from who cites to who is cited, only at the ends of a way

    age = 2^(-years since / half-life)
    strength = 1 - Π (1 - each)

The part of each of n people is Newman's collaboration weight (2001, Physical Review E 64, 016132). What keeps a tie, time together, closeness and
how long ago it was, is Granovetter's (1973, American Journal of Sociology 78); that ties fade when nothing renews them Burt's (2000, Social Networks 22).
Several reasons are taken as independent chances that a request is passed on. Weights and half-lives are declared, not learned.

A shared skill, sector or employer is no tie: a third of all people may share it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, LiteralString, NamedTuple

import numpy as np

from graph.store import Store
from queries.question import Viewer
from queries.ways.closeness import CLOSENESS, CROWD, KNOWN
from queries.ways.routes import HOPS, Ints, Web
from queries.worth import UNDATED, now, year

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

BREADTH: Final = 100
"""Neighbours of either end whose own ties are read, the closest first. Among 100,000 people (``benchmarks/paths.py``) the best way is that of 200 in 60 cases of
60, at four fifths of the processor's time; with 60 it is in 53."""

PIECES: Final = 100
"""Ties of a kind that are read of one person, the newest or strongest first."""

CITATIONS: Final = 2_000
"""Citations that are read of each end."""

BUDGET: Final = 2
"""Requests to introduce others that a person is taken to take a month who did not say."""

FADED: Final = 15
"""Years after which having been in one unit is no tie any more: an eighth of it is left."""

ASSUMED: Final = 1.0
"""Years in a post whose beginning is not known."""

MOST: Final = 0.95
"""No tie is sure."""


class Bond(NamedTuple):
    """One reason of a tie."""

    kind: str
    """Of ``CLOSENESS``."""
    what: str
    """The id of the shared thing or of the cited work; of an acquaintance or guidance, what the source says."""
    since: str | None
    until: str | None
    people: int
    """How many share it."""
    strength: float


class _Shared(NamedTuple):
    kind: str
    date: str | None
    people: list[str]


class _Held(NamedTuple):
    since: str | None
    until: str | None


@dataclass
class Ties:
    """The ties read so far."""

    store: Store
    viewer: Viewer
    shared: dict[str, _Shared] = field(default_factory=dict)
    """Evidence and programmes that few enough share."""
    sharing: dict[str, list[str]] = field(default_factory=dict)
    """What of it each person shares."""
    units: dict[str, dict[str, _Held]] = field(default_factory=dict)
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
                self.shared[name] = _Shared(kind, date, sharing)
                for one in sharing:
                    self.sharing.setdefault(one, []).append(name)
            else:
                self.crowds.add(name)
        oldest = str(int(now()) - FADED)
        [units] = self.store.records(UNITS, **known, known=[*self.units, *self.crowds], oldest=oldest)
        for name, text in units["found"]:
            held = _periods(one.split("|") for one in str(text or "").split())
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
        faded = _age(row["until"], row["kind"]) if row["until"] else 1.0
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
            Bond(group.kind, name, group.date, group.date, len(group.people), _part(group))
            for name, group in groups
            if end in group.people
        ]
        for name, held in self.units.items():
            if start in held and end in held:
                names = sorted(held)
                here, there = names.index(start), names.index(end)
                strengths, together = _together(held)
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


@dataclass(frozen=True)
class Around:
    """Two ends, all ties on ways between them, and who is who."""

    ties: Ties
    names: list[str]
    """Ids of people, by their number in the web."""
    numbers: dict[str, int]
    web: Web
    takes: Ints

    def strength(self, start: str, end: str) -> float:
        """The strength of the tie from one person to another, 0 where there is none."""
        found = (self.web.starts == self.numbers[start]) & (self.web.ends == self.numbers[end])
        return float(self.web.strengths[found].sum())


def around(store: Store, viewer: Viewer, me: str, targets: Mapping[str, float], asked: Iterable[str] = ()) -> Around:
    """Every tie on a way of at most four ties from one person to any of some others: read from both ends, in two layers.

    Whoever is asked already takes one request less, each time.
    """
    ties = Ties(store, viewer)
    ties.expand([me, *targets])
    ties.cite(me, targets)
    names, web = web_of(ties)
    numbers = {name: number for number, name in enumerate(names)}
    goals = np.array([numbers[target] for target in targets if target in numbers], np.int64)
    if me not in numbers or not len(goals):
        return Around(ties, names, numbers, web, np.zeros(len(names), np.int64))
    near = _closest(web.ends[web.starts == numbers[me]], web.strengths[web.starts == numbers[me]])
    into = np.isin(web.ends, goals)
    far = _closest(web.starts[into], web.strengths[into])
    ties.ask_takes(names[number] for number in np.union1d(near, far).tolist())
    willing = ([name for name in (names[number] for number in side.tolist()) if ties.takes[name] > 0] for side in (near, far))
    ties.expand(name for side in willing for name in side[:BREADTH])
    names, web = web_of(ties)
    numbers = {name: number for number, name in enumerate(names)}
    web = web.within(numbers[me], np.array([numbers[target] for target in targets if target in numbers], np.int64), HOPS)
    ties.ask_takes(names[number] for number in np.union1d(web.starts, web.ends).tolist())
    for name in asked:
        if name in ties.takes:
            ties.takes[name] -= 1
    return Around(ties, names, numbers, web, np.array([ties.takes.get(name, BUDGET) for name in names], np.int64))


def _closest(people: Ints, strengths: "np.ndarray[Any, np.dtype[np.float64]]") -> Ints:
    """People by number, those with the strongest tie first."""
    order = np.lexsort((people, -strengths))
    found, first = np.unique(people[order], return_index=True)
    return found[np.argsort(first, kind="stable")]


def web_of(ties: Ties) -> tuple[list[str], Web]:
    """All ties read so far as arcs, several reasons as one; at least one of two people was expanded, so that no reason is missing."""
    people = set(ties.expanded)
    people.update(name for group in ties.shared.values() for name in group.people)
    people.update(name for held in ties.units.values() for name in held)
    people.update(name for said in ties.said for name in said[:2])
    names = sorted(people)
    numbers = {name: number for number, name in enumerate(names)}
    expanded = np.zeros(len(names), bool)
    expanded[[numbers[name] for name in ties.expanded]] = True
    groups = [ties.shared[name] for name in sorted(ties.shared)]
    parts = [_pairs([[numbers[name] for name in group.people] for group in groups], [_part(group) for group in groups], expanded)]
    for name in sorted(ties.units):
        held = ties.units[name]
        inside = np.array([numbers[one] for one in sorted(held)], np.int64)
        strengths = _together(held)[0] * (expanded[inside][:, None] | expanded[inside][None, :])
        start, end = np.nonzero(strengths)
        parts.append((inside[start], inside[end], strengths[start, end]))
    said = sorted(ties.said, key=str)
    parts.append((
        np.array([numbers[one[0]] for one in said], np.int64), np.array([numbers[one[1]] for one in said], np.int64),
        np.array([one[6] for one in said], np.float64),
    ))  # fmt: skip
    starts, ends, strengths = (np.concatenate(column) for column in zip(*parts, strict=True))
    pair = starts * len(names) + ends
    order = np.argsort(pair, kind="stable")
    pairs, first = np.unique(pair[order], return_index=True)
    if not len(pairs):
        return names, Web(len(names), pairs, pairs, np.zeros(0))
    missed = np.add.reduceat(np.log1p(-strengths[order]), first)
    return names, Web(len(names), pairs // len(names), pairs % len(names), np.minimum(-np.expm1(missed), MOST))


def _pairs(
    groups: list[list[int]], strengths: list[float], expanded: "np.ndarray[Any, np.dtype[np.bool_]]"
) -> tuple[Ints, Ints, Any]:
    """Both arcs between each two of a group of whom one was expanded."""
    sizes = np.array([len(group) for group in groups], np.int64)
    inside = np.array([number for group in groups for number in group], np.int64)
    group_of, offsets = np.repeat(np.arange(len(groups)), sizes), np.cumsum(sizes) - sizes
    from_ = np.flatnonzero(expanded[inside])
    sizes_of = sizes[group_of[from_]]
    within = np.arange(sizes_of.sum()) - np.repeat(np.cumsum(sizes_of) - sizes_of, sizes_of)
    start, end = np.repeat(inside[from_], sizes_of), inside[np.repeat(offsets[group_of[from_]], sizes_of) + within]
    strength = np.repeat(np.array(strengths, np.float64)[group_of[from_]], sizes_of)
    kept = (start != end) & (strength > 0)
    start, end, strength = start[kept], end[kept], strength[kept]
    back = ~expanded[end]
    return np.append(start, end[back]), np.append(end, start[back]), np.append(strength, strength[back])


def _part(group: _Shared) -> float:
    """What sharing one thing says of each two who share it."""
    return CLOSENESS[group.kind].weight / (len(group.people) - 1) * _age(group.date, group.kind)


def _age(date: str | None, kind: str) -> float:
    """What age leaves of a tie."""
    when = year(date)
    return UNDATED if np.isnan(when) else float(2 ** (-max(0.0, now() - when) / CLOSENESS[kind].half_life))


def _periods(held: Iterable[Sequence[str]]) -> dict[str, _Held]:
    """From posts that were held in a unit: when each person came and left; an empty date is not known, or still."""
    found: dict[str, _Held] = {}
    for person, since, until in held:
        began, ended = since or None, until or None
        if before := found.get(person):
            began = min(filter(None, (began, before.since)), default=None)
            ended = max(ended, before.until) if ended and before.until else None
        found[person] = _Held(began, ended)
    return found


def _together(held: Mapping[str, _Held]) -> tuple[Any, Any]:
    """The strength of having been in a unit together, for each two of its people by name, and which were there at one time."""
    today = now()
    until = np.array([min(today, year(held[name].until)) if held[name].until else today for name in sorted(held)])
    since = np.array([year(held[name].since) for name in sorted(held)])
    since = np.where(np.isnan(since), until - ASSUMED, since)
    ended = np.minimum(until[:, None], until[None, :])
    years = ended - np.maximum(since[:, None], since[None, :])
    np.fill_diagonal(years, 0)
    together = years > 0
    others = np.maximum(together.sum(1)[:, None], together.sum(1)[None, :])
    weight, half_life = CLOSENESS["unit"]
    strength = weight * -np.expm1(-np.maximum(years, 0) / 3) / np.maximum(others, 1) * 2 ** (-(today - ended) / half_life)
    return np.where(together, strength, 0.0), together
