"""Names that stand where names must: known institutions end where the table says, and who has an office behind a comma is a person.

A model that never met ``PT Layar Samudra Raya (Persero)`` runs on into the name of whoever directs it. Where a text has
the whole name of a known institution, it is one span; capitals that the model had joined to it belong to the name behind.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from spacy.tokens import Doc

from ingest.extract.lexicon import english_posts, posts
from ingest.extract.lexicon.places import PLACE_WORDS
from ingest.extract.names.institutions import TODAY, UNNAMED, Gazetteer, Match, key, parts
from ingest.extract.relations.heads import is_verb
from ingest.extract.relations.name_words import is_called, is_headline
from ingest.extract.tokens import BEGINS, DOUBTS, STARTS, TEXT, WORDS
from ingest.extract.view import Name

_LONGEST: Final = 16
"""Words of the longest name."""
_SHORTEST: Final = 3
"""Letters of the shortest acronym that stands for itself."""
_SMALL: Final = frozenset(
    ["dan", "di", "untuk", "bagi", "of", "and", "the", "for", "in", "on", ",", "(", ")", ".", "-", "&", "/"]
)
_FORMS: Final = frozenset(["persero", "tbk", "perseroan"])
"""Legal forms, which in brackets are the name's; a short form in them is a name of its own."""
_GOVERNED: Final = {
    "gubernur": "provinsi", "bupati": "kabupaten", "kota": "kota", "provinsi": "provinsi", "kabupaten": "kabupaten", "governor": "provinsi",
    "regent": "kabupaten", "mayor": "kota", "of": "kota", "kapolres": "kabupaten", "wakapolres": "kabupaten", "kapolresta": "kota", "kajari": "kabupaten",
    "dandim": "kabupaten", "sekda": "kabupaten", "wabup": "kabupaten", "wawali": "kota", "wagub": "provinsi", "kapolda": "provinsi", "kajati": "provinsi",
}  # fmt: skip
"""Words before a place that tell of which kind it is."""
_FIELDS: Final = dict.fromkeys(posts.MINISTER, "kementerian") | {"menko": "kementerian koordinator bidang"}
"""Words before a ministry's field."""
_LEADING: Final = _GOVERNED.keys() | _FIELDS.keys()
_REGIONS: Final = frozenset({"province", "regency", "city"})
_STATE: Final = frozenset({"ri", "republik"})
_OF_STATE: Final = (" ri", " republik indonesia")
"""What may stand behind a name and is none of it."""
_GOVERNMENT: Final = ("pemerintah", "pemprov", "pemkab", "pemkot", "government")
_OFFICES: Final = (
    frozenset(posts.HEADS)
    | posts.words(
        """acting former mantan eks pelaksana penjabat plt pj minister head governor regent mayor president director chair rector dean secretary
    professor principal deputy commissioner vice finance chief"""
    )
    | english_posts.CHIEFS
)
"""Words that begin an office."""
_BODIES: Final = (
    english_posts.BODIES | posts.INSTITUTIONS | posts.words("sekuritas tbk persero holding group finance insurance life")
)
"""Words that begin or end institutions' names."""
_NO_NAMES: Final = (_OFFICES - {word for word in posts.HEADS if is_called(word)}) | posts.NEVER_NAMES
"""Those that nobody is called by (``Raja`` and ``Duta`` are names too), and other words before a name: ``Menurut Ani``."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A document as lists: a ``Token`` for each word takes longer than looking at it."""

    text: str
    words: list[str]
    lower: list[str]
    starts: list[int]
    begins: list[bool]

    def is_joined(self, at: int) -> bool:
        """Whether no blank and no sign stand before a word."""
        begin = self.starts[at]
        return begin > 0 and _is_of_word(self.text[begin - 1]) and _is_of_word(self.text[begin])

    def goes_on(self, at: int) -> bool:
        """Whether a name that began before a word may have it: in the same sentence a capital, a number or a small word of names."""
        if at >= len(self.words) or self.begins[at]:
            return False
        word = self.words[at]
        return word[0].isupper() or word in _SMALL or word[0].isdigit()

    def chars(self, start: int, end: int) -> str:
        """Some words as they are written."""
        return self.text[self.starts[start] : self.starts[end - 1] + len(self.words[end - 1])]


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "&" or sign == "_"


