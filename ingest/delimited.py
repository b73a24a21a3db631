"""How rows come out of a text table: cells between commas, semicolons, tabs or bars, by CSV's quotes (RFC 4180)."""

import csv
import io
import re
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, islice
from pathlib import Path
from typing import Final

from graph.errors import SourceError
from graph.language import N_
from ingest.encoding import ascii_compatible, encoding
from ingest.files import Problem, TableRow, blocks, pieces
from ingest.header import PREAMBLE, columns, is_header, known

DELIMITERS: Final = ",;\t|"

LONGEST_LINE: Final = 1024 * 1024
"""Bytes. A row of a hundred columns has a few thousand."""

MOST_LINES: Final = 200
"""Lines of one row. A quoted address or text has a few; more means that a quote was never closed."""


@dataclass(frozen=True)
class Layout:
    """How a text table is written, as far as its beginning shows it."""

    path: Path
    encoding: str
    delimiter: str
    quote: str
    columns: tuple[str, ...]
    above: int
    """Lines up to the end of the header."""


@dataclass
class _Text:
    """The lines of a text table, and which of them are damaged."""

    path: Path
    encoding: str
    faults: dict[int, Problem] = field(default_factory=dict)
    """By line number; a reader takes out what it has seen."""

    def __iter__(self) -> Iterator[str]:
        """The lines with their ends. One that is too long is a blank one; what cannot be decoded is U+FFFD."""
        stream, encoding = ascii_compatible(pieces(self.path), self.encoding)
        return chain.from_iterable(self._decoded(blocks(stream, LONGEST_LINE), encoding))

    def _decoded(self, cut: Iterator[bytes | None], encoding: str) -> Iterator[Iterable[str]]:
        number = 0
        for block in cut:
            if block is None:
                number += 1
                self._fault(number, N_("The line is longer than {longest} bytes."), longest=LONGEST_LINE)
                yield ["\n"]
                continue
            text = block.decode(encoding, "replace")
            if "\ufffd" in text or "\0" in text:
                self._look(number, block.splitlines(), encoding)
            lines = list(io.StringIO(text, newline=""))  # str.splitlines would cut at form feeds and others too
            number += len(lines)
            yield lines

    def _look(self, number: int, lines: list[bytes], encoding: str) -> None:
        """Note which lines of a block are damaged."""
        for at, line in enumerate(lines, number + 1):
            if b"\0" in line:
                self._fault(at, N_("The line contains NUL bytes. Export the file anew."))
            try:
                line.decode(encoding)
            except UnicodeDecodeError:
                self._fault(at, N_("The line is not {encoding}. Export the file as UTF-8."), encoding=self.encoding)

    def _fault(self, number: int, reason: str, **values: object) -> None:
        self.faults[number] = Problem(number, "", reason, values)


def layout(path: Path, start: bytes, expected: Collection[str]) -> Layout:
    """How the table is written: its encoding, its header, and the delimiter that cuts the header best.

    Raises:
        SourceError: there is no header, it is damaged, its quotes do not match, or it names a column twice.
    """
    name = encoding(path, start)
    text = _Text(path, name)
    lines = list(_beginning(text))
    filled = [at for at, line in enumerate(lines) if line.strip()]
    if not filled:
        raise SourceError(N_("{file} has no line with text. Export it anew."), file=path)
    readings = ((at, _best(lines[at:], expected)) for at in filled if expected)
    found = next(((at, best) for at, best in readings if best and is_header(best.cells, expected)), None)
    at, best = found or (filled[0], _best(lines[filled[0] :], expected))
    damaged = [line for line in text.faults if line <= at + 1 and not (found and line <= at)]
    if damaged:
        raise SourceError(
            N_("{file}, line {line}: the header cannot be read. Export the file as UTF-8."), file=path, line=damaged[0]
        )
    if best is None:
        raise SourceError(
            N_("{file}, line {line}: the quotes of the header do not match. Correct the line."), file=path, line=at + 1
        )
    return Layout(path, name, best.delimiter, best.quote, columns(path, at + 1, best.cells), at + best.lines)


def _beginning(text: Iterable[str]) -> Iterator[str]:
    """Enough lines to find the header in."""
    size = 0
    for line in islice(text, PREAMBLE):
        yield line
        size += len(line)
        if size > LONGEST_LINE:
            return


@dataclass(frozen=True)
class _Reading:
    """A header as it reads with one delimiter and one quote."""

    cells: list[str]
    delimiter: str
    quote: str
    lines: int


def _best(lines: list[str], expected: Collection[str]) -> _Reading | None:
    readings = [reading for delimiter in DELIMITERS if (reading := _read_header(lines, delimiter))]
    return max(readings, key=lambda reading: (known(reading.cells, expected), len(reading.cells)), default=None)


