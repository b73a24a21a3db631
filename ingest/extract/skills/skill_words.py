"""How likely each word of a sentence belongs to a skill: logistic regression over hashed features of the word and its neighbours.

The weights are one table of 2¹⁶ numbers, trained by ``ingest.extract.training.skill_words`` on the English sentences of SkillSpan
(Zhang et al. 2022, MIT) and shipped as ``model/skill_words.npz``.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

BITS: Final = 16
"""Features are hashed into 2 to this power places; twice as many gain nothing."""

FILE: Final = Path(__file__).parents[1] / "model" / "skill_words.npz"

REACH: Final = 3
"""Neighbours on each side that a word's features see."""

_DIGITS = re.compile(r"\d")
_EDGE = "\u2400"


def features(words: Sequence[str], place: int) -> Iterator[str]:
    """What is seen of the word at a place: itself, its beginning, ending and shape, and its neighbours."""
    word = words[place]
    low = _DIGITS.sub("0", word.lower())
    yield "w " + low
    yield "p " + low[:4]
    yield "s " + low[-4:]
    yield "e " + low[-2:]
    yield "f " + shape(word)
    near = [_DIGITS.sub("0", words[n].lower()) if 0 <= n < len(words) else _EDGE for n in range(place - REACH, place + REACH + 1)]
    for n, other in enumerate(near):
        if n != REACH:
            yield f"{n - REACH} {other}"
    yield f"b {near[REACH - 1]} {low}"
    yield f"a {low} {near[REACH + 1]}"
    yield f"l {near[REACH - 2]} {near[REACH - 1]}"


def shape(word: str) -> str:
    """A word's shape: Xx for a capitalised word, XX, xx, xX, 00, and marks as they are."""
    kinds = ["X" if c.isupper() else "x" if c.islower() else "0" if c.isdigit() else c for c in word[:12]]
    return "".join(kind for n, kind in enumerate(kinds) if n < 2 or kind != kinds[n - 1])


def places(words: Sequence[str]) -> list[list[int]]:
    """The hashed features of each word."""
    mask = (1 << BITS) - 1
    return [[zlib.crc32(name.encode()) & mask for name in features(words, place)] for place in range(len(words))]


class Tagger:
    """Gives each word of a sentence the chance that it belongs to a skill."""

    def __init__(self, weights: NDArray[np.float32], bias: float) -> None:
        """``weights`` (65,536) are read as they are."""
        self._weights = weights
        self._bias = bias

    @classmethod
    def load(cls, path: Path = FILE) -> "Tagger":
        """The tagger that ships with the package."""
        with np.load(path) as stored:
            return cls(stored["weights"].astype(np.float32), float(stored["bias"]))

    def save(self, path: Path) -> NDArray[np.float16]:
        """Write the weights in half precision, and return them so."""
        weights = self._weights.astype(np.float16)
        np.savez_compressed(path, weights=weights, bias=np.float32(self._bias))
        return weights

    def chances(self, words: Sequence[str]) -> NDArray[np.float32]:
        """A chance, 0 to 1, for each word."""
        sums = [self._weights[found].sum() for found in places(words)]
        return np.asarray(1 / (1 + np.exp(-(np.asarray(sums, np.float32) + self._bias))), np.float32)


@cache
def tagger() -> Tagger:
    """The one tagger of this process."""
    return Tagger.load()
