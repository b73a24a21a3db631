"""How do two people, or two institutions or units, stand side by side?"""

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal, LiteralString

from pydantic import Field, JsonValue

from graph.errors import AskError
from graph.language import N_
from graph.nodes import EvidenceKind, Sector
from graph.store import Store
from queries.cross_sector import CROWD
from queries.institution import institution_id
from queries.people import person_id
from queries.question import Answer, Ask, Note, Question, Row, Viewer, page
from queries.similar import held, likeness, shows
from queries.units import unit_id

Kind = Literal["person", "institution", "unit"]

COMPARABLE: Final[dict[str, JsonValue]] = {"x-node": ["Person", "Institution", "Unit"], "x-by": "kind"}
"""What may be named, in the order of the kinds."""

Aspect = Literal["people", "sector", "institution", "evidence", "works with", "skill"]
"""What is compared, in the order of the rows."""

PERSON: Final[LiteralString] = """
UNWIND range(0, 1) AS side
MATCH (p:Person {id: $sides[side]})
WITH side, p
"""

INSTITUTION: Final[LiteralString] = """
UNWIND range(0, 1) AS side
MATCH (p:Person)-[:EMPLOYED_BY|WORKS_AT]->(:Institution {id: $sides[side]})
WHERE p.own IS NULL OR any(o IN p.own WHERE o IN $sees)
WITH DISTINCT side, p
"""

UNIT: Final[LiteralString] = """
UNWIND range(0, 1) AS side
MATCH (:Unit {id: $sides[side]})<-[down:PART_OF*1..6]-(:Position)<-[:HOLDS_POSITION]-(p:Person)
WHERE all(x IN down + [p] WHERE x.own IS NULL OR any(o IN x.own WHERE o IN $sees))
WITH DISTINCT side, p
"""

MEMBERS: Final[Mapping[Kind, LiteralString]] = {"person": PERSON, "institution": INSTITUTION, "unit": UNIT}
"""The people of each side."""

PEOPLE: Final[LiteralString] = """
RETURN 'people' AS label, NULL AS skill, count(DISTINCT CASE side WHEN 0 THEN p END) AS first, count(DISTINCT CASE side WHEN 1 THEN p END) AS second
"""

SECTORS: Final[LiteralString] = """
MATCH (p)-[:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.sector IS NOT NULL AND (i.own IS NULL OR any(o IN i.own WHERE o IN $sees))
RETURN i.sector AS label, NULL AS skill,
  count(DISTINCT CASE side WHEN 0 THEN p END) AS first, count(DISTINCT CASE side WHEN 1 THEN p END) AS second
"""

INSTITUTIONS: Final[LiteralString] = """
MATCH (p)-[:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
RETURN i.name AS label, NULL AS skill,
  count(DISTINCT CASE side WHEN 0 THEN p END) AS first, count(DISTINCT CASE side WHEN 1 THEN p END) AS second
ORDER BY first + second DESC, label LIMIT $most
"""

EVIDENCE: Final[LiteralString] = """
MATCH (p)-[:AUTHORED|ATTENDED|STATED|HOLDS_POSITION]->(e:Evidence|Position)
WHERE e.own IS NULL OR any(o IN e.own WHERE o IN $sees)
RETURN CASE WHEN e:Position THEN 'position' ELSE e.kind END AS label, NULL AS skill,
  count(DISTINCT CASE side WHEN 0 THEN e END) AS first, count(DISTINCT CASE side WHEN 1 THEN e END) AS second
"""

WORKS_WITH: Final[LiteralString] = """
MATCH (p)-[:AUTHORED|ATTENDED]->(e:Evidence)
WHERE e.own IS NULL OR any(o IN e.own WHERE o IN $sees)
WITH side, e, collect(DISTINCT p) AS ours
WHERE COUNT {
  MATCH (e)<-[:AUTHORED|ATTENDED]-(q:Person) WHERE q.own IS NULL OR any(o IN q.own WHERE o IN $sees) RETURN q LIMIT $crowd + 1
} <= $crowd
MATCH (e)<-[:AUTHORED|ATTENDED]-(q:Person)-[:WORKS_AT|EMPLOYED_BY]->(i:Institution)
WHERE NOT q IN ours AND i.sector IS NOT NULL
  AND (q.own IS NULL OR any(o IN q.own WHERE o IN $sees)) AND (i.own IS NULL OR any(o IN i.own WHERE o IN $sees))
RETURN i.sector AS label, NULL AS skill,
  count(DISTINCT CASE side WHEN 0 THEN q END) AS first, count(DISTINCT CASE side WHEN 1 THEN q END) AS second
"""

SKILLS: Final[LiteralString] = """
MATCH (p)-[:AUTHORED|ATTENDED|HOLDS_POSITION]->(e)-[v:EVIDENCES]->(s:Skill)
WHERE (e.own IS NULL OR any(o IN e.own WHERE o IN $sees)) AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees))
  AND (v.own IS NULL OR any(o IN v.own WHERE o IN $sees))
WITH toLower(s.label) AS lower, min(s.id) AS skill, min(s.label) AS label, min(s.label_id) AS label_id, side, count(DISTINCT CASE WHEN $one THEN e ELSE p END) AS value
WITH lower, min(skill) AS skill, min(label) AS label, min(label_id) AS label_id, sum(CASE side WHEN 0 THEN value ELSE 0 END) AS first,
  sum(CASE side WHEN 1 THEN value ELSE 0 END) AS second
RETURN label, label_id, skill, first, second
ORDER BY CASE WHEN first < second THEN first ELSE second END DESC, first + second DESC, lower LIMIT $most
"""

