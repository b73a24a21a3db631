"""OpenAlex works: who published what, where, on which topics, and building on what.

The input is JSON lines, plain or gzip: the snapshot's ``works`` files, or works saved from the API (a line may
also be a page of the API, with the works under ``results``). https://docs.openalex.org/api-entities/works
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, Any, Final, Self

import orjson
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, model_validator

from graph.edges import Authored, Cites, Edge, Evidences, GivenAt, IdentifiedBy, Named, WorksAt
from graph.errors import InvalidValue
from graph.language import N_
from graph.nodes import Evidence, Identifier, Institution, InstitutionKind, Name, Node, Person, Ref, Sector, Skill
from graph.values import date, doi, openalex, orcid, person_name, ror, text
from ingest.files import Problem
from ingest.lines import read_lines
from ingest.source import Notice, Row, Source, checked

LONGEST_TEXT: Final = 20_000
"""Characters of an abstract. A real one has some thousand; more is a whole paper, or damage."""

MANY: Final = 16_384
"""Names, keys and subjects that are remembered as they read: many works share them."""

UNSURE: Final = 0.5
"""How sure OpenAlex is of an institution's name and kind: a register of institutions knows better."""

IGNORED: Final = (
    "abstract_inverted_index_v3", "apc_list", "apc_paid", "authors_count", "awards", "best_oa_location", "best_open_version",
    "biblio", "citation_normalized_percentile", "cited_by_api_url", "cited_by_count", "cited_by_percentile_year",
    "concepts_count", "content_url", "content_urls", "corresponding_author_ids", "corresponding_institution_ids",
    "countries_distinct_count", "counts_by_year", "created_date", "datasets", "doi_registration_agency", "fulltext",
    "fulltext_origin", "funders", "fwci", "grants", "has_abstract", "has_content", "has_fulltext", "ids", "indexed_in",
    "institution_assertions", "institutions", "institutions_distinct_count", "is_authors_truncated", "is_oa", "is_xpac",
    "keywords_count", "language_id", "locations", "locations_count", "mesh", "ngrams_url", "open_access", "primary_location",
    "primary_topic", "publisher", "referenced_works_count", "related_works", "relevance_score", "summary_stats",
    "sustainable_development_goals", "topics_count", "type", "type_crossref", "type_id", "updated", "updated_date", "versions",
)  # fmt: skip
"""What OpenAlex says of a work that shows nobody's expertise. ``ids`` and ``primary_topic`` repeat other keys."""

NOBODY: Final = frozenset({"A9999999999", "A5317838346"})
"""Under the first OpenAlex puts names that are none ("et al.") and those who asked not to be listed; under the second, removed authors."""

NOWHERE: Final = "I4389424196"
"""OpenAlex's institution for deleted ones."""

KINDS: Final[dict[str, tuple[InstitutionKind | None, Sector | None]]] = {
    "education": (None, "academia"),
    "company": ("company", "private"),
    "nonprofit": (None, "civil_society"),
}
"""What ROR's type of an institution tells of its kind and sector; of the others it tells neither for sure."""

_TAG: Final = re.compile(r"</?[A-Za-z][\w:.-]*(\s[^<>]*)?/?>")
_INITIALS: Final = re.compile(r"([A-Z]\.?[ -]?)+")

_Listed = BeforeValidator(lambda value: () if value is None else value)
"""OpenAlex writes null for an empty list as well."""


class Part(BaseModel):
    """A part of a work; what else OpenAlex says there is not kept."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Author(Part):
    """An author, as OpenAlex tells authors apart."""

    id: str | None = None
    display_name: str | None = None
    orcid: str | None = None


class Affiliation(Part):
    """An institution that an author names on the work."""

    id: str | None = None
    display_name: str | None = None
    ror: str | None = None
    type: str | None = None
    country_code: str | None = None


class Authorship(Part):
    """An author's place on the work."""

    author: Author | None = None
    raw_author_name: str | None = None
    institutions: Annotated[tuple[Affiliation, ...], _Listed] = ()


class Subject(Part):
    """A topic, concept or keyword, and how sure OpenAlex is of it."""

    id: str | None = None
    display_name: str | None = None
    keyword: str | None = None
    score: float | None = None


def _work_id(value: str) -> str:
    identifier = openalex.clean(value)
    if not identifier.startswith("W"):
        raise InvalidValue(N_("{id} is not the id of a work. Load a file of OpenAlex works."), id=identifier)
    return identifier


