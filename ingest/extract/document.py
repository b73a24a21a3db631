"""What a reading of a text gives: entities, roles, skills, each with the characters it was read from.

Offsets count characters of the text as it was given, ``start`` the first and ``end`` one past the last.
"""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

EntityLabel = Literal["PER", "ORG", "LOC", "PROGRAMME", "EVENT"]
RoleKind = Literal["D", "PLT", "PLH", "PJ", "TT", "FORMER", "CANDIDATE"]
"""How a post is held: BKN's jenis penugasan, and the two ways in which it is not (mantan, calon)."""

Language = Literal["id", "en", "other"]

LONGEST_TEXT: Final = 2_000_000
"""Characters of one text that are read; a longer one is cut there, and said to be."""


class Part(BaseModel):
    """A part of a reading."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Part):
    """Some characters of the text."""

    start: Annotated[int, Field(ge=0, description="First character.")]
    end: Annotated[int, Field(ge=0, description="One past the last character.")]
    text: Annotated[str, Field(description="The characters themselves.")]


class Entity(Span):
    """Somebody or something that the text names."""

    label: Annotated[EntityLabel, Field(description="What it is: PER, ORG, LOC, PROGRAMME, EVENT.")]
    id: Annotated[str | None, Field(description="Which known institution it is; empty where it is open or unknown.")] = None
    candidates: Annotated[tuple[str, ...], Field(description="What it may be, where the text does not tell.")] = ()


class Acronym(Part):
    """A short form that the text defines."""

    short: Annotated[str, Field(description="The short form.")]
    long: Annotated[str, Field(description="What it stands for.")]
    start: Annotated[int, Field(ge=0, description="First character of the short form where it is defined.")]
    end: Annotated[int, Field(ge=0, description="One past its last character.")]


class Role(Part):
    """Who holds which post where, as the text says."""

    person: Annotated[str, Field(description="The person, as written.")]
    role: Annotated[str, Field(description="The post, without how it is held and without the institution.")]
    institution: Annotated[str | None, Field(description="The institution, as written.")] = None
    institution_id: Annotated[str | None, Field(description="Which known institution that is.")] = None
    kind: Annotated[RoleKind, Field(description="D definitive; PLT, PLH, PJ acting; TT additional; FORMER, CANDIDATE.")] = "D"
    date: Annotated[str | None, Field(description="Since when, where the text says it: YYYY, YYYY-MM or YYYY-MM-DD.")] = None
    until: Annotated[str | None, Field(description="Until when, where the text says it.")] = None
    spans: Annotated[
        dict[Literal["person", "role", "institution"], tuple[int, int]], Field(description="Where each of them stands.")
    ]


class SkillHit(Span):
    """A skill that the text speaks of."""

    scheme: Annotated[str, Field(description="The list it stands in.")]
    code: Annotated[str, Field(description="Its code there.")]
    label: Annotated[str, Field(description="Its name there.")]
    confidence: Annotated[float, Field(ge=0, le=1, description="How sure it is that the text means this skill.")]


class Credit(Span):
    """Somebody who made the text: no expert on what it is about."""

    role: Annotated[Literal["author", "editor", "photographer", "copyright"], Field(description="What they did.")]


class Speech(Span):
    """What somebody said or did, as the text tells it: a sentence, evidence of a weaker kind."""

    person: Annotated[str, Field(description="Who, as written.")]
    person_start: Annotated[int, Field(ge=0, description="First character of the name.")]
    person_end: Annotated[int, Field(ge=0, description="One past its last character.")]
    kind: Annotated[Literal["said", "did"], Field(description="Whether words or deeds are told.")]


class Reading(Part):
    """Everything that was read from one text."""

    id: Annotated[str, Field(description="The text's id.")] = ""
    language: Annotated[Language, Field(description="Language of most of it.")] = "id"
    entities: tuple[Entity, ...] = ()
    roles: tuple[Role, ...] = ()
    skills: tuple[SkillHit, ...] = ()
    acronyms: tuple[Acronym, ...] = ()
    byline: tuple[Credit, ...] = ()
    statements: tuple[Speech, ...] = ()
    cut: Annotated[bool, Field(description="Whether the text was too long and only its beginning was read.")] = False
