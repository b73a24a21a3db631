"""ROR id: the name of a research organisation; its last two digits prove the others.

``0``, six characters of Crockford's base 32 (no i, l, o, u), two check digits: 98 - (n x 100) mod 97, where n
is the number that the first seven characters write. Source: ror.org, "ROR identifier pattern"; ISO/IEC 7064 MOD 97-10.
"""

from functools import reduce
from typing import Final

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import text as plain

_BASE_32: Final = "0123456789abcdefghjkmnpqrstvwxyz"
_FORM: Final = plain.loose(rf"(?:(?:https?://)?(?:www\.)?ror\.org/|ror: ?)?(0[{_BASE_32}]{{6}})(\d\d)/?")


def check_digits(stem: str) -> str:
    """The two digits that end the id which starts with these seven characters."""
    number = reduce(lambda total, letter: total * 32 + _BASE_32.index(letter), stem, 0)
    return f"{98 - number * 100 % 97:02}"


def clean(text: str) -> str:
    """The id in its canonical form: nine characters in lower case, such as ``03yrm5c26``.

    Raises:
        InvalidValue: it has another form, or its check digits do not fit.
    """
    found = _FORM.fullmatch(plain.clean(text))
    if not found:
        raise InvalidValue(
            N_("“{value}” is not a ROR id: expected nine characters that start with 0, such as https://ror.org/03yrm5c26."),
            value=plain.short(text),
        )
    stem, digits = found[1].lower(), found[2]
    if digits != check_digits(stem):
        raise InvalidValue(
            N_("“{value}” is not a ROR id: its last two digits do not fit the others. Look for a mistyped character."),
            value=stem + digits,
        )
    return stem + digits


def url(ror: str) -> str:
    """Where the organisation's record stands; the form that ROR itself calls the id."""
    return f"https://ror.org/{clean(ror)}"
