"""The head of a title: the words of the post itself, how they say it is held, and the numbers, ranks and honorifics beside them."""

import re
from typing import Final

from ingest.extract.document import RoleKind
from ingest.extract.lexicon import posts
from ingest.extract.lexicon.word_kinds import COMMON, GIVEN, RARE, VERB, known
from ingest.extract.view import View

_NUMBER: Final = re.compile(r"[IVX]{1,4}|\d{1,2}")
_LONGEST_PART: Final = 60
"""Words of a part of a list."""
_NOUN: Final = re.compile(r".*(?:si|(?<!k)an|tas|ika|isme|logi|grafi|men)")
"""What ends nouns and no bare verb: ``Mutasi``, ``Pelatihan``."""
_MADE_ONE: Final = re.compile(r"([a-z]{3,20})kan")
_VERB: Final = re.compile(r"(?:me[mnlryw]|meng|di(?=[a-z]{4})|ber(?=[a-z]{3})|ter(?=[a-z]{4}))[a-z]{2,30}")


def post_at(text: View, at: int, *, before: int = 2) -> int:
    """One past the last word of the post that begins here, or 0; ``before`` words at most may make another of it (``Wakil``)."""
    if text.label(at) and not text.starts(at, "ORG", "LOC"):
        return 0
    is_before = before and text.lower[at] in posts.BEFORE and text.is_at(at + 1, posts.HEADS) and text.entity[at + 1] < 0
    if is_before and (end := post_at(text, at + 1, before=before - 1)):
        return end
    end = next(
        (
            at + len(phrase)
            for phrase in posts.HEADS.get(text.lower[at], ())
            if tuple(text.lower[at : at + len(phrase)]) == phrase
        ),
        0,
    )
    if not end:
        return 0
    if _rank_end(text, at) or (text.lower[at] in posts.HONORIFICS and text.is_at(at + 1, posts.CORPS)):
        return 0
    if text.lower[at] == "wakil":  # alone it is anybody who was sent; a post with a committee behind it
        return end if text.is_at(end, posts.ORGANS | posts.NUMBERS) else 0
    after = posts.AFTER_MINISTER if text.lower[at] in posts.MINISTER else posts.AFTER
    if text.lower[at] not in posts.OF_GENERALS:
        after -= {"jenderal", "jendral"}
    while text.is_at(end, after) and text.entity[end] < 0 and text.has_capital(end) >= text.has_capital(end - 1):
        end += 1
    if text.lower[at] in posts.IN_COLLEGE and text.is_at(end, posts.COLLEGES) and text.entity[end] < 0:
        end += 1
        while text.is_at(end, posts.COLLEGES_OF) and text.entity[end] < 0:
            end += 1
    return end + (end < len(text) and text.entity[end] < 0 and is_number_of_post(text, end))


def is_number_of_post(text: View, at: int) -> bool:
    """Whether a number is of the post before it: ``Wakil Rektor III``; not what a list begins its next part with."""
    return bool(_NUMBER.fullmatch(text.words[at])) and not text.is_at(at + 1, {".", ")"})


def is_of_a_list(text: View, at: int) -> bool:
    """Whether a number begins the next part of a list: ``1. Ani, Kepala LAN 2. Budi``."""
    word = text.words[at]
    if not (word.isdigit() and len(word) < 3 and text.is_at(at + 1, {".", ")"})):
        return False
    before = str(int(word) - 1)
    return any(text.lower[one] == before and text.is_at(one + 1, {".", ")"}) for one in range(max(0, at - _LONGEST_PART), at))


def _rank_end(text: View, at: int) -> int:
    """One past a rank of the police that begins here and that a name follows, or 0: ``Komisaris Besar Budi``."""
    if not text.is_at(at, posts.RANKS):
        return 0
    end = at + 1
    while text.is_at(end, posts.OF_RANKS) and text.entity[end] < 0 and end - at < 4:
        end += 1
    is_rank = text.is_at(at - 1, {"ajun"}) or end > at + 1
    return end if is_rank and text.starts(end, "PER") else 0


_SERVICES: Final = frozenset({"tni", "pol", "polri", "purn"})
"""Whose a rank is, and that it was: ``Mayjen TNI (Purn)``, which look like institutions' names and are part of the rank."""


def after_honorifics(text: View, at: int) -> int:
    """The first word from here that is no honorific, degree or rank."""
    start = at
    while at < min(start + 10, len(text)) and (text.entity[at] < 0 or (at > start and text.lower[at] in _SERVICES)):
        if rank := _rank_end(text, at):
            at = rank
            continue
        if text.lower[at].rstrip(".") not in posts.HONORIFICS and not (at > start and _goes_with_rank(text, at)):
            break
        at += 1
    return at


def _goes_with_rank(text: View, at: int) -> bool:
    """Whether a word behind a rank or an honorific is of it: its stop, or its corps."""
    return text.lower[at] in {".", "(", ")"} or text.lower[at].rstrip(".") in posts.CORPS or is_of_navy(text, at)


def is_of_navy(text: View, at: int) -> bool:
    """Whether letters in brackets tell which corps of the navy: ``Letkol Laut (P)``."""
    return text.is_at(at - 1, {"("}) and text.is_at(at - 2, {"laut"}) and text.is_at(at + 1, {")"})


def held(text: View, at: int) -> tuple[RoleKind, int]:
    """How the post that begins here is held, by the words before it, and where those begin."""
    kind: RoleKind = "D"
    begin = at - (at > 0 and text.lower[at - 1] == f"{text.lower[at]}-wakil")  # calon gubernur-wakil gubernur
    while begin > 0:
        last = begin - 1
        while last > 0 and begin - last < 3 and text.lower[last] in {".", ")", "("}:  # Plt. and (Plt)
            last -= 1
        one = text.lower[last].rstrip(".")
        first = next((at for at in range(max(0, last - 2), last + 1) if (*text.lower[at:last], one) in posts.HELD), None)
        if first is None or (first == last and text.entity[last] >= 0):
            break
        how = posts.HELD[*text.lower[first:last], one]
        kind = how if kind in {"D", "TT"} or how == "FORMER" else kind
        begin = first - (first > 0 and text.lower[first - 1] == "(" and last + 1 < at and text.lower[last + 1] in {")", "."})
    return kind, begin


def is_verb(word: str, *, bare: bool = False) -> bool:
    """Whether a word looks like an Indonesian verb; ``bare``: also one without its first syllable, as headlines have them (``Lantik``, ``Resmikan``)."""
    if word in posts.NO_VERBS or (bare and word in posts.BODIES):
        return False
    return bool(_VERB.fullmatch(word)) or (bare and _is_bare_verb(word))


def _is_bare_verb(word: str) -> bool:
    """Whether running text has it as a verb, or a dictionary knows it, or what *-kan* ends, and running text hardly has it."""
    kind, about = known(word)
    ended = _MADE_ONE.fullmatch(word)
    is_rare = (
        about[:1] == RARE
        and GIVEN not in about.partition(":")[0]
        and not _NOUN.fullmatch(word)
        and (kind == COMMON or (ended is not None and known(ended[1]).kind == COMMON))
    )
    return about[:1] == VERB or (is_rare and word not in posts.PORTFOLIOS)
