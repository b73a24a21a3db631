"""How good a ranking is: ROC AUC, precision at 10, average precision, each as expected over the orders that ties allow.

A ranking is given as the score of every candidate, and which candidates are relevant. Where candidates share
a score no order is right, so a measure is its mean over all orders of those candidates: an unranked candidate
(score 0) then neither gains nor loses by its place in a file.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple


class Tie(NamedTuple):
    """Candidates that share a score: how many, how many of them relevant, and the same for all ranked before."""

    size: int
    relevant: int
    before: int
    relevant_before: int


def ties(scores: Mapping[str, float], relevant: Collection[str]) -> Iterator[Tie]:
    """The groups of equal score, best first; a candidate alone is a group of one."""
    sizes = Counter(scores.values())
    hits = Counter(scores[name] for name in set(relevant) & scores.keys())
    before = relevant_before = 0
    for score in sorted(sizes, reverse=True):
        yield Tie(sizes[score], hits[score], before, relevant_before)
        before += sizes[score]
        relevant_before += hits[score]


def roc_auc(scores: Mapping[str, float], relevant: Collection[str]) -> float:
    """The chance that a relevant candidate stands before one that is not; a tie counts half.

    Raises:
        ZeroDivisionError: no candidate is relevant, or every one is.
    """
    groups = list(ties(scores, relevant))
    positives = sum(tie.relevant for tie in groups)
    negatives = len(scores) - positives
    won = sum((tie.size - tie.relevant) * tie.relevant_before + tie.relevant * (tie.size - tie.relevant) / 2 for tie in groups)
    return won / (positives * negatives)


def precision_at(cut: int, scores: Mapping[str, float], relevant: Collection[str]) -> float:
    """The share of relevant candidates among the first ``cut``."""
    hits = 0.0
    for tie in ties(scores, relevant):
        taken = min(tie.size, max(0, cut - tie.before))
        hits += taken * tie.relevant / tie.size
    return hits / cut


def average_precision(scores: Mapping[str, float], relevant: Collection[str]) -> float:
    """The mean over relevant candidates of the precision at their rank.

    McSherry & Najork 2008, "Computing information retrieval performance measures efficiently in the presence
    of tied scores", equation for AP.

    Raises:
        ZeroDivisionError: no candidate is relevant.
    """
    total, positives = 0.0, 0
    for tie in ties(scores, relevant):
        positives += tie.relevant
        mates = (tie.relevant - 1) / (tie.size - 1) if tie.size > 1 else 0.0
        for place in range(tie.size if tie.relevant else 0):
            found = tie.relevant_before + 1 + place * mates
            total += tie.relevant / tie.size * found / (tie.before + place + 1)
    return total / positives
