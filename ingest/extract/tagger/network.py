"""A small recurrent network beside the CRF: it reads a sentence from both ends, and knows of a word what its parts mean.

A bidirectional LSTM (Hochreiter & Schmidhuber 1997) over words, each the sum of what the CRF's features show of it by itself and of its
parts' vectors, brought to one length. It has learnt what a far larger network makes of untagged news (``ingest.extract.training.teacher``; Hinton et al. 2015, "Distilling the
knowledge in a neural network"), and errs elsewhere than the CRF does: both together are right more often than either.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import log_softmax

from graph.cores import one_core
from ingest.extract.tagger.chain import Floats
from ingest.extract.tagger.features import LONGEST_WORD

FILE: Final = Path(__file__).parents[1] / "model" / "network.npz"

SHARE: Final = np.float32(0.6)
"""What the network counts beside the CRF. On idner dev every share from 0.4 to 0.7 does nearly alike (decision 22)."""

UNKNOWN: Final = "<unk>"
"""What stands for a part that no word had that was learnt from."""

START: Final = "▁"
"""Before the first part of a word, as in XLM-R's vocabulary."""

LENGTH: Final = 4.0
"""Of what a word's parts mean together, however many there are."""

_SIDES: Final = ("ahead", "back")


def segmenter(parts: Sequence[str], likely: Sequence[float]) -> Any:
    """What parts words into the likeliest parts of a vocabulary (Kudo 2018), whose first is ``UNKNOWN``."""
    from tokenizers import Tokenizer
    from tokenizers.models import Unigram

    return Tokenizer(Unigram(list(zip(parts, likely, strict=True)), unk_id=0))


def segmented(parts: Any, words: Iterable[str], cased: bool) -> list[list[int]]:
    """The numbers of each word's parts: word by word, since whole batches start threads that cost more than they save."""
    texts = (START + (word if cased else word.lower())[:LONGEST_WORD].encode("utf-8", "replace").decode() for word in words)
    return [parts.encode(text, add_special_tokens=False).ids for text in texts]


@dataclass(frozen=True)
class Network:
    """The network's weights."""

    labels: tuple[str, ...]
    signs: dict[str, int]
    """What words show, to its row."""
    rows: Floats
    """(signs, width). The file holds fewer numbers for each, and for each kind of sign what brings them to the width."""
    parts: tuple[str, ...]
    likely: NDArray[np.float32]
    """Logarithms of how likely each part is."""
    vectors: Floats
    """(parts, less): what each means."""
    spread: Floats
    """(less, width)."""
    base: Floats
    """(width)."""
    gates: dict[str, tuple[Floats, Floats, Floats]]
    """For each direction the weights of a word (width, 4 × half), of what was read (half, 4 × half), and their base: input, forget and output gate, and what is new."""
    out: Floats
    """(width, labels)."""
    out_base: Floats
    """(labels)."""

    @cached_property
    def _segmenter(self) -> Any:
        return segmenter(self.parts, self.likely.tolist())

    def inputs(self, words: Sequence[str], shown: Sequence[Sequence[int]], cased: bool) -> Floats:
        """What each word is by itself, (words, width).

        Args:
            words: each as it stands there.
            shown: the rows of what features show of each. What is told twice counts once (*di* is its own first three letters).
            cased: whether capitals tell anything.
        """
        parts, signs = segmented(self._segmenter, words, cased), [list(dict.fromkeys(rows)) for rows in shown]
        meant, told = (
            summed(table[list(chain.from_iterable(rows))], [len(of) for of in rows])
            for table, rows in ((self.vectors, parts), (self.rows, signs))
        )
        meant *= np.float32(LENGTH) / np.maximum(np.linalg.norm(meant, axis=1, keepdims=True), np.float32(1e-6))
        with one_core():
            found: Floats = np.tanh(self.base + told + meant @ self.spread)
        return found

    def likelihoods(self, inputs: Floats, lengths: Sequence[int]) -> Floats:
        """The logarithm of how likely each label is for each word, (sentences, words, labels).

        Args:
            inputs: of sentences in a row, padded: (sentences, words, width).
            lengths: how many words each sentence has.
        """
        inside = np.arange(inputs.shape[1])[:, None, None] < np.array(lengths)[None, :, None]  # words × sentences × 1
        with one_core():
            ahead, back = (self._read(side, inputs, inside) for side in _SIDES)
            scores = np.concatenate([ahead, back], axis=2) @ self.out + self.out_base
        found: Floats = log_softmax(scores, axis=2).swapaxes(0, 1)
        return found

    def _read(self, side: str, inputs: Floats, inside: NDArray[np.bool_]) -> Floats:
        """What was read up to each word, or back to it, (words, sentences, half)."""
        of_word, of_state, base = self.gates[side]
        longest, count = inside.shape[:2]
        asked = inputs.swapaxes(0, 1) @ of_word + base
        half = len(of_state)
        state, cell = np.zeros((count, half), np.float32), np.zeros((count, half), np.float32)
        found = np.empty((longest, count, half), np.float32)
        for at in range(longest) if side == "ahead" else reversed(range(longest)):
            gates = np.tanh(asked[at] + state @ of_state)
            opened = 0.5 * gates[:, : 3 * half] + np.float32(0.5)  # the logistic function, whose argument ``load`` halves
            cell = opened[:, half : 2 * half] * cell + opened[:, :half] * gates[:, 3 * half :]
            state = opened[:, 2 * half :] * np.tanh(cell)
            if side == "back":  # begins at each sentence's own end
                state, cell = state * inside[at], cell * inside[at]
            found[at] = state
        return found


