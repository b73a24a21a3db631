"""What the national register keeps of a civil servant: the cells of a row, before a file dresses them."""

from datetime import date
from random import Random
from typing import Final

from ingest.demo.dialects import Value
from ingest.demo.identifiers import NipRegister, hex32, nik
from ingest.demo.institutions import INSTITUTIONS, PROVINCES, Institution
from ingest.demo.names import published
from ingest.demo.people import TODAY, Person
from ingest.demo.positions import Post
from ingest.demo.sentences import PLACES

COLUMNS: Final = tuple(
    """
    PNS ID|NIP BARU|NIP LAMA|NAMA|GELAR DEPAN|GELAR BELAKANG|TEMPAT LAHIR ID|TEMPAT LAHIR NAMA|TANGGAL LAHIR|JENIS KELAMIN|AGAMA ID|
    AGAMA NAMA|JENIS KAWIN ID|JENIS KAWIN NAMA|NIK|NOMOR HP|EMAIL|EMAIL GOV|ALAMAT|NPWP NOMOR|BPJS|JENIS PEGAWAI ID|
    JENIS PEGAWAI NAMA|KEDUDUKAN HUKUM ID|KEDUDUKAN HUKUM NAMA|STATUS CPNS PNS|KARTU ASN VIRTUAL|NOMOR SK CPNS|TANGGAL SK CPNS|
    TMT CPNS|NOMOR SK PNS|TANGGAL SK PNS|TMT PNS|GOL AWAL ID|GOL AWAL NAMA|GOL AKHIR ID|GOL AKHIR NAMA|TMT GOLONGAN|MK TAHUN|
    MK BULAN|JENIS JABATAN ID|JENIS JABATAN NAMA|JABATAN ID|JABATAN NAMA|TMT JABATAN|TINGKAT PENDIDIKAN ID|
    TINGKAT PENDIDIKAN NAMA|PENDIDIKAN ID|PENDIDIKAN NAMA|TAHUN LULUS|KPKN ID|KPKN NAMA|LOKASI KERJA ID|LOKASI KERJA NAMA|UNOR ID|
    UNOR NAMA|INSTANSI INDUK ID|INSTANSI INDUK NAMA|INSTANSI KERJA ID|INSTANSI KERJA NAMA|SATUAN KERJA INDUK ID|
    SATUAN KERJA INDUK NAMA|SATUAN KERJA KERJA ID|SATUAN KERJA KERJA NAMA|IS VALID NIK|NAMA SEKOLAH|FLAG IKD
    """.replace("\n    ", "").strip().split("|")
)  # fmt: skip
"""The columns as published."""

EXTRA_COLUMNS: Final = ("CREATED AT", "UPDATED AT", "ESELON ID", "ESELON NAMA")
"""Columns that some exports have besides."""

CODES: Final = frozenset({
    "NIP BARU", "NIP LAMA", "NIK", "NOMOR HP", "NPWP NOMOR", "BPJS", "KEDUDUKAN HUKUM ID", "GOL AWAL ID", "GOL AKHIR ID",
    "TINGKAT PENDIDIKAN ID", "JENIS PEGAWAI ID",
})  # fmt: skip
"""Columns that a spreadsheet would take for numbers."""
_LEFT: Final = 0.5
"""Share of ended contracts that the former agency has marked as ended."""
_DESTINATIONS: Final = {
    "state": tuple(found for found in INSTITUTIONS.values() if found.sector == "central_government" and not found.valid_to),
    "enterprise": tuple(found for found in INSTITUTIONS.values() if found.sector == "state_enterprise"),
    "region": tuple(found for found in INSTITUTIONS.values() if found.sector == "regional_government"),
}
_STATUSES: Final = (
    ("01", "Aktif"), ("03", "Tugas Belajar"), ("02", "CLTN"), ("15", "PNS kena hukuman disiplin"), ("20", "Masa Persiapan Pensiun"),
    ("99", "Pensiun"),
)  # fmt: skip
_OLD: Final = TODAY.year - 55
_RELIGIONS: Final = ("Islam", "Kristen", "Katolik", "Hindu", "Buddha", "Konghucu")
_MARRIAGES: Final = ("Belum Kawin", "Menikah", "Cerai", "Janda/Duda")
_EDUCATION: Final = {
    1: (("15", "SLTA"), ("30", "Diploma III/Sarjana Muda"), ("40", "S-1/Sarjana")), 2: (("35", "Diploma IV"), ("40", "S-1/Sarjana")),
    3: (("40", "S-1/Sarjana"), ("45", "S-2")), 4: (("45", "S-2"),), 5: (("45", "S-2"), ("50", "S-3/Doktor")),
}  # fmt: skip
_GRADUATION_AGE: Final = {"15": 18, "30": 21, "35": 22, "40": 22, "45": 26, "50": 32}


