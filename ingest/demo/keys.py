"""Who can be named in a table that people keep: civil servants in service by NIP, writers by the ORCID that stands beside their works."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from ingest.demo.authors import Author
from ingest.demo.histories import Servant
from ingest.demo.people import Person

SERVING: Final = frozenset({"01", "03", "15"})
"""The standings of the nation's civil servants who are in service."""


@dataclass(slots=True)
class Keyed:
    """A person with the keys by which tables may name them; of a civil servant also the day of entering service."""

    person: Person
    nip: str = ""
    orcid: str = ""
    entered: date = date.min

    @property
    def key(self) -> str:
        """The key that a register names: the NIP before the ORCID."""
        return self.nip or self.orcid


class Keys:
    """Everybody who has a key, by their place in the register."""

    def __init__(self) -> None:
        """Nobody is known yet."""
        self._found: dict[int, Keyed] = {}

    def servants(self, servants: Iterable[Servant]) -> None:
        """Take the civil servants who are in service."""
        for servant in servants:
            if servant.standing in SERVING:
                self._found[servant.person.index] = Keyed(servant.person, servant.nip, entered=servant.entered)

    def authors(self, people: Iterable[Author], keys: frozenset[str]) -> None:
        """Take the ORCIDs of writers; ``keys`` are the author keys that the nation's works name, and ORCIDs beside them."""
        for author in people:
            orcid = author.orcid(keys)
            index = author.person.index
            if orcid and (index in self._found or author.person.kind != "civil_servant"):
                self._found.setdefault(index, Keyed(author.person)).orcid = orcid

    def __iter__(self) -> Iterator[Keyed]:
        """All of them, by their place in the register."""
        return (self._found[index] for index in sorted(self._found))
