"""The people of the nation: each is made from the seed and a place in the register, and from nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from random import Random
from typing import Final, Literal

from ingest.demo.careers import CAREERS, Study
from ingest.demo.institutions import INSTITUTIONS, UNIVERSITIES, Institution
from ingest.demo.names import Name, name, namesake
from ingest.demo.topics import TOPICS, Topic

Kind = Literal["civil_servant", "academic", "professional"]

TODAY: Final = date(2026, 6, 30)
"""The nation is described as of this day."""

AGENCIES: Final = tuple(
    INSTITUTIONS[id_]
    for id_ in (
        "kemen-samudra", "kemen-antariksa", "kemen-lumbung", "kemen-talenta", "kemen-raga", "badan-kas", "badan-sandi",
        "lembaga-kebijakan", "prov-kirana", "prov-saranda", "kab-wanaraksa", "kota-pelita",
    )
)  # fmt: skip
"""The institutions that export their civil servants."""

_AGENCY_WEIGHTS: Final = (10, 6, 8, 8, 9, 9, 7, 6, 11, 10, 8, 8)
_UNIVERSITY_WEIGHTS: Final = (16, 14, 12, 14, 11, 11, 11, 11)
_ELSEWHERE: Final = tuple(
    found
    for found in INSTITUTIONS.values()
    if found not in AGENCIES and found not in UNIVERSITIES and not found.valid_to and found.sector != "central_government"
)
_ELSEWHERE_WEIGHTS: Final = tuple(3 if found.kind == "bumn" else 1 if found.kind == "startup" else 2 for found in _ELSEWHERE)

_CIVIL_SERVANTS: Final = 2 / 3
_ACADEMICS: Final = 0.23
"""The rest are in companies, state enterprises, associations and smaller schools."""

_TOPICS: Final = tuple(TOPICS.values())
_LEVELS: Final = (1, 2, 3, 4, 5)
_FOCUSED: Final = 0.75
"""Share of topics that come from what the institution is for."""


@dataclass(frozen=True, slots=True, eq=False)
class Expertise:
    """How well a person knows a topic: 1 to 5, as levels of competency are counted."""

    topic: Topic
    level: int


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """A person who does not exist."""

    index: int
    """Place in the register, from 0."""
    kind: Kind
    name: Name
    birth: date
    institution: Institution
    former: Institution | None
    """Where an academic worked before ``moved``."""
    moved: int
    expertise: tuple[Expertise, ...]
    """The first is what the person works on."""
    study: Study
    school: Institution

    @property
    def id(self) -> str:
        """The key of the person in the truth."""
        return f"P{self.index + 1:07}"

    @property
    def level(self) -> int:
        """The level in what the person works on."""
        return self.expertise[0].level

    @property
    def namesake(self) -> str:
        """The key of the person of the same name, where that is on purpose."""
        other = namesake(self.index)
        return "" if other is None else f"P{other + 1:07}"


@dataclass(frozen=True)
class Group:
    """The people of one institution: a run of places in the register."""

    institution: Institution
    kind: Kind
    places: range


def apportion(total: int, weights: Sequence[int]) -> list[int]:
    """Whole shares of a total in proportion to the weights."""
    whole = sum(weights)
    ends = [total * end // whole for end in accumulate(weights)]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def register(people: int) -> tuple[Group, ...]:
    """Which places in the register belong to whom: civil servants first, then academics, then everybody else."""
    servants, academics = round(people * _CIVIL_SERVANTS), round(people * _ACADEMICS)
    rest = apportion(people - servants - academics, _ELSEWHERE_WEIGHTS)
    parts: list[tuple[Institution, Kind, int]] = [
        *((of, "civil_servant", size) for of, size in zip(AGENCIES, apportion(servants, _AGENCY_WEIGHTS), strict=True)),
        *((of, "academic", size) for of, size in zip(UNIVERSITIES, apportion(academics, _UNIVERSITY_WEIGHTS), strict=True)),
        *((of, "professional", size) for of, size in zip(_ELSEWHERE, rest, strict=True)),
    ]
    ends = list(accumulate(size for _, _, size in parts))
    return tuple(Group(of, kind, range(end - size, end)) for (of, kind, size), end in zip(parts, ends, strict=True))


def members(seed: int, group: Group) -> Iterator[Person]:
    """The people of a group, one after the other."""
    return (_person(seed, group, index) for index in group.places)


def _person(seed: int, group: Group, index: int) -> Person:
    rng = Random(f"{seed}:person:{index}")
    expertise = _expertise(rng, group)
    former, moved = None, 0
    if group.kind == "academic" and rng.random() < 0.06:
        former, moved = rng.choice([other for other in UNIVERSITIES if other is not group.institution]), rng.randrange(2018, 2024)
    first = expertise[0]
    age = min(24 + 6 * first.level + rng.randrange(7), 57)
    birth = date(TODAY.year - age, rng.randrange(1, 13), rng.randrange(1, 29))
    study = rng.choice(CAREERS[first.topic.id].studies)
    return Person(
        index, group.kind, name(seed, index), birth, group.institution, former, moved, expertise, study, rng.choice(UNIVERSITIES)
    )


def _expertise(rng: Random, group: Group) -> tuple[Expertise, ...]:
    weights = (34, 24, 22, 15, 5) if group.kind == "civil_servant" else (4, 24, 34, 26, 12)
    level = rng.choices(_LEVELS, weights)[0]
    topics = dict.fromkeys(
        rng.choice(group.institution.focus if rng.random() < _FOCUSED else _TOPICS)
        for _ in range(rng.choices((1, 2, 3, 4), (30, 36, 22, 12))[0])
    )
    return tuple(
        Expertise(topic, level if place == 0 else max(1, level - rng.randrange(3))) for place, topic in enumerate(topics)
    )
