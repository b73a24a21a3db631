"""Addresses of e-mail, as they are and as they are spelt out."""

from typing import Final

from ingest.extract.personal.groups import group

_AT: Final = r"\s{0,2}(?:@|[\[({]\s?(?i:at|et)\s?[\])}])\s{0,2}"
_DOT: Final = r"(?:\.|\s{0,2}[\[({]\s?(?i:dot|titik)\s?[\])}]\s{0,2})"
MAILS: Final = group(
    r"@|[\[({]\s?(?i:at|et)\s?[\])}]", 160, 260,
    ("email", rf"(?<![\w.+-])[\w.+-]{{1,64}}(?:{_DOT}[\w+-]{{1,32}}){{0,2}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,5}}"),
)  # fmt: skip
