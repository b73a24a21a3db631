"""Skills and acronyms that Indonesian public service uses and no international list has.

``local_skills.csv`` beside this file is shipped with Simpul, each row with the regulation, system or institution
it is known from, ``recalled`` where nobody has looked that up yet. An institution can keep a table of its own
with the same columns, under a scheme of its own.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from graph.edges import Broader, Edge
from graph.language import N_
from graph.nodes import Node, Ref
from ingest.files import Problem
from ingest.reference import Text, Texts, read_reference
from ingest.skill_table import DescribedSkill, described
from ingest.source import Notice, Source

SHIPPED: Final = Path(__file__).with_suffix(".csv")
"""The local skills that come with Simpul."""


class LocalSkillRow(DescribedSkill):
    """A skill with its acronyms, and the code of the broader skill of the same scheme within which it lies."""

    acronyms: Texts
    broader: Text


def read(path: Path) -> Iterator[LocalSkillRow | Problem | Notice]:
    """The rows of a table with the columns of ``LocalSkillRow``.

    Raises:
        SourceError: the file cannot be read as a table, or a column is missing.
    """
    return read_reference(path, LocalSkillRow)


def facts(row: LocalSkillRow) -> Iterator[Node | Edge]:
    """The skill, its acronyms among its Indonesian synonyms, within its broader one; one that no row describes is not in the graph."""
    skill = described(row, synonyms_id=(*row.synonyms_id, *row.acronyms))
    yield skill
    if row.broader:
        broader = Ref("Skill", f"{row.scheme}:{row.broader}")
        yield Broader(stated=row.source_date, confidence=skill.confidence, start=skill.ref, end=broader)


SOURCE = Source(
    name="local_skills",
    title=N_("Skills and acronyms of Indonesian public service"),
    publisher="Simpul",
    licence="Apache-2.0",
    lawful_basis=N_("a public standard; no person is named"),
    standard=True,
    visibility="open",
    row=LocalSkillRow,
    read=read,
    facts=facts,
    shipped=SHIPPED,
)
