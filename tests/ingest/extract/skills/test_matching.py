"""Skills are found where a text names them: whole, undenied, meant; with the characters that they stand on."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.nodes import Skill
from ingest.extract.skills.matching import Matcher, SkillLabel, labels, labels_of
from ingest.extract.skills.meaning import OPEN

SKILLS = (
    Skill(scheme="s", code="policy", label="policy analysis", label_id="analisis kebijakan", synonyms=("analyse policies",)),
    Skill(scheme="s", code="public", label="public policy analysis", label_id="analisis kebijakan publik"),
    Skill(scheme="s", code="python", label="Python (computer programming)", description="Writing software in this language."),
    Skill(scheme="s", code="java", label="Java (computer programming)"),
    Skill(scheme="s", code="dutch", label="Dutch"),
    Skill(scheme="s", code="c++", label="C++"),
    Skill(scheme="s", code="ppk", label="commitment-making officer", label_id="pejabat pembuat komitmen", synonyms_id=("PPK",)),
    Skill(scheme="s", code="lead", label="lead others", synonyms=("lead",), description="Guide a team towards a goal."),
    Skill(
        scheme="s", code="cells", label="monitor cell culture", synonyms=("culture",), description="Grow tissue in a laboratory."
    ),
    Skill(
        scheme="s", code="arts", label="manage cultural venues", synonyms=("culture",), description="Run theatres and museums."
    ),
    Skill(scheme="s", code="team", label="Teamwork", label_id="Kerja Sama", synonyms_id=("Kerjasama",)),
    Skill(
        scheme="s",
        code="talk",
        label="Communication",
        label_id="Komunikasi",
        description_id="Berbicara dengan jelas dan mendengar.",
    ),
    Skill(scheme="other", code="1", label="policy analysis"),
    Skill(scheme="s", code="eval", label="evaluate data, information", label_id="mengelola keuangan"),
)
MATCHER = Matcher(labels(SKILLS))


def found(text: str, language: str = "") -> set[tuple[str, str]]:
    """The codes that a text names, with the words."""
    return {(hit.code, hit.text) for hit in MATCHER.find(text, language) if hit.scheme == "s"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ia ahli analisis kebijakan.", {("policy", "analisis kebijakan")}),
        ("menganalisis kebijakan", {("policy", "menganalisis kebijakan")}),
        ("ANALISIS KEBIJAKAN PUBLIK", {("public", "ANALISIS KEBIJAKAN PUBLIK")}),
        ("analisis\nkebijakan", {("policy", "analisis\nkebijakan")}),
        ("She analyses policy", {("policy", "analyses policy")}),
        ("analisis. Kebijakan", set()),
        ("analisis, kebijakan", set()),
        ("analisis bijak", set()),
        ("C, C++ and C#", {("c++", "C++")}),
        ("peran PPK dan ppk, PPKM", {("ppk", "PPK")}),
        ("mengelola uang", set()),
        ("evaluate data, information", {("eval", "evaluate data, information")}),
        ("They lead.", set()),
        ("They lead a team, and guide it towards a goal.", {("lead", "lead")}),
        ("experience", set()),
        ("a tissue culture", {("cells", "culture")}),
        ("culture in museums", {("arts", "culture")}),
        ("", set()),
    ],
)
def test_what_a_text_names(text: str, expected: set[tuple[str, str]]) -> None:
    """Stems join, names and acronyms do not bend, the longest label wins, punctuation parts, neighbours choose."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Land use change and flood risk in Central Java, Indonesia", set()),
        ("Rice farming in Java", set()),
        ("The toll road on the island of Java reaches the Java Sea.", set()),
        ("A python bite in a rural clinic: case report", set()),
        ("Dutch investors met the governor on Monday.", set()),
        ("We wrote the model in Python and Java, and tested it on rivers.", {("python", "Python"), ("java", "Java")}),
        ("Senior Java Developer at a bank in Jakarta", {("java", "Java")}),
        ("Python adalah ular besar.", set()),
        ("Java is an island.", set()),
        ("Python adalah bahasa.", {("python", "Python")}),
        ("The team on the river repaired Java and JavaScript files.", {("java", "Java")}),
        ("He is a certified Python instructor.", {("python", "Python")}),
        ("Kemampuan Python yang ia miliki diakui.", {("python", "Python")}),
        ("Ia mengajar Python di Bandung.", {("python", "Python")}),
        ("He wrote a python script in the rice field.", {("python", "python")}),
        ("A python was found in a rice field in Java.", set()),
        ("Dua ekor python mati.", set()),
        ("Java coffee sells well.", set()),
        ("A Dutch instructor visited the school in Bandung.", set()),
        ("He speaks Dutch with his clients from abroad.", {("dutch", "Dutch")}),
    ],
)
def test_a_name_that_is_another_word_too_is_meant_where_its_field_is_spoken_of(text: str, expected: set[tuple[str, str]]) -> None:
    """An island, a snake and a nation are no skills; a few words that tell nothing else are."""
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Ia belum menguasai Python.", False),
        ("Ia tidak memahami analisis kebijakan dan Python.", False),
        ("without knowledge of Python", False),
        ("She has no experience in policy analysis, C++ or Python", False),
        ("tanpa Python", False),
        ("Python belum dikuasai", False),
        ("Ia nggak bisa Python, saya ga ngerti.", False),
        ("Kurangnya pengetahuan tentang Python menjadi kendala.", False),
        ("Tidak ada pegawai yang menguasai Python di kantor itu.", False),
        ("None of the staff know how to code in Python.", False),
        ("Belum menguasai bahasa pemrograman seperti Python.", False),
        ("Has never worked with languages such as Python", False),
        ("She is not an expert in Python.", False),
        ("He has yet to learn Python.", False),
        ("Can't code in Python", False),
        ("He lacks experience in Python.", False),
        ("Belum menguasai hal berikut:\n- C++\n- Python", False),
        ("Python: belum bisa.", False),
        ("Kekurangan pakar Python", False),
        ("Ia belum pernah, dan tidak akan, menguasai Python.", False),
        ("Never has she used Python.", False),
        ("Ia pernah belajar Python, tetapi sudah lupa.", False),
        ("She has forgotten Python.", False),
        ("Python sudah saya lupakan.", False),
        ("Gagal lulus ujian Python", False),
        ("She failed the Python exam.", False),
        ("Saya ingin belajar C++ dan Python.", False),
        ("I would like to learn more about Python.", False),
        ("Ia belum lupa Python.", True),
        ("Ia menguasai Python, tetapi lupa C++.", True),
        ("Belum lama ini ia menguasai Python.", True),
        ("Not only has she used Python, she teaches it.", True),
        ("Ia mengajar pegawai yang ingin belajar Python.", True),
        ("If you want to learn Python, start here.", True),
        ("Ia ingin pindah dan menguasai Python.", True),
        ("Ia meneliti rendahnya mutu pelatihan Python.", True),
        ("No one masters Python better than she does.", True),
        ("Ia menguasai Python", True),
        ("Ia nggak cuma bisa Python.", True),
        ("Belum pernah ke luar negeri, ia menguasai Python.", True),
        ("Tidak menguasai:\n- C++\n\nMenguasai:\n- Python", True),
        ("Ia tidak hanya menguasai Python", True),
        ("not only Python", True),
        ("Ia belum menikah, tetapi menguasai Python", True),
        ("Bukan itu. Python dikuasainya.", True),
    ],
)
def test_what_is_denied_is_no_evidence(text: str, *, evidence: bool) -> None:
    """A denial reaches through a list of what is not known, and not past its clause; what is forgotten, failed or wished for is none either."""
    assert any(hit.text == "Python" for hit in MATCHER.find(text)) == evidence


