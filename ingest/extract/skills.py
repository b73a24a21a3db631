"""The skills that a text names: all labels and synonyms of all lists, found in one pass.

A text becomes a row of numbers, one a word, by a dictionary that is filled as words are met: words of one stem have one
number, words of no label have 0. An automaton over these numbers (Aho and Corasick 1975) finds every label at once; only
what it finds is looked at closely: case, punctuation, denial, which of several skills is meant.

How sure a hit is: ``PREFERRED`` or ``SYNONYM``, times each of the factors below that speaks against it.
"""

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, Final

import ahocorasick

from graph.nodes import Skill
from ingest.extract.document import LONGEST_TEXT, SkillHit
from ingest.extract.forms import WORD, Form, bare, content, words
from ingest.extract.negation import WORDS as DENIALS
from ingest.extract.negation import denied
from ingest.extract.stems import stem

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
"""Times this for one word of another language than the text's."""
CHOSEN: Final = 0.85
"""Times this where several skills of a list bear the words and those around them chose one."""
OPEN: Final = 0.4
"""Times this where nothing chose: all of them are kept."""
SHOUTED: Final = 0.7
"""Times this for an acronym in a passage all in capitals, where every word looks like one."""

_LONGEST_PIECE: Final = 64
_MOST_PIECES: Final = 300_000
"""Different pieces of text remembered, about 40 MB; then the memory begins anew."""
_NEAR: Final = 25
"""Words before and after a hit that may tell which skill is meant: a sentence or two."""
_WIDTH: Final = 2
"""Characters that a number takes: an automaton's node seeks its followers one by one, so that two digits of a hundred
values each are met five times as fast as one of ten thousand."""


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


def labels_of(skill: Skill) -> list[SkillLabel]:
    """Every form under which a skill is named, in both languages.

    A name with a qualifier, "Python (computer programming)", also goes by its bare form; the qualifier then tells
    where it is meant.
    """
    forms = [(skill.label, "en", True), *((form, "en", False) for form in skill.synonyms)]
    if skill.label_id:
        forms.append((skill.label_id, "id", True))
    forms += [(form, "id", False) for form in skill.synonyms_id]
    forms += [(short, language, preferred) for form, language, preferred in forms if (short := bare(form)) != form]
    shown, about = skill.label, skill.description or ""
    return [SkillLabel(skill.scheme, skill.code, shown, form, language, preferred, about) for form, language, preferred in forms]


def labels(skills: Iterable[Skill]) -> Iterator[SkillLabel]:
    """Every form under which skills are named."""
    for skill in skills:
        yield from labels_of(skill)


class _Codes(dict[str, str]):
    """What a piece of text is to the automaton: a number for each of its words, which is that of the word's stem."""

    def __init__(self, labels: Iterable[SkillLabel]) -> None:
        super().__init__()
        self._stems = _numbered(labels)
        self._base = int(len(self._stems) ** 0.5) + 1

    def __missing__(self, piece: str) -> str:
        code = "".join(map(self.word, words(piece)))
        if len(piece) <= _LONGEST_PIECE:
            if len(self) >= _MOST_PIECES:
                self.clear()
            self[piece] = code
        return code

    def word(self, word: str) -> str:
        """The number of a word in lower case, that of its Indonesian stem, else of its English one; its digits apart."""
        number = self._stems.get(("id", stem(word, "id"))) or self._stems.get(("en", stem(word, "en")), 0)
        first, second = divmod(number, self._base)
        return chr(1 + self._base + first) + chr(1 + second)

    def learn(self, told: Iterable[str]) -> None:
        """Number words that stand in no label but near some."""
        for word in told:
            if self.word(word) == self.word(""):
                self._stems["en", stem(word, "en")] = len(self._stems) + 1


