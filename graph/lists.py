"""Lists of people that an institution keeps, with a note beside each: what people do here, beside what was loaded.

A list is no fact about anybody, so it is no kind of the model: nothing that a source says reaches it, and no question
counts it. It hangs on the people themselves: who leaves the graph leaves every list, with what was noted there.
"""

import secrets
from typing import Annotated, Any, Final, LiteralString

from pydantic import BaseModel, ConfigDict, Field

from graph.errors import AskError, NotFound
from graph.language import N_
from graph.store import Store

MOST_LISTS: Final = 500
"""Lists of one institution."""

MOST_PEOPLE: Final = 1_000
"""People on one list."""

LONGEST_NAME, LONGEST_NOTE = 120, 2_000

_JOINERS: Final = "\u200c\u200d"
"""Of no width, yet some scripts, and pictures of several, are written with them."""

_LISTS: Final[LiteralString] = """
MATCH (l:PeopleList {owner: $owner})
RETURN l.id AS id, l.name AS name, toString(date(l.made)) AS made, COUNT {
  MATCH (l)-[:KEEPS]->(p:Person) WHERE p.own IS NULL OR any(o IN p.own WHERE o IN $sees)
} AS people
ORDER BY toLower(name), id
"""

_KEPT: Final[LiteralString] = """
MATCH (l:PeopleList {id: $list, owner: $owner})-[k:KEEPS]->(p:Person)
WHERE p.own IS NULL OR any(o IN p.own WHERE o IN $sees)
RETURN p.id AS person, p.name AS name, k.note AS note, toString(date(k.at)) AS since,
  COLLECT {
    MATCH (p)-[at:WORKS_AT|EMPLOYED_BY]->(i:Institution) WHERE i.own IS NULL OR any(o IN i.own WHERE o IN $sees)
    RETURN i.name ORDER BY at.valid_to IS NOT NULL, type(at) = 'EMPLOYED_BY', at.valid_from DESC, i.id LIMIT 1
  }[0] AS institution
ORDER BY name, person
"""

_MAKE: Final = "UNWIND $rows AS row MERGE (l:PeopleList {id: row.id}) ON CREATE SET l.name = row.name, l.owner = row.owner, l.made = datetime()"
_RENAME: Final = "UNWIND $rows AS row MATCH (l:PeopleList {id: row.id, owner: row.owner}) SET l.name = row.name"
_DROP: Final = "UNWIND $rows AS row MATCH (l:PeopleList {id: row.id, owner: row.owner}) DETACH DELETE l"
_KEEP: Final = (
    "UNWIND $rows AS row MATCH (l:PeopleList {id: row.id, owner: row.owner}) MATCH (p:Person {id: row.person}) "
    "WHERE p.own IS NULL OR any(o IN p.own WHERE o IN row.sees) MERGE (l)-[k:KEEPS]->(p) "
    "ON CREATE SET k.at = datetime() SET k.note = coalesce(row.note, k.note, '')"
)
_ANY_SEEN: Final[LiteralString] = """
MATCH (p:Person) WHERE p.id IN $people AND (p.own IS NULL OR any(o IN p.own WHERE o IN $sees)) RETURN p.id AS id LIMIT 1
"""
_LEAVE: Final = (
    "UNWIND $rows AS row MATCH (:PeopleList {id: row.id, owner: row.owner})-[k:KEEPS]->(:Person {id: row.person}) DELETE k"
)


class PeopleList(BaseModel):
    """A list in short."""

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    made: str
    people: Annotated[int, Field(description="How many of its people the viewer sees.")]


class Kept(BaseModel):
    """A person on a list."""

    model_config = ConfigDict(frozen=True)

    person: str
    name: str
    institution: str | None
    note: str
    since: str


