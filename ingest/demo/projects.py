"""Projects and working teams as institutions keep them: a register each, a row a member, and the truth about it.

Somebody has a project on what they know, mostly their main topic, and a team gathers around it: first people of the institution who
know the topic, sometimes of others, and now and then somebody who does not. Nobody is chosen for what they wrote, held or learnt.
"""

import csv
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from ingest.demo.institutions import INSTITUTIONS, Institution
from ingest.demo.keys import Keyed
from ingest.demo.people import TODAY, Person
from ingest.demo.topics import Topic
from ingest.demo.truth import Truth

COLUMNS: Final = (
    "code", "title", "description", "institution", "start", "end", "member", "name", "role", "award", "award_date", "awarded_by",
)  # fmt: skip
"""The columns of the source ``projects``."""

_A_PERSON: Final = 0.22
"""Projects that an institution leads for each of its people who can be named: each person is in one or two."""
_YEARS: Final = {2017: 2, 2018: 2, 2019: 3, 2020: 3, 2021: 4, 2022: 6, 2023: 7, 2024: 7, 2025: 8, 2026: 4}
"""How often projects start in a year: team work became the rule in 2022."""
_SIZES: Final = {3: 8, 4: 12, 5: 16, 6: 16, 7: 14, 8: 12, 9: 8, 10: 6, 11: 4, 12: 4}

_STARTS: Final = {1: 0.3, 2: 0.6, 3: 1.0, 4: 1.4, 5: 1.6}
"""How often a project is of what a person of a level knows."""
_ASKED: Final = {1: 1.0, 2: 1.5, 3: 2.2, 4: 2.8, 5: 3.2}
"""How often people are asked to join, by their level in its topic."""
_ASIDE: Final = 0.35
"""The same of one whose main topic is another."""
_LEADS: Final = {0: 0.02, 1: 0.05, 2: 0.2, 3: 0.5, 4: 0.8, 5: 1.0}
"""How often people lead, by level; 0 does not know the topic."""
_ABOUT_MAIN: Final = 0.75
_ANYBODY: Final = 0.12
"""Share of seats whose holder is there for other reasons than the topic."""
_MIXED: Final = 0.3
"""Share of projects with people of several institutions …"""
_FROM_ELSEWHERE: Final = 0.4
"""… and of their seats, the share that others fill."""
_EXPERT: Final = 0.5
"""Share of those from elsewhere at level 3 and above who are called experts."""
_WITH_DEPUTY: Final = 8
"""Size from which a team has a deputy."""
_AWARDED: Final = 0.04
"""Share of finished projects that won something, for each level of what the team knows in the mean."""
_DESCRIBED: Final = 0.6
_TRIES: Final = 6
"""How often somebody is looked for who is not in the team yet and served by then."""

_FORMS: Final = (
    "Tim Kerja {}", "Penyusunan Pedoman {}", "Percontohan {}", "Pengembangan {}", "Penataan {}", "Kajian Bersama {}",
    "Percepatan {}", "Satuan Tugas {}", "Pendampingan Daerah untuk {}", "Perbaikan Layanan: {}",
)  # fmt: skip
_PORTFOLIO: Final = ("Program {}", "Proyek {}", "{}: Tahap Percontohan", "Peluncuran {}", "Kerja Sama {}", "Penerapan {}")
_SENTENCES: Final = (
    "Tim menyiapkan {0} di tiga wilayah dan melatih pelaksananya.",
    "Keluaran: laporan tentang {0}, rancangan aturan, dan rencana kerja tahun berikutnya.",
    "Menjawab keluhan pengguna layanan; mencakup {0} dan {1}.",
    "Kegiatan meliputi pengumpulan data, {0}, serta uji coba bersama mitra.",
    "Lanjutan dari kegiatan tahun sebelumnya, dengan tambahan {0}.",
)
_AWARDS: Final = (
    ("Kompetisi Inovasi Pelayanan Publik: Top 45", "kemen-talenta"), ("Kompetisi Inovasi Pelayanan Publik: Top 99", "kemen-talenta"),
    ("Anugerah Tim Kerja Terbaik", "lembaga-kebijakan"), ("Penghargaan Kerja Lintas Lembaga", "kemenko-harmoni"),
    ("Piala Terobosan Tahun Ini", "himp-analis"),
)  # fmt: skip
_SMALL: Final = frozenset({"dan", "di", "ke", "dari", "untuk", "dengan", "pada", "dalam", "berbasis", "yang", "atau", "bagi"})


