"""The subject model of a graph: where each piece of evidence lies in the subject space, kept beside the graph.

It is built from what anybody may see: open evidence, the open people behind it, its skills and citations. So a hidden
person changes nothing in it. What people only said links nothing: else it would speak through their posts and works. Endorsements teach nothing either:
else many friends could move what a topic means. They, and what an institution keeps to itself, are only placed into the finished space by their own
words; each piece carries its audience, and is seen by whom that names.

::

    home/subjects/NAME/   one model; the name comes from what the graph shows
      about.json          what it was built from, audiences, kinds
      words.txt           the words of the space; weights.npy, basis.npy: what they weigh and where they point
      ids.npy             a piece a row, grouped in cells of neighbours; kinds, years, audience likewise
      points.npy          where it lies, 16-bit, read where it is needed (memory-mapped)
"""

import contextlib
import hashlib
import json
import shutil
import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, LiteralString
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from graph.store import Store
from queries.question import Viewer
from queries.space import Bags, Floats, Links, Space, learn, place, shorten, unit, vocabulary, widths
from queries.terms import stems

FORMAT: Final = 4
"""Part of a model's name, so that a changed recipe builds anew."""

SMALL: Final = 10_000
"""Pieces of evidence for which a model is built while the first question waits: a few seconds."""

LEARNED: Final = 200_000
"""Pieces from which the space is learned where there are more: those of people whose ids come first, which are random."""

SCANNED: Final = 200_000
"""Pieces up to which the nearness of all is computed for a question …"""

PROBED: Final = 30_000
"""… and of how many in the nearest cells where there are more: at least fifteen times as many as are summed."""

NEXT_TO_NOTHING: Final = 0.02
"""What a width counts at most for it to be left out: of an abstract those past the first 24 dimensions."""

SAMPLED: Final = 100_000
"""Pieces among which cells are found …"""

CROWDED: Final = 4
"""… and how many times as large as most a cell may be."""

WIDTH: Final = 24
"""Letters of an id."""

_TEXT: Final = 20_000
_SKILL: Final = 0.5
"""Times that a skill's label counts as a word of the text that shows it."""

MARK: Final[LiteralString] = """
MATCH (l:Load)
RETURN coalesce(l.applied, '') AS applied, coalesce(l.pending, '') AS pending, toString(l.at) AS at LIMIT 1
"""

SIZE: Final[LiteralString] = "RETURN COUNT { MATCH (:Evidence) } + COUNT { MATCH (:Position) } AS pieces"

SKILLS: Final[LiteralString] = """
MATCH (s:Skill) WHERE s.own IS NULL
RETURN s.id AS id, s.label AS label, coalesce(s.label_id, '') AS label_id
"""

EVIDENCE: Final[LiteralString] = """
MATCH (e:Evidence) WHERE e.id >= $first AND e.id < $last
RETURN e.id AS id, e.title + ' ' + left(coalesce(e.text, ''), $text) AS text, e.language AS language, e.kind AS kind, e.date AS date,
  e.own AS own,
  COLLECT {
    MATCH (e)<-[r:AUTHORED|ATTENDED]-(p:Person) WHERE e.own IS NULL AND r.own IS NULL AND p.own IS NULL
    RETURN DISTINCT p.id ORDER BY p.id
  } AS people,
  COLLECT {
    MATCH (e)-[r:EVIDENCES]->(s:Skill) WHERE e.own IS NULL AND r.own IS NULL AND s.own IS NULL RETURN DISTINCT s.id ORDER BY s.id
  } AS skills,
  COLLECT { MATCH (e)-[r:CITES]->(c:Evidence) WHERE e.own IS NULL AND r.own IS NULL AND c.own IS NULL RETURN DISTINCT c.id } AS cites
ORDER BY id
"""

POSITIONS: Final[LiteralString] = """
MATCH (e:Position) WHERE e.id >= $first AND e.id < $last
RETURN e.id AS id, e.title AS text, e.language AS language, 'position' AS kind, NULL AS date, e.own AS own,
  COLLECT {
    MATCH (e)<-[r:HOLDS_POSITION]-(p:Person) WHERE e.own IS NULL AND r.own IS NULL AND p.own IS NULL
    RETURN DISTINCT p.id ORDER BY p.id
  } AS people,
  COLLECT {
    MATCH (e)-[r:EVIDENCES]->(s:Skill) WHERE e.own IS NULL AND r.own IS NULL AND s.own IS NULL RETURN DISTINCT s.id ORDER BY s.id
  } AS skills,
  COLLECT { MATCH (e)-[r:PART_OF]->(u:Unit) WHERE e.own IS NULL AND r.own IS NULL AND u.own IS NULL RETURN u.name ORDER BY u.name } AS units,
  [] AS cites
ORDER BY id
"""

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


