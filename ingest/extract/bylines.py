"""Who made the text: authors, editors, photographers and copyright, who are no experts on what it is about.

A credit begins with a word that says so and a colon (``Pewarta: ...``, ``Editor: ...``), stands alone at the beginning of a line
(``By ...``, ``Oleh ...``), or is a line of copyright. Each line is read once, from its beginning to a bounded length.
"""

import re
from collections.abc import Iterator
from typing import Final, Literal

from ingest.extract.document import Credit

Made = Literal["author", "editor", "photographer", "copyright"]

_WORDS: Final[dict[str, Made]] = {
    "pewarta": "author", "reporter": "author", "penulis": "author", "wartawan": "author", "kontributor": "author", "laporan": "author",
    "jurnalis": "author", "koresponden": "author", "teks": "author", "naskah": "author", "author": "author", "writer": "author",
    "reporting by": "author", "written by": "author", "additional reporting by": "author", "writing by": "author", "penerjemah": "author",
    "translator": "author", "sumber berita": "author", "ditulis oleh": "author", "dilaporkan oleh": "author", "oleh": "author", "by": "author",
    "editor": "editor", "penyunting": "editor", "redaktur": "editor", "editing by": "editor", "edited by": "editor", "uploader": "editor",
    "penyelaras": "editor", "redaktur pelaksana": "editor", "disunting oleh": "editor", "red": "editor", "copy editor": "editor",
    "foto": "photographer", "fotografer": "photographer", "photo": "photographer", "photographer": "photographer", "photo by": "photographer",
    "foto oleh": "photographer", "pewarta foto": "photographer", "videografer": "photographer", "kamerawan": "photographer",
    "dok": "photographer", "dokumentasi": "photographer", "ilustrasi": "photographer", "antara foto": "photographer", "grafis": "photographer",
    "copyright": "copyright", "hak cipta": "copyright", "©": "copyright",
}  # fmt: skip

_ANY: Final = "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(_WORDS, key=len, reverse=True))
_WITH_COLON: Final = re.compile(rf"(?<![\w])({_ANY}) {{0,2}}(?::|(?<=foto)/|(?<=red)/) {{0,3}}", re.IGNORECASE)
_LINE: Final = re.compile(
    r"^[ \t(\[]{0,8}(oleh|by|ditulis oleh|written by|photo by|foto oleh|reporting by|copyright|hak cipta|©)[ \t]{1,4}",
    re.IGNORECASE | re.MULTILINE,
)
_REUTERS: Final = re.compile(r"(?<=[(;]) ?(reporting by|additional reporting by|writing by|editing by) ", re.IGNORECASE)
_COPYRIGHT: Final = re.compile(r"(?:copyright|hak cipta)\b ?(?:\(c\)|©)?|©", re.IGNORECASE)
_END: Final = re.compile(r"[\n\r;|)\]]| {3,}|\. |\.$")
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
    for pattern in (_WITH_COLON, _LINE, _REUTERS):
        for match in pattern.finditer(text):
            yield match.start(1), match.end(), _WORDS[match[1].lower()]
    for match in _COPYRIGHT.finditer(text):
        yield match.start(), match.end(), "copyright"


def _end(text: str, begin: int, made: Made) -> int:
    """One past the last character of a credit: the end of the line, or the next credit on it."""
    limit = min(len(text), begin + _LONGEST)
    stop = _END.search(text, begin, limit)
    end = stop.start() if stop else limit
    for pattern in (_WITH_COLON, _COPYRIGHT):
        if following := pattern.search(text, begin, end):
            end = min(end, following.start())
    if made == "copyright" and (year := re.compile(r"[^\n]{0,60}?(?:19|20)\d\d").match(text, begin, end)):
        end = year.end()
    return begin + len(text[begin:end].rstrip(" ,.-–/("))


def _is_credit(said: str, made: Made) -> bool:
    """Whether what follows is names, not the rest of a sentence."""
    words = said.split()
    if made == "copyright":
        return 0 < len(words) <= _LONGEST_NAMES and any(letter.isupper() or letter.isdigit() for letter in said)
    small = sum(word[0].islower() and word not in {"dan", "and", "in", "di", "bin", "binti", "al"} for word in words)
    return 0 < len(words) <= _LONGEST_NAMES and words[0][0].isupper() and small <= len(words) / 4
