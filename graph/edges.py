"""The kinds of edge: how what the graph knows hangs together, each with the kinds of node at its ends."""

import re
from typing import Annotated, ClassVar, Literal

from pydantic import Field, InstanceOf

from graph.nodes import (
    Evidence,
    Identifier,
    Institution,
    Name,
    Node,
    Occupation,
    Person,
    Place,
    Position,
    Programme,
    Ref,
    Relation,
    Skill,
    Unit,
)
from graph.provenance import Statement

Role = Literal["participant", "instructor", "student", "holder", "lead", "deputy", "expert", "member"]
"""In what role somebody took part: in a course as ``participant`` or ``instructor``, at a school as ``student``, of a certificate as
``holder``; in a project and its awards as ``lead`` (ketua tim), ``deputy`` (wakil), ``expert`` (tenaga ahli) or ``member`` (anggota)."""

End = InstanceOf[Ref] | Ref
"""A reference as it is; one read from JSON is made anew, which takes as long as the whole rest of an edge."""


class Edge(Statement):
    """A relation between two nodes of one source; with the same ends and key it is the same edge."""

    starts: ClassVar[tuple[type[Node], ...]]
    ends: ClassVar[tuple[type[Node], ...]]
    key: ClassVar[tuple[str, ...]] = ()
    """Properties that tell two edges between the same nodes apart."""
    general: ClassVar[bool] = False
    """Whether it holds whoever there is: what is hidden with a person tells none of this kind."""

    start: Annotated[End, Field(description="The node it leaves.")]
    end: Annotated[End, Field(description="The node it reaches.")]

    @classmethod
    def type_name(cls) -> str:
        """The relationship type in the graph: ``HoldsPosition`` is ``HOLDS_POSITION``."""
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).upper()


class Named(Edge):
    """A person bears a name."""

    starts, ends = (Person,), (Name,)


class IdentifiedBy(Edge):
    """A register knows it by this key."""

    starts, ends = (Person, Institution, Evidence, Unit), (Identifier,)


class EmployedBy(Edge):
    """The institution that employs a person (instansi induk)."""

    starts, ends, key = (Person,), (Institution,), ("status", "valid_from")

    status: Annotated[str | None, Field(description="PNS, CPNS, PPPK, BUMN, lecturer …")] = None
    valid_from: Annotated[str | None, Field(description="Since when.")] = None
    valid_to: Annotated[str | None, Field(description="Until when; empty: still.")] = None


class WorksAt(Edge):
    """The institution where a person works (instansi kerja), employed there or seconded."""

    starts, ends, key = (Person,), (Institution,), ("valid_from",)

    valid_from: Annotated[str | None, Field(description="Since when.")] = None
    valid_to: Annotated[str | None, Field(description="Until when; empty: still.")] = None


class HoldsPosition(Edge):
    """A person holds a post, definitively or acting."""

    starts, ends, key = (Person,), (Position,), ("assignment", "valid_from")

    assignment: Annotated[
        Literal["D", "PLT", "PLH", "PJ", "TT"],
        Field(description="Jenis penugasan: definitif, pelaksana tugas, pelaksana harian, penjabat, tugas tambahan."),
    ] = "D"
    valid_from: Annotated[str | None, Field(description="TMT jabatan.")] = None
    valid_to: Annotated[str | None, Field(description="Until when; empty: still.")] = None


class PartOf(Edge):
    """A post in a unit, a unit in an institution, an institution under another."""

    starts, ends = (Position, Unit, Institution), (Unit, Institution)


class SucceededBy(Edge):
    """An institution was renamed, merged or split into another."""

    starts, ends, general = (Institution,), (Institution,), True


class Authored(Edge):
    """A person wrote, edited or invented a work."""

    starts, ends = (Person,), (Evidence,)

    place: Annotated[int | None, Field(ge=0, description="Place in the list of authors, from 0.")] = None


