"""SIASN "Export Data ASN": an agency's own staff as the national civil service agency's system exports them.

Every agency can export the file, as CSV or XLSX. It holds far more of a person's life than expertise needs: what
is not needed is dropped before anything looks at it (``DROPPED``).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator

from graph.edges import Attended, Edge, EmployedBy, GivenAt, HoldsPosition, IdentifiedBy, Named, PartOf, WorksAt
from graph.errors import InvalidValue, SourceError
from graph.language import N_
from graph.nodes import Evidence, Identifier, Institution, InstitutionKind, Name, Node, Person, Position, Ref, Unit
from graph.values import bkn_id, date, email, nip, person_name, text
from graph.values.person_name import PersonName
from ingest.files import Problem, TableRow
from ingest.source import Expected, Notice, Row, Source, checked
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

SERVING: Final = frozenset({"01", "03", "11", "15", "16", "71"})
"""Kedudukan hukum of those in service: aktif, tugas belajar, pegawai titipan; also hukuman disiplin and penurunan jabatan,
for they go on working, and leaving them out would tell of the punishment by their absence. (BKN's reference table; 71, PPPK
aktif, is younger than it and stands in public importers, November 2026.)"""

AWAY: Final = frozenset({
    "02", "04", "05", "06", "07", "08", "09", "12", "13", "14", "20", "51", "52", "66", "67", "68", "69", "70", "77", "88", "89", "90",
    "91", "92", "98", "99",
})  # fmt: skip
"""Kedudukan hukum of those who are not in service: on leave outside the state's service, suspended, retired, dismissed, dead …"""

SERVING_NAMES: Final = re.compile(
    r"((pns|cpns|pppk( paruh waktu)?) )?aktif|tugas belajar|pegawai titipan|pns kena hukuman disiplin"
    r"|pemindahan dalam rangka penurunan jabatan"
)
"""The same in words, for files that name no code, or one that is younger than the table."""

_GUID: Final = re.compile(r"[0-9A-F]{32}")


def _key(written: str) -> str:
    """BKN's own key of a person; a local number would make one person of two agencies' first employees."""
    key = bkn_id.clean(written)
    if not _GUID.fullmatch(key) or not key.strip("0"):
        raise InvalidValue(N_("This is no key of BKN's: 32 hexadecimal digits. Export the column anew, or leave it out."))
    return key


@lru_cache(maxsize=65_536)
def _tmt(written: str) -> str:
    """The day; in our own words if it is none, for a cell that slipped here from another column must not be quoted."""
    try:
        return date.clean(written)
    except InvalidValue:
        raise InvalidValue(N_("This is no date, as 31-12-2020 or 2020-12-31.")) from None


def _year(written: str) -> str:
    year = written.removesuffix(".0")
    if not re.fullmatch(r"(19|20)\d\d", year, re.ASCII):
        raise InvalidValue(N_("This is no year, as 2020."))
    return year


_parsed = lru_cache(maxsize=1024)(person_name.parse)
"""A row's name is checked and soon taken apart: once is enough."""


def _named(written: str) -> str:
    _parsed(written)
    return written


_Key = Annotated[str, AfterValidator(_key)] | None
_Nip = Annotated[str, AfterValidator(nip.clean)] | None
_Email = Annotated[str, AfterValidator(email.clean)] | None
_Tmt = Annotated[str, AfterValidator(_tmt)] | None
_Year = Annotated[str, AfterValidator(_year)] | None


