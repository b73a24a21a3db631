"""What a text tells as facts: whom it names, who holds which office where, who said what; each with its spans.

Everything but the text itself is known by the text's own record: that a person, a post or an unknown institution of
one text is that of another is for resolution to find. Known institutions carry the id of the reference table.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, Literal, cast

from graph.edges import Edge, GivenAt, HoldsPosition, IdentifiedBy, Mentions, Named, PartOf, Stated, WorksAt
from graph.nodes import Evidence, Identifier, Institution, Name, Node, Person, Position, Programme, Ref
from graph.values import text as plain
from ingest.extract.document import Reading, Role, Speech
from ingest.extract.lexicon.posts import MINISTER
from ingest.extract.names.named import Somebody, people

READ: Final = 0.8
"""How sure a fact is that was read from a sentence: about nine of ten roles are right in prose."""

NAMED: Final = 0.3
"""How sure a text is of an institution's or a person's name: any register knows better."""

TOLD: Final = 0.5
"""How sure a statement is as evidence: somebody else tells it."""

TITLE: Final = 120
"""Characters of a statement's title."""

_SMALL: Final = frozenset(["dan", "di", "untuk", "bagi", "of", "and", "the", "for", "in", "on", "&", "-", "/"])
_HELD: Final = {"D": "D", "PLT": "PLT", "PLH": "PLH", "PJ": "PJ", "TT": "TT", "FORMER": "D"}
_Assignment = Literal["D", "PLT", "PLH", "PJ", "TT"]
_CURRENT: Final = frozenset({"D", "PLT", "PLH", "PJ", "TT"})


def told(
    article: Evidence, reading: Reading, known: Mapping[str, Institution], authors: Iterable[str] = ()
) -> Iterator[Node | Edge]:
    """The facts that a text tells beside itself.

    Args:
        article: the text as evidence; ``reading`` is of its ``text``.
        reading: what was read.
        known: institutions by their id in the reference table.
        authors: who made the text, where something else than the text says so.
    """
    telling = _Telling(article, reading, known, tuple(authors))
    yield from telling.institutions()
    yield from telling.programmes()
    for person in people(article.text or "", reading, telling.authors):
        yield from telling.person(person)


