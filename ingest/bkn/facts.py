"""What a civil servant's row says as facts: keys, institutions, units and posts, each with one record in every table."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from graph.edges import Edge, HoldsPosition, IdentifiedBy, PartOf
from graph.errors import InvalidValue
from graph.nodes import Identifier, Institution, Node, Position, Ref, Unit
from ingest.bkn import cells

Assignment = Literal["D", "PLT", "PLH", "PJ", "TT"]
PositionKind = Literal["structural", "functional", "executive", "double", "other"]


def identified(start: Ref, scheme: str, value: str, about: str) -> Iterator[Node | Edge]:
    """A key of something, as a row about a person tells it."""
    identifier = Identifier(about=about, scheme=scheme, value=value)
    yield identifier
    yield IdentifiedBy(about=about, start=start, end=identifier.ref)


def institution(name: str, key: str | None, about: str) -> Iterator[Node | Edge]:
    """An institution, with BKN's key of it where that is one."""
    known = record(name, key)
    found = Institution(record=known, about=about, name=name)
    yield found
    if guid(key):
        yield from identified(found.ref, "bkn", known, about)


def record(name: str, key: str | None) -> str:
    """BKN's key, else the name reduced to its letters and digits."""
    return guid(key) or slug(name)


@lru_cache(maxsize=65_536)
def guid(key: str | None) -> str:
    """BKN's key in its canonical form; "" for what is none, such as a number that an agency gave."""
    try:
        return cells.key(key or "")
    except InvalidValue:
        return ""


@lru_cache(maxsize=65_536)
def slug(name: str) -> str:
    """A name's letters and digits."""
    return "-".join(re.findall(r"\w+", name.casefold())) or name


@dataclass(frozen=True, slots=True)
class Post:
    """A post as a row tells it, and since when and until when it was held."""

    site: Ref
    """The institution where it is."""
    unit: str | None
    unit_key: str | None
    title: str
    """As written, with Plt., Plh., Pj. before it."""
    title_key: str | None
    kind: PositionKind
    eselon: str | None
    since: str | None
    until: str | None = None
    assignment: Assignment | None = None
    """Where the row says it apart from the title."""


def post(told: Post, about: str) -> Iterator[Node | Edge]:
    """The unit, and the post in it or, where no unit is named, at the institution, as the person holds or held it."""
    place = told.site
    if told.unit:
        unit = Unit(record=guid(told.unit_key) or f"{place.record}/{slug(told.unit)}", about=about, name=told.unit)
        yield unit
        yield PartOf(about=about, start=unit.ref, end=place)
        place = unit.ref
    assignment, title = titled(told.title)
    if title:
        position = Position(
            record=f"{place.record}/{record(title, told.title_key)}", about=about, title=title, kind=told.kind,
            level=level(title, told.kind, told.eselon), language="id",
        )  # fmt: skip
        yield position
        yield PartOf(about=about, start=position.ref, end=place)
        yield HoldsPosition(
            about=about, start=Ref("Person", about), end=position.ref, assignment=told.assignment or assignment,
            valid_from=told.since, valid_to=told.until,
        )  # fmt: skip


_ACTING: Final[Mapping[str, Assignment]] = {
    "plt": "PLT", "pelaksana tugas": "PLT", "plh": "PLH", "pelaksana harian": "PLH", "pj": "PJ", "pjs": "PJ", "penjabat": "PJ",
    "pejabat sementara": "PJ",
}  # fmt: skip
_PREFIX: Final = re.compile(
    r"\(?(?P<short>plt|plh|pjs?)[.)\s]+"
    r"|(?P<long>pelaksana tugas|pelaksana harian|penjabat|pejabat sementara)\s+"
    r"(\((plt|plh|pjs?)\.?\)\s*|(?=(kepala|ketua|wakil|direktur|sekretaris|deputi|inspektur|rektor|camat|lurah)\b))",
    re.IGNORECASE,
)
"""An acting office. Written out it counts only before a head's title: "Pelaksana Tugas Belajar" is a post of its own."""


@lru_cache(maxsize=65_536)
def titled(written: str) -> tuple[Assignment, str]:
    """How a post is held, and its title without that."""
    match = _PREFIX.match(written)
    if not match or match.end() == len(written):
        return "D", written
    return _ACTING[(match["short"] or match["long"]).lower()], written[match.end() :]


_KINDS: Final[Mapping[str, PositionKind]] = {"1": "structural", "2": "functional", "3": "double", "4": "executive"}
_KIND_NAMES: Final[tuple[tuple[str, PositionKind], ...]] = (
    ("rangkap", "double"),
    ("fungsional umum", "executive"),
    ("pelaksana", "executive"),
    ("fungsional", "functional"),
    ("struktural", "structural"),
)
"""From the narrower word to the wider."""


@lru_cache
def position_kind(code: str | None, name: str | None) -> PositionKind:
    """The kind of a post by BKN's code of it (jenis jabatan), else by its words."""
    if known := _KINDS.get((code or "").removesuffix(".0")):
        return known
    for word, kind in _KIND_NAMES:
        if word in (name or "").casefold().replace("_", " "):
            return kind
    return "other"


_ESELON: Final = re.compile(r"(?:eselon )?(I{1,3}|IV|V)[\s./-]*([A-E])", re.IGNORECASE | re.ASCII)
_JENJANG: Final = re.compile(
    r"\b(Ahli (Pertama|Muda|Madya|Utama)|Pemula|Terampil|Mahir|Penyelia|Asisten Ahli|Lektor Kepala|Lektor|Guru Besar|Profesor)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=65_536)
def level(title: str, kind: PositionKind, eselon: str | None) -> str | None:
    """The eselon, else the jenjang that ends a functional title."""
    if match := _ESELON.fullmatch(eselon or ""):
        return f"{match[1].upper()}.{match[2].lower()}"
    found = _JENJANG.search(title) if kind in ("functional", "double") else None
    return found[1].title() if found else None
