"""What a home knows, for those who read texts: institutions and skills, shipped or loaded."""

from collections.abc import Iterable, Iterator
from typing import Any

from graph.nodes import Institution, Skill
from ingest.extract.names.institutions import Known
from ingest.extract.skills.matching import SkillLabel, labels
from ingest.files import Problem
from ingest.pipeline import Home
from ingest.source import Notice, sources


def institutions(home: Home) -> list[Known]:
    """The institutions of the reference table that is shipped and of those that were loaded, which count before it."""
    known = {fact.record: _known(fact) for fact in shipped("institutions") if isinstance(fact, Institution)}
    loaded = (
        "SELECT record, name, name_en, short, aliases, kind, valid_from, valid_to FROM Institution WHERE source = 'institutions'"
    )
    known |= {one.record: _known(one) for one in _loaded(home, Institution, loaded)}
    return list(known.values())


def skills(home: Home) -> list[SkillLabel]:
    """Every form of every skill that texts are looked through for, in the tables that are shipped and in the lake."""
    tables = (fact for name, source in sources().items() if source.standard for fact in shipped(name) if isinstance(fact, Skill))
    known = {(one.scheme, one.code): one for one in tables}
    known |= {
        (one.scheme, one.code): one for one in _loaded(home, Skill, "SELECT * FROM Skill WHERE list_contains($names, source)")
    }
    return list(labels(known.values()))


def shipped(name: str) -> Iterator[Any]:
    """The facts of a source's shipped table."""
    source = sources()[name]
    if source.shipped is not None:
        for row in source.read(source.shipped):
            if not isinstance(row, Problem | Notice):
                yield from source.facts(row)


def _loaded(home: Home, kind: Any, query: str) -> Iterable[Any]:
    if not (home.folder / "lake").exists():
        return
    with home.connect() as connection:
        cursor = connection.execute(query, {"names": home.standards()} if "$names" in query else None)
        names = [column[0] for column in cursor.description or ()]
        while batch := cursor.fetchmany(10_000):
            for row in batch:
                found = {
                    name: value for name, value in zip(names, row, strict=True) if name in kind.model_fields and value is not None
                }
                yield kind.model_construct(**found)


def _known(one: Institution) -> Known:
    return Known(
        id=one.record, names=tuple(name for name in (one.name, one.name_en) if name), short=one.short, aliases=tuple(one.aliases),
        kind=one.kind, valid_from=one.valid_from, valid_to=one.valid_to,
    )  # fmt: skip
