"""Careers: the posts that civil servants held before, as SIASN's history service gives them (rw-jabatan).

An agency exports the service's answers as one table, ``nama`` and ``nipBaru`` beside its columns. A post ends the day
before the person's next of the same kind of assignment begins. The last one has no end in the file: whether it is
held still is for SIASN's export of today's staff to say (source ``siasn``), and it is left out here, so that nobody
holds a post twice.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Final, cast

from pydantic import BeforeValidator, Field, ValidationInfo, field_validator

from graph.edges import Edge
from graph.errors import InvalidValue
from graph.language import N_
from graph.nodes import Node, Ref
from graph.values import date
from ingest.bkn.cells import Day
from ingest.bkn.facts import Assignment, Post, institution, position_kind, post, record, titled
from ingest.bkn.history import HistoryRow, person, read_history
from ingest.files import Problem
from ingest.source import Expected, Notice, Source

DROPPED: Final = (
    "id", "satuanKerjaId", "satuanKerjaNama", "unorIndukId", "unorIndukNama", "nomorSk", "tanggalSk", "tmtPelantikan", "jenisMutasiId",
    "subJabatanId", "tmtMutasi", "path", "nipLama",
)  # fmt: skip
"""Columns that are known and not kept: decrees, and what says again what another column says."""

REQUIRED: Final = (("instansiKerjaNama",), ("tmtJabatan",), ("namaJabatan", "jabatanFungsionalNama", "jabatanFungsionalUmumNama"))
"""Of each of these the file needs one, beside the person's name and key."""

ESELON: Final = {
    "10": "I.a", "11": "I.a", "12": "I.b", "21": "II.a", "22": "II.b", "31": "III.a", "32": "III.b", "41": "IV.a", "42": "IV.b",
    "51": "V.a", "52": "V.b",
}  # fmt: skip
"""BKN's codes of the eselon; 00 and 99 are posts without one."""

ASSIGNMENTS: Final = frozenset({"D", "PLT", "PLH", "PJ", "TT"})
"""BKN's codes of how a post is held (jenis penugasan)."""

_BATCH: Final = 10_000
"""Rows that are kept in memory before they go to the disk."""


def _assignment(written: object) -> object:
    code = str(written).upper()
    if code not in ASSIGNMENTS:
        raise InvalidValue(N_("This is no kind of assignment: D, PLT, PLH, PJ or TT, or leave it empty."))
    return code


class CareerRow(HistoryRow):
    """A post as the history tells it, and the day it ended where the file tells that by the next one."""

    reckoned = HistoryRow.reckoned | {"until"}

    kind: str | None = Field(default=None, alias="jenisJabatan")
    workplace_id: str | None = Field(default=None, alias="instansiKerjaId")
    workplace: str = Field(alias="instansiKerjaNama")
    unit_id: str | None = Field(default=None, alias="unorId")
    unit: str | None = Field(default=None, alias="unorNama")
    eselon: str | None = Field(default=None, alias="eselonId")
    functional_id: str | None = Field(default=None, alias="jabatanFungsionalId")
    functional: str | None = Field(default=None, alias="jabatanFungsionalNama")
    general_id: str | None = Field(default=None, alias="jabatanFungsionalUmumId")
    general: str | None = Field(default=None, alias="jabatanFungsionalUmumNama")
    named: str | None = Field(default=None, alias="namaJabatan", validate_default=True)
    since: Day = Field(alias="tmtJabatan")
    held: Annotated[Assignment, BeforeValidator(_assignment)] | None = Field(default=None, alias="jenisPenugasanId")
    until: str | None = None

    @field_validator("named")
    @classmethod
    def _has_a_title(cls, value: str | None, info: ValidationInfo) -> str | None:
        if not (value or info.data.get("functional") or info.data.get("general")):
            raise InvalidValue(N_("The row names no post: namaJabatan, jabatanFungsionalNama or jabatanFungsionalUmumNama."))
        return value

    @property
    def title(self) -> str:
        """The post as written, with Plt., Plh., Pj. before it."""
        return self.named or self.functional or self.general or ""

    @property
    def assignment(self) -> Assignment:
        """How the post was held: by its code, else by what stands before the title."""
        acting, _ = titled(self.title)
        return self.held if self.held and self.held != "D" else acting


