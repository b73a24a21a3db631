"""The words of a document as rules see them: plain lists, so that looking at a neighbour costs nothing."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from spacy.tokens import Doc

from ingest.extract.lexicon.posts import GENERIC
from ingest.extract.tokens import DOUBTS, STARTS, TEXT, WORDS

Span = tuple[int, int]
"""The first word, and one past the last."""

_ROMAN: Final = re.compile(r"[IVX]{1,6}")


Name = tuple[int, int, str]
"""The first word of a name, one past the last, and whether it is a person's, an institution's or a place's."""


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
    spans: list[Name]
    shouts: bool = False
    """Whether all of it is in capitals, so that they tell nothing."""

    whispers: bool = False
    """Whether none of it is."""

    doubts: tuple[Span, ...] = ()
    """The characters of names of which the tagger is not sure."""

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
        """Whether the word can be an acronym: two letters or more, most of them capitals, no Roman number, and no ``PT``."""
        word = self.words[at]
        is_capital = not self.shouts and len(word) > 1 and sum(map(str.isupper, word)) > len(word) / 2
        return is_capital and not _ROMAN.fullmatch(word) and self.lower[at] not in GENERIC

    def is_at(self, at: int, words: Collection[str]) -> bool:
        """Whether the word at this place is one of these."""
        return 0 <= at < len(self.lower) and self.lower[at] in words

    def closing(self, at: int, longest: int = 9) -> int:
        """The bracket that closes the one at this word, or 0 where none is near."""
        for end in range(at + 1, min(at + longest, len(self.lower))):
            if self.lower[end] == ")":
                return end
        return 0

    def named(self, names: list[Name]) -> "View":
        """The same words with other names."""
        return replace(self, spans=names, entity=_entity(len(self.words), names))

    def without(self, places: Collection[Span]) -> "View":
        """The same without the names in these characters: they name nobody."""
        if not places:
            return self
        starts, ends = zip(*sorted(places), strict=True)
        reach = [0, *accumulate(ends, max)]  # how far those reach that begin so early
        return self.named([one for one in self.spans if reach[bisect_right(starts, self.begins[one[0]])] <= self.begins[one[0]]])

    def chars(self, start: int, end: int) -> Span:
        """The first character, and one past the last, of some words."""
        return self.begins[start], self.begins[end - 1] + len(self.words[end - 1])


def marked(doc: Doc) -> list[Name]:
    """The names that a model has marked in a document, in its order."""
    return [(span.start, span.end, span.label_) for span in doc.ents]


def of_words(words: Sequence[str], names: list[Name]) -> View:
    """A sentence of given words with its names."""
    begins = [0, *accumulate(len(word) + 1 for word in words[:-1])] if words else []
    text, lower = " ".join(words), [word.lower() for word in words]
    return View(text, list(words), lower, begins, _entity(len(words), names), names, text.isupper(), text.islower())


def view(doc: Doc, names: list[Name] | None = None, lower: list[str] | None = None) -> View:
    """The words of a document with its names, those that are marked or others."""
    words: list[str] = doc.user_data.get(WORDS) or [token.text for token in doc]
    begins: list[int] = doc.user_data.get(STARTS) or [token.idx for token in doc]
    text: str = doc.user_data.get(TEXT) or doc.text
    spans = marked(doc) if names is None else names
    doubts = tuple((begins[first], begins[after - 1] + len(words[after - 1])) for first, after in doc.user_data.get(DOUBTS, ()))
    lower = lower or list(map(str.lower, words))
    if spaces := [at for at, word in enumerate(words) if word.isspace()]:
        words, lower = words.copy(), lower.copy()
        for at in spaces:
            words[at] = lower[at] = "\n" if "\n" in words[at] or "\r" in words[at] else ""
        if not all(map(words.__getitem__, spaces)):
            kept = [at for at, word in enumerate(words) if word]
            place = {number: at for at, number in enumerate(kept)}
            spans = [
                (place[start], place[end - 1] + 1, label) for start, end, label in spans if start in place and end - 1 in place
            ]
            words, lower = [words[at] for at in kept], [lower[at] for at in kept]
            begins = [begins[at] for at in kept]
    return View(text, words, lower, begins, _entity(len(words), spans), spans, text.isupper(), text.islower(), doubts)


def _entity(words: int, names: list[Name]) -> list[int]:
    """For each word the number of the name it stands in, or -1."""
    entity = [-1] * words
    for number, (start, end, _) in enumerate(names):
        entity[start:end] = [number] * (end - start)
    return entity
