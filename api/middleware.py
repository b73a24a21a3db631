"""Around every request: an id, a line in the log, a count, security headers, and limits on size and rate.

What is logged and counted is the route, never the address: a topic or a person's id is nobody else's concern.
"""

import logging
import os
import sys
import time
import uuid
from collections.abc import Callable
from typing import Final

import structlog
from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest, multiprocess
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.deps import language
from graph.language import N_, translate

BODY_BYTES: Final = 64 * 1024
"""Nothing but a text to be read and a call for mentoring takes a body of more."""

TEXT_BYTES: Final = 1_000_000
"""A text to be read, as a page with everything around it; it stays in memory (above 1 MB uploads would go to disk)."""

LARGER: Final = {"/extract": TEXT_BYTES, "/mentors/call": TEXT_BYTES}
"""How paths end that take more."""

SECURITY: Final = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

REQUESTS: Final = Counter("simpul_requests", "Requests by route, method and status.", ["route", "method", "status"])
SECONDS: Final = Histogram("simpul_request_seconds", "Seconds from a request to its answer.", ["route"])

log = structlog.get_logger("simpul")


def log_as_json() -> None:
    """One line of JSON for each event, on standard error."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


def metrics() -> bytes:
    """The counts in Prometheus' text format, of all workers together where there are several."""
    registry = REGISTRY
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry)


class Around:
    """The outermost layer of the application."""

    def __init__(
        self,
        app: ASGIApp,
        requests_per_minute: int,
        bug: Callable[[Request, Exception], ASGIApp],
        tell: Callable[[Request, int, str], ASGIApp],
    ) -> None:
        """Around an application; ``bug`` is what is answered where it fails, ``tell`` where it is not asked."""
        self.app = app
        self._bug, self._tell = bug, tell
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._limit = RateLimitItemPerMinute(requests_per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex[:16]
        scope.setdefault("state", {})["request_id"] = request_id
        began, status, begun = time.perf_counter(), 500, False

        async def answer(message: Message) -> None:
            nonlocal status, begun
            if message["type"] == "http.response.start":
                status, begun = message["status"], True
                head = MutableHeaders(scope=message)
                head["X-Request-ID"] = request_id
                for name, value in SECURITY.items():
                    head.setdefault(name, value)
            await send(message)

        try:
            await self._within_limits(scope, receive, answer)
        except Exception as error:  # noqa: BLE001 (whatever it is, it is told and logged)
            if not begun:
                await self._bug(Request(scope, receive), error)(scope, receive, answer)
        finally:
            seconds = time.perf_counter() - began
            route = getattr(scope.get("route"), "path", "") or "other"
            REQUESTS.labels(route, scope["method"] if scope["method"] in _METHODS else "OTHER", str(status)).inc()
            SECONDS.labels(route).observe(seconds)
            log.info("request", id=request_id, route=route, method=scope["method"], status=status, ms=round(1000 * seconds, 1))

    async def _within_limits(self, scope: Scope, receive: Receive, answer: Send) -> None:
        request = Request(scope, receive)
        spoken = language(request)
        most = next((most for end, most in LARGER.items() if scope["path"].endswith(end)), BODY_BYTES)
        if _length(Headers(scope=scope)) > most or len(scope.get("query_string", b"")) > BODY_BYTES:
            detail = translate(N_("The request has more than {most} bytes. Send a shorter text, or a smaller file."), spoken)
            await _drained(receive)
            await self._tell(request, 413, detail.format(most=most))(scope, receive, answer)
            return
        client = (scope.get("client") or ("",))[0]
        if not scope["path"].startswith(("/health/", "/static/")) and not self._limiter.hit(self._limit, client):
            detail = translate(N_("There were too many requests in this minute. Come again in a moment."), spoken)
            await self._tell(request, 429, detail)(scope, receive, answer)
            return
        await self.app(scope, _bounded(receive, most), answer)


def _bounded(receive: Receive, most: int) -> Receive:
    """A body of so many bytes at most, also where nobody said its length before."""
    came = 0

    async def bounded() -> Message:
        nonlocal came
        message = await receive()
        came += len(message.get("body", b""))
        if came > most:
            raise HTTPException(413)
        return message

    return bounded


async def _drained(receive: Receive) -> None:
    """Let a body go by that is too large, up to a bound: a browser that is still sending would not see the answer."""
    came = 0
    while came < _DRAINED:
        message = await receive()
        came += len(message.get("body", b""))
        if message["type"] != "http.request" or not message.get("more_body"):
            return


_DRAINED: Final = 64 * 1024 * 1024

_METHODS: Final = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE", "PATCH"})


def _length(headers: Headers) -> int:
    try:
        return int(headers.get("content-length", "0"))
    except ValueError:
        return 0