class Lists:
    """The lists of one institution, as somebody of it sees them."""

    def __init__(self, store: Store, sees: tuple[str, ...]) -> None:
        """The lists of the institution whose eyes these are.

        Raises:
            AskError: they are nobody's in particular.
        """
        if not sees:
            raise AskError(N_("Lists are kept by institutions. Say whose you are: SIMPUL_INSTITUTION."))
        self._store, self._sees, self._owner = store, list(sees), sees[0]

    def all(self) -> list[PeopleList]:
        """Every list, by name."""
        return self._store.read(_LISTS, PeopleList, owner=self._owner, sees=self._sees)

    def one(self, list_id: str) -> tuple[PeopleList, list[Kept]]:
        """A list, and who is on it.

        Raises:
            NotFound: this institution has no such list.
        """
        found = next((one for one in self.all() if one.id == list_id), None)
        if found is None:
            raise NotFound(N_("There is no such list here."))
        return found, self._store.read(_KEPT, Kept, list=list_id, owner=self._owner, sees=self._sees)

    def called(self, name: str) -> str:
        """The id of the list of this name, in capitals or not; empty where there is none."""
        plain = _plain(name).casefold()
        return next((one.id for one in self.all() if one.name.casefold() == plain), "")

    def make(self, name: str) -> str:
        """A new list; its id.

        Raises:
            AskError: it has no name that can be read, a longer one than may be or that of another, or there are too many lists.
        """
        if len(self.all()) >= MOST_LISTS:
            raise AskError(N_("There are {most} lists already. Remove one first."), most=MOST_LISTS)
        made = secrets.token_hex(8)
        self._write(_MAKE, id=made, name=self._named(name, made))
        return made

    def rename(self, list_id: str, name: str) -> None:
        """Call a list otherwise.

        Raises:
            AskError: it has no name that can be read, a longer one than may be, or that of another.
        """
        self._write(_RENAME, id=list_id, name=self._named(name, list_id))

    def drop(self, list_id: str) -> None:
        """Remove a list with its notes; of one that is not there, nothing."""
        self._write(_DROP, id=list_id)

    def keep(self, list_id: str, people: list[str], note: str | None = None) -> None:
        """Put people on a list, or change what is noted of those who are there; whom the viewer does not see is left out.

        Raises:
            NotFound: there is no such list.
            AskError: it would have too many people, none of them is seen here, or the note is longer than may be.
        """
        _, held = self.one(list_id)
        if len({one.person for one in held} | set(people)) > MOST_PEOPLE:
            raise AskError(N_("A list holds {most} people at most."), most=MOST_PEOPLE)
        if people and not self._store.records(_ANY_SEEN, people=people, sees=self._sees):
            raise AskError(N_("There is no person “{name}” here."), name=people[0][:80])
        noted = None if note is None else _plain(note)
        if noted and len(noted) > LONGEST_NOTE:
            raise AskError(N_("A note has {most} letters at most."), most=LONGEST_NOTE)
        self._store.write(_KEEP, [[self._row(id=list_id, person=person, note=noted) for person in dict.fromkeys(people)]])

    def leave(self, list_id: str, person: str) -> None:
        """Take somebody off a list, with the note."""
        self._write(_LEAVE, id=list_id, person=person)

    def _named(self, name: str, list_id: str) -> str:
        plain = _plain(name)
        if not plain:
            raise AskError(N_("A list needs a name that can be read."))
        if len(plain) > LONGEST_NAME:
            raise AskError(N_("The name of a list has {most} letters at most."), most=LONGEST_NAME)
        if self.called(plain) not in ("", list_id):
            raise AskError(N_("There is a list called “{name}” already. Choose another name."), name=plain)
        return plain

    def _row(self, **told: Any) -> dict[str, object]:
        return {**told, "owner": self._owner, "sees": self._sees}

    def _write(self, cypher: str, **told: Any) -> None:
        self._store.write(cypher, [[self._row(**told)]])


def _plain(text: str) -> str:
    """A text in one line, without what nobody sees: control characters, and marks of no width but within a word."""
    seen = "".join(letter for letter in text if letter.isprintable() or letter.isspace() or letter in _JOINERS)
    return " ".join(seen.split()).strip(_JOINERS)
