"""The front page: one search field, and who knows about what is asked, with evidence and facets."""

from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from typing import Any, Final

from fastapi import Request, Response

from api.asked import NAMED, asked, given_in
from api.deps import Asking, AskingDep
from api.names import called
from api.rendering import page
from graph.language import LANGUAGES, N_, translate
from graph.lists import Lists
from queries.experts import AskExperts
from queries.facets import AskFacets, Facet
from queries.people import named
from queries.profile import AskProfile
from queries.question import Answer, questions

TOPICS: Final = (N_("cyber security"), N_("talent management"), N_("policy analysis"), N_("renewable energy"))
"""What the front page proposes to ask."""

FILTERS: Final = ("sector", "institution", "place", "skill", "kind", "level", "language", "guides")
"""What narrows a search on the front page; each may be chosen from a facet and taken away again."""


def front(request: Request, asking: AskingDep) -> Response:
    """One search field; with a topic, who knows about it, with evidence and facets."""
    question = questions()["experts"]
    given = dict.fromkeys(AskExperts.model_fields, "") | given_in(request, question)
    if not given["topic"]:
        return page(
            request,
            asking,
            "front.html",
            examples=proposed(asking.language),
            asked=given,
            filters=FILTERS,
            named={},
        )
    ask: AskExperts = asked(question, {name: value for name, value in given.items() if value})
    given |= {name: "true" if getattr(ask, name) else "" for name in ("guides", "spread")}
    answer, counted = _search(asking, ask)
    grouped: dict[str, list[Any]] = defaultdict(list)
    for facet in counted.rows:
        grouped[facet.facet].append(facet)
    kept = Lists(asking.store, asking.viewer.sees).all() if asking.viewer.sees else None
    ticked = request.query_params.getlist("person") if asking.viewer.sees else []
    ticked_elsewhere = named(asking.store, asking.viewer, set(ticked) - {row.person for row in answer.rows})
    return page(
        request, asking, "front.html", state=str(kept), examples=proposed(asking.language), asked=given, answer=answer, facets=grouped, chosen=_chosen(given), filters=FILTERS,
        named=_named(asking, given, counted.rows), first=ask.offset + 1, most=max((row.score for row in answer.rows), default=1),
        lists=kept, ticked=ticked, ticked_elsewhere=ticked_elsewhere,
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
