"""Short forms that a text defines: ``Lembaga Administrasi Negara (LAN)``, ``LAN (Lembaga Administrasi Negara)``, ``…, disingkat LAN``.

Schwartz & Hearst 2003, "A simple algorithm for identifying abbreviation definitions in biomedical text", PSB 8:451-462: the
letters of the short form are looked for in the words before the bracket, from the right, the first at the beginning of a word.
Indonesian makes short forms of syllables (``Kemendikbud``) and leaves out ``dan``, which that allows; but where a short form is all
capitals most of its letters must begin words here, for Indonesian words hold so many vowels that almost anything would fit. English papers write
an institution's name in English with its short form from Indonesian behind (``National Institute of Public Administration (LAN)``): there letters tell nothing.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Final

from ingest.extract.document import Acronym
from ingest.extract.lexicon.english_words import english_kind
from ingest.extract.lexicon.posts import words as listed
from ingest.extract.lexicon.word_kinds import INSTITUTION
from ingest.extract.lexicon.words import FUNCTION
from ingest.extract.view import Span, View

_LONGEST: Final = 20
"""Letters of a short form."""
_FURTHEST: Final = 240
"""Characters before a short form in which its long form may be."""
_FEWEST: Final = 3
"""Letters that words spell hardly by chance."""

_SMALL: Final = listed("dan di ke dari untuk atas pada of and the for in on &")
_PIECE: Final = re.compile(r"[^\s,]+|,")
_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|&")
_MARKS: Final = frozenset({",", '"', "“", "”"})
_TIMES: Final = re.compile(r"([^\W\d_])([2-4])(?=[^\W\d_])")
"""A letter that stands for several: ``BP2MI``."""
_NO_SHORT_FORM: Final = frozenset({"plt", "plh", "pj", "pjs", "alm", "almh", "red", "tengah", "kiri", "kanan", "persero"})

_CALLED: Final = (
    r"(?:(?:(?:yang|atau|biasa|lebih|sering|kerap|selanjutnya|kemudian|dikenal|dengan|sebagai|nama|hereinafter|hereafter|also|is|or|as)\s+){0,4}"
    r"(?:disingkat|disebut|dikenal|disapa|alias|called|known|abbreviated)\s+(?:menjadi\s+|dengan\s+|sebagai\s+|nama\s+|as\s+|to\s+){0,2}|(?:atau|or)\s+)"
)
"""Words that say that a short form follows: ``yang selanjutnya disebut``."""
_SHORT: Final = r"[^\W\d_][\w&-]{1,19}"
_BRACKET: Final = re.compile(r"[(\[]([^()\[\]\n]{2,160})[)\]]")
_INSIDE: Final = re.compile(rf"\s*(?:{_CALLED})?[\"“]?({_SHORT}(?:\s{_SHORT})?)[\"”]?\s*")
_AHEAD: Final = re.compile(rf"(?<![\w&-])({_SHORT})\s?$")
_NAMED: Final = re.compile(rf"\s{_CALLED}[\"“]?({_SHORT})(?![\w&-])")
_FULL: Final = re.compile(
    r"\s{0,3}[,(–-]?\s{0,3}(?:(?:adalah|ialah|yaitu|yakni|(?:singkatan|kepanjangan)(?:nya)?(?:\s{1,3}(?:dari|adalah))?|stands\s{1,3}for)\s{1,3})?(?=[^\W\d_])",
    re.IGNORECASE,
)
"""What may stand between a short form and its long form behind."""
_STOP: Final = re.compile(r"[;:\[\]\n!?]|\.(?=\s)|\((?!persero\))|(?<!\(persero)\)", re.IGNORECASE)
"""What ends a sentence, or is no part of a name."""
_PARTS: Final = re.compile(rf"{_STOP.pattern}|,", re.IGNORECASE)


def acronyms(text: View) -> list[Acronym]:
    """The short forms that are defined, each where it is first defined, in the order of the text."""
    found: dict[str, Acronym] = {}
    for start, end, known in sorted(_defined(text.text), key=itemgetter(0)):
        short, long = text.text[start:end], known or _translated(text, start)
        if long and short not in found:
            found[short] = Acronym(short=short, long=text.text[slice(*long)], start=start, end=end)
    return list(found.values())


def definitions(text: str) -> dict[str, list[str]]:
    """What each short form that a text defines stands for, by its letters."""
    found: dict[str, list[str]] = {}
    for start, end, long in _defined(text):
        if long:
            found.setdefault(text[start:end], []).append(text[slice(*long)])
    return found


def beside(text: str, start: int, end: int) -> Iterator[str]:
    """What the words right behind a short form, or right before it, say that it is, in no brackets: ``PPK panitia pemilihan kecamatan``."""
    letters = [letter for letter in text[start:end].lower() if letter.isalpha()]
    if len(letters) < _FEWEST:
        return
    begin = after.end() if (after := _FULL.match(text, end)) else end
    if text[begin : begin + 1].lower() == letters[0]:
        stop = _PARTS.search(text, begin, begin + _FURTHEST)
        words = list(_WORD.finditer(text, begin, stop.start() if stop else begin + _FURTHEST))
        if long := _spelt(words, letters):
            yield text[long[0].start() : long[-1].end()]
    *_, last = " ", *text[max(0, start - _FURTHEST) : start].split()
    if last[0].lower() == letters[-1]:
        first = max(0, start - _FURTHEST)
        first = max((stop.end() for stop in _PARTS.finditer(text, first, start)), default=first)
        if long := _spelt(list(_WORD.finditer(text, first, start))[::-1], letters[::-1]):
            yield text[long[-1].start() : long[0].end()]


def _spelt(words: Sequence[re.Match[str]], letters: Sequence[str]) -> Sequence[re.Match[str]]:
    """The first of the words that spell the letters, each by its first, with small words between; nothing where they do not."""
    left = list(letters)
    for at, word in enumerate(words):
        lower = word[0].lower()
        if lower[0] == left[0] and lower not in FUNCTION:
            left.pop(0)
        elif lower not in _SMALL or not at:
            return ()
        if not left:
            return words[: at + 1]
    return ()


def _defined(text: str) -> Iterator[tuple[int, int, Span | None]]:
    """Where short forms may be defined: the characters of each, and of its long form, none where its letters tell of none."""
    for bracket in _BRACKET.finditer(text):
        inside = _INSIDE.fullmatch(text, bracket.start(1), bracket.end(1))
        if inside and is_short_form(inside[1]):
            yield *inside.span(1), _before(text, bracket.start(), inside[1])
        ahead = _AHEAD.search(text, max(0, bracket.start() - _LONGEST - 2), bracket.start())
        if ahead and is_short_form(ahead[1]) and (start := long_form(ahead[1], bracket[1])) and start[0] == 0:
            yield *ahead.span(1), bracket.span(1)
    for named in _NAMED.finditer(text):
        if is_short_form(named[1]) and (long := _before(text, named.start(), named[1])):
            yield *named.span(1), long


def _translated(text: View, start: int) -> Span | None:
    """The institution before a bracket with an institution's short form alone, where its name is English."""
    at = bisect_left(text.begins, start)
    alone = text.words[at].isupper() and text.label(at) == "ORG" and text.is_at(at - 1, {"("}) and text.is_at(at + 1, {")"})
    long = text.ends(at - 1, "ORG") if alone else None
    is_english = long and long[1] - long[0] > 1 and any(english_kind(text.lower[at]) == INSTITUTION for at in range(*long))
    return text.chars(*long) if long and is_english else None


