"""Short forms and what they stand for."""

import pytest

from ingest.extract.names.acronyms import acronyms
from tests.ingest.extract.marked import marked


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Kepala Lembaga Administrasi Negara (LAN) hadir", "LAN", "Lembaga Administrasi Negara"),
        ("Kementerian Pendidikan dan Kebudayaan (Kemendikbud) menjawab", "Kemendikbud", "Kementerian Pendidikan dan Kebudayaan"),
        (
            "Kepala Pusat Pelaporan dan Analisis Transaksi Keuangan (PPATK)",
            "PPATK",
            "Pusat Pelaporan dan Analisis Transaksi Keuangan",
        ),
        ("oleh Badan Pengatur Hilir Minyak dan Gas Bumi (BPH Migas)", "BPH Migas", "Badan Pengatur Hilir Minyak dan Gas Bumi"),
        ("oleh KPK (Komisi Pemberantasan Korupsi) kemarin", "KPK", "Komisi Pemberantasan Korupsi"),
        ("the National Institute of Public Administration (NIPA) said", "NIPA", "National Institute of Public Administration"),
        (
            "head of the [National Institute of Public Administration]ORG ([LAN]ORG), [Budi Khayal]PER",
            "LAN",
            "National Institute of Public Administration",
        ),
        ("Badan Perencanaan Pembangunan Daerah (Bappeda) rapat", "Bappeda", "Badan Perencanaan Pembangunan Daerah"),
        ("Dinas Pemberdayaan Masyarakat dan Desa [DPMD] rapat", "DPMD", "Dinas Pemberdayaan Masyarakat dan Desa"),
        ("Institut Ilmu Rekaan (selanjutnya disebut IIR) dibuka", "IIR", "Institut Ilmu Rekaan"),
        ("Sistem Pemerintahan Berbasis Elektronik atau SPBE wajib", "SPBE", "Sistem Pemerintahan Berbasis Elektronik"),
        ("Badan Layanan Usaha Daerah, yang disingkat BLUD, untung", "BLUD", "Badan Layanan Usaha Daerah"),
        ("Perusahaan Listrik Rekaan (Persero) alias PLR naik", "PLR", "Perusahaan Listrik Rekaan (Persero)"),
        ("the Fictional Agency of Statistics, also known as FAS, said", "FAS", "Fictional Agency of Statistics"),
        ("Kepala BP2MI (Badan Pelindungan Pekerja Migran Indonesia)", "BP2MI", "Badan Pelindungan Pekerja Migran Indonesia"),
    ],
)
def test_a_short_form_is_bound_to_its_long_form(text: str, short: str, long: str) -> None:
    """By initials, by syllables, on either side of the bracket or of a word that says so, no word too many."""
    doc = marked(text)
    found = acronyms(doc)
    assert [(one.short, one.long) for one in found] == [(short, long)]
    assert doc.text[found[0].start : found[0].end] == short


@pytest.mark.parametrize(
    "text",
    [
        "Pelaksana tugas (Plt) Kepala",
        "hadir hari ini (Jumat) di sini",
        "Budi (45) dan Ani (USA)",
        "anggota [Komisi III DPR]ORG ([PRK]ORG) hadir",
        "harga naik (BBM)",
        "( ( ( ) ) )",
        "()",
        "(LAN) saja",
        "Dinas Kesehatan atau BKD hadir, dikenal sebagai DPR",
        "",
    ],
)
def test_other_brackets_define_nothing(text: str) -> None:
    """Ages, days, how a post is held, and short forms whose letters are not there."""
    assert acronyms(marked(text)) == []


def test_the_first_definition_counts() -> None:
    """One short form is given once, where it is first defined."""
    found = acronyms(marked("Lembaga Administrasi Negara (LAN) dan Lomba Anak Nelayan (LAN)"))
    assert [one.long for one in found] == ["Lembaga Administrasi Negara"]
