"""What an institution is, by the people who are there now."""

from graph.edges import HoldsPosition, PartOf
from graph.nodes import Position, Ref, Unit
from graph.store import Store
from queries.institution import AskInstitution, institution
from queries.question import Viewer
from tests import world as tiny
from tests.conftest import Loader


def test_units_count_whom_they_have_now(store: Store, load_facts: Loader) -> None:
    """Who held a post there once is not of the unit, and a unit that has only such people is not one of today's."""
    units = [Unit(record=record, name=f"Biro {record.capitalize()}") for record in ("umum", "lama")]
    ended = Position(record="lama/kepala", about="budi", title="Kepala Biro Lama", language="id")
    load_facts(
        [
            tiny.institution("air", "Kementerian Air", "central_government"),
            *(fact for unit in units for fact in (unit, PartOf(start=unit.ref, end=Ref("Institution", "air")))),
            *(fact for who in ("rini", "budi") for fact in tiny.person(who, who.capitalize(), "air")),
            *tiny.post("rini", "Analis Kebijakan", "umum"),
            ended,
            PartOf(about="budi", start=ended.ref, end=units[1].ref),
            HoldsPosition(
                about="budi", start=Ref("Person", "budi"), end=ended.ref, valid_from="2016-01-01", valid_to="2019-12-31"
            ),
        ]
    )
    [found] = institution(store, AskInstitution(institution="AIR"), Viewer.of()).rows
    assert [(unit.name, unit.people) for unit in found.units] == [("Biro Umum", 1)]
