"""Titles and names in sentences of our own, about people who do not exist."""

from dataclasses import replace

import pytest

from ingest.extract.relations.mending import mended
from ingest.extract.relations.roles import roles
from tests.ingest.extract.marked import marked

INDONESIAN = [
    ("Pelaksana tugas (Plt) Kepala [LAN]ORG [Taufiq Khayal]PER hadir.", ["Taufiq Khayal|Kepala|LAN|PLT"]),
    ("Plt. Kepala LAN Taufiq mengatakan hal itu.", ["Taufiq|Kepala|LAN|PLT"]),
    ("Ketua Dewan Pengarah GNIK [Yunus Khayal]PER membuka acara.", ["Yunus Khayal|Ketua Dewan Pengarah|GNIK|D"]),
    (
        "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi [Rini Rekaan]PER hadir.",
        ["Rini Rekaan|Menteri|Pendayagunaan Aparatur Negara dan Reformasi Birokrasi|D"],
    ),
    (
        "Menteri Pendidikan, Kebudayaan, Riset, dan Teknologi [Ani Rekaan]PER hadir.",
        ["Ani Rekaan|Menteri|Pendidikan, Kebudayaan, Riset, dan Teknologi|D"],
    ),
    (
        "[Budi Khayal]PER, kepala Dinas Kesehatan Kota X, mengatakan hal itu.",
        ["Budi Khayal|kepala|Dinas Kesehatan Kota X|D"],
    ),
    ("[Rini]PER, selaku Menteri Keuangan, berkata.", ["Rini|Menteri|Keuangan|D"]),
    ("Ketua Umum [Partai Rekaan]ORG [Budi]PER pergi.", ["Budi|Ketua Umum|Partai Rekaan|D"]),
    ("Ketua Umum Partai Golkar [Budi Khayal]PER pergi.", ["Budi Khayal|Ketua Umum|Partai Golkar|D"]),
    ("KEPALA DINAS KESEHATAN KOTA X [BUDI KHAYAL]PER HADIR", ["BUDI KHAYAL|KEPALA|DINAS KESEHATAN KOTA X|D"]),
    ("kepala dinas kesehatan kota bandung [budi khayal]PER hadir", ["budi khayal|kepala|dinas kesehatan kota bandung|D"]),
    (
        "[Budi]PER (Kepala BKN), [Siti]PER (Sekretaris Daerah Provinsi X), dan [Tono]PER (Ketua Komisi II DPR) hadir.",
        ["Budi|Kepala|BKN|D", "Siti|Sekretaris Daerah|Provinsi X|D", "Tono|Ketua Komisi II|DPR|D"],
    ),
    (
        "Direktur Utama PT Rekaan Jaya (Persero) Tbk [Ani Made]PER dan Komisaris [Bank Rekaan]ORG [Tono]PER bertemu.",
        ["Ani Made|Direktur Utama|PT Rekaan Jaya (Persero) Tbk|D", "Tono|Komisaris|Bank Rekaan|D"],
    ),
    (
        "mantan ketua [Mahkamah Rekaan]ORG [Budi]PER dan mantan Wakil Presiden RI sekaligus mantan Ketua Umum [Partai X]ORG, [Tono]PER",
        ["Budi|ketua|Mahkamah Rekaan|FORMER", "Tono|Wakil Presiden|RI|FORMER", "Tono|Ketua Umum|Partai X|FORMER"],
    ),
    (
        "anggota Komisi II [DPR]ORG, [Ani]PER, [Budi]PER, dan [Tono]PER",
        ["Ani|anggota Komisi II|DPR|D", "Budi|anggota Komisi II|DPR|D", "Tono|anggota Komisi II|DPR|D"],
    ),
    (
        "Partai itu mengusung [Ani]PER - [Budi]PER sebagai calon gubernur dan calon wakil gubernur.",
        ["Ani|gubernur||CANDIDATE", "Budi|wakil gubernur||CANDIDATE"],
    ),
    (
        "memutuskan [Ani]PER dan [Budi]PER sebagai presiden dan wakil presiden terpilih pada 22 Juli 2014, [Tono]PER - [Tri]PER menggugat",
        ["Ani|presiden||CANDIDATE", "Budi|wakil presiden||CANDIDATE"],
    ),
    ("Penjabat (Pj) Gubernur Jawa Barat [Budi]PER hadir.", ["Budi|Gubernur|Jawa Barat|PJ"]),
    (
        "Sekretaris Jenderal Kementerian Rekaan sekaligus Plh. Direktur Jenderal Anggaran [Budi]PER hadir.",
        ["Budi|Sekretaris Jenderal|Kementerian Rekaan|D", "Budi|Direktur Jenderal Anggaran||PLH"],
    ),
    (
        "kata Guru Besar [Universitas Rekaan]ORG Prof. Dr. [Budi Khayal]PER, M.Si.",
        ["Budi Khayal|Guru Besar|Universitas Rekaan|D"],
    ),
    (
        "[Budi Khayal]PER, S.E., M.Si., Kepala Badan Kepegawaian Daerah Kabupaten X, di kota itu",
        ["Budi Khayal|Kepala|Badan Kepegawaian Daerah Kabupaten X|D"],
    ),
    ("[Budi Khayal]PER | Analis Kebijakan | [Badan Rekaan]ORG", ["Budi Khayal|Analis Kebijakan|Badan Rekaan|D"]),
    ("[Budi Khayal]PER – Kepala Biro SDM – [Badan Rekaan]ORG", ["Budi Khayal|Kepala Biro SDM|Badan Rekaan|D"]),
    ("[Budi]PER mengundurkan diri sebagai Direktur SDM PT Rekaan.", ["Budi|Direktur SDM|PT Rekaan|FORMER"]),
    ("3. [Budi Khayal]PER, S.STP., M.Si. sebagai Kepala [Badan Rekaan]ORG;", ["Budi Khayal|Kepala|Badan Rekaan|D"]),
    ("Pangdam IV/Rekaan Mayjen [TNI]ORG [Budi Khayal]PER hadir", ["Budi Khayal|Pangdam IV/Rekaan||D"]),
    ("Kepala [Desa Rekaan]LOC [Budi Khayal]PER hadir", ["Budi Khayal|Kepala Desa|Rekaan|D"]),
    ("Camat [Zulfan Khayal]PER hadir", ["Zulfan Khayal|Camat||D"]),
    ("[Budi Khayal]PER (Camat [Rekaan]PER) hadir", ["Budi Khayal|Camat|Rekaan|D"]),
    ("[Budi]PER pernah menjabat sebagai Direktur SDM PT Rekaan.", ["Budi|Direktur SDM|PT Rekaan|FORMER"]),
    ("Pengamat politik [Budi]PER dari [Universitas Rekaan]ORG menilai", ["Budi|Pengamat politik|Universitas Rekaan|D"]),
    ("Ketua: [Budi]PER; Sekretaris: [Ani]PER", ["Budi|Ketua||D", "Ani|Sekretaris||D"]),
    ("Kepala Bidang Humas [Polda Rekaan]ORG Kombes [Budi]PER", ["Budi|Kepala Bidang Humas|Polda Rekaan|D"]),
    ("Kapolres [Rekaan]LOC Ajun Komisaris Besar [Budi]PER hadir", ["Budi|Kapolres|Rekaan|D"]),
    ("Kapolri Jenderal [Budi]PER hadir", ["Budi|Kapolri||D"]),
    ("Juru bicara Presiden, [Budi]PER, hadir", ["Budi|Juru bicara Presiden||D"]),
    ("juru bicara pemerintah [Rekaan]LOC [Budi]PER hadir", ["Budi|juru bicara pemerintah|Rekaan|D"]),
    ("Anggota Komisi III [DPR]ORG Fraksi [PRK]ORG [Budi]PER hadir", ["Budi|Anggota Komisi III|DPR|D"]),
    ("Presiden ke-6 RI [Budi]PER hadir", ["Budi|Presiden|RI|D"]),
    ("Rektor ke-8 [Universitas Rekaan]ORG [Budi Khayal]PER hadir", ["Budi Khayal|Rektor|Universitas Rekaan|D"]),
    ("Wakil Rektor IV [Universitas Rekaan]ORG [Budi Khayal]PER hadir", ["Budi Khayal|Wakil Rektor IV|Universitas Rekaan|D"]),
    ("Presiden [ke-7 RI]ORG [Budi]PER hadir", ["Budi|Presiden|RI|D"]),
    ("Wakil Rektor [III Universitas Rekaan]ORG [Budi Khayal]PER hadir", ["Budi Khayal|Wakil Rektor III|Universitas Rekaan|D"]),
    ("Wakil Rektor [IV]ORG, [Budi Khayal]PER, hadir", ["Budi Khayal|Wakil Rektor IV||D"]),
    ("Wakil Rektor 3 [Budi Khayal]PER hadir", ["Budi Khayal|Wakil Rektor 3||D"]),
    (
        "1. [Ani Khayal]PER - Kepala [LAN 2]ORG. [Budi Rekaan]PER - Kepala [BKN]ORG",
        ["Ani Khayal|Kepala|LAN|D", "Budi Rekaan|Kepala|BKN|D"],
    ),
    ("Deputi Gubernur [Bank Rekaan]ORG [Budi]PER hadir", ["Budi|Deputi Gubernur|Bank Rekaan|D"]),
    ("Ketua Pengurus Besar [Ikatan Rekaan]ORG [Budi]PER hadir", ["Budi|Ketua Pengurus Besar|Ikatan Rekaan|D"]),
    ("Ketua Tim Sukses [Ani]PER, [Budi]PER, hadir", ["Budi|Ketua|Tim Sukses Ani|D"]),
    ("Menteri Sekretaris Negara [Budi]PER hadir", ["Budi|Menteri|Sekretaris Negara|D"]),
    (
        "Vice President Corporate Communication [Rekaan Energi]ORG [Budi]PER hadir",
        ["Budi|Vice President Corporate Communication|Rekaan Energi|D"],
    ),
    (
        "Vice President Komunikasi Publik dan Tanggung Jawab Sosial & TJSL [Rekaan Energi]ORG, [Budi]PER, hadir",
        ["Budi|Vice President Komunikasi Publik dan Tanggung Jawab Sosial & TJSL|Rekaan Energi|D"],
    ),
    ("General Manager [Rekaan]ORG [UID Semu]ORG, [Budi]PER, hadir", ["Budi|General Manager|Rekaan UID Semu|D"]),
    (
        "CEO and Senior Vice President [Rekaan Energi]ORG [Budi]PER hadir",
        ["Budi|CEO|Rekaan Energi|D", "Budi|Senior Vice President|Rekaan Energi|D"],
    ),
    ("[Ani]PER dipercaya oleh Presiden [Budi]PER menjadi Menteri Sosial", ["Budi|Presiden||D", "Ani|Menteri|Sosial|D"]),
    ("[Ani]PER dilantik Presiden [Budi]PER sebagai Menteri Sosial", ["Budi|Presiden||D", "Ani|Menteri|Sosial|D"]),
    ("[Ani]PER menggantikan [Budi]PER sebagai Ketua [PRK]ORG", ["Ani|Ketua|PRK|D"]),
    ("Ketua I [Ani]PER, Sekretaris I: [Budi]PER, Sekretaris II: E", ["Ani|Ketua I||D", "Budi|Sekretaris I||D"]),
    ("Pengacara [Ani]PER mengantar Bupati [Rekaan]LOC, [Budi]PER.", ["Ani|Pengacara||D", "Budi|Bupati|Rekaan|D"]),
    ("Bukan hanya Menteri Keuangan, [Ani]PER juga dosen.", ["Ani|Menteri|Keuangan|D", "Ani|dosen||D"]),
    ("Bukan lagi Kepala [LAN]ORG, [Ani]PER mengajar.", ["Ani|Kepala|LAN|FORMER"]),
    ("Profesor [Budi Khayal]PER, Kepala [BRIN]ORG, hadir", ["Budi Khayal|Kepala|BRIN|D"]),
    ("Profesor [Budi Khayal]PER hadir", ["Budi Khayal|Profesor||D"]),
    ("Ketua umum baru [PSSI]ORG [Budi]PER hadir", ["Budi|Ketua umum|PSSI|D"]),
    ("Bupati terpilih Garut [Budi]PER hadir", ["Budi|Bupati|Garut|CANDIDATE"]),
    ("Ketua nonaktif [KPK]ORG [Budi]PER hadir", ["Budi|Ketua|KPK|D"]),
    (
        "Mantan Kepala [BPOM]ORG yang kini Menteri Kesehatan, [Ani]PER, hadir",
        ["Ani|Kepala|BPOM|FORMER", "Ani|Menteri|Kesehatan|D"],
    ),
    ("[Ani]PER, dulu Kepala [BPOM]ORG, kini Menteri Kesehatan, hadir", ["Ani|Kepala|BPOM|FORMER", "Ani|Menteri|Kesehatan|D"]),
    ("[Ani]PER, Menteri Kesehatan dan mantan Kepala [BPOM]ORG, hadir", ["Ani|Menteri|Kesehatan|D", "Ani|Kepala|BPOM|FORMER"]),
    ("Bupati dan Wakil Bupati Badung, [Ani]PER dan [Budi]PER, hadir", ["Ani|Bupati|Badung|D", "Budi|Wakil Bupati|Badung|D"]),
    (
        "Gubernur Jawa Barat dan Jawa Tengah, [Ani]PER dan [Budi]PER, hadir",
        ["Ani|Gubernur|Jawa Barat|D", "Budi|Gubernur|Jawa Tengah|D"],
    ),
    ("Rektor [UI]ORG dan [ITB]ORG, [Ani]PER dan [Budi]PER, hadir", ["Ani|Rektor|UI|D", "Budi|Rektor|ITB|D"]),
    ("Para rektor: [Ani]PER ([UI]ORG) dan [Budi]PER ([ITB]ORG) hadir", ["Ani|rektor|UI|D", "Budi|rektor|ITB|D"]),
    ("Jabatan Kepala [BPOM]ORG kini diisi [Ani]PER.", ["Ani|Kepala|BPOM|D"]),
    (
        "Nama lengkap: [Ani]PER\nJabatan: Kepala [Biro SDM]ORG\nInstansi: [LAN]ORG\nNama: [Budi]PER\nJabatan: Rektor\nInstansi: [UI]ORG",
        ["Ani|Kepala Biro SDM|LAN|D", "Budi|Rektor|UI|D"],
    ),
    (
        "[Budi Khayal]PER, Direktur [LBH Rekaan]ORG, dan Imam Besar Masjid Rekaan [Tono Made]PER hadir.",
        ["Budi Khayal|Direktur|LBH Rekaan|D"],
    ),
    ("Bupati [Klaten]LOC Buka Festival Rekaan", []),
    ("Ketua [KPK]ORG Sebut Korupsi Meningkat", []),
    ("Mendagri Tunjuk [Budi Khayal]PER Jadi Pj Gubernur", ["Budi Khayal|Gubernur||PJ"]),
    ("Menteri Agama, dan Sosial, [Budi Khayal]PER", ["Budi Khayal|Menteri|Agama, dan Sosial|D"]),
    (
        "Kepala Dinas Sosial Kota Muara [Lestari]PER, [Budi Khayal]PER, ditahan.",
        ["Budi Khayal|Kepala|Dinas Sosial Kota Muara Lestari|D"],
    ),
    ("Kepala [BKN]ORG [Ani Khayal]PER, [Budi Rekaan]PER, dan [Tono]PER hadir.", ["Ani Khayal|Kepala|BKN|D"]),
    (
        "Kuasa hukum mantan Ketua Umum [Partai Rekaan]ORG [Ani Khayal]PER, [Budi Rekaan]PER, membantah.",
        ["Ani Khayal|Ketua Umum|Partai Rekaan|FORMER"],
    ),
    ("Komandan Lanud [Sultan Rekaan]PER Marsma [TNI]ORG [Budi Khayal]PER hadir.", ["Budi Khayal|Komandan Lanud|Sultan Rekaan|D"]),
    ("Dandim [Kudus]LOC Letkol Czi [Budi Khayal]PER hadir.", ["Budi Khayal|Dandim|Kudus|D"]),
    ("Danlanal Dumai Kolonel Laut (P) [Budi Khayal]PER hadir.", ["Budi Khayal|Danlanal Dumai||D"]),
    ("Polisi membantah [Budi Khayal]PER menjabat Kepala [BKN]ORG.", []),
    ("Isu pengangkatan [Budi Khayal]PER sebagai Kepala [BKN]ORG beredar.", []),
    ("Pelantikan [Budi Khayal]PER sebagai Kepala [BKN]ORG ditunda.", []),
    ("Pelantikan [Budi Khayal]PER sebagai Kepala [BKN]ORG digelar.", ["Budi Khayal|Kepala|BKN|D"]),
    ("Jika terpilih menjadi Ketua [PSSI]ORG, [Budi Khayal]PER akan pindah.", ["Budi Khayal|Ketua|PSSI|CANDIDATE"]),
    ("Seorang pria mengaku sebagai Kepala [BKN]ORG, [Budi Khayal]PER, ditangkap.", []),
    ("Tongkat komando Kapolsek Rekaan dari AKP [Budi Khayal]PER diserahkan.", []),
    ("Kepala Desa Rekaan, Kecamatan Made, [Budi Khayal]PER, hadir.", ["Budi Khayal|Kepala Desa|Rekaan|D"]),
    ("[PT Rekaan]ORG (RKN) resmi menunjuk [Budi Khayal]PER sebagai direktur utama.", ["Budi Khayal|direktur utama|PT Rekaan|D"]),
    ("[Budi Khayal]PER dilantik sebagai Camat Gombong kemarin.", ["Budi Khayal|Camat|Gombong|D"]),
    (
        "Menteri Investasi/Kepala [BKPM]ORG [Budi Khayal]PER hadir.",
        ["Budi Khayal|Menteri|Investasi|D", "Budi Khayal|Kepala|BKPM|D"],
    ),
    (
        "Bupati melantik [Budi Khayal]PER menjadi Kepala [Dinas Sosial]ORG, [Tono Made]PER menjadi Camat Rekaan, dan lain-lain.",
        ["Budi Khayal|Kepala|Dinas Sosial|D", "Tono Made|Camat|Rekaan|D"],
    ),
    (
        "Turut hadir [Ani Khayal]PER yang menjabat Kepala [Dinas Sosial]ORG, [Budi Rekaan]PER, dan [Tono]PER.",
        ["Ani Khayal|Kepala|Dinas Sosial|D"],
    ),
    ("[Ani Khayal]PER menjabat Camat [Ngaglik]PER sejak 2019.", ["Ani Khayal|Camat|Ngaglik|D"]),
    ("[Ani Khayal]PER terpilih sebagai Ketua [IKA]ORG [Unud]PER.", ["Ani Khayal|Ketua|IKA Unud|D"]),
    (
        "Direktur Utama [RSUP]ORG Prof. Ngoerah, dr. [Budi Khayal]PER, M.Kes., hadir.",
        ["Budi Khayal|Direktur Utama|RSUP Prof. Ngoerah|D"],
    ),
    ("Direktur [RSUP]ORG Dr. [Sardjito Budi Khayal]PER hadir.", ["Budi Khayal|Direktur|RSUP Dr. Sardjito|D"]),
    ("[Ani Khayal]PER lahir di [Pontianak]LOC. Sejak 2020 ia menjabat Kepala [BPSDM]ORG.", ["Ani Khayal|Kepala|BPSDM|D"]),
    ("[Ani Khayal]PER bertemu [Budi]PER. Ia kini menjabat Kepala [BPSDM]ORG.", []),
    ("[Ani Khayal]PER dikukuhkan sebagai Guru Besar [UI]ORG.", ["Ani Khayal|Guru Besar|UI|D"]),
    ("Sebelumnya, [Ani Khayal]PER merupakan dosen [UI]ORG.", ["Ani Khayal|dosen|UI|FORMER"]),
    (
        "[Ani Khayal]PER, dosen [UI]ORG sekaligus Direktur [Pusat Rekaan]ORG, hadir.",
        ["Ani Khayal|dosen|UI|D", "Ani Khayal|Direktur|Pusat Rekaan|D"],
    ),
    (
        "[Ani Khayal]PER pernah menjabat Kepala [Dinas Sosial]ORG dan Kepala [Dinas Pertanian]ORG.",
        ["Ani Khayal|Kepala|Dinas Sosial|FORMER", "Ani Khayal|Kepala|Dinas Pertanian|FORMER"],
    ),
    (
        "Susunan direksi [PT Rekaan]ORG: Direktur Utama: [Ani Khayal]PER; Direktur Keuangan: [Budi Made]PER.",
        ["Ani Khayal|Direktur Utama|PT Rekaan|D", "Budi Made|Direktur Keuangan|PT Rekaan|D"],
    ),
    ("Auditor Kepegawaian Ahli Muda [Ani Khayal]PER hadir.", ["Ani Khayal|Auditor Kepegawaian Ahli Muda||D"]),
    (
        "Anggota:\n1. [Ani Khayal]PER\n2. [Budi Made]PER\n3. [Tono]PER",
        ["Ani Khayal|Anggota||D", "Budi Made|Anggota||D", "Tono|Anggota||D"],
    ),
    ("a.n. Bupati Rekaan\nSekretaris Daerah,\n\nttd.\nIr. [Ani Khayal]PER, M.Si.\nNIP 1", ["Ani Khayal|Sekretaris Daerah||D"]),
    ("[Ani Khayal]PER\nKepala Bidang Data\n[Budi Made]PER\nKepala Bidang Aset", []),
    ("Rapat dipimpin Kepala [Dinas Sosial]ORG\n[Ani Khayal]PER membuka rapat.", []),
    (
        "Nama : [Ani Khayal]PER\nNama Pejabat Penilai : [Budi Made]PER\nJabatan : Kepala Bidang Mutasi\nInstansi : [BKN]ORG",
        ["Budi Made|Kepala Bidang Mutasi|BKN|D"],
    ),
    ("SUSUNAN PANITIA\nPelindung: Rektor [UI]ORG\nKetua: [Ani Khayal]PER", ["Ani Khayal|Ketua||D"]),
    (
        "[Ani Khayal]PER adalah dosen. Sebelumnya ia adalah Manajer [PT Rekaan]ORG.",
        ["Ani Khayal|dosen||D", "Ani Khayal|Manajer|PT Rekaan|FORMER"],
    ),
    (
        "Corporate Secretary & Chief Administration Officer [PT Rekaan]ORG, [Ani Khayal]PER, hadir.",
        ["Ani Khayal|Corporate Secretary|PT Rekaan|D", "Ani Khayal|Chief Administration Officer|PT Rekaan|D"],
    ),
]

