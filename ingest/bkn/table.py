"""How a table of SIASN's is read: its published columns in any spelling, dropped ones never looked at, others told."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final, TypeVar

from graph.language import N_
from graph.values import text
from ingest.bkn.cells import written
from ingest.files import Problem, TableRow
from ingest.header import normalised
from ingest.source import Notice, Row, checked

R = TypeVar("R", bound=Row)

STANDING: Final = frozenset({"KEDUDUKAN HUKUM ID", "KEDUDUKAN HUKUM NAMA", "kedudukanHukumId", "kedudukanHukumNama"})
"""Columns that say who is in service."""


class Columns:
    """The columns of a file: those that are kept by their published names, and those nobody knows."""

    def __init__(
        self, found: Sequence[str], kept: Iterable[str], dropped: Iterable[str], variants: Mapping[str, str] = {}
    ) -> None:
        """Find what a file has.

        Args:
            found: the file's columns, normalised.
            kept: the published names of those that are kept.
            dropped: of those that are known and not kept.
            variants: other names of columns that are kept, each with the published one.
        """
        self.kept: dict[str, str] = {}
        """Published names, each with the file's own."""
        for column in kept:
            for name in (column, *(variant for variant, meant in variants.items() if meant == column)):
                if normalised(name) in found:
                    self.kept.setdefault(column, normalised(name))
        known = {normalised(name) for name in (*kept, *variants, *dropped)}
        self._unknown = [text.short(column) for column in found if column not in known]
        self._published = {name: column for column, name in self.kept.items()}

    def missing(self, required: Iterable[Collection[str]]) -> list[str]:
        """What is missing of the columns of which one each is needed."""
        return [" / ".join(columns) for columns in required if not any(column in self.kept for column in columns)]

    def notices(self) -> Iterator[Notice]:
        """What a steward should know of the columns."""
        if self._unknown:
            yield Notice(N_("Columns that are not known and not kept: {columns}."), {"columns": listed(self._unknown, most=20)})
        if not self.kept.keys() & STANDING:
            yield Notice(N_("The file does not say who has left (KEDUDUKAN HUKUM): everybody in it is taken to be in service."))

    def row(self, kind: type[R], item: TableRow | Problem, expendable: Collection[str], left_out: Counter[str]) -> R | Problem:
        """The row, or what is wrong with it; a wrong cell of an expendable column is left out and counted."""
        if isinstance(item, Problem):
            return self._placed(item)
        get = item.cells.get
        cells = {column: said for column, name in self.kept.items() if (cell := get(name)) and (said := written(cell))}
        row = checked(kind, item.line, cells)
        while isinstance(row, Problem) and row.column in expendable:
            left_out[row.column] += 1
            del cells[row.column]
            row = checked(kind, item.line, cells)
        return row

    def _placed(self, problem: Problem) -> Problem:
        """A problem of the table by the column's published name; of a column that is not kept no content is told."""
        column = self._published.get(problem.column, "")
        if problem.column and not column:
            reason = N_("The cell cannot be read. It is not kept, so it may be emptied.")
            return Problem(problem.line, problem.column.upper(), reason)
        return replace(problem, column=column)


def listed(names: Sequence[str], *, most: int) -> str:
    """The first of some names."""
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")
