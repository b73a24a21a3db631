"""What a model had joined to a known name, mended: capitals behind where it ends are somebody else's name.

A known name may itself be part of another's: a region's of its office's, an institution's of a building's.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ingest.extract.lexicon import english_posts, posts
from ingest.extract.lexicon.places import PLACE_WORDS
from ingest.extract.names.offices import OFFICES, without_honorifics
from ingest.extract.names.written import Written
from ingest.extract.relations.heads import is_verb
from ingest.extract.relations.name_words import is_called, is_headline
from ingest.extract.view import Name

_BODIES: Final = (
    english_posts.BODIES | posts.INSTITUTIONS | posts.words("sekuritas tbk persero holding group finance insurance life")
)
"""Words that begin or end institutions' names."""


def mended(text: Written, names: list[Name], found: list[Name], covered: set[int]) -> list[Name]:
    """The anchors, whose words are ``covered``, the names beside them, and as somebody else's the capitals that a model had joined to an anchor from behind."""
    words, shouts = text.words, text.text.isupper()
    kept: list[Name] = []
    joined: dict[int, Name] = {}
    for one in names:
        if covered.isdisjoint(places := range(*one[:2])):
            kept.append(one)
        else:
            joined |= dict.fromkeys(places, one)
    starts = {start for start, _, label in kept if label == "PER"}
    made: list[Name] = []
    for anchored in found:
        start, end, label = _within(text, anchored, joined.get(anchored[0]))
        if made and start < made[-1][1]:
            start, _, label = made.pop()
        made.append((start, end, label))
        last = joined[end][1] if end in joined else end
        last = _before_a_person(words, last, starts)
        first = without_honorifics(text.lower, end, last)
        is_told = not shouts or (end in joined and joined[end][2] == "PER")
        is_done = first < last and is_verb(text.lower[first], bare=True) and is_headline(words, first)  # Bupati X | Lantik Ani
        if (
            is_told
            and not is_done
            and last > first
            and end not in covered
            and all(word[0].isupper() for word in words[first:last])
        ):
            made.append((first, last, _label_of(words[first:last], joined.get(end))))
    return list(_together(sorted([*made, *kept], key=lambda one: one[0])))


def _within(text: Written, anchored: Name, name: Name | None) -> Name:
    """The whole name that a known one is part of: a region's of an institution's (``Dinas Sosial Kota Medan``), an institution's of a building's (``Gedung DPR``).

    One may also begin another institution's (``Bank Indonesia Institute``), and end an English one's (``Thai Foreign Ministry``).
    """
    start, end, label = anchored
    if name and name[2] == "ORG" and (label == "ORG" or name[0] == start):
        is_english = text.lower[end - 1] in english_posts.BODIES and OFFICES.isdisjoint(text.lower[name[0] : start])
        goes_on = _is_of_a_body(text.lower[end : name[1]])
        return min(start, name[0]) if is_english else start, name[1] if goes_on else end, "ORG" if goes_on else label
    if name and name[0] < start and {name[2], label} == {"ORG", "LOC"}:
        return name[0], end if name[2] == "ORG" else max(end, name[1]), name[2]
    return anchored


def _is_of_a_body(words: list[str]) -> bool:
    """Whether words behind an institution's name make another's of it: one begins or ends such names, and nobody is called by any; or a place, behind ``of``."""
    return words[:1] == ["of"] or (not _BODIES.isdisjoint(words) and not any(map(is_called, words)))


def _label_of(words: list[str], name: Name | None) -> str:
    """Whose name it is that stood behind an anchor: a place's, if all of it is one; else somebody's, but not with a short form in it."""
    if all(word.lower() in PLACE_WORDS for word in words):
        return "LOC"
    return name[2] if name and any(word.isupper() and len(word.strip(".")) > 2 for word in words) else "PER"


def _before_a_person(words: list[str], at: int, starts: set[int]) -> int:
    """Where a name begins that the model found, if nothing but capitals stands before it; else the place itself."""
    for place in range(at, min(at + 3, len(words))):
        if place in starts:
            return place
        if not words[place][0].isupper():
            break
    return at


def _together(names: list[Name]) -> Iterator[Name]:
    """Two people side by side with nothing between them are one."""
    left = names[0]
    for _, right in pairwise(names):
        if left[2] == right[2] == "PER" and left[1] == right[0]:
            left = left[0], right[1], "PER"
        elif right[0] >= left[1]:
            yield left
            left = right
    yield left
