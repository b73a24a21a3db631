"""Skills of a goal that people's evidence shows, beside what one's own shows."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any, Final, LiteralString

from pydantic import Field

from graph.language import N_
from graph.store import Store
from queries.question import Row, SkillId, Viewer
from queries.ranking.reasons import PIECES
from queries.ranking.scores import Found
from queries.ranking.telling import frequencies, telling

SHOWN: Final[LiteralString] = """
UNWIND $people AS person
MATCH (p:Person {id: person})
RETURN person, COLLECT {
  MATCH (p)-[:AUTHORED|ATTENDED|HOLDS_POSITION]->(e)-[v:EVIDENCES]->(s:Skill)
  WHERE (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
    AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees))
  WITH s, count(DISTINCT e) AS pieces, max(v.level) AS level, max(CASE WHEN e.id IN $pieces THEN 1 ELSE 0 END) AS spoken
  WHERE person = $me OR spoken = 1
  RETURN {id: s.id, label: s.label, label_id: s.label_id, scheme: s.scheme, pieces: pieces, level: level} AS skill
  ORDER BY pieces DESC, s.label
} AS skills
"""
"""What all evidence shows of each person: of a guide skills that a piece shows that speaks of the goal, of oneself every one."""

OF_GOAL: Final[LiteralString] = (
    PIECES
    + """
MATCH (e)-[v:EVIDENCES]->(s:Skill)
WHERE coalesce(e.kind, '') <> 'endorsement' AND s.id IN $skills AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
RETURN s.id AS skill, count(DISTINCT e) AS pieces
"""
)
"""How many of the pieces that speak of the goal show each skill."""

ABOUT: Final = 0.5
"""Of the pieces that show a skill, or of those that speak of the goal where these are fewer, more than so many are both if the skill is one of the goal
(the overlap coefficient of Szymkiewicz 1934 and Simpson 1943), even were there one more that is not: a piece may speak of the goal and show something
else besides, and one alone tells nothing."""

SKILLS: Final = 12
"""Skills told of a guide, the most telling ones (``queries.ranking.telling``): not the broad fields that nearly everybody shows."""


class Shown(Row):
    """A skill of the goal that the guide shows more than oneself."""

    skill: SkillId
    label: Annotated[str, Field(description=N_("The skill."))]
    label_id: Annotated[str | None, Field(description=N_("The skill in Indonesian."))]
    scheme: Annotated[str, Field(description=N_("The list it stands in."))]
    pieces: Annotated[int, Field(description=N_("How many pieces of the guide's evidence show it."))]
    level: Annotated[str | None, Field(description=N_("The guide's level, where the evidence tells one."))]
    own_pieces: Annotated[int, Field(description=N_("How many pieces of your own evidence show it."))]
    own_level: Annotated[str | None, Field(description=N_("Your level, where the evidence tells one."))]


def ahead(store: Store, viewer: Viewer, people: Sequence[str], me: str, told: Found) -> dict[str, list[Shown]]:
    """Of each person the skills of a goal that they show more than ``me``, who may be nobody: the most telling first; read at once."""
    asked = {"pieces": [name for name, piece in told.speaking.pieces.items() if any(piece.parts)], "sees": list(viewer.sees)}
    shown = {one["person"]: one["skills"] for one in store.records(SHOWN, people=[*people, me], me=me, **asked)}
    own = _named_once(shown.get(me, []))
    common = frequencies(store, viewer, (skill["id"] for person in people for skill in shown[person]))
    both = {row["skill"]: row["pieces"] for row in store.records(OF_GOAL, skills=list(common), **asked)}
    of_goal = {skill for skill, pieces in both.items() if pieces > ABOUT * (1 + min(common[skill], len(asked["pieces"])))}
    return {
        person: _most(
            [
                _shown(skill, own.get(name, {}))
                for name, skill in _named_once(
                    skill for skill in shown[person] if skill["id"] in of_goal or _named(skill, told)
                ).items()
            ],
            common,
        )
        for person in people
    }


def _most(skills: list[Shown], common: Mapping[str, int]) -> list[Shown]:
    """Those that are shown more than one's own, the most telling first."""
    says = telling({skill.skill: skill.pieces for skill in skills}, common)
    return sorted(filter(_is_ahead, skills), key=lambda skill: (-says[skill.skill], skill.label))[:SKILLS]


def _named(skill: dict[str, Any], told: Found) -> bool:
    """Whether the name of a skill has half of a goal's words, in either language."""
    name = f"{skill['label']} {skill['label_id'] or ''}"
    return any(len(terms.matched(name)) * 2 >= len(terms.counts) > 0 for terms in told.terms)


def _named_once(skills: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Skills by name, each once: of several lists that have it the one with most pieces."""
    found: dict[str, dict[str, Any]] = {}
    for skill in skills:
        found.setdefault((skill["label_id"] or skill["label"]).casefold(), skill)
    return found


def _shown(skill: dict[str, Any], own: dict[str, Any]) -> Shown:
    return Shown(
        skill=skill["id"], label=skill["label"], label_id=skill["label_id"], scheme=skill["scheme"], pieces=skill["pieces"], level=skill["level"],
        own_pieces=own.get("pieces", 0), own_level=own.get("level"),
    )  # fmt: skip


def _is_ahead(skill: Shown) -> bool:
    """By level where both evidences tell one, else by how much evidence there is."""
    if skill.level and skill.own_level:
        return skill.level > skill.own_level
    return skill.pieces > skill.own_pieces
