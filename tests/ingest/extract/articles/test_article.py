"""What is the article of a page, whatever else is on it; and that no page, however made, takes long or breaks anything."""

import re
import subprocess
import sys
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.extract.articles.article import Article, from_html, from_text, is_html
from ingest.extract.articles.markup import DEEPEST, VOID, tame

LONG = "Para peserta belajar bersama selama tiga hari dan menyusun rencana kerja yang dibagikan kepada semua instansi. "


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def depth(markup: str) -> int:
    """How many elements are open at once at most; each must be closed where it must be."""
    opened: list[str] = []
    deepest = 0
    for ends, tag in re.findall(r"<(/?)([a-z0-9:-]+)", markup):
        if ends:
            assert opened.pop() == tag
        elif tag not in VOID:
            opened.append(tag)
            deepest = max(deepest, len(opened))
    assert not opened
    return deepest


def test_where_sites_mark_it_and_where_they_do_not() -> None:
    """The article is found by the site's own marks, else by where most sentences stand."""
    for around in (
        '<div itemprop="articleBody">{}</div>', '<div class="detail__body-text itp">{}</div>', "<article>{}</article>",
        '<div id="a1"><div>{}</div></div>', "<table><tr><td>{}</td></tr></table>",
    ):  # fmt: skip
        menu = (
            "<div><ul>"
            + "".join(f"<li><a href='{n}'>Berita terkini nomor {n} yang panjang sekali judulnya</a>" for n in range(40))
            + "</ul></div>"
        )
        body = menu + around.format(f"<p>{LONG}</p><p>{LONG}<br>{LONG}</p>") + menu
        assert from_html(page(body)).text == "\n\n".join([LONG.strip()] * 3), around


def test_what_is_not_the_article() -> None:
    """Related links, captions, adverts, share bars and comments are left out; words like them within the article stay."""
    asides = [
        "<p>Baca juga: <a href='/x'>Menteri lain</a></p>", "<p><strong>BACA JUGA:</strong></p><ul><li><a href='/y'>Judul lain</a></ul>",
        "<p>Simak Video: x</p>", "<p>ADVERTISEMENT</p>", "<div class='share-box'>Bagikan artikel ini</div>",
        "<figure><img><figcaption>Foto: x</figcaption></figure>", "<div class='ads-on-body'>Beli sekarang</div>",
        "<div class='box-komentar'>Komentar orang</div>", "<p>Foto: Antara</p>", "<p>Read also: <a href='/z'>Other</a></p>",
        "<p>Artikel ini telah tayang di Kabar</p>", "<div style='x' class='tag-list'><a href='/t'>tag</a></div>",
    ]  # fmt: skip
    kept = f"<p>{LONG}</p><p>Kami membaca juga laporan iklan dan foto yang dibagikan.</p><p>Pewarta: Tono<br>Editor: Ani</p>"
    text = from_html(page(f"<article>{''.join(asides)}{kept}{''.join(asides)}</article>")).text
    assert text == f"{LONG.strip()}\n\nKami membaca juga laporan iklan dan foto yang dibagikan.\n\nPewarta: Tono\n\nEditor: Ani"


@pytest.mark.parametrize(
    "leaked",
    [
        "<p>Rektor hadir. Ani senang. Baca juga: Menteri Ani Membuka Rapat</p>",
        "<p>Rektor hadir. <strong>Baca juga: <a href='/x'>Menteri Ani Membuka Rapat</a></strong> Ani senang.</p>",
        "<p>Rektor hadir. Ani senang.</p><h3>Baca juga</h3><p>Menteri Ani Membuka Rapat</p><ul><li>Bupati Budi Ditahan</li></ul>",
        *(f"<p>Rektor hadir. Ani senang.</p><p>{aside}</p>" for aside in (
            "Baca: Menteri Ani Membuka Rapat", "Simak juga Menteri Ani Membuka Rapat", "Menteri Ani di Solo. ANTARA FOTO/Budi Khayal/nz.",
            "Menteri Ani (kiri) di Solo (Dok. Humas BKN)", "Menteri Ani dalam rapat. Foto: Humas",
        )),
        *(f"<p>Rektor hadir. Ani senang.</p><div class='{mark}'>Menteri Ani berjalan di kota.</div>"
          for mark in ("image-desc", "foto-ket", "box-komen", "list-terkini")),
    ],
)  # fmt: skip
def test_what_is_offered_or_seen_beside_it(leaked: str) -> None:
    """What else to read goes, within a paragraph too, and what is seen on a picture; what stands around them stays."""
    text = from_html(page(f"<article><p>{LONG}</p>{leaked}<p>“Baca juga buku itu,” kata Rektor. {LONG}</p></article>")).text
    assert text.split("\n\n") == [LONG.strip(), "Rektor hadir. Ani senang.", f"“Baca juga buku itu,” kata Rektor. {LONG.strip()}"]


