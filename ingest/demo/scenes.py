"""What happens in the nation's news: scenes with room for people, offices, institutions and topics, in two languages."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Final, Literal, NamedTuple

from ingest.demo.institutions import INSTITUTIONS, Institution
from ingest.demo.topics import Theme, Topic

Kind = Literal["D", "PLT", "PJ", "FORMER", "CANDIDATE"]


class Office(NamedTuple):
    """An office in both languages."""

    id: str
    en: str


def _offices(text: str) -> tuple[Office, ...]:
    return tuple(Office(*(part.strip() for part in line.split("|"))) for line in text.strip().splitlines())


_COMPANY: Final = _offices("""
Direktur Utama | President Director
Direktur Keuangan | Finance Director
Komisaris Utama | President Commissioner
""")
_ASSOCIATION: Final = _offices("""
Ketua Umum | Chair
Sekretaris Jenderal | Secretary General
""")
OFFICES: Final[Mapping[str, tuple[Office, ...]]] = {
    "ministry": _offices("""
Menteri | Minister
Sekretaris Jenderal | Secretary General
Kepala Biro Sumber Daya Manusia | Head of the Human Resources Bureau
Kepala Pusat Data dan Informasi | Head of the Data Centre
"""),
    "agency": _offices("""
Kepala | Head
Sekretaris Utama | Principal Secretary
Deputi Bidang Inovasi | Deputy for Innovation
Kepala Pusat Pelatihan | Head of the Training Centre
"""),
    "province": _offices("""
Gubernur | Governor
Sekretaris Daerah | Regional Secretary
"""),
    "regency": _offices("""
Bupati | Regent
Sekretaris Daerah | Regional Secretary
"""),
    "city": _offices("""
Wali Kota | Mayor
Sekretaris Daerah | Regional Secretary
"""),
    "university": _offices("""
Rektor | Rector
Wakil Rektor Bidang Akademik | Vice Rector for Academic Affairs
Dekan Fakultas Ilmu Administrasi | Dean of the Faculty of Administrative Science
Guru Besar | Professor
"""),
    "bumn": _COMPANY,
    "bumd": _COMPANY,
    "company": _COMPANY,
    "association": _ASSOCIATION,
}
"""The offices that the news knows of, by kind of institution; the first people of an institution hold them, in this order."""

_GOVERNORS: Final = frozenset({"Gubernur", "Bupati", "Wali Kota", "Governor", "Regent", "Mayor"})


class Officer(NamedTuple):
    """Somebody with an office: who it is in the register, if anybody, and the name."""

    person: str
    name: str


class Told(NamedTuple):
    """What is true of an article: who, as what, where, held how."""

    officer: Officer
    office: str
    institution: Institution
    kind: Kind


class Story(NamedTuple):
    """An article's title and paragraphs."""

    title: str
    paragraphs: Sequence[str]


@dataclass
class Cast:
    """Who plays in an article, and what is true of them."""

    rng: Random
    language: Literal["id", "en"]
    offices: Mapping[str, Sequence[Officer]]
    """The people of each institution who hold its offices, by the institution's id."""
    told: list[Told] = field(default_factory=list)
    _met: set[str] = field(default_factory=set)

    def institution(self, *kinds: str) -> Institution:
        """An institution of one of these kinds that is new in the article."""
        able = (INSTITUTIONS[id_] for id_ in self.offices)
        found = self.rng.choice([one for one in able if one.kind in kinds and one.id not in self._met])
        self._met.add(found.id)
        return found

    def title(self, at: Institution, place: int = 0, kind: Kind = "D", *, short: bool = False) -> str:
        """An office as the news writes it before or behind a name."""
        office = OFFICES[at.kind][place]
        if self.language == "en":
            said = _english(office.en, at)
            return {
                "D": said,
                "PLT": f"Acting {said}",
                "PJ": f"Acting {said}",
                "FORMER": f"former {said}",
                "CANDIDATE": f"candidate for {said}",
            }[kind]
        said = _indonesian(office.id, at, short=short)
        return {
            "D": said, "PLT": f"Pelaksana Tugas (Plt) {said}", "PJ": f"Penjabat (Pj) {said}", "FORMER": f"mantan {said}",
            "CANDIDATE": f"calon {said}",
        }[kind]  # fmt: skip

    def who(self, at: Institution, place: int = 0, kind: Kind = "D", *, short: bool = False) -> str:
        """Somebody with an office, as the news names them the first time."""
        person = self.holder(at, place, kind)
        said = self.title(at, place, kind, short=short)
        before = f"{said[0].upper() + said[1:]} {person}"
        behind = f"{person}, {said},"
        return before if self.language == "id" and self.rng.random() < 0.7 else behind

    def holder(self, at: Institution, place: int = 0, kind: Kind = "D") -> str:
        """The name of whoever holds an office, which is then part of the truth."""
        officer, office = self.offices[at.id][place], OFFICES[at.kind][place]
        self.told.append(Told(officer, office.id if self.language == "id" else office.en, at, kind))
        return officer.name

    def again(self, at: Institution, place: int = 0) -> str:
        """The same person once more: by the last word of the name."""
        return self.offices[at.id][place].name.split()[-1]

    def topic(self, at: Institution) -> Topic:
        """Something that an institution is about."""
        return self.rng.choice(at.focus)

    def themes(self, topic: Topic) -> list[str]:
        """Some themes of a topic, in the article's language."""
        return [self.word(theme) for theme in self.rng.sample(list(topic.themes), 3)]

    def word(self, theme: Theme) -> str:
        """A theme in the article's language."""
        return theme.id if self.language == "id" else theme.en

    def one(self, *choices: str) -> str:
        """One of several ways to say something."""
        return self.rng.choice(choices)


