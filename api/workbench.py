"""The workbench of a call for mentoring: two tables in, a draft that a coordinator edits, assigns again and takes home.

Nothing is kept here: the page carries the call, and what was decided of it.
"""

import json
import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated, Any, Final, TypeVar

import orjson
from fastapi import APIRouter, Depends, File, Form, Request, Response, UploadFile
from fastapi.responses import HTMLResponse

from api import mentoring, pages
from api.deps import Asking, AskingDep
from api.errors import Busy, detail_of, same_site, status_of
from graph.errors import AskError
from graph.language import N_
from queries.calls.command import posts
from queries.calls.mentoring import Draft, assign, decided
from queries.calls.participants import DECISIONS, Decision, Mentee, Mentor, Pool
from queries.calls.quotas import Kind, told

M = TypeVar("M", Mentee, Mentor)


MOST: Final = 1_000
"""People on a side that are assigned while one waits, in seconds; larger calls are for the command."""

EDITED: Final = 400
"""Pairs that the page lets one edit, the weakest first; of a form with many more fields browsers and servers tire."""

CARRIED: Final = 300_000
"""Characters of a table with a fault that the page carries; all three together must stay within what a form may bring."""

FORMS: Final = {"xlsx": "draft", "csv": "draft", "approved": "mentorships"}
"""What a draft is taken home as, and how the file is called."""

APPROVED: Final = ("keep", "pin")
"""What must be said of each pair of a draft before it is a list to publish."""

NOT_YET: Final = N_(
    "Nothing was downloaded yet: what you changed makes another draft, this one. Look through its pairs, then download the list."
)

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
    pool = mentoring.pool(*EXAMPLE, None, asking.language)
    sides: dict[str, tuple[Mentee | Mentor, ...]] = {"mentees": pool.mentees, "mentors": pool.mentors}
    if (side := request.query_params.get("template", "")) in sides:
        return _file(mentoring.as_csv(sides[side], asking.language).encode(), f"{side}.csv")
    if "example" not in request.query_params:
        return _shown(request, asking)
    return _drafted(request, asking, pool, _workbench(request).assign(asking, pool), False, {})


@dataclass(frozen=True)
class Entered:
    """What a form brings: tables chosen now or carried by the page, and what was decided on it."""

    chosen: dict[str, mentoring.File]
    """By side, the files that were chosen now; else ``told`` counts."""
    told: dict[str, str]
    decided: list[Decision]
    """What the page says of the pairs that it shows."""
    kept: list[Decision]
    """The pairs of the draft that the page shows, or carries without a choice: each to keep, but for what was decided of it."""
    pin: tuple[str, str]
    quotas: dict[Kind, str]
    worst_off_first: bool

    def table(self, side: str) -> mentoring.File | None:
        """The table of a side: a file that was chosen now, else the one that the page carries."""
        carried = self.told[side]
        return self.chosen.get(side) or (mentoring.File(f"{side}.csv", carried.encode()) if carried.strip() else None)

    def pool(self, language: str) -> Pool:
        """The call.

        Raises:
            AskError: a side is missing, or something in the tables or the decisions is wrong.
        """
        mentees, mentors = self.table("mentees"), self.table("mentors")
        if mentees is None or mentors is None:
            raise AskError(N_("Choose the tables of both sides."))
        pool = mentoring.pool(mentees, mentors, self.table("decisions"), language)
        return Pool(
            mentees=pool.mentees,
            mentors=pool.mentors,
            decisions=tuple(_merged(pool.decisions, [*self.kept, *self.decided], *self.pin)),
        )

    def approves(self, draft: Draft) -> bool:
        """Whether a draft has the pairs that the page showed, and each is to keep or must be."""
        said = {(one.mentee, one.mentor): one.decision for one in (*self.kept, *self.decided)}
        shown = {(one.mentee, one.mentor) for one in self.kept}
        return shown == set(_held(draft)) and all(said[pair] in APPROVED for pair in shown)

    def people(self, side: str, kind: type[M], language: str) -> list[M]:
        """Who stands in a table, so far as it can be read."""
        table = self.table(side)
        try:
            return mentoring.rows(table, kind, language) if table else []
        except AskError:
            return []

    def text(self, side: str) -> str:
        """A table as text: that of the page where a file that was chosen now is no table, or longer than a form may be."""
        try:
            text = mentoring.text(self.chosen[side]) if side in self.chosen else ""
        except AskError:
            text = ""
        return text if 0 < len(text) <= CARRIED else self.told[side]


