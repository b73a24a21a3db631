"""A number that is a name: its separators go, and one that a spreadsheet has rounded is refused."""

import re
from typing import Final

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import text as plain

SEPARATORS: Final = re.compile(r"[\s.'’‘`‐‑–—−-]")
"""What people put between groups of digits."""
_ROUNDED: Final = re.compile(r"[0-9][.,]?[0-9]*e[+-]?[0-9]+|[0-9]{16,}[.,][0-9]{1,2}", re.IGNORECASE)
"""Scientific notation, or a long number with decimals: a spreadsheet keeps 15 digits (IEEE 754) and loses the others."""


def only(text: str, kind: str) -> str:
    """The digits of a number of that kind.

    Raises:
        InvalidValue: it is empty, rounded, or holds other characters; the message never quotes it.
    """
    written = plain.clean(text)
    if not written:
        raise InvalidValue(N_("The {kind} is empty."), kind=kind)
    if _ROUNDED.fullmatch(written):
        raise InvalidValue(
            N_("A spreadsheet has rounded this {kind}. Format its column as text and export the file again."), kind=kind
        )
    digits = SEPARATORS.sub("", written)
    if not digits.isascii() or not digits.isdigit():
        raise InvalidValue(N_("A {kind} is made of digits; this one holds other characters."), kind=kind)
    return digits
