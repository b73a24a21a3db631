"""A cell of a spreadsheet that we write: a text that no spreadsheet takes for a formula, and that is the same once it is read again."""

import re
from typing import Final

_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")


def safe(value: object) -> object:
    """The value; a text that starts like a formula gets an apostrophe in front (OWASP, "CSV Injection"), and so does one that starts like that."""
    return "'" + value if isinstance(value, str) and _FORMULA.match(value) else value


def plain(text: str) -> str:
    """The text of a cell that ``safe`` has made."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text) else text
