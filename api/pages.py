"""The pages: designed ones for finding people, and one derived for every question; Indonesian at ``/``, English at ``/en``."""

from collections.abc import Callable, Mapping
from typing import Any, Final, get_args
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel

from api.asked import asked, given_in, ids, refused
from api.careers import homes, posts
from api.deps import Asking, AskingDep
from api.drawings import ego, sector_map, timeline, ways_map
from api.errors import TITLES, problem_headers
from api.examples import examples
from api.fields import parameters
from api.forms import in_words, parted
from api.front import front
from api.names import called
from api.rendering import bare, page
from graph import describe
from graph.errors import AskError, NotFound, SimpulError
from graph.language import N_, translate
from graph.nodes import Sector
from queries.institution import AskInstitution
from queries.paths import AskPaths
from queries.people import named, person_id
from queries.profile import AskProfile
from queries.question import paragraph, questions
from queries.skill import AskSkill
from queries.status import AskStatus
from queries.ways.introduction import MEDIUM, STRONG, told, weakest, years

FOR_DESIGNERS: Final[Mapping[str, tuple[str, ...]]] = {
    N_("Where sectors and institutions are apart"): ("cross_sector", "bridges", "exposure"),
    N_("People for a task"): ("team", "compare", "similar"),
    N_("What is lacking, and who helps"): ("gaps", "mentors_batch"),
    N_("Where a skill is"): ("skill", "institution", "facets"),
}
"""The questions of a programme designer, by what they are asked for."""

DESIGNED: Final = {"cross_sector": "/sectors", "gaps": "/gaps", "mentors_batch": "/mentors/call"}
"""Questions that have a page of their own."""


def router() -> APIRouter:
    """Every page, in every language."""
    routes = APIRouter(include_in_schema=False)
    pages: dict[str, Callable[..., Response]] = {
        "/": front, "/person/{node}": person, "/institution/{node}": institution, "/skill/{node}": skill, "/sectors": sectors, "/mentors": mentors,
        "/paths": ways, "/gaps": gaps, "/designers": designers,
        "/sources": sources, "/model": model, "/about": about, "/api": documentation, "/questions/{name}": derived,
    }  # fmt: skip
    for prefix in ("", "/en"):
        for path, shown in pages.items():
            routes.add_api_route((prefix + path).rstrip("/") or "/", shown, methods=["GET", "HEAD"], response_class=HTMLResponse)
    routes.add_api_route("/{path:path}/", without_slash, methods=["GET", "HEAD"])
    return routes


