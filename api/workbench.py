"""The workbench of a call for mentoring: two tables in, a draft that a coordinator edits, assigns again and takes home.

Nothing is kept here: the page carries the call, and what was decided of it.
"""

import json
import threading
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import HTMLResponse

from api import columns, mentoring
from api.deps import Asking, AskingDep
from api.downloads import download
from api.entered import Entered, carried, entered, pairs_of
from api.errors import Busy, detail_of, same_site, status_of
from api.rendering import rendered
from graph.errors import AskError
from graph.language import N_
from queries.calls.command import posts
from queries.calls.mentoring import Draft, assign, decided
from queries.calls.participants import DECISIONS, Mentee, Mentor, Pool
from queries.calls.quotas import Kind, told

MOST: Final = 1_000
"""People on a side that are assigned while one waits, in seconds; larger calls are for the command."""

EDITED: Final = 400
"""Pairs that the page lets one edit, the weakest first; of a form with many more fields browsers and servers tire."""

FORMS: Final = {"xlsx": "draft", "csv": "draft", "approved": "mentorships"}
"""What a draft is taken home as, and how the file is called."""

NOT_YET: Final = N_(
    "Nothing was downloaded yet: what you changed makes another draft, this one. Look through its pairs, then download the list."
)

WAIT_SECONDS: Final = 30.0
"""How long a call waits for another one before it is sent away."""

EXAMPLE: Final = (
    mentoring.File("mentees.csv", b"id,name,skills,institution,place,wanted,prefers\n"
                   b"m1,Ani Misal,audit:1;pengadaan,Kementerian Air (fiksi),DKI Jakarta,1,g2\nm2,Budi Misal,audit,Kementerian Air (fiksi),Jawa Barat,1,\n"
                   b"m3,Cici Misal,manajemen talenta,Kota Pelita (fiksi),Jawa Barat,1,\nm4,Dodi Misal,audit,Kota Pelita (fiksi),Jawa Barat,1,\n"),
    mentoring.File("mentors.csv", b"id,name,skills,institution,place,seats\n"
                   b"g1,Putu Misal,audit:4,PT Listrik (fiksi),DKI Jakarta,1\ng2,Qori Misal,audit:3;pengadaan:3,Universitas Laut (fiksi),Jawa Barat,1\n"
                   b"g3,Rudi Misal,manajemen talenta:4,Asosiasi Talenta (fiksi),Jawa Barat,2\n"),
)  # fmt: skip
"""A small call in which nobody is real."""


SIDES: Final[dict[str, type[Mentee | Mentor]]] = {"mentees": Mentee, "mentors": Mentor}
"""The tables of a call, and what a row of each is."""


class Workbench:
    """Assigns one call at a time: each takes all of a core."""

    def __init__(self) -> None:
        """Nothing is being assigned."""
        self._lock = threading.Lock()

    def assign(self, asking: Asking, pool: Pool, **options: Any) -> Draft:
        """The draft of a call, with the line of command that the viewer may see.

        Raises:
            AskError: it is too large for a page, or cannot be assigned.
            Busy: another call is being assigned.
        """
        if max(len(pool.mentees), len(pool.mentors)) > MOST:
            raise AskError(
                N_("This page assigns at most {most} people on a side. Use the command for more: simpul mentors-batch."),
                most=MOST,
            )
        known = posts(asking.store, asking.viewer, (*pool.mentees, *pool.mentors))
        if not self._lock.acquire(timeout=WAIT_SECONDS):
            raise Busy(N_("Another call is being assigned. Try again in a moment."))
        try:
            return assign(pool, known, **options)
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
    """An empty form, the draft of an example, or a table of its people, to be filled with one's own."""
    side = request.query_params.get("template", "")
    if side not in SIDES and "example" not in request.query_params:
        return _shown(request, asking)
    pool = mentoring.pool(*EXAMPLE, None, asking.language)
    if side in SIDES:
        return download(mentoring.as_csv(getattr(pool, side), asking.language).encode(), side, "csv")
    return _drafted(request, asking, pool, _workbench(request).assign(asking, pool), False, {})


