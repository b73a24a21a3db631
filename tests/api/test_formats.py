"""No export is a way in: text that a spreadsheet would run stays text."""

import csv
import io
from pathlib import Path
from typing import Annotated

import openpyxl
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Field
from rich.console import Console

from api import formats
from graph.values.cell import plain
from queries.question import Answer, Row
from queries.team import Covered, Proof


class Word(Row):
    """A row with a text, a number and a list."""

    text: Annotated[str, Field(description="Text.")]
    number: float = -1.5
    words: tuple[str, ...] = ()


class Holding(Row):
    """A row that holds rows."""

    text: str
    held: list[Covered]


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_csv_gives_back_the_text_and_no_formula(text: str) -> None:
    """A cell never begins as a formula does; what stood there is there still."""
    out = io.StringIO(newline="")
    formats.write_csv(Answer([Word(text=text)]), Word, out)
    [_, [cell, number, words]] = list(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert plain(cell) == text
    assert (number, words) == ("-1.5", "[]")


def test_xlsx_has_numbers_and_no_formula(tmp_path: Path) -> None:
    """Numbers stay numbers; formulas, control characters and endless texts do no harm."""
    texts = ["=HYPERLINK(1)", "+1", "@x", "a\x00b\x1fc", "🙂 é", "x" * 40_000, ""]
    formats.write_xlsx(Answer([Word(text=text, words=("=1",)) for text in texts]), Word, tmp_path / "a.xlsx", "id")
    rows = list(openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0].iter_rows(min_row=2))
    assert all(cell.data_type != "f" for row in rows for cell in row)
    assert [row[0].value for row in rows] == ["'=HYPERLINK(1)", "'+1", "'@x", "abc", "🙂 é", "x" * 32_767, None]
    assert all(row[1].value == -1.5 for row in rows)


def test_choices_within_a_list_of_a_row_are_words() -> None:
    """However deep a row holds it, one of a few choices is said in the language; a text is not."""
    proof = Proof(id="0" * 24, title="work", kind="work", date=None)
    row = Covered(skill="audit", score=1.0, share=1.0, evidence=[proof])
    out = io.StringIO()
    formats.write_table(Answer([Holding(text="a", held=[row])]), Holding, "id", Console(file=out, width=100))
    assert "work · karya" in out.getvalue()


def test_table_shows_brackets_as_they_are() -> None:
    """What looks like a console's markup is text."""
    out = io.StringIO()
    formats.write_table(Answer([Word(text="[red]x[/red]", words=("[b]",))]), Word, "en", Console(file=out, width=100))
    assert "[red]x[/red]" in out.getvalue()
    assert "[b]" in out.getvalue()
