"""Where people with a topic work and as what: units, positions and studies that go with each topic."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from ingest.demo.topics import TOPICS


class Study(NamedTuple):
    """A field of study, with the letters of its bachelor and master."""

    name: str
    bachelor: str
    master: str


@dataclass(frozen=True)
class Career:
    """What a topic means inside a civil service."""

    central: tuple[str, str]
    """The unit of a ministry or agency that works on it, and the unit above."""
    regional: tuple[str, str]
    """The same in a regional government."""
    functional: tuple[str, ...]
    """Functional positions (jabatan fungsional), without their rank."""
    clerk: str
    """A general position (jabatan pelaksana)."""
    studies: tuple[Study, ...]


_STUDIES: Final = {
    line.split(" | ")[0]: Study(*line.split(" | "))
    for line in (
        "Administrasi Publik | S.AP. | M.AP.", "Ilmu Pemerintahan | S.IP. | M.IP.", "Hukum | S.H. | M.H.", "Akuntansi | S.Ak. | M.Ak.",
        "Ekonomi Pembangunan | S.E. | M.E.", "Manajemen | S.M. | M.M.", "Psikologi | S.Psi. | M.Psi.", "Ilmu Komputer | S.Kom. | M.Kom.",
        "Statistika | S.Stat. | M.Stat.", "Perencanaan Wilayah dan Kota | S.P.W.K. | M.P.W.K.", "Kesehatan Masyarakat | S.K.M. | M.K.M.",
        "Gizi | S.Gz. | M.Gz.", "Agribisnis | S.P. | M.P.", "Perikanan | S.Pi. | M.Si.", "Teknik Elektro | S.T. | M.T.",
        "Teknik Sipil | S.T. | M.T.", "Teknik Industri | S.T. | M.T.", "Teknik Lingkungan | S.T. | M.T.", "Geografi | S.Si. | M.Si.",
        "Ilmu Lingkungan | S.Si. | M.Si.", "Pendidikan | S.Pd. | M.Pd.", "Pariwisata | S.Par. | M.Par.", "Sosiologi | S.Sos. | M.Si.",
    )
}  # fmt: skip

_TEXT: Final = """
analisis-kebijakan | Pusat Analisis Kebijakan < Badan Strategi Kebijakan | Bagian Analisis Kebijakan Pembangunan < Sekretariat Daerah | Analis Kebijakan | Penelaah Teknis Kebijakan | Administrasi Publik, Ilmu Pemerintahan
pengadaan | Biro Pengadaan Barang dan Jasa < Sekretariat Jenderal | Bagian Pengadaan Barang/Jasa < Sekretariat Daerah | Pengelola Pengadaan Barang/Jasa | Pengelola Layanan Pengadaan | Manajemen, Teknik Sipil, Hukum
manajemen-talenta | Biro Sumber Daya Manusia dan Organisasi < Sekretariat Jenderal | Bidang Pengembangan Karier dan Talenta < Badan Kepegawaian Daerah | Analis Sumber Daya Manusia Aparatur, Asesor Sumber Daya Manusia Aparatur | Pengelola Kepegawaian | Psikologi, Manajemen, Administrasi Publik
perencanaan-daerah | Biro Perencanaan dan Kerja Sama < Sekretariat Jenderal | Bidang Perencanaan dan Evaluasi Pembangunan < Badan Perencanaan Pembangunan Daerah | Perencana | Penyusun Rencana Kegiatan dan Anggaran | Perencanaan Wilayah dan Kota, Ekonomi Pembangunan
keuangan-daerah | Direktorat Pembinaan Keuangan Daerah < Direktorat Jenderal Perimbangan | Bidang Anggaran < Badan Pengelolaan Keuangan dan Aset Daerah | Analis Keuangan Pusat dan Daerah, Analis Anggaran | Pengelola Keuangan | Akuntansi, Ekonomi Pembangunan
layanan-digital | Pusat Layanan Digital < Sekretariat Jenderal | Bidang Penyelenggaraan E-Government < Dinas Komunikasi dan Informatika | Pranata Komputer, Penata Kelola Informatika SPBE, Penata Perizinan | Penata Layanan Operasional | Ilmu Komputer, Administrasi Publik
tata-kelola-data | Pusat Data dan Statistik < Sekretariat Jenderal | Bidang Statistik dan Satu Data < Dinas Komunikasi dan Informatika | Statistisi, Pranata Komputer | Pengolah Data dan Informasi | Statistika, Ilmu Komputer
keamanan-siber | Direktorat Operasi Keamanan Siber < Deputi Bidang Sandi | Bidang Persandian dan Keamanan Informasi < Dinas Komunikasi dan Informatika | Sandiman, Manggala Informatika | Operator Layanan Operasional | Ilmu Komputer, Teknik Elektro
kecerdasan-buatan | Pusat Pengembangan Kecerdasan Buatan < Badan Riset dan Inovasi | Bidang Aplikasi Cerdas < Dinas Komunikasi dan Informatika | Pranata Komputer, Perekayasa | Pengolah Data dan Informasi | Ilmu Komputer, Statistika
mitigasi-bencana | Direktorat Kesiapsiagaan < Deputi Bidang Pencegahan | Bidang Pencegahan dan Kesiapsiagaan < Badan Penanggulangan Bencana Daerah | Analis Kebencanaan, Penata Penanggulangan Bencana | Pengelola Logistik Kebencanaan | Geografi, Teknik Sipil
kesehatan-masyarakat | Direktorat Kesehatan Masyarakat < Direktorat Jenderal Raga | Bidang Kesehatan Masyarakat < Dinas Kesehatan | Epidemiolog Kesehatan, Administrator Kesehatan, Penyuluh Kesehatan Masyarakat | Pengelola Program Kesehatan | Kesehatan Masyarakat
stunting | Direktorat Gizi dan Tumbuh Kembang < Direktorat Jenderal Gizi | Bidang Gizi Keluarga < Dinas Kesehatan | Nutrisionis, Penata Kependudukan dan Keluarga Berencana | Pengelola Gizi | Gizi, Kesehatan Masyarakat
ketahanan-pangan | Direktorat Cadangan dan Kerawanan Pangan < Direktorat Jenderal Lumbung | Bidang Ketersediaan Pangan < Dinas Ketahanan Pangan | Analis Ketahanan Pangan, Penyuluh Pertanian | Pengelola Cadangan Pangan | Agribisnis, Gizi
energi-terbarukan | Direktorat Energi Baru < Direktorat Jenderal Daya | Bidang Energi < Dinas Energi | Inspektur Ketenagalistrikan, Inspektur Panas Bumi | Pengelola Data Energi | Teknik Elektro
transportasi | Direktorat Angkutan < Direktorat Jenderal Pergerakan | Bidang Angkutan < Dinas Perhubungan | Perencana, Penguji Sarana Perkeretaapian | Pengelola Angkutan | Teknik Sipil, Perencanaan Wilayah dan Kota
logistik | Direktorat Logistik Antarpulau < Direktorat Jenderal Konektivitas | Bidang Distribusi < Dinas Perdagangan | Analis Perdagangan, Pengawas Perdagangan | Pengelola Distribusi dan Logistik | Teknik Industri, Manajemen
perubahan-iklim | Direktorat Adaptasi Iklim < Direktorat Jenderal Iklim | Bidang Pengendalian Perubahan Iklim < Dinas Lingkungan Hidup | Pengendali Dampak Lingkungan, Penyuluh Lingkungan Hidup | Pengelola Data Lingkungan | Ilmu Lingkungan, Geografi
pendidikan-vokasi | Direktorat Vokasi < Direktorat Jenderal Kecakapan | Bidang Pembinaan Sekolah Kejuruan < Dinas Pendidikan | Instruktur, Widyaprada, Pengembang Teknologi Pembelajaran | Pengelola Pelatihan Kerja | Pendidikan, Teknik Industri
kepemimpinan | Pusat Pengembangan Kepemimpinan < Badan Pengembangan Sumber Daya Manusia | Bidang Kepemimpinan < Badan Pengembangan Sumber Daya Manusia Daerah | Widyaiswara | Penyelenggara Pelatihan | Administrasi Publik, Manajemen
budaya-organisasi | Biro Organisasi dan Budaya Kerja < Sekretariat Jenderal | Bagian Organisasi < Sekretariat Daerah | Analis Sumber Daya Manusia Aparatur, Analis Kebijakan | Pengelola Reformasi Birokrasi | Psikologi, Sosiologi
audit-spip | Inspektorat Pengawasan Keuangan < Inspektorat Jenderal | Inspektorat Pembantu Keuangan < Inspektorat Daerah | Auditor, Pengawas Penyelenggaraan Urusan Pemerintahan Daerah | Pengelola Tindak Lanjut Hasil Pengawasan | Akuntansi, Hukum
hukum-administrasi | Biro Hukum < Sekretariat Jenderal | Bagian Hukum < Sekretariat Daerah | Perancang Peraturan Perundang-undangan, Analis Hukum | Penyusun Bahan Bantuan Hukum | Hukum
ekonomi-digital | Direktorat Ekonomi Digital < Direktorat Jenderal Niaga | Bidang Usaha Mikro < Dinas Koperasi dan Usaha Mikro | Pengembang Kewirausahaan, Analis Perdagangan | Pengelola Data Usaha | Ekonomi Pembangunan, Manajemen
pariwisata | Direktorat Destinasi < Direktorat Jenderal Pesona Pulau | Bidang Destinasi < Dinas Pariwisata | Adyatama Kepariwisataan dan Ekonomi Kreatif | Pengelola Objek Wisata | Pariwisata, Sosiologi
perikanan | Direktorat Perikanan Tangkap < Direktorat Jenderal Samudra | Bidang Perikanan Tangkap < Dinas Kelautan dan Perikanan | Pengelola Produksi Perikanan Tangkap, Pengawas Perikanan, Penyuluh Perikanan | Pengelola Hasil Perikanan | Perikanan
pengembangan-kompetensi | Pusat Pembelajaran Aparatur < Badan Pengembangan Sumber Daya Manusia | Bidang Pengembangan Kompetensi Teknis < Badan Pengembangan Sumber Daya Manusia Daerah | Analis Pengembangan Kompetensi, Widyaiswara, Pengembang Teknologi Pembelajaran | Penyelenggara Pelatihan | Pendidikan, Psikologi
inovasi-publik | Pusat Inovasi Pelayanan < Badan Riset dan Inovasi | Bidang Riset dan Inovasi Daerah < Badan Riset dan Inovasi Daerah | Analis Kebijakan, Analis Pemanfaatan Ilmu Pengetahuan dan Teknologi | Pengelola Inovasi | Administrasi Publik, Teknik Industri
air-sanitasi | Direktorat Air Bersih Pulau < Direktorat Jenderal Prasarana | Bidang Air Minum dan Penyehatan Lingkungan < Dinas Pekerjaan Umum | Teknik Penyehatan Lingkungan, Tenaga Sanitasi Lingkungan | Pengelola Sarana Air Bersih | Teknik Lingkungan, Kesehatan Masyarakat
"""


def _unit(text: str) -> tuple[str, str]:
    unit, above = text.split(" < ")
    return unit, above


def _career(cells: Sequence[str]) -> Career:
    central, regional, functional, clerk, studies = cells
    return Career(
        _unit(central),
        _unit(regional),
        tuple(functional.split(", ")),
        clerk,
        tuple(_STUDIES[name] for name in studies.split(", ")),
    )


CAREERS: Final = {cells[0]: _career(cells[1:]) for cells in (line.split(" | ") for line in _TEXT.strip().splitlines())}
"""Careers by topic."""

if CAREERS.keys() != TOPICS.keys():
    raise ValueError(f"topics and careers differ: {CAREERS.keys() ^ TOPICS.keys()}")
