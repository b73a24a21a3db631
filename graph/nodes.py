"""The kinds of node: what the graph knows things about.

Labels, constraints, indexes, MERGE statements, the lake's tables and the model page all derive from
these classes. A *recorded* kind is known by a source's record, and resolution decides which records are
one entity; a *value* kind is the same node wherever its key is the same.
"""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Annotated, ClassVar, Literal, NamedTuple

from pydantic import Field

from graph.provenance import Statement, Visibility

Sector = Literal[
    "central_government", "regional_government", "state_enterprise", "private", "academia", "civil_society",
    "international",
]  # fmt: skip
EvidenceKind = Literal["work", "training", "certificate", "project", "award", "education", "news", "endorsement", "statement"]
"""``news`` is an article that names people; an ``endorsement`` is what somebody says of another after work together; a ``statement``
is what one said or did as somebody else tells it: weaker evidence."""

Relation = Literal["superior", "colleague", "subordinate", "partner", "mentee"]
"""What who endorses is to who is endorsed: atasan, rekan, bawahan, mitra, binaan."""

InstitutionKind = Literal[
    "coordinating_ministry", "ministry", "agency", "nonstructural_body", "state_body", "province", "regency", "city",
    "bumn", "bumd", "company", "startup", "university", "polytechnic", "institute", "academy", "research_institute",
    "association", "international_body",
]  # fmt: skip


class Ref(NamedTuple):
    """A node as an edge names it: its kind, and its record in the same source."""

    kind: str
    record: str


class FullText(NamedTuple):
    """How a kind is searched: in which properties, analysed as names or as sentences of a language."""

    properties: tuple[str, ...]
    analysis: Literal["name", "language"]


class Node(Statement):
    """Something that is."""

    full_text: ClassVar[FullText | None] = None
    joined_by: ClassVar[tuple[str, ...]] = ()
    """Identifier schemes strong enough to join two records of this kind."""

    @property
    def ref(self) -> Ref:
        """How edges of the same source name this node."""
        raise NotImplementedError


class Recorded(Node):
    """A node known by a source's own record; resolution gives it an opaque id."""

    record: Annotated[str, Field(min_length=1, description="The source's own key of it.")]

    @property
    def ref(self) -> Ref:
        """How edges of the same source name this node."""
        return Ref(type(self).__name__, self.record)


class Value(Node):
    """A node that is its key: the same key is the same node, whoever says it."""

    key: ClassVar[tuple[str, ...]]

    @property
    def ref(self) -> Ref:
        """How edges name this node: by its key."""
        return Ref(type(self).__name__, self.record)

    @property
    def record(self) -> str:
        """The key as one text."""
        return ":".join(_values(self.key)(self))


@cache
def _values(names: tuple[str, ...]) -> Callable[[object], tuple[str, ...]]:
    return attrgetter(*names)


class Person(Recorded):
    """A person whose work is known of."""

    joined_by = ("bkn_person", "nip", "orcid", "openalex")
    full_text = FullText(("name",), "name")

    name: Annotated[str, Field(description="Name with titles, as shown.")]
    visibility: Annotated[Visibility, Field(description="Who may see this person; where sources differ, the strictest.")]
    mentees: Annotated[
        int | None, Field(ge=0, description="How many people this one agreed to guide at a time; empty: never asked.")
    ] = None
    meets: Annotated[Literal["online", "in person", "both"] | None, Field(description="How this person guides others.")] = None
    languages: Annotated[tuple[str, ...], Field(description="Languages this person speaks with others, ISO 639-1.")] = ()
    introductions: Annotated[
        int | None,
        Field(ge=0, description="How many requests to introduce others this person takes a month; 0: wishes not to be asked; empty: not said."),
    ] = None  # fmt: skip


class Name(Value):
    """A form of a person's name."""

    key = ("kind", "form")
    full_text = FullText(("form",), "name")

    form: Annotated[str, Field(description="The name as written, titles apart.")]
    kind: Annotated[Literal["official", "published", "former", "alias"], Field(description="Where this form is used.")]


class Identifier(Value):
    """A key that some register gave. Restricted ones stay in the lake."""

    key = ("scheme", "value")

    scheme: Annotated[
        str, Field(description="The register: orcid, ror, doi, nip, bkn_person …; former: an id that a person had here before.")
    ]
    value: Annotated[str, Field(description="The key, in its canonical form.")]


RESTRICTED: frozenset[str] = frozenset({"nip", "nik", "email", "phone", "bkn_person"})
"""Schemes that name a private person: used to join records, never projected, shown or logged."""


class Institution(Recorded):
    """A ministry, agency, regional government, company, university or association."""

    joined_by = ("ror", "bkn", "openalex", "simpul")
    full_text = FullText(("name", "name_en", "short", "aliases"), "name")

    name: Annotated[str, Field(description="Official name, in Indonesian where it has one.")]
    name_en: Annotated[str | None, Field(description="Name in English.")] = None
    short: Annotated[str | None, Field(description="Usual acronym.")] = None
    aliases: Annotated[tuple[str, ...], Field(description="Other names and spellings.")] = ()
    kind: Annotated[InstitutionKind | None, Field(description="What sort of institution.")] = None
    sector: Annotated[Sector | None, Field(description="The sector, by which bridges are counted.")] = None
    valid_from: Annotated[str | None, Field(description="Since when it exists.")] = None
    valid_to: Annotated[str | None, Field(description="Until when it existed; empty: it still does.")] = None