NAMES: Final[LiteralString] = """
MATCH (n:Person|Institution|Unit) WHERE n.id IN $sides
RETURN n.id AS id, n.name AS name
"""

MOST: Final = 2_000
"""Rows of one aspect; those behind them concern hardly anybody."""


class AskCompare(Ask):
    """Two people, institutions or units."""

    first: Annotated[
        str,
        Field(
            min_length=1,
            max_length=300,
            description=N_("The one: an id or a name."),
            examples=["Rini Fiktif"],
            json_schema_extra=COMPARABLE,
        ),
    ]
    second: Annotated[str, Field(min_length=1, max_length=300, description=N_("The other: an id or a name."), examples=["Prof. Maya Andai"], json_schema_extra=COMPARABLE)]  # fmt: skip
    kind: Annotated[Kind, Field(description=N_("What they are."))] = "person"
    limit: Annotated[int, Field(ge=1, le=1000, description=N_("How many rows, at most."))] = 100


class Compared(Row):
    """One thing in which the two are compared."""

    aspect: Annotated[Aspect, Field(description=N_("What is compared: how many people there are, of which sector and institution, which evidence, with people of which sector they share evidence, which skills."))]  # fmt: skip
    label: Annotated[
        str | Sector | EvidenceKind | Literal["people", "position"],
        Field(description=N_("The sector, institution, kind of evidence or skill.")),
    ]
    label_id: Annotated[str | None, Field(description=N_("The skill in Indonesian."))] = None
    skill: Annotated[str | None, Field(description=N_("Id of the skill."), json_schema_extra={"x-node": "Skill"})]
    first: Annotated[int, Field(description=N_("Of the first: how many people; of evidence, and of one person's skills, how many pieces."))]  # fmt: skip
    second: Annotated[int, Field(description=N_("The same of the second."))]
    whose: Annotated[Literal["both", "first", "second"], Field(description=N_("Which of the two has it."))]


def compare(store: Store, ask: AskCompare, viewer: Viewer) -> Answer[Compared]:
    """Two people side by side, or two institutions or units by their people: skills, kinds of evidence, sectors, and with whom they work.

    A skill of people is counted by pieces of evidence, of institutions and units by people who show it; what both have stands first.
    “Works with” counts people of a sector with whom evidence is shared that at most a hundred share.

    Raises:
        NotFound: nothing visible is named so.
        AskError: a name is of several, or both are the same.
    """
    naming = {"person": person_id, "institution": institution_id, "unit": unit_id}[ask.kind]
    sides = [naming(store, viewer, text) for text in (ask.first, ask.second)]
    names = {row["id"]: row["name"] for row in store.records(NAMES, sides=sides)}
    if sides[0] == sides[1]:
        raise AskError(N_("Both are {name}. Name two that differ."), name=names[sides[0]])
    rows = [row for aspect, found in _asked(store, ask.kind, sides, viewer).items() for row in _rows(aspect, found)]
    notes = [Note(N_("Compared: {first} (first) and {second} (second)."), {"first": names[sides[0]], "second": names[sides[1]]})]
    notes += [_likeness(store, viewer, sides)] if ask.kind == "person" else []
    notes += [] if rows else [Note(N_("Nothing is known of either that you may see."))]
    return page(rows[ask.offset : ask.offset + ask.limit + 1], ask, *notes)


def _asked(store: Store, kind: Kind, sides: list[str], viewer: Viewer) -> dict[Aspect, list[dict[str, Any]]]:
    known = {"sides": sides, "sees": list(viewer.sees), "most": MOST, "crowd": CROWD, "one": kind == "person"}
    of = MEMBERS[kind]
    return {
        "people": [] if kind == "person" else store.records(of + PEOPLE, **known),
        "sector": store.records(of + SECTORS, **known),
        "institution": store.records(of + INSTITUTIONS, **known),
        "evidence": store.records(of + EVIDENCE, **known),
        "works with": store.records(of + WORKS_WITH, **known),
        "skill": store.records(of + SKILLS, **known),
    }


def _rows(aspect: Aspect, records: list[dict[str, Any]]) -> list[Compared]:
    """The rows of one aspect, what both have first."""
    told = sorted(records, key=lambda row: (-min(row["first"], row["second"]), -row["first"] - row["second"], row["label"]))
    return [
        Compared(aspect=aspect, **row, whose="both" if row["first"] and row["second"] else "first" if row["first"] else "second")
        for row in told
        if row["first"] or row["second"]
    ]


def _likeness(store: Store, viewer: Viewer, sides: list[str]) -> Note:
    shown = shows(store, viewer, sides)
    one, other = (shown.get(side, {}) for side in sides)
    both = {skill: one[skill] for skill in one.keys() & other.keys()}
    score = likeness(one, other, held(store, viewer, both))
    return Note(N_("Likeness by the skills they show: {score} of 1 (as “Who is like a person?” tells it)."), {"score": score})


QUESTION = Question(
    answer=compare,
    ask=AskCompare,
    row=Compared,
    title=N_("How do two people, institutions or units stand side by side?"),
    example=AskCompare(first="Rini Fiktif", second="Prof. Maya Andai"),
)
