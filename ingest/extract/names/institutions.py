"""Known institutions, and which of them a text means.

A name is looked up as a whole, so that a hundred thousand institutions cost no more than ten. An old name means the institution that bore it,
from which its successors are reached. What may be several (``Bandung``: a city, a regency) stays open, with its candidates; so does a
department of a known institution that is itself unknown: ``Biro SDM LAN`` is not LAN.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ingest.extract.document import Acronym, Entity, Role


@dataclass(frozen=True)
class Known:
    """An institution that is known: plain values, as any table of institutions has them.

    ``names`` are its official names in any language, ``short`` its short form, ``aliases`` whatever else it is called. ``place`` is a code
    (``32.73``), ``valid_from`` and ``valid_to`` are dates as text, ``successors`` are ids.
    """

    id: str
    names: tuple[str, ...]
    short: str | None = None
    aliases: tuple[str, ...] = ()
    place: str | None = None
    kind: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True)
class Match:
    """Which institution a name means; ``candidates`` where it may be several, and ``id`` is empty then."""

    id: str | None = None
    candidates: tuple[str, ...] = ()


_NONE: Final = Match()
_FORM: Final = re.compile(r"\((?:persero|tbk|perseroan)\)|\b(?:tbk|persero)\b\.?")
_BRACKETS: Final = re.compile(r"\([^()]{0,40}\)")
_OTHER: Final = re.compile(r"[^\w&]+")
_WHOLE: Final = re.compile(r"[()_]|\b(?:tbk|persero)\b")
"""What a key has not as it stands, or not where it stands."""
_REMEMBERED: Final = 1 << 15
"""Words and names of texts that are remembered, each with what it is in a key or means."""
_STATE: Final = re.compile(r" (?:republik indonesia|ri)$")
_WRITTEN: Final = {
    "kab": "kabupaten", "prov": "provinsi", "propinsi": "provinsi", "kementrian": "kementerian", "univ": "universitas", "dept": "departemen",
    "&": "dan", "negri": "negeri", "walikota": "wali kota", "defence": "defense", "centre": "center", "labour": "labor",
}  # fmt: skip
_GOVERNMENTS: Final = {
    "province": ("provinsi", "pemprov", "pemerintah provinsi"), "regency": ("kabupaten", "pemkab", "pemerintah kabupaten"),
    "city": ("kota", "pemkot", "pemerintah kota"),
}  # fmt: skip
"""What begins the names of a regional government, by its kind."""

_GOVERNED: Final = re.compile(
    r"(?:pemerintah (?:daerah )?(?:provinsi|kabupaten|kota)?|pemprov|pemkab|pemkot|provinsi|kabupaten|kota) ?"
)
_OFFICES: Final[dict[str, tuple[str, ...]]] = {
    "gubernur": ("pemprov ",), "wagub": ("pemprov ",), "bupati": ("pemkab ",), "wabup": ("pemkab ",), "wali": ("pemkot ",), "walikota": ("pemkot ",),
    "menteri": ("kementerian ", "kemen"), "mentri": ("kementerian ",), "menko": ("kemenko ", "kementerian koordinator bidang "),
    "wamen": ("kementerian ", "kemen"), "menteri koordinator": ("kementerian koordinator ", "kementerian koordinator bidang ", "kemenko "),
    "minister": ("ministry of ", "kementerian "), "rektor": (), "mayor": ("pemkot ",), "governor": ("pemprov ",), "regent": ("pemkab ",),
}  # fmt: skip
"""What begins the name of the institution behind an office, where the title has only its field or its place."""

_MINISTERS: Final = {"menkeu": "kemenkeu", "menkes": "kemenkes", "mendagri": "kemendagri", "menlu": "kemenlu", "menhan": "kemenhan", "menag": "kemenag", "mensos": "kemensos", "menaker": "kemnaker", "mentan": "kementan", "menhub": "kemenhub", "kapolri": "polri", "mendikbud": "kemendikbud", "menkumham": "kemenkumham", "menpan-rb": "kemenpanrb", "menpanrb": "kemenpanrb", "mendag": "kemendag", "menperin": "kemenperin", "menpora": "kemenpora", "menkominfo": "kemkominfo", "menkomdigi": "kemkomdigi"}  # fmt: skip


TODAY: Final = "9999"
"""A date on which only those exist that still do: of several that bore a name, a text that tells no date means the one that stands."""


UNNAMED: Final = frozenset({"pt", "the", "perum"})
"""What may stand before a name and is not of its key."""


def key(name: str) -> str:
    """A name as it is compared: no capitals, signs, brackets or legal form; ``Kab.`` and other abbreviations written out."""
    lower = _BRACKETS.sub(" ", _FORM.sub(" ", name.casefold()))
    words = [_WRITTEN.get(word, word) for word in _OTHER.sub(" ", lower).split()]
    return " ".join(words[1:] if len(words) > 1 and words[0] in UNNAMED else words)


@lru_cache(maxsize=_REMEMBERED)
def parts(word: str) -> tuple[str, ...] | None:
    """What a word is in a key, none where it is in none; ``None`` where that depends on the words beside it."""
    lower = word.casefold()
    return None if _WHOLE.search(lower) else tuple(_WRITTEN.get(part, part) for part in _OTHER.sub(" ", lower).split())


class Gazetteer:
    """Known institutions by every name they have; made once, it is only read."""

    def __init__(self, known: Iterable[Known]) -> None:
        """Index the institutions; of several with one id the last counts."""
        self._known = {one.id: one for one in known}
        names: defaultdict[str, list[str]] = defaultdict(list)
        places: defaultdict[str, list[str]] = defaultdict(list)
        for one in self._known.values():
            for index, found in ((names, _names(one)), (places, _places(one))):
                for name in found:
                    index[name].append(one.id)
        self._names = {name: tuple(ids) for name, ids in names.items()}
        self._places = {name: tuple(ids) for name, ids in places.items()}
        self._sorted = sorted(self._names)
        self._first = frozenset(name.partition(" ")[0] for name in self._names)
        self.find = lru_cache(_REMEMBERED)(self._find)
        self.begins = lru_cache(_REMEMBERED)(self._begins)
        self.may_begin = lru_cache(_REMEMBERED)(self._may_begin)
        self.short_forms = frozenset(one.short for one in self._known.values() if one.short)
        """As they are written."""

    def __len__(self) -> int:
        """How many institutions are known."""
        return len(self._known)

    def __getitem__(self, id: str) -> Known:  # noqa: A002 - the field's name
        """The institution with this id.

        Raises:
            KeyError: none has it.
        """
        return self._known[id]

    def _find(self, name: str, *, on: str | None = None) -> Match:
        """Which institution bears a name; ``on`` a date (``2019-05``), those that existed then, where that decides."""
        found = key(name)
        ids = self._names.get(found) or self._names.get(_STATE.sub("", found), ())
        if len(ids) > 1 and on:
            ids = tuple(id_ for id_ in ids if _existed(self._known[id_], on)) or ids
        if len(ids) > 1:
            ids = self._by_main_name(found, ids)
        if not ids:
            places = self._places.get(found)
            return Match(candidates=places) if places else _NONE
        return Match(ids[0]) if len(ids) == 1 else Match(candidates=ids)

    def __contains__(self, words: object) -> bool:
        """Whether these words are the key of a name."""
        return words in self._names

    def _may_begin(self, word: str) -> bool:
        """Whether a word, as it is written, may be a name or begin one."""
        part = parts(word)
        return word in self.short_forms or part is None or (bool(part) and (part[0] in self._first or part[0] in UNNAMED))

    def _begins(self, words: str) -> bool:
        """Whether the key of some name is these words, or begins with them."""
        at = bisect_left(self._sorted, words)
        if at < len(self._sorted) and self._sorted[at] == words:
            return True
        at = bisect_left(self._sorted, f"{words} ", at)
        return at < len(self._sorted) and self._sorted[at].startswith(f"{words} ")

    def successors(self, id: str) -> tuple[str, ...]:  # noqa: A002 - the field's name
        """What became of an institution: those that stand at the end of its successions; itself where it has none."""
        ends: list[str] = []
        seen: set[str] = set()
        left = [id]
        while left:
            one = left.pop()
            if one in seen or one not in self._known:
                continue
            seen.add(one)
            following = self._known[one].successors
            left += following
            if not following:
                ends.append(one)
        return tuple(sorted(ends))

    def link(self, entities: Iterable[Entity], acronyms: Sequence[Acronym] = (), *, on: str | None = None) -> Iterator[Entity]:
        """The entities, those that are institutions with which one they mean or may mean; without a date, of those that still stand."""
        defined = {acronym.short: acronym.long for acronym in acronyms}
        seen: dict[str, Match] = {}
        for entity in entities:
            if entity.label != "ORG":
                yield entity
                continue
            match = seen.get(entity.text) or self._mentioned(entity.text, defined, on or TODAY)
            seen[entity.text] = match
            yield entity if match == _NONE else _linked(entity, match)

    def _mentioned(self, name: str, defined: Mapping[str, str], on: str | None) -> Match:
        """Which institution a mention means: what the text itself defines goes before what is known."""
        if long := defined.get(name.strip("() ")):
            return self.find(long, on=on)  # known or not: the text has said what it means
        return self.find(name, on=on)

    def link_roles(self, roles: Iterable[Role], acronyms: Sequence[Acronym] = (), *, on: str | None = None) -> Iterator[Role]:
        """The roles with their institutions, the office considered: ``Wali Kota Bandung`` is at the city, ``Menteri Keuangan`` at the ministry."""
        defined = {acronym.short: acronym.long for acronym in acronyms}
        for role in roles:
            match = self._of_role(role, defined, role.date or on or TODAY)
            yield role.model_copy(update={"institution_id": match.id}) if match.id else role

    def _of_role(self, role: Role, defined: Mapping[str, str], on: str | None) -> Match:
        office = role.role.lower().removeprefix("wakil ")
        first = office.rpartition(" the ")[2].split()[0]  # spokesman for the | Minister of Finance
        if role.institution is None:
            known = _MINISTERS.get(first) or (f"ke{first}" if first.startswith("men") else "")
            match = self.find(known, on=on) if known else _NONE
            return self.find(first, on=on) if known and match == _NONE else match
        for begins in _OFFICES.get("menteri koordinator" if office.startswith("menteri koordinator") else first, ()):
            if (match := self.find(f"{begins}{role.institution}", on=on)) != _NONE:
                return match
        return self._mentioned(role.institution, defined, on)

    def _by_main_name(self, found: str, ids: tuple[str, ...]) -> tuple[str, ...]:
        """Those whose own name it is, where it is others' alias."""
        return tuple(id_ for id_ in ids if found in _own(self._known[id_])) or ids


