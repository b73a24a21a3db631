"""Where somebody works: a place by what it is called, and places that a topic names."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Final, LiteralString

from graph.language import N_
from graph.store import Store
from graph.values.place import province_code, province_codes
from queries.question import Note, Viewer
from queries.search.framing import LONGEST

HERE: Final[LiteralString] = """(
    any(code IN $places WHERE where.code = code OR where.code STARTS WITH code + '.') OR toLower(where.name) IN $called
  )"""
"""Whether the place ``where`` is the one that is asked for, or lies in it."""

_SEEN: Final[LiteralString] = "(where.own IS NULL OR any(o IN where.own WHERE o IN $sees))"

_NAMED: Final[LiteralString] = (
    """
UNWIND $asked AS asked
WITH asked, asked.places AS places, asked.called AS called
MATCH (where:Place) WHERE """
    + _SEEN
    + " AND "
    + HERE.replace("$", "")
    + """
RETURN DISTINCT asked.name AS name
"""
)

_KINDS: Final = ("kota", "kabupaten", "kota administrasi", "kabupaten administrasi")

_BEHIND: Final = re.compile(r"(?=\b(di|dari|in|from|at)\s+((?:[^\W_]+\.?[ -]){0,3}[^\W_]+))", re.IGNORECASE)
"""What stands behind a word for a place, up to four words of it."""

_OFFERED: Final = 2
"""Places that are offered, at most."""


def located(name: str | None) -> dict[str, Any]:
    """What ``HERE`` takes, for a place by its code or name: a province, an island with its provinces, a city or regency with its kind or without."""
    if not name:
        return {"places": [], "called": []}
    plain = " ".join(re.sub(r"^kab\b\.?", "kabupaten", name.strip().lower()).split())
    kind = next((kind for kind in reversed(_KINDS) if plain.startswith(kind + " ")), None)
    alike = [f"{kind} administrasi {plain.removeprefix(kind).strip()}"] if kind else [f"{kind} {plain}" for kind in _KINDS]
    return {"places": list(province_codes(name)), "called": [plain, *alike]}


def known(store: Store, viewer: Viewer, names: Iterable[str]) -> set[str]:
    """Which of these names or codes are of places here."""
    asked = [{"name": name, **located(name)} for name in dict.fromkeys(names)]
    return {row["name"] for row in store.records(_NAMED, asked=asked, sees=list(viewer.sees))}


def spoken_of(store: Store, viewer: Viewer, topic: str) -> Iterator[Note]:
    """A note for each place here that a question names as where something is: what is done about it may lie elsewhere than who did it."""
    behind = list(_named(topic)) if len(topic) <= LONGEST else []
    if not behind:
        return
    here = known(store, viewer, chain.from_iterable(behind))
    offered: dict[str, str] = {}
    for names in behind:
        place = next((name for name in names if name in here), None)
        if place:
            offered.setdefault(province_code(place), place)
    for code, place in list(offered.items())[:_OFFERED]:
        yield Note(
            N_("“{place}” is looked for in what the evidence says, wherever its people work. To see only people of institutions there, ask for the place, too."),
            {"place": place, "code": code},
        )  # fmt: skip


def _named(topic: str) -> Iterator[list[str]]:
    """Behind each word for a place the names that may follow, the longest first; none that a capital goes on (*dari Jawa Pos*).

    Short forms in capitals are places behind an Indonesian word: *in NTT*, but not *DIY* or *NAD* in an English sentence, says too little.
    """
    shouted = topic.isupper()
    for found in _BEHIND.finditer(topic):
        words, english = found[2], found[1].lower() in ("in", "from", "at")
        ends = [word.end() for word in re.finditer(r"[^\W_]+", words)]
        names = [(words[:end], words[end:].lstrip(" -.")) for end in reversed(ends)]
        yield [name for name, rest in names if (shouted or not rest[:1].isupper()) and not (english and name.isupper())]
