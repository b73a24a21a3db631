"""The skills that are looked for in texts, and the forms of their names by which two lists of them are compared."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import duckdb

from graph.nodes import Skill
from ingest.extract.skills.matching import SkillLabel, labels_of
from ingest.extract.skills.relabelled import Form


@dataclass(frozen=True)
class Skills:
    """The skills that are looked for in texts: what everybody may see of the lists made for it."""

    name: str
    """The same skills have the same name; empty: there are none."""
    labels: Callable[[], list[SkillLabel]]
    """What they are called; worked out when it is needed."""


def skills(connection: duckdb.DuckDBPyConnection, projection: Path, standards: Sequence[str]) -> Skills:
    """The skills of a projection that are of these sources."""
    columns = ("scheme", "code", "label", "label_id", "synonyms", "synonyms_id", "description", "description_id")
    chosen = (
        f"FROM read_parquet({str(projection / 'Skill.parquet')!r}) "
        "WHERE own IS NULL AND list_has_any(list_transform(sources, lambda s: split_part(s, '/', 1)), ?::VARCHAR[])"
    )
    [(name,)] = connection.execute(f"SELECT md5(string_agg(hash, '' ORDER BY id)) {chosen}", [list(standards)]).fetchall()

    @cache
    def labels() -> list[SkillLabel]:
        rows = connection.execute(f"SELECT {', '.join(columns)} {chosen} ORDER BY id", [list(standards)]).fetchall()
        found: list[SkillLabel] = []
        for row in rows:
            known = {column: value for column, value in zip(columns, row, strict=True) if value is not None}
            found += labels_of(Skill.model_validate(known))
        return found

    return Skills(name or "", labels)


def forms(labels: Iterable[SkillLabel]) -> list[Form]:
    """The labels as they are kept to be compared."""
    of: dict[tuple[str, str], list[SkillLabel]] = {}
    for label in labels:
        of.setdefault((label.scheme, label.code), []).append(label)
    return [
        Form(scheme, code, label.text, label.language, digest)
        for (scheme, code), named in of.items()
        for digest in [hashlib.md5(repr(named).encode(), usedforsecurity=False).hexdigest()]
        for label in named
    ]
