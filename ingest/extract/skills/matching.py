"""The skills that a text names: all labels and synonyms of all lists, found in one pass.

A text becomes a row of numbers, one a word, by a dictionary that is filled as words are met: words of one stem have one
number, words of no label have 0. An automaton over these numbers (Aho and Corasick 1975) finds every label at once; only
what it finds is looked at closely: case, punctuation, denial, which of several skills is meant.

How sure a hit is: ``PREFERRED`` or ``SYNONYM``, times each of the factors below, and those of ``meaning``, that speaks against it.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from itertools import chain
from typing import Any, Final

import ahocorasick

from ingest.extract.document import LONGEST_TEXT, SkillHit
from ingest.extract.names.acronyms import beside, definitions
from ingest.extract.skills.denials import WORDS as DENIALS
from ingest.extract.skills.forms import WORD, Form, words
from ingest.extract.skills.homonyms import is_meant
from ingest.extract.skills.labels import SkillLabel, labels, labels_of
from ingest.extract.skills.meaning import Meaning
from ingest.extract.skills.negation import denied
from ingest.extract.skills.pieces import WIDTH, Codes, Text

__all__ = ["EXTRACTOR", "Matcher", "SkillLabel", "labels", "labels_of"]

EXTRACTOR: Final = "skills/6"
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
SHOUTED: Final = 0.7
"""Times this for an acronym in a passage all in capitals, where every word looks like one."""

_REMEMBERED: Final = 1 << 14
"""Ways to write labels that are remembered with what they may mean; then the memory begins anew."""


class Matcher:
    """All labels, ready to be found. Build it once; it serves many threads."""

    def __init__(self, labels: Iterable[SkillLabel]) -> None:
        """Number the labels' words and build the automaton: some seconds for 80,000 labels."""
        self._labels = list(dict.fromkeys(labels))
        self.fingerprint = _fingerprint(self._labels)
        """Of the labels: two matchers with one fingerprint and ``EXTRACTOR`` find the same."""
        self._codes = Codes((word, label.language) for label in self._labels for word in words(label.text))
        written: dict[str, list[int]] = defaultdict(list)
        for place, label in enumerate(self._labels):
            if code := "".join(map(self._codes.word, words(label.text))):
                written[code].append(place)
        self._patterns = list(map(tuple, written.values()))
        """For each row of numbers the labels whose words have them, by their places in ``_labels``."""
        self._sizes = [len(code) // WIDTH for code in written]
        self._automaton: Any = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for pattern, code in enumerate(written):
            self._automaton.add_word(code, pattern)
        if self._patterns:
            self._automaton.make_automaton()
        self._forms: dict[int, Form] = {}
        self._meaning = Meaning(self._labels, self._codes, self._form, self._patterns)
        denials = [phrase.split() for phrase in sorted(DENIALS)]
        self._codes.numbers.learn(chain.from_iterable(denials))
        self._denials = re.compile("|".join(re.escape("".join(map(self._codes.word, phrase))) for phrase in denials), re.DOTALL)
        self._written: dict[tuple[int, str, str], Mapping[int, float]] = {}

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
        read = Text(text[:LONGEST_TEXT], self._codes)
        hits: list[SkillHit] = []
        reached = 0
        for first, below, pattern in self._found(read.code):
            if first >= reached and (found := self._hits(first, first - below, pattern, read, language)) is not None:
                reached = first - below
                hits += found
        return self._undefined(hits, read.text) if any(hit.text.isupper() for hit in hits) else hits

    def _undefined(self, hits: list[SkillHit], text: str) -> list[SkillHit]:
        """The hits without those by a short form that the text itself binds to something else."""
        stands_for, may_be = definitions(text), self._meaning.is_called
        for hit in hits:
            if hit.text.isupper():
                stands_for.setdefault(hit.text, []).extend(beside(text, hit.start, hit.end))
        return [
            hit
            for hit in hits
            if not (defined := stands_for.get(hit.text)) or any(may_be(hit.scheme, hit.code, hit.text, long) for long in defined)
        ]

    def _found(self, code: str) -> list[tuple[int, int, int]]:
        """Every label in a row of numbers, the first and of these the longest first: first word, words (below zero), row."""
        sizes = self._sizes
        found = [(end // WIDTH + 1 - sizes[row], -sizes[row], row) for end, row in self._automaton.iter(code)]
        found.sort()
        return found

    def _hits(self, first: int, after: int, pattern: int, read: Text, language: str) -> list[SkillHit] | None:
        """The skills meant by a label in the text; None where the words are no label after all."""
        start, end = read.span(first, after)
        sure = self._fitting(pattern, read.text[start:end], language)
        near = partial(read.near, first, after)
        sure = sure and self._meaning.possible(sure, near, partial(is_meant, read.text, start, end))
        if not sure:
            return None
        if read.has_near(first, after, self._denials) and denied(read.text, start, end):
            return []
        return [
            SkillHit(
                start=start, end=end, text=read.text[start:end], scheme=label.scheme, code=label.code, label=label.label,
                confidence=round(sure[place] * factor * self._loudness(place, read.text, start, end), 3),
            )
            for place, factor in self._meaning.chosen(sure, near)
            for label in [self._labels[place]]
        ]  # fmt: skip

    def _fitting(self, pattern: int, written: str, language: str) -> Mapping[int, float]:
        """The labels that some characters of a text are, each with how sure that is without a look around; remembered."""
        asked = pattern, written, language
        known = self._written.get(asked)
        if known is None:
            spans = [found.span() for found in WORD.finditer(written)]
            here = [written[start:end] for start, end in spans]
            fitting = (place for place in self._patterns[pattern] if self._form(place).fits(here, written, spans))
            known = {place: self._sureness(place, here, language) for place in fitting}
            if len(self._written) >= _REMEMBERED:
                self._written.clear()
            self._written[asked] = known
        return known

    def _form(self, place: int) -> Form:
        if place not in self._forms:
            self._forms[place] = Form.of(self._labels[place].text, self._labels[place].language)
        return self._forms[place]

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

    def _loudness(self, place: int, text: str, start: int, end: int) -> float:
        if not self._form(place).acronym:
            return 1.0
        return SHOUTED if f"{text[max(0, start - 30) : start]}{text[end : end + 30]}".isupper() else 1.0


def _fingerprint(labels: list[SkillLabel]) -> str:
    kept = sorted((one.scheme, one.code, one.label, one.text, one.language, one.preferred, one.context) for one in labels)
    return hashlib.sha256(repr(kept).encode()).hexdigest()[:16]
