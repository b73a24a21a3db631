"""What colleagues, superiors, partners and mentees say of each other, as an institution that asked keeps it: one table, and the truth about it."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from ingest.demo.authors import Author
from ingest.demo.histories import Servant
from ingest.demo.institutions import Institution
from ingest.demo.keys import SERVING
from ingest.demo.people import TODAY, Person
from ingest.demo.positions import STRUCTURAL
from ingest.demo.topics import TOPICS, Theme, Topic
from ingest.demo.truth import Truth

COLUMNS: Final = ("person", "name", "endorser", "endorser_name", "relation", "subject", "skill", "level", "text", "date")
"""The columns of the source ``endorsements``."""

_ENDORSED: Final = {1: 0.03, 2: 0.08, 3: 0.16, 4: 0.26, 5: 0.36}
"""Share of what people know that somebody endorses, by level."""
_VOICES: Final = ((1, 2, 3, 4), (55, 27, 12, 6))
"""How many endorse it, and how often that is so."""
_MISTAKEN: Final = 0.04
"""Share of people who are endorsed for what they do not know."""
_FRIENDS: Final = 0.02
"""Share of people who endorse a friend who endorses them, whatever both know."""
_CONDUCT: Final = 0.05
"""Share of people who are endorsed for how they work, at a level, which says nothing of a topic."""
_SAME_TOPIC: Final = 0.7
"""Share of endorsers who know the topic themselves, where some do."""
_BY_HEAD: Final = 0.3
"""Share of endorsements that a head gives, where the institution has one: heads are asked about many."""
_OUTSIDE: Final = 0.3
"""Share of endorsements among authors that come from another institution."""
_WORDED: Final = 0.5
_ENGLISH: Final = 0.15
_RENEWED: Final = 0.05
"""Share of endorsements that renew what the same person said a year or two before."""
_SINCE: Final = 2021

_COMPETENCIES: Final = {
    "integritas": "Integritas", "kerja-sama": "Kerja sama", "komunikasi": "Komunikasi", "orientasi-pada-hasil": "Orientasi pada hasil",
    "pelayanan-publik": "Pelayanan publik", "mengelola-perubahan": "Mengelola perubahan", "pengambilan-keputusan": "Pengambilan keputusan",
}  # fmt: skip
"""Managerial competencies of PermenPANRB 38/2017, by which a 360-degree assessment asks about conduct."""

_WORDS: Final = (
    Theme("Menguasai {} dan sabar menjelaskannya.", "Knows {} well and explains it with patience."),
    Theme(
        "Kami mengerjakan {} bersama; pekerjaannya rapi dan tepat waktu.",
        "We worked on {} together; the work was neat and on time.",
    ),
    Theme("Tempat kami bertanya tentang {}.", "Whom we ask about {}."),
    Theme("Membantu tim kami saat menangani {}.", "Helped our team when we dealt with {}."),
    Theme("Banyak saya pelajari darinya soal {}.", "I learned a lot from this colleague about {}."),
)


@dataclass(frozen=True, slots=True)
class _Member:
    """Somebody who can be named in the table: by NIP or ORCID."""

    person: Person
    key: str
    heads: bool
    since: int
    """The first year in which there was work together."""


@dataclass(frozen=True, slots=True)
class _Said:
    """An endorsement; without a topic it is of conduct, at a level."""

    of: _Member
    by: _Member
    topic: Topic | None
    subject: str
    skill: str
    level: int | None
    text: str
    day: date


@dataclass
class _Among:
    """People who may have worked together, by where they are and what they know."""

    home: dict[Institution, list[_Member]] = field(default_factory=lambda: defaultdict(list))
    heads: dict[Institution, list[_Member]] = field(default_factory=lambda: defaultdict(list))
    near: dict[tuple[Institution, Topic], list[_Member]] = field(default_factory=lambda: defaultdict(list))
    knowing: dict[Topic, list[_Member]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, members: Iterable[_Member]) -> "_Among":
        """These people."""
        found = cls()
        for member in members:
            at = member.person.institution
            found.home[at].append(member)
            if member.heads:
                found.heads[at].append(member)
            for known in member.person.expertise:
                found.near[at, known.topic].append(member)
                found.knowing[known.topic].append(member)
        return found

    def endorser(self, rng: Random, member: _Member, topic: Topic, *, outside: float) -> _Member:
        """Who says that somebody knows a topic: perhaps the one who is endorsed, then nobody does."""
        at = member.person.institution
        if rng.random() < outside:
            return rng.choice(self.knowing[topic] or self.home[at])
        if self.heads[at] and rng.random() < _BY_HEAD:
            return rng.choice(self.heads[at])
        return rng.choice((self.near[at, topic] if rng.random() < _SAME_TOPIC else []) or self.home[at])


class Endorsements:
    """What was said in the institutions that asked; kept until it is known who has an ORCID."""

    def __init__(self, seed: int) -> None:
        """Nobody has been asked."""
        self._seed = seed
        self._said: list[_Said] = []

    def servants(self, servants: Iterable[Servant]) -> None:
        """Ask the civil servants of an agency about each other, as far as they are in service."""
        self._ask(
            [
                _Member(one.person, one.nip, one.post.kind == STRUCTURAL, max(_SINCE, one.entered.year + 1))
                for one in servants
                if one.standing in SERVING
            ],
            outside=0,
        )

    def write(self, path: Path, truth: Truth, people: Iterable[Author], keys: frozenset[str]) -> None:
        """Ask authors about each other, and write what everybody said; ``keys`` are the author keys that the nation's works name, and ORCIDs beside them."""
        named = ((author.person, author.orcid(keys)) for author in people)
        self._ask([_Member(person, orcid, heads=False, since=_SINCE) for person, orcid in named if orcid], outside=_OUTSIDE)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            for said in self._said:
                relation = _relation(said)
                truth.endorsement(said.of.person, said.by.person, relation, said.subject, said.topic, said.day)
                writer.writerows(self._lines(said, relation))

    def _ask(self, members: Sequence[_Member], *, outside: float) -> None:
        among, said = _Among.of(members), set[tuple[str, str, str]]()
        for member in members:
            for one in self._about(among, member, outside):
                key = (one.of.key, one.by.key, one.skill or one.subject)
                if one.of.key != one.by.key and one.day <= TODAY and key not in said:
                    said.add(key)
                    self._said.append(one)

    def _about(self, among: _Among, member: _Member, outside: float) -> Iterator[_Said]:
        """What is said of a person, and by a friend of a friend."""
        person = member.person
        rng = Random(f"{self._seed}:endorsed:{member.key}")
        for known in person.expertise:
            if rng.random() < _ENDORSED[known.level]:
                for _ in range(rng.choices(*_VOICES)[0]):
                    yield _said(rng, member, among.endorser(rng, member, known.topic, outside=outside), known.topic)
        own = [known.topic for known in person.expertise]
        if rng.random() < _MISTAKEN:
            topic = rng.choice([topic for topic in TOPICS.values() if topic not in own])
            yield _said(rng, member, among.endorser(rng, member, topic, outside=outside), topic)
        if rng.random() < _FRIENDS:
            friend = rng.choice(among.home[person.institution])
            yield _said(rng, member, friend, own[0])
            yield _said(rng, friend, member, friend.person.expertise[0].topic)
        if rng.random() < _CONDUCT:
            yield _conduct(rng, member, among.endorser(rng, member, own[0], outside=0))

    def _lines(self, said: _Said, relation: str) -> Iterator[Sequence[object]]:
        """The row of an endorsement, and perhaps the one that it renews."""
        rng = Random(f"{self._seed}:renewed:{said.of.key}:{said.by.key}:{said.subject}")
        row = (
            said.of.key, said.of.person.name.text, said.by.key, said.by.person.name.text, relation, said.subject, said.skill,
            "" if said.level is None else said.level,
        )  # fmt: skip
        earlier = said.day.year - rng.randrange(1, 3)
        if rng.random() < _RENEWED and earlier >= max(said.of.since, said.by.since):
            yield *row, "", said.day.replace(year=earlier).isoformat()
        yield *row, said.text, said.day.isoformat()