ENGLISH = [
    (
        "the [Air Agency Rekaan]ORG ([BP Rekaan]ORG) head [Budi Khayal]PER said",
        ["Budi Khayal|head|Air Agency Rekaan|D"],
    ),
    ("[LAN]ORG head [Taufiq Khayal]PER said so on Monday.", ["Taufiq Khayal|head|LAN|D"]),
    (
        "Acting Head of the [National Institute of Public Administration]ORG (LAN) [Taufiq Khayal]PER spoke.",
        ["Taufiq Khayal|Head|National Institute of Public Administration|PLT"],
    ),
    ("Finance Minister [Ani Rekaan]PER said so.", ["Ani Rekaan|Minister|Finance|D"]),
    (
        "[Rini Rekaan]PER, Minister of Administrative and Bureaucratic Reform, said so.",
        ["Rini Rekaan|Minister|Administrative and Bureaucratic Reform|D"],
    ),
    (
        "Administrative and Bureaucratic Reform Minister [Rini Rekaan]PER left.",
        ["Rini Rekaan|Minister|Administrative and Bureaucratic Reform|D"],
    ),
    (
        "[Budi Khayal]PER, director of human resources at [Rekaan Energi]ORG, told us.",
        ["Budi Khayal|director of human resources|Rekaan Energi|D"],
    ),
    ("[Budi Khayal]PER, the former governor of [West Java]LOC, won.", ["Budi Khayal|governor|West Java|FORMER"]),
    ("[Rekaan Energi]ORG CEO [Ani Made]PER resigned.", ["Ani Made|CEO|Rekaan Energi|D"]),
    ("CEO of [Rekaan Energi]ORG, [Ani Made]PER, resigned.", ["Ani Made|CEO|Rekaan Energi|D"]),
    ("[Siti Rekaan]PER was appointed director general of [BKN]ORG in 2021.", ["Siti Rekaan|director general|BKN|D"]),
    (
        "[Siti Rekaan]PER served as deputy director of research at [BRIN]ORG.",
        ["Siti Rekaan|deputy director of research|BRIN|FORMER"],
    ),
    ("[Siti Rekaan]PER is the dean of the [Faculty of Law]ORG.", ["Siti Rekaan|dean|Faculty of Law|D"]),
    ("[Siti Rekaan]PER, a lecturer at [Universitas Rekaan]ORG, agreed.", ["Siti Rekaan|lecturer|Universitas Rekaan|D"]),
    ("Indonesian President [Budi Khayal]PER spoke.", ["Budi Khayal|President||D"]),
    ("Professor [Budi Khayal]PER of [Universitas Rekaan]ORG spoke.", ["Budi Khayal|Professor|Universitas Rekaan|D"]),
    ("the head of the Policy Division at [LAN]ORG, [Tri Rekaan]PER, agreed", ["Tri Rekaan|head of the Policy Division|LAN|D"]),
    ("presidential candidate [Budi Khayal]PER campaigned", ["Budi Khayal|presidential candidate||CANDIDATE"]),
    ("[Bandung]LOC Mayor [Budi Khayal]PER opened it", ["Budi Khayal|Mayor|Bandung|D"]),
    (
        "Coordinating Minister for Economic Affairs [Budi Khayal]PER left",
        ["Budi Khayal|Coordinating Minister|Economic Affairs|D"],
    ),
    (
        "Secretary General of the Ministry of Home Affairs [Budi Khayal]PER left",
        ["Budi Khayal|Secretary General|Ministry of Home Affairs|D"],
    ),
    (
        "[Budi Khayal]PER (Head of [BKN]ORG) and [Tri Made]PER (Deputy Head of [LAN]ORG) met",
        ["Budi Khayal|Head|BKN|D", "Tri Made|Deputy Head|LAN|D"],
    ),
    ("President Director of PT Rekaan Jaya [Budi Khayal]PER left", ["Budi Khayal|President Director|PT Rekaan Jaya|D"]),
    ("Task team leader [Ani Khayal]PER signed.", ["Ani Khayal|Task team leader||D"]),
    ("[Rekaan Bank]ORG mission chief [Ani Khayal]PER said so.", ["Ani Khayal|mission chief|Rekaan Bank|D"]),
    ("Cabinet Secretary [Ani Khayal]PER left.", ["Ani Khayal|Cabinet Secretary||D"]),
    ("[Ani Khayal]PER, the finance minister, left.", ["Ani Khayal|minister|finance|D"]),
    ("the Kenyan minister of water, [Ani Khayal]PER, left.", ["Ani Khayal|minister|water|D"]),
    (
        "The [Rekaan Bank]ORG ([RB]ORG) will lend more, its country director, [Ani Khayal]PER, said.",
        ["Ani Khayal|country director|Rekaan Bank|D"],
    ),
    (
        "[Rekaan Bank]ORG was fined, the bank's chief executive, [Ani Khayal]PER, said.",
        ["Ani Khayal|chief executive|Rekaan Bank|D"],
    ),
    ("its ambassador to [Rekaan]LOC, [Ani Khayal]PER, left.", ["Ani Khayal|ambassador|Rekaan|D"]),
    ("[South Sulawesi]LOC governor-elect [Ani Khayal]PER spoke.", ["Ani Khayal|governor-elect|South Sulawesi|CANDIDATE"]),
    ("Ex-regent [Ani Khayal]PER spoke.", ["Ani Khayal|Ex-regent||FORMER"]),
    ("The party's candidate for mayor of [Rekaan]LOC, [Ani Khayal]PER, spoke.", ["Ani Khayal|mayor|Rekaan|CANDIDATE"]),
    ("Rector [Ani Khayal]PER of [Universitas Rekaan]ORG promised it.", ["Ani Khayal|Rector|Universitas Rekaan|D"]),
    ("[Ani Khayal]PER, 54, was sworn in as head of the [BKN]ORG on Monday.", ["Ani Khayal|head|BKN|D"]),
    (
        "[Ani Khayal]PER, who founded a law firm, has been appointed deputy governor of [Bank Rekaan]ORG.",
        ["Ani Khayal|deputy governor|Bank Rekaan|D"],
    ),
    ("Members elected [Ani Khayal]PER, a trader, as chairwoman of the [GNIK]ORG.", ["Ani Khayal|chairwoman|GNIK|D"]),
    (
        "[Ani Khayal]PER was secretary of the [LAN]ORG from 2016 to 2019 and head of the [BKN]ORG until 2022.",
        ["Ani Khayal|secretary|LAN|FORMER", "Ani Khayal|head|BKN|FORMER"],
    ),
    ("[Ani Khayal]PER stepped down as director of the [BKN]ORG.", ["Ani Khayal|director|BKN|FORMER"]),
    ("[Ani Khayal]PER, who resigned in May as director of the [BKN]ORG, agreed.", ["Ani Khayal|director|BKN|FORMER"]),
    ("[Ani Khayal]PER was sworn in on Monday as director of the [BKN]ORG.", ["Ani Khayal|director|BKN|D"]),
    ("They met [Ani Khayal]PER in May as director general [Budi Rekaan]PER left.", ["Budi Rekaan|director general||D"]),
    ("[Ani Khayal]PER, head of the newly formed [Rekaan Agency]ORG, agreed.", ["Ani Khayal|head|Rekaan Agency|D"]),
    ("[Ani Khayal]PER, head of [Rekaan]LOC's state-run [Rekaan Agency]ORG, agreed.", ["Ani Khayal|head|Rekaan Agency|D"]),
    ("[Ani Khayal]PER, governor of [Rekaan]LOC's wife accused [Rekaan Air]ORG.", []),
    ("[Ani Khayal]PER has served as director of the [BKN]ORG since 2019.", ["Ani Khayal|director|BKN|D"]),
    ("[Ani Khayal]PER, Communications Officer, [LAN]ORG.", ["Ani Khayal|Communications Officer|LAN|D"]),
    ("The [BKN]ORG's head of data, [Ani Khayal]PER, agreed.", ["Ani Khayal|head of data|BKN|D"]),
    ("[Rekaan Air]ORG interim chief executive [Ani Khayal]PER agreed.", ["Ani Khayal|chief executive|Rekaan Air|PLT"]),
    (
        "[Ani Khayal]PER, a lecturer in law at [Universitas Rekaan]ORG, agreed.",
        ["Ani Khayal|lecturer in law|Universitas Rekaan|D"],
    ),
    ("Finance Minister [Ani Khayal]PER Leaves Office After Talks", ["Ani Khayal|Minister|Finance|D"]),
    ("Director General of Taxes [Ani Khayal]PER agreed.", ["Ani Khayal|Director General of Taxes||D"]),
    ("[Ani Khayal]PER, treasurer of the cooperative, agreed.", ["Ani Khayal|treasurer||D"]),
    ("[Ani Khayal]PER joined, replacing [Budi Rekaan]PER as director of [LAN]ORG.", []),
    ("He is the son of [Budi Rekaan]PER and [Tri Made]PER, a professor at [LAN]ORG.", ["Tri Made|professor|LAN|D"]),
    ("[Ani Khayal]PER, director of [LAN]ORG from 2019, said so.", ["Ani Khayal|director|LAN|D"]),
    ("The president nominated [Ani Khayal]PER head of the [BKN]ORG.", ["Ani Khayal|head|BKN|CANDIDATE"]),
    ("Professor [Ani Khayal]PER, Chairman of the [KPU]ORG, spoke.", ["Ani Khayal|Chairman|KPU|D"]),
    ("No longer head of [LAN]ORG, [Ani Khayal]PER teaches.", ["Ani Khayal|head|LAN|FORMER"]),
    ("King [Ani Khayal]PER of [Rekaan]LOC spoke.", ["Ani Khayal|King|Rekaan|D"]),
    ("The [Rekaan Agency]ORG ([RA]ORG) appointed [Ani Khayal]PER as deputy head.", ["Ani Khayal|deputy head|Rekaan Agency|D"]),
    ("[Ani Khayal]PER is a guest. She is currently the head of [LAN]ORG.", ["Ani Khayal|head|LAN|D"]),
    (
        "[Ani Khayal]PER, former head of [LAN]ORG and now rector of [UI]ORG, spoke.",
        ["Ani Khayal|head|LAN|FORMER", "Ani Khayal|rector|UI|D"],
    ),
    (
        "[LAN]ORG researchers [Ani Khayal]PER and [Budi Rekaan]PER wrote it",
        ["Ani Khayal|researchers|LAN|D", "Budi Rekaan|researchers|LAN|D"],
    ),
    (
        "[Ani Khayal]PER, special envoy of Foreign Minister [Budi Rekaan]PER, spoke.",
        ["Ani Khayal|special envoy||D", "Budi Rekaan|Minister|Foreign|D"],
    ),
    (
        "[Ani Khayal]PER, deputy to Mayor [Budi Rekaan]PER, spoke.",
        ["Ani Khayal|deputy||D", "Budi Rekaan|Mayor||D"],
    ),
    ("Expert staff to the Minister of Finance, [Ani Khayal]PER, spoke.", ["Ani Khayal|Expert staff to the Minister|Finance|D"]),
    ("Secretary of the Attorney General Office [Ani Khayal]PER spoke.", ["Ani Khayal|Secretary|Attorney General Office|D"]),
    ("Rector of Universitas Rekaan Prof. Dr. [Ani Khayal]PER spoke.", ["Ani Khayal|Rector|Universitas Rekaan|D"]),
    ("Minister of Health Dra. [Ani Khayal]PER spoke.", ["Ani Khayal|Minister|Health|D"]),
    ("[Ani Khayal]PER, Director of Finance, [PT Rekaan]ORG, spoke.", ["Ani Khayal|Director of Finance|PT Rekaan|D"]),
    ("Director of Finance of [PT Rekaan]ORG [Ani Khayal]PER spoke.", ["Ani Khayal|Director of Finance|PT Rekaan|D"]),
    ("Head of Public Relations [Ani Khayal]PER spoke.", ["Ani Khayal|Head of Public Relations||D"]),
    ("[LAN]ORG Director of Research [Ani Khayal]PER spoke.", ["Ani Khayal|Director of Research|LAN|D"]),
    (
        "Minister of Education, Culture, Research, and Technology [Ani Khayal]PER spoke.",
        ["Ani Khayal|Minister|Education, Culture, Research, and Technology|D"],
    ),
    (
        "[Ani Khayal]PER, Director of Operations, Finance and Risk at [PT Rekaan]ORG, spoke.",
        ["Ani Khayal|Director of Operations, Finance and Risk|PT Rekaan|D"],
    ),
    (
        "Minister of Health, Education and Culture Minister [Ani Khayal]PER spoke.",
        ["Ani Khayal|Minister|Education and Culture|D"],
    ),
    ("Deputy Head of [BKN]ORG for Human Resources [Ani Khayal]PER spoke.", ["Ani Khayal|Deputy Head|BKN|D"]),
    (
        "[Ani Khayal]PER, Head of Research, the [Rekaan Institute]ORG ([RI]ORG), spoke.",
        ["Ani Khayal|Head of Research|Rekaan Institute|D"],
    ),
    ("Professor of Public Policy [Ani Khayal]PER spoke.", ["Ani Khayal|Professor of Public Policy||D"]),
    ("Head of the Task Force [Ani Khayal]PER spoke.", ["Ani Khayal|Head|Task Force|D"]),
    ("[Ani Khayal]PER, director of Walhi, spoke.", ["Ani Khayal|director|Walhi|D"]),
    (
        "[Ani Khayal]PER, Deputy for [Institutional Affairs and Governance]ORG at the [Ministry of Rekaan]ORG, spoke.",
        ["Ani Khayal|Deputy for Institutional Affairs and Governance|Ministry of Rekaan|D"],
    ),
    (
        "Head of the [Human Resources Bureau]ORG, [Ministry of Rekaan]ORG, [Ani Khayal]PER, spoke.",
        ["Ani Khayal|Head of the Human Resources Bureau|Ministry of Rekaan|D"],
    ),
    (
        "Nominee for [Rekaan Court]ORG associate justice [Ani Khayal]PER spoke.",
        ["Ani Khayal|associate justice|Rekaan Court|CANDIDATE"],
    ),
    (
        "Contenders for [Bali]LOC governor [Ani Khayal]PER and [Budi Rekaan]PER spoke.",
        ["Ani Khayal|governor|Bali|CANDIDATE", "Budi Rekaan|governor|Bali|CANDIDATE"],
    ),
    (
        "[BKN]ORG head and [LAN]ORG deputy chair [Ani Khayal]PER spoke.",
        ["Ani Khayal|head|BKN|D", "Ani Khayal|deputy chair|LAN|D"],
    ),
    ("Lawyer and activist [Ani Khayal]PER spoke.", ["Ani Khayal|Lawyer||D", "Ani Khayal|activist||D"]),
    (
        "Director and founder of [Yayasan Rekaan]ORG [Ani Khayal]PER spoke.",
        ["Ani Khayal|Director|Yayasan Rekaan|D", "Ani Khayal|founder|Yayasan Rekaan|D"],
    ),
    ("The lawyer and [LAN]ORG head [Ani Khayal]PER met.", ["Ani Khayal|head|LAN|D"]),
    (
        "[LAN]ORG lecturer and former minister of [Trade]ORG [Ani Khayal]PER met.",
        ["Ani Khayal|lecturer|LAN|D", "Ani Khayal|minister|Trade|FORMER"],
    ),
    (
        "[Kadin]ORG chairman and former tax director general [Ani Khayal]PER met.",
        ["Ani Khayal|chairman|Kadin|D", "Ani Khayal|tax director general||FORMER"],
    ),
    ("The deputy finance minister, [Ani Khayal]PER, met.", ["Ani Khayal|deputy finance minister||D"]),
    ("Vice Foreign Minister [Ani Khayal]PER met.", ["Ani Khayal|Vice Foreign Minister||D"]),
    ("Governor and [LAN]ORG head [Ani Khayal]PER met.", ["Ani Khayal|head|LAN|D"]),
    ("President and Vice President [Ani Khayal]PER met.", ["Ani Khayal|Vice President||D"]),
    (
        "[Ani Khayal]PER, a senior lecturer at [Universitas Rekaan]ORG's [Faculty of Law]ORG, won.",
        ["Ani Khayal|senior lecturer|Universitas Rekaan|D"],
    ),
    ("[Ani Khayal]PER previously worked as head of [BKN]ORG.", ["Ani Khayal|head|BKN|FORMER"]),
    ("[Ani Khayal]PER, who was once head of [BKN]ORG, spoke.", ["Ani Khayal|head|BKN|FORMER"]),
    (
        "Deputy heads of [LAN]ORG [Ani Khayal]PER and [Budi Rekaan]PER spoke.",
        ["Ani Khayal|Deputy heads|LAN|D", "Budi Rekaan|Deputy heads|LAN|D"],
    ),
    ("Australian chargé d'affaires [Ani Khayal]PER spoke.", ["Ani Khayal|chargé d'affaires||D"]),
    ("[Ani Khayal]PER, M.Sc., Ph.D (Head of [BMKG]ORG) spoke.", ["Ani Khayal|Head|BMKG|D"]),
    (
        "Board of Directors: [Ani Khayal]PER (President Director) and [Budi Rekaan]PER.",
        ["Budi Rekaan|Directors||D", "Ani Khayal|President Director||D"],
    ),
    ("Presidential hopeful [Ani Khayal]PER spoke.", ["Ani Khayal|Presidential hopeful||CANDIDATE"]),
]

