"""The network itself, or a part of it, with pseudonyms for people."""

import hashlib
import hmac
import itertools
import secrets
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Final, Literal, LiteralString

import networkx as nx
import pyarrow as pa
import pyarrow.parquet as pq
from pydantic import Field

from graph.language import N_
from graph.nodes import Sector
from graph.project import as_networkx
from graph.store import Store
from queries.question import Answer, Ask, Note, Question, Row, Viewer, page

NodeKind = Literal["Person", "Institution", "Unit", "Position", "Skill", "Evidence", "Programme", "Place"]

NODES: Final[LiteralString] = """
MATCH (n)
WHERE any(label IN labels(n) WHERE label IN $kinds)
  AND (n.own IS NULL OR any(o IN n.own WHERE o IN $sees))
  AND ($sector IS NULL OR NOT n:Person OR EXISTS { (n)-[:WORKS_AT|EMPLOYED_BY]->(:Institution {sector: $sector}) })
RETURN n.id AS id, head([label IN labels(n) WHERE label IN $kinds]) AS kind,
  CASE WHEN n:Institution OR n:Place THEN n.name WHEN n:Skill THEN n.label END AS label,
  CASE WHEN n:Institution THEN n.sector END AS sector,
  CASE WHEN n:Skill OR n:Place THEN n.scheme END AS scheme,
  CASE WHEN n:Evidence OR n:Position THEN n.kind END AS form,
  CASE WHEN n:Evidence THEN left(n.date, 4) END AS year
"""

EDGES: Final[LiteralString] = """
MATCH (a)-[r]->(b)
WHERE any(label IN labels(a) WHERE label IN $kinds) AND any(label IN labels(b) WHERE label IN $kinds)
  AND (a.own IS NULL OR any(o IN a.own WHERE o IN $sees))
  AND (b.own IS NULL OR any(o IN b.own WHERE o IN $sees))
  AND (r.own IS NULL OR any(o IN r.own WHERE o IN $sees))
  AND ($sector IS NULL OR NOT a:Person OR EXISTS { (a)-[:WORKS_AT|EMPLOYED_BY]->(:Institution {sector: $sector}) })
  AND ($sector IS NULL OR NOT b:Person OR EXISTS { (b)-[:WORKS_AT|EMPLOYED_BY]->(:Institution {sector: $sector}) })
WITH a, r, b ORDER BY a.id, type(r), b.id, r.key SKIP $skip LIMIT $limit
RETURN a.id AS start, head([label IN labels(a) WHERE label IN $kinds]) AS start_kind, type(r) AS type,
  b.id AS end, head([label IN labels(b) WHERE label IN $kinds]) AS end_kind,
  coalesce(r.confidence, r.strength, 1.0) AS weight, left(coalesce(r.valid_from, r.stated), 4) AS year
"""

PEOPLE: Final = frozenset({"Person", "Position", "Evidence", "Unit"})
"""Kinds whose own ids lead to a person; they get pseudonyms, and neither title nor text is told."""

SCHEMAS: Final = {
    "nodes": pa.schema([(name, pa.string()) for name in ("id", "kind", "label", "sector", "scheme", "form", "year")]),
    "edges": pa.schema(
        [
            *((name, pa.string()) for name in ("start", "start_kind", "type", "end", "end_kind")),
            ("weight", pa.float64()),
            ("year", pa.string()),
        ]
    ),
}
"""The columns of the two tables of Parquet."""

EVERYTHING: Final = 2**62

APART: Final = N_("Each page has pseudonyms of its own, so that pages do not fit together. Give a key, the same for every page.")


class AskSnapshot(Ask):
    """Which part of the network."""

    kinds: Annotated[tuple[NodeKind, ...], Field(min_length=1, description=N_("Kinds of node to keep."))] = (
        "Person", "Institution", "Skill", "Evidence",
    )  # fmt: skip
    sector: Annotated[Sector | None, Field(description=N_("Only people of this sector."))] = None
    key: Annotated[
        str,
        Field(max_length=200, description=N_("A secret of your project: with the same key the same person has the same pseudonym. "
                                             "Left out, pseudonyms hold for this answer alone.")),
    ] = ""  # fmt: skip


