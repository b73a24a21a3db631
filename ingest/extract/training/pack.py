"""Writes what CRFsuite found as arrays that the tagger reads: smaller, without code in it, the same bytes each time."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np

from ingest.extract.tagger.weights import CHAINS


def pack(tagger: Any, genre: dict[str, float], out: Path, leaning: Mapping[tuple[str, str], float] | None = None) -> None:
    """Write the weights of a CRFsuite tagger and the words that tell genres, a weight in 16 bits.

    ``leaning`` is added to the weights of features and labels; without it, tags are CRFsuite's own.
    """
    known = tagger.info()
    labels = sorted(known.labels)
    at = {label: number for number, label in enumerate(labels)}
    weights: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(lambda: [0.0] * len(labels)))
    for (attribute, label), weight in known.state_features.items():
        weights[_table(attribute)][attribute][at[label]] = weight
    for (attribute, label), more in (leaning or {}).items():
        weights[_table(attribute)][attribute][at[label]] += more
    moves = np.zeros((len(labels), len(labels)), np.float32)
    for (before, after), weight in known.transitions.items():
        moves[at[before], at[after]] = weight
    vocabulary = _numbered(
        name.partition("=")[2].split(" ") for table in weights if table.startswith("ww") for name in weights[table]
    )
    shapes = _numbered(
        name.partition("=")[2].split(" ") for table in weights if table.startswith("ss") for name in weights[table]
    )
    unit = max(abs(weight) for table in weights.values() for row in table.values() for weight in row) / 32767
    arrays: dict[str, np.ndarray] = {
        "labels": _text(labels), "moves": moves, "vocabulary": _text(vocabulary), "shapes": _text(shapes), "unit": np.array(unit),
        "words": _text(sorted(weights["words"])), "genre.words": _text(genre), "genre.odds": np.array(list(genre.values()), np.float16),
    }  # fmt: skip
    arrays["words.rows"] = _whole([weights["words"][name] for name in sorted(weights["words"])], unit)
    for table in CHAINS:
        numbers = vocabulary if table.startswith("ww") else shapes
        rows = sorted((_key(name, numbers), row) for name, row in weights[table].items())
        arrays[f"{table}.keys"] = np.array([key for key, _ in rows], np.int64)
        arrays[f"{table}.rows"] = _whole([row for _, row in rows], unit)
    out.parent.mkdir(exist_ok=True)
    np.savez_compressed(out, allow_pickle=False, **arrays)


def _whole(rows: list[list[float]], unit: float) -> "np.ndarray":
    return np.round(np.array(rows) / unit).astype(np.int16)


_PLACED: Final = re.compile(r"(-?\d)(ww|ss)=")


def _table(attribute: str) -> str:
    """Where a feature's weights go: ``ww-1`` for ``-1ww=…``, ``sss``, or among those of single words."""
    if attribute.startswith("sss="):
        return "sss"
    placed = _PLACED.match(attribute)
    return placed[2] + placed[1] if placed else "words"


def _key(attribute: str, numbers: dict[str, int]) -> int:
    key = 0
    for part in attribute.partition("=")[2].split(" "):
        key = key * (len(numbers) + 1) + numbers[part]
    return key


def _numbered(parts: Iterable[Sequence[str]]) -> dict[str, int]:
    return {part: number for number, part in enumerate(sorted({part for row in parts for part in row}), 1)}


def _text(names: Iterable[str]) -> "np.ndarray[tuple[int], np.dtype[np.uint8]]":
    return np.frombuffer("\n".join(names).encode(), np.uint8)
