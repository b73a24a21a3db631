"""Rows as tables for reading."""

import pytest

from api.tables import shown, table, words
from queries.skill import InPlace, InSector, SkillHeld
from queries.status import Count
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
    assert [cell.lang for cell in table([row], Listed, language, {"governance": ""}).rows[0]] == [marked, "", ""]


def test_a_name_of_another_list_stands_for_an_english_one() -> None:
    """Where a list has no Indonesian name and another one has, that is shown and nothing is marked; lists are called by their names."""
    row = Listed(id="s", label="Cyber-security", label_id=None, scheme="permenpanrb-38-2017", evidence=1)
    [[name, where, _]] = table([row], Listed, "id", {"cybersecurity": "keamanan siber"}).rows
    assert (name.text, name.lang, where.text) == ("keamanan siber", "", "PermenPANRB 38/2017")


def test_what_is_read_is_no_code() -> None:
    """Kinds of the graph are words with their names behind them, and days are written out."""
    row = Count(kind="WORKS_AT", count=1)
    assert [words(row, "kind", language) for language in ("id", "en")] == ["bekerja di (WORKS_AT)", "works at (WORKS_AT)"]
    assert words(Count(kind="Person", count=1), "kind", "en") == "Person"
    assert (shown("2019-06-24", "id"), shown("2019", "id"), shown("12-34", "id")) == ("24 Juni 2019", "2019", "12-34")


def test_a_list_in_a_cell_shows_names_and_shares_in_percent() -> None:
    """What a list's cell shows of its rows is their names, not codes; a share is read in percent."""
    sector = InSector(sector="academia", people=1, institutions=1, share=0.0076, rare=True)
    told = {"places": [InPlace(code="31", name="Hulu", people=2)], "sectors": [sector]}
    rest: dict[str, object] = {
        name: [] if "list" in str(field.annotation) else None for name, field in SkillHeld.model_fields.items()
    }
    held = SkillHeld.model_validate({**rest, "id": "s", "label": "Governance", **told})
    found = table([held], SkillHeld, "id")
    cells = {column.name: cell for column, cell in zip(found.columns, found.rows[0], strict=True)}
    places, sectors = cells["places"].inner, cells["sectors"].inner
    assert places
    assert sectors
    assert [cell.text for cell in places.rows[0]] == ["Hulu", "31", "2"]
    assert "0,76 %" in [cell.text for cell in sectors.rows[0]]