class Employee(Row):
    """An employee: what is kept of the export's row, cells that say nothing left out."""

    pns_id: _Key = Field(default=None, alias="PNS ID")
    nip: _Nip = Field(default=None, alias="NIP BARU", validate_default=True)
    name: Annotated[str, AfterValidator(_named)] = Field(alias="NAMA")
    front: str | None = Field(default=None, alias="GELAR DEPAN")
    back: str | None = Field(default=None, alias="GELAR BELAKANG")
    email: _Email = Field(default=None, alias="EMAIL GOV")
    employee_kind: str | None = Field(default=None, alias="JENIS PEGAWAI NAMA")
    standing_id: str | None = Field(default=None, alias="KEDUDUKAN HUKUM ID")
    standing: str | None = Field(default=None, alias="KEDUDUKAN HUKUM NAMA")
    status: str | None = Field(default=None, alias="STATUS CPNS PNS")
    tmt_cpns: _Tmt = Field(default=None, alias="TMT CPNS")
    tmt_pns: _Tmt = Field(default=None, alias="TMT PNS")
    position_kind_id: str | None = Field(default=None, alias="JENIS JABATAN ID")
    position_kind: str | None = Field(default=None, alias="JENIS JABATAN NAMA")
    position_id: str | None = Field(default=None, alias="JABATAN ID")
    position: str | None = Field(default=None, alias="JABATAN NAMA")
    tmt_position: _Tmt = Field(default=None, alias="TMT JABATAN")
    eselon: str | None = Field(default=None, alias="ESELON NAMA")
    degree: str | None = Field(default=None, alias="PENDIDIKAN NAMA")
    graduated: _Year = Field(default=None, alias="TAHUN LULUS")
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
        code = (self.standing_id or "").removesuffix(".0").zfill(2)
        if code in AWAY:
            return False
        named = SERVING_NAMES.fullmatch((self.standing or "").casefold())
        if code in SERVING or named or not (self.standing_id or self.standing):
            return True
        return None if self.standing_id else False


@dataclass
class _Seen:
    """What a steward should know of a file when it has been read."""

    agencies: Counter[str] = field(default_factory=Counter)
    left_out: Counter[str] = field(default_factory=Counter)
    away: int = 0
    unknown: Counter[str] = field(default_factory=Counter)

    def take(self, row: Employee) -> None:
        """Count a row."""
        self.agencies[row.agency] += 1
        serves = row.serves
        if serves is None:
            code = row.standing_id or ""
            self.unknown[code if re.fullmatch(r"\d{1,3}", code, re.ASCII) else "…"] += 1  # else perhaps another column's cell
        elif not serves:
            self.away += 1

    def notices(self) -> Iterator[Notice]:
        """What was counted, where it is worth saying."""
        if self.away:
            reason = N_("{count} people are not in service by their KEDUDUKAN HUKUM; nothing is kept of them.")
            yield Notice(reason, {"count": self.away})
        if self.unknown:
            reason = N_("{count} people have an unknown KEDUDUKAN HUKUM ({codes}); nothing is kept of them.")
            yield Notice(reason, {"count": self.unknown.total(), "codes": ", ".join(sorted(self.unknown))})
        for column, count in sorted(self.left_out.items()):
            yield Notice(N_("{count} cells of {column} are not valid and are left out."), {"count": count, "column": column})
        if len(self.agencies) > 1:
            reason = N_("The file names {count} agencies ({names}) and is loaded as that of the first; --scope names another.")
            yield Notice(reason, {"count": len(self.agencies), "names": _listed([*self.agencies], most=5)})


def _listed(names: Sequence[str], *, most: int) -> str:
    return ", ".join(names[:most]) + (" …" if len(names) > most else "")


def read(path: Path) -> Iterator[Employee | Problem | Notice]:
    """The employees of an export, in service or not, and at the end what is to be said of the file.

    Raises:
        SourceError: the file cannot be read as a table, or lacks a column that is needed.
    """
    table = read_table(path, expected=[column for columns in REQUIRED for column in columns])
    kept = _kept(table.columns)
    if missing := [" / ".join(columns) for columns in REQUIRED if not any(column in kept for column in columns)]:
        raise SourceError(
            N_("{file} is no SIASN export: it lacks {columns}. Export “Data ASN” from SIASN with its own column names."),
            file=path,
            columns=", ".join(missing),
        )
    yield from _columns_told(table.columns, kept)
    published = {name: column for column, name in kept.items()}
    seen = _Seen()
    for item in table:
        row = _placed(item, published) if isinstance(item, Problem) else _employee(item, kept, seen)
        if isinstance(row, Employee):
            seen.take(row)
        yield row
    yield from seen.notices()


def _kept(columns: tuple[str, ...]) -> dict[str, str]:
    """The columns that are kept: their published names, and the file's names for them."""
    kept: dict[str, str] = {}
    for column in SOURCE.columns():
        for name in (column, *(variant for variant, meant in VARIANTS.items() if meant == column)):
            if name.lower() in columns:
                kept.setdefault(column, name.lower())
    return kept


