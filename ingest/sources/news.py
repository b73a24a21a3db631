"""News: articles that name people, the offices they hold, institutions and programmes.

A file is a page (HTML), a plain text, or a list of either (CSV, XLSX or JSON lines with ``path``, ``html`` or ``text``,
and where known ``url``, ``date``, ``publisher``, ``title``); a folder is all articles in it and below.

Whom the graph may know from the news: only who holds an office in the article, held one, or stands for one. Passers-by,
victims, suspects and everybody without an office stay in the text that was published and become nobody in the graph;
nor do those who made the article. People are told apart by article: that two articles name the same person is for
resolution to decide. NIK, telephone numbers, addresses and the like are blacked out before the text is kept.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import orjson
from pydantic import AfterValidator, BeforeValidator

from graph.edges import Edge
from graph.errors import InvalidValue, SimpulError, SourceError
from graph.language import N_
from graph.nodes import Evidence, Institution, Node
from graph.values import date, text
from ingest.encoding import encoding, wide
from ingest.extract.articles.article import Article, from_html, from_text, is_html
from ingest.extract.names.institutions import Gazetteer
from ingest.extract.names.institutions import Known as KnownInstitution
from ingest.extract.nlp import Reader
from ingest.extract.redact import redact
from ingest.files import HEAD, Problem, kind, opened, translated
from ingest.lines import read_lines
from ingest.source import Known, Notice, Row, Source, checked
from ingest.sources import institutions
from ingest.tables import read_table
from ingest.told import told

LARGEST: Final = 5_000_000
"""Bytes of a page or a text: ten times the largest news page, and read in a second."""

LISTS: Final = frozenset({".csv", ".tsv", ".xlsx", ".jsonl", ".ndjson", ".json"})
"""Files that list articles."""

COLUMNS: Final = ("path", "html", "text", "title", "url", "date", "publisher")
"""The columns of a list."""

_TRACKING: Final = re.compile(r"utm_|fbclid=|gclid=|page=(?:1|all|full|semua)$")
"""Parts of an address that lead to no other page; another number of ``page`` does."""


def _title(value: str) -> str:
    if not any(map(str.isalnum, value)):
        raise InvalidValue(N_("The article has no title."))
    return value


def _body(value: str) -> str:
    if not any(map(str.isalnum, value)):
        raise InvalidValue(N_("The article has no text beside its title."))
    return value


def _url(value: str | None) -> str | None:
    try:
        urlsplit(value or "")
    except ValueError as error:
        raise InvalidValue(
            N_("{url} is no address of the web. Correct it, or leave it out."), url=text.short(value or "")
        ) from error
    return value


def _day(value: object) -> object:
    return date.from_any(value) if value else None


class NewsItem(Row):
    """An article."""

    title: Annotated[str, AfterValidator(_title)]
    text: Annotated[str, AfterValidator(_body)]
    url: Annotated[str | None, AfterValidator(_url)] = None
    date: Annotated[str | None, BeforeValidator(_day)] = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Where the article stands, without what leads to no other page; empty where nobody says."""
        if not self.url:
            return ""
        parts = urlsplit(self.url)
        query = urlencode(
            [
                (key, value)
                for key, value in parse_qsl(parts.query, keep_blank_values=True)
                if not _TRACKING.match(f"{key}={value}")
            ]
        )
        return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path.rstrip("/"), query, ""))

    @property
    def record(self) -> str:
        """What the article is known by: its address and a hash of what it says, for what it tells points at words of this text."""
        said = hashlib.sha256(f"{self.title}\n{self.text}".encode()).hexdigest()
        return f"{self.address}#{said[:12]}" if self.url else said[:32]


def read(path: Path) -> Iterator[NewsItem | Problem | Notice]:
    """The articles of a file; one that cannot be read costs only itself."""
    if path.suffix.lower() in LISTS:
        yield from _listed(path)
        return
    try:
        article = _article(path)
    except SimpulError as error:
        yield Problem(1, "", error.message, error.values)
    else:
        yield _item(1, article, {})


def _article(path: Path) -> Article:
    """The article in a file.

    Raises:
        SourceError: it cannot be read, is too large, or is not text.
    """
    with opened(path) as file, translated(path):
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise SourceError(N_("The file has more than {most} bytes: it is no article."), most=LARGEST)
    form = "" if wide(content[:HEAD]) else kind(content[:HEAD])
    if form not in {"", "HTML", "XML"}:
        raise SourceError(N_("The file is no text: it looks like {form}. Save the article as HTML or as text."), form=form)
    written = content.decode(encoding(path, content[:HEAD]), errors="replace")
    return from_html(written) if form or is_html(written) else from_text(written)


def _item(line: int, article: Article, listed: Mapping[str, object]) -> NewsItem | Problem:
    """The article as a row; what a list tells of it goes before what it says itself."""
    said = {name: listed.get(name) or getattr(article, name) for name in ("title", "url", "date", "publisher")}
    return checked(NewsItem, line, {**said, "text": article.text, "authors": article.authors})


