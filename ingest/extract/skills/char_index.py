"""How alike a text and the names of skills are letter by letter: TF-IDF of runs of three to five letters within words."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from ingest.extract.skills.encoders import Vectors

PLACES: Final = 1 << 18
"""Runs of letters are hashed into so many places: 82,000 names have about 300,000 runs, and no table of them is kept."""


class CharIndex:
    """The names of skills, to be compared with texts."""

    def __init__(self, skills: Sequence[Sequence[str]]) -> None:
        """Index the names of each skill; every skill has one."""
        from sklearn.feature_extraction.text import HashingVectorizer, TfidfTransformer

        self._starts: NDArray[np.int64] = np.cumsum([0, *(len(names) for names in skills[:-1])])
        vectorizer: Any = HashingVectorizer
        self._letters = vectorizer(
            analyzer="char_wb", ngram_range=(3, 5), n_features=PLACES, alternate_sign=False, norm=None, dtype=np.float32
        )
        self._weigh = TfidfTransformer(sublinear_tf=True)
        names = self._weigh.fit_transform(self._letters.transform([name for names in skills for name in names]))
        self._names = names.T.tocsr()

    def scores(self, texts: Sequence[str]) -> Vectors:
        """The cosine of each text with the most alike name of each skill (texts, skills), 0 to 1."""
        alike = (self._weigh.transform(self._letters.transform(texts)) @ self._names).toarray()
        return np.maximum.reduceat(np.asarray(alike, np.float32), self._starts, axis=1)
