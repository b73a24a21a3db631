"""Which texts may name other skills than before, now that labels came, went or changed.

The matcher takes forms of one word for one word, and what it finds in a text depends on the labels in three ways only: by
those that the text has; by the other forms of a skill, which help to choose it; and by which words it knows and takes for
one, since labels have them. So a text is touched if it has all words of a form of a changed skill, or a word that is known
now and was not, or is one with others than before.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from ingest.extract.skills.forms import words
from ingest.extract.skills.numbers import NONE, Numbers


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
    wanted: dict[int, list[set[int]]] = defaultdict(list)
    for text in {form.text for form in had | has if (form.scheme, form.code) in changed}:
        if numbers := {either.number(word) for word in words(text)}:
            wanted[min(numbers)].append(numbers)

    def says_otherwise(text: str) -> bool:
        met = set(words(text))
        if any(map(renumbered, met)):
            return True
        there = set(map(either.number, met)) - {NONE}
        return any(numbers <= there for number in there & wanted.keys() for numbers in wanted[number])

    return says_otherwise


class _Words:
    """Which words are one word to the matcher, since labels have them."""

    def __init__(self, forms: Iterable[Form]) -> None:
        """Number the words of the forms."""
        told = {(word, form.language) for form in forms for word in words(form.text)}
        self._numbers = Numbers(told)
        self.number = self._numbers.of
        self._together: dict[int, set[str]] = defaultdict(set)
        for word, _ in told:
            self._together[self.number(word)].add(word)

    def one_with(self, word: str) -> set[str]:
        """The words of labels that are one with this one."""
        return self._together.get(self.number(word), set())