NONE = [
    "Istri Gubernur Rekaan, [Ani Khayal]PER, membuka pameran.",
    "The wife of the governor of [Rekaan]LOC, [Ani Khayal]PER, came.",
    "Pengacara Bupati [Rekaan]LOC, [Ani Khayal]PER, membantah.",
    "Penasihat hukum mantan Gubernur [Rekaan]LOC, [Ani Khayal]PER, membantah.",
    "Korban penipuan Kepala Desa Rekaan, [Ani Khayal]PER, melapor.",
    "Sahabat Ketua [KPU]ORG, [Ani Khayal]PER, bersaksi.",
    "Rekan bisnis Bupati [Rekaan]LOC, [Ani Khayal]PER, bersaksi.",
    "Penyuap Bupati [Rekaan]LOC, [Ani Khayal]PER, ditahan.",
    "Pengganti Kepala [BPOM]ORG, [Ani Khayal]PER, belum dilantik.",
    "Mewakili Gubernur [Rekaan]LOC, [Ani Khayal]PER membuka pameran.",
    "The lawyer of [Bank Rekaan]ORG director, [Ani Khayal]PER, came.",
    "[Ani Khayal]PER, head of [LAN]ORG's Policy Division, spoke.",
    "Title contender [Ani Khayal]PER lost.",
    "[Ani Khayal]PER is hopeful for the governor.",
    "Assistant to the Minister of Finance, [Ani Khayal]PER, came.",
    "Bukan Menteri Keuangan, [Ani Khayal]PER hanya tamu.",
    "Not the head of [LAN]ORG, [Ani Khayal]PER is a guest.",
    "Kepala [Budi]PER terbentur pintu, lalu ia sakit kepala.",
    "[Menteri]PER pergi ke pasar.",
    "Anak itu bernama Menteri [Khayal]PER.",
    "Menteri Agama dan Menteri Perumahan tidak hadir, ujarnya.",
    "Jika menjadi ketua umum, menurut [Ani]PER, [Budi]PER akan berhadapan dengan lawan.",
    "Menurut [Basuki Khayal]PER, Presiden tak bisa membatalkan pelantikan itu.",
    "[Budi]PER mengatakan, ketua partai itu tidak tahu.",
    "Gedung itu menampung 44 kepala keluarga dan [Budi]PER.",
    "Tidak ada yang mengusulkan [Budi]PER menjadi Presiden.",
    "[Budi]PER tidak menjadi Gubernur Jawa Barat.",
    "The minister said [Budi]PER was late.",
    "Head over heels, [Budi]PER ran.",
    "[Budi]PER said the president would decide.",
    "The chair was broken and [Budi]PER sat on the floor.",
    "[Budi]PER wants to become president.",
    "She told [Budi]PER the secretary of the club had left.",
    "The former head left. [Budi]PER did not.",
    "In a lecture [Budi]PER quoted a governor.",
    "Nobody elected [Budi]PER director of [LAN]ORG.",
    "The president rejected [Budi]PER as head of the [BKN]ORG.",
    "According to the officer, [Budi]PER was the driver.",
    "In the office of the director, [Budi]PER waited.",
    "Members of the board and [Budi]PER met.",
    "Every teacher knows [Budi]PER, officers said.",
    "Mayor Jenderal [Budi]PER adalah perwira.",
    "Kapten [Budi]PER hadir.",
    "presiden dan wakil presiden terpilih, yaitu pasangan [Khayal-Rekaan]PER, hadir",
    "Dewan Pimpinan Daerah Partai Rekaan [Bali]PER menyatakan hal itu.",
    "Mereka berbagi kuasa dengan [Budi]PER, menjadi wapres dan kalah.",
    "Pada masa pemerintahan [Budi]PER sebagai presiden, jalan itu dibangun.",
    "Ia meminta [Budi]PER berdoa pada pelantikannya sebagai presiden.",
    "[Budi]PER dijadikan pasangannya sebagai calon presiden.",
]