class Attended(Edge):
    """A person took or gave a training, studied, was certified, worked in a project or took part."""

    starts, ends, key = (Person,), (Evidence, Programme), ("role",)

    role: Annotated[Role, Field(description="In what role.")] = "participant"


class Stated(Edge):
    """It tells what a person said, did or can, in somebody else's words: evidence of a weaker kind."""

    starts, ends = (Person,), (Evidence,)


class Vouches(Edge):
    """A person says in it, an endorsement, what another can do; it shows nothing of what the first can do."""

    starts, ends = (Person,), (Evidence,)

    relation: Annotated[Relation, Field(description="What who endorses is to who is endorsed.")]


class Mentions(Edge):
    """A text names a person, an institution, a post or a programme."""

    starts, ends = (Evidence,), (Person, Institution, Position, Programme)

    spans: Annotated[tuple[str, ...], Field(description="Where in its title or text: title:0-7, text:120-131.")] = ()


class Evidences(Edge):
    """A piece of evidence, or a post, shows a skill."""

    starts, ends = (Evidence, Position), (Skill,)

    level: Annotated[str | None, Field(description="Level on the skill's own scale.")] = None
    spans: Annotated[tuple[str, ...], Field(description="The words it was read from: title:0-7, text:120-131.")] = ()
    extractor: Annotated[str | None, Field(description="What read it, and its version; empty: the source itself says so.")] = None


class Broader(Edge):
    """A skill or an occupation lies within a broader one of its list."""

    starts, ends, general = (Skill, Occupation), (Skill, Occupation), True


class Matches(Edge):
    """Two skills of different lists, or of two versions of one, are the same or nearly so."""

    starts, ends, key, general = (Skill,), (Skill,), ("kind",), True

    kind: Annotated[Literal["exact", "close"], Field(description="The same (exactMatch), or nearly so (closeMatch).")]
    by: Annotated[str | None, Field(description="Who says so.")] = None


class Needs(Edge):
    """An occupation, a post or another skill needs a skill."""

    starts, ends, key, general = (Occupation, Position, Skill), (Skill,), ("kind",), True

    kind: Annotated[Literal["essential", "optional"], Field(description="Whether nobody does it without.")]
    level: Annotated[str | None, Field(description="The level it needs, on the skill's own scale.")] = None


class Cites(Edge):
    """A work builds on another."""

    starts, ends, general = (Evidence,), (Evidence,), True


class GivenAt(Edge):
    """The institution where evidence was made or earned: an author's affiliation, a school, an organiser."""

    starts, ends = (Evidence,), (Institution,)


class Knows(Edge):
    """Two people know each other, as a source says."""

    starts, ends, key = (Person,), (Person,), ("why",)
    prose = ("why",)

    why: Annotated[str, Field(description="How they know each other.")]
    strength: Annotated[float | None, Field(ge=0, le=1, description="How closely, 0 to 1.")] = None
    last_seen: Annotated[str | None, Field(description="When last.")] = None


class Guides(Edge):
    """A person guides another, as mentor."""

    starts, ends, key = (Person,), (Person,), ("valid_from",)
    prose = ("programme",)

    programme: Annotated[str | None, Field(description="In which call or programme.")] = None
    valid_from: Annotated[str | None, Field(description="Since when.")] = None
    valid_to: Annotated[str | None, Field(description="Until when; empty: still.")] = None


class LocatedIn(Edge):
    """An institution or a unit sits in a place; a place lies in another."""

    starts, ends, general = (Institution, Unit, Place), (Place,), True


EDGES: dict[str, type[Edge]] = {
    kind.__name__: kind
    for kind in (
        Named, IdentifiedBy, EmployedBy, WorksAt, HoldsPosition, PartOf, SucceededBy, Authored, Attended, Stated, Vouches,
        Mentions, Evidences, Broader, Matches, Needs, Cites, GivenAt, Knows, Guides, LocatedIn,
    )
}  # fmt: skip
