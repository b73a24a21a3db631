"""Trains the small network that stands beside the CRF: on marked sentences, and on what the CRF and its teacher make of untagged ones (``make model``)."""

# pyright: reportMissingImports=false

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ingest.extract.tagger.chain import Floats
from ingest.extract.tagger.features import Genre, about, about_features, word_features
from ingest.extract.tagger.network import LENGTH, segmented, segmenter, write
from ingest.extract.training.corpora import Sentence
from ingest.extract.training.descent import Descent, Progress

WIDTH: Final = 192
"""Of what a word is by itself; each direction reads half as much."""

MEANING: Final = 64
"""Numbers that tell what a part of a word means, of the teacher's 384."""

KINDS: Final = {
    "w": (50, 0.3), "s": (25, 0), "t": (12, 0), "p2": (15, 0), "p3": (25, 0.15), "e2": (15, 0), "e3": (25, 0.15), "e4": (25, 0.15), "g0": (12, 0), "g1": (20, 0), "genre": (8, 0),
}  # fmt: skip
"""What a word shows by itself, of the CRF's features those of its own place that are few: by how many numbers each kind is learnt, and the share that is hidden
in each step, so that rare ones are not relied on alone."""

TRAITS: Final = ("k", 20)
"""What of a word there may be several of, class and traits (``k=``), and by how many numbers they are learnt together."""

COMMON: Final = 6
"""How often what a word shows is seen at least, to have a row: most is seldom seen, and a word's parts tell of it."""

SPEED: Final = 3e-3
DROPPED: Final = 0.25
"""The share of numbers that is hidden in each step, so that none is relied on alone (Srivastava et al. 2014)."""

GUESSED: Final = 0.7
"""What a sentence that nobody marked counts beside one that was."""

AGAIN: Final = 2
"""How often the marked news are shown in each round, of which there are few."""

DESCENT: Final = Descent(rounds=8, together=48, apart=1, steepest=5, seed=2)


class Lesson(NamedTuple):
    """A sentence to learn from."""

    words: tuple[str, ...]
    genre: Genre
    likely: Floats
    """How likely each label is for each word, (words, labels)."""
    counts: float


class Vocabulary(NamedTuple):
    """Parts of words."""

    parts: Sequence[str]
    """The first stands for what is none of them."""
    likely: Sequence[float]
    """Logarithms of how likely each is."""
    meanings: Floats
    """(parts, numbers)."""

    def kept(self, words: Iterable[str]) -> "Vocabulary":
        """The parts that stand in some of these words or are Latin letters, by which others can be spelt; their meanings about their mean."""
        known, texts = segmenter(self.parts, self.likely), [*dict.fromkeys(words)]
        standing = {part for of in (*segmented(known, texts, True), *segmented(known, texts, False)) for part in of}
        letters = {at for at, part in enumerate(self.parts) if len(part) == 1 and part.isascii()}
        rows = [0, *sorted((standing | letters) - {0})]
        meanings = self.meanings[rows] - self.meanings[rows].mean(axis=0)
        meanings[0] = 0
        return Vocabulary([self.parts[at] for at in rows], [self.likely[at] for at in rows], meanings)


def marked(gold: Mapping[Genre, Sequence[Sentence]], labels: Sequence[str]) -> list[Lesson]:
    """Sentences that people marked."""
    number = {label: at for at, label in enumerate(labels)}
    certain = np.eye(len(labels), dtype=np.float32)
    return [
        Lesson(one.words, genre, certain[[number[tag] for tag in one.tags]], 1.0)
        for genre, members in gold.items()
        for one in members
        for _ in range(AGAIN if genre == "news" else 1)
    ]


Shown = tuple[str, bool, Genre]
"""A word, whether its capitals tell anything, and by which rules it is read."""


@lru_cache(1 << 18)
def signs(shown: Shown) -> tuple[tuple[str, str], ...]:
    """What a word shows by itself: kinds and names."""
    word, cased, genre = shown
    found = (*word_features(word, cased, genre), *about_features(about(word, genre)))
    return tuple((kind, name) for places, name in found if 0 in places and (kind := _kind(name, genre)))


