"""The pages: designed ones for finding people, and one derived for every question; Indonesian at ``/``, English at ``/en``."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Any, Final, get_args
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from pydantic import BaseModel, ValidationError

from api import rendering, rest
from api.careers import homes, posts
from api.deps import Asking, AskingDep
from api.drawings import ego, sector_map, timeline, ways_map
from api.errors import TITLES, problem_headers
from api.examples import examples
from api.fields import once, parameters, wrong
from api.forms import in_words, parted
from api.names import called
from api.notes import instead
from graph import describe
from graph.errors import AskError, Moved, NotFound, SimpulError
from graph.language import LANGUAGES, N_, Opening, say, translate, word
from graph.lists import Lists
from graph.nodes import Sector
from queries.experts import AskExperts
from queries.facets import AskFacets, Facet
from queries.institution import AskInstitution
from queries.paths import AskPaths
from queries.people import named, person_id
from queries.profile import AskProfile
from queries.question import Answer, Question, paragraph, questions
from queries.skill import AskSkill
from queries.status import AskStatus
from queries.ways.introduction import MEDIUM, STRONG, told, weakest, years

TOPICS: Final = (N_("cyber security"), N_("talent management"), N_("policy analysis"), N_("renewable energy"))
"""What the front page proposes to ask."""

FILTERS: Final = ("sector", "institution", "place", "skill", "kind", "level", "language", "guides")
"""What narrows a search on the front page; each may be chosen from a facet and taken away again."""

FOR_DESIGNERS: Final[Mapping[str, tuple[str, ...]]] = {
    N_("Where sectors and institutions are apart"): ("cross_sector", "bridges", "exposure"),
    N_("People for a task"): ("team", "compare", "similar"),
    N_("What is lacking, and who helps"): ("gaps", "mentors_batch"),
    N_("Where a skill is"): ("skill", "institution", "facets"),
}
"""The questions of a programme designer, by what they are asked for."""

DESIGNED: Final = {"cross_sector": "/sectors", "gaps": "/gaps", "mentors_batch": "/mentors/call"}
"""Questions that have a page of their own."""

NAMED: Final = 300
"""Letters of a parameter up to which it may be somebody's id."""


def router() -> APIRouter:
    """Every page, in every language."""
    routes = APIRouter(include_in_schema=False)
    pages: dict[str, Callable[..., Response]] = {
        "/": front, "/person/{node}": person, "/institution/{node}": institution, "/skill/{node}": skill, "/sectors": sectors, "/mentors": mentors,
        "/paths": ways, "/gaps": gaps, "/designers": designers,
        "/sources": sources, "/model": model, "/about": about, "/api": documentation, "/questions/{name}": derived,
    }  # fmt: skip
    for prefix in ("", "/en"):
        for path, page in pages.items():
            routes.add_api_route((prefix + path).rstrip("/") or "/", page, methods=["GET", "HEAD"], response_class=HTMLResponse)
    routes.add_api_route("/{path:path}/", without_slash, methods=["GET", "HEAD"])
    return routes


