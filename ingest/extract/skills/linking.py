"""Which standard skills a sentence speaks of, by meaning: its windows of words against the names of all skills.

One pass of MiniLM gives each token of a sentence a vector; a window of one to three words is the mean of its tokens, a skill the
mean of its names (own name and synonyms). A skill's score is that of its best window: cosine, a share of a softmax over all skills
(so that each window favours one skill), and the chance that these are words of a skill (``skill_words``); then the whole sentence's
cosine and its likeness letter by letter to any of the skill's names. An Indonesian sentence is compared as its gloss in English
(``gloss``) and, as it stands, in a multilingual space.

The weights were chosen on SkillSpan sentences with ESCO labels (``benchmarks/skill_linking.py``) and on Indonesian phrases
(``benchmarks/skill_linking_id.py``); the method without its last two steps is that of Decorte et al. 2023, arXiv:2307.10778.
"""

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from ingest.extract.document import LONGEST_TEXT, SkillHit
from ingest.extract.skills.char_index import CharIndex
from ingest.extract.skills.encoders import MiniLM, Vectors, minilm, multilingual, unit
from ingest.extract.skills.gloss import Gloss, Part, glossary
from ingest.extract.skills.label_vectors import Half, Names, label_vectors
from ingest.extract.skills.matching import SkillLabel
from ingest.extract.skills.negation import denied
from ingest.extract.skills.skill_words import tagger
from ingest.extract.skills.windows import blank, split

EXTRACTOR: Final = "linking/4"
"""What links, and its version: raise it when the same text and labels give other hits."""

OWN_NAME: Final = 0.6
"""Weight of a skill's own name against the mean of all its names."""
SOFTMAX: Final = 0.2
TEMPERATURE: Final = 0.04
SKILL_WORDS: Final = 0.25
"""Weight of the chance that a window's words belong to a skill."""
SENTENCE: Final = 0.2
LETTERS: Final = 0.7
MEANING: Final = 0.5
"""Weight of the multilingual space, for an Indonesian sentence: of its windows, of itself, and of its gloss."""

TOGETHER: Final = 8
"""Sentences compared with the skills at once: some ten MB."""

LONGEST_SENTENCE: Final = 60
"""Words that are read as one sentence."""

NONE: Final = np.zeros((0, MiniLM.width), np.float32)
"""No words."""

_ENDS = re.compile(r"(?<=[.!?;])\s+|\s*\n\s*")
_WORD = re.compile(r"\S+")

_ASIDE = re.compile(r"\s*\([^()]*\)$")
"""What a list adds to a name to tell it from others: Java (computer programming)."""


class Line(NamedTuple):
    """How a score becomes a confidence: a logistic of this slope, one half at ``half``; under ``least`` nothing is proposed."""

    slope: float
    half: float
    least: float

    def confidence(self, score: float) -> float:
        """The chance that a skill of this score is right, 0 to 1."""
        return 1 / (1 + math.exp(-self.slope * (score - self.half)))


CALIBRATED: Final = {"en": Line(4.2, 1.38, 1.6), "id": Line(4.3, 2.45, 2.57)}
"""Fitted on the even halves of what ``benchmarks/skill_linking.py`` and ``skill_linking_id.py`` read, which report on the odd ones."""


@dataclass(frozen=True)
class Skill:
    """A skill of some list, and its names."""

    scheme: str
    code: str
    label: str
    english: Names
    """Its names in English, its own first; glossed where it has none."""
    every: Names
    """Its names in every language."""


class Scores(NamedTuple):
    """How much a sentence speaks of each skill, altogether and by each of its windows (windows, skills)."""

    total: Vectors
    each: Vectors
    windows: list[tuple[int, int]]
    """First character of each window in the sentence, and one past its last."""


class Read(NamedTuple):
    """A sentence with what MiniLM makes of it, before skills are looked at."""

    sentence: str
    gloss: Gloss
    spans: list[tuple[int, int]]
    """The windows, by their characters in the sentence."""
    chances: Vectors
    """That a window's words belong to a skill (windows)."""
    words: Vectors
    """The sum of each word's tokens, then the whole sentence with length one (words + 1, width)."""
    weights: Vectors
    """What makes of the words' cosines those of the windows (windows, words): a window is the sum of its words, over its length."""


def skills_of(labels: Iterable[SkillLabel]) -> list[Skill]:
    """The skills that labels name, each with its names."""
    named: dict[tuple[str, str], list[SkillLabel]] = {}
    for label in labels:
        named.setdefault((label.scheme, label.code), []).append(label)
    return [_skill(of_one) for of_one in named.values()]


