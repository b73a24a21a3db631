"""Standards of the nation's posts, as an agency keeps them: which skills each post needs, and at which level."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from ingest.demo.careers import CAREERS
from ingest.demo.positions import CLERKS, JENJANG, SKILLED, WITH_SKILLED, head_of

COLUMNS: Final = (
    "scheme", "code", "label", "label_id", "synonyms", "skill", "need", "level", "source", "source_date", "state",
)  # fmt: skip
"""The columns of the source ``job_standards``."""

_SKILLS: Final = {
    topic: codes.split()
    for topic, codes in (line.split(" | ") for line in """
analisis-kebijakan | analisis-kebijakan policy-brief reformasi-birokrasi
pengadaan | pengadaan-barang-jasa hps konsolidasi-pengadaan
manajemen-talenta | manajemen-sdm-aparatur assessment-center sistem-merit
perencanaan-daerah | perencanaan-pembangunan monev-pembangunan rtrw
keuangan-daerah | penganggaran desentralisasi-fiskal barang-milik-negara
layanan-digital | spbe manajemen-aplikasi-pemerintah inovasi-pelayanan-publik
tata-kelola-data | statistik-sektoral satu-data-indonesia manajemen-aplikasi-pemerintah
keamanan-siber | persandian keamanan-siber-pemerintah manajemen-aplikasi-pemerintah
kecerdasan-buatan | manajemen-aplikasi-pemerintah litbang-daerah satu-data-indonesia
mitigasi-bencana | kebencanaan mitigasi-bencana rtrw
kesehatan-masyarakat | kesehatan surveilans-epidemiologi promosi-kesehatan
stunting | gizi-kesehatan-lingkungan stunting kependudukan-kb
ketahanan-pangan | ketahanan-pangan penyuluhan-pertanian pupuk-subsidi
energi-terbarukan | energi-baru-terbarukan ketenagalistrikan konservasi-energi
transportasi | perkeretaapian perencanaan-pembangunan rtrw
logistik | perdagangan-dalam-negeri keselamatan-pelayaran e-katalog
perubahan-iklim | pengawasan-lingkungan rehabilitasi-hutan-lahan ekonomi-hijau-sirkular
pendidikan-vokasi | penjaminan-mutu-pendidikan pengembangan-kompetensi-asn kewidyaiswaraan
kepemimpinan | kewidyaiswaraan pelatihan-kepemimpinan pengembangan-kompetensi-asn
budaya-organisasi | manajemen-sdm-aparatur reformasi-birokrasi analisis-kebijakan
audit-spip | pengawasan-audit audit-kinerja spip
hukum-administrasi | perancangan-peraturan hukum-perundang-undangan hukum-administrasi-pemerintahan
ekonomi-digital | perdagangan-dalam-negeri ekonomi-kreatif analisis-kebijakan
pariwisata | pariwisata ekonomi-kreatif analisis-kebijakan
perikanan | perikanan-tangkap pengawasan-sdkp perikanan-budidaya
pengembangan-kompetensi | pengembangan-kompetensi-asn kewidyaiswaraan pelatihan-kepemimpinan
inovasi-publik | inovasi-pelayanan-publik litbang-daerah analisis-kebijakan
kantor | tata-naskah-dinas kearsipan manajemen-aplikasi-pemerintah
air-sanitasi | air-minum-sanitasi gizi-kesehatan-lingkungan perencanaan-pembangunan
""".strip().splitlines())
}  # fmt: skip
"""Of each topic what a post about it needs, of the list ``simpul-id``: the first at the post's level, the second a level lower, the last to any."""

_OFFICE: Final = "kantor"
"""What general posts of no topic are about."""

_HEAD: Final = 3
"""The level of who heads a unit."""


def write_standards(path: Path) -> None:
    """Write the table: every functional post with each of its levels, general posts, and the heads of units."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for title, level, topics, head in _posts():
            code = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
            for skill, need, needed in _needs(level, topics, head=head):
                writer.writerow(
                    ("skj-fiksi", code, title, title, "", skill, need, needed or "", "standar kompetensi jabatan (fiksi)", "2026-01-02", "published")
                )  # fmt: skip


def _posts() -> Iterator[tuple[str, int, list[str], bool]]:
    """Each post once, with its level from 1, what it is about, and whether it heads a unit."""
    families: dict[str, list[str]] = {}
    heads: dict[str, list[str]] = {}
    clerks = {title: [_OFFICE] for title in CLERKS}
    for topic, career in CAREERS.items():
        clerks[career.clerk] = [*(known for known in clerks.get(career.clerk, ()) if known != _OFFICE), topic]
        for family in career.functional:
            families.setdefault(family, []).append(topic)
        for unit in (career.central[0], career.regional[0]):
            heads.setdefault(head_of(unit), []).append(topic)
    for family, topics in families.items():
        for level, jenjang in JENJANG.items():
            yield f"{family} {jenjang}", level - 1, topics, False
        for jenjang in SKILLED if family in WITH_SKILLED else ():
            yield f"{family} {jenjang}", 1, topics, False
    for title, topics in clerks.items():
        yield title, 1, topics, False
    for title, topics in heads.items():
        yield title, _HEAD, topics, True


def _needs(level: int, topics: list[str], *, head: bool) -> Iterator[tuple[str, str, int]]:
    """Skills with how they are needed and their level, 0 where any is enough; what a post is about beside the first topic is optional."""
    found: dict[str, tuple[str, int]] = {}
    for number, topic in enumerate(topics):
        first, second, third = _SKILLS[topic]
        kind = "optional" if number else "essential"
        for skill, need, needed in ((first, kind, level), (second, kind, level - 1), (third, "optional", 0)):
            found.setdefault(f"simpul-id:{skill}", (need, needed))
    competencies = ("pelayanan-publik", *(("pengambilan-keputusan", "kerja-sama") if head else ()))
    for skill in competencies:
        found[f"permenpanrb-38-2017:{skill}"] = ("essential", level)
    for skill, (need, needed) in found.items():
        yield skill, need, needed