def workplace(rng: Random, home: Institution) -> Institution:
    """Where a seconded civil servant works."""
    kind = rng.choices(("state", "enterprise", "region"), (4, 4, 2))[0]
    return rng.choice([found for found in _DESTINATIONS[kind] if found is not home])


def _employment(home: Institution, work: Institution) -> tuple[str, str]:
    """BKN's kind of employee (jenis pegawai): it says where a seconded civil servant is."""
    enterprise, region = work.sector == "state_enterprise", work.sector == "regional_government"
    if home.sector == "central_government":
        if home is work:
            return "1", "PNS Pusat yang bekerja pada Departemen/Lembaga"
        if enterprise:
            return "9", "PNS Pusat DPK pada BUMN/Badan lain"
        if region and work.kind == "province":
            return "5", "PNS Pusat DPK pada Pemerintah Propinsi"
        return ("7", "PNS Pusat DPK pada Pemerintah Kabupaten/Kota") if region else ("3", "PNS Pusat DPK pada Instansi lain")
    if home.kind == "province":
        if home is work:
            return "10", "PNS Daerah Propinsi yang bekerja pada Propinsi"
        return (
            ("14", "PNS Daerah Propinsi DPK pada BUMN/BUMD")
            if enterprise
            else ("12", "PNS Daerah Propinsi DPK pada Instansi lain")
        )
    if home is work:
        return "15", "PNS Daerah Kab./Kota yang bekerja pada Kab./Kota"
    return (
        ("19", "PNS Daerah Kab./Kota DPK pada BUMN/BUMD") if enterprise else ("17", "PNS Daerah Kab./Kota DPK pada Instansi lain")
    )


def entered(rng: Random, person: Person, *, contract: bool) -> date:
    """Since when the person is in service."""
    if contract:
        return date(rng.randrange(2019, 2026), rng.choice((1, 3, 7)), 1)
    return date(min(person.birth.year + rng.randrange(22, 29), 2025), rng.choice((1, 2, 3, 4, 12)), 1)


