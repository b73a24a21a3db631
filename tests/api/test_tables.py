"""Rows as tables for reading."""

import pytest

from api.tables import table
from queries.vocabulary import Listed


@pytest.mark.parametrize(
    ("label", "indonesian", "language", "marked"),
    [
        ("Governance", None, "id", "en"),
        ("Governance", "tata kelola", "id", ""),
        ("Governance", None, "en", ""),
        ("Tata kelola", None, "id", ""),
    ],
)
def test_an_english_name_is_marked(label: str, indonesian: str | None, language: str, marked: str) -> None:
    """On an Indonesian page what has an English name alone is marked as English, so that it is read aloud right."""
    row = Listed(id="s", label=label, label_id=indonesian, scheme="esco", evidence=1)
    assert [cell.lang for cell in table([row], Listed, language, {"governance"}).rows[0]] == [marked, "", ""]
