"""Whether a text denies what it names, or only wishes for it: "belum menguasai Python", "without knowledge of welding", "ingin belajar Python".

A denial stands before what it denies, with words of knowing between them ("tidak memahami …", "no experience in …") or
at most one other word ("tanpa Python", "did not manage projects"); or after it ("Python belum dikuasai"). It reaches
through a list that words of knowing began, on lines of their own too, and ends with the clause or where a comma and a word
of knowing affirm. "Tidak hanya" and "not only" deny nothing. What was forgotten or failed is denied, unless that is denied itself
("belum lupa Python"). A wish is one to learn or to know, and the speaker's own: a course is for those who want to learn.
"""

import re
from typing import Final

REACH: Final = 160
"""Characters before and after a skill in which a denial is looked for: longer than 99 % of the clauses of news."""

_NOT: Final = (
    r"(?:tidak|tak|belum|bukan(?:lah)?|tanpa|kurang(?:nya)?|minim(?:nya)?|rendahnya|lemahnya|kekurangan|ketidakmampuan|ketidaktahuan|gagal|awam|buta"
    r"|lupa|melupakan|forg(?:et|ets|ot|otten|etting)|(?<!\ba\s)(?<!\bthe\s)fail(?:s|ed|ing)?"
    r"|ng?gak|ngga|gak|ga|engga|enggak|kagak|ndak|baru\s+(?:akan|mau)|cannot|not|no|none|nobody|never|without|hardly|barely|lack(?:s|ed|ing)?|neither|nor"
    r"|yet\s+to|unfamiliar|ignorant|unable|incapable|(?:do|does|did|is|are|was|were|have|has|had|can|could|would)n['’]t|can['’]t)"
)
WORDS: Final = frozenset(
    """tidak tak belum bukan bukanlah tanpa kurang kurangnya minim minimnya rendahnya lemahnya kekurangan ketidakmampuan ketidaktahuan gagal awam
    buta nggak ngga gak ga engga enggak kagak ndak baru cannot not no none nobody never without hardly barely lack lacks lacked lacking neither nor yet
    few unfamiliar ignorant unable incapable t lupa melupakan lupakan dilupakan terlupakan forget forgets forgot forgotten forgetting fail fails failed
    failing ingin mau hendak berharap bercita cita berminat berencana berniat bermimpi bertekad tertarik keinginan keinginannya""".split()  # noqa: SIM905
) | {
    "would like", "would love", "d like", "d love", "interested in", "eager to", "keen to", "keen on", "aspire to", "want to", "wish to", "hope to",
    "plan to", "intend to", "aim to", "dream of",
}  # fmt: skip
"""Words of a denial ("don't" ends in t) or a wish, which may be two in a row: where none is near there is neither."""