class Work(Row):
    """What is kept of a work."""

    id: Annotated[str, AfterValidator(_work_id)]
    doi: str | None = None
    title: str | None = None
    display_name: str | None = None
    publication_date: str | None = None
    publication_year: int | None = None
    language: str | None = None
    is_retracted: bool | None = None
    is_paratext: bool | None = None
    abstract_inverted_index: dict[str, Any] | None = None
    authorships: Annotated[tuple[Authorship, ...], _Listed] = ()
    topics: Annotated[tuple[Subject, ...], _Listed] = ()
    concepts: Annotated[tuple[Subject, ...], _Listed] = ()
    keywords: Annotated[tuple[Subject, ...], _Listed] = ()
    referenced_works: Annotated[tuple[str, ...], _Listed] = ()

    @model_validator(mode="after")
    def _shows_expertise(self) -> Self:
        if self.is_retracted:
            raise InvalidValue(N_("The work was retracted."))
        if self.is_paratext:
            raise InvalidValue(N_("This is a cover, a table of contents or the like, and no work."))
        if not any(map(str.isalnum, self.heading)):
            raise InvalidValue(N_("The work has no title."))
        return self

    @cached_property
    def heading(self) -> str:
        """Its title as plain text."""
        return _plain(self.display_name or "") or _plain(self.title or "")

    @cached_property
    def date(self) -> str | None:
        """When it was published."""
        return _valid(date.clean, self.publication_date) or _valid(date.clean, str(self.publication_year or ""))


def read(path: Path) -> Iterator[Work | Problem | Notice]:
    """The works of a file of JSON lines, plain or gzip.

    A key that OpenAlex has added since this was written is told once; those in ``IGNORED`` are not.
    """
    kept = {name for name in Work.model_fields if name != "line"}
    known = kept.union(IGNORED)
    for line in read_lines(path):
        if isinstance(line, Problem):
            yield line
            continue
        for work in _works(line.text):
            if not isinstance(work, dict):
                yield Problem(line.line, "", work)
                continue
            for key in sorted(work.keys() - known):
                yield Notice(
                    N_("OpenAlex says “{key}” of a work, which is not known here and not kept."), {"key": text.short(key)}
                )
            known.update(work)
            yield checked(Work, line.line, {key: value for key, value in work.items() if key in kept})


def _works(line: bytes) -> Iterator[dict[str, Any] | str]:
    """The works on a line, or what is wrong with it."""
    try:
        found = orjson.loads(line)
    except orjson.JSONDecodeError:
        yield N_("The line is not JSON. Save the works as JSON lines, one work a line.")
        return
    page = found.get("results") if isinstance(found, dict) else None
    for work in page if isinstance(page, list) else [found]:
        yield work if isinstance(work, dict) else N_("The line is no OpenAlex work.")


def facts(row: Work) -> Iterator[Node | Edge]:
    """The work, its authors and their institutions, its subjects, and what it builds on."""
    identifiers = {"openalex": row.id, "doi": _valid(doi.clean, row.doi)}
    work = Evidence(
        record=row.id,
        kind="work",
        title=row.heading,
        text=abstract(row.abstract_inverted_index or {}),
        date=row.date,
        language=_language(row.language),
        url=doi.url(identifiers["doi"]) if identifiers["doi"] else openalex.url(row.id),
    )
    yield work
    yield from _identified(work.ref, identifiers)
    yield from _authors(row, work.ref)
    for scheme, subjects in (("topic", row.topics), ("concept", row.concepts), ("keyword", row.keywords)):
        yield from _skills(work.ref, f"openalex_{scheme}", subjects)
    for cited in dict.fromkeys(_valid(_work_id, url) for url in row.referenced_works):
        if cited and cited != row.id:
            yield Cites(start=work.ref, end=Ref("Evidence", cited))


def abstract(index: Mapping[str, object]) -> str | None:
    """The text of which OpenAlex gives, for each word, the places where it stands; places that are none are left out."""
    places = (
        (place, word) for word, listed in index.items() if isinstance(listed, list) for place in listed if type(place) is int
    )
    return _plain(" ".join(word for place, word in sorted(places) if place >= 0)) or None


def _authors(row: Work, work: Ref) -> Iterator[Node | Edge]:
    told: set[str] = set()
    for place, authorship in enumerate(row.authorships):
        author = authorship.author or Author()
        identifier = _valid(openalex.clean, author.id)
        about = identifier or f"{row.id}#{place}"
        forms = _forms(author.display_name, authorship.raw_author_name)
        if identifier in NOBODY or not forms:
            about = ""
        elif about not in told:
            told.add(about)
            yield from _person(about, forms, row.date)
            yield from _identified(
                Ref("Person", about), {"openalex": identifier, "orcid": _valid(orcid.clean, author.orcid)}, about=about
            )
            yield Authored(about=about, start=Ref("Person", about), end=work, place=place)
        for affiliation in authorship.institutions:
            yield from _affiliated(affiliation, about, work, row.date, told)


