"""SKKNI unit code: a unit of competency in Indonesia's national work standards, in the old style or the new.

``M.692000.061.01``: category, group of KBLI, serial, version (Permenakertrans 8/2012, Berita Negara 2012/364);
``J.62SAD00.001.1``: letters within the group and a version of one digit, as published since (seen 2026-11).
"""

import re
from typing import Final

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import text as plain

_FORM: Final = plain.loose(r"[a-z]\.(?:\d{6}\.\d{3}\.\d{2}|\d{2}[a-z0-9]{3}\d{2}\.\d{3}\.\d{1,2})")


def clean(text: str) -> str:
    """The code in upper case, without spaces about its dots.

    Raises:
        InvalidValue: it has neither style.
    """
    code = re.sub(r"\s*\.\s*", ".", plain.clean(text))
    if not _FORM.fullmatch(code):
        raise InvalidValue(
            N_("“{value}” is not an SKKNI unit code: expected one such as M.692000.061.01 or J.62SAD00.001.1."),
            value=plain.short(text),
        )
    return code.upper()