class Link(Row):
    """An edge of the network."""

    start: Annotated[str, Field(description=N_("Where it leaves: an id, for people a pseudonym."))]
    start_kind: Annotated[str, Field(description=N_("Kind of that node."))]
    type: Annotated[str, Field(description=N_("Kind of edge."))]
    end: Annotated[str, Field(description=N_("Where it arrives."))]
    end_kind: Annotated[str, Field(description=N_("Kind of that node."))]
    weight: Annotated[float, Field(description=N_("How sure or strong, 0 to 1."))]
    year: Annotated[str | None, Field(description=N_("Since or in which year."))]


def snapshot(store: Store, ask: AskSnapshot, viewer: Viewer) -> Answer[Link]:
    """The edges of the network, a page at a time; ``--format graphml`` and ``parquet`` write it whole."""
    found = [Link(**edge) for edge in _edges(store, ask, viewer, _pseudonyms(ask), skip=ask.offset, limit=ask.limit + 1)]
    answer = page(found, ask)
    is_part = not ask.key and (answer.next or ask.offset)
    return replace(answer, notes=(Note(APART),)) if is_part else answer


def network(store: Store, ask: AskSnapshot, viewer: Viewer) -> "nx.MultiDiGraph[str]":
    """The whole part that was asked for, as networkx; nodes carry ``kind``, ``label``, ``sector``, ``scheme``, ``form``, ``year``.

    People, posts, units and evidence have pseudonyms and neither name nor title.
    """
    pseudonyms = _pseudonyms(ask)
    kept = list(_nodes(store, ask, viewer, pseudonyms))
    return as_networkx(kept, _edges(store, ask, viewer, pseudonyms, skip=0, limit=EVERYTHING))


def _nodes(store: Store, ask: AskSnapshot, viewer: Viewer, key: bytes) -> Iterator[dict[str, Any]]:
    for node in store.stream(NODES, kinds=list(ask.kinds), sees=list(viewer.sees), sector=ask.sector):
        yield {**node, "id": _pseudonym(key, node["id"]) if node["kind"] in PEOPLE else node["id"]}


def _edges(store: Store, ask: AskSnapshot, viewer: Viewer, key: bytes, *, skip: int, limit: int) -> Iterator[dict[str, Any]]:
    asked = {"kinds": list(ask.kinds), "sees": list(viewer.sees), "sector": ask.sector, "skip": skip, "limit": limit}
    for edge in store.stream(EDGES, **asked):
        for side in ("start", "end"):
            if edge[f"{side}_kind"] in PEOPLE:
                edge[side] = _pseudonym(key, edge[side])
        yield edge


def _pseudonyms(ask: AskSnapshot) -> bytes:
    return ask.key.encode() or secrets.token_bytes(32)


def _pseudonym(key: bytes, identifier: str) -> str:
    """A keyed hash (HMAC-SHA256, RFC 2104): without the key it leads back to nobody."""
    return "x" + hmac.new(key, identifier.encode(), hashlib.sha256).hexdigest()[:20]


def write_graphml(store: Store, ask: AskSnapshot, viewer: Viewer, path: Path) -> list[Path]:
    """The network as GraphML (Brandes et al. 2002), for Gephi, yEd, igraph or networkx."""
    nx.write_graphml(network(store, ask, viewer), path)
    return [path]


def write_parquet(store: Store, ask: AskSnapshot, viewer: Viewer, path: Path) -> list[Path]:
    """The network as two tables beside each other: ``NAME.nodes.parquet`` and ``NAME.edges.parquet``."""
    key, written = _pseudonyms(ask), list[Path]()
    for name, records in (
        ("nodes", _nodes(store, ask, viewer, key)),
        ("edges", _edges(store, ask, viewer, key, skip=0, limit=EVERYTHING)),
    ):
        written.append(path.with_suffix(f".{name}.parquet"))
        _write_table(written[-1], records, SCHEMAS[name])
    return written


def _write_table(path: Path, records: Iterator[dict[str, Any]], schema: pa.Schema) -> None:
    """Rows as Parquet, some at a time."""
    with pq.ParquetWriter(path, schema) as writer:
        while batch := list(itertools.islice(records, 50_000)):
            writer.write_table(pa.Table.from_pylist(batch, schema))


QUESTION = Question(
    answer=snapshot,
    ask=AskSnapshot,
    row=Link,
    title=N_("What does the network look like?"),
    example=AskSnapshot(),
    exports={"graphml": write_graphml, "parquet": write_parquet},
)
