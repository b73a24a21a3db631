"""Personal data that nobody needs to find an expert is blacked out before a text is kept.

NIK, NIP, NPWP, telephone, e-mail, account, passport, insurance and register numbers, plates, days of birth, and street with number. What is blacked out
keeps its length, so that every span of the text still points at the same words.

Each kind is looked for only around what all of its group have: a long run of digits, an at sign, a word of addresses. Most texts have
none, and cost a look; the others cost time that grows with their length alone, for no pattern looks far.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from ingest.extract.personal.births import BIRTHS
from ingest.extract.personal.groups import MARK, Group, Kind
from ingest.extract.personal.mails import MAILS
from ingest.extract.personal.numbers import NUMBERS, PLATES
from ingest.extract.personal.streets import ENGLISH_STREETS, STREETS

__all__ = ["MARK", "Finding", "findings", "redact"]


class Finding(NamedTuple):
    """Where a text tells something personal, and of which kind."""

    start: int
    end: int
    kind: Kind


_GROUPS: Final = (NUMBERS, PLATES, BIRTHS, MAILS, STREETS, ENGLISH_STREETS)

_ODD: Final = re.compile(r"[^\D0-9]|[\uff01-\uff5e\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
"""Signs that a reader takes for others: digits of other scripts and of full width; or does not see at all."""


def findings(text: str) -> Iterator[Finding]:
    """What a text tells that is personal and not needed, by pattern; some of them may overlap."""
    if _ODD.search(text) is None:
        yield from _findings(text)
        return
    seen = [(place, sign) for place, sign in enumerate(text) if unicodedata.category(sign) != "Cf"]
    for start, end, kind in _findings("".join(_usual(sign) for _, sign in seen)):
        yield Finding(seen[start][0], seen[end - 1][0] + 1, kind)


def _usual(sign: str) -> str:
    """The sign of ASCII that a digit, or a sign of full width, is read as."""
    if sign.isdecimal():
        return str(unicodedata.decimal(sign))
    return chr(ord(sign) - 0xFEE0) if "\uff01" <= sign <= "\uff5e" else sign


def _findings(text: str) -> Iterator[Finding]:
    for group in _GROUPS:
        for begin, stop in _near(text, group):
            for kind, pattern in group.patterns:
                for match in pattern.finditer(text, begin, stop):
                    if match.lastindex or not pattern.groups:
                        start, end = match.span(match.lastindex or 0)
                        yield Finding(start, end, kind)


def _near(text: str, group: Group) -> Iterator[tuple[int, int]]:
    """The stretches of a text around a group's sign; none touches another."""
    begin = stop = -1
    for sign in group.sign.finditer(text):
        if sign.start() - group.before > stop:
            if stop >= 0:
                yield begin, stop
            begin = max(0, sign.start() - group.before)
        stop = sign.end() + group.after
    if stop >= 0:
        yield begin, stop


def redact(text: str) -> str:
    """The text with every such thing blacked out, as long as before; the same object where there is nothing."""
    spans = sorted((start, end) for start, end, _ in findings(text))
    if not spans:
        return text
    parts: list[str] = []
    at = 0
    for start, end in spans:
        if end > at:
            start = max(start, at)
            parts += (text[at:start], MARK * (end - start))
            at = end
    return "".join(parts) + text[at:]
