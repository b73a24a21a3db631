"""What a source is, and where sources are found: every file in ``ingest/sources`` that has a ``SOURCE``."""

import hashlib
import importlib
import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

import ingest.sources
from graph.edges import Edge
from graph.errors import SimpulError, SourceError
from graph.language import N_
from graph.nodes import Institution, Node
from graph.provenance import Visibility
from ingest.files import Problem


class Row(BaseModel):
    """A row as published: its columns by their published names, and the line it stands on."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)
    reckoned: ClassVar[frozenset[str]] = frozenset({"line"})
    """Fields that are no columns: reading tells them."""

    line: int


R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Notice:
    """Something about a whole file that a steward should know: a column nobody knows, say."""

    reason: str
    values: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Expected:
    """What the counts of a run must keep to, else the run stops and the lake stays as it was."""

    rejected_share: float = 0.5
    """At most this share of rows may be rejected, once there are ``few`` rows."""
    remaining_share: float = 0.5
    """At least this share of the rows of the scope's last run must still be there."""
    few: int = 20
    """Below this many rows shares say nothing."""


@dataclass(frozen=True)
class Known:
    """What the lake holds of other sources, for a source whose rows name it: read-only, and nobody's person in it."""

    institutions: tuple[Institution, ...] = ()
    """Each institution once, as its surest statement has it; the record is its id in the reference table (scheme ``simpul``)."""

    def name(self) -> str:
        """A name for what is known: what knows the same has the same."""
        told = "\n".join(institution.model_dump_json() for institution in self.institutions)
        return hashlib.sha256(told.encode()).hexdigest()[:16] if told else ""


@dataclass(frozen=True)
class Source(Generic[R]):
    """How one kind of file is read: a declaration that the pipeline follows."""

    name: str
    title: str
    publisher: str
    licence: str
    lawful_basis: str
    visibility: Visibility
    row: type[R]
    read: Callable[[Path], Iterator[R | Problem | Notice]]
    facts: Callable[[R], Iterable[Node | Edge]]
    scope: Callable[[Path], str] = lambda path: path.name
    version: int = 1
    """Raise it when ``facts`` changes: the same file is then read anew."""
    expected: Expected = Expected()
    standard: bool = False
    """Whether it is a list of skills made to be looked for in texts; the subjects that a catalogue gives its works are not."""
    dropped: tuple[str, ...] = ()
    """Columns that are recognised and not kept, by their published names."""
    shipped: Path | None = None
    """A file that comes with Simpul and is loaded when no path is given."""
    knowing: Callable[[Known], Callable[[R], Iterable[Node | Edge]]] | None = None
    """``facts`` for rows that name what other sources brought; as pure as they are. Where more is known, a file is read anew."""
    noticing: Callable[[], Callable[[R], Notice | None]] | None = None
    """What tells of a row what is odd beside those before it; made anew for each run."""
    whole_folders: bool = False
    """Whether a folder is one scope, called like it, with all files in it and below; else each file speaks for its own."""

    def columns(self) -> tuple[str, ...]:
        """The published names of the columns that are kept."""
        return tuple(info.alias or name for name, info in self.row.model_fields.items() if name not in self.row.reckoned)


@cache
def sources() -> dict[str, Source[Any]]:
    """All sources by name, from the files of ``ingest/sources``."""
    modules = (
        importlib.import_module(f"{ingest.sources.__name__}.{found.name}")
        for found in pkgutil.iter_modules(ingest.sources.__path__)
    )
    found = [module.SOURCE for module in modules if hasattr(module, "SOURCE")]
    return {source.name: source for source in sorted(found, key=lambda source: source.name)}


def source(name: str) -> Source[Any]:
    """The source of that name.

    Raises:
        SourceError: there is none; the message lists those there are.
    """
    try:
        return sources()[name]
    except KeyError:
        raise SourceError(N_("There is no source {name}. There are: {names}."), name=name, names=", ".join(sources())) from None


def checked(row: type[R], line: int, cells: dict[str, Any]) -> R | Problem:
    """The row, or the problem with the first cell that is not what its column demands."""
    try:
        return row.model_validate({"line": line, **cells})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = str(first["loc"][0]) if first["loc"] else ""
        published = row.model_fields.get(place)  # a default that fails is told by the field's name, a cell by the column's
        column = published.alias or place if published else place
        cause = first.get("ctx", {}).get("error")
        if isinstance(cause, SimpulError):
            return Problem(line, column, cause.message, cause.values)
        if first["type"] == "missing":
            return Problem(line, column, N_("There is no value, and it is needed."), {})
        return Problem(line, column, N_("Not valid: {reason}."), {"reason": first["msg"]})
