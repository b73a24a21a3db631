"""A title in a sentence: the post, how it is held, its institution, and one past the last word that belongs to it.

Indonesian puts the post first, then its field, then the institution, then the name: ``Plt | Kepala | LAN | Taufiq``,
``Direktur Pemasaran dan Niaga | Pertamina | ...``. Where the field ends and the institution begins is told by what the NER
found, by the words that begin institutions' names, and by short forms; offices of state and ministers take all of it.
Every look ahead is bounded, so that the whole is linear in the length of the text.
"""

import re
from dataclasses import dataclass
from typing import Final

from ingest.extract.document import RoleKind
from ingest.extract.lexicon import posts
from ingest.extract.relations.heads import after_honorifics, held, is_of_a_list, is_verb, post_at
from ingest.extract.relations.institution_names import begins_institution, name_goes_on, place_ends
from ingest.extract.relations.name_words import is_headline
from ingest.extract.view import Span, View

_LONGEST: Final = 28
"""Words behind a post that may belong to it: the longest ministry's name has eleven."""
_LONGEST_FIELD: Final = 5
"""Words in lower case within a field: ``ketua serikat veteran perang``."""
_LONGEST_TAIL: Final = 9
"""Words of what belongs to neither field nor institution: ``terpilih periode 2014-2019``."""
_PERIOD: Final = re.compile(r"((?:19|20)\d\d)(?:\s?[-–/]\s?(?:19|20)\d\d)?")
_ORDINAL: Final = re.compile(r"ke-?\d{1,3}")
_ORDER: Final = re.compile(r"ke-?\d{1,3}|ke(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan)")


@dataclass(slots=True)
class Title:
    """A post as words of the text."""

    begin: int
    role: Span
    head: str
    institution: Span | None = None
    kind: RoleKind = "D"
    date: str | None = None
    end: int = 0
    many: bool = False
    """Whether a number says that several hold it: ``dua pemimpin``."""


def is_bare(title: Title) -> bool:
    """Whether one word is all that the title is."""
    return title.institution is None and title.role[1] - title.role[0] == 1


def find(text: View) -> list[Title]:
    """The Indonesian titles of a text, in its order; none begins within the post of another."""
    titles: list[Title] = []
    done = 0
    for at in [place for place, word in enumerate(text.lower) if word in posts.HEADS]:
        if at >= done and not _is_of_a_group(text, at) and (end := post_at(text, at)):
            titles.append(_Reading(text, at, end).title())
            done = max(titles[-1].role[1], (titles[-1].institution or (0, 0))[1], at + 1)
    return titles


def _is_of_a_group(text: View, at: int) -> bool:
    """Whether a word for a post is of the name of a group: ``Dewan Pimpinan Daerah``."""
    return text.is_at(at - 1, posts.GROUPS) and text.has_capital(at - 1) and text.has_capital(at) and not text.shouts


