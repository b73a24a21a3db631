"""Exports of civil servants, as SIASN's "Export Data ASN" writes them: a file for each agency, each in its own dress."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Final

from ingest.demo.dialects import Dialect, Value, write_table
from ingest.demo.dresses import DIALECTS
from ingest.demo.histories import Servant, servant
from ingest.demo.identifiers import NipRegister
from ingest.demo.institutions import Institution
from ingest.demo.people import AGENCIES, Group, Person, members
from ingest.demo.positions import Post, Posts
from ingest.demo.servants import (
    CODES,
    COLUMNS,
    EXTRA_COLUMNS,
    contract_before,
    entered,
    placement,
    ranks,
    row_of,
    workplace,
)
from ingest.demo.truth import Reject, Truth

_PADDED: Final = ("UNOR NAMA", "INSTANSI INDUK NAMA", "INSTANSI KERJA NAMA")

_SECONDED: Final = 0.04
_STALE: Final = 0.06
"""Share of rows of a ministry born of a split that still name the ministry it came from; a file's first row never does."""
_MOVED: Final = 0.007
_FORMER_CONTRACT: Final = 0.06
_CONTRACT: Final = 0.18
_PUBLISHING: Final = 0.06
_BAD_EVERY: Final = 97

_FAULTS: Final = (
    ("NIP BARU", "NIP has 17 digits"), ("TMT JABATAN", "there is no such day"), ("NAMA", "there is no name"),
    ("NIP BARU", "a spreadsheet made a rounded number of the NIP"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Record:
    """A row with the person it is about."""

    person: Person
    cells: dict[str, Value]
    post: Post
    work: Institution


def write_siasn(
    folder: Path, truth: Truth, seed: int, groups: Mapping[str, Group], then: Callable[[Institution, list[Servant]], None]
) -> list[Person]:
    """Write the agencies' files and return the civil servants who also publish.

    After each file ``then`` gets the agency and those of its own people whose rows are not to be refused.
    """
    folder.mkdir(parents=True, exist_ok=True)
    nips = NipRegister()
    publishing: list[Person] = []
    echoes: list[_Record] = []
    for agency in AGENCIES:
        dialect = DIALECTS[agency.id]
        path = folder / f"{agency.id}{dialect.suffix}"
        export = _Export(truth, f"{folder.name}/{path.name}", dialect, nips, publishing, echoes, Posts(agency))
        write_table(path, dialect, (*COLUMNS, *EXTRA_COLUMNS), CODES, export.rows(seed, groups[agency.id]))
        then(agency, export.servants)
        echoes = export.next_echoes
    return publishing


class _Export:
    """One agency's export in the making."""

    def __init__(
        self, truth: Truth, file: str, dialect: Dialect, nips: NipRegister, publishing: list[Person], echoes: list[_Record],
        posts: Posts,
    ) -> None:  # fmt: skip
        self._truth = truth
        self._file = file
        self._dialect = dialect
        self._nips = nips
        self._publishing = publishing
        self._echoes = echoes
        self._posts = posts
        self.servants: list[Servant] = []
        self.next_echoes: list[_Record] = []
        """Records that the same people left in the next agency's file."""

    def rows(self, seed: int, group: Group) -> Iterator[dict[str, Value]]:
        """The rows, with the truth about each written on the way."""
        line = self._dialect.first_line
        for person in members(seed, group):
            rng = Random(f"{seed}:servant:{person.index}")
            record = self._record(rng, person, stale=rng.random() < _STALE and line > self._dialect.first_line)
            fault = (line // _BAD_EVERY + len(self._file)) % len(_FAULTS) if line % _BAD_EVERY == _BAD_EVERY // 4 else None
            yield self._row(rng, record, line, fault)
            if fault is None:
                self.servants.append(servant(person, record.cells, record.post, record.work))
            line += 1
        for record in self._echoes:
            rng = Random(f"{seed}:echo:{record.person.index}")
            yield self._row(rng, self._here(rng, record, group.institution), line, None)
            line += 1

    def _here(self, rng: Random, record: _Record, agency: Institution) -> _Record:
        """The record as this agency still keeps it."""
        contract = record.cells["STATUS CPNS PNS"] == "PPPK"
        post = self._posts.post(rng, record.person, contract=contract)
        here = placement(record.person, post, agency, agency, agency) | (ranks(post) if contract else {})
        return _Record(record.person, record.cells | here, post, agency)

    def _record(self, rng: Random, person: Person, *, stale: bool) -> _Record:
        contract = person.level <= 3 and rng.random() < _CONTRACT
        work = workplace(rng, person.institution) if rng.random() < _SECONDED else person.institution
        self._truth.person(person, work)
        if person.level >= 2 and rng.random() < _PUBLISHING:
            self._publishing.append(person)
        entry = entered(rng, person, contract=contract)
        post = self._posts.post(rng, person, contract=contract)
        cells = row_of(rng, person, post, work, entry, self._nips, contract=contract, stale=stale)
        record = _Record(person, cells, post, work)
        if rng.random() < _MOVED:
            self.next_echoes.append(record)
        elif not contract and entry.year >= 2018 and rng.random() < _FORMER_CONTRACT:
            self.next_echoes.append(replace(record, cells=contract_before(rng, person, cells, self._nips)))
        return record

    def _row(self, rng: Random, record: _Record, line: int, fault: int | None) -> dict[str, Value]:
        cells = record.cells | self._worn(rng, record)
        key = str(cells["PNS ID"])
        if fault is None:
            self._truth.record("siasn", self._file, key, record.person, standing=str(cells["KEDUDUKAN HUKUM ID"]))
            return cells
        column, reason = _FAULTS[fault]
        nip = str(cells["NIP BARU"])
        cells[column] = (nip[:-1], "31-02-2020", "", f"{nip[0]}.{nip[1:6]}E+17")[fault]
        self._truth.reject(Reject(self._file, line, column, reason, key, record.person.id))
        return cells

    def _worn(self, rng: Random, record: _Record) -> dict[str, Value]:
        """The cells that each file writes in its own way."""
        dialect, cells = self._dialect, record.cells
        name = str(cells["NAMA"])
        worn: dict[str, Value] = {
            "NAMA": name.upper() if dialect.shown_upper else name,
            "JENIS KELAMIN": dialect.sexes[record.person.name.sex == "F"],
            "UNOR NAMA": str(cells["UNOR NAMA"]).replace(" - ", f" {dialect.dash} "),
        }
        if dialect.padded:
            worn |= {column: f"{worn.get(column, cells[column])}{' ' * rng.randrange(3)}" for column in _PADDED}
        return worn
