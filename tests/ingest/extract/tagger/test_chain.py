"""Labellings of a chain, against all of them."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.tagger.chain import Likelihoods, viterbi


@given(st.integers(0, 10_000), st.lists(st.integers(1, 5), min_size=1, max_size=3))
def test_paths_and_likelihoods_are_those_of_all_labellings(seed: int, lengths: list[int]) -> None:
    """The best path is the best of all; a part is as likely as the weight of all labellings that have it."""
    random = np.random.default_rng(seed)
    scores = random.normal(0, 2, (len(lengths), max(lengths), 3)).astype(np.float32)
    moves = random.normal(0, 2, (3, 3)).astype(np.float32)
    likely, paths = Likelihoods(scores, lengths, moves), list(viterbi(scores, lengths, moves))
    for at, length in enumerate(lengths):
        weights = {
            every: sum(scores[at, word, label] for word, label in enumerate(every))
            + sum(moves[one, other] for one, other in pairwise(every))
            for every in product(range(3), repeat=length)
        }
        assert weights[tuple(paths[at])] == pytest.approx(max(weights.values()), abs=1e-4)
        begin = int(random.integers(length))
        end = int(random.integers(begin, length)) + 1
        part = tuple(paths[at][begin:end])
        for continuing in (1, None):
            having = [every for every in weights if every[begin:end] == part and (end == length or every[end] != continuing)]
            share = sum(np.exp(weights[every]) for every in having) / sum(np.exp(weight) for weight in weights.values())
            assert likely.of(at, begin, part, continuing) == pytest.approx(share, abs=1e-4)
