"""Personal data is blacked out, and nothing else moves."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.redact import MARK, redact
from tests.strategies import niks, nips


@given(st.one_of(niks(), nips()), st.sampled_from(["", "NIK ", "NIP: ", "nomor "]), st.text(" abc.,\n", max_size=20))
def test_no_number_of_a_person_stays(number: str, before: str, after: str) -> None:
    """A NIK or NIP goes, whatever stands around it; the text keeps its length; a second time changes nothing."""
    text = f"Ditulis oleh {before}{number} {after}"
    clean = redact(text)
    assert number not in clean
    assert len(clean) == len(text)
    assert redact(clean) == clean


@given(st.text())
def test_any_text_keeps_its_length(text: str) -> None:
    """Spans point at the same words before and after."""
    clean = redact(text)
    assert len(clean) == len(text)
    assert all(new in (old, MARK) for old, new in zip(text, clean, strict=True))


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("NIP 19850101 201001 1 901.", "19850101 201001 1 901"),
        ("NIP lama: 130.123.456", "130.123.456"),
        ("KTP 32.04.06.150590.9001", "32.04.06.150590.9001"),
        ("Hubungi 0812-3456-7890 (Budi)", "0812-3456-7890"),
        ("WA +62 812 3456 7890", "+62 812 3456 7890"),
        ("Telepon: 021-345678", "021-345678"),
        ("Telp. (021) 3455021 pesawat 3", "(021) 3455021"),
        ("surel budi.s@contoh.go.id.", "budi.s@contoh.go.id"),
        ("NPWP 01.234.567.8-901.000", "01.234.567.8-901.000"),
        ("Rekening BCA no. 1234567890", "1234567890"),
        ("di Jl. Merdeka Barat No. 12 RT 01/RW 02, Jakarta", "Jl. Merdeka Barat No. 12 RT 01/RW 02"),
        ("rumah di RT 05, RW 03 Semu", "RT 05, RW 03"),
        ("di Jl. Raya Semu KM 35, Semu", "Jl. Raya Semu KM 35"),
        ("HP 0812–3456–7890/081298765432.", "0812–3456–7890/081298765432"),
        ("WA +62 (0) 812 3456 7890", "+62 (0) 812 3456 7890"),
        ("Telp. 3455021/3455022", "3455021/3455022"),
        ("Transfer ke BCA 1234567890 a.n. Siti", "1234567890"),
        ("nomor rekeningnya 1234567890", "1234567890"),
        ("Jl. Slamet Riyadi 123 Solo", "Jl. Slamet Riyadi 123"),
        ("di Jl. Sudirman Kav. 52-53, Jakarta", "Jl. Sudirman Kav. 52-53"),
        ("Perumahan Griya Indah Blok C5 No. 12", "Perumahan Griya Indah Blok C5 No. 12"),
        ("surel budi [at] lan [dot] go [dot] id", "budi [at] lan [dot] go [dot] id"),
        ("surel budi(at)lan.go.id", "budi(at)lan.go.id"),
        ("Briptu Ani (NRP 87050123)", "87050123"),
        ("NIM: 13519001", "13519001"),
        ("nomor paspornya A1234567", "A1234567"),
        ("BPJS Kesehatan 0001234567890", "0001234567890"),
        ("Nomor Induk Kependudukan (NIK) 3174012345678901", "3174012345678901"),
        ("KTP ３２０４０６１５０５９０９００１", "３２０４０６１５０５９０９００１"),
        ("KTP 32040615\u200b05909001.", "32040615\u200b05909001"),
        ("N\u200bIP: 130\u2060123456", "130\u2060123456"),
        ("ditransfer ke 1234567890", "1234567890"),
        ("di Kampung Cikole Nomor 5, Semu", "Kampung Cikole Nomor 5"),
        ("di Dusun Krajan, RT 03/01 Semu", "Dusun Krajan, RT 03/01"),
        ("Apartemen Semu Indah Tower A lantai 5", "Apartemen Semu Indah Tower A lantai 5"),
        ("lives at 12 Melati Street, Semu", "12 Melati Street"),
    ],
)
def test_what_goes(text: str, gone: str) -> None:
    """Each kind of number and address, as people write it, and only that."""
    assert redact(text) == text.replace(gone, MARK * len(gone))


@pytest.mark.parametrize(
    "text",
    [
        "ISBN 978-602-1234-56-7, DOI 10.1234/abc.2020, ORCID 0000-0002-1825-0097",
        "Selasa (29/10/2013) pukul 08.30 WIB, tahun 2019-2020, Rp 1.500.000.000",
        "Kantornya di Jalan Sudirman, Jakarta; UU Nomor 27 Tahun 2022; Pasal 4 ayat (1)",
        "SK No. 123/2020 dan Peraturan Presiden Nomor 139 Tahun 2024",
        "Jalan panjang reformasi birokrasi menuju nomor 1, Jalan Trans Papua 100 km, Blok Masela 2020, UU Jalan Tol Nomor 38 Tahun 2004",
        "Peningkatan Jalan Trans Kalimantan KM 35, Pengeboran Blok A No 5, stirred at RT 24, 48 and 72 h, Ketua RT 05/RW 03",
        "transfer sebesar 150000000 rupiah, penjualan HP 1.500.000 perangkat",
        "65 Silk Road countries and 17 Trans Java Toll Road sections, 3 Gradient Descent Lane models",
        "pada 25 Mei St. Petersburg menjadi tuan rumah",
        "Kampung Inggris nomor satu, apartemen itu di lantai 5, in 2020 Wall Street fell, Main Street 12",
        "628500 orang, 62.812.345 jiwa, rekening 203.123.456 nasabah, transfer ke daerah Rp 857590000000, bank 2010-2015",
    ],
)
def test_what_stays(text: str) -> None:
    """Dates, sums, laws, publications and streets without a number tell nothing personal."""
    assert redact(text) == text


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1-",
        "08",
        "0812 3456 ",
        "+62 ",
        "+1 (",
        "Jl. ",
        "Jalan Aa Bb 1 ",
        "Perum a ",
        "RT 1/",
        "a@",
        "a [dot] ",
        "Kampung A, ",
        "1 A St. ",
        "1\u200b",
        "rekening 1",
        "telp 1/",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    """A text made to take long does not: whatever repeats, a hundred kilobytes take less than two seconds."""
    begin = time.process_time()
    redact(unit * (100_000 // len(unit)))
    assert time.process_time() - begin < 2
