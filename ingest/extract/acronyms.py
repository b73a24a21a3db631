"""Short forms that a text defines: ``Lembaga Administrasi Negara (LAN)``, ``LAN (Lembaga Administrasi Negara)``.

Schwartz & Hearst 2003, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 8:451-462: the
letters of the short form are looked for in the words before the bracket, from the right, the first at the beginning of a word.
Indonesian makes short forms of syllables (``Kemendikbud``) and leaves out ``dan``, which that allows; but where a short form is all
capitals most of its letters must begin words here, for Indonesian words hold so many vowels that almost anything would fit. English papers write
an institution's name in English with its short form from Indonesian behind (``National Institute of Public Administration (LAN)``): there letters tell nothing.
"""

import re
from typing import Final

from ingest.extract.document import Acronym
from ingest.extract.english_words import english_kind
from ingest.extract.posts import words as listed
from ingest.extract.view import Span, View
from ingest.extract.word_kinds import INSTITUTION

_LONGEST: Final = 20
"""Letters of a short form."""

_SMALL: Final = listed("dan di ke dari untuk atas pada of and the for in on &")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|&")
_NO_SHORT_FORM: Final = frozenset({"plt", "plh", "pj", "pjs", "alm", "almh", "red", "tengah", "kiri", "kanan", "persero"})


def acronyms(text: View) -> list[Acronym]:
    """The short forms that are defined, each where it is first defined, in the order of the text."""
    found: dict[str, Acronym] = {}
    for at in [at for at, word in enumerate(text.words) if word == "("]:
        if (acronym := _defined(text, at)) and acronym.short not in found:
            found[acronym.short] = acronym
    return list(found.values())


def _defined(text: View, bracket: int) -> Acronym | None:
    """The definition around a bracket that opens."""
    close = text.closing(bracket, 14)
    if not close or bracket == 0 or close == bracket + 1:
        return None
    inside = text.text[slice(*text.chars(bracket + 1, close))]
    if close - bracket <= 3 and is_short_form(inside):
        first, last = _before(text, bracket, inside)
        if start := long_form(inside, text.text[first:last]):
            return _acronym(text, (bracket + 1, close), (first + start[0], last))
        if (
            close == bracket + 2
            and inside.isupper()
            and text.label(bracket + 1) == "ORG"
            and (long := _translated(text, bracket))
        ):
            return _acronym(text, (bracket + 1, close), text.chars(*long))
    short = text.words[bracket - 1]
    if is_short_form(short) and close - bracket > 2:
        first, last = text.chars(bracket + 1, close)
        start = long_form(short, inside)
        if start and start[0] == 0:
            return _acronym(text, (bracket - 1, bracket), (first, last))
    return None


def _translated(text: View, end: int) -> Span | None:
    """The institution that ends here, where its name is English."""
    long = text.ends(end, "ORG")
    return (
        long
        if long and long[1] - long[0] > 1 and any(english_kind(text.lower[at]) == INSTITUTION for at in range(*long))
        else None
    )


def _acronym(text: View, short: tuple[int, int], long: tuple[int, int]) -> Acronym:
    start, end = text.chars(*short)
    return Acronym(short=text.text[start:end], long=text.text[slice(*long)], start=start, end=end)


def is_short_form(word: str) -> bool:
    """Whether a word, or two, can be a short form: a capital first, another capital or five letters, no year."""
    if not 2 <= len(word) <= _LONGEST or word.count(" ") > 1 or not word[0].isupper() or word.lower() in _NO_SHORT_FORM:
        return False
    letters = sum(map(str.isalpha, word))
    capitals = sum(map(str.isupper, word))
    return letters >= 2 and letters > len(word) / 2 and (capitals >= 2 or word.lower().startswith(("kemen", "pem", "bap", "din")))


def _before(text: View, bracket: int, short: str) -> tuple[int, int]:
    """The characters of the words before a bracket among which a long form may be: min(|A| + 5, 2 |A|) of them, in one sentence."""
    first = bracket
    letters = sum(map(str.isalpha, short))
    while (
        first > 0
        and bracket - first < min(letters + 5, letters * 2)
        and text.lower[first - 1] not in {".", ";", ":", "(", ")", "\n", "!", "?"}
    ):
        first -= 1
    return text.chars(first, bracket) if first < bracket else (0, 0)


def long_form(short: str, words: str) -> tuple[int, int] | None:
    """Where the long form of a short form stands that ends the words; ``None`` where its letters are not there.

    One whose words begin with the letters is the one meant; otherwise the shortest that has them in order.
    """
    if short.isupper() and (start := _by_initials(short.lower(), words)) is not None:
        return start, len(words)
    return _by_letters(short, words)


def _by_initials(short: str, words: str) -> int | None:
    """Where words begin whose first letters, small words left out, are the short form."""
    left = [letter for letter in short if letter.isalnum()]
    for word in reversed(list(_WORD.finditer(words))):
        if left and word[0][0].lower() == left[-1]:
            left.pop()
            if not left:
                return word.start() if word[0][0].isupper() and " " in words[word.start() :].strip() else None
        elif word[0].lower() not in _SMALL:
            return None
    return None


def _by_letters(short: str, words: str) -> tuple[int, int] | None:
    at = len(words) - 1
    initials = 0
    letters = [letter for letter in short.lower() if letter.isalnum()]
    lower = words.lower()
    for number in range(len(letters) - 1, -1, -1):
        while at >= 0 and (lower[at] != letters[number] or (number == 0 and at > 0 and lower[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
        initials += at == 0 or not lower[at - 1].isalnum()
        at -= 1
    start = at + 1
    if not words[start].isupper() and words[start:].upper() != words[start:]:
        return None
    if short.isupper() and initials * 2 < len(letters):
        return None
    if " " not in words[start:].strip() or short.lower() in lower[start:].split():
        return None
    return start, len(words)
