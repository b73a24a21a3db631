"""A number for each word: forms of one word have one number, words that were never told have none."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from ingest.extract.lexicon.stems import akin, key, stem

NONE: Final = 0
"""The number of a word that was never told."""


class Numbers:
    """Words in lower case, numbered from 1 by what they are forms of, in Indonesian (``id``) and English (``en``).

    A word that is told in both languages joins the forms of each.
    """

    def __init__(self, told: Iterable[tuple[str, str]]) -> None:
        """Number words, each told with its language; an empty one stands for both."""
        self._words: dict[str, int] = {}
        self._indonesian: dict[str, list[str]] = defaultdict(list)
        self._english: dict[str, str] = {}
        joined: dict[str, str] = {}
        for word, language in sorted(set(told)):
            joined.setdefault(word, word)
            for other in self._forms(word, language):
                joined[_leader(joined, word)] = _leader(joined, other)
            if language != "en":
                self._indonesian[key(word)].append(word)
            if language != "id":
                self._english.setdefault(stem(word), word)
        leaders: dict[str, int] = {}
        for word in joined:
            self._words[word] = leaders.setdefault(_leader(joined, word), len(leaders) + 1)
        self.most = len(leaders)
        """The largest number."""

    def of(self, word: str) -> int:
        """The number of a word in lower case: its own, else that of its Indonesian forms, else of its English ones."""
        number = self._words.get(word)
        if number is None:
            number = next((self._words[other] for other in self._forms(word, "")), NONE)
        return number

    def learn(self, words: Iterable[str]) -> None:
        """Number further words that have no number yet, each with its English forms."""
        for word in words:
            if self.of(word) == NONE:
                self.most += 1
                self._words[word] = self.most
                self._english.setdefault(stem(word), word)

    def _forms(self, word: str, language: str) -> list[str]:
        """Words told before of which a word is a form; the Indonesian ones first."""
        found = [other for other in self._indonesian.get(key(word), ()) if akin(word, other)] if language != "en" else []
        if language != "id" and (other := self._english.get(stem(word))):
            found.append(other)
        return found


def _leader(joined: dict[str, str], word: str) -> str:
    """The word that stands for all that a word was joined with (a forest of disjoint sets; Tarjan 1975)."""
    while joined[word] != word:
        joined[word] = word = joined[joined[word]]
    return word
