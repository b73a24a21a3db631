"""Who could guide me?"""

from collections.abc import Iterator
from typing import Annotated, Any, Final, Literal, LiteralString

from pydantic import Field

from graph.errors import AskError
from graph.language import N_, Term
from graph.store import Store
from queries.people import person_id
from queries.question import PLACE, Answer, Ask, HomeId, HomeName, HomeSector, Note, PersonId, Question, Row, Viewer, cursor
from queries.ranking import careers
from queries.ranking.careers import Step
from queries.ranking.reasons import Behind, Reason
from queries.ranking.scores import FOUND, FRESH, MOST_FIRST, REASON, SPEAKS, SUM, Found, found, parameters
from queries.ranking.shown import Shown, ahead
from queries.ranking.standing import NOBODY, Me
from queries.search.topic import corrections
from queries.worth import now, year

CYPHER: Final[LiteralString] = (
    FOUND
    + SUM
    + "WITH p, score, told, rank, all, parts WHERE "
    + SPEAKS
    + """
WITH p, score, told, rank, all
WHERE p.id = $person OR (
  CASE WHEN $unasked THEN coalesce(p.mentees, 1) > 0 ELSE p.mentees > 0 END
  AND ($meets IS NULL OR p.meets IS NULL OR p.meets IN [$meets, 'both'])
  AND ($language IS NULL OR $language IN coalesce(p.languages, ['id']))
  AND NOT EXISTS {
    MATCH (p)-[h:HOLDS_POSITION]->(:Position)-[r:PART_OF]->(u)
    WHERE h.valid_to IS NULL AND u.id IN $units AND (r.own IS NULL OR any(o IN r.own WHERE o IN $sees))
  }
  AND NOT EXISTS {
    MATCH (p)-[h:HOLDS_POSITION]->(:Position {kind: 'structural'})-[r:PART_OF]->(u)
    WHERE h.valid_to IS NULL AND u.id IN $above AND (r.own IS NULL OR any(o IN r.own WHERE o IN $sees))
  }
  AND NOT (size($headed) > 0 AND EXISTS {
    MATCH (p)-[h:HOLDS_POSITION]->(:Position)-[up:PART_OF*1..6]->(u)
    WHERE h.valid_to IS NULL AND u.id IN $headed AND all(r IN up WHERE r.own IS NULL OR any(o IN r.own WHERE o IN $sees))
  })
  AND NOT EXISTS { (p)-[:WORKS_AT|EMPLOYED_BY]->(i:Institution) WHERE $elsewhere AND i.id = $home }
)
WITH p, score, told, rank, all ORDER BY p.id = $person DESC, rank DESC, p.id LIMIT $most
WITH p, score, told, rank, [x IN """
    + MOST_FIRST
    + """ WHERE x.speaks] AS all
OPTIONAL MATCH (p)-[at:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
WITH p, score, told, rank, all, i, at
ORDER BY at.valid_to IS NOT NULL, type(at) = 'EMPLOYED_BY', coalesce(at.valid_from, at.stated) DESC, i.id
WITH p, score, told, rank, all, collect(i)[0] AS i
RETURN p.id AS person, p.name AS name, score, rank, size([x IN all WHERE x.speaks]) AS pieces, p.mentees AS takes, p.meets AS meets,
  coalesce(p.languages, []) AS languages, i.id AS institution_id, i.name AS institution, i.sector AS sector,
  COLLECT { MATCH (i)-[:LOCATED_IN]->(w:Place) RETURN [w.code, w.name] AS place ORDER BY w.code LIMIT 1 }[0] AS place,
  COUNT {
    MATCH (p)-[g:GUIDES]->(q:Person) WHERE g.valid_to IS NULL AND (q.own IS NULL OR any(o IN q.own WHERE o IN $sees))
  } AS guides,
  COLLECT {
    MATCH (p)-[h:HOLDS_POSITION]->(post:Position)
    WHERE post.own IS NULL OR any(o IN post.own WHERE o IN $sees)
    RETURN {id: post.id, title: post.title, level: post.level, since: h.valid_from, until: h.valid_to} AS post
    ORDER BY h.valid_from, post.id LIMIT 20
  } AS posts,
  """
    + FRESH
    + """ AS fresh, [x IN all[..$evidence] | """
    + REASON
    + """] AS evidence
ORDER BY rank DESC, person
"""
)
"""Who knows the goal and agreed to guide, outside one's unit and line of command; oneself too where one is found."""

NONE: Final = [0.0, 0.0, 0.0]
"""The rank of who is not found."""

MOST: Final = 300
"""People who know most of the goal, among whom the best guides are looked for."""

OLD: Final = 5
"""Years after which what somebody knows is told to be old."""

SHARES: Final = {"knows": 0.5, "walked": 0.2, "ahead": 0.1, "elsewhere": 0.1, "near": 0.1}
"""What each part of the fit counts, together 1: what they know before everything, then whether they have walked the way."""

