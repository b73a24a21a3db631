"""What a request brings: the store, who asks, in which language."""

import contextlib
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Annotated, Any, Final, NamedTuple

from cachetools import LRUCache
from fastapi import Depends, Request

from graph.language import LANGUAGES
from graph.settings import Settings
from graph.store import LOADED, Store, open_store
from queries.question import Answer, Ask, Question, Viewer

OpenStore = Callable[[Settings], AbstractContextManager[Store]]

KEPT: Final = 64
"""Answers that a server keeps."""

LOCAL: Final = frozenset({"127.0.0.1", "::1", "localhost"})
"""Addresses that only this machine reaches."""


class Door:
    """The store of a server: opened with the first question, and again when Neo4j went away and came back."""

    def __init__(self, settings: Settings, opener: OpenStore = open_store) -> None:
        """Nothing is opened yet."""
        self.settings = settings
        self._opener = opener
        self._lock = threading.Lock()
        self._opened = contextlib.ExitStack()
        self._store: Store | None = None

    def store(self) -> Store:
        """The store; whoever comes first waits for it to open."""
        with self._lock:
            if self._store is None:
                self._store = self._opened.enter_context(self._opener(self.settings))
            return self._store

    def lost(self, store: Store | None) -> None:
        """A store does not answer: the next question opens it anew, unless another one has done so already."""
        with self._lock:
            if store is not self._store:
                return
            self._store = None
            with contextlib.suppress(Exception):
                self._opened.close()
            self._opened = contextlib.ExitStack()

    def close(self) -> None:
        """Leave the store."""
        with self._lock:
            self._store = None
            self._opened.close()


def viewer(settings: Settings) -> Viewer:
    """Who asks. On one's own machine that is who runs it, or somebody of the institution that the settings name.

    There is no sign-on yet, so that nobody else can ask: see ``refuse_strangers``.
    """
    return Viewer.of(settings.institution) if settings.institution else Viewer.operator()


def spoken_by(header: str) -> str:
    """The language that ``Accept-Language`` prefers of those there are; Indonesian where it names none."""
    wishes: list[tuple[float, str]] = []
    for part in header.split(","):
        name, _, quality = part.strip().partition(";q=")
        with contextlib.suppress(ValueError):
            wishes.append((float(quality or 1), name.split("-")[0].lower()))
    known = [(quality, name) for quality, name in wishes if name in LANGUAGES and quality > 0]
    return max(known, key=lambda wish: wish[0])[1] if known else LANGUAGES[0]


def language(request: Request) -> str:
    """The language of an answer: ``?lang=``, else the first segment ``/en`` of a page, else ``Accept-Language``."""
    chosen = request.query_params.get("lang", "")
    if chosen in LANGUAGES:
        return chosen
    if not request.url.path.startswith(("/api/", "/mcp")):
        return "en" if request.url.path == "/en" or request.url.path.startswith("/en/") else LANGUAGES[0]
    return spoken_by(request.headers.get("accept-language", ""))


class Answers:
    """The last answers, each until the graph shows something else: what takes seconds to count is counted once a load."""

    def __init__(self) -> None:
        """None yet."""
        self._kept: LRUCache[Any, Answer[Any]] = LRUCache(KEPT)
        self._lock = threading.Lock()

    def answer(self, asking: "Asking", question: Question[Any, Any], ask: Ask) -> Answer[Any]:
        """The answer to a viewer, kept or new; none is kept while a load is under way."""
        key = (asking.loaded, asking.viewer, question.name, ask)
        with self._lock:
            if key in self._kept:
                return self._kept[key]
        found = question.answer(asking.store, ask, asking.viewer)
        if not asking.loaded.pending:
            with self._lock:
                self._kept[key] = found
        return found


class Loaded(NamedTuple):
    """What the graph shows: it changes with every load."""

    applied: str = ""
    pending: str = ""
    at: str = ""


@dataclass(frozen=True)
class Asking:
    """A request's store, viewer and language, and what the graph shows."""

    store: Store
    viewer: Viewer
    language: str
    loaded: Loaded
    answers: Answers

    def answer(self, question: Question[Any, Any], ask: Ask) -> Answer[Any]:
        """The answer to the viewer."""
        return self.answers.answer(self, question, ask)


def asking(request: Request) -> Asking:
    """What the request brings."""
    door: Door = request.app.state.door
    request.state.store = door.store()
    return asking_at(door, request.app.state.answers, language(request))


def asking_at(door: Door, answers: Answers, language: str) -> Asking:
    """Who asks at this machine, of the graph as it is now."""
    store = door.store()
    marks = store.records(LOADED)
    return Asking(store, viewer(door.settings), language, Loaded(**marks[0]) if marks else Loaded(), answers)


AskingDep = Annotated[Asking, Depends(asking)]
