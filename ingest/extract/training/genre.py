"""Which words tell news from an encyclopaedia: the weights of a naive Bayes classifier."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from ingest.extract.tagger.features import Genre
from ingest.extract.training.corpora import Sentence

SMOOTH: Final = 1.0
"""Added to every count, so that a word of one genre alone is no proof."""


def odds(sentences: Mapping[Genre, Sequence[Sentence]]) -> dict[str, float]:
    """How much each word speaks for news: the weights of a naive Bayes classifier, with one added to every count; nothing where there are not both."""
    if not {"news", "book"} <= sentences.keys():
        return {}
    counts = {
        genre: Counter(word.lower() for one in sentences[genre] for word in one.words if word.isalpha())
        for genre in ("news", "book")
    }
    words = sorted({word for count in counts.values() for word, times in count.items() if times > 1})
    totals = {genre: sum(count.values()) + SMOOTH * len(words) for genre, count in counts.items()}
    return {
        word: math.log((counts["news"][word] + SMOOTH) / totals["news"])
        - math.log((counts["book"][word] + SMOOTH) / totals["book"])
        for word in words
    }
