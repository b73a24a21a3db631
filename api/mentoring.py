"""A call for mentoring as files: tables in, a draft out that is edited and given in again."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from api import columns
from api.fields import choices, wrong_parameter
from api.formats import xlsx_cell
from graph.errors import AskError, InvalidValue
from graph.language import N_, label, say, translate
from graph.values import cell, person_key, person_name
from queries.calls.mentoring import Draft
from queries.calls.participants import Decision, Mentee, Mentor, Pool

M = TypeVar("M", bound=BaseModel)

PAIRS: Final = ("mentee", "mentee name", "mentor", "mentor name", "fit", "reasons", "decision")
WAITING: Final = ("mentee", "mentee name", "missing", "why", "what one change would do")
MENTORSHIPS: Final = ("mentor", "mentor_name", "mentee", "mentee_name", "since", "until", "programme")
WRITTEN: Final = (".xlsx", ".csv")
"""How the name of a draft's file ends."""
MOST: Final = 50_000
"""Rows of one table; a matching of more would not fit into memory."""

TOLD: Final = 20
"""Faults of one table that are told at once."""


class File(NamedTuple):
    """A table as it came."""

    name: str
    content: bytes

    @classmethod
    def at(cls, path: Path) -> "File":
        """The file at a path."""
        return cls(path.name, path.read_bytes())


def pool(mentees: File, mentors: File, decisions: File | None, language: str) -> Pool:
    """Both sides of a call from their tables, and what was decided: a table of decisions, or an edited draft.

    Raises:
        AskError: a file is no table, lacks a column, names nobody, a cell is wrong (file, line, column), an id is unknown or there twice.
    """
    decided = rows(decisions, Decision, language, counts="decision") if decisions else []
    sides = rows(mentees, Mentee, language), rows(mentors, Mentor, language)
    for file, side in zip((mentees, mentors), sides, strict=True):
        if not side:
            raise AskError(N_("{file} names nobody: its first row names the columns, each further one a person."), file=file.name)
    return Pool(mentees=tuple(sides[0]), mentors=tuple(sides[1]), decisions=tuple(decided))


def rows(file: File, kind: type[M], language: str, counts: str = "") -> list[M]:
    """The rows of a CSV or XLSX file as a kind; empty cells are left out, and rows where the cell that ``counts`` is empty.

    Raises:
        AskError: it is no such file, lacks a column, or cells are wrong, each told in a line of its own.
    """
    found: list[M] = []
    faults: dict[str, None] = {}
    needed = [name for name, field in kind.model_fields.items() if field.is_required() or name == counts]
    table = _sheet(file) if file.name.lower().endswith(".xlsx") else _csv(file)
    heads = _heads(next(table, []), file, needed, language)
    written = {column: name for column, (_, name) in heads.items()}
    for line, row in enumerate(table, 2):
        cells = columns.cells([_text(value) for value in row], heads)
        if not cells or (counts and counts not in cells):
            continue
        if len(found) >= MOST:
            raise AskError(N_("{file} has more than {most} rows. Split the call."), file=file.name, most=MOST)
        try:
            found.append(kind.model_validate(cells))
        except ValidationError as error:
            faults |= dict.fromkeys(_wrong(error, file, line, kind, language, written))
    if faults:
        more = [say(N_("{count} more"), language, {"count": len(faults) - TOLD})] if len(faults) > TOLD else []
        raise AskError("{listed}", listed="\n".join([*list(faults)[:TOLD], *more]))
    return found


def _wrong(
    error: ValidationError, file: File, line: int, kind: type[BaseModel], language: str, written: Mapping[str, str]
) -> Iterator[str]:
    """What is wrong in a row, by file, line and column as it is written there; of a column that nobody knows no line, so that it is told once."""
    for one in error.errors(include_url=False, include_input=False):
        column = str(one["loc"][0]) if one["loc"] else ""
        shown = written.get(column, column)[:80]
        told: dict[str, Any] = {"file": file.name, "line": line, "column": shown}
        if one["type"] == "extra_forbidden":
            known = ", ".join(columns.called(name, language) for name in kind.model_fields)
            yield say(N_("{file} has a column {column}, which is none of: {known}."), language, {**told, "known": known})
            continue
        said = wrong_parameter(one["type"], shown, one.get("ctx", {}), one["msg"])
        values = {**said.values, "expected": ", ".join(allowed(kind, column, language))}
        yield say(N_("{file}, line {line}: {reason}"), language, {**told, "reason": say(said.message, language, values)})


