"""Where somebody belongs and which posts they held, as a page lays them out: each institution once."""

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from queries.profile import HeldPosition, Tie


class Home(NamedTuple):
    """An institution, and all that ties a person to it."""

    id: str
    name: str
    sector: str | None
    kind: str
    """How the person is tied to it; empty where nothing else is the person's and it is tied in both ways."""
    ties: list[Tie]
    """Those that say more than that they are there."""


def homes(ties: Sequence[Tie]) -> list[Home]:
    """Each institution once, in the order given: who is employed by the place of work works there, and is not told so twice."""
    by_place: dict[str, list[Tie]] = {}
    for tie in ties:
        by_place.setdefault(tie.id, []).append(tie)
    return [
        Home(one[0].id, one[0].name, one[0].sector, one[0].tie if len({tie.tie for tie in one}) == 1 else "", _telling(one))
        for one in by_place.values()
    ]


def _telling(ties: list[Tie]) -> list[Tie]:
    """The ties with a status or a time, each time once."""
    said = {(tie.status, tie.valid_from, tie.valid_to): tie for tie in reversed(ties)}
    return [tie for key, tie in reversed(said.items()) if any(key)]


def posts(positions: Sequence[HeldPosition]) -> list[tuple[str | None, list[HeldPosition]]]:
    """Posts one after the other, those at one institution together."""
    return [(name, list(held)) for name, held in groupby(positions, lambda post: post.institution)]
