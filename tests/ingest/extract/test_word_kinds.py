"""What the tagger knows of single words."""

import pytest

from ingest.extract.features import seen
from ingest.extract.word_kinds import COMMON, INSTITUTION, PLACE, POST, UNKNOWN, kind


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("komisi", INSTITUTION),
        ("menteri", POST),
        ("yogyakarta", PLACE),
        ("mengabadikan", COMMON),
        ("anak-anak", COMMON),
        ("bukunya", COMMON),
        ("khayalnesia", UNKNOWN),
        ("-", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_a_word_has_the_first_kind_that_fits(word: str, expected: str) -> None:
    """Lists of our own before the dictionary, bent and doubled words by their parts, and what is on none is unknown."""
    assert kind(word) == expected


def test_letters_show_their_kind_and_signs_do_not() -> None:
    """The kind stands behind the shape, in either case the same."""
    assert seen("Menteri", cased=True) == "Xxx" + POST
    assert seen("MENTERI", cased=False) == seen("menteri", cased=False) == "uxx" + POST
    assert seen("29/10", cased=True) == "dd/dd"
    assert seen("", cased=True) == ""
