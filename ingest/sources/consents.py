"""Consents: who agreed to guide others, to how many and how, and who may be asked to introduce others.

One table that people keep, a row a person, known by NIP or ORCID. What a row leaves empty it does not
say; a newer row outranks an older one, so a consent is withdrawn by a later row with 0.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from graph.edges import Edge
from graph.errors import InvalidValue
from graph.language import N_
from graph.nodes import Node
from graph.values import nip, orcid
from ingest.files import Problem
from ingest.people import PersonName, cleaned, person
from ingest.reference import Cell, Day, Texts, read_reference
from ingest.source import Notice, Row, Source

Count = Annotated[Annotated[int, Field(ge=0, le=1000)] | None, Cell]


class ConsentRow(Row):
    """What one person agreed to, and when."""

    nip: Annotated[str | None, cleaned(nip)]
    orcid: Annotated[str | None, cleaned(orcid)]
    name: PersonName
    mentees: Count
    meets: Annotated[Literal["online", "in person", "both"] | None, Cell]
    languages: Annotated[Texts, Field(max_length=20)]
    introductions: Count
    date: Day

    @model_validator(mode="after")
    def _known(self) -> Self:
        if not (self.nip or self.orcid):
            raise InvalidValue(N_("Tell who it is: a NIP or an ORCID is needed."))
        if not self.date:
            raise InvalidValue(N_("Tell when it was agreed: a later row outranks an earlier one."))
        return self


def read(path: Path) -> Iterator[ConsentRow | Problem | Notice]:
    """The rows of a table with the columns of ``ConsentRow``.

    Raises:
        SourceError: the file cannot be read as a table, or a column is missing.
    """
    return read_reference(path, ConsentRow)


def facts(row: ConsentRow) -> Iterator[Node | Edge]:
    """The person with what was agreed, joined to what registers know by the identifiers."""
    keys = {scheme: value for scheme, value in (("nip", row.nip), ("orcid", row.orcid)) if value}
    agreed = {"mentees": row.mentees, "meets": row.meets, "languages": row.languages, "introductions": row.introductions}
    return person(row.name, keys, row.date, **agreed)


SOURCE = Source(
    name="consents",
    title=N_("Who agreed to guide or to introduce others"),
    publisher=N_("the institution that asked"),
    licence=N_("not published: what people agreed to, within its purpose"),
    lawful_basis=N_("consent of the person"),
    visibility="open",
    row=ConsentRow,
    read=read,
    facts=facts,
)
