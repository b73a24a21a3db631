"""What stands between the sentences of an article and is none: what else to read, and what is seen on a picture."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from ingest.extract.articles.bylines import byline

_ALSO: Final = r"(?:baca|simak|lihat|tonton|saksikan) juga\b|read (?:also|more)\b|also read\b|see also\b"
_SEE: Final = r"(?:baca|simak|lihat|tonton) ?:"
"""May begin a sentence of the article's own, too, which ends as one."""
_MORE: Final = rf"{_ALSO}|{_SEE}"
_ASIDE: Final = re.compile(
    rf"[^\w\"“‘']*(?:{_ALSO}|{_SEE}(?!.*[.!?][\"”’]?$)|baca (?:selengkapnya|artikel|berita)|simak (?:video|berita|selengkapnya)|saksikan video|"
    r"artikel terkait|berita terkait|pilihan editor|related (?:stories|articles|news)|"
    r"advertisement|iklan|scroll (?:to|untuk)|lanjutkan membaca|continue reading|halaman (?:selanjutnya|berikutnya)|bagikan|share (?:this|on)|"
    r"ikuti (?:kami|berita|terus)|dapatkan (?:berita|update)|follow us|gabung|langganan|subscribe|gambas:|(?:foto|photo|gambar|image|sumber foto)\s?:|"
    r"artikel ini telah (?:tayang|terbit)|copyright|hak cipta|©|all rights reserved|dilarang keras|komentar|comments?\b|tags?\s?:|"
    r"cek (?:berita|artikel)|download aplikasi|click here|klik di sini)",
    re.IGNORECASE,
)  # fmt: skip
_TEASER: Final = re.compile(rf"[^\w\"“‘']*(?:{_MORE})", re.IGNORECASE)
_HEADING: Final = re.compile(
    rf"\W*(?:{_MORE}|artikel terkait|berita terkait|pilihan editor|related (?:stories|articles|news))\W*", re.IGNORECASE
)
_BEHIND: Final = re.compile(
    r"(?<=[.!?”\"»)])\s{0,3}(?:(?:Baca|Simak|Lihat|Tonton) juga|BACA JUGA|Baca|Simak|Read also|Also read|See also) ?:.*$"
)
"""A teaser behind a sentence."""
_CAPTION: Final = re.compile(
    r"(?:\bANTARA(?: FOTO)? ?/(?! ?\w+ [a-z]{4})|(?:^|[.!?)] )(?:Foto|FOTO|Photo|PHOTO) ?:)[^.!?]{0,80}[.)]?$"
    r"|\((?i:dok|dokumentasi|foto|photo|ist|istimewa|ho)\b[^()!?]{0,80}\)?\W?$"
)
"""Whose picture it is, at the end of what is seen on it."""
_LONGEST_CAPTION: Final = 400
_OFFER: Final = re.compile(rf"(?:{_MORE})\W*$", re.IGNORECASE)
_LONGEST_OFFER: Final = 40
_SENTENCE: Final = re.compile(r"[.!?…][\"'”’»)\]]*$")
_MOST: Final = 8
"""Headlines under a heading of what else to read."""


def sentences(lines: Iterable[str]) -> Iterator[str]:
    """The lines that are the article's own, without what is offered behind a sentence; headlines under ``Baca juga`` go with it."""
    offered = 0
    for line in lines:
        if offered and not _SENTENCE.search(line) and not byline(line):
            offered -= 1
            continue
        offered = _MOST if _HEADING.fullmatch(line) else 0
        if not _ASIDE.match(line) and not (len(line) <= _LONGEST_CAPTION and _CAPTION.search(line)):
            yield _BEHIND.sub("", line)


def before_link(said: str, link: str) -> str | None:
    """What of a text stays where the link behind it is offered to be read, or the link itself says so; ``None`` where neither does."""
    offer = _OFFER.search(said[-_LONGEST_OFFER:])
    if offer:
        return said[: len(said) - (offer.end() - offer.start())] + " "
    return said if _TEASER.match(link) else None
