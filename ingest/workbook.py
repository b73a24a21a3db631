"""How rows come out of an XLSX workbook: row by row, with bounds on all that a hostile or broken file may claim."""

import tempfile
import warnings
import zipfile
from array import array
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import IO, Any, Final, Self
from xml.etree.ElementTree import Element, iterparse

from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.datetime import from_excel
from openpyxl.worksheet._reader import CELL_TAG, DATA_TAG, INLINE_STRING, ROW_TAG, WorkSheetParser
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from graph.errors import SourceError
from graph.language import N_
from ingest.files import opened

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


class _Refused(Exception):
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
        self._texts = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  (closed on exit)
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

    def __enter__(self) -> Self:
        """The strings themselves."""
        return self

    def __exit__(self, *_: object) -> None:
        """Forget all."""
        self._texts.close()


def _string_table(part: _Part) -> Iterator[str]:
    events = iterparse(part, events=("start", "end"))  # noqa: S314
    _, root = next(events)
    for event, element in events:
        if event == "end" and element.tag == f"{{{SHEET_MAIN_NS}}}si":
            text = _text(element).replace("x005F_", "")  # as openpyxl does
            root.clear()
            part.stepped()
            yield text


_TEXT: Final = f"{{{SHEET_MAIN_NS}}}t"


def _text(element: Element) -> str:
    """A string of the file. One in a single font needs none of openpyxl's models, which take longer than all else of a cell."""
    if [part.tag for part in element] == [_TEXT]:
        return element[0].text or ""
    node: Any = element  # openpyxl's hints know no Element
    rich: Any = Text.from_tree(node)
    return str(rich.content)


@dataclass(frozen=True)
class Workbook:
    """An open workbook."""

    path: Path
    sheets: tuple[Sheet, ...]
    _archive: _Archive
    _strings: _Strings
    _model: Any
    """What openpyxl knows of the workbook: the epoch of its dates, and which styles show dates."""

    def rows(self, sheet: Sheet) -> Iterator[tuple[int, dict[int, Cell | Fault]]]:
        """The rows of a sheet that are written in the file: their numbers, and their cells by column from 0.

        Formulas give the value that was last computed, or None. The sheet's claim of its size is not asked.

        Raises:
            SourceError: the sheet is damaged, or larger than a sheet can be.
        """
        with _told(self.path), self._archive.open(sheet.part) as packed:
            part = _Part(packed)
            for element, parser in self._elements(part):
                part.stepped()
                found = (self._cell(parser, cell) for cell in element if cell.tag == CELL_TAG)
                yield parser.row_counter, {column: value for column, value in found if value is not None}

    def _elements(self, part: _Part) -> Iterator[tuple[Element, WorkSheetParser]]:
        """The row elements, each forgotten when the next is asked for; nothing behind the rows is read."""
        parser = WorkSheetParser(part, self._strings, data_only=True, date_formats=())
        events = iterparse(part, events=("start", "end"))  # noqa: S314
        _, root = next(events)
        if root.tag != f"{{{SHEET_MAIN_NS}}}worksheet":
            raise ValueError(root.tag)
        rows = root
        for event, element in events:
            if element.tag == DATA_TAG:
                if event == "end":
                    return
                rows = element
            elif event == "end" and element.tag == ROW_TAG:
                number = element.get("r")
                parser.row_counter = int(float(number)) if number else parser.row_counter + 1
                parser.col_counter = 0
                yield element, parser
                rows.clear()

    def _cell(self, parser: WorkSheetParser, element: Element) -> tuple[int, Cell | Fault | None]:
        """The column of a cell, and its value."""
        inline = element.find(INLINE_STRING) if element.get("t") == "inlineStr" else None
        try:
            if inline is not None:
                element.remove(inline)
            cell: dict[str, Any] = parser.parse_cell(element)
            value, style = cell["value"] if inline is None else _text(inline), cell["style_id"]
            if cell["data_type"] == "e":
                value = Fault(str(value)[:40])
            elif cell["data_type"] == "n" and value is not None and style in self._model._date_formats:
                spans = style in self._model._timedelta_formats
                value = from_excel(value, self._model.epoch, timedelta=spans)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            return max(parser.col_counter - 1, 0), Fault("")
        return parser.col_counter - 1, _plain(value)


def _plain(value: Any) -> Cell | Fault | None:
    """Dates as datetime; times of day and durations, for which a spreadsheet has no type of its own, as text."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return str(value) if isinstance(value, time | timedelta) else value


@contextmanager
def workbook(path: Path) -> Iterator[Workbook]:
    """Open a workbook and find its sheets.

    Raises:
        SourceError: it is no XLSX workbook, is damaged or encrypted, or would unpack to far more than it is.
    """
    with ExitStack() as closing:
        file = closing.enter_context(opened(path))
        with _told(path):
            archive = closing.enter_context(_Archive(_Directory(file)))
            _check(path, archive)
            reader = _workbook_reader(file, archive)
            package: Any = reader.package
            table = package.find(SHARED_STRINGS)
            part = _Part(closing.enter_context(archive.open(table.PartName[1:]))) if table else None
            strings = closing.enter_context(_Strings(part))
            sheets = tuple(_sheets(reader))
        yield Workbook(path, sheets, archive, strings, reader.wb)


def _workbook_reader(file: IO[bytes], archive: _Archive) -> ExcelReader:
    """The reader of openpyxl after the list of sheets and the styles; the rest is not needed, and often broken."""
    reader = ExcelReader(_Directory(file), read_only=True, data_only=True, keep_links=False)
    reader.archive = archive
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about default styles, which many programs leave out
        reader.read_manifest()
        reader.read_workbook()
        apply_stylesheet(archive, reader.wb)
    return reader


def _sheets(reader: ExcelReader) -> Iterator[Sheet]:
    for sheet, relation in reader.parser.find_sheets():
        if relation.Type.endswith("/worksheet") and relation.target in reader.valid_files:
            yield Sheet(sheet.name, relation.target, sheet.state != "visible")


_OTHER_ZIPS: Final = {
    "xl/workbook.bin": "XLSB",
    "word/document.xml": "DOCX",
    "ppt/presentation.xml": "PPTX",
    "content.xml": "ODS",
}


def _check(path: Path, archive: _Archive) -> None:
    """Refuse what is no workbook, what is encrypted, and what claims to unpack to too much."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if "[Content_Types].xml" not in names or "xl/workbook.bin" in names or "word/document.xml" in names:
        form = next((form for name, form in _OTHER_ZIPS.items() if name in names), "ZIP")
        raise SourceError(N_("{file} is no XLSX workbook: it looks like {form}. Save it as XLSX."), file=path, form=form)
    if any(part.flag_bits & 1 for part in parts):
        raise SourceError(N_("{file} is encrypted. Save it without a password."), file=path)
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise zipfile.BadZipFile  # Office packs no other way, and Python unpacks the others without a bound
    unpacked = sum(part.file_size for part in parts)
    if unpacked > LARGEST or (unpacked > SUSPECT and unpacked > RATIO * path.stat().st_size):
        raise _Refused


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Say in our words why a workbook cannot be read; openpyxl lets out whatever its innards raise."""
    try:
        yield
    except SourceError:
        raise
    except _Refused as error:
        raise SourceError(
            N_("{file} unpacks to more than a workbook holds. If it is genuine, save the sheet as CSV."), file=path
        ) from error
    except Exception as error:
        raise SourceError(
            N_("{file} is damaged, or no XLSX workbook ({reason}). Open it in a spreadsheet program and save it as XLSX."),
            file=path,
            reason=type(error).__name__,
        ) from error
