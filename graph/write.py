"""Statements that write one kind of node or edge in batches, derived from the kinds.

Labels and relationship types cannot be parameters in every server Simpul speaks to, so this file alone
builds text; it builds it from class names only. Each statement takes ``$rows``.
"""

from graph.edges import Edge
from graph.nodes import Node
from graph.schema import TEXT_LABELS


def merge_nodes(kind: type[Node], labels: tuple[str, ...] = ()) -> str:
    """Write nodes; rows of ``id`` and ``properties``. What a node had before and has no longer is removed."""
    stale = [label for label in TEXT_LABELS if label not in labels] if _has_sentences(kind) else []
    lines = [f"UNWIND $rows AS row MERGE (n:{kind.__name__} {{id: row.id}}) SET n = row.properties"]
    if labels:
        lines.append(f"SET n:{':'.join(labels)}")
    if stale:
        lines.append(f"REMOVE n:{':'.join(stale)}")
    return " ".join(lines)


def merge_edges(kind: type[Edge], start: str, end: str) -> str:
    """Write edges between two kinds of node; rows of ``start``, ``end``, ``key`` and ``properties``."""
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}) MATCH (b:{end} {{id: row.end}}) "
        f"MERGE (a)-[r:{kind.type_name()} {{key: row.key}}]->(b) SET r = row.properties"
    )


def delete_nodes(kind: type[Node]) -> str:
    """Remove nodes with their edges; rows of ``id``."""
    return f"UNWIND $rows AS row MATCH (n:{kind.__name__} {{id: row.id}}) DETACH DELETE n"


def delete_edges(kind: type[Edge], start: str, end: str) -> str:
    """Remove edges; rows of ``start``, ``end`` and ``key``."""
    return (
        f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}})-[r:{kind.type_name()} {{key: row.key}}]->"
        f"(b:{end} {{id: row.end}}) DELETE r"
    )


def _has_sentences(kind: type[Node]) -> bool:
    return kind.full_text is not None and kind.full_text.analysis == "language"
