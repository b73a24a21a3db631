"""Who made the text: authors, editors, photographers and copyright, who are no experts on what it is about.

A credit begins with a word that says so and a colon (``Pewarta: ...``, ``Editor: ...``), stands alone at the beginning of a line
(``By ...``, ``Oleh ...``, ``Kontributor Solo, ...``) or of a sentence (``Reporting by ...``), or is a line of copyright. Each line is read once, from its beginning to a bounded length.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal

from ingest.extract.document import Credit
from ingest.extract.lexicon import posts
from ingest.extract.tokens import is_degree

Made = Literal["author", "editor", "photographer", "copyright"]

_WORDS: Final[dict[str, Made]] = {
    "pewarta": "author", "reporter": "author", "penulis": "author", "wartawan": "author", "kontributor": "author", "laporan": "author",
    "jurnalis": "author", "koresponden": "author", "teks": "author", "naskah": "author", "author": "author", "writer": "author",
    "reporting by": "author", "written by": "author", "additional reporting by": "author", "writing by": "author", "penerjemah": "author",
    "translator": "author", "sumber berita": "author", "ditulis oleh": "author", "dilaporkan oleh": "author", "oleh": "author", "by": "author",
    "editor": "editor", "penyunting": "editor", "redaktur": "editor", "editing by": "editor", "edited by": "editor", "story by": "author", "uploader": "editor",
    "penyelaras": "editor", "redaktur pelaksana": "editor", "disunting oleh": "editor", "red": "editor", "copy editor": "editor",
    "foto": "photographer", "fotografer": "photographer", "photo": "photographer", "photographer": "photographer", "photo by": "photographer",
    "foto oleh": "photographer", "pewarta foto": "photographer", "videografer": "photographer", "kamerawan": "photographer",
    "dok": "photographer", "dokumentasi": "photographer", "ilustrasi": "photographer", "antara foto": "photographer", "grafis": "photographer",
    "text by": "author", "text and photos by": "author", "story and photos by": "author", "translated by": "author", "contributed by": "author",
    "photos by": "photographer", "pictures by": "photographer",
    "copyright": "copyright", "hak cipta": "copyright", "©": "copyright",
}  # fmt: skip

_ANY: Final = "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(_WORDS, key=len, reverse=True))
_BY: Final = "|".join(word for word in _ANY.split("|") if word.endswith(("by", "oleh")))
_LAST: Final = tuple({word.split()[-1] for word in _WORDS})
"""How what stands before such a colon ends: asked before the alternatives are tried, for most colons follow something else."""
_BEFORE_COLON: Final = re.compile(rf"(?<!\w)((?ai:{_ANY})) {{0,2}}$")
_BEFORE_SLASH: Final = re.compile(r"(?<!\w)((?ai:foto|red))$")
_COLON: Final = re.compile(r"[:/] {0,3}")
_LONGEST_WORD: Final = 26
_LINE: Final = re.compile(
    rf"[ \t(\[]{{0,8}}(?:((?ai:{_BY}))[ \t]{{1,4}}|"
    r"(?ai:laporan )?((?ai:wartawan|kontributor|reporter|koresponden|jurnalis|pewarta))(?: [A-Z][\w.]{0,30}){1,3} ?[,:] {0,2}(?=(?:[A-Z][\w.'’-]{0,30}[ ,/&]{0,2}|(?:dan|and) ){1,10}[^\w\n\r]{0,4}(?:[\n\r]|$)))"
)
"""Of whom a line is: ``By …``, or somebody with a paper or a place, ``Kontributor Solo, …``."""
_LINE_BEGINS: Final = frozenset(" \t([oObBdDwWpPrRsSeElLkKjJtTcCaA")
"""With what such a line begins, so that few lines are looked at."""
_NEW_LINE: Final = re.compile(r"[\r\n]+")
_AGENCY: Final = re.compile(
    r"(?:[(;] ?|\. (?=[A-Z]))((?ai:(?:additional )?reporting by|writing by|editing by|edited by|photos? by|translated by)) "
)
_BESIDE: Final = re.compile(r", ((?ai:photos? by|pictures by)) ")
"""What may follow a credit behind a comma; in a sentence it is of what the sentence tells of."""
_COPYRIGHT: Final = re.compile(r"(?:[Cc]opyright|COPYRIGHT|[Hh]ak [Cc]ipta|HAK CIPTA)\b ?(?:\([Cc]\)|©)?|©")
_OF_COPYRIGHT: Final = ("©", "opyright", "OPYRIGHT", "Cipta", "cipta", "CIPTA")
"""Parts of it, of which a text must have one: looked for in no time."""
_YEAR: Final = re.compile(r"[^\n]{0,60}?(?:19|20)\d\d")
_END: Final = re.compile(r"[\n\r;|)\]]| {3,}|\. |\.$")
_INITIAL: Final = re.compile(r"(?:[A-Z]\.)*[A-Z]")
_DOCTORS: Final = frozenset({"dr.", "drg.", "drh."})
"""Titles in small letters with which a name may begin."""
_LONGEST: Final = 120
_LONGEST_NAMES: Final = 12
"""Words of a credit; a longer line that begins with By is a sentence."""


def byline(text: str) -> list[Credit]:
    """The credits of a text, in its order; none overlaps another."""
    found: list[Credit] = []
    for start, begin, made in sorted(_begun(text)):
        if found and start < found[-1].end:
            continue
        end = _end(text, begin, made)
        if end > begin and _is_credit(text[begin:end], made):
            found.append(Credit(start=start, end=end, text=text[start:end], role=made))
    return found


def _begun(text: str) -> Iterator[tuple[int, int, Made]]:
    """Where a credit begins, where what it says begins, and what is said to have been made."""
    yield from _with_colon(text, 0, len(text))
    starts = [0, *(match.end() for match in _NEW_LINE.finditer(text))]
    lines = [line for start in starts if text[start : start + 1] in _LINE_BEGINS and (line := _LINE.match(text, start))]
    beside = (_BESIDE.search(text, line.end(), _line_end(text, line.end())) for line in lines)
    for match in (*lines, *filter(None, beside), *_AGENCY.finditer(text)):
        yield match.start(match.lastindex or 0), match.end(), _WORDS[match[match.lastindex or 0].lower()]
    if any(part in text for part in _OF_COPYRIGHT):
        for match in _COPYRIGHT.finditer(text):
            yield match.start(), match.end(), "copyright"


def _with_colon(text: str, begin: int, end: int) -> Iterator[tuple[int, int, Made]]:
    """The credits that a colon introduces; the colon is looked for first, for there are few."""
    for match in _COLON.finditer(text, begin, end):
        said = text[max(0, match.start() - _LONGEST_WORD) : match.start()]
        if not said.rstrip().lower().endswith(_LAST):
            continue
        if word := (_BEFORE_COLON if match[0][0] == ":" else _BEFORE_SLASH).search(said):
            yield match.start() - len(word[0]), match.end(), _WORDS[word[1].lower()]


def _line_end(text: str, begin: int) -> int:
    """Where the line or the sentence ends in which a credit stands, if it does so soon."""
    limit = min(len(text), begin + _LONGEST)
    stops = (stop.start() for stop in _END.finditer(text, begin, limit) if stop[0] != ". " or not _shortens(text, begin, stop))
    return next(stops, limit)


def _shortens(text: str, begin: int, stop: re.Match[str]) -> bool:
    """Whether a full stop is of a shortened word, and the name goes on: ``Prof. Ani``, ``A. Khayal``, ``S.H. M.H.``; degrees may end it."""
    word = text[begin : stop.start()].rpartition(" ")[2]
    if is_degree(word):
        following = text[stop.end() : stop.end() + _LONGEST_WORD].split(" ")[0]
        return following[:1].islower() or is_degree(following.rstrip(",\r\n"))
    return bool(_INITIAL.fullmatch(word)) or word.lower() in posts.HONORIFICS


def _end(text: str, begin: int, made: Made) -> int:
    """One past the last character of a credit: the end of the line, or the next credit on it."""
    end = _line_end(text, begin)
    end = next((start for start, *_ in _with_colon(text, begin, end)), end)
    for next_one in (_COPYRIGHT, _BESIDE):
        if following := next_one.search(text, begin, end):
            end = following.start()
    if made == "copyright" and (year := _YEAR.match(text, begin, end)):
        end = year.end()
    return begin + len(text[begin:end].rstrip(" ,.-–/("))


def _is_credit(said: str, made: Made) -> bool:
    """Whether what follows is names, not the rest of a sentence."""
    words = said.split()
    if made == "copyright":
        return 0 < len(words) <= _LONGEST_NAMES and any(letter.isupper() or letter.isdigit() for letter in said)
    small = sum(word[0].islower() and word not in _DOCTORS | {"dan", "and", "in", "di", "bin", "binti", "al"} for word in words)
    is_name = 0 < len(words) <= _LONGEST_NAMES and (words[0][0].isupper() or words[0] in _DOCTORS)
    return is_name and small <= len(words) / 4
