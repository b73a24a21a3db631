"""How well two fit, and what rules a pair out: tables of mentees × mentors.

Fit is a sum of shares, each a reason that can be read: the skills asked for that the mentor shows at a higher level,
what either side prefers, another institution (mentoring is to open boxes), a place where they can meet. Without a
skill in common nothing else counts. A programme may weigh the shares otherwise.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from scipy import sparse

from graph.language import N_
from queries.calls.call import Floats, Mask, Pair
from queries.calls.command import Posts, lines
from queries.calls.participants import Mentee, Mentor, Participant, Pool
from queries.question import Note

SHARES: Final = {"skills": 0.6, "mentee's wish": 0.15, "mentor's wish": 0.1, "another institution": 0.1, "same place": 0.05}
"""What each part of the fit counts, together 1: skills before everything, wishes before convenience."""

SAME_UNIT, LINE, NO_LANGUAGE, NO_WAY, AVOIDED, FORBIDDEN, ONESELF = (
    N_("same unit"), N_("line of command"), N_("no language in common"), N_("no way to meet"), N_("one does not want the other"), N_("forbidden"),
    N_("the same person"),
)  # fmt: skip


LASTING: Final = (LINE, ONESELF)
"""Rules that no coordinator could lift for one pair."""


def shares(pool: Pool) -> dict[str, Floats]:
    """The parts of the fit, each mentees × mentors from 0 to 1."""
    return {
        "skills": _skills(pool),
        "mentee's wish": _wishes(pool.mentees, pool.mentors),
        "mentor's wish": _wishes(pool.mentors, pool.mentees).T,
        "another institution": 1 - _same([one.institution for one in pool.mentees], [one.institution for one in pool.mentors]).astype(np.float32),
        "same place": _same([one.place for one in pool.mentees], [one.place for one in pool.mentors]).astype(np.float32),
    }  # fmt: skip


def fits(pool: Pool) -> Floats:
    """How well any two fit, mentees × mentors from 0 to 1; 0 without a skill in common."""
    parts = shares(pool)
    fit = sum((SHARES[name] * part for name, part in parts.items()), np.zeros((len(pool.mentees), len(pool.mentors)), np.float32))
    found: Floats = np.where(parts["skills"] > 0, fit, 0).astype(np.float32)
    return found


def _skills(pool: Pool) -> Floats:
    """Which part of the skills that each mentee asks for the mentor shows at a higher level."""
    vocabulary = {
        skill: n for n, skill in enumerate(sorted({skill for one in (*pool.mentees, *pool.mentors) for skill in one.levels}))
    }
    asked = [(row, vocabulary[skill], level) for row, one in enumerate(pool.mentees) for skill, level in one.levels.items()]
    # A mentor who tells no level shows the skill at the first one.
    shown = [
        (row, vocabulary[skill], max(level, 1)) for row, one in enumerate(pool.mentors) for skill, level in one.levels.items()
    ]
    covered = np.zeros((len(pool.mentees), len(pool.mentors)), np.float32)
    for reached in {level for _, _, level in asked}:
        wants = _sparse([(row, skill) for row, skill, level in asked if level == reached], len(pool.mentees), len(vocabulary))
        has = _sparse([(row, skill) for row, skill, level in shown if level > reached], len(pool.mentors), len(vocabulary))
        covered += (wants @ has.T).toarray()
    counts = np.array([max(1, len(one.levels)) for one in pool.mentees], np.float32)
    return covered / counts[:, None]


def _sparse(cells: Sequence[tuple[int, int]], rows: int, columns: int) -> Any:
    at = np.array(cells, np.int64).reshape(-1, 2).T
    return sparse.csr_matrix((np.ones(at.shape[1], np.float32), (at[0], at[1])), shape=(rows, columns))


def _wishes(these: Sequence[Participant], those: Sequence[Participant]) -> Floats:
    """These × those: 1 for the first wish, less for each later one, 0 for none."""
    at = {one.id: place for place, one in enumerate(those)}
    wished = np.zeros((len(these), len(those)), np.float32)
    for row, one in enumerate(these):
        for rank, other in enumerate(one.prefers):
            if other in at:
                wished[row, at[other]] = 1 - rank / len(one.prefers)
    return wished


def _same(these: Sequence[str], those: Sequence[str]) -> Mask:
    """These × those: whether both are told and equal."""
    codes = {text: n for n, text in enumerate(dict.fromkeys(text.casefold() for text in (*these, *those) if text), 1)}
    left = np.array([codes.get(text.casefold(), 0) for text in these], np.int64)
    right = np.array([codes.get(text.casefold(), 0) for text in those], np.int64)
    same: Mask = (left[:, None] == right[None, :]) & (left > 0)[:, None]
    return same


def rules(pool: Pool, forbidden: Iterable[Pair], posts: Posts) -> dict[str, Mask]:
    """What forbids a pair, each mentees × mentors; of posts the line of command is taken that the tables do not tell."""
    mentees, mentors = pool.mentees, pool.mentors
    languages = {
        name: n for n, name in enumerate(sorted({name.casefold() for one in (*mentees, *mentors) for name in one.languages}))
    }
    speak = [
        _sparse(
            [(row, languages[name.casefold()]) for row, one in enumerate(side) for name in one.languages],
            len(side),
            len(languages),
        )
        for side in (mentees, mentors)
    ]
    modes = [np.array([one.mode for one in side]) for side in (mentees, mentors)]
    avoided, decided = (np.zeros((len(mentees), len(mentors)), bool) for _ in range(2))
    at = {one.id: place for place, one in enumerate(mentees)}, {one.id: place for place, one in enumerate(mentors)}
    for row, mentee in enumerate(mentees):
        avoided[row, [at[1][other] for other in mentee.avoids if other in at[1]]] = True
    for column, mentor in enumerate(mentors):
        avoided[[at[0][other] for other in mentor.avoids if other in at[0]], column] = True
    for pair in forbidden:
        decided[pair] = True
    units = ([f"{one.institution}\n{one.unit}" if one.unit else "" for one in side] for side in (mentees, mentors))
    return {
        SAME_UNIT: _same(*units),
        LINE: lines(pool, posts),
        NO_LANGUAGE: (speak[0] @ speak[1].T).toarray() == 0,
        NO_WAY: (modes[0][:, None] != "both") & (modes[1][None, :] != "both") & (modes[0][:, None] != modes[1][None, :]),
        AVOIDED: avoided,
        FORBIDDEN: decided,
        ONESELF: _same(*([posts.people.get(one.id, one.id) for one in side] for side in (mentees, mentors))),
    }


def reasons(mentee: Mentee, mentor: Mentor) -> Iterable[Note]:
    """What speaks for a pair, and what against."""
    asked, shown = mentee.levels, mentor.levels
    common = [skill for skill, level in asked.items() if max(shown.get(skill, -1), 1 if skill in shown else 0) > level]
    missing = [skill for skill in asked if skill not in common]
    if common:
        yield Note(N_("shows {skills}"), {"skills": ", ".join(common)})
    if mentor.id in mentee.prefers:
        yield Note(N_("wish {rank} of the mentee"), {"rank": mentee.prefers.index(mentor.id) + 1})
    if mentee.id in mentor.prefers:
        yield Note(N_("wish {rank} of the mentor"), {"rank": mentor.prefers.index(mentee.id) + 1})
    if mentee.institution and mentor.institution and mentee.institution.casefold() != mentor.institution.casefold():
        yield Note(N_("of another institution"))
    if mentee.place and mentee.place.casefold() == mentor.place.casefold():
        yield Note(N_("in the same place"))
    if missing:
        yield Note(N_("does not show {skills} at a higher level"), {"skills": ", ".join(missing)})
