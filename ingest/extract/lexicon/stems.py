"""Which words are forms of one word: "menganalisis" and "analisis", "managing" and "manages".

English words by Snowball's stemmer (Porter 2001). Indonesian ones by what their affixes can be: a prefix may have swallowed
the first letter of what it stands before (me- + kelola is mengelola, me- + tulis is menulis), so that a form alone does not
tell its root, but two forms tell whether they can have one in common. No list of roots is needed: the labels are the list.
"""

import re
from functools import lru_cache
from typing import Any, Final

import snowballstemmer

LONGEST: Final = 40
"""Letters of the longest word that has forms; what is longer is no word."""

WHOLE: Final = frozenset({
    "pengadaan", "perikanan", "perumahan", "pertanahan", "perbankan", "perkantoran", "peternakan", "pemerintah", "pemerintahan",
    "penyakit", "bangunan", "jaringan", "lapangan", "makanan", "minuman", "tulisan", "peraturan", "sekolah", "perpustakaan",
    "pengalaman", "pendapatan", "penduduk", "pasangan", "tanaman", "perairan", "pesisir", "peradilan", "pengadilan", "penyuluh",
    "dinas", "direktur", "digital", "dialog", "distribusi", "berita", "berkas", "terminal", "menteri", "sistem", "manajemen",
})  # fmt: skip
"""Words that left what their root means, pengadaan (procurement) is not ada (to be), or only look as if they had affixes.

Nouns in ke-…-an are whole by rule: kebijakan (policy) is not bijak (wise), keuangan (finance) not uang (money).
"""

_SUFFIX: Final = re.compile(r"(?:k?an|i|k)$")
_PREFIX: Final = re.compile(
    r"(?:meng|peng)(?=[aeioughk])|(?:meny|peny)(?=[aeiou])|(?:mem|pem)er(?=.{4})|(?:mem|pem)(?=[aeioubpfvr])|(?:men|pen)(?=[aeioutdjcszs])"
    r"|(?:me|pe)(?=[lrwymn])|per(?=[a-z])|ber(?=[a-z])|di(?!dik)(?=[a-z])|ter(?=[a-z]{6})"
)
_LOST: Final = re.compile(r"^[kptsrnm]+(?=[aeiou])")
"""What a prefix may have swallowed, or be taken for its end."""
_SHORTEST: Final = 3

_ROOT: Final = (
    (re.compile(r"(?:me|pe)ng(?=[aeiou])"), ("", "k")),
    (re.compile(r"(?:me|pe)ng(?=[ghk])"), ("",)),
    (re.compile(r"(?:me|pe)ny(?=[aeiou])"), ("s",)),
    (re.compile(r"(?:me|pe)n(?=[aeiou])"), ("t", "n")),
    (re.compile(r"(?:me|pe)n(?=[tdjczs])"), ("",)),
    (re.compile(r"(?:me|pe)m(?=[aeiour])"), ("p", "m")),
    (re.compile(r"(?:me|pe)m(?=[bpfv])"), ("",)),
    (re.compile(r"(?:me|pe)(?=[lrwy])"), ("",)),
    (re.compile(r"(?:per|di|ber|ter)(?=[a-z])"), ("",)),
)
"""What stands before a root, and the letters that it may have swallowed."""


@lru_cache(maxsize=1)
def _english() -> Any:
    return snowballstemmer.stemmer("english")


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """The stem of an English word in lower case."""
    return str(_english().stemWord(word)) if word.isalpha() and len(word) <= LONGEST else word


def _plain(word: str) -> str:
    """A word without -nya, its or the."""
    return word[:-3] if word.endswith("nya") and len(word) > 3 + _SHORTEST else word


def _is_whole(word: str) -> bool:
    return (
        word in WHOLE
        or not word.isalpha()
        or len(word) > LONGEST
        or (word.startswith("ke") and word.endswith("an") and len(word) > len("ke…an") + 2)
    )


@lru_cache(maxsize=1 << 14)
def key(word: str) -> str:
    """What all forms of an Indonesian word in lower case have in common; words of other roots may have it too."""
    rest = _plain(word)
    if _is_whole(rest):
        return rest
    while (found := _PREFIX.match(rest)) and len(rest) - found.end() >= _SHORTEST:
        rest = rest[found.end() :]
    rest = _LOST.sub("", rest)
    while (found := _SUFFIX.search(rest)) and found.start() >= _SHORTEST:
        rest = rest[: found.start()]
    return rest


def without_prefix(word: str) -> set[str]:
    """What an Indonesian word may be without its first prefix: ``pimpin`` or ``mimpin`` of ``memimpin``."""
    return {lost + word[match.end() :] for prefix, letters in _ROOT if (match := prefix.match(word)) for lost in letters}


@lru_cache(maxsize=1 << 14)
def _roots(word: str) -> frozenset[str]:
    """All that an Indonesian word may be a form of, itself included."""
    plain = _plain(word)
    if _is_whole(plain):
        return frozenset({plain})
    found = {plain} | {plain[: -len(end)] for end in ("kan", "an", "i") if plain.endswith(end)}
    for _ in range(2):  # mem-per-baik-i, pem-ber-daya-an
        found |= {less for form in found for less in without_prefix(form)}
    return frozenset(form for form in found if len(form) >= _SHORTEST) | {plain}


def akin(word: str, other: str) -> bool:
    """Whether two Indonesian words in lower case can be forms of one root."""
    return not _roots(word).isdisjoint(_roots(other))
