"""Endorsements: what colleagues, superiors, partners and mentees say that somebody can do, after work together.

One table that an institution keeps, as of a 360-degree assessment: a row an endorsement of one person by another, both known by
NIP or ORCID. It holds those of which both agreed that others see them. Who endorses the same person for the same subject again
renews what was said, and says it once; a person is to be named by the same key each time.
"""

import datetime as days
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final, Self, get_args

from pydantic import BeforeValidator, Field, model_validator

from graph.edges import Edge, Evidences, Stated, Vouches
from graph.errors import InvalidValue
from graph.language import N_
from graph.nodes import Evidence, Node, Ref, Relation
from graph.provenance import of_both
from graph.values import date
from ingest.bkn.facts import slug
from ingest.files import Problem
from ingest.people import PersonKey, PersonName, keyed
from ingest.reference import Cell, Day, Needed, read_reference
from ingest.skill_table import Level, SkillKey
from ingest.source import Notice, Row, Source

RELATIONS: Final[dict[str, Relation]] = {
    "atasan": "superior", "rekan": "colleague", "bawahan": "subordinate", "mitra": "partner", "binaan": "mentee",
    **{relation: relation for relation in get_args(Relation)},
}  # fmt: skip
"""What who endorses is to who is endorsed, as a cell may say it."""


def _relation(value: object) -> object:
    if not isinstance(value, str):
        return value
    if known := RELATIONS.get(value.strip().casefold()):
        return known
    raise InvalidValue(N_("“{text}” is no relation. Known are: {known}."), text=value.strip()[:40], known=", ".join(RELATIONS))


class EndorsementRow(Row):
    """An endorsement: of whom, by whom, for what."""

    person: PersonKey
    name: PersonName
    endorser: PersonKey
    endorser_name: PersonName
    relation: Annotated[Relation, BeforeValidator(_relation)]
    subject: Annotated[Needed, Field(max_length=300)]
    skill: Annotated[SkillKey | None, Cell]
    level: Level
    text: Annotated[Annotated[str, Field(max_length=2000)] | None, Cell]
    date: Day

    @model_validator(mode="after")
    def _of_another(self) -> Self:
        if self.person == self.endorser:
            raise InvalidValue(N_("Nobody endorses oneself."))
        if not self.date:
            raise InvalidValue(N_("Tell when it was said: an endorsement ages, and a later one renews it."))
        if date.earliest(self.date) > days.date.today():
            raise InvalidValue(N_("The day {date} is yet to come."), date=self.date)
        if self.level and not self.skill:
            raise InvalidValue(N_("A level needs the skill on whose scale it is, by its list and code."))
        return self


def read(path: Path) -> Iterator[EndorsementRow | Problem | Notice]:
    """The rows of a table with the columns of ``EndorsementRow``.

    Raises:
        SourceError: the file cannot be read as a table, or a column is missing.
    """
    return read_reference(path, EndorsementRow)


def facts(row: EndorsementRow) -> Iterator[Node | Edge]:
    """Both people, and the endorsement between them.

    It speaks of both: where either is hidden from somebody, so is the endorsement, and where the two turn out to be one person there is none.
    """
    for name, key in ((row.name, row.person), (row.endorser_name, row.endorser)):
        yield from keyed(name, key, row.date)
    about = of_both(row.person, row.endorser)
    said = Evidence(
        record=f"{row.person}/{row.endorser}/{row.skill or slug(row.subject)}", about=about, stated=row.date, kind="endorsement",
        title=row.subject, text=row.text, date=row.date,
    )  # fmt: skip
    yield said
    yield Stated(about=about, stated=row.date, start=Ref("Person", row.person), end=said.ref)
    yield Vouches(about=about, stated=row.date, start=Ref("Person", row.endorser), end=said.ref, relation=row.relation)
    if row.skill:
        level = None if row.level is None else str(row.level)
        yield Evidences(about=about, stated=row.date, start=said.ref, end=Ref("Skill", row.skill), level=level)


SOURCE = Source(
    name="endorsements",
    title=N_("What others say that somebody can do"),
    publisher=N_("the institution that asked"),
    licence=N_("not published: what people agreed to, within its purpose"),
    lawful_basis=N_("consent of both people: who is endorsed, and who endorses"),
    visibility="open",
    row=EndorsementRow,
    read=read,
    facts=facts,
)
