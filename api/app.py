"""The application: pages, routes and tools over one graph, for whoever is at this machine."""

import gc
import threading
import traceback
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from fastapi.staticfiles import StaticFiles
from prometheus_client import CONTENT_TYPE_LATEST
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api import extract, front, lists, mcp, middleware, pages, rest, workbench
from api.deps import LOCAL, Answers, AskingDep, Door, OpenStore, asking_at, language
from api.errors import TITLES, detail_of, elsewhere, problem, status_of
from api.fields import wrong_parameter
from graph.errors import EngineError, Moved, NotReachable, SimpulError
from graph.language import LANGUAGES, N_, translate
from graph.settings import Settings, settings
from graph.store import open_store
from queries.question import questions

STATIC: Final = Path(__file__).parent / "static"

MACHINE: Final = ("/api/", "/mcp", "/health/", "/metrics", "/openapi.json", "/static/")
"""Where programs ask: errors are told in JSON there, elsewhere on a page."""


def create_app(setting: Settings | None = None, opener: OpenStore = open_store, *, ahead: bool = False) -> FastAPI:
    """The application over the graph that the settings name; the graph is opened while the first question comes.

    Args:
        setting: the settings; those of the environment where there are none.
        opener: how the graph is opened.
        ahead: answer what the front page proposes before anybody asks.
    """
    setting = setting or settings()
    door = Door(setting, opener)
    tools = _Tools(door)

    app = FastAPI(
        title="Simpul",
        version=version("simpul"),
        lifespan=_lifespan(door, tools, ahead=ahead),
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.door, app.state.answers = door, Answers()
    app.state.readers, app.state.workbench = extract.Readers(), workbench.Workbench()
    app.include_router(rest.router())
    app.include_router(extract.router())
    app.include_router(workbench.router())
    app.include_router(lists.router())
    app.include_router(_health())
    app.mount("/mcp", tools.app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    app.include_router(pages.router())
    app.add_middleware(GZipMiddleware, minimum_size=1000)
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*LOCAL, "[::1]"], www_redirect=False)
    app.add_middleware(middleware.Around, requests_per_minute=setting.requests_per_minute, bug=_bug, tell=_tell)
    for kind, told in _TABLE.items():
        app.add_exception_handler(kind, told)
    app.openapi = lambda: _openapi(app)  # type: ignore[method-assign]
    return app


def _lifespan(door: Door, tools: "_Tools", *, ahead: bool) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    """What runs while an application is served: the graph is opened, and asked ahead, beside the first requests."""

    def opened(answers: Answers, stopped: threading.Event) -> None:
        with suppress(SimpulError):  # the first question is told what is wrong
            now = asking_at(door, answers, LANGUAGES[0])
            if ahead:
                front.ahead(now, stopped.is_set)
                settle()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        stopped = threading.Event()
        opening = threading.Thread(target=opened, args=(app.state.answers, stopped), daemon=True)
        opening.start()
        async with tools.lifespan():
            yield
        stopped.set()
        opening.join()
        door.close()

    return lifespan


def settle() -> None:
    """Let the collector pass over what is held by now, code and caches, for good: else every tenth answer waits while all of it is looked at."""
    gc.collect()
    gc.freeze()


def from_environment() -> FastAPI:
    """The application of a worker: the settings come from the environment; a question is tried again only for a moment."""
    middleware.log_as_json()
    return create_app(settings().model_copy(update={"retry_seconds": 1.0}), ahead=True)


def _health() -> APIRouter:
    routes = APIRouter(include_in_schema=False)

    @routes.api_route("/health/live", methods=["GET", "HEAD"])
    def live() -> dict[str, str]:
        return {"status": "live"}

    @routes.api_route("/health/ready", methods=["GET", "HEAD"])
    def ready(asking: AskingDep) -> dict[str, str]:
        return {"status": "ready", "neo4j": asking.store.version()}

    @routes.get("/metrics")
    def counts() -> Response:
        return Response(middleware.metrics(), media_type=CONTENT_TYPE_LATEST)

    return routes


def _tell(request: Request, status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """A problem, in the shape of where it was met."""
    spoken = language(request)
    if request.url.path.startswith(MACHINE):
        return problem(request, status, detail, spoken, dict(headers or {}))
    return pages.problem(request, status, detail, spoken, dict(headers or {}))


def _simpul_error(request: Request, error: SimpulError) -> Response:
    if isinstance(error, (NotReachable, EngineError)):
        request.app.state.door.lost(getattr(request.state, "store", None))
    if isinstance(error, Moved) and (there := elsewhere(request, error)):
        return there
    status = 406 if isinstance(error, rest.NotOffered) else status_of(error)
    if status == 500:
        return _bug(request, error)
    if status == 503:
        middleware.log.warning("unavailable", kind=type(error).__name__)
    return _tell(request, status, detail_of(error, language(request)))


def _invalid(request: Request, error: RequestValidationError) -> Response:
    first = error.errors()[0]
    name = next((part for part in reversed(first["loc"]) if isinstance(part, str)), "")
    told = wrong_parameter(first["type"], name[:80], first.get("ctx", {}), first["msg"])
    return _tell(request, 422, detail_of(told, language(request)))


def _http(request: Request, error: HTTPException) -> Response:
    detail = {
        404: N_("There is nothing at this address. Look for typing errors, or begin at the front page."),
        403: N_("The form was sent from another site. Open the page itself and send it from there."),
        405: N_("This address is only read: use GET."),
        413: N_("The request has too many bytes. Send a shorter text, or a smaller file."),
    }.get(error.status_code, TITLES.get(error.status_code, error.detail))
    return _tell(request, error.status_code, translate(detail, language(request)), error.headers)


def _bug(request: Request, error: Exception) -> Response:
    middleware.log.error("bug", id=request.state.request_id, kind=type(error).__name__, where=_where(error))
    detail = N_("This is a bug in Simpul. The log has more under the id of this request; please report it.")
    return _tell(request, 500, translate(detail, language(request)))


def _where(error: Exception) -> list[str]:
    """The places an error came through, without any value."""
    return [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)][-6:]


_TABLE: Final[dict[type[Exception], Callable[[Request, Any], Response]]] = {
    SimpulError: _simpul_error,
    RequestValidationError: _invalid,
    HTTPException: _http,
}


class _Tools:
    """The assistants' tools as an application to mount, and what runs while it is."""

    def __init__(self, door: Door) -> None:
        self.server = mcp.server(door)
        self.app = self.server.streamable_http_app(streamable_http_path="/", stateless_http=True, json_response=True)

    def lifespan(self) -> AbstractAsyncContextManager[None]:
        return self.server.session_manager.run()


def _openapi(app: FastAPI) -> dict[str, Any]:
    """OpenAPI 3.1 with the example of each question beside its parameters."""
    if app.openapi_schema is None:
        schema = get_openapi(
            title="Simpul", version=app.version, routes=app.routes, openapi_version="3.1.0",
            description=N_("Who knows this, and how do I reach them? One route per question; every answer carries its evidence."),
        )  # fmt: skip
        for question in questions().values():
            operation = schema["paths"][f"{rest.PREFIX}/{question.name}"]["get"]
            example = question.example.model_dump(mode="json", exclude_unset=True)
            for parameter in operation["parameters"]:
                if parameter["name"] in example:
                    parameter["example"] = example[parameter["name"]]
        app.openapi_schema = schema
    return app.openapi_schema
