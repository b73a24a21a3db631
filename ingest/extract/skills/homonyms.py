"""Names of skills that are other words too: Java is an island, a python a snake, and what is Dutch mostly no language.

Which they are, the tables of English words tell: a dictionary or a map has the word, and running text mostly writes it with a capital; and the
form of nationalities. What speaks for the skill stands near it: languages and what is done with them, or a word of knowing or using right before.
"""

import re
from typing import Final, NamedTuple

from ingest.extract.lexicon.english_posts import ADJECTIVE
from ingest.extract.lexicon.english_words import english_words
from ingest.extract.lexicon.word_kinds import COMMON, PLACE
from ingest.extract.skills.forms import WORD

REACH: Final = 100
"""Characters to either side that may tell what is meant."""

_MOSTLY: Final = "2"
"""The sign of words that mostly have a capital, and of those that always have a higher one (``english_words.CAPITALS``)."""

_PROGRAMMED: Final = re.compile(
    r"(?<!\w)(?:(?i:program(?:ming|mers?)|pemrogram(?:an)?|coding|coders?|developers?|pengembang|back-?end|front-?end|full-?stack|javascript"
    r"|typescript|kotlin|golang|haskell|matlab|django|flask|numpy|pandas|pytorch|tensorflow|jupyter|mysql|postgresql|docker|kubernetes"
    r"|git(?:hub|lab)?|compilers?|excel|tableau|power bi)|SQL|PHP|HTML5?|CSS3?|JVM|C\+\+|C#|R|SPSS|Java|Python|Scala)(?!\w)"
)
"""Languages of programming and tools, and what is done with them."""

_SPOKEN: Final = re.compile(
    r"\b(?:languages?|bahasa|berbahasa|speak(?:s|ers?|ing)?|spoken|spoke|fluen(?:t|tly|cy)|native|mother tongue|bilingual|translat\w+|interpret(?:er|ers|ing)"
    r"|penerjemah\w*|menerjemahkan|grammar|lessons?|toefl|ielts|linguistics?|literature)\b",
    re.IGNORECASE,
)
"""Languages that are spoken, and what is done with them."""

_BEFORE: Final = r"(?:\s+(?:in|of|the|bahasa|pada|dasar|basic|advanced))*\s+$"
_KNOWN: Final = re.compile(
    r"\b(?:menguasai|memahami|mengerti|mempelajari|belajar|mengajar(?:kan)?|memakai|menggunakan|pakai|mahir|ahli|terampil|fasih|kursus|pelatihan|bahasa"
    r"|kemampuan|keterampilan|penguasaan|pengetahuan|pengalaman|learn(?:s|ed|t|ing)?|knew|know(?:s|n|ing|ledge)?|us(?:es?|ed|ing)|master(?:s|ed|ing|y)?"
    r"|proficien(?:t|cy)|skill(?:s|ed)?|expert(?:ise)?|competent|fluent|teach(?:es|ing)?|taught|codes?|writ(?:es?|ten|ing)|wrote|buil[dt]"
    rf"|implement(?:s|ed|ing)?|courses?|training|experienced|language){_BEFORE}",
    re.IGNORECASE,
)
"""Words before the skill that say it is known or used."""
_BY: Final = re.compile(rf"\b(?:dengan|berbasis|bisa|with|via){_BEFORE}", re.IGNORECASE)
"""The same of what is no person's name: who works with somebody does not use them."""

_USED: Final = re.compile(
    r"[\s-]+(?:based|code|scripts?|scripting|language|librar(?:y|ies)|packages?|modules?|api|applications?|apps|notebooks?"
    r"|implementation|untuk|dikuasai\w*|dipelajari\w*|digunakan|dipakai|(?:is|was) (?:not )?(?:required|used|needed)|\d{1,2}(?:\.\d+)*)\b",
    re.IGNORECASE,
)
"""Words right behind it that say what is made of it."""
_BY_WHOM: Final = re.compile(
    r"\s+(?:engineers?|instructors?|trainers?|teachers?|tutors?|experts?|skills?|experience|courses?|classes|certificat\w+)\b",
    re.IGNORECASE,
)
"""Words right behind it that say who knows it, or that it is known; a Dutch engineer knows more than Dutch."""

_PLACED: Final = re.compile(
    r"\b(?:north|south|east|west|central|northern|southern|eastern|western|greater|rural|island|islands|isle|province|coast|sea)\s+(?:of\s+)?$",
    re.IGNORECASE,
)
_OF_PLACE: Final = re.compile(r"\s+(?:sea|islands?|province|regency|trench|barat|timur|tengah|utara|selatan)\b", re.IGNORECASE)
"""What makes a place's name of it."""
_BEAST: Final = re.compile(r"\b(?:(?:se)?ekor|(?:se)?jenis|ular|an?|the|this|that)\s+$", re.IGNORECASE)
"""Before what is written as no name: it is counted, or one of a kind."""
_GROWN: Final = re.compile(r"\s+(?:coffee|tea|rice|sugar|sparrows?|man|snakes?|bites?)\b")
"""Behind it: what a place has, or an animal."""