def _linked(entity: Entity, match: Match) -> Entity:
    """An entity with the institutions that it means."""
    return Entity(
        start=entity.start, end=entity.end, text=entity.text, label=entity.label, id=match.id, candidates=match.candidates
    )


def _names(one: Known) -> set[str]:
    """The keys of an institution."""
    found = _own(one) | {key(name) for name in one.aliases}
    found |= {other for name in found for other in _otherwise(name, one.kind)}
    for place in _places(one):
        found.update(f"{begins} {place}" for begins in _GOVERNMENTS[one.kind or ""])
    return ({_STATE.sub("", name) for name in found} | found) - {""} - _places(one)


def _own(one: Known) -> set[str]:
    """The keys of its names and its short form; ``Kementerian X/Badan Y`` is called ``Kementerian X`` too."""
    names = [*one.names, one.short or ""]
    ministries = (name.split("/")[0] for name in names if "/" in name)
    return {key(name) for name in (*names, *(name for name in ministries if " " in name))}


_MINISTRY: Final = re.compile(r"ministry of (?:the )?(.+)")
_OF_THE_STATE: Final = re.compile(r"^indonesian? | of the republic of indonesia$")
_STATE_BODIES: Final = frozenset({"agency", "nonstructural_body", "state_body"})


def _otherwise(name: str, kind: str | None) -> Iterator[str]:
    """What English calls an institution too: ``Foreign Ministry`` for Ministry of Foreign Affairs, ``Supreme Court`` for that of the Republic."""
    if ministry := _MINISTRY.fullmatch(name):
        yield f"{ministry[1]} ministry"
        yield f"{ministry[1].removesuffix(' affairs')} ministry"
        yield f"ministry of {ministry[1].removesuffix(' affairs')}"  # Foreign Minister
    if kind in _STATE_BODIES and " " in (short := _OF_THE_STATE.sub("", name)):
        yield short


def _places(one: Known) -> set[str]:
    """The place that a regional government governs, which is not its name; nothing of others."""
    if one.kind not in _GOVERNMENTS:
        return set()
    governed = ((name, _GOVERNED.match(name)) for name in map(key, (*one.names, one.short or "", *one.aliases)))
    return {name[match.end() :] for name, match in governed if match and match.end() < len(name)}


def _existed(one: Known, on: str) -> bool:
    return (one.valid_from or "") <= on and (not one.valid_to or on[: len(one.valid_to)] < one.valid_to)
