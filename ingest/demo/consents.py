"""Who agreed to guide others, or to introduce them, as an institution that asked keeps it: one table, and the truth about it."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from ingest.demo.authors import Author
from ingest.demo.histories import Servant
from ingest.demo.people import Person
from ingest.demo.truth import Truth

COLUMNS: Final = ("nip", "orcid", "name", "mentees", "meets", "languages", "introductions", "date")
"""The columns of the source ``consents``."""

SERVING: Final = frozenset({"01", "03", "15"})
"""The standings of the nation's civil servants who are in service."""

_GUIDES: Final = {1: 0.03, 2: 0.09, 3: 0.18, 4: 0.28, 5: 0.38}
"""Share of those who agreed to guide, by level: 15% of all."""
_GUIDES_NOBODY: Final = 0.05
_ASKED_NOTHING: Final = 0.05
"""Share of those who wish not to be asked to introduce others."""
_BUDGET: Final = 0.08
"""Share of those who said how many introductions a month they would make."""
_EARLIER: Final = 0.08
"""Share of answers on guiding that replace an earlier one."""
_LANGUAGES: Final = (("id",), ("id",), ("id", "en"), ("id", "en"), ("id", "jv"), ("id", "su", "en"), ("en", "id", "zh"))


@dataclass(frozen=True, slots=True)
class _Consent:
    """What one person answered."""

    mentees: int | None
    meets: str
    languages: tuple[str, ...]
    introductions: int | None


class Consents:
    """The answers of those who were asked and did answer; kept until it is known who has an ORCID."""

    def __init__(self, seed: int) -> None:
        """Nobody has been asked."""
        self._seed = seed
        self._nips: dict[int, str] = {}
        self._asked: dict[int, tuple[Person, _Consent]] = {}

    def servants(self, servants: Iterable[Servant]) -> None:
        """Ask civil servants, as far as they are in service."""
        for servant in servants:
            if servant.standing in SERVING and self._ask(servant.person):
                self._nips[servant.person.index] = servant.nip

    def write(self, path: Path, truth: Truth, people: Iterable[Author], keys: frozenset[str]) -> None:
        """Write what everybody answered; ``keys`` are the author keys that the nation's works name, and ORCIDs beside them."""
        orcids: dict[int, str] = {}
        for author in people:
            orcid = next((key.orcid for key in author.keys if key.orcid and key.id in keys), "")
            index = author.person.index
            if orcid and (index in self._nips or (author.person.kind != "civil_servant" and self._ask(author.person))):
                orcids[index] = orcid
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(COLUMNS)
            for index, (person, said) in sorted(self._asked.items()):
                truth.consent(person, said.mentees, said.meets, said.languages, said.introductions)
                writer.writerows(self._lines(person, said, self._nips.get(index, ""), orcids.get(index, "")))

    def _ask(self, person: Person) -> bool:
        said = _answer(Random(f"{self._seed}:consent:{person.index}"), person)
        if said:
            self._asked[person.index] = (person, said)
        return said is not None

    def _lines(self, person: Person, said: _Consent, nip: str, orcid: str) -> Iterator[Sequence[object]]:
        """The row of a person, and perhaps the one that it replaces."""
        rng = Random(f"{self._seed}:consented:{person.index}")
        day = date(2026, rng.randrange(1, 7), rng.randrange(1, 29))
        name = person.name.text
        yield (
            nip, orcid, name, "" if said.mentees is None else said.mentees, said.meets, ";".join(said.languages),
            "" if said.introductions is None else said.introductions, day.isoformat(),
        )  # fmt: skip
        if said.mentees is not None and rng.random() < _EARLIER:
            yield nip, orcid, name, 2 if said.mentees == 0 else 0, "", "", "", day.replace(year=2025).isoformat()


def _answer(rng: Random, person: Person) -> _Consent | None:
    way = rng.random()
    guides = _GUIDES[person.level]
    mentees = rng.randrange(1, 6) if way < guides else 0 if way < guides + _GUIDES_NOBODY else None
    other = rng.random()
    introductions = 0 if other < _ASKED_NOTHING else rng.randrange(1, 9) if other < _ASKED_NOTHING + _BUDGET else None
    if mentees is None and introductions is None:
        return None
    meets = rng.choice(("online", "online", "in person", "both")) if mentees else ""
    return _Consent(mentees, meets, rng.choice(_LANGUAGES) if mentees else (), introductions)
