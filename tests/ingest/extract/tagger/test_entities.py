"""Names as the tagger finds them, and how likely they are."""

import pytest

from ingest.extract.nlp import pipeline
from ingest.extract.tagger.entities import Tagger, beginning

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
    ("words", "label", "first"),
    [
        ("parliamentary watchdog Forum Pemantau", "ORG", 2),
        ("eFishery", "ORG", 0),
        ("national police", "ORG", 0),
        ("The World Bank", "ORG", 1),
        ("The", "ORG", 0),
        ("Governor Ani Rekaan", "PER", 1),
        ("Dean Rekaan", "PER", 0),
        ("the Hague", "LOC", 0),
    ],
)
def test_an_english_name_begins_behind_what_is_none_of_it(words: str, label: str, first: int) -> None:
    """Common nouns, articles and posts before a name are left out; a name that is all of it keeps its words."""
    assert beginning(words.split(), 0, len(words.split()), label) == first


def test_each_sentence_is_read_in_its_language() -> None:
    """Without being told, an English sentence between Indonesian ones has the names that it has alone."""
    indonesian = ["Kepala", "Lembaga", "Administrasi", "Negara", "Budi", "Khayal", "hadir", "di", "Bandung", "."]
    tagger = Tagger()
    assert tagger.tags([indonesian, ENGLISH, indonesian]) == [
        *tagger.tags([indonesian], ["news"]),
        *tagger.tags([ENGLISH], ["english"]),
        *tagger.tags([indonesian], ["news"]),
    ]


def test_each_paragraph_is_read_in_its_language() -> None:
    """A text of both languages has the names that its paragraphs have alone; a heading follows the whole."""
    english = ["Happy Wowor", "Happy Wowor , a researcher at the Bandung Health Agency , left Jakarta on Monday ."]
    indonesian = ["Rapat itu dipimpin oleh Kementerian Keuangan di Bandung pada hari Senin ."]
    nlp = pipeline()
    alone = [[(name.text, name.label_) for name in nlp(paragraph).ents] for paragraph in (*english, *indonesian)]
    assert [(name.text, name.label_) for name in nlp("\n\n".join([*english, *indonesian])).ents] == [
        ("Happy Wowor", "PER"),
        *alone[1],
        *alone[2],
    ]
    assert ("Bandung Health Agency", "ORG") in alone[1]
    assert ("Kementerian Keuangan", "ORG") in alone[2]
