"""Rows as tables for reading."""

import pytest

from api.tables import table
from queries.vocabulary import Listed


@pytest.mark.parametrize(
    ("scheme", "indonesian", "language", "marked"),
    [
        ("openalex_topic", None, "id", "en"),
        ("esco", None, "id", "en"),
        ("openalex_topic", "tata kelola", "id", ""),
        ("openalex_topic", None, "en", ""),
        ("daftar-instansi", None, "id", ""),
    ],
)
def test_an_english_name_is_marked(scheme: str, indonesian: str | None, language: str, marked: str) -> None:
    """On an Indonesian page what only an English list names is marked as English, so that it is read aloud right."""
    row = Listed(id="s", label="governance", label_id=indonesian, scheme=scheme, evidence=1)
    assert [cell.lang for cell in table([row], Listed, language).rows[0]] == [marked, "", ""]