def _written(text: str) -> list[str]:
    return [f"{role.person}|{role.role}|{role.institution or ''}|{role.kind}" for role in roles(mended(marked(text)))]


@pytest.mark.parametrize(("text", "expected"), [*INDONESIAN, *ENGLISH])
def test_a_title_is_parted_into_post_institution_and_how_it_is_held(text: str, expected: list[str]) -> None:
    """News prose of both languages gives whole triples."""
    assert _written(text) == expected


@pytest.mark.parametrize("text", NONE)
def test_no_title_no_role(text: str) -> None:
    """Heads of bodies, titles without a person, wishes and other people's posts give nobody a role."""
    assert _written(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menteri Keuangan (2014-2016) [Budi]PER", ("2014", "2016")),
        ("mantan Kepala [LAN]ORG periode 2009-2012 [Ani]PER", ("2009", "2012")),
        ("[Ani]PER menjabat Kepala [LAN]ORG sejak 12 Maret 2020.", ("2020-03-12", None)),
        ("[Ani]PER menjabat Kepala [LAN]ORG sejak 1 Maret 2020 hingga akhir 2024.", ("2020-03-01", "2024")),
        ("[Ani]PER, Kepala [LAN]ORG sejak 2020 hingga 2024, hadir.", ("2020", "2024")),
        ("[Ani]PER dilantik sebagai Kepala [LAN]ORG pada Senin (8/1/2024).", ("2024-01-08", None)),
        ("Kepala [LAN]ORG [Ani]PER hadir pada 8 Januari 2024.", (None, None)),
        ("[Ani]PER, Menteri Kesehatan, hingga 12 Mei 2025 mencatat kasus.", (None, None)),
        ("[Ani]PER was head of [LAN]ORG from March 2016 to 2020.", ("2016-03", "2020")),
        ("[Ani]PER was head of [LAN]ORG starting in 2016 until June 2020.", ("2016", "2020-06")),
        ("[Ani]PER has served as head of [LAN]ORG since March 2021.", ("2021-03", None)),
    ],
)
def test_a_period_beside_a_title_says_when(text: str, expected: tuple[str | None, str | None]) -> None:
    """Since when and until when, to the day where it is told; a day on which somebody only came is none."""
    (role,) = roles(marked(text))
    assert (role.date, role.until) == expected


