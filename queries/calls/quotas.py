"""Quotas of a call: the most places that the mentees of an institution, or of a place, may have together.

Quotas of which one lies within the other, or which have nobody in common, are groups that a flow can pass one after the other. Two
that cross (each has people whom the other has not, and some are of both) are refused: with them an assignment is three-dimensional
matching (Karp 1972), of which nobody could say soon that no other is better.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np

from graph.errors import AskError
from graph.language import N_
from queries.calls.call import Integers
from queries.calls.participants import Mentee

Kind = Literal["institution", "place"]


class Quota(NamedTuple):
    """The most places of an institution's, or a place's, mentees."""

    of: Kind
    name: str
    most: int


def told(kind: Kind, lines: Iterable[str]) -> list[Quota]:
    """Quotas as they are written: a line a name, its number last.

    Raises:
        AskError: a line has no number.
    """
    found: list[Quota] = []
    for line in filter(None, map(str.strip, lines)):
        name, _, number = line.rpartition(" ")
        if not (name and number.isascii() and number.isdigit()):
            raise AskError(N_("“{line}” is no quota. Write a name and a number: Kementerian Air 5."), line=line[:80])
        found.append(Quota(kind, name.strip(" :="), int(number[:9])))
    return found


def _once(quotas: Iterable[Quota]) -> dict[tuple[str, str], Quota]:
    """The quota of each name; the same one may be told again."""
    told: dict[tuple[str, str], Quota] = {}
    for quota in quotas:
        before = told.setdefault((quota.of, quota.name.casefold()), quota)
        if before.most != quota.most:
            raise AskError(
                N_("{group} has two quotas, {one} and {other}, which cannot both hold. Give one of them."),
                group=before.name[:80], one=before.most, other=quota.most,
            )  # fmt: skip
    return told


@dataclass(frozen=True)
class Groups:
    """Mentees in groups, numbered from 1, the larger first; those without a quota are of group 0."""

    of: Integers
    """The innermost group of each mentee."""
    quotas: dict[int, int]
    within: dict[int, int]
    names: tuple[str, ...]
    idle: tuple[str, ...]
    """Names of quotas that concern nobody."""


def grouped(mentees: Sequence[Mentee], quotas: Iterable[Quota]) -> Groups:
    """Mentees by the quotas that concern them.

    Raises:
        AskError: a name has two quotas, or two quotas cross.
    """
    held = _once(quotas)
    people: dict[tuple[str, str], list[int]] = {key: [] for key in held}
    for row, one in enumerate(mentees):
        for key in (("institution", one.institution.casefold()), ("place", one.place.casefold())):
            if key in people:
                people[key].append(row)
    ordered = sorted((key for key in held if people[key]), key=lambda key: -len(people[key]))
    names = ["", *(held[key].name for key in ordered)]
    of, within = np.zeros(len(mentees), np.int64), dict[int, int]()
    for number, key in enumerate(ordered, 1):
        around = sorted({int(group) for group in of[people[key]]})
        if len(around) > 1:
            crossing = {"one": names[around[-1]], "other": names[number]}
            raise AskError(
                N_("The quotas of {one} and {other} cross: some people are of both, and each has others. Give one of them."),
                **crossing,
            )
        within |= {number: around[0]} if around[0] else {}
        of[people[key]] = number
    most = {number: held[key].most for number, key in enumerate(ordered, 1)}
    return Groups(of, most, within, tuple(names), tuple(held[key].name for key in held if not people[key]))