def read(path: Path) -> Iterator[CareerRow | Problem | Notice]:
    """The posts of a file, each with its end where the file tells it, whatever the order of its rows.

    The file is read twice: the days on which posts begin are sorted on disk, so that memory does not grow with it.

    Raises:
        SourceError: the file cannot be read as a table, or lacks a column that is needed.
    """
    with closing(sqlite3.connect("")) as spool:  # a file that SQLite makes for itself and no other process can open
        spool.execute("CREATE TABLE post (line INTEGER, person TEXT, assignment TEXT, since TEXT)")
        begun: list[tuple[int, str, str, str]] = []
        for row in _rows(path):
            if isinstance(row, CareerRow):
                begun.append((row.line, row.person, row.assignment, row.since))
            if len(begun) == _BATCH:
                spool.executemany("INSERT INTO post VALUES (?, ?, ?, ?)", begun)
                begun.clear()
        spool.executemany("INSERT INTO post VALUES (?, ?, ?, ?)", begun)
        nexts, last = spool.execute(_NEXT), 0
        for row in _rows(path):
            if isinstance(row, CareerRow):
                _, following = cast("tuple[int, str | None]", next(nexts))
                last += row.serves is True and following is None
                yield row.model_copy(update={"until": following and max(row.since, _day_before(following))})
            else:
                yield row
    if last:
        yield Notice(N_("{count} posts have no end in the file and are left out: SIASN's export tells today's."), {"count": last})


def _day_before(day: str) -> str:
    return (date.earliest(day) - timedelta(days=1)).isoformat()


_NEXT: Final = """
SELECT line, min(since) OVER (PARTITION BY person, assignment ORDER BY since GROUPS BETWEEN 1 FOLLOWING AND 1 FOLLOWING)
FROM post ORDER BY line
"""
"""By line, when the person's next post of that kind of assignment begins; of posts that begin on one day neither is the next."""


def _rows(path: Path) -> Iterator[CareerRow | Problem | Notice]:
    return read_history(path, CareerRow, dropped=DROPPED, required=REQUIRED)


def facts(row: CareerRow) -> Iterator[Node | Edge]:
    """The person and the post that has ended, with its unit and institution; nothing of one who is not in service.

    Where somebody worked once says nothing of where the person works: no employment is told, and who sees the person
    does not change. Every statement speaks of the person: a closed person leaves no trace.
    """
    if not row.serves or not row.until:
        return
    about = row.person
    yield from person(row)
    yield from institution(row.workplace, row.workplace_id, about)
    kind = position_kind(row.kind, row.kind)
    told = Post(
        site=Ref("Institution", record(row.workplace, row.workplace_id)), unit=row.unit, unit_key=row.unit_id, title=row.title,
        title_key=row.functional_id or row.general_id, kind=kind, eselon=ESELON.get((row.eselon or "").removesuffix(".0")),
        since=row.since, until=row.until, assignment=row.assignment,
    )  # fmt: skip
    yield from post(told, about)


SOURCE: Final[Source[CareerRow]] = Source(
    name="careers",
    title=N_("SIASN position histories"),
    publisher="Badan Kepegawaian Negara (BKN)",
    licence=N_("not published: an agency's own staff records, for use within its mandate"),
    lawful_basis=N_(
        "UU 27/2022 ps. 20(2)(c) and (e): duty under UU 20/2023 to manage and develop civil servants, and a task in the public interest"
    ),
    visibility="institution",
    row=CareerRow,
    read=read,
    facts=facts,
    # A system writes the rows, so that more than a few wrong ones mean a spreadsheet has been at the file.
    expected=Expected(rejected_share=0.1, remaining_share=0.67),
    dropped=DROPPED,
)
