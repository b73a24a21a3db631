"""The subject space: texts as points, smoothed over who wrote and who cites what, so that near means similar in subject.

::

    X  = l2((1 + ln tf) · ln((N + 1) / df))             pieces of evidence × stems
    S  = A diag(1 / pieces of a person) Aᵀ without its diagonal + citations, rows summing to 1
    Y₀ = X;  Yᵢ = l2(0.3 X + 0.7 S Yᵢ₋₁), i = 1 … 3  text smoothed over the graph
    V  = the first right singular vectors of √w Y₃, where w is what each piece teaches, σ their values;  basis B = V σ^-0.1
    z  = the rows of X B, smoothed likewise

Latent semantic analysis (Deerwester et al. 1990) of text smoothed as in simplified graph convolutions (Wu et al. 2019).
Y is as wide as the vocabulary and nearly dense, so it is never made: its products with thin matrices are, and the
lengths of its rows are estimated by random projection (Johnson & Lindenstrauss 1984; 6 % off at 128 directions).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]
"""Rows of numbers, 32-bit unless told."""

OWN: Final = np.float32(0.3)
"""How much of a smoothed text is its own; on judged queries 0.2 to 0.5 do alike."""

STEPS: Final = 3
"""How far a text is smoothed; five steps are no better."""

DIMENSIONS: Final = 96
"""Of the space. Cosines are taken in its first 6, 12, 24, 48, and in all of it."""

DAMPED: Final = 0.1
"""Power of the singular values by which broad subjects weigh less; AP 0.5 better than 0, and names of topics 0.4 worse than at 0.3."""

RAREST: Final = 2
BROADEST: Final = 0.25
"""Stems in fewer pieces than the one or in a larger share of them than the other are left out …"""

FEW: Final = 50
"""… but for those in no more than so many: a small graph has no broad words."""

VOCABULARY: Final = 200_000
"""Stems kept, the most frequent ones: those behind stand in a few pieces of a million."""

_DIRECTIONS: Final = 128
_SPARE: Final = 16
_ROUNDS: Final = 4
_ROWS: Final = 200_000
"""Rows that are multiplied at once."""
_BLOCK: Final = 10_000_000
"""Numbers that are smoothed at once."""


def unit(rows: Floats) -> Floats:
    """The rows at length one; a row of zeros stays."""
    found: Floats = rows / np.maximum(np.linalg.norm(rows, axis=-1, keepdims=True), np.float32(1e-9))
    return found


def widths(dimensions: int) -> list[int]:
    """In how many of the first dimensions a cosine is taken: from a sixteenth, doubled up to all."""
    return sorted({max(1, dimensions // part) for part in (16, 8, 4, 2, 1)})


class Bags:
    """Bags of words as they come, a row each; words are numbered in the order in which they are met."""

    def __init__(self) -> None:
        """No row yet."""
        from array import array

        self.words: dict[str, int] = {}
        self._ends, self._columns, self._counts = array("q", [0]), array("i"), array("f")

    @classmethod
    def of(cls, matrix: Any, words: dict[str, int]) -> "Bags":
        """The bags of a matrix of counts."""
        made = cls()
        made.words = words
        made._ends.extend(matrix.indptr[1:].tolist())
        made._columns.extend(matrix.indices.tolist())
        made._counts.extend(matrix.data.tolist())
        return made

    def add(self, words: Iterable[tuple[str, float]]) -> None:
        """A row: words, each with how often it stands there; a word may come several times."""
        counted: Counter[str] = Counter()
        for word, count in words:
            counted[word] += count  # type: ignore[assignment]  # a part of a time counts too
        self._columns.extend(self.words.setdefault(word, len(self.words)) for word in counted)
        self._counts.extend(counted.values())
        self._ends.append(len(self._columns))

    def matrix(self) -> Any:
        """The counts: rows × words, sparse."""
        from scipy.sparse import csr_matrix

        shape = (len(self._ends) - 1, len(self.words))
        parts = (np.asarray(self._counts, np.float32), np.asarray(self._columns, np.int32), np.asarray(self._ends, np.int64))
        return csr_matrix(parts, shape)


@dataclass(frozen=True)
class Links:
    """How pieces of evidence hang together: people × pieces sparse, and citations, pieces × pieces, symmetric."""

    people: Any
    cites: Any

    def prepared(self) -> "Spread":
        """What smooths over these links."""
        by_piece = self.people.T.tocsr().astype(np.float32)
        pieces_of = np.maximum(np.asarray(self.people.sum(axis=1)).ravel(), 1).astype(np.float32)
        itself = by_piece @ (1 / pieces_of)
        total = np.asarray(by_piece.sum(axis=1)).ravel() - itself + np.asarray(self.cites.sum(axis=1)).ravel()
        return Spread(by_piece, self.people.tocsr().astype(np.float32), 1 / pieces_of[:, None], self.cites,
                      itself[:, None], np.where(total > 1e-6, 1 / np.maximum(total, 1e-6), 0)[:, None].astype(np.float32))  # fmt: skip


@dataclass(frozen=True)
class Spread:
    """Means over neighbours: the product with S, and with its transpose."""

    by_piece: Any
    by_person: Any
    share: Floats
    cites: Any
    itself: Floats
    scale: Floats

    def __call__(self, rows: Floats) -> Floats:
        """S · rows."""
        return self._linked(rows) * self.scale

    def transposed(self, rows: Floats) -> Floats:
        """Sᵀ · rows."""
        return self._linked(rows * self.scale)

    def _linked(self, rows: Floats) -> Floats:
        found: Floats = self.by_piece @ (self.share * (self.by_person @ rows)) - self.itself * rows + self.cites @ rows
        return found


@dataclass(frozen=True)
class Space:
    """The space: its words with their weights, and where each word points."""

    words: dict[str, int]
    weights: Floats
    """ln((N + 1) / df) of each word."""
    basis: Floats
    """Words × dimensions."""
    widths: list[int] = field(default_factory=list)

    def rows(self, bags: Any) -> Any:
        """Counts of these words as rows of length one, sparse."""
        weighed = bags.astype(np.float32)
        weighed.data = (1 + np.log(np.maximum(weighed.data, 1e-3))).clip(0) * self.weights[weighed.indices]
        lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
        return _scaled(weighed, 1 / np.maximum(lengths, 1e-9))

    def project(self, bags: Any, columns: Sequence[int]) -> NDArray[np.float16]:
        """Bags as points, not smoothed; ``columns`` are those of the space's words. Some at a time, since rows take as much as bags do."""
        found = np.zeros((bags.shape[0], self.basis.shape[1]), np.float16)
        for first in range(0, bags.shape[0], _ROWS):
            found[first : first + _ROWS] = self.rows(bags[first : first + _ROWS][:, columns]) @ self.basis
        return found

    def point(self, counts: Iterable[tuple[str, float]]) -> Floats:
        """A query as a point: of its words, each with its count; zeros where no word is known."""
        counted: Counter[str] = Counter()
        for word, count in counts:
            counted[word] += count  # type: ignore[assignment]
        known = [(self.words[word], count) for word, count in counted.items() if word in self.words]
        if not known:
            return np.zeros(self.basis.shape[1], np.float32)
        places, times = np.array([place for place, _ in known]), np.array([count for _, count in known], np.float32)
        weights = np.where(times >= 1, 1 + np.log(np.maximum(times, 1e-3)), times) * self.weights[places]
        point: Floats = (weights / np.linalg.norm(weights)).astype(np.float32) @ self.basis[places]
        return point

    def telling(self, point: Floats, words: Sequence[str]) -> Floats:
        """How much each of these words points where the point lies: its weight times the cosine's part."""
        places = np.array([self.words.get(word, -1) for word in words], np.int64)
        if not len(places):
            return np.zeros(0, np.float32)
        told: Floats = np.where(places >= 0, self.weights[places] * (self.basis[places] @ point), 0)
        return told