def anchor(doc: Doc, names: list[Name], known: Gazetteer, lower: list[str] | None = None) -> list[Name]:
    """The names of a document, whose words may be given in lower case too, with the institutions that are known by their whole names, what was joined to them mended.

    In a text all in capitals nothing tells where somebody's name ends, and in one without any nothing tells where an institution's begins.
    """
    written, words, starts, begins = (doc.user_data[part] for part in (TEXT, WORDS, STARTS, BEGINS))
    text = _Text(written, words, list(map(str.lower, words)) if lower is None else lower, starts, begins)
    if text.text.islower():
        return names
    found = list(_anchors(text, known))
    fixed = {place for start, end, _ in found for place in range(start, end)}
    if found:
        names = _mended(text, names, found, fixed)
        doc.user_data[DOUBTS] = [one for one in doc.user_data.get(DOUBTS, ()) if fixed.isdisjoint(range(*one))]
    if people := [] if text.text.isupper() else list(_before_offices(text, names, fixed)):
        taken = {place for start, end, _ in people for place in range(start, end)} | {end + 1 for _, end, _ in people} - fixed
        names = sorted([*people, *(one for one in names if taken.isdisjoint(range(*one[:2])))])
    return names


def _before_offices(text: _Text, names: list[Name], fixed: set[int]) -> Iterator[Name]:
    """Two to six capitals before a comma with an office behind it: ``Ni Made Rekaan, Bupati Wanaraksa, mengatakan``.

    Not what the model takes for a whole institution or place, nor what the table knows; behind a title capitals are of that first.
    """
    words = text.words
    commas = [at for at, word in enumerate(words) if word == "," and 1 < at < len(words) - 1 and text.lower[at + 1] in _OFFICES]
    whole = {(start, end) for start, end, label in names if label != "PER"} if commas else set()
    free = 0
    for comma in commas:
        start = comma
        while start > max(free, comma - 7) and start - 1 not in fixed and _is_of_a_name(words[start - 1]):
            if text.lower[start - 1] in _OFFICES or (start < comma and _is_full_stop(text, start - 1)):
                break
            start -= 1
        if _is_in_a_title(text, start, fixed):
            continue
        start = _without_honorifics(text.lower, start, comma)
        capitals = sum(words[place][0].isupper() for place in range(start, comma))
        if 2 <= capitals <= 6 and words[start][0].isupper() and (start, comma) not in whole:
            yield start, comma, "PER"
            free = comma


def _is_in_a_title(text: _Text, at: int, fixed: set[int]) -> bool:
    """Whether capitals from here may go on with a title: ``Kepala | Dinas Sosial``, ``Menteri Desa, Daerah Tertinggal, dan | Transmigrasi``."""
    joined = False
    for before in range(at - 1, max(-1, at - _LONGEST), -1):
        word = text.lower[before]
        if word in _OFFICES:
            return True
        joined = joined or word in posts.JOINS
        goes_on = word in posts.JOINS or text.words[before][0].isupper() or (joined and word == ",")
        if before in fixed or not goes_on:
            return False
    return False


def _without_honorifics(lower: list[str], start: int, end: int) -> int:
    """Where a name begins behind the honorifics, ranks and posts before it."""
    while start < end and (lower[start].rstrip(".") in posts.HONORIFICS | {""} or lower[start] in _NO_NAMES):
        start += 1
    return start


def _is_full_stop(text: _Text, at: int) -> bool:
    """Whether a stop ends what stands before a name: ``in Semu. | Dr. Ani Khayal``; initials have theirs within, and behind ranks it is theirs."""
    return text.words[at] == "." and text.lower[at - 1] not in posts.HONORIFICS


def _is_of_a_name(word: str) -> bool:
    return (word[0].isupper() and word.strip(".’'-").replace("’", "").replace("'", "").replace("-", "").isalpha()) or word in {
        ".",
        "br",
        "bin",
        "binti",
    }


