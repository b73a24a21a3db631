"""Titles and abstracts of works, in Indonesian and English: sentences with room for a topic's themes."""

from collections.abc import Sequence
from random import Random
from typing import Final

from ingest.demo.topics import Theme

PLACES: Final = (
    "Bandar Pelita", "Tanjung Kirana", "Lembah Saranda", "Wanaraksa", "Sagarajati", "Mutiara Timur", "Arunika", "Teluk Permai",
    "Gunung Lestari", "Rawa Kencana", "Muara Damar", "Cakra Buana", "Pulau Seruni", "Bukit Nirmala", "Karang Samudra", "Danau Wening",
    "Padang Cempaka", "Sungai Nilam", "Hutan Raksa", "Tirtamaya",
)  # fmt: skip
"""Places that do not exist."""

_SETTINGS: Final = (
    Theme("pemerintah daerah", "local governments"), Theme("kementerian dan lembaga", "ministries and agencies"),
    Theme("badan usaha milik negara", "state-owned enterprises"), Theme("perusahaan rintisan", "start-up companies"),
    Theme("unit layanan publik", "public service units"), Theme("desa pesisir", "coastal villages"),
    Theme("kawasan perkotaan", "urban areas"), Theme("perguruan tinggi", "universities"),
    Theme("wilayah kepulauan", "island regions"), Theme("organisasi masyarakat", "community organisations"),
    Theme("kawasan perdesaan", "rural areas"), Theme("perusahaan swasta", "private companies"),
)  # fmt: skip

_METHODS: Final = (
    Theme("regresi data panel", "panel data regression"), Theme("wawancara mendalam", "in-depth interviews"),
    Theme("analisis isi dokumen", "document content analysis"), Theme("tinjauan pustaka sistematis", "a systematic literature review"),
    Theme("survei terhadap {n} responden", "a survey of {n} respondents"),
    Theme("model persamaan struktural", "structural equation modelling"), Theme("studi kasus ganda", "a multiple case study"),
    Theme("pemetaan jaringan sosial", "social network mapping"), Theme("pemodelan dinamika sistem", "system dynamics modelling"),
    Theme("analisis spasial", "spatial analysis"), Theme("simulasi berbasis agen", "agent-based simulation"),
    Theme("diskusi kelompok terpumpun", "focus group discussions"), Theme("metode Delphi", "the Delphi method"),
    Theme("kuasi-eksperimen", "a quasi-experiment"), Theme("analisis data sekunder {n} unit kerja", "secondary data on {n} work units"),
    Theme("penelitian tindakan", "action research"), Theme("analisis hierarki proses", "the analytic hierarchy process"),
)  # fmt: skip

_TITLES: Final = {
    "id": (
        "pengaruh {a} terhadap {b}", "analisis {a} dalam {b} di {place}", "{a} dan {b}: studi kasus {place}",
        "strategi {a} untuk memperkuat {b}", "evaluasi {a} pada {setting}", "tantangan {a} di {place} tahun {year}",
        "menata ulang {a}: pelajaran dari {place}", "faktor yang memengaruhi {a} pada {setting}",
        "dari {a} menuju {b}: sebuah tinjauan", "peran {a} dalam {b}", "kesiapan {setting} menghadapi {a}",
        "hubungan {a} dengan {b} pada {setting}", "kerangka kerja {a} bagi {setting}", "{a}: bukti dari {place}",
        "dampak {a} bagi {setting} di {place}", "model {a} dengan pendekatan {method}", "praktik baik {a} pada {setting}",
        "apa yang menghambat {a}? temuan dari {place}",
    ),
    "en": (
        "the effect of {a} on {b}", "{a} and {b}: a case study of {place}", "{a} in {setting}: evidence from {place}",
        "strengthening {b} through {a}", "an evaluation of {a} in {setting}", "determinants of {a} in {place}",
        "rethinking {a}: lessons from {place}", "from {a} to {b}: a review", "the role of {a} in {b}",
        "readiness of {setting} for {a}", "a framework of {a} for {setting}", "linking {a} with {b} in {setting}",
        "what hinders {a}? findings from {place}", "challenges of {a} in {place}, {year}", "good practice of {a} in {setting}",
        "modelling {a} with {method}",
    ),
}  # fmt: skip

