"""The words that a tagger has met: what the CRF and the network say of each by itself is summed once and kept.

Asking CRFsuite word by word is what takes the time. How a word looks and what lists tell of it are shared by many words, so those sums are
made once for each that differs.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Final, NamedTuple

import numpy as np

from ingest.extract.tagger.chain import Floats
from ingest.extract.tagger.features import (
    BESIDE,
    ITSELF,
    NEAR,
    PLACES,
    Feature,
    Genre,
    Looks,
    about,
    about_features,
    letters_features,
    looks,
    looks_features,
    normal,
)
from ingest.extract.tagger.network import SHARE, Network, summed
from ingest.extract.tagger.weights import PAIRS, SHAPES, Integers, Model

_KNOWN: Final = 50_000
"""Words whose weights are kept; beyond it all are forgotten and summed anew, so that memory stays bounded."""

_SUMMED: Final = 2_000
"""New words that are summed at once."""

_SEEN: Final[dict[tuple[int, ...], list[bool]]] = {
    places: [place in places for place in PLACES] for places in (PLACES, NEAR, ITSELF, BESIDE)
}
_FROM: Final = {places: at for at, places in enumerate(_SEEN)}
_MASKS: Final = np.array([*_SEEN.values()], np.float32)[:, :, None]


class _Shown(NamedTuple):
    """What some features say together."""

    sums: Floats
    """From each place, (places, labels)."""
    signs: list[int]
    """The network's rows."""


class Words:
    """The words met so far under one reading of capitals and one genre: the sum of their weights from each place."""

    def __init__(self, model: Model, beside: Network | None, cased: bool, genre: Genre) -> None:
        """Know none yet."""
        self.model, self.beside, self.cased = model, beside, cased
        self.genre: Genre = genre
        self.moves = model.moves * (1 - SHARE) if beside else model.moves
        self.row_of: dict[str, int] = {}
        size = 1024
        self.rows = np.zeros((size, len(PLACES), len(model.labels)), np.float32)
        self.pair = np.zeros((2, size), np.int64)
        self.inputs = np.zeros((size, len(beside.base) if beside else 0), np.float16)
        """What the network takes of each word."""
        self._shared: dict[str | Looks, _Shown] = {}

    def numbers(self, words: Sequence[str]) -> list[int]:
        """The row of each word, learnt where it is new."""
        if len(self.row_of) > _KNOWN:
            self.row_of.clear()
            self._shared.clear()
        new = [*dict.fromkeys(word for word in words if word not in self.row_of)]
        for first in range(0, len(new), _SUMMED):
            self._learn(new[first : first + _SUMMED])
        return [self.row_of[word] for word in words]

    def scores(self, numbers: Integers) -> Floats:
        """What all features of the CRF say of every word for each label, (words, labels)."""
        seen_from = self.rows[numbers]
        scores = np.zeros((len(numbers), len(self.model.labels)), np.float32)
        for at, place in enumerate(PLACES):
            _add(scores, seen_from[:, at], -place)
        vocabulary, shapes = self.pair[:, numbers]
        both = vocabulary[:-1] * (len(self.model.vocabulary) + 1) + vocabulary[1:]
        both[(vocabulary[:-1] == 0) | (vocabulary[1:] == 0)] = -1
        size = len(self.model.shapes) + 1
        forms = shapes[:-1] * size + shapes[1:]
        for place in PAIRS:
            _add(scores[1:], self.model.chained(f"ww{place}", both), -place)
        for place in SHAPES:
            _add(scores[1:], self.model.chained(f"ss{place}", forms), -place)
        scores[1:-1] += self.model.chained("sss", forms[:-1] * size + shapes[2:])
        return scores

    def _learn(self, words: Sequence[str]) -> None:
        """Sum the weights of new words, all at once."""
        first = len(self.row_of)
        end = first + len(words)
        while end > len(self.rows):
            self.rows = np.concatenate([self.rows, np.zeros_like(self.rows)])
            self.pair = np.concatenate([self.pair, np.zeros_like(self.pair)], axis=1)
            self.inputs = np.concatenate([self.inputs, np.zeros_like(self.inputs)])
        of_lists = [about(word, self.genre) for word in words]
        of_looks = [looks(word, self.cased, self.genre) for word in words]
        self._share([*of_lists, *of_looks])
        letters = [letters_features(word, self.genre) for word in words]
        shared = [(self._shared[told], self._shared[look]) for told, look in zip(of_lists, of_looks, strict=True)]
        self.rows[first:end] = self._sums(letters)
        for side in range(2):
            self.rows[first:end] += np.stack([both[side].sums for both in shared])
        vocabulary, shapes = self.model.vocabulary, self.model.shapes
        self.pair[:, first:end] = [
            [vocabulary.get(normal(word), 0) for word in words],
            [shapes.get(look.seen, 0) for look in of_looks],
        ]
        self.row_of |= dict(zip(words, range(first, end), strict=True))
        if self.beside:
            signs = [[*told.signs, *look.signs, *self._signs(each)] for (told, look), each in zip(shared, letters, strict=True)]
            self.inputs[first:end] = self.beside.inputs(words, signs, self.cased)

    def _share(self, told: Sequence[str | Looks]) -> None:
        """Sum what lists and looks tell of some words and have not told of others before."""
        new = [what for what in dict.fromkeys(told) if what not in self._shared]
        features = [[*about_features(what)] if isinstance(what, str) else looks_features(what, self.genre) for what in new]
        for what, sums, each in zip(new, self._sums(features), features, strict=True):
            self._shared[what] = _Shown(sums, self._signs(each))

    def _sums(self, groups: Sequence[Sequence[Feature]]) -> Floats:
        """The weights of each group of features from each place, (groups, places, labels)."""
        known = self.model.words
        found = [[known[name] * len(_FROM) + _FROM[places] for places, name in group if name in known] for group in groups]
        rows, seen_from = np.divmod(np.array(list(chain.from_iterable(found)), np.int64), len(_FROM))
        return summed(self.model.weights[rows] * _MASKS[seen_from], [len(group) for group in found])

    def _signs(self, features: Sequence[Feature]) -> list[int]:
        """The network's rows of what features show of the word itself."""
        if not self.beside:
            return []
        known = self.beside.signs
        return [known[name] for places, name in features if 0 in places and name in known]


def _add(scores: Floats, part: Floats, shift: int) -> None:
    """Add to every word what the word ``-shift`` places behind it says."""
    if shift > 0:
        scores[shift:] += part[: len(part) - shift]
    elif shift < 0:
        scores[:shift] += part[-shift:]
    else:
        scores += part
