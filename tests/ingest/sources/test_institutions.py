"""A row of the table of institutions becomes an institution with its identifiers, relations and place."""

from pathlib import Path
from typing import Any

import pytest

from graph.edges import LocatedIn, PartOf, SucceededBy
from graph.errors import SourceError
from graph.nodes import Identifier, Institution, Place
from graph.provenance import Statement
from ingest.files import Problem
from ingest.source import Notice
from ingest.sources.institutions import SOURCE, InstitutionRow, facts, read

HEADER = ",".join(SOURCE.columns())
CITY = (
    (
        "kota-99.71,Pemerintah Kota Fiksi,Fiction City,Pemkot Fiksi,city,regional_government,prov-99,2001-02,,kab-99.01;kab-99.02,"
        'Kota Fiksi;"Kota Khayal",99.71,kemendagri:99.71;bkn:a5eb03e2-3b0e-f6a0-e040-640a040252ad;ror:https://ror.org/03yrm5c26,'
        "recalled, unverified,2026-11-01"
    )
    .replace("recalled, unverified", '"recalled, unverified"')
    .replace('"Kota Khayal"', "Kota Khayal")
)


def rows(tmp_path: Path, *lines: str) -> list[Any]:
    """What is read from a table of these lines."""
    path = tmp_path / "table.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return list(read(path))


def said(kind: type[Statement], row: InstitutionRow) -> list[Any]:
    """What a row says of one kind."""
    return [fact for fact in facts(row) if isinstance(fact, kind)]


def test_a_row_says_all_that_it_holds(tmp_path: Path) -> None:
    [row] = rows(tmp_path, HEADER, CITY)
    assert said(Institution, row) == [
        Institution(
            record="kota-99.71", stated="2026-11-01", confidence=0.7, name="Pemerintah Kota Fiksi", name_en="Fiction City",
            short="Pemkot Fiksi", aliases=("Kota Fiksi", "Kota Khayal"), kind="city", sector="regional_government",
            valid_from="2001-02",
        )
    ]  # fmt: skip
    assert {fact.record for fact in said(Identifier, row)} == {
        "simpul:kota-99.71", "kemendagri:99.71", "bkn:A5EB03E23B0EF6A0E040640A040252AD", "ror:03yrm5c26",
    }  # fmt: skip
    assert [fact.end.record for fact in said(PartOf, row)] == ["prov-99"]
    assert [fact.end.record for fact in said(SucceededBy, row)] == ["kab-99.01", "kab-99.02"]
    assert [(fact.code, fact.name) for fact in said(Place, row)] == [("99.71", "Kota Fiksi"), ("99", None)]
    assert [(fact.start.kind, fact.end.record) for fact in said(LocatedIn, row)] == [
        ("Institution", "kemendagri:99.71"), ("Place", "kemendagri:99"),
    ]  # fmt: skip


def test_only_a_government_names_its_place(tmp_path: Path) -> None:
    [row] = rows(tmp_path, HEADER, "univ,Universitas Fiksi,,,university,academia,,,,,,99,,list,2026-11-01")
    assert [(fact.code, fact.name, fact.confidence) for fact in said(Place, row)] == [("99", None, 1.0)]


@pytest.mark.parametrize(
    ("cell", "column"), [("city", "kind"), ("2001-02", "valid_from"), ("kemendagri:99.71", "identifiers"), ("99.71,kem", "place")]
)
def test_a_wrong_cell_is_a_problem_with_its_column(tmp_path: Path, cell: str, column: str) -> None:
    [problem] = rows(tmp_path, HEADER, CITY.replace(cell, cell.replace(cell.split(",")[0], "?!"), 1))
    assert isinstance(problem, Problem)
    assert (problem.line, problem.column) == (2, column)


def test_a_column_more_is_told_and_one_less_is_refused(tmp_path: Path) -> None:
    notice, row = rows(tmp_path, HEADER + ",mood", CITY + ",calm")
    assert isinstance(notice, Notice)
    assert isinstance(row, InstitutionRow)
    with pytest.raises(SourceError, match="place"):
        rows(tmp_path, HEADER.replace(",place", ""), CITY)


def test_the_shipped_table_is_read_whole_and_every_place_has_its_name() -> None:
    assert SOURCE.shipped is not None
    found = list(read(SOURCE.shipped))
    assert {type(row) for row in found} == {InstitutionRow}
    places = [fact for row in found if isinstance(row, InstitutionRow) for fact in facts(row) if isinstance(fact, Place)]
    assert {place.code for place in places} == {place.code for place in places if place.name}
