"""How a reference table is read: exactly the columns of its row, several values of a cell between semicolons.

Such a table is kept by people, in a spreadsheet or a text editor: one comes with Simpul, and any other of the
same columns can be loaded beside it.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BeforeValidator

from graph.errors import SourceError
from graph.language import N_
from graph.values import date, text
from ingest.files import Problem
from ingest.source import Notice, Row, checked
from ingest.tables import read_table

R = TypeVar("R", bound=Row)


def _cell(value: object) -> object:
    return (text.clean(value) or None) if isinstance(value, str) else value


def _day(value: object) -> object:
    found = _cell(value)
    return None if found is None else date.from_any(found)


def _listed(value: object) -> object:
    if isinstance(value, str):
        return tuple(part for part in map(text.clean, value.split(";")) if part)
    return () if value is None else value


Cell = BeforeValidator(_cell)
"""What a cell says, cleaned; None where it says nothing."""
Listed = BeforeValidator(_listed)
"""The several values of a cell, cleaned."""

Needed = Annotated[str, Cell]
Text = Annotated[str | None, Cell]
Texts = Annotated[tuple[str, ...], Listed]
Day = Annotated[str | None, BeforeValidator(_day)]


def read_reference(path: Path, row: type[R]) -> Iterator[R | Problem | Notice]:
    """The rows of a table that has the columns of ``row``; a column more is told and not kept.

    Raises:
        SourceError: the file cannot be read as a table, or a column is missing.
    """
    known = tuple(name for name in row.model_fields if name != "line")
    table = read_table(path, expected=known)
    names = {column: column.replace(" ", "_") for column in table.columns}
    if missing := [column for column in known if column not in names.values()]:
        raise SourceError(
            N_("{file} lacks the columns {columns}. Add them; they may be empty."), file=path, columns=", ".join(missing)
        )
    unknown = [column for column, name in names.items() if name not in known]
    for column in unknown:
        yield Notice(N_("The column “{column}” is not known and not kept."), {"column": column})
    for found in table:
        if isinstance(found, Problem):
            yield found
        else:
            cells = {names[column]: value for column, value in found.cells.items() if column not in unknown}
            yield checked(row, found.line, dict.fromkeys(known) | cells)
