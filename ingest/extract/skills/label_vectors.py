"""Vectors of skills by their names, made once: a file per encoder in the cache folder, used as long as the names stay.

A skill's vector weighs its own name and the mean of all its names. A row is kept under a fingerprint of these names, so that a
new list costs only its new skills; in half precision 14,000 skills take some 11 MB an encoder.
"""

import hashlib
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from filelock import FileLock
from numpy.typing import NDArray

from ingest.extract.skills.encoders import Vectors, unit

Half = NDArray[np.float16]
Encode = Callable[[Sequence[str]], Vectors]
Names = tuple[str, ...]
"""A skill's names, its own first."""

BLOCK: Final = 2048
"""Names that are encoded between two reports of progress."""


def label_vectors(
    skills: Sequence[Names],
    encode: Encode,
    weight: float,
    file: Path | None = None,
    told: Callable[[int], object] = lambda _done: None,
) -> Half:
    """A vector for each skill: from the file where it stands there, else encoded and written to it.

    Args:
        skills: the names of each skill.
        encode: the encoder.
        weight: of a skill's own name, 0 to 1; the rest is that of the mean over all its names.
        file: where vectors are kept; it is made anew where it cannot be read. None: they are not kept.
        told: hears how many more skills are done.

    Returns:
        A matrix (skills, width) whose rows have length one.
    """
    keys = np.asarray([_key(names, weight) for names in skills], np.uint64)
    if file is None:
        return _encoded(skills, encode, weight, told)
    file.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(file.with_suffix(".lock")):
        known, rows = _read(file)
        found = {int(key): row for row, key in enumerate(known)}
        lacking = [n for n, key in enumerate(keys) if int(key) not in found]
        told(len(skills) - len(lacking))
        if lacking:
            made = _encoded([skills[n] for n in lacking], encode, weight, told)
            rows = np.concatenate([rows, made]) if len(rows) else made
            known = np.concatenate([known, keys[lacking]])
            found = {int(key): row for row, key in enumerate(known)}
            _write(file, known, rows)
    return np.ascontiguousarray(rows[[found[int(key)] for key in keys]])


def _key(names: Names, weight: float) -> int:
    """A skill's names as a number of 64 bits."""
    return int.from_bytes(hashlib.blake2b(repr((weight, names)).encode(), digest_size=8).digest(), "big")


def _encoded(skills: Sequence[Names], encode: Encode, weight: float, told: Callable[[int], object]) -> Half:
    parts: list[Half] = []
    for block in _blocks(skills):
        texts = [name for names in block for name in names]
        starts = np.cumsum([0, *(len(names) for names in block[:-1])])
        vectors = encode(texts)
        means = unit(np.asarray(np.add.reduceat(vectors, starts, axis=0), dtype=np.float32))
        parts.append(unit((weight * vectors[starts] + (1 - weight) * means).astype(np.float32)).astype(np.float16))
        told(len(block))
    return np.concatenate(parts) if parts else np.zeros((0, 0), np.float16)


def _blocks(skills: Sequence[Names]) -> Iterator[list[Names]]:
    """Skills, some thousand names at a time."""
    block: list[Names] = []
    size = 0
    for names in skills:
        block.append(names)
        size += len(names)
        if size >= BLOCK:
            yield block
            block, size = [], 0
    if block:
        yield block


def _read(file: Path) -> tuple[NDArray[np.uint64], Half]:
    """The keys and rows of a file; none where there is no file or it is broken."""
    try:
        with np.load(file) as stored:
            return stored["keys"], stored["rows"]
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile):
        return np.zeros(0, np.uint64), np.zeros((0, 0), np.float16)


def _write(file: Path, keys: NDArray[np.uint64], rows: Half) -> None:
    """Write a file whole or not at all."""
    part = file.with_suffix(".part.npz")
    np.savez(part, keys=keys, rows=rows)
    part.replace(file)
