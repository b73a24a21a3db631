"""How the rows of an answer are written: for reading, for programs, for spreadsheets."""

import csv
import re
from contextlib import nullcontext
from pathlib import Path
from typing import Any, BinaryIO, Final, TextIO

import orjson
from pydantic import BaseModel
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from api.fields import choices
from graph.language import figure, label, say
from graph.values import cell
from queries.question import Answer, Row

MEDIA: Final = {
    "json": "application/json",
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "jsonl": "application/jsonl",
    "graphml": "application/graphml+xml",
    "parquet": "application/zip",
}
"""How each format is called in ``Content-Type``; tables of Parquet come zipped."""

_NOT_IN_XML: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ID: Final = re.compile(r"[0-9a-f]{24}")


def write_json(answer: Answer[Any], question: str, language: str, out: TextIO) -> None:
    """One object: the question, its rows, where the next page begins, notes in a language."""
    notes = [say(note.message, language, note.values) for note in answer.notes]
    whole = {"question": question, "rows": _plain(answer), "next": answer.next, "notes": notes}
    out.write(orjson.dumps(whole, option=orjson.OPT_INDENT_2).decode() + "\n")


def write_jsonl(answer: Answer[Any], out: TextIO) -> None:
    """A row a line."""
    for row in _plain(answer):
        out.write(orjson.dumps(row).decode() + "\n")


def write_csv(answer: Answer[Any], row: type[BaseModel], out: TextIO) -> None:
    """RFC 4180: a row a line, with a heading; what is nested stands as compact JSON, and no text is a formula."""
    writer = csv.writer(out)
    writer.writerow(row.model_fields)
    writer.writerows([cell.safe(_flat(value)) for value in found.values()] for found in _plain(answer))


def write_xlsx(answer: Answer[Any], row: type[BaseModel], out: Path | BinaryIO, language: str) -> None:
    """A sheet for people, in their language, with a heading that stays in sight; numbers are numbers, lists are lines, and no text is a formula."""
    from openpyxl import Workbook

    with out.open("wb") if isinstance(out, Path) else nullcontext(out) as target:
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Simpul")
        sheet.freeze_panes = "A2"
        sheet.append([label(name, language) for name in row.model_fields])
        for found in answer.rows:
            sheet.append([xlsx_cell(_in_sheet(found, name, language)) for name in row.model_fields])
        book.save(target)


def _in_sheet(row: BaseModel, name: str, language: str) -> object:
    value = getattr(row, name)
    if isinstance(value, (list, tuple)):
        return "\n".join(_line(one, language) if isinstance(one, BaseModel) else _shown(one, language) for one in value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return round(value, 4)
    return value if _is_id(value) or value is None else _value(row, name, language)


def _line(row: BaseModel, language: str) -> str:
    """What a row within a row says, in a line; numbers carry their names."""
    return " · ".join(_said(row, name, language) for name, value in row if _tells(value))


def _said(row: BaseModel, name: str, language: str) -> str:
    """What a field says within a line; a number carries its name, and so does what is true or false."""
    said = _value(row, name, language)
    return f"{label(name, language)} {said}" if isinstance(getattr(row, name), (int, float)) else said


def _plain(answer: Answer[Any]) -> list[dict[str, Any]]:
    return [row.model_dump(mode="json") for row in answer.rows]


def _flat(value: object) -> object:
    return orjson.dumps(value).decode() if isinstance(value, (list, dict)) else value


def xlsx_cell(value: object) -> object:
    """The value as a cell of a workbook that no spreadsheet takes for a formula, nor refuses."""
    flat = cell.safe(_flat(value))
    return _NOT_IN_XML.sub("", flat)[:32_767] if isinstance(flat, str) else flat


def write_table(answer: Answer[Any], row: type[Row], language: str, console: Console, *, first: int = 1) -> None:
    """For reading: a table; where rows hold lists, each row with its lists indented below it."""
    if not answer.rows:
        return
    nested = [name for name in row.model_fields if any(isinstance(getattr(found, name), list) for found in answer.rows)]
    if not nested:
        console.print(_table(answer.rows, list(row.model_fields), language))
        return
    plain = [name for name in row.model_fields if name not in nested]
    for number, found in enumerate(answer.rows, first):
        console.print(_heading(number, found, plain, language, alone=len(answer.rows) == 1), highlight=False)
        for name in nested:
            _print_list(console, label(name, language), getattr(found, name), language)


def _heading(number: int, found: Row, names: list[str], language: str, *, alone: bool) -> Text:
    """What a row says beside its lists: a line a value where it is alone, else one line; numbers carry their names."""
    told = {name: getattr(found, name) for name in names if getattr(found, name) is not None}
    if alone:
        return Text("\n".join(f"{label(name, language)}: {_value(found, name, language)}" for name in told))
    values = [_said(found, name, language) for name, value in told.items() if not _is_id(value)]
    ids = [value for value in told.values() if _is_id(value)]
    return Text.assemble(f"{number}. ", (" · ".join(values), "bold"), *((f"  {identifier}", "dim") for identifier in ids))


def _print_list(console: Console, heading: str, values: list[Any], language: str) -> None:
    if not values:
        return
    if isinstance(values[0], BaseModel):
        names = [name for name in type(values[0]).model_fields if any(_tells(getattr(value, name)) for value in values)]
        console.print(Padding(Text(f"{heading}:", style="italic"), (0, 0, 0, 3), expand=False))
        console.print(Padding(_table(values, names, language), (0, 0, 0, 5), expand=False))
    else:
        console.print(
            Padding(Text(f"{heading}: {', '.join(_shown(value, language) for value in values)}"), (0, 0, 0, 3), expand=False)
        )


def _tells(value: object) -> bool:
    """Whether a reader of a table learns something from it."""
    return value not in (None, []) and not _is_id(value)


def _table(rows: list[Any], names: list[str], language: str) -> Table:
    table = Table(box=None, pad_edge=False)
    for name in names:
        number = all(isinstance(getattr(row, name), (int, float, type(None))) for row in rows)
        table.add_column(label(name, language), justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_value(row, name, language)) for name in names))
    return table


def _value(row: BaseModel, name: str, language: str) -> str:
    """What a field says; one of a few choices is a word of the language."""
    value = getattr(row, name)
    if isinstance(value, bool):
        return label("yes" if value else "no", language)
    chosen = isinstance(value, str) and value in choices(type(row).model_fields[name].annotation)
    return label(value, language) if chosen else _shown(value, language)


def _is_id(value: object) -> bool:
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def _shown(value: object, language: str) -> str:
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return figure(value, language)
    if isinstance(value, list):
        return ", ".join(_shown(item, language) for item in value)
    if isinstance(value, BaseModel):
        told = (name for name, part in value if part is not None and not _is_id(part))
        return " · ".join(_value(value, name, language) for name in told)
    return str(value)
