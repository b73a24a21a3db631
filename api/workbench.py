"""The workbench of a call for mentoring: two tables in, a draft that a coordinator edits, assigns again and takes home.

Nothing is kept here: the page carries the call, and what was decided of it.
"""

import json
import threading
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import HTMLResponse

from api import mentoring, pages
from api.deps import Asking, AskingDep
from api.errors import Busy, same_site
from graph.errors import AskError
from graph.language import N_, say
from queries.mentoring import Draft, assign
from queries.participants import Decision, Mentee, Mentor, Pool

MOST: Final = 1_000
"""People on a side that are assigned while one waits, in seconds; larger calls are for the command."""

EDITED: Final = 400
"""Pairs that the page lets one edit, the weakest first; of a form with many more fields browsers and servers tire."""

FORMS: Final = {"xlsx": "draft", "csv": "draft", "approved": "mentorships"}
"""What a draft is taken home as, and how the file is called."""

WAIT_SECONDS: Final = 30.0
"""How long a call waits for another one before it is sent away."""

EXAMPLE: Final = (
    mentoring.File("mentees.csv", b"id,name,skills,institution,place,wanted,prefers\n"
                   b"m1,Ani Misal,audit:1;pengadaan,Kementerian Air (fiksi),31,1,g2\nm2,Budi Misal,audit,Kementerian Air (fiksi),32,1,\n"
                   b"m3,Cici Misal,manajemen talenta,Kota Pelita (fiksi),32,1,\nm4,Dodi Misal,audit,Kota Pelita (fiksi),32,1,\n"),
    mentoring.File("mentors.csv", b"id,name,skills,institution,place,seats\n"
                   b"g1,Putu Misal,audit:4,PT Listrik (fiksi),31,1\ng2,Qori Misal,audit:3;pengadaan:3,Universitas Laut (fiksi),32,1\n"
                   b"g3,Rudi Misal,manajemen talenta:4,Asosiasi Talenta (fiksi),32,2\n"),
)  # fmt: skip
"""A small call in which nobody is real."""


class Workbench:
    """Assigns one call at a time: each takes all of a core."""

    def __init__(self) -> None:
        """Nothing is being assigned."""
        self._lock = threading.Lock()

    def assign(self, pool: Pool, **options: Any) -> Draft:
        """The draft of a call.

        Raises:
            AskError: it is too large for a page, or cannot be assigned.
            Busy: another call is being assigned.
        """
        if max(len(pool.mentees), len(pool.mentors)) > MOST:
            raise AskError(
                N_("This page assigns at most {most} people on a side. Use the command for more: simpul mentors-batch."),
                most=MOST,
            )
        if not self._lock.acquire(timeout=WAIT_SECONDS):
            raise Busy(N_("Another call is being assigned. Try again in a moment."))
        try:
            return assign(pool, **options)
        finally:
            self._lock.release()


def router() -> APIRouter:
    """The page in both languages."""
    routes = APIRouter(include_in_schema=False)
    for prefix in ("", "/en"):
        path = f"{prefix}/mentors/call"
        routes.add_api_route(path, form, methods=["GET", "HEAD"], response_class=HTMLResponse)
        routes.add_api_route(path, call, methods=["POST"], response_class=HTMLResponse)
    return routes


def form(request: Request, asking: AskingDep) -> Response:
    """An empty form, or the draft of an example."""
    if "example" not in request.query_params:
        return _shown(request, asking)
    pool = mentoring.pool(*EXAMPLE, None, asking.language)
    return _drafted(request, asking, pool, _workbench(request).assign(pool), False, "")


def call(
    request: Request, asking: AskingDep,
    mentees: Annotated[UploadFile | None, File()] = None, mentors: Annotated[UploadFile | None, File()] = None,
    decisions: Annotated[UploadFile | None, File()] = None,
    mentees_told: Annotated[str, Form()] = "", mentors_told: Annotated[str, Form()] = "",
    decision: Annotated[list[str], Form()] = [],  # noqa: B006 (FastAPI copies it)
    kept: Annotated[str, Form()] = "[]",
    pin_mentee: Annotated[str, Form()] = "", pin_mentor: Annotated[str, Form()] = "",
    quotas: Annotated[str, Form()] = "", worst_off_first: Annotated[str, Form()] = "", do: Annotated[str, Form()] = "assign",
) -> Response:  # fmt: skip
    """A draft: shown, or as a file."""
    same_site(request)
    try:
        sides = _side(mentees, mentees_told, "mentees.csv"), _side(mentors, mentors_told, "mentors.csv")
        pool = mentoring.pool(*sides, _file(decisions), asking.language)
        decided = _merged(pool.decisions, [*_kept(kept), *_decided(decision)], pin_mentee, pin_mentor)
        pool = Pool(mentees=pool.mentees, mentors=pool.mentors, decisions=tuple(decided))
        draft = _workbench(request).assign(pool, worst_off_first=bool(worst_off_first), quotas=_quotas(quotas))
    except AskError as error:
        wrong = say(error.message, asking.language, error.values)
        return _shown(request, asking, 422, wrong=wrong, quotas=quotas, worst_off_first=bool(worst_off_first))
    if do in FORMS:
        return _download(draft, asking.language, do)
    return _drafted(request, asking, pool, draft, bool(worst_off_first), quotas)


