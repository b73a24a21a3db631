"""A text as a row of numbers, one a word, and the way back from a word's place to its characters."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property
from itertools import accumulate
from operator import add
from typing import Final

from ingest.extract.skills.forms import WORD, words
from ingest.extract.skills.numbers import Numbers

WIDTH: Final = 2
"""Characters that a number takes: an automaton's node seeks its followers one by one, so that two digits of a hundred
values each are met five times as fast as one of ten thousand."""
_LONGEST_PIECE: Final = 64
_MOST_PIECES: Final = 300_000
"""Different pieces of text remembered, about 40 MB; then the memory begins anew."""
_STRIDE: Final = 32
"""Pieces that are counted together: a text has few labels, and most pieces are never asked for."""
_NEAR: Final = 15
"""Words before and after a label that tell what is meant: a sentence, more or less."""


class Codes(dict[str, str]):
    """What a piece of text is to the automaton: a number for each of its words."""

    def __init__(self, told: Iterable[tuple[str, str]]) -> None:
        """Number the words of labels, each told with its language."""
        super().__init__()
        self.numbers = Numbers(told)
        self._base = int(self.numbers.most**0.5) + 1
        self._written: dict[str, str] = {}
        """One string for all pieces with the same words: most have no label's, and one string stays at hand."""

    def __missing__(self, piece: str) -> str:
        """Take a new piece apart, and remember it."""
        code = "".join(map(self.word, words(piece)))
        if len(piece) <= _LONGEST_PIECE:
            if len(self) >= _MOST_PIECES:
                self.clear()
                self._written.clear()
            self[piece] = code = self._written.setdefault(code, code)
        return code

    def word(self, word: str) -> str:
        """The number of a word in lower case, its digits apart."""
        first, second = divmod(self.numbers.of(word), self._base)
        return chr(1 + self._base + first) + chr(1 + second)


class Text:
    """A text in pieces, which tells where its words stand."""

    def __init__(self, text: str, codes: Codes) -> None:
        """Take a text apart at its spaces."""
        self.text = text
        self._pieces = text.replace("\n", " ").replace("\t", " ").split(" ")
        self._codes = list(map(codes.__getitem__, self._pieces))
        self.code = "".join(self._codes)

    @cached_property
    def _passed(self) -> tuple[list[int], list[int]]:
        """How many characters of ``code``, and of the text, end before every ``_STRIDE``-th piece."""
        firsts = range(0, len(self._pieces), _STRIDE)
        codes = [len("".join(self._codes[first : first + _STRIDE])) for first in firsts]
        signs = [len(" ".join(self._pieces[first : first + _STRIDE])) + 1 for first in firsts]
        return list(accumulate(codes, initial=0)), list(accumulate(signs, initial=0))

    @cached_property
    def _within(self) -> dict[int, list[tuple[int, int]]]:
        """The words of the pieces that were looked into."""
        return {}

    def span(self, first: int, after: int) -> tuple[int, int]:
        """The characters from one word to before another, by their places among all words."""
        start, end = self._word(first)
        return (start, end) if after == first + 1 else (start, self._word(after - 1)[1])

    def _word(self, word: int) -> tuple[int, int]:
        codes, signs = self._passed
        stride = bisect_right(codes, word * WIDTH) - 1
        left, begun, piece = word * WIDTH - codes[stride], signs[stride], stride * _STRIDE
        while left >= (size := len(self._codes[piece])):
            left -= size
            begun += len(self._pieces[piece]) + 1
            piece += 1
        if (whole := self._pieces[piece]).isalnum():
            return begun, begun + len(whole)
        if piece not in self._within:
            self._within[piece] = [found.span() for found in WORD.finditer(whole)]
        start, end = self._within[piece][left // WIDTH]
        return begun + start, begun + end

    def near(self, first: int, after: int) -> set[str]:
        """The numbers of the words around some words."""
        code = self.code[max(0, first - _NEAR) * WIDTH : first * WIDTH] + self.code[after * WIDTH : (after + _NEAR) * WIDTH]
        return set(map(add, code[::WIDTH], code[1::WIDTH]))

    def has_near(self, first: int, after: int, numbers: re.Pattern[str]) -> bool:
        """Whether a word around some words has one of the numbers; the digits of a number are of two ranges, so none is met askew."""
        before = numbers.search(self.code, max(0, first - _NEAR) * WIDTH, first * WIDTH)
        return bool(before or numbers.search(self.code, after * WIDTH, (after + _NEAR) * WIDTH))