For = Literal[
    "walked from a post like yours to one like your goal", "reached a post like your goal", "began in a post like yours",
    "all in all more evidence of the goal than you", "of another sector", "of another institution", "in your place", "meets online", "seats left",
]  # fmt: skip
Against = Literal[
    "of your institution", "far from you and only in person", "the newest evidence is older than five years", "one seat left",
    "never asked about guiding others", "all in all no more evidence of the goal than you",
]  # fmt: skip


class AskMentors(Ask):
    """Who looks for a guide, towards what, and how they could meet."""

    person: Annotated[
        str, Field(max_length=300, description=N_("Who looks for a guide: an id, or a name that only one person bears."), examples=["Rini Fiktif"])
    ] = ""  # fmt: skip
    goal: Annotated[
        str,
        Field(max_length=2000, description=N_("Where to: a post, a skill, a topic in words. Left out: further on one's own way."),
              examples=["kebijakan energi"]),
    ] = ""  # fmt: skip
    language: Annotated[
        str | None, Field(pattern="^[a-z]{2}$", description=N_("Only people who speak this language: id, en …"))
    ] = None
    place: Annotated[str | None, Field(max_length=100, description=N_("Where one can meet: a province's or city's code, or a province's name; one's own where left out.")), PLACE] = None  # fmt: skip
    meets: Annotated[Literal["online", "in person"] | None, Field(description=N_("Only people who guide in this way."))] = None
    elsewhere: Annotated[bool, Field(description=N_("Only people of other institutions."))] = False
    unasked: Annotated[bool, Field(description=N_("Also people who were never asked whether they would guide."))] = False
    evidence: Annotated[int, Field(ge=1, le=50, description=N_("How many pieces of evidence to show for each person."))] = 3


class Mentor(Row):
    """Somebody who could guide, with the reasons for and against."""

    person: PersonId
    name: Annotated[str, Field(description=N_("Name with titles."))]
    institution_id: HomeId
    institution: HomeName
    sector: HomeSector
    place: Annotated[str | None, Field(description=N_("Where the institution is."))]
    fit: Annotated[float, Field(description=N_("How well the person fits, 0 to 1: knowledge half of it, the way walked a fifth, being ahead, another box, and being near or online a tenth each."))]  # fmt: skip
    seats_left: Annotated[int | None, Field(description=N_("How many more the person would take; empty: never asked."))]
    meets: Annotated[Literal["online", "in person", "both"] | None, Field(description=N_("How the person guides others."))]
    languages: Annotated[list[str], Field(description=N_("Languages the person guides in; empty: not said."))]
    reasons: Annotated[list[For], Field(description=N_("What speaks for the person."))]
    against: Annotated[list[Against], Field(description=N_("What speaks against the person."))]
    way: Annotated[list[Step], Field(description=N_("The posts held, the first first."))]
    skills: Annotated[
        list[Shown],
        Field(
            description=N_(
                "Single skills of the goal that the guide shows more than you, the most telling first; all in all it may be no more."
            )
        ),
    ]
    evidence: Annotated[list[Reason], Field(description=N_("The pieces that added most."))]


def mentors(store: Store, ask: AskMentors, viewer: Viewer) -> Answer[Mentor]:
    """People who agreed to guide others and know where one wants to go, the best fit first, with reasons for and against.

    Fit is the sum of ``SHARES`` times parts from 0 to 1: *knows*, the score for the goal in “experts” by that of the best
    found here; *walked*, 1 for a post like one's own and a later one like the goal, 0.5 for a post like the goal alone;
    *ahead*, s/(s + mine) of the two scores; *elsewhere*, 1 in another sector, 0.5 in another institution; *near*, 1 in the same
    place or online. A post is like another if half of their words, those of a level apart, are the same (Jaccard 1912), and like the
    goal also if it has half of the goal's words; where the goal names a level, of that level at least. Without a goal, who is named has all in all
    more evidence of one's own field, or shows more of some skill of it. Nobody of one's own unit, above or below one in the line of command, without a seat, or who declined is named.

    Raises:
        AskError: neither a person nor a goal is told; several people are named so.
        NotFound: no visible person is named so.
    """
    me = Me.of(store, viewer, person_id(store, viewer, ask.person)) if ask.person else NOBODY
    topics = [ask.goal] if ask.goal.strip() else [*me.posts[:1], *me.skills]
    if not topics:
        raise (
            AskError(N_("Say who looks for a guide, or towards what."))
            if not ask.person
            else AskError(N_("Nothing is known of what this person does. Say towards what."))
        )
    told = found(store, viewer, [(topic, 1.0) for topic in topics])
    if not told.worded:
        return Answer([], notes=told.notes)
    records = store.records(CYPHER, **_parameters(ask, viewer, me, told))
    mine = next((row["rank"] for row in records if row["person"] == me.person), NONE)
    best = next((row["rank"] for row in records if row["person"] != me.person), NONE)
    judged = [
        _judged(row, ask, me, told, best, mine)
        for row in records
        if row["person"] != me.person and (row["takes"] is None or row["takes"] > row["guides"])
    ]
    judged.sort(key=lambda one: (-one["fit"], one["person"]))
    if not ask.goal.strip():
        further = ahead(store, viewer, [one["person"] for one in judged], me.person, told)
        judged = [one for one in judged if one["rank"] > mine or further[one["person"]]]
    rows = judged[ask.offset : ask.offset + ask.limit]
    return Answer(
        list(_mentors(store, viewer, me, told, rows)),
        cursor(ask.offset + ask.limit) if len(judged) > ask.offset + ask.limit else "",
        () if ask.offset else (*told.notes, *_notes(store, viewer, ask, told, topics, judged)),
    )


