"""Telephone number in the form of ITU-T E.164: a plus, the country, the number; Indonesia where no country is named."""

import re
from typing import Final

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import digits
from graph.values import text as plain

_INDONESIAN: Final = re.compile(r"(?:62|0062|0)0?([1-9][0-9]{6,11})|(8[0-9]{8,11})")
"""With country or trunk prefix, or a mobile number whose 0 a spreadsheet has taken."""
_FOREIGN: Final = re.compile(r"(?!62)[1-9][0-9]{6,14}")


def clean(text: str) -> str:
    """The number as ``+628…``, from any common way of writing it.

    Raises:
        InvalidValue: it has another shape; the message never quotes it.
    """
    written = re.sub(r"[()/]", " ", plain.clean(text)).strip()
    number = digits.SEPARATORS.sub("", re.sub(r"^\+|(?<=[0-9]{9})\.0$", "", written))
    if written.startswith("+") and _FOREIGN.fullmatch(number):
        return "+" + number
    found = _INDONESIAN.fullmatch(number)
    if not found:
        raise InvalidValue(N_("This is not a telephone number: expected one number such as 0812… or +62812…."))
    return "+62" + (found[1] or found[2])
