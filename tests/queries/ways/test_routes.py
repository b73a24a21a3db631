"""Ways along ties: the strongest first, no circles, nobody asked more than they take, each unlike those before."""

from itertools import combinations, pairwise, permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.ways.routes import Ints, Web, routes

PEOPLE = 6


@st.composite
def webs(draw: st.DrawFn) -> tuple[Web, Ints]:
    """Ties among six people, and how many requests each takes."""
    pairs = list(permutations(range(PEOPLE), 2))
    some = draw(st.lists(st.sampled_from(pairs), max_size=20, unique=True))
    strengths = draw(st.lists(st.floats(0.01, 0.95), min_size=len(some), max_size=len(some)))
    takes = draw(st.lists(st.integers(0, 3), min_size=PEOPLE, max_size=PEOPLE))
    starts, ends = (np.array([pair[side] for pair in some], np.int64) for side in (0, 1))
    return Web(PEOPLE, starts, ends, np.array(strengths)), np.array(takes)


def worth(web: Web, takes: Ints, way: tuple[int, ...]) -> float:
    """What a way is worth by the formula, 0 where it is none."""
    ties = {
        (start, end): strength
        for start, end, strength in zip(web.starts.tolist(), web.ends.tolist(), web.strengths.tolist(), strict=True)
    }
    product = float(np.prod([ties.get(pair, 0.0) for pair in pairwise(way)]))
    return product * float(np.prod([takes[one] / (takes[one] + 1) for one in way[1:-1]]))


@given(webs(), st.integers(1, 4))
def test_first_way_is_the_strongest(made: tuple[Web, Ints], hops: int) -> None:
    """Among all ways of so many ties there is no better one than the first; there is one where any is."""
    web, takes = made
    ways = [(0, *between, 5) for size in range(hops) for between in permutations(range(1, 5), size)]
    best = max(worth(web, takes, way) for way in ways)
    found = routes(web, 0, {5: 1.0}, takes, count=1, hops=hops)
    assert bool(found) == (best > 0)
    if found:
        assert worth(web, takes, found[0].people) == pytest.approx(best)


@given(webs())
def test_ways_keep_the_rules(made: tuple[Web, Ints]) -> None:
    """Ways have no circles and are no detours of earlier ones, and nobody is between more often than they take requests; the first of many are the few."""
    web, takes = made
    found = routes(web, 0, {5: 1.0, 4: 0.5}, takes, count=6)
    assert all(len(set(way.people)) == len(way.people) and way.people[-1] in (4, 5) for way in found)
    for first, second in combinations(found, 2):
        assert first.people[-1] != second.people[-1] or not set(first.people) <= set(second.people)
    between = np.bincount([one for way in found for one in way.people[1:-1]], minlength=PEOPLE)
    assert (between <= takes).all()
    assert routes(web, 0, {5: 1.0, 4: 0.5}, takes, count=2) == found[:2]
    kept = routes(web.within(0, np.array([4, 5]), 4), 0, {5: 1.0, 4: 0.5}, takes, count=6)
    assert kept == found


def test_others_come_before_the_same_again() -> None:
    """0 reaches 4 through 1 and 2, or through 1 and 3, or through 5 alone, which is a little weaker than either: it comes second."""
    arcs = [(0, 1, 0.9), (1, 2, 0.9), (1, 3, 0.85), (2, 4, 0.9), (3, 4, 0.9), (0, 5, 0.6), (5, 4, 0.6)]
    starts, ends, strengths = (np.array(column) for column in zip(*arcs, strict=True))
    found = routes(Web(6, starts, ends, strengths), 0, {4: 1.0}, np.full(6, 9), count=3)
    assert [way.people for way in found] == [(0, 1, 2, 4), (0, 5, 4), (0, 1, 3, 4)]
    assert found[0].strength == pytest.approx(0.729)
