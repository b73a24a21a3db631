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
        ("", "other"),
        ("123 456 !!!", "other"),
    ],
)
def test_language(text: str, expected: str) -> None:
    """By function words; a heading without any by the form of its words."""
    assert language(text) == expected