def without_slash(request: Request, path: str) -> Response:
    """The same address without the slash that somebody has put behind it."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse("/" + quote(path.strip("/")) + query, 308)


def person(request: Request, node: str, asking: AskingDep) -> Response:
    """One person."""
    [found] = asking.answer(questions()["profile"], AskProfile(person=node)).rows
    return page(
        request, asking, "person.html", found=found, ego=ego(found.name, found.colleagues), life=timeline(found),
        homes=homes(found.institutions), posts=posts(found.positions),
    )  # fmt: skip


def institution(request: Request, node: str, asking: AskingDep) -> Response:
    """One institution."""
    [found] = asking.answer(questions()["institution"], AskInstitution(institution=node)).rows
    return page(request, asking, "institution.html", found=found)


def skill(request: Request, node: str, asking: AskingDep) -> Response:
    """One skill."""
    [found] = asking.answer(questions()["skill"], AskSkill(skill=node)).rows
    return page(request, asking, "skill.html", found=found)


def ways(request: Request, asking: AskingDep) -> Response:
    """How to reach somebody: a form and, once it is asked, each way with its reasons and a draft."""
    question = questions()["paths"]
    given: dict[str, Any] = {**dict.fromkeys(AskPaths.model_fields), "language": asking.language, **given_in(request, question)}
    context: dict[str, Any] = {
        "asked": given, "named": {}, "rows": [], "notes": (), "next": "", "drawn": None, "told": told, "years": lambda reason: years(reason, asking.language),
        "weakest": weakest, "strong": STRONG, "medium": MEDIUM,
    }  # fmt: skip
    try:
        for name in ("me", "person"):
            if given[name]:
                given[name] = person_id(asking.store, asking.viewer, given[name])
                context["named"] |= named(asking.store, asking.viewer, [given[name]])
        context["named"] |= named(asking.store, asking.viewer, given["asked"] or ())
        if given["me"] and (given["person"] or given["topic"]):
            answer = asking.answer(question, asked(question, {name: value for name, value in given.items() if value}))
            drawn = ways_map(context["named"][given["me"]], answer.rows)
            context |= {"rows": answer.rows, "notes": answer.notes, "next": answer.next, "drawn": drawn,
                        "in_words": in_words(question, {name: given[name] for name in ("me", "person", "topic")}, context["named"], asking.language)}  # fmt: skip
    except AskError as error:
        return page(request, asking, "paths.html", 422, **context, **refused(asking, error, given))
    return page(request, asking, "paths.html", **context)


def sectors(request: Request, asking: AskingDep) -> Response:
    """The sectors: a picture and a matrix."""
    question = questions()["cross_sector"]
    given = {"skill": request.query_params.get("skill", "").strip()}
    context: dict[str, Any] = {"asked": given, "wrong": "", "candidates": [], "notes": ()}
    rows: list[Any] = []
    try:
        ask = asked(question, {name: value for name, value in given.items() if value})
        answer = asking.answer(question, ask.model_copy(update={"limit": 1000}))
        rows, context["notes"] = answer.rows, answer.notes
    except AskError as error:
        context |= refused(asking, error, given)
    pairs = {(row.sector, row.other): row for row in rows} | {(row.other, row.sector): row for row in rows}
    present = [sector for sector in get_args(Sector) if (sector, sector) in pairs]
    return page(
        request, asking, "sectors.html", 422 if context["wrong"] else 200, pairs=pairs, sectors=present, drawn=sector_map(rows, asking.language), **context,
    )  # fmt: skip


def mentors(request: Request, asking: AskingDep) -> Response:
    """Who could guide somebody, as cards with reasons; without who or where to, an empty form."""
    return _about_somebody(request, asking, "mentors", ("person", "goal"))


def gaps(request: Request, asking: AskingDep) -> Response:
    """What somebody lacks for a role, skill by skill; without a person, an empty form."""
    return _about_somebody(request, asking, "gaps", ("person",))


def _about_somebody(request: Request, asking: Asking, name: str, enough: tuple[str, ...]) -> Response:
    """The page of a question about a person, who may be named: a form, and the answer once one of ``enough`` is given."""
    question = questions()[name]
    given: dict[str, Any] = dict.fromkeys(question.ask.model_fields, "") | given_in(request, question)
    context: dict[str, Any] = {
        "asked": given, "wrong": "", "answer": None, "first": 1, "named": {}, "explained": paragraph(question.answer.__doc__),
    }  # fmt: skip
    if not any(given[one] for one in enough):
        return page(request, asking, f"{name}.html", **context)
    try:
        if given["person"]:
            given["person"] = person_id(asking.store, asking.viewer, given["person"])
            context["named"] = named(asking.store, asking.viewer, [given["person"]])
        ask = asked(question, {parameter: value for parameter, value in given.items() if value})
        answer = asking.answer(question, ask)
    except AskError as error:
        return page(request, asking, f"{name}.html", 422, **context | refused(asking, error, given))
    told = in_words(question, given, context["named"], asking.language)
    return page(request, asking, f"{name}.html", **context | {"answer": answer, "first": ask.offset + 1, "in_words": told})


def designers(request: Request, asking: AskingDep) -> Response:
    """What a programme designer asks, by what for."""
    groups = [
        (heading, [(questions()[name], DESIGNED.get(name, f"/questions/{name}")) for name in names])
        for heading, names in FOR_DESIGNERS.items()
    ]
    return page(request, asking, "designers.html", groups=groups, paragraph=paragraph)


def sources(request: Request, asking: AskingDep) -> Response:
    """What was loaded, when, and what was rejected and why."""
    [found] = asking.answer(questions()["status"], AskStatus(limit=200)).rows
    return page(request, asking, "sources.html", found=found)


def model(request: Request, asking: AskingDep) -> Response:
    """The data dictionary."""
    return page(request, asking, "model.html", kinds=describe.kinds())


def about(request: Request, asking: AskingDep) -> Response:
    """About the data and how people in it are protected."""
    return page(request, asking, "about.html")


def documentation(request: Request, asking: AskingDep) -> Response:
    """How programs ask."""
    known = examples(asking, list(questions().values()))
    every = [(question, parameters(question.ask), urlencode(known[name], doseq=True)) for name, question in questions().items()]
    return page(request, asking, "api.html", every=every, paragraph=paragraph, fields=_fields)


def derived(request: Request, name: str, asking: AskingDep) -> Response:
    """The page of any question: its form and, once it is asked, a table of its rows and downloads."""
    question = questions().get(name)
    if question is None:
        raise _no_question(name)
    given = given_in(request, question)
    known = called(asking, ids(given))
    answerable = all(given.get(parameter.name) for parameter in parameters(question.ask) if parameter.required)
    chief, further = parted(question, answered=answerable and not given)
    context: dict[str, Any] = {
        "question": question, "chief": chief, "further": further, "given": given, "called": known,
        "explained": paragraph(question.answer.__doc__),
        "in_words": in_words(question, given, {node: one.name for node, one in known.items()}, asking.language),
    }  # fmt: skip
    if not answerable:
        return page(request, asking, "question.html", **context)
    try:
        ask = asked(question, given)
        answer = asking.answer(question, ask)
    except AskError as error:
        if not given:  # nothing was asked yet
            return page(request, asking, "question.html", **context)
        return page(request, asking, "question.html", 422, **context, **refused(asking, error, given))
    return page(request, asking, "question.html", **context, answer=answer)


def problem(request: Request, status: int, detail: str, language: str, headers: Mapping[str, str]) -> Response:
    """What was wrong, on a page that needs no graph."""
    title = translate(TITLES.get(status, TITLES[500]), language)
    text = bare(request, language, "problem.html", fiction=False, english={}, title=title, detail=detail, status=status)
    return HTMLResponse(text, status, problem_headers(status, language, headers))


def _fields(row: type[BaseModel]) -> list[tuple[str, str]]:
    return [(name, field.description or "") for name, field in row.model_fields.items()]


def _no_question(name: str) -> SimpulError:
    return NotFound(N_("There is no question “{name}”. There are: {names}."), name=name[:60], names=", ".join(questions()))
