"""ESCO, Europe's list of skills and occupations, as its download page gives it: one folder of CSV files a release.

Loaded without more it is the scheme ``esco``: the release that Simpul's own tables refer to (``CURRENT``). Another
release, known by its number in the name of the folder or file ("ESCO dataset - v1.1.0 - …"), is a scheme of its own
beside it, ``esco-1.1.0``, whose skills match those of ``esco`` exactly where their address is the same: ESCO keeps an
address for a concept through all releases.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from graph.edges import Broader, Edge, Matches, Needs
from graph.errors import InvalidValue, SourceError
from graph.language import N_
from graph.nodes import Node, Occupation, Ref, Skill
from graph.values import date, text
from ingest.files import Problem
from ingest.header import normalised
from ingest.source import Notice, Row, Source, checked
from ingest.tables import Table, read_table

SCHEME: Final = "esco"
CURRENT: Final = "1.2"
"""The release that the tables which come with Simpul refer to, with all its corrections (1.2.0, 1.2.1 …)."""

NEEDED: Final = (
    ("conceptUri", "preferredLabel"),
    ("conceptUri", "broaderUri"),
    ("occupationUri", "skillUri"),
    ("originalSkillUri", "relatedSkillUri"),
)
"""The tables there are, by the columns that tell them apart: concepts, what is broader, what an occupation or a skill needs."""

DROPPED: Final = (
    "skillType", "reuseLevel", "hiddenLabels", "scopeNote", "inScheme", "regulatedProfessionNote", "isThirdLevel", "naceCode",
    "conceptLabel", "broaderLabel", "occupationLabel", "skillLabel", "originalSkillLabel", "relatedSkillLabel", "broaderType",
    "originalSkillType", "relatedSkillType", "occupationType", "code", "iscoGroup",
)  # fmt: skip
"""Columns that are known and not kept: kinds and labels that other tables give, notes to ESCO's editors."""

_APART: Final = re.compile(r"(collection|schemes|dictionary|hierarchy|greenshare)", re.IGNORECASE)
"""Files of a release that say again what the others say, or speak of no concept."""

_RELEASE: Final = re.compile(r"\bv(\d+\.\d+(?:\.\d+)*)", re.IGNORECASE)
_LANGUAGE: Final = re.compile(r"_([a-z]{2})\.\w+$", re.IGNORECASE)
_ADDRESS: Final = re.compile(r"https?://data\.europa\.eu/esco/(skill|occupation|isced-f|isco)/(?:C(?=\d))?([\w.-]+)", re.ASCII)
_KINDS: Final = {"skill": "Skill", "isced-f": "Skill", "occupation": "Occupation", "isco": "Occupation"}


def _cell(value: object) -> object:
    return (text.clean(value) or None) if isinstance(value, str) else value


def _lines(value: object) -> object:
    """The labels of a cell, one a line."""
    return tuple(dict.fromkeys(filter(None, map(text.clean, value.splitlines())))) if isinstance(value, str) else ()


def _day(value: object) -> object:
    found = _cell(value)
    return date.from_any(found[:10]) if isinstance(found, str) else None


def _concept(written: str) -> str:
    """A concept in a scheme, as ``Skill esco:…``, from the scheme and the address."""
    scheme, _, address = written.partition(" ")
    found = _ADDRESS.fullmatch(address.strip())
    if not found:
        raise InvalidValue(
            N_("{address} is no address of ESCO's, as http://data.europa.eu/esco/skill/…"), address=text.short(address)
        )
    return f"{_KINDS[found[1]]} {scheme}:{found[2]}"


_Text = Annotated[str | None, BeforeValidator(_cell)]
_Address = Annotated[Annotated[str, AfterValidator(_concept)] | None, BeforeValidator(_cell)]


class EscoRow(Row):
    """A row of any of the tables: a concept, or a relation between two."""

    concept_type: _Text = Field(default=None, alias="conceptType")
    concept: _Address = Field(default=None, alias="conceptUri")
    label: _Text = Field(default=None, alias="preferredLabel")
    synonyms: Annotated[tuple[str, ...], BeforeValidator(_lines)] = Field(default=(), alias="altLabels")
    status: _Text = None
    modified: Annotated[str | None, BeforeValidator(_day)] = Field(default=None, alias="modifiedDate")
    definition: _Text = None
    description: _Text = None
    broader: _Address = Field(default=None, alias="broaderUri")
    occupation: _Address = Field(default=None, alias="occupationUri")
    relation: Annotated[Literal["essential", "optional"] | None, BeforeValidator(_cell)] = Field(
        default=None, alias="relationType"
    )
    skill: _Address = Field(default=None, alias="skillUri")
    original: _Address = Field(default=None, alias="originalSkillUri")
    related: _Address = Field(default=None, alias="relatedSkillUri")


class IndonesianRow(EscoRow):
    """A concept whose labels are Indonesian."""


def release(path: Path) -> str:
    """The release that a file is of, as ``1.1.0``, by its name or its folder's; empty where neither says it."""
    found = _RELEASE.search(path.name) or _RELEASE.search(path.resolve().parent.name)
    return found[1] if found else ""


