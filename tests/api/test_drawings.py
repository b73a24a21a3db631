"""What is drawn lies on its canvas, whatever the years."""

from hypothesis import given
from hypothesis import strategies as st

from api.drawings import ego, timeline, ways_map
from queries.paths import Path
from queries.profile import HeldPosition, Piece, Profile
from queries.ways.colleagues import Colleague
from queries.ways.introduction import Step

YEARS = st.integers(1950, 2026)


def profile(posts: list[tuple[int, int]], pieces: list[int]) -> Profile:
    """A fictional person with posts from a year for some years, and evidence of some years."""
    held = [
        HeldPosition(
            title=f"Auditor {n}", assignment="D", unit=None, institution=None, valid_from=f"{since}-02-01", valid_to=f"{since + years}-01-01",
            sources=[], articles=[],
        )
        for n, (since, years) in enumerate(posts)
    ]  # fmt: skip
    evidence = [
        Piece(id=str(n), title="Karya", date=str(year), quotes=[], role=None, kind="work", url=None, sources=[])
        for n, year in enumerate(pieces)
    ]
    return Profile(
        person="p", name="Ani Misal", names=[], identifiers=[], positions=held, institutions=[], skills=[], evidence_total=len(pieces),
        evidence=evidence, statements=[], endorsements=[], articles=[], colleagues=[], sources=[],
    )  # fmt: skip


@given(st.lists(st.tuples(YEARS, st.integers(0, 60)), max_size=30), st.lists(YEARS, max_size=50))
def test_a_life_lies_on_its_canvas(posts: list[tuple[int, int]], pieces: list[int]) -> None:
    """Bars, columns and years are within it; a life without two dated things is not drawn."""
    found = timeline(profile(posts, pieces))
    assert (found is None) == (len(posts[:12]) + len(set(pieces)) < 2)
    if found:
        assert len(found.columns) == len(set(pieces))
        for bar in (*found.posts, *found.columns):
            assert bar.x >= 0
            assert bar.y >= 0
            assert bar.x + bar.width <= 640
            assert bar.y + bar.height <= found.height
        assert all(0 <= x <= 640 for x, _ in found.ticks)


@given(st.text("AMWaiw .,", min_size=1, max_size=60), st.integers(1, 4))
def test_ways_have_room_for_the_names_at_their_ends(name: str, deep: int) -> None:
    """However long a way and wide its letters, up to nine points each, the names at both ends lie on the canvas."""
    steps = [Step(person=str(n), name=name, institution=None, strength=0.5, why=[]) for n in range(deep)]
    way = Path(person=str(deep - 1), name=name, institution_id=None, institution=None, unit=None, place=None, way="direct", strength=0.5,
               knows=None, steps=steps, draft="")  # fmt: skip
    drawn = ways_map(name, [way])
    assert drawn
    for dot in drawn.dots:
        assert dot.x - 9 * len(dot.label) / 2 >= 0
        assert dot.x + 9 * len(dot.label) / 2 <= 640


@given(st.lists(st.text("AaiI .,", min_size=1, max_size=60), min_size=1, max_size=12))
def test_names_have_room_beside_their_dots(names: list[str]) -> None:
    """Whatever people are called, a label begins on the canvas and is short enough to end on it, at seven points a letter."""
    found = ego("Ani Misal", [Colleague(person="p", name=name, institution=None, strength=1.0, why=[]) for name in names])
    for dot in found.dots:
        wide = 7 * len(dot.label)
        start = {"start": dot.x + 13, "end": dot.x - 13 - wide, "middle": dot.x - wide / 2}[dot.anchor]
        assert start >= 0
        assert start + wide <= 640
