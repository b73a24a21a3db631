"""How lines come out of a text file, plain or packed by gzip: one at a time, whatever is broken."""

import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from graph.errors import SourceError
from graph.language import N_
from ingest.files import PIECE, Line, Problem, blocks, head, kind, pieces

__all__ = ["Line", "Problem", "lines", "read_lines"]

LONGEST: Final = 16 * 1024 * 1024
"""Bytes of the longest line that is read: ample for one record with all its texts, and still small in memory."""

_GZIP: Final = b"\x1f\x8b"
_UTF8_BOM: Final = b"\xef\xbb\xbf"
_UTF16_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_TEXT: Final = ("", "JSON")


class _Damaged(Exception):
    """The packed stream is broken here; what came before is good."""


def read_lines(path: Path, *, longest: int = LONGEST) -> Iterator[Line | Problem]:
    """The lines of a file that are not blank, numbered from 1 as an editor does (in the unpacked text).

    Lines end in LF, CRLF or CR. A line above ``longest`` bytes is one problem; so is the place where a packed
    file is damaged, behind all lines that are whole.

    Raises:
        SourceError: the file cannot be read, is empty, or is no UTF-8 text (at the call, before the first line).
    """
    start = head(path)
    packed = start.startswith(_GZIP)
    form = "UTF-16" if start.startswith(_UTF16_BOMS) else kind(start)
    if not packed and form not in _TEXT:
        raise SourceError(
            N_("{file} is not lines of UTF-8 text: it looks like {form}. Export it as JSON lines."), file=path, form=form
        )
    return lines(_unpacked(path) if packed else pieces(path), longest=longest)


def lines(stream: Iterable[bytes], *, longest: int = LONGEST) -> Iterator[Line | Problem]:
    """The same of a stream that is read only once, such as standard input, in parts of any size."""
    number = 0
    try:
        for block in blocks(stream, longest):
            texts = [None] if block is None else block.splitlines()
            for number, text in enumerate(texts, number + 1):  # noqa: B020  (the count goes on)
                if text is None or len(text) > longest:
                    yield Problem(number, "", N_("The line is longer than {longest} bytes."), {"longest": longest})
                    continue
                content = text.removeprefix(_UTF8_BOM) if number == 1 else text
                if content and not content.isspace():
                    yield Line(number, content)
    except _Damaged as damage:
        reason = N_("The packed file is damaged from here on ({reason}). Copy it anew.")
        yield Problem(number + 1, "", reason, {"reason": damage})


def _unpacked(path: Path) -> Iterator[bytes]:
    """The members of a gzip file one after the other, in parts of at most ``PIECE`` bytes (RFC 1952)."""
    member = zlib.decompressobj(wbits=31)
    for piece in pieces(path):
        rest = piece
        while rest:
            if member.eof:
                rest = rest.lstrip(b"\0")  # padding to a full block, by tape and by tar
                if rest and not _GZIP.startswith(rest[:2]):
                    raise _Damaged("something else follows")
                if rest:
                    member = zlib.decompressobj(wbits=31)
                continue
            yield from _inflated(member, rest)
            rest = member.unconsumed_tail or member.unused_data
    if not member.eof:
        raise _Damaged("its end is missing")


def _inflated(member: "zlib._Decompress", packed: bytes) -> Iterator[bytes]:
    """What packed bytes hold, up to ``PIECE``; the rest stays in ``member.unconsumed_tail``."""
    before = member.copy()
    try:
        yield member.decompress(packed, PIECE)
    except zlib.error as error:  # zlib then withholds what it had: ask again byte by byte
        for at in range(len(packed)):
            try:
                good = before.decompress(packed[at : at + 1])
            except zlib.error:
                break
            yield good
        raise _Damaged(str(error).rpartition(": ")[2]) from error