def allowed(kind: type[BaseModel], column: str, language: str) -> list[str]:
    """What a cell of a column may say, in words of a language, where that is one of a few."""
    field = kind.model_fields.get(column)
    return [label(one, language) for one in choices(field.annotation if field else None) if one]


def text(file: File) -> str:
    """A table as text: CSV as it came, a workbook's first sheet as CSV.

    Raises:
        AskError: it cannot be read as a table.
    """
    if not file.name.lower().endswith(".xlsx"):
        return _decoded(file)
    out = io.StringIO()
    csv.writer(out).writerows([_text(value) for value in row] for row in _sheet(file))
    return out.getvalue()


def as_csv(people: Iterable[Mentee | Mentor], language: str) -> str:
    """People of a call as the table that ``rows`` reads, in words of a language."""
    out = io.StringIO()
    written = csv.writer(out)
    for number, one in enumerate(people):
        told = {**one.model_dump(), "mode": label(one.mode, language)}
        if not number:
            written.writerow(columns.called(column, language) for column in told)
        written.writerow(cell.safe(";".join(value) if isinstance(value, tuple) else value) for value in told.values())
    return out.getvalue()


def _heads(first: list[Any], file: File, needed: Iterable[str], language: str) -> dict[str, tuple[int, str]]:
    """The columns that a first row names; an empty table has none."""
    names = [_text(name) for name in first]
    heads = columns.header(names, file.name)
    if first and (missing := [columns.called(column, language) for column in needed if column not in heads]):
        raise AskError(
            N_("{file} has no column {column}. Its first row must name the columns; it has: {had}."),
            file=file.name, column=", ".join(missing), had=", ".join(filter(None, names))[:200],
        )  # fmt: skip
    return heads


def _text(value: object) -> str:
    return "" if value is None else str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


_ROUNDED: Final = 1e15
"""Numbers from which a spreadsheet keeps no further digit."""
_LONG_NUMBER: Final = N_(
    "{file}, line {line}: a spreadsheet has rounded a long number there, such as a NIP. Format its column as text and type it again."
)
_NO_TABLE: Final = N_("{file} cannot be read as a table. Save it as CSV in UTF-8, or as XLSX.")


def _decoded(file: File) -> str:
    try:
        return file.content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise AskError(_NO_TABLE, file=file.name) from error


def _csv(file: File) -> Iterator[list[Any]]:
    text = _decoded(file)
    first = text.partition("\n")[0]
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=first.count))
    except csv.Error as error:
        raise AskError(_NO_TABLE, file=file.name) from error


def _sheet(file: File) -> Iterator[list[Any]]:
    for line, row in enumerate(_rows_of_sheet(file), 1):
        if any(isinstance(value, (int, float)) and abs(value) >= _ROUNDED for value in row):
            raise AskError(_LONG_NUMBER, file=file.name, line=line)
        yield row


