"""Email address: lower case, and checked only for its shape; whether it is read, no pattern can tell."""

from typing import Final

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import text as plain

_FORM: Final = plain.loose(r"[a-z0-9_][a-z0-9.!#$%&'*+/=?^_`{|}~-]{0,63}@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}")


def clean(text: str) -> str:
    """The address in lower case.

    Raises:
        InvalidValue: it has another shape; the message never quotes it.
    """
    address = plain.clean(text).removeprefix("mailto:").lower()
    if len(address) > 254 or not _FORM.fullmatch(address):
        raise InvalidValue(N_("This is not an email address: expected a name, an @ and a domain."))
    return address