def _kind(name: str, genre: Genre) -> str:
    kind, _, value = name.partition("=")
    kind = "genre" if name == genre else f"{kind}{len(value)}" if kind in ("p", "e") else kind
    return kind if kind in KINDS or kind == TRAITS[0] else ""


def _shown(lesson: Lesson, cased: bool) -> list[Shown]:
    return [(word if cased else word.lower(), cased, lesson.genre) for word in lesson.words]


class _Words:
    """What the words of lessons show: arrays, a row for each word as it stands there."""

    def __init__(self, lessons: Sequence[Lesson], vocabulary: Vocabulary) -> None:
        """Number all words, what they show often enough, and their parts."""
        self.sentences = [_shown(one, cased) for one in lessons for cased in (True, False)]
        """Each as it is, then without its capitals."""
        every = sorted({word for words in self.sentences for word in words})
        self.number = {word: at for at, word in enumerate(every)}
        counts = Counter(sign for words in self.sentences for word in words for sign in signs(word))
        self.rows: dict[str, dict[str, int]] = {kind: {} for kind in (*KINDS, TRAITS[0])}
        for kind, name in sorted(sign for sign, found in counts.items() if found >= COMMON):
            self.rows[kind][name] = len(self.rows[kind]) + 1  # nothing is 0
        self.shown = {kind: np.zeros(len(every), np.int64) for kind in KINDS}
        self.traits = np.zeros((len(every), len(self.rows[TRAITS[0]])), np.float32)
        for at, word in enumerate(every):
            for kind, name in signs(word):
                if kind != TRAITS[0]:
                    self.shown[kind][at] = self.rows[kind].get(name, 0)
                elif name in self.rows[kind]:
                    self.traits[at, self.rows[kind][name] - 1] = 1
        self.vocabulary = vocabulary.kept(word for one in lessons for word in one.words)
        parts = segmenter(self.vocabulary.parts, self.vocabulary.likely)
        of_words = (segmented(parts, [word], cased)[0] or [0] for word, cased, _ in every)
        self.meanings = np.stack([self.vocabulary.meanings[rows].mean(axis=0) for rows in of_words])


