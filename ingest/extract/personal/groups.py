"""Kinds of personal data that have something in common, by which they are looked for."""

import re
from typing import Final, Literal, NamedTuple

Kind = Literal[
    "nik", "nip", "npwp", "phone", "email", "account", "register", "passport", "insurance", "address", "plate", "birth"
]
MARK: Final = "█"
"""What stands in place of each sign that is blacked out."""
DASH: Final = r"\u2010-\u2015\u2212-"
"""Signs that part digits, for a set of signs."""


class Group(NamedTuple):
    """Kinds that have something in common, and how far around it they may reach."""

    sign: re.Pattern[str]
    before: int
    after: int
    patterns: tuple[tuple[Kind, re.Pattern[str]], ...]


def group(sign: str, before: int, after: int, *patterns: tuple[Kind, str]) -> Group:
    """A group of kinds: its sign, how many characters before and after may belong to it, and its patterns.

    Of a pattern with brackets what the last of them holds is blacked out, and nothing where none of them holds anything: so a pattern spares
    what it matches first without.
    """
    return Group(re.compile(sign), before, after, tuple((kind, re.compile(pattern)) for kind, pattern in patterns))
