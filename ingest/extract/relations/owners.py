"""Whose the titles are that were read so far, and who shares one with whom: all that stand in a row before it."""

from dataclasses import dataclass, field
from typing import Final

from ingest.extract.relations.titles import Title
from ingest.extract.view import Span, View

ROW: Final = frozenset({",", "dan", "-", "–", "serta", "and", "&", "maupun"})


@dataclass
class Owners:
    """Whose the titles are that were read so far."""

    ends: dict[int, Span] = field(default_factory=dict[int, Span])
    """One past the last word of a title, to the person whose it is: what follows may be theirs too."""
    people: set[Span] = field(default_factory=set[Span])

    def add(self, title: Title, person: Span) -> None:
        """A title and its holder."""
        self.ends[title.end] = person
        self.people.add(person)


def row_before(text: View, person: Span) -> list[Span]:
    """A person and those who stand before in a row."""
    people = [person]
    while len(people) < 50:
        at = people[0][0]
        while text.is_at(at - 1, ROW) and people[0][0] - at < 3:
            at -= 1
        before = text.ends(at, "PER")
        if at == people[0][0] or not before:
            break
        people.insert(0, before)
    return people
