"""Posts of civil servants: the unit, the title and the rank that fit what a person knows and how well."""

from dataclasses import dataclass
from random import Random
from typing import Final

from ingest.demo.careers import CAREERS
from ingest.demo.institutions import Institution
from ingest.demo.people import Person
from ingest.demo.topics import TOPICS

STRUCTURAL: Final = ("1", "Jabatan Struktural")
FUNCTIONAL: Final = ("2", "Jabatan Fungsional Tertentu")
GENERAL: Final = ("4", "Jabatan Fungsional Umum")

SKILLED: Final = ("Terampil", "Mahir", "Penyelia")
JENJANG: Final = {2: "Ahli Pertama", 3: "Ahli Muda", 4: "Ahli Madya", 5: "Ahli Utama"}
"""Levels of functional posts, by how well their holders know what the post is about."""

WITH_SKILLED: Final = frozenset(
    {
        "Pranata Komputer",
        "Statistisi",
        "Auditor",
        "Sandiman",
        "Penyuluh Pertanian",
        "Penyuluh Perikanan",
        "Nutrisionis",
        "Pengawas Perikanan",
    }
)
CLERKS: Final = (
    "Pengadministrasi Perkantoran",
    "Penelaah Teknis Kebijakan",
    "Pengolah Data dan Informasi",
    "Penata Layanan Operasional",
)

_FITTING: Final = 0.88
"""Share of people whose post is about what they know best; the others were posted elsewhere."""
_HEADS: Final = 0.15
"""Share of those from the second level on who head a unit."""
_GENERAL: Final = {1: 0.45, 2: 0.35, 3: 0.15, 4: 0.0, 5: 0.0}
"""Share with a general post, by level: it has none of its own, and who rises leaves it."""
_OF_ONE_AGENCY: Final = ("Direktorat", "Deputi")
"""What begins the names of units that only an agency has whose task it is; bureaus, centres and inspectorates are in each."""
_STAFF: Final = ("Biro Kerja Sama dan Kajian", "Sekretariat Jenderal")
"""Where a central agency keeps those who know what is not its task …"""
_OF_STAFF: Final = ("Analis Kebijakan", "Perencana")
"""… and the functional posts that they hold: they advise."""

_ESELON: Final = {"I.a": "11", "I.b": "12", "II.a": "21", "II.b": "22", "III.a": "31", "III.b": "32", "IV.a": "41"}

_PNS_RANKS: Final = {
    1: (("23", "II/c"), ("24", "II/d"), ("31", "III/a"), ("32", "III/b")), 2: (("31", "III/a"), ("32", "III/b")),
    3: (("33", "III/c"), ("34", "III/d")), 4: (("41", "IV/a"), ("42", "IV/b"), ("43", "IV/c")), 5: (("44", "IV/d"), ("45", "IV/e")),
}  # fmt: skip
_PPPK_RANKS: Final = {1: ("07", "VII"), 2: ("09", "IX"), 3: ("11", "XI"), 4: ("13", "XIII"), 5: ("16", "XVI")}


@dataclass(frozen=True, slots=True)
class Post:
    """What a civil servant is employed as."""

    kind: tuple[str, str]
    title: str
    units: tuple[str, ...]
    """From the unit itself up to the one below the head of the institution."""
    eselon: tuple[str, str]
    rank: tuple[str, str]
    """Golongan: its BKN id and its code."""
    first_rank: tuple[str, str]

    @property
    def level(self) -> str:
        """The eselon of a head, the jenjang of a functional post; empty for others."""
        jenjang = (*JENJANG.values(), *SKILLED) if self.kind == FUNCTIONAL else ()
        return self.eselon[1] or next((found for found in jenjang if self.title.endswith(f" {found}")), "")

    @property
    def unit(self) -> str:
        """The unit with those above it, as SIASN writes a branch of the tree."""
        return " - ".join(self.units)


