"""The institution that a row names in words: that of the reference table where just one bears the name, else what the row calls it."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from graph.edges import Edge
from graph.nodes import Institution, Node, Ref
from ingest.bkn.facts import identified, slug
from ingest.source import Known

NAMED: Final = 0.3
"""How sure a row is of what its organiser is called: the table of institutions knows better."""

Named = Mapping[str, Institution]
"""Institutions by a name that only one bears."""

NOBODY: Final[Named] = MappingProxyType({})


def named(known: Known) -> Named:
    """The institutions that the lake knows, by name in either language, acronym or alias."""
    found: dict[str, Institution | None] = {}
    for one in known.institutions:
        for name in {slug(name) for name in (one.name, one.name_en, one.short, *one.aliases) if name}:
            found[name] = one if name not in found else None
    return MappingProxyType({name: one for name, one in found.items() if one})


def record(name: str, known: Named) -> str:
    """The record of the institution called so."""
    one = known.get(slug(name))
    return f"simpul:{one.record}" if one else slug(name)


def organiser(name: str, known: Named, about: str) -> Iterator[Node | Edge]:
    """The institution called so, as a row about a person tells it."""
    one, key = known.get(slug(name)), record(name, known)
    yield Institution(
        record=key, about=about, confidence=NAMED, name=one.name if one else name, kind=one.kind if one else None,
        sector=one.sector if one else None,
    )  # fmt: skip
    if one:
        yield from identified(Ref("Institution", key), "simpul", one.record, about)
