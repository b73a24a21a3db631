"""Who shared something with somebody is close, by how many shared it and how long ago."""

from graph.edges import HoldsPosition, PartOf
from graph.nodes import Position, Ref
from graph.store import Store
from queries.people import person_id
from queries.question import Viewer
from queries.ways.closeness import CLOSENESS
from queries.ways.colleagues import colleagues
from tests import world as tiny
from tests.conftest import Loader

PUBLIC = Viewer.of()


def test_colleagues_of_a_unit_were_there_at_the_same_time(store: Store, load_facts: Loader) -> None:
    """Who left a unit before one came is no colleague, and takes nothing from how close those are who are there."""
    before = Position(record="dir-air/before", about="hadi", title="Analis Air", language="id")
    load_facts(
        [
            *tiny.world(),
            before,
            HoldsPosition(about="hadi", start=Ref("Person", "hadi"), end=before.ref, valid_from="2012", valid_to="2019-12"),
            PartOf(about="hadi", start=before.ref, end=Ref("Unit", "dir-air")),
        ]
    )
    found = colleagues(store, PUBLIC, person_id(store, PUBLIC, "Rini Fiktif"), most=10)
    near = {colleague.name: (colleague.why, colleague.strength) for colleague in found}
    assert near["Budi Khayal"] == (["Direktorat Air"], CLOSENESS["unit"].weight)
    assert "Hadi Umpama" not in near
