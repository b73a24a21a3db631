"""Try the extractor: a text is read while one waits, shown with what was found in it, and kept nowhere."""

import re
import threading
from collections.abc import Iterator
from typing import Annotated, Any, Final, NamedTuple

from cachetools import LRUCache
from fastapi import APIRouter, File, Form, Request, Response, UploadFile
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, ConfigDict, Field

from api import rest
from api.deps import Asking, AskingDep
from api.errors import Busy, same_site
from api.names import called
from api.rendering import rendered
from graph.errors import AskError
from graph.language import N_, say, translate
from graph.schemes import LISTS
from ingest.extract.articles.article import from_html, is_html
from ingest.extract.document import Reading
from queries.reading.texts import Understanding, namesakes, understanding

LONGEST: Final = 100_000
"""Characters of a text that is read here: fifty pages, one or two seconds."""

WAIT_SECONDS: Final = 30.0
"""How long a text waits for others to be read before it is sent away."""

EXAMPLES: Final = {
    "id": (
        "Pelaksana Tugas (Plt) Kepala Badan Sandi dan Data Nusantara (BSDN) Warnida Rekaan membuka Program Magang Aparatur, Senin. "
        "“Birokrasi tidak boleh belajar sendirian,” kata Warnida. Direktur Utama PT Awan Data Pertiwi (Persero) Lestari Khayal "
        "menyiapkan pelatihan keamanan siber, tata kelola data, dan manajemen talenta bagi para peserta.\n\n"
        "Rektor Universitas Harsa Digital, Ahmad Umpama, menambahkan bahwa kampusnya membantu analisis kebijakan.\n\n"
        "Pewarta: Tono Samaran\nEditor: Sari Misal"
    ),
    "en": (
        "Warnida Rekaan, Acting Head of the Agency for Ciphers and Data, opened a programme for civil servants on Monday. “Government "
        "cannot learn alone,” she said. Lestari Khayal, President Director of Awan Data Pertiwi, offered training in cyber security, "
        "data governance and talent management.\n\nAhmad Umpama, Rector of Harsa Digital University, promised help with policy "
        "analysis.\n\nReporter: Tono Samaran"
    ),
}
"""Texts to try, in which nobody is real."""

HELD: Final = {
    "D": N_("in office"), "PLT": N_("acting (Plt)"), "PLH": N_("acting for a day (Plh)"), "PJ": N_("acting (Pj)"),
    "TT": N_("in addition"), "FORMER": N_("formerly"), "CANDIDATE": N_("as a candidate"),
}  # fmt: skip
"""How an office is held, in words."""

MAKERS: Final = {
    "author": N_("Author"),
    "editor": N_("Editor"),
    "photographer": N_("Photographer"),
    "copyright": N_("Copyright holder"),
}

_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


class TextToRead(BaseModel):
    """A text to be read."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[
        str, Field(min_length=1, max_length=LONGEST, description="The text, in Indonesian or English.", examples=[EXAMPLES["id"]])
    ]


class Piece(NamedTuple):
    """Some characters of a text, and what they are; plain ones are nothing."""

    text: str
    kind: str = ""
    title: str = ""
    href: str = ""


class Readers:
    """A server's reader: made with the first text, and again when the graph shows something else. One text is read at a time."""

    def __init__(self) -> None:
        """None yet."""
        self._made: LRUCache[Any, Understanding] = LRUCache(2)
        self._lock = threading.Lock()

    def read(self, asking: Asking, text: str) -> tuple[Reading, Understanding]:
        """What a text says to a viewer.

        Raises:
            Busy: others' texts are being read.
        """
        if not self._lock.acquire(timeout=WAIT_SECONDS):
            raise Busy(N_("Other texts are being read. Try again in a moment."))
        try:
            key = (asking.loaded, asking.viewer)
            if key not in self._made:
                self._made[key] = understanding(asking.store, asking.viewer)
            return self._made[key].read(text), self._made[key]
        finally:
            self._lock.release()


def router() -> APIRouter:
    """The page in both languages, and the route."""
    routes = APIRouter()
    for prefix in ("", "/en"):
        path = f"{prefix}/extract"
        routes.add_api_route(path, form, methods=["GET", "HEAD"], response_class=HTMLResponse, include_in_schema=False)
        routes.add_api_route(path, page, methods=["POST"], response_class=HTMLResponse, include_in_schema=False)
    routes.add_api_route(
        f"{rest.PREFIX}/extract", extract, methods=["POST"], response_model=Reading, tags=["texts"], name="extract",
        summary="What does a text say?", responses={status: rest.WRONG[status] for status in (413, 422, 429, 503)},
    )  # fmt: skip
    return routes


def extract(request: Request, asking: AskingDep, body: TextToRead) -> Reading:
    """The people, institutions, offices and skills that a text names, each with its characters; nothing is kept of the text.

    Ids of institutions are those of this graph. Skills are those of the lists that the graph holds.
    """
    reading, _ = _readers(request).read(asking, _plain(body.text))
    return reading


def form(request: Request, asking: AskingDep) -> Response:
    """An empty form, or one with an example in it."""
    text = EXAMPLES[asking.language] if "example" in request.query_params else ""
    return _shown(request, asking, text=text)


