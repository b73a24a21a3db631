"""Names that stand where names must: known institutions end where the table says, and who has an office behind a comma is a person.

A model that never met ``PT Layar Samudra Raya (Persero)`` runs on into the name of whoever directs it. Where a text has
the whole name of a known institution, it is one span; capitals that the model had joined to it belong to the name behind.
"""

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Doc

from ingest.extract.lexicon import posts
from ingest.extract.names.institutions import TODAY, UNNAMED, Gazetteer, Match, key, parts
from ingest.extract.names.joined import mended
from ingest.extract.names.offices import before_offices
from ingest.extract.names.written import SMALL, Written
from ingest.extract.tokens import BEGINS, DOUBTS, STARTS, TEXT, WORDS
from ingest.extract.view import Name

_LONGEST: Final = 16
"""Words of the longest name."""
_SHORTEST: Final = 3
"""Letters of the shortest acronym that stands for itself."""
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


def anchor(doc: Doc, names: list[Name], known: Gazetteer, lower: list[str] | None = None) -> list[Name]:
    """The names of a document, whose words may be given in lower case too, with the institutions that are known by their whole names, what was joined to them mended.

    In a text all in capitals nothing tells where somebody's name ends, and in one without any nothing tells where an institution's begins.
    """
    written, words, starts, begins = (doc.user_data[part] for part in (TEXT, WORDS, STARTS, BEGINS))
    text = Written(written, words, list(map(str.lower, words)) if lower is None else lower, starts, begins)
    if text.text.islower():
        return names
    found = list(_anchors(text, known))
    fixed = {place for start, end, _ in found for place in range(start, end)}
    if found:
        names = mended(text, names, found, fixed)
        doc.user_data[DOUBTS] = [one for one in doc.user_data.get(DOUBTS, ()) if fixed.isdisjoint(range(*one))]
    if people := [] if text.text.isupper() else list(before_offices(text, names, fixed)):
        taken = {place for start, end, _ in people for place in range(start, end)} | {end + 1 for _, end, _ in people} - fixed
        names = sorted([*people, *(one for one in names if taken.isdisjoint(range(*one[:2])))])
    return names


def _anchors(text: Written, known: Gazetteer) -> Iterator[Name]:
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


def _is_of_a_title(text: Written, at: int) -> bool:
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


def _longest(text: Written, at: int, known: Gazetteer) -> tuple[int, str]:
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
        if (end == at and not may_be_short) or (word in SMALL and (word != ")" or text.lower[end - 1] not in _FORMS)):
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
