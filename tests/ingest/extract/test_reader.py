"""Reading texts: names with their characters, whatever the text is."""

import random
import resource
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.extract.document import LONGEST_TEXT, Reading, Span
from ingest.extract.names.institutions import Gazetteer, Known
from ingest.extract.nlp import Reader
from ingest.extract.skills.matching import Matcher, SkillLabel

NEWS = (
    "JAKARTA, KOMPAS - Pelaksana tugas (Plt) Kepala Lembaga Administrasi Negara (LAN) Budi Khayal mengatakan, pelatihan itu "
    'dimulai di Bandung, Jawa Barat, Selasa (29/10/2024). "Kami belum menguasai Python," katanya.\n\nPewarta: Siti Rekaan\n'
)
ENGLISH = "The minister, Ms. Ani Fiktif, said on Monday that the agency in Bogor would not follow the House of Representatives.\n"
JAVANESE = "Bapak Kepala Desa Karangkhayal lan para warga wis padha kumpul ing bale desa kanggo rembugan dalan anyar.\n"
ARABIC = "قال رئيس الوزراء أحمد الخيالي إن الاجتماع سيعقد غدا في جاكرتا.\n"
SEEDS = (NEWS, ENGLISH, JAVANESE, ARABIC, NEWS.upper(), NEWS.lower(), "", "Menteri.", "Kepala saya sakit.")


@pytest.fixture(scope="module")
def reader() -> Reader:
    """The reader as it is shipped."""
    return Reader()


@pytest.fixture(scope="module")
def known() -> Reader:
    """One that knows a ministry."""
    return Reader(institutions=Gazetteer([Known("keu", ("Kementerian Keuangan", "Ministry of Finance"), "Kemenkeu")]))


def spans(reading: Reading) -> Iterator[Span]:
    """Everything in a reading that points at characters and repeats them."""
    for group in (reading.entities, reading.skills, reading.byline, reading.statements):
        yield from group


def check(text: str, reading: Reading) -> None:
    """Every span lies in the text and is what it says it is."""
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end] == span.text
    for acronym in reading.acronyms:
        assert text[acronym.start : acronym.end] == acronym.short
    people = {(entity.start, entity.end) for entity in reading.entities if entity.label == "PER"}
    for role in reading.roles:
        assert role.spans["person"] in people
        for start, end in role.spans.values():
            assert 0 <= start < end <= len(text)


def mutated(text: str, chance: random.Random) -> str:
    """A text with some pieces lost, doubled, moved, or replaced by hostile signs."""
    for _ in range(chance.randrange(1, 6)):
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.randrange(12))
        piece = chance.choice(
            ["", text[start:end] * 2, text[start:end][::-1], text[start:end].swapcase(), chance.choice(HOSTILE)]
        )
        text = text[:start] + piece + text[end:]
    return text


