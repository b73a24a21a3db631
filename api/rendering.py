"""Templates made into pages: what each is given beside its own, in the language of its address."""

import datetime
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from babel import Locale
from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from api import names
from api.deps import Asking
from api.names import english_names, is_fiction
from api.notes import linked
from api.rest import etag
from api.tables import folded, foreign, node_href, shown, table, words
from graph.language import LANGUAGES, catalogue, label, say, translate
from graph.values import date
from queries.question import questions

TEMPLATES: Final = Path(__file__).parent / "templates"


def rendered(request: Request, asking: Asking, template: str, **context: Any) -> str:
    """A page as HTML, with a word above it where the graph holds the fictional nation."""
    english = english_names(request, asking) if asking.language == "id" else {}
    return bare(request, asking.language, template, fiction=is_fiction(request, asking), english=english, **context)


def page(request: Request, asking: Asking, template: str, status: int = 200, *, state: str = "", **context: Any) -> Response:
    """A page that a browser may keep until a load, ``state`` or the day changes: printed, it tells its day."""
    tag = etag(asking, request, f"html{state}{datetime.date.today()}")
    head = {"ETag": tag, "Cache-Control": "private, no-cache", "Content-Language": asking.language}
    if status == 200 and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=head)
    return HTMLResponse(rendered(request, asking, template, **context), status, head)


def bare(request: Request, language: str, template: str, *, english: Mapping[str, str], **context: Any) -> str:
    """A page as HTML that asks nothing of the graph: ``english`` are the names of skills that are English, with the Indonesian ones known for them."""
    prefix = "" if language == LANGUAGES[0] else f"/{language}"
    path = request.url.path
    here = path.removeprefix("/en") if path == "/en" or path.startswith("/en/") else path

    def url(to: str, **query: object) -> str:
        kept = {name: value for name, value in query.items() if value not in (None, "", [])}
        return (prefix + to if to != "/" else prefix or "/") + (f"?{urlencode(kept, doseq=True)}" if kept else "")

    def spoken(name: str) -> str:
        return "en" if english.get(folded(name)) == "" else ""

    def local(name: str) -> str:
        return english.get(folded(name)) or name

    other = next(one for one in LANGUAGES if one != language)
    elsewhere = (f"/{other}{here}" if other != LANGUAGES[0] else here).rstrip("/") or "/"
    query = f"?{request.url.query}" if request.url.query else ""
    return _environment(language).get_template(template).render(
        lang=language, url=url, path=here or "/", other=other, elsewhere=elsewhere + query, query=query,
        table=lambda rows: table(rows, type(rows[0]), language, english) if rows else None, words=lambda row, name: words(row, name, language, english), foreign=lambda row, name: foreign(row, name, language, english),
        spoken=spoken, local=local, english_lists=names.ENGLISH, day=datetime.date.today().isoformat(), address=str(request.url),
        shown=lambda value: shown(value, language), href=lambda row, name: node_href(row, name), noted=lambda note, given: linked(note, language, given, here or "/", url, spoken, local), every_question=questions(), **context,
    )  # fmt: skip


@cache
def _environment(language: str) -> Environment:
    made = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )  # fmt: skip
    made.install_gettext_translations(catalogue(language), newstyle=True)  # type: ignore[attr-defined]
    made.filters["t"] = lambda message: translate(message, language)
    made.filters["label"] = lambda name: label(str(name), language)
    made.filters["said"] = lambda note: say(note.message, language, note.values)
    made.filters["day"] = lambda when: date.readable(when, language)
    made.filters["spoken"] = lambda code: Locale(language).languages.get(code, code)
    return made
