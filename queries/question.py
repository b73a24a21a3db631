"""What a question is, and where questions are found: every file in ``queries`` that has a ``QUESTION``.

A question is one declaration: what may be asked (``Ask``), what a row of the answer holds (``Row``), and the
function that answers. Every face is derived from it: the command, its help and its completion, the formats
of the answer; and pages, routes and tools likewise. The texts that users read are written in English and
marked by ``N_``; faces translate them.
"""

import base64
import binascii
import importlib
import pkgutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, Generic, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

import queries
from graph.errors import AskError
from graph.language import N_, say
from graph.nodes import Sector
from graph.provenance import OPERATOR
from graph.store import Store
from graph.values.place import province_code

PersonId = Annotated[str, Field(description=N_("Id of the person."), json_schema_extra={"x-node": "Person"})]
InstitutionId = Annotated[str, Field(description=N_("Id of the institution."), json_schema_extra={"x-node": "Institution"})]
SkillId = Annotated[str, Field(description=N_("Id of the skill."), json_schema_extra={"x-node": "Skill"})]
HomeId = Annotated[str | None, Field(description=N_("Id of the institution."), json_schema_extra={"x-node": "Institution"})]
HomeName = Annotated[str | None, Field(description=N_("Where the person works."))]
HomeSector = Annotated[Sector | None, Field(description=N_("The institution's sector."))]
"""Of a person in a row: the institution where they work."""

OfSector = Annotated[Sector | None, Field(description=N_("Only people of this sector."))]
AtInstitution = Annotated[
    str | None,
    Field(
        max_length=300,
        description=N_("Only people of this institution: its name, acronym or id."),
        json_schema_extra={"x-node": "Institution"},
    ),
]
NotAt = Annotated[
    str | None,
    Field(
        max_length=300,
        description=N_("No people of this institution: its name, acronym or id."),
        json_schema_extra={"x-node": "Institution"},
    ),
]
PLACE: Final = AfterValidator(lambda name: name and province_code(name))
"""A place by what it is called: provinces by their codes."""
InPlace = Annotated[
    str | None,
    Field(
        max_length=100,
        description=N_("Only people of institutions there: a code, or the name of an island, a province, a city or a regency."),
    ),
    PLACE,
]
"""Whom a question looks among."""

EvidenceId = Annotated[str, Field(description=N_("Id of the evidence."), json_schema_extra={"x-node": "Evidence"})]


@dataclass(frozen=True)
class Viewer:
    """Who asks, and so who may be seen.

    Open people are seen by everyone. People whom their institution keeps to itself are seen by viewers of
    that institution and by the operator, who holds the files anyhow. Closed people are in no graph.

    In Cypher a node ``n`` is visible where ``n.own IS NULL OR any(i IN n.own WHERE i IN $sees)``.
    """

    sees: tuple[str, ...] = ()

    @classmethod
    def operator(cls) -> "Viewer":
        """Who runs this machine."""
        return cls((OPERATOR,))

    @classmethod
    def of(cls, *institutions: str) -> "Viewer":
        """Someone of these institutions, by their ids; of none: anybody who is signed in."""
        return cls(institutions)

    @property
    def tiers(self) -> tuple[str, ...]:
        """The tiers of text this viewer may search; see ``graph.schema``."""
        return ("Open", "Own") if self.sees else ("Open",)


FURTHEST: Final = 10**9
"""The last row that a page may begin at."""


class Ask(BaseModel):
    """What may be asked, and how much of the answer is wanted."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    limit: Annotated[int, Field(ge=1, le=1000, description=N_("How many rows, at most."))] = 10
    after: Annotated[str, Field(max_length=64, description=N_("Where the page before ended, as its answer said."))] = ""

    @property
    def offset(self) -> int:
        """How many rows stand before this page.

        Raises:
            AskError: ``after`` is not what an answer said.
        """
        if not self.after:
            return 0
        try:
            row = int(base64.urlsafe_b64decode(self.after.encode()).removeprefix(b"row "))
        except (ValueError, binascii.Error):
            row = -1
        if not 0 <= row <= FURTHEST:
            raise AskError(N_("{after} is not where a page ended. Leave it out to begin at the first row."), after=self.after)
        return row


class Row(BaseModel):
    """One row of an answer."""

    model_config = ConfigDict(frozen=True, extra="forbid")


@dataclass(frozen=True)
class Candidate:
    """Whom or what a name may mean; a page offers each to choose."""

    kind: Literal["person", "institution", "unit", "skill", "role"]
    id: str
    """What to ask by; its name where that is enough."""
    name: str
    where: str = ""
    """The institution of a person or a unit."""

    def __str__(self) -> str:
        """As a message lists it."""
        return f"{self.name}{', ' * bool(self.where)}{self.where}{f' ({self.id})' * (self.id != self.name)}"


A = TypeVar("A", bound=Ask)
R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Note:
    """What the reader of an answer should know beside its rows."""

    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """The note in English."""
        return say(self.message, "en", self.values)


@dataclass(frozen=True)
class Answer(Generic[R]):
    """The rows of one page, where the next begins, and what is to be known of them."""

    rows: list[R]
    next: str = ""
    notes: tuple[Note, ...] = ()


def cursor(offset: int) -> str:
    """How a page names the row that the next begins with."""
    return base64.urlsafe_b64encode(f"row {offset}".encode()).decode()


def page(rows: list[R], ask: Ask, *notes: Note) -> Answer[R]:
    """One page, of rows that were read from ``ask.offset`` on and one further than ``ask.limit``."""
    more = len(rows) > ask.limit
    return Answer(rows[: ask.limit], cursor(ask.offset + ask.limit) if more else "", notes)


@dataclass(frozen=True)
class Question(Generic[A, R]):
    """A named question: everything a face needs to know of it."""

    answer: Callable[[Store, A, Viewer], Answer[R]]
    ask: type[A]
    row: type[R]
    title: str
    """The question in the words of who asks it."""
    example: A
    """Answered by the tiny world of the tests; what stands on pages names whoever is in the graph (``api.examples``)."""
    exports: Mapping[str, Callable[[Store, A, Viewer, Path], list[Path]]] = field(default_factory=dict)
    """Formats beyond rows, each written to files, which it tells."""
    derived_command: bool = True
    """Whether the command is derived too; else ``api.cli`` has one of this name that takes files."""

    @property
    def name(self) -> str:
        """The question's name: that of its function and file."""
        return self.answer.__name__


def paragraph(docstring: str | None) -> str:
    """The first paragraph of a docstring, as one line: what users read of a question's."""
    return " ".join((docstring or "").strip().split("\n\n")[0].split())


@cache
def questions() -> dict[str, Question[Any, Any]]:
    """All questions by name, from the files of ``queries``."""
    modules = (importlib.import_module(f"{queries.__name__}.{found.name}") for found in pkgutil.iter_modules(queries.__path__))
    found = [module.QUESTION for module in modules if hasattr(module, "QUESTION")]
    return {question.name: question for question in sorted(found, key=lambda question: question.name)}