def plain(at: Institution) -> str:
    """An institution's name without saying each time that it is fiction: the paper says so."""
    return at.name.removesuffix(" (fiksi)")


def plain_en(at: Institution) -> str:
    """The same in English."""
    return at.name_en.removesuffix(" (fictional)")


def full(at: Institution) -> str:
    """An institution's name with its acronym, where it has one."""
    return f"{plain(at)} ({at.short})" if at.short.isupper() else plain(at)


def brief(at: Institution) -> str:
    """What an institution is called for short."""
    return at.short


def region(at: Institution) -> str:
    """The place that a regional government governs."""
    return re.sub(r"^Pemerintah (Provinsi|Kabupaten|Kota) ", "", plain(at))


def _indonesian(office: str, at: Institution, *, short: bool) -> str:
    if office == "Menteri":
        return f"Menteri {plain(at).removeprefix('Kementerian ')}"
    if office in _GOVERNORS:
        return f"{office} {region(at)}"
    return f"{office} {brief(at) if short else full(at)}"


def _english(office: str, at: Institution) -> str:
    if office == "Minister":
        return f"Minister of {plain_en(at).removeprefix('Ministry of ')}"
    if office in _GOVERNORS:
        return f"{office} of {region(at)}"
    named = plain_en(at)
    the = "the " if named.startswith(("Ministry", "Agency", "Government", "Institute", "Association")) else ""
    return f"{office} of {the}{named}"


def _training(cast: Cast) -> Story:
    host, partner, school = cast.institution("ministry", "agency"), cast.institution("bumn"), cast.institution("university")
    topic = cast.topic(host)
    a, b, c = cast.themes(topic)
    places = cast.rng.randrange(40, 400)
    head, director, rector = cast.who(host), cast.who(partner), cast.who(school)
    return Story(
        f"{brief(host)} Buka Program Magang Aparatur di {brief(partner)}",
        [
            (
                f"{head} membuka Program Magang Aparatur angkatan ketiga yang diikuti {places} pegawai. Selama enam bulan para peserta akan belajar "
                f"{a} langsung di {plain(partner)}."
            ),
            (
                f"“Birokrasi tidak boleh belajar sendirian. Yang sudah lebih dulu paham {b} adalah dunia usaha, dan kita harus mau berguru,” kata "
                f"{cast.again(host)} dalam sambutannya."
            ),
            (
                f"{director} menyambut baik kerja sama itu. Menurut {cast.again(partner)}, pegawai yang datang tahun lalu justru membawa cara "
                f"pandang baru tentang {c}."
            ),
            f"Sementara itu, {rector} menjelaskan bahwa kampusnya menyiapkan modul pembelajaran dan pendamping bagi setiap peserta.",
            f"Program tersebut merupakan kelanjutan dari kerja sama yang ditandatangani dua tahun lalu dan mencakup bidang {topic.name.id}.",
        ],
    )


