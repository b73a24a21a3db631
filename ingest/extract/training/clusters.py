"""Groups words that stand between the same neighbours: k-means over positive pointwise mutual information, made short by a singular value
decomposition (Bullinaria and Levy 2007)."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final, cast

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.cluster import KMeans
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize
from threadpoolctl import threadpool_limits

from ingest.extract.tagger.features import EDGE

SIZES: Final = (64, 256)
"""How many groups: coarse, and fine."""

WIDTH: Final = 80
"""Numbers of a word's vector."""

NEIGHBOURS: Final = 3000
"""Words, the most frequent ones, that are counted as neighbours."""

WEIGHTS: Final = {-2: 0.5, -1: 1.0, 1: 1.0, 2: 0.5}
"""What a neighbour counts at its distance; before and behind count apart."""

SMOOTH: Final = 0.75
"""Power of neighbours' counts, so that rare ones say less (Levy, Goldberg and Dagan 2015)."""

EXACT: Final = 5
"""Decimals that are kept of vectors: processors differ in those behind, and groups must not."""

FEW: Final = 2
ENOUGH: Final = 4
"""How often a word stands in the text: from ``FEW`` on it gets groups, from ``ENOUGH`` on it makes them."""


def clusters(
    sentences: Sequence[Sequence[str]], *, sizes: Sequence[int] = SIZES, width: int = WIDTH
) -> dict[str, tuple[int, ...]]:
    """The groups of each word of sentences of normal words, one for each size; the same each time and on any processor, by one thread and a fixed seed."""
    counts = Counter(word for words in sentences for word in words)
    vocabulary = {word: at for at, word in enumerate(word for word, times in counts.most_common() if times >= FEW)}
    with threadpool_limits(1):
        vectors: Any = normalize(TruncatedSVD(width, random_state=0).fit_transform(_information(sentences, counts, vocabulary)))
        vectors = vectors.round(EXACT)
        frequent = np.array([counts[word] >= ENOUGH for word in vocabulary])
        makers: list[Any] = [KMeans(size, random_state=0, n_init=cast("Any", 1), max_iter=30) for size in sizes]
        found = [maker.fit(vectors[frequent]).predict(vectors) for maker in makers]
    return {word: tuple(int(groups[at]) for groups in found) for word, at in vocabulary.items()}


def _information(sentences: Sequence[Sequence[str]], counts: Counter[str], vocabulary: dict[str, int]) -> Any:
    """Positive pointwise mutual information of words and neighbours, (words, neighbours by distance)."""
    near = {word: at for at, word in enumerate([EDGE, *(word for word, _ in counts.most_common(NEIGHBOURS))])}
    pairs: Counter[tuple[int, int]] = Counter()
    for words in sentences:
        row = [EDGE, EDGE, *words, EDGE, EDGE]
        for at, word in enumerate(words, 2):
            if word in vocabulary:
                for step, distance in enumerate(WEIGHTS):
                    neighbour = near.get(row[at + distance])
                    if neighbour is not None:
                        pairs[vocabulary[word], neighbour + step * len(near)] += 1
    rows, columns = np.array(list(pairs)).T
    values = np.array(list(pairs.values())) * np.array(list(WEIGHTS.values()))[columns // len(near)]
    table = csr_matrix((values, (rows, columns)), shape=(len(vocabulary), len(near) * len(WEIGHTS)))
    totals, neighbours = np.asarray(table.sum(1)).ravel(), np.asarray(table.sum(0)).ravel() ** SMOOTH
    information = np.log(values * neighbours.sum() / (totals[rows] * neighbours[columns]))
    positive = information > 0
    return csr_matrix((information[positive], (rows[positive], columns[positive])), shape=table.shape)
