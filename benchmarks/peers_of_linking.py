"""Plain methods that link sentences to skills: likeness of letters, and BM25 over stems."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import CountVectorizer

from ingest.extract.lexicon.stems import stem
from ingest.extract.skills.char_index import CharIndex

Rank = Callable[[str], NDArray[np.float32]]


def letters(skills: Sequence[Sequence[str]]) -> Rank:
    """TF-IDF of runs of three to five letters, the most alike of a skill's names."""
    index = CharIndex(skills)
    return lambda sentence: np.asarray(index.scores([sentence])[0])


def bm25(skills: Sequence[Sequence[str]], *, k: float = 1.2, b: float = 0.75) -> Rank:
    """BM25 (Robertson & Zaragoza 2009) over the stems of a skill's own name."""
    vectorizer: Any = CountVectorizer
    words = vectorizer(analyzer=lambda text: [stem(word) for word in re.findall(r"\w+", text.lower())])
    counts = words.fit_transform([names[0] for names in skills]).astype(np.float32)
    lengths = np.asarray(counts.sum(axis=1)).ravel()
    found = np.asarray((counts > 0).sum(axis=0)).ravel()
    rarity = np.log(1 + (len(skills) - found + 0.5) / (found + 0.5))
    rows = counts.nonzero()[0]
    counts.data = (
        rarity[counts.indices] * counts.data * (k + 1) / (counts.data + k * (1 - b + b * lengths[rows] / lengths.mean()))
    )
    weights = counts.T.tocsr()
    return lambda sentence: np.asarray(((words.transform([sentence]) > 0).astype(np.float32) @ weights).toarray()[0])
