"""How good and how fast teams are chosen among 5,000 candidates: against plain greedy choice, and against CP-SAT with the whole problem.

Candidates are made up: each covers one skill and some a few more, works at one of 300 institutions in 40 places, and has three ties, most of
them within the institution. Goal: up to 8 skills and 8 members every team proven to be the best, in at most ten seconds of one core;
beyond, the bound is reported.
``python -m benchmarks.team [PEOPLE]``
"""

import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Final

import numpy as np
from ortools.sat.python import cp_model

from queries.teams.candidates import FAR, Candidates, Objective, Team, greedy
from queries.teams.choosing import choose

ASKED: Final = [(6, 4), (8, 6), (8, 8), (3, 6), (12, 8)]
"""Skills and members."""

PROVEN: Final = 8
"""Skills up to which a proof is the goal."""

SECONDS: Final = 20
"""What the peer is given."""


def made(people: int, skills: int, seed: int) -> Candidates:
    """Made-up candidates: the same numbers, the same candidates."""
    random = np.random.default_rng(seed)
    shows = (random.random((people, skills)) < 0.08) * random.uniform(0.25, 1, (people, skills))
    shows[np.arange(people), random.integers(0, skills, people)] = random.uniform(0.25, 1, people)
    institution = random.integers(0, 300, people)
    ties: dict[tuple[int, int], float] = {}
    for _ in range(3 * people // 2):
        one = int(random.integers(people))
        near = random.random() < 0.7
        other = int(random.choice(np.flatnonzero(institution == institution[one])) if near else random.integers(people))
        if one != other:
            ties[min(one, other), max(one, other)] = float(random.uniform(0.05, 0.95))
    return Candidates(shows.astype(np.float32), institution, institution * 7919 % 40, institution % 7, ties)


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What it gives, and its seconds of processor time."""
    begin = time.process_time()
    return work(), time.process_time() - begin


def whole(candidates: Candidates, size: int) -> tuple[float, float]:
    """The least sum of distances and its bound by CP-SAT alone: every pair that is nearer than the farthest is a variable."""
    model = cp_model.CpModel()
    taken = [model.new_bool_var(f"x{row}") for row in range(len(candidates))]
    model.add(sum(taken) == size)
    for skill in range(candidates.shows.shape[1]):
        model.add_at_least_one(taken[row] for row in np.flatnonzero(candidates.shows[:, skill] > 0).tolist())
    saved = []
    for one in range(len(candidates)):
        apart = candidates.distances(one)
        for other in np.flatnonzero(apart < FAR).tolist():
            if one < other:
                both = model.new_bool_var(f"y{one}_{other}")
                model.add_implication(both, taken[one])
                model.add_implication(both, taken[other])
                saved.append(int(FAR - apart[other]) * both)
    model.maximize(sum(saved))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = SECONDS
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    pairs = FAR * size * (size - 1) / 2
    value = pairs - solver.objective_value if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else float("nan")
    return value / 1000, max(0.0, pairs - solver.best_objective_bound) / 1000


def main(people: int) -> int:
    """Each number of skills and members by both objectives; prints values, bounds and ratios."""
    reached = True
    for skills, size in ASKED:
        candidates = made(people, skills, seed=skills)
        covers = candidates.shows > 0
        objectives: tuple[Objective, ...] = ("close", "sectors")
        for objective in objectives:
            scale = 1000 if objective == "close" else 1
            plain, theirs = timed(partial(greedy, candidates, size, objective))
            found, ours = timed(partial(choose, candidates, size, objective))
            if not isinstance(found, Team):
                print(f"{skills} skills, {size} members: no team")
                continue
            value = candidates.value(plain, objective) / scale
            short = "" if covers[list(plain)].any(axis=0).all() else ", not all skills"
            ratio = value * scale / found.value if objective == "close" else found.value / max(1, value)
            print(
                f"{people:,} candidates, {skills:2} skills, {size} members, {objective:7}: {found.value / scale:.3f}, bound {found.bound / scale:.3f}, "
                f"{'proven' if found.proven else 'NOT proven'}, {ours:.1f} s; greedy {value:.3f}{short}, {theirs:.3f} s; {ratio:.2f} times as good, {ours / theirs:.0f} times the time"
            )
            reached = reached and (skills > PROVEN or (found.proven and ours <= 10))
    few = min(people, 1_000)
    candidates = made(few, 6, seed=1)
    found, ours = timed(lambda: choose(candidates, 4, "close"))
    value, bound = whole(candidates, 4)
    print(
        f"{few:,} candidates, 6 skills, 4 members: {found.value / 1000:.3f} proven in {ours:.1f} s; CP-SAT alone {value:.3f}, bound {bound:.3f}, {SECONDS} s given"
    )
    print(f"Goal, teams of up to {PROVEN} skills and members proven within 10 s: {'reached' if reached else 'missed'}.")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000))