@pytest.mark.parametrize(
    "text",
    [
        "Analisis kebijakan tidak ia pahami.",
        "Analisis kebijakan dan C++ belum ia kuasai.",
        "Analisis kebijakan, C++, dan R belum dikuasainya.",
        "Policy analysis she has never used.",
        "He knows nothing about policy analysis.",
        "She has little experience with policy analysis.",
        "Hardly anyone in the office knows policy analysis.",
        "Pengalamannya dalam analisis kebijakan nol.",
        "Analisis kebijakan: nihil",
        "Ia sama sekali asing dengan analisis kebijakan.",
        "Ia lemah dalam analisis kebijakan.",
        "He did not attend the policy analysis course.",
        "Ia menolak mengikuti pelatihan analisis kebijakan.",
        "She dropped out of the policy analysis course.",
        "Ia mengaku menguasai analisis kebijakan, padahal tidak.",
        "He claims to know policy analysis but does not.",
        "Analisis kebijakan bukan keahliannya.",
        "Ia keluar dari pelatihan analisis kebijakan.",
        "Tanpa C++, analisis kebijakan, maupun SQL",
        "Kecuali analisis kebijakan, semua ia kuasai.",
        "Instead of policy analysis, she studied welding.",
        "Andai ia menguasai analisis kebijakan, ia naik pangkat.",
        "Siapa yang menguasai analisis kebijakan?",
    ],
)
def test_what_is_denied_in_other_words_is_no_evidence(text: str) -> None:
    """Behind what is denied too, by weakness and by leaving; who is asked for or imagined knows nothing."""
    assert "policy" not in {code for code, _ in found(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Siapa pun yang menguasai analisis kebijakan dicari.",
        "Ia menguasai analisis kebijakan, C++ belum ia kuasai.",
        "He knows policy analysis. He has never used C++.",
        "Ia tidak pernah absen dari pelatihan analisis kebijakan.",
        "Ia tidak asing dengan analisis kebijakan.",
        "Perusahaan asing dengan analisis kebijakan yang baik.",
        "He never studied law and knows policy analysis.",
        "Kecuali kemarin, ia mengajarkan analisis kebijakan.",
        "Ia ahli analisis kebijakan, padahal masih muda.",
        "Ia bukan tanpa pengalaman analisis kebijakan.",
        "Tidak ada yang lebih menguasai analisis kebijakan daripada dia.",
        "Analisis kebijakan bukan bidang baru.",
        "Tanpa modal, analisis kebijakan cukup.",
        "Sebabnya analisis kebijakan lemah.",
        "Analisis kebijakan: nihil temuan",
    ],
)
def test_what_is_denied_beside_it_stays(text: str) -> None:
    """A denial of something else in the sentence reaches no further."""
    assert "policy" in {code for code, _ in found(text)}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("PPK rapat. Panitia Pemilihan Kecamatan (PPK) dilantik, lalu PPK pulang.", False),
        ("Pusat Pengendalian Krisis, disingkat PPK, dibuka. PPK siaga.", False),
        ("PPK panitia pemilihan kecamatan dilantik. PPK pulang.", False),
        ("Panitia Pemilihan Kecamatan PPK dilantik.", False),
        ("PPK Kecamatan Rekaan merekap suara.", False),
        ("PPK di KPU menandatangani kontrak pengadaan kotak suara.", True),
        ("Pejabat Pembuat Komitmen (PPK) rapat, lalu PPK pulang.", True),
        ("PPK pejabat pembuat komitmen rapat", True),
        ("PPK, pegawai, perencana, kontraktor rapat", True),
        ("PPK (Pejabat Pembuat Komitmen) dan Panitia Pemilihan Kecamatan (PPK) rapat.", True),
    ],
)
def test_a_short_form_is_what_its_text_says(text: str, *, meant: bool) -> None:
    """Everywhere in the text, before its definition too; of two definitions one may be the skill's."""
    assert any(hit.text == "PPK" for hit in MATCHER.find(text)) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Kedua pihak menandatangani perjanjian kerja sama pengembangan kompetensi di Jakarta.", False),
        ("Penandatanganan Kerja Sama LAN dan BKN dihadiri banyak tamu dari daerah.", False),
        ("Wakil Rektor Bidang Kerja Sama hadir dengan tim penilai.", False),
        ("Kerjasama antara tim LAN dan BKN berjalan sejak tahun lalu.", False),
        ("Kementerian itu membahas kerja sama yang ditawarkan negara tetangga.", False),
        ("Asesmen itu menilai integritas, kerja sama, dan komunikasi semua pegawai.", True),
        ("Ia dikenal memiliki kemampuan kerja sama yang sangat baik.", True),
        ("Kerja sama: 4", True),
        ("Manajer Komunikasi Korporat berbicara dan mendengar dengan jelas.", False),
        ("Nilai komunikasi: berbicara dan mendengar dengan jelas.", True),
    ],
)
def test_what_institutions_agree_on_or_have_is_no_conduct(text: str, *, meant: bool) -> None:
    """Working together is somebody's skill where conduct is spoken of, or nothing else; an office of communication is nobody's."""
    assert any(code in {"team", "talk"} for code, _ in found(text)) == meant


