"""People are spread without losing anybody, and the best stays first."""

from queries.ranking.spread import spread_over


def test_spreading_keeps_people_and_breaks_rows_of_one_unit() -> None:
    """The same people in another order: not three of one unit before the first of another; the best stays first."""
    rows = [
        {"shown": 1, "score": 1 - n / 10, "unit": unit, "institution_id": unit, "sector": unit, "place": unit, "n": n}
        for n, unit in enumerate("aaabbc")
    ]
    found = spread_over(rows)
    assert sorted(row["n"] for row in found) == list(range(6))
    assert [row["unit"] for row in found[:3]] == ["a", "b", "c"]