def scheme(path: Path) -> str:
    """The scheme of a file's concepts: ``esco``, or that of another release, as ``esco-1.1.0``."""
    number = release(path)
    return SCHEME if not number or f"{number}.".startswith(f"{CURRENT}.") else f"{SCHEME}-{number}"


def read(path: Path) -> Iterator[EscoRow | Problem | Notice]:
    """The rows of one file of a release; one in another language than English or Indonesian is told and not kept.

    Raises:
        SourceError: the file cannot be read as a table, or is none of the tables of a release.
    """
    written = _LANGUAGE.search(path.name)
    language = written[1].lower() if written else "en"
    if _APART.search(path.name):
        yield Notice(N_("The file says nothing that others of the release do not say; it is not read."))
        return
    if language not in {"en", "id"}:
        yield Notice(
            N_("The file is in the language “{language}”, of which no labels are kept; it is not read."), {"language": language}
        )
        return
    known = {normalised(column): column for column in (*SOURCE.columns(), *DROPPED)}
    table = read_table(path)
    names = {column: known[column] for column in table.columns if column in known}
    needed = next((columns for columns in NEEDED if set(columns) <= set(names.values())), None)
    if needed is None:
        raise SourceError(
            N_("{file} is no table of ESCO's: it has none of the pairs of columns {pairs}. Load the files of one release as they came."),
            file=path, pairs="; ".join(" + ".join(columns) for columns in NEEDED),
        )  # fmt: skip
    for column in table.columns:
        if column not in known:
            yield Notice(N_("The column “{column}” is not known and not kept."), {"column": column})
    kept = {column: name for column, name in names.items() if name not in DROPPED}
    yield from _rows(table, kept, needed, scheme(path), IndonesianRow if language == "id" else EscoRow)


def _rows(
    table: Table, kept: Mapping[str, str], needed: tuple[str, ...], scheme: str, kind: type[EscoRow]
) -> Iterator[EscoRow | Problem | Notice]:
    old = 0
    for row in table:
        if isinstance(row, Problem):
            yield row
            continue
        cells = {name: row.cells.get(column) for column, name in kept.items()}
        if missing := next((name for name in needed if not str(cells[name] or "").strip()), None):
            yield Problem(row.line, missing, N_("There is no value, and it is needed."), {})
            continue
        addressed = {name: f"{scheme} {value}" for name, value in cells.items() if name.endswith("Uri") and value}
        found = checked(kind, row.line, cells | addressed)
        if isinstance(found, EscoRow) and found.status and found.status != "released":
            old += 1
        else:
            yield found
    if old:
        yield Notice(N_("{count} concepts are not released, or no longer; they are not kept."), {"count": old})


def facts(row: EscoRow) -> Iterator[Node | Edge]:
    """A concept, or a relation between two; a relation with a concept that no table describes is not in the graph."""
    if row.concept and row.label:
        yield from _concepts(row, row.concept, row.label)
    elif row.concept and row.broader:
        yield Broader(start=_ref(row.concept), end=_ref(row.broader))
    elif row.occupation and row.skill:
        yield Needs(start=_ref(row.occupation), end=_ref(row.skill), kind=row.relation or "optional")
    elif row.original and row.related:
        yield Needs(start=_ref(row.original), end=_ref(row.related), kind=row.relation or "optional")


def _concepts(row: EscoRow, concept: str, label: str) -> Iterator[Node | Edge]:
    """The skill or occupation; a skill of another release matches that of the same address in ``esco``."""
    kind, record = _ref(concept)
    scheme, _, code = record.partition(":")
    about = row.definition or row.description
    indonesian = isinstance(row, IndonesianRow)
    if kind == "Occupation":
        named = {"label_id": label} if indonesian else {"synonyms": row.synonyms, "description": about}
        yield Occupation.model_validate(
            {"scheme": scheme, "code": code, "label": label, "stated": row.modified, "confidence": _sure(indonesian), **named}
        )
        return
    names = {"label_id": label, "label_state": "published", "synonyms_id": row.synonyms} if indonesian else {
        "synonyms": row.synonyms, "description": about,
    }  # fmt: skip
    yield Skill.model_validate(
        {"scheme": scheme, "code": code, "label": label, "stated": row.modified, "confidence": _sure(indonesian), **names}
    )
    if scheme != SCHEME:
        yield Matches(start=_ref(concept), end=Ref("Skill", f"{SCHEME}:{code}"), kind="exact", by="ESCO")


def _sure(indonesian: bool) -> float:
    """An Indonesian table's label stands for the English one only where there is none."""
    return 0.5 if indonesian else 1.0


def _ref(concept: str) -> Ref:
    kind, _, record = concept.partition(" ")
    return Ref(kind, record)


def scope(path: Path) -> str:
    """The release; loading it again replaces what it had said."""
    number = release(path)
    return f"v{number}" if number else SCHEME


SOURCE: Final[Source[EscoRow]] = Source(
    name="esco",
    title=N_("ESCO: European skills, competences, qualifications and occupations"),
    publisher="European Commission",
    licence=N_("free reuse with attribution (Commission Decision 2011/833/EU)"),
    lawful_basis=N_("a public standard; no person is named"),
    standard=True,
    visibility="open",
    row=EscoRow,
    read=read,
    facts=facts,
    scope=scope,
    dropped=DROPPED,
)
