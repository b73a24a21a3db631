"""An order of people that spreads them over units, institutions, sectors and places."""

from collections import Counter
from typing import Any, Final

ASPECTS: Final = ("unit", "institution_id", "sector", "place")
"""Over what they are spread."""


def spread_over(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """People in an order that spreads them over units, institutions, sectors and places.

    Greedily, as in xQuAD (Santos, Macdonald & Ounis 2010): who comes next has the largest score times the mean over those four of 1/2 to the power of how
    many before have the same one (the novelty of α-nDCG; Clarke et al. 2008); where nothing is known, nothing is lost. Who only says so stays behind.
    """
    left, chosen, seen = list(rows), [], Counter[tuple[str, object]]()
    while left:
        best = max(left, key=lambda row: (row["shown"], row["score"] * _novelty(row, seen)))
        left.remove(best)
        chosen.append(best)
        seen.update((name, best[name]) for name in ASPECTS if best[name] is not None)
    return chosen


def _novelty(row: dict[str, Any], seen: Counter[tuple[str, object]]) -> float:
    return sum(0.5 ** seen[name, row[name]] if row[name] is not None else 1 for name in ASPECTS) / len(ASPECTS)