_ABSTRACTS: Final = {
    "id": (
        (
            "{A} menjadi perhatian utama {setting} dalam beberapa tahun terakhir.",
            "Meskipun {a} telah lama didorong, hasilnya pada {setting} belum merata.",
            "Belum banyak penelitian yang menghubungkan {a} dengan {b}.",
            "Perubahan kebijakan menuntut {setting} menata kembali {a}.",
            "Di {place}, {a} masih dipandang terpisah dari {b}.",
            "Kebutuhan akan {a} meningkat seiring berkembangnya {topic}.",
        ),
        (
            "Penelitian ini bertujuan menjelaskan bagaimana {a} memengaruhi {b}.",
            "Artikel ini menelaah {a} serta kaitannya dengan {c}.",
            "Kajian ini mengukur kesiapan {setting} dalam {b}.",
            "Tulisan ini menawarkan kerangka untuk menilai {a} di {place}.",
            "Studi ini memetakan hambatan {b} dan pilihan perbaikannya.",
        ),
        (
            "Data dikumpulkan melalui {method} di {place} sepanjang tahun {year}.",
            "Kami menggunakan {method} yang dilengkapi telaah dokumen perencanaan.",
            "Pendekatan yang dipakai adalah {method} pada {setting}.",
            "Analisis dilakukan dengan {method} dan diperiksa ulang oleh para ahli {topic}.",
        ),
        (
            "Hasil menunjukkan bahwa {b} membaik ketika {a} dijalankan secara konsisten.",
            "Temuan memperlihatkan hubungan positif antara {a} dan {c}.",
            "Kapasitas pelaksana dan {c} menjadi faktor yang paling menentukan.",
            "Sebanyak {n} unit yang diamati menunjukkan kemajuan dalam {a}, tetapi tertinggal dalam {c}.",
            "Hambatan terbesar adalah koordinasi lintas instansi dalam {b}.",
            "Pengaruh {a} lebih kuat pada {setting} yang sudah menerapkan {c}.",
        ),
        (
            "Implikasinya, {setting} perlu memadukan {a} dengan {c}.",
            "Kami merekomendasikan peta jalan {topic} yang disusun bersama dunia usaha dan kampus.",
            "Penelitian lanjutan perlu menguji temuan ini di luar {place}.",
            "Temuan ini berguna bagi perumus kebijakan yang menangani {topic}.",
            "Pelatihan mengenai {b} sebaiknya diutamakan bagi para pelaksana.",
        ),
    ),
    "en": (
        (
            "{A} has become a major concern of {setting} in recent years.",
            "Although {a} has long been promoted, results in {setting} remain uneven.",
            "Few studies connect {a} with {b}.",
            "Policy change requires {setting} to reorganise {a}.",
            "In {place}, {a} is still seen apart from {b}.",
            "The need for {a} grows as {topic} develops.",
        ),
        (
            "This study explains how {a} affects {b}.",
            "This article examines {a} and its relation to {c}.",
            "We measure how ready {setting} are for {b}.",
            "The paper offers a framework to assess {a} in {place}.",
            "We map the barriers to {b} and the options for improvement.",
        ),
        (
            "Data were collected through {method} in {place} during {year}.",
            "We used {method}, complemented by a review of planning documents.",
            "The approach is {method} in {setting}.",
            "The analysis rests on {method} and was reviewed by experts in {topic}.",
        ),
        (
            "Results show that {b} improves where {a} is carried out consistently.",
            "Findings reveal a positive association between {a} and {c}.",
            "The capacity of staff and {c} turned out to be decisive.",
            "The {n} units observed progressed in {a} but lagged in {c}.",
            "The greatest obstacle is coordination across agencies in {b}.",
            "The effect of {a} is stronger in {setting} that already practise {c}.",
        ),
        (
            "The implication is that {setting} should combine {a} with {c}.",
            "We recommend a roadmap for {topic} drawn up with business and universities.",
            "Further research should test these findings beyond {place}.",
            "The findings are useful to policy makers concerned with {topic}.",
            "Training in {b} should be given priority.",
        ),
    ),
}  # fmt: skip

_SMALL_WORDS: Final = frozenset({
    "dan", "di", "pada", "terhadap", "untuk", "dari", "dalam", "dengan", "bagi", "menuju", "yang", "sebuah", "ke",
    "the", "of", "and", "in", "on", "for", "with", "a", "an", "to", "from", "by", "through",
})  # fmt: skip


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _headline(text: str) -> str:
    words = (word if word in _SMALL_WORDS else _capital(word) for word in text.split())
    return _capital(" ".join(words))


def write(rng: Random, language: str, themes: Sequence[Theme], topic: Theme, year: int) -> tuple[str, str]:
    """A title and an abstract about three themes of a topic, in Indonesian (``id``) or English (``en``)."""

    def said(theme: Theme) -> str:
        return theme.id if language == "id" else theme.en

    room = {letter: said(theme) for letter, theme in zip("abc", themes, strict=True)}
    room |= {"A": _capital(room["a"]), "topic": said(topic), "place": rng.choice(PLACES), "setting": said(rng.choice(_SETTINGS))}
    room |= {"year": str(year - rng.randrange(3)), "n": str(rng.randrange(12, 480))}
    room["method"] = said(rng.choice(_METHODS)).format(n=room["n"])
    title = rng.choice(_TITLES[language]).format(**room)
    abstract = " ".join(rng.choice(slot).format(**room) for slot in _ABSTRACTS[language])
    return _headline(title) if rng.random() < 0.6 else _capital(title), abstract
