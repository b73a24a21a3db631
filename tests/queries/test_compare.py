"""Two side by side: what both have, and what only one."""

from typing import Any

import pytest

from graph.errors import AskError, NotFound
from graph.store import Store
from queries.compare import AskCompare, compare
from queries.question import Viewer

PUBLIC = Viewer.of()


def told(store: Store, first: str, second: str, viewer: Viewer = PUBLIC, **more: Any) -> dict[tuple[str, str], tuple[int, int]]:
    """The values by aspect and label."""
    rows = compare(store, AskCompare(first=first, second=second, **more), viewer).rows
    for row in rows:
        assert row.whose == ("both" if row.first and row.second else "first" if row.first else "second")
    return {(row.aspect, row.label): (row.first, row.second) for row in rows}


def test_two_people(world: Store) -> None:
    """Skills and evidence by pieces, where they belong, and with whom of which sector they work; the other way round it is mirrored."""
    found = told(world, "Rini Fiktif", "Prof. Maya Andai")
    assert found == {
        ("sector", "academia"): (0, 1), ("sector", "central_government"): (1, 0),
        ("institution", "Kementerian Air (fiksi)"): (1, 0), ("institution", "Universitas Laut (fiksi)"): (0, 1),
        ("evidence", "work"): (1, 2), ("evidence", "position"): (1, 0),
        ("works with", "academia"): (1, 1), ("works with", "central_government"): (0, 1), ("works with", "state_enterprise"): (0, 1),
        ("skill", "kebijakan air"): (1, 1), ("skill", "energy policy"): (0, 1),
    }  # fmt: skip
    assert told(world, "Prof. Maya Andai", "Rini Fiktif") == {key: (other, one) for key, (one, other) in found.items()}
    named, note = compare(world, AskCompare(first="Rini Fiktif", second="Prof. Maya Andai"), PUBLIC).notes
    assert str(named) == "Compared: Rini Fiktif (first) and Prof. Maya Andai (second)."
    assert "0.67 of 1" in str(note)


def test_two_institutions(world: Store) -> None:
    """Institutions by their people, as far as the viewer may see them."""
    found = told(world, "AIR", "LAUT", kind="institution")
    assert found["people", "people"] == (3, 3)
    assert found["skill", "kebijakan air"] == (1, 1)
    assert found["skill", "energy policy"] == (0, 2)
    assert found["sector", "state_enterprise"] == (1, 0)
    assert told(world, "AIR", "LAUT", Viewer.operator(), kind="institution")["people", "people"] == (4, 3)


def test_units_with_their_institutions(world: Store) -> None:
    """A unit is named by its name, or with its institution's behind it, where others are called so too."""
    for name in ("Direktorat Air", "direktorat air, kementerian air (fiksi)"):
        with pytest.raises(NotFound, match="Direktorat Api"):
            told(world, name, "Direktorat Api", kind="unit")
    with pytest.raises(NotFound, match="Direktorat Air, Universitas"):
        told(world, "Direktorat Air, Universitas Laut (fiksi)", "LAUT", kind="unit")


def test_what_cannot_be_compared(world: Store) -> None:
    """One with itself, whatever it is called, and what is not there."""
    for first, second, kind in (
        ("Maya Andai", "Prof. Maya Andai", "person"),
        ("LAUT", "Universitas Laut (fiksi)", "institution"),
        ("Direktorat Air", "direktorat air", "unit"),
    ):
        with pytest.raises(AskError, match="Both are"):
            told(world, first, second, kind=kind)
    for kind in ("person", "institution", "unit"):
        with pytest.raises(NotFound):
            told(world, "Direktorat Api", "LAUT", kind=kind)
