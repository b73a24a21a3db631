"""DOI: the name of a published work. Upper and lower case name the same work, so it is kept in lower case.

Source: DOI Handbook 2.2 (syntax) and 2.4 (case).
"""

import re
import unicodedata
from typing import Final
from urllib.parse import quote, unquote

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import text as plain

_ADDRESS: Final = plain.loose(r"(?:https?://)?(?:www\.)?(?:dx\.)?doi\.org/(.+)")
_PREFIX: Final = plain.loose(r"(?:info:)?doi[:/ ] ?")
_FORM: Final = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")


def clean(text: str) -> str:
    """The DOI in its canonical form, ``10.…/…`` in lower case, from an address, ``doi:…`` or itself.

    Raises:
        InvalidValue: it has another form.
    """
    written = plain.clean(text)
    address = _ADDRESS.fullmatch(written)
    # In an address % stands for a byte, and ? and # end the name; in a bare DOI they are parts of it.
    bare = unquote(re.split(r"[?#]", address[1])[0]) if address else _PREFIX.sub("", written, count=1)
    doi = plain.clean(unicodedata.normalize("NFC", bare.lower())).rstrip(".,;")
    if not _FORM.fullmatch(doi):
        raise InvalidValue(
            N_("“{value}” is not a DOI: expected 10., a number, a slash and a name, such as 10.1000/182."),
            value=plain.short(text),
        )
    return doi


def url(doi: str) -> str:
    """Where the work can be found."""
    return "https://doi.org/" + quote(clean(doi), safe="/:;().-_")
