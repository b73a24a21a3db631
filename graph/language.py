"""What users read, in Indonesian and English: English is written in the code, Indonesian in a catalogue.

``make messages`` brings ``locale/id/LC_MESSAGES/simpul.po`` up to date with the code and compiles it.
"""

import gettext
import os
from collections.abc import Mapping
from functools import cache
from math import floor, log10
from pathlib import Path
from typing import Final, Protocol, runtime_checkable

from babel.numbers import format_decimal

LANGUAGES: Final = ("id", "en")

LOCALE: Final = Path(__file__).parent / "locale"
"""Where catalogues are, as gettext wants them."""

DOMAIN: Final = "simpul"


class Message(str):
    """A text of our own, marked as one: where it fills another message it is said in the language; any other text stands as it was given."""

    __slots__ = ()


def N_(message: str) -> Message:  # noqa: N802  (gettext's own name for "translate later")
    """Mark a message for the catalogue; it is translated where it is shown."""
    return Message(message)


class Choice(str):
    """A value that may be chosen: said in words, the value itself behind them where it is another."""

    __slots__ = ()


class Term(str):
    """A name out of a list, in English where the list has one; a page says it in its own language where it knows it."""

    __slots__ = ()


class Opening(Message):
    """A message that opens a sentence: it is said with a capital."""

    __slots__ = ()


def word(name: str) -> Message:
    """The name of a field or of a choice, as a message: ``central_government`` is "central government"."""
    return Message(name.replace("_", " "))


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """The messages of a language, as gettext has them."""
    return gettext.translation(DOMAIN, LOCALE, [language], fallback=True)


def translate(message: str, language: str) -> str:
    """The message in a language; English stands where the catalogue has none."""
    return catalogue(language).gettext(message) if message else message


@runtime_checkable
class Said(Protocol):
    """A message of its own within another one."""

    @property
    def message(self) -> str:
        """The template."""
        ...

    @property
    def values(self) -> Mapping[str, object]:
        """What fills it."""
        ...


def say(message: str, language: str, values: Mapping[str, object] | None = None) -> str:
    """A template in a language, filled with values.

    What is a message (``N_``, ``word``, ``Said``) is said in the language too, numbers have its marks, several stand between
    semicolons; names, topics and whatever else somebody has written stand as they are.
    """
    text = translate(message, language)
    if not values:
        return text
    return text.format(**{name: _filling(value, language) for name, value in values.items()})


def _filling(value: object, language: str) -> object:
    if isinstance(value, Message):
        said = translate(value, language)
        return said[:1].upper() + said[1:] if isinstance(value, Opening) else said
    if isinstance(value, Choice):
        said = label(value, language)
        return said if said == value else f"{said} ({value})"
    if isinstance(value, (list, tuple)):
        return "; ".join(str(_filling(part, language)) for part in value)
    if isinstance(value, Said):
        return say(value.message, language, value.values)
    return figure(value, language) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def figure(number: float, language: str) -> str:
    """A number with the language's marks: 1,234 and 0.50 are 1.234 and 0,50 in Indonesian.

    Whole numbers stand whole, others with two decimals, or two digits that count where they are below a hundredth.
    """
    digits = 0 if isinstance(number, int) else 2 if not 0 < abs(number) < 0.01 else min(1 - floor(log10(abs(number))), 9)
    return format_decimal(number, f"#,##0.{'0' * digits}".rstrip("."), locale=language)


def label(name: str, language: str) -> str:
    """A field's or choice's name in words of a language."""
    return translate(word(name), language)


def speak(language: str) -> None:
    """Let libraries that ask gettext (click does) speak the language too."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)


def preferred(environment: Mapping[str, str]) -> str:
    """The user's language from LC_ALL, LC_MESSAGES or LANG; Indonesian where none is named."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = environment.get(name, "").split(".")[0].split("_")[0].lower()
        if code in LANGUAGES:
            return code
        if code and code not in {"c", "posix"}:
            return "en"
    return "id"