def call(
    request: Request, asking: AskingDep, form: Annotated[Entered, Depends(entered)], do: Annotated[str, Form()] = "assign"
) -> Response:
    """A draft: shown, or as a file; where something is wrong, all that was entered, to be mended."""
    same_site(request)
    try:
        pool = form.pool(asking.language)
        quotas = [quota for kind, text in form.quotas.items() for quota in told(kind, text.splitlines())]
        draft = _workbench(request).assign(asking, pool, worst_off_first=form.worst_off_first, quotas=quotas)
    except (AskError, Busy) as error:
        return _mended(request, asking, form, error)
    changed = do == "approved" and not form.approves(draft)
    if do in FORMS and not changed:
        return _download(draft, asking.language, do)
    return _drafted(request, asking, pool, draft, form.worst_off_first, form.quotas, NOT_YET if changed else "")


def _drafted(
    request: Request, asking: Asking, pool: Pool, draft: Draft, worst_off_first: bool, quotas: dict[Kind, str], note: str = ""
) -> Response:
    held = pairs_of(draft)
    pairs = [replace(one, decision=one.decision or "keep") for one in draft.pairs]
    pairs.sort(key=lambda one: (one.decision not in ("pin", "forbid"), one.fit, one.mentee.id))
    names = {one.id: one.name or one.id for one in (*pool.mentees, *pool.mentors)}
    return _shown(
        request, asking, draft=draft, note=note, unknown=mentoring.unknown(draft), said=mentoring.told(draft, asking.language), worst_off_first=worst_off_first, quotas=quotas,
        told={"mentees": mentoring.as_csv(pool.mentees, asking.language), "mentors": mentoring.as_csv(pool.mentors, asking.language)}, names=names,
        out=[one for one in pool.decisions if one.decision == "forbid" and (one.mentee, one.mentor) not in held],
        pairs=pairs[:EDITED], kept=carried(held), mentees=pool.mentees, mentors=pool.mentors,
    )  # fmt: skip


def _mended(request: Request, asking: Asking, form: Entered, error: AskError | Busy) -> Response:
    """The page with all that was entered, and what is wrong with it."""
    mentees, mentors = form.people("mentees", Mentee, asking.language), form.people("mentors", Mentor, asking.language)
    return _shown(
        request, asking, int(status_of(error)), wrong=detail_of(error, asking.language), worst_off_first=form.worst_off_first,
        told={side: form.text(side) for side in form.told}, mentees=mentees, mentors=mentors,
        pairs=decided(mentees, mentors, form.decided[:EDITED]), kept=carried((one.mentee, one.mentor) for one in form.kept),
        pin_mentee=form.pin[0], pin_mentor=form.pin[1], quotas=form.quotas,
    )  # fmt: skip


def _shown(request: Request, asking: Asking, status: int = 200, **context: Any) -> Response:
    nothing: dict[str, Any] = {
        "wrong": "",
        "draft": None,
        "note": "",
        "pairs": (),
        "out": (),
        "kept": "[]",
        "quotas": {},
        "worst_off_first": False,
    }
    carried = {"mentees": "", "mentors": "", "decisions": "", **context.pop("told", {})}
    whole = {**nothing, "pin_mentee": "", "pin_mentor": "", "most": MOST, "told": carried, **context}
    whole["value"] = lambda *choice: json.dumps(choice)
    whole["kinds"], whole["choices"] = SIDES, DECISIONS
    whole["called"] = lambda column: columns.called(column, asking.language)
    whole["also"] = lambda column: columns.also(column, asking.language)
    whole["allowed"] = lambda kind, column: mentoring.allowed(kind, column, asking.language)
    written = rendered(request, asking, "call.html", **whole)
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
    return download(content, f"{FORMS[form]}-{today}", "xlsx" if form == "xlsx" else "csv")


def _workbench(request: Request) -> Workbench:
    found: Workbench = request.app.state.workbench
    return found
