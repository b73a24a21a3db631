"""Indonesian names of the ESCO skills that public service needs most; ESCO itself has none.

``esco_id.csv`` beside this file is shipped with Simpul: what a skill is called in English is ESCO's, what it is
called in Indonesian is ours, proposed or reviewed. A name lands on the skill of that address that a release of ESCO
brings, and stands by itself where ESCO is not loaded.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

from pydantic import AfterValidator

from graph.errors import InvalidValue
from graph.language import N_
from graph.nodes import Skill
from graph.values import text
from ingest.files import Problem
from ingest.reference import Cell, Needed, read_reference
from ingest.skill_table import SURE, NamedSkill
from ingest.source import Notice, Source

SHIPPED: Final = Path(__file__).with_suffix(".csv")
"""The Indonesian names that come with Simpul."""

SCHEME: Final = "esco"
CONCEPT: Final = "http://data.europa.eu/esco/skill/"
"""How the address of every ESCO skill begins; what follows is its code, the same in all releases."""


def _concept(uri: str) -> str:
    if not uri.startswith(CONCEPT):
        raise InvalidValue(
            N_("{uri} is no skill of ESCO; its address begins with {concept}."), uri=text.short(uri), concept=CONCEPT
        )
    return uri


class EscoNameRow(NamedSkill):
    """A skill of ESCO by its address, its names, and how the Indonesian one came about."""

    code: Annotated[str, Cell, AfterValidator(_concept)]
    origin: Needed


def read(path: Path) -> Iterator[EscoNameRow | Problem | Notice]:
    """The rows of a table with the columns of ``EscoNameRow``.

    Raises:
        SourceError: the file cannot be read as a table, or a column is missing.
    """
    return read_reference(path, EscoNameRow)


def facts(row: EscoNameRow) -> Iterator[Skill]:
    """The skill with its Indonesian name; surer is what ESCO itself says of it."""
    yield Skill(
        scheme=SCHEME,
        code=row.code.removeprefix(CONCEPT),
        label=row.label,
        label_id=row.label_id,
        label_state=row.state,
        synonyms_id=row.synonyms_id,
        confidence=SURE[row.state],
    )


SOURCE = Source(
    name="esco_id",
    title=N_("Indonesian names of ESCO skills"),
    publisher="Simpul",
    licence=N_("Apache-2.0; English names: European Commission, ESCO, reuse with attribution"),
    lawful_basis=N_("a public standard; no person is named"),
    standard=True,
    visibility="open",
    row=EscoNameRow,
    read=read,
    facts=facts,
    shipped=SHIPPED,
)
