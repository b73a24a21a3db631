"""Rows of SIASN's history service as agencies export them: a row an event of a career, each with the name and key of its person."""

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final, TypeVar

from pydantic import Field, ValidationInfo, field_validator

from graph.edges import Edge, Named
from graph.errors import InvalidValue, SourceError
from graph.language import N_
from graph.nodes import Name, Node, Person
from graph.values import person_name
from ingest.bkn import standing
from ingest.bkn.cells import CleanName, Key, Nip, parsed
from ingest.bkn.facts import identified
from ingest.bkn.table import Columns
from ingest.files import Problem
from ingest.source import Notice, Row
from ingest.tables import read_table

SURE: Final = 0.9
"""How sure a history is of a person's name: it is without titles, and SIASN's export of today's staff has them."""

PERSON: Final = (("nama",), ("nipBaru", "idPns"))
"""Of each of these a file needs one column."""


class HistoryRow(Row):
    """An event in the career of one person."""

    pns_id: Key = Field(default=None, alias="idPns")
    nip: Nip = Field(default=None, alias="nipBaru", validate_default=True)
    name: CleanName = Field(alias="nama")
    standing_id: str | None = Field(default=None, alias="kedudukanHukumId")
    standing: str | None = Field(default=None, alias="kedudukanHukumNama")

    @field_validator("nip")
    @classmethod
    def _known_by_a_key(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and not info.data.get("pns_id"):
            raise InvalidValue(N_("The row has neither nipBaru nor idPns, and one is needed."))
        return value

    @property
    def person(self) -> str:
        """The record of the person: BKN's key, else the NIP, which stays in the lake."""
        return self.pns_id or f"nip:{self.nip}"

    @property
    def serves(self) -> bool | None:
        """Whether the person is in service; None where the code is unknown. A file that does not say has none who left."""
        return standing.serves(self.standing_id, self.standing)


R = TypeVar("R", bound=HistoryRow)


def read_history(
    path: Path,
    kind: type[R],
    *,
    dropped: Collection[str],
    required: Collection[Collection[str]],
    expendable: Collection[str] = (),
) -> Iterator[R | Problem | Notice]:
    """The rows of a history, of people in service or not, and at the end what is to be said of the file.

    Args:
        path: CSV or XLSX, its columns named as the service names them.
        kind: the row, each field with its published name.
        dropped: columns that are known and not kept.
        required: of each of these the file needs one column, beside those of the person.
        expendable: columns whose wrong cells are left out and counted; elsewhere a wrong cell costs its row.

    Raises:
        SourceError: the file cannot be read as a table, or lacks a column that is needed.
    """
    needed = (*PERSON, *required)
    table = read_table(path, expected=[column for columns in needed for column in columns])
    published = [info.alias or name for name, info in kind.model_fields.items() if name not in kind.reckoned]
    columns = Columns(table.columns, published, dropped)
    if missing := columns.missing(needed):
        raise SourceError(
            N_("{file} is no such history: it lacks {columns}. Export what SIASN's history service gives, with nama and nipBaru beside."),
            file=path,
            columns=", ".join(missing),
        )  # fmt: skip
    yield from columns.notices()
    standings = standing.Standings()
    for item in table:
        row = columns.row(kind, item, expendable, standings.left_out)
        if not isinstance(row, Problem):
            standings.take(row.person, row.standing_id, row.standing)
        yield row
    yield from standings.notices()


def person(row: HistoryRow) -> Iterator[Node | Edge]:
    """The person of a row, joined by the keys to what other tables tell; who may see the person is for the load to say."""
    about, name = row.person, parsed(row.name)
    found = Person(record=about, about=about, confidence=SURE, name=person_name.display(name), visibility="open")
    form = Name(about=about, form=name.name, kind="official")
    yield found
    yield form
    yield Named(about=about, start=found.ref, end=form.ref)
    for scheme, value in (("bkn_person", row.pns_id), ("nip", row.nip)):
        if value:
            yield from identified(found.ref, scheme, value, about)
