"""Which skill words mean: chosen by the words around them where several bear them, or where they are words of everyday speech."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from ingest.extract.lexicon.words import IDLE
from ingest.extract.skills.forms import Form, bare, content, words
from ingest.extract.skills.homonyms import OTHERWISE, is_homonym
from ingest.extract.skills.labels import SkillLabel
from ingest.extract.skills.pieces import Codes

CHOSEN: Final = 0.85
"""Times this where several skills of a list bear the words, and those around them chose one, or they are the name of one."""
OPEN: Final = 0.4
"""Times this where nothing chose: all of them are kept."""
TOLD: Final = 2
"""Words around a word of everyday speech that must speak of the skill, else it is not meant."""

Near = Callable[[], set[str]]
"""The numbers of the words around, made when they are asked for: most labels mean one thing wherever they stand."""
Spoken = Callable[[], bool]
"""Whether the words beside a name that is another word too speak of the skill, asked where it is one."""


class Meaning:
    """What stands near skills where they are meant: the words of their other labels and of their descriptions."""

    def __init__(
        self, labels: Sequence[SkillLabel], codes: Codes, form: Callable[[int], Form], patterns: Sequence[Sequence[int]]
    ) -> None:
        """Number what stands near the labels that alone do not tell what is meant.

        Args:
            labels: all labels; ``patterns`` and ``form`` speak of them by their places.
            codes: the numbers of words.
            form: how a label is written.
            patterns: the labels that are written alike.
        """
        self._labels, self._codes, self._form = labels, codes, form
        self._of_skill: dict[tuple[str, str], list[int]] = defaultdict(list)
        for place, label in enumerate(labels):
            self._of_skill[label.scheme, label.code].append(place)
        single = [pattern for pattern in patterns if len(words(labels[pattern[0]].text)) == 1]
        self._weak = {place for pattern in single for place in pattern if self._is_weak(place)}
        self._homonyms = {place for pattern in single for place in pattern if self._is_homonym(place)} - self._weak
        self._homonyms |= {place for place, label in enumerate(labels) if label.text.lower() in OTHERWISE}
        doubtful = {place for pattern in patterns if len(pattern) > 1 for place in pattern} | self._weak
        codes.numbers.learn(word for place in sorted(doubtful) for word in sorted(self._told(place)))
        self._idle = {codes.word(word) for word in (*IDLE, "")}
        self._contexts: dict[int, frozenset[str]] = {}

    def possible(self, sure: Mapping[int, float], near: Near, spoken: Spoken) -> Mapping[int, float]:
        """Of labels, each with how sure it is, those that may be meant: not those of everyday speech, or of another word, of which nothing near tells."""
        if not self._homonyms.isdisjoint(sure) and not spoken():
            sure = {place: one for place, one in sure.items() if place not in self._homonyms}
        if self._weak.isdisjoint(sure):
            return sure
        around = near()
        weak = (place for place in sure if place in self._weak)
        unsaid = {place for place in weak if len(around & self._context(place)) < TOLD}
        return {place: one for place, one in sure.items() if place not in unsaid}

    def chosen(self, sure: Mapping[int, float], near: Near) -> Iterator[tuple[int, float]]:
        """Of labels, each with how sure it is, those meant: for each list one, or all where nothing tells; with a factor."""
        if len(sure) == 1:
            yield next(iter(sure)), 1.0
            return
        best: dict[str, dict[str, int]] = defaultdict(dict)
        for place in sure:
            skills, code = best[self._labels[place].scheme], self._labels[place].code
            if code not in skills or sure[place] > sure[skills[code]]:
                skills[code] = place
        for skills in best.values():
            yield from self._one_of(list(skills.values()), near)

    def is_called(self, scheme: str, code: str, short: str, long: str) -> bool:
        """Whether a skill may be what a short form stands for: half of the words that mean something tell of it, or nothing more is told."""
        told = self._told(self._of_skill[scheme, code][0]) - set(words(short))
        known = set(map(self._codes.word, told)) - {self._codes.word("")}
        meant = content(long) - IDLE
        return not told or 2 * sum(word in told or self._codes.word(word) in known for word in meant) >= len(meant)

    def _one_of(self, places: list[int], near: Near) -> Iterator[tuple[int, float]]:
        if len(places) == 1:
            yield places[0], 1.0
            return
        around = near()
        told = [len(around & self._context(place)) for place in places]
        most = max(told)
        own = [place for place in places if self._labels[place].preferred]
        if most and told.count(most) == 1:
            yield places[told.index(most)], CHOSEN
        elif len(own) == 1:
            yield own[0], CHOSEN
        else:
            yield from ((place, OPEN) for place in places)

    def _is_weak(self, place: int) -> bool:
        """Whether a label of one word alone says nothing: a letter, a word of everyday speech, or one that its skill's name has not.

        The last holds for English, where lists have such synonyms by the thousand ("experiment" for "think creatively").
        """
        label, form = self._labels[place], self._form(place)
        if form.everyday:
            return True
        if label.preferred or label.language == "id" or form.acronym or form.names[0]:
            return False
        return self._codes.word(form.folded[0]) not in set(map(self._codes.word, words(label.label)))

    def _is_homonym(self, place: int) -> bool:
        """Whether a label is an English name, or one that Indonesian has too, that is another word."""
        label = self._labels[place]
        own = label.language != "id" or label.text == bare(label.label)
        return own and is_homonym(self._form(place).written[0])

    def _context(self, place: int) -> frozenset[str]:
        """The numbers of the words that stand near a label's skill."""
        if place not in self._contexts:
            own = set(words(bare(self._labels[place].text)))
            self._contexts[place] = frozenset(map(self._codes.word, self._told(place) - own)) - self._idle
        return self._contexts[place]

    def _told(self, place: int) -> set[str]:
        """The words of a skill's labels and of its description."""
        label = self._labels[place]
        others = (self._labels[other].text for other in self._of_skill[label.scheme, label.code])
        return content(" ".join((label.context, *others)))
