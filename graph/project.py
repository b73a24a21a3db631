"""Part of the graph as a networkx graph."""

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx


def as_networkx(nodes: Iterable[Mapping[str, Any]], edges: Iterable[Mapping[str, Any]]) -> "nx.MultiDiGraph[str]":
    """A directed multigraph from records.

    Args:
        nodes: each with ``id`` and attributes.
        edges: each with ``start``, ``end``, ``type`` and attributes; the type is the edge's key and attribute.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in nodes:
        graph.add_node(node["id"], **_known(node, "id"))
    for edge in edges:
        graph.add_edge(edge["start"], edge["end"], **_known(edge, "start", "end"))
    return graph


def _known(record: Mapping[str, Any], *apart: str) -> dict[str, Any]:
    return {name: value for name, value in record.items() if value is not None and name not in apart}
