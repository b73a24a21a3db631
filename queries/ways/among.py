"""The ties among some people: how strong that of each two is, and what the two share."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from graph.store import Store
from queries.question import Viewer
from queries.ways.arcs import web_of
from queries.ways.reading import Ties
from queries.ways.titles import titles


def tied(store: Store, viewer: Viewer, people: Sequence[str]) -> dict[tuple[str, str], float]:
    """The strength of the tie of each two who have one, their ids in order; of two directions the stronger."""
    read = Ties(store, viewer)
    read.expand(people)
    names, web = web_of(read)
    among = np.array([name in set(people) for name in names], bool)
    kept = among[web.starts] & among[web.ends] if len(web.starts) else np.zeros(0, bool)
    found: dict[tuple[str, str], float] = {}
    for start, end, strength in zip(
        web.starts[kept].tolist(), web.ends[kept].tolist(), web.strengths[kept].tolist(), strict=True
    ):
        pair = (names[min(start, end)], names[max(start, end)])
        found[pair] = max(found.get(pair, 0.0), strength)
    return found


def reasons(store: Store, viewer: Viewer, people: Sequence[str], *, most: int) -> dict[tuple[str, str], list[str]]:
    """What each two of some people share, the strongest first: titles of evidence, programmes and units, or what a source says."""
    read = Ties(store, viewer)
    read.expand(people)
    pairs = {pair: [bond.what for bond in read.bonds(*pair)[:most]] for pair in combinations(sorted(people), 2)}
    called = titles(store, (what for whats in pairs.values() for what in whats))
    return {pair: [called.get(what, what) for what in whats] for pair, whats in pairs.items()}
