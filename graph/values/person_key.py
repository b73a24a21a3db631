"""Who a row of a table that people keep is about: a NIP or an ORCID, whichever is written there."""

from typing import Final

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import nip, orcid

NOBODY: Final = N_("Tell who it is: a NIP or an ORCID is needed.")


def clean(text: str) -> str:
    """``nip:…`` or ``orcid:…``, the number in its canonical form; more digits than an ORCID has are meant as a NIP.

    Raises:
        InvalidValue: it is neither.
    """
    if not text.strip():
        raise InvalidValue(NOBODY)
    digits = sum(letter.isdigit() for letter in text)
    return f"nip:{nip.clean(text)}" if digits > 16 else f"orcid:{orcid.clean(text)}"
