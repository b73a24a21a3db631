"""Standards of posts (standar kompetensi jabatan): which skills a post needs, and at which level.

One table that an agency keeps, a row a post and a skill: ``scheme`` and ``code`` name the post in the agency's list, ``skill``
the skill by its list and code, as ``permenpanrb-38-2017:integritas`` or ``simpul-id:audit-kinerja``. Whoever holds a post of
that name is asked for its skills.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

from graph.edges import Edge, Needs
from graph.language import N_
from graph.nodes import Node, Occupation, Ref
from ingest.files import Problem
from ingest.reference import Cell, Day, Needed, Text, Texts, read_reference
from ingest.skill_table import SURE, Level, SkillKey, State
from ingest.source import Notice, Row, Source


class JobStandardRow(Row):
    """A skill that a post needs; without a level any evidence is enough."""

    scheme: Needed
    code: Needed
    label: Needed
    label_id: Text
    synonyms: Texts
    skill: SkillKey
    need: Annotated[Literal["essential", "optional"], Cell]
    level: Level
    source: Needed
    source_date: Day
    state: State


def read(path: Path) -> Iterator[JobStandardRow | Problem | Notice]:
    """The rows of a table with the columns of ``JobStandardRow``.

    Raises:
        SourceError: the file cannot be read as a table, or a column is missing.
    """
    return read_reference(path, JobStandardRow)


def facts(row: JobStandardRow) -> Iterator[Node | Edge]:
    """The post as a kind of work, and the skill that it needs; a need of a skill that no list describes is not in the graph."""
    sure = SURE[row.state]
    post = Occupation(
        scheme=row.scheme, code=row.code, label=row.label, label_id=row.label_id, synonyms=row.synonyms, stated=row.source_date,
        confidence=sure,
    )  # fmt: skip
    yield post
    yield Needs(
        stated=row.source_date, confidence=sure, start=post.ref, end=Ref("Skill", row.skill), kind=row.need,
        level=None if row.level is None else str(row.level),
    )  # fmt: skip


SOURCE = Source(
    name="job_standards",
    title=N_("Which skills a post needs, and at which level"),
    publisher=N_("the institution that set the standard"),
    licence=N_("as its publisher says; a public standard names no person"),
    lawful_basis=N_("a public standard; no person is named"),
    visibility="open",
    row=JobStandardRow,
    read=read,
    facts=facts,
)
