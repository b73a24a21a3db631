"""Which texts may name other skills than before, now that labels came, went or changed.

The matcher takes words of one stem for one word, and what it finds in a text depends on the labels in three ways only: by
those that the text has; by the other forms of a skill, which help to choose it; and by which words it knows and takes for
one, since labels have them. So a text is touched if it has all words of a form of a changed skill, or a word that is known
now and was not, or is one with others than before.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from networkx.utils import UnionFind

from ingest.extract.stems import stem

Stem = tuple[str, str]
"""A language, and the stem of a word in it."""

_WORD: Final = re.compile(r"\w+(?:\+\+|#)?")


class Form(NamedTuple):
    """A form under which a skill is named, as it is kept to be compared."""

    scheme: str
    code: str
    text: str
    language: str
    digest: str
    """Of all that tells of the skill: with another digest it is a changed skill."""


def touched(before: Iterable[Form], after: Iterable[Form]) -> Callable[[str], bool]:
    """Tells of a text whether a matcher of the forms ``after`` may find something else in it than one of those ``before``.

    It errs to one side: where it says no, both find the same.
    """
    had, has = frozenset(before), frozenset(after)
    old, new, either = _Words(had), _Words(has), _Words(had | has)

    @cache
    def renumbered(word: str) -> bool:
        return old.one_with(word) != new.one_with(word)

    changed = {(form.scheme, form.code) for form in had ^ has}
    wanted: dict[Stem, list[list[frozenset[Stem]]]] = defaultdict(list)
    for text in {form.text for form in had | has if (form.scheme, form.code) in changed}:
        words = [either.roots(word) for word in set(words_of(text))]
        first = min(words, key=sorted, default=frozenset[Stem]())
        for root in first:
            wanted[root].append([word for word in words if word != first])

    def says_otherwise(text: str) -> bool:
        words = set(words_of(text))
        if any(map(renumbered, words)):
            return True
        there = frozenset[Stem]().union(*map(either.roots, words))
        return any(all(word & there for word in rest) for root in there & wanted.keys() for rest in wanted[root])

    return says_otherwise


def words_of(text: str) -> Iterator[str]:
    """The words of a text, in lower case."""
    for word in _WORD.findall(text):
        yield unicodedata.normalize("NFKC", word).casefold()


class _Words:
    """Which words are one word: those of one stem in a language of the labels, and those that a label's word joins."""

    def __init__(self, forms: Iterable[Form]) -> None:
        """Join the stems of the forms' words."""
        words: dict[str, set[str]] = defaultdict(set)
        for form in forms:
            for word in words_of(form.text):
                words[word].update((form.language,) if form.language else ("id", "en"))
        self.known = {(language, stem(word, language)) for word, languages in words.items() for language in languages}
        self._joined: UnionFind[Stem] = UnionFind(sorted(self.known))
        for word in sorted(words):
            both = _stems(word)
            if self.known.issuperset(both):
                self._joined.union(*both)
        self._together: dict[Stem, set[Stem]] = defaultdict(set)
        for one in self.known:
            self._together[self._joined[one]].add(one)

    def roots(self, word: str) -> frozenset[Stem]:
        """What stands for the words that may be one with this one."""
        return frozenset(self._joined[one] for one in _stems(word) if one in self.known)

    def one_with(self, word: str) -> set[Stem]:
        """The stems whose words are one with this one."""
        here = next((one for one in _stems(word) if one in self.known), None)
        return self._together[self._joined[here]] if here else set()


@lru_cache(maxsize=1 << 17)
def _stems(word: str) -> tuple[Stem, ...]:
    """A word's stem in each language, that which counts first."""
    return tuple((language, stem(word, language)) for language in ("id", "en"))
