"""The tagger as a component of spaCy: names of a whole document, each paragraph in its language."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Final, cast

from spacy.tokens import Doc, Span

from ingest.extract import languages
from ingest.extract.lexicon.english_posts import CHIEFS
from ingest.extract.tagger.entities import Name, Tagger
from ingest.extract.tagger.features import Genre
from ingest.extract.tokens import BEGINS, DOUBTS, WORDS, is_degree

LIKELY: Final = 2 / 5
"""How likely a name is to be just so at least, for the rules not to doubt it. Of names that CRF and network together put between a third and this, 2 of 8 are
right on idner dev …"""

LIKELY_ALONE: Final = 1 / 3
"""… of those of the CRF alone 4 of 9, so that they are doubted only where it is more than twice as likely that they are not so."""

_TOGETHER: Final = 256
"""Documents that are read at once."""


class EntityRecognizer:
    """The component: sets ``doc.ents``, with the sentences and the text's own capitals as they are."""

    def __init__(self, tagger: Tagger | None = None) -> None:
        """Take a tagger, or the one that is shipped."""
        self.tagger = tagger or Tagger()

    def __call__(self, doc: Doc) -> Doc:
        """Mark the names in a document."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = _TOGETHER) -> Iterator[Doc]:
        """Mark the names in documents, some at a time: arrays are worth their while only when they are long."""
        stream = iter(docs)
        while batch := list(islice(stream, batch_size)):
            self._mark(batch)
            yield from batch

    def _mark(self, docs: Sequence[Doc]) -> None:
        sentences = [list(_sentences(doc.user_data[WORDS], doc.user_data[BEGINS])) for doc in docs]
        words = [
            [doc.user_data[WORDS][at] for at in places] for doc, found in zip(docs, sentences, strict=True) for places in found
        ]
        genres: list[Genre] = [
            genre for doc, found in zip(docs, sentences, strict=True) for genre in self._genres(doc.user_data[WORDS], found)
        ]
        named = zip(self.tagger.names(words, genres), genres, strict=True)
        for doc, found in zip(docs, sentences, strict=True):
            ents, doubts = list[Span](), list[tuple[int, int]]()
            for places in found:
                names, genre = next(named)
                for start, end, label, sure in _graphed(doc.user_data[WORDS], places, names):
                    ents.append(Span(doc, start, end, label=label))
                    if sure < (LIKELY_ALONE if genre == "english" or not self.tagger.beside else LIKELY):
                        doubts.append((start, end))
            doc.ents, doc.user_data[DOUBTS] = cast("Any", ents), doubts

    def _genres(self, words: Sequence[str], sentences: Sequence[Sequence[int]]) -> Iterator[Genre]:
        """By which rules each sentence is read: English by its paragraph's language, the others by the genre of what is not English."""
        spoken = languages.of(words[: languages.ENOUGH])
        paragraphs = [(words[part[0][0] : part[-1][-1] + 1], len(part)) for part in _paragraphs(words, sentences)]
        english = [languages.of(part[: languages.ENOUGH], spoken) == "en" for part, _ in paragraphs]
        genre = self.tagger.genre(
            [word for (part, _), is_english in zip(paragraphs, english, strict=True) if not is_english for word in part]
        )
        for (_, length), is_english in zip(paragraphs, english, strict=True):
            for _ in range(length):
                yield "english" if is_english else genre


def _paragraphs(words: Sequence[str], sentences: Sequence[Sequence[int]]) -> Iterator[list[Sequence[int]]]:
    """Sentences in a row with no new line between."""
    paragraph: list[Sequence[int]] = []
    for places in sentences:
        if paragraph and any("\n" in word for word in words[paragraph[-1][-1] + 1 : places[0]]):
            yield paragraph
            paragraph = []
        paragraph.append(places)
    if paragraph:
        yield paragraph


def _graphed(words: Sequence[str], places: Sequence[int], names: Iterable[Name]) -> Iterator[Name]:
    """The names of a sentence as a graph wants them, by the places of their words in the document; degrees behind a name are none, nor is ``CEO``."""
    for begin, end, label, sure in names:
        for first, after in graphed(words, places[begin], places[end - 1] + 1):
            while first < after and words[first].isupper() and words[first].lower() in CHIEFS:
                first += 1
            while first < after and words[after - 1].isupper() and words[after - 1].lower() in CHIEFS:
                after -= 1
            if first == after:
                continue
            if label == "LOC" or words[first - 1 : first] != [","] or not all(map(is_degree, words[first:after])):
                yield first, after, label, sure


def _sentences(words: Sequence[str], begins: Sequence[bool]) -> Iterator[list[int]]:
    """The places of the words of each sentence, without what is only space."""
    places: list[int] = []
    for at, (word, begin) in enumerate(zip(words, begins, strict=True)):
        if begin and places:
            yield places
            places = []
        if not word.isspace():
            places.append(at)
    if places:
        yield places


def graphed(words: Sequence[str], begin: int, end: int) -> Iterator[tuple[int, int]]:
    """A name as a graph wants it: without brackets, an institution and its short form apart, nothing but signs left out."""
    for at in range(begin, end + 1):
        if at == end or words[at] in "()[]":
            if any(word[0].isalnum() for word in words[begin:at]):
                yield begin, at
            begin = at + 1
