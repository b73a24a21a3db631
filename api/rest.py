"""A route per question: ``GET /api/v1/NAME`` with typed parameters, in JSON, CSV, XLSX or what the question exports."""

import contextlib
import hashlib
import io
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, Final, Literal

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, Field, create_model

from api import formats
from api.deps import Asking, AskingDep
from api.errors import Busy, Wrong
from api.fields import once, parameters
from graph.errors import AskError
from graph.language import LANGUAGES, N_
from queries.question import Answer, Ask, Question, paragraph, questions

PREFIX: Final = "/api/v1"

_EXPORTING: Final = threading.Lock()

WRONG: Final[dict[int | str, dict[str, Any]]] = {
    status: {"model": Wrong, "description": description, "content": {"application/problem+json": {}}}
    for status, description in {
        404: "There is no such person, skill or institution that the viewer may see.",
        406: "The answer is not available in the format that was asked for.",
        413: "The request is too large.",
        422: "A parameter is wrong; the detail says which and how.",
        429: "Too many requests; Retry-After says when to come again.",
        503: "The graph cannot be asked now; Retry-After says when to come again.",
        504: "The answer took too long; ask for less.",
    }.items()
}


def router() -> APIRouter:
    """The routes of all questions."""
    routes = APIRouter(prefix=PREFIX, tags=["questions"])
    for question in questions().values():
        _add(routes, question)
    return routes


def _add(routes: APIRouter, question: Question[Any, Any]) -> None:
    handler = _handler(question)
    said: dict[str, Any] = {"name": question.name, "summary": question.title, "description": paragraph(question.answer.__doc__)}
    content: dict[str, Any] = {formats.MEDIA[form].partition(";")[0]: {} for form in ("csv", "xlsx", "jsonl", *question.exports)}
    responses: dict[int | str, dict[str, Any]] = {
        200: {"description": "The answer.", "content": content},
        304: {"description": "The answer is what If-None-Match says."},
        308: {"description": "A person who is named by id was joined with another; Location asks the same of who they are now."},
        **WRONG,
    }
    path = f"/{question.name}"
    routes.add_api_route(path, handler, methods=["GET"], response_model=_answer_model(question), responses=responses, **said)
    routes.add_api_route(path, handler, methods=["HEAD"], include_in_schema=False, response_model=None)


def _answer_model(question: Question[Any, Any]) -> type[BaseModel]:
    return create_model(
        f"{_camel(question.name)}Answer",
        question=(str, Field(description="The question's name.")),
        rows=(list[question.row], Field(description="The rows of this page.")),  # type: ignore[name-defined]
        next=(str, Field(description="Where the next page begins; empty on the last.")),
        notes=(list[str], Field(description="What is to be known of the rows.")),
    )


def _asked(question: Question[Any, Any]) -> type[BaseModel]:
    """The question's parameters with those of every route."""
    form: Any = Literal[("json", "csv", "xlsx", "jsonl", *question.exports)]
    language: Any = Literal[LANGUAGES]
    added: dict[str, Any] = {
        "format": (form | None, Field(None, description=N_("How the answer is written; else as Accept says."))),
        "lang": (language | None, Field(None, description=N_("Language of messages; else as Accept-Language says."))),
    }
    return create_model(f"{_camel(question.name)}Query", __base__=question.ask, **added)


def _camel(name: str) -> str:
    return "".join(part.capitalize() for part in name.split("_"))


def _handler(question: Question[Any, Any]) -> Callable[..., Response]:
    asked: Any = _asked(question)
    taken = parameters(asked)

    def handler(request: Request, asking: AskingDep, query: Annotated[asked, Query()]) -> Response:  # pyright: ignore[reportInvalidTypeForm]
        once(taken, request.query_params.getlist)
        ask = question.ask.model_validate(query.model_dump(exclude={"format", "lang"}, exclude_unset=True))
        form = query.format or _accepted(request, question)
        tag = etag(asking, request, form)
        if tag in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers(asking, tag))
        return respond(request, asking, question, ask, form, headers(asking, tag))

    handler.__name__ = question.name
    handler.__doc__ = paragraph(question.answer.__doc__)
    return handler


