"""SIASN "Export Data ASN": an agency's own staff as the national civil service agency's system exports them.

Every agency can export the file, as CSV or XLSX. It holds far more of a person's life than expertise needs: what
is not needed is dropped before anything looks at it (``DROPPED``).
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Final

from pydantic import Field, ValidationInfo, field_validator

from graph.edges import Attended, Edge, EmployedBy, GivenAt, Named, WorksAt
from graph.errors import InvalidValue, SourceError
from graph.language import N_
from graph.nodes import Evidence, Institution, InstitutionKind, Name, Node, Person, Ref
from graph.values import nip, person_name
from graph.values.person_name import PersonName
from ingest.bkn import standing
from ingest.bkn.cells import CleanName, Day, Email, Key, Nip, Year, parsed
from ingest.bkn.facts import Post, identified, institution, position_kind, post, record, slug
from ingest.bkn.table import Columns, listed
from ingest.files import Problem
from ingest.source import Expected, Notice, Row, Source
from ingest.tables import read_table

DROPPED: Final = (
    # Not needed to find who knows what (UU 27/2022 ps. 4: belief, family, health, finance; and whatever tells where one lives).
    "NIK", "IS VALID NIK", "FLAG IKD", "TEMPAT LAHIR ID", "TEMPAT LAHIR NAMA", "TEMPAT LAHIR", "TANGGAL LAHIR", "TGL LAHIR",
    "JENIS KELAMIN", "AGAMA ID", "AGAMA NAMA", "AGAMA", "JENIS KAWIN ID", "JENIS KAWIN NAMA", "ALAMAT", "NOMOR HP", "NO HP",
    "NOMOR DARURAT", "NO DARURAT", "EMAIL", "NPWP NOMOR", "NPWP", "BPJS", "KPKN ID", "KPKN NAMA", "KARTU ASN VIRTUAL", "KARTU PEGAWAI",
    # Says nothing of expertise, or says again what another column says.
    "NIP LAMA", "JENIS PEGAWAI ID", "NOMOR SK CPNS", "TANGGAL SK CPNS", "NOMOR SK PNS", "TANGGAL SK PNS", "GOL AWAL ID", "GOL AWAL NAMA",
    "GOL AKHIR ID", "GOL AKHIR NAMA", "TMT GOLONGAN", "MK TAHUN", "MK BULAN", "TINGKAT PENDIDIKAN ID", "TINGKAT PENDIDIKAN NAMA",
    "PENDIDIKAN ID", "LOKASI KERJA ID", "LOKASI KERJA NAMA", "SATUAN KERJA INDUK ID", "SATUAN KERJA INDUK NAMA",
    "SATUAN KERJA KERJA ID", "SATUAN KERJA KERJA NAMA", "ESELON ID", "CREATED AT", "UPDATED AT",
)  # fmt: skip
"""Columns that are known and not kept: their cells are never looked at."""

VARIANTS: Final = {"KEDUDUKAN PNS ID": "KEDUDUKAN HUKUM ID", "KEDUDUKAN PNS NAMA": "KEDUDUKAN HUKUM NAMA"}
"""Other names under which exports have columns that are kept."""

REQUIRED: Final = (("NAMA",), ("NIP BARU", "PNS ID"), ("INSTANSI INDUK NAMA", "INSTANSI KERJA NAMA"))
"""Of each of these the file needs one."""

EXPENDABLE: Final = ("EMAIL GOV", "TAHUN LULUS")
"""Columns without which a person is as findable: a wrong cell is left out and counted, and the row is kept."""


class Employee(Row):
    """An employee: what is kept of the export's row, cells that say nothing left out."""

    pns_id: Key = Field(default=None, alias="PNS ID")
    nip: Nip = Field(default=None, alias="NIP BARU", validate_default=True)
    name: CleanName = Field(alias="NAMA")
    front: str | None = Field(default=None, alias="GELAR DEPAN")
    back: str | None = Field(default=None, alias="GELAR BELAKANG")
    email: Email = Field(default=None, alias="EMAIL GOV")
    employee_kind: str | None = Field(default=None, alias="JENIS PEGAWAI NAMA")
    standing_id: str | None = Field(default=None, alias="KEDUDUKAN HUKUM ID")
    standing: str | None = Field(default=None, alias="KEDUDUKAN HUKUM NAMA")
    status: str | None = Field(default=None, alias="STATUS CPNS PNS")
    tmt_cpns: Day | None = Field(default=None, alias="TMT CPNS")
    tmt_pns: Day | None = Field(default=None, alias="TMT PNS")
    position_kind_id: str | None = Field(default=None, alias="JENIS JABATAN ID")
    position_kind: str | None = Field(default=None, alias="JENIS JABATAN NAMA")
    position_id: str | None = Field(default=None, alias="JABATAN ID")
    position: str | None = Field(default=None, alias="JABATAN NAMA")
    tmt_position: Day | None = Field(default=None, alias="TMT JABATAN")
    eselon: str | None = Field(default=None, alias="ESELON NAMA")
    degree: str | None = Field(default=None, alias="PENDIDIKAN NAMA")
    graduated: Year = Field(default=None, alias="TAHUN LULUS")
    school: str | None = Field(default=None, alias="NAMA SEKOLAH")
    unit_id: str | None = Field(default=None, alias="UNOR ID")
    unit: str | None = Field(default=None, alias="UNOR NAMA")
    employer_id: str | None = Field(default=None, alias="INSTANSI INDUK ID")
    employer: str | None = Field(default=None, alias="INSTANSI INDUK NAMA")
    workplace_id: str | None = Field(default=None, alias="INSTANSI KERJA ID")
    workplace: str | None = Field(default=None, alias="INSTANSI KERJA NAMA", validate_default=True)

    @field_validator("nip")
    @classmethod
    def _known_by_a_key(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and not info.data.get("pns_id"):
            raise InvalidValue(N_("The row has neither NIP BARU nor PNS ID, and one is needed."))
        return value

    @field_validator("workplace")
    @classmethod
    def _is_somewhere(cls, value: str | None, info: ValidationInfo) -> str | None:
        if value is None and not info.data.get("employer"):
            raise InvalidValue(N_("The row has neither INSTANSI INDUK nor INSTANSI KERJA, and one is needed."))
        return value

    @property
    def record(self) -> str:
        """BKN's key of the person, else the NIP.

        A record stays in the lake, where the NIP stands anyway: the graph knows the person by an opaque id.
        """
        return self.pns_id or f"nip:{self.nip}"

    @property
    def workplace_key(self) -> str | None:
        """BKN's key of the place of work; that of the employer where both have one name and the file gives one key."""
        return self.workplace_id or (self.employer_id if self.workplace == self.employer else None)

    @property
    def agency(self) -> str:
        """The agency that employs the person, else the one where the person works."""
        return self.employer or self.workplace or ""

    @property
    def serves(self) -> bool | None:
        """Whether the person is in service; None where the code is unknown. A file that does not say has none who left."""
        return standing.serves(self.standing_id, self.standing)


def read(path: Path) -> Iterator[Employee | Problem | Notice]:
    """The employees of an export, in service or not, and at the end what is to be said of the file.

    Raises:
        SourceError: the file cannot be read as a table, or lacks a column that is needed.
    """
    table = read_table(path, expected=[column for columns in REQUIRED for column in columns])
    columns = Columns(table.columns, SOURCE.columns(), DROPPED, VARIANTS)
    if missing := columns.missing(REQUIRED):
        raise SourceError(
            N_("{file} is no SIASN export: it lacks {columns}. Export “Data ASN” from SIASN with its own column names."),
            file=path,
            columns=", ".join(missing),
        )
    yield from columns.notices()
    standings, agencies = standing.Standings(), dict[str, None]()
    for item in table:
        row = columns.row(Employee, item, EXPENDABLE, standings.left_out)
        if isinstance(row, Employee):
            agencies[row.agency] = None
            standings.take(row.record, row.standing_id, row.standing)
        yield row
    yield from standings.notices()
    if len(agencies) > 1:
        reason = N_("The file names {count} agencies ({names}) and is loaded as that of the first; --scope names another.")
        yield Notice(reason, {"count": len(agencies), "names": listed([*agencies], most=5)})


def facts(row: Employee) -> Iterator[Node | Edge]:
    """The person, the employment, the post and the degree; nothing of one who is not in service.

    Every statement speaks of the person, also those on the agency and the post: a closed person leaves no trace.
    """
    if row.serves:
        about = row.record
        yield from _person(row, about)
        yield from _employment(row, about)
        yield from _post(row, about)
        yield from _degree(row, about)


def _person(row: Employee, about: str) -> Iterator[Node | Edge]:
    bare = parsed(row.name)
    name = PersonName(bare.name, _merged(_fronts(row.front or ""), bare.front), _merged(bare.back, _backs(row.back or "")))
    # The row withholds nobody: who may see its people is for the load to say, and without a word it says "institution".
    person = Person(record=about, about=about, name=person_name.display(name), visibility="open")
    form = Name(about=about, form=bare.name, kind="official")
    yield person
    yield form
    yield Named(about=about, start=person.ref, end=form.ref)
    for scheme, value in (("bkn_person", row.pns_id), ("nip", row.nip), ("email", row.email)):
        if value:
            yield from identified(person.ref, scheme, value, about)


def _merged(some: tuple[str, ...], others: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*some, *others)))


