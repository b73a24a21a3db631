"""People who are one because they bear one full name in one office of one institution.

Articles know people by their names alone. Such people, whom no register knows, are joined with each other, and with the one
person of a register who bears the name in that office there. Two whom registers know are never joined by it. Only offices
count of which an institution has one at a time: namesakes among nurses, or heads of villages, are not told by theirs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

import duckdb
from networkx.utils import UnionFind

from graph.nodes import Person
from graph.values import spelling
from ingest.extract.names import institutions
from ingest.resolve.join import OPEN, Join, Judgement, folded

REASON: Final = "full name and office"

_USUAL: Final = {
    "head": "kepala", "minister": "menteri", "rector": "rektor", "chancellor": "rektor", "dirut": "direktur utama",
    "president director": "direktur utama", "presiden direktur": "direktur utama", "chief executive officer": "direktur utama",
    "chief executive": "direktur utama", "ceo": "direktur utama", "managing director": "direktur utama",
    "finance director": "direktur keuangan", "director of finance": "direktur keuangan", "chief financial officer": "direktur keuangan",
    "cfo": "direktur keuangan", "director general": "direktur jenderal", "dirjen": "direktur jenderal",
    "secretary general": "sekretaris jenderal", "sekjen": "sekretaris jenderal", "principal secretary": "sekretaris utama",
    "sestama": "sekretaris utama", "regional secretary": "sekretaris daerah", "sekda": "sekretaris daerah",
    "inspector general": "inspektur jenderal", "irjen": "inspektur jenderal", "mayor": "wali kota", "walikota": "wali kota",
    "governor": "gubernur", "regent": "bupati", "chair": "ketua umum", "chairman": "ketua umum", "chairwoman": "ketua umum",
    "chairperson": "ketua umum", "general chair": "ketua umum", "general chairman": "ketua umum", "ketum": "ketua umum",
}  # fmt: skip
"""What else offices are called, in English or short; typed from general knowledge."""

_MINISTRY: Final = ("kementerian", "kementrian", "kemenko", "ministry")

_ONE: Final[dict[str, tuple[str, ...]]] = {
    "gubernur": (), "bupati": (), "wali kota": (), "sekretaris daerah": (), "rektor": (), "direktur utama": (), "direktur keuangan": (),
    "direktur eksekutif": (), "ketua umum": (), "bendahara umum": (), "sekretaris jenderal": (), "sekretaris utama": (),
    "inspektur utama": (), "jaksa agung": (), "kapolri": (), "menteri": _MINISTRY, "inspektur jenderal": _MINISTRY,
    "direktur jenderal": ("direktorat jenderal", "directorate general"),
    "ketua": ("komisi", "mahkamah", "pengadilan", "dewan perwakilan", "majelis permusyawaratan", "dpr", "dprd", "mpr", "kpu", "kpk", "bawaslu"),
    "kepala": (
        "badan", "lembaga", "dinas", "kantor", "balai", "pusat", "perpustakaan", "arsip", "museum", "otoritas", "agency", "institute",
        "bappenas", "bkn", "bmkg", "bnn", "bnpb", "bpk", "bpkp", "bpom", "bps", "bpip", "brin", "bssn", "lan",
    ),
}  # fmt: skip
"""Offices of which an institution has one, and how the names of those begin that have; nothing where all do.

Elsewhere the same words are said of many: a ministry's *kepala* is one of its units', whichever.
"""

_ONE_EACH: Final[dict[str, tuple[str, ...]]] = {
    "direktur jenderal": (), "dekan fakultas": (), "kepala badan": (), "kepala biro": (), "kepala dinas": (),
    "kepala pusat": (*_MINISTRY, "badan", "lembaga", "universitas"),
}  # fmt: skip
"""The same of offices of which an institution has one under each name that follows."""

_WORDS: Final = sorted({office.split()[0] for office in (*_USUAL, *_ONE, *_ONE_EACH)})
"""What titles of such offices begin with."""

_HOLDINGS: Final = rf"""
WITH register AS (
    SELECT DISTINCT s.founder FROM IdentifiedBy e JOIN seen s ON s.source = e.source AND s.record = e.start
    WHERE e.start_kind = 'Person' AND list_contains($schemes, split_part(e."end", ':', 1))
), written AS (
    SELECT DISTINCT s.source, s.record, s.founder, r.founder IS NOT NULL AS registered, n."end" AS name
    FROM Named n JOIN seen s ON s.source = n.source AND s.record = n.start AND s.tier = {OPEN}
    LEFT JOIN register r ON r.founder = s.founder
), form AS (
    SELECT * REPLACE ({folded("substr(name, strpos(name, ':') + 1)")} AS name) FROM written
    QUALIFY registered OR row_number() OVER (PARTITION BY source, record ORDER BY length(name) DESC, name) = 1
), wanted AS (
    SELECT DISTINCT name FROM form WHERE NOT registered AND contains(name, ' ')
), led AS (
    SELECT DISTINCT source, about, record AS post, title FROM Position
    WHERE list_contains($words, lower(regexp_extract(title, '\w+')))
), part AS (
    SELECT source, about, start_kind, start, end_kind, "end" AS place FROM PartOf WHERE (source, about) IN (SELECT (source, about) FROM led)
), site AS (
    SELECT source, about, start AS post, place, false AS within FROM part WHERE start_kind = 'Position' AND end_kind = 'Institution'
    UNION
    SELECT a.source, a.about, a.start, b.place, true
    FROM part a JOIN part b ON b.source = a.source AND b.about = a.about AND b.start_kind = a.end_kind AND b.start = a.place
    WHERE a.start_kind = 'Position' AND a.end_kind = 'Unit' AND b.end_kind = 'Institution'
), held AS (
    SELECT DISTINCT f.founder, f.registered, f.name, g.founder AS site, l.title, i.name AS institution, s.within, h.assignment,
        coalesce(h.valid_from, CASE WHEN h.valid_to IS NULL THEN h.stated END) AS since,
        coalesce(h.valid_to, h.stated) AS until, h.confidence
    FROM led l
    JOIN site s USING (source, about, post)
    JOIN HoldsPosition h ON h.source = l.source AND h.about = l.about AND h."end" = l.post AND h.start = l.about
    JOIN form f ON f.source = h.source AND f.record = h.start
    JOIN grouped g ON g.kind = 'Institution' AND g.source = s.source AND g.record = s.place
    JOIN Institution i ON i.source = s.source AND i.record = s.place AND i.about IN ('', l.about)
)
FROM held WHERE site IN (SELECT site FROM held JOIN wanted USING (name)) ORDER BY ALL
"""
"""Who holds or held which such office, wherever somebody does whose full name one bears whom no register knows; only people whom anybody may see.

