"""Words and sentences of a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.vocab import Vocab

from ingest.extract.tokens import Words, is_degree

words = Words(Vocab())


@given(st.text())
def test_nothing_is_lost(text: str) -> None:
    """The words and what stands between them are the text, character by character."""
    doc = words(text)
    assert doc.text == text
    assert "".join(sentence.text_with_ws for sentence in doc.sents) == text


def test_names_stay_whole_and_sentences_end_where_they_end() -> None:
    """Titles and initials end no sentence; a quotation keeps its marks; a new line begins one."""
    text = 'Plt. Kepala LAN, Dr. A. Khayal, S.H., M.Si.(Han), Sp.B.(K), Sp.PD(K), Sp.PD-KGEH, Ph.D, hadir. "Ya," kata Jokowi-JK (29/10/2013). Selesai\nBaru'
    doc = words(text)
    assert {"Dr.", "A.", "S.H.", "M.Si.(Han)", "Sp.B.(K)", "Sp.PD(K)", "Sp.PD-KGEH", "Ph.D", "Jokowi-JK", "29/10/2013"} <= {
        token.text for token in doc
    }
    assert [sentence.text.split()[0] for sentence in doc.sents][-3:] == ['"Ya,"', "Selesai", "Baru"]


@pytest.mark.parametrize(
    ("word", "degree"), [("M.Si.(Han)", True), ("Sp.PD(K)", True), ("Sp.B.(K)", True), ("Sp.B.KBD", True), ("Spanyol", False)]
)
def test_specialists_have_degrees(word: str, *, degree: bool) -> None:
    """What stands in brackets behind a degree is of it, and who knows all fields of medicine?"""
    assert is_degree(word) == degree


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ani, S.Kom, M. Si., Ph. D\nBudi S.Sos hadir", ["Ani", ",", "S.Kom", ",", "M. Si.", ",", "Ph. D", "\n", "Budi", "S.Sos", "hadir"]),
        ("Ani, S. H., M.M hadir", ["Ani", ",", "S. H.", ",", "M.M", "hadir"]),
        ("Ani, S. H. Khayal, M. Ali", ["Ani", ",", "S.", "H.", "Khayal", ",", "M.", "Ali"]),
    ],
)  # fmt: skip
def test_degrees_stay_whole_with_stops_and_blanks_within(text: str, expected: list[str]) -> None:
    """Behind a comma ``S. Kom`` is one word, where no name goes on; initials before a name are words of it."""
    assert [token.text for token in words(text)] == expected
