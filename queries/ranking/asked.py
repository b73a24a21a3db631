"""A topic in words, and whom to look among: what every question takes that ranks people for a topic."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Annotated, Any, Final, Literal, LiteralString

from pydantic import Field

from graph.errors import AskError, NotFound
from graph.language import N_
from graph.nodes import EvidenceKind
from graph.store import Store
from queries.cross_sector import skill_ids
from queries.institution import institution_id
from queries.question import Ask, AtInstitution, InPlace, NotAt, Note, OfSector, Viewer
from queries.ranking.relevance import Speaking
from queries.ranking.scores import FOUND, SPEAKS, SUM, Found, found, parameters
from queries.search.places import HERE, known, located

AMONG: Final[Mapping[str, LiteralString]] = {
    "sector": "EXISTS { (p)-[:EMPLOYED_BY|WORKS_AT]->(:Institution {sector: $sector}) }",
    "institution": """EXISTS {
  (p)-[:EMPLOYED_BY|WORKS_AT]->(at:Institution)
  WHERE at.id = $institution OR toLower($institution) IN [toLower(at.name), toLower(at.short), toLower(at.name_en)]
}""",
    "not_at": """NOT EXISTS {
  (p)-[:EMPLOYED_BY|WORKS_AT]->(at:Institution)
  WHERE at.id = $not_at OR toLower($not_at) IN [toLower(at.name), toLower(at.short), toLower(at.name_en)]
}""",
    "place": """EXISTS {
  (p)-[:EMPLOYED_BY|WORKS_AT]->(:Institution)-[:LOCATED_IN]->(where:Place)
  WHERE """
    + HERE
    + "}",
    "skill": """EXISTS {
  (p)-[:AUTHORED|ATTENDED|HOLDS_POSITION]->(e)-[v:EVIDENCES]->(s:Skill)
  WHERE (s.id = $skill OR toLower(s.label) = toLower($skill) OR toLower(s.label_id) = toLower($skill))
    AND (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
    AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees))
}""",
    "kind": "any(x IN all WHERE x.speaks AND CASE WHEN x.e:Position THEN 'position' ELSE x.e.kind END = $kind)",
    "language": "($language IN p.languages OR any(x IN all WHERE x.speaks AND x.e.language = $language))",
    "level": "EXISTS { MATCH (p)-[h:HOLDS_POSITION]->(:Position {level: $level}) WHERE h.valid_to IS NULL }",
    "guides": """p.mentees > COUNT {
  MATCH (p)-[g:GUIDES]->(q:Person) WHERE g.valid_to IS NULL AND (q.own IS NULL OR any(o IN q.own WHERE o IN $sees))
}""",
}
"""By parameter, whom to look among: ``p`` is a person, ``all`` the person's evidence. Only what is asked is put into a query."""

_HELD: Final[LiteralString] = """
RETURN EXISTS { MATCH (post:Position {level: $level}) WHERE post.own IS NULL OR any(o IN post.own WHERE o IN $sees) } AS held
"""
"""Whether anybody holds a post of a level."""


def weighed(text: str) -> tuple[str, float]:
    """A topic with its weight, as in “manajemen talenta=2”, “=2.5” or “=2,5”; 1 where none is told.

    Words behind an equals sign are of the topic (“E=mc2”); what begins as numbers do, or nothing at all, is a weight.

    Raises:
        AskError: the weight is no number above 0.
    """
    name, weight = _parted(text)
    if not name.strip():
        return text, 1.0
    written = re.fullmatch(r"(\d{1,6})(?:[.,](\d{1,6}))?", weight)
    number = float(f"{written[1]}.{written[2] or 0}") if written else 0.0
    if number > 0:
        return name, number
    if re.fullmatch(r"[-+−.,\d]\S*|nan|inf(?:inity)?|", weight, re.IGNORECASE):
        raise AskError(N_("The weight in “{text}” must be a number above 0, as in “audit=2”."), text=text[:80])
    return text, 1.0


def _parted(text: str) -> tuple[str, str]:
    """What stands before a text's last equals sign, and what behind it; nothing stands before where there is no such sign."""
    name, equals, weight = text.rpartition("=")
    return (name, weight.strip()) if equals else ("", text)


