"""Projects: who worked in which project or working team (tim kerja), in which role, and the award that it won.

The register that an institution keeps of its teams (SK tim; PermenPANRB 7/2022 makes team work the rule) or a company of its
projects: one table, a row a member, known by NIP or ORCID. A project is known by the institution that leads it and its code, so
that code 7 of two institutions is two projects; where the table of institutions is not loaded before, by its name as it is written.
An award is of those in whose rows it stands. Of a project that won several, a member has a further row for each further award, the rest
as in the first; what tells nothing further is refused, and so is another role of one person in one project.

Every row speaks for its own member alone, so that a closed person leaves no trace. Where rows of one project differ in its title,
description or day, what the row of its leader says holds, else what comes first by the alphabet; a notice tells it.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Annotated, Final, Self

from pydantic import BeforeValidator, model_validator

from graph.edges import Attended, Edge, GivenAt, Role
from graph.errors import InvalidValue
from graph.language import N_
from graph.nodes import Evidence, Node, Ref
from graph.values import date, text
from ingest.bkn.facts import slug
from ingest.extract.languages import language
from ingest.files import Problem
from ingest.organisers import NOBODY, Named, named, organiser, record
from ingest.people import PersonKey, PersonName, keyed
from ingest.reference import Day, Needed, Text, read_reference
from ingest.source import Known, Notice, Row, Source

_WORDS: Final[dict[Role, tuple[str, ...]]] = {
    "lead": (
        "ketua", "ketua tim", "ketua tim kerja", "pimpinan tim", "koordinator", "manajer proyek", "lead", "leader", "team lead", "team leader",
        "project lead", "project leader", "project manager", "coordinator",
    ),
    "deputy": ("wakil", "wakil ketua", "wakil ketua tim", "deputy", "deputy lead", "deputy leader", "co-lead", "co-leader"),
    "expert": ("tenaga ahli", "ahli", "pakar", "konsultan", "expert", "consultant", "adviser", "advisor"),
    "member": ("anggota", "anggota tim", "anggota tim kerja", "sekretaris", "member", "team member", "secretary"),
}  # fmt: skip
"""What registers call the roles."""
ROLES: Final = {word: role for role, words in _WORDS.items() for word in words}

LED: Final = 1.0
"""How sure the row of a project's leader is of what the project is …"""
TOLD: Final = 0.9
"""… and that of anybody else in it."""


def _role(value: object) -> object:
    written = text.clean(value) if isinstance(value, str) else value
    if not written:
        return "member"
    found = ROLES.get(str(written).casefold().rstrip("."))
    if found is None:
        raise InvalidValue(
            N_("“{value}” is no role in a project: expected ketua, wakil, tenaga ahli or anggota; or lead, deputy, expert or member."),
            value=text.short(str(written)),
        )  # fmt: skip
    return found


class ProjectRow(Row):
    """One member of a project."""

    code: Needed
    title: Needed
    description: Text
    institution: Needed
    start: Day
    end: Day
    member: PersonKey
    name: PersonName
    role: Annotated[Role, BeforeValidator(_role)]
    award: Text
    award_date: Day
    awarded_by: Text

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.start and self.end and date.latest(self.end) < date.earliest(self.start):
            raise InvalidValue(N_("The project ends ({end}) before it starts ({start})."), start=self.start, end=self.end)
        if (self.award_date or self.awarded_by) and not self.award:
            raise InvalidValue(N_("The award has a day or a giver, but no name."))
        return self

    @property
    def day(self) -> str | None:
        """The last day of the project, which a running one may have yet to see; where none is told, the first."""
        return self.end or self.start


