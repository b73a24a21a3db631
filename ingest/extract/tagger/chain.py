"""Labellings of a linear chain: the best one of a sentence, and how likely a name in it is."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def viterbi(scores: Floats, lengths: Sequence[int], moves: Floats) -> Iterator[list[int]]:
    """The best path of each sentence (Viterbi 1967).

    Args:
        scores: (sentences, words, labels), padded.
        lengths: how many words each sentence has.
        moves: (labels, labels), from the one to the other.
    """
    count, longest, labels = scores.shape
    best = scores[:, 0]
    ends = [best]
    came = np.zeros((longest, count, labels), np.int8)
    for at in range(1, longest):
        ways = best[:, :, None] + moves
        came[at] = ways.argmax(axis=1)
        best = ways.max(axis=1) + scores[:, at]
        ends.append(best)
    for sentence, length in enumerate(lengths):
        label = int(ends[length - 1][sentence].argmax())
        path = [label]
        for at in range(length - 1, 0, -1):
            label = int(came[at, sentence, label])
            path.append(label)
        yield path[::-1]


class Likelihoods:
    """How likely parts of labellings are among all labellings of their sentence (forward-backward; Rabiner 1989)."""

    def __init__(self, scores: Floats, lengths: Sequence[int], moves: Floats) -> None:
        """Sum over all labellings; ``scores``, ``lengths`` and ``moves`` as in ``viterbi``."""
        self.lengths = lengths
        self.step = np.exp(moves)
        self.weights = np.exp(scores - scores.max(axis=2, keepdims=True))
        self.ahead, self.behind = np.empty_like(self.weights), np.ones_like(self.weights)
        self.totals = np.empty((*scores.shape[:2], 1), np.float32)
        longest, inside = scores.shape[1], np.array(lengths)[:, None]
        for at in range(longest):
            now = self.weights[:, at] if at == 0 else (self.ahead[:, at - 1] @ self.step) * self.weights[:, at]
            self.totals[:, at] = now.sum(axis=1, keepdims=True)
            self.ahead[:, at] = now / self.totals[:, at]
        for at in range(longest - 2, -1, -1):
            coming = (self.weights[:, at + 1] * self.behind[:, at + 1]) @ self.step.T / self.totals[:, at + 1]
            self.behind[:, at] = np.where(inside > at + 1, coming, 1)

    def each(self) -> Floats:
        """How likely each label is for each word, (sentences, words, labels)."""
        both = self.ahead * self.behind
        found: Floats = both / np.maximum(both.sum(axis=2, keepdims=True), np.float32(1e-30))
        return found

    def of(self, sentence: int, begin: int, path: Sequence[int], continuing: int | None) -> float:
        """How likely the words from ``begin`` have the labels of ``path``, and the one after them, if there is one, not the label ``continuing``; None: any."""
        weights, totals, end = self.weights[sentence], self.totals[sentence], begin + len(path)
        likely = float(self.ahead[sentence, begin, path[0]])
        for at in range(begin + 1, end):
            before, label = path[at - begin - 1 : at - begin + 1]
            likely *= float(self.step[before, label] * weights[at, label] / totals[at, 0])
        if end < self.lengths[sentence]:
            coming = self.step[path[-1]] * weights[end] * self.behind[sentence, end] / totals[end]
            likely *= float(coming.sum() - (coming[continuing] if continuing is not None else 0))
        return likely
