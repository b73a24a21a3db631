"""Whether a word can be of somebody's name, or is a place's, as far as its form, its neighbours and our lists tell."""

from collections.abc import Sequence
from typing import Final

from ingest.extract.lexicon import english_posts, posts
from ingest.extract.lexicon.english_words import english_about
from ingest.extract.lexicon.places import DIRECTIONS, PLACE_WORDS, PLACES
from ingest.extract.lexicon.word_kinds import FAMILY, GIVEN, known
from ingest.extract.view import View

_WHILE: Final = 20
"""Words before and behind that show whether a name stands in a headline."""
_NO_NAMES: Final = (
    posts.BODIES | posts.PORTFOLIOS | posts.NO_NAMES | posts.NEVER_NAMES | posts.AFTER | PLACE_WORDS | posts.PLACES
    | frozenset(posts.HEADS) | english_posts.NO_NAMES | {"kabinet", "perjuangan"}
)  # fmt: skip
VILLAGES: Final = posts.words("camat lurah kades sekdes keuchik geuchik desa nagari kapolsek kalapas karutan")
"""Last words of posts whose places are too many for any list …"""
OF_VILLAGES: Final = posts.words("bpd bumdes kelurahan kecamatan desa nagari gampong puskesmas polsek koramil kua")
"""… and words of institutions that have such a place's name."""


def is_called(word: str) -> bool:
    """Whether people are called so, as far as our lists tell."""
    return not {GIVEN, FAMILY}.isdisjoint(known(word).about.partition(":")[0])


def is_place(text: View, at: int) -> bool:
    """Whether a word is a place's that is known, or its direction's (``Jawa Barat``)."""
    word = text.lower[at]
    return word in PLACES or (word in DIRECTIONS and at > 0 and text.lower[at - 1] in PLACE_WORDS)


def may_be_a_name(text: View, at: int, *, within: bool = False) -> bool:
    """Whether a word can be of a person's name, as far as its form and our lists tell."""
    word, written = text.lower[at], text.words[at]
    if (text.entity[at] >= 0 and not within) or not written[0].isupper() or text.shouts:
        return False
    if not (any(map(str.islower, written)) or len(written.rstrip(".")) == 1):
        return False
    return word not in _NO_NAMES


def is_headline(words: Sequence[str], at: int) -> bool:
    """Whether every long word around begins with a capital, as far as the sentence goes or for a while."""
    for some in (words[at : at + _WHILE], reversed(words[max(0, at - _WHILE) : at])):
        for word in some:
            if word in posts.ENDS:
                break
            if len(word) > 3 and word[0].islower():
                return False
    return True


def is_english(word: str) -> bool:
    """Whether English has a word in small letters nine times of ten, and nobody is called so: ``Ani Khayal | Leaves Office``."""
    return english_about(word)[:1] == "0" and not is_called(word)
