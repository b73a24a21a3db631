"""What users read, in Indonesian and English: English is written in the code, Indonesian in a catalogue."""

import gettext
import io
import os
from functools import cache
from importlib.resources import files
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES: Final = ("id", "en")


def N_(message: str) -> str:  # noqa: N802  (gettext's own name for "translate later")
    """Mark a message for the catalogue; it is translated where it is shown."""
    return message


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    source = files("graph") / "locale" / language / "LC_MESSAGES" / "simpul.po"
    if not source.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with source.open("rb") as text:
        write_mo(compiled, read_po(text, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def translate(message: str, language: str) -> str:
    """The message in a language; English stands where the catalogue has none."""
    return _catalogue(language).gettext(message) if message else message


def preferred(environment: "os._Environ[str] | dict[str, str]") -> str:
    """The user's language from LC_ALL, LC_MESSAGES or LANG; Indonesian where none is named."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = environment.get(name, "").split(".")[0].split("_")[0].lower()
        if code in LANGUAGES:
            return code
        if code and code not in {"c", "posix"}:
            return "en"
    return "id"
