"""Free text: what looks the same is the same, and empty words are empty."""

import unicodedata

import pytest
from hypothesis import given

from graph.values import text
from tests import strategies


@pytest.mark.parametrize("empty", ["", " ", "null", "NULL", "None", "-", "--", "–", "'", "'null", "\u200b-", "n/a"])
def test_words_for_nothing_are_empty(empty: str) -> None:
    """What exports write into empty cells says nothing."""
    assert text.clean(empty) == ""


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("''198501", "198501"),
        ("  Badan \t Kepegawaian\r\nNegara ", "Badan Kepegawaian Negara"),
        ("Bu\u00addi\u200b \u202eSantoso\ufeff", "Budi Santoso"),
        ("e\u0301", "é"),
        ("Jum'at", "Jum'at"),
        ("-5", "-5"),
    ],
)
def test_marks_of_the_carrier_are_taken_off(written: str, meant: str) -> None:
    """Apostrophes in front, doubled spaces and invisible marks are the file's, not the value's."""
    assert text.clean(written) == meant


@given(written=strategies.odd_text())
def test_clean_text_is_composed_and_visible(written: str) -> None:
    """No control or format characters, NFC, single spaces."""
    clean = text.clean(written)
    assert unicodedata.is_normalized("NFC", clean)
    assert not [letter for letter in clean if unicodedata.category(letter) in {"Cc", "Cf", "Cs"}]
    assert clean == " ".join(clean.split())


def test_a_long_value_is_quoted_shortened() -> None:
    """An error message stays one line."""
    assert text.short("x" * 100, 10) == "x" * 9 + "…"
    assert text.short("short") == "short"
