"""How people ask: the words around a topic that say that somebody is looked for, and nothing of what they should know.

"Siapa yang berpengalaman dalam citra destinasi?" asks for "citra destinasi": "berpengalaman" in a work's abstract is no
reason to name its author. Only a beginning that looks for people is taken off, and only while something is left.
"""

import re
from typing import Final

_SEEK: Final = r"(?:(?:tolong|mohon|saya|kami|ingin|mau|perlu|butuh|membutuhkan|mencari|carikan|cari|tunjukkan)\s+)*"
_WHO: Final = r"siapa(?:kah)?(?:\s+saja)?"
_PEOPLE: Final = r"(?:orang(?:-orang)?|pegawai|pejabat|ahli|pakar|narasumber|seseorang)"
_KNOWS: Final = (
    r"(?:(?:yang|paling|pernah|sudah|telah|dapat|bisa|punya|memiliki|mempunyai)\s+)*"
    r"(?:tahu|mengetahui|paham|memahami|mengerti|ahli|pakar|berpengalaman|pengalaman|keahlian|menguasai|mengerjakan|menangani|meneliti|membantu)"
)
_ABOUT: Final = r"(?:tentang|mengenai|soal|dalam|di|bidang|dengan|hal|pada|untuk|masalah)"

_SEEK_EN: Final = r"(?:(?:please|i|we|am|are|need|want|looking|look|for|find|show|me|to|an?|the)\s+)*"
_WHO_EN: Final = r"(?-i:(?!WHO\b))who(?:\s+(?:here|else))?"
_PEOPLE_EN: Final = r"(?:someone|somebody|anyone|people|persons?|experts?|specialists?|expertise)"
_KNOWS_EN: Final = (
    r"(?:(?:who|that|is|are|has|have|had|can|could|an?|the|most|some|much)\s+)*"
    r"(?:knows?|knowing|understands?|experts?|expertise|experience|experienced|skilled|good|works?|worked|wrote|writes)"
)
_ABOUT_EN: Final = r"(?:about|on|in|with|of|at|the|field|area|matters?)"

_FRAMES: Final = tuple(
    # Who asks "who" looks for people anyhow; "experts" do so only where a word says that they know, or about what.
    re.compile(rf"\s*{seek}(?:{who}\s+(?:{knows}\s+)?(?:{about}\s+)*|{people}\s+(?:{knows}\s+(?:{about}\s+)*|(?:{about}\s+)+))", re.IGNORECASE)
    for seek, who, people, knows, about in (
        (_SEEK, _WHO, _PEOPLE, _KNOWS, _ABOUT), (_SEEK_EN, _WHO_EN, _PEOPLE_EN, _KNOWS_EN, _ABOUT_EN),
    )
)  # fmt: skip

LONGEST: Final = 300
"""Characters of a text that may be a question; longer ones are abstracts."""


def unframed(text: str) -> str:
    """A topic without the words that ask who knows it; the text itself where it is no such question."""
    if len(text) > LONGEST:
        return text
    for frame in _FRAMES:
        match = frame.match(text)
        if match and any(letter.isalnum() for letter in text[match.end() :]):
            return text[match.end() :]
    return text
