"""The windows of a sentence: runs of one to three words that may name a skill."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

LONGEST: Final = 3
"""Words of a window; longer ones were measured to be no better."""

_PLACEHOLDER = re.compile(r"<[^<>]{0,40}>")
_BREAK = re.compile(r"[,;:()!?•|]|\s[-–—]\s|\.(?=\s|$)")
_WORD = re.compile(r"\S+")

STOP: Final = frozenset({
    "a", "ability", "able", "about", "across", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "both", "but", "by",
    "can", "could", "did", "do", "does", "e.g", "each", "etc", "for", "from", "had", "has", "have", "he", "her", "his", "how", "i", "i.e", "if",
    "in", "include", "includes", "including", "into", "is", "it", "its", "may", "more", "most", "must", "my", "no", "not", "of", "on", "or", "other",
    "our", "out", "over", "per", "plus", "she", "should", "so", "such", "than", "that", "the", "their", "then", "there", "these", "they", "this",
    "those", "through", "to", "under", "up", "us", "very", "via", "was", "we", "well", "were", "what", "which", "who", "will", "with", "within",
    "would", "you", "your",
})  # fmt: skip
"""No window begins or ends with these."""


class Window(NamedTuple):
    """Words that stand together: their characters, and the first and last by their places among the sentence's words."""

    start: int
    end: int
    first: int
    last: int


class Split(NamedTuple):
    """A sentence's words, by their characters, and its windows."""

    words: list[tuple[int, int]]
    windows: list[Window]


def blank(sentence: str) -> str:
    """The sentence with placeholders (``<ORGANIZATION>``) blank, each character in its place."""
    return _PLACEHOLDER.sub(lambda found: " " * len(found[0]), sentence)


def split(sentence: str) -> Split:
    """The words between marks, and every run of one to three of them that no mark parts."""
    words: list[tuple[int, int]] = []
    windows: list[Window] = []
    at = 0
    for end, after in [*(found.span() for found in _BREAK.finditer(sentence)), (len(sentence), len(sentence))]:
        begun = len(words)
        words += [found.span() for found in _WORD.finditer(sentence, at, end)]
        windows += _runs(sentence, words, begun)
        at = after
    return Split(words, windows)


def _runs(sentence: str, words: list[tuple[int, int]], begun: int) -> Iterator[Window]:
    """The runs of the words from ``begun`` on, none of which begins or ends with a stop word."""
    telling = [sentence[start:end].lower() not in STOP for start, end in words[begun:]]
    for first in range(begun, len(words)):
        for last in range(first, min(first + LONGEST, len(words))):
            if telling[first - begun] and telling[last - begun]:
                yield Window(words[first][0], words[last][1], first, last)