def _before(text: str, end: int, short: str) -> Span | None:
    """The long form of a short form, among the words that end there: min(|A| + 5, 2 |A|) of them, in one sentence."""
    first = max(0, end - _FURTHEST)
    first = max((stop.end() for stop in _STOP.finditer(text, first, end)), default=first)
    letters = sum(map(str.isalpha, short))
    words = list(_PIECE.finditer(text, first, end))[-min(letters + 5, letters * 2) :]
    while words and words[-1][0] in _MARKS:
        words.pop()
    if not words:
        return None
    first, last = words[0].start(), words[-1].end()
    found = long_form(short, text[first:last])
    return (first + found[0], last) if found else None


def is_short_form(word: str) -> bool:
    """Whether a word, or two, can be a short form: a capital first, another capital or five letters, no year."""
    if not 2 <= len(word) <= _LONGEST or word.count(" ") > 1 or not word[0].isupper() or word.lower() in _NO_SHORT_FORM:
        return False
    letters = sum(map(str.isalpha, word))
    capitals = sum(map(str.isupper, word))
    return letters >= 2 and letters > len(word) / 2 and (capitals >= 2 or word.lower().startswith(("kemen", "pem", "bap", "din")))


def long_form(short: str, words: str) -> tuple[int, int] | None:
    """Where the long form of a short form stands that ends the words; ``None`` where its letters are not there.

    One whose words begin with the letters is the one meant; otherwise the shortest that has them in order.
    """
    short = _TIMES.sub(lambda found: found[1] * int(found[2]), short)
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