@pytest.mark.parametrize(
    "said",
    [
        "Ani Khayal mengajar teknik pemotretan (foto udara) di Bandung.",
        "Kantor berita ANTARA/Reuters mengutip Ani Khayal.",
        "Lihat: Bupati Ani Khayal memimpin rapat.",
    ],
)
def test_sentences_that_look_like_captions_stay(said: str) -> None:
    """A word of captions within a sentence makes none of it."""
    assert said in from_text(f"Judul\n\n{LONG}\n\n{said}").text


@pytest.mark.parametrize(
    ("head", "seen", "title", "day"),
    [
        (('<script type="application/ld+json">[{"@graph": [{"@type": ["NewsArticle"], "headline": "A &amp; B",\n'
         '"datePublished": "2024-11-05T23:59:00+07:00"}]}]</script><title>X</title>'), "", "A &amp; B", "2024-11-05"),
        ('<meta content="A &amp; B" property="og:title"><meta property="article:published_time" content="2024-11-05 14:03">', "",
         "A & B", "2024-11-05"),
        ("<title>A &amp; B | Kabar</title>", "<p>Selasa, 5 November 2024 14:03 WIB</p>", "A & B", "2024-11-05"),
        ("<script type='application/ld+json'>{broken</script>", "<h1>A <i>dan</i> B</h1><time datetime='2024-11-05T01:02Z'>x</time>",
         "A dan B", "2024-11-05"),
        ("", "<h1>A</h1><div>05/11/2024, 10.00 WIB</div>", "A", "2024-11-05"),
        ("", "<h1>A</h1><p>Nothing</p>", "A", None),
    ],
)  # fmt: skip
def test_title_and_day(head: str, seen: str, title: str, day: str | None) -> None:
    """By what the page says to machines first, then by what it shows."""
    found = from_html(page(f"{seen}<article><p>{LONG}</p><p>{LONG}</p></article>", head))
    assert (found.title, found.date) == (title, day)


def test_plain_text() -> None:
    """First line the title, a day alone the day, the agency from the dateline; an article of one line has no text."""
    written = "Judul\r\n\r\nSelasa, 5 November 2024 14:03 WIB\r\n\r\nJakarta (KABAR) - Kalimat satu.\0\r\nBaca juga: lain\r\nKalimat dua.\r\n"
    assert from_text(written) == Article("Judul", "Kalimat satu.\n\nKalimat dua.", "2024-11-05", "KABAR")
    assert from_text("Hanya satu baris.") == Article("Hanya satu baris.")
    assert from_text("") == Article()
    assert [is_html(start) for start in ("<p>x", "\ufeff \n<!DOCTYPE HTML>", "Kadar < 5 persen", "{}")] == [
        True,
        True,
        False,
        False,
    ]


PROSE = (
    "Rektor Universitas Laut Bambang Prasetyo mengatakan bahwa tata kelola data menentukan mutu layanan publik.",
    "“Kota kecil pun bisa memulainya,” kata Prof. Dr. Rini Wulandari, Kepala Badan Urusan Air, yang membaca undang-undang itu.",
    "Pewarta: Tono Samaran",
)


