"""Spellings of one Indonesian name: keys under which Soekarno meets Sukarno. They find candidates; they prove nothing.

Sources: the spelling reforms of 1947 (oe to u) and 1972 (dj, tj, nj, sj, j, ch to j, c, ny, sy, y, kh), and the
variants that public importers fold (seen 2026-11).
"""

import re
import unicodedata
from typing import Final

_OLD: Final = re.compile("oe|dj|tj|nj|sj|ch|j")
_NEW: Final = {"oe": "u", "dj": "j", "tj": "c", "nj": "ny", "sj": "sy", "ch": "kh", "j": "y"}
_PROOF_OF_AGE: Final = re.compile("oe|dj|tj|sj")
"""Only a word with one of these is old: ``nj``, ``ch`` and ``j`` stand in modern names too (Panji, Chandra, Jaya)."""

_MUHAMMAD: Final = re.compile("m|md|mo?c?hd?|muh|m[ou](?:c?h|kh)am+[ae]d")
_SOFT: Final = tuple(
    (re.compile(old), new)
    for old, new in (
        ("(?<=.)h$", ""),
        ("sy", "s"),
        ("[kc]?h|[kq]", "h"),
        ("dz", "z"),
        ("[fv]", "p"),
        ("y", "i"),
        (r"(.)\1+", r"\1"),
    )
)


def plain(name: str) -> str:
    """The name without case, accents and apostrophes; hyphens and dots part words."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter) and letter not in "'’‘`ʼ")
    return " ".join(re.split(r"[\W_]+", bare)).strip()


def reformed(name: str) -> str:
    """The plain name with its old words in the spelling of 1972: ``Djojohadikoesoemo`` becomes ``joyohadikusumo``."""
    return " ".join(
        _OLD.sub(lambda old: _NEW[old[0]], word) if _PROOF_OF_AGE.search(word) else word for word in plain(name).split()
    )


def soft(name: str) -> str:
    """The reformed name by its sound, in one word, without any Muhammad beside other words: for recall only."""
    words = reformed(name).split()
    words = [word for word in words if not _MUHAMMAD.fullmatch(word)] or words
    for old, new in _SOFT:
        words = [old.sub(new, word) for word in words]
    return "".join(words)
