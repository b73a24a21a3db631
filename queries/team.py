"""Which few people together know all that a task needs?"""

from collections import defaultdict
from typing import Annotated, Any, Final, Literal, LiteralString

import numpy as np
from pydantic import Field

from graph.language import N_
from graph.nodes import EvidenceKind
from graph.store import Store
from queries.question import (
    Answer,
    Ask,
    AtInstitution,
    EvidenceId,
    HomeId,
    HomeName,
    HomeSector,
    InPlace,
    NotAt,
    Note,
    OfSector,
    PersonId,
    Question,
    Row,
    Viewer,
    page,
)
from queries.ranking.asked import AskFound, weighed
from queries.ranking.scores import MOST_FIRST, Found
from queries.teams.candidates import UNKNOWN, Candidates, Objective, Short, Team
from queries.teams.choosing import choose
from queries.teams.verdict import lack, proof
from queries.ways.among import reasons, tied

CANDIDATES: Final[LiteralString] = (
    """
WITH p, score, told, rank, all ORDER BY rank DESC, p.id
WITH collect({person: p.id, score: score, told: told, rank: rank, all: all}) AS ranked
UNWIND [one IN ranked WHERE one.rank[0] = ranked[0].rank[0] AND one.score >= $share * ranked[0].score][..$most] AS one
WITH one.person AS person, one.score AS score, one.told AS told, one.all AS all
RETURN person, score, [x IN """
    + MOST_FIRST
    + """[..$evidence] | x.e.id] AS evidence
ORDER BY score DESC, person
"""
)
"""Who covers one skill, by the ranking of “experts”, with the evidence that adds most; who only says so covers nothing where anybody has evidence."""

WHERE: Final[LiteralString] = """
UNWIND $people AS id
MATCH (p:Person {id: id})
OPTIONAL MATCH (p)-[at:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
WITH p, i, at ORDER BY at.valid_to IS NOT NULL, type(at) = 'EMPLOYED_BY', coalesce(at.valid_from, at.stated) DESC, i.id
WITH p, collect(i)[0] AS i
RETURN p.id AS person, p.name AS name, i.id AS institution_id, i.name AS institution, i.sector AS sector,
  COLLECT { MATCH (i)-[:LOCATED_IN]->(where:Place) RETURN where.code AS code ORDER BY code LIMIT 1 }[0] AS place
ORDER BY person
"""

PIECES: Final[LiteralString] = """
UNWIND $pieces AS id
CALL (id) {
  MATCH (e:Evidence {id: id}) RETURN e.title AS title, e.kind AS kind, e.date AS date
  UNION ALL
  MATCH (e:Position {id: id}) RETURN e.title AS title, 'position' AS kind, NULL AS date
}
RETURN id, title, kind, date
"""

MOST: Final = 5_000
"""Candidates, together; of each skill those who show most of it."""

EVIDENCE: Final = 3
"""Pieces shown for each skill that a member covers."""


REASONS: Final = 3
"""Of what two members share, shown."""

Shown = dict[str, dict[str, dict[str, Any]]]
"""By person and skill: the score for it, and the evidence."""


class AskTeam(Ask):
    """What a team needs to know, how large it is, and where to look."""

    skills: Annotated[
        tuple[Annotated[str, Field(min_length=1, max_length=1000)], ...],
        Field(min_length=1, max_length=20, description=N_("A skill or topic that somebody of the team is to know, perhaps with its weight, as in “manajemen talenta=2”."), examples=[["analisis kebijakan", "audit"]], json_schema_extra={"x-node": "Skill"}),
    ]  # fmt: skip
    limit: Annotated[int, Field(ge=1, le=1000, description=N_("How many rows, at most."))] = 20
    size: Annotated[int, Field(ge=1, le=20, description=N_("How many members."))] = 3
    objective: Annotated[
        Objective, Field(description=N_("Close: members near each other by ties, institution and place; sectors: from as many sectors as there can be."))
    ] = "close"  # fmt: skip
    least: Annotated[
        float, Field(gt=0, le=1, description=N_("From which part of the best one's score on somebody covers a skill: 0.25 is a quarter."))
    ] = 0.25  # fmt: skip
    sector: OfSector = None
    institution: AtInstitution = None
    not_at: NotAt = None
    place: InPlace = None

    def topics(self) -> list[tuple[str, float]]:
        """The skills with their weights, each once."""
        return list(dict(weighed(text) for text in self.skills).items())

    def about(self, topic: str) -> AskFound:
        """Whom “experts” would find for one of them."""
        return AskFound(topic=topic, sector=self.sector, institution=self.institution, not_at=self.not_at, place=self.place)


class Proof(Row):
    """A piece of evidence in short."""

    id: EvidenceId
    title: Annotated[str, Field(description=N_("Its title."))]
    kind: Annotated[EvidenceKind | Literal["position"], Field(description=N_("What it is: a work, a post held, a degree …"))]
    date: Annotated[str | None, Field(description=N_("When."))]


class Covered(Row):
    """A skill that the member covers."""

    skill: Annotated[str, Field(description=N_("The skill, as it was asked for."))]
    score: Annotated[float, Field(description=N_("The score for it, as “experts” tells it."))]
    share: Annotated[float, Field(description=N_("How much of the best one's score that is, 0 to 1."))]
    evidence: Annotated[list[Proof], Field(description=N_("The pieces that added most."))]