def _drafted(request: Request, asking: Asking, pool: Pool, draft: Draft, worst_off_first: bool, quotas: str) -> Response:
    held = {(one.mentee.id, one.mentor.id) for one in draft.pairs}
    pairs = sorted(draft.pairs, key=lambda one: (one.decision not in ("pin", "forbid"), one.fit, one.mentee.id))
    names = {one.id: one.name or one.id for one in (*pool.mentees, *pool.mentors)}
    return _shown(
        request, asking, draft=draft, told=mentoring.told(draft, asking.language), worst_off_first=worst_off_first, quotas=quotas,
        mentees_told=mentoring.as_csv(pool.mentees), mentors_told=mentoring.as_csv(pool.mentors), names=names,
        out=[one for one in pool.decisions if one.decision == "forbid" and (one.mentee, one.mentor) not in held],
        pairs=pairs[:EDITED],
        kept=json.dumps([[one.mentee.id, one.mentor.id] for one in pairs[EDITED:]]), value=lambda decision, mentee, mentor: json.dumps([decision, mentee, mentor]), pool=pool,
    )  # fmt: skip


def _shown(request: Request, asking: Asking, status: int = 200, **context: Any) -> Response:
    whole = {"wrong": "", "draft": None, "most": MOST, "quotas": "", "worst_off_first": False, **context}
    whole |= {"mentee_columns": Mentee.model_fields, "mentor_columns": Mentor.model_fields}
    written = pages.rendered(request, asking, "call.html", **whole)
    return HTMLResponse(written, status, {"Cache-Control": "no-store", "Content-Language": asking.language})


def _download(draft: Draft, language: str, form: str) -> Response:
    today = date.today().isoformat()
    match form:
        case "xlsx":
            content = mentoring.workbook(draft, language)
        case "csv":
            content = mentoring.table(draft, language)
        case _:
            content = mentoring.approved(draft, today)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" if form == "xlsx" else "text/csv; charset=utf-8"
    name = f"{FORMS[form]}-{today}.{'xlsx' if form == 'xlsx' else 'csv'}"
    head = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=kind, headers=head)


def _workbench(request: Request) -> Workbench:
    found: Workbench = request.app.state.workbench
    return found


def _file(upload: UploadFile | None) -> mentoring.File | None:
    return mentoring.File(upload.filename, upload.file.read()) if upload is not None and upload.filename else None


def _side(upload: UploadFile | None, told: str, name: str) -> mentoring.File:
    """A side of the call: a file that was chosen now, else the one that the page carries.

    Raises:
        AskError: neither is there.
    """
    found = _file(upload)
    if found is None and not told.strip():
        raise AskError(N_("Choose the tables of both sides."))
    return found or mentoring.File(name, told.encode())


def _decided(values: list[str]) -> Iterator[Decision]:
    """What the page says of pairs; what nobody could have chosen on it is left out."""
    for value in values:
        try:
            decision, mentee, mentor = json.loads(value)
            yield Decision(mentee=mentee, mentor=mentor, decision=decision)
        except (ValueError, TypeError):
            continue


def _kept(told: str) -> Iterator[Decision]:
    """The pairs that the page carries without showing them."""
    try:
        for mentee, mentor in json.loads(told):
            yield Decision(mentee=mentee, mentor=mentor, decision="keep")
    except (ValueError, TypeError):
        return


def _merged(file: Iterable[Decision], page: Iterable[Decision], mentee: str, mentor: str) -> list[Decision]:
    """What the page says of a pair outranks what the file does, and a pair that must be what only should; contradictions stay, to be told."""
    last = {(one.mentee, one.mentor): one for one in page}
    decided = [*(one for one in file if (one.mentee, one.mentor) not in last), *last.values()]
    if mentee.strip() or mentor.strip():
        pin = Decision(mentee=mentee, mentor=mentor, decision="pin")
        weaker = [one for one in decided if (one.mentee, one.mentor) == (pin.mentee, pin.mentor) and one.decision != "forbid"]
        decided = [*(one for one in decided if one not in weaker), pin]
    return [one for one in decided if one.decision]


def _quotas(text: str) -> dict[str, int]:
    """A line an institution, its number last.

    Raises:
        AskError: a line has no number.
    """
    found: dict[str, int] = {}
    for line in filter(None, (line.strip() for line in text.splitlines())):
        name, _, number = line.rpartition(" ")
        if not (name and number.isascii() and number.isdigit()):
            raise AskError(N_("“{line}” is no quota. Write the institution and a number: Kementerian Air 5."), line=line[:80])
        found[name.strip(" :=")] = int(number[:9])
    return found
