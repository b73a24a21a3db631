"""A subject model made of what was read: the space, where each piece lies in it, and which ones are neighbours."""

from contextlib import nullcontext
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from graph.cores import one_core
from queries.subjects.model import SCANNED, WIDTH, Subjects, rows_of
from queries.subjects.reading import Progress, Read
from queries.subjects.space import OWN, Floats, Links, Space, learn, place, shorten, unit, vocabulary, widths

SMALL: Final = 10_000
"""Pieces of evidence for which a model is built while the first question waits: a few seconds."""

LEARNED: Final = 200_000
"""Pieces from which the space is learned where there are more: those of people whose ids come first, which are random."""

SAMPLED: Final = 100_000
"""Pieces among which cells are found …"""

TITLES: Final = frozenset({"position", "education", "training", "certificate"})
"""Kinds that have a title and no text …"""

TITLED: Final = np.float32(0.01)
"""… and what a piece of them teaches beside one with a text: a register has ten thousand posts of a few hundred titles, and they would take most dimensions
for what tells one title from another. Where there is nothing else, they teach all the same."""

TITLE: Final = np.float32(0.5)
"""How much of a title's place is its own: a post is no other post because its holder writes of something else."""

CROWDED: Final = 4
"""… and how many times as large as most a cell may be."""


def model_of(read: Read, progress: Progress = lambda _stage, _done, _of: None) -> Subjects:
    """The model of what was read, of which words and links are let go."""
    progress("learn", 0, 3)
    audience = np.array(read.audience, np.int32)
    is_open = (audience == 0) & (np.array(read.kinds, np.uint8) != read.names.get("endorsement", 255))  # and it teaches
    bags, words, links = read.bags.matrix(), read.bags.words, _links(read)
    read.forget()
    titled = np.isin(np.array(read.kinds, np.uint8), [read.names[kind] for kind in TITLES & read.names.keys()])
    space, spread = _space(bags, words, links, is_open, np.where(titled, TITLED, np.float32(1)))
    progress("learn", 1, 3)
    points = space.project(bags, [words[word] for word in space.words])
    del bags, words, links
    own = np.where(titled, TITLE, OWN)[:, None]
    if is_open.all():
        points = place(points, spread, own)
    elif is_open.any():
        points[is_open] = place(points[is_open], spread, own[is_open])
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
    rows = rows_of(np.frombuffer(read.cited, f"S{WIDTH}"), names, np.argsort(names, kind="stable"))
    citing, cited = np.array(read.citing, np.int64)[rows >= 0], rows[rows >= 0]
    ends = (np.concatenate([citing, cited]), np.concatenate([cited, citing]))
    cites = csr_matrix((np.ones(2 * len(cited), np.float32), ends), (count, count))
    cites.data[:] = 1
    return Links(behind, cites)


def _space(bags: Any, words: dict[str, int], links: Links, is_open: NDArray[np.bool_], teaches: Floats) -> tuple[Space, Any]:
    """The space learned from what is open, and what smooths over all that is open."""
    opened = np.flatnonzero(is_open)
    seen = links if len(opened) == len(is_open) else Links(links.people[:, opened], links.cites[opened][:, opened])
    known, columns, weights = vocabulary(bags if seen is links else bags[opened], words)
    spread = seen.prepared()
    unlearned = Space(known, weights, np.zeros((len(known), 1), np.float32), [1])
    if not len(opened) or not known:
        return unlearned, spread
    chosen = _learned(links, opened)
    some = spread if len(chosen) == len(opened) else Links(links.people[:, chosen], links.cites[chosen][:, chosen]).prepared()
    with one_core() if len(chosen) < SMALL else nullcontext():
        basis = learn(unlearned.rows(bags[chosen][:, columns]), some, teaches=teaches[chosen])
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