def vocabulary(bags: Any, words: dict[str, int]) -> tuple[dict[str, int], NDArray[np.int64], Floats]:
    """The words worth keeping, in alphabetical order: their numbers anew, their columns in ``bags``, their weights."""
    found = np.bincount(bags.indices, minlength=len(words))
    most = max(FEW, BROADEST * bags.shape[0])
    kept = [(word, column) for word, column in words.items() if RAREST <= found[column] <= most]
    if len(kept) > VOCABULARY:
        kept = sorted(kept, key=lambda pair: (-found[pair[1]], pair[0]))[:VOCABULARY]
    kept.sort()
    columns = np.array([column for _, column in kept], np.int64)
    weights = np.log((bags.shape[0] + 1) / found[columns]).astype(np.float32) if len(columns) else np.zeros(0, np.float32)
    return {word: place for place, (word, _) in enumerate(kept)}, columns, weights


def learn(rows: Any, spread: Spread, dimensions: int = DIMENSIONS, teaches: Floats | None = None) -> Floats:
    """The basis (words × dimensions) that keeps most of the smoothed rows; the same rows give the same basis.

    Args:
        rows: of length one, sparse.
        spread: what smooths them.
        dimensions: of the basis at most.
        teaches: what each row counts in what is kept; all alike by default.
    """
    random = np.random.default_rng(7)
    part = np.float32(1) if teaches is None else np.sqrt(teaches.astype(np.float32))[:, None]
    width = min(dimensions + _SPARE, *rows.shape)
    lengths = _lengths(rows @ random.standard_normal((rows.shape[1], _DIRECTIONS), np.float32), spread)
    found = random.standard_normal((rows.shape[1], width), np.float32)
    for _ in range(_ROUNDS):
        ahead = np.linalg.qr(part * _smoothed(rows @ found, spread, lengths))[0]
        found = np.linalg.qr(_back(rows, part * ahead, spread, lengths))[0]
    ahead = np.linalg.qr(part * _smoothed(rows @ found, spread, lengths))[0]
    vectors, values, _ = np.linalg.svd(_back(rows, part * ahead, spread, lengths), full_matrices=False)
    kept = min(dimensions, int((values > 1e-4 * values[0]).sum())) if len(values) else 0
    signs = np.where(vectors[np.abs(vectors).argmax(axis=0), np.arange(vectors.shape[1])] < 0, -1, 1)
    basis: Floats = ((vectors * signs)[:, :kept] * values[:kept] ** np.float32(-DAMPED)).astype(np.float32)
    return basis