def _notes(
    store: Store, viewer: Viewer, ask: AskMentors, told: Found, topics: list[str], judged: list[dict[str, Any]]
) -> Iterator[Note]:
    if not ask.goal.strip():
        yield Note(
            N_("No goal is told; looked for people further on the same way: {topics}."),
            {"topics": [Term(topic) for topic in topics]},
        )
    strange = corrections(store, viewer, ask.goal, told.terms[0]) if ask.goal.strip() and not judged else []
    yield from strange
    if not judged and not strange and not ask.unasked:
        yield Note(N_("Nobody who agreed to guide fits. People who were never asked can be looked at, too."))


def _parameters(ask: AskMentors, viewer: Viewer, me: Me, told: Found) -> dict[str, Any]:
    return {
        **parameters(told.speaking), "sees": list(viewer.sees), "all": False, "person": me.person, "unasked": ask.unasked,
        "meets": ask.meets, "language": ask.language, "units": list(me.units), "above": list(me.above), "headed": list(me.headed),
        "elsewhere": ask.elsewhere, "home": me.home, "most": MOST, "evidence": ask.evidence,
    }  # fmt: skip


def _judged(row: dict[str, Any], ask: AskMentors, me: Me, told: Found, best: list[float], mine: list[float]) -> dict[str, Any]:
    """The record with its way, its reasons for and against, and its fit."""
    way = careers.way(row["posts"], ask.goal, told.terms[0], me.posts, me.seniority)
    walked, score, own = careers.walked(way), _counted(row["rank"], best), _counted(mine, best)
    here, (code, place) = ask.place or me.place, row["place"] or (None, None)
    near = bool(here and code and (code == here or code.startswith(here + ".")))
    online = row["meets"] in ("online", "both")
    known = bool(me.home and row["institution_id"])
    sector, institution = known and row["sector"] != me.sector, known and row["institution_id"] != me.home
    left = None if row["takes"] is None else row["takes"] - row["guides"]
    reasons: dict[For, bool] = {
        "walked from a post like yours to one like your goal": walked == 1, "reached a post like your goal": walked == 0.5,
        "began in a post like yours": walked == 0.25, "all in all more evidence of the goal than you": bool(me.person) and row["rank"] > mine,
        "of another sector": sector, "of another institution": institution and not sector, "in your place": near,
        "meets online": online, "seats left": left is not None and left > 1,
    }  # fmt: skip
    against: dict[Against, bool] = {
        "all in all no more evidence of the goal than you": row["rank"] <= mine, "of your institution": known and not institution,
        "far from you and only in person": bool(here and code) and not near and row["meets"] == "in person",
        "the newest evidence is older than five years": bool(row["fresh"]) and now() - year(row["fresh"]) > OLD,
        "one seat left": left == 1, "never asked about guiding others": left is None,
    }  # fmt: skip
    parts = {
        "knows": score and score / best[1], "walked": walked, "ahead": score and score / (score + own), "elsewhere": 1.0 if sector else 0.5 * institution,
        "near": float(near or online),
    }  # fmt: skip
    return {
        **row, "place": place, "way": way, "seats_left": left, "fit": sum(SHARES[name] * part for name, part in parts.items()),
        "reasons": [text for text, holds in reasons.items() if holds], "against": [text for text, holds in against.items() if holds],
    }  # fmt: skip


def _counted(rank: list[float], best: list[float]) -> float:
    """The score of a rank beside the best of them: what one only says is nothing where another has evidence."""
    return rank[1] if rank[0] >= best[0] else 0.0


def _mentors(store: Store, viewer: Viewer, me: Me, told: Found, rows: list[dict[str, Any]]) -> Iterator[Mentor]:
    """The rows of a page with their evidence and skills, read at once."""
    behind = Behind.read(store, viewer, rows)
    skills = ahead(store, viewer, [row["person"] for row in rows], me.person, told)
    for row in rows:
        kept = {name: row[name] for name in Mentor.model_fields if name in row}
        yield Mentor(**{**kept, "evidence": behind.reasons(row, told), "skills": skills[row["person"]]})


QUESTION = Question(
    answer=mentors,
    ask=AskMentors,
    row=Mentor,
    title=N_("Who could guide me?"),
    example=AskMentors(person="Rini Fiktif", goal="energy policy"),
)
