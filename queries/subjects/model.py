"""A subject model in memory: which pieces lie near a topic, and how near, for whoever may see them."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from threading import Condition, Lock
from typing import Any, Final, NamedTuple, TypeVar

import numpy as np
from cachetools import LRUCache, cached
from numpy.typing import NDArray

from queries.question import Viewer
from queries.subjects.space import Floats, Space, unit

_Result = TypeVar("_Result")

SCANNED: Final = 200_000
"""Pieces up to which the nearness of all is computed for a question …"""

PROBED: Final = 30_000
"""… and of how many in the nearest cells where there are more: at least fifteen times as many as are summed."""

NEAREST: Final = 10
"""Pieces that tell how near a width has something to a query."""

DONE: Final = 50
"""Pieces nearest to a query whose mean says what is done about it: a long text is asked anew with it, and posts are asked by it. For texts thirty to
eighty do alike; for posts a hundred are about more than the topic."""

AGAIN: Final = 2
"""How much that mean counts beside a long text and what its words find; a text between long and short counts it in proportion. From 1 to 3 alike."""

SOME: Final = 4
"""Power of the mean over widths of how near a long text is: the greater, the more it takes that some width finds it near. With 3 judged documents have
half a point of P@10 less, and whole texts of a country with many topics .02 of nDCG more."""

ONE_IN: Final = 100
"""One in so many posts, ``NEAREST`` at least, tells what posts near it are like: a larger register has more on each topic …"""

LEFT: Final = np.float32(0.3)
"""… and what is left of that mean beside theirs."""

REMEMBERED: Final = 32
"""Questions whose findings are kept: a search, its facets, its next page and why somebody is in it ask for the same."""

VIEWERS: Final = 8
"""Viewers of whom it is kept which rows they see."""

WIDTH: Final = 24
"""Letters of an id."""


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
    _seen: Any = field(init=False)
    _once: Any = field(init=False)

    def __post_init__(self) -> None:
        """Sort the ids, so that they are found; nothing was asked yet. What is kept holds no model, so that a load lets it go at once."""
        self._order = np.argsort(self.ids, kind="stable")
        self._seen = cached(LRUCache(VIEWERS), lock=Lock())(partial(_seen_by, self.audiences, self.audience))
        remembered = cached(LRUCache(REMEMBERED), key=lambda key, _work: key, condition=Condition())
        self._once = remembered(lambda _key, work: work())

    def once(self, key: Hashable, work: Callable[[], _Result]) -> _Result:
        """What work finds by this model: done once for a key that is asked again soon; who asks meanwhile waits for it."""
        result: _Result = self._once(key, work)
        return result

    def rows_of(self, ids: list[str]) -> NDArray[np.int64]:
        """The rows of pieces by id; -1 where there is none."""
        return rows_of(np.array([name.encode("ascii", "replace") for name in ids], f"S{WIDTH}"), self.ids, self._order)

    def of_kind(self, rows: NDArray[np.int64], kind: str) -> NDArray[np.bool_]:
        """Which of these rows are of a kind."""
        return np.array([name == kind for name in self.names], np.bool_)[self.kinds[rows]]

    def visible(self, viewer: Viewer) -> NDArray[np.bool_] | None:
        """Which rows a viewer may see; None where that is all."""
        seen: NDArray[np.bool_] | None = self._seen(viewer)
        return seen

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
        self,
        rows: NDArray[np.int64],
        point: Floats,
        alike: NDArray[np.int64],
        weights: Floats,
        short: float,
        *,
        again: bool = True,
    ) -> tuple[Floats, "Measure"]:
        """How near rows are to a query in subject, 0 to 1, and what that was measured by.

        Of x_k = (max(0, cos(q_k, z_k)) / its maximum)³ for widths k a short topic takes the mean. Of a long text, which lies near its field in few dimensions and near its
        like in many, it takes what some width finds near: their mean of power ``SOME``. q_k is the query's point and the mean of the
        pieces ``alike`` with their weights (pseudo-relevance feedback, Rocchio 1971); what each width counts tells ``weighed``. A long text is asked twice, ``again``
        with the mean of what was found nearest: ten pieces found by its words are of few of its words, fifty found by its subject are of its subject.
        """
        queries = [unit(point[:width]) for width in self.space.widths]
        if len(alike):
            queries = [unit(own + unit(told)) for own, told in zip(queries, self._means(alike, weights), strict=True)]
        placed = self._placed(rows)
        nearness, measure = self._nearness(placed, queries, short)
        if again and short < 1:
            means, part = self._done(rows, nearness), np.float32(AGAIN * (1 - short))
            queries = [unit(own + part * unit(mean)) for own, mean in zip(queries, means, strict=True)]
            nearness, measure = self._nearness(placed, queries, short)
        return nearness, measure

    def beside(self, rows: NDArray[np.int64], measure: "Measure", short: float) -> Floats:
        """How near other rows are to a query, 0 to 1, by the measure of what was done."""
        return measure.nearest(self._placed(rows).cosines(measure.queries), short)

    def _nearness(self, placed: "_Placed", queries: list[Floats], short: float) -> tuple[Floats, "Measure"]:
        """How near rows are to a query that is given for each width, and what that was measured by."""
        cosines = placed.cosines(queries)
        rows = cosines.shape[1]
        first = min(NEAREST, rows)
        nearest = np.partition(cosines, rows - first, axis=1)[:, rows - first :].mean(axis=1)
        counts = weighed(self.space.widths, queries[-1], nearest, short)
        measure = Measure(queries, counts, np.maximum(cosines.max(axis=1), np.float32(1e-6)))
        return measure.nearest(cosines, short), measure

    def _done(self, rows: NDArray[np.int64], nearness: Floats) -> list[Floats]:
        """For each width the mean of the ``DONE`` rows that are nearest, each by its nearness."""
        first = np.argsort(-nearness, kind="stable")[:DONE]
        return self._means(rows[first], nearness[first] / max(nearness[first].sum(), 1e-6))

    def likeness(self, rows: NDArray[np.int64], done: NDArray[np.int64], nearness: Floats, measure: "Measure") -> Floats:
        """How near posts are to a query in subject, 0 to 1, by what else is near it.

        A title has few words, in one language, and posts are alike among themselves: a query is far from them all in most dimensions. So they are asked
        by the mean of the ``DONE`` pieces nearest to it, and then by the nearest posts, one in ``ONE_IN``, and ``LEFT`` of that mean. Cosines are measured by the
        geometric mean of the greatest one of posts and of all: beside all, none would count; beside posts alone, the nearest would, were none about the topic.

        Args:
            rows: of posts.
            done: rows of what else was done, with their ``nearness`` to the query.
            nearness: 0 to 1.
            measure: by which it was measured.
        """
        means, placed = self._done(done, nearness), self._placed(rows)
        found = measure.beside(placed.cosines([unit(mean) for mean in means]))
        first = np.argsort(-found, kind="stable")[: max(NEAREST, len(rows) // ONE_IN)]
        posts = self._means(rows[first], found[first] / max(found[first].sum(), 1e-6))
        return measure.beside(placed.cosines([unit(LEFT * mean + post) for mean, post in zip(means, posts, strict=True)]))

    def _means(self, rows: NDArray[np.int64], weights: Floats) -> list[Floats]:
        """For each width the weighted sum of rows, of length one each there."""
        points = self.points[rows].astype(np.float32)
        return [weights.astype(np.float32) @ unit(points[:, :width]) for width in self.space.widths]

    def _placed(self, rows: NDArray[np.int64]) -> "_Placed":
        """Where rows lie."""
        points, widths = self.points[rows].astype(np.float32), (0, *self.space.widths)
        parts = [np.einsum("ij,ij->i", part, part) for part in (points[:, before:width] for before, width in pairwise(widths))]
        return _Placed(points, np.sqrt(np.maximum(np.cumsum(parts, axis=0, dtype=np.float32), np.float32(1e-12))))


def _seen_by(audiences: list[tuple[str, ...]], audience: NDArray[np.int32], viewer: Viewer) -> NDArray[np.bool_] | None:
    allowed = np.array([not own or any(one in viewer.sees for one in own) for own in audiences])
    return None if allowed.all() else allowed[audience]


class _Placed(NamedTuple):
    """Where rows lie in the space."""

    points: Floats
    """Rows × dimensions."""
    lengths: Floats
    """Widths × rows: how long each is in the first dimensions."""

    def cosines(self, queries: Sequence[Floats]) -> Floats:
        """Widths × rows: the cosines with a query for each width, at least 0."""
        found = np.empty_like(self.lengths)
        for cosine, length, query in zip(found, self.lengths, queries, strict=True):
            np.maximum(self.points[:, : len(query)] @ query / length, 0, out=cosine)
        return found


class Measure(NamedTuple):
    """What nearness is measured by."""

    queries: list[Floats]
    """The query in each width."""
    counts: Floats
    """What each width counts, together 1."""
    tops: Floats
    """The greatest cosine in each."""

    def nearest(self, cosines: Floats, short: float) -> Floats:
        """Of (cosine / its top)³ the mean over widths for a short topic (1), for a long one (0) the mean of power ``SOME``, between them of both."""
        cubed = _cubed(cosines, self.tops)
        mean: Floats = self.counts @ cubed
        if short >= 1:
            return mean
        some = (self.counts @ cubed**SOME) ** np.float32(1 / SOME)
        found: Floats = np.float32(short) * mean + np.float32(1 - short) * some
        return found

    def beside(self, cosines: Floats) -> Floats:
        """The mean over widths for rows that are alike among themselves, measured by the greatest cosine of theirs and of all."""
        own = np.maximum(cosines.max(axis=1), np.float32(1e-6))
        found: Floats = self.counts @ _cubed(cosines, np.sqrt(own * np.maximum(own, self.tops)))
        return found


def _cubed(cosines: Floats, tops: Floats) -> Floats:
    found: Floats = np.minimum(cosines / tops[:, None], 1) ** 3
    return found


def rows_of(asked: NDArray[np.bytes_], ids: NDArray[np.bytes_], order: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rows of ids, which ``order`` sorts; -1 where there is none."""
    if not len(ids):
        return np.full(len(asked), -1, np.int64)
    rows = order[np.minimum(np.searchsorted(ids, asked, sorter=order), len(ids) - 1)]
    found: NDArray[np.int64] = np.where(ids[rows] == asked, rows, -1)
    return found


def weighed(widths: Sequence[int], query: Floats, nearest: Floats, short: float) -> Floats:
    """What each width counts for a query that is short (1), long (0) or between: together 1.

    The share e_k of a query, of length one, that lies in the first k dimensions tells how much of it they see. A short topic
    counts each width by it. Of a long text no width sees all: it is about what has evidence near it, and each counts by
    k · c_k²⁰, where c_k is the mean cosine of what is nearest there. So it is asked in as many dimensions as still have
    something near: all where much was done about just this, few where little was, and what is near is so in its field only.
    """
    size = np.array(widths, np.float32)
    seen = np.maximum(np.cumsum(query * query)[np.array(widths, np.int64) - 1], 1e-6)
    dense = np.maximum(size * nearest**20, 1e-18)
    found: Floats = (short * seen / seen.sum() + (1 - short) * dense / dense.sum()).astype(np.float32)
    return found


def _powers(centres: Floats, point: Floats) -> Floats:
    found: Floats = centres @ unit(point)
    return found


def names_of(found: Subjects, rows: NDArray[np.int64]) -> Iterator[str]:
    """The ids of rows."""
    return (name.decode() for name in found.ids[rows].tolist())
