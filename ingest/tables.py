"""How rows come out of a table file: CSV in any dress, or XLSX, told apart by content."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from graph.errors import SourceError
from graph.language import N_
from ingest import delimited
from ingest.encoding import wide
from ingest.files import Problem, TableRow, head, kind
from ingest.header import PREAMBLE, columns, is_header
from ingest.workbook import Cell, Fault, Sheet, Workbook, workbook

__all__ = ["Problem", "Table", "TableRow", "read_table"]


@dataclass(frozen=True)
class Table:
    """A table in a file: iterate it, as often as you like, for its rows and the problems in place of rows."""

    path: Path
    columns: tuple[str, ...]
    """Normalised: lower case, single spaces."""
    _rows: Callable[[], Iterator[TableRow | Problem]] = field(repr=False)
    encoding: str = ""
    """Of a CSV file; other than UTF-8 and UTF-16 it is a guess."""
    sheet: str = ""
    """The title of the sheet that was chosen in a workbook."""

    def __iter__(self) -> Iterator[TableRow | Problem]:
        """The rows that are not blank, in their order.

        Raises:
            SourceError: the file has gone, changed or turns out to be damaged on the way.
        """
        return self._rows()


def read_table(path: Path, *, expected: Collection[str] = ()) -> Table:
    """The table in a CSV file (cells between ``,`` ``;`` tab or ``|``, any encoding) or an XLSX workbook.

    The header is the first line that names at least half of the ``expected`` columns, so that titles may stand
    above it; without such a line it is the first that is not blank. Of a workbook's sheets the first with a
    header and else the first with rows is read, visible ones before hidden ones.

    Cells are as written: a CSV gives text; a workbook gives text, numbers, booleans, datetimes and None, and its
    rows may end early, which a CSV's may not.

    Raises:
        SourceError: the file cannot be read, is something else, or names a column twice.
    """
    start = head(path)
    form = "" if wide(start) else kind(start)
    if form == "ZIP":
        return _workbook_table(path, expected)
    if form == "XLS":
        raise SourceError(N_("{file} is an old XLS or an encrypted workbook. Save it as XLSX without a password."), file=path)
    if form:
        raise SourceError(N_("{file} is no table: it looks like {form}. Export it as CSV or XLSX."), file=path, form=form)
    found = delimited.layout(path, start, expected)
    return Table(path, found.columns, lambda: delimited.rows(found), encoding=found.encoding)


def _workbook_table(path: Path, expected: Collection[str]) -> Table:
    with workbook(path) as book:
        header = _header(book, expected)
    if header is None:
        raise SourceError(N_("{file} has no sheet with rows. Export it anew."), file=path)
    names = columns(path, header.line, header.cells)
    return Table(path, names, lambda: _workbook_rows(path, header, names), sheet=header.sheet.title)


@dataclass(frozen=True)
class _Header:
    """The row of a sheet that names its columns."""

    sheet: Sheet
    line: int
    cells: list[str]


def _header(book: Workbook, expected: Collection[str]) -> _Header | None:
    """The first header that names the expected columns; else the first row of any sheet."""
    first: _Header | None = None
    for sheet in sorted(book.sheets, key=lambda sheet: sheet.hidden):
        for line, row in islice(book.rows(sheet), PREAMBLE):
            cells = [_name(row.get(place)) for place in range(max(row, default=-1) + 1)]
            if any(map(str.strip, cells)):
                header = _Header(sheet, line, cells)
                if is_header(cells, expected):
                    return header
                first = first or header
    return first


def _name(cell: Cell | Fault | None) -> str:
    return cell.text if isinstance(cell, Fault) else "" if cell is None else str(cell)


def _workbook_rows(path: Path, header: _Header, names: tuple[str, ...]) -> Iterator[TableRow | Problem]:
    with workbook(path) as book:
        below = False
        for line, cells in book.rows(header.sheet):
            if below and any(not isinstance(cell, str) or cell.strip() for cell in cells.values()):
                yield _workbook_row(line, cells, names)
            below = below or line == header.line


def _workbook_row(line: int, cells: dict[int, Cell | Fault], names: tuple[str, ...]) -> TableRow | Problem:
    for place, cell in cells.items():
        name = names[place] if place < len(names) else ""
        if isinstance(cell, Fault):
            return _fault(line, name, cell)
        if not name and str(cell).strip():
            reason = N_("The row has {cells} cells, the header {columns}.")
            return Problem(line, "", reason, {"cells": place + 1, "columns": len(names)})
    return TableRow(line, {name: cells.get(place) for place, name in enumerate(names)})


def _fault(line: int, column: str, fault: Fault) -> Problem:
    if fault.text:
        return Problem(line, column, N_("The cell holds the error {error}."), {"error": fault.text}, fault.text)
    return Problem(line, column, N_("The cell cannot be read. Type its value anew."))
