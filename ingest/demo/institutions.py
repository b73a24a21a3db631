"""The institutions of the nation: none exists, and each says so in its name."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from ingest.demo.identifiers import hex32, ror
from ingest.demo.topics import TOPICS, Topic

Scheme = Literal["bkn", "bkn_quick", "ror", "openalex", "domain", "kemendagri"]

COLUMNS: Final = (
    "id", "name", "name_en", "short", "kind", "sector", "parent", "valid_from", "valid_to", "successors", "aliases", "place",
    "identifiers", "source", "source_date",
)  # fmt: skip
_SOURCE: Final = "Simpul demo (fiksi)"
_SOURCE_DATE: Final = "2026-06-30"

_SECTORS: Final = {
    "coordinating_ministry": "central_government", "ministry": "central_government", "agency": "central_government",
    "nonstructural_body": "central_government", "state_body": "central_government", "province": "regional_government",
    "regency": "regional_government", "city": "regional_government", "bumn": "state_enterprise", "bumd": "state_enterprise",
    "company": "private", "startup": "private", "university": "academia", "polytechnic": "academia", "institute": "academia",
    "academy": "academia", "research_institute": "academia", "association": "civil_society", "international_body": "international",
}  # fmt: skip
_STATE: Final = frozenset({"central_government", "regional_government"})
_RESEARCH_TYPES: Final = {
    "central_government": "government", "regional_government": "government", "state_enterprise": "company", "private": "company",
    "academia": "education", "civil_society": "nonprofit", "international": "other",
}  # fmt: skip

_TEXT: Final = """
# coordinating_ministry
kemenko-harmoni | Kementerian Koordinator Bidang Harmoni Pembangunan | Coordinating Ministry for Development Harmony | Kemenko Harmoni | 31 | analisis-kebijakan perencanaan-daerah
# ministry
kemen-bahari | Kementerian Bahari dan Antariksa | Ministry of Seas and Space | Kembahari | 31 | perikanan
kemen-samudra | Kementerian Samudra dan Pulau | Ministry of Oceans and Islands | Kemsamudra | 31 | perikanan perubahan-iklim logistik pariwisata air-sanitasi
kemen-antariksa | Kementerian Antariksa dan Cakrawala | Ministry of Space and Horizons | Kemantariksa | 31 | kecerdasan-buatan tata-kelola-data inovasi-publik mitigasi-bencana transportasi
kemen-lumbung | Kementerian Lumbung dan Pangan Lestari | Ministry of Granaries and Lasting Food | Kemlumbung | 31 | ketahanan-pangan logistik perubahan-iklim stunting
kemen-talenta | Kementerian Talenta dan Kecakapan | Ministry of Talent and Skills | Kemtalenta | 31 | manajemen-talenta pendidikan-vokasi kepemimpinan pengembangan-kompetensi budaya-organisasi
kemen-raga | Kementerian Raga dan Gizi | Ministry of Body and Nutrition | Kemraga | 31 | kesehatan-masyarakat stunting air-sanitasi
kemen-daya | Kementerian Daya dan Pergerakan | Ministry of Power and Movement | Kemdaya | 31 | energi-terbarukan transportasi logistik
# agency
badan-kas | Badan Anggaran dan Tertib Kas | Agency for Budgets and Orderly Treasuries | BATK | 31 | keuangan-daerah audit-spip pengadaan ekonomi-digital hukum-administrasi
badan-sandi | Badan Sandi dan Data Nusantara | Agency for Ciphers and Data | BSDN | 31 | keamanan-siber tata-kelola-data kecerdasan-buatan layanan-digital
lembaga-kebijakan | Lembaga Tata Kebijakan | Institute of Policy Craft | LTK | 31 | analisis-kebijakan kepemimpinan inovasi-publik pengembangan-kompetensi budaya-organisasi
badan-alam | Badan Tanggap Alam | Agency for Natural Response | BTA | 31 | mitigasi-bencana perubahan-iklim
# nonstructural_body
komite-talenta | Komite Jejaring Talenta | Committee for Talent Networks | KJT | 31 | manajemen-talenta kepemimpinan
# state_body
dewan-karsa | Dewan Karsa Rakyat | People's Council of Intent | DKR | 31 | hukum-administrasi analisis-kebijakan
# province
prov-kirana | Pemerintah Provinsi Tanjung Kirana | Government of Tanjung Kirana Province | Pemprov Tanjung Kirana | 64 | perencanaan-daerah keuangan-daerah pariwisata energi-terbarukan
prov-saranda | Pemerintah Provinsi Lembah Saranda | Government of Lembah Saranda Province | Pemprov Lembah Saranda | 53 | perencanaan-daerah stunting ketahanan-pangan mitigasi-bencana
# regency
kab-wanaraksa | Pemerintah Kabupaten Wanaraksa | Government of Wanaraksa Regency | Pemkab Wanaraksa | 64 | stunting keuangan-daerah perikanan kesehatan-masyarakat
# city
kota-pelita | Pemerintah Kota Bandar Pelita | Government of Bandar Pelita City | Pemkot Bandar Pelita | 53 | layanan-digital transportasi air-sanitasi inovasi-publik
# bumn
bumn-layar | PT Layar Samudra Raya (Persero) | Layar Samudra Raya | Layar Samudra | 31 | logistik transportasi
bumn-cahaya | PT Cahaya Khatulistiwa Energi (Persero) | Cahaya Khatulistiwa Energi | Cahaya Energi | 31 | energi-terbarukan perubahan-iklim
bumn-rel | PT Rel Cakrawala (Persero) | Rel Cakrawala Railways | Rel Cakrawala | 32 | transportasi manajemen-talenta
bumn-bandar | PT Bandar Niaga Utama (Persero) | Bandar Niaga Utama Ports | Bandar Niaga | 35 | logistik pengadaan
bumn-bank | PT Bank Lumbung Sejahtera (Persero) Tbk | Bank Lumbung Sejahtera | Bank Lumbung | 31 | ekonomi-digital keamanan-siber audit-spip
bumn-pangan | PT Pangan Rantai Dingin (Persero) | Pangan Rantai Dingin | Pangan Dingin | 31 | ketahanan-pangan logistik
bumn-awan | PT Awan Data Pertiwi (Persero) | Awan Data Pertiwi | Awan Data | 31 | tata-kelola-data keamanan-siber layanan-digital kecerdasan-buatan
bumn-pesona | PT Pesona Wisata Kencana (Persero) | Pesona Wisata Kencana | Pesona Wisata | 51 | pariwisata
bumn-farma | PT Farma Sehat Sentosa (Persero) Tbk | Farma Sehat Sentosa | Farma Sentosa | 32 | kesehatan-masyarakat logistik
bumn-bulir | Perum Bulir Kencana | Bulir Kencana | Bulir | 31 | ketahanan-pangan pengadaan
# bumd
bumd-bank | PT Bank Daerah Tanjung Kirana (Perseroda) | Regional Bank of Tanjung Kirana | Bank Kirana | 64 | keuangan-daerah ekonomi-digital
bumd-air | Perumda Air Bersih Bandar Pelita | Bandar Pelita Water | Air Pelita | 53 | air-sanitasi
# company
pt-angin | PT Angin Timur Perkasa | Angin Timur Perkasa | Angin Timur | 73 | energi-terbarukan
pt-benih | PT Benih Makmur Abadi Jaya | Benih Makmur Abadi Jaya | Benih Makmur | 35 | ketahanan-pangan
pt-citra | PT Citra Logika Analitika | Citra Logika Analitika | Citra Logika | 31 | kecerdasan-buatan tata-kelola-data
pt-dermaga | PT Dermaga Kargo Lintas | Dermaga Kargo Lintas | Dermaga Kargo | 35 | logistik
pt-elok | PT Elok Resor Bahari | Elok Marine Resorts | Elok Resor | 51 | pariwisata
pt-firma | PT Firma Tata Hukum Nirwana | Firma Tata Hukum Nirwana | Firma Nirwana | 31 | hukum-administrasi audit-spip
pt-gerbang | PT Gerbang Aman Siber | Gerbang Aman Siber | Gerbang Siber | 31 | keamanan-siber
pt-hijau | PT Hijau Karbon Lestari | Hijau Karbon Lestari | Hijau Karbon | 62 | perubahan-iklim
pt-insan | PT Insan Unggul Konsultan | Insan Unggul Consulting | Insan Unggul | 31 | manajemen-talenta kepemimpinan budaya-organisasi
pt-jala | PT Jala Mina Sejahtera | Jala Mina Sejahtera | Jala Mina | 71 | perikanan
pt-klinik | PT Klinik Kasih Bersama | Klinik Kasih Bersama | Klinik Kasih | 34 | kesehatan-masyarakat stunting
pt-lintas | PT Lintas Bus Metropolitan Baru | Lintas Bus Metropolitan Baru | Lintas Bus | 31 | transportasi
# startup
rintis-pantau | Pantau Banjir Rintisan | Pantau Banjir | Pantau Banjir | 33 | mitigasi-bencana kecerdasan-buatan
rintis-pasar | Pasar Mikro Rintisan | Pasar Mikro | Pasar Mikro | 32 | ekonomi-digital
rintis-layan | Layan Warga Rintisan | Layan Warga | Layan Warga | 34 | layanan-digital inovasi-publik
rintis-kelas | Kelas Kerja Rintisan | Kelas Kerja | Kelas Kerja | 31 | pendidikan-vokasi pengembangan-kompetensi
# university
univ-arunika | Universitas Arunika | Arunika University | Unarka | 31 | analisis-kebijakan hukum-administrasi inovasi-publik kepemimpinan layanan-digital ekonomi-digital
univ-bumi-raksa | Universitas Bumi Raksa | Bumi Raksa University | Unbura | 32 | ketahanan-pangan perubahan-iklim air-sanitasi mitigasi-bencana
univ-candrika | Universitas Candrika | Candrika University | Uncan | 34 | manajemen-talenta budaya-organisasi pengembangan-kompetensi pendidikan-vokasi kepemimpinan
univ-dirgantama | Universitas Dirgantama | Dirgantama University | Undirga | 35 | energi-terbarukan transportasi logistik kecerdasan-buatan
univ-elang-samudra | Universitas Elang Samudra | Elang Samudra University | Unelsa | 73 | perikanan pariwisata perubahan-iklim logistik
univ-fajar-kirana | Universitas Fajar Kirana | Fajar Kirana University | Unfaki | 64 | perencanaan-daerah keuangan-daerah audit-spip pengadaan
univ-giri-husada | Universitas Giri Husada | Giri Husada University | Ungihu | 33 | kesehatan-masyarakat stunting air-sanitasi
univ-harsa-digital | Universitas Harsa Digital | Harsa Digital University | Unhadi | 36 | tata-kelola-data keamanan-siber kecerdasan-buatan ekonomi-digital layanan-digital
# polytechnic
poltek-ombak | Politeknik Ombak Nirmala | Ombak Nirmala Polytechnic | Poltekon | 35 | pendidikan-vokasi logistik
# institute
institut-nawasena | Institut Nawasena | Nawasena Institute | INW | 32 | energi-terbarukan mitigasi-bencana
# academy
akademi-wicara | Akademi Wicara Publik | Academy of Public Speech | AWP | 31 | kepemimpinan pengembangan-kompetensi
# research_institute
pusat-riset-samanta | Pusat Riset Samanta | Samanta Research Centre | PRS | 32 | perubahan-iklim kecerdasan-buatan analisis-kebijakan
# association
himp-analis | Himpunan Analis Kebijakan Merdu | Harmonious Association of Policy Analysts | HAKM | 31 | analisis-kebijakan
himp-pengadaan | Himpunan Ahli Pengadaan Jujur | Association of Honest Procurement Experts | HAPJ | 31 | pengadaan
serikat-perencana | Serikat Perencana Cemara | Cemara Planners' Union | SPC | 34 | perencanaan-daerah
jejaring-insani | Jejaring Insani Cendekia | Network of Human Capital Scholars | JIC | 31 | manajemen-talenta kepemimpinan
# international_body
int-nusa-forum | Forum Kepulauan Sejagat | World Archipelago Forum | FKS | 31 | perubahan-iklim perikanan
"""

_PARENTS: Final = {
    "kab-wanaraksa": "prov-kirana", "kota-pelita": "prov-saranda", "bumd-bank": "prov-kirana", "bumd-air": "kota-pelita",
    "poltek-ombak": "kemen-samudra", "akademi-wicara": "kemen-talenta", "badan-alam": "kemenko-harmoni",
}  # fmt: skip
_SPLIT: Final = "2024-10-21"
_LIFETIMES: Final = {
    "kemen-bahari": ("2014-10-27", "2024-10-20"), "kemen-samudra": (_SPLIT, ""), "kemen-antariksa": (_SPLIT, ""),
    "kemen-talenta": (_SPLIT, ""), "rintis-pantau": ("2019", ""), "rintis-pasar": ("2017", ""), "rintis-layan": ("2021-03", ""),
    "rintis-kelas": ("2020", ""),
}  # fmt: skip
_SUCCESSORS: Final = {"kemen-bahari": ("kemen-samudra", "kemen-antariksa")}
_REGION_CODES: Final = {"prov-kirana": "97", "prov-saranda": "98", "kab-wanaraksa": "97.01", "kota-pelita": "98.71"}
"""The ministry of home affairs has given out no province code 97 or 98."""


@dataclass(frozen=True, eq=False)
class Institution:
    """An institution of the fictional nation."""

    id: str
    name: str
    name_en: str
    short: str
    kind: str
    sector: str
    place: str
    """Kemendagri code of the province where it sits."""
    focus: tuple[Topic, ...]
    """What many of its people know about."""
    aliases: tuple[str, ...]
    identifiers: dict[Scheme, str]
    parent: str = ""
    valid_from: str = ""
    valid_to: str = ""
    successors: tuple[str, ...] = ()

    @property
    def domain(self) -> str:
        """Where its mail goes: nowhere, ``.example`` is reserved."""
        return self.identifiers["domain"]

    @property
    def research_type(self) -> str:
        """The kind of institution in the words of OpenAlex."""
        return "facility" if self.kind == "research_institute" else _RESEARCH_TYPES[self.sector]

    @property
    def row(self) -> dict[str, str]:
        """The institution as a row of ``institutions.csv``."""
        return {
            "id": self.id, "name": self.name, "name_en": self.name_en, "short": self.short, "kind": self.kind,
            "sector": self.sector, "parent": self.parent, "valid_from": self.valid_from, "valid_to": self.valid_to,
            "successors": ";".join(self.successors), "aliases": ";".join(self.aliases), "place": self.place,
            "identifiers": ";".join(f"{scheme}:{value}" for scheme, value in self.identifiers.items()),
            "source": _SOURCE, "source_date": _SOURCE_DATE,
        }  # fmt: skip


def _aliases(name: str, short: str) -> tuple[str, ...]:
    legal = name.removeprefix("PT ").removesuffix(" Tbk").removesuffix(" (Persero)").removesuffix(" (Perseroda)")
    region = short.replace("Pemprov ", "Provinsi ").replace("Pemkab ", "Kabupaten ").replace("Pemkot ", "Kota ")
    return tuple(alias for alias in dict.fromkeys((name, legal, region)) if alias != short)


def _identifiers(id_: str, kind: str, number: int) -> dict[Scheme, str]:
    found: dict[Scheme, str] = {}
    if _SECTORS[kind] in _STATE:
        found["bkn"] = hex32("instansi", id_)
        found["bkn_quick"] = str(9900 + number)
    if id_ in _REGION_CODES:
        found["kemendagri"] = _REGION_CODES[id_]
    if id_ != "kemen-bahari" and kind != "startup":
        found["ror"] = ror("institution", id_)
        found["openalex"] = f"I{9_900_000_000 + number}"
    found["domain"] = f"{id_}.example"
    return found


def _institution(id_: str, kind: str, number: int, cells: list[str]) -> Institution:
    name, name_en, short, place, focus = cells
    valid_from, valid_to = _LIFETIMES.get(id_, ("", ""))
    return Institution(
        id_, f"{name} (fiksi)", f"{name_en} (fictional)", short, kind, _SECTORS[kind], place,
        tuple(TOPICS[topic] for topic in focus.split()), _aliases(name, short), _identifiers(id_, kind, number),
        _PARENTS.get(id_, ""), valid_from, valid_to, _SUCCESSORS.get(id_, ()),
    )  # fmt: skip


def _parsed(text: str) -> dict[str, Institution]:
    found: dict[str, Institution] = {}
    for block in text.strip().removeprefix("# ").split("\n# "):
        kind, *lines = block.splitlines()
        for line in lines:
            id_, *cells = line.split(" | ")
            found[id_] = _institution(id_, kind, len(found) + 1, cells)
    return found


INSTITUTIONS: Final = _parsed(_TEXT)
"""All institutions by id."""

UNIVERSITIES: Final = tuple(found for found in INSTITUTIONS.values() if found.kind == "university")

PROVINCES: Final = {
    "11": "Aceh", "12": "Sumatera Utara", "13": "Sumatera Barat", "14": "Riau", "15": "Jambi", "16": "Sumatera Selatan",
    "17": "Bengkulu", "18": "Lampung", "19": "Kepulauan Bangka Belitung", "21": "Kepulauan Riau", "31": "DKI Jakarta",
    "32": "Jawa Barat", "33": "Jawa Tengah", "34": "DI Yogyakarta", "35": "Jawa Timur", "36": "Banten", "51": "Bali",
    "52": "Nusa Tenggara Barat", "53": "Nusa Tenggara Timur", "61": "Kalimantan Barat", "62": "Kalimantan Tengah",
    "63": "Kalimantan Selatan", "64": "Kalimantan Timur", "65": "Kalimantan Utara", "71": "Sulawesi Utara",
    "72": "Sulawesi Tengah", "73": "Sulawesi Selatan", "74": "Sulawesi Tenggara", "75": "Gorontalo", "76": "Sulawesi Barat",
    "81": "Maluku", "82": "Maluku Utara", "91": "Papua", "92": "Papua Barat", "93": "Papua Selatan", "94": "Papua Tengah",
    "95": "Papua Pegunungan", "96": "Papua Barat Daya",
}  # fmt: skip
"""The real provinces by their Kemendagri code, as places in which institutions sit."""


def write_institutions(path: Path) -> None:
    """Write the reference table of institutions."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer: csv.DictWriter[str] = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(institution.row for institution in INSTITUTIONS.values())