def _columns_told(columns: tuple[str, ...], kept: Mapping[str, str]) -> Iterator[Notice]:
    known = {name.lower() for name in (*SOURCE.columns(), *VARIANTS, *DROPPED)}
    if unknown := [text.short(column) for column in columns if column not in known]:
        yield Notice(N_("Columns that are not known and not kept: {columns}."), {"columns": _listed(unknown, most=20)})
    if not kept.keys() & {"KEDUDUKAN HUKUM ID", "KEDUDUKAN HUKUM NAMA"}:
        yield Notice(N_("The file does not say who has left (KEDUDUKAN HUKUM): everybody in it is taken to be in service."))


def _placed(problem: Problem, published: Mapping[str, str]) -> Problem:
    """A problem of the table by the column's published name; of a column that is not kept no content is told."""
    column = published.get(problem.column, "")
    if problem.column and not column:
        reason = N_("The cell cannot be read. It is not kept, so it may be emptied.")
        return Problem(problem.line, problem.column.upper(), reason)
    return replace(problem, column=column)


def _employee(item: TableRow, kept: Mapping[str, str], seen: _Seen) -> Employee | Problem:
    get = item.cells.get
    cells = {column: written for column, name in kept.items() if (cell := get(name)) and (written := _written(cell))}
    row = checked(Employee, item.line, cells)
    while isinstance(row, Problem) and row.column in EXPENDABLE:
        seen.left_out[row.column] += 1
        del cells[row.column]
        row = checked(Employee, item.line, cells)
    return row


_EXACT: Final = 10**15
"""Spreadsheets keep fifteen digits: of a longer number none knows the last."""

_cleaned = lru_cache(maxsize=65_536)(text.clean)
"""Most cells of an export stand in it many times."""


def _written(cell: object) -> str:
    """A cell as text, "" where it says nothing; a number that is too long for a spreadsheet in the form that betrays it."""
    if isinstance(cell, str):
        return _cleaned(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, int | float) and abs(cell) >= _EXACT:
        return f"{cell:e}"
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


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
    bare = _parsed(row.name)
    name = PersonName(bare.name, _merged(_fronts(row.front or ""), bare.front), _merged(bare.back, _backs(row.back or "")))
    # The row withholds nobody: who may see its people is for the load to say, and without a word it says "institution".
    person = Person(record=about, about=about, name=person_name.display(name), visibility="open")
    form = Name(about=about, form=bare.name, kind="official")
    yield person
    yield form
    yield Named(about=about, start=person.ref, end=form.ref)
    for scheme, value in (("bkn_person", row.pns_id), ("nip", row.nip), ("email", row.email)):
        if value:
            yield from _identified(person.ref, scheme, value, about)


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


def _identified(start: Ref, scheme: str, value: str, about: str) -> Iterator[Node | Edge]:
    identifier = Identifier(about=about, scheme=scheme, value=value)
    yield identifier
    yield IdentifiedBy(about=about, start=start, end=identifier.ref)


def _employment(row: Employee, about: str) -> Iterator[Node | Edge]:
    person = Ref("Person", about)
    if row.employer:
        yield from _institution(row.employer, row.employer_id, about)
        employer = Ref("Institution", _record(row.employer, row.employer_id))
        status = _status(row.status, row.employee_kind, row.standing, nip.scheme(row.nip) if row.nip else "unknown")
        yield EmployedBy(about=about, start=person, end=employer, status=status, valid_from=row.tmt_pns or row.tmt_cpns)
    if row.workplace:
        workplace = Ref("Institution", _record(row.workplace, row.workplace_key))
        if not row.employer or workplace != employer:
            yield from _institution(row.workplace, row.workplace_key, about)
        yield WorksAt(about=about, start=person, end=workplace)


def _institution(name: str, key: str | None, about: str) -> Iterator[Node | Edge]:
    record = _record(name, key)
    institution = Institution(record=record, about=about, name=name)
    yield institution
    if _guid(key):
        yield from _identified(institution.ref, "bkn", record, about)


def _record(name: str, key: str | None) -> str:
    """BKN's key, else the name reduced to its letters and digits."""
    return _guid(key) or _slug(name)


