"""Every question is a command: its help, its answers in every format, its errors."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from api.fields import parameters
from queries.question import Question, questions
from tests.api.conftest import Command


def typed(question: Question[Any, Any]) -> list[str]:
    """The example of a question as it is typed."""
    words = [question.name.replace("_", "-")]
    for parameter in parameters(question.ask):
        value = getattr(question.example, parameter.name)
        if parameter.required:
            words += value if parameter.repeated else [value]
        elif value != parameter.default:
            words += [parameter.option, str(value)]
    return words


@pytest.mark.parametrize(
    "question", [one for one in questions().values() if one.derived_command], ids=lambda question: question.name
)
def test_example_in_every_format(question: Question[Any, Any], simpul: Command, tmp_path: Path) -> None:
    """The example has the same rows in each format, and every export is written."""
    words = [*typed(question), *(["--key", "k"] if "key" in question.ask.model_fields else [])]
    table, whole = simpul(*words), simpul(*words, "--format", "json")
    assert (table.status, whole.status) == (0, 0)
    assert table.out.strip()
    rows = json.loads(whole.out)["rows"]
    assert [json.loads(line) for line in simpul(*words, "--format", "jsonl").out.splitlines()] == rows
    flat = list(csv.DictReader(io.StringIO(simpul(*words, "--format", "csv").out)))
    assert [list(row) for row in flat] == [list(question.row.model_fields)] * len(rows)
    assert simpul(*words, "--format", "xlsx", "--out", str(tmp_path / "a.xlsx")).status == 0
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").worksheets[0]
    assert sheet.max_row == len(rows) + 1
    for form in question.exports:
        assert simpul(*words, "--format", form, "--out", str(tmp_path / f"a.{form}")).status == 0
        assert [path for path in tmp_path.glob(f"a*.{form}") if path.stat().st_size]


@pytest.mark.parametrize("language", ["id", "en"])
def test_help_is_in_the_users_language(language: str, simpul: Command) -> None:
    """No word of the other language stands in a help text."""
    words = "Usage|Options|Show this|Who |Only " if language == "id" else "Pemakaian|Opsi|Tampilkan|Siapa|Hanya"
    for command in ([], *([name.replace("_", "-")] for name in questions()), ["engine"], ["engine", "log"], ["completion"]):
        ended = simpul(*command, "--help", "--lang", language)
        assert ended.status == 0
        assert not re.search(words, ended.out), ended.out


def test_choices_are_words_of_the_language(simpul: Command) -> None:
    """What is one of a few choices is told in words, in both languages; programs get the choice itself."""
    assert "academia" in simpul("cross-sector").out
    assert "akademisi" in simpul("cross-sector", "--lang", "id").out
    assert '"academia"' in simpul("cross-sector", "--lang", "id", "--format", "json").out


WRONG = [
    (["experts"], 2, "Missing argument 'TOPIC'."),
    (["experts", ""], 2, "topic must have at least 1 characters."),
    (["experts", "air", "--limit", "0"], 2, "--limit must be at least 1."),
    (["experts", "air", "--limit", "1001"], 2, "--limit may be at most 1,000."),
    (["experts", "air", "--limit", "many"], 2, "'many' is not a valid integer."),
    (["experts", "air", "--sector", "moon"], 2, "'moon' is not one of"),
    (["experts", "air", "--after", "!!"], 2, "!! is not where a page ended."),
    (["experts", "x" * 20_001], 2, "topic may have at most 20,000 characters."),
    (["experts", "air", "--format", "xlsx"], 2, "The format xlsx needs a file: --out FILE."),
    (["experts", "air", "--format", "csv", "--out", "/dev/full/x"], 74, "/dev/full/x cannot be read or written"),
    (["experts", "kebijakan", "--sector", "international"], 4, "There is no row for this."),
    (["experts", "dan yang"], 4, "There is no word in “dan yang” to look for."),
    (["experts", "kebijakn"], 4, "Did you mean “kebijakan”?"),
    (["profile", "Nobody At All"], 3, "There is no person “Nobody At All” here."),
    (["profile", "f" * 24], 3, "There is no person"),
    (["cross-sector", "--skill", "energi policy"], 3, "Did you mean: energy policy?"),
    (["no-such-question"], 2, "No such command 'no-such-question'."),
]


@pytest.mark.parametrize(
    ("words", "status", "told"), WRONG, ids=lambda value: " ".join(value)[:40] if isinstance(value, list) else ""
)
def test_what_is_wrong_is_told(words: list[str], status: int, told: str, simpul: Command) -> None:
    """Wrong input, an unknown id, an empty answer: a sentence on standard error and a fitting exit status."""
    ended = simpul(*words)
    assert told in ended.err
    assert (ended.status, ended.out) == (status, "")


def test_paging(simpul: Command) -> None:
    """What is left is said, with where to go on."""
    first = simpul("experts", "kebijakan analisis", "--limit", "1", "--format", "jsonl")
    after = first.err.removeprefix("There is more: --after ").strip()
    second = simpul("experts", "kebijakan analisis", "--limit", "1", "--format", "jsonl", "--after", after)
    assert json.loads(first.out)["person"] != json.loads(second.out)["person"]


def test_as_somebody_of_an_institution(simpul: Command) -> None:
    """Seen with others' eyes, people whom their institution keeps to itself are not there."""
    assert "Sari Rekaan" in simpul("experts", "analis kebijakan").out
    for mine, seen in (("listrik", False), ("Kementerian Air (fiksi)", True)):
        answer = simpul("experts", "analis kebijakan", "--as", mine)
        assert (answer.status, "Sari Rekaan" in answer.out) == (0, seen)
    for nobody in ("", "operator", "f" * 24):
        refused = simpul("experts", "analis kebijakan", "--as", nobody)
        assert (refused.status, refused.out) == (3, "")


def test_completion(simpul: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    """A shell completes questions and choices."""
    assert "_SIMPUL_COMPLETE" in simpul("completion", "bash").out
    monkeypatch.setenv("COMP_WORDS", "simpul expe")
    monkeypatch.setenv("COMP_CWORD", "1")
    monkeypatch.setenv("_SIMPUL_COMPLETE", "bash_complete")
    assert simpul().out.strip() == "plain,experts"
