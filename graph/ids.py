"""Stable identifiers: opaque, the same on every rebuild of one lake, telling nothing of whom they name.

An id is a hash keyed by the lake's secret of what founded it. Without the secret nobody can tell whether
an id is that of a given NIP or name; with it a rebuilt graph has the ids it had.
"""

import hashlib
import secrets
from pathlib import Path
from typing import Final

LENGTH: Final = 24
"""Hexadecimal digits of an id: 96 bits, so that a billion ids collide with a chance of one in a hundred billion."""

SEPARATOR: Final = "\x1f"


def opaque(secret: str, *parts: str) -> str:
    """The id of what the parts name: the head of SHA-256 over the secret and the parts."""
    return hashlib.sha256(SEPARATOR.join((secret, *parts)).encode()).hexdigest()[:LENGTH]


def opaque_sql(*columns: str) -> str:
    """The same as a DuckDB expression, with the secret in the variable ``secret``."""
    joined = f", '{SEPARATOR}', ".join(("getvariable('secret')", *columns))
    return f"substr(sha256(concat({joined})), 1, {LENGTH})"


def lake_secret(folder: Path) -> str:
    """The secret of the lake in a folder; made at first use, readable by its owner alone."""
    path = folder / "secret"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        made = path.with_suffix(".new")
        made.touch(mode=0o600)
        made.write_text(secrets.token_hex(32), encoding="ascii")
        made.rename(path)
    return path.read_text(encoding="ascii")
