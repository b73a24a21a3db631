"""An Indonesian sentence word by word in English, so that it can be compared with English names of skills.

``model/glossary.csv`` holds some eleven hundred words and set phrases of Indonesian public service with their usual English
words (ours). The longest phrase counts; a word that is not listed is looked up by its stem; what is unknown stays as it is, since
names and loanwords often are the same. Each English word keeps the characters it stands for.
"""

import csv
import re
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

import snowballstemmer

from ingest.extract.lexicon.stems import LONGEST as LONGEST_WORD
from ingest.extract.lexicon.stems import WHOLE

FILE: Final = Path(__file__).parents[1] / "model" / "glossary.csv"

LONGEST: Final = 4
"""Words of the longest phrase that is listed."""

_WORD = re.compile(r"\w+(?:[-'’/&.+#]\w+)*[+#]*")


class Part(NamedTuple):
    """English words, by their characters in the gloss, and the characters of the sentence that they stand for."""

    start: int
    end: int
    from_start: int
    from_end: int


class Gloss(NamedTuple):
    """A sentence in English words."""

    text: str
    parts: tuple[Part, ...]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The characters of the sentence that some characters of the gloss stand for; where there are none, an empty span."""
        met = [part for part in self.parts if part.start < end and start < part.end]
        return (min(part.from_start for part in met), max(part.from_end for part in met)) if met else (0, 0)


class Glossary:
    """Words and set phrases with their English words."""

    def __init__(self, entries: dict[str, str]) -> None:
        """``entries``: Indonesian in lower case to English; an empty one is left out of a gloss."""
        self._exact = entries
        self._stems: dict[str, str] = {}
        for phrase, english in entries.items():
            self._stems.setdefault(stemmed(phrase.split()), english)

    def look(self, words: list[str]) -> str | None:
        """The English words for some words in lower case; None where they are not listed."""
        found = self._exact.get(" ".join(words))
        return self._stems.get(stemmed(words)) if found is None else found

    def gloss(self, sentence: str) -> Gloss:
        """The sentence in English words, its marks and its unknown words as they are."""
        words = [(match.start(), match.end()) for match in _WORD.finditer(sentence)]
        text, parts, at, place = "", list[Part](), 0, 0
        while place < len(words):
            size, english = self._longest(sentence, words[place : place + LONGEST])
            start, end = words[place][0], words[place + size - 1][1]
            text += sentence[at:start]
            if english:
                parts.append(Part(len(text), len(text) + len(english), start, end))
            text += english
            at, place = end, place + size
        return Gloss(text + sentence[at:], tuple(parts))

    def _longest(self, sentence: str, spans: list[tuple[int, int]]) -> tuple[int, str]:
        """How many of the next words are one entry, and its English; one word as it is where nothing is listed."""
        words = [sentence[start:end].casefold() for start, end in spans]
        for size in range(len(words), 0, -1):
            between = (sentence[one[1] : after[0]] for one, after in pairwise(spans[:size]))
            if all(gap.isspace() for gap in between):
                english = self.look(words[:size])
                if english is not None:
                    return size, english
        return 1, sentence[spans[0][0] : spans[0][1]]


@cache
def _stemmer() -> Any:
    return snowballstemmer.stemmer("indonesian")


@lru_cache(maxsize=1 << 14)
def _stem(word: str) -> str:
    """Snowball's stem of a word, unless it is another word's."""
    return word if word in WHOLE or len(word) > LONGEST_WORD or not word.isalpha() else str(_stemmer().stemWord(word))


def stemmed(words: list[str]) -> str:
    """Words by their Indonesian stems."""
    return " ".join(map(_stem, words))


@cache
def glossary() -> Glossary:
    """The glossary that ships with the package."""
    with FILE.open(encoding="utf-8", newline="") as lines:
        return Glossary({row["indonesian"]: row["english"] for row in csv.DictReader(lines)})
