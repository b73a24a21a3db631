"""The best team is the best: as good as trying all, and its bound is one."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.teams import nearest
from queries.teams.candidates import UNKNOWN, Candidates, Objective, Short, Team, greedy, promising
from queries.teams.choosing import choose


def candidates(seed: int, people: int, skills: int) -> Candidates:
    """Some people of a few institutions, places and sectors, some of them tied."""
    random = np.random.default_rng(seed)
    shows = random.random((people, skills)) * (random.random((people, skills)) < 0.4)
    institution = random.integers(-1, 4, people)
    place = np.where(institution >= 0, institution // 2, UNKNOWN)
    pairs = [pair for pair in combinations(range(people), 2) if random.random() < 0.2]
    ties = {pair: float(1 / random.integers(2, 9)) for pair in pairs}
    return Candidates(shows.astype(np.float32), institution, place, np.where(institution >= 0, institution % 3, UNKNOWN), ties)


def brute(one: Candidates, size: int, objective: Objective) -> int | None:
    """The best value of any team that covers all."""
    covers = one.shows > 0
    values = [one.value(team, objective) for team in combinations(range(len(one)), size) if covers[list(team)].any(axis=0).all()]
    return (max if objective == "sectors" else min)(values) if values else None


cases = st.tuples(
    st.integers(0, 10**6), st.integers(3, 11), st.integers(1, 4), st.integers(1, 5), st.sampled_from(["close", "sectors"])
)


@given(cases)
def test_no_team_is_better(case: tuple[int, int, int, int, Objective]) -> None:
    """On small sets the team is as good as the best of all teams, proven, and not worse than a greedy one; else there is none."""
    seed, people, skills, size, objective = case
    one = candidates(seed, people, skills)
    found, best = choose(one, size, objective), brute(one, size, objective)
    assert isinstance(found, Team) == (best is not None)
    if isinstance(found, Team):
        assert (found.value, found.bound, found.proven) == (best, best, True)
        assert len(set(found.members)) == size
        assert (one.shows[list(found.members)] > 0).any(axis=0).all()
        assert found.value == one.value(found.members, objective)
        team = greedy(one, size, objective)
        if (one.shows[list(team)] > 0).any(axis=0).all():
            assert (
                (found.value >= one.value(team, objective))
                if objective == "sectors"
                else (found.value <= one.value(team, objective))
            )


@given(cases)
def test_who_is_left_out_makes_no_team_better(case: tuple[int, int, int, int, Objective]) -> None:
    """Among those who are looked at there is a team as good as among all."""
    seed, people, skills, size, objective = case
    one = candidates(seed, people, skills)
    kept = np.array(promising(one, size, objective))
    at = {int(row): place for place, row in enumerate(kept)}
    ties = {(at[a], at[b]): tie for (a, b), tie in one.ties.items() if a in at and b in at}
    fewer = Candidates(one.shows[kept], one.institution[kept], one.place[kept], one.sector[kept], ties)
    assert brute(fewer, size, objective) == brute(one, size, objective)


@given(st.integers(0, 10**6))
def test_a_bound_holds_where_the_proof_is_cut_short(seed: int) -> None:
    """With hardly any effort there is a team nevertheless, and no team is better than the bound."""
    one = candidates(seed, 11, 3)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(nearest, "EFFORT", 2)
        found = choose(one, 4, "close")
    best = brute(one, 4, "close")
    if isinstance(found, Team):
        assert best is not None
        assert found.bound <= best <= found.value


def test_why_there_is_no_team() -> None:
    """Skills that nobody has are named; else what the best team of this size leaves out, and how many members would do."""
    shows = np.eye(4, dtype=np.float32)
    nowhere = np.full(4, UNKNOWN)
    assert choose(Candidates(shows * np.array([1, 1, 1, 0], np.float32), nowhere, nowhere, nowhere), 2, "close") == Short((3,), 0)
    short = choose(Candidates(shows, nowhere, nowhere, nowhere), 3, "close")
    assert isinstance(short, Short)
    assert (len(short.missing), short.least) == (1, 4)
    assert choose(Candidates(shows, nowhere, nowhere, nowhere), 5, "close") == Short((), 0)


def test_of_equal_teams_who_shows_most() -> None:
    """Where distance or sectors leave a choice, those who show most are taken."""
    shows = np.array([[0.2], [0.9], [0.5], [0.8]], np.float32)
    one = Candidates(shows, np.array([1, 1, 1, 1]), np.full(4, UNKNOWN), np.array([0, 0, 0, 1]))
    close, sectors = choose(one, 2, "close"), choose(one, 2, "sectors")
    assert isinstance(close, Team)
    assert isinstance(sectors, Team)
    assert (close.members, close.value) == ((1, 3), 1000)
    assert (sectors.members, sectors.value) == ((1, 3), 2)
