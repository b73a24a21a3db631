"""How a label is written, and whether words of a text are that label: acronyms in capitals, names unbent."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from ingest.extract.lexicon.words import COMMON, FUNCTION

WORD: Final = re.compile(r"\w+(?:\+\+|#)?")
"""A word as labels have it: C++ and C# keep their marks."""

_APART: Final = re.compile(r"[.!?;:]\s|[()\[\]{}\"“”|•;!?]|\s[–—-]\s|\n\s*\n")
"""What ends a phrase: no label reaches over it."""


@lru_cache(maxsize=1 << 14)
def folded(word: str) -> str:
    """A word in lower case, compatibility characters resolved."""
    return unicodedata.normalize("NFKC", word).casefold()


def words(text: str) -> tuple[str, ...]:
    """The words of a text, in lower case."""
    return tuple(map(folded, WORD.findall(text)))


def content(text: str) -> set[str]:
    """The words of a text that mean something, in lower case."""
    return {word for word in words(text) if len(word) > 2 and word not in FUNCTION}


def bare(form: str) -> str:
    """A form without the qualifier in brackets that ends it."""
    return re.sub(r"(?<=\S)\s*\([^()]*\)\s*$", "", form) or form


@dataclass(frozen=True, slots=True)
class Form:
    """A label's words, and what each of them allows."""

    written: tuple[str, ...]
    folded: tuple[str, ...]
    acronyms: tuple[bool, ...]
    """Which words are in capitals: they are met in capitals alone."""
    names: tuple[bool, ...]
    """Which words are names."""
    rigid: tuple[bool, ...]
    """Which words have no other form."""
    comma: bool

    @classmethod
    def of(cls, text: str, language: str) -> "Form":
        """The form of a label; Indonesian ones may begin with a capital and are no names for that."""
        written = tuple(WORD.findall(text))
        names = tuple(any(map(str.isupper, word[1:])) or (language != "id" and word[0].isupper()) for word in written)
        rigid = names if len(written) > 1 or language == "id" else (True,) * len(written)
        acronyms = tuple(len(word) > 1 and word.isupper() for word in written)
        return cls(written, tuple(map(folded, written)), acronyms, names, rigid, "," in text)

    @property
    def everyday(self) -> bool:
        """Whether it is a single letter, or a word of everyday speech."""
        return len(self.folded) == 1 and (len(self.folded[0]) == 1 or self.folded[0] in COMMON)

    @property
    def acronym(self) -> bool:
        """Whether it is one acronym."""
        return self.acronyms == (True,)

    def fits(self, here: Sequence[str], text: str, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether words of a text, at ``spans``, with stems like those of the form, are it.

        Acronyms are so in capitals alone; names, and single English words, in no other form than their own.
        """
        for word, written, acronym, rigid in zip(here, self.written, self.acronyms, self.rigid, strict=True):
            if word != written and (acronym or (rigid and folded(word) != folded(written))):
                return False
        return len(spans) == 1 or self._holds(text, spans)

    def _holds(self, text: str, spans: Sequence[tuple[int, int]]) -> bool:
        """Whether nothing between the words parts them."""
        gaps = (text[end:start] for (_, end), (start, _) in pairwise(spans))
        return not any(gap != " " and (_APART.search(gap) or ("," in gap and not self.comma)) for gap in gaps)

    def exact(self, here: Sequence[str]) -> bool:
        """Whether the words are the form's own, whatever their case."""
        return tuple(map(folded, here)) == self.folded
