"""Date as sources know it: a day, a month or only a year, as ISO 8601 text that sorts.

Days come first, as Indonesia writes them (``02-01-2026``); an unknown day or month is left out or written 00.
A number of five digits is a spreadsheet's count of days. Fewer digits are never one: four are a year, and two
could be a year, a month or a day.
"""

import calendar
import datetime
import re
from typing import Final

from babel.dates import format_date

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import text as plain

_YEARS: Final = range(1600, 2101)
"""Older than any institution still at work, later than any plan: outside it a year is a slip or stands for "never"."""

_SERIALS: Final = range(10_000, 73_051)
"""1927-05-18 to 2099-12-31 in Excel's 1900 system (ECMA-376 part 1, 18.17.4.1)."""
_DAY_ZERO: Final = datetime.date(1899, 12, 30)

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan januari january",
            "feb peb februari pebruari february",
            "mar maret march",
            "apr april",
            "mei may",
            "jun juni june",
            "jul juli july",
            "agt agu ags agust agustus aug august",
            "sep sept september",
            "okt oktober oct october",
            "nov nop november nopember",
            "des desember dec december",
        ),
        start=1,
    )
    for name in names.split()
}

_TIME: Final = r"(?:[T ]\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)? ?(?:[AP]M|Z|[+-]\d\d:?\d\d|WIB|WITA|WIT)?)?"
_FORMS: Final = tuple(
    plain.loose(form + _TIME)
    for form in (
        r"(?P<year>\d{4})(?:[-/.](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?)?",
        r"(?:(?P<day>\d{1,2})[-/.])?(?P<month>\d{1,2})[-/.](?P<year>\d{4})",
        r"(?:(?:[a-z]+, ?)?(?P<day>\d{1,2})[-/. ])?(?P<month>[a-z]+)[-/., ] ?(?P<year>\d{4})",
        r"(?P<month>[a-z]+)\.? (?P<day>\d{1,2}),? (?P<year>\d{4})",
    )
)
_ISO: Final = re.compile(r"[12][0-9]{3}-[0-9]{2}(?:-[0-9]{2}(?:T.*)?)?")
_SERIAL: Final = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")


def clean(text: str) -> str:
    """The date as ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, as precise as the source; a time of day is left off.

    Raises:
        InvalidValue: it is no date, or no day that there was (31-02-2020), or its year has two digits.
    """
    written = plain.clean(text)
    serial = _SERIAL.fullmatch(written)
    if serial and int(serial[1]) in _SERIALS:
        return (_DAY_ZERO + datetime.timedelta(days=int(serial[1]))).isoformat()
    for form in _FORMS:
        if (found := form.fullmatch(written)) and (date := _iso(**found.groupdict())):
            return date
    raise InvalidValue(
        N_("“{value}” is not a date: expected one such as 02-01-2026, 2026-01-02, 2 Januari 2026, 2026-01 or 2026."),
        value=plain.short(text),
    )


def from_any(value: object) -> str:
    """The date that a cell of a spreadsheet holds, be it a date, a number or a text.

    Raises:
        InvalidValue: it holds no date.
    """
    match value:
        case datetime.date():
            return clean(value.isoformat())
        case str():
            return clean(value)
        case float() | int() if not isinstance(value, bool):
            return clean(str(value))
    raise InvalidValue(N_("A cell of type {type} holds no date."), type=type(value).__name__)


def show(date: str, language: str) -> str:
    """The date as people write it in that language: ``2 Januari 2026``, ``2 January 2026``."""
    precise = clean(date)
    pattern = {4: "y", 7: "MMMM y", 10: "d MMMM y"}[len(precise)]
    return format_date(earliest(precise), pattern, locale=language)


def readable(text: str | None, language: str) -> str:
    """A date of a source as people write it in that language, without a time of day; any other text as it stands, and nothing as nothing."""
    if not text or not _ISO.fullmatch(text):
        return text or ""
    try:
        return show(text, language)
    except InvalidValue:
        return text


def earliest(date: str) -> datetime.date:
    """The first day that the date can mean."""
    year, month, day = _parts(date)
    return datetime.date(year, month or 1, day or 1)


def latest(date: str) -> datetime.date:
    """The last day that the date can mean."""
    year, month, day = _parts(date)
    month = month or 12
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(date: str) -> tuple[int, int, int]:
    year, month, day, *_ = *map(int, clean(date).split("-")), 0, 0
    return year, month, day


def _iso(year: str, month: str | None, day: str | None) -> str | None:
    """The date in ISO 8601, or None where there was no such day; 00 stands for unknown."""
    months = _MONTHS.get(month.lower(), -1) if month and month.isalpha() else int(month or 0)
    days = int(day or 0)
    if int(year) not in _YEARS or not 0 <= months <= 12 or (days and not months):
        return None
    if days and days > calendar.monthrange(int(year), months)[1]:
        return None
    return "-".join([year, *(f"{part:02}" for part in (months, days) if part)])
