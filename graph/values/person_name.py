"""Person's name as Indonesians write it: titles before and after, any number of names, none of them a surname.

The name proper keeps every word in its order. Titles and the honorifics of news are typed from general knowledge,
the marks of acting posts from BKN's ``jenisPenugasan`` (seen 2026-11).
"""

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from graph.errors import InvalidValue
from graph.language import N_
from graph.values import degree, spelling
from graph.values import text as plain

Assignment = Literal["PLT", "PLH", "PJ"]

_FRONT: Final = {
    degree.key(degree.chunks(title)): title
    for title in (
        "Prof.", "Dr.", "Dr. (H.C.)", "Dr.-Ing.", "Dr.Eng.", "Dr. rer. nat.", "Dr. phil.", "Drs.", "Dra.", "drg.", "drh.",
        "Ir.", "apt.", "Ns.", "H.", "Hj.", "Ust.", "Pdt.",
    )
} | {"kh": "K.H.", "k.h": "K.H.", "haji": "H.", "hajjah": "Hj.", "ustadz": "Ust.", "ustad": "Ust."}  # fmt: skip
_LONGEST: Final = max(len(degree.chunks(title)) for title in _FRONT.values())
_ASSIGNMENTS: Final[dict[str, Assignment]] = {"plt": "PLT", "plh": "PLH", "pj": "PJ", "pjs": "PJ"}
_HONORIFICS: Final = frozenset(
    {
        "bapak", "bpk", "pak", "ibu", "bu", "saudara", "saudari", "sdr", "sdri", "yth", "tuan", "tn", "nyonya", "ny", "nona", "nn",
        "mr", "mrs", "ms", "alm", "almh",
    }
)  # fmt: skip
_PATRONYMICS: Final = frozenset({"bin", "binti", "bte"})
_NUMERALS: Final = frozenset({"II", "III", "IV", "VII", "VIII", "IX", "XII", "XIII"})
"""Those that are no name: Vi and Xi are."""

_CHUNK: Final = re.compile(r"[\s,.\-–—•*;:/']*([^\s.,]+\.?)")
_EDGE: Final = " -–—•*;:/"
_UNKNOWN_TITLE: Final = re.compile(
    r"(?=.*[A-Za-z].*[A-Za-z])[A-Z][A-Za-z]{0,3}\.(?:\(?[A-Za-z]{1,8}\)?\.)*[A-Za-z]{0,5}(?:\([A-Za-z]{1,3}\))?\.?"
)
_ACRONYM: Final = re.compile(r"[A-Z]{2,7}[a-z]{0,2}")
_NO_NAME_STARTS_SO: Final = re.compile(r"SE$|[BCDFGHJKLMNPQRSTVWXZ]{2}")


@dataclass(frozen=True)
class PersonName:
    """A name, the titles around it, and the acting post that a source wrote before it."""

    name: str
    front: tuple[str, ...] = ()
    back: tuple[str, ...] = ()
    assignment: Assignment | None = None


def parse(text: str) -> PersonName:
    """The name apart from its titles; honorifics (Bapak, Ibu, Sdr.) are left off.

    Raises:
        InvalidValue: no name is there, only titles or nothing at all.
    """
    assignment, rest = _without_honorifics(_letters(text))
    front, rest = _front(rest)
    name, late, back = _back(rest)
    name = _capitalised(name) if name.isupper() or name.islower() else name
    first = name.split(",")[0] or name  # what follows a comma may be read as titles
    if not plain.clean(first) or not any(letter.isalpha() for letter in first):
        raise InvalidValue(N_("There is no name here, only titles or nothing. Correct the row, or leave it out."))
    return PersonName(name, front + late, back, assignment)


def display(person: PersonName) -> str:
    """The name with its titles, as it is shown: ``Dr. Budi Santoso, S.Kom., M.Kom.``."""
    return ", ".join([" ".join([*person.front, person.name]), *person.back])


def clean(text: str) -> str:
    """The name with its titles in their usual spelling.

    Raises:
        InvalidValue: no name is there.
    """
    return display(parse(text))


def keys(name: str) -> frozenset[str]:
    """The spellings under which candidates for a name, titles apart, are found: plain, reformed, by sound."""
    return frozenset({spelling.plain(name), spelling.reformed(name), spelling.soft(name)} - {""})


def _letters(text: str) -> str:
    """The text without emoji and other symbols, its apostrophes alike."""
    alike = re.sub("[’‘`´ʼʻ]", "'", text)
    kept = "".join(letter for letter in alike if not _is_symbol(letter))
    return plain.clean(re.sub(r"\(\s*almh?\.?\s*\)", " ", kept, flags=re.IGNORECASE))


