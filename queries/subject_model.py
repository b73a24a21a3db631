"""A subject model in memory: which pieces lie near a topic, and how near, for whoever may see them."""

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from queries.question import Viewer
from queries.space import Floats, Space, unit

SCANNED: Final = 200_000
"""Pieces up to which the nearness of all is computed for a question …"""

PROBED: Final = 30_000
"""… and of how many in the nearest cells where there are more: at least fifteen times as many as are summed."""

NEXT_TO_NOTHING: Final = 0.02
"""What a width counts at most for it to be left out."""

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
        self,
        rows: NDArray[np.int64],
        point: Floats,
        alike: NDArray[np.int64],
        weights: Floats,
        counts: Sequence[float],
        beside: Sequence[float] = (),
    ) -> tuple[Floats, list[float]]:
        """How near rows are to a query in subject, 0 to 1.

        The mean over widths k of (max(0, cos(q_k, z_k)) / its maximum)³, where q_k is the query's point and the mean of the
        pieces ``alike`` with their weights (pseudo-relevance feedback, Rocchio 1971); what each width ``counts`` tells ``weighed``.

        Returns:
            The nearness, and the maximum of each width; those of other rows, ``beside``, where they are the measure of these.
        """
        told = self.points[alike].astype(np.float32)
        counting = [pair for pair in zip(self.space.widths, counts, strict=True) if pair[1] > NEXT_TO_NOTHING]
        here = self.points[rows, : max((width for width, _ in counting), default=0)].astype(np.float32)
        tops = list[float]()
        total, squares, before = np.zeros(len(rows), np.float32), np.zeros(len(rows), np.float32), 0
        for width, weight in counting:
            squares += np.einsum("ij,ij->i", here[:, before:width], here[:, before:width])
            before = width
            query = unit(point[:width])
            if len(alike):
                query = unit(query + unit(weights @ unit(told[:, :width])))
            cosines = np.maximum(here[:, :width] @ query / np.sqrt(np.maximum(squares, np.float32(1e-12))), 0)
            top = (beside[len(tops)] if beside else 0.0) or float(cosines.max(initial=0))
            tops.append(top)
            cosines = np.minimum(cosines / np.float32(max(top, 1e-6)), 1)
            total += np.float32(weight) * cosines * cosines * cosines
        return total, tops


def rows_of(asked: NDArray[np.bytes_], ids: NDArray[np.bytes_], order: NDArray[np.int64]) -> NDArray[np.int64]:
    """The rows of ids, which ``order`` sorts; -1 where there is none."""
    if not len(ids):
        return np.full(len(asked), -1, np.int64)
    rows = order[np.minimum(np.searchsorted(ids, asked, sorter=order), len(ids) - 1)]
    found: NDArray[np.int64] = np.where(ids[rows] == asked, rows, -1)
    return found


def weighed(widths: Sequence[int], query: Floats, short: float) -> list[float]:
    """What each width counts for a query that is short (1), long (0) or between: together 1.

    The share e_k of a query, of length one, that lies in the first k dimensions tells how much of it they see. A short topic
    counts each width by it. A long text is about a field: e_k⁶ / k² is greatest in the fewest dimensions that still see it,
    which are few where the graph has few fields, and all where it has many.
    """
    seen = np.maximum(np.cumsum(query * query)[np.array(widths, np.int64) - 1], 1e-6)
    field = seen**6 / np.array(widths) ** 2
    found: list[float] = (short * seen / seen.sum() + (1 - short) * field / field.sum()).tolist()
    return found


def _powers(centres: Floats, point: Floats) -> Floats:
    found: Floats = centres @ unit(point)
    return found


def names_of(found: Subjects, rows: NDArray[np.int64]) -> Iterator[str]:
    """The ids of rows."""
    return (name.decode() for name in found.ids[rows].tolist())