_ONLY: Final = (
    r"(?!\s+(?:hanya|saja|lama|sekadar|sekedar|cuma|semata|melulu|kalah|lain|lebih|dari|asing|only|just|merely|simply|doubt|less|fewer|long|longer than"
    r"|stranger)\b)"
)
_UNDONE: Final = re.compile(r"gagal|lupa|melupakan|forg|fail", re.IGNORECASE)
"""Denials that another one before them undoes."""
_UNDOES: Final = re.compile(rf"\b(?:jangan(?:lah)?|{_NOT})(?:\s+(?:pernah|akan|sampai|yet|ever))?\s+$", re.IGNORECASE)
_KNOWS: Final = (
    r"(?:menguasai|memahami|mengerti|ngerti|mengetahui|mengenal|mampu|bisa|paham(?:-paham)?|tahu|ahli|mahir|terampil|cakap|fasih|berpengalaman"
    r"|knows?|knew|understands?|understood|masters?|mastered|can|skilled|proficient)"
)
_NOBODY: Final = (
    rf"(?:(?:(?:tidak|tak|belum|ng?gak|ga|enggak)\s+(?:ada|semua|seorang|satu|banyak)|(?:no|none|nobody|few|kekurangan|kurangnya|minimnya|lack(?:s|ed|ing)?){_ONLY})"
    rf"(?:\s+[\w-]+){{0,4}}?\s+{_KNOWS})"
)
"""Who knows it is nobody: "tidak ada pegawai yang menguasai"."""
_WANT: Final = r"(?:kurangnya|minimnya|rendahnya|lemahnya|kekurangan)"
"""Want of something, which may be what is studied: it denies where it is of knowing."""
_OF_KNOWING: Final = re.compile(
    r"pengetahuan|pemahaman|penguasaan|pengalaman|kemampuan|keahlian|keterampilan|kompetensi|pakar|ahli|lulusan"
)
_SURPASSED: Final = re.compile(
    r"\s+(?:(?:better|more)\s+than|as\s+well\s+as|like|sebaik|selihai|lebih\s+baik|seperti)\b", re.IGNORECASE
)
"""Behind what nobody masters: somebody who does."""
_KNOWING: Final = (
    rf"(?:{_KNOWS}|pernah|cukup|begitu|terlalu|sepenuhnya|banyak|sama|sekali|yet|any|much|fully|really|formal|prior|previous|the|a|an|of|in"
    r"|she|he|i|they|we|ia|dia|beliau|saya|kami|mereka|lagi|longer|do|does|did|will|cara|lulus|pass(?:ed)?|exams?|tests?|certification"
    r"|with|to|at|about|on|how|di|dalam|tentang|mengenai|akan|dengan|terhadap|atas|soal|pada|bidang|tingkat|ujian|uji|tes|bahasa|pemrograman|lebih|more"
    r"|mempunyai|memiliki|punya|dapat|pakar|lulusan|sarjana|jurusan|dikuasai|dipahami"
    r"|ada|berpengetahuan|berkemampuan|bersertifikat|sertifikasi|terlatih|terbiasa|belajar|mempelajari|menggunakan|memakai|pakai|memprogram|ngoding"
    r"|melakukan|mengikuti|mendalami|penguasaan|pemahaman|pengetahuan|pengalaman|kemampuan|keahlian|keterampilan|kompetensi"
    r"|pelatihan|diklat|kursus|latar|belakang"
    r"|expert|specialist|exposure|code|coding|program|known|knowing|knowledge|understanding|experienced?|experiences|familiar"
    r"|familiarity|skills?|proficiency|competent|competence|expertise|trained|training|able|ability|use|used|uses"
    r"|using|learn|learned|learnt|have|has|had|having|possess|possesses|work|worked|working|be|been|background)"
)
_DENIAL: Final = re.compile(
    rf"\b(?:(?P<nobody>{_NOBODY})|(?P<want>{_WANT})|{_NOT})\b{_ONLY}(?P<knowing>(?:\s+{_KNOWING}\b)*)\s*(?P<rest>(?:(?!\b{_NOT}\b).)*)$",
    re.I | re.S,
)
_ASIDE: Final = re.compile(rf",\s*(?:(?:dan|atau|and|or|nor)\s+)?{_NOT}\b{_ONLY}[^,]{{0,30}},", re.IGNORECASE)
_AGAIN: Final = re.compile(rf"\b{_NOT}(?:\s+{_KNOWING}){{0,2}}\s*$", re.IGNORECASE)
"""What stands before a denial said twice: "belum pernah, dan tidak akan, menguasai"."""
_LEARNS: Final = (
    r"(?:belajar|mempelajari|menguasai|mendalami|memahami|mengerti|mengikuti|mahir|paham|ahli|terampil|fasih|bisa|pandai"
    r"|learn(?:ing)?|master(?:ing)?|study(?:ing)?|know(?:ing)?|understand(?:ing)?|proficient|fluent|skilled|better|improve)"
)
_WISH: Final = re.compile(
    r"\b(?:ingin|mau|hendak|berharap|(?:ber)?cita-cita|berminat|berencana|berniat|bermimpi|bertekad|tertarik|keinginan(?:nya)?|want(?:s|ed|ing)?"
    r"|wish(?:es|ed)?|hop(?:es?|ed|ing)|plan(?:s|ned|ning)?|intend(?:s|ed)?|aim(?:s|ed)?|dream(?:s|t|ed)?|(?:would|['’]d)\s+(?:like|love)|eager|keen|interested"
    r"|aspires?)(?:\s+(?:saya|sekali|adalah|untuk|dapat|bisa|mampu|menjadi|jadi|lebih|segera|juga|sangat|kelak|to|in|of|on|be|become|get|more|also))*"
    rf"\s+{_LEARNS}(?:\s+{_KNOWING}\b)*\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""A wish to learn or to know, and what stands between it and what is named."""
_OF_OTHERS: Final = re.compile(
    r"\b(?:anda|kamu|kalian|you)\s+$|\b(?:(?:bagi|untuk|kepada|for|mengajar\w*|melatih|membimbing|membantu|mendampingi|kelas|kursus|pelatihan"
    r"|teach\w*|taught|train\w*|help\w*|coach\w*|mentor\w*|guid\w+|course|class)\b(?:(?!\b(?:yang|who)\b).)*(?:yang|who|wishing|wanting))\s+$",
    re.IGNORECASE | re.DOTALL,
)
"""Before a wish: it is of those who are taught, or of the reader."""
_FORGOT: Final = re.compile(r"lupa|ingat|forg|remember", re.IGNORECASE)
_GONE: Final = re.compile(
    r"[^.!?;\n]{0,60}?\b(?:tetapi|tapi|namun|but|though|although|yet)\s+(?:[\w'’]+\s+){0,4}?"
    r"(?:lupa|melupakannya|(?:tidak|tak|nggak)\s+ingat|forg(?:ot|otten)|(?:not|no\s+longer|n['’]t)\s+remember)"
    r"(?:\s+(?:lagi|semua(?:nya)?|caranya|sama|sekali|sekarang|kini|it|all|about|most|of|them|everything|now|since))*\s*(?:[.,;!?)\n]|$)",
    re.IGNORECASE,
)
"""Behind what was known: that it is forgotten."""
_DENIED_AFTER: Final = re.compile(
    rf"\W{{0,2}}\s*(?:(?:sama sekali|is|are|was|were|has|have)\s+){{0,2}}{_NOT}\b{_ONLY}\s+"
    r"(?:(?:pernah|been|yet|sepenuhnya|a|perlu)\s+){0,2}"
    r"(?:dikuasai|dipahami|dimengerti|dimiliki|dipelajari|diketahui|diperlukan|dibutuhkan|disyaratkan|required|needed|necessary"
    r"|known|understood|mastered|something)\b"
    r"|\s+(?:(?:sudah|telah|is|was|has|been|long|since)\s+){0,3}(?:(?:ia|dia|saya|kami|mereka|beliau)\s+)?(?:lupa(?:kan)?|dilupakan|terlupakan|forgotten)\b"
    r"|\s+(?:yang\s+)?(?:ingin|mau|hendak)\s+(?:(?:ia|dia|saya|kami|mereka|beliau)\s+)?(?:(?:di|ku)?(?:pelajari|kuasai|dalami))\b"
    rf"|\s*[:?(]\s*{_NOT}(?:\s+(?:ada|bisa|pernah|mampu|menguasai|yet|known))?\s*(?:[.,;!)\n]|$)",
    re.IGNORECASE,
)
_CLAUSE: Final = re.compile(
    r"[.!?;:](?=\s|$)|\n\s*\n|\b(?:tetapi|tapi|namun|melainkan|sedangkan|sementara|meskipun|walaupun|karena|sehingga|bahwa|but|however"
    r"|although|though|whereas|while|because|so that)\b",
    re.IGNORECASE,
)
_LIST: Final = re.compile(
    r",|/|\b(?:dan|atau|maupun|serta|seperti|misalnya|yaitu|yakni|termasuk|and|or|such as|like|including)\b", re.IGNORECASE
)
_ITEM: Final = 4
"""Words of an item in a list of what is denied, at most."""
_AFFIRMED: Final = re.compile(rf",\s*(?:(?:ia|dia|beliau|saya|kami|he|she|i|they)\s+)?{_KNOWS}\b", re.IGNORECASE)
"""What is known behind a comma ends the list of what is not."""
_NOBODY_AT: Final = re.compile(_NOBODY, re.IGNORECASE)
_BULLET: Final = re.compile(r"\n\s*(?:[-•*·–]|\d{1,2}[.)])\s*")
_ITEMISED: Final = "\n- "
"""How every item of a list on lines of its own is written here."""


def denied(text: str, start: int, end: int) -> bool:
    """Whether the clause around the characters ``start`` to ``end`` denies what they name, or tells of the wish to learn it."""
    before = _BULLET.sub(_ITEMISED, text[max(0, start - REACH) : start])
    if (aside := _ASIDE.search(before)) and _AGAIN.search(before, 0, aside.start()):
        before = f"{before[: aside.start()]} {before[aside.end() :]}"
    cuts = list(_CLAUSE.finditer(before))
    clause = before[cuts[-1].end() if cuts else 0 :]
    if cuts and cuts[-1][0] == ":":  # belum menguasai: Python, SQL
        head = before[cuts[-2].end() if len(cuts) > 1 else 0 : cuts[-1].start()]
        clause = f"{head}, {clause.replace(_ITEMISED, ', ')}" if _denies(f"{head},") else clause
    if _denies(clause) or _wishes(clause):
        return not (_NOBODY_AT.search(clause) and _SURPASSED.match(text, end))
    behind = text[end : end + REACH]
    return bool(_DENIED_AFTER.match(behind) or (_FORGOT.search(behind) and _GONE.match(behind)))


def _denies(clause: str) -> bool:
    """Whether a clause denies what is named behind it."""
    found = _DENIAL.search(clause)
    if found is None or (found["want"] and not _OF_KNOWING.search(f"{found['knowing']} {found['rest']}")):
        return False
    if _UNDONE.match(found[0]) and _UNDOES.search(clause, 0, found.start()):
        return False
    return _reaches(found["rest"], by_knowing=bool(found["nobody"] or found["knowing"].strip()))


def _wishes(clause: str) -> bool:
    """Whether a clause tells of the wish to learn what is named behind it."""
    found = _WISH.search(clause)
    return found is not None and not _OF_OTHERS.search(clause, 0, found.start()) and _reaches(found["rest"], by_knowing=True)


def _reaches(between: str, *, by_knowing: bool) -> bool:
    """Whether a denial reaches over the words between it and what is named."""
    *items, last = (item.split() for item in _LIST.split(between))
    if not items:
        return len(last) <= 1
    return by_knowing and len(last) <= 1 and all(len(item) <= _ITEM for item in items) and not _AFFIRMED.search(between)