@dataclass
class Read:
    """What was read of the graph, before there is a space: columns of numbers, for there are millions of pieces."""

    bags: Bags = field(default_factory=Bags)
    ids: bytearray = field(default_factory=bytearray)
    """``WIDTH`` letters each."""
    kinds: "array[int]" = field(default_factory=lambda: array("B"))
    names: dict[str, int] = field(default_factory=dict)
    """What the numbers in ``kinds`` mean."""
    years: "array[float]" = field(default_factory=lambda: array("f"))
    audience: "array[int]" = field(default_factory=lambda: array("i"))
    audiences: dict[tuple[str, ...], int] = field(default_factory=lambda: {(): 0})
    people: dict[str, int] = field(default_factory=dict)
    behind: "array[int]" = field(default_factory=lambda: array("i"))
    """Person, piece, person, piece …"""
    citing: "array[int]" = field(default_factory=lambda: array("i"))
    cited: bytearray = field(default_factory=bytearray)
    """The ids that the pieces in ``citing`` cite."""

    def named(self) -> NDArray[np.bytes_]:
        """The ids, an element each."""
        return np.frombuffer(self.ids, f"S{WIDTH}")


@dataclass
class Subjects:
    """A model, ready to be asked."""

    space: Space
    ids: NDArray[np.bytes_]
    kinds: NDArray[np.uint8]
    names: tuple[str, ...]
    """What the numbers in ``kinds`` mean."""
    years: Floats
    """When, as a decimal year; not a number where it is not known."""
    audience: NDArray[np.int32]
    """0: anybody; else which of ``audiences`` may see it."""
    audiences: list[tuple[str, ...]]
    points: Any
    """Pieces × dimensions, each of length one."""
    cells: NDArray[np.int64]
    """Where each cell of neighbours begins; one more than there are cells."""
    centres: Floats
    _order: NDArray[np.int64] = field(init=False)
    _seen: "OrderedDict[Viewer, NDArray[np.bool_] | None]" = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        """Sort the ids, so that they are found."""
        self._order = np.argsort(self.ids, kind="stable")

    def rows_of(self, ids: list[str]) -> NDArray[np.int64]:
        """The rows of pieces by id; -1 where there is none."""
        return _rows_of(np.array([name.encode("ascii", "replace") for name in ids], f"S{WIDTH}"), self.ids, self._order)

    def endorsing(self, rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which of these rows are endorsements."""
        return np.array([name == "endorsement" for name in self.names], np.bool_)[self.kinds[rows]]

    def visible(self, viewer: Viewer) -> NDArray[np.bool_] | None:
        """Which rows a viewer may see; None where that is all."""
        if viewer not in self._seen:
            allowed = np.array([not own or any(one in viewer.sees for one in own) for own in self.audiences])
            self._seen[viewer] = None if allowed.all() else allowed[self.audience]
            while len(self._seen) > 8:
                self._seen.popitem(last=False)
        return self._seen[viewer]

    def near(self, points: list[Floats], viewer: Viewer) -> NDArray[np.int64]:
        """The visible rows in the cells nearest to any of the points, at least ``PROBED`` of them; all where they are few."""
        seen = self.visible(viewer)
        if (len(self.ids) if seen is None else int(seen.sum())) <= SCANNED:
            return np.arange(len(self.ids)) if seen is None else np.flatnonzero(seen)
        nearness = np.max([_powers(self.centres, point) for point in points], axis=0)
        found, rows = 0, []
        for cell in np.argsort(-nearness, kind="stable"):
            inside = np.arange(int(self.cells[cell]), int(self.cells[cell + 1]))
            rows.append(inside if seen is None else inside[seen[inside]])
            found += len(rows[-1])
            if found >= PROBED:
                break
        return np.concatenate(rows)

    def among(self, *rows: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Which rows are among these."""
        found = np.zeros(len(self.ids), np.bool_)
        for some in rows:
            found[some] = True
        return found

    def similarity(
        self, rows: NDArray[np.int64], point: Floats, alike: NDArray[np.int64], weights: Floats, short: float, feedback: float
    ) -> Floats:
        """How near rows are to a query in subject, 0 to 1.

        The mean over widths k of (max(0, cos(q_k, z_k)) / its maximum)³, where q_k is the query's point and, by
        ``feedback``, the mean of the pieces ``alike`` (pseudo-relevance feedback, Rocchio 1971) with their weights. The narrow widths
        count for long texts, which are about a field, the wide ones for ``short`` topics, which name a subject.
        """
        counting = [
            pair
            for pair in zip(self.space.widths, weighed(len(self.space.widths), short), strict=True)
            if pair[1] > NEXT_TO_NOTHING
        ]
        widest = max((width for width, _ in counting), default=0)
        here, told = (self.points[some, :widest].astype(np.float32) for some in (rows, alike))
        total, squares, before = np.zeros(len(rows), np.float32), np.zeros(len(rows), np.float32), 0
        for width, weight in counting:
            squares += np.einsum("ij,ij->i", here[:, before:width], here[:, before:width])
            before = width
            query = unit(point[:width])
            if feedback and len(alike):
                query = unit(query + np.float32(feedback) * unit(weights @ unit(told[:, :width])))
            cosines = np.maximum(here[:, :width] @ query / np.sqrt(np.maximum(squares, np.float32(1e-12))), 0)
            cosines /= np.float32(max(float(cosines.max(initial=0)), 1e-6))
            total += np.float32(weight) * cosines * cosines * cosines
        return total


def _rows_of(asked: NDArray[np.bytes_], ids: NDArray[np.bytes_], order: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rows of ids, which ``order`` sorts; -1 where there is none."""
    if not len(ids):
        return np.full(len(asked), -1, np.int64)
    rows = order[np.minimum(np.searchsorted(ids, asked, sorter=order), len(ids) - 1)]
    found: NDArray[np.int64] = np.where(ids[rows] == asked, rows, -1)
    return found


def weighed(count: int, short: float) -> list[float]:
    """What each of so many widths, the narrowest first, counts for a topic that is short (1), long (0) or between: together 1."""
    narrow = np.maximum(0, 1 - 2 * np.arange(count) / count)
    wide = np.array([0.5, *[1.0] * (count - 1)])
    found: list[float] = (short * wide / wide.sum() + (1 - short) * narrow / narrow.sum()).tolist()
    return found


def _powers(centres: Floats, point: Floats) -> Floats:
    found: Floats = centres @ unit(point)
    return found


_KEPT: Final[WeakKeyDictionary[Store, tuple[str, Subjects | None]]] = WeakKeyDictionary()
_LOCK: Final = threading.Lock()


def shown(store: Store) -> str:
    """The name of the model of what the graph shows; empty while a load is under way, or before the first."""
    marks = store.records(MARK)
    if not marks or marks[0]["pending"] or not marks[0]["at"]:
        return ""
    return hashlib.sha256(f"{FORMAT} {marks[0]['applied']} {marks[0]['at']}".encode()).hexdigest()[:24]


def subjects(store: Store) -> Subjects | None:
    """The model of what the graph shows: as kept, or built where that takes a few seconds; None where it must be built first."""
    name = shown(store)
    if not name:
        return None
    with _LOCK:
        kept = _KEPT.get(store)
        if kept and kept[0] == name:
            return kept[1]
        found = _load(store.home / "subjects" / name)
        if found is None and store.records(SIZE)[0]["pieces"] <= SMALL:
            found = build(store)
        if found:
            _KEPT[store] = (name, found)
        return found


def keep(store: Store, model: Subjects | None) -> None:
    """Answer by this model, or by none, as long as the graph shows what it shows now."""
    with _LOCK:
        _KEPT[store] = (shown(store), model)


def build(store: Store, progress: Progress = lambda _stage, _done, _of: None) -> Subjects | None:
    """Build the model of what the graph shows, and keep it; None while a load is under way."""
    name = shown(store)
    if not name:
        return None
    made = model_of(read_graph(store, progress), progress)
    if name != shown(store):
        return None
    with contextlib.suppress(OSError):
        return _keep(made, store.home / "subjects", name)
    return made


def read_graph(store: Store, progress: Progress = lambda _stage, _done, _of: None) -> Read:
    """What the graph holds of evidence."""
    found = Read()
    skills = {row["id"]: stems(row["label"], "en") + stems(row["label_id"], "id") for row in store.records(SKILLS)}
    of = store.records(SIZE)[0]["pieces"]
    bounds = [*(f"{digit:x}" for digit in range(16)), "g"]
    for cypher in (EVIDENCE, POSITIONS):
        for first, last in zip(["", *bounds[1:-1]], bounds[1:], strict=True):
            for row in store.stream(cypher, first=first, last=last, text=_TEXT):
                _add(found, row, skills)
                if len(found.years) % 1000 == 0:
                    progress("read", len(found.years), of)
    return found


def _add(found: Read, row: dict[str, Any], skills: dict[str, list[str]]) -> None:
    piece = len(found.years)
    told = [(stem, 1.0) for stem in stems(" ".join([row["text"], *row.get("units", ())]), row["language"])]
    found.bags.add(told + [(stem, _SKILL) for skill in row["skills"] for stem in skills.get(skill, ())])
    found.ids += _padded(row["id"])
    found.kinds.append(found.names.setdefault(row["kind"], len(found.names)))
    found.years.append(year(row["date"]))
    found.audience.append(found.audiences.setdefault(tuple(sorted(row["own"] or ())), len(found.audiences)))
    for person in row["people"]:
        found.behind.extend((found.people.setdefault(person, len(found.people)), piece))
    for cited in row["cites"]:
        found.citing.append(piece)
        found.cited += _padded(cited)


def _padded(name: str) -> bytes:
    return name.encode("ascii", "replace")[:WIDTH].ljust(WIDTH, b"\0")


def year(written: str | None) -> float:
    """A date (YYYY, YYYY-MM or YYYY-MM-DD) as a decimal year, in the middle of what it names; not a number where there is none."""
    try:
        parts = [int(part) for part in (written or "").split("-")]
    except ValueError:
        return float("nan")
    return parts[0] + ((parts[1] - 0.5) / 12 if len(parts) > 1 else 0.5)


def model_of(read: Read, progress: Progress = lambda _stage, _done, _of: None) -> Subjects:
    """The model of what was read, of which the words are let go once they are placed: they take more than all the rest."""
    progress("learn", 0, 3)
    audience = np.array(read.audience, np.int32)
    is_open = (audience == 0) & (np.array(read.kinds, np.uint8) != read.names.get("endorsement", 255))  # and it teaches
    bags, links = read.bags.matrix(), _links(read)
    space, spread = _space(bags, read.bags.words, links, is_open)
    progress("learn", 1, 3)
    points = space.project(bags, [read.bags.words[word] for word in space.words])
    del bags, links
    read.bags = Bags()
    if is_open.all():
        points = place(points, spread)
    elif is_open.any():
        points[is_open] = place(points[is_open], spread)
    shorten(points)
    progress("learn", 2, 3)
    order, cells, centres = _cells(points, is_open)
    names = tuple(sorted(read.names))
    kinds = np.array([names.index(name) for name in read.names], np.uint8)[np.array(read.kinds, np.uint8)]
    progress("learn", 3, 3)
    return Subjects(
        space, read.named()[order], kinds[order], names, np.array(read.years, np.float32)[order], audience[order],
        list(read.audiences), points[order], cells, centres,
    )  # fmt: skip


def _links(read: Read) -> Links:
    """Who is behind what, and what cites what, among all pieces read; hidden ones have neither."""
    from scipy.sparse import csr_matrix

    names, count = read.named(), len(read.years)
    people, pieces = np.array(read.behind, np.int32).reshape(-1, 2).T
    behind = csr_matrix((np.ones(len(people), np.float32), (people, pieces)), (len(read.people), count))
    rows = _rows_of(np.frombuffer(read.cited, f"S{WIDTH}"), names, np.argsort(names, kind="stable"))
    citing, cited = np.array(read.citing, np.int64)[rows >= 0], rows[rows >= 0]
    ends = (np.concatenate([citing, cited]), np.concatenate([cited, citing]))
    cites = csr_matrix((np.ones(2 * len(cited), np.float32), ends), (count, count))
    cites.data[:] = 1
    return Links(behind, cites)


def _space(bags: Any, words: dict[str, int], links: Links, is_open: NDArray[np.bool_]) -> tuple[Space, Any]:
    """The space learned from what is open, and what smooths over all that is open."""
    from threadpoolctl import threadpool_limits

    opened = np.flatnonzero(is_open)
    seen = links if len(opened) == len(is_open) else Links(links.people[:, opened], links.cites[opened][:, opened])
    known, columns, weights = vocabulary(bags if seen is links else bags[opened], words)
    spread = seen.prepared()
    unlearned = Space(known, weights, np.zeros((len(known), 1), np.float32), [1])
    if not len(opened) or not known:
        return unlearned, spread
    chosen = _learned(links, opened)
    some = spread if len(chosen) == len(opened) else Links(links.people[:, chosen], links.cites[chosen][:, chosen]).prepared()
    with threadpool_limits(1 if len(chosen) < SMALL else None):
        basis = learn(unlearned.rows(bags[chosen][:, columns]), some)
    return Space(known, weights, basis, widths(basis.shape[1])) if basis.shape[1] else unlearned, spread


def _learned(links: Links, opened: NDArray[np.int64]) -> NDArray[np.int64]:
    """The pieces to learn from: all, or those of as many people as have ``LEARNED`` of them."""
    if len(opened) <= LEARNED:
        return opened
    pieces = links.people.indices
    firsts: NDArray[np.int64] = np.unique(pieces[:LEARNED])
    return firsts.astype(np.int64)


def _cells(points: NDArray[np.float16], is_open: NDArray[np.bool_]) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Neighbours in cells: the order of rows, where each cell begins, their centres.

    Centres are found among what is open. Where that is little beside what institutions keep to themselves, they are
    random directions: found among hidden pieces, they would tell of them.
    """
    count, opened = len(points), np.flatnonzero(is_open)
    if count <= SCANNED:
        return np.arange(count), np.array([0, count]), np.zeros((1, points.shape[1]), np.float32)
    if len(opened) > SCANNED:
        centres = _centres(points[opened[:: max(1, len(opened) // SAMPLED)]].astype(np.float32), round(len(opened) ** 0.5))
    else:
        centres = unit(np.random.default_rng(7).standard_normal((256, points.shape[1]), np.float32))
    pieces = (points[first : first + 20_000].astype(np.float32) for first in range(0, count, 20_000))
    cell = np.concatenate([(some @ centres.T).argmax(axis=1) for some in pieces])
    order = np.argsort(cell, kind="stable")
    begins: NDArray[np.int64] = np.searchsorted(cell[order], np.arange(len(centres) + 1))
    return order, begins, centres


def _centres(sample: Floats, count: int) -> Floats:
    """The centres of some so many cells; a crowded one is parted again, for whoever asks near it looks at all of it."""
    centres, cell = _clusters(sample, count)
    sizes, usual = np.bincount(cell, minlength=count), len(sample) / count
    crowded = np.flatnonzero(sizes > CROWDED * usual)
    parts = (_clusters(sample[cell == one], round(sizes[one] / usual))[0] for one in crowded)
    return np.concatenate([np.delete(centres, crowded, axis=0), *parts])


def _clusters(sample: Floats, count: int) -> tuple[Floats, NDArray[np.int32]]:
    """The centres of clusters, and which one each row is in."""
    from sklearn.cluster import MiniBatchKMeans

    found: Any = MiniBatchKMeans(count, batch_size=4096, n_init="auto", max_iter=20, random_state=7).fit(sample)
    return unit(found.cluster_centers_.astype(np.float32)), found.labels_


_ARRAYS: Final = ("ids", "kinds", "years", "audience", "cells", "centres")


def _keep(made: Subjects, folder: Path, name: str) -> Subjects:
    """Write a model whole, remove the others, and read it back memory-mapped."""
    fresh = folder / f"{name}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    fresh.chmod(0o700)
    for column in _ARRAYS:
        np.save(fresh / f"{column}.npy", getattr(made, column))
    np.save(fresh / "points.npy", made.points)
    np.save(fresh / "weights.npy", made.space.weights)
    np.save(fresh / "basis.npy", made.space.basis)
    (fresh / "words.txt").write_text("\n".join(made.space.words), encoding="utf-8")
    about = {"format": FORMAT, "names": made.names, "audiences": made.audiences, "widths": made.space.widths}
    (fresh / "about.json").write_text(json.dumps(about), encoding="utf-8")
    for old in folder.iterdir():
        if old != fresh:
            shutil.rmtree(old, ignore_errors=True)
    fresh.rename(folder / name)
    return _load(folder / name) or made


def _load(folder: Path) -> Subjects | None:
    try:
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
        weights, basis = np.load(folder / "weights.npy"), np.load(folder / "basis.npy")
        points = np.load(folder / "points.npy", mmap_mode="r")
        arrays = {column: np.load(folder / f"{column}.npy") for column in _ARRAYS}
    except (OSError, ValueError):
        return None
    space = Space({word: place for place, word in enumerate(words) if word}, weights, basis, about["widths"])
    audiences = [tuple(own) for own in about["audiences"]]
    return Subjects(space, names=tuple(about["names"]), audiences=audiences, points=points, **arrays)


def names_of(found: Subjects, rows: NDArray[np.int64]) -> Iterator[str]:
    """The ids of rows."""
    return (name.decode() for name in found.ids[rows].tolist())