@lru_cache(maxsize=4096)
def _fronts(titles: str) -> tuple[str, ...]:
    """Titles before a name in their usual form; as written where they are not known."""
    if not titles:
        return ()
    parsed = person_name.parse(f"{titles.rstrip('. ,')}. Nama")
    return parsed.front if parsed.name == "Nama" else (titles,)


@lru_cache(maxsize=4096)
def _backs(titles: str) -> tuple[str, ...]:
    """Titles behind a name in their usual form; as written where they are not known."""
    shown: list[str] = []
    for title in filter(None, (part.strip() for part in titles.split(","))):
        parsed = person_name.parse(f"Nama, {title}")
        shown += parsed.back if parsed.name == "Nama" and parsed.back else [title]
    return tuple(shown)


def _employment(row: Employee, about: str) -> Iterator[Node | Edge]:
    person = Ref("Person", about)
    if row.employer:
        yield from institution(row.employer, row.employer_id, about)
        employer = Ref("Institution", record(row.employer, row.employer_id))
        status = _status(row.status, row.employee_kind, row.standing, nip.scheme(row.nip) if row.nip else "unknown")
        yield EmployedBy(about=about, start=person, end=employer, status=status, valid_from=row.tmt_pns or row.tmt_cpns)
    if row.workplace:
        workplace = Ref("Institution", record(row.workplace, row.workplace_key))
        if not row.employer or workplace != employer:
            yield from institution(row.workplace, row.workplace_key, about)
        yield WorksAt(about=about, start=person, end=workplace)