def _appointment(cast: Cast) -> Story:
    at = cast.institution("agency", "ministry")
    head = cast.who(at)
    second, third = cast.holder(at, 1), cast.holder(at, 2)
    topic = cast.topic(at)
    a, b, _ = cast.themes(topic)
    return Story(
        f"Dua Pejabat Baru {brief(at)} Dilantik",
        [
            (
                f"{head} melantik dua pejabat pimpinan tinggi di lingkungan instansinya, Senin. {second} dilantik sebagai {cast.title(at, 1)}, "
                f"sedangkan {third} dilantik sebagai {cast.title(at, 2, short=True)}."
            ),
            f"Dalam sambutannya, {cast.again(at)} meminta keduanya mempercepat {a}.",
            f"“Saya tidak meminta laporan yang tebal. Saya meminta {b} yang bisa dirasakan masyarakat,” ujarnya.",
            "Pelantikan disaksikan para pegawai dan keluarga pejabat yang dilantik.",
        ],
    )


def _agreement(cast: Cast) -> Story:
    one, other = cast.institution("province", "regency", "city"), cast.institution("university", "company")
    topic = cast.topic(other)
    a, b, _ = cast.themes(topic)
    governor, partner = cast.who(one), cast.who(other)
    secretary = cast.who(one, 1)
    return Story(
        f"{region(one)} Gandeng {brief(other)} Perkuat {topic.name.id.title()}",
        [
            f"{plain(one)} dan {plain(other)} menandatangani nota kesepahaman tentang {topic.name.id}. Dokumen itu ditandatangani oleh "
            f"{governor} serta {partner}".rstrip(",")
            + ".",
            (
                f"{cast.again(one)} mengatakan, daerahnya membutuhkan pendampingan, terutama untuk {a}. “Kami punya datanya, tetapi belum punya "
                "orangnya,” katanya."
            ),
            (
                f"Kerja sama berlaku selama tiga tahun. {secretary} menambahkan bahwa anggaran pendampingan sudah tersedia dan tim kecil segera "
                f"dibentuk untuk menangani {b}."
            ),
        ],
    )


def _acting(cast: Cast) -> Story:
    at, other = cast.institution("agency"), cast.institution("ministry")
    topic = cast.topic(at)
    a, b, c = cast.themes(topic)
    acting, former = cast.who(at, 0, "PLT"), cast.who(other, 1, "FORMER")
    return Story(
        f"Plt Kepala {brief(at)}: Jangan Tunda {a.title()}",
        [
            f"{acting} meminta seluruh unit kerja tidak menunda {a} dengan alasan menunggu pejabat definitif.",
            f"“Pelaksana tugas tetap harus melaksanakan tugas,” kata {cast.again(at)} saat rapat koordinasi nasional.",
            f"Rapat itu juga dihadiri {former} yang kini aktif sebagai pengajar. Ia mengingatkan pentingnya {b} dan {c}.",
            "Peserta rapat datang dari seluruh provinsi, sebagian mengikuti secara daring.",
        ],
    )


def _seminar(cast: Cast) -> Story:
    at, school = cast.institution("association"), cast.institution("university")
    company, agency = cast.institution("bumn", "company"), cast.institution("agency", "ministry")
    topic = cast.topic(at)
    a, b, c = cast.themes(topic)
    speakers = [cast.holder(school, 2), cast.holder(company, 1), cast.holder(agency, 3)]
    titles = [cast.title(school, 2), cast.title(company, 1), cast.title(agency, 3)]
    chair = cast.who(at)
    listed = f"{titles[0]} {speakers[0]}, {titles[1]} {speakers[1]}, dan {titles[2]} {speakers[2]}"
    return Story(
        f"{brief(at)} Bahas {topic.name.id.title()} di Seminar Nasional",
        [
            f"{full(at)} menggelar seminar nasional bertema {topic.name.id}. Hadir sebagai pembicara {listed}.",
            f"{chair} menyebut tema itu dipilih karena {a} sering dibicarakan, tetapi jarang dikerjakan bersama.",
            f"Dalam paparannya, {speakers[0].split()[-1]} menunjukkan hasil penelitian tentang {b} di dua belas daerah.",
            f"Adapun {speakers[1].split()[-1]} membagikan pengalaman perusahaannya menerapkan {c} selama lima tahun terakhir.",
            "Seminar ditutup dengan kesepakatan menyusun panduan bersama yang dapat dipakai siapa saja.",
        ],
    )


