"""Free text as it stands in a cell: one form for what looks the same, and "" for what means nothing."""

import re
import unicodedata
from typing import Final

_INVISIBLE: Final = {"Cc", "Cf", "Cs"}
"""Control characters, marks of direction and of zero width, broken halves of characters."""

_NOTHING: Final = {"null", "(null)", "none", "n/a", "#n/a"}
"""Words that exports write into empty cells; SIASN writes ``null`` (seen in importers' work-arounds, 2026-11)."""


def clean(text: str) -> str:
    """The text in NFC, without invisible marks, spreadsheet apostrophes in front or doubled spaces; "" where it says nothing."""
    if not text.isprintable():
        text = "".join(letter for letter in text if letter.isspace() or unicodedata.category(letter) not in _INVISIBLE)
    folded = " ".join(unicodedata.normalize("NFC", text).split()).lstrip("' ")
    return "" if folded.casefold() in _NOTHING or not folded.strip("-–— ") else folded


def short(text: str, width: int = 40) -> str:
    """The text as an error message quotes it."""
    return text if len(text) <= width else text[: width - 1] + "…"


def loose(pattern: str) -> re.Pattern[str]:
    """A pattern of identifiers: upper and lower case alike, digits of ASCII only."""
    return re.compile(pattern, re.IGNORECASE | re.ASCII)