class _Words(NamedTuple):
    """What a register calls the roles."""

    lead: str
    deputy: str
    expert: str
    member: str


_OFFICES: Final = (
    _Words("Ketua", "Wakil Ketua", "Tenaga Ahli", "Anggota"), _Words("Ketua Tim", "Wakil Ketua Tim", "Tenaga Ahli", "Anggota Tim"),
    _Words("Koordinator", "Wakil", "Pakar", "Anggota"),
)  # fmt: skip
_COMPANIES: Final = (
    _Words("Project Manager", "Deputy", "Consultant", "Member"),
    _Words("Team Leader", "Co-Lead", "Expert", "Team Member"),
)


class _Pool:
    """People of whom somebody can be drawn, some oftener than others."""

    def __init__(self, people: Sequence[tuple[Keyed, float]]) -> None:
        self._people = [one for one, _ in people]
        self._ends = list(accumulate(weight for _, weight in people))

    def draw(self, rng: Random) -> Keyed | None:
        return self._people[bisect(self._ends, rng.random() * self._ends[-1])] if self._people else None


class _Pools:
    """The people who can be named: of each institution, and of all, by what they know."""

    def __init__(self, people: Iterable[Keyed]) -> None:
        home, knows = defaultdict[str, list[Keyed]](list), defaultdict[tuple[str, str], list[tuple[Keyed, float]]](list)
        for one in people:
            home[one.person.institution.id].append(one)
            for place, known in enumerate(one.person.expertise):
                asked = (one, _ASKED[known.level] * (1 if place == 0 else _ASIDE))
                knows[one.person.institution.id, known.topic.id].append(asked)
                knows["", known.topic.id].append(asked)
        self.at = {id_: found for id_, found in home.items() if not INSTITUTIONS[id_].valid_to}
        self.anybody = {id_: _Pool([(one, 1.0) for one in found]) for id_, found in self.at.items()}
        self.starting = {id_: _Pool([(one, _STARTS[one.person.level]) for one in found]) for id_, found in self.at.items()}
        self.knowing = {key: _Pool(found) for key, found in knows.items()}


@dataclass(frozen=True, slots=True)
class _Project:
    """A project of an institution."""

    code: str
    title: str
    description: str
    topic: Topic
    since: date
    until: date | None
    team: tuple[tuple[Keyed, str], ...]
    """Who is in it, in which role."""
    award: tuple[str, date, Institution] | None


