"""Workbooks that come out the same byte for byte: openpyxl writes, then the dates of the day are taken out."""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook

Cell = str | int | datetime

_WRITTEN: Final = datetime(2026, 6, 30, 8, 0, 0)
_CORE: Final = "docProps/core.xml"
_MODIFIED: Final = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def write_workbook(path: Path, title: str, rows: Iterable[Sequence[Cell]]) -> None:
    """Write one sheet; its title, and that of the document, say that all is fiction."""
    book = Workbook(write_only=True)
    book.properties.title = title
    book.properties.creator = "Simpul demo (fiksi)"
    book.properties.created = _WRITTEN
    sheet = book.create_sheet("Data ASN (fiksi)")
    for row in rows:
        sheet.append(row)
    with TemporaryDirectory() as folder:
        draft = Path(folder, "draft.xlsx")
        book.save(draft)
        _without_today(draft, path)


def _without_today(draft: Path, path: Path) -> None:
    with ZipFile(draft) as before, ZipFile(path, "w") as after:
        for name in before.namelist():
            info = ZipInfo(name, _WRITTEN.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            with before.open(name) as source, after.open(info, "w") as target:
                if name == _CORE:
                    target.write(_MODIFIED.sub(rb"\g<1>" + f"{_WRITTEN:%Y-%m-%dT%H:%M:%SZ}".encode(), source.read()))
                else:
                    copyfileobj(source, target)
