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

from pydantic import AfterValidator

from graph.edges import Edge, IdentifiedBy, LocatedIn, PartOf, SucceededBy
from graph.errors import InvalidValue
from graph.language import N_
from graph.nodes import Identifier, Institution, InstitutionKind, Node, Place, Ref, Sector
from graph.values import bkn_id, ror, text
from ingest.files import Problem
from ingest.reference import Cell, Day, Listed, Needed, Text, Texts, read_reference
from ingest.source import Notice, Row, Source

SHIPPED: Final = Path(__file__).with_suffix(".csv")
"""The table of Indonesia's institutions that comes with Simpul."""

UNVERIFIED: Final = 0.7
"""How sure a row is whose ``source`` says that something in it is unverified."""


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


class InstitutionRow(Row):
    """An institution; several values in one cell stand between semicolons."""

    id: Needed
    name: Needed
    name_en: Text
    short: Text
    kind: Annotated[InstitutionKind | None, Cell]
    sector: Annotated[Sector | None, Cell]
    parent: Text
    valid_from: Day
    valid_to: Day
    successors: Texts
    aliases: Texts
    place: Annotated[Annotated[str, AfterValidator(_region)] | None, Cell]
    identifiers: Annotated[tuple[Annotated[str, AfterValidator(_identifier)], ...], Listed]
    source: Text
    source_date: Day


def read(path: Path) -> Iterator[InstitutionRow | Problem | Notice]:
    """The rows of a table with exactly the columns of ``InstitutionRow``; a column more is told and not kept.

    Raises:
        SourceError: the file cannot be read as a table, or a column is missing.
    """
    return read_reference(path, InstitutionRow)


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
