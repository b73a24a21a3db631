"""Careers over ten years, as SIASN's history service tells them (rw-jabatan): a table for each agency, its present people in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Final

from ingest.demo.dialects import Dialect, Value, upper, write_table
from ingest.demo.dresses import DIALECTS
from ingest.demo.identifiers import hex32
from ingest.demo.institutions import Institution
from ingest.demo.people import AGENCIES, Expertise, Person
from ingest.demo.positions import FUNCTIONAL, GENERAL, STRUCTURAL, Post, Posts
from ingest.demo.servants import months_later, placement
from ingest.demo.truth import Truth

COLUMNS: Final = tuple(
    """
    id|idPns|nipBaru|nama|kedudukanHukumId|jenisJabatan|instansiKerjaId|instansiKerjaNama|satuanKerjaId|unorId|unorNama|unorIndukId|
    eselonId|jabatanFungsionalId|jabatanFungsionalNama|jabatanFungsionalUmumId|jabatanFungsionalUmumNama|tmtJabatan|nomorSk|
    tanggalSk|namaJabatan|tmtPelantikan|jenisPenugasanId|jenisMutasiId|subJabatanId|tmtMutasi|path
    """.replace("\n    ", "").strip().split("|")
)  # fmt: skip
"""The service's columns, and beside them the name and the standing that an agency adds."""

CODES: Final = frozenset({"nipBaru", "kedudukanHukumId", "eselonId", "jenisJabatan"})
"""Columns that a spreadsheet would take for numbers."""

_SINCE: Final = date(2016, 1, 1)
"""Posts before that day are not told."""
_ELSEWHERE: Final = 0.2
"""Share of careers that began in another agency."""
_BRIEFEST: Final = 9
"""Months that a post lasts at least."""


@dataclass(frozen=True, slots=True)
class Servant:
    """A civil servant as the register knows one, as far as histories tell it."""

    person: Person
    key: str
    nip: str
    standing: str
    contract: bool
    entered: date
    post: Post
    work: Institution
    since: date
    """Since when the present post is held."""
    cells: dict[str, Value]
    """The cells of the present post."""


_PRESENT: Final = (
    "JENIS JABATAN ID", "JABATAN ID", "JABATAN NAMA", "ESELON ID", "UNOR ID", "UNOR NAMA", "SATUAN KERJA INDUK ID", "INSTANSI KERJA ID",
    "INSTANSI KERJA NAMA",
)  # fmt: skip


def servant(person: Person, cells: dict[str, Value], post: Post, work: Institution) -> Servant:
    """A civil servant by the cells of the export."""
    entered, since = cells["TMT CPNS"], cells["TMT JABATAN"]
    if not isinstance(entered, date) or not isinstance(since, date):
        raise TypeError("the register keeps days as dates")
    return Servant(
        person, str(cells["PNS ID"]), str(cells["NIP BARU"]), str(cells["KEDUDUKAN HUKUM ID"]), cells["STATUS CPNS PNS"] == "PPPK",
        entered, post, work, since, {column: cells[column] for column in _PRESENT},
    )  # fmt: skip


def dialect_of(agency: Institution) -> Dialect:
    """The dress of an agency's histories: that of its export, but for the columns, which are the service's."""
    return replace(DIALECTS[agency.id], header=upper, renamed={}, without=frozenset())


def write_careers(folder: Path, truth: Truth, seed: int, agency: Institution, servants: Sequence[Servant]) -> None:
    """Write the table of an agency, and the truth about it."""
    folder.mkdir(parents=True, exist_ok=True)
    dialect = dialect_of(agency)
    rows = (row for servant in servants for row in _rows(truth, seed, servant))
    write_table(folder / f"{agency.id}{dialect.suffix}", dialect, COLUMNS, CODES, rows)


