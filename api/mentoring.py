"""A call for mentoring as files: tables in, a draft out that is edited and given in again."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from api.fields import wrong_parameter
from api.formats import xlsx_cell
from graph.errors import AskError
from graph.language import N_, say, translate
from queries.mentoring import Decision, Draft, Mentee, Mentor, Pool

M = TypeVar("M", bound=BaseModel)

PAIRS: Final = ("mentee", "mentee name", "mentor", "mentor name", "fit", "reasons", "decision")
WAITING: Final = ("mentee", "mentee name", "missing", "why", "what one change would do")
MOST: Final = 50_000
"""Rows of one table; a matching of more would not fit into memory."""


def pool(mentees: Path, mentors: Path, decisions: Path | None) -> Pool:
    """Both sides of a call from their tables, and what was decided: a table of decisions, or an edited draft.

    Raises:
        AskError: a file is no table, a cell is wrong (file, line, column), an id is unknown or there twice.
    """
    decided = [one for one in rows(decisions, Decision) if one.decision] if decisions else []
    return Pool(mentees=tuple(rows(mentees, Mentee)), mentors=tuple(rows(mentors, Mentor)), decisions=tuple(decided))


def rows(path: Path, kind: type[M]) -> list[M]:
    """The rows of a CSV or XLSX file as a kind; empty cells are left out.

    Raises:
        AskError: it is no such file, or a cell is wrong.
    """
    found: list[M] = []
    for line, cells in _cells(path):
        if len(found) >= MOST:
            raise AskError(N_("{file} has more than {most} rows. Split the call."), file=path.name, most=MOST)
        try:
            found.append(kind.model_validate(cells))
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            column = str(first["loc"][0]) if first["loc"] else ""
            said = wrong_parameter(first["type"], column, first.get("ctx", {}), first["msg"])
            raise AskError(
                N_("{file}, line {line}: {reason}"), file=path.name, line=line, reason=say(said.message, "en", said.values)
            ) from error
    return found


def _cells(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    table = _sheet(path) if path.suffix.lower() == ".xlsx" else _csv(path)
    header = [str(cell or "").strip().casefold() for cell in next(table, [])]
    for line, row in enumerate(table, 2):
        cells = {name: _text(value) for name, value in zip(header, row, strict=False) if name}
        given = {name: value for name, value in cells.items() if value}
        if given:
            yield line, given


def _text(value: object) -> str:
    return "" if value is None else str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()


def _csv(path: Path) -> Iterator[list[Any]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise AskError(N_("{file} cannot be read as a table. Save it as CSV in UTF-8, or as XLSX."), file=path) from error
    first = text.partition("\n")[0]
    yield from csv.reader(io.StringIO(text), delimiter=max(",;\t", key=first.count))


def _sheet(path: Path) -> Iterator[list[Any]]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
        yield from (list(row) for row in book.worksheets[0].iter_rows(values_only=True))
    except Exception as error:
        raise AskError(N_("{file} cannot be read as a table. Save it as CSV in UTF-8, or as XLSX."), file=path) from error


def write(draft: Draft, language: str, path: Path) -> None:
    """The draft as a workbook (pairs, who waits and why, what was served), or as CSV of the pairs alone.

    The column ``decision`` is for the coordinator: ``pin``, ``forbid`` or ``keep``; the file given in again as decisions
    holds them.
    """
    pairs = [
        [one.mentee.id, one.mentee.name, one.mentor.id, one.mentor.name, round(one.fit, 3),
         "; ".join(say(reason.message, language, reason.values) for reason in one.reasons), one.decision or "keep"]
        for one in draft.pairs
    ]  # fmt: skip
    if path.suffix.lower() != ".xlsx":
        with path.open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([PAIRS, *([xlsx_cell(value) for value in row] for row in pairs)])
        return
    waiting = [
        [one.mentee.id, one.mentee.name, one.missing, say(one.why.message, language, one.why.values),
         say(one.change.message, language, one.change.values) if one.change else ""]
        for one in draft.waiting
    ]  # fmt: skip
    served = [[name, had, due, round(had / due, 3) if due else ""] for name, (had, due) in sorted(draft.served.items())]
    _book(path, {
        N_("pairs"): (PAIRS, pairs), N_("waiting"): (WAITING, waiting),
        N_("served"): (("of", "served", "wanted", "share"), served),
    }, language)  # fmt: skip


def _book(path: Path, sheets: dict[str, tuple[tuple[str, ...], list[list[Any]]]], language: str) -> None:
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    for name, (header, lines) in sheets.items():
        sheet = book.create_sheet(translate(name, language))
        sheet.freeze_panes = "A2"
        sheet.append(list(header))
        for line in lines:
            sheet.append([xlsx_cell(value) for value in line])
    book.save(path)


def told(draft: Draft, language: str) -> list[str]:
    """What a coordinator reads first: how many are served, how well, and whether it is proven."""
    lines = [
        say(N_("{pairs} pairs, {waiting} wait; summed fit {total}, smallest {worst}."), language, {
            "pairs": len(draft.pairs), "waiting": len(draft.waiting), "total": f"{draft.matching.total:.2f}",
            "worst": f"{draft.matching.worst:.2f}",
        }),
        say(N_("No assignment that serves as many is better: proven."), language)
        if draft.matching.gap < 1e-6
        else say(N_("Another assignment could be better by {gap} at most."), language, {"gap": f"{draft.matching.gap:.4f}"}),
    ]  # fmt: skip
    for reason in dict.fromkeys(say(one.why.message, language, one.why.values) for one in draft.waiting[:1000]):
        count = sum(say(one.why.message, language, one.why.values) == reason for one in draft.waiting)
        lines.append(f"  {count}: {reason}")
    return lines[:12]
