"""Whom a text names: the mentions of one person together, and private people left alone.

Within one text a name that is part of exactly one other is that person ("Taufiq" is "Muhammad Taufiq"); one that is
part of none, or of two, stays for itself. Only who holds an office in the text is somebody the graph may know:
passers-by, victims, suspects and whoever made the text are not.
"""

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Final

from graph.errors import InvalidValue
from graph.values import person_name
from ingest.extract.document import Reading, Role, Speech
from ingest.extract.names.accused import is_accused

_NO_NAME: Final = " \t\n()[]{}.,;:!?\"“”'‘’-–—/"
"""What no name begins with."""

Place = tuple[int, int]
"""First character, and one past the last."""


@dataclass
class Somebody:
    """Somebody whom a text names."""

    name: str
    """The fullest form, as it is shown."""
    forms: set[str]
    """Every form, titles apart."""
    places: set[Place]
    roles: list[Role] = field(default_factory=list)
    statements: list[Speech] = field(default_factory=list)

    @property
    def key(self) -> str:
        """What tells this person from the others of the text: the fullest form, folded."""
        return "-".join(_words(self.name))


def people(text: str, reading: Reading, authors: Iterable[str] = ()) -> list[Somebody]:
    """Who holds an office in a text, in the order of their names' first places.

    Args:
        text: what was read.
        reading: what it says.
        authors: who made it, where something else than the text tells so.
    """
    makers = {_words(author) for author in (*authors, *(credit.text for credit in reading.byline))}
    places = set(_places(reading))
    found = _joined((place, text[slice(*place)]) for place in sorted(places))
    for one in found:
        one.roles = [role for role in reading.roles if role.spans["person"] in one.places]
        one.statements = [said for said in reading.statements if (said.person_start, said.person_end) in one.places]
    return [
        one
        for one in found
        if one.roles and not _is_maker(one, makers) and not any(is_accused(text, *place) for place in one.places)
    ]


def told_once(roles: Sequence[Role]) -> tuple[Role, ...]:
    """The offices of a text without those that one word of the holder's name tells again: ``Kepala LAN Ani Khayal … Kepala LAN Ani``.

    An office without its institution is told again too, where the whole name had one; with a date of its own it is not.
    """
    told = {
        (office, word)
        for role in roles
        if len(name := _words(role.person)) > 1
        for office in ((*_post(role), ()), *_offices(role))
        for word in name
    }
    return tuple(role for role in roles if not _repeats(role, told))


def _repeats(role: Role, told: Container[tuple[tuple[object, ...], str]]) -> bool:
    name = _words(role.person)
    return len(name) == 1 and not (role.date or role.until) and any((one, name[0]) in told for one in _offices(role))


def _post(role: Role) -> tuple[str, tuple[str, ...]]:
    """How a post is held, and which it is."""
    return role.kind, _words(role.role)


def _offices(role: Role) -> Iterator[tuple[object, ...]]:
    """A post with its institution, as the text writes it and as it is known."""
    yield (*_post(role), _words(role.institution or ""))
    if role.institution_id:
        yield (*_post(role), role.institution_id)


def _places(reading: Reading) -> Iterator[Place]:
    """Where people are named, bylines left out."""
    starts, ends = [], []
    for credit in sorted(reading.byline, key=lambda credit: credit.start):
        starts.append(credit.start)
        ends.append(credit.end)
    reach = [0, *accumulate(ends, max)]  # how far those reach that begin so early
    names = [(entity.start, entity.end) for entity in reading.entities if entity.label == "PER"]
    names += [role.spans["person"] for role in reading.roles]
    for start, end in names:
        if reach[bisect_left(starts, end)] <= start:
            yield start, end


def _joined(mentions: Iterable[tuple[Place, str]]) -> list[Somebody]:
    """Mentions of one person together: the fullest names first, then each that is part of exactly one of them."""
    by_form: dict[tuple[str, ...], Somebody] = {}
    for place, written in mentions:
        try:
            parsed = person_name.parse(written.lstrip(_NO_NAME))
        except InvalidValue:
            continue
        if words := _words(parsed.name):
            one = by_form.setdefault(words, Somebody(person_name.display(parsed), set(), set()))
            one.forms.add(parsed.name)
            one.places.add(place)
            one.name = max(one.name, person_name.display(parsed), key=len)
    found: list[tuple[set[str], Somebody]] = []
    for words, one in sorted(by_form.items(), key=lambda item: (-len(item[0]), item[0])):
        whole = [other for known, other in found if set(words) < known]
        if len(whole) == 1:
            whole[0].forms |= one.forms
            whole[0].places |= one.places
        else:
            found.append((set(words), one))
    return sorted((one for _, one in found), key=lambda one: min(one.places))


def _is_maker(one: Somebody, makers: Iterable[tuple[str, ...]]) -> bool:
    """Whether it is somebody who made the text, under one name or another."""
    names = [set(_words(form)) for form in one.forms]
    return any(name and (name <= set(maker) or set(maker) <= name) for maker in makers if maker for name in names)


def _words(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", name.casefold()))
