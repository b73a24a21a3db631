"""Texts come in, readings go out: in order, and one that is broken costs only itself."""

import io
from pathlib import Path
from typing import Any

import orjson
import pytest
from click.testing import CliRunner

from ingest.__main__ import ingest
from ingest.extract.document import LONGEST_TEXT
from ingest.extract.nlp import Reader
from ingest.extract.tagger.entities import Tagger
from ingest.texts import Sentence, Text, Wrong, readings, sentences, tagged, texts

LINES = b"""{"id": "a", "text": "Ia tiba di Jakarta, Selasa."}
{"id": 7, "text": "Ia tiba di Bandung, \x00 Selasa."}
{"id": "broken", "text": "Ia tiba di \xff Jakarta."}

{"id": "number", "text": 3}
{"id": "none"}
not json
[1, 2]
{"id": "half", "text": "\\ud800"}
{"id": "last", "text": ""}
"""


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader as it is shipped."""
    return Reader()


def read(content: bytes, reader: Reader) -> list[tuple[bool, dict[str, Any]]]:
    """What comes out for what comes in."""
    return [(good, orjson.loads(line)) for good, line in readings(texts([], io.BytesIO(content)), reader, "en")]


def test_each_line_is_read_or_says_why_not(reader: Reader) -> None:
    """Order and ids stay, a number as a number; NUL, broken UTF-8 and half a character are read; what is no text has an error in its place."""
    found = read(LINES, reader)
    assert [line["id"] for _, line in found] == ["a", 7, "broken", "number", "none", None, None, "half", "last"]
    assert [good for good, _ in found] == [True, True, True, False, False, False, False, True, True]
    assert all("error" in line and "entities" not in line for good, line in found if not good)
    assert [entity["text"] for entity in found[0][1]["entities"]] == ["Jakarta"]
    assert "Line 7" in found[5][1]["error"]


def test_a_stream_that_is_no_json_is_one_text(reader: Reader) -> None:
    """Text as it is, with its line ends and without a byte order mark; nothing gives nothing."""
    [(good, line)] = read(b"\xef\xbb\xbfIa tiba di Jakarta,\r\nSelasa.\n", reader)
    assert good
    assert [(entity["start"], entity["text"]) for entity in line["entities"]] == [(11, "Jakarta")]
    assert read(b"", reader) == []


def test_files(reader: Reader, tmp_path: Path) -> None:
    """JSON lines hold many texts, any other text is one under its name; what is no text, or not there, costs only itself."""
    (tmp_path / "many.jsonl").write_bytes(LINES)
    (tmp_path / "one.txt").write_bytes("Ia tiba di Jakarta.".encode("utf-16"))
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.7 \x00\x01")
    paths = [tmp_path / name for name in ("missing.txt", "scan.pdf", "one.txt", "many.jsonl")]
    found = list(texts(paths))
    assert [isinstance(one, Wrong) for one in found[:3]] == [True, True, False]
    assert found[2] == Text(id=str(paths[2]), text="Ia tiba di Jakarta.")
    assert len(found) == 3 + 9


def test_a_long_file_is_read_as_far_as_texts_are(tmp_path: Path) -> None:
    """A character more than is read, so that the reading says that it was cut; never the whole of it."""
    path = tmp_path / "long.txt"
    path.write_bytes(b"a " * LONGEST_TEXT)
    [text] = texts([path])
    assert isinstance(text, Text)
    assert len(text.text) == LONGEST_TEXT + 1


def test_one_tag_a_token() -> None:
    """Whatever the tokens are: empty, long, with spaces in them."""
    lines = [{"id": 1, "tokens": ["Ia", "tiba", "di", "Jakarta", "."]}, {"id": "x", "tokens": ["", " ", "a b", "x" * 100_000]}, {"id": 2, "tokens": []}, {"id": 3, "tokens": "no"}]  # fmt: skip
    stream = io.BytesIO(b"\n".join(map(orjson.dumps, lines)))
    found = [orjson.loads(line) for _, line in tagged(sentences([], stream), Tagger(), "en")]
    assert found[0] == {"id": 1, "tags": ["O", "O", "O", "B-LOC", "O"]}
    assert len(found[1]["tags"]) == 4
    assert found[2] == {"id": 2, "tags": []}
    assert "error" in found[3]
    assert isinstance(next(sentences([], io.BytesIO(b'{"tokens":["a"]}'))), Sentence)


def test_the_command_says_by_its_status_that_a_text_was_not_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Every line is answered, and then the status is not zero."""
    monkeypatch.setenv("SIMPUL_HOME", str(tmp_path))
    runner = CliRunner()
    good = runner.invoke(ingest, ["extract", "--tokens"], input=b'{"id":1,"tokens":["Jakarta"]}\n')
    bad = runner.invoke(ingest, ["extract", "--tokens"], input=b'{"id":1,"tokens":["Jakarta"]}\nx\n')
    assert good.exit_code == 0
    assert (bad.exit_code, bad.stdout.count("\n")) == (1, 2)
