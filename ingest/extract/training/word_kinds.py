"""Gathers what single words are: spaCy's Indonesian dictionary, and our own lists of places, posts and institutions' first words."""

import gzip
import hashlib
import json
from importlib.resources import files

from ingest.extract import posts
from ingest.extract.places import PLACES
from ingest.extract.word_kinds import COMMON, FILE, INSTITUTION, PLACE, POST


def make() -> str:
    """Write the file of words, the same bytes each time, and tell its SHA-256.

    Raises:
        ModuleNotFoundError: spaCy's tables are not installed (``pip install -e '.[model]'``).
    """
    table = files("spacy_lookups_data").joinpath("data", "id_lemma_lookup.json.gz")
    lemmas: dict[str, str] = json.loads(gzip.decompress(table.read_bytes()))
    kinds = {word.lower(): COMMON for pair in lemmas.items() for word in pair if word.isalpha()}
    kinds |= dict.fromkeys(PLACES, PLACE)
    kinds |= dict.fromkeys(posts.HEADS, POST)
    kinds |= dict.fromkeys(posts.INSTITUTIONS | posts.NAMED, INSTITUTION)
    lines = "\n".join(f"{kinds[word]}{word}" for word in sorted(kinds))
    FILE.write_bytes(gzip.compress(lines.encode(), mtime=0))
    return hashlib.sha256(FILE.read_bytes()).hexdigest()
