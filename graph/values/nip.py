"""NIP: the 18 digits by which the state knows a civil servant (PNS), and their twin for contract staff (NI PPPK).

``YYYYMMDD`` birth, ``YYYYMM`` appointment (PPPK: the year, then how many times appointed, from 21), ``1`` or
``2`` for sex, ``NNN`` serial. Source: Perka BKN 22/2007 and 43/2007 for PNS; for PPPK the rule of Perka BKN
1/2019 as public code cites it (seen 2026-11). There is no check digit. The number tells birth date and sex,
so no message here quotes it.
"""

import datetime
from typing import Final, Literal

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import digits

Scheme = Literal["PNS", "PPPK", "unknown"]

_YEARS_AT_APPOINTMENT: Final = range(15, 71)
"""Wider than any rule of appointment (18 to 65), so that only impossible numbers are refused."""


def clean(text: str) -> str:
    """The 18 digits, without apostrophes, spaces, dots and dashes.

    Raises:
        InvalidValue: it cannot be a NIP; the message says why and never quotes it.
    """
    nip = digits.only(text, "NIP")
    if len(nip) != 18:
        raise InvalidValue(N_("A NIP has 18 digits; this one has {count}."), count=len(nip))
    if nip.endswith("000"):
        raise InvalidValue(
            N_("This NIP ends in 000: a spreadsheet has rounded it. Format its column as text and export the file again.")
        )
    born = _birth_year(nip)
    if nip[12:14] == "00" or int(nip[8:12]) - born not in _YEARS_AT_APPOINTMENT:
        raise InvalidValue(N_("This is not a NIP: digits 9 to 14 are no possible appointment of someone born in that year."))
    if nip[14] not in "12":
        raise InvalidValue(N_("This is not a NIP: digit 15 must be 1 or 2."))
    return nip


def _birth_year(nip: str) -> int:
    try:
        born = datetime.date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        born = None
    if born is None or born.year < 1900:
        raise InvalidValue(N_("This is not a NIP: its first eight digits are no possible birth date (YYYYMMDD)."))
    return born.year


def scheme(nip: str) -> Scheme:
    """PNS where digits 13 and 14 are a month, PPPK where they count appointments from 21, else unknown."""
    number = int(clean(nip)[12:14])
    if number <= 12:
        return "PNS"
    return "PPPK" if number >= 21 else "unknown"


def mask(nip: str) -> str:
    """The NIP as it may be shown: birth year and serial, neither birthday, appointment nor sex."""
    whole = clean(nip)
    return whole[:4] + "*" * 11 + whole[15:]


def show(nip: str) -> str:
    """The NIP in its groups, for those who may see it: ``YYYYMMDD YYYYMM S NNN``."""
    whole = clean(nip)
    return f"{whole[:8]} {whole[8:14]} {whole[14]} {whole[15:]}"