class _Net:
    """The network while it learns: each kind of what words show by few numbers, brought to ``WIDTH`` together."""

    def __init__(self, words: _Words, labels: int) -> None:
        """Weights by lot."""
        from torch import nn

        self.words, self.hiding = words, np.random.default_rng(DESCENT.seed)
        self.tables: Any = nn.ModuleDict(
            {kind: nn.Embedding(len(words.rows[kind]) + 1, size) for kind, (size, _) in KINDS.items()}
        )
        self.tables[TRAITS[0]] = nn.Linear(words.traits.shape[1], TRAITS[1], bias=False)
        self.widths = [*(size for size, _ in KINDS.values()), TRAITS[1], MEANING]
        self.meaning, self.spread = nn.Linear(words.meanings.shape[1], MEANING, bias=False), nn.Linear(sum(self.widths), WIDTH)
        self.reader, self.last = nn.LSTM(WIDTH, WIDTH // 2, batch_first=True, bidirectional=True), nn.Linear(WIDTH, labels)
        self.all: Any = nn.ModuleList([self.tables, self.meaning, self.spread, self.reader, self.last])

    def likelihoods(self, sentences: Sequence[NDArray[np.int64]]) -> Any:
        """The logarithm of how likely each label is for each word, (sentences, words, labels), padded; parts of what is known are hidden by lot."""
        import torch
        from torch.nn.functional import dropout, log_softmax, normalize
        from torch.nn.utils.rnn import pack_sequence, pad_packed_sequence

        distinct, places = np.unique(np.concatenate(sentences), return_inverse=True)
        told = [
            self.tables[kind](torch.from_numpy(self.words.shown[kind][distinct] * (self.hiding.random(len(distinct)) >= hidden)))
            for kind, (_, hidden) in KINDS.items()
        ]
        told.append(self.tables[TRAITS[0]](torch.from_numpy(self.words.traits[distinct])))
        told.append(LENGTH * normalize(self.meaning(torch.from_numpy(self.words.meanings[distinct]))))
        inputs = torch.tanh(self.spread(dropout(torch.cat(told, dim=1), DROPPED)))
        rows = dropout(inputs, DROPPED)[torch.from_numpy(places)].split([len(numbers) for numbers in sentences])
        read, _ = pad_packed_sequence(self.reader(pack_sequence(rows, enforce_sorted=False))[0], batch_first=True)
        return log_softmax(self.last(dropout(read, DROPPED)), dim=2)

    def numbers(self) -> dict[str, Floats]:
        """The weights as the tagger wants them."""
        import torch

        of_kinds = dict(zip([*KINDS, TRAITS[0], "meaning"], self.spread.weight.T.split(self.widths), strict=True))
        nothing = {kind: self.tables[kind].weight[0] for kind in KINDS}
        shown = {kind: self.tables[kind].weight[1:] - nothing[kind] for kind in KINDS} | {
            TRAITS[0]: self.tables[TRAITS[0]].weight.T
        }
        found = {f"{kind}.rows": shown[kind] for kind in shown} | {f"{kind}.spread": of_kinds[kind] for kind in shown}
        found |= {
            "vectors": self.meaning(torch.from_numpy(self.words.vocabulary.meanings)),
            "spread": of_kinds["meaning"],
            "base": self.spread.bias + sum(nothing[kind] @ of_kinds[kind] for kind in KINDS),
            "out": self.last.weight.T,
            "out.base": self.last.bias,
        }
        for side, end in (("ahead", ""), ("back", "_reverse")):
            weights = [getattr(self.reader, f"{name}_l0{end}") for name in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")]
            found[f"{side}.word"], found[f"{side}.state"] = (_ordered(of.T) for of in weights[:2])
            found[f"{side}.base"] = _ordered(weights[2] + weights[3])
        return {name: tensor.detach().numpy().astype(np.float32) for name, tensor in found.items()}


def _ordered(gates: Any) -> Any:
    """Torch's order, input, forget, new and output, as the tagger wants it: what is new last."""
    import torch

    taken, kept, new, shown = gates.chunk(4, dim=-1)
    return torch.cat([taken, kept, shown, new], dim=-1)


def train(lessons: Sequence[Lesson], vocabulary: Vocabulary, labels: Sequence[str], out: Path, progress: Progress) -> None:
    """Train the network and write its file; every sentence is learnt as it is, and without its capitals.

    Args:
        lessons: what to learn.
        vocabulary: the teacher's.
        labels: of the CRF.
        out: the file.
        progress: told of each step.
    """
    import torch
    from torch.nn.utils.rnn import pad_sequence

    torch.set_num_threads(1)  # threads that wait for each other cost more than they save
    torch.manual_seed(DESCENT.seed)
    words = _Words(lessons, vocabulary)
    wanted = [torch.from_numpy(np.asarray(one.likely, np.float32) * one.counts) for one in lessons for _ in (True, False)]
    examples = [
        (np.array([words.number[word] for word in of]), likely) for of, likely in zip(words.sentences, wanted, strict=True)
    ]
    net = _Net(words, len(labels))
    ways = torch.optim.AdamW(net.all.parameters(), lr=SPEED, weight_decay=0.01)
    pace = torch.optim.lr_scheduler.OneCycleLR(ways, SPEED, total_steps=DESCENT.steps(len(examples)) + 1)

    def loss(group: list[int]) -> Any:
        some = [examples[at] for at in group]
        found = net.likelihoods([numbers for numbers, _ in some])
        missed = -(found * pad_sequence([likely for _, likely in some], batch_first=True)).sum()
        return missed / sum(len(numbers) for numbers, _ in some)

    DESCENT.run([len(numbers) for numbers, _ in examples], loss, ways, pace, partial(progress, "network"))
    kept = words.vocabulary
    texts = {"labels": labels, "kinds": [*words.rows], "parts": kept.parts}
    texts |= {f"{kind}.signs": [*words.rows[kind]] for kind in words.rows}
    write(out, texts, {**net.numbers(), "likely": np.array(kept.likely, np.float32)})