def _residents(cast: Cast) -> Story:
    at = cast.institution("city", "regency", "province")
    topic = cast.topic(at)
    a, b, _ = cast.themes(topic)
    mayor = cast.who(at)
    secretary = cast.who(at, 1)
    return Story(
        f"Warga {region(at)} Rasakan Manfaat {a.title()}",
        [
            (
                "Antrean di loket pelayanan kini jauh lebih pendek. Marlina, warga yang ditemui di lokasi, mengaku hanya butuh sepuluh menit untuk "
                "mengurus suratnya."
            ),
            (
                f"{mayor} mengatakan perubahan itu buah dari {a} yang dimulai tahun lalu. “Dulu orang datang tiga kali, sekarang cukup sekali,” "
                "katanya."
            ),
            f"{secretary} menambahkan, tahap berikutnya adalah {b}.",
            (
                "Pemerintah setempat menargetkan seluruh kecamatan terlayani pada akhir tahun. Hendro, pedagang di sekitar kantor itu, berharap "
                "layanan serupa dibuka pada akhir pekan."
            ),
        ],
    )


def _company(cast: Cast) -> Story:
    at, agency = cast.institution("bumn"), cast.institution("ministry")
    topic = cast.topic(at)
    a, b, _ = cast.themes(topic)
    director, finance, commissioner = cast.who(at), cast.holder(at, 1), cast.holder(at, 2)
    secretary = cast.who(agency, 1)
    return Story(
        f"{brief(at)} Siapkan Akademi {topic.name.id.title()}",
        [
            f"{director} mengumumkan pembentukan akademi internal untuk {topic.name.id}. Akademi itu juga terbuka bagi pegawai negeri.",
            f"{cast.title(at, 1)} {finance} menjelaskan, dana yang disiapkan setara dua persen dari laba tahun berjalan.",
            f"“Tanpa {a}, kami hanya akan menjadi penonton,” kata {cast.again(at, 1)}.",
            f"Rencana itu mendapat dukungan dari {commissioner} selaku {cast.title(at, 2)}.",
            f"{secretary} menilai langkah tersebut dapat ditiru perusahaan lain, terutama untuk {b}.",
        ],
    )


def _election(cast: Cast) -> Story:
    at, school = cast.institution("association"), cast.institution("university")
    topic = cast.topic(at)
    a, b, _ = cast.themes(topic)
    chair, professor = cast.who(at), cast.who(school, 3)
    secretary = cast.who(at, 1, short=True)
    return Story(
        f"Kongres {brief(at)} Soroti {a.title()}",
        [
            f"Kongres {full(at)} berlangsung selama tiga hari dan dihadiri utusan dari dua puluh provinsi.",
            f"{chair} menegaskan organisasinya tidak akan berhenti memperjuangkan {a}.",
            f"Dalam sesi pleno, {professor} memaparkan perkembangan {b} di berbagai negara.",
            f"{secretary} menyampaikan bahwa hasil kongres akan diserahkan kepada pemerintah bulan depan.",
        ],
    )


def _victims(cast: Cast) -> Story:
    at, agency = cast.institution("province", "regency", "city"), cast.institution("agency", "ministry")
    head, deputy = cast.who(at), cast.who(agency, 2)
    return Story(
        f"Banjir di {region(at)}, Pemerintah Kirim Bantuan",
        [
            "Hujan deras sejak dini hari merendam ratusan rumah. Korban bernama Wasnadi kini dirawat di puskesmas, sedangkan keluarganya mengungsi.",
            f"{head} meninjau lokasi pengungsian pada siang hari dan memastikan dapur umum berjalan.",
            f"“Yang pertama adalah keselamatan warga,” ujar {cast.again(at)}.",
            f"{deputy} mengatakan pihaknya mengirim perahu karet dan petugas tambahan. Tim mitigasi bencana juga memetakan ulang daerah rawan.",
        ],
    )