def months_later(start: date, months: int) -> date:
    """The first day of a month that many months later."""
    month = start.month - 1 + months
    return date(start.year + month // 12, month % 12 + 1, 1)


def row_of(
    rng: Random,
    person: Person,
    post: Post,
    workplace: Institution,
    entry: date,
    nips: NipRegister,
    *,
    contract: bool,
    stale: bool,
) -> dict[str, Value]:
    """The cells of a civil servant, empty ones as the empty text."""
    home = _before_split(person.institution) if stale else person.institution
    work = home if workplace is person.institution else workplace
    service = (TODAY.year - entry.year) * 12 + TODAY.month - entry.month
    sex = person.name.sex
    found: dict[str, Value] = {
        **dict.fromkeys((*COLUMNS, *EXTRA_COLUMNS), ""),
        "PNS ID": f"{rng.getrandbits(128):032X}",
        "NIP BARU": nips.pppk(person.birth, entry.year, rng.randrange(1, 3), sex) if contract else nips.pns(person.birth, entry, sex),
        "NIP LAMA": f"{rng.randrange(10**8, 10**9)}" if entry.year < 2008 and not contract else "",
        "NAMA": person.name.text,
        **_private(rng, person),
        **_service(rng, person.birth, entry, service, contract=contract),
        **_education(rng, person, post),
        **placement(person, post, person.institution, home, work),
        **ranks(post),
        "TMT JABATAN": months_later(entry, rng.randrange(service * 2 // 3, max(service, 1))),
        "CREATED AT": date(2022, 1, 3), "UPDATED AT": TODAY,
    }  # fmt: skip
    return found


def placement(person: Person, post: Post, home: Institution, named: Institution, work: Institution) -> dict[str, Value]:
    """The cells about employer, unit and post; ``named`` is the employer as the file names it."""
    top = post.units[-1]
    kind, kind_name = _employment(home, home if work is named else work)
    return {
        "EMAIL GOV": f"{_mailbox(person)}@{home.domain}", "JENIS PEGAWAI ID": kind, "JENIS PEGAWAI NAMA": kind_name,
        "JENIS JABATAN ID": post.kind[0], "JENIS JABATAN NAMA": post.kind[1],
        "JABATAN ID": hex32("jabatan", post.title), "JABATAN NAMA": post.title, "ESELON ID": post.eselon[0], "ESELON NAMA": post.eselon[1],
        "UNOR ID": hex32("unor", home.id, post.unit), "UNOR NAMA": post.unit,
        "SATUAN KERJA INDUK ID": hex32("unor", home.id, top), "SATUAN KERJA INDUK NAMA": top,
        "SATUAN KERJA KERJA ID": hex32("unor", home.id if work is named else work.id, top),
        "SATUAN KERJA KERJA NAMA": top if work is named else work.name,
        "INSTANSI INDUK ID": _key(named), "INSTANSI INDUK NAMA": named.name,
        "INSTANSI KERJA ID": _key(work), "INSTANSI KERJA NAMA": work.name,
        "LOKASI KERJA ID": hex32("lokasi", work.place), "LOKASI KERJA NAMA": PROVINCES[work.place],
        "KPKN ID": f"F{work.place}", "KPKN NAMA": f"KPPN {PROVINCES[work.place]} (fiksi)",
    }  # fmt: skip


def ranks(post: Post) -> dict[str, Value]:
    """The cells about rank (golongan): the first one and that of today."""
    return {
        "GOL AWAL ID": post.first_rank[0], "GOL AWAL NAMA": post.first_rank[1],
        "GOL AKHIR ID": post.rank[0], "GOL AKHIR NAMA": post.rank[1],
    }  # fmt: skip


def _mailbox(person: Person) -> str:
    words = (
        "".join(letter for letter in word if letter.isascii() and letter.isalpha()) for word in person.name.text.lower().split()
    )
    return f"{'.'.join(filter(None, words))}{person.index}"


def _key(institution: Institution) -> str:
    return institution.identifiers.get("bkn") or hex32("instansi", institution.id)


def _before_split(home: Institution) -> Institution:
    """The institution of which this one is a part that was split off, if it is."""
    return next((found for found in INSTITUTIONS.values() if home.id in found.successors), home)


def _private(rng: Random, person: Person) -> dict[str, Value]:
    """What nobody needs to know: made up, so that importers can show that they leave it out."""
    religion, marriage = rng.randrange(len(_RELIGIONS)), rng.randrange(len(_MARRIAGES))
    born = rng.choice(PLACES)
    return {
        "TEMPAT LAHIR ID": hex32("lahir", born), "TEMPAT LAHIR NAMA": born, "TANGGAL LAHIR": person.birth,
        "AGAMA ID": str(religion + 1), "AGAMA NAMA": _RELIGIONS[religion],
        "JENIS KAWIN ID": str(marriage + 1), "JENIS KAWIN NAMA": _MARRIAGES[marriage],
        "NIK": nik(rng.choice(tuple(PROVINCES)), person.birth, person.name.sex, person.index),
        "NOMOR HP": f"080000{rng.randrange(10**6):06}", "EMAIL": f"{_mailbox(person)}@pribadi.example" if rng.random() < 0.8 else "",
        "ALAMAT": f"Jalan Fiksi {rng.choice(PLACES)} No. {rng.randrange(1, 200)}",
        "NPWP NOMOR": f"99.{rng.randrange(1000):03}.{rng.randrange(1000):03}.{rng.randrange(10)}-{rng.randrange(1000):03}.000",
        "BPJS": f"0009{rng.randrange(10**9):09}", "IS VALID NIK": rng.choice("1110"), "FLAG IKD": rng.choice("10"),
        "KARTU ASN VIRTUAL": f"F{rng.randrange(10**10):010}",
    }  # fmt: skip


def _service(rng: Random, birth: date, entry: date, service: int, *, contract: bool) -> dict[str, Value]:
    """How the person came into service and stands there."""
    status = rng.choices(_STATUSES, (948, 18, 10, 6, 60, 80) if birth.year <= _OLD else (966, 18, 10, 6, 0, 0))[0]
    promoted = months_later(entry, service * 3 // 4)
    found: dict[str, Value] = {
        "KEDUDUKAN HUKUM ID": status[0], "KEDUDUKAN HUKUM NAMA": status[1], "TMT CPNS": entry, "TMT GOLONGAN": promoted,
        "MK TAHUN": service // 12, "MK BULAN": service % 12, "STATUS CPNS PNS": "PPPK" if contract else "C" if service < 12 else "P",
    }  # fmt: skip
    if contract:
        return found
    found |= {"NOMOR SK CPNS": f"813/{rng.randrange(1, 999)}/FIKSI/{entry.year}", "TANGGAL SK CPNS": entry}
    if service >= 12:
        confirmed = months_later(entry, 12)
        found |= {
            "NOMOR SK PNS": f"821/{rng.randrange(1, 999)}/FIKSI/{confirmed.year}",
            "TANGGAL SK PNS": confirmed,
            "TMT PNS": confirmed,
        }
    return found


def _education(rng: Random, person: Person, post: Post) -> dict[str, Value]:
    """The last degree, with the titles it gives."""
    code, name = rng.choice(_EDUCATION[person.level])
    year = min(person.birth.year + _GRADUATION_AGE[code] + rng.randrange(4), TODAY.year)
    study = person.study
    letters = {
        "30": ["A.Md."],
        "35": [study.bachelor.replace("S.", "S.Tr.", 1)],
        "40": [study.bachelor],
        "45": [study.bachelor, study.master],
    }
    behind = letters.get(code, [study.bachelor, study.master] if code == "50" else [])
    joined = rng.choice((", ", ", ", ", ", ",")).join(behind)
    front = (
        "Dr." if code == "50" else "Ir." if study.bachelor == "S.T." and person.birth.year < 1975 and post.rank[1] > "IV" else ""
    )
    field = "SLTA Umum" if code == "15" else f"{name.split('/')[0]} {study.name}"
    return {
        "TINGKAT PENDIDIKAN ID": code, "TINGKAT PENDIDIKAN NAMA": name, "PENDIDIKAN ID": hex32("pendidikan", field),
        "PENDIDIKAN NAMA": field, "TAHUN LULUS": year, "GELAR DEPAN": front,
        "GELAR BELAKANG": joined if rng.random() < 0.9 else joined.replace(".", "").replace(" ", ""),
        "NAMA SEKOLAH": "SMA Fiksi Nusantara" if code == "15" else person.school.name,
    }  # fmt: skip


def contract_before(rng: Random, person: Person, now: dict[str, Value], nips: NipRegister) -> dict[str, Value]:
    """The record of the same person's earlier contract: another key, another NIP, perhaps another spelling."""
    nip = nips.pppk(person.birth, rng.randrange(2019, 2023), 1, person.name.sex)
    left = ("66", "Diberhentikan") if rng.random() < _LEFT else ("01", "Aktif")
    return now | {
        "PNS ID": f"{rng.getrandbits(128):032X}", "NIP BARU": nip, "NIP LAMA": "", "STATUS CPNS PNS": "PPPK",
        "NAMA": published(rng, person.name.text) if rng.random() < 0.3 else person.name.text,
        "KEDUDUKAN HUKUM ID": left[0], "KEDUDUKAN HUKUM NAMA": left[1], "NOMOR SK CPNS": "", "NOMOR SK PNS": "",
        "TANGGAL SK CPNS": "", "TANGGAL SK PNS": "", "TMT PNS": "",
    }  # fmt: skip
