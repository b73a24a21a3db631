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
        ("My phone number is 021 5795 7900.", "021 5795 7900"),
        ("Nomor telepon beliau 5795790.", "5795790"),
        ("Ia dapat dihubungi di nomor 5221 1234.", "5221 1234"),
        ("Sekretariat: 0274-512345", "0274-512345"),
        ("Kirim ke 0062 812 3456 7890 ya", "0062 812 3456 7890"),
        ("Tinggal di Jalan Cihampelas 160 Bandung", "Jalan Cihampelas 160"),
        ("Rumahnya di Jalan Kenari II/7A Semu", "Jalan Kenari II/7A"),
        ("di Griya Semu Asri C3/12, Semu", "Griya Semu Asri C3/12"),
        ("di Perum. Bumi Asri B-12 Semu", "Perum. Bumi Asri B-12"),
        ("di Lorong 3 No 15 Semu", "Lorong 3 No 15"),
        ("Mobil bernomor polisi B 12 XYZ itu", "B 12 XYZ"),
        ("Mobil Semu Jaya AB 1234 XY terguling", "AB 1234 XY"),
        ("IBAN DE89 3704 0044 0532 0130 00.", "DE89 3704 0044 0532 0130 00"),
        ("SIM 850712345678 milik Budi", "850712345678"),
        ("Nomor STR 3311100220112345", "3311100220112345"),
        ("NIDN: 0012037501", "0012037501"),
        ("paspor A1234567 dan X7654321A disita", "A1234567 dan X7654321A"),
        ("surel budi at gmail dot com ya", "budi at gmail dot com"),
        ("surel budi @gmail.com", "budi @gmail.com"),
        ("BNI cabang Semu milik istrinya 0123456789", "0123456789"),
        ("Ketua Partai Semu, Budi, lahir di Kota Semu, 12 Mei 1985.", "12 Mei 1985"),
        ("Tempat, Tanggal Lahir: Semu, 12-05-1985", "12-05-1985"),
        ("She was born on May 12, 1985.", "May 12, 1985"),
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
        "Kode rekening 5.1.02.01.01.0024 untuk ATK, rekening giro naik menjadi 12345678 unit, BNI menyalurkan 123456789 kepada UMKM",
        "Bank Semu membukukan laba 55060000000; SIM C 100000 pemohon",
        "Nomor sertifikat 0812345678, koordinat 0812345, 9234567 UTM, No. 800/0812-3456/BKPSDM, NIB 0812345678901",
        "Sebanyak 3201 0101 0190 0001 suara sah, kode 3201 0132 1390 0001",
        "Kampung Inggris Pare, No. 1 di Indonesia; Kompleks Candi Semu nomor 1 di dunia; Kavling 12 hektare",
        "Ikuti Instagram @lan.ri; tinggal di Jalan Semu 160 meter dari pasar; Gedung B 1200 PNS; motor Semu R15 V; SIP 2024-2029",
        "LAN lahir 6 Agustus 1957, Partai Semu lahir 12 Mei 1985, hari lahir Pancasila 1 Juni 1945, lahir wacana impor, 12 Mei 2015",
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
        "Griya A ",
        "lahir A ",
        "lahir " + "A" * 30,
        "BCA " + "A-" * 30,
        "BCA A ",
        "mobil B 1 ",
        "a titik com ",
        "DE89 3704 ",
    ],
)
def test_time_grows_with_the_length(unit: str) -> None:
    """A text made to take long does not: whatever repeats, a hundred kilobytes take less than two seconds."""
    begin = time.process_time()
    redact(unit * (100_000 // len(unit)))
    assert time.process_time() - begin < 2
