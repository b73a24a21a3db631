"""What a word is by itself: it begins institutions' names, or posts; it is a place's; a dictionary has it; or none of these, often a name."""

import gzip
import re
from functools import lru_cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).parent / "model" / "word_kinds.txt.gz"
"""A word a line, its kind before it: as it was when the tagger learnt, whatever the lists of rules say since."""

INSTITUTION: Final = "#"
POST: Final = "%"
PLACE: Final = "@"
COMMON: Final = "+"
UNKNOWN: Final = "?"

_POSSESSIVE: Final = re.compile(r"(?<=.{2})nya$")


@lru_cache(maxsize=1)
def word_kinds() -> dict[str, str]:
    """The kind of each word that is known, in lower case."""
    return {line[1:]: line[0] for line in gzip.decompress(FILE.read_bytes()).decode().splitlines()}


@lru_cache(maxsize=1 << 16)
def kind(word: str) -> str:
    """The kind of a word in lower case; one whose parts (``anak-anak``), or which without ``-nya``, a dictionary has is common."""
    known = word_kinds()
    if found := known.get(word):
        return found
    parts = [_POSSESSIVE.sub("", part) for part in word.split("-")]
    return COMMON if any(parts) and all(part in known for part in parts) else UNKNOWN
