"""The skills that a text names: all labels and synonyms of all lists, found in one pass.

A text becomes a row of numbers, one a word, by a dictionary that is filled as words are met: words of one stem have one
number, words of no label have 0. An automaton over these numbers (Aho and Corasick 1975) finds every label at once; only
what it finds is looked at closely: case, punctuation, denial, which of several skills is meant.

How sure a hit is: ``PREFERRED`` or ``SYNONYM``, times what speaks against it, each a factor below.
"""

import hashlib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import Any, Final

import ahocorasick

from graph.nodes import Skill
from ingest.extract.document import LONGEST_TEXT, SkillHit
from ingest.extract.negation import denied
from ingest.extract.stems import stem
from ingest.extract.words import COMMON, FUNCTION

EXTRACTOR: Final = "skills/1"
"""What reads skills, and its version: raise it when the same text and labels give other hits."""

PREFERRED: Final = 0.95
"""The skill's own name, as it is written."""
SYNONYM: Final = 0.9
"""Another word for it, as it is written."""
STEMMED: Final = 0.9
"""Times this where only the stems agree: "menganalisis kebijakan" for "analisis kebijakan"."""
ONE_WORD: Final = 0.85
"""Times this for one word that is no acronym: it may be meant in passing."""
OTHER_CASE: Final = 0.8
"""Times this where a name is written without its capital: "python"."""
OTHER_LANGUAGE: Final = 0.9
"""Times this where a single word is of another language than the text."""
CHOSEN: Final = 0.85
"""Times this where several skills of a list bear the words and those around them chose one."""
OPEN: Final = 0.4
"""Times this where nothing chose: all of them are kept."""
SHOUTED: Final = 0.7
"""Times this for an acronym in a passage all in capitals, where every word looks like one."""

_PIECE: Final = re.compile(r"\w+(?:\s+|\W{0,2})|\W+")
"""A word with what parts it from the next; pieces put together are the text, so that their lengths give the offsets."""
_WORD: Final = re.compile(r"\w+(?:\+\+|#)?")
"""A word as labels have it: C++ and C# keep their marks."""
_APART: Final = re.compile(r"[.!?;:()\[\]{}\"“”|•]\s|\s[(\[{\"“|•–—-]|[()\[\]{}\"“”|•;!?]|\n\s*\n|^\W{3,}$")
"""What ends a phrase: no label reaches over it."""
_LONGEST_WORD: Final = 64
_MOST_WORDS: Final = 300_000
"""Different pieces remembered, about 40 MB; then the memory begins anew."""
_NEAR: Final = 25
"""Words before and after a hit that may tell which skill is meant: a sentence or two."""


@dataclass(frozen=True, slots=True)
class SkillLabel:
    """A form under which a skill is named."""

    scheme: str
    code: str
    label: str
    """The skill's name, as shown."""
    text: str
    """The form itself."""
    language: str = ""
    """``id`` or ``en``; empty: either."""
    preferred: bool = False
    """Whether the form is the skill's own name in that language."""
    context: str = ""
    """What the skill is, in words that stand near it where it is meant."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A label in the text: from its first word to one past its last, by their places."""

    first: int
    last: int
    pattern: int


class _Numbers(dict[str, int]):
    """The number of each piece of text: that of its word's stem; 0 for words of no label."""

    def __init__(self, stems: dict[tuple[str, str], int]) -> None:
        super().__init__()
        self._stems = stems

    def __missing__(self, piece: str) -> int:
        word = _WORD.match(piece)
        if word is None or len(piece) > _LONGEST_WORD:
            return 0
        if len(self) >= _MOST_WORDS:
            self.clear()
        number = self[piece] = self.of(_folded(word[0]))
        return number

    def of(self, word: str) -> int:
        """The number of a word in lower case: of its Indonesian stem, else of its English one."""
        return self._stems.get(("id", stem(word, "id"))) or self._stems.get(("en", stem(word, "en")), 0)


