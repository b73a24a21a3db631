"""Who made a text."""

import pytest

from ingest.extract.articles.bylines import byline

NEWS = [
    ("Pewarta: Budi Khayal\nEditor: Siti Rekaan\nCopyright © REKAAN 2024", ["author", "editor", "copyright"]),
    ("Pewarta: Budi Khayal Editor: Siti Rekaan Copyright © REKAAN 2024 lalu", ["author", "editor", "copyright"]),
    (
        "By Fikri Khayal\nJAKARTA (Rekaan) - Rini said.\n(Reporting by Fikri Khayal; Editing by Jane Made)",
        ["author", "author", "editor"],
    ),
    ("Penulis: Ani Rekaan | Editor: Budi Khayal", ["author", "editor"]),
    ("Foto: Budi Khayal/Rekaan", ["photographer"]),
    ("Oleh Budi Khayal\n\nKota itu sepi.", ["author"]),
    ("Hak cipta 2024 Kantor Berita Rekaan", ["copyright"]),
    ("Laporan Wartawan Rekaan.com, Budi Khayal", ["author"]),
    ("Kontributor Solo, Budi Khayal\n\nKota itu sepi.", ["author"]),
    ("Reporter Magang: Budi Khayal", ["author"]),
    ("Story by Jane Made; edited by Budi Khayal", ["author", "editor"]),
    ("Editor: Jane Made. Reporting by Budi Khayal.", ["editor", "author"]),
    ("Editor: Jane Made. Photo by Budi Khayal", ["editor", "photographer"]),
    ("Story by Jane Made, pictures by Budi Khayal", ["author", "photographer"]),
    ("Text and photos by Jane Made\nTranslated by Budi Khayal", ["author", "author"]),
    ("Penyunting: Prof. Dr. Budi Khayal, M.Si.", ["editor"]),
]


@pytest.mark.parametrize(("text", "made"), NEWS)
def test_credits_are_told_by_what_was_made(text: str, made: list[str]) -> None:
    """Lines of credits, several on one line, and those of agencies."""
    found = byline(text)
    assert [credit.role for credit in found] == made
    assert all(text[credit.start : credit.end] == credit.text for credit in found)


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Oleh: Prof. Dr. Ani Khayal, M.Si.", "Oleh: Prof. Dr. Ani Khayal, M.Si"),
        ("Penulis: dr. H. Budi A. Khayal, S.H. M.H. dan Ani Rekaan\nKota", "Penulis: dr. H. Budi A. Khayal, S.H. M.H. dan Ani Rekaan"),
        ("Penulis: dr. Ani", "Penulis: dr. Ani"),
        ("Penulis: Ani Khayal, M.Si. Kota itu sepi.", "Penulis: Ani Khayal, M.Si"),
    ],
)  # fmt: skip
def test_full_stops_of_titles_and_initials_end_no_credit(text: str, credit: str) -> None:
    """A name goes on behind them; a degree may end it."""
    assert [one.text for one in byline(text)] == [credit]


@pytest.mark.parametrize(
    "text",
    [
        "Wartawan Budi Khayal, Ketua PWI, mengatakan Menteri Kesehatan Ani Rekaan hadir.",
        "Wartawan Rekaan, Budi Khayal, pergi ke kota bersama teman-temannya.",
        "Oleh karena itu kami pergi ke kota.",
        "By the end of the day he had left for Jakarta with his family.",
        "Translated by Jane Made, the novel sold well in many countries.",
        "He left. Edited by Jane Made the magazine grew in those years.",
        "The show of paintings, photos by Jane Made, opened.",
        "Kepala: Budi Khayal",
        "Penulis itu mengatakan editor tidak tahu.",
        "Foto: pasukan berdiri di depan gedung itu saat hujan turun",
        "ed\u0131tor: Budi Khayal",
        "\u017fumber berita: Budi Khayal",
        "Wr\u0131tten by Budi Khayal",
        "",
    ],
)
def test_sentences_are_no_credits(text: str) -> None:
    """The same words within prose, and words with letters that only look alike when case is left out."""
    assert byline(text) == []


def test_long_lines_end() -> None:
    """A credit is bounded, however long its line."""
    assert len(byline("Editor: " * 20_000)) <= 20_000
    assert all(len(credit.text) < 200 for credit in byline("Editor: " + "Budi " * 100_000))
