"""Names as the tagger finds them, and how likely they are."""

from ingest.extract.entities import Tagger

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


def test_an_english_institution_begins_with_a_capital() -> None:
    """Common nouns before a name are none of it, and a name is no less likely without them."""
    tagger = Tagger()
    [names] = tagger.names([ENGLISH])
    assert [(ENGLISH[begin:end], label) for begin, end, label, _ in names] == [
        (["Happy", "Wowor"], "PER"),
        (["Forum", "Pemantau", "Parlemen"], "ORG"),
    ]
    assert all(0 < sure <= 1 for _, _, _, sure in names)


def test_each_sentence_is_read_in_its_language() -> None:
    """Without being told, an English sentence between Indonesian ones has the names that it has alone."""
    indonesian = ["Kepala", "Lembaga", "Administrasi", "Negara", "Budi", "Khayal", "hadir", "di", "Bandung", "."]
    tagger = Tagger()
    assert tagger.tags([indonesian, ENGLISH, indonesian]) == [
        *tagger.tags([indonesian], ["news"]),
        *tagger.tags([ENGLISH], ["english"]),
        *tagger.tags([indonesian], ["news"]),
    ]
