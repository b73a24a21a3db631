"""A subject model in memory: which pieces lie near a topic, and how near, for whoever may see them."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from queries.question import Viewer
from queries.subjects.space import Floats, Space, unit

SCANNED: Final = 200_000
"""Pieces up to which the nearness of all is computed for a question …"""

PROBED: Final = 30_000
"""… and of how many in the nearest cells where there are more: at least fifteen times as many as are summed."""

NEAREST: Final = 10
"""Pieces that tell how near a width has something to a query."""

DONE: Final = 50
"""Pieces nearest to a query by whose mean posts are asked; a hundred are about more than the topic …"""

ONE_IN: Final = 100
"""One in so many posts, ``NEAREST`` at least, tells what posts near it are like: a larger register has more on each topic …"""

LEFT: Final = np.float32(0.3)
"""… and what is left of that mean beside theirs."""

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
    _seen: "OrderedDict[Viewer, NDArray[np.bool_] | None]" = field(default_factory=OrderedDict)

    def __post_init__(self) -> None:
        """Sort the ids, so that they are found."""
        self._order = np.argsort(self.ids, kind="stable")

    def rows_of(self, ids: list[str]) -> NDArray[np.int64]:
        """The rows of pieces by id; -1 where there is none."""
        return rows_of(np.array([name.encode("ascii", "replace") for name in ids], f"S{WIDTH}"), self.ids, self._order)

    def of_kind(self, rows: NDArray[np.int64], kind: str) -> NDArray[np.bool_]:
        """Which of these rows are of a kind."""
        return np.array([name == kind for name in self.names], np.bool_)[self.kinds[rows]]

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
        self,
        rows: NDArray[np.int64],
        point: Floats,
        alike: NDArray[np.int64],
        weights: Floats,
        short: float,
        beside: "Measure | None" = None,
    ) -> tuple[Floats, "Measure"]:
        """How near rows are to a query in subject, 0 to 1.

        The mean over widths k of (max(0, cos(q_k, z_k)) / its maximum)³, where q_k is the query's point and the mean of the
        pieces ``alike`` with their weights (pseudo-relevance feedback, Rocchio 1971); what each width counts tells ``weighed``.

        Returns:
            The nearness, and what it was measured by; that of other rows, ``beside``, where it is the measure of these.
        """
        queries = [unit(point[:width]) for width in self.space.widths]
        if len(alike):
            queries = [unit(own + unit(told)) for own, told in zip(queries, self._means(alike, weights), strict=True)]
        cosines = self._cosines(rows, queries)
        if beside is None:
            first = min(NEAREST, len(rows))
            nearest = np.partition(cosines, len(rows) - first, axis=1)[:, len(rows) - first :].mean(axis=1)
            counts = weighed(self.space.widths, queries[-1], nearest, short)
            beside = Measure(counts, np.maximum(cosines.max(axis=1), np.float32(1e-6)))
        return beside.near(cosines, beside.tops), beside

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
        first = np.argsort(-nearness, kind="stable")[:DONE]
        means = self._means(done[first], nearness[first] / max(nearness[first].sum(), 1e-6))
        found = self._beside(rows, [unit(mean) for mean in means], measure)
        first = np.argsort(-found, kind="stable")[: max(NEAREST, len(rows) // ONE_IN)]
        posts = self._means(rows[first], found[first] / max(found[first].sum(), 1e-6))
        return self._beside(rows, [unit(LEFT * mean + post) for mean, post in zip(means, posts, strict=True)], measure)

    def _beside(self, rows: NDArray[np.int64], queries: Sequence[Floats], measure: "Measure") -> Floats:
        cosines = self._cosines(rows, queries)
        own = np.maximum(cosines.max(axis=1), np.float32(1e-6))
        return measure.near(cosines, np.sqrt(own * np.maximum(own, measure.tops)))

    def _means(self, rows: NDArray[np.int64], weights: Floats) -> list[Floats]:
        """For each width the weighted sum of rows, of length one each there."""
        points = self.points[rows].astype(np.float32)
        return [weights.astype(np.float32) @ unit(points[:, :width]) for width in self.space.widths]

    def _cosines(self, rows: NDArray[np.int64], queries: Sequence[Floats]) -> Floats:
        """Widths × rows: the cosines with a query for each width, at least 0."""
        here = self.points[rows].astype(np.float32)
        cosines = np.empty((len(self.space.widths), len(rows)), np.float32)
        squares, before = np.zeros(len(rows), np.float32), 0
        for cosine, width, query in zip(cosines, self.space.widths, queries, strict=True):
            squares += np.einsum("ij,ij->i", here[:, before:width], here[:, before:width])
            before = width
            cosine[:] = np.maximum(here[:, :width] @ query / np.sqrt(np.maximum(squares, np.float32(1e-12))), 0)
        return cosines


class Measure(NamedTuple):
    """What nearness is measured by."""

    counts: Floats
    """What each width counts, together 1."""
    tops: Floats
    """The greatest cosine in each."""

    def near(self, cosines: Floats, tops: Floats) -> Floats:
        """The mean over widths of (cosine / its top)³."""
        found: Floats = self.counts @ np.minimum(cosines / tops[:, None], 1) ** 3
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
    (k · c_k²⁰)^1.5, where c_k is the mean cosine of what is nearest there. So it is asked in as many dimensions as still have
    something near: all where much was done about just this, few where little was, and what is near is so in its field only.
    """
    size = np.array(widths, np.float32)
    seen = np.maximum(np.cumsum(query * query)[np.array(widths, np.int64) - 1], 1e-6)
    dense = np.maximum((size * nearest**20) ** 1.5, 1e-18)
    found: Floats = (short * seen / seen.sum() + (1 - short) * dense / dense.sum()).astype(np.float32)
    return found


def _powers(centres: Floats, point: Floats) -> Floats:
    found: Floats = centres @ unit(point)
    return found


def names_of(found: Subjects, rows: NDArray[np.int64]) -> Iterator[str]:
    """The ids of rows."""
    return (name.decode() for name in found.ids[rows].tolist())
