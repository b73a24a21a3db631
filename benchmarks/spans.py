"""How well names are found in a text: strict F1 of entities, per label and over all.

An entity counts as found only with its first word, its last word and its label right (CoNLL 2003). A tag ``I-X``
behind anything but ``B-X`` or ``I-X`` begins an entity, as in the evaluation script of CoNLL 2000.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Scores(NamedTuple):
    """F1 in per cent: by label, their mean, and over all entities."""

    labels: dict[str, float]
    macro: float
    micro: float


def entities(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """First word, one past the last, and label of each entity of a sentence."""
    begin, before = 0, "O"
    for at, tag in enumerate([*tags, "O"]):
        goes_on = tag[0] == "I" and before != "O" and tag[2:] == before[2:]
        if before != "O" and not goes_on:
            yield begin, at, before[2:]
        if tag != "O" and not goes_on:
            begin = at
        before = tag


def scores(gold: Iterable[Sequence[str]], found: Iterable[Sequence[str]]) -> Scores:
    """Compare the tags of sentences with those that are right.

    Raises:
        ValueError: there are not as many sentences, or not as many tags in one.
    """
    right: Counter[str] = Counter()
    both: Counter[str] = Counter()
    for wanted, given in zip(gold, found, strict=True):
        if len(wanted) != len(given):
            raise ValueError(f"{len(wanted)} tags are right, {len(given)} were given")
        ours, theirs = set(entities(given)), set(entities(wanted))
        right.update(label for _, _, label in ours & theirs)
        both.update(label for group in (ours, theirs) for _, _, label in group)
    labels = {label: 200 * right[label] / both[label] for label in sorted(both)}
    macro = sum(labels.values()) / len(labels) if labels else 0.0
    return Scores(labels, macro, 200 * right.total() / both.total() if both else 0.0)