class _Text:
    """A text in pieces, which tells where its words stand."""

    def __init__(self, text: str, codes: _Codes) -> None:
        self.text = text
        self._pieces = text.replace("\n", " ").replace("\t", " ").split(" ")
        self._codes = list(map(codes.__getitem__, self._pieces))
        self.code = "".join(self._codes)

    @cached_property
    def _ends(self) -> list[int]:
        """For each piece how many characters of ``code`` end with it."""
        return list(accumulate(map(len, self._codes)))

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate(map(len, self._pieces), initial=0))

    @cached_property
    def _within(self) -> dict[int, list[tuple[int, int]]]:
        """The words of the pieces that were looked into."""
        return {}

    def span(self, word: int) -> tuple[int, int]:
        """The characters of a word, by its place among all words."""
        piece = bisect_right(self._ends, word * _WIDTH)
        if piece not in self._within:
            self._within[piece] = [found.span() for found in WORD.finditer(self._pieces[piece])]
        spans = self._within[piece]
        start, end = spans[word - self._ends[piece] // _WIDTH + len(spans)]
        begun = self._starts[piece] + piece  # one space after each piece before
        return begun + start, begun + end

    def near(self, first: int, after: int) -> set[str]:
        """The numbers of the words around some words."""
        code = self.code[max(0, first - _NEAR) * _WIDTH : first * _WIDTH] + self.code[after * _WIDTH : (after + _NEAR) * _WIDTH]
        return {high + low for high, low in zip(code[::_WIDTH], code[1::_WIDTH], strict=True)}


@dataclass(frozen=True, slots=True)
class _Found:
    """A label in a text: its first word and the one after it, by their places; their characters; the words themselves."""

    first: int
    after: int
    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    labels: tuple[int, ...]
    """The labels that these words are."""


class Matcher:
    """All labels, ready to be found. Build it once; it serves many threads."""

    def __init__(self, labels: Iterable[SkillLabel]) -> None:
        """Number the labels' words and build the automaton: some seconds for 80,000 labels."""
        self._labels = list(dict.fromkeys(labels))
        self.fingerprint = _fingerprint(self._labels)
        """Of the labels: two matchers with one fingerprint and ``EXTRACTOR`` find the same."""
        self._codes = _Codes(self._labels)
        written: dict[str, list[int]] = defaultdict(list)
        self._of_skill: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, label in enumerate(self._labels):
            self._of_skill[label.scheme, label.code].append(place)
            if code := "".join(map(self._codes.word, words(label.text))):
                written[code].append(place)
        self._patterns = [(len(code) // _WIDTH, tuple(places)) for code, places in written.items()]
        """How many words, and the labels whose words have these numbers, by their places in ``_labels``."""
        self._automaton: Any = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for pattern, code in enumerate(written):
            self._automaton.add_word(code, pattern)
        if self._patterns:
            self._automaton.make_automaton()
        self._forms: dict[int, Form] = {}
        self._contexts: dict[int, frozenset[str]] = {}
        self._codes.learn(word for place in self._doubtful() for word in sorted(self._told(place)))
        self._codes.learn(sorted(DENIALS))
        self._denials = frozenset(map(self._codes.word, DENIALS))

    def find(self, text: str, language: str = "") -> list[SkillHit]:
        """The skills that a text names, in the order of its characters; none that it denies, none within a longer one.

        Args:
            text: the text; of one longer than ``LONGEST_TEXT`` characters the beginning is read.
            language: the text's language, ``id`` or ``en``, where it is known.

        Returns:
            Hits whose ``start`` and ``end`` count characters of ``text``. Words that several skills of one list bear give
            the one that the words around them speak of, else all of these skills, each less sure.
        """
        if not self._patterns:
            return []
        read = _Text(text[:LONGEST_TEXT], self._codes)
        found = [(last // _WIDTH, pattern) for last, pattern in self._automaton.iter(read.code)]
        return [hit for one in self._longest(found, read) for hit in self._hits(one, read, language)]

    def _longest(self, found: list[tuple[int, int]], read: _Text) -> Iterator[_Found]:
        """Of what was found and holds together the first, and the longest of what overlaps."""
        reached = 0
        sized = ((last - self._patterns[pattern][0] + 1, last + 1, pattern) for last, pattern in found)
        for first, after, pattern in sorted(sized, key=lambda span: (span[0], -span[1])):
            if first >= reached:
                spans = tuple(map(read.span, range(first, after)))
                here = tuple(read.text[start:end] for start, end in spans)
                if fitting := tuple(place for place in self._patterns[pattern][1] if self._fits(place, here, spans, read.text)):
                    reached = after
                    yield _Found(first, after, spans, here, fitting)

    def _fits(self, place: int, here: Sequence[str], spans: Sequence[tuple[int, int]], text: str) -> bool:
        form = self._form(place)
        return form.fits(here) and (len(here) == 1 or form.holds(text, spans))

    def _form(self, place: int) -> Form:
        if place not in self._forms:
            self._forms[place] = Form.of(self._labels[place].text, self._labels[place].language)
        return self._forms[place]

    def _hits(self, found: _Found, read: _Text, language: str) -> Iterator[SkillHit]:
        """The skills meant by a label in the text."""
        start, end = found.spans[0][0], found.spans[-1][1]
        near = read.near(found.first, found.after)
        if not near.isdisjoint(self._denials) and denied(read.text, start, end):
            return
        best: dict[str, dict[str, tuple[float, int]]] = defaultdict(dict)
        for place in found.labels:
            label = self._labels[place]
            sure = self._sureness(place, found.words, language)
            if sure > best[label.scheme].get(label.code, (0.0, 0))[0]:
                best[label.scheme][label.code] = sure, place
        for skills in best.values():
            for sure, place in self._chosen(list(skills.values()), near):
                label = self._labels[place]
                yield SkillHit(
                    start=start, end=end, text=read.text[start:end], scheme=label.scheme, code=label.code, label=label.label,
                    confidence=round(sure * self._loudness(place, read.text, start, end), 3),
                )  # fmt: skip

    def _sureness(self, place: int, here: Sequence[str], language: str) -> float:
        """How sure it is that words mean a label's skill, without a look around."""
        label, form = self._labels[place], self._form(place)
        sure = PREFERRED if label.preferred else SYNONYM
        if not form.exact(here):
            sure *= STEMMED
        if len(here) == 1 and not form.acronym:
            sure *= ONE_WORD
            if form.names[0] and here[0].islower():
                sure *= OTHER_CASE
            elif not form.names[0] and language and label.language not in {"", language}:
                sure *= OTHER_LANGUAGE
        return sure

    def _chosen(self, skills: list[tuple[float, int]], near: set[str]) -> Iterator[tuple[float, int]]:
        """Which of a list's skills that bear the same words is meant, by the words around."""
        if len(skills) == 1 and not self._form(skills[0][1]).weak:
            yield skills[0]
            return
        told = [len(near & self._context(place)) for _, place in skills]
        most = max(told)
        if most and told.count(most) == 1:
            sure, place = skills[told.index(most)]
            yield sure * (CHOSEN if len(skills) > 1 else 1.0), place
        else:
            yield from ((sure * OPEN, place) for sure, place in skills if not self._form(place).weak)

    def _context(self, place: int) -> frozenset[str]:
        """The numbers of the words of a skill's other labels and of its description."""
        if place not in self._contexts:
            own = set(words(bare(self._labels[place].text)))
            self._contexts[place] = frozenset(map(self._codes.word, self._told(place) - own)) - {self._codes.word("")}
        return self._contexts[place]

    def _told(self, place: int) -> set[str]:
        """The words of a skill's labels and of its description."""
        label = self._labels[place]
        others = (self._labels[other].text for other in self._of_skill[label.scheme, label.code])
        return content(" ".join((label.context, *others)))

    def _doubtful(self) -> Iterator[int]:
        """The labels whose words alone do not tell which skill is meant, or whether any is."""
        for size, places in self._patterns:
            if len(places) > 1 or (size == 1 and self._form(places[0]).weak):
                yield from places

    def _loudness(self, place: int, text: str, start: int, end: int) -> float:
        around = text[max(0, start - 30) : start] + text[end : end + 30]
        return SHOUTED if self._form(place).acronym and around.isupper() else 1.0


def _fingerprint(labels: list[SkillLabel]) -> str:
    kept = sorted((one.scheme, one.code, one.label, one.text, one.language, one.preferred, one.context) for one in labels)
    return hashlib.sha256(repr(kept).encode()).hexdigest()[:16]


def _numbered(labels: Iterable[SkillLabel]) -> dict[tuple[str, str], int]:
    """A number for each stem of the labels' words; where one word has a stem in each language, these share a number."""
    stems: dict[tuple[str, str], int] = {}
    met: set[str] = set()
    for label in labels:
        for word in words(label.text):
            met.add(word)
            for language in [label.language] if label.language else ["id", "en"]:
                stems.setdefault((language, stem(word, language)), len(stems) + 1)
    joined = list(range(len(stems) + 1))

    def leader(number: int) -> int:
        while joined[number] != number:
            joined[number] = number = joined[joined[number]]
        return number

    for word in met:
        here, there = stems.get(("id", stem(word, "id"))), stems.get(("en", stem(word, "en")))
        if here and there:
            joined[max(leader(here), leader(there))] = min(leader(here), leader(there))
    return {key: leader(number) for key, number in stems.items()}