HOSTILE = (
    "\x00",
    "\ufffd",
    "\u202e",
    "e\u0301\u0301\u0301",
    "🧑🏽‍🔬",
    "(" * 9,
    '"',
    "\r",
    "\n\n\n",
    "\t",
    "Plt. ",
    "A.B.C.D.",
    "@",
    "1" * 30,
    "ﷺ",
    "İ",
    "\u2028",
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(chance=st.randoms(use_true_random=False))
def test_ten_thousand_damaged_documents(reader: Reader, chance: random.Random) -> None:
    """However documents are damaged, each is read, and every span points at its own words."""
    texts = [mutated(chance.choice(SEEDS), chance) for _ in range(50)]
    readings = list(reader.read_all((str(at), text) for at, text in enumerate(texts)))
    assert [reading.id for reading in readings] == [str(at) for at in range(50)]
    for text, reading in zip(texts, readings, strict=True):
        check(text, reading)


@given(text=st.text())
def test_any_text(text: str) -> None:
    """Every string of characters can be read."""
    check(text, _shared().read(text))


_readers: list[Reader] = []


def _shared() -> Reader:
    if not _readers:
        _readers.append(Reader())
    return _readers[0]


def test_alone_or_together_the_same(reader: Reader) -> None:
    """A document says the same whatever is read beside it."""
    assert [reader.read(text, id="x") for text in SEEDS] == list(reader.read_all(("x", text) for text in SEEDS))


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        "A" * 1_000_000,
        "(" * 1_000_000,
        "Ani Khayal\n" * 500,
        "Ani Khayal, " * 500,
        NEWS * 300,
        "x. " * 30_000,
        "\n" * 1_000_000,
        "1.2" * 300_000,
        "a@" * 30_000,
        "Dr. " * 30_000,
        "Oleh: Budi\n" * 20_000,
        "Kepala Dinas Sosial, " * 40_000,
        "Kepala Dinas Sosial,\n" * 40_000,
    ],
    ids=[
        "letter",
        "capital",
        "bracket",
        "names",
        "list",
        "long",
        "stops",
        "lines",
        "digits",
        "mail",
        "titles",
        "credits",
        "offices",
        "signatures",
    ],
)
def test_what_is_huge_stays_bounded(reader: Reader, text: str) -> None:
    """Long words, long lines and long texts are read in time and memory that grow with their length, not with its square."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    reading = reader.read(text)
    check(text, reading)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 1_500_000  # kB


def test_a_text_too_long_is_cut_and_says_so(reader: Reader) -> None:
    """Only the beginning is read."""
    text = "Ia tiba di Jakarta." + " " * LONGEST_TEXT + "Ia tiba di Bandung."
    reading = reader.read(text)
    assert reading.cut
    assert [entity.text for entity in reading.entities] == ["Jakarta"]


def test_a_list_of_names(reader: Reader) -> None:
    """Names in a column, one a line, never run into one another."""
    text = "".join(f"{at}. Ani Khayal\n" for at in range(500))
    assert all("\n" not in entity.text for entity in reader.read(text).entities)


def test_halves_of_characters_are_read_over(reader: Reader) -> None:
    """A surrogate without its other half, which no encoding can write, stops nothing and moves nothing."""
    reading = reader.read("\ud800 Ia tiba di Jakarta, Selasa.")
    assert [(entity.start, entity.text) for entity in reading.entities if entity.label == "LOC"] == [(13, "Jakarta")]


@pytest.mark.parametrize("change", [str, str.upper, str.lower], ids=["as written", "upper", "lower"])
def test_names_are_found_in_any_case(reader: Reader, change: "type[str]") -> None:
    """Personnel files and headlines are in capitals, hasty texts have none."""
    text = change("Menteri Keuangan Sri Khayalwati bertemu Gubernur Jawa Barat di Bandung, kata Bank Indonesia.")
    found = {(entity.label, entity.text.lower()) for entity in reader.read(text).entities}
    assert {("PER", "sri khayalwati"), ("LOC", "bandung"), ("ORG", "bank indonesia")} <= found


def test_english_is_read_as_news(reader: Reader) -> None:
    """Of an English text people are people, and no lower-case words behind a name are part of it."""
    text = (
        "Warnida Rekaan, Acting Head of the agency, opened a programme on Monday. Dewi Rekaan said the project was late. "
        "Reporter: Tono Samaran They studied energy policy.\n"
    )
    found = {(entity.label, entity.text) for entity in reader.read(text).entities}
    assert {("PER", "Warnida Rekaan"), ("PER", "Dewi Rekaan")} <= found
    assert not any("studied" in name or "said" in name or label == "LOC" for label, name in found)


def test_a_short_form_is_known_once_it_is_defined(reader: Reader) -> None:
    """In its brackets and wherever it stands behind them."""
    text = "Ia pindah ke Mahkamah Konstitusi (MKX) dua tahun lalu. Menurut MKX, ia rajin."
    found = [entity.text for entity in reader.read(text).entities if entity.label == "ORG"]
    assert found == ["Mahkamah Konstitusi", "MKX", "MKX"]


@pytest.mark.parametrize(
    ("text", "person", "institution"),
    [
        ("Budi Hartawan, Direktur PT Surya Kencana, hadir.", "Budi Hartawan", "PT Surya Kencana"),
        ("Siti Fiktif, manager at PT Adi Karya, said so.", "Siti Fiktif", "PT Adi Karya"),
        ("Dewi Rekaan, Direktur RS Hermina Putri, hadir.", "Dewi Rekaan", "RS Hermina Putri"),
        ("Ketua Yayasan Siti Aminah, Darto Rekaan, hadir.", "Darto Rekaan", "Yayasan Siti Aminah"),
        ("Direktur PT Bank Semu Raya Tbk. Lestari Khayal hadir.", "Lestari Khayal", "PT Bank Semu Raya Tbk."),
        ("Direktur PT Awan Data (Persero) Tbk Lestari Khayal hadir.", "Lestari Khayal", "PT Awan Data (Persero) Tbk"),
    ],
)
def test_a_firm_is_nobody(reader: Reader, text: str, person: str, institution: str) -> None:
    """What stands behind ``PT`` or ``RS`` is its name, though people are called so; a legal form ends it."""
    reading = reader.read(text)
    assert [(role.person, role.institution) for role in reading.roles] == [(person, institution)]
    assert {(entity.text, entity.label) for entity in reading.entities} == {(person, "PER"), (institution, "ORG")}


@pytest.mark.parametrize(
    ("text", "role", "place", "kind"),
    [
        ("Pelaksana Harian Sekretaris Daerah Kota Surabaya Erna Khayal hadir.", "Sekretaris Daerah", "Kota Surabaya", "PLH"),
        ("Pelaksana Harian Bupati Kudus Rina Umpama hadir.", "Bupati", "Kudus", "PLH"),
        ("Pelaksana Tugas Harian (Plth) Gubernur Papua Yan Semu hadir.", "Gubernur", "Papua", "PLH"),
        ("Tono Umpama, Pelaksana Tugas Harian Bupati Sragen, hadir.", "Bupati", "Sragen", "PLH"),
        ("Pjs Bupati Kudus Rina Umpama hadir.", "Bupati", "Kudus", "PJ"),
        ("Ketua Pelaksana Harian KONI Budi Khayal hadir.", "Ketua Pelaksana Harian", "KONI", "D"),
    ],
)
def test_how_a_post_is_held_begins_no_name(reader: Reader, text: str, role: str, place: str, kind: str) -> None:
    """``Harian`` and ``Pjs`` are of the post."""
    [found] = reader.read(text).roles
    assert (found.role, found.institution, found.kind) == (role, place, kind)


def test_an_institution_and_its_short_form_stay_apart(reader: Reader) -> None:
    """The sets mark both as one name; a graph wants two."""
    found = {entity.text for entity in reader.read("Ia pindah ke Mahkamah Konstitusi (MK) dua tahun lalu.").entities}
    assert {"Mahkamah Konstitusi", "MK"} <= found


def test_the_names_of_roles_are_linked_and_hold_no_skill() -> None:
    """A minister's field is the ministry's name, and ``Reformasi Birokrasi`` within it is no skill of anybody; elsewhere it is."""
    known = Known("panrb", ("Kementerian Pendayagunaan Aparatur Negara dan Reformasi Birokrasi",), "KemenPANRB")
    lan = Known("lan", ("Lembaga Administrasi Negara",), "LAN")
    skill = SkillLabel("few", "rb", "Bureaucratic reform", "Reformasi Birokrasi", "id", preferred=True)
    reader = Reader(skills=Matcher([skill]), institutions=Gazetteer([known, lan]))
    text = (
        "Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Rini Khayalan menemui Kepala Lembaga Administrasi Negara (LAN) "
        "Budi Rekaan. Menurut LAN, pelatihan reformasi birokrasi dimulai."
    )
    reading = reader.read(text)
    named = [(entity.text, entity.id) for entity in reading.entities if entity.label == "ORG"]
    ministry = "Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"
    assert named == [(ministry, "panrb"), ("Lembaga Administrasi Negara", "lan"), ("LAN", "lan"), ("LAN", "lan")]
    assert [hit.text for hit in reading.skills] == ["reformasi birokrasi"]


def test_the_unit_of_a_known_institution_is_of_the_post() -> None:
    """A faculty is its university's, an alumni association is not; a region that ends an institution's name is part of it."""
    campus = Known("rekaan", ("Universitas Rekaan",), "UR")
    region = Known("semu", ("Pemerintah Provinsi Semu Timur",), kind="province")
    reader = Reader(institutions=Gazetteer([campus, region]))
    reading = reader.read(
        "Dekan Fakultas Teknik Universitas Rekaan Budi Khayal hadir. Ketua Ikatan Alumni Universitas Rekaan Ani Khayal hadir. "
        "Kepala Dinas Kesehatan Provinsi Semu Timur Tono Khayal mengatakan hal itu."
    )
    assert [(role.role, role.institution, role.institution_id) for role in reading.roles] == [
        ("Dekan Fakultas Teknik", "Universitas Rekaan", "rekaan"),
        ("Ketua", "Ikatan Alumni Universitas Rekaan", None),
        ("Kepala", "Dinas Kesehatan Provinsi Semu Timur", None),
    ]
    assert "Dinas Kesehatan Provinsi Semu Timur" in [entity.text for entity in reading.entities if entity.label == "ORG"]
    (role,) = reader.read("Head of the Public Relations Bureau of Universitas Rekaan Siti Khayal said so on Monday.").roles
    assert (role.role, role.institution_id) == ("Head of the Public Relations Bureau", "rekaan")


@pytest.mark.parametrize("degrees", ["S.Kom", "S. Kom., M. Si.", "S.Kom., M.Si", "Sp. PD", "Sp.PD(K)"])
def test_degrees_hold_no_post(reader: Reader, degrees: str) -> None:
    """What stands between a name and a post, however it is written, is nobody."""
    [role] = reader.read(f"Budi Khayal, {degrees}, Kepala BKN, hadir.").roles
    assert (role.person, role.institution) == ("Budi Khayal", "BKN")


def test_a_place_holds_no_skill() -> None:
    """A word within a street's name says nothing of anybody."""
    reader = Reader(skills=Matcher([SkillLabel("few", "st", "Statistics", "statistik", "id", preferred=True)]))
    found = reader.read("Ia tinggal di Jalan Statistik di Jakarta. Ia ahli statistik.").skills
    assert [hit.text for hit in found] == ["statistik"]


