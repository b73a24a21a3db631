"""Gathers what single English words are: from lists of our own, a dictionary, and what spaCy counted of them, with and without capitals, and clustered."""

import gzip
import json
import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from typing import Any, Final

from ingest.extract.lexicon import english_posts
from ingest.extract.lexicon.english_words import CAPITALS, FILE
from ingest.extract.lexicon.places import PLACES
from ingest.extract.lexicon.posts import words
from ingest.extract.lexicon.word_kinds import COMMON, INSTITUTION, PLACE, POST, UNKNOWN
from ingest.extract.tagger.features import normal
from ingest.extract.training.word_kinds import dictionary, write

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

_INSTITUTIONS: Final = words("""ministry agency university bank institute institution court party association company group school hospital committee council
    office department board commission foundation centre center college academy directorate bureau authority corporation union federation society
    club forum secretariat faculty army navy police fund organization organisation parliament senate assembly inc ltd corp plc holdings""")
"""Words that institutions' names begin or end with."""

_SELDOM: Final = 3e-8
"""Share of running text below which a word without a cluster says nothing."""


def make() -> str:
    """Write the file of English words, the same bytes each time, and tell its SHA-256.

    Raises:
        ModuleNotFoundError: spacy-lookups-data is not installed (``make model`` installs it).
    """
    kinds = dict.fromkeys(dictionary("en"), COMMON)
    kinds |= dict.fromkeys(PLACES, PLACE)
    kinds |= dict.fromkeys(english_posts.HEADS, POST)
    kinds |= dict.fromkeys(_INSTITUTIONS, INSTITUTION)
    about = dict(_counted())
    lines: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(kinds.keys() | about.keys()):
        if " " not in word:
            lines[kinds.get(word, UNKNOWN) + about.get(word, "")].append(word)
    return write(FILE, lines)


def _counted() -> Iterator[tuple[str, str]]:
    """The sign of its share of capitals and the path of each word that has a cluster or is not rare; of forms with and without capitals, the likeliest's."""
    clusters: dict[str, int] = _table("cluster")
    often: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for word, logarithm in _table("prob").items():
        if _WORD.fullmatch(word):
            often[normal(word)].append((math.exp(logarithm), word))
    for word, forms in often.items():
        every = sum(share for share, _ in forms)
        capital = sum(share for share, form in forms if form != word)
        _, likeliest = max(((share, form) for share, form in forms if clusters.get(form)), default=(0.0, ""))
        path = format(clusters[likeliest], "b")[::-1] if likeliest else ""  # the lowest bit is the first step from the root
        if path or every >= _SELDOM:
            yield word, f"{bisect_right(CAPITALS, capital / every)}{path}"


def _table(name: str) -> dict[str, Any]:
    table: dict[str, Any] = json.loads(
        gzip.decompress(files("spacy_lookups_data").joinpath("data", f"en_lexeme_{name}.json.gz").read_bytes())
    )
    return table
