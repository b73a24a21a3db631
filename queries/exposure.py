"""Who is seen when a topic is asked, beside what their evidence deserves?"""

from collections import defaultdict
from dataclasses import replace
from math import log2
from typing import Annotated, Any, Final, Literal, LiteralString, get_args

from pydantic import Field

from graph.language import N_
from graph.nodes import Sector
from graph.store import Store
from queries.experts import AskExperts, ordered
from queries.question import Answer, Question, Row, Viewer, page
from queries.ranking.scores import found

GROUPS: Final[LiteralString] = """
MATCH (i:Institution) WHERE i.id IN $institutions
OPTIONAL MATCH (i)-[:LOCATED_IN]->(where:Place)
WITH i, min(where.name) AS region
RETURN i.id AS id, region, COUNT {
  MATCH (i)<-[:EMPLOYED_BY|WORKS_AT]-(q:Person) WHERE q.own IS NULL OR any(o IN q.own WHERE o IN $sees) RETURN DISTINCT q LIMIT 500
} AS people
"""

FIRST: Final = 100
"""People of each ranking who are looked at: few read further."""


By = Literal["sector", "institution size", "region"]


class AskExposure(AskExperts):
    """Topics, and among whom they are asked."""

    limit: Annotated[int, Field(ge=1, le=1000, description=N_("How many rows, at most."))] = 50


class Exposed(Row):
    """A group of people, how much they are seen, and how much their evidence deserves."""

    by: Annotated[By, Field(description=N_("By what they are counted."))]
    group: Annotated[Sector | str, Field(description=N_("The group; a dash for people of whom it is not known."))]
    people: Annotated[int, Field(description=N_("How many of the first hundred are of it; over several topics, how often."))]
    exposure: Annotated[float, Field(description=N_("Their share of what is seen, in the order that was asked for, 0 to 1."))]
    by_evidence: Annotated[float, Field(description=N_("Their share of what is seen, in the order of evidence alone."))]
    merit: Annotated[float, Field(description=N_("Their share of the scores, which are evidence alone."))]
    ratio: Annotated[
        float | None, Field(description=N_("Exposure divided by merit: 1 is what they deserve, less is too little."))
    ]


def exposure(store: Store, ask: AskExposure, viewer: Viewer) -> Answer[Exposed]:
    """How much of what is seen each sector, size of institution and region gets, beside what its evidence deserves.

    Whoever stands at place r is seen as 1 / log2(1 + r) (Singh & Joachims 2018, "Fairness of exposure in rankings"); a group's
    exposure is the sum over its people as a share of all, its merit its share of the scores. With several topics both are summed over
    the topics' rankings (amortised; Biega, Gummadi & Weikum 2018), each asked by itself. The size of an institution is how many people
    of it are here.
    """
    asks = [
        ask.model_copy(update={"topic": text, "also": (), "limit": FIRST, "after": "", "evidence": 1}) for text, _ in ask.topics()
    ]
    asked, plain = ([_ranked(store, one.model_copy(update=spread), viewer) for one in asks] for spread in ({}, {"spread": False}))
    institutions = sorted({row["institution_id"] for rows in asked for row in rows if row["institution_id"]})
    known = {row["id"]: row for row in store.records(GROUPS, institutions=institutions, sees=list(viewer.sees))}
    rows = [row for by in get_args(By) for row in _exposed(by, asked, plain, known)]
    notes = () if ask.offset else ask.found(store, viewer).notes
    return replace(page(rows[ask.offset : ask.offset + ask.limit + 1], ask), notes=notes)


def _ranked(store: Store, ask: AskExposure, viewer: Viewer) -> list[dict[str, Any]]:
    told = found(store, viewer, ask.topics(), ask.without)
    return ordered(store, ask.parameters(viewer, told.speaking), ask)[:FIRST]


def _exposed(
    by: By, asked: list[list[dict[str, Any]]], plain: list[list[dict[str, Any]]],
    known: dict[str, dict[str, Any]],
) -> list[Exposed]:  # fmt: skip
    people, seen, deserved, alone = (defaultdict[str, float](float) for _ in range(4))
    for rankings, shares in ((asked, seen), (plain, alone)):
        for rows in rankings:
            for place, row in enumerate(rows, 1):
                shares[_group(by, row, known)] += 1 / log2(1 + place)
    for rows in asked:
        for row in rows:
            people[_group(by, row, known)] += 1
            deserved[_group(by, row, known)] += row["score"]
    total, every, merits = sum(seen.values()) or 1, sum(alone.values()) or 1, sum(deserved.values()) or 1
    found = [
        Exposed(
            by=by, group=group, people=int(people[group]), exposure=shown / total, by_evidence=alone[group] / every,
            merit=deserved[group] / merits, ratio=shown / total / (deserved[group] / merits) if deserved[group] else None,
        )
        for group, shown in seen.items()
    ]  # fmt: skip
    return sorted(found, key=lambda row: (-row.exposure, row.group))


def _group(by: str, row: dict[str, Any], known: dict[str, dict[str, Any]]) -> str:
    if by == "sector":
        return row["sector"] or "–"
    at = known.get(row["institution_id"] or "")
    if at is None:
        return "–"
    if by == "region":
        return at["region"] or "–"
    return "500+" if at["people"] >= 500 else "50–499" if at["people"] >= 50 else "1–49"


QUESTION = Question(
    answer=exposure,
    ask=AskExposure,
    row=Exposed,
    title=N_("Who is seen for a topic, beside what the evidence deserves?"),
    example=AskExposure(topic="analisis kebijakan"),
)
