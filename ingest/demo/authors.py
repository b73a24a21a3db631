"""People as OpenAlex knows them: one author key, sometimes two for one person, sometimes an ORCID."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random
from typing import Final

from ingest.demo.identifiers import orcid, scrambled
from ingest.demo.institutions import Institution
from ingest.demo.names import published
from ingest.demo.people import Kind, Person

_WITH_ORCID: Final[dict[Kind, float]] = {"academic": 0.6, "professional": 0.25, "civil_servant": 0.2}
_TWICE: Final = 0.08
_BOTH_WITH_ORCID: Final = 0.2
_AS_REGISTERED: Final = 0.6


@dataclass(frozen=True, slots=True)
class Key:
    """An author key and what OpenAlex shows for it."""

    id: str
    name: str
    orcid: str


@dataclass(frozen=True, slots=True, eq=False)
class Author:
    """A person with the keys under which the works are filed."""

    person: Person
    keys: tuple[Key, ...]

    def orcid(self, keys: frozenset[str]) -> str:
        """The ORCID that stands beside one of these author keys; empty where none has one."""
        return next((key.orcid for key in self.keys if key.orcid and key.id in keys), "")

    def institution(self, year: int) -> Institution:
        """Where the person worked that year."""
        person = self.person
        return person.former if person.former and year < person.moved else person.institution


def authors(seed: int, people: Iterable[Person]) -> list[Author]:
    """Everybody who publishes, with keys that say nothing of who they are."""
    found: list[Author] = []
    given = 0
    for person in people:
        rng = Random(f"{seed}:author:{person.index}")
        own_orcid = orcid(person.index + 1) if rng.random() < _WITH_ORCID[person.kind] else ""
        name = person.name.text if rng.random() < _AS_REGISTERED else published(rng, person.name.text)
        spellings = [(name, own_orcid)]
        if rng.random() < _TWICE:
            spellings.append((published(rng, person.name.text), own_orcid if rng.random() < _BOTH_WITH_ORCID else ""))
        keys = []
        for spelling, number in spellings:
            given += 1
            keys.append(Key(f"A99{scrambled(given, step=48_271_337):08}", spelling, number))
        found.append(Author(person, tuple(keys)))
    return found