@lru_cache(maxsize=65_536)
def _guid(key: str | None) -> str:
    """BKN's key in its canonical form; "" for what is none, such as a number that an agency gave."""
    try:
        return _key(key or "")
    except InvalidValue:
        return ""


@lru_cache(maxsize=65_536)
def _slug(name: str) -> str:
    return "-".join(re.findall(r"\w+", name.casefold())) or name


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
    place = site = Ref("Institution", _record(*named))
    if row.unit:
        unit = Unit(record=_guid(row.unit_id) or f"{site.record}/{_slug(row.unit)}", about=about, name=row.unit)
        yield unit
        yield PartOf(about=about, start=unit.ref, end=site)
        place = unit.ref
    assignment, title = _titled(row.position or "")
    if title:
        kind = _position_kind(row.position_kind_id, row.position_kind)
        record = f"{place.record}/{_record(title, row.position_id)}"
        level = _level(title, kind, row.eselon)
        position = Position(record=record, about=about, title=title, kind=kind, level=level, language="id")
        yield position
        yield PartOf(about=about, start=position.ref, end=place)
        yield HoldsPosition(
            about=about, start=Ref("Person", about), end=position.ref, assignment=assignment, valid_from=row.tmt_position
        )


Assignment = Literal["D", "PLT", "PLH", "PJ"]
PositionKind = Literal["structural", "functional", "executive", "double", "other"]

_ACTING: Final[Mapping[str, Assignment]] = {
    "plt": "PLT", "pelaksana tugas": "PLT", "plh": "PLH", "pelaksana harian": "PLH", "pj": "PJ", "pjs": "PJ", "penjabat": "PJ",
    "pejabat sementara": "PJ",
}  # fmt: skip
_PREFIX: Final = re.compile(
    r"\(?(?P<short>plt|plh|pjs?)[.)\s]+"
    r"|(?P<long>pelaksana tugas|pelaksana harian|penjabat|pejabat sementara)\s+"
    r"(\((plt|plh|pjs?)\.?\)\s*|(?=(kepala|ketua|wakil|direktur|sekretaris|deputi|inspektur|rektor|camat|lurah)\b))",
    re.IGNORECASE,
)
"""An acting office. Written out it counts only before a head's title: "Pelaksana Tugas Belajar" is a post of its own."""


@lru_cache(maxsize=65_536)
def _titled(written: str) -> tuple[Assignment, str]:
    """How a post is held, and its title without that."""
    match = _PREFIX.match(written)
    if not match or match.end() == len(written):
        return "D", written
    return _ACTING[(match["short"] or match["long"]).lower()], written[match.end() :]


_KINDS: Final[Mapping[str, PositionKind]] = {"1": "structural", "2": "functional", "3": "double", "4": "executive"}
_KIND_NAMES: Final[tuple[tuple[str, PositionKind], ...]] = (
    ("rangkap", "double"),
    ("fungsional umum", "executive"),
    ("pelaksana", "executive"),
    ("fungsional", "functional"),
    ("struktural", "structural"),
)
"""From the narrower word to the wider."""


@lru_cache
def _position_kind(code: str | None, name: str | None) -> PositionKind:
    if known := _KINDS.get((code or "").removesuffix(".0")):
        return known
    for word, kind in _KIND_NAMES:
        if word in (name or "").casefold():
            return kind
    return "other"


_ESELON: Final = re.compile(r"(?:eselon )?(I{1,3}|IV|V)[\s./-]*([A-E])", re.IGNORECASE | re.ASCII)
_JENJANG: Final = re.compile(
    r"\b(Ahli (Pertama|Muda|Madya|Utama)|Pemula|Terampil|Mahir|Penyelia|Asisten Ahli|Lektor Kepala|Lektor|Guru Besar|Profesor)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=65_536)
def _level(title: str, kind: PositionKind, eselon: str | None) -> str | None:
    """The eselon, else the jenjang that ends a functional title."""
    if match := _ESELON.fullmatch(eselon or ""):
        return f"{match[1].upper()}.{match[2].lower()}"
    found = _JENJANG.search(title) if kind in ("functional", "double") else None
    return found[1].title() if found else None


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
        school = Institution(record=f"school:{_slug(row.school)}", about=about, name=row.school, kind=kind, sector=sector)
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