class Matcher:
    """All labels, ready to be found. Build it once; it serves many threads."""

    def __init__(self, labels: Iterable[SkillLabel]) -> None:
        """Number the labels' words and build the automaton: some seconds for 80,000 labels."""
        self._labels = list(dict.fromkeys(labels))
        self.fingerprint = _fingerprint(self._labels)
        """Of the labels: two matchers with one fingerprint and ``EXTRACTOR`` find the same."""
        self._numbers = _Numbers(_numbered(self._labels))
        self._patterns: list[tuple[int, ...]] = []
        """For each row of numbers the labels that are written so, by their places in ``_labels``."""
        written: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for place, label in enumerate(self._labels):
            if numbers := tuple(self._numbers.of(word) for word in _words(label.text)):
                written[numbers].append(place)
        self._automaton: Any = ahocorasick.Automaton(ahocorasick.STORE_INTS, ahocorasick.KEY_SEQUENCE)
        for numbers, places in written.items():
            self._automaton.add_word(numbers, len(self._patterns))
            self._patterns.append(tuple(places))
        self._sizes = [len(numbers) for numbers in written]
        if self._patterns:
            self._automaton.make_automaton()
        self._of_skill: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, label in enumerate(self._labels):
            self._of_skill[label.scheme, label.code].append(place)
        self._around: dict[tuple[str, str], frozenset[str]] = {}

    def find(self, text: str, language: str = "") -> list[SkillHit]:
        """The skills that a text names, in the order of its characters; none that it denies, none within a longer one.

        Args:
            text: the text; of one longer than ``LONGEST_TEXT`` characters the beginning is read.
            language: the text's language, ``id`` or ``en``, where it is known.

        Returns:
            Hits whose ``start`` and ``end`` count characters of ``text``. A label of several skills of one list gives
            the one that the words around it speak of, else all of them, each less sure.
        """
        if not self._patterns:
            return []
        text = text[:LONGEST_TEXT]
        pieces: list[str] = _PIECE.findall(text)
        numbers = tuple(map(self._numbers.__getitem__, pieces))
        found = list(self._automaton.iter(numbers))
        if not found:
            return []
        starts = list(accumulate(map(len, pieces), initial=0))
        return [hit for one in self._longest(found, pieces) for hit in self._hits(one, text, pieces, starts, language)]

    def _longest(self, found: list[tuple[int, int]], pieces: list[str]) -> Iterator[_Found]:
        """What was found and holds together, the first and longest of what overlaps."""
        spans = ((last - self._sizes[pattern] + 1, last + 1, pattern) for last, pattern in found)
        reached = 0
        for first, last, pattern in sorted(spans, key=lambda span: (span[0], -span[1])):
            if first >= reached and self._meant(pattern, pieces[first:last]):
                reached = last
                yield _Found(first, last, pattern)

    def _meant(self, pattern: int, pieces: list[str]) -> bool:
        return any(_fits(self._labels[place], pieces) for place in self._patterns[pattern])

    def _hits(self, found: _Found, text: str, pieces: list[str], starts: list[int], language: str) -> Iterator[SkillHit]:
        """The skills meant by one label in the text."""
        within = pieces[found.first : found.last]
        word = _WORD.match(within[-1])
        start, end = starts[found.first], starts[found.last - 1] + (word.end() if word else 0)
        if denied(text, start, end):
            return
        best: dict[str, dict[str, tuple[float, SkillLabel]]] = defaultdict(dict)
        for place in self._patterns[found.pattern]:
            label = self._labels[place]
            if _fits(label, within):
                sure = _sureness(label, within, language) * self._loudness(label, pieces, found)
                if sure > best[label.scheme].get(label.code, (0.0, label))[0]:
                    best[label.scheme][label.code] = sure, label
        near = _near(pieces, found)
        for skills in best.values():
            for sure, label in self._chosen(list(skills.values()), near):
                yield SkillHit(
                    start=start, end=end, text=text[start:end], scheme=label.scheme, code=label.code, label=label.label,
                    confidence=round(sure, 3),
                )  # fmt: skip

    def _chosen(self, skills: list[tuple[float, SkillLabel]], near: frozenset[str]) -> Iterator[tuple[float, SkillLabel]]:
        """Which of a list's skills that bear the same words is meant, by the words around."""
        told = [len(near & self._context(label)) for _, label in skills]
        if len(skills) == 1:
            [(sure, label)] = skills
            if told[0] or not _weak(label.text):
                yield sure, label
            return
        most = max(told)
        for count, (sure, label) in zip(told, skills, strict=True):
            if most and told.count(most) == 1:
                if count == most:
                    yield sure * CHOSEN, label
            elif not _weak(label.text):
                yield sure * OPEN, label

    def _context(self, label: SkillLabel) -> frozenset[str]:
        """The stems of a skill's other labels and of its description."""
        key = label.scheme, label.code
        if key not in self._around:
            told = [text for place in self._of_skill[key] for text in (self._labels[place].text, self._labels[place].context)]
            self._around[key] = _content(" ".join(told))
        return self._around[key] - _content(_bare(label.text))

    @staticmethod
    def _loudness(label: SkillLabel, pieces: list[str], found: _Found) -> float:
        if not (label.text.isupper() and _sized(label.text) == 1):
            return 1.0
        around = [*pieces[max(0, found.first - 4) : found.first], *pieces[found.last : found.last + 4]]
        return SHOUTED if around and all(piece.isupper() for piece in around if any(map(str.isalpha, piece))) else 1.0