def _anchors(text: _Text, known: Gazetteer) -> Iterator[Name]:
    """The known names of two words or more: first word, one past the last, and whether they are an institution's or a place's."""
    after = 0
    words = text.words
    for at in [at for at, word in enumerate(words) if word[0].isupper() and word != "The"]:
        if at < after or _is_of_a_title(text, at):
            continue
        may_begin = known.may_begin(words[at]) or (at > 0 and text.lower[at - 1] in _LEADING)
        if may_begin and (found := _longest(text, at, known))[0]:
            after, label = found
            yield at, after, label


def _is_of_a_title(text: _Text, at: int) -> bool:
    """Whether a word that a name may begin with is of somebody's post here: ``Menko Polhukam``, ``Wali Kota Medan``, the ``DPD`` of a party."""
    word = text.lower[at]
    return (
        word in posts.MINISTER
        or (word == "kota" and at > 0 and text.lower[at - 1] == "wali")
        or (
            word in posts.ORGANS
            and len(word) <= 3
            and at + 1 < len(text.words)
            and text.words[at].isupper()
            and text.lower[at + 1] not in _STATE
        )
    )


def _longest(text: _Text, at: int, known: Gazetteer) -> tuple[int, str]:
    """The longest known name that begins here: one past its last word, and its label.

    Word by word, as long as what stands here begins a name, alone or with what the word before it tells (``Bupati Wanaraksa``,
    ``Menteri Pekerjaan Umum``).
    """
    words = text.words
    best = _acronym(words[at], at, known)
    before = text.lower[at - 1] if at else ""
    of = _GOVERNED.get(before) or _FIELDS.get(before, "")
    may_be_short = before in _GOVERNED and before != "of"
    if not (may_be_short or text.goes_on(at + 1)):
        return best
    ways = [_Way(known), *([_Way(known, of)] if of else [])]
    for end in range(at, min(at + _LONGEST, len(words))):
        word = words[end]
        if end > at and not text.goes_on(end):
            break
        part = None if end > at and text.is_joined(end) else parts(word)
        ways = [way for way in ways if way.goes_on(part)]
        if not ways:
            break
        if (end == at and not may_be_short) or (word in _SMALL and (word != ")" or text.lower[end - 1] not in _FORMS)):
            continue
        name = text.chars(at, end + 1)
        matches = (known.find(f"{way.of} {name}" if way.of else name, on=TODAY) for way in ways if way.may_end())
        labels = {_label(name, known[one].kind) for one in next(filter(None, map(_meant, matches)), ())}
        if len(labels) == 1:
            best = end + 1, labels.pop()
    return best


def _meant(match: Match) -> tuple[str, ...]:
    """The institutions that a name may mean: where it ends is known, whichever of several of that name it is."""
    return (match.id,) if match.id else match.candidates


def _acronym(word: str, at: int, known: Gazetteer) -> tuple[int, str]:
    """A word that is the short form of an institution, and no other's name."""
    if word in known.short_forms and len(word) >= _SHORTEST and word.isalpha():
        institution = known.find(word, on=TODAY).id
        if institution and known[institution].short == word:
            return at + 1, "ORG"
    return 0, ""


class _Way:
    """The key of some words as they come, as long as names begin with it."""

    __slots__ = ("_asks", "_key", "_known", "of")

    def __init__(self, known: Gazetteer, of: str = "") -> None:
        self._known, self._key, self.of = known, of, of
        self._asks = False
        """Whether the key is not that of the single words, so that each name must be looked up."""

    def goes_on(self, part: tuple[str, ...] | None) -> bool:
        """Take the next word; whether there may be such a name, or one that begins so."""
        self._asks = self._asks or part is None
        for word in () if self._asks or part is None else part:
            if not self._key and word in UNNAMED:
                continue
            key = f"{self._key} {word}" if self._key else word
            if not self._known.begins(key):
                self._asks = bool(self._key) and word in _STATE
                return self._asks
            self._key = key
        return True

    def may_end(self) -> bool:
        """Whether the words until here may be a whole name."""
        return self._asks or self._key in self._known or self._key.endswith(_OF_STATE)


