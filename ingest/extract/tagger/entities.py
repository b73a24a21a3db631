"""People, institutions and places: a linear-chain CRF (Lafferty et al. 2001), one for Indonesian, with a small network beside it, and one for English.

CRF and network are experts of one product (Hinton 2002): a labelling is as likely as the CRF says it is to the power of 1 - ``SHARE``, times what the network
says of each label to the power of ``SHARE``; so the CRF's scores and moves are scaled, and the network's logarithms are added.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from ingest.extract import languages
from ingest.extract.lexicon.english_posts import NO_NAMES
from ingest.extract.tagger import network
from ingest.extract.tagger.chain import Floats, Likelihoods, viterbi
from ingest.extract.tagger.features import EDGE, Genre, is_cased
from ingest.extract.tagger.network import SHARE, Network
from ingest.extract.tagger.weights import ENGLISH_MODEL, Model, load
from ingest.extract.tagger.words import Words

_JUDGED: Final = 500
"""Words by which a genre is judged …"""

_BOOKISH: Final = 3.0
"""… and how much they must speak for an encyclopaedia, as a logarithm of odds: what is read is mostly news, and a few words make naive Bayes too sure. On
idner dev and NERGrit valid 1 to 4 do alike, each sentence judged by itself."""

_TOGETHER: Final = 256
"""Sentences that are tagged at once …"""

_AT_ONCE: Final = 16_384
"""… and words, counted as many in each as in the longest, but for one sentence that has more by itself."""

_ENDLESS: Final = 1_000
"""Words of a sentence beyond which the CRF alone tags it: none in a text is as long, and the network would read it word by word."""

Name = tuple[int, int, str, float]
"""First word, one past the last, label, and how likely it is: that it is one, of its kind, and begins and ends there."""


@dataclass(frozen=True)
class _Batch:
    """Sentences that are tagged at once, with what the features say and the best paths."""

    known: Words
    members: list[int]
    """Which ones of those given."""
    lengths: list[int]
    scores: Floats
    """As ``viterbi`` takes them."""
    paths: list[list[int]]


class Tagger:
    """Tags sentences of words with IOB tags: ``B-PER``, ``I-PER``, …, ``O``."""

    def __init__(self, indonesian: Model | None = None, english: Model | None = None) -> None:
        """Take models, without a network, or those that are shipped; the English one and the network are read when there is something to read by them."""
        self.indonesian = indonesian or load()
        self._is_shipped = indonesian is None
        self._given = english
        self._known: dict[tuple[bool, Genre, bool], Words] = {}

    @cached_property
    def english(self) -> Model:
        """The model for English."""
        return self._given or load(ENGLISH_MODEL)

    @cached_property
    def beside(self) -> Network | None:
        """The network beside the Indonesian model."""
        return network.load() if self._is_shipped else None

    def genre(self, words: Sequence[str]) -> Genre:
        """Whether an Indonesian text reads like news or like an encyclopaedia: a naive Bayes classifier over its words."""
        odds = self.indonesian.genre
        return "news" if sum(odds.get(word.lower(), 0.0) for word in words[:_JUDGED]) >= -_BOOKISH else "book"

    def tags(self, sentences: Sequence[Sequence[str]], genres: Sequence[Genre] | None = None) -> list[list[str]]:
        """The tags of each sentence; without genres each is judged by itself."""
        found: list[list[str]] = [[]] * len(sentences)
        for batch in self._batches(sentences, genres or [self._alone(words) for words in sentences]):
            for at, path in zip(batch.members, batch.paths, strict=True):
                found[at] = _tags(batch.known.model, path)
        return found

    def names(self, sentences: Sequence[Sequence[str]], genres: Sequence[Genre] | None = None) -> list[list[Name]]:
        """The names of each sentence; one whose ``beginning`` is another word is as likely as that its words are within one, which ends there."""
        found: list[list[Name]] = [[]] * len(sentences)
        for batch in self._batches(sentences, genres or [self._alone(words) for words in sentences]):
            marked = [list(spans(_tags(batch.known.model, path))) for path in batch.paths]
            named = [place for place, names in enumerate(marked) if names]
            if not named:
                continue
            likely = Likelihoods(batch.scores[named], [batch.lengths[place] for place in named], batch.known.moves)
            for at, place in enumerate(named):
                words, path = sentences[batch.members[place]], batch.paths[place]
                names = found[batch.members[place]] = []
                for begin, end, label in marked[place]:
                    first = beginning(words, begin, end, label) if batch.known.genre == "english" else begin
                    names.append((first, end, label, likely.of(at, first, path[first:end], batch.known.model.inside(label))))
        return found

    def likelihoods(self, sentences: Sequence[Sequence[str]], genres: Sequence[Genre]) -> list[Floats]:
        """How likely each label is for each word of each sentence, (words, labels); no sentence may be empty."""
        found: list[Floats] = [np.zeros((0, 0), np.float32)] * len(sentences)
        for batch in self._batches(sentences, genres):
            each = Likelihoods(batch.scores, batch.lengths, batch.known.moves).each()
            for at, length, likely in zip(batch.members, batch.lengths, each, strict=True):
                found[at] = likely[:length]
        return found

    def _alone(self, words: Sequence[str]) -> Genre:
        """That of a sentence of which nothing else is known."""
        return "english" if languages.of(words) == "en" else self.genre(words)

    def _words(self, cased: bool, genre: Genre, endless: bool) -> Words:
        key = (cased, genre, endless)
        if key not in self._known:
            is_english = genre == "english"
            beside = None if is_english or endless else self.beside
            self._known[key] = Words(self.english if is_english else self.indonesian, beside, cased, genre)
        return self._known[key]

    def _batches(self, sentences: Sequence[Sequence[str]], genres: Sequence[Genre]) -> Iterator[_Batch]:
        """Sentences that are read alike and have about one length together."""
        readings: dict[tuple[bool, Genre, bool], list[int]] = {}
        for at, (words, genre) in enumerate(zip(sentences, genres, strict=True)):
            if words:
                readings.setdefault((is_cased(words), genre, genre != "english" and len(words) > _ENDLESS), []).append(at)
        for key, members in readings.items():
            members.sort(key=lambda at: len(sentences[at]), reverse=True)
            first = 0
            while first < len(members):
                some = members[first : first + max(1, min(_TOGETHER, _AT_ONCE // len(sentences[members[first]])))]
                yield _batch(self._words(*key), some, [sentences[at] for at in some])
                first += len(some)


def _batch(known: Words, members: list[int], sentences: list[Sequence[str]]) -> _Batch:
    row: list[str] = []
    begins: list[int] = []
    for words in sentences:
        row += (EDGE, EDGE)
        begins.append(len(row))
        row += words
    row += (EDGE, EDGE)
    numbers = np.array(known.numbers(row))
    lengths = [len(words) for words in sentences]
    padded = _padded(known.scores(numbers), begins, lengths)
    if known.beside:
        inputs = _padded(known.inputs[numbers].astype(np.float32), begins, lengths)
        padded *= 1 - SHARE
        padded += SHARE * known.beside.likelihoods(inputs, lengths)
    return _Batch(known, members, lengths, padded, list(viterbi(padded, lengths, known.moves)))


def _padded(rows: Floats, begins: Sequence[int], lengths: Sequence[int]) -> Floats:
    """The rows of each sentence, (sentences, words, …), as many as the longest has."""
    found = np.zeros((len(lengths), max(lengths), rows.shape[1]), np.float32)
    for at, (begin, length) in enumerate(zip(begins, lengths, strict=True)):
        found[at, :length] = rows[begin : begin + length]
    return found


def _tags(model: Model, path: Sequence[int]) -> list[str]:
    return valid([model.labels[label] for label in path])


def valid(tags: list[str]) -> list[str]:
    """Tags in which every name begins with ``B-``."""
    before = "O"
    for at, tag in enumerate(tags):
        if tag[0] == "I" and before[2:] != tag[2:]:
            tags[at] = "B" + tag[1:]
        before = tag
    return tags


def spans(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First word, one past the last, label of each name that IOB tags mark."""
    begin = 0
    label = ""
    for at, tag in enumerate([*tags, "O"]):
        if label and (tag[0] != "I" or tag[2:] != label):
            yield begin, at, label
            label = ""
        if tag != "O" and not label:
            begin, label = at, tag[2:]


def beginning(words: Sequence[str], begin: int, end: int, label: str) -> int:
    """The first word of an English name: of a person the first that is no post, of an institution the first with a capital that is no article."""
    if label == "PER":
        return next((at for at in range(begin, end) if words[at].lower() not in NO_NAMES), begin)
    if label == "ORG":
        return next((at for at in range(begin, end) if not words[at].islower() and words[at] != "The"), begin)
    return begin
