"""The cells of SIASN's tables: keys, days, years and names; what is none of these is refused without being quoted."""

import re
from datetime import datetime
from functools import lru_cache
from typing import Annotated, Final

from pydantic import AfterValidator

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import bkn_id, date, email, nip, person_name, text

_GUID: Final = re.compile(r"[0-9A-F]{32}")


def key(written: str) -> str:
    """BKN's own key of a person; a local number would make one person of two agencies' first employees.

    Raises:
        InvalidValue: it is no such key.
    """
    found = bkn_id.clean(written)
    if not _GUID.fullmatch(found) or not found.strip("0"):
        raise InvalidValue(N_("This is no key of BKN's: 32 hexadecimal digits. Export the column anew, or leave it out."))
    return found


@lru_cache(maxsize=65_536)
def day(written: str) -> str:
    """The day; in our own words if it is none, for a cell that slipped here from another column must not be quoted.

    Raises:
        InvalidValue: it is no date.
    """
    try:
        return date.clean(written)
    except InvalidValue:
        raise InvalidValue(N_("This is no date, as 31-12-2020 or 2020-12-31.")) from None


def year(written: str) -> str:
    """The year.

    Raises:
        InvalidValue: it is none of the last or this century.
    """
    found = written.removesuffix(".0")
    if not re.fullmatch(r"(19|20)\d\d", found, re.ASCII):
        raise InvalidValue(N_("This is no year, as 2020."))
    return found


parsed = lru_cache(maxsize=1024)(person_name.parse)
"""A row's name is checked and soon taken apart: once is enough."""


def _named(written: str) -> str:
    parsed(written)
    return written


Key = Annotated[str, AfterValidator(key)] | None
Nip = Annotated[str, AfterValidator(nip.clean)] | None
Email = Annotated[str, AfterValidator(email.clean)] | None
Day = Annotated[str, AfterValidator(day)]
Year = Annotated[str, AfterValidator(year)] | None
CleanName = Annotated[str, AfterValidator(_named)]

_EXACT: Final = 10**15
"""Spreadsheets keep fifteen digits: of a longer number none knows the last."""

_cleaned = lru_cache(maxsize=65_536)(text.clean)
"""Most cells of an export stand in it many times."""


def written(cell: object) -> str:
    """A cell as text, "" where it says nothing; a number that is too long for a spreadsheet in the form that betrays it."""
    if isinstance(cell, str):
        return _cleaned(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, int | float) and abs(cell) >= _EXACT:
        return f"{cell:e}"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
