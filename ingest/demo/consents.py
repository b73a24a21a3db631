"""Who agreed to guide others, or to introduce them, as an institution that asked keeps it: one table, and the truth about it."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Final

from ingest.demo.keys import Keyed
from ingest.demo.people import Person
from ingest.demo.truth import Truth

COLUMNS: Final = ("nip", "orcid", "name", "mentees", "meets", "languages", "introductions", "date")
"""The columns of the source ``consents``."""

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


def write_consents(path: Path, truth: Truth, seed: int, keys: Iterable[Keyed]) -> None:
    """Write what everybody who has a key answered, and the truth about it."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for one in keys:
            if said := _answer(Random(f"{seed}:consent:{one.person.index}"), one.person):
                truth.consent(one.person, said.mentees, said.meets, said.languages, said.introductions)
                writer.writerows(_lines(seed, one, said))


def _lines(seed: int, one: Keyed, said: _Consent) -> Iterator[Sequence[object]]:
    """The row of a person, and perhaps the one that it replaces."""
    rng = Random(f"{seed}:consented:{one.person.index}")
    day = date(2026, rng.randrange(1, 7), rng.randrange(1, 29))
    name = one.person.name.text
    yield (
        one.nip, one.orcid, name, "" if said.mentees is None else said.mentees, said.meets, ";".join(said.languages),
        "" if said.introductions is None else said.introductions, day.isoformat(),
    )  # fmt: skip
    if said.mentees is not None and rng.random() < _EARLIER:
        yield one.nip, one.orcid, name, 2 if said.mentees == 0 else 0, "", "", "", day.replace(year=2025).isoformat()


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
