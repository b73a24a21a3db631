"""What a word is by itself: its kind, by lists of our own and a dictionary, and its traits, by what names and texts elsewhere hold it.

A word has one kind (it begins institutions' names, or posts; it is a place's; a dictionary has it; or none of these, often a name), one
class (what it mostly is in running text), any number of traits (a given name, a town, …), since *Paris* and *Jordan* are both, and groups:
words that stand between the same neighbours.
"""

import gzip
import re
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

FILE: Final = Path(__file__).parents[1] / "model" / "word_kinds.txt.gz"
"""A line for each kind and what else there is together, behind it the words: as it was when the tagger learnt, whatever lists say since."""

INSTITUTION: Final = "#"
POST: Final = "%"
PLACE: Final = "@"
COMMON: Final = "+"
UNKNOWN: Final = "?"

GIVEN: Final = "g"
FAMILY: Final = "f"
COUNTRY: Final = "c"
LANGUAGE: Final = "l"
CITY: Final = "t"
"""Of a hundred thousand people or more, anywhere."""
TOWN: Final = "s"
"""Of five thousand or more, outside Indonesia."""
INDONESIAN: Final = "i"
"""A word of an Indonesian place's name."""
ENGLISH: Final = "e"

NAME: Final = "N"
"""Nearly always part of a name in running text."""
MIXED: Final = "M"
"""Sometimes part of a name."""
VERB: Final = "V"
NOUN: Final = "O"
ADJECTIVE: Final = "J"
FOREIGN: Final = "X"
JOINING: Final = "F"
"""All other parts of speech."""
RARE: Final = "-"
"""Not seen twice there."""


class Known(NamedTuple):
    """What is known of a word by itself."""

    kind: str
    about: str
    """A sign for its class and one for each trait; behind them, where it stands in running text often enough, its groups: ``Ng:12:204``."""


NOTHING: Final = Known(UNKNOWN, RARE)

_POSSESSIVE: Final = re.compile(r"(?<=.{2})nya$")


@lru_cache(maxsize=1)
def word_kinds() -> dict[str, str]:
    """Of each word that is known, in lower case: the sign of its kind, and behind it what ``Known.about`` holds."""
    return read(FILE)


def read(path: Path) -> dict[str, str]:
    """What a file tells of each word: a line is what is told, and behind it the words of which it is."""
    table: dict[str, str] = {}
    for line in gzip.decompress(path.read_bytes()).decode().split("\n"):
        what, *words = line.split(" ")
        table |= dict.fromkeys(words, what)
    return table


@lru_cache(maxsize=1 << 16)
def known(word: str) -> Known:
    """What is known of a word in lower case; one whose parts (``anak-anak``), or which without ``-nya``, a dictionary has is common."""
    table = word_kinds()
    found = table.get(word)
    one = Known(found[0], found[1:]) if found else NOTHING
    if one.kind != UNKNOWN:
        return one
    parts = [_POSSESSIVE.sub("", part) for part in word.split("-")]
    common = any(parts) and all(table.get(part, UNKNOWN)[0] != UNKNOWN for part in parts)
    return one._replace(kind=COMMON) if common else one


def kind(word: str) -> str:
    """The kind of a word in lower case."""
    return known(word).kind
