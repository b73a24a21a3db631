"""What a name as the NER marked it has too much of, and of which kind it is: words of the title or the field before it, ranks, degrees, words in small letters."""

import re
from typing import Final

from ingest.extract.lexicon import posts
from ingest.extract.lexicon.word_kinds import COMMON, known
from ingest.extract.relations.english_names import without_posts
from ingest.extract.relations.heads import is_number_of_post, is_of_a_list, is_verb
from ingest.extract.relations.name_words import VILLAGES, is_called, is_place
from ingest.extract.tokens import is_degree
from ingest.extract.view import Name, Span, View

_OFFICES: Final = (posts.STATE - posts.ROYAL) | posts.MINISTER | posts.words("ketua wapres kapolri sekjen")
_NO_END: Final = posts.STOPS | posts.FROM | posts.SAID | posts.JOINS
_HOW: Final = posts.words("plt plh plth pj pjs pgs penjabat")
"""Words that say how a post is held, with which no name begins."""
RANKS: Final = posts.HONORIFICS - posts.ROYAL - posts.words("h haji hajjah habib tengku romo ki sr gen col hon ms")
"""Ranks and honorifics that are no part of the name behind them, nor of the institution before."""
_LOCAL: Final = posts.words("desa kelurahan kecamatan")
"""What is a place rather than who governs it."""
HAJJ: Final = posts.words("h h. k.h. kh. hj hj.")
"""How those who made the pilgrimage are called, before their names; ``H`` may be an initial within them."""
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){2,}")
_MUHAMMAD: Final = posts.words("moh. moch. muh. mohd. mhd. muhd. abd.")
"""How a first name is shortened."""
_BALINESE: Final = posts.words("wayan gede putu made kadek nengah nyoman komang ketut gusti dewa ngurah")
"""What ``I`` stands before in men's names of Bali."""
_AS: Final = posts.words("sebagai menjadi jadi jabatan")
"""What stands before somebody's post."""
POSTS: Final = posts.HEADS.keys() | posts.AFTER
"""Words that a post begins or ends with."""


def trimmed(text: View, start: int, end: int, label: str) -> Name:
    """A name without words in lower case at its ends, and without the title or the field before it."""
    if end - start > 1 and _is_number_of_post(text, start):
        start += 1
        label = "PER" if all(is_called(word) for word in text.lower[start:end]) else label  # Wakil Rektor [IV Ani Khayal]ORG
    whole = start, end, label
    if not text.has_capital(start) and label != "PER":
        return whole
    words = text.words
    if not words[end - 1][:1].isupper() or (label == "PER" and words[start].islower()):
        start, end = _without_small(text, start, end, label)
    if text.shouts or text.whispers:
        return whole
    start, end = without_posts(text, start, end, label)
    before = text.lower[start - 1] if start else ""
    while end - start > 1 and (
        _is_of_the_title(text.lower[start], before, label) or (label == "PER" and _ends_a_field(text, start))
    ):
        before = text.lower[start]
        start += 1
    if label == "ORG":
        return *_of_institution(text, start, end), label
    if label == "PER":
        start, end = _of_person(text, start, end)
        label = _kind(text, start, end, before)
    return start, end, label


def _of_institution(text: View, start: int, end: int) -> Span:
    """An institution's name without the group or the field before it, and without what begins the name of the person behind it."""
    start = _without_college(text, start, end)
    start += _is_in_a_field(text, start, end)
    is_before_name = text.starts(end, "PER") is not None
    while end - start > 1 and (
        text.lower[end - 1].rstrip(".") in RANKS
        or is_of_a_list(text, end - 1)
        or (is_before_name and (_INITIALS.fullmatch(text.words[end - 1]) or text.words[end - 1] in {"H.", "Anak"}))
    ):
        end -= 1
    return start, end


def _of_person(text: View, start: int, end: int) -> Span:
    """Somebody's name without ranks before it and degrees behind, and with the initials before it."""

    def is_rank(at: int) -> bool:
        is_corps = text.lower[at] in posts.CORPS and text.lower[at - 1].rstrip(".") in RANKS
        return is_corps or text.lower[at].rstrip(".") in RANKS

    while end - start > 1 and is_rank(start):
        start += 1
    while end - start > 1 and ends_in_a_degree(text, end - 1):
        end -= 1
    if start and is_initial(text, start - 1):
        is_free = text.entity[start - 1] < 0 or text.words[start - 1] == "Anak"
        start -= is_free or _INITIALS.fullmatch(text.words[start - 1]) is not None
    return start, end


def _kind(text: View, start: int, end: int, before: str) -> str:
    """Whose name it is that the NER takes for somebody's, by its first word and what stands before: a place's, an institution's, or indeed a person's."""
    first, is_one = text.lower[start], end - start == 1
    if end - start <= 2 and is_place(text, start) and is_place(text, end - 1) and _takes_a_place(text, start):
        return "LOC"
    if before in VILLAGES and is_one and not is_called(first):
        is_told = text.is_at(end, {")"}) or any(text.is_at(start - back, _AS) for back in (2, 3))
        return "LOC" if is_told else "PER"  # Ani (Camat Semu); Ani dilantik sebagai Camat Semu
    if first in posts.INSTITUTIONS and not (is_one or is_called(first)):  # Manajer PLN [Unit Induk Semu]PER
        return "LOC" if first in _LOCAL else "ORG"
    is_short = text.is_short_form(start) or first in posts.NAMED
    return "ORG" if before == "(" and is_one and is_short and text.label(start - 2) == "ORG" else "PER"


