"""Competencies with levels: what an office asks of everybody who holds it, and how far along somebody is.

``competencies.csv`` beside this file is shipped with Simpul: the eight managerial competencies and the
socio-cultural one of PermenPANRB 38/2017, their levels in our own words. Another table of the same columns,
say an agency's dictionary of technical competencies under a scheme of its own, can be loaded as well.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graph.language import N_
from graph.nodes import Skill
from ingest.files import Problem
from ingest.reference import Text, read_reference
from ingest.skill_table import DescribedSkill, described
from ingest.source import Notice, Source

SHIPPED: Final = Path(__file__).with_suffix(".csv")
"""The competencies that come with Simpul."""


class CompetencyRow(DescribedSkill):
    """A competency and what each of its levels means, in English and Indonesian; the lowest level is 1."""

    level_scale: Text
    level_1: Text
    level_2: Text
    level_3: Text
    level_4: Text
    level_5: Text
    level_1_id: Text
    level_2_id: Text
    level_3_id: Text
    level_4_id: Text
    level_5_id: Text


def read(path: Path) -> Iterator[CompetencyRow | Problem | Notice]:
    """The rows of a table with the columns of ``CompetencyRow``.

    Raises:
        SourceError: the file cannot be read as a table, or a column is missing.
    """
    return read_reference(path, CompetencyRow)


def facts(row: CompetencyRow) -> Iterator[Skill]:
    """The competency as a skill with its ladder."""
    yield described(
        row,
        level_scale=row.level_scale,
        levels=_numbered(row.level_1, row.level_2, row.level_3, row.level_4, row.level_5),
        levels_id=_numbered(row.level_1_id, row.level_2_id, row.level_3_id, row.level_4_id, row.level_5_id),
    )


def _numbered(*levels: str | None) -> tuple[str, ...]:
    """Each level that is described, its number in front, by which the graph keeps them in order."""
    return tuple(f"{number}. {level}" for number, level in enumerate(levels, 1) if level)


SOURCE = Source(
    name="competencies",
    title=N_("Competencies of civil servants with their levels"),
    publisher="Simpul",
    licence="Apache-2.0",
    lawful_basis=N_("a public standard; no person is named"),
    visibility="open",
    row=CompetencyRow,
    read=read,
    facts=facts,
    shipped=SHIPPED,
    standard=True,
)
