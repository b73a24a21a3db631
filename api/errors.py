"""What is told when something is wrong: each of Simpul's errors as a status and, for programs, in the shape of RFC 9457."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Annotated, Final
from urllib.parse import urlencode, urlsplit

from fastapi import Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException

from graph.errors import AskError, EmptyGraph, EngineError, Moved, NotFound, SettingError, SimpulError, StoreError
from graph.errors import QueryTimeout as Timeout
from graph.language import N_, say, translate


class Busy(SimpulError):
    """Somebody else's export is being written."""


STATUS: Final[dict[type[SimpulError], HTTPStatus]] = {
    NotFound: HTTPStatus.NOT_FOUND,
    AskError: HTTPStatus.UNPROCESSABLE_ENTITY,
    Timeout: HTTPStatus.GATEWAY_TIMEOUT,
    StoreError: HTTPStatus.SERVICE_UNAVAILABLE,
    EngineError: HTTPStatus.SERVICE_UNAVAILABLE,
    SettingError: HTTPStatus.SERVICE_UNAVAILABLE,
    Busy: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""The nearest of an error's classes counts; an error of none of them is a bug."""

TITLES: Final = {
    400: N_("The request cannot be understood"),
    403: N_("Not allowed"),
    404: N_("Not found"),
    405: N_("Not allowed here"),
    406: N_("Not available in that format"),
    413: N_("The request is too large"),
    422: N_("The question was asked wrongly"),
    429: N_("Too many requests"),
    500: N_("A bug in Simpul"),
    503: N_("Not available now"),
    504: N_("The answer took too long"),
}

RETRY_SECONDS: Final = 5


class Wrong(BaseModel):
    """A problem (RFC 9457): what was wrong, and what to do."""

    type: Annotated[str, Field(description="What kind of problem, as a URN.", examples=["urn:simpul:not-found"])]
    title: Annotated[str, Field(description="The kind in words.")]
    status: Annotated[int, Field(description="The HTTP status.")]
    detail: Annotated[str, Field(description="What was wrong here, and what to do.")]
    instance: Annotated[str, Field(description="The id of the request, for whoever reads the log.")]


def status_of(error: SimpulError) -> HTTPStatus:
    """The status of an error; what Neo4j says that none of the kinds foresees is a bug of ours."""
    if type(error) is StoreError:
        return HTTPStatus.INTERNAL_SERVER_ERROR
    return next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), HTTPStatus.INTERNAL_SERVER_ERROR)


def detail_of(error: SimpulError, language: str) -> str:
    """What an error says to whoever is served: of Simpul's own machinery only that it is away."""
    if status_of(error) == HTTPStatus.SERVICE_UNAVAILABLE and not isinstance(error, (EmptyGraph, Busy)):
        return translate(N_("The graph cannot be asked at the moment. Try again in a few seconds."), language)
    return say(error.message, language, error.values)


def problem(request: Request, status: int, detail: str, language: str, headers: dict[str, str] | None = None) -> Response:
    """A problem as JSON."""
    title = TITLES.get(status, HTTPStatus(status).phrase)
    told = Wrong(
        type="urn:simpul:" + HTTPStatus(status).phrase.lower().replace(" ", "-"),
        title=translate(title, language),
        status=status,
        detail=detail,
        instance=getattr(request.state, "request_id", ""),
    )
    return JSONResponse(
        told.model_dump(), status, problem_headers(status, language, headers), media_type="application/problem+json"
    )


def elsewhere(request: Request, error: Moved) -> Response | None:
    """Lead a reader on to who the person is now; kept by nobody, for people who were joined may be parted again."""
    path = request.url.path.replace(error.former, error.now)
    query = urlencode(
        [(name, error.now if value == error.former else value) for name, value in request.query_params.multi_items()]
    )
    there = path + (f"?{query}" if query else "")
    if request.method not in {"GET", "HEAD"} or error.former in there:
        return None
    return RedirectResponse(there, int(HTTPStatus.PERMANENT_REDIRECT), {"Cache-Control": "no-store"})


def problem_headers(status: int, language: str, headers: Mapping[str, str] | None) -> dict[str, str]:
    """What a problem says of itself: in which language, and when to come again."""
    again = {"Retry-After": str(RETRY_SECONDS)} if status in {429, 503} else {}
    return {"Content-Language": language, "Cache-Control": "no-store", **again, **(headers or {})}


def same_site(request: Request) -> None:
    """Refuse a form that another site sends through a visitor's browser: reading may cost time, or change something."""
    if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        raise HTTPException(403)
    origin = request.headers.get("origin", "")
    if origin not in {"", "null"} and urlsplit(origin).netloc != request.headers.get("host"):
        raise HTTPException(403)