_WITHIN: Final = re.compile(r"\b(?:in|on|from|across|throughout|of|at|di|dari)\s+$", re.IGNORECASE)
_DEFINED: Final = re.compile(
    r"\s+(?:adalah|ialah|merupakan|is\s+an?|are|was\s+an?)\s+(?!.*\b(?:bahasa|languages?|skills?|keahlian)\b)", re.IGNORECASE
)
"""Words behind it that say what it is, and nothing of a language."""
_ALONE: Final = 3
"""Words beside it that are too few to tell anything."""

_AGREED: Final = (
    r"perjanjian|nota|naskah|dokumen|mou|pks|(?:pen|men|di)andatangan\w*|sepakat|kesepakatan|kesepahaman|(?:men|ter|di)jalin|jalinan|bidang|biro|bagian|direktorat"
    r"|deputi|hukum dan|hubungan|bentuk|program|ruang lingkup|peluang|potensi"
)
_AMONG: Final = r"antar\w*|dengan|bilateral|multilateral|internasional|regional|strategis|(?:di|dalam) bidang"
_CONDUCT: Final = (
    r"kompetensi|kemampuan|kecakapan|keterampilan|perilaku|sikap|integritas|komunikasi|kepemimpinan|(?:ke)?disiplin(?:an)?|asesmen|soft ?skills?|tim|team"
    r"|kekompakan|kreativitas|inisiatif|tanggung jawab|kerja keras|orientasi|mampu|pandai|cakap|terampil"
)
_TEAMED: Final = re.compile(
    rf"\A(?!.*\b(?:{_AGREED})\s+\0|.*\0\s+(?:{_AMONG})\b)(?:.*\b(?:{_CONDUCT})\b|(?:\W*\b\w+\b){{0,3}}\W*\Z)",
    re.IGNORECASE | re.DOTALL,
)
"""How people work with each other, of which other conduct speaks, or nothing; what institutions agree on is no skill of anybody."""

_OFFICE: Final = re.compile(
    r"\b(?:president|vp|direktur|manajer|biro|bagian|divisi|bidang|departemen|ilmu|alat|satelit)\s+\0"
    r"|\0\s+(?:korporat|korporasi|perusahaan|massa|politik|data|seluler|satelit|dan (?:informatika|digital|informasi))\b",
    re.IGNORECASE,
)
"""What an office or a device is for, rather than how somebody speaks."""


class Otherwise(NamedTuple):
    """What tells whether a word stands for something else; ``\\0`` is where it stands among the words beside it."""

    other: re.Pattern[str] | None
    """What is near where it does; none where it mostly does."""
    own: re.Pattern[str] | None
    """What is near where it is the skill all the same."""


OTHERWISE: Final = {
    "komunikasi": Otherwise(_OFFICE, None),
    "kerja sama": Otherwise(None, _TEAMED),
    "kerjasama": Otherwise(None, _TEAMED),
    "ppk": Otherwise(
        re.compile(r"\b(?:kecamatan|distrik|suara|rekap\w*|merekap\w*|pemilu|pilkada|pilpres|pileg|pemilih\w*|pencoblosan|KPU|TPS|PPS)\b", re.IGNORECASE),
        re.compile(r"\b(?:komitmen|kontrak\w*|pengadaan|anggaran|penyedia|tender|lelang|belanja|paket|proyek|barang|jasa|KPA|DIPA)\b", re.IGNORECASE),
    )
}  # fmt: skip
"""Words, in lower case, that may stand for something else: a committee of an election."""


def is_homonym(word: str) -> bool:
    """Whether a name of one word is another word too."""
    if not word[:1].isupper() or not word[1:].islower():
        return False
    known = english_words().get(word.lower(), "")
    return known[1:2] >= _MOSTLY and (known[:1] in {COMMON, PLACE} or _is_tongue(word))


def is_meant(text: str, start: int, end: int) -> bool:
    """Whether what stands around such a name speaks for the skill."""
    word, before, behind = text[start:end], text[max(0, start - REACH) : start], text[end : end + REACH]
    if told := OTHERWISE.get(" ".join(word.lower().split())):
        near = f"{before}\0{behind}"
        is_other = told.other is None or told.other.search(near) is not None
        return not is_other or (told.own is not None and told.own.search(near) is not None)
    if _PLACED.search(before) or _OF_PLACE.match(behind) or _GROWN.match(behind) or _is_beast(word, before, behind):
        return False
    if is_known(text, start, end) or _BY.search(before):
        return True
    if _WITHIN.search(before) or _DEFINED.match(behind):
        return False
    return len(WORD.findall(before)) + len(WORD.findall(behind)) <= _ALONE


def _is_beast(word: str, before: str, behind: str) -> bool:
    """Whether what is written as no name is counted, and nobody's tool: "a python", and not "a python script"."""
    return word.islower() and _BEAST.search(before) is not None and not (_USED.match(behind) or _PROGRAMMED.match(behind, 1))


def is_known(text: str, start: int, end: int) -> bool:
    """Whether what stands beside a name says that it is known or used, or speaks of its field: then it is hardly a person's."""
    word, before, behind = text[start:end], text[max(0, start - REACH) : start], text[end : end + REACH]
    if _KNOWN.search(before) or _USED.match(behind) or (not _is_tongue(word) and _BY_WHOM.match(behind)):
        return True
    field = _SPOKEN if _is_tongue(word) else _PROGRAMMED
    return any(found[0].lower() != word.lower() for part in (before, behind) for found in field.finditer(part))


def _is_tongue(word: str) -> bool:
    return ADJECTIVE.fullmatch(word.capitalize()) is not None
