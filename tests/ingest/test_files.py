"""Files are recognised by content, read in pieces, and refused in words that say what to do."""

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import SourceError
from ingest.files import Line, Problem, TableRow, blocks, kind
from ingest.lines import read_lines
from ingest.tables import read_table

SIGNATURES = [
    (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "PNG"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "PDF"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
    (b"\n <!DOCTYPE html>\n<html><body>Masuk</body></html>", "HTML"),
    (b"\xef\xbb\xbf<table><tr><td>nip</td></tr></table>", "HTML"),
    (b'<?xml version="1.0"?><Workbook/>', "XML"),
    (b'{"nip": "1"}\n', "JSON"),
    (b'[{"nip": "1"}]', "JSON"),
    (b"\x1f\x8b\x08\0\0\0\0\0", "GZIP"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "XLS"),
    (b"PAR1\x15\x04", "Parquet"),
    (bytes(range(256)) * 10, "binary"),
    (b"nip;nama\n1;A\n", ""),
    ("nama,kota\nAndré,Sète\n".encode("cp1252"), ""),
]


@pytest.mark.parametrize(("content", "form"), SIGNATURES, ids=[form or "text" for _, form in SIGNATURES])
def test_a_file_is_recognised_by_its_first_bytes(content: bytes, form: str) -> None:
    assert kind(content) == form


@pytest.mark.parametrize(("content", "form"), [pair for pair in SIGNATURES if pair[1] not in ("", "XLS", "JSON")])
def test_a_table_that_is_something_else_is_refused_by_its_name(tmp_path: Path, content: bytes, form: str) -> None:
    path = tmp_path / "pegawai.csv"
    path.write_bytes(content)
    with pytest.raises(SourceError, match=rf"pegawai\.csv is no table: it looks like {form}\."):
        read_table(path)


def test_old_and_encrypted_workbooks_are_told_apart_from_damage(tmp_path: Path) -> None:
    path = tmp_path / "pegawai.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    with pytest.raises(SourceError, match="Save it as XLSX without a password"):
        read_table(path)


Reader = Callable[[Path], Iterable[object]]
both = pytest.mark.parametrize("read", [read_table, read_lines])


@both
def test_a_missing_file_is_refused(tmp_path: Path, read: Reader) -> None:
    with pytest.raises(SourceError, match=r"no file .*tidak-ada\.csv"):
        read(tmp_path / "tidak-ada.csv")


@both
def test_a_folder_is_refused(tmp_path: Path, read: Reader) -> None:
    with pytest.raises(SourceError, match="is a folder"):
        read(tmp_path)


@both
def test_an_empty_file_is_refused(tmp_path: Path, read: Reader) -> None:
    path = tmp_path / "kosong.csv"
    path.touch()
    with pytest.raises(SourceError, match=r"kosong\.csv is empty"):
        read(path)


@both
@pytest.mark.skipif(os.geteuid() == 0, reason="root may read all")
def test_a_forbidden_file_is_refused(tmp_path: Path, read: Reader) -> None:
    path = tmp_path / "rahasia.csv"
    path.write_bytes(b"nip\n")
    path.chmod(0)
    with pytest.raises(SourceError, match=r"rahasia\.csv may not be read"):
        read(path)


@both
def test_a_forbidden_file_is_refused_whoever_asks(tmp_path: Path, read: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "rahasia.csv"
    path.write_bytes(b"nip\n")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(SourceError, match=r"rahasia\.csv may not be read"):
        read(path)


@both
def test_a_link_to_itself_is_refused(tmp_path: Path, read: Reader) -> None:
    path = tmp_path / "lingkaran.csv"
    path.symlink_to(path)
    with pytest.raises(SourceError, match=r"lingkaran\.csv cannot be read"):
        read(path)


@both
def test_a_pipe_is_refused(tmp_path: Path, read: Reader) -> None:
    path = tmp_path / "pipa"
    os.mkfifo(path)
    with pytest.raises(SourceError, match="not an ordinary file"):
        read(path)


def test_a_file_that_goes_while_it_is_read_is_a_source_error(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"nip\n1\n")
    table = read_table(path)
    path.unlink()
    with pytest.raises(SourceError, match="no file"):
        list(table)


@given(st.lists(st.sampled_from([b"a", b"bb", b"\n", b"\r", b"\r\n", b"", b"cccccccc"])), st.integers(1, 20))
def test_blocks_are_whole_lines_and_lose_only_lines_that_are_too_long(parts: list[bytes], longest: int) -> None:
    whole = b"".join(parts)
    found = [line for block in blocks(parts, longest) for line in ([None] if block is None else block.splitlines())]
    assert len(found) == len(whole.splitlines())
    for kept, line in zip(found, whole.splitlines(), strict=True):
        assert kept == line or (kept is None and len(line) > longest)


_MAGIC = st.sampled_from([b"", b"PK\x03\x04", b"\x1f\x8b\x08\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"nip;nama\n"])
_TEXTISH = st.lists(st.sampled_from([b'"', b"'", b",", b";", b"\n", b"\r", b"\0", b"a", b"\xe9", b"\xc3\xa9", b" "])).map(
    b"".join
)


@given(_MAGIC, st.binary(max_size=400) | _TEXTISH)
def test_any_bytes_give_rows_problems_or_a_source_error(
    tmp_path_factory: pytest.TempPathFactory, magic: bytes, content: bytes
) -> None:
    """Nothing a file contains raises another exception than ``SourceError``, nor a line number that goes back."""
    path = tmp_path_factory.getbasetemp() / "any"
    path.write_bytes(magic + content)
    for read in (read_table, read_lines):
        with suppress(SourceError):
            found = list(read(path))
            assert all(isinstance(item, TableRow | Line | Problem) for item in found)
            assert [item.line for item in found] == sorted(item.line for item in found)
            assert all(item.reason.format(**item.values) for item in found if isinstance(item, Problem))
