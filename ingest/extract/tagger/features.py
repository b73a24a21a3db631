"""What a word shows of itself to the tagger: its letters, its shape, its neighbours, and never the whole sentence.

Every feature depends on one word, on a pair of neighbours or on the shapes of three words, so that its weights can
be summed once for each word and kept. A word has five places from which it is seen: from itself (``0``), from its
neighbours and from theirs.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, Literal

from ingest.extract.lexicon.english_words import english_about, english_features, english_kind
from ingest.extract.lexicon.word_kinds import kind, known

Genre = Literal["news", "book", "own", "english"]
"""By which rules a text is read: Indonesian newspapers and encyclopaedias were annotated by different ones (in the news, a country that
acts is no place), sentences of our own differ a little from both and are only learnt from, and English is another language."""

LONGEST_WORD: Final = 40
"""Characters of a word that are looked at; longer ones are no names."""

PLACES: Final = (-2, -1, 0, 1, 2)
"""From where a word is seen: by the one two places behind it, …, by itself, …"""

EDGE: Final = "\x02"
"""Stands before the first and behind the last word of a sentence."""

_RUNS: Final = re.compile(r"(.)\1+")
_DIGITS: Final = re.compile(r"\d")
_FEW: Final = 3
"""Words below which a sentence does not show whether capitals mean anything in it."""


def is_cased(words: Sequence[str]) -> bool:
    """Whether capitals tell anything in a sentence: not where all is upper case, nor where all is lower case."""
    letters = [word for word in words if word.isalpha() and len(word) > 1]
    return len(letters) < _FEW or not (all(map(str.isupper, letters)) or all(map(str.islower, letters)))


def shape(word: str) -> str:
    """The pattern of a word, with repetitions shortened to two: ``Xxx`` for Menteri, ``dd/dd`` for 29/10."""
    kinds = "".join(
        "X" if sign.isupper() else "x" if sign.islower() else "d" if sign.isdigit() else "a" if sign.isalpha() else sign
        for sign in word[:LONGEST_WORD]
    )
    return _RUNS.sub(r"\1\1", kinds)


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


def about_features(what: str) -> Iterator[tuple[int, str]]:
    """What ``about`` tells of a word shows: by itself, so that the sum can be kept for each ``what``."""
    told, *english = what.split(" ")
    signs, *groups = told.split(":")
    names = [*(f"k={sign}" for sign in signs), *(f"g{size}={group}" for size, group in enumerate(groups))]
    for name in chain(names, *map(english_features, english)):
        yield from ((place, name) for place in (-1, 0, 1))


def word_features(word: str, cased: bool, genre: Genre) -> Iterator[tuple[int, str]]:
    """What a word shows from each of its five places beside what ``about`` tells: ``(place, feature)``; place -1 sees it as the word before."""
    low, looks = normal(word), seen(word, cased, genre)
    yield from ((place, f"w={low}") for place in (-2, -1, 0, 1, 2))
    yield from ((place, f"s={looks}") for place in (-2, -1, 0, 1, 2))
    yield from ((place, f"{genre}w={low}") for place in (-1, 0, 1))
    yield from ((place, f"{genre}s={looks}") for place in (-1, 0, 1))
    if word == EDGE:
        return
    yield from ((0, f"p={low[:size]}") for size in (1, 2, 3, 4))
    yield from ((0, f"e={low[-size:]}") for size in (1, 2, 3, 4))
    yield from ((place, f"p={low[:3]}") for place in (-1, 1))
    yield from ((place, f"e={low[-3:]}") for place in (-1, 1))
    yield 0, f"{genre}e={low[-3:]}"
    yield 0, f"n={min(len(low), 8)}"
    yield 0, f"t={form(word, cased)}"
    yield 0, genre
    if cased and word.isupper() and len(word) > 1:
        yield 0, f"upper={min(len(word), 5)}"


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
    for place, name in (*word_features(word, cased, genre), *about_features(about(word, genre))):
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
