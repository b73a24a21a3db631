"""NIK: the 16 digits of a resident of Indonesia; only what can never be right is refused.

Province (2), regency (2), district (2), ``DDMMYY`` of birth with 40 added to a woman's day, serial (4).
Source: Dukcapil Klaten and Temanggung (seen 2026-11). The number stays when a birth date is corrected or a
region gets a new code, so nothing is derived from it. ``stdnum.id.nik`` is not used: its table of regions
lacks the provinces made since 2012 (65, 92, 93, 95, 96) and it lets a day of 81 pass.
"""

from typing import Final

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import digits

_DAYS: Final = frozenset({*range(1, 32), *range(41, 72)})
_PROVINCES: Final = frozenset(
    {*range(11, 20), 21, *range(31, 37), *range(51, 55), *range(61, 66), *range(71, 77), 81, 82, *range(91, 97)}
)
"""Kepmendagri 300.2.2-2430/2025, with 54: East Timor until 1999."""


def clean(text: str) -> str:
    """The 16 digits, without apostrophes, spaces, dots and dashes.

    Raises:
        InvalidValue: it cannot be a NIK; the message says why and never quotes it.
    """
    nik = digits.only(text, "NIK")
    if len(nik) != 16:
        raise InvalidValue(N_("A NIK has 16 digits; this one has {count}."), count=len(nik))
    if int(nik[:2]) not in _PROVINCES:
        raise InvalidValue(N_("This is not a NIK: its first two digits are no province."))
    if int(nik[6:8]) not in _DAYS or not 1 <= int(nik[8:10]) <= 12:
        raise InvalidValue(N_("This is not a NIK: digits 7 to 10 are no day (a woman's plus 40) and month."))
    if nik.endswith("0000"):
        raise InvalidValue(N_("This is not a NIK: its last four digits count from 0001."))
    return nik
