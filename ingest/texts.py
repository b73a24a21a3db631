"""Texts from files and from standard input, and what was read in them, as JSON lines: in order, few at a time."""

import codecs
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import IO, Annotated, Final, NamedTuple, TypeVar

import orjson
from pydantic import BaseModel, Field, ValidationError

from graph.errors import SimpulError
from graph.language import N_, say
from ingest.encoding import ascii_compatible, encoding
from ingest.extract.document import LONGEST_TEXT, Reading
from ingest.extract.nlp import Reader
from ingest.extract.relations.mending import mended_tags
from ingest.extract.tagger.entities import Tagger
from ingest.files import PIECE, Line, Problem, head, kind, pieces
from ingest.lines import lines, read_lines

TOGETHER: Final = 200_000
"""Characters that are read at once."""

_UTF8_BOM: Final = b"\xef\xbb\xbf"

Id = str | int | None


class Text(BaseModel):
    """A text with its id."""

    id: Id = None
    text: str


class Sentence(BaseModel):
    """A sentence in words, with its id."""

    id: Id = None
    tokens: Annotated[list[str], Field(max_length=100_000)]


class Wrong(NamedTuple):
    """A text that could not be had: which, and why."""

    id: Id
    reason: str
    values: dict[str, object]


T = TypeVar("T", bound=BaseModel)


def texts(paths: Iterable[Path], stream: IO[bytes] | None = None) -> Iterator[Text | Wrong]:
    """Every text of files, or of a stream: JSON lines hold many, anything else is one, with its file's name as id."""
    for path in paths:
        try:
            start = head(path)
            form = kind(start)
            yield from _rows(read_lines(path), Text) if form == "GZIP" or _is_json(start) else _whole(path, start, form)
        except SimpulError as error:
            yield Wrong(str(path), error.message, error.values)
    if stream is not None:
        parts = _parts(stream)
        start = next(parts, b"")
        whole = chain([start], parts)
        if _is_json(start):
            yield from _rows(lines(whole), Text)
        elif start:
            yield Text(text=_decoded(whole, "utf-8-sig"))


def sentences(paths: Iterable[Path], stream: IO[bytes] | None = None) -> Iterator[Sentence | Wrong]:
    """Every sentence of JSON lines in files, or in a stream."""
    for path in paths:
        try:
            yield from _rows(read_lines(path), Sentence)
        except SimpulError as error:
            yield Wrong(str(path), error.message, error.values)
    if stream is not None:
        yield from _rows(lines(_parts(stream)), Sentence)


def _parts(stream: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: stream.read(PIECE), b"")


def _is_json(start: bytes) -> bool:
    return start.removeprefix(_UTF8_BOM).lstrip()[:1] == b"{"


def _whole(path: Path, start: bytes, form: str) -> Iterator[Text | Wrong]:
    name = encoding(path, start)
    if form not in ("", "JSON") and not name.startswith("utf-16"):
        yield Wrong(str(path), N_("{file} is no plain text: it looks like {form}. Save its text."), {"file": path, "form": form})
        return
    yield Text(id=str(path), text=_decoded(*ascii_compatible(pieces(path), name)))


def _decoded(parts: Iterable[bytes], name: str) -> str:
    """The beginning of a text, as much as is read and a character more; what is no character is U+FFFD."""
    decoder = codecs.getincrementaldecoder(name)("replace")
    found, size = [], 0
    for part in parts:
        found.append(decoder.decode(part))
        size += len(found[-1])
        if size > LONGEST_TEXT:
            break
    else:
        found.append(decoder.decode(b"", final=True))
    return "".join(found)[: LONGEST_TEXT + 1]


def _rows(found: Iterable[Line | Problem], row: type[T]) -> Iterator[T | Wrong]:
    for line in found:
        yield Wrong(None, line.reason, {**line.values, "line": line.line}) if isinstance(line, Problem) else _row(line, row)


def _row(line: Line, row: type[T]) -> T | Wrong:
    try:
        value = orjson.loads(line.text)
    except orjson.JSONDecodeError as refused:
        try:  # a byte that is no UTF-8, a NUL or half a character costs itself, not the line
            value = json.loads(line.text.decode("utf-8", "replace"), strict=False)
        except (ValueError, RecursionError):
            return Wrong(None, N_("Line {line} is no JSON: {reason}."), {"line": line.line, "reason": str(refused)})
        if isinstance(value, dict) and isinstance(value.get("id"), str):
            value["id"] = value["id"].encode("utf-8", "replace").decode()
    try:
        return row.model_validate(value, strict=True)
    except ValidationError as error:
        first = error.errors(include_input=False, include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "-"
        name = value.get("id") if isinstance(value, dict) else None
        reason = N_("Line {line}, {field}: {reason}.")
        return Wrong(
            name if isinstance(name, str | int) else None, reason, {"line": line.line, "field": where, "reason": first["msg"]}
        )


def readings(found: Iterable[Text | Wrong], reader: Reader, language: str) -> Iterator[tuple[bool, bytes]]:
    """For each text whether it was read, and the line that says what it says or what is wrong."""
    for batch in _batches(found, lambda text: len(text.text)):
        read = reader.read_all(("", text.text) for text in batch if isinstance(text, Text))
        for text in batch:
            yield (False, _wrong(text, language)) if isinstance(text, Wrong) else (True, _line(text.id, next(read)))


def tagged(found: Iterable[Sentence | Wrong], tagger: Tagger, language: str) -> Iterator[tuple[bool, bytes]]:
    """For each sentence whether it was read, and the line with one IOB tag a token or with what is wrong."""
    for batch in _batches(found, lambda sentence: len(sentence.tokens) * 8):
        read = [sentence.tokens for sentence in batch if isinstance(sentence, Sentence)]
        tags = map(mended_tags, read, tagger.tags(read))
        for sentence in batch:
            if isinstance(sentence, Wrong):
                yield False, _wrong(sentence, language)
            else:
                yield True, orjson.dumps({"id": sentence.id, "tags": next(tags)})


def _line(name: Id, reading: Reading) -> bytes:
    """A reading with its text's id as it came: a number stays one."""
    return b'{"id":' + orjson.dumps(name) + b"," + reading.model_dump_json(exclude={"id"}).encode()[1:]


def _wrong(wrong: Wrong, language: str) -> bytes:
    return orjson.dumps({"id": wrong.id, "error": say(wrong.reason, language, wrong.values)})


def _batches(found: Iterable[T | Wrong], size: Callable[[T], int]) -> Iterator[list[T | Wrong]]:
    batch: list[T | Wrong] = []
    held = 0
    for one in found:
        batch.append(one)
        held += 100 if isinstance(one, Wrong) else size(one)
        if held >= TOGETHER:
            yield batch
            batch, held = [], 0
    if batch:
        yield batch
