"""A cell of a spreadsheet that we write: a text that no spreadsheet takes for a formula."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(value: object) -> object:
    """The value; a text that starts like a formula gets an apostrophe in front (OWASP, "CSV Injection")."""
    return "'" + value if isinstance(value, str) and value.startswith(_FORMULA) else value