def test_a_doubted_name_has_no_role() -> None:
    """Where the tagger is not sure of a name, nobody is given a post by it; other people keep theirs."""
    seen = marked("Menteri Keuangan [Budi]PER dan Kepala [LAN]ORG [Ani Khayal]PER hadir.")
    for doubted, left in (("Budi", ["Ani Khayal"]), ("LAN", ["Budi"]), ("Khayal", ["Budi"]), ("hadir", ["Budi", "Ani Khayal"])):
        start = seen.text.index(doubted)
        found = roles(replace(seen, doubts=((start, start + len(doubted)),)))
        assert [role.person for role in found] == left


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Kepala [Badan Rekaan Khayal]ORG ([BRK]ORG) [Budi Made]PER hadir.", "Badan Rekaan Khayal"),
        ("Kepala [BKD Papua]ORG [Budi Made]PER mengatakan hal itu.", "Budi Made"),
    ],
)
def test_what_stands_around_settles_a_doubt(text: str, told: str) -> None:
    """An institution with its initials behind it, and whoever speaks between an institution that holds its post and the verb."""
    view = marked(text)
    begin = view.text.index(told)
    [role] = roles(mended(replace(view, doubts=((begin, begin + len(told)),))))
    assert role.person == "Budi Made"


def test_spans_hold_what_is_said_to_stand_there() -> None:
    """The characters of each part are its text."""
    for text, _ in [*INDONESIAN, *ENGLISH]:
        doc = marked(text)
        for role in roles(doc):
            for part, (start, end) in role.spans.items():
                assert doc.text[start:end] == getattr(role, part)


