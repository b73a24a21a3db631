"""Addresses of e-mail, as they are and as they are spelt out."""

from typing import Final

from ingest.extract.personal.groups import group

_SHARED: Final = r"(?=(?i:gmail|yahoo|ymail|hotmail|outlook|icloud)\b)"
_TOP: Final = r"(?i:com|id|org|net|edu|info|co|go|ac)"
_AT: Final = rf"(?:@|\s{{1,2}}@\s{{1,2}}|\s{{0,2}}@\s{{0,2}}{_SHARED}|\s{{0,2}}[\[({{]\s?(?i:at|et)\s?[\])}}]\s{{0,2}})"
"""A blank on one side alone is before somebody's handle, unless the house is one that has mailboxes only."""
_DOT: Final = rf"(?:\.|\s\.\s(?={_TOP}\b)|\s{{0,2}}[\[({{]\s?(?i:dot|titik)\s?[\])}}]\s{{0,2}})"
_SPELT: Final = r"\s(?i:dot|titik)\s"
MAILS: Final = group(
    rf"[@\[({{dt](?:(?<=@)|(?<=[\[({{])\s?(?i:at|et)\s?[\])}}]|(?<=d)ot\s{_TOP}\b|(?<=t)itik\s{_TOP}\b)", 160, 260,
    ("email", rf"(?<![\w.+-])[\w.+-]{{1,64}}(?:{_DOT}[\w+-]{{1,32}}){{0,2}}{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,5}}"),
    ("email", rf"(?<![\w.+-])[\w.+-]{{1,64}}(?:{_SPELT}[\w+-]{{1,32}}){{0,2}}\s(?i:at|et)\s[\w-]{{1,63}}(?:{_SPELT}[\w-]{{1,63}}){{0,3}}{_SPELT}{_TOP}\b"),
)  # fmt: skip