class _Reading:
    """One look along the words behind a post."""

    def __init__(self, text: View, at: int, end: int) -> None:
        self.text = text
        self.at = self.role_end = end
        self.start, self.post_end = at, end
        head = next((word for word in text.lower[at:end] if word not in posts.BEFORE), text.lower[at])
        kind, begin = held(text, at)
        self.found = Title(begin, (at, end), head, kind="CANDIDATE" if text.lower[end - 1] in posts.CANDIDATES else kind)
        last = text.lower[end - 1]
        self.state = head in posts.STATE or (head, last) in {("duta", "besar"), ("kepala", "desa")} or head == "dutabesar"
        self.minister = head in posts.MINISTER
        self.complete = head in posts.COMPLETE or (
            (last in {"umum", "jenderal", "jendral", "harian", "redaksi"} and head != "direktur")
            or (head, last) in {("direktur", "eksekutif"), ("direktur", "utama")}
        )
        self.of_holder = 0
        """One past the word behind the post that is of its holder (``Rektor | baru | UGM``), or 0."""
        self.institution: int | None = None
        self.institution_end = 0
        self.small = 0
        self.tail = 0
        """Where what belongs to neither field nor institution began (``terpilih``, ``periode 2014-2019``), or 0."""

    def title(self) -> Title:
        """The post with all that belongs to it."""
        limit = min(len(self.text), self.role_end + _LONGEST)
        while self.at < limit and self._step():
            pass
        found = self.found
        found.end = self.at
        while found.end > self.role_end and self.text.lower[found.end - 1] in posts.JOINS:
            found.end -= 1
        while self.role_end > self.start + 1 and self.text.lower[self.role_end - 1] in posts.JOINS:
            self.role_end -= 1
        self.role_end -= self.role_end == self.of_holder
        found.role = (self.start, self.role_end)
        while self.institution is not None and self.text.lower[self.institution_end - 1] in posts.JOINS | {","}:
            self.institution_end -= 1
        if self._is_common_noun():
            found.role = (self.start, self.institution_end)
        elif self.institution is not None and self.institution_end > self.institution:
            found.institution = (self.institution, self.institution_end)
        return found

    def _is_common_noun(self) -> bool:
        """Whether what would be the institution is one word in lower case, ``partai``, which names none."""
        at, text = self.institution, self.text
        if (
            at is None
            or self.institution_end != at + 1
            or at not in {self.role_end, self.of_holder}
            or self.minister
            or self.state
        ):
            return False
        return text.entity[at] < 0 and text.words[at].islower() and text.lower[at] in posts.INSTITUTIONS

    def _step(self) -> bool:
        """Take the next word, or some; whether to go on."""
        text, at = self.text, self.at
        word = text.lower[at]
        if text.entity[at] >= 0:
            return self._entity()
        if word == "(":
            return self._brackets()
        if word == ",":
            return self._comma()
        if word in posts.ENDS:
            return False
        if period := _PERIOD.fullmatch(word):
            self.found.date = self.found.date or period[1]
            return self._into_tail()
        if self.tail:
            return self._in_tail(word)
        if self._begins_another(word):
            return False
        if at == self.role_end and (_ORDER if self.state else _ORDINAL).fullmatch(word):  # Presiden ke-6 RI
            self.at += 1
            return True
        if at == self.role_end and not self.of_holder and word in posts.OF_HOLDERS and self._is_named_behind():
            return self._of_holder(word)
        return self._ends_names(word) if self._is_late(word) else self._word(word)

    def _is_named_behind(self) -> bool:
        """Whether an institution or a name may stand behind the next word."""
        text, after = self.text, self.at + 1
        return after < len(text) and (text.entity[after] >= 0 or text.has_capital(after))

    def _of_holder(self, word: str) -> bool:
        """Pass a word that says of the holder, not of the post, what it does: ``Ketua terpilih | PGRI``."""
        if self.found.kind == "D":
            self.found.kind = posts.OF_HOLDERS[word]
        self.post_end += self.at == self.post_end
        self.at = self.role_end = self.of_holder = self.at + 1
        return True

    def _entity(self) -> bool:
        span = self.text.starts(self.at, "ORG", "LOC")
        if span is None and self.at == self.role_end and self.text.entity[self.at] == self.text.entity[self.start]:
            span = self.at, self.text.spans[self.text.entity[self.at]][1]  # Komisioner stands within the institution's name
        if span is None:
            return False
        if not self.tail:
            self.institution = self.at if self.institution is None else self.institution
            self.institution_end = span[1]
        self.at = span[1]
        return True

    def _brackets(self) -> bool:
        """A short form or years in brackets are passed over; a name in them is not."""
        close = self.text.closing(self.at)
        if not close or any(self.text.label(at) == "PER" for at in range(self.at, close)):
            return False
        for at in range(self.at, close):
            if period := _PERIOD.match(self.text.lower[at]):
                self.found.date = self.found.date or period[1]
        self.at = close + 1
        return True

    def _comma(self) -> bool:
        if (self.institution is None and not self.minister) or self.tail:
            return False
        if end := place_ends(self.text, self.at):  # Kepala Desa X, Kecamatan Y, Ani ...
            self.at = end
            return True
        end = name_goes_on(self.text, self.at)
        if end:
            self._into_institution(end)
        return bool(end)

    def _into_tail(self) -> bool:
        self.tail = self.tail or self.at
        self.at += 1
        return True

    def _in_tail(self, word: str) -> bool:
        is_until = word in {"hingga", "sampai"} and self.at + 1 < len(self.text) and self.text.lower[self.at + 1].isdigit()
        if (word in posts.STOPS and word not in posts.LATE and not is_until) or word == "sekaligus":
            return False
        if word in posts.JOINS and not self._joins_in_tail():
            return False
        if self.at - self.tail > _LONGEST_TAIL or is_verb(word) or after_honorifics(self.text, self.at) > self.at:
            return False
        if word == "terpilih":
            self.found.kind = "CANDIDATE"
        self.at += 1
        return True

    def _joins_in_tail(self) -> bool:
        """Whether years, or capitals of a field behind the institution (``Bidang Edukasi dan Perlindungan``), are joined here."""
        text, after = self.text, self.at + 1
        if after >= len(text) or text.entity[after] >= 0:
            return False
        is_field = text.lower[self.tail] == "bidang" and text.has_capital(after) and text.lower[after] not in posts.HEADS
        return text.lower[after].isdigit() or is_field

    def _begins_another(self, word: str) -> bool:
        """Whether a name, or another title, begins here."""
        text, at = self.text, self.at
        if text.has_capital(at) or word in posts.CALLED:
            behind = after_honorifics(text, at)
            if text.starts(behind, "PER") or (
                word.rstrip(".") in posts.TITLED and behind < len(text) and text.has_capital(behind)
            ):
                return True
        if (word,) in posts.HELD and word != "calon":
            return True
        if word == "ahli" and at > self.start and text.is_at(at + 1, posts.LEVELS):  # Auditor Kepegawaian | Ahli Muda
            return False
        if word not in posts.HEADS or word in posts.FIELDS_TOO or text.lower[at - 1] in posts.BODIES or not post_at(text, at):
            return False
        if self.minister and at == self.role_end and word == "sekretaris" and text.is_at(at + 1, {"negara"}):
            return False
        return not (at == self.role_end and text.lower[self.start] in posts.OF_ANOTHER)

    def _is_late(self, word: str) -> bool:
        """Whether what follows belongs to neither the field nor the institution."""
        if _ORDINAL.fullmatch(word) or (word == "ke" and self.text.is_at(self.at + 1, {"-"})):
            return True
        return word in posts.LATE and (self.institution is not None or word not in posts.LATE_OR_FIELD or self._is_then())

    def _is_then(self) -> bool:
        return self.text.lower[self.at] in {"saat", "kala", "ketika"} and self.text.is_at(self.at + 1, {"itu", "ini"})

    def _ends_names(self, word: str) -> bool:
        if word == "sekaligus" or (word == "yang" and not self.text.is_at(self.at + 1, {"baru", "lama"})):
            return False
        if self._is_then():
            if self.text.lower[self.at + 1] == "itu" and self.found.kind == "D":
                self.found.kind = "FORMER"
            self._into_tail()
        if word == "terpilih":
            self.found.kind = "CANDIDATE"
        return self._into_tail()

    def _word(self, word: str) -> bool:
        """A word of the field or of the institution's name."""
        text, at = self.text, self.at
        if word in posts.FROM:
            return self._from()
        if word in posts.JOINS or word in {"untuk", "bidang", "urusan"}:
            following = text.lower[at + 1] if at + 1 < len(text) else "."
            self.at += 1
            return not (
                text.starts(at + 1, "PER") or following in posts.STOPS or (following,) in posts.HELD
                or (following in posts.HEADS.keys() - posts.FIELDS_TOO and bool(post_at(text, at + 1)))
            )  # fmt: skip
        if word in posts.NEVER_NAMES or is_of_a_list(text, at):
            return False
        if text.has_capital(at) or word.isdigit():
            if is_verb(word, bare=True) and not text.is_at(at - 1, posts.BODIES | {":"}) and is_headline(text.words, at):
                return False
            if self.institution is None and (
                self.state or self.minister or self.small or self._is_complete(at) or begins_institution(text, at)
            ):
                self.institution = at
            return self._take()
        if word in posts.STOPS or is_verb(word) or not word.isalpha() or (self.state and word != "negara"):
            return False
        if self.institution is not None and text.has_capital(self.institution):
            return False
        self.small += 1
        if self.institution is None and self.minister and text.entity[at] < 0:
            self.institution = at
        return self.small <= _LONGEST_FIELD and self._take()

    def _is_complete(self, at: int) -> bool:
        """Whether no field follows: ``Ketua Umum Gerindra``, but ``Ketua Umum Dewan Pakar``."""
        return self.complete and self.text.lower[at] not in posts.ORGANS | posts.STATE | posts.MINISTER and at == self.post_end

    def _take(self) -> bool:
        self.at += 1
        if self.institution is None:
            self.role_end = self.at
        else:
            self.institution_end = self.at
        return True

    def _from(self) -> bool:
        """``dari``, ``pada``, ``di`` lead to the institution, or, where it is known, to what does not matter here."""
        text, after = self.text, self.at + 1
        while text.is_at(after, {"fraksi", "partai"}) and text.entity[after] < 0:
            after += 1
        named = text.starts(after, "ORG", "LOC")
        if not (
            named
            or text.is_at(self.at + 1, posts.INSTITUTIONS)
            or (self.at + 1 < len(text) and text.is_short_form(self.at + 1) and text.lower[self.at + 1] not in posts.HONORIFICS)
        ):
            return False
        if self.institution is not None or self.found.kind == "CANDIDATE":
            return self._into_tail()
        self.at = after if named else self.at + 1
        return True

    def _into_institution(self, end: int) -> None:
        if self.institution is None:
            self.institution = self.role_end
        self.at = self.institution_end = end
