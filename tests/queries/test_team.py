"""A team covers what was asked for, by evidence that can be opened; or it is said why there is none."""

from typing import Any

import pytest

from graph.edges import Knows
from graph.errors import AskError
from graph.nodes import Ref
from graph.store import Store
from queries.question import Answer, Viewer
from queries.team import AskTeam, Member, team
from tests import world as tiny
from tests.conftest import Loader

PUBLIC = Viewer.of()


def asked(store: Store, *skills: str, **more: Any) -> Answer[Member]:
    """The team for some skills."""
    return team(store, AskTeam(skills=skills, **more), PUBLIC)


def test_a_close_team(world: Store) -> None:
    """Maya and Hadi share a work, so no two who cover both are nearer; each skill has its evidence, as the ranking counts it."""
    answer = asked(world, "kebijakan air", "audit pengadaan", size=2, least=0.4)
    assert {row.name for row in answer.rows} <= {"Prof. Maya Andai", "Rini Fiktif", "Hadi Umpama"}
    assert "Hadi Umpama" in {row.name for row in answer.rows}
    maya = next(row for row in answer.rows if row.name == "Prof. Maya Andai")
    [hadi] = maya.others
    assert (hadi.name, hadi.why) == ("Hadi Umpama", ["Coastal energy policy analysis"])
    assert 0 < hadi.distance < 1
    [water] = [one for one in maya.covers if one.skill == "kebijakan air"]
    assert water.evidence[0].title == "Analisis kebijakan air"
    assert 0.4 <= water.share < 1
    assert "proven" in str(answer.notes[-1])
    assert "not proven" not in str(answer.notes[-1])


def test_a_team_of_many_sectors(world: Store) -> None:
    """With the same skills, people of two sectors."""
    answer = asked(world, "kebijakan air", "audit pengadaan", size=2, least=0.4, objective="sectors")
    assert {row.name for row in answer.rows} == {"Rini Fiktif", "Hadi Umpama"}
    assert "Sectors: 2" in str(answer.notes[-1])


def test_acquaintance_is_nearness(load_facts: Loader, store: Store) -> None:
    """Who know each other are taken before who do not."""
    known = Knows(
        about="lina",
        start=Ref("Person", "rini"),
        end=Ref("Person", "lina"),
        why="the same class",
        strength=0.9,
        last_seen="2026-10",
    )
    load_facts([*tiny.world(), known])
    answer = asked(store, "kebijakan air", "manajemen talenta", size=2)
    assert {row.name for row in answer.rows} == {"Rini Fiktif", "Lina Seumpama"}
    assert answer.rows[0].others[0].why == ["the same class"]


def test_why_there_is_no_team(world: Store) -> None:
    """Nobody shows it; so few cannot cover all, and how many can; there are not so many people."""
    [*_, nobody] = asked(world, "kebijakan air", "kimia forensik", size=2).notes
    assert "Nobody there shows “kimia forensik”" in str(nobody)
    [*_, small] = asked(world, "kebijakan air", "manajemen talenta", "audit pengadaan", size=1, least=0.4).notes
    assert "leaves out “manajemen talenta”. A team of 2 can" in str(small)
    [*_, few] = asked(world, "manajemen talenta", size=5).notes
    assert "people there show any of this" in str(few)
    unknown, *_ = asked(world, "manajemen talenta", size=1, institution="Badan Antah").notes
    assert "no institution “Badan Antah”" in str(unknown)
    assert AskTeam(skills=("audit",), size=20).limit >= 20
    [*_, elsewhere] = asked(world, "manajemen talenta", size=1, not_at="LAUT").notes
    assert "Nobody there shows" in str(elsewhere)
    with pytest.raises(AskError, match="must be a number above 0"):
        asked(world, "audit=0")
