"""Institutions: who they are, where they sit, whom they are part of, and what became of them.

``institutions.csv`` beside this file is shipped with Simpul. Another table of the same columns can be loaded
as well; where it uses the same ids it speaks of the same institutions.
"""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator

from graph.edges import Edge, IdentifiedBy, LocatedIn, PartOf, SucceededBy
from graph.errors import InvalidValue, SourceError
from graph.language import N_
from graph.nodes import Identifier, Institution, InstitutionKind, Node, Place, Ref, Sector
from graph.values import bkn_id, date, ror, text
from ingest.files import Problem
from ingest.source import Notice, Row, Source, checked
from ingest.tables import read_table

SHIPPED: Final = Path(__file__).with_suffix(".csv")
"""The table of Indonesia's institutions that comes with Simpul."""

UNVERIFIED: Final = 0.7
"""How sure a row is whose ``source`` says that something in it is unverified."""


def _cell(value: object) -> object:
    return (text.clean(value) or None) if isinstance(value, str) else value


def _day(value: object) -> object:
    found = _cell(value)
    return None if found is None else date.from_any(found)


def _listed(value: object) -> object:
    if isinstance(value, str):
        return tuple(part for part in map(text.clean, value.split(";")) if part)
    return () if value is None else value


def _region(code: str) -> str:
    if not re.fullmatch(r"\d\d(\.\d\d)?", code, flags=re.ASCII):
        raise InvalidValue(N_("{code} is no code of a province, regency or city, as 32 or 32.73."), code=text.short(code))
    return code


_CLEAN: Final[Mapping[str, Callable[[str], str]]] = {"bkn": bkn_id.clean, "kemendagri": _region, "ror": ror.clean}


def _identifier(written: str) -> str:
    scheme, colon, value = map(str.strip, written.partition(":"))
    if not (scheme and colon and value):
        raise InvalidValue(
            N_("{identifier} is no identifier with its register, as ror:03yrm5c26."), identifier=text.short(written)
        )
    return f"{scheme}:{_CLEAN.get(scheme, text.clean)(value)}"


_Text = Annotated[str | None, BeforeValidator(_cell)]
_Day = Annotated[str | None, BeforeValidator(_day)]
_Listed = BeforeValidator(_listed)


class InstitutionRow(Row):
    """An institution; several values in one cell stand between semicolons."""

    id: Annotated[str, BeforeValidator(_cell)]
    name: Annotated[str, BeforeValidator(_cell)]
    name_en: _Text
    short: _Text
    kind: Annotated[InstitutionKind | None, BeforeValidator(_cell)]
    sector: Annotated[Sector | None, BeforeValidator(_cell)]
    parent: _Text
    valid_from: _Day
    valid_to: _Day
    successors: Annotated[tuple[str, ...], _Listed]
    aliases: Annotated[tuple[str, ...], _Listed]
    place: Annotated[Annotated[str, AfterValidator(_region)] | None, BeforeValidator(_cell)]
    identifiers: Annotated[tuple[Annotated[str, AfterValidator(_identifier)], ...], _Listed]
    source: _Text
    source_date: _Day


def read(path: Path) -> Iterator[InstitutionRow | Problem | Notice]:
    """The rows of a table with exactly the columns of ``InstitutionRow``; a column more is told and not kept.

    Raises:
        SourceError: the file cannot be read as a table, or a column is missing.
    """
    table = read_table(path, expected=SOURCE.columns())
    names = {column: column.replace(" ", "_") for column in table.columns}
    if missing := [column for column in SOURCE.columns() if column not in names.values()]:
        raise SourceError(
            N_("{file} lacks the columns {columns}. Add them; they may be empty."), file=path, columns=", ".join(missing)
        )
    unknown = [column for column, name in names.items() if name not in SOURCE.columns()]
    for column in unknown:
        yield Notice(N_("The column “{column}” is not known and not kept."), {"column": column})
    for row in table:
        if isinstance(row, Problem):
            yield row
        else:
            cells = {names[column]: value for column, value in row.cells.items() if column not in unknown}
            yield checked(InstitutionRow, row.line, dict.fromkeys(SOURCE.columns()) | cells)


def facts(row: InstitutionRow) -> Iterator[Node | Edge]:
    """The institution with its identifiers, its place, its parent and its successors.

    A parent or successor that no row describes is not in the graph, and neither is the edge to it.
    """
    sure = UNVERIFIED if "unverified" in (row.source or "") else 1.0
    institution = Institution(
        record=row.id,
        stated=row.source_date,
        confidence=sure,
        name=row.name,
        name_en=row.name_en,
        short=row.short,
        aliases=row.aliases,
        kind=row.kind,
        sector=row.sector,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
    )
    yield institution
    for identifier in (f"simpul:{row.id}", *row.identifiers):
        scheme, _, value = identifier.partition(":")
        key = Identifier(stated=row.source_date, confidence=sure, scheme=scheme, value=value)
        yield key
        yield IdentifiedBy(stated=row.source_date, confidence=sure, start=institution.ref, end=key.ref)
    if row.parent:
        yield PartOf(stated=row.source_date, confidence=sure, start=institution.ref, end=Ref("Institution", row.parent))
    for successor in row.successors:
        yield SucceededBy(stated=row.source_date, confidence=sure, start=institution.ref, end=Ref("Institution", successor))
    if row.place:
        yield from _located(row, institution.ref, row.place, sure)


def _located(row: InstitutionRow, institution: Ref, code: str, sure: float) -> Iterator[Node | Edge]:
    """The place, named as the table that is shipped names its government, and the province in which a regency or city lies."""
    governs = f"kemendagri:{code}" in row.identifiers
    place = Place(
        stated=row.source_date, confidence=sure, scheme="kemendagri", code=code,
        name=_place_name(row.name) if governs else _place_names().get(code),
    )  # fmt: skip
    yield place
    yield LocatedIn(stated=row.source_date, confidence=sure, start=institution, end=place.ref)
    if len(code) > len("32"):
        province = Place(scheme="kemendagri", code=code[:2], name=_place_names().get(code[:2]))
        yield province
        yield LocatedIn(start=place.ref, end=province.ref)


def _place_name(government: str) -> str:
    return re.sub(r"^Pemerintah (Provinsi |Daerah )?", "", government)


@cache
def _place_names() -> dict[str, str]:
    """Provinces, regencies and cities by code: the names of their governments in the shipped table, without "Pemerintah"."""
    with SHIPPED.open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["kind"] in {"province", "regency", "city"}]
    return {row["place"]: _place_name(row["name"]) for row in rows if f"kemendagri:{row['place']}" in row["identifiers"]}


SOURCE = Source(
    name="institutions",
    title=N_("Reference table of institutions"),
    publisher="Simpul",
    licence="Apache-2.0",
    lawful_basis=N_("public records of institutions; no person is named"),
    visibility="open",
    row=InstitutionRow,
    read=read,
    facts=facts,
    shipped=SHIPPED,
)
