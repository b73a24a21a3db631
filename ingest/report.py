"""What a run did: rows, facts, rejected rows with file, line, column and reason, seconds per stage."""

import csv
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Annotated, Literal, Self

from pydantic import BaseModel, Field

from graph.language import N_, say
from graph.provenance import Visibility
from graph.values import cell
from ingest.files import Problem

STATES = (N_("loaded"), N_("unchanged"), N_("removed"), N_("dry run"))
"""What has become of a run."""


class InputFile(BaseModel):
    """A file that was read."""

    name: str
    bytes: int
    sha256: str


class Change(BaseModel):
    """What a run changed of one kind in the graph."""

    written: int = 0
    removed: int = 0


class Report(BaseModel):
    """A run: what came in, what was kept, what was not and why, what changed."""

    run: Annotated[str, Field(description="The run's id; later runs sort behind earlier ones.")]
    source: str
    scope: str
    visibility: Visibility
    version: Annotated[int, Field(description="Version of the source's reading.")] = 1
    standard: Annotated[bool, Field(description="Whether its skills are looked for in texts.")] = False
    known: Annotated[str, Field(description="What was known of other sources while it was read, where that matters.")] = ""
    started: datetime
    files: list[InputFile] = []
    rows: Annotated[int, Field(description="Rows read, rejected ones included.")] = 0
    rejected: Annotated[int, Field(description="Rows not loaded; they are listed in the rejects file.")] = 0
    first_rejects: Annotated[list[str], Field(description="Where and why the first of them were not loaded.")] = []
    notices: list[str] = []
    facts: dict[str, int] = {}
    state: Annotated[
        Literal["loaded", "unchanged", "removed", "dry run"], Field(description="Whether the run's facts hold in the lake.")
    ] = "loaded"
    apart: Annotated[
        dict[str, list[str]], Field(description="By kind, the names of those that are left apart though they may be one.")
    ] = {}
    texts: Annotated[int, Field(description="Texts that were read for skills.")] = 0
    projected: Annotated[bool, Field(description="Whether the graph shows the run.")] = False
    changes: Annotated[dict[str, Change], Field(description="Nodes and edges written and removed, by kind.")] = {}
    seconds: Annotated[dict[str, float], Field(description="How long each stage took.")] = {}

    @property
    def brought_facts(self) -> bool:
        """Whether the run's facts replace those of the scope's earlier runs."""
        return self.state in ("loaded", "removed")

    @contextmanager
    def timed(self, stage: str) -> Iterator[None]:
        """Add the seconds of a stage."""
        begin = time.perf_counter()
        try:
            yield
        finally:
            self.seconds[stage] = round(self.seconds.get(stage, 0) + time.perf_counter() - begin, 3)


def new_run() -> str:
    """A run's id: its second in UTC, and what keeps two of one second apart."""
    return f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(2)}"


SHOWN = 20
"""Rejected rows that a report itself tells of; the file has all."""


class Rejects:
    """The list of rejected rows, as CSV; the file exists only if there is one."""

    def __init__(self, path: Path, language: str = "en") -> None:
        """Where the list goes, and the language of its reasons."""
        self.path = path
        self.language = language
        self.count = 0
        self.first: list[tuple[str, Problem]] = []
        self._out: IO[str] | None = None

    def __enter__(self) -> Self:
        """The list itself."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the file."""
        if self._out is not None:
            self._out.close()

    def told(self, most: int = SHOWN) -> list[str]:
        """Where the first rejected rows are, and what is wrong with them."""
        where = N_("{file}, line {line}, {column}: ")
        return [
            say(where, self.language, {"file": file, "line": problem.line, "column": problem.column})
            + say(problem.reason, self.language, problem.values)
            for file, problem in self.first[:most]
        ]

    def add(self, file: str, problem: Problem) -> None:
        """List one row."""
        if self._out is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._out = self.path.open("w", encoding="utf-8", newline="")
            csv.writer(self._out).writerow(["file", "line", "column", "reason", "value"])
        reason = say(problem.reason, self.language, problem.values)
        csv.writer(self._out).writerow([file, problem.line, problem.column, reason, cell.safe(problem.value)])
        self.count += 1
        if len(self.first) < SHOWN:
            self.first.append((file, problem))