def _rows(truth: Truth, seed: int, servant: Servant) -> Iterator[dict[str, Value]]:
    """The posts of one person, the present one among them, in no order."""
    rng = Random(f"{seed}:career:{servant.person.index}")
    earlier = _earlier(rng, servant)
    rows = []
    days = [*(since for since, _, _ in earlier), servant.since]
    for (since, institution, post), following in zip(earlier, days[1:], strict=True):
        truth.career(servant.person, institution, post.title, post.level, since, following - timedelta(days=1))
        placed = placement(servant.person, post, institution, institution, institution)
        rows.append(_row(rng, servant, post, since, placed))
    truth.career(servant.person, servant.work, servant.post.title, servant.post.level, servant.since, None)
    rows.append(_row(rng, servant, servant.post, servant.since, servant.cells))
    rng.shuffle(rows)
    yield from rows


def _earlier(rng: Random, servant: Servant) -> list[tuple[date, Institution, Post]]:
    """One to four posts before the present one, as far as there was time, the oldest first; of lower levels the further back, and general ones before all others."""
    person, first = servant.person, max(servant.entered, _SINCE)
    months = (servant.since.year - first.year) * 12 + servant.since.month - first.month
    count = min(1 if servant.contract else rng.choices((1, 2, 3, 4), (25, 35, 25, 15))[0], months // _BRIEFEST)
    if count < 1:
        return []
    home = person.institution
    begun_at = rng.choice([other for other in AGENCIES if other is not home]) if rng.random() < _ELSEWHERE else home
    moved = rng.randrange(1, count + 1)
    levels = [person.level]
    for _ in range(count):
        levels.append(max(1, levels[-1] - rng.choice((0, 1, 1))))
    spare = months - count * _BRIEFEST
    starts = sorted(rng.randrange(spare + 1) for _ in range(count - 1))
    found, later = [], servant.post
    for place, (start, level) in reversed(list(enumerate(zip([0, *starts], reversed(levels[1:]), strict=True)))):
        institution = begun_at if place < moved else home
        before = replace(person, expertise=(Expertise(person.expertise[0].topic, level), *person.expertise[1:]))
        later = Posts(institution).post(rng, before, contract=servant.contract, general=later.kind == GENERAL)
        found.append((months_later(first, start + place * _BRIEFEST), institution, later))
    return found[::-1]


def _row(rng: Random, servant: Servant, post: Post, since: date, placed: dict[str, Value]) -> dict[str, Value]:
    """The cells of a post: heads by ``namaJabatan``, others by the column of their kind."""
    decided = since - timedelta(days=rng.randrange(5, 40))
    named = {STRUCTURAL: "namaJabatan", FUNCTIONAL: "jabatanFungsionalNama", GENERAL: "jabatanFungsionalUmumNama"}[post.kind]
    keyed = {FUNCTIONAL: "jabatanFungsionalId", GENERAL: "jabatanFungsionalUmumId"}.get(post.kind)
    return {
        **dict.fromkeys(COLUMNS, ""),
        "id": hex32("rw-jabatan", servant.key, since.isoformat()), "idPns": servant.key, "nipBaru": servant.nip,
        "nama": servant.person.name.text.upper(), "kedudukanHukumId": servant.standing, "jenisJabatan": post.kind[0],
        "instansiKerjaId": placed["INSTANSI KERJA ID"], "instansiKerjaNama": placed["INSTANSI KERJA NAMA"],
        "satuanKerjaId": placed["SATUAN KERJA INDUK ID"], "unorId": placed["UNOR ID"], "unorNama": placed["UNOR NAMA"],
        "unorIndukId": placed["SATUAN KERJA INDUK ID"], "eselonId": placed["ESELON ID"], "tmtJabatan": since,
        "nomorSk": f"821/{rng.randrange(1, 999)}/FIKSI/{decided.year}", "tanggalSk": decided, "jenisPenugasanId": "D",
        named: post.title, **({keyed: placed["JABATAN ID"]} if keyed else {}),
    }  # fmt: skip
