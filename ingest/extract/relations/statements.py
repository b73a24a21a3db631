"""What people said or did, as a text tells it: a sentence and a person beside a verb (``telling``). Evidence of a weaker kind.

What the sentence is about is for the matcher of skills to say.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from ingest.extract.document import Speech
from ingest.extract.relations.telling import Told, before, behind, is_fronted
from ingest.extract.tokens import is_degree
from ingest.extract.view import Span, View

_LONGEST: Final = 120
"""Words to either side that a sentence is looked for."""
_ENDS: Final = frozenset(".!?…")
_CLOSING: Final = frozenset("\"'”’)]»")


def statements(text: View) -> list[Speech]:
    """Each person beside a verb of saying or doing, with the sentence."""
    people = [
        (start, end) for start, end, label in text.spans if label == "PER" and not all(map(is_degree, text.words[start:end]))
    ]
    begins = list(_begins(text)) if people else []
    sentences = [_sentence(text, begins, *person) for person in people]
    return [
        _speech(text, person, sentence, told)
        for person, sentence, told in zip(people, sentences, _told(text, people, sentences), strict=True)
        if told
    ]


def _told(text: View, people: Sequence[Span], sentences: Sequence[Span]) -> Iterator[Told | None]:
    """What is told of each person. A verb tells of one: of who is named behind it, unless it follows another's name at once."""
    ahead = [behind(text, end, last) for (_, end), (_, last) in zip(people, sentences, strict=True)]
    fronted = {told.verb for told in ahead if told and is_fronted(text, told)}
    back = [before(text, start, first) for (start, _), (first, _) in zip(people, sentences, strict=True)]
    inverted = {told.verb for told in back if told} - fronted
    for one, other in zip(back, ahead, strict=True):
        yield one if one and one.verb in inverted else other if other and other.verb not in inverted else None


def _speech(text: View, person: Span, sentence: Span, told: Told) -> Speech:
    first, last = text.chars(*sentence)
    start, end = text.chars(*person)
    return Speech(
        start=first, end=last, text=text.text[first:last], kind=told.kind,
        person=text.text[start:end], person_start=start, person_end=end,
    )  # fmt: skip


def _begins(text: View) -> Iterator[int]:
    """The words that begin a sentence: those on a new line, and those behind a full stop, its quotation mark and a blank that are not in lower case."""
    yield 0
    for at, word in enumerate(text.lower[:-1]):
        if word == "\n":
            yield at + 1
        elif word[0] in _ENDS:
            after = at + 1
            while after < len(text) and text.lower[after] in _CLOSING and not _is_apart(text, after):
                after += 1
            if after < len(text) and _is_apart(text, after) and not text.words[after][0].islower() and not _is_number(text, at):
                yield after


def _is_apart(text: View, at: int) -> bool:
    """Whether a blank stands before a word: none does in ``KOMPAS.com``."""
    return text.begins[at] > text.begins[at - 1] + len(text.words[at - 1])


def _is_number(text: View, stop: int) -> bool:
    """Whether a full stop is of a short form before a number: ``Rp. 5``."""
    return text.words[stop + 1][0].isdigit() and stop > 0 and len(text.words[stop - 1]) <= 2 and text.has_capital(stop - 1)


def _sentence(text: View, begins: Sequence[int], start: int, end: int) -> Span:
    """The sentence around some words, by the first words of all."""
    first = max(start - _LONGEST, begins[bisect_right(begins, start) - 1])
    after = bisect_left(begins, end)
    last = min(end + _LONGEST, begins[after] if after < len(begins) else len(text))
    while last > end and text.lower[last - 1] == "\n":
        last -= 1
    return first, last
