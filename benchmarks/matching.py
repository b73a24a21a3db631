"""How good and how fast assignments are: against a published optimum, against the package mentor-match, and at 5,000 × 5,000.

Goals: the optimum of the MIDL 2018 reviewers (201.885) exactly; 500 × 500 at least 100 times as fast as mentor-match
with no rule broken; 5,000 × 5,000 with seats in a minute and 4 GB, proven.
``python -m benchmarks.matching [PEOPLE]``
"""

import logging
import resource
import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import linear_sum_assignment, linprog

from queries.calls.call import Call, Floats, Integers
from queries.calls.matching import match

MIDL = Path(__file__).parents[2] / "shared" / "data" / "reviewer-assignment-midl"


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """What it gives, and its seconds."""
    begin = time.perf_counter()
    return work(), time.perf_counter() - begin


def reviewers() -> None:
    """The reviewers of MIDL 2018: the optimum, greedy beside it, and how well the worst-off paper could be served."""
    if not MIDL.exists():
        print(f"MIDL: not measured, there is no {MIDL.name}")
        return
    scores = np.ascontiguousarray(np.load(MIDL / "scores.npy").T)
    wanted, seats = np.load(MIDL / "covs.npy").astype(np.int64), np.load(MIDL / "loads.npy").astype(np.int64)
    call = Call(((scores + 1) / 2).astype(np.float32), seats, wanted)
    found, seconds = timed(lambda: match(call))
    total = sum(scores[pair] for pair in found.pairs)
    papers = np.bincount([pair[0] for pair in found.pairs], weights=[scores[pair] for pair in found.pairs])
    print(f"MIDL: total {total:.3f} (optimum 201.885), gap {found.gap:.6f}, worst paper {papers.min():.3f}, {seconds:.2f} s")
    print(
        f"      greedy {greedy(scores, wanted, seats):.3f}; bound of the worst paper (max-min LP) {fair_bound(scores, wanted, seats):.3f}"
    )


def greedy(scores: Any, wanted: Integers, seats: Integers) -> float:
    """The best pair first, as long as there is room."""
    left, room, total = wanted.copy(), seats.copy(), 0.0
    for code in np.argsort(-scores, axis=None):
        seeker, host = divmod(int(code), scores.shape[1])
        if left[seeker] and room[host]:
            left[seeker] -= 1
            room[host] -= 1
            total += scores[seeker, host]
    return total


def fair_bound(scores: Any, wanted: Integers, seats: Integers) -> float:
    """The most that the worst-off seeker could have together, were pairs divisible (linear programme)."""
    rows, columns = scores.shape
    pairs = rows * columns
    of = sparse.kron(sparse.eye(rows), np.ones((1, columns)))
    at = sparse.kron(np.ones((1, rows)), sparse.eye(columns))
    value = sparse.hstack([sparse.csr_matrix(-(of.toarray() * np.tile(scores.ravel(), (rows, 1)))), np.ones((rows, 1))])
    found = linprog(
        np.r_[np.zeros(pairs), -1.0],
        A_ub=sparse.vstack([value, sparse.hstack([at, sparse.csr_matrix((columns, 1))])]), b_ub=np.r_[np.zeros(rows), seats],
        A_eq=sparse.hstack([of, sparse.csr_matrix((rows, 1))]), b_eq=wanted, bounds=[(0, 1)] * pairs + [(None, None)], method="highs",
    )  # fmt: skip
    return float(found.x[-1])


def programme(people: int, seed: int = 1) -> tuple[Floats, Any, Any]:
    """A made-up call: skills wanted and shown, and the institutions of both sides."""
    rng = np.random.default_rng(seed)
    want = rng.random((people, 60)) < 0.05
    shown = (rng.random((people, 60)) < 0.15) * rng.integers(1, 6, (people, 60)) / 5
    fit = (want.astype(float) @ shown.T) / np.maximum(want.sum(axis=1, keepdims=True), 1)
    return np.round(fit, 3).astype(np.float32), rng.integers(0, 40, people), rng.integers(0, 40, people)