def write_projects(folder: Path, truth: Truth, seed: int, keys: Iterable[Keyed]) -> None:
    """Write the register of each institution that has projects, and the truth about them."""
    folder.mkdir(parents=True, exist_ok=True)
    pools = _Pools(keys)
    for id_ in sorted(pools.at):
        institution = INSTITUTIONS[id_]
        if projects := list(_projects(seed, pools, institution)):
            with (folder / f"{id_}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.writer(file, lineterminator="\n")
                writer.writerow(COLUMNS)
                for project in projects:
                    writer.writerows(_rows(truth, seed, institution, project))


def _projects(seed: int, pools: _Pools, institution: Institution) -> Iterator[_Project]:
    """The projects of an institution in the order in which they began; one without three people for it is none."""
    rng = Random(f"{seed}:projects:{institution.id}")
    begun = sorted(_day(rng) for _ in range(round(len(pools.at[institution.id]) * _A_PERSON + 0.5)))
    numbers = defaultdict[int, int](int)
    for since in begun:
        number = numbers[since.year] + 1
        found = _project(rng, pools, institution, since, f"TK-{since.year}-{number:02}")
        if found:
            numbers[since.year] = number
            yield found


def _day(rng: Random) -> date:
    year = rng.choices(tuple(_YEARS), tuple(_YEARS.values()))[0]
    return date(
        year,
        rng.choice((1, 1, 2, 2, 3, 4, 5, 6) if year == TODAY.year else (1, 1, 2, 2, 3, 4, 5, 7, 8, 9)),
        rng.choice((2, 3, 8, 15)),
    )


def _project(rng: Random, pools: _Pools, institution: Institution, since: date, code: str) -> _Project | None:
    first = pools.starting[institution.id].draw(rng)
    if first is None or first.entered > since:
        return None
    known = first.person.expertise
    topic = (known[0] if rng.random() < _ABOUT_MAIN else rng.choice(known)).topic
    team = _team(rng, pools, institution, since, topic, first)
    if len(team) < min(_SIZES):
        return None
    ended = since + timedelta(days=30 * rng.choice((4, 6, 8, 11, 11, 11, 18, 23)))
    until = ended if ended <= TODAY else None
    title, description = _told(rng, institution, topic)
    mean = sum(level_in(one.person, topic) for one in team) / len(team)
    award = _award(rng, until) if until and rng.random() < _AWARDED * mean else None
    return _Project(code, title, description, topic, since, until, tuple(_roles(rng, institution, topic, team)), award)


def _team(rng: Random, pools: _Pools, institution: Institution, since: date, topic: Topic, first: Keyed) -> list[Keyed]:
    """Who is in a project, the one first of whom it is."""
    size, mixed = rng.choices(tuple(_SIZES), tuple(_SIZES.values()))[0], rng.random() < _MIXED
    own, all_ = pools.knowing[institution.id, topic.id], pools.knowing["", topic.id]
    few = len(pools.at[institution.id]) < size
    team = {first.person.index: first}
    for _ in range(size - 1):
        way = rng.random()
        elsewhere = (mixed or few) and rng.random() < _FROM_ELSEWHERE
        pool = pools.anybody[institution.id] if way < _ANYBODY else all_ if elsewhere else own
        for _ in range(_TRIES):
            one = pool.draw(rng)
            if one and one.person.index not in team and one.entered <= since:
                team[one.person.index] = one
                break
    return list(team.values())


def level_in(person: Person, topic: Topic) -> int:
    """The level at which a person knows a topic; 0 where not at all."""
    return next((known.level for known in person.expertise if known.topic is topic), 0)


def _roles(rng: Random, institution: Institution, topic: Topic, team: list[Keyed]) -> Iterator[tuple[Keyed, str]]:
    """Everybody in the role they have; whoever leads is of the institution."""
    weights = [
        _LEADS[level_in(one.person, topic)] if one.person.institution is institution else 0.0 for one in team
    ]  # the first of a team is of the institution and knows something of the topic
    lead = rng.choices(team, weights)[0]
    left = [(one, weight) for one, weight in zip(team, weights, strict=True) if one is not lead and weight]
    deputy = (
        rng.choices([one for one, _ in left], [weight for _, weight in left])[0] if left and len(team) >= _WITH_DEPUTY else None
    )
    for one in team:
        elsewhere = one.person.institution is not institution
        expert = elsewhere and level_in(one.person, topic) >= 3 and rng.random() < _EXPERT
        yield one, "lead" if one is lead else "deputy" if one is deputy else "expert" if expert else "member"


def _told(rng: Random, institution: Institution, topic: Topic) -> tuple[str, str]:
    """The title and, of some, a sentence more: of themes of the topic, whose name neither has to say."""
    themes = rng.sample(topic.themes, 3)
    form = rng.choice(_FORMS if institution.sector in ("central_government", "regional_government", "academia") else _PORTFOLIO)
    title = " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in themes[0].id.split())
    sentence = rng.choice(_SENTENCES).format(themes[1].id, themes[2].id)
    return form.format(title), sentence if rng.random() < _DESCRIBED else ""


def _award(rng: Random, until: date) -> tuple[str, date, Institution] | None:
    name, giver = rng.choice(_AWARDS)
    day = until + timedelta(days=rng.randrange(30, 400))
    return (f"{name} {day.year}", day, INSTITUTIONS[giver]) if day <= TODAY else None


def _rows(truth: Truth, seed: int, institution: Institution, project: _Project) -> Iterator[Sequence[object]]:
    """A row a member; the truth is told of each."""
    company = institution.sector in ("private", "state_enterprise")
    words = Random(f"{seed}:roles:{institution.id}").choice(_COMPANIES if company else _OFFICES)
    award, day, giver = (project.award[0], project.award[1], project.award[2].name) if project.award else ("", "", "")
    for one, role in project.team:
        truth.project(
            one.person, institution, project.code, project.title, role, project.since, project.until, project.topic, award
        )
        yield (
            project.code, project.title, project.description, institution.name, project.since, project.until or "", one.key,
            one.person.name.text, getattr(words, role), award, day, giver,
        )  # fmt: skip