Who is registered is known by all forms of the name, others by the fullest.
"""


class _Holding(NamedTuple):
    """A person, by the founder of the cluster, in an office."""

    founder: str
    registered: bool
    name: str
    site: str
    title: str
    institution: str
    within: bool
    """Whether it is an office of a unit of the institution."""
    assignment: str
    since: str | None
    """When the person is known to have held it, from then on; nothing where a text only says that it was before."""
    until: str | None
    confidence: float


def judge(connection: duckdb.DuckDBPyConnection) -> Judgement:
    """Which people are one, from the lake's views and the tables ``grouped`` and ``seen``."""
    offices: defaultdict[tuple[str, str], list[_Holding]] = defaultdict(list)
    for row in connection.execute(_HOLDINGS, {"schemes": list(Person.joined_by), "words": _WORDS}).fetchall():
        held = _Holding(*row)
        if office := _office(held):
            offices[held.site, office].append(held)
    found = Judgement()
    for holdings in offices.values():
        for name in sorted({held.name for held in holdings if " " in held.name}):
            same = [held for held in holdings if held.name == name]
            if len({held.founder for held in same}) > 1 and not all(held.registered for held in same):
                if _is_one(same, holdings):
                    found.joins.append(_join(same))
                else:
                    found.apart.add(name)
    return _without_bridges(found, {held.founder: held for group in offices.values() for held in group})


def _office(held: _Holding) -> str:
    """An office in its usual words, without the institution at its end; empty where several may hold it at once."""
    words, name = spelling.plain(held.title).split(), institutions.key(held.institution)
    # "Kepala Badan X", "Menteri X" at Kementerian X, "Bupati X" at Pemerintah Kabupaten X
    tails = (name.split()[skipped:] for skipped in range(3))
    whole = next((tail for tail in tails if tail and len(tail) < len(words) and words[-len(tail) :] == tail), [])
    said = " ".join(words[: len(words) - len(whole)])
    office = _USUAL.get(said, said)
    if office in _ONE:
        itself = bool(whole) or not (held.within and _ONE[office])
        return office if itself and _begins(name, _ONE[office]) else ""
    return office if any(office.startswith(f"{one} ") and _begins(name, where) for one, where in _ONE_EACH.items()) else ""


def _begins(name: str, ways: tuple[str, ...]) -> bool:
    """Whether a name begins in one of some ways; any does where there are none."""
    return not ways or f"{name} ".startswith(tuple(f"{way} " for way in ways))


def _is_one(same: list[_Holding], holdings: list[_Holding]) -> bool:
    """Whether at most one register's person is among them, and nobody else holds the office in their time."""
    if len({held.founder for held in same if held.registered}) > 1:
        return False
    times = [held for held in same if held.since]
    if not times:
        return True
    since, until = min(held.since or "" for held in times), max(held.until or "9999" for held in times)
    alike = {held.founder for held in holdings if _alike(held.name, same[0].name)}
    return not any(
        other.assignment == "D" and other.since and other.since <= until and since <= (other.until or "9999")
        for other in holdings
        if other.founder not in alike
    )


def _alike(one: str, other: str) -> bool:
    """Whether one name may be the other, said in full."""
    some, others = set(one.split()), set(other.split())
    return some <= others or others <= some


def _join(same: Iterable[_Holding]) -> Join:
    """All of them are one, whom a register knows first: as sure as the two surest of the office are together."""
    sure: dict[str, float] = {}
    for held in sorted(same, key=lambda held: (not held.registered, held.founder)):
        sure[held.founder] = max(held.confidence, sure.get(held.founder, 0.0))
    first, second, *_ = sorted(sure.values(), reverse=True)
    return Join("Person", tuple(sure), REASON, round(first * second, 2), any(held.registered for held in same))


def _without_bridges(found: Judgement, holders: dict[str, _Holding]) -> Judgement:
    """The joins without those that, taken together, would make one of two people whom registers know."""
    joined: UnionFind[str] = UnionFind()
    for join in found.joins:
        joined.union(*join.founders)
    known = Counter(joined[founder] for founder in sorted({*joined.parents}) if holders[founder].registered)
    kept = [join for join in found.joins if known[joined[join.founders[0]]] < 2]
    apart = {holders[join.founders[0]].name for join in found.joins if join not in kept}
    return Judgement(kept, found.apart | apart)
