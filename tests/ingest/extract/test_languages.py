"""The language of a text and of its paragraphs."""

import pytest

from ingest.extract.languages import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kepala lembaga itu mengatakan bahwa pelatihan akan dimulai pada bulan depan.", "id"),
        ("The head of the agency said that the training will start next month.", "en"),
        ("Bapak kepala desa lan para warga wis padha kumpul ing bale desa kanggo rembugan.", "other"),
        ("قال رئيس الوزراء إن الاجتماع سيعقد غدا", "other"),
        ("Gubernur Resmikan Pembangunan Jembatan", "id"),
        ("Managing director appointed", "en"),
        ("Pegawai LAN menyusun kajian. LAN menerbitkan kajian.", "id"),
        ("KEPALA LAN DAN PARA PEGAWAI HADIR DI JAKARTA.", "id"),
        (
            "Ekonom Institute for Development of Economics and Finance (Indef) Eko Rekaan menilai ruang fiskal semakin sempit.",
            "id",
        ),
        ("Budi of the Kementerian Hukum dan Hak Asasi Manusia in Jakarta spoke to reporters.", "en"),
        ("Analysis of the Impact of Training on Performance", "en"),
        ("", "other"),
        ("123 456 !!!", "other"),
    ],
)
def test_language(text: str, expected: str) -> None:
    """By function words; a heading without any by the form of its words; by names where nothing else is there."""
    assert language(text) == expected
