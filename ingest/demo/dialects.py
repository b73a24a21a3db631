"""How differently agencies dress the same export: delimiter, encoding, header, dates, empty cells."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Final, Literal

from ingest.demo.spreadsheet import Cell, write_workbook

Value = str | int | date
"""What stands in a column before it is dressed; the empty text is an empty cell."""

_EXCEL_DAY_ZERO: Final = date(1899, 12, 30)
_TITLE: Final = "Data ASN (seluruhnya fiksi)"


def upper(column: str) -> str:
    """``NIP BARU``."""
    return column


def lower(column: str) -> str:
    """``nip baru``."""
    return column.lower()


def title(column: str) -> str:
    """``Nip Baru``."""
    return column.title()


def snake(column: str) -> str:
    """``nip_baru``."""
    return column.lower().replace(" ", "_")


def loose(column: str) -> str:
    """``NIP  BARU``, with spaces too many."""
    return f" {column.replace(' ', '  ')} "


@dataclass(frozen=True)
class Dialect:
    """The dress of one file."""

    suffix: str = ".csv"
    delimiter: str = ","
    encoding: str = "utf-8"
    line_end: str = "\r\n"
    quote_all: bool = False
    header: Callable[[str], str] = upper
    renamed: Mapping[str, str] = field(default_factory=dict)
    without: frozenset[str] = frozenset()
    dates: str = "%d-%m-%Y"
    """A pattern; in a workbook also ``serial`` for Excel's day numbers and ``cell`` for date cells."""
    sexes: tuple[str, str] = ("M", "F")
    empty: str = ""
    apostrophe: str = ""
    """What stands in front of codes."""
    padded: bool = False
    """Names of units and institutions end in spaces."""
    dash: str = "-"
    """Between a unit and the one above; a spreadsheet may have made it longer, and so no longer ASCII."""
    titled: bool = False
    """A title stands above the header."""
    shown_upper: bool = True
    """Names of people are in capitals, as BKN keeps them."""

    @property
    def first_line(self) -> int:
        """Where the first row stands, the file's first line being 1."""
        return 4 if self.titled else 2


def write_table(
    path: Path, dialect: Dialect, columns: Iterable[str], codes: frozenset[str], rows: Iterable[Mapping[str, Value]]
) -> None:
    """Write rows in the dress of a file; ``codes`` are the columns that Excel would spoil."""
    shown = [column for column in columns if column not in dialect.without]
    cells = _dressed(dialect, shown, codes, rows)
    if dialect.suffix == ".xlsx":
        write_workbook(path, _TITLE, cells)
        return
    with path.open("w", encoding=dialect.encoding, newline="") as file:
        quoting: Literal[0, 1] = csv.QUOTE_ALL if dialect.quote_all else csv.QUOTE_MINIMAL
        writer = csv.writer(file, delimiter=dialect.delimiter, lineterminator=dialect.line_end, quoting=quoting)
        writer.writerows(cells)


def _dressed(
    dialect: Dialect, columns: list[str], codes: frozenset[str], rows: Iterable[Mapping[str, Value]]
) -> Iterator[list[Cell]]:
    if dialect.titled:
        yield [_TITLE]
        yield []
    yield [dialect.header(dialect.renamed.get(column, column)) for column in columns]
    coded = [(column, column in codes) for column in columns]
    for row in rows:
        yield [_cell(dialect, row[column], code=code) for column, code in coded]


def _cell(dialect: Dialect, value: Value, *, code: bool) -> Cell:
    if value == "":
        return dialect.empty
    if isinstance(value, date):
        if dialect.dates == "serial":
            return (value - _EXCEL_DAY_ZERO).days
        return datetime.combine(value, time()) if dialect.dates == "cell" else value.strftime(dialect.dates)
    return f"{dialect.apostrophe}{value}" if code else value