def place(rows: NDArray[np.float16], spread: Spread, own: Floats) -> NDArray[np.float16]:
    """Where pieces lie: their projected rows smoothed over their links. A few columns at a time, so that little more than two copies is held.

    Args:
        rows: of length one.
        spread: what smooths them.
        own: how much of each one's place is its own (pieces × 1).
    """
    found, step = rows.copy(), max(2, min(12, _BLOCK // max(1, len(rows))))
    for _ in range(STEPS):
        for first in range(0, rows.shape[1], step):
            columns = slice(first, first + step)
            smoothed = spread(found[:, columns].astype(np.float32, order="C"))
            smoothed *= 1 - own
            smoothed += own * rows[:, columns]
            found[:, columns] = smoothed
        shorten(found)
    return found


def shorten(rows: NDArray[np.float16]) -> None:
    """Bring rows to length one where they lie; a row of zeros stays."""
    for first in range(0, len(rows), _ROWS):
        rows[first : first + _ROWS] = unit(rows[first : first + _ROWS].astype(np.float32))


def _scaled(rows: Any, factors: NDArray[Any]) -> Any:
    from scipy.sparse import diags

    return (diags(factors.astype(np.float32)) @ rows).tocsr()


def _lengths(rows: Floats, spread: Spread) -> list[Floats]:
    """The lengths that the rows have before each step makes them one, from their random projections."""
    found: list[Floats] = []
    here = rows
    for _ in range(STEPS):
        unscaled: Floats = OWN * rows + (1 - OWN) * spread(here)
        lengths = np.linalg.norm(unscaled, axis=1, keepdims=True).astype(np.float32) / np.float32(_DIRECTIONS**0.5)
        found.append(np.maximum(lengths, np.float32(1e-9)))
        here = unscaled / found[-1]
    return found


def _smoothed(rows: Floats, spread: Spread, lengths: list[Floats]) -> Floats:
    here: Any = rows
    for length in lengths:
        here = (OWN * rows + (1 - OWN) * spread(here)) / length
    smoothed: Floats = here
    return smoothed


def _back(rows: Any, ahead: Floats, spread: Spread, lengths: list[Floats]) -> Floats:
    """Yᵀ times something, whose steps are those of ``_smoothed`` in the other order."""
    here = ahead / lengths[-1]
    total = OWN * here
    for length in lengths[-2::-1]:
        here = (1 - OWN) * spread.transposed(here) / length
        total += OWN * here
    total += (1 - OWN) * spread.transposed(here)
    found: Floats = rows.T @ total
    return found
