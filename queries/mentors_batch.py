"""Who guides whom in a call for mentoring?"""

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, Field, ValidationError
from pydantic_core import PydanticCustomError

from graph.language import N_, say
from graph.store import Store
from queries.calls.command import posts
from queries.calls.mentoring import Draft, assign
from queries.calls.participants import Decision, Mentee, Mentor, Pool
from queries.calls.quotas import told
from queries.question import Answer, Ask, Note, Question, Row, Viewer, page

MOST = 200
"""People on a side: an address holds no more of them, and an assistant reads no longer answer. Files may have thousands."""


def _rows_of(kind: type[BaseModel]) -> AfterValidator:
    """Rows as JSON, each of a kind; what is wrong in one is told by its number and column."""

    def checked(rows: tuple[str, ...]) -> tuple[str, ...]:
        for number, row in enumerate(rows, 1):
            try:
                kind.model_validate_json(row)
            except ValidationError as error:
                first = error.errors(include_url=False, include_input=False)[0]
                known = {**first.get("ctx", {}), "place": " ".join(map(str, (number, *first["loc"]))), "reason": first["msg"]}
                raise PydanticCustomError(first["type"], "{reason}", known) from error  # pyright: ignore[reportArgumentType]
        return rows

    return AfterValidator(checked)


Line = Annotated[str, Field(max_length=300)]
RowOfJson = Annotated[str, Field(max_length=2000)]


class AskMentorsBatch(Ask):
    """Both sides of a call, and what was decided of it."""

    mentees: Annotated[
        tuple[RowOfJson, ...],
        Field(min_length=1, max_length=MOST, description=N_("Who looks for a mentor, each as JSON with the columns of the table: {\"id\": \"m1\", \"skills\": \"audit:1;pengadaan\"}.")),
        _rows_of(Mentee),
    ]  # fmt: skip
    mentors: Annotated[
        tuple[RowOfJson, ...],
        Field(min_length=1, max_length=MOST, description=N_("Who agreed to be one, each as JSON: {\"id\": \"g1\", \"skills\": \"audit:4\", \"seats\": 2}.")),
        _rows_of(Mentor),
    ]  # fmt: skip
    decisions: Annotated[
        tuple[RowOfJson, ...],
        Field(max_length=MOST, description=N_("Pairs to pin, forbid or keep, each as JSON: {\"mentee\": \"m1\", \"mentor\": \"g1\", \"decision\": \"pin\"}.")),
        _rows_of(Decision),
    ] = ()  # fmt: skip
    quotas: Annotated[
        tuple[Line, ...],
        Field(max_length=MOST, description=N_("Institutions and the most places of their mentees: Kementerian Air 5.")),
    ] = ()
    place_quotas: Annotated[
        tuple[Line, ...], Field(max_length=MOST, description=N_("Places and the most places of their mentees: Jawa Barat 10."))
    ] = ()
    worst_off_first: Annotated[bool, Field(description=N_("Raise the smallest fit before the sum of all."))] = False
    language: Annotated[Literal["id", "en"], Field(description=N_("Language of the reasons."))] = "id"


class Assigned(Row):
    """A pair, or somebody who waits."""

    mentee: Annotated[str, Field(description=N_("Id of who looks for a mentor, in this call."))]
    mentee_name: Annotated[str, Field(description=N_("Name, as shown."))]
    mentor: Annotated[str | None, Field(description=N_("Id of the mentor in this call; empty for who waits."))] = None
    mentor_name: Annotated[str | None, Field(description=N_("Name, as shown."))] = None
    fit: Annotated[float | None, Field(description=N_("How well they fit, 0 to 1."))] = None
    reasons: Annotated[list[str], Field(description=N_("What speaks for the pair, and what against."))]
    missing: Annotated[int | None, Field(description=N_("How many mentors are missing."))] = None
    why: Annotated[str | None, Field(description=N_("Why the mentee has to wait."))] = None
    change: Annotated[str | None, Field(description=N_("What one change would do."))] = None


def mentors_batch(store: Store, ask: AskMentorsBatch, viewer: Viewer) -> Answer[Assigned]:
    """The best assignment of a call for mentoring under seats, wishes, quotas and forbidden pairs, with its proof, its reasons, and why somebody waits.

    As many places as possible are served, then the summed fit is the greatest; nobody is paired within a unit or a line of command, as
    the rows say and the posts that the graph knows. For thousands the command takes files, and the page ``/mentors/call`` edits a draft.

    Raises:
        AskError: ids are unknown or there twice; decisions contradict each other or the rules; quotas cross.
    """
    pool = Pool(
        mentees=tuple(map(Mentee.model_validate_json, ask.mentees)), mentors=tuple(map(Mentor.model_validate_json, ask.mentors)),
        decisions=tuple(one for one in map(Decision.model_validate_json, ask.decisions) if one.decision),
    )  # fmt: skip
    quotas = [*told("institution", ask.quotas), *told("place", ask.place_quotas)]
    known = posts(store, viewer, (*pool.mentees, *pool.mentors))
    draft = assign(pool, known, worst_off_first=ask.worst_off_first, quotas=quotas)
    return page(_rows(draft, ask.language)[ask.offset : ask.offset + ask.limit + 1], ask, *draft.summary, *draft.notes)


def _rows(draft: Draft, language: str) -> list[Assigned]:
    def said(note: Note) -> str:
        return say(note.message, language, note.values)

    return [
        *(
            Assigned(mentee=one.mentee.id, mentee_name=one.mentee.name, mentor=one.mentor.id, mentor_name=one.mentor.name, fit=one.fit,
                     reasons=[said(reason) for reason in one.reasons])
            for one in draft.pairs
        ),
        *(
            Assigned(mentee=one.mentee.id, mentee_name=one.mentee.name, reasons=[], missing=one.missing, why=said(one.why),
                     change=said(one.change) if one.change else None)
            for one in draft.waiting
        ),
    ]  # fmt: skip


QUESTION = Question(
    answer=mentors_batch,
    ask=AskMentorsBatch,
    row=Assigned,
    title=N_("Who guides whom in a call for mentoring?"),
    example=AskMentorsBatch(
        mentees=(
            '{"id": "m1", "skills": "audit:1", "institution": "Kementerian Air (fiksi)"}',
            '{"id": "m2", "skills": "audit"}',
        ),
        mentors=('{"id": "g1", "skills": "audit:4", "institution": "PT Listrik (fiksi)"}',),
    ),
    derived_command=False,
)