def _listed(path: Path) -> Iterator[NewsItem | Problem | Notice]:
    """The articles of a list."""
    unknown: set[str] = set()
    for line, cells in _cells(path):
        if isinstance(cells, Problem):
            yield cells
            continue
        for column in sorted(cells.keys() - {*COLUMNS, *unknown}):
            unknown.add(column)
            yield Notice(N_("The column “{column}” is not known and not kept."), {"column": text.short(column)})
        said = {name: value for name in COLUMNS if (value := _cell(name, cells.get(name)))}
        try:
            article = _held(path.parent, said)
        except SimpulError as error:
            yield Problem(line, "", error.message, error.values)
        else:
            yield _item(line, article, said)


def _cells(path: Path) -> Iterator[tuple[int, dict[str, object] | Problem]]:
    """The lines of a list and what stands in them."""
    if path.suffix.lower() in {".csv", ".tsv", ".xlsx"}:
        for row in read_table(path, expected=COLUMNS):
            yield row.line, row if isinstance(row, Problem) else dict(row.cells)
        return
    for line in read_lines(path):
        if isinstance(line, Problem):
            yield line.line, line
            continue
        try:
            found = orjson.loads(line.text)
        except orjson.JSONDecodeError:
            found = None
        wrong = Problem(line.line, "", N_("The line is no JSON object. Write one article a line."))
        yield line.line, found if isinstance(found, dict) else wrong


def _cell(name: str, value: object) -> object:
    """A cell as it says something; texts keep their lines."""
    if not isinstance(value, str) or name in {"html", "text"}:
        return value
    return text.clean(value)


def _held(folder: Path, said: Mapping[str, Any]) -> Article:
    """The article that a line names or holds."""
    if path := said.get("path"):
        whole = (folder / str(path)).resolve()
        if not whole.is_relative_to(folder.resolve()):
            raise SourceError(
                N_("{path} lies outside the list's folder. Put the articles beside their list."), path=text.short(str(path))
            )
        return _article(whole)
    if len(content := str(said.get("html") or said.get("text") or "")) > LARGEST:
        raise SourceError(N_("The file has more than {most} bytes: it is no article."), most=LARGEST)
    if said.get("html"):
        return from_html(content)
    return from_text(f"{said['title']}\n{content}" if said.get("title") else content)


def facts(row: NewsItem) -> Iterator[Node | Edge]:
    """What the article says, its institutions known by the table that comes with Simpul."""
    return _facts(row, _knowing_shipped())


def knowing(known: Known) -> Callable[[NewsItem], Iterator[Node | Edge]]:
    """The same, where the lake holds institutions of its own; they go before those of the table."""
    read_by = _Knowing({**_shipped(), **{one.record: one for one in known.institutions}})
    return lambda row: _facts(row, read_by)


@cache
def _shipped() -> dict[str, Institution]:
    rows = (row for row in institutions.read(institutions.SHIPPED) if isinstance(row, institutions.InstitutionRow))
    return {fact.record: fact for row in rows for fact in institutions.facts(row) if isinstance(fact, Institution)}


class _Knowing:
    """Some institutions, and a reader that knows them; made when the first article comes."""

    def __init__(self, known: Mapping[str, Institution]) -> None:
        self.known = known

    @cached_property
    def reader(self) -> Reader:
        return Reader(institutions=Gazetteer(map(_plain, self.known.values())))


@cache
def _knowing_shipped() -> _Knowing:
    return _Knowing(_shipped())


def _plain(one: Institution) -> KnownInstitution:
    return KnownInstitution(
        id=one.record, names=tuple(filter(None, (one.name, one.name_en))), short=one.short, aliases=one.aliases, kind=one.kind,
        valid_from=one.valid_from, valid_to=one.valid_to,
    )  # fmt: skip


def _facts(row: NewsItem, by: _Knowing) -> Iterator[Node | Edge]:
    """The article, and what it tells."""
    written = redact(row.text)
    reading = by.reader.read(written, id=row.record)
    article = Evidence(
        record=row.record, stated=row.date, kind="news", title=redact(row.title), text=written, date=row.date, url=row.url,
        language=None if reading.language == "other" else reading.language,
    )  # fmt: skip
    yield article
    yield from told(article, reading, by.known, row.authors)


def noticing() -> Callable[[NewsItem], Notice | None]:
    """Tell where two articles of a run have one address and different texts: pages of one article, or a site that errs."""
    seen: dict[str, str] = {}

    def notice(row: NewsItem) -> Notice | None:
        if not row.url or seen.setdefault(row.address, row.record) == row.record:
            return None
        return Notice(
            N_("Another article has the address {url} and another text. Both are kept, as two articles."),
            {"url": text.short(row.address, 200)},
        )

    return notice


SOURCE = Source(
    name="news",
    title=N_("News articles"),
    publisher=N_("the papers that published them"),
    licence=N_("the papers' own; only what is needed to show the evidence is kept"),
    lawful_basis=N_("published journalism: people who hold an office, in what they do in it; nobody else becomes a person here"),
    visibility="open",
    row=NewsItem,
    read=read,
    facts=facts,
    knowing=knowing,
    noticing=noticing,
    whole_folders=True,
    version=9,  # names that end with their sentence; offices told once
)