def _skill(labels: list[SkillLabel]) -> Skill:
    first = sorted(labels, key=lambda one: not one.preferred)
    every = tuple(dict.fromkeys(_ASIDE.sub("", one.text) or one.text for one in first if one.text.strip())) or (labels[0].label,)
    english = [in_english(one.text) for one in first if one.language != "id"] or [
        glossary().gloss(one.text).text for one in first
    ]
    return Skill(
        labels[0].scheme,
        labels[0].code,
        labels[0].label,
        tuple(dict.fromkeys(_ASIDE.sub("", name) or name for name in english)),
        every,
    )


def in_english(name: str) -> str:
    """A name in English words where all of its words are in the glossary, else as it is."""
    gloss = glossary().gloss(name)
    known = sum(part.from_end - part.from_start for part in gloss.parts)
    return gloss.text if known >= len(re.sub(r"\W+", "", name)) else name


class Linker:
    """All skills of some lists, ready to be compared with sentences. Build it once; it serves many threads."""

    def __init__(
        self,
        labels: Iterable[SkillLabel],
        cache: Path | None = None,
        told: Callable[[int], object] = lambda _done: None,
    ) -> None:
        """Encode the names of the skills, or read their vectors from the cache.

        Args:
            labels: the forms under which skills are named; a skill is known by its scheme and code.
            cache: the folder where vectors are kept (82,000 names take some two minutes to encode).
            told: hears how many more of ``steps`` are done.

        Raises:
            ModelMissing: an encoder's weights are not installed.
        """
        self.skills = skills_of(labels)
        self.words = tagger()
        """How likely words belong to a skill."""
        folder = cache / "skills" if cache else None
        english = [skill.english for skill in self.skills]
        every = [skill.every for skill in self.skills]
        self._english = _ready(label_vectors(english, minilm().encode, OWN_NAME, folder and folder / "minilm.npz", told))
        self._every = _ready(label_vectors(every, multilingual().encode, OWN_NAME, folder and folder / "multilingual.npz", told))
        names = [tuple(dict.fromkeys(skill.english + skill.every)) for skill in self.skills]
        self._letters = CharIndex(names) if names else None

    @staticmethod
    def steps(labels: Iterable[SkillLabel]) -> int:
        """What ``told`` counts to."""
        return 2 * len({(label.scheme, label.code) for label in labels})

    def scores(self, sentence: str, language: str = "en") -> Scores:
        """How much the sentence speaks of each skill, in the order of ``skills``; nothing is rejected."""
        return next(self.each_scores([sentence], language))

    def each_scores(self, sentences: Sequence[str], language: str = "en") -> Iterator[Scores]:
        """The scores of each sentence; the words of some are compared with all skills at once, which takes half as long."""
        for first in range(0, len(sentences), TOGETHER):
            some = [self._read(sentence, language) for sentence in sentences[first : first + TOGETHER]]
            cosines = np.vstack([one.words for one in some]) @ self._english if self._letters else NONE
            at = 0
            for one in some:
                yield self._scored(one, cosines[at : at + len(one.words)], language)
                at += len(one.words)

    def _scored(self, read: Read, cosines: Vectors, language: str) -> Scores:
        if not read.spans or self._letters is None:
            none = np.zeros(len(self.skills), np.float32)
            return Scores(none, none[None, :0], [])
        each = _matched(read.weights @ cosines[:-1], read.chances)
        total = each.max(axis=0) + SENTENCE * cosines[-1]
        texts = [read.gloss.text] if language == "en" else [read.gloss.text, read.sentence]
        total += LETTERS * self._letters.scores(texts).max(axis=0)
        if language != "en":
            texts = [read.sentence, read.gloss.text, *(read.sentence[start:end] for start, end in read.spans)]
            own, glossed, *near = multilingual().encode(texts) @ self._every
            meant = _matched(np.asarray(near), read.chances)
            each += MEANING * meant
            total += MEANING * (meant.max(axis=0) + own + glossed)
        return Scores(total, each, read.spans)

    def _read(self, sentence: str, language: str) -> Read:
        """Cut a sentence into windows, and encode its words."""
        sentence = blank(sentence)
        gloss = glossary().gloss(sentence) if language == "id" else Gloss(sentence, (Part(0, len(sentence), 0, len(sentence)),))
        cut = split(gloss.text)
        spans = [gloss.origin(one.start, one.end) if language == "id" else (one.start, one.end) for one in cut.windows]
        if not cut.windows:
            return Read(sentence, gloss, [], NONE[:, 0], NONE, NONE)
        offsets, states = minilm().states(gloss.text)
        words = np.asarray(cut.words)
        within = (offsets[:, 0] < words[:, 1:]) & (offsets[:, 1] > words[:, :1])
        sums = within.astype(np.float32) @ states
        windows = np.asarray([(one.first, one.last) for one in cut.windows])
        places = np.arange(len(words))
        of = ((windows[:, :1] <= places) & (places <= windows[:, 1:])).astype(np.float32)
        lengths = np.linalg.norm(of @ sums, axis=1, keepdims=True)
        chances = self.words.chances([gloss.text[start:end] for start, end in cut.words])
        return Read(
            sentence, gloss, spans, np.asarray(of @ chances / of.sum(axis=1), np.float32),
            np.vstack([sums, unit(states.sum(axis=0, keepdims=True))]), of / np.maximum(lengths, 1e-12),
        )  # fmt: skip

    def link(self, sentences: Sequence[str], language: str = "en", most: int = 5) -> list[list[SkillHit]]:
        """The skills that each sentence speaks of, the likeliest first; none where nothing reaches the least score of ``CALIBRATED``.

        Args:
            sentences: texts of some words each; what MiniLM does not read of a long one is not linked.
            language: ``id`` or ``en``: that of the sentences.
            most: skills of one sentence, at most. One window gives one skill of each list.

        Returns:
            Hits whose ``start`` and ``end`` count characters of their sentence.
        """
        scored = zip(sentences, self.each_scores(sentences, language), strict=True)
        return [list(self._hits(sentence, scores, language, most)) for sentence, scores in scored]

    def find(self, text: str, language: str = "en") -> list[SkillHit]:
        """The skills that a text speaks of, sentence by sentence in its order; none that it denies.

        Args:
            text: the text; of one longer than ``LONGEST_TEXT`` characters the beginning is read.
            language: its language, ``id`` or ``en``.

        Returns:
            Hits whose ``start`` and ``end`` count characters of ``text``.
        """
        text = text[:LONGEST_TEXT]
        spans = list(sentences(text))
        linked = self.link([text[start:end] for start, end in spans], language)
        moved = (
            hit.model_copy(update={"start": hit.start + start, "end": hit.end + start})
            for (start, _), hits in zip(spans, linked, strict=True)
            for hit in hits
        )
        return [hit for hit in moved if not denied(text, hit.start, hit.end)]

    def _hits(self, sentence: str, scores: Scores, language: str, most: int) -> Iterator[SkillHit]:
        taken: list[tuple[str, int, int]] = []
        line = CALIBRATED.get(language, CALIBRATED["id"])
        likely = np.flatnonzero(scores.total >= line.least)
        for place in likely[np.argsort(-scores.total[likely], kind="stable")][: 10 * most] if scores.windows else ():
            skill, (start, end) = self.skills[place], scores.windows[int(scores.each[:, place].argmax())]
            score = float(scores.total[place])
            if len(taken) >= most:
                return
            if all(scheme != skill.scheme or end <= first or last <= start for scheme, first, last in taken):
                taken.append((skill.scheme, start, end))
                yield SkillHit(
                    start=start, end=end, text=sentence[start:end], scheme=skill.scheme, code=skill.code, label=skill.label,
                    confidence=round(line.confidence(score), 3),
                )  # fmt: skip


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The characters of each sentence, or of each ``LONGEST_SENTENCE`` words of a longer one."""
    at = 0
    for found in [*_ENDS.finditer(text), None]:
        end = found.start() if found else len(text)
        words = [word.span() for word in _WORD.finditer(text, at, end)]
        for first in range(0, len(words), LONGEST_SENTENCE):
            part = words[first : first + LONGEST_SENTENCE]
            yield part[0][0], part[-1][1]
        at = found.end() if found else end


def _ready(rows: Half) -> Vectors:
    """Rows as columns in the precision that this machine multiplies fastest."""
    return np.ascontiguousarray(rows.astype(np.float32).T)


def _matched(cosines: Vectors, chances: Vectors) -> Vectors:
    """The score of each window for each skill."""
    shares = np.exp((cosines - cosines.max(axis=1, keepdims=True)) / TEMPERATURE)
    shares *= SOFTMAX / shares.sum(axis=1, keepdims=True)
    shares += cosines
    shares += SKILL_WORDS * chances[:, None]
    return np.asarray(shares, np.float32)