def _read_header(lines: list[str], delimiter: str) -> _Reading | None:
    """The header with this delimiter; None if its quotes then do not match."""
    quote = "'" if _apostrophes_quote(lines, delimiter) else '"'
    reader = csv.reader(lines, delimiter=delimiter, quotechar=quote, strict=True)
    try:
        cells = next(reader)
    except csv.Error:
        return None
    if len(cells) == 1 and quote in cells[0]:  # no delimiter, so that a stray quote passed for text
        return None
    return _Reading(cells, delimiter, quote, reader.line_num)


def _apostrophes_quote(lines: list[str], delimiter: str) -> bool:
    """Whether apostrophes stand around every cell of the header, or of the line below it.

    One in front only is the mark by which spreadsheets keep a number as text, and belongs to the value.
    """
    cell = "(?:'(?:[^']++|'')*+')?+"
    quoted = re.compile(rf"(?=.*'){cell}(?:{re.escape(delimiter)}{cell})*+", re.DOTALL)
    header, below = islice(chain((line.strip() for line in lines if line.strip()), ("", "")), 2)
    if quoted.fullmatch(header):
        return True
    outside = re.sub("'(?:[^']++|'')*+'", "", below)
    return bool(quoted.fullmatch(below)) and outside.count(delimiter) == header.count(delimiter)


def rows(form: Layout) -> Iterator[TableRow | Problem]:
    """The rows that are not blank, in their order, and a problem in place of each row that cannot be read.

    A row that spans lines and turns out wrong costs its first line only: reading goes on with the second, so
    that a quote never closed does not swallow the rows behind it.
    """
    text = _Text(form.path, form.encoding)
    fresh = islice(text, form.above, None)
    again: deque[str] = deque()  # lines to be read anew
    taken: list[str] = []  # lines of the row that is being read
    at, names, width, faults = form.above, form.columns, len(form.columns), text.faults

    def feed() -> Iterator[str]:
        for line in chain(_drained(again), fresh):
            if taken and _endless(taken):
                again.appendleft(line)
                return  # inside quotes, which csv then reports
            taken.append(line)
            yield line

    while True:
        reader = csv.reader(feed(), delimiter=form.delimiter, quotechar=form.quote, strict=True)
        wrong: Problem | None = None
        try:
            for cells in reader:
                if len(cells) == width and not faults and any(map(str.strip, cells)):
                    yield TableRow(at + 1, dict(zip(names, cells)))  # noqa: B905  (as long, and twice as fast)
                    at += len(taken)
                    taken.clear()
                    continue
                if (wrong := _uneven(at + 1, cells, width)) and len(taken) > 1:
                    break
                row = _damaged(faults, range(at + 1, at + len(taken) + 1), names, cells) or wrong
                if row or any(map(str.strip, cells)):
                    yield row or TableRow(at + 1, dict(zip(names, cells, strict=False)))
                at += len(taken)
                taken.clear()
            else:
                return
        except csv.Error as error:
            wrong = _unquoted(at + 1, error, len(taken))
        at += 1
        again.extendleft(reversed(taken[1:]))
        taken.clear()
        yield faults.pop(at, wrong)


def _drained(lines: deque[str]) -> Iterator[str]:
    while lines:
        yield lines.popleft()


def _endless(taken: list[str]) -> bool:
    return len(taken) >= MOST_LINES or sum(map(len, taken)) > LONGEST_LINE


def _uneven(line: int, cells: list[str], width: int) -> Problem | None:
    """The problem with a row that has too few cells, or text beyond the last column."""
    counts: dict[str, object] = {"cells": len(cells), "columns": width}
    if len(cells) < width and any(map(str.strip, cells)):
        return Problem(
            line, "", N_("The row has {cells} cells, the header {columns}. Look for a missing delimiter or quote."), counts
        )
    if any(map(str.strip, cells[width:])):
        return Problem(
            line, "", N_("The row has {cells} cells, the header {columns}. Put quotes around text with a delimiter."), counts
        )
    return None


def _damaged(faults: dict[int, Problem], lines: range, names: tuple[str, ...], cells: list[str]) -> Problem | None:
    """The first damage in the lines of a row, with the column that shows it."""
    found = [fault for line in lines if (fault := faults.pop(line, None))]
    if not found:
        return None
    column = next((name for name, cell in zip(names, cells, strict=False) if "\ufffd" in cell or "\0" in cell), "")
    return replace(found[0], column=column)


def _unquoted(line: int, error: csv.Error, lines: int) -> Problem:
    if lines == 1 and "field limit" in str(error):
        limit = csv.field_size_limit()  # read, never set: it is one for the whole process
        return Problem(line, "", N_("A cell is longer than {longest} characters."), {"longest": limit})
    reason = N_("The quotes do not match: one is not closed, or text follows a closed one. Double quotes inside quotes.")
    return Problem(line, "", reason)