def entered(
    mentees: Annotated[UploadFile | None, File()] = None, mentors: Annotated[UploadFile | None, File()] = None,
    decisions: Annotated[UploadFile | None, File()] = None,
    mentees_told: Annotated[str, Form()] = "", mentors_told: Annotated[str, Form()] = "", decisions_told: Annotated[str, Form()] = "",
    decision: Annotated[list[str], Form()] = [],  # noqa: B006 (FastAPI copies it)
    kept: Annotated[str, Form()] = "[]",
    pin_mentee: Annotated[str, Form()] = "", pin_mentor: Annotated[str, Form()] = "",
    quotas: Annotated[str, Form()] = "", place_quotas: Annotated[str, Form()] = "", worst_off_first: Annotated[str, Form()] = "",
) -> Entered:  # fmt: skip
    """What the form brings."""
    uploads = {"mentees": mentees, "mentors": mentors, "decisions": decisions}
    return Entered(
        chosen={side: mentoring.File(one.filename, one.file.read()) for side, one in uploads.items() if one is not None and one.filename},
        told={"mentees": mentees_told, "mentors": mentors_told, "decisions": decisions_told},
        decided=list({(one.mentee, one.mentor): one for one in _decided(decision)}.values()), kept=list(_kept(kept)),
        pin=(pin_mentee, pin_mentor), quotas={"institution": quotas, "place": place_quotas}, worst_off_first=bool(worst_off_first),
    )  # fmt: skip


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
    held = _held(draft)
    pairs = [replace(one, decision=one.decision or "keep") for one in draft.pairs]
    pairs.sort(key=lambda one: (one.decision not in ("pin", "forbid"), one.fit, one.mentee.id))
    names = {one.id: one.name or one.id for one in (*pool.mentees, *pool.mentors)}
    return _shown(
        request, asking, draft=draft, note=note, unknown=mentoring.unknown(draft), said=mentoring.told(draft, asking.language), worst_off_first=worst_off_first, quotas=quotas,
        told={"mentees": mentoring.as_csv(pool.mentees, asking.language), "mentors": mentoring.as_csv(pool.mentors, asking.language)}, names=names,
        out=[one for one in pool.decisions if one.decision == "forbid" and (one.mentee, one.mentor) not in held],
        pairs=pairs[:EDITED], kept=_pairs(held), mentees=pool.mentees, mentors=pool.mentors,
    )  # fmt: skip


def _mended(request: Request, asking: Asking, form: Entered, error: AskError | Busy) -> Response:
    """The page with all that was entered, and what is wrong with it."""
    mentees, mentors = form.people("mentees", Mentee, asking.language), form.people("mentors", Mentor, asking.language)
    return _shown(
        request, asking, int(status_of(error)), wrong=detail_of(error, asking.language), worst_off_first=form.worst_off_first,
        told={side: form.text(side) for side in form.told}, mentees=mentees, mentors=mentors,
        pairs=decided(mentees, mentors, form.decided[:EDITED]), kept=_pairs((one.mentee, one.mentor) for one in form.kept),
        pin_mentee=form.pin[0], pin_mentor=form.pin[1], quotas=form.quotas,
    )  # fmt: skip


def _held(draft: Draft) -> list[tuple[str, str]]:
    return [(one.mentee.id, one.mentor.id) for one in draft.pairs]


def _pairs(pairs: Iterable[tuple[str, str]]) -> str:
    """Pairs as the page carries them."""
    return json.dumps(list(pairs))


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
    whole["kinds"], whole["choices"] = {"mentees": Mentee, "mentors": Mentor}, DECISIONS
    whole["allowed"] = lambda kind, column: mentoring.allowed(kind, column, asking.language)
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
    return _file(content, f"{FORMS[form]}-{today}.{'xlsx' if form == 'xlsx' else 'csv'}")


def _file(content: bytes, name: str) -> Response:
    book = name.endswith(".xlsx")
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" if book else "text/csv; charset=utf-8"
    head = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=kind, headers=head)


def _workbench(request: Request) -> Workbench:
    found: Workbench = request.app.state.workbench
    return found


def _decided(values: list[str]) -> Iterator[Decision]:
    """What the page says of pairs; what nobody could have chosen on it is left out."""
    for value in values:
        try:
            decision, mentee, mentor = orjson.loads(value)
            found = Decision(mentee=mentee, mentor=mentor, decision=decision)
            if found.mentee and found.mentor:
                yield found
        except (ValueError, TypeError):
            continue


def _kept(told: str) -> Iterator[Decision]:
    """The pairs of the draft, as the page carries them."""
    try:
        for mentee, mentor in orjson.loads(told):
            yield Decision(mentee=mentee, mentor=mentor, decision="keep")
    except (ValueError, TypeError):
        return


def _merged(file: Sequence[Decision], page: Iterable[Decision], mentee: str, mentor: str) -> list[Decision]:
    """What was chosen on the page of a pair outranks what the file says, and that what the page says of every pair of its draft, to keep it.

    A pair that must be outranks what only should; contradictions stay, to be told.
    """
    told = {(one.mentee, one.mentor) for one in file}
    last = {(one.mentee, one.mentor): one for one in page if one.decision != "keep" or (one.mentee, one.mentor) not in told}
    found = [*(one for one in file if (one.mentee, one.mentor) not in last), *last.values()]
    if mentee.strip() or mentor.strip():
        pin = Decision(mentee=mentee, mentor=mentor, decision="pin")
        weaker = [one for one in found if (one.mentee, one.mentor) == (pin.mentee, pin.mentor) and one.decision != "forbid"]
        found = [*(one for one in found if one not in weaker), pin]
    return [one for one in found if one.decision]
