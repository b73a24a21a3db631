"""Every whole line of a text file is read, and what is broken costs only itself."""

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from graph.errors import SourceError
from ingest.lines import Line, Problem, read_lines


def written(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "catatan.jsonl"
    path.write_bytes(content)
    return path


def texts(path: Path) -> list[bytes]:
    return [line.text for line in read_lines(path) if isinstance(line, Line)]


@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"], ids=["LF", "CRLF", "CR"])
@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
def test_lines_keep_their_numbers_and_lose_their_ends(tmp_path: Path, end: bytes, pack: Callable[[bytes], bytes]) -> None:
    content = end.join([b'{"a": 1}', b"", b"  ", b'{"b": 2}'])
    path = written(tmp_path, pack(content))
    assert list(read_lines(path)) == [Line(1, b'{"a": 1}'), Line(4, b'{"b": 2}')]


def test_a_byte_order_mark_is_not_part_of_the_first_line(tmp_path: Path) -> None:
    assert texts(written(tmp_path, b'\xef\xbb\xbf{"a": 1}\n')) == [b'{"a": 1}']


@pytest.mark.parametrize(
    ("content", "form"),
    [(b"\x89PNG\r\n\x1a\n", "PNG"), ('{"a": 1}\n'.encode("utf-16"), "UTF-16"), (b"<html></html>", "HTML")],
)
def test_what_is_not_lines_of_text_is_refused(tmp_path: Path, content: bytes, form: str) -> None:
    with pytest.raises(SourceError, match=f"looks like {form}"):
        read_lines(written(tmp_path, content))


def test_a_line_that_is_too_long_is_a_problem_and_the_next_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, b"12345678\n" + b"x" * 11 + b"\n1234567890\n")
    first, problem, last = read_lines(path, longest=10)
    assert (first, last) == (Line(1, b"12345678"), Line(3, b"1234567890"))
    assert isinstance(problem, Problem)
    assert problem.line == 2
    assert problem.reason.format(**problem.values) == "The line is longer than 10 bytes."


def test_a_packed_line_without_end_takes_no_memory(tmp_path: Path) -> None:
    """256 MiB in one line, packed into 256 KiB, is one problem."""
    path = tmp_path / "bom.jsonl.gz"
    with gzip.open(path, "wb") as out:
        for _ in range(256):
            out.write(bytes(1024 * 1024))
        out.write(b'\n{"a": 1}\n')
    tracemalloc.start()
    found = list(read_lines(path, longest=1024 * 1024))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [type(item) for item in found] == [Problem, Line]
    assert found[1] == Line(2, b'{"a": 1}')
    assert peak < 8 * 1024 * 1024


LINES = [f'{{"n": {n}, "x": "{sha256(bytes([n % 256, n >> 8])).hexdigest()}"}}'.encode() for n in range(20_000)]
PACKED = gzip.compress(b"\n".join(LINES) + b"\n")


def test_gzip_cut_off_gives_all_whole_lines_and_one_problem(tmp_path: Path) -> None:
    half = PACKED[: len(PACKED) // 2]
    whole = zlib.decompressobj(wbits=31).decompress(half).split(b"\n")[:-1]
    *good, problem = read_lines(written(tmp_path, half))
    assert [line.text for line in good if isinstance(line, Line)] == whole
    assert isinstance(problem, Problem)
    assert problem.line == len(whole) + 1
    assert "its end is missing" in problem.reason.format(**problem.values)


def test_gzip_with_a_wrong_checksum_gives_all_lines_and_one_problem(tmp_path: Path) -> None:
    *good, problem = read_lines(written(tmp_path, PACKED[:-8] + bytes(4) + PACKED[-4:]))
    assert [line.text for line in good if isinstance(line, Line)] == LINES
    assert isinstance(problem, Problem)
    assert "incorrect data check" in problem.reason.format(**problem.values)


def test_gzip_broken_in_the_middle_gives_the_lines_before(tmp_path: Path) -> None:
    middle = len(PACKED) // 2
    whole = zlib.decompressobj(wbits=31).decompress(PACKED[:middle]).split(b"\n")[:-1]
    broken = PACKED[:middle] + b"\xff" * 200 + PACKED[middle + 200 :]
    *good, problem = read_lines(written(tmp_path, broken))
    assert [line.text for line in good if isinstance(line, Line)][: len(whole)] == whole
    assert isinstance(problem, Problem)


def test_gzip_followed_by_something_else_gives_all_lines_and_one_problem(tmp_path: Path) -> None:
    *good, problem = read_lines(written(tmp_path, PACKED + b"selesai"))
    assert len(good) == len(LINES)
    assert isinstance(problem, Problem)


def test_members_and_padding_of_gzip_are_no_damage(tmp_path: Path) -> None:
    path = written(tmp_path, gzip.compress(b"a\nb") + gzip.compress(b"c\n") + bytes(512))
    assert texts(path) == [b"a", b"bc"]
