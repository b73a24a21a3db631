"""People, institutions and places: a linear-chain CRF (Lafferty et al. 2001), one for Indonesian, with a small network beside it, and one for English.

python-crfsuite finds the weights; they are summed here, once for each word and then by whole arrays, since asking
its tagger word by word is what takes the time. The model is a file of arrays: no code comes out of it.

CRF and network are experts of one product (Hinton 2002): a labelling is as likely as the CRF says it is to the power of 1 - ``SHARE``, times what the network
says of each label to the power of ``SHARE``; so the CRF's scores and moves are scaled, and the network's logarithms are added.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from ingest.extract import languages
from ingest.extract.lexicon.english_posts import NO_NAMES
from ingest.extract.tagger import network
from ingest.extract.tagger.chain import Floats, Likelihoods, viterbi
from ingest.extract.tagger.features import EDGE, PLACES, Genre, about, about_features, is_cased, normal, seen, word_features
from ingest.extract.tagger.network import SHARE, Network

MODEL: Final = Path(__file__).parents[1] / "model" / "entities.npz"
ENGLISH_MODEL: Final = MODEL.with_name("english.npz")

PAIRS: Final = (-1, 0, 1, 2)
SHAPES: Final = (0, 1)
CHAINS: Final = (*(f"ww{place}" for place in PAIRS), *(f"ss{place}" for place in SHAPES), "sss")
"""The tables of pairs and triples: ``ww`` of words, ``ss`` and ``sss`` of shapes, and from which place they are seen."""

_KNOWN: Final = 50_000
"""Words whose weights are kept; beyond it all are forgotten and summed anew, so that memory stays bounded."""

_JUDGED: Final = 500
"""Words by which a genre is judged …"""

_BOOKISH: Final = 3.0
"""… and how much they must speak for an encyclopaedia, as a logarithm of odds: what is read is mostly news, and a few words make naive Bayes too sure. On
idner dev and NERGrit valid 1 to 4 do alike, each sentence judged by itself."""

_TOGETHER: Final = 256
"""Sentences that are tagged at once …"""

_AT_ONCE: Final = 16_384
"""… and words, counted as many in each as in the longest, but for one sentence that has more by itself."""

_SUMMED: Final = 2_000
"""New words whose rows of the network are gathered at once."""

_ENDLESS: Final = 1_000
"""Words of a sentence beyond which the CRF alone tags it: none in a text is as long, and the network would read it word by word."""

Integers = NDArray[np.int64]


@dataclass(frozen=True)
class Model:
    """The weights of a trained tagger."""

    labels: tuple[str, ...]
    moves: Floats
    """From a label to the next, (labels, labels)."""
    words: dict[str, int]
    """A place and a feature of a word, to its row."""
    weights: Floats
    """A row for each feature, (features, labels)."""
    vocabulary: dict[str, int]
    """Normal words that stand in a pair, numbered from 1."""
    shapes: dict[str, int]
    """Shapes, numbered from 1."""
    chains: dict[str, tuple[Integers, Floats]]
    """Pairs and triples as sorted numbers, and a row of weights for each, and one of zeros at the end."""
    genre: dict[str, float]
    """How much a word speaks for news (above zero) or for an encyclopaedia, as a logarithm of odds; empty where there is one genre."""

    def inside(self, label: str) -> int | None:
        """The number of the tag of words within a name."""
        return self.labels.index(f"I-{label}") if f"I-{label}" in self.labels else None


def load(path: Path = MODEL) -> Model:
    """Read a model from its file.

    Raises:
        FileNotFoundError: there is none.
    """
    with np.load(path, allow_pickle=False) as stored:
        arrays = dict(stored)

    def texts(name: str) -> list[str]:
        return str(arrays[name].tobytes(), "utf-8").split("\n") if arrays[name].size else []

    def rows(name: str) -> Floats:
        found = arrays[name].astype(np.float32) * np.float32(arrays["unit"])
        return np.vstack([found, np.zeros((1, found.shape[1]), np.float32)])

    return Model(
        labels=tuple(texts("labels")),
        moves=arrays["moves"],
        words={name: at for at, name in enumerate(texts("words"))},
        weights=rows("words.rows"),
        vocabulary={word: at for at, word in enumerate(texts("vocabulary"), 1)},
        shapes={form: at for at, form in enumerate(texts("shapes"), 1)},
        chains={name: (arrays[f"{name}.keys"], rows(f"{name}.rows")) for name in CHAINS},
        genre=dict(zip(texts("genre.words"), map(float, arrays["genre.odds"]), strict=True)),
    )


class _View:
    """The words met so far under one reading of capitals and one genre: the sum of their weights from each place."""

    def __init__(self, model: Model, beside: Network | None, cased: bool, genre: Genre) -> None:
        self.model, self.beside, self.cased = model, beside, cased
        self.genre: Genre = genre
        self.moves = model.moves * (1 - SHARE) if beside else model.moves
        self.known: dict[str, int] = {}
        size = 1024
        self.rows = np.zeros((size, len(PLACES), len(model.labels)), np.float32)
        self.pair = np.zeros((2, size), np.int64)
        self.inputs = np.zeros((size, len(beside.base) if beside else 0), np.float16)
        self.about: dict[str, tuple[Floats, list[str]]] = {}

    def numbers(self, words: Sequence[str]) -> list[int]:
        """The row of each word, learnt where it is new."""
        if len(self.known) > _KNOWN:
            self.known.clear()
        if new := dict.fromkeys(word for word in words if word not in self.known):
            self._learn(list(new))
        return [self.known[word] for word in words]

    def _learn(self, words: list[str]) -> None:
        """Sum the weights of new words, all at once."""
        first = len(self.known)
        while first + len(words) > len(self.rows):
            self.rows = np.concatenate([self.rows, np.zeros_like(self.rows)])
            self.pair = np.concatenate([self.pair, np.zeros_like(self.pair)], axis=1)
            self.inputs = np.concatenate([self.inputs, np.zeros_like(self.inputs)])
        where, rows = list[int](), list[int]()
        sums, shown = self.rows[first : first + len(words)], list[list[str]]()
        for at, word in enumerate(words, first):
            sums[at - first], of_itself = self._about(about(word, self.genre))
            shown.append([*of_itself])
            for place, name in word_features(word, self.cased, self.genre):
                row = self.model.words.get(f"{place}{name}")
                if row is not None:
                    where.append((at - first) * len(PLACES) + place - PLACES[0])
                    rows.append(row)
                if place == 0:
                    shown[-1].append(name)
            self.pair[0, at] = self.model.vocabulary.get(normal(word), 0)
            self.pair[1, at] = self.model.shapes.get(seen(word, self.cased, self.genre), 0)
            self.known[word] = at
        np.add.at(sums.reshape(-1, sums.shape[2]), np.array(where, np.int64), self.model.weights[rows])
        if self.beside:
            for at in range(0, len(words), _SUMMED):
                some = slice(at, at + _SUMMED)
                self.inputs[first : first + len(words)][some] = self.beside.inputs(words[some], shown[some], self.cased)

    def _about(self, what: str) -> tuple[Floats, list[str]]:
        """The weights of a class and traits from each place, (places, labels), and what they show of the word itself: few differ, so that each sum is made once."""
        if what not in self.about:
            sums, of_itself = np.zeros(self.rows.shape[1:], np.float32), list[str]()
            for place, name in about_features(what):
                sums[place - PLACES[0]] += self.model.weights[self.model.words.get(f"{place}{name}", -1)]
                if place == 0:
                    of_itself.append(name)
            self.about[what] = (sums, of_itself)
        return self.about[what]


Name = tuple[int, int, str, float]
"""First word, one past the last, label, and how likely it is: that it is one, of its kind, and begins and ends there."""


@dataclass(frozen=True)
class _Batch:
    """Sentences that are tagged at once, with what the features say and the best paths."""

    view: _View
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
        self._views: dict[tuple[bool, Genre, bool], _View] = {}

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
                found[at] = _tags(batch.view.model, path)
        return found

    def names(self, sentences: Sequence[Sequence[str]], genres: Sequence[Genre] | None = None) -> list[list[Name]]:
        """The names of each sentence; one whose ``beginning`` is another word is as likely as that its words are within one, which ends there."""
        found: list[list[Name]] = [[]] * len(sentences)
        for batch in self._batches(sentences, genres or [self._alone(words) for words in sentences]):
            marked = [list(spans(_tags(batch.view.model, path))) for path in batch.paths]
            named = [place for place, names in enumerate(marked) if names]
            if not named:
                continue
            likely = Likelihoods(batch.scores[named], [batch.lengths[place] for place in named], batch.view.moves)
            for at, place in enumerate(named):
                words, path = sentences[batch.members[place]], batch.paths[place]
                names = found[batch.members[place]] = []
                for begin, end, label in marked[place]:
                    first = beginning(words, begin, end, label) if batch.view.genre == "english" else begin
                    names.append((first, end, label, likely.of(at, first, path[first:end], batch.view.model.inside(label))))
        return found

    def likelihoods(self, sentences: Sequence[Sequence[str]], genres: Sequence[Genre]) -> list[Floats]:
        """How likely each label is for each word of each sentence, (words, labels); no sentence may be empty."""
        found: list[Floats] = [np.zeros((0, 0), np.float32)] * len(sentences)
        for batch in self._batches(sentences, genres):
            each = Likelihoods(batch.scores, batch.lengths, batch.view.moves).each()
            for at, length, likely in zip(batch.members, batch.lengths, each, strict=True):
                found[at] = likely[:length]
        return found

    def _alone(self, words: Sequence[str]) -> Genre:
        """That of a sentence of which nothing else is known."""
        return "english" if languages.of(words) == "en" else self.genre(words)

    def _view(self, cased: bool, genre: Genre, endless: bool) -> _View:
        key = (cased, genre, endless)
        if key not in self._views:
            is_english = genre == "english"
            beside = None if is_english or endless else self.beside
            self._views[key] = _View(self.english if is_english else self.indonesian, beside, cased, genre)
        return self._views[key]

    def _batches(self, sentences: Sequence[Sequence[str]], genres: Sequence[Genre]) -> Iterator[_Batch]:
        """Sentences of one view and about one length together."""
        views: dict[tuple[bool, Genre, bool], list[int]] = {}
        for at, (words, genre) in enumerate(zip(sentences, genres, strict=True)):
            if words:
                views.setdefault((is_cased(words), genre, genre != "english" and len(words) > _ENDLESS), []).append(at)
        for key, members in views.items():
            members.sort(key=lambda at: len(sentences[at]), reverse=True)
            first = 0
            while first < len(members):
                some = members[first : first + max(1, min(_TOGETHER, _AT_ONCE // len(sentences[members[first]])))]
                yield _batch(self._view(*key), some, [sentences[at] for at in some])
                first += len(some)


def _batch(view: _View, members: list[int], sentences: list[Sequence[str]]) -> _Batch:
    row: list[str] = []
    begins: list[int] = []
    for words in sentences:
        row += (EDGE, EDGE)
        begins.append(len(row))
        row += words
    row += (EDGE, EDGE)
    numbers = np.array(view.numbers(row))
    lengths = [len(words) for words in sentences]
    padded = _padded(_scores(view, numbers), begins, lengths)
    if view.beside:
        inputs = _padded(view.inputs[numbers].astype(np.float32), begins, lengths)
        padded *= 1 - SHARE
        padded += SHARE * view.beside.likelihoods(inputs, lengths)
    return _Batch(view, members, lengths, padded, list(viterbi(padded, lengths, view.moves)))


def _padded(rows: Floats, begins: Sequence[int], lengths: Sequence[int]) -> Floats:
    """The rows of each sentence, (sentences, words, …), as many as the longest has."""
    found = np.zeros((len(lengths), max(lengths), rows.shape[1]), np.float32)
    for at, (begin, length) in enumerate(zip(begins, lengths, strict=True)):
        found[at, :length] = rows[begin : begin + length]
    return found


def _tags(model: Model, path: Sequence[int]) -> list[str]:
    return valid([model.labels[label] for label in path])


def _scores(view: _View, numbers: Integers) -> Floats:
    """What all features say of every word for each label, (words, labels)."""
    seen_from = view.rows[numbers]
    scores = np.zeros((len(numbers), len(view.model.labels)), np.float32)
    for at, place in enumerate(PLACES):
        _add(scores, seen_from[:, at], -place)
    vocabulary, shapes = view.pair[:, numbers]
    both = vocabulary[:-1] * (len(view.model.vocabulary) + 1) + vocabulary[1:]
    both[(vocabulary[:-1] == 0) | (vocabulary[1:] == 0)] = -1
    size = len(view.model.shapes) + 1
    forms = shapes[:-1] * size + shapes[1:]
    for place in PAIRS:
        _add(scores[1:], _chained(view.model, f"ww{place}", both), -place)
    for place in SHAPES:
        _add(scores[1:], _chained(view.model, f"ss{place}", forms), -place)
    scores[1:-1] += _chained(view.model, "sss", forms[:-1] * size + shapes[2:])
    return scores


def _chained(model: Model, name: str, keys: Integers) -> Floats:
    known, rows = model.chains[name]
    at = np.searchsorted(known, keys)
    at[known[np.minimum(at, len(known) - 1)] != keys] = len(known)
    return rows[at]


def _add(scores: Floats, part: Floats, shift: int) -> None:
    """Add to every word what the word ``-shift`` places behind it says."""
    if shift > 0:
        scores[shift:] += part[: len(part) - shift]
    elif shift < 0:
        scores[:shift] += part[-shift:]
    else:
        scores += part


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
