"""The weights of a trained CRF (Lafferty et al. 2001), and what they say of words, pairs and triples.

The model is a file of arrays: no code comes out of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.extract.tagger.chain import Floats
from ingest.extract.tagger.features import PLACES

MODEL: Final = Path(__file__).parents[1] / "model" / "entities.npz"
ENGLISH_MODEL: Final = MODEL.with_name("english.npz")

PAIRS: Final = (-1, 0, 1, 2)
SHAPES: Final = (0, 1)
CHAINS: Final = (*(f"ww{place}" for place in PAIRS), *(f"ss{place}" for place in SHAPES), "sss")
"""The tables of pairs and triples: ``ww`` of words, ``ss`` and ``sss`` of shapes, and from which place they are seen."""

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Model:
    """The weights of a trained tagger."""

    labels: tuple[str, ...]
    moves: Floats
    """From a label to the next, (labels, labels)."""
    words: dict[str, int]
    """A feature of a word, to its row."""
    weights: Floats
    """What each feature says of the word that sees it from each place, (features, places, labels), and zeros at the end."""
    vocabulary: dict[str, int]
    """Normal words that stand in a pair, numbered from 1."""
    shapes: dict[str, int]
    """Shapes, numbered from 1."""
    chains: dict[str, tuple[Integers, Floats]]
    """Pairs and triples as sorted numbers, and a row of weights for each, and one of zeros at the end."""
    genre: dict[str, float]
    """How much a word speaks for news (above zero) or for an encyclopaedia, as a logarithm of odds; empty where there is one genre."""

    def inside(self, label: str) -> int | None:
        """The number of the tag of words within a name."""
        return self.labels.index(f"I-{label}") if f"I-{label}" in self.labels else None

    def chained(self, name: str, keys: Integers) -> Floats:
        """What each pair or triple says by one of the ``CHAINS``, (keys, labels); zeros where it is not known."""
        known, rows = self.chains[name]
        at = np.searchsorted(known, keys)
        at[known[np.minimum(at, len(known) - 1)] != keys] = len(known)
        return rows[at]


def load(path: Path = MODEL) -> Model:
    """Read a model from its file.

    Raises:
        FileNotFoundError: there is none.
    """
    with np.load(path, allow_pickle=False) as stored:
        arrays = dict(stored)

    def texts(name: str) -> list[str]:
        return str(arrays[name].tobytes(), "utf-8").split("\n") if arrays[name].size else []

    def rows(name: str) -> Floats:
        found = arrays[name].astype(np.float32) * np.float32(arrays["unit"])
        return np.vstack([found, np.zeros((1, found.shape[1]), np.float32)])

    words, weights = _placed(texts("words"), rows("words.rows"))
    return Model(
        labels=tuple(texts("labels")),
        moves=arrays["moves"],
        words=words,
        weights=weights,
        vocabulary={word: at for at, word in enumerate(texts("vocabulary"), 1)},
        shapes={form: at for at, form in enumerate(texts("shapes"), 1)},
        chains={name: (arrays[f"{name}.keys"], rows(f"{name}.rows")) for name in CHAINS},
        genre=dict(zip(texts("genre.words"), map(float, arrays["genre.odds"]), strict=True)),
    )


def _placed(names: Sequence[str], rows: Floats) -> tuple[dict[str, int], Floats]:
    """The weights of features that are named with the place they are seen from, by feature."""
    features: dict[str, int] = {}
    at, places = np.empty(len(names), np.int64), np.empty(len(names), np.int64)
    for row, name in enumerate(names):
        digits = 2 if name[0] == "-" else 1
        at[row], places[row] = features.setdefault(name[digits:], len(features)), int(name[:digits])
    weights = np.zeros((len(features) + 1, len(PLACES), rows.shape[1]), np.float32)
    weights[at, places - PLACES[0]] = rows[:-1]
    return features, weights