def test_who_made_a_text_shows_no_skill_by_it() -> None:
    """A press office that took a photograph says nothing of anybody; a list that looks like a credit names nobody."""
    reader = Reader(skills=Matcher([SkillLabel("few", "pr", "public relations", "humas", "id", preferred=True)]))
    found = reader.read("Ia ahli humas di kota itu.\nFoto: Humas LAN\nLaporan: Humas").skills
    assert [hit.text for hit in found] == ["humas", "Humas"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Saya sedang belajar Python.", ["Python"]),
        ("Keahlian: Python, SQL, JavaScript", ["Python"]),
        ("She has used SAKTI for five years.", ["SAKTI"]),
        ("Menteri Python Khayal belajar di Bandung.", []),
        ("Ruby Khayal, programmer, hadir. Ruby pulang.", []),
    ],
)
def test_a_skill_is_none_within_somebodys_name_alone(text: str, found: list[str]) -> None:
    """What is used or learnt is a skill, though the NER takes it for somebody."""
    labels = [SkillLabel("few", name, name, name, "en", preferred=True) for name in ("Python", "SAKTI", "Ruby")]
    reader = Reader(skills=Matcher(labels))
    assert [hit.text for hit in reader.read(text).skills] == found


def test_a_post_that_names_its_ministry_in_one_word(known: Reader) -> None:
    """``Menkeu`` is at the ministry though no institution is written."""
    [role] = known.read("Menkeu Sri Khayalan bertemu Bank Indonesia di Jakarta.").roles
    assert (role.institution, role.institution_id) == (None, "keu")


