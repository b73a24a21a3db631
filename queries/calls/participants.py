"""Who takes part in a call for mentoring, and what was decided of pairs: the rows of its tables."""

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Final, Literal, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from graph.errors import AskError
from graph.language import LANGUAGES, N_, translate
from queries.question import Note


def _listed(value: object) -> object:
    """Several values of one cell stand between semicolons."""
    return tuple(part for part in (part.strip() for part in value.split(";")) if part) if isinstance(value, str) else value


Listed = Annotated[tuple[str, ...], BeforeValidator(_listed)]


MODES: Final = {"online": N_("online"), "in person": N_("in person"), "both": N_("both")}
ALSO: Final = {"luring": "in person", "daring dan luring": "both"}
"""How else Indonesians write a mode."""
DECIDED: Final = {"pin": N_("pin"), "forbid": N_("forbid"), "keep": N_("keep")}
"""A decision in one word, as a table has it."""
DECISIONS: Final = {"keep": N_("keep if possible"), "pin": N_("must be"), "forbid": N_("must not be"), "": N_("free")}
"""What may be chosen, and how it is said; a table may have it in either language, or as it is kept."""


def _of(*several: Mapping[str, str], also: Mapping[str, str] | None = None) -> BeforeValidator:
    """One of a few words in any language, in capitals or not; ``also`` are other words, with what they mean."""
    pairs = [(value, text) for words in several for value, text in words.items()]
    said = {translate(text, language).casefold(): value for value, text in pairs for language in LANGUAGES} | dict(also or {})

    def chosen(value: object) -> object:
        return said.get(plain := value.strip().casefold(), plain) if isinstance(value, str) else value

    return BeforeValidator(chosen)


class Participant(BaseModel):
    """Somebody who takes part in a call."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: Annotated[str, Field(min_length=1, description=N_("The id in this call."))]
    name: Annotated[str, Field(description=N_("Name, as shown."))] = ""
    skills: Annotated[
        Listed, Field(description=N_("Skills between semicolons, each with a level behind a colon if one is known."))
    ]
    institution: Annotated[str, Field(description=N_("The institution."))] = ""
    unit: Annotated[str, Field(description=N_("The unit; people of one unit are not paired."))] = ""
    superior: Annotated[
        Listed, Field(description=N_("Ids of superiors; nobody is paired with who stands above or below, however far."))
    ] = ()
    place: Annotated[str, Field(description=N_("Where they can meet."))] = ""
    languages: Annotated[
        Listed, Field(description=N_("Languages between semicolons, each by its two letters (id;en); Indonesian where left out."))
    ] = ("id",)
    mode: Annotated[
        Literal["online", "in person", "both"], _of(MODES, also=ALSO), Field(description=N_("How they can meet."))
    ] = "both"
    prefers: Annotated[Listed, Field(description=N_("Ids of whom they would like best, the first first."))] = ()
    avoids: Annotated[Listed, Field(description=N_("Ids of whom they do not want."))] = ()

    @field_validator("skills")
    @classmethod
    def _one_level_each(cls, skills: tuple[str, ...]) -> tuple[str, ...]:
        told: dict[str, int] = {}
        for name, level in filter(None, map(_leveled, skills)):
            if told.setdefault(name, level) != level:
                levels = {"skill": name, "levels": f"{told[name]}, {level}"}
                raise PydanticCustomError("two_levels", "{skill} has more than one level: {levels}", levels)
        return skills

    @property
    def levels(self) -> dict[str, int]:
        """The level of each skill, 0 where none is told; skills in lower case."""
        return {skill.strip().casefold(): 0 for skill in self.skills if not _leveled(skill)} | dict(
            filter(None, map(_leveled, self.skills))
        )


def _leveled(skill: str) -> tuple[str, int] | None:
    """The skill in lower case and its level, where a level is told."""
    name, _, level = skill.rpartition(":")
    return (name.strip().casefold(), int(level)) if level.strip().isdecimal() and name else None


class Mentee(Participant):
    """Who looks for a mentor; the levels are those reached so far."""

    wanted: Annotated[int, Field(ge=0, le=10, description=N_("How many mentors."))] = 1


class Mentor(Participant):
    """Who offers to be one, having agreed to it."""

    seats: Annotated[int, Field(ge=0, le=1000, description=N_("How many mentees, at most."))] = 1


class Decision(BaseModel):
    """What a coordinator has decided of a pair: it must be, must not be, or was so before."""

    model_config = ConfigDict(frozen=True, extra="ignore", str_strip_whitespace=True)

    mentee: str
    mentor: str
    decision: Annotated[Literal["pin", "forbid", "keep", ""], _of(DECISIONS, DECIDED)] = ""
    why: str = ""


class Pool(BaseModel):
    """Both sides of a call and what was decided before; every fault in it is told at once. A pair to keep ends where one of the two has left."""

    model_config = ConfigDict(frozen=True)

    mentees: tuple[Mentee, ...]
    mentors: tuple[Mentor, ...]
    decisions: tuple[Decision, ...] = ()

    @model_validator(mode="after")
    def _known_once(self) -> Self:
        faults = []
        for text, people in ((_TWICE[0], self.mentees), (_TWICE[1], self.mentors)):
            counted = Counter(person.id for person in people)
            faults += [Note(text, {"id": one[:80], "count": count}) for one, count in counted.items() if count > 1]
        known = ({one.id for one in self.mentees}, {one.id for one in self.mentors})
        for one in self.decisions:
            for text, who, ids in zip(_UNKNOWN, (one.mentee, one.mentor), known, strict=True):
                faults += [Note(text, {"id": who[:80]})] if one.decision in ("pin", "forbid") and who not in ids else []
        if faults:
            raise AskError(N_("Ids must be known, and known once: {listed}."), listed=some(faults))
        return self


def some(notes: list[Note]) -> list[Note]:
    """The first twenty, and how many more there are."""
    more = len(notes) - 20
    return notes if more <= 0 else [*notes[:20], Note(N_("{count} more"), {"count": more})]


_TWICE: Final = N_("{id} is {count} times among the mentees"), N_("{id} is {count} times among the mentors")
_UNKNOWN: Final = (
    N_("a decision names {id}, who is not among the mentees"),
    N_("a decision names {id}, who is not among the mentors"),
)