def summed(rows: Floats, sizes: Sequence[int]) -> Floats:
    """The sum of each group of rows, which lie behind each other, (groups, …); of a group without any, zeros."""
    counts = np.array(sizes, np.int64)
    sums = np.zeros((len(counts), *rows.shape[1:]), np.float32)
    some = np.flatnonzero(counts)
    if len(some):
        sums[some] = np.add.reduceat(rows, (np.cumsum(counts) - counts)[some])
    return sums


def load(path: Path = FILE) -> Network:
    """Read a network from its file.

    Raises:
        FileNotFoundError: there is none.
    """
    with np.load(path, allow_pickle=False) as stored:
        arrays = dict(stored)

    def texts(name: str) -> tuple[str, ...]:
        return tuple(str(arrays[name].tobytes(), "utf-8").split("\n"))

    def numbers(name: str) -> Floats:
        found: Floats = arrays[name].astype(np.float32) * arrays.get(f"{name}.unit", np.float32(1))
        return found

    def halved(name: str) -> Floats:
        found = numbers(name)
        found[..., : found.shape[-1] * 3 // 4] /= 2
        return found

    kinds = texts("kinds")
    names = (name for kind in kinds for name in texts(f"{kind}.signs"))
    with one_core():
        rows = np.concatenate([numbers(f"{kind}.rows") @ numbers(f"{kind}.spread") for kind in kinds])
    return Network(
        labels=texts("labels"),
        signs={name: row for row, name in enumerate(names)},
        rows=rows,
        parts=texts("parts"),
        likely=arrays["likely"],
        vectors=numbers("vectors"),
        spread=numbers("spread"),
        base=numbers("base"),
        gates={side: (halved(f"{side}.word"), halved(f"{side}.state"), halved(f"{side}.base")) for side in _SIDES},
        out=numbers("out"),
        out_base=numbers("out.base"),
    )


def write(path: Path, texts: Mapping[str, Iterable[str]], numbers: Mapping[str, Floats]) -> None:
    """Write what ``load`` reads: tables in 8 bits with a unit for each row, the rest in 32."""
    arrays: dict[str, NDArray[Any]] = {name: np.frombuffer("\n".join(of).encode(), np.uint8) for name, of in texts.items()}
    for name, found in numbers.items():
        if found.ndim == 2:
            unit = np.maximum(np.abs(found).max(axis=1, keepdims=True), 1e-6).astype(np.float32) / 127
            arrays |= {name: np.round(found / unit).astype(np.int8), f"{name}.unit": unit.astype(np.float32)}
        else:
            arrays[name] = found.astype(np.float32)
    np.savez_compressed(path, allow_pickle=False, **arrays)