@pytest.mark.parametrize(
    ("text", "institution"),
    [
        ("Finance Minister Lia Fiktif of Australia visited Jakarta.", None),
        ("Singapore Finance Minister Teo Fiktif arrived.", None),
        ("Menkeu Malaysia Hasan Rekaan tiba di Jakarta.", None),
        ("Menteri Keuangan Lia Rekaan dari Jepang hadir.", None),
        ("Finance Minister Ani Fiktif of the Republic of Indonesia attended.", "keu"),
        ("Finance Minister Ani Fiktif of the Rekaan Party attended.", "keu"),
        ("Menkeu Republik Indonesia Ani Rekaan hadir.", "keu"),
    ],
)
def test_ministers_of_other_states_are_not_ours(known: Reader, text: str, institution: str | None) -> None:
    """A country behind the holder, behind the post in one word or before an English one says whose it is."""
    [role] = known.read(text).roles
    assert role.institution_id == institution


@pytest.mark.parametrize(
    ("again", "told"),
    [
        ("Direktur Utama PT Rekaan Budi hadir.", ["Budi Khayal"]),
        ("Direktur Utama Budi hadir.", ["Budi Khayal"]),
        ("Direktur Utama PT Semu Budi hadir.", ["Budi Khayal", "Budi"]),
        ("Mantan Direktur Utama PT Rekaan Budi hadir.", ["Budi Khayal", "Budi"]),
        ("Direktur Utama PT Rekaan Ani hadir.", ["Budi Khayal", "Ani"]),
    ],
)
def test_an_office_is_told_once_of_one_person(reader: Reader, again: str, told: list[str]) -> None:
    """One word of a holder's name tells no second holder of the same office; of another office, or one that was left, it may."""
    found = reader.read(f"Budi Khayal, Direktur Utama PT Rekaan, membuka acara itu. {again}").roles
    assert [role.person for role in found] == told