def _label(name: str, kind: str | None) -> str:
    """A region's name is that of a place, unless its government is named."""
    return "ORG" if kind not in _REGIONS or key(name).startswith(_GOVERNMENT) else "LOC"


def _mended(text: _Text, names: list[Name], found: list[Name], covered: set[int]) -> list[Name]:
    """The anchors, whose words are ``covered``, the names beside them, and as somebody else's the capitals that a model had joined to an anchor from behind."""
    words, shouts = text.words, text.text.isupper()
    kept: list[Name] = []
    joined: dict[int, Name] = {}
    for one in names:
        if covered.isdisjoint(places := range(*one[:2])):
            kept.append(one)
        else:
            joined |= dict.fromkeys(places, one)
    starts = {start for start, _, label in kept if label == "PER"}
    made: list[Name] = []
    for anchored in found:
        start, end, label = _within(text, anchored, joined.get(anchored[0]))
        if made and start < made[-1][1]:
            start, _, label = made.pop()
        made.append((start, end, label))
        last = joined[end][1] if end in joined else end
        last = _before_a_person(words, last, starts)
        first = _without_honorifics(text.lower, end, last)
        is_told = not shouts or (end in joined and joined[end][2] == "PER")
        is_done = first < last and is_verb(text.lower[first], bare=True) and is_headline(words, first)  # Bupati X | Lantik Ani
        if (
            is_told
            and not is_done
            and last > first
            and end not in covered
            and all(word[0].isupper() for word in words[first:last])
        ):
            made.append((first, last, _label_of(words[first:last], joined.get(end))))
    return list(_together(sorted([*made, *kept], key=lambda one: one[0])))


def _within(text: _Text, anchored: Name, name: Name | None) -> Name:
    """The whole name that a known one is part of: a region's of an institution's (``Dinas Sosial Kota Medan``), an institution's of a building's (``Gedung DPR``).

    One may also begin another institution's (``Bank Indonesia Institute``), and end an English one's (``Thai Foreign Ministry``).
    """
    start, end, label = anchored
    if name and name[2] == "ORG" and (label == "ORG" or name[0] == start):
        is_english = text.lower[end - 1] in english_posts.BODIES and _OFFICES.isdisjoint(text.lower[name[0] : start])
        goes_on = _is_of_a_body(text.lower[end : name[1]])
        return min(start, name[0]) if is_english else start, name[1] if goes_on else end, "ORG" if goes_on else label
    if name and name[0] < start and {name[2], label} == {"ORG", "LOC"}:
        return name[0], end if name[2] == "ORG" else max(end, name[1]), name[2]
    return anchored


def _is_of_a_body(words: list[str]) -> bool:
    """Whether words behind an institution's name make another's of it: one begins or ends such names, and nobody is called by any; or a place, behind ``of``."""
    return words[:1] == ["of"] or (not _BODIES.isdisjoint(words) and not any(map(is_called, words)))


def _label_of(words: list[str], name: Name | None) -> str:
    """Whose name it is that stood behind an anchor: a place's, if all of it is one; else somebody's, but not with a short form in it."""
    if all(word.lower() in PLACE_WORDS for word in words):
        return "LOC"
    return name[2] if name and any(word.isupper() and len(word.strip(".")) > 2 for word in words) else "PER"


def _before_a_person(words: list[str], at: int, starts: set[int]) -> int:
    """Where a name begins that the model found, if nothing but capitals stands before it; else the place itself."""
    for place in range(at, min(at + 3, len(words))):
        if place in starts:
            return place
        if not words[place][0].isupper():
            break
    return at


def _together(names: list[Name]) -> Iterator[Name]:
    """Two people side by side with nothing between them are one."""
    left = names[0]
    for _, right in pairwise(names):
        if left[2] == right[2] == "PER" and left[1] == right[0]:
            left = left[0], right[1], "PER"
        elif right[0] >= left[1]:
            yield left
            left = right
    yield left
