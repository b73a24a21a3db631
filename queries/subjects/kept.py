"""The subject model of a graph: where each piece of evidence lies in the subject space, kept beside the graph.

It is built from what anybody may see: open evidence, the open people behind it, its skills and citations. So a hidden
person changes nothing in it. What people only said links nothing: else it would speak through their posts and works. Endorsements teach nothing either:
else many friends could move what a topic means. They, and what an institution keeps to itself, are only placed into the finished space by their own
words; each piece carries its audience, and is seen by whom that names.

::

    home/subjects/NAME/   one model; the name comes from what the graph shows
      about.json          what it was built from, audiences, kinds
      words.txt           the words of the space; weights.npy, basis.npy: what they weigh and where they point
      ids.npy             a piece a row, grouped in cells of neighbours; kinds, years, audience likewise
      points.npy          where it lies, 16-bit, read where it is needed (memory-mapped)
"""

import contextlib
import hashlib
import json
import shutil
import threading
from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np

from graph.store import LOADED, Store
from queries.subjects.learning import SMALL, model_of
from queries.subjects.model import Subjects
from queries.subjects.reading import SIZE, Progress, read_graph
from queries.subjects.space import Space

FORMAT: Final = 5
"""Part of a model's name, so that a changed recipe builds anew."""

_KEPT: Final[WeakKeyDictionary[Store, tuple[str, Subjects | None]]] = WeakKeyDictionary()
_LOCK: Final = threading.Lock()


def shown(store: Store) -> str:
    """The name of the model of what the graph shows; empty while a load is under way, or before the first."""
    marks = store.records(LOADED)
    if not marks or marks[0]["pending"] or not marks[0]["at"]:
        return ""
    return hashlib.sha256(f"{FORMAT} {marks[0]['applied']} {marks[0]['at']}".encode()).hexdigest()[:24]


def subjects(store: Store) -> Subjects | None:
    """The model of what the graph shows: as kept, or built where that takes a few seconds; None where it must be built first."""
    name = shown(store)
    if not name:
        return None
    with _LOCK:
        kept = _KEPT.get(store)
        if kept and kept[0] == name:
            return kept[1]
        found = _load(store.home / "subjects" / name)
        if found is None and store.records(SIZE)[0]["pieces"] <= SMALL:
            found = build(store)
        if found:
            _KEPT[store] = (name, found)
        return found


def keep(store: Store, model: Subjects | None) -> None:
    """Answer by this model, or by none, as long as the graph shows what it shows now."""
    with _LOCK:
        _KEPT[store] = (shown(store), model)


def build(store: Store, progress: Progress = lambda _stage, _done, _of: None) -> Subjects | None:
    """Build the model of what the graph shows, and keep it; None while a load is under way."""
    name = shown(store)
    if not name:
        return None
    made = model_of(read_graph(store, progress), progress)
    if name != shown(store):
        return None
    with contextlib.suppress(OSError):
        return _keep(made, store.home / "subjects", name)
    return made


_ARRAYS: Final = ("ids", "kinds", "years", "audience", "cells", "centres")


def _keep(made: Subjects, folder: Path, name: str) -> Subjects:
    """Write a model whole, remove the others, and read it back memory-mapped."""
    fresh = folder / f"{name}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    fresh.chmod(0o700)
    for column in _ARRAYS:
        np.save(fresh / f"{column}.npy", getattr(made, column))
    np.save(fresh / "points.npy", made.points)
    np.save(fresh / "weights.npy", made.space.weights)
    np.save(fresh / "basis.npy", made.space.basis)
    (fresh / "words.txt").write_text("\n".join(made.space.words), encoding="utf-8")
    about = {"format": FORMAT, "names": made.names, "audiences": made.audiences, "widths": made.space.widths}
    (fresh / "about.json").write_text(json.dumps(about), encoding="utf-8")
    for old in folder.iterdir():
        if old != fresh:
            shutil.rmtree(old, ignore_errors=True)
    fresh.rename(folder / name)
    return _load(folder / name) or made


def _load(folder: Path) -> Subjects | None:
    try:
        about = json.loads((folder / "about.json").read_text(encoding="utf-8"))
        words = (folder / "words.txt").read_text(encoding="utf-8").split("\n")
        weights, basis = np.load(folder / "weights.npy"), np.load(folder / "basis.npy")
        points = np.load(folder / "points.npy", mmap_mode="r")
        arrays = {column: np.load(folder / f"{column}.npy") for column in _ARRAYS}
    except (OSError, ValueError):
        return None
    space = Space({word: place for place, word in enumerate(words) if word}, weights, basis, about["widths"])
    audiences = [tuple(own) for own in about["audiences"]]
    return Subjects(space, names=tuple(about["names"]), audiences=audiences, points=points, **arrays)
