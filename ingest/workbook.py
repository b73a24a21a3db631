"""How rows come out of an XLSX workbook: row by row, with bounds on all that a hostile or broken file may claim."""

import tempfile
import warnings
import zipfile
from array import array
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, Any, Final
from xml.etree.ElementTree import Element, iterparse  # noqa: S405  (document types, and so entities, are refused)

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet._reader import CELL_TAG, DATA_TAG, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from graph.errors import SourceError
from graph.language import N_
from ingest.files import opened, translated

LARGEST: Final = 2 * 1024**3
"""Bytes unpacked. A full sheet of a million rows and twenty columns has about one GiB."""

SUSPECT: Final = 100 * 1024**2
RATIO: Final = 200
"""Above ``SUSPECT`` bytes unpacked, sheets shrink to a tenth or, with many equal cells, to a hundredth; bombs to less."""

LARGEST_PART: Final = 8 * 1024**2
"""Bytes of a part that is read whole: the styles, the list of sheets. They have some hundred thousand at most."""

LARGEST_STEP: Final = 4 * 1024**2
"""Bytes of one row or one string."""

IN_MEMORY: Final = 8 * 1024**2
"""Bytes of the string table that stay in memory; more goes to a temporary file."""

Cell = str | int | float | bool | datetime | None


@dataclass(frozen=True)
class Fault:
    """A cell that holds an error instead of a value: ``#REF!``, or something that is no number."""

    text: str


@dataclass(frozen=True)
class Sheet:
    """A sheet of a workbook: its title and the part that holds it."""

    title: str
    part: str
    hidden: bool


class _Archive(zipfile.ZipFile):
    """The packed parts of a workbook; those read whole are small."""

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        """A part, whole."""
        if self.getinfo(name if isinstance(name, str) else name.filename).file_size > LARGEST_PART:
            raise _Refused
        content = super().read(name, pwd)
        _refuse_document_type(content)
        return content


class _Refused(Exception):  # noqa: N818  (never leaves this module)
    """A part claims more than a workbook needs."""


class _Directory:
    """A file whose single reads are bounded, so that a vast directory of parts is refused before it fills the memory."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.seek, self.tell, self.seekable, self.close = file.seek, file.tell, file.seekable, file.close

    def read(self, size: int = -1) -> bytes:
        if size > LARGEST_PART:
            raise _Refused
        return self._file.read(size)


class _Part:
    """A part that is read in steps: what one step and all together may take is counted, whatever the directory says."""

    def __init__(self, part: IO[bytes]) -> None:
        self._part, self._step, self._all, self._tail = part, 0, 0, b""

    def read(self, size: int = -1) -> bytes:
        """The next bytes."""
        piece = self._part.read(min(size, LARGEST_STEP) if size > 0 else LARGEST_STEP)
        self._step += len(piece)
        self._all += len(piece)
        if self._step > LARGEST_STEP or self._all > LARGEST:
            raise _Refused
        _refuse_document_type(self._tail + piece)
        self._tail = piece[-32:]
        return piece

    def stepped(self) -> None:
        """Begin the next row or string."""
        self._step = 0


def _refuse_document_type(xml: bytes) -> None:
    """Workbooks have no document type; one that has is out to expand entities (UTF-16 puts zeros between)."""
    if b"<!DOCTYPE" in xml or b"<\0!\0D\0O\0C\0T\0Y\0P\0E" in xml:
        raise _Refused


class _Strings:
    """The string table of a workbook, read as far as it is asked for, and kept on disk when it is large."""

    def __init__(self, part: _Part | None) -> None:
        self._ends = array("Q", [0])
        self._texts = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (closed by close)
        self._more = _string_table(part) if part else iter(())

    def __getitem__(self, place: int) -> str:
        """The string at a place, from 0."""
        while place >= len(self._ends) - 1:
            text = next(self._more, None)
            if text is None:
                raise IndexError(place)
            self._texts.seek(self._ends[-1])
            self._ends.append(self._ends[-1] + self._texts.write(text.encode("utf-8", "surrogatepass")))
        if place < 0:
            raise IndexError(place)
        self._texts.seek(self._ends[place])
        return self._texts.read(self._ends[place + 1] - self._ends[place]).decode("utf-8", "surrogatepass")

    def close(self) -> None:
        """Forget all."""
        self._texts.close()


def _string_table(part: _Part) -> Iterator[str]:
    events = iterparse(part, events=("start", "end"))  # noqa: S314
    _, root = next(events)
    for event, element in events:
        if event == "end" and element.tag == f"{{{SHEET_MAIN_NS}}}si":
            text = Text.from_tree(element).content
            root.clear()
            part.stepped()
            yield text.replace("x005F_", "")  # as openpyxl does


@dataclass(frozen=True)
class Workbook:
    """An open workbook."""

    path: Path
    sheets: tuple[Sheet, ...]
    _reader: ExcelReader
    _strings: _Strings

    def rows(self, sheet: Sheet) -> Iterator[tuple[int, dict[int, Cell | Fault]]]:
        """The rows of a sheet that are written in the file: their numbers, and their cells by column from 0.

        Formulas give the value that was last computed, or None. The sheet's claim of its size is not asked.

        Raises:
            SourceError: the sheet is damaged, or larger than a sheet can be.
        """
        with _told(self.path), self._reader.archive.open(sheet.part) as packed:
            part = _Part(packed)
            for element, parser in self._elements(part):
                part.stepped()
                yield parser.row_counter, {
                    column: value
                    for cell in element
                    if cell.tag == CELL_TAG
                    for column, value in [self._cell(parser, cell)]
                    if value is not None
                }
