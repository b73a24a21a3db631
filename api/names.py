"""What pages look up of the graph beside their question: what ids are called, which names are English, whether all is fiction."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, LiteralString, NamedTuple, TypeVar

from fastapi import Request

from api.deps import Asking
from api.tables import TARGETS, folded
from graph.language import translate
from graph.values.openalex import SUBJECTS

T = TypeVar("T")

ENGLISH: Final = ("esco", "openalex_")
"""How the names of those lists of skills and occupations begin whose own labels are English."""

_ENGLISH: Final[LiteralString] = """
MATCH (n:Skill|Occupation)
WHERE n.own IS NULL AND (n.label_id <> n.label OR any(list IN $lists WHERE n.scheme STARTS WITH list))
RETURN toLower(n.label) AS name, min(n.label_id) AS name_id ORDER BY name
"""
"""The names that are English: those of English lists, and those that have an Indonesian one beside them, in any list."""

_FICTION: Final[LiteralString] = (
    "MATCH (i:Institution) WHERE i.own IS NULL AND i.name ENDS WITH '(fiksi)' RETURN i.id AS id LIMIT 1"
)


class Called(NamedTuple):
    """What an id names, and its page where it has one."""

    name: str
    href: str


def called(asking: Asking, ids: Iterable[str]) -> dict[str, Called]:
    """What is named by id, as far as it may be seen; a skill in the page's language."""
    found = asking.store.records(_CALLED, ids=list(ids), sees=list(asking.viewer.sees))
    return {
        row["id"]: Called(
            (asking.language == "id" and row["name_id"]) or row["name"],
            TARGETS[row["kind"]] + row["id"] if row["kind"] in TARGETS else "",
        )
        for row in found
    }


_CALLED: Final[LiteralString] = """
UNWIND $ids AS id
CALL (id) {
  MATCH (n:Person {id: id}) RETURN n, 'Person' AS kind
  UNION ALL
  MATCH (n:Institution {id: id}) RETURN n, 'Institution' AS kind
  UNION ALL
  MATCH (n:Unit {id: id}) RETURN n, 'Unit' AS kind
  UNION ALL
  MATCH (n:Skill {id: id}) RETURN n, 'Skill' AS kind
}
WITH id, n, kind WHERE n.own IS NULL OR any(o IN n.own WHERE o IN $sees)
RETURN id, kind, coalesce(n.name, n.label) AS name, n.label_id AS name_id
"""


def is_fiction(request: Request, asking: Asking) -> bool:
    """Whether the graph holds the fictional nation."""
    return _once(request, asking, "fiction", lambda: bool(asking.store.records(_FICTION)))


def english_names(request: Request, asking: Asking) -> Mapping[str, str]:
    """The English names of skills and occupations, folded, each with the Indonesian one that some list has for it, else with nothing."""

    def look_up() -> Mapping[str, str]:
        found = [(folded(row["name"]), row["name_id"]) for row in asking.store.records(_ENGLISH, lists=ENGLISH)]
        subjects = {folded(name): translate(name, "id") for name in SUBJECTS}
        return {name: subjects.get(name, "") for name, _ in found} | {name: told for name, told in found if told}

    return _once(request, asking, "english", look_up)


def _once(request: Request, asking: Asking, name: str, look_up: Callable[[], T]) -> T:
    """What the graph holds, looked up once a load."""
    kept: tuple[Any, T] | None = getattr(request.app.state, name, None)
    if kept is None or kept[0] != asking.loaded:
        kept = (asking.loaded, look_up())
        setattr(request.app.state, name, kept)
    return kept[1]
