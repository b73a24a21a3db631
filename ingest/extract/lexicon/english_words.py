"""What an English word is by itself: its kind, how often it begins with a capital, and which words stand where it stands (Brown et al. 1992)."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from ingest.extract.lexicon.word_kinds import UNKNOWN, read

FILE: Final = Path(__file__).parents[1] / "model" / "english_words.txt.gz"
"""A line for each kind, share of capitals and cluster, behind it the words: as it was when the tagger learnt, whatever lists say since."""

CAPITALS: Final = (0.1, 0.5, 0.9)
"""Shares of capitals from which on a word has the next sign: ``0`` below the first, ``3`` from the last on, nearly always a name."""

STEPS: Final = (4, 7, 11)
"""How far a path in the tree of clusters is looked at, beside the whole: the shorter, the more words share it."""


@lru_cache(maxsize=1)
def english_words() -> dict[str, str]:
    """Of each word that is known, in lower case: the signs of its kind and of its share of capitals, and its path in the tree of clusters, if it has one."""
    return read(FILE)


def english_kind(word: str) -> str:
    """The kind of a word in lower case, as in ``word_kinds``: other words are common in English (*will*) than in Indonesian (*budi*)."""
    return english_words().get(word, UNKNOWN)[0]


def english_about(word: str) -> str:
    """The sign of the share of capitals and the path (``3011001``) of a word in lower case; nothing of one that is not known."""
    return english_words().get(word, "")[1:]


def english_features(what: str) -> Iterator[str]:
    """What a share of capitals and a path show; that a word is not known is a sign as well."""
    yield f"C{what[:1]}"
    if path := what[1:]:
        yield from (f"c{step}={path[:step]}" for step in STEPS)
        yield f"c={path}"
