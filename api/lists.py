"""Lists of people: saved from a search, with notes, shared by everybody of an institution."""

import io
from itertools import zip_longest
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from api.deps import Asking, AskingDep
from api.downloads import download
from api.errors import same_site
from api.formats import write_csv, write_xlsx
from api.rendering import rendered
from graph.errors import AskError
from graph.language import LANGUAGES, N_, say
from graph.lists import LONGEST_NAME, LONGEST_NOTE, Kept, Lists
from queries.question import Answer

NEW: Final = "new"
"""What a form says where those chosen are to be put on a new list."""

Text = Annotated[str, Form()]
Texts = Annotated[list[str], Form()]


def router() -> APIRouter:
    """The pages in both languages."""
    routes = APIRouter(include_in_schema=False)
    for prefix in ("", "/en"):
        for path, method, page in (
            ("/lists", "GET", every), ("/lists", "POST", save), ("/lists/{node}", "GET", one), ("/lists/{node}", "POST", change),
        ):  # fmt: skip
            routes.add_api_route(prefix + path, page, methods=[method], response_class=HTMLResponse)
    return routes


def every(request: Request, asking: AskingDep) -> Response:
    """Every list of the viewer's institution."""
    return _shown(request, asking, lists=_lists(asking).all())


def one(request: Request, node: str, asking: AskingDep) -> Response:
    """A list: who is on it, and what was noted; as a table to download, too."""
    found, people = _lists(asking).one(node)
    form = request.query_params.get("format", "")
    if form in ("csv", "xlsx"):
        return _download(people, found.name, form, asking.language)
    return _shown(request, asking, found=found, people=people, there="there" in request.query_params)


def save(
    request: Request, asking: AskingDep, name: Text = "", into: Text = "", note: Text = "",
    person: Texts = [],  # noqa: B006 (FastAPI copies it)
) -> Response:  # fmt: skip
    """People put on a list; then that list."""
    same_site(request)
    lists = _lists(asking)
    try:
        chosen, there = _chosen(lists, name, into, person)
        try:
            if person:
                lists.keep(chosen, person, note.strip() or None)
        except AskError:
            if not there and into in ("", NEW):
                lists.drop(chosen)  # it was made for them
            raise
    except AskError as error:
        return _shown(request, asking, 422, lists=lists.all(), wrong=say(error.message, asking.language, error.values))
    return _to(asking, f"/lists/{chosen}" + ("?there=1" if there else ""))


def _chosen(lists: Lists, name: str, into: str, people: list[str]) -> tuple[str, bool]:
    """The list to put people on: one that is there, also one of the same name, which is told, or a new one; where no list is asked for, only made.

    Raises:
        AskError: people were to be chosen, and nobody is; a list cannot be made.
    """
    if into and not people:
        raise AskError(N_("Nobody is chosen, so nothing was saved. Go back, tick whom you want to keep, and save again."))
    if into not in ("", NEW):
        return into, False
    there = lists.called(name)
    return there or lists.make(name), bool(there)


def change(
    request: Request, node: str, asking: AskingDep, do: Annotated[Literal["note", "rename", "drop"], Form()] = "note",
    name: Text = "", leave: Text = "", person: Texts = [], note: Texts = [], before: Texts = [],  # noqa: B006 (FastAPI copies them)
) -> Response:  # fmt: skip
    """A list renamed or removed, notes written, somebody taken off; what is typed beside others is kept, too.

    A note that is as it was ``before`` is not written: somebody else of the institution may have changed it since.
    """
    same_site(request)
    lists = _lists(asking)
    found, people = lists.one(node)
    try:
        if do == "note":
            for who, said, was in zip_longest(person, note, before):
                if who and said is not None and said != was:
                    lists.keep(node, [who], said)
            if leave:
                lists.leave(node, leave)
        elif do == "rename":
            lists.rename(node, name)
        else:
            lists.drop(node)
            return _to(asking, "/lists")
    except AskError as error:
        wrong = say(error.message, asking.language, error.values)
        return _shown(request, asking, 422, found=found, people=people, wrong=wrong, typed=dict(zip(person, note, strict=False)))
    return _to(asking, f"/lists/{node}")


def _lists(asking: Asking) -> Lists:
    return Lists(asking.store, asking.viewer.sees)


def _to(asking: Asking, path: str) -> Response:
    prefix = "" if asking.language == LANGUAGES[0] else f"/{asking.language}"
    return RedirectResponse(prefix + path, 303)


def _shown(request: Request, asking: Asking, status: int = 200, **context: Any) -> Response:
    nothing: dict[str, Any] = {"wrong": "", "lists": None, "found": None, "there": False, "typed": {}}
    whole = {**nothing, "longest_name": LONGEST_NAME, "longest_note": LONGEST_NOTE, **context}
    written = rendered(request, asking, "lists.html", **whole)
    return HTMLResponse(written, status, {"Cache-Control": "no-store", "Content-Language": asking.language})


def _download(people: list[Kept], name: str, form: str, language: str) -> Response:
    answer: Answer[Any] = Answer(people)
    if form == "csv":
        out = io.StringIO()
        write_csv(answer, Kept, out)
        return download(out.getvalue().encode(), name, form)
    book = io.BytesIO()
    write_xlsx(answer, Kept, book, language)
    return download(book.getvalue(), name, form)
