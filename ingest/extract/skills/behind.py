"""What stands behind a skill and denies it: "Python belum dikuasai", "SQL she has never used", "… tetapi sudah lupa", "bahasa Inggrisnya buruk"."""

import re
from typing import Final

from ingest.extract.skills.denials import NOT, ONLY

_WHO: Final = r"(?:ia|dia|saya|kami|mereka|beliau|she|he|i|we|they)"
_ENDS: Final = r"\s*(?:[.,;!?)\n]|$)"
_PASSIVE: Final = (
    rf"[^\w.!?;]{{0,2}}\s*(?:(?:sama sekali|is|are|was|were|has|have)\s+){{0,2}}{NOT}\b{ONLY}\s+"
    r"(?:(?:pernah|been|yet|sepenuhnya|a|perlu)\s+){0,2}"
    r"(?:dikuasai|dipahami|dimengerti|dimiliki|dipelajari|diketahui|diperlukan|dibutuhkan|disyaratkan|required|needed|necessary"
    r"|known|understood|mastered|something)(?:nya)?\b"
)
_FIRST: Final = (
    rf"\s+(?:yang\s+)?(?:sama\s+sekali\s+)?(?:{_WHO}\s+(?:(?:has|have|had|do|does|did|can|could)\s+)?(?:sama\s+sekali\s+)?{NOT}\b{ONLY}"
    rf"|{NOT}\b{ONLY}(?:\s+(?:pernah|bisa|mampu|sempat|begitu|terlalu))?\s+{_WHO})\s+(?:(?:pernah|bisa|mampu|sempat|really|fully|ever|yet)\s+)?"
    r"(?:kuasai|pahami|mengerti|ketahui|pelajari|miliki|gunakan|pakai|coba|know|understand|master(?:ed)?|learn(?:ed|t)?|stud(?:y|ied)|used?|tried)\b"
)
"""What is known stands before who knows it."""
_ITEM: Final = r"[\w+#-]+(?:\s[\w+#-]+){0,2}"
_JOINT: Final = r"(?:\s*,\s|,?\s+(?:dan|atau|maupun|serta|and|or|nor)\s)\s*"
_LISTED: Final = re.compile(rf"(?:{_JOINT}{_ITEM}){{1,4}}?(?:{_PASSIVE}|{_FIRST})", re.IGNORECASE)
_BEGINS: Final = re.compile(rf"\W*(?:{_ITEM}{_JOINT}){{0,4}}", re.IGNORECASE)
"""All before a skill in a clause that begins with a list: what is said behind the list is said of each."""
_DENIED: Final = re.compile(
    rf"{_PASSIVE}|{_FIRST}"
    rf"|\s+(?:(?:sudah|telah|is|was|has|been|long|since)\s+){{0,3}}(?:{_WHO}\s+)?(?:lupa(?:kan)?|dilupakan|terlupakan|forgotten)\b"
    rf"|\s+(?:yang\s+)?(?:ingin|mau|hendak)\s+(?:{_WHO}\s+)?(?:(?:di|ku)?(?:pelajari|kuasai|dalami))\b"
    rf"|\s*[:?(]\s*(?:{NOT}(?:\s+(?:ada|bisa|pernah|mampu|menguasai|yet|known))?|nihil|nol|nil){_ENDS}|\s+(?:tidak|belum){_ENDS}"
    r"|\s+bukan(?:lah)?\s+(?:bidang|keahlian|kompetensi|kekuatan)(?:nya|\s+(?:saya|kami|yang))\b|\s+(?:masih|sama\s+sekali)\s+asing\s+(?:bagi|untuk)"
    r"|\s+is\s+not\s+(?:his|her|my|their)\s+(?:strength|forte|field|expertise)\b",
    re.IGNORECASE,
)
_BUT: Final = re.compile(r"\b(?:tetapi|tapi|namun|padahal|but|though|although|yet)\b", re.IGNORECASE)
_GONE: Final = re.compile(
    rf"[^.!?;\n]{{0,60}}?{_BUT.pattern}\s+(?:(?:[\w'’]+\s+){{0,4}}?"
    r"(?:lupa|melupakannya|(?:tidak|tak|nggak)\s+ingat|forg(?:ot|otten)|(?:not|no\s+longer|n['’]t)\s+remember)"
    r"(?:\s+(?:lagi|semua(?:nya)?|caranya|sama|sekali|sekarang|kini|it|all|about|most|of|them|everything|now|since))*"
    rf"|(?:(?:{_WHO}|ternyata|nyatanya|sebenarnya|sama|sekali|actually|really|do|does|did|has|have|is)\s+){{0,3}}"
    rf"(?:tidak|tak|belum|bukan|not|(?:do|does|did|has|have|is)n['’]t)){_ENDS}",
    re.IGNORECASE,
)
"""That it is forgotten, or never was known: "padahal tidak", "but she does not"."""
_POOR: Final = re.compile(
    rf"(?:\s+(?:{_WHO}|is|are|was|were|masih|sangat|cukup|agak|very|still|quite|rather|almost|hampir)){{0,3}}"
    rf"\s+(?:buruk|payah|nol|nihil|lemah|jelek|minim|terbatas|poor|weak|bad|rusty|nil|zero){_ENDS}",
    re.IGNORECASE,
)
_OWN: Final = re.compile(
    r"nya$|\b(?:his|her|my|their|our)\s+\S.*$|\b(?:pengetahuan|pemahaman|pengalaman|kemampuan|keahlian|experience|knowledge|skills)",
    re.IGNORECASE,
)
"""What tells that it is somebody's skill that is poor: "manajemen risiko lemah" may be what is studied."""


def denied_behind(clause: str, skill: str, behind: str) -> bool:
    """Whether what stands behind a skill denies it; ``clause`` is what its clause has before it."""
    if _DENIED.match(behind) or (_BUT.search(behind) and _GONE.match(behind)):
        return True
    if _BEGINS.fullmatch(clause) and _LISTED.match(behind):
        return True
    return bool(_POOR.match(behind) and _OWN.search(f"{clause}{skill}"))
