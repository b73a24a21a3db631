"""Ties that were read as arcs between people who are numbered: what the strongest ways are looked for in."""

from typing import Any

import numpy as np

from queries.ways.reading import Ties
from queries.ways.routes import Ints, Web
from queries.ways.ties import MOST, by_thing, by_unit


def web_of(ties: Ties) -> tuple[list[str], Web]:
    """All ties read so far as arcs, several reasons as one; at least one of two people was expanded, so that no reason is missing."""
    people = set(ties.expanded)
    people.update(name for group in ties.shared.values() for name in group.people)
    people.update(name for held in ties.units.values() for name in held)
    people.update(name for said in ties.said for name in said[:2])
    names = sorted(people)
    numbers = {name: number for number, name in enumerate(names)}
    expanded = np.zeros(len(names), bool)
    expanded[[numbers[name] for name in ties.expanded]] = True
    groups = [ties.shared[name] for name in sorted(ties.shared)]
    parts = [
        _pairs([[numbers[name] for name in group.people] for group in groups], [by_thing(group) for group in groups], expanded)
    ]
    for name in sorted(ties.units):
        held = ties.units[name]
        inside = np.array([numbers[one] for one in sorted(held)], np.int64)
        strengths = by_unit(held)[0] * (expanded[inside][:, None] | expanded[inside][None, :])
        start, end = np.nonzero(strengths)
        parts.append((inside[start], inside[end], strengths[start, end]))
    said = sorted(ties.said, key=str)
    parts.append((
        np.array([numbers[one[0]] for one in said], np.int64), np.array([numbers[one[1]] for one in said], np.int64),
        np.array([one[6] for one in said], np.float64),
    ))  # fmt: skip
    starts, ends, strengths = (np.concatenate(column) for column in zip(*parts, strict=True))
    pair = starts * len(names) + ends
    order = np.argsort(pair, kind="stable")
    pairs, first = np.unique(pair[order], return_index=True)
    if not len(pairs):
        return names, Web(len(names), pairs, pairs, np.zeros(0))
    missed = np.add.reduceat(np.log1p(-strengths[order]), first)
    return names, Web(len(names), pairs // len(names), pairs % len(names), np.minimum(-np.expm1(missed), MOST))


def _pairs(
    groups: list[list[int]], strengths: list[float], expanded: "np.ndarray[Any, np.dtype[np.bool_]]"
) -> tuple[Ints, Ints, Any]:
    """Both arcs between each two of a group of whom one was expanded."""
    sizes = np.array([len(group) for group in groups], np.int64)
    inside = np.array([number for group in groups for number in group], np.int64)
    group_of, offsets = np.repeat(np.arange(len(groups)), sizes), np.cumsum(sizes) - sizes
    from_ = np.flatnonzero(expanded[inside])
    sizes_of = sizes[group_of[from_]]
    within = np.arange(sizes_of.sum()) - np.repeat(np.cumsum(sizes_of) - sizes_of, sizes_of)
    start, end = np.repeat(inside[from_], sizes_of), inside[np.repeat(offsets[group_of[from_]], sizes_of) + within]
    strength = np.repeat(np.array(strengths, np.float64)[group_of[from_]], sizes_of)
    kept = (start != end) & (strength > 0)
    start, end, strength = start[kept], end[kept], strength[kept]
    back = ~expanded[end]
    return np.append(start, end[back]), np.append(end, start[back]), np.append(strength, strength[back])