def test_how_sure_a_hit_is() -> None:
    """The name as written is surer than a synonym, a stem, a word without its capital; what nothing chose is least sure."""
    sure = {text: MATCHER.find(text)[0].confidence for text in (
        "analisis kebijakan", "analyse policies", "analyses policies", "Python", "python", "culture",
    )}  # fmt: skip
    assert sure["analisis kebijakan"] > sure["analyse policies"] > sure["analyses policies"] > sure["culture"]
    assert sure["Python"] > sure["python"]
    assert [hit.code for hit in MATCHER.find("culture")] == ["cells", "arts"]
    assert all(hit.confidence < OPEN for hit in MATCHER.find("culture"))


def test_each_list_has_its_say() -> None:
    """The same words in two lists are two hits; the fingerprint tells whether the labels are the same."""
    assert {hit.scheme for hit in MATCHER.find("policy analysis")} == {"s", "other"}
    assert Matcher(reversed(list(labels(SKILLS)))).fingerprint == MATCHER.fingerprint
    assert Matcher(labels_of(SKILLS[0])).fingerprint != MATCHER.fingerprint
    assert Matcher([]).find("policy analysis") == []
    assert Matcher([SkillLabel("s", "1", "…", "…")]).find("…") == []


@given(
    st.lists(
        st.sampled_from(["analisis", "kebijakan", "publik", "PPK", "C++", "belum", ". ", ", ", "\n\n", "\x00", "ي", "é", "𝒳"])
        | st.text()
    )
)
def test_spans_are_the_text(parts: list[str]) -> None:
    """Whatever the text: a span's characters are the hit's, spans of a list do not overlap, and reading again gives the same."""
    text = " ".join(parts)
    hits = MATCHER.find(text)
    assert all(text[hit.start : hit.end] == hit.text for hit in hits)
    spans = sorted({(hit.start, hit.end) for hit in hits})
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert MATCHER.find(text) == hits


def test_one_word_without_end() -> None:
    """A word of a million letters, and a million different words, are read and not remembered."""
    assert MATCHER.find("a" * 1_000_000 + " PPK")[0].code == "ppk"


def test_a_short_form_before_much_of_nothing_costs_little() -> None:
    """What stands behind a short form is looked for nearby: a hundred thousand blanks are read at once."""
    assert [hit.text for hit in MATCHER.find("Rapat PPK" + " " * 100_000 + "1")] == ["PPK"]
