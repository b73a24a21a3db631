"""The papers of the nation: an article as a page with everything that surrounds it, or as plain text."""

import html
import json
from datetime import date
from pathlib import Path
from typing import Final, Literal, NamedTuple

from babel.dates import format_date


class Issue(NamedTuple):
    """An article as it appears."""

    title: str
    paragraphs: tuple[str, ...]
    language: Literal["id", "en"]
    day: date
    reporter: str
    editor: str
    number: int
    place: str


class Paper(NamedTuple):
    """A paper that does not exist."""

    name: str
    agency: str
    domain: str


PAPERS: Final[dict[str, tuple[Paper, ...]]] = {
    "id": (
        Paper("Kabar Simpang (fiksi)", "SIMPANG", "kabar-simpang.example"),
        Paper("Warta Kirana (fiksi)", "WARTA", "warta-kirana.example"),
    ),
    "en": (Paper("The Archipelago Ledger (fictional)", "LEDGER", "archipelago-ledger.example"),),
}

_WORDS: Final = {
    "id": {
        "menu": "Beranda Nasional Daerah Ekonomi Opini", "also": "Baca juga", "ad": "ADVERTISEMENT", "photo": "Foto: dokumentasi panitia",
        "by": "Pewarta", "editor": "Editor", "share": "Bagikan", "popular": "Terpopuler", "comments": "Komentar",
        "comment": "Mantap, lanjutkan!", "rights": "Hak cipta", "fiction": "Berita ini fiksi: semua orang dan lembaga di dalamnya rekaan.",
    },
    "en": {
        "menu": "Home Nation Regions Business Opinion", "also": "Read also", "ad": "ADVERTISEMENT", "photo": "Photo: organisers",
        "by": "Reporter", "editor": "Editor", "share": "Share this", "popular": "Most read", "comments": "Comments",
        "comment": "Well done!", "rights": "Copyright", "fiction": "This story is fiction: everybody and everything in it is invented.",
    },
}  # fmt: skip

_OTHERS: Final = {
    "id": (
        "Cuaca Akhir Pekan Diperkirakan Cerah", "Kirab Budaya Dihadiri Menteri Boneka Raksasa", "Resep Sambal Khas Teluk Permai",
        "Direktur Film Pendek Raih Piala", "Kapal Wisata Kembali Berlayar",
    ),
    "en": (
        "Weekend weather expected to stay dry", "Minister of puppets opens parade", "Ten ways to cook a coconut",
        "Short film director wins award", "Ferries sail again",
    ),
}  # fmt: skip


def write(folder: Path, issue: Issue) -> str:
    """Write an article, two of three as a page; returns its file, from the folder on."""
    paper = PAPERS[issue.language][issue.number % len(PAPERS[issue.language])]
    is_page = issue.number % 3 != 2
    file = f"{paper.agency.lower()}/{issue.number:02}-{issue.language}.{'html' if is_page else 'txt'}"
    (folder / file).parent.mkdir(parents=True, exist_ok=True)
    (folder / file).write_text(_page(paper, issue) if is_page else _text(paper, issue), encoding="utf-8", newline="\n")
    return file


def _dated(issue: Issue) -> str:
    if issue.language == "en":
        return format_date(issue.day, "EEEE, d MMMM y", locale="en")
    return format_date(issue.day, "EEEE, d MMMM y", locale="id") + f" {8 + issue.number % 12:02}:{issue.number * 7 % 60:02} WIB"


def _lead(paper: Paper, issue: Issue) -> list[str]:
    return [f"{issue.place} ({paper.agency}) - {issue.paragraphs[0]}", *issue.paragraphs[1:]]


def _text(paper: Paper, issue: Issue) -> str:
    words = _WORDS[issue.language]
    parts = [issue.title, _dated(issue), *_lead(paper, issue)]
    parts.insert(4, f"{words['also']}: {_other(issue, 0)}")
    parts += [
        f"{words['by']}: {issue.reporter}\n{words['editor']}: {issue.editor}",
        f"{words['rights']} © {paper.name} {issue.day.year}",
    ]
    return "\n\n".join(parts) + "\n"


def _other(issue: Issue, more: int) -> str:
    return _OTHERS[issue.language][(issue.number + more) % len(_OTHERS[issue.language])]


def _page(paper: Paper, issue: Issue) -> str:
    words, address = _WORDS[issue.language], f"https://{paper.domain}/{issue.day.year}/{issue.number:02}"
    menu = "".join(f'<li><a href="/{word.lower()}">{word}</a></li>' for word in words["menu"].split())
    links = "".join(f'<li><a href="/{more}">{_other(issue, more)}</a></li>' for more in range(1, 4))
    body = [f"<p>{html.escape(paragraph)}</p>" for paragraph in _lead(paper, issue)]
    body.insert(1, f'<p><strong>{words["also"]}: <a href="/0">{_other(issue, 0)}</a></strong></p>')
    body.insert(3, f'<div class="ads-slot"><span>{words["ad"]}</span></div>')
    body.append(f"<p>{words['by']}: {issue.reporter}<br>{words['editor']}: {issue.editor}</p>")
    where = "itemprop" if issue.number % 2 else "class"
    described = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": issue.title, "datePublished": f"{issue.day}T09:00:00+07:00",
        "author": [{"@type": "Person", "name": issue.reporter}], "publisher": {"@type": "Organization", "name": paper.name}, "url": address,
    }  # fmt: skip
    machine = f'<script type="application/ld+json">{json.dumps(described)}</script>' if issue.number % 4 else ""
    return f"""<!DOCTYPE html>
<html lang="{issue.language}">
<head>
<meta charset="utf-8">
<title>{html.escape(issue.title)} | {paper.name}</title>
<meta property="og:title" content="{html.escape(issue.title)}">
<meta property="og:site_name" content="{paper.name}">
<meta property="og:url" content="{address}">
{machine}
<script>window.dataLayer = ["<p>", "</div>"];</script>
</head>
<body>
<nav><ul>{menu}</ul></nav>
<div class="banner-top">{words["ad"]}</div>
<main>
<article>
<h1>{html.escape(issue.title)}</h1>
<div class="date">{_dated(issue)}</div>
<div class="share-buttons">{words["share"]}: <a href="#">WA</a> <a href="#">X</a></div>
<figure><img src="/foto.jpg" alt=""><figcaption>{words["photo"]}</figcaption></figure>
<div {where}="{"articleBody" if where == "itemprop" else "detail__body-text"}">
{chr(10).join(body)}
</div>
<div class="tags"><a href="/tag/1">talenta</a> <a href="/tag/2">birokrasi</a></div>
</article>
<aside class="terpopuler"><h3>{words["popular"]}</h3><ol>{links}</ol></aside>
<section id="comments"><h3>{words["comments"]}</h3><p>Bejo77: {words["comment"]}</p></section>
</main>
<footer>{words["rights"]} © {paper.name}. {words["fiction"]}</footer>
</body>
</html>
"""