class Posts:
    """The posts of one institution: a unit has one head, so whoever comes later heads a section."""

    def __init__(self, institution: Institution) -> None:
        """Start with every unit without a head."""
        self._central = institution.sector == "central_government"
        self._tasks = frozenset(topic.id for topic in institution.focus)
        self._headed: set[tuple[str, ...]] = set()
        self._sections = 0

    def post(self, rng: Random, person: Person, *, contract: bool, general: bool = False) -> Post:
        """A post for this person, whose functional posts are of one family; contract civil servants (PPPK) head nothing.

        With ``general`` it is a general one: whoever holds such a post had no other before.
        """
        topic = person.expertise[0].topic.id if rng.random() < _FITTING else rng.choice(tuple(TOPICS))
        career = CAREERS[topic]
        units = self._units(topic)
        way = 1.0 if general else rng.random()
        if way < _HEADS and person.level >= 2 and not contract:
            return self._structural(rng, units, person.level)
        rank, first = _ranks(rng, person.level, contract=contract)
        if way < 1 - _GENERAL[person.level]:
            families = _OF_STAFF if units is _STAFF else career.functional
            title = _functional(rng, families[person.index % len(families)], person.level)
            if title:
                return Post(FUNCTIONAL, title, self._part(rng, units), ("", ""), rank, first)
        title = career.clerk if units is not _STAFF and rng.random() < 0.7 else rng.choice(CLERKS)
        return Post(GENERAL, title, self._part(rng, units), ("", ""), rank, first)

    def _units(self, topic: str) -> tuple[str, ...]:
        """The unit that works on a topic here, and the one above."""
        if not self._central:
            return CAREERS[topic].regional
        unit, above = CAREERS[topic].central
        is_of_another = unit.startswith(_OF_ONE_AGENCY) or above.startswith(_OF_ONE_AGENCY)
        return _STAFF if is_of_another and topic not in self._tasks else (unit, above)

    def _part(self, rng: Random, units: tuple[str, ...]) -> tuple[str, ...]:
        part = rng.choice(
            ("", "", "Subbagian Tata Usaha", "Kelompok Kerja I", "Kelompok Kerja II", "Seksi Evaluasi", "Seksi Pelayanan")
        )
        return (part, *units) if part else units

    def _structural(self, rng: Random, units: tuple[str, ...], level: int) -> Post:
        unit = units[1:] if level == 5 else units
        if level >= 4 and unit not in self._headed:
            self._headed.add(unit)
            eselon = self._eselon(top=level == 5)
            level_of_rank = 5 if eselon.startswith("I.") else 4
        elif level >= 3:
            unit, eselon, level_of_rank = (
                (self._section("Subdirektorat" if self._central else "Bidang", units), *units),
                "III.a" if self._central else "III.b",
                4,
            )
        else:
            unit, eselon, level_of_rank = (self._section("Seksi", units), *units), "IV.a", 3
        return Post(STRUCTURAL, head_of(unit[0]), unit, (_ESELON[eselon], eselon), *_ranks(rng, level_of_rank, contract=False))

    def _eselon(self, *, top: bool) -> str:
        if self._central:
            return "I.a" if top else "II.a"
        return "II.b" if top else "III.a"

    def _section(self, kind: str, units: tuple[str, ...]) -> str:
        self._sections += 1
        return f"{kind} {units[0].partition(' ')[2]} Wilayah {self._sections}"


def head_of(unit: str) -> str:
    """The title of whoever heads a unit."""
    first, _, rest = unit.partition(" ")
    heads = {"Direktorat": "Direktur", "Sekretariat": "Sekretaris", "Inspektorat": "Inspektur", "Deputi": "Deputi"}
    return f"{heads[first]} {rest}" if first in heads else f"Kepala {unit}"


def _functional(rng: Random, family: str, level: int) -> str:
    if level >= 2:
        return f"{family} {JENJANG[level]}"
    if family in WITH_SKILLED:
        return f"{family} {rng.choice(SKILLED)}"
    return ""


def _ranks(rng: Random, level: int, *, contract: bool) -> tuple[tuple[str, str], tuple[str, str]]:
    """The rank of today and the first one."""
    if contract:
        return _PPPK_RANKS[level], _PPPK_RANKS[level]
    rank = rng.choice(_PNS_RANKS[level])
    return rank, min(rank, rng.choice((("31", "III/a"), ("31", "III/a"), ("32", "III/b"), ("21", "II/a"))))