def page(
    request: Request, asking: AskingDep, text: Annotated[str, Form()] = "", file: Annotated[UploadFile | None, File()] = None
) -> Response:
    """A text, marked."""
    same_site(request)
    try:
        given = _given(text, file)
        reading, knows = _readers(request).read(asking, given)
    except AskError as error:
        return _shown(request, asking, 422, text=text, wrong=say(error.message, asking.language, error.values))
    people = namesakes(asking.store, asking.viewer, (entity.text for entity in reading.entities if entity.label == "PER"))
    return _shown(
        request, asking, text=given, reading=reading, paragraphs=list(paragraphs(marked(given, reading, knows, people))),
        people=people, skills=_skills(reading, knows, asking),
    )  # fmt: skip


def _shown(request: Request, asking: Asking, status: int = 200, **context: Any) -> Response:
    whole = {"wrong": "", "reading": None, "longest": LONGEST, "held": HELD, "makers": MAKERS, **context}
    written = rendered(request, asking, "extract.html", **whole)
    return HTMLResponse(written, status, {"Cache-Control": "no-store", "Content-Language": asking.language})


def _readers(request: Request) -> Readers:
    readers: Readers = request.app.state.readers
    return readers


def _given(text: str, file: UploadFile | None) -> str:
    """The text of a form: the file's, if there is one; of a page the article.

    Raises:
        AskError: there is none, it is too long, or the file is no text.
    """
    if file is not None and file.filename:
        content = file.file.read()
        if b"\0" in content[:4096] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise AskError(N_("This file is no text. Choose a text file (.txt) or a saved page (.html)."))
        encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
        text = content.decode(encoding, errors="replace")
        if text.count("\ufffd") > max(8, len(text) // 20):
            raise AskError(N_("This file is no text. Choose a text file (.txt) or a saved page (.html)."))
        if is_html(text):
            article = from_html(text)
            text = f"{article.title}\n\n{article.text}" if article.text else ""
            if not text:
                raise AskError(N_("No article was found in this page. Paste its text instead."))
    given = _plain(text)
    if not given.strip():
        raise AskError(N_("There is no text. Paste one, or choose a file."))
    if len(given) > LONGEST:
        raise AskError(
            N_("The text has {length} characters; at most {longest} are read here."), length=len(given), longest=LONGEST
        )
    return given


def _plain(text: str) -> str:
    """The text with line ends as line ends, and without what cannot be shown."""
    return _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))


def _skills(reading: Reading, knows: Understanding, asking: Asking) -> list[tuple[str, str, str, int]]:
    """Each skill once, the surest first: its name in the page's language, what its list is called, its page, how often."""
    best: dict[tuple[str, str], float] = {}
    times: dict[tuple[str, str], int] = {}
    labels = {(hit.scheme, hit.code): hit.label for hit in reading.skills}
    for hit in reading.skills:
        key = hit.scheme, hit.code
        best[key] = max(best.get(key, 0), hit.confidence)
        times[key] = times.get(key, 0) + 1
    named = called(asking, [knows.skills[key] for key in best])
    return [
        (
            named[knows.skills[key]].name if knows.skills[key] in named else labels[key],
            translate(LISTS.get(key[0], key[0]), asking.language),
            f"/skill/{knows.skills[key]}",
            times[key],
        )
        for key in sorted(best, key=lambda key: (-best[key], labels[key]))
    ]


def marked(text: str, reading: Reading, knows: Understanding, people: dict[str, str]) -> Iterator[Piece]:
    """The text in pieces that, put together, are the text; where two findings overlap, names go before offices, and they before skills."""
    found = [(entity.start, entity.end, entity.label.lower(), "", _entity_href(entity, people)) for entity in reading.entities]
    found += [
        (*role.spans["institution"], "org", "", f"/institution/{role.institution_id}" if role.institution_id else "")
        for role in reading.roles
        if "institution" in role.spans
    ]
    found += [(credit.start, credit.end, "credit", credit.role, "") for credit in reading.byline]
    found += [(*role.spans["role"], "role", "", "") for role in reading.roles]
    found += [(hit.start, hit.end, "skill", hit.label, f"/skill/{knows.skills[hit.scheme, hit.code]}") for hit in reading.skills]
    taken: list[tuple[int, int, str, str, str]] = []
    free = bytearray(b"\1" * len(text))
    for start, end, kind, title, href in found:
        if start < end and all(free[start:end]):
            free[start:end] = bytes(end - start)
            taken.append((start, end, kind, title, href))
    at = 0
    for start, end, kind, title, href in sorted(taken):
        if at < start:
            yield Piece(text[at:start])
        yield Piece(text[start:end], kind, title, href)
        at = end
    if at < len(text):
        yield Piece(text[at:])


def _entity_href(entity: Any, people: dict[str, str]) -> str:
    if entity.label == "ORG" and entity.id:
        return f"/institution/{entity.id}"
    return f"/person/{people[entity.text]}" if entity.label == "PER" and entity.text in people else ""


def paragraphs(pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
    """The pieces by paragraph; line ends part them."""
    paragraph: list[Piece] = []
    for piece in pieces:
        lines = piece.text.split("\n") if not piece.kind else [piece.text.replace("\n", " ")]
        for number, line in enumerate(lines):
            if number and paragraph:
                yield paragraph
                paragraph = []
            if line:
                paragraph.append(piece._replace(text=line))
    if paragraph:
        yield paragraph
