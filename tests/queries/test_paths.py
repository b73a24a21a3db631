"""Ways to a person: through whom and why, whom they spare, and what is said where there is none."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from graph.edges import Attended, Authored, Cites, Guides, HoldsPosition, Knows, PartOf
from graph.errors import AskError, NotFound
from graph.nodes import Evidence, Person, Position, Ref, Unit
from graph.provenance import Statement
from graph.store import Store
from queries.paths import AskPaths, Path, paths
from queries.question import Viewer
from tests.conftest import Loader

ALL = Viewer.of()
NOW = date.today().isoformat()


def ways(store: Store, me: str, person: str | None = None, viewer: Viewer = ALL, **ask: object) -> list[Path]:
    """The ways from one person to another."""
    return paths(store, AskPaths.model_validate({"me": me, "person": person, **ask}), viewer).rows


def through(rows: Sequence[Path]) -> list[str]:
    """Each way as names."""
    return [" ".join(step.name for step in row.steps) for row in rows]


def people(*names: str, **takes: int) -> list[Statement]:
    """People; some say how many requests they take."""
    return [
        Person(record=name, about=name, name=name, visibility="open", introductions=takes.get(name)) for name in [*names, *takes]
    ]


def knows(start: str, end: str, strength: float = 0.5) -> Knows:
    """That two people know each other."""
    return Knows(start=Ref("Person", start), end=Ref("Person", end), why="kantor lama", strength=strength)


def test_each_tie_says_why(world: Store) -> None:
    """Rini reaches Dewi through Maya: two works, with what each is worth by hand; a draft in each language names them."""
    [row] = ways(world, "Rini Fiktif", "Dewi Contoh")
    assert (row.way, row.institution, through([row])) == (
        "through others",
        "PT Listrik (fiksi)",
        ["Prof. Maya Andai Dewi Contoh"],
    )
    [first, second] = row.steps
    [why] = first.why
    today = datetime.now(UTC)
    year = today.year + (today.timetuple().tm_yday - 1) / 365.25
    assert (why.kind, why.what, why.people) == ("work", "Analisis kebijakan air", 2)
    assert first.strength == pytest.approx(0.8 * 2 ** (-(year - 2022.375) / 5), rel=0.01)
    assert second.strength == pytest.approx(0.8 / 2 * 2 ** (-(year - 2023.5) / 5), rel=0.01)
    assert row.strength == pytest.approx(first.strength * second.strength)
    assert "Analisis kebijakan air" in row.draft
    assert "Coastal energy policy analysis" in row.draft
    english = ways(world, "Rini Fiktif", "Dewi Contoh", language="en", topic="energy policy")[0]
    assert english.draft.startswith("Dear Prof. Maya Andai,")
    assert "We wrote “Analisis kebijakan air” together (May 2022)." in english.draft
    assert "Dewi Contoh, PT Listrik (fiksi), about “energy policy”" in english.draft


def test_front_door_where_there_is_no_way(world: Store) -> None:
    """Nobody leads to Joko, so there is the front door; Sari is not there for who may not see her, and a colleague for who may."""
    answer = paths(world, AskPaths(me="Rini Fiktif", person="Joko Ibarat", language="en"), ALL)
    [row] = answer.rows
    assert (row.way, row.steps, row.strength, row.institution) == ("front door", [], None, "Asosiasi Talenta (fiksi)")
    assert row.draft.startswith("To the front office of Asosiasi Talenta (fiksi),")
    assert "front door" in str(answer.notes[-1])
    with pytest.raises(NotFound):
        ways(world, "Rini Fiktif", "Sari Rekaan")
    colleague = ways(world, "Rini Fiktif", "Sari Rekaan", Viewer.operator())[0]
    assert (colleague.way, colleague.steps[0].why[0].kind) == ("direct", "unit")


def test_to_whoever_knows_a_topic(world: Store) -> None:
    """To a topic ways lead to those who know most, each with how much; oneself is not among them."""
    rows = ways(world, "Rini Fiktif", topic="energy policy", limit=6)
    assert {row.name for row in rows} <= {"Prof. Maya Andai", "Hadi Umpama", "Dewi Contoh"}
    assert rows[0].name == "Prof. Maya Andai"
    assert all(row.knows for row in rows)
    assert all("Rini" not in row.name for row in ways(world, "Rini Fiktif", topic="kebijakan air"))


def test_what_cannot_be_asked(world: Store) -> None:
    """Oneself, nobody, an unknown id: each is told what is wrong."""
    for ask in ({"person": "rini fiktif"}, {}, {"topic": "  "}):
        with pytest.raises(AskError):
            ways(world, "Rini Fiktif", **ask)  # type: ignore[arg-type]
    with pytest.raises(NotFound):
        ways(world, "0" * 24, "Dewi Contoh")
    with pytest.raises(NotFound):
        ways(world, "Rini Fiktif", "0" * 24)
    assert not ways(world, "Rini Fiktif", topic="zzzz")


def test_who_may_be_asked(store: Store, load_facts: Loader) -> None:
    """Nani wishes not to be asked and is never between; Oki takes one request, so the strongest way spares her where she was asked already."""
    load_facts([
        *people("Ani", "Zaki", "Puji", Nani=0, Oki=1), knows("Ani", "Nani", 0.9), knows("Nani", "Zaki", 0.9),
        knows("Ani", "Oki", 0.9), knows("Oki", "Zaki", 0.9), knows("Ani", "Puji", 0.6), knows("Puji", "Zaki", 0.6),
    ])  # fmt: skip
    assert through(ways(store, "Ani", "Zaki")) == ["Oki Zaki", "Puji Zaki"]
    asked = store.records("MATCH (p:Person {name: 'Oki'}) RETURN p.id AS id")[0]["id"]
    assert through(ways(store, "Ani", "Zaki", asked=(asked,))) == ["Puji Zaki"]
    assert through(ways(store, "Ani", "Nani")) == ["Nani"]


def test_a_crowd_is_no_tie(store: Store, load_facts: Loader) -> None:
    """A class of 101 joins nobody, one of two does; a unit joins those who were there at one time; what is old is weaker."""
    said: list[Statement] = [*people("Ani", "Beni", "Citra", "Dodi", "Eka", *(f"x{n}" for n in range(99)))]
    for record, those in (("many", ["Ani", "Beni", *(f"x{n}" for n in range(99))]), ("few", ["Ani", "Citra"])):
        said.append(Evidence(record=record, kind="training", title=record, date=NOW))
        said += [Attended(start=Ref("Person", one), end=Ref("Evidence", record)) for one in those]
    unit, post = Unit(record="u", name="Biro"), Position(record="p", title="Analis")
    said += [unit, post, PartOf(start=post.ref, end=unit.ref)]
    for one, since, until in (
        ("Ani", "2015-01-01", None),
        ("Dodi", "2016-01-01", "2017-01-01"),
        ("Eka", "2012-01-01", "2014-12-01"),
    ):
        said.append(HoldsPosition(start=Ref("Person", one), end=post.ref, valid_from=since, valid_to=until))
    load_facts(said)
    assert [row.way for row in ways(store, "Ani", "Beni")] == ["front door"]
    assert [row.steps[0].why[0].what for row in ways(store, "Ani", "Citra")] == ["few"]
    [row] = ways(store, "Ani", "Dodi")
    [why] = row.steps[0].why
    assert (why.kind, why.since, why.until, why.people) == ("unit", "2016-01-01", "2017-01-01", 2)
    assert why.strength < 0.2
    assert [row.way for row in ways(store, "Ani", "Eka")] == ["front door"]


def test_directions_are_told(store: Store, load_facts: Loader) -> None:
    """Who guides whom is told from either side; one who cites may write to who is cited, not the other way round."""
    said: list[Statement] = [
        *people("Mira", "Tuti", "Citra", "Dodi"),
        Guides(start=Ref("Person", "Mira"), end=Ref("Person", "Tuti"), valid_from="2025-01"),
    ]
    for one, work in (("Citra", "citing"), ("Dodi", "cited")):
        said += [
            Evidence(record=work, kind="work", title=work, date=NOW),
            Authored(start=Ref("Person", one), end=Ref("Evidence", work)),
        ]
    said.append(Cites(start=Ref("Evidence", "citing"), end=Ref("Evidence", "cited")))
    load_facts(said)
    [down], [up] = ways(store, "Mira", "Tuti"), ways(store, "Tuti", "Mira")
    assert (down.steps[0].why[0].kind, up.steps[0].why[0].kind) == ("guides", "guided by")
    assert up.steps[0].strength > down.steps[0].strength
    [cites] = ways(store, "Citra", "Dodi")
    assert (cites.steps[0].why[0].kind, cites.steps[0].why[0].what) == ("cites", "cited")
    assert [row.way for row in ways(store, "Dodi", "Citra")] == ["front door"]
