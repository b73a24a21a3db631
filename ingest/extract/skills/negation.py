"""Whether a text denies what it names, or only wishes for it: "belum menguasai Python", "without knowledge of welding", "ingin belajar Python".

A denial stands before what it denies, with words of knowing between them ("tidak memahami …", "no experience in …") or
at most one other word ("tanpa Python", "did not manage projects"); or behind it (``behind``). It reaches
through a list that words of knowing began, or that "or" joins, on lines of their own too, and ends with the clause or where a comma and a word
of knowing affirm. "Tidak hanya" and "not only" deny nothing. What was forgotten, failed or left is denied, unless that is denied itself
("belum lupa Python"). A wish is one to learn or to know, and the speaker's own: a course is for those who want to learn. Who
is asked for ("who knows Python?") or imagined is nobody.
"""

import re
from typing import Final

from ingest.extract.skills.behind import denied_behind
from ingest.extract.skills.denials import KNOWING, KNOWS, LEFT, NOBODY, NOT, ONLY, WANT

REACH: Final = 160
"""Characters before and after a skill in which a denial is looked for: longer than 99 % of the clauses of news."""

_OF_KNOWING: Final = re.compile(
    r"pengetahuan|pemahaman|penguasaan|pengalaman|kemampuan|keahlian|keterampilan|kompetensi|pakar|ahli|lulusan"
)
_SURPASSED: Final = re.compile(
    r"\s+(?:(?:better|more)\s+than|as\s+well\s+as|like|sebaik|selihai|lebih\s+baik|seperti|daripada|than)\b", re.IGNORECASE
)
"""Behind what nobody masters: somebody who does."""
_DENIAL: Final = re.compile(
    rf"\b(?:(?P<nobody>{NOBODY})|(?P<want>{WANT})|{NOT})\b{ONLY}(?P<knowing>(?:\s+{KNOWING}\b)*)\s*(?P<rest>(?:(?!\b{NOT}\b).)*)$",
    re.I | re.S,
)
_UNDONE: Final = re.compile(rf"gagal|lupa|melupakan|forg|fail|tanpa|without|lemah|weak|poor|bad|{LEFT}", re.IGNORECASE)
"""Denials that another one before them undoes."""
_UNDOES: Final = re.compile(rf"\b(?:jangan(?:lah)?|{NOT})(?:\s+(?:pernah|akan|sampai|yet|ever))?\s+$", re.IGNORECASE)
_LEAVING: Final = re.compile(LEFT, re.IGNORECASE)
_ASIDE: Final = re.compile(rf",\s*(?:(?:dan|atau|and|or|nor)\s+)?{NOT}\b{ONLY}[^,]{{0,30}},", re.IGNORECASE)
_AGAIN: Final = re.compile(rf"\b{NOT}(?:\s+{KNOWING}){{0,2}}\s*$", re.IGNORECASE)
"""What stands before a denial said twice: "belum pernah, dan tidak akan, menguasai"."""
_LEARNS: Final = (
    r"(?:belajar|mempelajari|menguasai|mendalami|memahami|mengerti|mengikuti|mahir|paham|ahli|terampil|fasih|bisa|pandai"
    r"|learn(?:ing)?|master(?:ing)?|study(?:ing)?|know(?:ing)?|understand(?:ing)?|proficient|fluent|skilled|better|improve)"
)
_WISH: Final = re.compile(
    r"\b(?:ingin|mau|hendak|berharap|(?:ber)?cita-cita|berminat|berencana|berniat|bermimpi|bertekad|tertarik|keinginan(?:nya)?|want(?:s|ed|ing)?"
    r"|wish(?:es|ed)?|hop(?:es?|ed|ing)|plan(?:s|ned|ning)?|intend(?:s|ed)?|aim(?:s|ed)?|dream(?:s|t|ed)?|(?:would|['’]d)\s+(?:like|love)|eager|keen|interested"
    r"|aspires?)(?:\s+(?:saya|sekali|adalah|untuk|dapat|bisa|mampu|menjadi|jadi|lebih|segera|juga|sangat|kelak|to|in|of|on|be|become|get|more|also))*"
    rf"\s+{_LEARNS}(?:\s+{KNOWING}\b)*\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
"""A wish to learn or to know, and what stands between it and what is named."""
_OF_OTHERS: Final = re.compile(
    r"\b(?:anda|kamu|kalian|you)\s+$|\b(?:(?:bagi|untuk|kepada|for|mengajar\w*|melatih|membimbing|membantu|mendampingi|kelas|kursus|pelatihan"
    r"|teach\w*|taught|train\w*|help\w*|coach\w*|mentor\w*|guid\w+|course|class)\b(?:(?!\b(?:yang|who)\b).)*(?:yang|who|wishing|wanting))\s+$",
    re.IGNORECASE | re.DOTALL,
)
"""Before a wish: it is of those who are taught, or of the reader."""
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
_AFFIRMED: Final = re.compile(
    rf",\s*(?:(?:ia|dia|beliau|saya|kami|he|she|i|they)\s+)?{KNOWS}\b|\band\s+(?:knows|knew|understands|masters|mastered|teaches|taught)\b",
    re.IGNORECASE,
)
"""What is known behind a comma ends the list of what is not; so does a verb of its own."""
_WITHOUT: Final = re.compile(r"(?:tanpa|bukan|kecuali|without|no|neither|except)\b", re.IGNORECASE)
_OR: Final = re.compile(r"\b(?:maupun|ataupun|atau|or|nor)\s+\w*\s*$", re.IGNORECASE)
_OR_BEHIND: Final = re.compile(r"(?:,\s[\w+#-]+(?:\s[\w+#-]+){0,2}){0,4}?,?\s+(?:maupun|ataupun|atau|or|nor)\b", re.IGNORECASE)
"""What is joined by "or" behind such a word is one list: "tanpa Python, SQL, maupun R"."""
_ASKED: Final = re.compile(
    rf"\W*(?:siapa(?:kah)?(?!\s+pun)|who)(?:\s+[\w-]+){{0,3}}?\s+{KNOWS}\b(?:\s+{KNOWING}\b)*\s*(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_ASKING: Final = re.compile(r"[^.!;\n]*\?")
_NOBODY_AT: Final = re.compile(NOBODY, re.IGNORECASE)
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
        clause = f"{head}, {clause.replace(_ITEMISED, ', ')}" if _denies(f"{head},", behind="") else clause
    behind = text[end : end + REACH]
    if (asked := _asks(clause, behind)) or _denies(clause, behind) or _wishes(clause):
        return not ((asked or _NOBODY_AT.search(clause)) and _SURPASSED.match(behind))
    return denied_behind(clause, text[start:end], behind)


def _denies(clause: str, behind: str) -> bool:
    """Whether a clause denies what is named between it and what stands behind."""
    found = _DENIAL.search(clause)
    if found is None or (found["want"] and not _OF_KNOWING.search(f"{found['knowing']} {found['rest']}")):
        return False
    if _UNDONE.match(found[0]) and _UNDOES.search(clause, 0, found.start()):
        return False
    rest, knowing = found["rest"], found["nobody"] or found["knowing"].strip()
    joined = _WITHOUT.match(found[0]) and (_OR.search(rest) or (rest.endswith(", ") and _OR_BEHIND.match(behind)))
    return _reaches(rest, by_knowing=bool(joined or (knowing and not _LEAVING.match(found[0]))))


def _wishes(clause: str) -> bool:
    """Whether a clause tells of the wish to learn what is named behind it."""
    found = _WISH.search(clause)
    return found is not None and not _OF_OTHERS.search(clause, 0, found.start()) and _reaches(found["rest"], by_knowing=True)


def _asks(clause: str, behind: str) -> bool:
    """Whether it is asked who knows what is named."""
    found = _ASKED.match(clause)
    return found is not None and _ASKING.match(behind) is not None and _reaches(found["rest"], by_knowing=True)


def _reaches(between: str, *, by_knowing: bool) -> bool:
    """Whether a denial reaches over the words between it and what is named."""
    *items, last = (item.split() for item in _LIST.split(between))
    if not items:
        return len(last) <= 1
    return by_knowing and len(last) <= 1 and all(len(item) <= _ITEM for item in items) and not _AFFIRMED.search(between)
