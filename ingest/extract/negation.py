"""Whether a text denies what it names: "belum menguasai Python", "without knowledge of welding".

A denial stands before what it denies, with words of knowing between them ("tidak memahami …", "no experience in …") or
at most one other word ("tanpa Python", "did not manage projects"); or after it ("Python belum dikuasai"). It reaches
through a list that words of knowing began, and ends with the clause. "Tidak hanya" and "not only" deny nothing.
"""

import re
from typing import Final

REACH: Final = 160
"""Characters before and after a skill in which a denial is looked for: longer than 99 % of the clauses of news."""

_NOT: Final = (
    r"(?:tidak|tak|belum|bukan(?:lah)?|tanpa|kurang|minim|gagal|cannot|not|no|never|without|lack(?:s|ed|ing)?|neither|nor"
    r"|unfamiliar|ignorant|unable|incapable|(?:do|does|did|is|are|was|were|have|has|had|can|could|would)n['’]t|can['’]t)"
)
WORDS: Final = frozenset(
    """tidak tak belum bukan bukanlah tanpa kurang minim gagal cannot not no never without lack neither nor unfamiliar ignorant
    unable incapable t""".split()  # noqa: SIM905
)
"""Words of a denial ("don't" ends in t): where none is near there is none."""

_ONLY: Final = (
    r"(?!\s+(?:hanya|saja|sekadar|sekedar|cuma|semata|kalah|lain|lebih|only|just|merely|simply|doubt|less|fewer|longer than)\b)"
)
_KNOWING: Final = (
    r"(?:pernah|cukup|begitu|terlalu|sepenuhnya|banyak|sama|sekali|yet|any|much|fully|really|formal|prior|previous|the|a|an|of|in"
    r"|with|to|at|about|on|di|dalam|tentang|mengenai|akan|dengan|terhadap|atas|soal|pada|bidang"
    r"|menguasai|memahami|mengerti|mengetahui|mengenal|mempunyai|memiliki|punya|mampu|bisa|dapat|paham|tahu|ahli|mahir|terampil"
    r"|cakap|ada|berpengalaman|berpengetahuan|berkemampuan|bersertifikat|terlatih|terbiasa|belajar|mempelajari|menggunakan|memakai"
    r"|melakukan|mengikuti|mendalami|penguasaan|pemahaman|pengetahuan|pengalaman|kemampuan|keahlian|keterampilan|kompetensi"
    r"|pelatihan|latar|belakang"
    r"|know|knows|knew|known|knowing|knowledge|understand|understands|understood|understanding|experienced?|experiences|familiar"
    r"|familiarity|skills?|skilled|proficient|proficiency|competent|competence|expertise|trained|training|able|ability|use|used|uses"
    r"|using|learn|learned|learnt|have|has|had|having|possess|possesses|work|worked|working|be|been|master|mastered|background)"
)
_DENIAL: Final = re.compile(rf"\b{_NOT}\b{_ONLY}(?P<knowing>(?:\s+{_KNOWING}\b)*)\s*(?P<rest>(?:(?!\b{_NOT}\b).)*)$", re.I | re.S)
_DENIED_AFTER: Final = re.compile(
    rf"\W{{0,2}}\s*(?:(?:sama sekali|is|are|was|were|has|have)\s+){{0,2}}{_NOT}\b{_ONLY}\s+"
    r"(?:(?:pernah|been|yet|sepenuhnya|a|perlu)\s+){0,2}"
    r"(?:dikuasai|dipahami|dimengerti|dimiliki|dipelajari|diketahui|diperlukan|dibutuhkan|disyaratkan|required|needed|necessary"
    r"|known|understood|mastered)\b",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"[.!?;:](?=\s|$)|\n\s*\n|\b(?:tetapi|tapi|namun|melainkan|sedangkan|sementara|meskipun|walaupun|karena|sehingga|bahwa|but|however"
    r"|although|though|whereas|while|because|so that)\b",
    re.IGNORECASE,
)
_LIST: Final = re.compile(r",|/|\b(?:dan|atau|maupun|serta|and|or)\b", re.IGNORECASE)
_ITEM: Final = 4
"""Words of an item in a list of what is denied, at most."""


def denied(text: str, start: int, end: int) -> bool:
    """Whether the clause around the characters ``start`` to ``end`` denies what they name."""
    before = text[max(0, start - REACH) : start]
    clause = before[max((found.end() for found in _CLAUSE.finditer(before)), default=0) :]
    found = _DENIAL.search(clause)
    if found and _reaches(found["rest"], by_knowing=bool(found["knowing"].strip())):
        return True
    return bool(_DENIED_AFTER.match(text, end, end + REACH))


def _reaches(between: str, *, by_knowing: bool) -> bool:
    """Whether a denial reaches over the words between it and what is named."""
    *items, last = (item.split() for item in _LIST.split(between))
    if not items:
        return len(last) <= 1
    return by_knowing and len(last) <= 1 and all(len(item) <= _ITEM for item in items)
