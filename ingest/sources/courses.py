"""Courses: the trainings and certificates of civil servants, as SIASN's history service gives them (rw-kursus, rw-diklat).

An agency exports the service's answers as one table, or a table each, ``nama`` and ``nipBaru`` beside their columns.
Who taught is told by a column ``peran``, or by the title: "Narasumber Bimbingan Teknis …". Those who were in the same
course, by its name, day and organiser, share one piece of evidence.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from pathlib import Path
from typing import Final, Literal

from pydantic import Field, ValidationInfo, field_validator

from graph.edges import Attended, Edge, GivenAt
from graph.errors import InvalidValue
from graph.language import N_
from graph.nodes import Evidence, Node, Ref
from ingest.bkn.cells import Day, Year
from ingest.bkn.facts import slug
from ingest.bkn.history import HistoryRow, person, read_history
from ingest.files import Problem
from ingest.organisers import NOBODY, Named, named, organiser, record
from ingest.source import Expected, Known, Notice, Source

DROPPED: Final = (
    "id", "jenisKursusId", "jenisKursusSertifikat", "jenisDiklatId", "noSertipikat", "latihanStrukturalId", "nomor", "jumlahJam",
    "path", "bobot", "jenisKompetensi", "instansiId", "lokasiId",
)  # fmt: skip
"""Columns that are known and not kept: codes of what a name tells, numbers of papers, hours."""

REQUIRED: Final = (("namaKursus", "latihanStrukturalNama"),)
"""Of these the file needs one, beside the person's name and key."""

EXPENDABLE: Final = ("tahunKursus", "tahun")
"""Columns whose wrong cells are left out and counted."""

Role = Literal["participant", "instructor"]

_TEACHING: Final = (
    r"narasumber|pengajar|pemateri|fasilitator|instruktur|penceramah|pembicara|widyaiswara pengampu|trainer|instructor|speaker"
)
_TAUGHT: Final = re.compile(
    rf"(?:sebagai\s+)?(?:{_TEACHING})\b(?:\s+(?:pada|dalam|di|kegiatan|acara))*[\s:,-]+(?=\w)", re.IGNORECASE
)
"""A title that begins so is of a course that was given; "Pelatihan Fasilitator" is one that was taken."""
_TEACHER: Final = re.compile(_TEACHING, re.IGNORECASE)
_COURSE: Final = re.compile(
    r"(?:training|pelatihan|diklat|bimbingan|bimtek|workshop|lokakarya|seminar|webinar|kursus|sosialisasi|penataran|kelas)\b",
    re.IGNORECASE,
)
"""What stands behind a teaching word where somebody taught: "Narasumber Seminar …", not "Instruktur Senam"."""
_CERTIFIED: Final = re.compile(
    r"\b(?:sertifikasi|sertifikat|uji kompetensi|certified|certification|certificate)\b", re.IGNORECASE
)


class CourseRow(HistoryRow):
    """A course or a structural training in the career of one person."""

    structural: str | None = Field(default=None, alias="latihanStrukturalNama")
    sort: str | None = Field(default=None, alias="jenisKursusNama")
    named: str | None = Field(default=None, alias="namaKursus", validate_default=True)
    organiser: str | None = Field(default=None, alias="institusiPenyelenggara")
    role: str | None = Field(default=None, alias="peran")
    year: Year = Field(default=None, alias="tahunKursus")
    since: Day | None = Field(default=None, alias="tanggalKursus")
    until: Day | None = Field(default=None, alias="tanggalSelesaiKursus")
    structural_year: Year = Field(default=None, alias="tahun")
    structural_since: Day | None = Field(default=None, alias="tanggal")
    structural_until: Day | None = Field(default=None, alias="tanggalSelesai")

    @field_validator("named")
    @classmethod
    def _has_a_title(cls, value: str | None, info: ValidationInfo) -> str | None:
        if not (value or info.data.get("structural")):
            raise InvalidValue(N_("The row names no course: namaKursus or latihanStrukturalNama."))
        return value

    @property
    def date(self) -> str | None:
        """The last day that is told, else the year."""
        days = (self.until, self.structural_until, self.since, self.structural_since, self.year, self.structural_year)
        return next(filter(None, days), None)

    @property
    def part(self) -> tuple[Role, str]:
        """As what the person was there, and the title without that."""
        return _part(self.named or self.structural or "", self.role or "")


@lru_cache(maxsize=65_536)
def _part(title: str, role: str) -> tuple[Role, str]:
    found = _TAUGHT.match(title)
    taught = found is not None and _COURSE.match(title, found.end()) is not None
    bare = title[found.end() :] if found and taught else title
    return ("instructor" if taught or _TEACHER.search(role) else "participant"), bare


def read(path: Path) -> Iterator[CourseRow | Problem | Notice]:
    """The courses of a file.

    Raises:
        SourceError: the file cannot be read as a table, or lacks a column that is needed.
    """
    return read_history(path, CourseRow, dropped=DROPPED, required=REQUIRED, expendable=EXPENDABLE)


def facts(row: CourseRow) -> Iterator[Node | Edge]:
    """The person, the course and who gave it; nothing of one who is not in service.

    Every statement speaks of the person, also those on the course: a closed person leaves no trace.
    """
    return _facts(NOBODY, row)


def knowing(known: Known) -> Callable[[CourseRow], Iterator[Node | Edge]]:
    """The same, where the lake knows institutions: an organiser that bears the name of just one of them is that one."""
    return partial(_facts, named(known))


def _facts(known: Named, row: CourseRow) -> Iterator[Node | Edge]:
    if not row.serves:
        return
    about = row.person
    role, title = row.part
    yield from person(row)
    kind: Literal["certificate", "training"] = "certificate" if _CERTIFIED.search(title) else "training"
    course = Evidence(record=_course(row, title), about=about, kind=kind, title=title, date=row.date, language="id")
    yield course
    yield Attended(about=about, start=Ref("Person", about), end=course.ref, role=role)
    if row.organiser:
        yield from organiser(row.organiser, known, about)
        yield GivenAt(about=about, start=course.ref, end=Ref("Institution", record(row.organiser, known)))


def _course(row: CourseRow, title: str) -> str:
    """One course for all who were there where name, day and organiser tell it from others; else the person's own."""
    if row.organiser and row.date and len(row.date) == 10:
        return f"{slug(title)}@{row.date}@{slug(row.organiser)}"
    return f"{row.person}/{slug(title)}@{row.date or ''}"


SOURCE: Final[Source[CourseRow]] = Source(
    name="courses",
    title=N_("SIASN training histories"),
    publisher="Badan Kepegawaian Negara (BKN)",
    licence=N_("not published: an agency's own staff records, for use within its mandate"),
    lawful_basis=N_(
        "UU 27/2022 ps. 20(2)(c) and (e): duty under UU 20/2023 to manage and develop civil servants, and a task in the public interest"
    ),
    visibility="institution",
    row=CourseRow,
    read=read,
    facts=facts,
    knowing=knowing,
    # A system writes the rows, so that more than a few wrong ones mean a spreadsheet has been at the file.
    expected=Expected(rejected_share=0.1, remaining_share=0.67),
    dropped=DROPPED,
)