_STATUSES: Final[Mapping[str, str]] = {"c": "CPNS", "cpns": "CPNS", "p": "PNS", "pns": "PNS"}


@lru_cache(maxsize=4096)
def _status(written: str | None, employee_kind: str | None, standing: str | None, scheme: str) -> str | None:
    """PNS, CPNS, PPPK or PPPK paruh waktu; words and a NIP of a PPPK outrank the one letter that exports write."""
    words = " ".join(filter(None, (written, employee_kind, standing))).casefold()
    if "paruh waktu" in words:
        return "PPPK-PW"
    if scheme == "PPPK" or re.search(r"\b(pppk|p3k)\b", words):
        return "PPPK"
    first = (words.partition(" ")[0] for words in ((written or "").casefold(), (employee_kind or "").casefold()))
    return next((_STATUSES[word] for word in first if word in _STATUSES), None)


def _post(row: Employee, about: str) -> Iterator[Node | Edge]:
    """The unit, and the post in it or, where no unit is named, at the place of work."""
    named = (row.workplace, row.workplace_key) if row.workplace else (row.agency, row.employer_id)
    told = Post(
        site=Ref("Institution", record(*named)), unit=row.unit, unit_key=row.unit_id, title=row.position or "",
        title_key=row.position_id, kind=position_kind(row.position_kind_id, row.position_kind), eselon=row.eselon,
        since=row.tmt_position,
    )  # fmt: skip
    yield from post(told, about)


_DELETED: Final = "#DELETE#"
"""What BKN's table of degrees calls the entries that it took out."""

_GENERAL: Final = re.compile(
    r"(tk|sd|mi|smp|mts|sltp|smu|sma|smk|slta|ma|man|stm|smea|spg|sgo|pga|paket|madrasah)\b|sekolah (?!tinggi)"
)
"""Schools before higher learning: their names return in every town, so one name is not one school."""

_SCHOOLS: Final[tuple[tuple[re.Pattern[str], InstitutionKind], ...]] = (
    (re.compile(r"universit|univ\b"), "university"),
    (re.compile(r"politek|poltek|polytechnic"), "polytechnic"),
    (re.compile(r"institut|sekolah tinggi"), "institute"),
    (re.compile(r"akademi|academy"), "academy"),
)


def _degree(row: Employee, about: str) -> Iterator[Node | Edge]:
    if not row.degree or row.degree == _DELETED:
        return
    degree = Evidence(
        record=f"{about}/education", about=about, kind="education", title=row.degree, date=row.graduated, language="id"
    )
    yield degree
    yield Attended(about=about, start=Ref("Person", about), end=degree.ref, role="student")
    if row.school and not _GENERAL.match(row.school.casefold()):
        kind = _school_kind(row.school)
        sector = "academia" if kind else None
        school = Institution(record=f"school:{slug(row.school)}", about=about, name=row.school, kind=kind, sector=sector)
        yield school
        yield GivenAt(about=about, start=degree.ref, end=school.ref)


@lru_cache(maxsize=4096)
def _school_kind(name: str) -> InstitutionKind | None:
    return next((kind for word, kind in _SCHOOLS if word.search(name.casefold())), None)


def scope(path: Path) -> str:
    """The agency of the first row that can be loaded; the file's name if none can."""
    return next((row.agency for row in read(path) if isinstance(row, Employee)), path.name)


SOURCE: Final[Source[Employee]] = Source(
    name="siasn",
    title=N_("SIASN Export Data ASN"),
    publisher="Badan Kepegawaian Negara (BKN)",
    licence=N_("not published: an agency's own staff records, for use within its mandate"),
    lawful_basis=N_(
        "UU 27/2022 ps. 20(2)(c) and (e): duty under UU 20/2023 to manage and develop civil servants, and a task in the public interest"
    ),
    visibility="institution",
    row=Employee,
    read=read,
    facts=facts,
    scope=scope,
    # A system writes the file, so that more than a few wrong rows mean a spreadsheet has been at it; and an agency
    # does not lose a third of its staff between two loads unless it is split.
    expected=Expected(rejected_share=0.1, remaining_share=0.67),
    dropped=DROPPED,
)