def _rows_of_sheet(file: File) -> Iterator[list[Any]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(io.BytesIO(file.content), read_only=True, data_only=True)
        yield from (list(row) for row in book.worksheets[0].iter_rows(values_only=True))
    except Exception as error:
        raise AskError(_NO_TABLE, file=file.name) from error


def write(draft: Draft, language: str, path: Path) -> None:
    """The draft in a file: a workbook where its name ends so, else CSV."""
    path.write_bytes(workbook(draft, language) if path.suffix.lower() == ".xlsx" else table(draft, language))


def table(draft: Draft, language: str) -> bytes:
    """A draft as CSV in UTF-8: its pairs, then who waits without a mentor, why, and what one change would do."""
    out = io.StringIO()
    pairs = ([*row, *[""] * len(WAITING[2:])] for row in _pairs(draft, language))
    waiting = ([*row[:2], *[""] * len(PAIRS[2:]), *row[2:]] for row in _waiting(draft, language))
    lines = ([xlsx_cell(value) for value in row] for row in (*pairs, *waiting))
    csv.writer(out).writerows([[columns.called(one, language) for one in (*PAIRS, *WAITING[2:])], *lines])
    return out.getvalue().encode()


def approved(draft: Draft, day: str) -> bytes:
    """The pairs of an approved draft as the table that the source ``mentorships`` reads: who guides whom from a day on."""
    out = io.StringIO()
    written = csv.writer(out)
    written.writerow(MENTORSHIPS)
    for one in draft.pairs:
        people = (one.mentor.id, one.mentor.name or one.mentor.id, one.mentee.id, one.mentee.name or one.mentee.id)
        written.writerow([*(xlsx_cell(value) for value in people), day, "", ""])
    return out.getvalue().encode()


def unknown(draft: Draft) -> list[str]:
    """The ids of those for whom that source would refuse the list: they are no NIP or ORCID, or nobody is named beside them."""
    people = {one.id: one for pair in draft.pairs for one in (pair.mentor, pair.mentee)}
    return sorted(one.id for one in people.values() if not _known(one))


def _known(one: Mentee | Mentor) -> bool:
    try:
        person_key.clean(one.id)
        person_name.parse(one.name)
    except InvalidValue:
        return False
    return True


def workbook(draft: Draft, language: str) -> bytes:
    """The draft as a workbook: pairs, who waits and why, what was served.

    The column ``decision`` is for the coordinator: ``pin``, ``forbid`` or ``keep``, in words of the language; the file given
    in again as decisions holds them.
    """
    served = [[name, had, due, round(had / due, 3) if due else ""] for name, (had, due) in sorted(draft.served.items())]
    return _book({
        N_("pairs"): (PAIRS, _pairs(draft, language)), N_("waiting"): (WAITING, _waiting(draft, language)),
        N_("served"): (("of", "served", "wanted", "share"), served),
    }, language)  # fmt: skip


def _pairs(draft: Draft, language: str) -> list[list[Any]]:
    return [
        [one.mentee.id, one.mentee.name, one.mentor.id, one.mentor.name, round(one.fit, 3),
         "; ".join(say(reason.message, language, reason.values) for reason in one.reasons), label(one.decision or "keep", language)]
        for one in draft.pairs
    ]  # fmt: skip


def _waiting(draft: Draft, language: str) -> list[list[Any]]:
    return [
        [one.mentee.id, one.mentee.name, one.missing, say(one.why.message, language, one.why.values),
         say(one.change.message, language, one.change.values) if one.change else ""]
        for one in draft.waiting
    ]  # fmt: skip


def _book(sheets: dict[str, tuple[tuple[str, ...], list[list[Any]]]], language: str) -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(write_only=True), io.BytesIO()
    for name, (header, lines) in sheets.items():
        sheet = book.create_sheet(translate(name, language))
        sheet.freeze_panes = "A2"
        sheet.append([columns.called(one, language) for one in header])
        for line in lines:
            sheet.append([xlsx_cell(value) for value in line])
    book.save(out)
    return out.getvalue()


def told(draft: Draft, language: str) -> list[str]:
    """What a coordinator reads first: how many are served, how well, and whether it is proven."""
    lines = [say(note.message, language, note.values) for note in draft.summary]
    for reason in dict.fromkeys(say(one.why.message, language, one.why.values) for one in draft.waiting[:1000]):
        count = sum(say(one.why.message, language, one.why.values) == reason for one in draft.waiting)
        lines.append(say(N_("{count} wait: {reason}"), language, {"count": count, "reason": reason}))
    return [*lines[:12], *(say(note.message, language, note.values) for note in draft.notes)]


def waiting(draft: Draft, language: str, file: str, first: int = 5) -> list[str]:
    """The first of those who wait, each with the reason and what one change would do; of more, the file that has all."""
    lines = [
        " ".join(filter(None, (f"{name} ({one}):" if name else f"{one}:", why, change)))
        for one, name, _, why, change in _waiting(draft, language)[:first]
    ]
    more = {"count": len(draft.waiting) - first, "file": file}
    return (
        lines
        if len(draft.waiting) <= first
        else [*lines, say(N_("{count} more wait, each with the reason: {file}"), language, more)]
    )
