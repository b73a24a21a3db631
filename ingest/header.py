"""Which line of a table names its columns, and how the names are made comparable."""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

from graph.errors import SourceError
from graph.language import N_

PREAMBLE: Final = 50
"""Lines that are searched for the header; titles, dates and notes above it take fewer."""


def normalised(name: object) -> str:
    """The name of a column in lower case, with single spaces in place of white space and underscores."""
    return " ".join(str("" if name is None else name).replace("_", " ").lower().split())


def known(cells: Sequence[object], expected: Collection[str]) -> int:
    """How many of the expected columns a line names."""
    return len({normalised(cell) for cell in cells} & {normalised(name) for name in expected})


def is_header(cells: Sequence[object], expected: Collection[str]) -> bool:
    """Whether a line names at least half of the expected columns; if none is expected, any line that is not blank."""
    if not expected:
        return any(normalised(cell) for cell in cells)
    return 2 * known(cells, expected) >= len({normalised(name) for name in expected})


def columns(path: Path, line: int, cells: Sequence[object]) -> tuple[str, ...]:
    """The normalised names of the columns. One without a name is called by its place; those at the end are cut off.

    Raises:
        SourceError: two columns have the same name.
    """
    names = [normalised(cell) for cell in cells]
    while names and not names[-1]:
        names.pop()
    named = tuple(name or f"column {place}" for place, name in enumerate(names, 1))
    for name in named:
        if named.count(name) > 1:
            raise SourceError(
                N_("{file}, line {line}: the column {column} stands there twice. Rename or delete one."),
                file=path,
                line=line,
                column=name,
            )
    return named