@pytest.mark.parametrize("person", ["Yunus Khayal", "Taufiq", "Adi Suryaumpama", "Siti Fiktif Rahayu"])
@pytest.mark.parametrize(
    ("role", "institution"),
    [
        ("Ketua Dewan Pengarah", "GNIK"),
        ("Deputi Bidang Pengkajian Kebijakan", "LAN"),
        ("Kepala", "Badan Kepegawaian Negara"),
        ("Widyaiswara Ahli Utama", "LAN"),
    ],
)
def test_a_short_form_behind_a_title_is_no_part_of_a_name(reader: Reader, role: str, institution: str, person: str) -> None:
    """Whoever holds the post: the NER makes one name of a short form that it does not know and the name behind it."""
    for text in (
        f"{role} {institution} {person} membuka pelatihan itu.",
        f"Acara dibuka oleh {role} {institution} {person} di Jakarta.",
    ):
        [found] = reader.read(text).roles
        assert (found.person, f"{found.role} {found.institution}") == (person, f"{role} {institution}")


@pytest.mark.parametrize(
    "text",
    [
        "Gubernur Jawa Tengah Budi Khayal membuka acara itu.",
        "Kapolres Bogor AKP Tono Khayalan memimpin apel.",
        "Ketua KPU Hasan Rekaan menegaskan jadwal.",
        "Menteri Keuangan Sari Rekaan menyampaikan laporan.",
        "Kepala Dinas Kesehatan Kota Semu Wati Khayal menjelaskan.",
        "Rudi Khayal menjadi Kepala BPOM mulai 1 Maret.",
    ],
)
def test_a_role_is_read_whatever_the_case(reader: Reader, text: str) -> None:
    """Regions, ranks, short forms and fields bound names in small letters and in capitals as well; a region is the post's or the institution."""

    def told(text: str) -> list[str]:
        return [f"{one.person}|{one.role} {one.institution or ''}".lower().strip() for one in reader.read(text).roles]

    assert told(text)
    assert told(text) == told(text.lower()) == told(text.upper())
