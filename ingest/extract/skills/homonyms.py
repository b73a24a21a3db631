"""Names of skills that are other words too: Java is an island, a python a snake, and what is Dutch mostly no language.

Which they are, the tables of English words tell: a dictionary or a map has the word, and running text mostly writes it with a capital; and the
form of nationalities. What speaks for the skill stands near it: languages and what is done with them, or a word of knowing or using right before.
"""

import re
from typing import Final

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

_KNOWN: Final = re.compile(
    r"\b(?:menguasai|memahami|mengerti|mempelajari|belajar|memakai|menggunakan|pakai|mahir|ahli|terampil|fasih|bisa|berbasis|dengan|kursus"
    r"|pelatihan|bahasa|learn(?:s|ed|t|ing)?|know(?:s|n|ing|ledge)?|us(?:es?|ed|ing)|master(?:s|ed|ing|y)?|with|via|proficien(?:t|cy)|skill(?:s|ed)?"
    r"|expert(?:ise)?|competent|fluent|teach(?:es|ing)?|taught|codes?|writ(?:es?|ten|ing)|wrote|buil[dt]|implement(?:s|ed|ing)?|courses?|training"
    r"|experienced|language)(?:\s+(?:in|of|the|bahasa|pada|dasar|basic|advanced))*\s+$",
    re.IGNORECASE,
)
"""Words before the skill that say it is known or used."""

_USED: Final = re.compile(
    r"[\s-]+(?:based|code|scripts?|scripting|language|librar(?:y|ies)|packages?|modules?|api|engineers?|applications?|apps|notebooks?"
    r"|implementation|untuk|dikuasai\w*|dipelajari\w*|digunakan|dipakai|(?:is|was) (?:not )?(?:required|used|needed)|\d{1,2}(?:\.\d+)*)\b",
    re.IGNORECASE,
)
"""Words right behind it that say what is made of it."""

_PLACED: Final = re.compile(
    r"\b(?:north|south|east|west|central|northern|southern|eastern|western|greater|rural|island|islands|isle|province|coast|sea)\s+(?:of\s+)?$",
    re.IGNORECASE,
)
_OF_PLACE: Final = re.compile(r"\s+(?:sea|islands?|province|regency|trench|barat|timur|tengah|utara|selatan)\b", re.IGNORECASE)
"""What makes a place's name of it."""

_WITHIN: Final = re.compile(r"\b(?:in|on|from|across|throughout|of|at|di|dari)\s+$", re.IGNORECASE)
_DEFINED: Final = re.compile(
    r"\s+(?:adalah|ialah|merupakan|is\s+an?|are|was\s+an?)\s+(?!.*\b(?:bahasa|languages?|skills?|keahlian)\b)", re.IGNORECASE
)
"""Words behind it that say what it is, and nothing of a language."""
_ALONE: Final = 3
"""Words beside it that are too few to tell anything."""


def is_homonym(word: str) -> bool:
    """Whether a name of one word is another word too."""
    if not word[:1].isupper() or not word[1:].islower():
        return False
    known = english_words().get(word.lower(), "")
    return known[1:2] >= _MOSTLY and (known[:1] in {COMMON, PLACE} or _is_tongue(word))


def is_meant(text: str, start: int, end: int) -> bool:
    """Whether what stands around such a name speaks for the skill."""
    word, before, behind = text[start:end], text[max(0, start - REACH) : start], text[end : end + REACH]
    if _PLACED.search(before) or _OF_PLACE.match(behind):
        return False
    if _KNOWN.search(before) or _USED.match(behind):
        return True
    field = _SPOKEN if _is_tongue(word) else _PROGRAMMED
    if any(found[0].lower()[:4] != word.lower()[:4] for part in (before, behind) for found in field.finditer(part)):
        return True
    if _WITHIN.search(before) or _DEFINED.match(behind):
        return False
    return len(WORD.findall(before)) + len(WORD.findall(behind)) <= _ALONE


def _is_tongue(word: str) -> bool:
    return ADJECTIVE.fullmatch(word.capitalize()) is not None