def without_slash(request: Request, path: str) -> Response:
    """The same address without the slash that somebody has put behind it."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse("/" + quote(path.strip("/")) + query, 308)


def front(request: Request, asking: AskingDep) -> Response:
    """One search field; with a topic, who knows about it, with evidence and facets."""
    question = questions()["experts"]
    given = dict.fromkeys(AskExperts.model_fields, "") | _given(request, question)
    if not given["topic"]:
        return _page(
            request,
            asking,
            "front.html",
            examples=proposed(asking.language),
            asked=given,
            filters=FILTERS,
            named={},
        )
    ask: AskExperts = _ask(question, {name: value for name, value in given.items() if value})
    given |= {name: "true" if getattr(ask, name) else "" for name in ("guides", "spread")}
    answer, counted = _search(asking, ask)
    grouped: dict[str, list[Any]] = defaultdict(list)
    for facet in counted.rows:
        grouped[facet.facet].append(facet)
    kept = Lists(asking.store, asking.viewer.sees).all() if asking.viewer.sees else None
    return _page(
        request, asking, "front.html", state=str(kept), examples=proposed(asking.language), asked=given, answer=answer, facets=grouped, chosen=_chosen(given), filters=FILTERS,
        named=_named(asking, given, counted.rows), first=ask.offset + 1, most=max((row.score for row in answer.rows), default=1),
        lists=kept,
    )  # fmt: skip


def _chosen(given: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """What is asked beside the topic, each with what is left where it is taken away."""
    once = [(name, given[name], {**given, name: None}) for name in (*FILTERS, "not_at", "spread") if given[name]]
    also = [
        ("also", topic, {**given, "also": (*given["also"][:place], *given["also"][place + 1 :])})
        for place, topic in enumerate(given["also"])
    ]
    every = [("match", given["match"], {**given, "match": None})] if also and given["match"] == "all" else []
    return [*also, *every, *once]


def _named(asking: Asking, given: dict[str, Any], facets: list[Facet]) -> dict[str, str]:
    """What the values of a search are called: those of its facets, and institutions that are told by id."""
    told = called(asking, [given[name] for name in ("institution", "not_at") if 0 < len(given[name]) < NAMED])
    return {facet.value: facet.name for facet in facets} | {node: one.name for node, one in told.items()}


def _search(asking: Asking, ask: AskExperts) -> tuple[Answer[Any], Answer[Any]]:
    """Who knows about a topic, and meanwhile the facets of all who do."""
    whole = AskFacets(**ask.model_dump(include=set(AskFacets.model_fields) - {"limit", "after"}))
    with ThreadPoolExecutor(1) as beside:
        counted = beside.submit(asking.answer, questions()["facets"], whole)
        return asking.answer(questions()["experts"], ask), counted.result()


def proposed(language: str) -> list[str]:
    """The topics that the front page proposes in a language."""
    return [translate(topic, language) for topic in TOPICS]


def ahead(asking: Asking, stopped: Callable[[], bool]) -> None:
    """Answer what the front page proposes, and who stands first there, before anybody asks.

    Neo4j then has its plans, which take it longer than any answer.
    """
    for topic in chain.from_iterable(map(proposed, LANGUAGES)):
        if not stopped():
            answer, _ = _search(asking, AskExperts(topic=topic))
            for row in answer.rows[:1]:
                asking.answer(questions()["profile"], AskProfile(person=row.person))


def person(request: Request, node: str, asking: AskingDep) -> Response:
    """One person."""
    [found] = asking.answer(questions()["profile"], AskProfile(person=node)).rows
    return _page(
        request, asking, "person.html", found=found, ego=ego(found.name, found.colleagues), life=timeline(found),
        homes=homes(found.institutions), posts=posts(found.positions),
    )  # fmt: skip


def institution(request: Request, node: str, asking: AskingDep) -> Response:
    """One institution."""
    [found] = asking.answer(questions()["institution"], AskInstitution(institution=node)).rows
    return _page(request, asking, "institution.html", found=found)


def skill(request: Request, node: str, asking: AskingDep) -> Response:
    """One skill."""
    [found] = asking.answer(questions()["skill"], AskSkill(skill=node)).rows
    return _page(request, asking, "skill.html", found=found)


def ways(request: Request, asking: AskingDep) -> Response:
    """How to reach somebody: a form and, once it is asked, each way with its reasons and a draft."""
    question = questions()["paths"]
    given: dict[str, Any] = {**dict.fromkeys(AskPaths.model_fields), "language": asking.language, **_given(request, question)}
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
            answer = asking.answer(question, _ask(question, {name: value for name, value in given.items() if value}))
            drawn = ways_map(context["named"][given["me"]], answer.rows)
            context |= {"rows": answer.rows, "notes": answer.notes, "next": answer.next, "drawn": drawn,
                        "in_words": in_words(question, {name: given[name] for name in ("me", "person", "topic")}, context["named"], asking.language)}  # fmt: skip
    except AskError as error:
        return _page(request, asking, "paths.html", 422, **context, **_refused(asking, error, given))
    return _page(request, asking, "paths.html", **context)


def sectors(request: Request, asking: AskingDep) -> Response:
    """The sectors: a picture and a matrix."""
    question = questions()["cross_sector"]
    given = {"skill": request.query_params.get("skill", "").strip()}
    context: dict[str, Any] = {"asked": given, "wrong": "", "candidates": [], "notes": ()}
    rows: list[Any] = []
    try:
        ask = _ask(question, {name: value for name, value in given.items() if value})
        answer = asking.answer(question, ask.model_copy(update={"limit": 1000}))
        rows, context["notes"] = answer.rows, answer.notes
    except AskError as error:
        context |= _refused(asking, error, given)
    pairs = {(row.sector, row.other): row for row in rows} | {(row.other, row.sector): row for row in rows}
    present = [sector for sector in get_args(Sector) if (sector, sector) in pairs]
    return _page(
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
    given: dict[str, Any] = dict.fromkeys(question.ask.model_fields, "") | _given(request, question)
    context: dict[str, Any] = {
        "asked": given, "wrong": "", "answer": None, "first": 1, "named": {}, "explained": paragraph(question.answer.__doc__),
    }  # fmt: skip
    if not any(given[one] for one in enough):
        return _page(request, asking, f"{name}.html", **context)
    try:
        if given["person"]:
            given["person"] = person_id(asking.store, asking.viewer, given["person"])
            context["named"] = named(asking.store, asking.viewer, [given["person"]])
        ask = _ask(question, {parameter: value for parameter, value in given.items() if value})
        answer = asking.answer(question, ask)
    except AskError as error:
        return _page(request, asking, f"{name}.html", 422, **context | _refused(asking, error, given))
    told = in_words(question, given, context["named"], asking.language)
    return _page(request, asking, f"{name}.html", **context | {"answer": answer, "first": ask.offset + 1, "in_words": told})


def designers(request: Request, asking: AskingDep) -> Response:
    """What a programme designer asks, by what for."""
    groups = [
        (heading, [(questions()[name], DESIGNED.get(name, f"/questions/{name}")) for name in asked])
        for heading, asked in FOR_DESIGNERS.items()
    ]
    return _page(request, asking, "designers.html", groups=groups, paragraph=paragraph)


def sources(request: Request, asking: AskingDep) -> Response:
    """What was loaded, when, and what was rejected and why."""
    [found] = asking.answer(questions()["status"], AskStatus(limit=200)).rows
    return _page(request, asking, "sources.html", found=found)


def model(request: Request, asking: AskingDep) -> Response:
    """The data dictionary."""
    return _page(request, asking, "model.html", kinds=describe.kinds())


def about(request: Request, asking: AskingDep) -> Response:
    """About the data and how people in it are protected."""
    return _page(request, asking, "about.html")


def documentation(request: Request, asking: AskingDep) -> Response:
    """How programs ask."""
    known = examples(asking, list(questions().values()))
    every = [(question, parameters(question.ask), urlencode(known[name], doseq=True)) for name, question in questions().items()]
    return _page(request, asking, "api.html", every=every, paragraph=paragraph, fields=_fields)


def derived(request: Request, name: str, asking: AskingDep) -> Response:
    """The page of any question: its form and, once it is asked, a table of its rows and downloads."""
    question = questions().get(name)
    if question is None:
        raise _no_question(name)
    given = _given(request, question)
    known = called(asking, _ids(given))
    answerable = all(given.get(parameter.name) for parameter in parameters(question.ask) if parameter.required)
    chief, further = parted(question, answered=answerable and not given)
    context: dict[str, Any] = {
        "question": question, "chief": chief, "further": further, "given": given, "called": known,
        "explained": paragraph(question.answer.__doc__),
        "in_words": in_words(question, given, {node: one.name for node, one in known.items()}, asking.language),
    }  # fmt: skip
    if not answerable:
        return _page(request, asking, "question.html", **context)
    try:
        ask = _ask(question, given)
        answer = asking.answer(question, ask)
    except AskError as error:
        if not given:  # nothing was asked yet
            return _page(request, asking, "question.html", **context)
        return _page(request, asking, "question.html", 422, **context, **_refused(asking, error, given))
    return _page(request, asking, "question.html", **context, answer=answer)


def problem(request: Request, status: int, detail: str, language: str, headers: Mapping[str, str]) -> Response:
    """What was wrong, on a page that needs no graph."""
    title = translate(TITLES.get(status, TITLES[500]), language)
    text = rendering.bare(request, language, "problem.html", fiction=False, english={}, title=title, detail=detail, status=status)
    return HTMLResponse(text, status, problem_headers(status, language, headers))


def _ids(given: Mapping[str, Any]) -> list[str]:
    """What of the parameters may be somebody's id."""
    return [value for value in given.values() if isinstance(value, str) and len(value) < NAMED]