def respond(
    request: Request, asking: Asking, question: Question[Any, Any], ask: Ask, form: str, head: dict[str, str]
) -> Response:
    """The answer in a format."""
    if form in question.exports:
        return _exported(asking, question, ask, form, head)
    answer = asking.answer(question, ask)
    if answer.next:
        following = request.url.include_query_params(after=answer.next)
        head = {**head, "Link": f'<{following.path}?{following.query}>; rel="next"'}
    return Response(
        _written(question, answer, form, asking.language), media_type=formats.MEDIA[form], headers=_named(head, question, form)
    )


def _written(question: Question[Any, Any], answer: Answer[Any], form: str, language: str) -> str | bytes:
    if form == "xlsx":
        book = io.BytesIO()
        formats.write_xlsx(answer, question.row, book, language)
        return book.getvalue()
    out = io.StringIO(newline="")
    match form:
        case "csv":
            formats.write_csv(answer, question.row, out)
        case "jsonl":
            formats.write_jsonl(answer, out)
        case _:
            formats.write_json(answer, question.name, language, out)
    return out.getvalue()


def _exported(asking: Asking, question: Question[Any, Any], ask: Ask, form: str, head: dict[str, str]) -> Response:
    """What a question exports: one file as it is, several in a ZIP."""
    with _alone(), tempfile.TemporaryDirectory() as folder:
        whole = Path(folder) / "whole"
        whole.mkdir()
        question.exports[form](asking.store, ask, asking.viewer, whole / f"{question.name}.{form}")
        files = list(whole.iterdir())
        if len(files) == 1:
            content = files[0].read_bytes()
        else:
            content = Path(shutil.make_archive(str(Path(folder) / question.name), "zip", whole)).read_bytes()
    return Response(content, media_type=formats.MEDIA[form], headers=_named(head, question, form if len(files) == 1 else "zip"))


@contextlib.contextmanager
def _alone() -> Iterator[None]:
    """One export at a time: each may hold a whole network in memory."""
    if not _EXPORTING.acquire(blocking=False):
        raise Busy(N_("Another export is being written. Try again when it is done."))
    try:
        yield
    finally:
        _EXPORTING.release()


def _named(head: dict[str, str], question: Question[Any, Any], form: str) -> dict[str, str]:
    if form == "json":
        return head
    return {**head, "Content-Disposition": f'attachment; filename="{question.name}.{form}"'}


def headers(asking: Asking, tag: str) -> dict[str, str]:
    """What every answer says of itself; it may be kept by who asked, not by what stands between."""
    vary = "Accept, Accept-Language"
    return {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": vary, "Content-Language": asking.language}


def etag(asking: Asking, request: Request, form: str) -> str:
    """What stays the same as long as the graph, the question, the viewer, the format and the language do."""
    parts = [
        *asking.loaded,
        version("simpul"),
        request.url.path,
        request.url.query,
        form,
        asking.language,
        repr(asking.viewer),
    ]
    return f'W/"{hashlib.sha256("|".join(parts).encode()).hexdigest()[:24]}"'


def _accepted(request: Request, question: Question[Any, Any]) -> str:
    """The format that ``Accept`` prefers."""
    header = request.headers.get("accept", "") or "*/*"
    wishes: list[tuple[float, str]] = []
    for part in header.split(","):
        name, _, quality = part.strip().partition(";q=")
        try:
            wishes.append((-float(quality or 1), name.partition(";")[0].strip().lower()))
        except ValueError:
            continue
    offered = {formats.MEDIA[form].partition(";")[0]: form for form in ("json", "csv", "xlsx", "jsonl", *question.exports)}
    for _, name in sorted(wishes, key=lambda wish: wish[0]):
        if name in {"*/*", "application/*"}:
            return "json"
        if name == "text/*":
            return "csv"
        if name in offered:
            return offered[name]
    raise NotOffered(N_("There is no such format. There are: {offered}."), offered=", ".join(offered))


class NotOffered(AskError):
    """``Accept`` names only formats that there are not."""
