"""The capitals that a text would have, given back where all of it is in small letters or in capitals: the rules that go by them then read any case."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ingest.extract import languages
from ingest.extract.lexicon import posts
from ingest.extract.lexicon.places import DIRECTIONS, PLACES
from ingest.extract.lexicon.word_kinds import COMMON, MIXED, NAME, RARE, UNKNOWN, known
from ingest.extract.relations.heads import is_verb
from ingest.extract.relations.name_words import is_called
from ingest.extract.view import View

_SHORT: Final = posts.words("""bi bkkbn bkn bnn bpip bpk bps brin bssn bumn dki diy dpd dpr dprd esdm iain ipb ipdn itb its kai kpai kpk kpu ky lan lbh lipi lsi
    ma mk mpr mui nu ojk pan pbnu pgri pkk pln pmi pssi pt pupr ri stan tni ugm ui uin unair undip unhas unpad uny""")
"""Short forms that could be words."""
_NO_WORD: Final = re.compile(r"[b-df-hj-np-tv-z]{2,5}|(?:[bdgkpt][bcdfgjkmnptvz]|[b-df-hj-np-tv-z]{3})[a-z]{1,4}")
"""Letters that begin short forms alone in Indonesian: ``bpom``, ``bnpb``."""
_BEFORE_SHORT: Final = frozenset(posts.HEADS) | posts.AFTER | posts.INSTITUTIONS
_SMALL: Final = posts.JOINS | posts.FROM | posts.words("untuk of the and for in")
"""Words within names without a capital."""
_RANKS: Final = posts.HONORIFICS - posts.CALLED
_NEVER: Final = posts.STOPS | posts.SAID | posts.NEVER_NAMES | frozenset(posts.HEADS) | posts.AFTER | posts.FROM | posts.JOINS
"""Words that are of nobody's name, nor of a place's."""


def with_capitals(text: View) -> View:
    """The same words with capitals by the names that were found, by lists and by their neighbours; English is read without."""
    if not (text.shouts or text.whispers) or _is_english(text):
        return text
    words: list[str] = []
    for at, word in enumerate(text.lower):
        written = word
        if _is_short(text, at):
            written = word.upper()
        elif (text.entity[at] >= 0 and word not in _SMALL) or _has_one(
            text.lower, at, is_behind=at > 0 and words[-1][:1].isupper()
        ):
            written = word[:1].upper() + word[1:]
        words.append(written if len(written) == len(text.words[at]) else text.words[at])  # or places would be lost
    return replace(text, words=words, shouts=False, whispers=False)


def _is_english(text: View) -> bool:
    return languages.of(text.words[: languages.ENOUGH], lower=text.lower[: languages.ENOUGH]) == "en"


def _is_short(text: View, at: int) -> bool:
    """Whether a word is a short form, also where it was taken for the first of a name: ``ketua [kpu ani khayal]PER``."""
    word = text.lower[at]
    if word in _SHORT:
        return text.label(at) != "PER" or (text.starts(at, "PER") is not None and text.is_at(at - 1, _BEFORE_SHORT))
    return word not in _RANKS and word not in posts.HEADS and _NO_WORD.fullmatch(word) is not None and known(word).kind == UNKNOWN


def _has_one(lower: Sequence[str], at: int, *, is_behind: bool) -> bool:
    """Whether a word outside of any name has a capital; ``is_behind``: the one before it has."""
    word, last, following = lower[at], *(lower[place] if 0 <= place < len(lower) else "" for place in (at - 1, at + 1))
    if word in PLACES or word in posts.NAMED or word.rstrip(".") in _RANKS:
        return True
    if word in DIRECTIONS and is_behind and last in PLACES:
        return True
    if word in posts.PLACES:  # dinas kesehatan | kota semu
        return is_behind or following in PLACES
    if last in posts.PLACES and is_behind:
        return word.isalpha() and word not in _NEVER
    if word in posts.INSTITUTIONS:  # else a common noun
        return last in posts.HEADS or last in posts.AFTER
    return _is_of_a_field(lower, at, last, is_behind=is_behind) or _is_of_a_name(word, last, is_behind=is_behind)


def _is_of_a_field(lower: Sequence[str], at: int, last: str, *, is_behind: bool) -> bool:
    """Whether a word is of a ministry's field: ``menteri | hukum dan ham``, ``dinas | kesehatan``."""
    if lower[at] not in posts.PORTFOLIOS:
        return False
    if last in posts.JOINS or last == ",":
        return at > 1 and lower[at - 2] in posts.PORTFOLIOS
    return last in posts.MINISTER or (is_behind and (last in posts.PORTFOLIOS or last in posts.INSTITUTIONS))


def _is_of_a_name(word: str, last: str, *, is_behind: bool) -> bool:
    """Whether people are called so and it is no word besides, or it goes on with such a name."""
    if word in _NEVER or len(word) < 2 or not word.isalpha() or is_verb(word):
        return False
    kind, about = known(word)
    if is_called(word) and (about[0] == NAME or kind != COMMON):
        return True
    return is_behind and about[0] in {NAME, MIXED, RARE} and last not in posts.INSTITUTIONS
