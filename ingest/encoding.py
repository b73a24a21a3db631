"""Which encoding a text file has, and its text as bytes that contain ASCII: byte order mark, UTF-8, a guess."""

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from charset_normalizer import from_bytes

from ingest.files import HEAD, pieces

_BOMS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

_LEGACY: Final = ["cp1252", "cp1250", "cp1251", "cp1254", "cp1256", "cp850", "mac_roman", "gb18030", "cp932"]
"""What spreadsheets and databases write when they do not write Unicode."""

_SAMPLE: Final = 64 * 1024
_AROUND: Final = 40
_HIGH: Final = re.compile(rb"[\x80-\xff]+")


def wide(start: bytes) -> str:
    """The name of UTF-16 or UTF-32 if the first bytes of a file show it, else ``""``.

    Without a mark UTF-16 is recognised by its zeros: Latin text has one in every second byte.
    """
    for mark, name in _BOMS:
        if start.startswith(mark):
            return "" if name == "utf-8-sig" else name
    half = len(start) // 2
    even, odd = start[: half * 2 : 2].count(0), start[1 : half * 2 : 2].count(0)
    if half >= 2 and odd >= 0.4 * half and even <= 0.05 * half:
        return "utf-16-le"
    if half >= 2 and even >= 0.4 * half and odd <= 0.05 * half:
        return "utf-16-be"
    return ""


def encoding(path: Path, start: bytes) -> str:
    """The encoding of a text file, by its own mark or by what its first non-ASCII characters look like.

    A text that is mostly valid UTF-8 is UTF-8; its few other bytes are damage, to be reported where they are.
    Among legacy encodings Windows-1252 is preferred unless another fits better.
    """
    if name := wide(start):
        return name
    if start.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    sample = _non_ascii(pieces(path))
    return "utf-8" if _is_utf8(sample) else _legacy(sample)


def _non_ascii(parts: Iterable[bytes]) -> bytes:
    """The non-ASCII characters of a file and what stands around them, up to a bound."""
    sample = bytearray()
    for part in parts:
        end = 0
        for match in () if part.isascii() else _HIGH.finditer(part):
            sample += part[max(end, match.start() - _AROUND) : match.end() + _AROUND]
            end = match.end() + _AROUND
            if len(sample) > _SAMPLE:
                return bytes(sample[:HEAD])
    return bytes(sample)


def _is_utf8(sample: bytes) -> bool:
    text = sample.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(not character.isascii() for character in text) - wrong
    return right >= wrong


def _legacy(sample: bytes) -> str:
    matches = from_bytes(sample, cp_isolation=_LEGACY)
    best = matches.best()
    if best is None:
        return "cp1252"
    equal = [match for match in matches if match.chaos <= best.chaos]
    if any("cp1252" in (match.encoding, *match.could_be_from_charset) for match in equal):
        return "cp1252"
    return best.encoding


def ascii_compatible(parts: Iterable[bytes], name: str) -> tuple[Iterator[bytes], str]:
    """The text in an encoding in which a line feed is one byte, and that encoding: UTF-16 and UTF-32 become UTF-8.

    What cannot be decoded becomes bytes that UTF-8 does not allow, so that it is noticed in its line.
    """
    if name.startswith(("utf-16", "utf-32")):
        return _recoded(parts, name), "utf-8"
    if name == "utf-8-sig":
        return _unmarked(parts), "utf-8"
    return iter(parts), name


def _recoded(parts: Iterable[bytes], name: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(name)("replace")
    for part in parts:
        yield decoder.decode(part).encode("utf-8").replace(b"\xef\xbf\xbd", b"\xff")
    yield decoder.decode(b"", final=True).encode("utf-8").replace(b"\xef\xbf\xbd", b"\xff")


def _unmarked(parts: Iterable[bytes]) -> Iterator[bytes]:
    rest = iter(parts)
    yield next(rest, b"").removeprefix(codecs.BOM_UTF8)
    yield from rest
