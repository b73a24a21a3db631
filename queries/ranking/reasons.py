"""Pieces of evidence as reasons: what each added to a score, who else stands behind it, and in what role the person did."""

from collections.abc import Iterable
from typing import Annotated, Any, Final, Literal, LiteralString, NamedTuple

from pydantic import Field

from graph.edges import Role
from graph.language import N_
from graph.nodes import EvidenceKind, Relation
from graph.store import Store
from queries.question import EvidenceId, Row, Viewer
from queries.ranking.scores import Found
from queries.worth import ROLES

PIECES: Final[LiteralString] = """
UNWIND $pieces AS piece
CALL (piece) {
  MATCH (e:Evidence {id: piece}) RETURN e
  UNION ALL
  MATCH (e:Position {id: piece}) RETURN e
}
"""
"""Pieces of evidence by id, each by an index, as ``piece, e``; posts are such too."""

OTHERS: Final[LiteralString] = (
    PIECES
    + """
RETURN piece, COLLECT {
  MATCH (e)<-[r:AUTHORED|ATTENDED|HOLDS_POSITION|STATED|VOUCHES]-(q:Person) WHERE q.own IS NULL OR any(o IN q.own WHERE o IN $sees)
  RETURN DISTINCT [q.id, q.name, CASE type(r) WHEN 'VOUCHES' THEN r.relation END] AS one ORDER BY one[2], one[1], one[0] LIMIT 4
} AS people
"""
)
"""Who stands behind pieces of evidence, and who endorses with what relation."""

HELD: Final[LiteralString] = """
UNWIND $pairs AS pair
MATCH (:Person {id: pair[0]})-[r:ATTENDED]->(:Evidence {id: pair[1]})
RETURN pair[0] AS person, pair[1] AS piece, collect(DISTINCT r.role) AS roles
"""
"""In which roles people took part in what is shown of them."""

PARTICIPATED: Final = frozenset({"training", "certificate", "project", "award", "education"})
"""Kinds of evidence in which one takes part in some role."""


class Reason(Row):
    """A piece of evidence, and what it added to the score."""

    evidence: EvidenceId
    title: Annotated[str, Field(description=N_("Its title."))]
    kind: Annotated[EvidenceKind | Literal["position"], Field(description=N_("What it is: a work, a post held, a degree …"))]
    date: Annotated[str | None, Field(description=N_("When; of a post, its last day, none where it is still held."))]
    sources: Annotated[list[str], Field(description=N_("Which sources say so."))]
    matched: Annotated[list[str], Field(description=N_("Words of the topic that it contains."))]
    similar: Annotated[list[str], Field(description=N_("Other words of it that are near the topic in subject."))]
    shared: Annotated[int, Field(description=N_("How many people stand behind it; of what is shared each gets a part: who leads a project more, authors equal ones."))]  # fmt: skip
    others: Annotated[
        list[str],
        Field(
            description=N_(
                "Some of the others who stand behind it; of a post, who held one of the same title and unit, at whatever time."
            )
        ),
    ]
    role: Annotated[Role | None, Field(description=N_("In what role the person took part, of a course, a project or an award."))]
    endorser: Annotated[str | None, Field(description=N_("Of an endorsement: whose word it is."))]
    relation: Annotated[Relation | None, Field(description=N_("Of an endorsement: what who endorses is to who is endorsed."))]
    added: Annotated[float, Field(description=N_("What it added to the score: by its words and by its subject, by kind and age, shared out."))]  # fmt: skip
    by_words: Annotated[float, Field(description=N_("How much of that is for its words."))]
    share: Annotated[float, Field(description=N_("Its share of the person's score, 0 to 1."))]


class Behind(NamedTuple):
    """Who stands behind the pieces that are shown of people, and in which role."""

    people: dict[str, list[list[str]]]
    """By piece the id and name of some, and with what relation they endorse."""
    roles: dict[tuple[str, str], Role | None]
    """By person and piece, the role that counts."""

    @classmethod
    def read(cls, store: Store, viewer: Viewer, rows: Iterable[dict[str, Any]]) -> "Behind":
        """Ask for all rows at once, each with its ``person`` and ``evidence``."""
        shown = [(row["person"], piece) for row in rows for piece in row["evidence"]]
        pieces = sorted({piece["evidence"] for _, piece in shown})
        people = {row["piece"]: row["people"] for row in store.records(OTHERS, pieces=pieces, sees=list(viewer.sees))}
        pairs = [[person, piece["evidence"]] for person, piece in shown if piece["kind"] in PARTICIPATED]
        held = store.records(HELD, pairs=pairs) if pairs else []
        return cls(people, {(row["person"], row["piece"]): foremost(row["roles"]) for row in held})

    def reasons(self, row: dict[str, Any], told: Found) -> list[Reason]:
        """The pieces of a row of one person, as reasons."""
        return [self._reason(piece, row["person"], row["score"], told) for piece in row["evidence"]]

    def _reason(self, piece: dict[str, Any], person: str, score: float, told: Found) -> Reason:
        people = [one for one in self.people.get(piece["evidence"], []) if one[0] != person]
        endorser, relation = next(((name, relation) for _, name, relation in people if relation), (None, None))
        known = {
            "others": [name for _, name, relation in people if not relation][:3], "role": self.roles.get((person, piece["evidence"])),
            "endorser": endorser, "relation": relation,
        }  # fmt: skip
        return reason({**piece, **known}, score, told)


def foremost(roles: Iterable[Role]) -> Role | None:
    """Of several roles the one that counts most; None where there is none, as of a work."""
    return max(roles, key=lambda role: (ROLES.get(role, 1.0), role), default=None)


def reason(record: dict[str, Any], score: float, told: Found) -> Reason:
    """A piece of evidence as a reason: which words matched, which others are near, its share of a score."""
    text = f"{record['title']} {record.pop('text') or ''}"
    piece = told.speaking.pieces[record["evidence"]]
    matched = [word for terms in told.terms for word in terms.matched(text)]
    return Reason(
        **record, matched=list(dict.fromkeys(matched)), similar=told.similar(text) if piece.score > piece.lexical else [],
        by_words=record["added"] * piece.lexical / piece.score, share=record["added"] / score if score else 0.0,
    )  # fmt: skip
