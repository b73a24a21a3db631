"""Which few people together know all that is needed: the best team, with the proof that there is no better one.

A team of a given size covers every skill. Among those that do, either the members are to be near each other, or they are to
come from as many sectors as there can be; of teams that are equal in this, one whose members show more is preferred. Covering
and sectors are integer programmes for OR-Tools' CP-SAT. The least sum of distances, a quadratic objective whose linear
relaxation says next to nothing, is found by a search around the centre of a team (``queries.teams.nearest``).

People who cannot make a team better are left out before: those without ties of whom as many others as the team has members are of the
same institution and place, cover all they cover and show at least as much. An exchange shows that the best team is still there.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

import numpy as np
from ortools.sat.python import cp_model

from queries.teams.candidates import UNKNOWN, Candidates, Integers, Mask, Objective, Short, Team, promising, started
from queries.teams.nearest import Nearest

_SOLVING: Final = 5.0
"""Deterministic time of CP-SAT, about seconds."""

_EXCHANGES: Final = 50
"""Exchanges of a member by one who shows more."""


def choose(candidates: Candidates, size: int, objective: Objective) -> Team | Short:
    """The best team of a size.

    Args:
        candidates: who could be of it.
        size: how many members, at least 1.
        objective: ``close``: the least sum of distances; ``sectors``: the most sectors.

    Returns:
        The team with the bound, equal where the proof came to its end; or why there is none.
    """
    nobody = tuple(int(skill) for skill in np.flatnonzero(~(candidates.shows > 0).any(axis=0)))
    if nobody or len(candidates) < size:
        return Short(nobody, 0)
    known = _covering(candidates, size)
    if isinstance(known, Short):
        return known
    if objective == "sectors":
        return _most_sectors(candidates, size, known)
    return _exchanged(candidates, Nearest(candidates, size, known).run())


def _solver() -> cp_model.CpSolver:
    """A solver that answers the same to the same, however busy the machine is."""
    solver = cp_model.CpSolver()
    solver.parameters.max_deterministic_time = _SOLVING
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 1
    return solver


def _covering(candidates: Candidates, size: int) -> tuple[int, ...] | Short:
    """Some team that covers all skills; or which skills so many people leave out at best, and how many members would do."""
    masks, rows = np.unique(candidates.shows > 0, axis=0, return_index=True)
    model = cp_model.CpModel()
    taken = [model.new_bool_var(f"x{row}") for row in rows.tolist()]
    for skill in range(masks.shape[1]):
        model.add_at_least_one(taken[at] for at in np.flatnonzero(masks[:, skill]).tolist())
    model.minimize(sum(taken))
    solver = _solver()
    solver.solve(model)
    team = [int(row) for row, one in zip(rows, taken, strict=True) if solver.value(one)]
    if len(team) > size:
        return Short(_left_out(masks, size), len(team))
    others = [row for row in np.argsort(-candidates.worth, kind="stable").tolist() if row not in team]
    return tuple(team + others[: size - len(team)])


def _left_out(masks: Mask, size: int) -> tuple[int, ...]:
    """The skills that so many people cannot cover, however they are chosen from people of these masks; as few as can be."""
    model = cp_model.CpModel()
    taken = [model.new_bool_var(f"x{at}") for at in range(len(masks))]
    covered = [model.new_bool_var(f"c{skill}") for skill in range(masks.shape[1])]
    for skill, one in enumerate(covered):
        model.add(sum(taken[at] for at in np.flatnonzero(masks[:, skill]).tolist()) >= one)
    model.add(sum(taken) <= size)
    model.maximize(sum(covered))
    solver = _solver()
    solver.solve(model)
    return tuple(skill for skill, one in enumerate(covered) if not solver.value(one))


def _most_sectors(candidates: Candidates, size: int, known: tuple[int, ...]) -> Team:
    """The team of most sectors, by CP-SAT; then, of as many sectors, the one whose members show most."""
    rows = promising(candidates, size, "sectors")
    model = cp_model.CpModel()
    taken = {row: model.new_bool_var(f"x{row}") for row in rows}
    model.add(sum(taken.values()) == size)
    for skill in range(candidates.shows.shape[1]):
        model.add_at_least_one(taken[row] for row in rows if candidates.shows[row, skill] > 0)
    of: dict[int, list[cp_model.IntVar]] = defaultdict(list)
    for row, one in taken.items():
        of[int(candidates.sector[row])].append(one)
    seen = {sector: model.new_bool_var(f"s{sector}") for sector in of if sector != UNKNOWN}
    for sector, one in seen.items():
        model.add(sum(of[sector]) >= one)
    sectors, bound = sum(seen.values()), min(size, len(seen))
    starts = sorted(rows, key=lambda row: -int((candidates.shows[row] > 0).sum()))
    known = next(iter(started(candidates, size, "sectors", starts)), known)
    if candidates.value(known, "sectors") < bound:
        model.maximize(sectors)
        known, most = _solved(model, taken, known)
        bound = min(bound, most)
    model.add(sectors >= candidates.value(known, "sectors"))
    model.maximize(sum(int(candidates.worth[row]) * one for row, one in taken.items()))
    known, _ = _solved(model, taken, known)
    return Team(tuple(sorted(known)), candidates.value(known, "sectors"), bound)


def _solved(model: cp_model.CpModel, taken: Mapping[int, cp_model.IntVar], known: tuple[int, ...]) -> tuple[tuple[int, ...], int]:
    """The team of a model's solution, the known one where there is none in time; and the most that its objective can be."""
    model.clear_hints()  # type: ignore[no-untyped-call]
    for row, one in taken.items():
        model.add_hint(one, int(row in known))
    solver = _solver()
    found = solver.solve(model) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    team = tuple(row for row, one in taken.items() if solver.value(one)) if found else known
    return team, int(solver.best_objective_bound + 1e-6)


def _exchanged(candidates: Candidates, team: Team) -> Team:
    """A team that is no farther apart, with members exchanged as long as they show more together."""
    covers, members, value = candidates.shows > 0, list(team.members), team.value
    for _ in range(_EXCHANGES):
        found = _exchange(candidates, covers, members, value)
        if found is None:
            break
        members, value = found
    return Team(tuple(sorted(members)), value, min(team.bound, value))


def _exchange(candidates: Candidates, covers: Mask, members: list[int], value: int) -> tuple[list[int], int] | None:
    """The exchange of one member that shows most more, where there is one."""
    best, found = 0, None
    for one in members:
        rest = [other for other in members if other != one]
        apart: Integers = sum((candidates.distances(other) for other in rest), np.zeros(len(candidates), np.int64))
        fits = covers[:, ~covers[rest].any(axis=0)].all(axis=1) & (apart <= apart[one])
        fits[members] = False
        gains = np.where(fits, candidates.worth - candidates.worth[one], 0)
        at = int(gains.argmax())
        if gains[at] > best:
            best, found = int(gains[at]), ([*rest, at], value - int(apart[one]) + int(apart[at]))
    return found