def read(path: Path) -> Iterator[ProjectRow | Problem | Notice]:
    """The rows of a table with the columns of ``ProjectRow``; one of a member who stands in the project already tells a further award, or is no good.

    Raises:
        SourceError: the file cannot be read as a table, or a column is missing.
    """
    members: dict[tuple[str, str], ProjectRow] = {}
    won: dict[tuple[str, str, str], int] = {}
    said: dict[tuple[str, str], tuple[str, int]] = {}
    for row in read_reference(path, ProjectRow):
        if isinstance(row, Problem | Notice):
            yield row
            continue
        project = _project(row, slug(row.institution))
        first = members.setdefault((project, row.member), row)
        award = slug(row.award) if row.award else ""
        before = won.setdefault((project, row.member, award), row.line) if award or first is row else first.line
        if before != row.line:
            yield Problem(row.line, "member", _DOUBLE, {"line": before})
            continue
        if row.role != first.role:
            yield Problem(row.line, "role", _OTHER_ROLE, {"line": first.line})
            continue
        for column in ("title", "description", "start", "end"):
            if value := getattr(row, column):
                one, line = said.setdefault((project, column), (value, row.line))
                if value != one:
                    yield Notice(
                        N_("Project {code}: the column “{column}” says “{one}” on line {line} and “{other}” on line {there}. "
                           "What its leader's row says is shown, else what comes first by the alphabet."),
                        {"code": row.code, "column": column, "one": text.short(one), "line": line, "other": text.short(value), "there": row.line},
                    )  # fmt: skip
        yield row


_DOUBLE: Final = N_(
    "The person stands in this project already, on line {line}: that row holds. A further row is for a further award; one that was won "
    "again has its year in its name."
)
_OTHER_ROLE: Final = N_(
    "The person stands in this project in another role, on line {line}: that row holds. A row for a further award repeats the role."
)


def facts(row: ProjectRow) -> Iterator[Node | Edge]:
    """The person, the project and in which role, who leads it, and the award it won; each statement speaks of the person."""
    return _facts(NOBODY, row)


def knowing(known: Known) -> Callable[[ProjectRow], Iterator[Node | Edge]]:
    """The same, where the lake knows institutions: one that is named by a name only it bears is that one."""
    return partial(_facts, named(known))


def _facts(known: Named, row: ProjectRow) -> Iterator[Node | Edge]:
    about, home = row.member, record(row.institution, known)
    yield from keyed(row.name, about, row.start)
    told = f"{row.title}. {row.description or ''}"
    spoken, sure = {"id": "id", "en": "en"}.get(language(told, "id")), LED if row.role == "lead" else TOLD
    project = Evidence(
        record=_project(row, home), about=about, confidence=sure, kind="project", title=row.title, text=row.description, date=row.day,
        language=spoken,
    )  # fmt: skip
    yield from _taken_part(row, project, row.institution, known)
    if row.award:
        award = Evidence(
            record=f"{project.record}#award/{slug(row.award)}", about=about, confidence=sure, kind="award", title=row.award, text=told.strip(),
            date=row.award_date or row.day, language=spoken,
        )  # fmt: skip
        yield from _taken_part(row, award, row.awarded_by, known)


def _taken_part(row: ProjectRow, evidence: Evidence, giver: str | None, known: Named) -> Iterator[Node | Edge]:
    """The evidence, that the row's member has part in it, and of which institution it is."""
    about = row.member
    yield evidence
    yield Attended(about=about, stated=row.start, start=Ref("Person", about), end=evidence.ref, role=row.role)
    if giver:
        yield from organiser(giver, known, about)
        yield GivenAt(about=about, start=evidence.ref, end=Ref("Institution", record(giver, known)))


def _project(row: ProjectRow, institution: str) -> str:
    """The record of a project: the institution that leads it, and its code there."""
    return f"{institution}/{row.code.casefold()}"


SOURCE: Final[Source[ProjectRow]] = Source(
    name="projects",
    title=N_("Projects and working teams"),
    publisher=N_("the institution that leads them"),
    licence=N_("not published: an agency's own staff records, for use within its mandate"),
    lawful_basis=N_(
        "UU 27/2022 ps. 20(2)(e) and (f): a task in the public interest under PermenPANRB 7/2022, or an employer's legitimate interest"
    ),
    visibility="institution",
    row=ProjectRow,
    read=read,
    facts=facts,
    knowing=knowing,
)
