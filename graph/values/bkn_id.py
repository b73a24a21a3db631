"""BKN id: the key that BKN's SIASN gives a person, an institution or a unit; the best join between its exports.

32 hexadecimal digits (Oracle's GUID) or 36 characters with dashes. Test exports hold other keys of letters and
digits; the longest that public importers make room for is 42 (seen 2026-11). A person's key is restricted, so
no message here quotes it.
"""

from typing import Final

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import text as plain

_GUID: Final = plain.loose(r"\{?([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})\}?")
_FORM: Final = plain.loose(r"[0-9a-z]{4,42}")
"""Four at least: shorter texts are the codes of neighbouring columns, and would join everyone who shares them."""


def clean(text: str) -> str:
    """The key in upper case, a GUID without its dashes.

    Raises:
        InvalidValue: it is no such key; the message never quotes it.
    """
    written = plain.clean(text)
    guid = _GUID.fullmatch(written)
    key = "".join(guid.groups()) if guid else written
    if not _FORM.fullmatch(key):
        raise InvalidValue(N_("This is not a BKN id: expected 32 hexadecimal digits, or 4 to 42 letters and digits."))
    return key.upper()
