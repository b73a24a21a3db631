"""Mentorships: who guides whom, since when and until when: what a call for mentoring decided, or any list of such pairs.

A row a pair, each person known by NIP or ORCID. The workbench of a call writes this table once its draft is approved.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Self

from pydantic import model_validator

from graph.edges import Edge, Guides
from graph.errors import InvalidValue
from graph.language import N_
from graph.nodes import Node, Ref
from ingest.files import Problem
from ingest.people import PersonKey, PersonName, keyed
from ingest.reference import Day, Text, read_reference
from ingest.source import Notice, Row, Source


class MentorshipRow(Row):
    """A pair."""

    mentor: PersonKey
    mentor_name: PersonName
    mentee: PersonKey
    mentee_name: PersonName
    since: Day
    until: Day
    programme: Text

    @model_validator(mode="after")
    def _two(self) -> Self:
        if self.mentor == self.mentee:
            raise InvalidValue(N_("Nobody guides oneself."))
        return self


def read(path: Path) -> Iterator[MentorshipRow | Problem | Notice]:
    """The rows of a table with the columns of ``MentorshipRow``.

    Raises:
        SourceError: the file cannot be read as a table, or a column is missing.
    """
    return read_reference(path, MentorshipRow)


def facts(row: MentorshipRow) -> Iterator[Node | Edge]:
    """Both people, and that one guides the other; it speaks of the mentee, without whom there is no such statement."""
    for name, key in ((row.mentor_name, row.mentor), (row.mentee_name, row.mentee)):
        yield from keyed(name, key, row.since)
    yield Guides(
        about=row.mentee, stated=row.since, start=Ref("Person", row.mentor), end=Ref("Person", row.mentee), programme=row.programme,
        valid_from=row.since, valid_to=row.until,
    )  # fmt: skip


SOURCE = Source(
    name="mentorships",
    title=N_("Who guides whom"),
    publisher=N_("the institution that held the call"),
    licence=N_("not published: what people agreed to, within its purpose"),
    lawful_basis=N_("consent of the person"),
    visibility="open",
    row=MentorshipRow,
    read=read,
    facts=facts,
)