def against_mentor_match(people: int = 500) -> None:
    """The same people, the same rule and the same fit, by the package mentor-match."""
    fit, seekers, hosts = programme(people)
    same = seekers[:, None] == hosts[None, :]
    ours, seconds = timed(lambda: match(Call(fit, np.ones(people, np.int64), forbidden={"same institution": same})))
    broken = sum(same[pair] for pair in ours.pairs)
    try:
        work = theirs(fit, seekers, hosts)
    except ImportError:
        print(
            f"mentor-match is not installed: {people} × {people} in {seconds:.2f} s, {len(ours.pairs)} pairs, {broken} break a rule"
        )
        return
    pairs, longer = timed(work)
    total = sum(float(fit[pair]) for pair in pairs)
    print(f"mentor-match {people} × {people}: {longer:.1f} s, {len(pairs)} pairs, fit {total:.2f}")
    print(
        f"Simpul       {people} × {people}: {seconds:.2f} s, {len(ours.pairs)} pairs, fit {ours.total:.2f}, {broken} break a rule"
    )
    print(f"ratio of seconds: {longer / seconds:.0f}")


def theirs(fit: Floats, seekers: Any, hosts: Any) -> Callable[[], list[tuple[int, int]]]:
    """What mentor-match has to do: its own people and rules over our numbers.

    Raises:
        ImportError: it is not installed.
    """
    process, rule = import_module("matching.process"), import_module("matching.rules.rule")
    mentor, mentee = import_module("matching.mentor").Mentor, import_module("matching.mentee").Mentee
    logging.disable()

    def made(kind: Any, place: int, institution: int) -> Any:
        return kind(grade=place, organisation=int(institution), email=f"{kind.__name__}{place}")

    class Fit(rule.Rule):  # type: ignore[misc,name-defined]
        def apply(self, pair: Any) -> int:
            return int(fit[pair.mentee.grade, pair.mentor.grade] * 1000)

        def evaluate(self, pair: Any) -> bool:  # noqa: ARG002
            return True

    mentors = [made(mentor, place, of) for place, of in enumerate(hosts)]
    mentees = [made(mentee, place, of) for place, of in enumerate(seekers)]
    rules = [[rule.Disqualify(lambda pair: pair.mentor.organisation == pair.mentee.organisation), Fit()]]

    def work() -> list[tuple[int, int]]:
        _, matched = process.process_data(mentors, mentees, rules)
        return [(one.grade, other.grade) for one in matched for other in one.mentors]

    return work


def large(people: int = 5000) -> None:
    """Seats of none to three, a rule and a quota; SciPy's dense assignment beside it, seats as columns."""
    fit, seekers, hosts = programme(people, seed=2)
    rng = np.random.default_rng(3)
    seats = rng.integers(0, 4, people)
    forbidden = {"same institution": seekers[:, None] == hosts[None, :]}
    call = Call(fit, seats, forbidden=forbidden)
    found, seconds = timed(lambda: match(call))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    fair, more = timed(lambda: match(call, worst_off_first=True))
    print(
        f"{people} × {people}, {seats.sum()} seats: {seconds:.1f} s, {memory:.1f} GB, {len(found.pairs)} pairs, gap {found.gap:.6f}, worst {found.worst:.3f}"
    )
    print(f"      worst-off first: {more:.1f} s, fit {fair.total / found.total:.4f} of the best, worst {fair.worst:.3f}")
    columns = np.repeat(np.arange(people), seats)
    dense = np.where(call.allowed[:, columns], call.fit[:, columns].astype(np.float64) + 10, 0.0)
    (rows, chosen), theirs = timed(lambda: linear_sum_assignment(dense, maximize=True))
    kept = dense[rows, chosen] > 0
    total = float((dense[rows, chosen][kept] - 10).sum())
    print(
        f"      SciPy's linear_sum_assignment: {theirs:.1f} s, {kept.sum()} pairs, fit {total:.3f} (ours {found.total:.3f}); ratio {theirs / seconds:.1f}"
    )


if __name__ == "__main__":
    reviewers()
    against_mentor_match()
    large(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
