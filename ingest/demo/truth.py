"""The truth about the nation: who is behind every record, what each person knows, and which rows must be refused."""

import csv
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Final, NamedTuple, Self

from ingest.demo.institutions import Institution
from ingest.demo.people import Person
from ingest.demo.topics import TOPICS, Topic

_Write = Callable[[Iterable[object]], object]

COLUMNS: Final = {
    "people": ("person", "name", "sex", "kind", "sector", "institution", "workplace", "former_institution", "namesake_of"),
    "expertise": ("person", "topic", "level"),
    "records": ("source", "file", "record", "person", "standing"),
    "rejects": ("file", "line", "column", "reason", "record", "person"),
    "works": ("work", "language", "year", "topics"),
    "careers": ("person", "institution", "title", "level", "from", "to"),
    "courses": ("person", "title", "kind", "role", "date", "organiser", "topic"),
    "projects": ("person", "institution", "code", "title", "role", "start", "end", "topic", "award"),
    "consents": ("person", "mentees", "meets", "languages", "introductions"),
    "endorsements": ("person", "endorser", "relation", "subject", "topic", "date"),
    "news": ("file", "person", "name", "office", "institution", "kind"),
    "topics": ("topic", "name", "name_en", "themes", "themes_en"),
}
"""The tables of the truth and their columns."""


class Reject(NamedTuple):
    """A row that an importer must refuse."""

    file: str
    line: int
    column: str
    reason: str
    record: str
    person: str


class Truth:
    """Writes the tables of the truth, row by row."""

    def __init__(self, folder: Path) -> None:
        """Write into this folder."""
        self._folder = folder
        self._open = ExitStack()

    def __enter__(self) -> Self:
        """Open the tables."""
        self._folder.mkdir(parents=True, exist_ok=True)
        self._tables = {name: self._table(name) for name in COLUMNS}
        for topic in TOPICS.values():
            themes, themes_en = zip(*topic.themes, strict=True)
            self._tables["topics"]((topic.id, topic.name.id, topic.name.en, ";".join(themes), ";".join(themes_en)))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close the tables."""
        self._open.__exit__(kind, error, trace)

    def person(self, person: Person, workplace: Institution) -> None:
        """A person, with the institution that employs and the one where the work is done."""
        self._tables["people"]((
            person.id, person.name.text, person.name.sex, person.kind, person.institution.sector, person.institution.id,
            workplace.id, person.former.id if person.former else "", person.namesake,
        ))  # fmt: skip
        for known in person.expertise:
            self._tables["expertise"]((person.id, known.topic.id, known.level))

    def record(self, source: str, file: str, record: str, person: Person, *, standing: str = "") -> None:
        """A record of a source and who it is about; a civil servant's with BKN's code of the standing (kedudukan hukum)."""
        self._tables["records"]((source, file, record, person.id, standing))

    def reject(self, reject: Reject) -> None:
        """A row that must be refused."""
        self._tables["rejects"](reject)

    def career(self, person: Person, institution: Institution, title: str, level: str, since: date, until: date | None) -> None:
        """A post that a civil servant held, or holds where it has no end."""
        self._tables["careers"]((person.id, institution.id, title, level, since, until or ""))

    def course(
        self, person: Person, title: str, kind: str, role: str, day: date, organiser: Institution, topic: Topic | None
    ) -> None:
        """A training or certificate, taken or given, that ended on a day; a structural one has no topic."""
        self._tables["courses"]((person.id, title, kind, role, day, organiser.id, topic.id if topic else ""))

    def project(
        self, person: Person, institution: Institution, code: str, title: str, role: str, since: date, until: date | None, topic: Topic,
        award: str,
    ) -> None:  # fmt: skip
        """Somebody's part in a project that an institution leads; one that runs has no end."""
        self._tables["projects"]((person.id, institution.id, code, title, role, since, until or "", topic.id, award))

    def consent(
        self, person: Person, mentees: int | None, meets: str, languages: Iterable[str], introductions: int | None
    ) -> None:
        """What a person agreed to; empty where nothing was said."""
        self._tables["consents"]((
            person.id, "" if mentees is None else mentees, meets, ";".join(sorted(languages)),
            "" if introductions is None else introductions,
        ))  # fmt: skip

    def endorsement(self, person: Person, endorser: Person, relation: str, subject: str, topic: Topic | None, day: date) -> None:
        """What one says that another can do; without a topic it is about conduct. ``relation`` is what who endorses is to the other."""
        self._tables["endorsements"]((person.id, endorser.id, relation, subject, topic.id if topic else "", day))

    def work(self, work: str, language: str, year: int, topics: Iterable[Topic]) -> None:
        """A work and what it is about, the main topic first."""
        self._tables["works"]((work, language, year, ";".join(topic.id for topic in topics)))

    def news(self, file: str, person: str, name: str, office: str, institution: str, kind: str) -> None:
        """Somebody in an article: who holds which office where and how, or (``byline``) who made it and is nobody else."""
        self._tables["news"]((file, person, name, office, institution, kind))

    def _table(self, name: str) -> _Write:
        file = self._open.enter_context((self._folder / f"{name}.csv").open("w", encoding="utf-8", newline=""))
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS[name])
        return writer.writerow
