"""ORCID iD: the number by which a researcher signs works; its last character proves the others.

Source: ORCID, "Structure of the ORCID Identifier"; ISO/IEC 7064 MOD 11-2.
"""

from typing import Final

from stdnum.iso7064 import mod_11_2

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import text as plain

_FORM: Final = plain.loose(
    r"(?:(?:https?://)?(?:www\.)?orcid\.org/|orcid(?: id)?:? ?)?"
    r"(\d{4})[-‐‑–− ]?(\d{4})[-‐‑–− ]?(\d{4})[-‐‑–− ]?(\d{3}[\dx])/?"
)


def clean(text: str) -> str:
    """The iD in its canonical form, such as ``0000-0002-1825-0097``, from any way of writing it.

    Raises:
        InvalidValue: it has another form, or its check character does not fit.
    """
    found = _FORM.fullmatch(plain.clean(text))
    if not found:
        raise InvalidValue(
            N_("“{value}” is not an ORCID iD: expected four groups of four digits, such as 0000-0002-1825-0097."),
            value=plain.short(text),
        )
    orcid = "-".join(found.groups()).upper()
    if not mod_11_2.is_valid(orcid.replace("-", "")):
        raise InvalidValue(
            N_("“{value}” is not an ORCID iD: its last character does not fit the others. Look for a mistyped digit."),
            value=orcid,
        )
    return orcid


def url(orcid: str) -> str:
    """Where the researcher's record stands."""
    return f"https://orcid.org/{clean(orcid)}"