def ends_in_a_degree(text: View, at: int) -> bool:
    """Whether a word is a degree by its form too, with capitals or stops within: ``SSos``, ``MM``, ``Sp.A``, but not ``Mars``."""
    word = text.words[at]
    return ("." in word[:-1] or sum(map(str.isupper, word)) > 1) and is_degree(word)


def _without_small(text: View, start: int, end: int, label: str) -> Span:
    """A name without words in lower case at its ends, as far as it has capitals."""
    if any(map(text.has_capital, range(start, end))):
        while not text.has_capital(end - 1) and (
            (label == "PER" and text.words[end - 1].isalpha()) or text.lower[end - 1] in _NO_END or is_verb(text.lower[end - 1])
        ):
            end -= 1
        while label == "PER" and text.words[start].islower():
            start += 1
    return start, end


def _takes_a_place(text: View, at: int) -> bool:
    """Whether the word before belongs to what a place may be of: a ministry's field, an office, an institution."""
    before = text.lower[at - 1] if at else ""
    return before in posts.PORTFOLIOS | posts.STATE or text.label(at - 1) == "ORG"


def _ends_a_field(text: View, at: int) -> bool:
    """Whether a word is the last of a ministry's field: ``Menteri Hukum dan [HAM Budi]PER``."""
    return text.is_at(at, posts.PORTFOLIOS) and text.is_at(at - 1, posts.JOINS) and text.is_at(at - 2, posts.PORTFOLIOS)


def _without_college(text: View, start: int, end: int) -> int:
    """Where an institution's name begins behind the group of it that somebody serves: ``Ketua [Dewan Pimpinan Pusat | Partai Rekaan]ORG``."""
    at = _college(text, start)
    return at if at < end and (text.lower[at] in posts.INSTITUTIONS | posts.NAMED or text.is_short_form(at)) else start


def is_college_of_next(text: View, start: int, end: int) -> bool:
    """Whether a name is of such a group alone, and the institution follows: ``Ketua [Dewan Pimpinan Pusat]ORG (DPP) [Partai Rekaan]ORG``."""
    after = text.closing(end) + 1 if text.is_at(end, {"("}) else end
    return start < end == _college(text, start) and text.starts(after, "ORG") is not None


def is_a_held_post(text: View, start: int, end: int) -> bool:
    """Whether a name is of a post, or of how it is held: ``[Pelaksana Harian Bupati Semu]ORG``, ``[Plh]ORG``; a title tells more of it."""
    for at in range(start, min(start + 4, end)):
        if text.lower[at] in posts.HEADS and any(
            tuple(text.lower[first:at]) in posts.HELD for first in range(max(0, at - 3), start + 1)
        ):
            return True
    is_number = end - start == 1 and _is_number_of_post(text, start)
    return is_number or all(word.rstrip(".") in _HOW for word in text.lower[start:end])


def _is_number_of_post(text: View, at: int) -> bool:
    """Whether a number is of the post before it: ``Wakil Rektor [IV Universitas Semu]ORG``, ``Presiden [ke-7 RI]ORG``."""
    is_number = text.lower[at].startswith("ke-") or (is_number_of_post(text, at) and not text.is_at(at + 1, _BALINESE))
    return is_number and text.is_at(at - 1, POSTS)


def _college(text: View, start: int) -> int:
    """One past the group that somebody's title goes on with here (``Ketua [Dewan Pimpinan Pusat``), or whose rest stands here; ``start`` where there is none."""
    at = start
    if (
        text.is_at(at, {"dewan"})
        and text.is_at(at + 1, posts.COLLEGES)
        and text.is_at(start - 1, posts.HEADS.keys() | posts.AFTER)
    ):
        at += 2
    elif not (text.is_at(at - 1, posts.COLLEGES) and text.is_at(at - 2, {"dewan"})):
        return start
    while text.is_at(at, posts.COLLEGES_OF):
        at += 1
    return at


def _is_in_a_field(text: View, at: int, end: int) -> bool:
    """Whether a name's first word ends a field, and the name itself follows: ``Direktur Pemasaran dan [Niaga | Pertamina]ORG``."""
    return (
        text.is_at(at - 1, posts.JOINS)
        and text.has_capital(at - 2)
        and known(text.lower[at]).kind == COMMON
        and end - at == 2
        and (text.lower[at + 1] in posts.NAMED or text.is_short_form(at + 1))
    )


def is_initial(text: View, at: int) -> bool:
    """Whether a word before a name is initials of it, ``H.M.Khayal``, ``Moh.``, or ``I`` of a Balinese one; behind a comma or an institution also ``D Khayal``."""
    word = text.words[at]
    if text.is_at(at, HAJJ):
        return False
    if word == "I":
        return text.is_at(at + 1, _BALINESE)
    if word.endswith(".") and text.lower[at] in _MUHAMMAD:
        return True
    if _INITIALS.fullmatch(word) or (word == "Anak" and text.is_at(at + 1, {"agung"})):
        return True
    return bool(re.fullmatch(r"[A-Z]\.?", word)) and (text.is_at(at - 1, {","}) or text.label(at - 1) == "ORG")


def _is_of_the_title(word: str, before: str, label: str) -> bool:
    if word.rstrip(".") in _HOW or (before, word) in posts.HELD:
        return True
    if label == "PER":
        return (
            word in _OFFICES
            or (before in posts.MINISTER and word in posts.PORTFOLIOS)
            or (before == "sekretaris" and word == "kabinet")
        )
    if label == "LOC":
        return (before, word) == ("kepala", "desa")
    return label == "ORG" and (
        (before in posts.HEADS and word in posts.AFTER) or (before in posts.BEFORE and word in posts.HEADS)
    )
