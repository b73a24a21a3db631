"""Consents: who agreed to guide others, to how many and how, and who may be asked to introduce others.

One table that people keep, a row a person, known by NIP or ORCID. What a row leaves empty it does not
say; a newer row outranks an older one, so a consent is withdrawn by a later row with 0.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, Self

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from graph.edges import Edge, IdentifiedBy, Named
from graph.errors import InvalidValue
from graph.language import N_
from graph.nodes import Identifier, Name, Node, Person
from graph.values import nip, orcid, person_name
from ingest.files import Problem
from ingest.reference import Cell, Day, Needed, Texts, read_reference
from ingest.source import Notice, Row, Source

SURE = 0.9
"""Registers know a name better: how sure this table is of what others may say too."""


def _clean(kind: Any) -> BeforeValidator:
    """A cell with an identifier in its canonical form."""
    return BeforeValidator(lambda value: kind.clean(value.strip()) if isinstance(value, str) and value.strip() else None)


def _named(name: str) -> str:
    person_name.parse(name)  # which says what is wrong with one that is none
    return name


Count = Annotated[Annotated[int, Field(ge=0, le=1000)] | None, Cell]


class ConsentRow(Row):
    """What one person agreed to, and when."""

    nip: Annotated[str | None, _clean(nip)]
    orcid: Annotated[str | None, _clean(orcid)]
    name: Annotated[Needed, AfterValidator(_named)]
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
    known = {scheme: value for scheme in ("nip", "orcid") if (value := getattr(row, scheme))}
    about = ":".join(next(iter(known.items())))
    name = person_name.parse(row.name)
    person = Person(
        record=about, about=about, stated=row.date, confidence=SURE, name=person_name.display(name),
        visibility="open", mentees=row.mentees, meets=row.meets, languages=row.languages, introductions=row.introductions,
    )  # fmt: skip
    form = Name(about=about, form=name.name, kind="official", stated=row.date)
    yield person
    yield form
    yield Named(about=about, start=person.ref, end=form.ref)
    for scheme, value in known.items():
        identifier = Identifier(about=about, scheme=scheme, value=value)
        yield identifier
        yield IdentifiedBy(about=about, start=person.ref, end=identifier.ref)


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
