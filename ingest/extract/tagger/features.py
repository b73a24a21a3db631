"""What a word shows of itself to the tagger: its letters, its shape, its neighbours, and never the whole sentence.

Every feature depends on one word, on a pair of neighbours or on the shapes of three words, so that its weights can
be summed once for each word and kept. A word has five places from which it is seen: from itself (``0``), from its
neighbours and from theirs.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, Literal, NamedTuple

from ingest.extract.lexicon.english_words import english_about, english_features, english_kind
from ingest.extract.lexicon.word_kinds import kind, known

Genre = Literal["news", "book", "own", "english"]
"""By which rules a text is read: Indonesian newspapers and encyclopaedias were annotated by different ones (in the news, a country that
acts is no place), sentences of our own differ a little from both and are only learnt from, and English is another language."""

LONGEST_WORD: Final = 40
"""Characters of a word that are looked at; longer ones are no names."""

PLACES: Final = (-2, -1, 0, 1, 2)
"""From where a word is seen: by the one two places behind it, …, by itself, …"""

NEAR: Final = (-1, 0, 1)
ITSELF: Final = (0,)
BESIDE: Final = (-1, 1)

EDGE: Final = "\x02"
"""Stands before the first and behind the last word of a sentence."""

LONGEST_COUNTED: Final = 8
"""Letters of a word that are counted …"""

LONGEST_UPPER: Final = 5
"""… and of one that is all upper case."""


class Looks(NamedTuple):
    """How a word looks."""

    seen: str
    """Its shape and kind (``seen``)."""
    form: str
    """Its shape (``form``)."""
    length: int
    """Letters, as far as they are counted."""
    upper: int
    """Likewise, where all are upper case and that tells something."""


_RUNS: Final = re.compile(r"(.)\1*(?=\1\1)")
"""What goes of repetitions."""

_DIGITS: Final = re.compile(r"\d")
_FEW: Final = 3
"""Words below which a sentence does not show whether capitals mean anything in it."""


def is_cased(words: Sequence[str]) -> bool:
    """Whether capitals tell anything in a sentence: not where all is upper case, nor where all is lower case."""
    letters = [word for word in words if word.isalpha() and len(word) > 1]
    return len(letters) < _FEW or not (all(map(str.isupper, letters)) or all(map(str.islower, letters)))


def _class(sign: str) -> str:
    return "X" if sign.isupper() else "x" if sign.islower() else "d" if sign.isdigit() else "a" if sign.isalpha() else sign


class _Classes(dict[int, str]):
    """What stands for a letter in a shape, as ``str.translate`` asks for it."""

    def __missing__(self, code: int) -> str:
        return _class(chr(code))


_CLASSES: Final = _Classes((code, _class(chr(code))) for code in range(0x250))


@lru_cache(maxsize=1 << 12)
def shape(word: str) -> str:
    """The pattern of a word, with repetitions shortened to two: ``Xxx`` for Menteri, ``dd/dd`` for 29/10."""
    return _RUNS.sub("", word[:LONGEST_WORD].translate(_CLASSES))


@lru_cache(maxsize=1 << 12)
def normal(word: str) -> str:
    """A word without its case and its numbers."""
    return _DIGITS.sub("0", word[:LONGEST_WORD].lower())


def form(word: str, cased: bool) -> str:
    """The shape of a word as far as case means anything here."""
    return shape(word) if cased else "u" + shape(word.lower())


@lru_cache(maxsize=1 << 12)
def seen(word: str, cased: bool, genre: Genre) -> str:
    """The form of a word, and of letters what they are by themselves: ``Xxx%`` for Menteri, ``Xxx?`` for Khayal."""
    if word == EDGE:
        return EDGE
    kinds = english_kind if genre == "english" else kind
    return form(word, cased) + (kinds(normal(word)) if word[:1].isalpha() else "")


def about(word: str, genre: Genre) -> str:
    """Class, traits and groups of a word (``Known.about``); in English class and traits, and behind a blank ``english_about``; of what is no word, nothing."""
    if not word[:1].isalpha():
        return ""
    low = normal(word)
    told = known(low).about
    return f"{told.partition(':')[0]} {english_about(low)}" if genre == "english" else told


Feature = tuple[tuple[int, ...], str]
"""The places from which a feature is seen, and its name."""


def about_features(what: str) -> Iterator[Feature]:
    """What ``about`` tells of a word shows: by itself, so that the sum can be kept for each ``what``."""
    told, *english = what.split(" ")
    signs, *groups = told.split(":")
    names = [*(f"k={sign}" for sign in signs), *(f"g{size}={group}" for size, group in enumerate(groups))]
    return ((NEAR, name) for name in chain(names, *map(english_features, english)))


def looks(word: str, cased: bool, genre: Genre) -> Looks:
    """How a word looks; few do differently."""
    if word == EDGE:
        return Looks(EDGE, "", 0, 0)
    upper = min(len(word), LONGEST_UPPER) if cased and word.isupper() and len(word) > 1 else 0
    return Looks(seen(word, cased, genre), form(word, cased), min(len(normal(word)), LONGEST_COUNTED), upper)


def looks_features(of: Looks, genre: Genre) -> list[Feature]:
    """What the looks of a word show, from each of its places."""
    found: list[Feature] = [(PLACES, f"s={of.seen}"), (NEAR, f"{genre}s={of.seen}")]
    if of.seen != EDGE:
        found += ((ITSELF, f"n={of.length}"), (ITSELF, f"t={of.form}"), (ITSELF, genre))
    if of.upper:
        found.append((ITSELF, f"upper={of.upper}"))
    return found


def letters_features(word: str, genre: Genre) -> list[Feature]:
    """What the letters of a word show, from each of its places: its first three, say, also to its neighbours."""
    low = normal(word)
    found: list[Feature] = [(PLACES, f"w={low}"), (NEAR, f"{genre}w={low}")]
    if word != EDGE:
        found += ((ITSELF, f"p={low[:size]}") for size in (1, 2, 3, 4))
        found += ((ITSELF, f"e={low[-size:]}") for size in (1, 2, 3, 4))
        found += ((BESIDE, f"p={low[:3]}"), (BESIDE, f"e={low[-3:]}"), (ITSELF, f"{genre}e={low[-3:]}"))
    return found


def word_features(word: str, cased: bool, genre: Genre) -> list[Feature]:
    """What a word shows beside what ``about`` tells, in the order in which the tagger has always learnt it."""
    word_at, word_by, *letters = letters_features(word, genre)
    looks_at, looks_by, *others = looks_features(looks(word, cased, genre), genre)
    return [word_at, looks_at, word_by, looks_by, *letters, *others]


def pair_features(left: str, right: str, cased: bool, genre: Genre) -> Iterator[tuple[int, str]]:
    """What two neighbours show from the right one (``0``), the left one (``1``), and the words around them (``2``, ``-1``)."""
    both = f"ww={normal(left)} {normal(right)}"
    yield from ((place, both) for place in (-1, 0, 1, 2))
    forms = f"ss={seen(left, cased, genre)} {seen(right, cased, genre)}"
    yield from ((place, forms) for place in (0, 1))


def triple_feature(left: str, middle: str, right: str) -> str:
    """What three shapes show of the middle one."""
    return f"sss={left} {middle} {right}"


@lru_cache(maxsize=1 << 16)
def _placed(word: str, cased: bool, genre: Genre) -> tuple[tuple[str, ...], ...]:
    """What a word shows from each of its places, the places in order."""
    found: tuple[list[str], ...] = tuple([] for _ in PLACES)
    for places, name in (*word_features(word, cased, genre), *about_features(about(word, genre))):
        for place in places:
            found[PLACES.index(place)].append(f"{place}{name}")
    return tuple(map(tuple, found))


@lru_cache(maxsize=1 << 16)
def _paired(left: str, right: str, cased: bool, genre: Genre) -> dict[int, list[str]]:
    """What a pair shows, by the place it is seen from."""
    found: dict[int, list[str]] = {}
    for place, name in pair_features(left, right, cased, genre):
        found.setdefault(place, []).append(f"{place}{name}")
    return found


def features(words: Sequence[str], genre: Genre, *, cased: bool | None = None) -> list[list[str]]:
    """Every feature of every word of a sentence, as text: what training sees."""
    cased = is_cased(words) if cased is None else cased
    row = [EDGE, EDGE, *words, EDGE, EDGE]
    forms = [seen(word, cased, genre) for word in row]
    return [
        [
            *(name for step, place in enumerate(PLACES) for name in _placed(row[at + place], cased, genre)[step]),
            *(
                name
                for place in (-1, 0, 1, 2)
                for name in _paired(row[at + place - 1], row[at + place], cased, genre).get(place, ())
            ),
            triple_feature(*forms[at - 1 : at + 2]),
        ]
        for at in range(2, len(row) - 2)
    ]
