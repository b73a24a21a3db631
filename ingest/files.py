"""What comes out of a file, and how a file is opened: recognised by its content, read in pieces, never whole."""

import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Final

from graph.errors import SourceError
from graph.language import N_

PIECE: Final = 64 * 1024
"""Bytes read at once: large enough for speed, small enough to forget."""

HEAD: Final = 64 * 1024
"""Bytes by which a file is recognised."""


@dataclass(frozen=True)
class Problem:
    """A row that cannot be loaded: where it is wrong, and how."""

    line: int
    column: str
    reason: str
    values: dict[str, object] = field(default_factory=dict)
    value: str = ""


@dataclass(frozen=True)
class TableRow:
    """A row of a table: the line it starts on, and its cells by the normalised names of their columns."""

    line: int
    cells: dict[str, object]


@dataclass(frozen=True)
class Line:
    """A line of a text file, without its line end."""

    line: int
    text: bytes


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Say in our words why the operating system refused a file."""
    try:
        yield
    except FileNotFoundError as error:
        raise SourceError(N_("There is no file {file}. Check the path."), file=path) from error
    except IsADirectoryError as error:
        raise SourceError(N_("{file} is a folder. Name a file in it."), file=path) from error
    except PermissionError as error:
        raise SourceError(N_("{file} may not be read. Give the user who loads read permission."), file=path) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or error
        raise SourceError(N_("{file} cannot be read ({reason}). Copy it anew."), file=path, reason=reason) from error


def opened(path: Path) -> IO[bytes]:
    """The file, open for reading.

    Raises:
        SourceError: it is missing, a folder, a device, or may not be read.
    """
    with translated(path):
        mode = path.stat().st_mode
        if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # a pipe can be read only once, we read twice
            raise SourceError(N_("{file} is not an ordinary file. Save what it gives into one."), file=path)
        return path.open("rb")


def pieces(path: Path) -> Iterator[bytes]:
    """The bytes of a file, at most ``PIECE`` at a time.

    Raises:
        SourceError: the file cannot be opened, or reading it fails on the way.
    """
    with opened(path) as file:
        while True:
            with translated(path):
                piece = file.read(PIECE)
            if not piece:
                return
            yield piece


def head(path: Path) -> bytes:
    """The first bytes of a file that has some.

    Raises:
        SourceError: the file cannot be read, or is empty.
    """
    start = next(pieces(path), b"")[:HEAD]
    if not start:
        raise SourceError(N_("{file} is empty. Export or copy it anew."), file=path)
    return start


_MAGIC: Final = {
    b"PK\x03\x04": "ZIP",
    b"PK\x05\x06": "ZIP",
    b"\x1f\x8b": "GZIP",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": "XLS",
    b"%PDF-": "PDF",
    b"\x89PNG\r\n": "PNG",
    b"\xff\xd8\xff": "JPEG",
    b"GIF8": "GIF",
    b"BZh": "BZIP2",
    b"\xfd7zXZ": "XZ",
    b"\x28\xb5\x2f\xfd": "ZSTD",
    b"7z\xbc\xaf\x27\x1c": "7Z",
    b"Rar!\x1a\x07": "RAR",
    b"{\\rtf": "RTF",
    b"SQLite format 3\x00": "SQLite",
    b"PAR1": "Parquet",
}
_MARKUP: Final = (
    (re.compile(rb"<(!doctype\s+html|html|head|body|table|meta|script|style|div)\b", re.IGNORECASE), "HTML"),
    (re.compile(rb"<\?xml|<!--|<[a-z][\w.-]*:?[\w.-]*[\s>]", re.IGNORECASE), "XML"),
    (re.compile(rb'\{\s*"|\[\s*[\[{]'), "JSON"),
)
_CONTROL: Final = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))


def kind(start: bytes) -> str:
    """What a file looks like by its first bytes: ``ZIP``, ``PDF``, ``HTML`` …, ``binary``, or ``""`` for plain text.

    UTF-16 counts as binary: ask ``ingest.encoding`` first.
    """
    for magic, name in _MAGIC.items():
        if start.startswith(magic):
            return name
    text = start.removeprefix(b"\xef\xbb\xbf").lstrip()
    for pattern, name in _MARKUP:
        if pattern.match(text):
            return name
    controls = len(start) - len(start.translate(None, _CONTROL))
    # A damaged text has some control characters, and a short one has few bytes to judge by.
    return "binary" if controls > max(8, len(start) // 20) else ""


_BREAK: Final = re.compile(rb"\r\n|\n|\r(?!\Z)")


def blocks(parts: Iterable[bytes], longest: int) -> Iterator[bytes | None]:
    """Cut a stream of bytes into blocks of whole lines, whatever ends them: LF, CRLF or CR.

    Args:
        parts: the stream, in parts of any size.
        longest: a line with more bytes is skipped, without being held in memory.

    Yields:
        One or more whole lines with their ends; ``None`` in the place of one line that was skipped. A line
        that came within one part may be longer than ``longest``.
    """
    rest, skipping = b"", False
    for part in parts:
        rest += part
        if skipping or len(rest) - rest.endswith(b"\r") > longest:
            found = _BREAK.search(rest)
            if not skipping and (found is None or found.start() > longest):
                yield None
                skipping = True
            if skipping:
                rest = rest[found.end() :] if found else rest[-1:]  # the last byte may be half of a CRLF
                skipping = found is None
        if not skipping:
            cut = max(rest.rfind(b"\n"), rest.rfind(b"\r", 0, -1)) + 1
            if cut:
                yield rest[:cut]
                rest = rest[cut:]
    if rest and not skipping:
        yield rest