def _said(rng: Random, of: _Member, by: _Member, topic: Topic) -> _Said:
    language = "en" if rng.random() < _ENGLISH else "id"
    theme: str = getattr(topic.name if rng.random() < 0.4 else rng.choice(topic.themes), language)
    text: str = getattr(rng.choice(_WORDS), language).format(theme) if rng.random() < _WORDED else ""
    return _Said(of, by, topic, theme[:1].upper() + theme[1:], "", None, text, _day(rng, of, by))


def _conduct(rng: Random, of: _Member, by: _Member) -> _Said:
    code = rng.choice(list(_COMPETENCIES))
    level = min(5, max(1, of.person.level + rng.randrange(-1, 2)))
    return _Said(of, by, None, _COMPETENCIES[code], f"permenpanrb-38-2017:{code}", level, "", _day(rng, of, by))


def _day(rng: Random, of: _Member, by: _Member) -> date:
    """A day on which both had worked together; after today where there was none."""
    first = max(of.since, by.since)
    if first > TODAY.year:
        return date(first, 1, 1)
    year = rng.randrange(first, TODAY.year + 1)
    return date(year, rng.randrange(1, TODAY.month + 1 if year == TODAY.year else 13), rng.randrange(1, 29))


def _relation(said: _Said) -> str:
    """What who endorses is to who is endorsed, as the table writes it."""
    of, by = said.of, said.by
    if of.person.institution is not by.person.institution:
        return "mitra"
    if of.heads != by.heads:
        return "atasan" if by.heads else "bawahan"
    return "binaan" if of.person.level - by.person.level >= 2 else "rekan"