def _breach(cast: Cast) -> Story:
    at, company = cast.institution("agency"), cast.institution("bumn", "company")
    topic = cast.topic(at)
    a, b, _ = cast.themes(topic)
    head, director = cast.who(at), cast.who(company)
    return Story(
        f"{brief(at)} Perketat Pengamanan Setelah Data Bocor",
        [
            f"{head} memastikan sistem layanan sudah pulih setelah kebocoran data pekan lalu.",
            "Polisi telah menahan tersangka Gunardi yang diduga menjual data itu.",
            f"{director} menyatakan perusahaannya membantu pemulihan dan menyiapkan tenaga ahli {a}.",
            f"“Kejadian ini menunjukkan {b} tidak bisa ditunda lagi,” kata {cast.again(company)}.",
        ],
    )


INDONESIAN: Final[tuple[Callable[[Cast], Story], ...]] = (
    _training, _appointment, _agreement, _acting, _seminar, _residents, _company, _election, _victims, _breach,
)  # fmt: skip


def _placement(cast: Cast) -> Story:
    host, partner = cast.institution("ministry"), cast.institution("bumn", "company")
    topic = cast.topic(partner)
    a, b, _ = cast.themes(topic)
    minister, director = cast.who(host), cast.who(partner)
    return Story(
        f"Civil servants to spend six months at {plain_en(partner)}",
        [
            f"{minister} said on Monday that fifty civil servants would spend six months at {plain_en(partner)} to learn about {a}.",
            f"“Government cannot learn alone,” {cast.again(host)} told reporters. “Others have been doing this for years.”",
            f"{director} welcomed the agreement, adding that last year's group had changed how the company thinks about {b}.",
            "The placements begin in September and are part of a wider effort to move talent between sectors.",
        ],
    )


def _study(cast: Cast) -> Story:
    school, agency = cast.institution("university"), cast.institution("agency")
    topic = cast.topic(school)
    a, b, c = cast.themes(topic)
    dean, head = cast.who(school, 2), cast.who(agency)
    return Story(
        f"Study links {a} to {b}",
        [
            f"Regions that invest in {a} do better in {b}, according to a study published this week.",
            f"{dean} led the research, which covered a hundred and twenty local governments over ten years.",
            f"“What surprised us was how much {c} matters,” {cast.again(school, 2)} said.",
            f"{head} said the findings would be used in next year's training for senior officials.",
        ],
    )


def _visit(cast: Cast) -> Story:
    at, company = cast.institution("province", "city"), cast.institution("company", "bumn")
    topic = cast.topic(company)
    a, b, _ = cast.themes(topic)
    governor, director = cast.who(at), cast.who(company)
    finance = cast.who(company, 1)
    return Story(
        f"{region(at)} seeks partners for {a}",
        [
            f"{governor} met business leaders on Thursday to discuss {a} in the region.",
            f"{director} said the company was ready to open a training centre next year.",
            f"{finance} put the cost at about two million dollars, most of it for {b}.",
            "A resident who watched the visit, a fisherman called Darmo, hoped that the centre would hire locally.",
        ],
    )


def _handover(cast: Cast) -> Story:
    at, school = cast.institution("agency"), cast.institution("university")
    topic = cast.topic(at)
    a, b, _ = cast.themes(topic)
    acting, former = cast.who(at, 0, "PLT"), cast.who(school, 0, "FORMER")
    return Story(
        f"Acting head of {brief(at)} promises no delay",
        [
            f"{acting} promised on Tuesday that work on {a} would go on without delay.",
            f"“Acting does not mean waiting,” {cast.again(at)} said.",
            f"{former} who now advises the government, called for more attention to {b}.",
            "A permanent head is expected to be named by the end of the year.",
        ],
    )


def _panel(cast: Cast) -> Story:
    at, company, school = cast.institution("association"), cast.institution("company", "bumn"), cast.institution("university")
    topic = cast.topic(at)
    a, b, _ = cast.themes(topic)
    chair, director, rector = cast.who(at), cast.who(company), cast.who(school)
    return Story(
        f"Experts call for shared standards in {topic.name.en}",
        [
            f"{chair} opened a two-day conference on {topic.name.en} on Wednesday.",
            f"{director} told the audience that {a} needed common standards, not more pilots.",
            f"{rector} agreed, and offered to host a working group on {b}.",
            "The conference closes on Thursday with a joint declaration.",
        ],
    )


ENGLISH: Final[tuple[Callable[[Cast], Story], ...]] = (_placement, _study, _visit, _handover, _panel)
