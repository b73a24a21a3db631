"""Where somebody works: a place by what it is called, and places that a topic names."""

import re
from collections.abc import Iterator
from typing import Any, Final, LiteralString

from graph.language import N_
from graph.store import Store
from graph.values.place import is_named, province_code, province_codes
from queries.question import Note, Viewer
from queries.search.framing import LONGEST

HERE: Final[LiteralString] = """(
    any(code IN $places WHERE where.code = code OR where.code STARTS WITH code + '.') OR toLower(where.name) IN $called
  )"""
"""Whether the place ``where`` is the one that is asked for, or lies in it."""

_SEEN: Final[LiteralString] = "(where.own IS NULL OR any(o IN where.own WHERE o IN $sees))"

_THERE: Final[LiteralString] = "MATCH (where:Place) WHERE " + _SEEN + " AND " + HERE + " RETURN count(*) > 0 AS there"

_NAMED: Final[LiteralString] = (
    """
UNWIND $names AS name
MATCH (where:Place) WHERE toLower(where.name) IN [name, 'kota ' + name, 'kabupaten ' + name] AND """
    + _SEEN
    + """
RETURN DISTINCT name
"""
)

_BEHIND: Final = re.compile(r"(?=\b(?:di|dari|in|from|at)\s+((?:[^\W_]+[ .-]{1,2}){0,3}[^\W_]+))", re.IGNORECASE)
"""What stands behind a word for a place, up to four words of it."""


def located(name: str | None) -> dict[str, Any]:
    """What ``HERE`` takes, for a place by its code or name: a province, an island with its provinces, a city, a regency."""
    if not name:
        return {"places": [], "called": []}
    plain = name.strip().lower()
    return {"places": list(province_codes(name)), "called": [plain, f"kota {plain}", f"kabupaten {plain}"]}


def there(store: Store, viewer: Viewer, name: str) -> bool:
    """Whether a place that is asked for is any here."""
    return bool(store.records(_THERE, **located(name), sees=list(viewer.sees))[0]["there"])


def spoken_of(store: Store, viewer: Viewer, topic: str) -> Iterator[Note]:
    """A note for each place that a question names as where something is: what is done about it may lie elsewhere than who did it."""
    if len(topic) > LONGEST:
        return
    behind = [_beginnings(found[1]) for found in _BEHIND.finditer(topic)]
    names = [name.lower() for names in behind for name in names if not is_named(name)]
    known = {row["name"] for row in store.records(_NAMED, names=names, sees=list(viewer.sees))} if names else set[str]()
    for names in behind:
        place = next((name for name in names if is_named(name) or name.lower() in known), None)
        if place:
            yield Note(
                N_("“{place}” is looked for in what the evidence says, wherever its people work. To see only people of institutions there, ask for the place, too."),
                {"place": place, "code": province_code(place)},
            )  # fmt: skip


def _beginnings(words: str) -> list[str]:
    """A text's first words, as many as there are and fewer."""
    ends = [found.end() for found in re.finditer(r"[^\W_]+", words)]
    return [words[:end] for end in reversed(ends)]