@dataclass(frozen=True)
class _Telling:
    """A text that tells facts."""

    article: Evidence
    reading: Reading
    known: Mapping[str, Institution]
    authors: tuple[str, ...] = ()

    @property
    def day(self) -> str | None:
        return self.article.date

    def institutions(self) -> Iterator[Node | Edge]:
        """The institutions that the text names: known ones, those of a role, and names long enough to be one's own; nobody's name."""
        called = {_key(name) for name in self._called()}
        places: dict[str, set[tuple[int, int]]] = defaultdict(set)
        nodes: dict[str, list[Node | Edge]] = {}
        for entity in self.reading.entities:
            is_own = _is_own_name(entity.text) and _key(entity.text) not in called
            if entity.label == "ORG" and not entity.candidates and (entity.id or is_own):
                record, facts = self._institution(entity.text, entity.id)
                nodes[record] = facts
                places[record].add((entity.start, entity.end))
        for role in self.reading.roles:
            if found := self._workplace(role):
                nodes.setdefault(*found)
                places[found[0]] |= {role.spans["institution"]} if "institution" in role.spans else set()
        for record, facts in nodes.items():
            yield from facts
            if places[record]:
                yield Mentions(
                    stated=self.day,
                    start=self.article.ref,
                    end=Ref("Institution", record),
                    spans=_spans(places[record]),
                    confidence=READ,
                )

    def _called(self) -> Iterator[str]:
        """The names of people, of those who made the text too, and the fields of ministers: no institution's."""
        yield from self.authors
        yield from (credit.text for credit in self.reading.byline)
        yield from (entity.text for entity in self.reading.entities if entity.label == "PER")
        yield from (role.institution for role in self.reading.roles if role.institution and _is_field(role))

    def _institution(self, written: str, id_: str | None) -> tuple[str, list[Node | Edge]]:
        """The record of an institution, and what the text knows of it."""
        if id_ is None:
            name = plain.clean(written)
            record = f"{self.article.record}#institution:{_key(name)}"
            return record, [Institution(record=record, stated=self.day, confidence=NAMED, name=name)]
        reference = self.known.get(id_)
        node = Institution(
            record=f"simpul:{id_}", stated=self.day, confidence=NAMED, name=reference.name if reference else plain.clean(written),
            kind=reference.kind if reference else None, sector=reference.sector if reference else None,
        )  # fmt: skip
        key = Identifier(scheme="simpul", value=id_, stated=self.day, confidence=READ)
        return node.record, [node, key, IdentifiedBy(start=node.ref, end=key.ref, stated=self.day, confidence=READ)]

    def _workplace(self, role: Role) -> tuple[str, list[Node | Edge]] | None:
        """Where an office is; nowhere where the text leaves open which institution it means, or tells a ministry's field alone."""
        if not (role.institution or role.institution_id) or _is_field(role):
            return None
        place = role.spans.get("institution")
        if role.institution_id is None and any(
            entity.candidates for entity in self.reading.entities if (entity.start, entity.end) == place
        ):
            return None
        return self._institution(role.institution or role.role, role.institution_id)

    def programmes(self) -> Iterator[Node | Edge]:
        """The programmes that the text names."""
        places: dict[str, set[tuple[int, int]]] = defaultdict(set)
        names: dict[str, str] = {}
        for entity in self.reading.entities:
            if entity.label == "PROGRAMME" and (name := plain.clean(entity.text)):
                names.setdefault(_key(name), name)
                places[_key(name)].add((entity.start, entity.end))
        for key, name in names.items():
            programme = Programme(record=f"{self.article.record}#programme:{key}", stated=self.day, confidence=NAMED, name=name)
            yield programme
            yield Mentions(stated=self.day, start=self.article.ref, end=programme.ref, spans=_spans(places[key]), confidence=READ)

    def person(self, found: Somebody) -> Iterator[Node | Edge]:
        """A person, with the offices held and the words said."""
        record = f"{self.article.record}#person:{found.key}"
        person = Person(record=record, about=record, stated=self.day, confidence=NAMED, name=found.name, visibility="open")
        yield person
        for form in sorted(form for form in found.forms if " " in form or len(found.forms) == 1):
            name = Name(about=record, stated=self.day, form=form, kind="published")
            yield name
            yield Named(about=record, stated=self.day, start=person.ref, end=name.ref)
        yield Mentions(
            about=record, stated=self.day, start=self.article.ref, end=person.ref, spans=_spans(found.places), confidence=READ
        )
        for role in found.roles:
            yield from self._office(person, role)
        workplaces = {place[0] for role in found.roles if self._is_current(role) and (place := self._workplace(role))}
        for workplace in sorted(workplaces):
            yield WorksAt(about=record, stated=self.day, start=person.ref, end=Ref("Institution", workplace), confidence=READ)
        for said in found.statements:
            yield from self._statement(person, said, workplaces)

    def _is_current(self, role: Role) -> bool:
        """Whether the post is held when the text appears."""
        is_past = role.until and (self.day is None or role.until < self.day[: len(role.until)])
        return role.kind in _CURRENT and not is_past

    def _office(self, person: Person, role: Role) -> Iterator[Node | Edge]:
        """An office in the text, and how the person holds it: a candidate does not, and who did no longer does."""
        workplace = self._workplace(role)
        title = f"{role.role} {role.institution}" if _is_field(role) else role.role
        where = workplace[0].removeprefix(f"{self.article.record}#") if workplace else ""
        position = Position(
            record=f"{self.article.record}#post:{_key(title)}@{where}", about=person.record, stated=self.day, confidence=READ,
            title=_capital(plain.clean(title)), language=self.article.language,
        )  # fmt: skip
        yield position
        yield Mentions(
            about=person.record,
            stated=self.day,
            start=self.article.ref,
            end=position.ref,
            spans=_spans([role.spans["role"]]),
            confidence=READ,
        )
        if workplace:
            yield PartOf(
                about=person.record, stated=self.day, start=position.ref, end=Ref("Institution", workplace[0]), confidence=READ
            )
        valid_to = None if self._is_current(role) else role.until or self.day  # a term that runs on has ended for nobody
        if role.kind in _CURRENT or (role.kind == "FORMER" and valid_to):
            yield HoldsPosition(
                about=person.record, stated=self.day, start=person.ref, end=position.ref, confidence=READ,
                assignment=cast("_Assignment", _HELD[role.kind]), valid_from=role.date, valid_to=valid_to,
                span_start=role.spans["role"][0], span_end=role.spans["role"][1],
            )  # fmt: skip

    def _statement(self, person: Person, said: Speech, workplaces: set[str]) -> Iterator[Node | Edge]:
        """What a person said or did as the text tells it, and where it was said if there is one institution to say it for."""
        sentence = plain.clean(said.text)
        statement = Evidence(
            record=f"{person.record}@{said.start}", about=person.record, stated=self.day, confidence=TOLD, kind="statement",
            title=_shortened(sentence), text=sentence, date=self.day, language=self.article.language, url=self.article.url,
            span_start=said.start, span_end=said.end,
        )  # fmt: skip
        yield statement
        yield Stated(about=person.record, stated=self.day, start=person.ref, end=statement.ref, confidence=TOLD)
        if len(workplaces) == 1:
            yield GivenAt(
                about=person.record, stated=self.day, start=statement.ref, end=Ref("Institution", *workplaces), confidence=TOLD
            )


def _is_field(role: Role) -> bool:
    """Whether what stands behind a minister's title is the field of a ministry that nobody knows, and no institution's name."""
    return bool(role.institution) and role.institution_id is None and role.role.casefold().split()[0] in MINISTER


def _is_own_name(name: str) -> bool:
    """Whether a name is long enough to be one institution's own, and written as names are."""
    words = name.split()
    return len(words) >= 3 and all(word[0].isupper() or word in _SMALL for word in words)


def _spans(places: Iterable[tuple[int, int]]) -> tuple[str, ...]:
    """The places as text, without those within another."""
    every = sorted(places)
    outer = [one for one in every if not any(one != other and other[0] <= one[0] and one[1] <= other[1] for other in every)]
    return tuple(f"text:{start}-{end}" for start, end in outer)


def _key(name: str) -> str:
    return "-".join(re.findall(r"\w+", name.casefold()))


def _capital(title: str) -> str:
    return title[:1].upper() + title[1:]


def _shortened(sentence: str) -> str:
    return sentence if len(sentence) <= TITLE else sentence[:TITLE].rpartition(" ")[0] + " …"