def _person(record: str, forms: Iterable[person_name.PersonName], stated: str | None) -> Iterator[Node | Edge]:
    """A person, called as OpenAlex shows the author, with each form of the name."""
    shown, *_ = forms
    person = Person(record=record, about=record, stated=stated, name=person_name.display(shown), visibility="open")
    yield person
    for form in dict.fromkeys(name.name for name in forms):
        name = Name(about=record, form=form, kind="published")
        yield name
        yield Named(about=record, start=person.ref, end=name.ref)


def _forms(*names: str | None) -> list[person_name.PersonName]:
    """The names as they read from first to last word, without those that are none."""
    return [form for name in names if name and (form := _name(name))]


@lru_cache(maxsize=MANY)
def _name(markup: str) -> person_name.PersonName | None:
    """The name from first to last word, also where it is written as in a list of references: ``Rekaan, Sari``."""
    written = _plain(markup)
    last, comma, first = map(str.strip, written.partition(","))
    try:
        form = person_name.parse(written)
        if comma and "," not in first and (not form.back or (" " not in last and _INITIALS.fullmatch(first))):
            return person_name.parse(f"{first} {last}")
    except InvalidValue:
        return None
    return form


def _affiliated(affiliation: Affiliation, about: str, work: Ref, stated: str | None, told: set[str]) -> Iterator[Node | Edge]:
    """The institution, once a work; that the work was done there, and that the author works there."""
    name = _label(affiliation.display_name or "")
    identifier = _valid(openalex.clean, affiliation.id)
    ror_id = _valid(ror.clean, affiliation.ror)
    record = identifier or ror_id or _slug(name)
    if not name or not record or identifier == NOWHERE:
        return
    institution = Ref("Institution", record)
    if record not in told:
        told.add(record)
        kind, sector = KINDS.get(affiliation.type or "", (None, None))
        if affiliation.country_code == "ID" and sector == "private":  # may as well be state-owned
            sector = None
        yield Institution(record=record, stated=stated, confidence=UNSURE, name=name, kind=kind, sector=sector)
        yield from _identified(institution, {"openalex": identifier, "ror": ror_id})
    yield GivenAt(about=about, stated=stated, start=work, end=institution)
    if about:
        yield WorksAt(about=about, stated=stated, start=Ref("Person", about), end=institution)


def _skills(work: Ref, scheme: str, subjects: Iterable[Subject]) -> Iterator[Node | Edge]:
    """What the work is about, as surely as OpenAlex says; what it gives a score of 0 it does not say at all."""
    for subject in subjects:
        skill = _skill(scheme, subject.id or "", subject.display_name or subject.keyword or "")
        confidence = 1.0 if subject.score is None else min(1.0, max(0.0, subject.score))
        if skill and confidence:
            yield skill
            yield Evidences(start=work, end=skill.ref, confidence=confidence)


@lru_cache(maxsize=MANY)
def _skill(scheme: str, url: str, name: str) -> Skill | None:
    label = _plain(name)
    code = url.rstrip("/").rpartition("/")[2] or _slug(label)
    return Skill(scheme=scheme, code=code, label=label) if label and code else None


def _identified(of: Ref, identifiers: Mapping[str, str | None], *, about: str = "") -> Iterator[Node | Edge]:
    for scheme, value in identifiers.items():
        if value:
            identifier = Identifier(about=about, scheme=scheme, value=value)
            yield identifier
            yield IdentifiedBy(about=about, start=of, end=identifier.ref)


def _plain(markup: str) -> str:
    """Text without HTML, JATS and MathML tags, cut after a word."""
    bare = text.clean(_TAG.sub(" ", html.unescape(markup)))
    return bare if len(bare) <= LONGEST_TEXT else bare[:LONGEST_TEXT].rpartition(" ")[0] or bare[:LONGEST_TEXT]


_label = lru_cache(maxsize=MANY)(_plain)
"""The same institutions stand on many works."""


def _language(code: str | None) -> str | None:
    """The code of ISO 639-1, without a region."""
    short = (code or "").partition("-")[0].lower()
    return short if re.fullmatch("[a-z]{2}", short) else None


def _slug(name: str) -> str:
    return "-".join(re.findall(r"\w+", name.casefold()))


@lru_cache(maxsize=MANY)
def _valid(clean: Callable[[str], str], value: str | None) -> str | None:
    """The value in its canonical form; nothing where it is not valid: a work is not worse for a wrong ORCID."""
    try:
        return clean(value) if value else None
    except InvalidValue:
        return None


SOURCE = Source(
    name="openalex",
    title=N_("OpenAlex works"),
    publisher="OurResearch",
    licence="CC0-1.0",
    lawful_basis=N_("published: names, affiliations and titles stand on publicly available works"),
    visibility="open",
    row=Work,
    read=read,
    facts=facts,
    dropped=IGNORED,
)
