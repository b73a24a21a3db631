"""A document as lists, for what looks at every word of it."""

from dataclasses import dataclass
from typing import Final

SMALL: Final = frozenset(["dan", "di", "untuk", "bagi", "of", "and", "the", "for", "in", "on", ",", "(", ")", ".", "-", "&", "/"])
"""Words and signs that names contain besides capitals and numbers."""


@dataclass(frozen=True, slots=True)
class Written:
    """A document as lists: a ``Token`` for each word takes longer than looking at it."""

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    begins: list[bool]

    def is_joined(self, at: int) -> bool:
        """Whether no blank and no sign stand before a word."""
        begin = self.starts[at]
        return begin > 0 and _is_of_word(self.text[begin - 1]) and _is_of_word(self.text[begin])

    def goes_on(self, at: int) -> bool:
        """Whether a name that began before a word may have it: in the same sentence a capital, a number or a small word of names."""
        if at >= len(self.words) or self.begins[at]:
            return False
        word = self.words[at]
        return word[0].isupper() or word in SMALL or word[0].isdigit()

    def chars(self, start: int, end: int) -> str:
        """Some words as they are written."""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])]


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "&" or sign == "_"