def _given(request: Request, question: Question[Any, Any]) -> dict[str, Any]:
    """The question's parameters in the address; a field left empty is not given, what may be several
    stands one a line, and what is not of the question is ignored.

    Raises:
        AskError: what takes one value has several.
    """
    given: dict[str, Any] = {}
    taken = parameters(question.ask)
    once(taken, request.query_params.getlist, word)
    for parameter in taken:
        given_here = request.query_params.getlist(parameter.name)
        lines = [line for value in given_here for line in value.splitlines()] if parameter.repeated else given_here
        values = [value for value in lines if value.strip()]
        if values:
            given[parameter.name] = values if parameter.repeated else values[-1]
    return given


def _ask(question: Question[Any, Any], given: Mapping[str, Any]) -> Any:
    try:
        return question.ask.model_validate(given)
    except ValidationError as error:
        raise wrong(error, {name: Opening(word(name)) for name in question.ask.model_fields}) from error


def _refused(asking: Asking, error: AskError, given: Mapping[str, Any]) -> dict[str, Any]:
    """What was wrong, and whom or what a name may mean: each candidate with what is asked where it is meant.

    Raises:
        Moved: the person is found elsewhere.
    """
    if isinstance(error, Moved):
        raise error
    candidates = instead(error.values, given)
    if not candidates:
        return {"wrong": say(error.message, asking.language, error.values), "candidates": []}
    which, nearly = _ASKS if candidates[0][0].kind == "person" else _ASKS_WHAT
    asks = which if "count" in error.values else nearly
    return {"wrong": say(asks, asking.language, error.values), "candidates": candidates}


_ASKS: Final = (
    N_("{count} people are called “{name}”. Whom do you mean?"),
    N_("Nobody here is called “{name}”. Do you mean one of these?"),
)
_ASKS_WHAT: Final = (
    N_("{count} are called “{name}”. Which one do you mean?"),
    N_("Nothing here is called “{name}”. Do you mean one of these?"),
)


def _fields(row: type[BaseModel]) -> list[tuple[str, str]]:
    return [(name, field.description or "") for name, field in row.model_fields.items()]


def _no_question(name: str) -> SimpulError:
    return NotFound(N_("There is no question “{name}”. There are: {names}."), name=name[:60], names=", ".join(questions()))


def _page(request: Request, asking: Asking, template: str, status: int = 200, *, state: str = "", **context: Any) -> Response:
    """A page that a browser may keep until a load, ``state`` or the day changes: printed, it tells its day."""
    tag = rest.etag(asking, request, f"html{state}{datetime.date.today()}")
    head = {"ETag": tag, "Cache-Control": "private, no-cache", "Content-Language": asking.language}
    if status == 200 and tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=head)
    return HTMLResponse(rendering.rendered(request, asking, template, **context), status, head)