class Near(Row):
    """Another member, and how far off."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    distance: Annotated[float, Field(description=N_("0 to 1 with a tie, 1 at one institution, 2 in one place, else 3."))]
    why: Annotated[list[str], Field(description=N_("What they share."))]


class Member(Row):
    """A member of the team: what they cover, and how near the others are."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    institution_id: HomeId
    institution: HomeName
    sector: HomeSector
    covers: Annotated[list[Covered], Field(description=N_("The skills that the member covers, with the evidence."))]
    others: Annotated[list[Near], Field(description=N_("The other members, the nearest first."))]


def team(store: Store, ask: AskTeam, viewer: Viewer) -> Answer[Member]:
    """A team of a given size that covers every skill: its members as near each other as can be, or from as many sectors.

    Who covers a skill is told by the ranking of “experts”: the score is the sum of what the evidence adds, and it must be at least
    a part (``least``) of the best one's. The distance of two is 1 - w where they share evidence or a unit, know each other or one guides
    the other, w being the strength of the tie as “paths” tells it (``queries.ways.ties``); else 1 at one institution, 2 in one place, 3 otherwise.
    The answer is the best over at most 5,000 candidates, and says so, or how much better another team could be at most.

    Raises:
        AskError: a weight is not above 0.
    """
    topics, notes = ask.topics(), list[Note]()
    shown: Shown = defaultdict(dict)
    for name, _ in topics:
        one = ask.about(name)
        told = one.found(store, viewer)
        notes += [note for note in told.notes if note not in notes]
        for row in _found(store, one, told, viewer, share=ask.least, most=MOST // len(topics)):
            shown[row["person"]][name] = row
    people = store.records(WHERE, people=sorted(shown), sees=list(viewer.sees))
    ties = tied(store, viewer, [row["person"] for row in people])
    candidates = _candidates(people, shown, ties, topics)
    chosen = choose(candidates, ask.size, ask.objective)
    if isinstance(chosen, Short):
        return Answer([], notes=(*notes, lack(chosen, ask.size, [name for name, _ in topics], len(people))))
    members = _members(store, viewer, chosen, candidates, people, shown)
    notes.append(proof(chosen, ask.objective, len(people)))
    return page(members[ask.offset : ask.offset + ask.limit + 1], ask, *notes)


def _found(store: Store, ask: AskFound, told: Found, viewer: Viewer, *, share: float, most: int) -> list[dict[str, Any]]:
    """Who covers one skill."""
    if not told.worded:
        return []
    asked = ask.parameters(viewer, told.speaking)
    return store.records(ask.people() + CANDIDATES, **asked, share=share, evidence=EVIDENCE, most=most)


def _best(shown: Shown) -> dict[str, float]:
    """The best score for each skill that anybody covers."""
    best: dict[str, float] = {}
    for row in shown.values():
        for name, one in row.items():
            best[name] = max(best.get(name, 0.0), one["score"])
    return best


def _candidates(
    people: list[dict[str, Any]],
    shown: Shown,
    ties: dict[tuple[str, str], float],
    topics: list[tuple[str, float]],
) -> Candidates:
    """The people as rows and the skills as columns."""
    at = {row["person"]: place for place, row in enumerate(people)}
    best = _best(shown)
    shows = [
        [shown[row["person"]][name]["score"] / best[name] if name in shown[row["person"]] else 0.0 for name, _ in topics]
        for row in people
    ]

    def numbers(column: str) -> Any:
        codes = {value: n for n, value in enumerate(dict.fromkeys(row[column] for row in people if row[column] is not None))}
        return np.array([codes.get(row[column], UNKNOWN) for row in people], np.int64)

    return Candidates(
        np.array(shows, np.float32).reshape(len(people), len(topics)), numbers("institution_id"), numbers("place"), numbers("sector"),
        {(at[one], at[other]): strength for (one, other), strength in ties.items()},
        [weight for _, weight in topics],
    )  # fmt: skip


def _members(
    store: Store, viewer: Viewer, chosen: Team, candidates: Candidates, people: list[dict[str, Any]], shown: Shown
) -> list[Member]:
    """The rows of a team, who shows most first."""
    order = sorted(chosen.members, key=lambda one: (-int(candidates.worth[one]), one))
    ids = {one: str(people[one]["person"]) for one in order}
    why = reasons(store, viewer, list(ids.values()), most=REASONS)
    pieces = sorted({piece for one in order for row in shown[ids[one]].values() for piece in row["evidence"]})
    known = {row["id"]: Proof(**row) for row in store.records(PIECES, pieces=pieces)}
    best = _best(shown)

    def near(one: int) -> list[Near]:
        found = [
            Near(
                person=ids[other], name=people[other]["name"], distance=candidates.distance(one, other) / 1000,
                why=why[min(ids[one], ids[other]), max(ids[one], ids[other])],
            )
            for other in order
            if other != one
        ]  # fmt: skip
        return sorted(found, key=lambda row: (row.distance, row.person))

    def covers(one: int) -> list[Covered]:
        found = [
            Covered(
                skill=name,
                score=row["score"],
                share=row["score"] / best[name],
                evidence=[known[piece] for piece in row["evidence"]],
            )
            for name, row in shown[ids[one]].items()
        ]
        return sorted(found, key=lambda row: (-row.share, row.skill))

    plain = {one: {name: value for name, value in people[one].items() if name != "place"} for one in order}
    return [Member(**plain[one], covers=covers(one), others=near(one)) for one in order]


QUESTION = Question(
    answer=team,
    ask=AskTeam,
    row=Member,
    title=N_("Which few people together know all that a task needs?"),
    example=AskTeam(skills=("kebijakan air", "manajemen talenta"), size=2),
)