def _is_symbol(letter: str) -> bool:
    return unicodedata.category(letter) in {"So", "Sk", "Sm", "Sc", "Me", "Co", "Cn"} or "\ufe00" <= letter <= "\ufe0f"


def _without_honorifics(text: str) -> tuple[Assignment | None, str]:
    """The acting post in front, and what follows it and any honorifics."""
    assignment: Assignment | None = None
    while found := _CHUNK.match(text):
        word = degree.key([found[1]])
        if word not in _HONORIFICS and word not in _ASSIGNMENTS:
            break
        assignment = assignment or _ASSIGNMENTS.get(word)
        text = text[found.end() :]
    return assignment, text


def _front(text: str) -> tuple[tuple[str, ...], str]:
    """The titles in front, longest first, and what follows them."""
    titles: list[str] = []
    while taken := _front_title(text):
        title, end = taken
        titles.append(title)
        text = text[end:]
    return tuple(titles), text


def _front_title(text: str) -> tuple[str, int] | None:
    ends, pieces = [0], list[str]()
    while len(pieces) <= _LONGEST and (found := _CHUNK.match(text, ends[-1])):
        pieces.append(found[1])
        ends.append(found.end())
    for size in range(min(len(pieces), _LONGEST), 0, -1):
        title = _FRONT.get(degree.key(pieces[:size]))
        patronymic_follows = degree.key(pieces[size : size + 1]) in _PATRONYMICS
        if title and not patronymic_follows and pieces[0] not in {"H", "h"}:  # without its dot, an initial
            # Case alone tells a physician from a doctor.
            return ("dr." if pieces[0].rstrip(".") == "dr" and title == "Dr." else title), ends[size]
    return None


def _back(text: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The name, titles of the front that lists put after it, and its titles: whatever follows the first and a comma is one."""
    names: list[str] = []
    front: list[str] = []
    titles: list[str] = []
    for segment in filter(None, (_trimmed(part) for part in text.split(","))):
        known = degree.all_of(segment)
        late, rest = _front(segment) if names and len(segment) > len("H.") else ((), segment)
        if known and (names or "." in segment):
            titles += known
        elif late and not rest:
            front += late
        elif degree.key([segment]) in {"alm", "almh"}:
            continue
        elif names and (titles or _looks_like_title(segment, ", ".join(names))):
            titles.append(segment)
        else:
            name, known = _without_degrees(segment.split())
            names.append(name)
            titles += known
    return ", ".join(names), tuple(front), tuple(titles)


def _trimmed(segment: str) -> str:
    return segment.lstrip(_EDGE + ".'").rstrip(_EDGE)


def _without_degrees(words: list[str]) -> tuple[str, tuple[str, ...]]:
    """The words that are the name, and the known titles that follow it without a comma."""
    for start in range(1, len(words)):
        name, rest = " ".join(words[:start]), words[start:]
        abbreviated = (_is_abbreviation(word, name) or before.endswith(".") for before, word in pairwise(["", *rest]))
        if all(abbreviated) and (known := degree.all_of(" ".join(rest))):
            return name, known
    return " ".join(words), ()


def _is_abbreviation(word: str, name: str) -> bool:
    """Whether a word after a name can be a title: by its dots, its capitals, or, in capitals all, by its first letters."""
    if "." in word:
        return True
    if any(letter.islower() for letter in name):
        return sum(letter.isupper() for letter in word) >= 2
    return bool(_NO_NAME_STARTS_SO.match(word))


def _looks_like_title(segment: str, name: str) -> bool:
    if _UNKNOWN_TITLE.fullmatch(segment):
        return True
    return any(letter.islower() for letter in name) and bool(_ACRONYM.fullmatch(segment))


def _capitalised(name: str) -> str:
    """A name in one case as people write it: ``M. TAUFIQ BIN D'ARCY III`` becomes ``M. Taufiq bin D'Arcy III``."""
    words = name.split(" ")
    for place, word in enumerate(words):
        if place and word.casefold() in _PATRONYMICS:
            words[place] = word.lower()
        elif not (place and place == len(words) - 1 and word.upper() in _NUMERALS):
            words[place] = re.sub(r"""[^\s.,()\-/"]+""", lambda run: _capital(run[0]), word)
        else:
            words[place] = word.upper()
    return unicodedata.normalize("NFC", " ".join(words))


def _capital(run: str) -> str:
    """Nur'aini, but D'Arcy and O'Brien."""
    head, mark, tail = run.partition("'")
    return f"{head.upper()}'{tail.capitalize()}" if mark and head.upper() in {"D", "O"} else run.capitalize()
