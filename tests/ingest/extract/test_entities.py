"""Names as the tagger finds them, and how likely they are."""

import pytest

from ingest.extract.entities import Tagger, first_capital

ENGLISH = [
    "Happy",
    "Wowor",
    ",",
    "a",
    "researcher",
    "with",
    "the",
    "parliamentary",
    "watchdog",
    "Forum",
    "Pemantau",
    "Parlemen",
    ",",
    "counted",
    "196",
    ".",
]


@pytest.mark.parametrize(
    ("words", "first"),
    [("parliamentary watchdog Forum Pemantau", 2), ("eFishery", 0), ("national police", 0), ("The World Bank", 1), ("The", 0)],
)
def test_an_english_institution_begins_with_a_capital(words: str, first: int) -> None:
    """Common nouns before a name are none of it; a name without any capital keeps its words."""
    assert first_capital(words.split(), 0, len(words.split())) == first


def test_each_sentence_is_read_in_its_language() -> None:
    """Without being told, an English sentence between Indonesian ones has the names that it has alone."""
    indonesian = ["Kepala", "Lembaga", "Administrasi", "Negara", "Budi", "Khayal", "hadir", "di", "Bandung", "."]
    tagger = Tagger()
    assert tagger.tags([indonesian, ENGLISH, indonesian]) == [
        *tagger.tags([indonesian], ["news"]),
        *tagger.tags([ENGLISH], ["english"]),
        *tagger.tags([indonesian], ["news"]),
    ]