@pytest.mark.parametrize("width", [60, 76, 100])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_broken_lines_are_joined(width: int, gap: str) -> None:
    """A text whose lines were broken to a width has the paragraphs it had, and its title."""
    title = "Rektor Universitas Laut dan Kepala Badan Urusan Air: Perkuat Tata Kelola Data di Kota Kecil"
    broken = gap.join("\n".join(textwrap.wrap(part, width)) for part in (title, *PROSE))
    assert from_text(broken) == Article(title, "\n\n".join(PROSE))


@pytest.mark.parametrize(
    "lines",
    [
        ["Daftar peserta pelatihan", "Prof. Dr. Ir. Bambang Prasetyo, M.Sc., Universitas Laut", "Dr. Rini Wulandari, S.Sos., Badan Urusan Air",
         "Agus Santoso, S.E., M.M., PT Listrik Rekaan", "Siti Aminah, S.H., Kementerian Samudra dan Pulau"],
        ["Aku dan laut", "aku berjalan ke tepi laut yang jauh", "membawa sepi", "dan nama yang tidak kukenal", "pulang"],
        ["Anggaran", "Badan Urusan Air          12.000    tiga puluh", "badan urusan laut         14.000    dua puluh",
         "badan urusan darat        15.000    lima belas"],
        ["Judul", *PROSE, "Kalimat ketiga sepanjang kalimat yang pertama, dan berakhir dengan titik seperti semua yang lain di sini."],
        ["Tugas", "1. menyusun rencana kerja tahunan bersama semua instansi", "2. membina para pegawai yang baru masuk tahun ini",
         "3. melaporkan hasil kerja kepada pimpinan tiap tahun"],
    ],
)  # fmt: skip
def test_lines_that_stand_for_themselves_stay(lines: list[str]) -> None:
    """Lists, poems, tables and paragraphs of one line are not joined."""
    assert from_text("\n".join(lines)).text == "\n\n".join(" ".join(line.split()) for line in lines[1:])


HOSTILE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from ingest.extract.articles.article import from_html
MB = 1_000_000
pages = [
    "<div>" * 100_000 + "x" * 49 * MB, "<div><p>y" * 400_000, "".join(f"<p><b id={i}>x</p>" for i in range(200_000)),
    "<a href=1><div>" * 200_000, "<table><tr><td>x" * 200_000, "<div><table></div>" * 200_000, "<a '>" * MB, "<" * 3 * MB,
    "<!--" * MB, "<script>" * MB, "<script></script>" * 300_000, "<div " + "a" * 3 * MB + ">", "<p>" + " " * 3 * MB,
    "<p>" + "a" * MB, "<p>" + "&amp;" * MB, "<article>" * 300_000, "<div class=share>" * 300_000, "<svg><font><p>" * 200_000,
    "<p>\\0\\ud800\\uffff" * 100_000, "<title>" * MB, '<script type="application/ld+json">' + "[" * MB,
    '<meta name="author" content="' + "a" * 3 * MB,
]
for page in pages:
    from_html(page)
print("read", len(pages))
"""


def test_hostile_pages_cost_little() -> None:
    """Depth, width, forgotten quotes and tags: each is read in bounded time and memory (60 s of CPU for all, 1 GB of addresses)."""
    done = subprocess.run([sys.executable, "-c", HOSTILE], capture_output=True, text=True, check=False, timeout=500)
    assert done.stdout == "read 22\n", done.stderr[-500:]


MARKUP = st.lists(
    st.sampled_from(
        ["<div>", "</div>", "<p>", "</p>", "<table>", "</table>", "<td>", "</td>", "<a href='x'>", "</a>", "<b>", "</b>", "<li>", "<ul>", "</ul>",
         "<!--", "-->", "<script>", "</script>", "<article class='a>b'>", "</article>", "<x", '"', "'", ">", "<", "kata ", "<br>", "<title>", "&lt;"]
    ) | st.text(max_size=5),
    max_size=400,
).map("".join)  # fmt: skip


@given(MARKUP)
def test_whatever_comes_is_well_nested(written: str) -> None:
    """Tamed markup closes what it opens, in order, and is not deeper than it may be; what it shows is text."""
    assert depth(tame(written)) <= DEEPEST
    found = from_html(written)
    assert "\0" not in found.text + found.title
    from_text(written)