def labels_of(skill: Skill) -> list[SkillLabel]:
    """Every form under which a skill is named, in both languages.

    A name with a qualifier, "Python (computer programming)", also goes by its bare form; the qualifier then tells
    where it is meant.
    """
    shown, about = skill.label, skill.description or ""
    forms = [(skill.label, "en", True), *((form, "en", False) for form in skill.synonyms)]
    if skill.label_id:
        forms.append((skill.label_id, "id", True))
    forms += [(form, "id", False) for form in skill.synonyms_id]
    forms += [(bare, language, preferred) for form, language, preferred in forms if (bare := _bare(form)) != form]
    return [SkillLabel(skill.scheme, skill.code, shown, form, language, preferred, about) for form, language, preferred in forms]


def labels(skills: Iterable[Skill]) -> Iterator[SkillLabel]:
    """Every form under which skills are named."""
    for skill in skills:
        yield from labels_of(skill)


def _fingerprint(labels: list[SkillLabel]) -> str:
    kept = sorted((one.scheme, one.code, one.label, one.text, one.language, one.preferred, one.context) for one in labels)
    return hashlib.sha256(repr(kept).encode()).hexdigest()[:16]


def _numbered(labels: list[SkillLabel]) -> dict[tuple[str, str], int]:
    """A number for the stems of all labels' words; where one word has a stem in each language, these share a number."""
    stems: dict[tuple[str, str], int] = {}
    either: set[str] = set()
    for label in labels:
        for word in _words(label.text):
            languages = (label.language,) if label.language else ("id", "en")
            either.add(word)
            for language in languages:
                stems.setdefault((language, stem(word, language)), len(stems) + 1)
    for word in either:
        here, there = ("id", stem(word, "id")), ("en", stem(word, "en"))
        if here in stems and there in stems:
            stems[here] = stems[there]
    return stems


@lru_cache(maxsize=1 << 14)
def _words(text: str) -> tuple[str, ...]:
    """The words of a label, in lower case."""
    return tuple(_folded(word) for word in _WORD.findall(text))


def _folded(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold()


def _bare(form: str) -> str:
    """A form without the qualifier in brackets that ends it."""
    return re.sub(r"(?<=\w)\s*\([^()]*\)\s*$", "", form) or form


def _sized(text: str) -> int:
    return len(_WORD.findall(text))


@lru_cache(maxsize=1 << 12)
def _content(text: str) -> frozenset[str]:
    """The stems of a text's words that mean something, in both languages."""
    words = {word for word in _words(text) if len(word) > 2 and word not in FUNCTION}
    return frozenset(stem(word, language) for word in words for language in ("id", "en"))


def _near(pieces: list[str], found: _Found) -> frozenset[str]:
    around = [*pieces[max(0, found.first - _NEAR) : found.first], *pieces[found.last : found.last + _NEAR]]
    return _content("".join(around))


def _weak(form: str) -> bool:
    """Whether a form alone says nothing: a letter, or a word of everyday speech; a neighbour must tell that it is meant."""
    [*others] = _words(form)
    return len(others) == 1 and (len(others[0]) == 1 or others[0] in COMMON)


def _is_acronym(word: str) -> bool:
    """Whether a word is all capitals (and digits), two letters or more."""
    return len(word) > 1 and word.isupper()


def _is_name(word: str, language: str) -> bool:
    """Whether a word is a name: a capital within it, or at its beginning where labels do not begin with one."""
    return any(map(str.isupper, word[1:])) or (language != "id" and word[0].isupper())


def _fits(label: SkillLabel, pieces: list[str]) -> bool:
    """Whether the pieces are the label: acronyms in capitals, names unbent, nothing between the words that ends a phrase."""
    if len(pieces) > 1 and any(_parts(piece, label.text) for piece in pieces[:-1]):
        return False
    for piece, word in zip(pieces, _WORD.findall(label.text), strict=True):
        written = _written(piece)
        if _is_acronym(word) and written != word:
            return False
        if _is_name(word, label.language) and _folded(written) != _folded(word):
            return False
    return True


def _parts(piece: str, label: str) -> bool:
    gap = piece[len(_written(piece)) :]
    return bool(_APART.search(gap)) or ("," in gap and "," not in label)


def _written(piece: str) -> str:
    word = _WORD.match(piece)
    return word[0] if word else piece


def _sureness(label: SkillLabel, pieces: list[str], language: str) -> float:
    """How sure it is that the pieces mean the label's skill, without a look around."""
    sure = PREFERRED if label.preferred else SYNONYM
    written, words = [_written(piece) for piece in pieces], _WORD.findall(label.text)
    if any(_folded(one) != _folded(other) for one, other in zip(written, words, strict=True)):
        sure *= STEMMED
    if len(words) == 1:
        [word], [here] = words, written
        if not _is_acronym(word):
            sure *= ONE_WORD
            if _is_name(word, label.language) and here.islower():
                sure *= OTHER_CASE
        if language and label.language and label.language != language and not _is_name(word, label.language):
            sure *= OTHER_LANGUAGE
    return sure
