"""Where a fact came from, when it was stated, how sure it is, and whom it speaks of.

A statement becomes a fact when a run writes it to the lake: the run adds its source, scope and own id, so
that each fact carries *source, scope, run, record, date, confidence* and, from text, its *span*.
"""

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

Visibility = Literal["open", "institution", "closed"]
"""Who may see a person: every signed-in user, the person's own institution, nobody (not projected at all)."""

STRICTEST: tuple[Visibility, ...] = ("closed", "institution", "open")
"""Where sources differ about one person, the first of these holds: a withdrawal counts everywhere."""


BETWEEN = "\x1f"
"""Between the records of the two people whom a statement is about (unit separator, which no record has)."""


def of_both(one: str, other: str) -> str:
    """``about`` of what is said of two people: it reaches only those who may see both, and nobody where the two are one person."""
    return one + BETWEEN + other


OPERATOR = "operator"
"""Who runs the machine holds the files, and sees what institutions keep to themselves; this name stands in each such audience."""


class Statement(BaseModel):
    """What a source says, with how sure it is and whom it speaks of."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    about: Annotated[
        str,
        Field(description="Record of the person the statement is about, or of two (``of_both``); empty when it is about no person. "
                          "What is said about a closed person never reaches the graph."),
    ] = ""  # fmt: skip
    stated: Annotated[str | None, Field(description="When it was stated: YYYY, YYYY-MM or YYYY-MM-DD.")] = None
    confidence: Annotated[float, Field(ge=0, le=1, description="How sure the source is, 0 to 1.")] = 1.0
    span_start: Annotated[int | None, Field(ge=0, description="First character in the text it was read from.")] = None
    span_end: Annotated[int | None, Field(ge=0, description="One past the last character.")] = None

    prose: ClassVar[tuple[str, ...]] = ()
    """Properties in which people write what they like: personal data in them is blacked out before the lake has them."""

    envelope: ClassVar[tuple[str, ...]] = ("about", "stated", "confidence", "span_start", "span_end")

    @classmethod
    def properties(cls) -> tuple[str, ...]:
        """The names of the properties a kind declares, in their order: neither envelope nor reference."""
        apart = {*cls.envelope, "record", "start", "end"}
        return tuple(name for name in cls.model_fields if name not in apart)