class Unit(Recorded):
    """A part of an institution: directorate, bureau, office, faculty."""

    full_text = FullText(("name",), "name")

    name: Annotated[str, Field(description="Name of the unit.")]


class Position(Recorded):
    """A post in a unit (jabatan), which one or more people hold."""

    full_text = FullText(("title",), "language")
    prose = ("title",)

    title: Annotated[str, Field(description="Title of the post.")]
    kind: Annotated[
        Literal["structural", "functional", "executive", "double", "other"],
        Field(description="Jenis jabatan: struktural, fungsional, pelaksana, rangkap."),
    ] = "other"
    level: Annotated[str | None, Field(description="Eselon or jenjang, where the source says it.")] = None
    language: Annotated[str | None, Field(description="Language of the title, ISO 639-1.")] = None


class Skill(Value):
    """Something one can know or do, in the words of a scheme that lists such things."""

    key = ("scheme", "code")
    full_text = FullText(("label", "label_id", "synonyms", "synonyms_id"), "name")
    prose = ("description", "description_id")

    scheme: Annotated[str, Field(description="The list it stands in: openalex, esco, skkni …")]
    code: Annotated[str, Field(description="Its code in that list.")]
    label: Annotated[str, Field(description="Its name there; in English where the list has one.")]
    label_id: Annotated[str | None, Field(description="Its name in Indonesian.")] = None
    label_state: Annotated[
        Literal["published", "proposed", "reviewed"] | None,
        Field(description="How sure the Indonesian name is: published by the list, proposed, or reviewed by a person."),
    ] = None
    synonyms: Annotated[tuple[str, ...], Field(description="Other words for it; in English where the list has them.")] = ()
    synonyms_id: Annotated[tuple[str, ...], Field(description="Other words for it in Indonesian, acronyms among them.")] = ()
    description: Annotated[
        str | None, Field(description="What it is, in a sentence or two; in English where the list has that.")
    ] = None
    description_id: Annotated[str | None, Field(description="What it is, in Indonesian.")] = None
    level_scale: Annotated[str | None, Field(description="The scale its levels are given on.")] = None
    levels: Annotated[tuple[str, ...], Field(description="What each level means, its number first.")] = ()
    levels_id: Annotated[tuple[str, ...], Field(description="What each level means in Indonesian, its number first.")] = ()


class Occupation(Value):
    """A kind of work, in the words of a scheme that lists such kinds."""

    key = ("scheme", "code")
    full_text = FullText(("label", "label_id", "synonyms"), "name")
    prose = ("description",)

    scheme: Annotated[str, Field(description="The list it stands in: esco, kbji …")]
    code: Annotated[str, Field(description="Its code in that list.")]
    label: Annotated[str, Field(description="Its name there; in English where the list has one.")]
    label_id: Annotated[str | None, Field(description="Its name in Indonesian.")] = None
    synonyms: Annotated[tuple[str, ...], Field(description="Other words for it.")] = ()
    description: Annotated[str | None, Field(description="What it is, in a sentence or two.")] = None


class Evidence(Recorded):
    """Something done that shows expertise: a work, a training, a certificate, a project, an award, a degree; or what others say of it."""

    joined_by = ("doi", "openalex")
    full_text = FullText(("title", "text"), "language")
    prose = ("title", "text")

    kind: Annotated[EvidenceKind, Field(description="What sort of evidence.")]
    title: Annotated[str, Field(description="Its title.")]
    text: Annotated[str | None, Field(description="Its abstract or description.")] = None
    date: Annotated[str | None, Field(description="When: YYYY, YYYY-MM or YYYY-MM-DD.")] = None
    language: Annotated[str | None, Field(description="Language of the text, ISO 639-1.")] = None
    url: Annotated[str | None, Field(description="Where it can be seen.")] = None


class Programme(Recorded):
    """A programme that moves or teaches people: internship, exchange, joint training."""

    full_text = FullText(("name",), "name")
    prose = ("name",)

    name: Annotated[str, Field(description="Name of the programme.")]
    kind: Annotated[str | None, Field(description="Magang, pertukaran, detasering, pelatihan …")] = None
    valid_from: Annotated[str | None, Field(description="First day.")] = None
    valid_to: Annotated[str | None, Field(description="Last day.")] = None


class Place(Value):
    """A place in a gazetteer."""

    key = ("scheme", "code")
    full_text = FullText(("name",), "name")

    scheme: Annotated[str, Field(description="The gazetteer: kemendagri, iso3166.")]
    code: Annotated[str, Field(description="Its code there.")]
    name: Annotated[str | None, Field(description="Its name.")] = None


NODES: dict[str, type[Node]] = {
    kind.__name__: kind
    for kind in (Person, Name, Identifier, Institution, Unit, Position, Skill, Occupation, Evidence, Programme, Place)
}