class AskFound(Ask):
    """A topic in words, and whom to look among."""

    topic: Annotated[
        str,
        Field(min_length=1, max_length=20_000, description=N_("What they should know: words, a sentence, a skill (its name or id), or a whole abstract."),
              examples=["analisis kebijakan"]),
    ]  # fmt: skip
    also: Annotated[
        tuple[Annotated[str, Field(max_length=1000)], ...],
        Field(max_length=10, description=N_("A further topic or skill, perhaps with its weight, as in “manajemen talenta=2”; the first has weight 1.")),
    ] = ()  # fmt: skip
    match: Annotated[
        Literal["any", "all"], Field(description=N_("Of several topics: people with evidence of any, or only those with evidence of all."))
    ] = "any"  # fmt: skip
    sector: OfSector = None
    institution: AtInstitution = None
    not_at: NotAt = None
    place: InPlace = None
    skill: Annotated[
        str | None, Field(max_length=300, description=N_("Only people whose evidence shows this skill: its label or id."))
    ] = None
    kind: Annotated[
        EvidenceKind | Literal["position"] | None, Field(description=N_("Only people with evidence of this kind for it."))
    ] = None
    language: Annotated[
        str | None, Field(pattern="^[a-z]{2}$", description=N_("Only people who speak this language, or whose evidence is in it: id, en …"))
    ] = None  # fmt: skip
    level: Annotated[
        str | None, Field(max_length=60, description=N_("Only people who hold a post of this level: Ahli Madya, II.a …"))
    ] = None
    guides: Annotated[bool, Field(description=N_("Only people who agreed to guide others and have a seat left."))] = False
    without: Annotated[tuple[str, ...], Field(max_length=100, description=N_("Evidence to leave out, by id."))] = ()

    def topics(self) -> list[tuple[str, float]]:
        """The topics with their weights.

        Raises:
            AskError: a weight is no number above 0.
        """
        return [(self.topic, 1.0), *map(weighed, self.also)]

    def found(self, store: Store, viewer: Viewer) -> Found:
        """What speaks of the topics, and what to say of how it was found, and of institutions that are not."""
        told = found(store, viewer, self.topics(), self.without)
        return replace(told, notes=(*told.notes, *self._unknown(store, viewer)))

    def _unknown(self, store: Store, viewer: Viewer) -> Iterator[Note]:
        """A note for each institution, skill, place or level that is asked for and is none here, and for words that look like a weight."""
        named: list[str] = []
        for text in filter(None, (self.institution, self.not_at)):
            try:
                named.append(institution_id(store, viewer, text))
            except NotFound as error:
                yield Note(error.message, error.values)
            except AskError:  # several are called so, and all are meant
                named.append(text.casefold())
        if self.not_at and len(named) > len(set(named)):
            yield Note(N_("“{name}” is asked for and left out at once, so that nobody is found."), {"name": self.not_at[:80]})
        if self.skill:
            try:
                skill_ids(store, viewer, self.skill)
            except NotFound as error:
                yield Note(error.message, error.values)
        if self.place and not known(store, viewer, [self.place]):
            yield Note(N_("There is no place “{name}” here."), {"name": self.place[:80]})
        if self.level and not store.records(_HELD, level=self.level, sees=list(viewer.sees))[0]["held"]:
            yield Note(N_("Nobody here holds a post of the level “{name}”."), {"name": self.level[:80]})
        for text in self.also:
            name, weight = _parted(text)
            if name.strip() and re.fullmatch(r"\w+", weight) and weighed(text)[0] == text:
                yield Note(N_("“{weight}” is no weight, so that all of “{text}” was looked for. A weight is a number, as in “audit=2”."),
                           {"weight": weight[:40], "text": text[:80]})  # fmt: skip

    def among(self, *but: str, speaking: bool = True) -> LiteralString:
        """The condition for whom to look among, some of it left out by name, and that their evidence speaks of the topic."""
        asked: list[LiteralString] = [among for name, among in AMONG.items() if getattr(self, name) and name not in but]
        return " AND ".join([SPEAKS if speaking else "true", *asked])

    def people(self) -> LiteralString:
        """The beginning of a query: whom the ranking finds among those asked for, as ``p, score, told, rank, all``."""
        return FOUND + SUM + "WITH p, score, told, rank, all, parts WHERE " + self.among()

    def parameters(self, viewer: Viewer, speaking: Speaking) -> dict[str, Any]:
        """What such a query takes."""
        return {
            **parameters(speaking), "sees": list(viewer.sees), "all": self.match == "all", "sector": self.sector,
            "institution": self.institution, "not_at": self.not_at, **located(self.place), "skill": self.skill, "kind": self.kind,
            "language": self.language, "level": self.level,
        }  # fmt: skip
