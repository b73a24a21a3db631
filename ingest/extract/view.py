"""The words of a document as rules see them: plain lists, so that looking at a neighbour costs nothing."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Doc

Span = tuple[int, int]
"""The first word, and one past the last."""

_ROMAN: Final = re.compile(r"[IVX]{1,6}")


@dataclass(frozen=True, slots=True)
class View:
    """Words, the same in lower case, where each begins, and for each the number of the entity it stands in, or -1.

    White space is no word here, but a new line is (``\\n``): a sentence never runs over it.
    """

    text: str
    words: list[str]
    lower: list[str]
    begins: list[int]
    entity: list[int]
    spans: list[tuple[int, int, str]]
    shouts: bool = False
    """Whether all of it is in capitals, so that they tell nothing."""

    whispers: bool = False
    """Whether none of it is."""

    def __len__(self) -> int:
        """How many words."""
        return len(self.words)

    def starts(self, at: int, *labels: str) -> Span | None:
        """The entity of one of these kinds that begins at this word."""
        if 0 <= at < len(self.words) and (which := self.entity[at]) >= 0:
            start, end, label = self.spans[which]
            if start == at and label in labels:
                return start, end
        return None

    def ends(self, end: int, *labels: str) -> Span | None:
        """The entity of one of these kinds that ends before this word."""
        if 0 < end <= len(self.words) and (which := self.entity[end - 1]) >= 0:
            start, last, label = self.spans[which]
            if last == end and label in labels:
                return start, last
        return None

    def label(self, at: int) -> str:
        """The kind of the entity that the word stands in, or nothing."""
        return self.spans[self.entity[at]][2] if 0 <= at < len(self.words) and self.entity[at] >= 0 else ""

    def has_capital(self, at: int) -> bool:
        """Whether the word begins with a capital."""
        return self.words[at][:1].isupper()

    def is_short_form(self, at: int) -> bool:
        """Whether the word can be an acronym: two letters or more, most of them capitals, no Roman number."""
        word = self.words[at]
        return not self.shouts and len(word) > 1 and sum(map(str.isupper, word)) > len(word) / 2 and not _ROMAN.fullmatch(word)

    def is_at(self, at: int, words: Collection[str]) -> bool:
        """Whether the word at this place is one of these."""
        return 0 <= at < len(self.lower) and self.lower[at] in words

    def closing(self, at: int, longest: int = 9) -> int:
        """The bracket that closes the one at this word, or 0 where none is near."""
        for end in range(at + 1, min(at + longest, len(self.lower))):
            if self.lower[end] == ")":
                return end
        return 0

    def chars(self, start: int, end: int) -> Span:
        """The first character, and one past the last, of some words."""
        return self.begins[start], self.begins[end - 1] + len(self.words[end - 1])


def view(doc: Doc, leave_out: Collection[Span] = ()) -> View:
    """The words of a document with its people, institutions and places; ``leave_out`` are characters that name nobody."""
    kept = [(token.i, token.text, token.idx) for token in doc if "\n" in token.text or not token.is_space]
    place = {number: at for at, (number, _, _) in enumerate(kept)}
    words = ["\n" if word.isspace() else word for _, word, _ in kept]
    entity = [-1] * len(words)
    spans: list[tuple[int, int, str]] = []
    for span in doc.ents:
        if span.start in place and not any(start <= span.start_char < end for start, end in leave_out):
            start = place[span.start]
            end = place.get(span.end - 1, start) + 1
            entity[start:end] = [len(spans)] * (end - start)
            spans.append((start, end, span.label_))
    return View(
        doc.text,
        words,
        [word.lower() for word in words],
        [at for _, _, at in kept],
        entity,
        spans,
        doc.text.isupper(),
        doc.text.islower(),
    )
