"""Personal data that nobody needs to find an expert is blacked out before a text is kept.

NIK, NIP, NPWP, telephone, e-mail, account and street with number. What is blacked out keeps its length, so
that every span of the text still points at the same words.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple, cast

MARK: Final = "█"

Kind = Literal["nik", "nip", "npwp", "phone", "email", "account", "address"]


class Finding(NamedTuple):
    """Where a text tells something personal, and of which kind."""

    start: int
    end: int
    kind: Kind


_GAP: Final = r"[ .\u00a0-]?"
_PATTERNS: Final[tuple[tuple[Kind, re.Pattern[str]], ...]] = tuple(
    (cast("Kind", kind), re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("email", r"(?<![\w.+-])[\w.+-]{1,64}\s?(?:@|\[at\]|\(at\))\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"),
        # 18 digits: birth, appointment, sex, serial; whole or in groups
        ("nip", rf"(?<!\d)(?:19|20)\d{{2}}{_GAP}[01]\d{_GAP}[0-3]\d{_GAP}(?:19|20)\d{{2}}{_GAP}\d{{2}}{_GAP}[12]{_GAP}\d{{3}}(?!\d)"),
        ("nip", r"(?<=\bnip)(?:\s{0,2}(?:lama|baru)?\s{0,2}[.:]?\s{0,2})(\d(?:[ .-]?\d){8,20})(?!\d)"),
        # 16 digits: region, birth, serial; digits 7 and 8 are a day or a woman's day plus 40
        ("nik", rf"(?<!\d)[1-9]\d(?:{_GAP}\d{{2}}){{2}}{_GAP}[0-7]\d{_GAP}[01]\d{_GAP}\d{{2}}{_GAP}\d{{4}}(?!\d)"),
        ("nik", r"(?<=\bnik)(?:\s{0,2}[.:]?\s{0,2})(\d(?:[ .-]?\d){11,19})(?!\d)"),
        ("npwp", r"(?<!\d)\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?!\d)"),
        ("npwp", r"(?<=\bnpwp)(?:\s{0,2}[.:]?\s{0,2})(\d(?:[ .-]?\d){12,20})(?!\d)"),
        ("phone", r"(?<![\w+])(?:\+\s?62|\(\+62\)|62(?=8))[ -]?(?:\(0?\d{2,3}\)|\d{2,4})(?:[ .-]?\d{2,5}){1,4}(?!\d)"),
        ("phone", r"(?<![\w.,/-])08\d{1,2}(?:[ .-]?\d{2,5}){2,4}(?!\d)"),
        ("phone", r"(?<!\w)\(0\d{2,3}\)[ -]?\d{3,4}(?:[ .-]?\d{2,5}){1,2}(?!\d)"),
        ("phone", r"\b(?:te?le?p(?:h?one?)?|te?lf|tel|fax|faks|hp|wa|whatsapp|mobile|phone|call center)\b[.:]{0,2}\s{0,2}(\+?\(?\d(?:[ .()-]{0,2}\d){5,15})(?!\d)"),
        ("account",
         r"\b(?:rekening|norek|no\.?\s?rek|rek|a/c|account(?:\s(?:no|number))?)\b[^\d\n]{0,40}?(\d(?:[ .-]?\d){6,19})(?!\d)"),
        ("address",
         (r"\b(?:Jalan|Jln|Jl|Gang|Gg)\b\.?\s{1,2}(?:[\w'./-]{1,30}\s{1,2}){1,6}?,?\s?(?:No(?:mor)?\b\.?\s?\d{1,4}\s?\w?\b"
         r"|(?=RT\b))(?:,?\s{0,2}(?:RT|RW)\b\.?\s?\d{1,3}(?:\s?/\s?(?:RW\b\.?\s?)?\d{1,3})?){0,3}")),
        ("address", r"\bRT\b\.?\s?\d{1,3}\s?(?:/|,|\s)\s?(?:RW\b\.?\s?)?\d{1,3}\b"),
    )
)  # fmt: skip


def findings(text: str) -> Iterator[Finding]:
    """What a text tells that is personal and not needed, by pattern; some of them may overlap."""
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span(match.lastindex or 0)
            yield Finding(start, end, kind)


def redact(text: str) -> str:
    """The text with every such thing blacked out, as long as before."""
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
