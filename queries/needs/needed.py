"""Which skills a role or an own list needs, and at what levels."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal, LiteralString

from graph.errors import AskError, NotFound
from graph.language import N_
from graph.schemes import LISTS
from graph.store import Store
from queries.cross_sector import skill_ids
from queries.needs.levels import LEVELS, number
from queries.question import Note, Viewer
from queries.roles import held_roles, role_ids

NEEDS: Final[LiteralString] = """
MATCH (r:Occupation|Position)-[n:NEEDS]->(s:Skill)
WHERE r.id IN $roles AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees)) AND (n.own IS NULL OR any(o IN n.own WHERE o IN $sees))
RETURN s.id AS id, min(n.kind) AS need, collect(n.level) AS asked
ORDER BY id
"""

AGAINST: Final[LiteralString] = """
MATCH (r:Occupation|Position)-[n:NEEDS]->(s:Skill)
WHERE r.id IN $roles AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees)) AND (n.own IS NULL OR any(o IN n.own WHERE o IN $sees))
RETURN DISTINCT coalesce(r.label, r.title) AS label, r.label_id AS label_id, r.scheme AS scheme
ORDER BY label, scheme
"""
"""The posts and occupations that need something, and the lists that say so."""

SKILLS: Final[LiteralString] = """
MATCH (s:Skill)
WHERE (s.id IN $ids OR toLower(s.label) IN $names OR toLower(s.label_id) IN $names)
  AND (s.own IS NULL OR any(o IN s.own WHERE o IN $sees))
RETURN s.id AS id, s.label AS label, s.label_id AS label_id, coalesce(s.levels, []) AS levels, coalesce(s.levels_id, []) AS levels_id,
  COLLECT {
    MATCH (s)-[m:MATCHES {kind: 'exact'}]-(o:Skill)
    WHERE (o.own IS NULL OR any(i IN o.own WHERE i IN $sees)) AND (m.own IS NULL OR any(i IN m.own WHERE i IN $sees))
    RETURN DISTINCT o.id
  } AS same
ORDER BY id
"""
"""Skills by id or name, and which skills of other lists are the same."""

MOST_POSTS: Final = 10
"""Posts that are named of those with which somebody is compared."""

LEVEL: Final = N_("The level in “{text}” must be a whole number from 1 to 99.")

Need = Literal["essential", "optional", "asked"]
"""Whether nobody fills a role without a skill; or it was asked for."""

ORDER: Final[dict[Need, int]] = {"asked": 0, "essential": 1, "optional": 2}


@dataclass
class Needed:
    """A skill that is needed, with those of other lists that are the same."""

    id: str
    need: Need
    level: int | None
    label: str = ""
    label_id: str | None = None
    levels: tuple[str, ...] = ()
    levels_id: tuple[str, ...] = ()
    same: tuple[str, ...] = ()

    @property
    def top(self) -> int:
        """The highest level of its scale."""
        return max((number(level) or 0 for level in (*self.levels, *self.levels_id)), default=0) or LEVELS


def needs(
    store: Store, viewer: Viewer, person: str, role: str | None, skills: Sequence[str]
) -> tuple[list[Needed], tuple[Note, ...]]:
    """What is needed, each skill once; and by which post and list, or what to say where that is nothing.

    Args:
        store: the graph.
        viewer: who asks.
        person: whose posts held now are looked at where neither skills nor a role are named.
        role: the id or name of an occupation or a post.
        skills: those of an own list, each perhaps with its level; they go before a role.

    Raises:
        NotFound: there is no such role or skill.
        AskError: a level is none.
    """
    sees = list(viewer.sees)
    if skills:
        needed = _named(store, viewer, dict(_asked(text) for text in skills))
        return needed, () if needed else (Note(N_("No skill is named.")),)
    roles = role_ids(store, viewer, role) if role else held_roles(store, viewer, person)
    found = [
        Needed(row["id"], row["need"], max((number(level) or 0 for level in row["asked"]), default=0) or None)
        for row in store.records(NEEDS, roles=roles, sees=sees)
    ]
    if found:
        return _described(store, viewer, found), (_against(store.records(AGAINST, roles=roles, sees=sees)),)
    nothing = (
        Note(N_("No source says which skills “{role}” needs. Name skills instead."), {"role": role[:80]})
        if role
        else Note(N_("No source says which skills the posts need that this person holds. Name a role, or skills."))
    )
    return [], (nothing,)


def _against(rows: list[dict[str, Any]]) -> Note:
    """With which posts the evidence is compared, and whose list says what each needs."""
    posts = [
        Note(
            N_("{post} (by: {standard})") if row["scheme"] else "{post}",
            {
                "post": " / ".join(dict.fromkeys(filter(None, (row["label"], row["label_id"])))),
                "standard": LISTS.get(row["scheme"], row["scheme"]),
            },
        )
        for row in rows
    ]
    return Note(N_("Compared with: {posts}."), {"posts": posts[:MOST_POSTS]})


def _asked(text: str) -> tuple[str, int | None]:
    """A skill with its level, as it is written.

    Raises:
        AskError: the level is not from 1 to 99.
    """
    name, equals, level = text.rpartition("=")
    if not equals or not level.strip().isdigit():
        return text.strip(), None
    if not 1 <= int(level[:9]) <= 99:
        raise AskError(LEVEL, text=text[:80])
    return name.strip(), int(level)


def _named(store: Store, viewer: Viewer, asked: dict[str, int | None]) -> list[Needed]:
    """The skills of an own list.

    Raises:
        NotFound: there is no such skill; the message names those that sound alike.
        AskError: what is behind its equals sign is no level.
    """
    names = [text.lower() for text in asked]
    rows = store.records(SKILLS, ids=list(asked), names=names, sees=list(viewer.sees))
    found = []
    for text, level in asked.items():
        own = [
            row for row in rows if text == row["id"] or text.lower() in (row["label"].lower(), (row["label_id"] or "").lower())
        ]
        if not own and re.search(r"=\s*\S*$", text):
            raise AskError(LEVEL, text=text[:80])
        if not own:
            skill_ids(store, viewer, text)  # says which skills sound alike
            raise NotFound(N_("There is no skill “{name}” here."), name=text[:80])
        found.append(Needed(own[0]["id"], "asked", level))
    return _described(store, viewer, found)


def _described(store: Store, viewer: Viewer, needed: list[Needed]) -> list[Needed]:
    """The skills with their names and levels, those of other lists that are the same taken together."""
    sees, ids = list(viewer.sees), [one.id for one in needed]
    labels = {row["id"]: row["label"] for row in store.records(SKILLS, ids=ids, names=[], sees=sees)} if ids else {}
    rows = store.records(SKILLS, ids=[], names=sorted({label.lower() for label in labels.values()}), sees=sees) if ids else []
    found: dict[str, Needed] = {}
    for one in needed:
        name = labels[one.id].lower()
        alike = [row for row in rows if row["label"].lower() == name]
        own = next(row for row in alike if row["id"] == one.id)
        scaled = next((row for row in (own, *alike) if row["levels"] or row["levels_id"]), own)
        same = {row["id"] for row in alike} | {other for row in alike for other in row["same"]}
        one.label, one.label_id = own["label"], next((row["label_id"] for row in (own, *alike) if row["label_id"]), None)
        one.levels, one.levels_id, one.same = tuple(scaled["levels"]), tuple(scaled["levels_id"]), tuple(sorted(same - {one.id}))
        before = found.setdefault(name, one)
        before.level = max(before.level or 0, one.level or 0) or None
        before.need = before.need if ORDER[before.need] <= ORDER[one.need] else one.need
    return list(found.values())
