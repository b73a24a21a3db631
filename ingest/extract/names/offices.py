"""Who has an office behind a comma is a person: ``Ni Made Rekaan, Bupati Wanaraksa, mengatakan``."""

from collections.abc import Iterator
from typing import Final

from ingest.extract.lexicon import english_posts, posts
from ingest.extract.names.written import Written
from ingest.extract.relations.name_words import is_called
from ingest.extract.view import Name

_LONGEST: Final = 16
"""Words of the longest title."""

OFFICES: Final = (
    frozenset(posts.HEADS)
    | posts.words(
        """acting former mantan eks pelaksana penjabat plt pj minister head governor regent mayor president director chair rector dean secretary
    professor principal deputy commissioner vice finance chief"""
    )
    | english_posts.CHIEFS
)
"""Words that begin an office."""
_NO_NAMES: Final = (OFFICES - {word for word in posts.HEADS if is_called(word)}) | posts.NEVER_NAMES
"""Those that nobody is called by (``Raja`` and ``Duta`` are names too), and other words before a name: ``Menurut Ani``."""


def before_offices(text: Written, names: list[Name], fixed: set[int]) -> Iterator[Name]:
    """Two to six capitals before a comma with an office behind it: ``Ni Made Rekaan, Bupati Wanaraksa, mengatakan``.

    Not what the model takes for a whole institution or place, nor what the table knows; behind a title capitals are of that first.
    """
    words = text.words
    commas = [at for at, word in enumerate(words) if word == "," and 1 < at < len(words) - 1 and text.lower[at + 1] in OFFICES]
    whole = {(start, end) for start, end, label in names if label != "PER"} if commas else set()
    free = 0
    for comma in commas:
        start = comma
        while start > max(free, comma - 7) and start - 1 not in fixed and _is_of_a_name(words[start - 1]):
            if text.lower[start - 1] in OFFICES or (start < comma and _is_full_stop(text, start - 1)):
                break
            start -= 1
        if _is_in_a_title(text, start, fixed):
            continue
        start = without_honorifics(text.lower, start, comma)
        capitals = sum(words[place][0].isupper() for place in range(start, comma))
        if 2 <= capitals <= 6 and words[start][0].isupper() and (start, comma) not in whole:
            yield start, comma, "PER"
            free = comma


def _is_in_a_title(text: Written, at: int, fixed: set[int]) -> bool:
    """Whether capitals from here may go on with a title: ``Kepala | Dinas Sosial``, ``Menteri Desa, Daerah Tertinggal, dan | Transmigrasi``."""
    joined = False
    for before in range(at - 1, max(-1, at - _LONGEST), -1):
        word = text.lower[before]
        if word in OFFICES:
            return True
        joined = joined or word in posts.JOINS
        goes_on = word in posts.JOINS or text.words[before][0].isupper() or (joined and word == ",")
        if before in fixed or not goes_on:
            return False
    return False


def without_honorifics(lower: list[str], start: int, end: int) -> int:
    """Where a name begins behind the honorifics, ranks and posts before it."""
    while start < end and (lower[start].rstrip(".") in posts.HONORIFICS | {""} or lower[start] in _NO_NAMES):
        start += 1
    return start


def _is_full_stop(text: Written, at: int) -> bool:
    """Whether a stop ends what stands before a name: ``in Semu. | Dr. Ani Khayal``; initials have theirs within, and behind ranks it is theirs."""
    return text.words[at] == "." and text.lower[at - 1] not in posts.HONORIFICS


def _is_of_a_name(word: str) -> bool:
    return (word[0].isupper() and word.strip(".’'-").replace("’", "").replace("'", "").replace("-", "").isalpha()) or word in {
        ".",
        "br",
        "bin",
        "binti",
    }
