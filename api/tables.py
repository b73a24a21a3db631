"""Rows for reading: as tables whose ids are links, whose choices are words, and whose lists are tables of their own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import BaseModel

from api.fields import choices
from graph import describe
from graph.language import N_, figure, label, translate
from graph.schemes import LISTS
from graph.values import date

NAMING: Final = ("name", "label", "title")
"""Fields that name what a row is about."""

SHARES: Final = frozenset({"share"})
"""Fields that tell a part of a whole, 0 to 1; they are read in percent."""

NOTHING: Final[Mapping[str, str]] = {}

TARGETS: Final = {"Person": "/person/", "Institution": "/institution/", "Skill": "/skill/"}
"""Where a node has its page."""

T = TypeVar("T")

KINDS: Final = frozenset(kind.name for kind in describe.kinds())


class Cell(NamedTuple):
    """What a cell of a table shows, and in which language where that is not the page's."""

    text: str
    href: str = ""
    lang: str = ""
    inner: "Table | None" = None


class Column(NamedTuple):
    """A column of a table."""

    name: str
    label: str
    description: str
    number: bool


@dataclass(frozen=True)
class Table:
    """Rows for reading: ids are links, choices are words, lists are tables of their own."""

    columns: list[Column]
    rows: list[list[Cell]]


def table(rows: list[Any], row: type[BaseModel], language: str, english: Mapping[str, str] = NOTHING) -> Table:
    """Rows of a class as a table; columns that say nothing are left out. ``english`` are the names of skills that are English, folded, with the Indonesian ones known for them."""
    links = _links(row)
    names = [
        name
        for name in row.model_fields
        if name not in {*links.values(), *indonesian(row).values()}
        and any(getattr(found, name) not in (None, [], "") for found in rows)
    ]
    columns = [
        Column(name, label(name, language), _description(row, name, language),
               number=all(isinstance(getattr(found, name), (int, float)) for found in rows))
        for name in names
    ]  # fmt: skip
    return Table(columns, [[_cell(found, name, links, language, english) for name in names] for found in rows])


def _description(row: type[BaseModel], name: str, language: str) -> str:
    texts = [row.model_fields[name].description or "", N_("Shown in percent.") if name in SHARES else ""]
    return " ".join(translate(text, language) for text in texts if text)


def _named_first(found: Table) -> Table:
    """The table with what names its rows in front: of a list in a cell the first column is what one sees of it."""
    place = next((at for at, column in enumerate(found.columns) if column.name in NAMING), 0)

    def moved(row: list[T]) -> list[T]:
        return [row[place], *row[:place], *row[place + 1 :]] if row else row

    return Table(moved(found.columns), [moved(row) for row in found.rows])


def indonesian(row: type[BaseModel]) -> dict[str, str]:
    """Which field says in Indonesian what another one says: ``label_id`` what ``label`` does; an id of a node is none."""
    return {
        name.removesuffix("_id"): name
        for name, field in row.model_fields.items()
        if name.endswith("_id") and name.removesuffix("_id") in row.model_fields and not field.json_schema_extra
    }


def _links(row: type[BaseModel]) -> dict[str, str]:
    """Which field's text leads to the node that another field has the id of."""
    nodes = {
        name
        for name, field in row.model_fields.items()
        if isinstance(field.json_schema_extra, dict) and "x-node" in field.json_schema_extra
    }
    found = {}
    for name in nodes:
        shown = name.removesuffix("_id") if name.endswith("_id") else "name"
        shown = next((other for other in (shown, "label", "title") if other in row.model_fields and other != name), "")
        if shown:
            found[shown] = name
    return found


def _cell(row: Any, name: str, links: Mapping[str, str], language: str, english: Mapping[str, str]) -> Cell:
    value = getattr(row, name)
    if isinstance(value, list) and value and isinstance(value[0], BaseModel):
        return Cell("", inner=_named_first(table(value, type(value[0]), language, english)))
    return Cell(words(row, name, language, english), node_href(row, links.get(name, "")), foreign(row, name, language, english))


def node_href(row: BaseModel, name: str) -> str:
    """The page of the node that a field has the id of."""
    identifier = getattr(row, name, None) if name else None
    extra = type(row).model_fields[name].json_schema_extra if identifier else None
    node = str(extra.get("x-node", "")) if isinstance(extra, dict) else ""
    return TARGETS[node] + str(identifier) if node in TARGETS else ""


def words(row: BaseModel, name: str, language: str, english: Mapping[str, str] = NOTHING) -> str:
    """What a field says, in a language; in Indonesian by the field beside it that says so, where that is told, else by what some list says for it."""
    value = getattr(row, name)
    told = indonesian(type(row)).get(name) if language == "id" else None
    if told and getattr(row, told):
        return shown(getattr(row, told), language)
    if name in SHARES and isinstance(value, (int, float)):
        return f"{figure(100 * value, language)} %"
    if isinstance(value, str) and value in choices(type(row).model_fields[name].annotation):
        return label(value, language)
    if name in ("scheme", "schemes"):
        codes = [value] if isinstance(value, str) else value or ()
        return ", ".join(dict.fromkeys(translate(LISTS.get(code, code), language) for code in codes))
    if name.endswith("kind") and value in KINDS:
        return kind(value, language)
    return _called(row, name, language, english) or shown(value, language)


def kind(value: str, language: str) -> str:
    """A kind of node or edge in words, its name in the graph behind them where that is another."""
    said = label(value, language)
    said = said.lower() if value.isupper() else said
    return said if said == value else f"{said} ({value})"


def foreign(row: BaseModel, name: str, language: str, english: Mapping[str, str]) -> str:
    """The language of what a field says where it is not the page's: ``en`` for a skill whose English name is shown here; else empty."""
    return "en" if _called(row, name, language, english) == "" else ""


def folded(name: str) -> str:
    """A name without what lists write differently: capitals, spaces and hyphens."""
    return re.sub(r"[\s-]+", "", name.casefold())


def _called(row: BaseModel, name: str, language: str, english: Mapping[str, str]) -> str | None:
    """What some list calls in Indonesian a skill of which this row has the English name alone: empty where none does; None for what is no such name."""
    named, value = indonesian(type(row)), getattr(row, name)
    if language != "id" or all(getattr(row, one) != value for one in named) or (name in named and getattr(row, named[name])):
        return None
    chosen = value in choices(type(row).model_fields[name].annotation)
    return None if chosen else english.get(folded(str(value)))


def shown(value: object, language: str) -> str:
    """A value for reading: numbers with the language's marks, days by the names of its months."""
    match value:
        case None:
            return ""
        case bool():
            return translate(N_("yes") if value else N_("no"), language)
        case int() | float():
            return figure(value, language)
        case list() | tuple():
            return ", ".join(shown(part, language) for part in value)
    return date.readable(str(value), language)