@pytest.mark.parametrize(
    "text",
    [
        "Kepala (" * 5_000 + ")" * 5_000,
        "Ketua Umum " * 5_000,
        "Wakil " * 5_000,
        "chief " * 5_000,
        ", ".join(["[Budi Khayal]PER"] * 500),
        "Menteri A, B, " * 3_000,
        "anggota " + ", ".join(["[Budi Khayal]PER"] * 2_000),
        "head of the " * 5_000,
        "dan " * 5_000 + "Kepala",
    ],
)
def test_nesting_and_repetition_end(text: str) -> None:
    """Every look is bounded: what would take quadratic time would not end here."""
    assert len(roles(marked(text))) <= 5_000


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ketua [DPR]ORG [Budi]PER Khayal hadir.", ["Budi Khayal|Ketua|DPR|D"]),
        ("Ketua Fraksi [PKB Budi]ORG Khayal mengatakan", ["Budi Khayal|Ketua Fraksi|PKB|D"]),
        ("Presiden [Budi harus]PER didukung", ["Budi|Presiden||D"]),
        ("Presiden Budi [Khayal]PER pagi tadi", ["Budi Khayal|Presiden||D"]),
        ("Menteri [Sosial Ani Khayal]PER di kota", ["Ani Khayal|Menteri|Sosial|D"]),
        ("Wakil [Ketua DPR]ORG [Budi]PER mengkritik", ["Budi|Wakil Ketua|DPR|D"]),
        ("Ketua [Badan Rekaan]ORG ([BRK]PER) [Budi]PER hadir", ["Budi|Ketua|Badan Rekaan|D"]),
        (
            "[Ani]PER, chairman of the [Chamber of Commerce]ORG ([Kadin]PER), met Kadin members.",
            ["Ani|chairman|Chamber of Commerce|D"],
        ),
        ("[Rekaan Council]ORG [Speaker Ani Khayal]PER spoke.", ["Ani Khayal|Speaker|Rekaan Council|D"]),
        ("[Rekaan Court]ORG Chief [Justice Ani Khayal]PER spoke.", ["Ani Khayal|Chief Justice|Rekaan Court|D"]),
        ("[Rekaan co-founder]ORG [Ani Khayal]PER spoke.", ["Ani Khayal|co-founder|Rekaan|D"]),
        ("Lecturer [Justice Khayal]PER spoke at the [Board of Directors]ORG.", ["Justice Khayal|Lecturer||D"]),
        ("Ketua [PT Rekaan IT]ORG [Budi Khayal]PER hadir", ["Budi Khayal|Ketua|PT Rekaan IT|D"]),
        ("kata pengacara [Budi]PER, [Ani]PER, di kota", ["Ani|pengacara||D"]),
        ("Kedua calon bupati itu, masing-masing, [Budi]PER dan [Ani]PER", ["Budi|bupati||CANDIDATE", "Ani|bupati||CANDIDATE"]),
        ("tidak ada satu pun partai politik yang menjagokan [Budi]PER menjadi Presiden", []),
        ("Ketua [Bank Indonesia Budi Khayal]ORG mengatakan", ["Budi Khayal|Ketua|Bank Indonesia|D"]),
        ("kata Menteri Kebudayaan [Yunani]PER.", []),
        ("Wakil Ketua Umum [Partai Golkar Agung]ORG [Khayal]PER hadir", ["Agung Khayal|Wakil Ketua Umum|Partai Golkar|D"]),
        ("Menkes Agung [Khayal]PER hadir", ["Agung Khayal|Menkes||D"]),
        ("Wakil Jaksa Agung [Budi Khayal]PER hadir", ["Budi Khayal|Wakil Jaksa Agung||D"]),
        ("bersama Wapres Budiono di kota", ["Budiono|Wapres||D"]),
        ("Ketua DPP [PKS Budi]ORG [Al Khayal]PER membantah", ["Budi Al Khayal|Ketua DPP|PKS|D"]),
        ("Ketua [PKB Budi Khayal]ORG memilih pulang", ["Budi Khayal|Ketua|PKB|D"]),
        ("anggota [Dewan Pembina Partai Rekaan]ORG, [Budi]PER, hadir", ["Budi|anggota Dewan Pembina|Partai Rekaan|D"]),
        ("Ketua Dewan Pimpinan [Pusat Partai Rekaan]ORG, [Budi]PER, hadir", ["Budi|Ketua Dewan Pimpinan Pusat|Partai Rekaan|D"]),
        (
            "Sekjen [Dewan Pimpinan Pusat]ORG (DPP) [Partai Rekaan]ORG, [Budi]PER,",
            ["Budi|Sekjen Dewan Pimpinan Pusat|Partai Rekaan|D"],
        ),
        ("Menteri Hukum dan [HAM Budi Khayal]PER hadir", ["Budi Khayal|Menteri|Hukum dan HAM|D"]),
        ("Direktur Pemasaran dan [Niaga Pertamina]ORG [Budi]PER hadir", ["Budi|Direktur Pemasaran dan Niaga|Pertamina|D"]),
        ("Ketua [DPR]ORG, H.M. [Khayal]PER, dan Moh. [Budi]PER hadir", ["H.M. Khayal|Ketua|DPR|D"]),
        ("Ketua [DPR]ORG, H. [Khayal]PER, dan K.H. [Budi]PER hadir", ["Khayal|Ketua|DPR|D"]),
        ("Kepala [Dinas Sosial H.]ORG [Budi Khayal]PER hadir", ["Budi Khayal|Kepala|Dinas Sosial|D"]),
        ("Lurah [Semu H. Budi Khayal]PER hadir", ["Budi Khayal|Lurah|Semu|D"]),
        ("Ketua [KPU]ORG [Bambang H. Khayal]PER hadir", ["Bambang H. Khayal|Ketua|KPU|D"]),
        ("Lurah [Bambang H. Khayal]PER hadir", ["Bambang H. Khayal|Lurah||D"]),
        ("Kepala [BKN]ORG [Budi Khayal SSos]PER MSi hadir", ["Budi Khayal|Kepala|BKN|D"]),
        ("[Budi Khayal ST MSc PhD]PER, Kepala [BKN]ORG, hadir", ["Budi Khayal|Kepala|BKN|D"]),
        ("Ketua [KPU]ORG [Budi Mars]PER hadir", ["Budi Mars|Ketua|KPU|D"]),
        ("Direktur [PLN]ORG I [Ketut Khayal]PER hadir", ["I Ketut Khayal|Direktur|PLN|D"]),
        ("Kepala [Badan Rekaan Letnan Jenderal]ORG ([Purn]ORG) [Budi]PER hadir", ["Budi|Kepala|Badan Rekaan|D"]),
        ("Panglima [TNI]ORG [Laksamana Budi Khayal]PER hadir", ["Budi Khayal|Panglima|TNI|D"]),
        ("Wakil Bupati [Nias Selatan Budi Khayal]LOC hadir", ["Budi Khayal|Wakil Bupati|Nias Selatan|D"]),
        ("Ketua [KPU Kota]ORG [Rekaan Budi Khayal]PER hadir", ["Budi Khayal|Ketua|KPU Kota Rekaan|D"]),
        ("Kepala [Pusat Riset]ORG [BRIN Budi Khayal]PER hadir", ["Budi Khayal|Kepala|Pusat Riset BRIN|D"]),
        ("Plt Kepala [LAN Ani Khayal]PER mengatakan", ["Ani Khayal|Kepala|LAN|PLT"]),
        ("Kepala [Balai Jalan Nasional]ORG [V Budi Khayal]PER hadir", ["Budi Khayal|Kepala|Balai Jalan Nasional V|D"]),
        ("Ketua Aliansi Rekaan [Budi]PER hadir", ["Budi|Ketua|Aliansi Rekaan|D"]),
        ("Military chief [Maj]PER. Gen. [Budi Khayal]PER said", ["Budi Khayal|Military chief||D"]),
        ("Gubernur [Rekaan]LOC [Budi Khayal]PER Minta Warga Tenang", ["Budi Khayal|Gubernur|Rekaan|D"]),
        ("Kepala [BNN Kota]ORG [Agus Khayal]PER menjelaskan", ["Agus Khayal|Kepala|BNN Kota|D"]),
        ("Dekan [Fakultas Farmasi]ORG [Unand Budi Khayal]PER hadir", ["Budi Khayal|Dekan|Fakultas Farmasi Unand|D"]),
        ("Lurah Batu Ampar [Budi Khayal]PER hadir", ["Budi Khayal|Lurah|Batu Ampar|D"]),
        ("Ketua [KPU Rekaan A.G.]ORG [Khayal]PER hadir", ["A.G. Khayal|Ketua|KPU Rekaan|D"]),
        ("Ketua [DPRD]ORG, Anak [Agung Khayal]PER, hadir", ["Anak Agung Khayal|Ketua|DPRD|D"]),
        ("Kepala [Polres Rekaan]ORG AKBP Anak Agung [Made Khayal]PER hadir", ["Anak Agung Made Khayal|Kepala|Polres Rekaan|D"]),
        ("Gubernur melantik Wasuok [Budi Khayal]PER sebagai Kepala [BKD]ORG", ["Wasuok Budi Khayal|Kepala|BKD|D"]),
        ("Kepala [Dinas Perhubungan Agus Khayal]ORG hadir", ["Agus Khayal|Kepala|Dinas Perhubungan|D"]),
        ("Camat [Cibeunying]LOC [Kaler Budi Khayal]PER hadir", ["Budi Khayal|Camat|Cibeunying Kaler|D"]),
        ("Bupati [Sragen]ORG Lantik [Budi Khayal]PER Jadi Sekda", ["Budi Khayal|Sekda||D"]),
    ],
)
def test_names_that_the_ner_has_cut_oddly_are_mended(text: str, expected: list[str]) -> None:
    """Words too many or too few, the post within a name, a client, a denial: what stands beside tells whose title it is."""
    assert _written(text) == expected
