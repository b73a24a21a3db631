"""Golongan: the grade of a civil servant, I/a to IV/e for PNS and I to XVII for PPPK; the two never compare.

Source: BKN reference table ``golonganPns`` (ids, codes and names of rank, seen 2026-11); PPPK grades carry no
name of rank.
"""

import functools
import re
from dataclasses import dataclass
from typing import Final, Literal

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import text as plain

Scheme = Literal["PNS", "PPPK"]

_PANGKAT: Final = {
    "I/a": "Juru Muda",
    "I/b": "Juru Muda Tingkat I",
    "I/c": "Juru",
    "I/d": "Juru Tingkat I",
    "II/a": "Pengatur Muda",
    "II/b": "Pengatur Muda Tingkat I",
    "II/c": "Pengatur",
    "II/d": "Pengatur Tingkat I",
    "III/a": "Penata Muda",
    "III/b": "Penata Muda Tingkat I",
    "III/c": "Penata",
    "III/d": "Penata Tingkat I",
    "IV/a": "Pembina",
    "IV/b": "Pembina Tingkat I",
    "IV/c": "Pembina Utama Muda",
    "IV/d": "Pembina Utama Madya",
    "IV/e": "Pembina Utama",
}
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII")
_CODES: Final[dict[Scheme, tuple[str, ...]]] = {"PNS": tuple(_PANGKAT), "PPPK": _ROMAN}

_BY_PANGKAT: Final = {name.casefold(): code for code, name in _PANGKAT.items()}
_BY_BKN_ID: Final = {
    f"{_ROMAN.index(group) + 1}{'abcde'.index(room) + 1}": code for code in _PANGKAT for group, room in [code.split("/")]
}

_CODE: Final = plain.loose(r"(?<![a-z0-9])(iv|i{1,3}|[1-4])(?: ?[/.-] ?| )?([a-e])(?![a-z0-9])")
_NOISE: Final = plain.loose(r"\b(?:golongan|gol|ruang|pangkat|pppk|p3k|pns)\b\.?|[()/:;,-]")


@functools.total_ordering
@dataclass(frozen=True)
class Golongan:
    """A grade within its scheme; grades of one scheme are ordered, those of two raise TypeError."""

    scheme: Scheme
    code: str

    def __post_init__(self) -> None:
        """Refuse a code that the scheme does not have."""
        if self.code not in _CODES[self.scheme]:
            raise InvalidValue(
                N_("{scheme} has no golongan “{code}”: expected {first} to {last}."),
                scheme=self.scheme,
                code=plain.short(self.code),
                first=_CODES[self.scheme][0],
                last=_CODES[self.scheme][-1],
            )

    def __lt__(self, other: object) -> bool:
        """Whether this grade is lower."""
        if not isinstance(other, Golongan) or other.scheme != self.scheme:
            return NotImplemented
        codes = _CODES[self.scheme]
        return codes.index(self.code) < codes.index(other.code)

    def __str__(self) -> str:
        """The code as people write it."""
        return self.code

    @property
    def pangkat(self) -> str | None:
        """The name of the rank; PPPK have none."""
        return _PANGKAT[self.code] if self.scheme == "PNS" else None


def parse(text: str, scheme: Scheme | None = None) -> Golongan:
    """The grade, from its code (``III/a``, ``IIIa``, ``3A``, ``IX``), its rank, both, or BKN's id (``31``).

    Args:
        text: what the source says.
        scheme: whose grade it is, where the source says that elsewhere.

    Raises:
        InvalidValue: it is no grade, its rank and code differ, or I to IV could be either scheme's.
    """
    written = plain.clean(text)
    said = _said(written)
    grade = None
    if scheme is None and said is None:
        grade = _pns(written) or _unmistakable(written)
    elif scheme is None or said in (None, scheme):
        grade = (_pns if "PNS" in (scheme, said) else _pppk)(written)
    if grade:
        return grade
    raise InvalidValue(
        N_("“{value}” is not a golongan: expected one such as III/a for PNS, or IX with its scheme named for PPPK."),
        value=plain.short(text),
    )


def _said(written: str) -> Scheme | None:
    """The scheme that the text itself names."""
    words = set(re.split(r"\W+", written.upper()))
    return "PPPK" if words & {"PPPK", "P3K"} else "PNS" if "PNS" in words else None


def _pppk(written: str) -> Golongan | None:
    """A number, Roman or not."""
    code = _words(written).upper()
    number = int(code) if re.fullmatch("[0-9]{1,2}", code) else 0
    code = _ROMAN[number - 1] if 1 <= number <= len(_ROMAN) else code
    return Golongan("PPPK", code) if code in _ROMAN else None


def _unmistakable(written: str) -> Golongan | None:
    """A grade that only PPPK have: V to XVII, in Roman numbers, since BKN's ids for PNS are numbers too."""
    code = _words(written).upper()
    return Golongan("PPPK", code) if code in _ROMAN[4:] else None


def _pns(written: str) -> Golongan | None:
    """A code, a rank, or both if they agree."""
    if written in _BY_BKN_ID:
        return Golongan("PNS", _BY_BKN_ID[written])
    code = _CODE.search(written)
    rank = re.sub(r"\btk\b\.?", "tingkat ", _words(_CODE.sub(" ", written, count=1)).casefold())
    by_rank = _BY_PANGKAT.get(" ".join(rank.split()))
    if not code:
        return Golongan("PNS", by_rank) if by_rank else None
    group = code[1].upper() if code[1].isalpha() else _ROMAN[int(code[1]) - 1]
    by_code = f"{group}/{code[2].lower()}"
    return Golongan("PNS", by_code) if by_code in _PANGKAT and (by_rank == by_code or not rank) else None


def _words(written: str) -> str:
    return " ".join(_NOISE.sub(" ", written).split())
