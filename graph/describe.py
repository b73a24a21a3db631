"""The model page of the documentation, written from the declarations: ``python -m graph.describe``."""

import sys
from pathlib import Path
from typing import Final, NamedTuple, get_args, get_origin

from pydantic.fields import FieldInfo

from graph.edges import EDGES, Edge
from graph.nodes import NODES, RESTRICTED, Recorded, Value
from graph.provenance import Statement
from graph.schema import text_indexes

PAGE: Final = Path(__file__).parent.parent / "docs" / "model.md"

_HEAD: Final = """# The model

*Written from `graph/nodes.py` and `graph/edges.py` by `python -m graph.describe`; do not edit.*

A **recorded** kind is known by a source's record, and resolution decides which records are one entity. A
**value** kind is the same node wherever its key is the same. Every fact carries the source, scope, run and
record that said it, when it was stated, how sure it is, and, where it was read from text, its span; the
graph's nodes and edges keep `sources`, and edges `stated` and `confidence`. `own` names the institutions that
keep a thing to themselves; it is absent where everybody may see it.
"""


class Property(NamedTuple):
    """A property of a kind."""

    name: str
    type: str
    description: str


class Described(NamedTuple):
    """A kind of node or edge, for a data dictionary."""

    name: str
    description: str
    ends: str
    properties: list[Property]


def kinds() -> list[Described]:
    """Every kind of node, then of edge, with its properties."""
    nodes = [Described(name, node.__doc__ or "", "", _properties(node)) for name, node in NODES.items()]
    return nodes + [Described(edge.type_name(), edge.__doc__ or "", _ends(edge), _properties(edge)) for edge in EDGES.values()]


def _properties(kind: type[Statement]) -> list[Property]:
    fields = kind.model_fields
    return [Property(name, _type(fields[name]), fields[name].description or "") for name in kind.properties()]


def _ends(edge: type[Edge]) -> str:
    return f"{' or '.join(k.__name__ for k in edge.starts)} → {' or '.join(k.__name__ for k in edge.ends)}"


def page() -> str:
    """The page as Markdown, with the picture of the schema."""
    parts = [_HEAD, "## Picture\n", _picture(), "## Nodes\n"]
    for name, node in NODES.items():
        identity = f"value, by {' and '.join(node.key)}" if issubclass(node, Value) else "recorded"
        joined = f"; joined by {', '.join(node.joined_by)}" if issubclass(node, Recorded) and node.joined_by else ""
        parts.append(f"### {name}\n\n{node.__doc__} ({identity}{joined})\n\n{_table(node)}")
    parts.append("## Edges\n")
    parts += [f"### {edge.type_name()}\n\n{edge.__doc__} ({_ends(edge)})\n\n{_table(edge)}" for edge in EDGES.values()]
    parts.append("## Full-text indexes\n\n| index | labels | properties | analyzer |\n|---|---|---|---|\n" + "\n".join(
        f"| {i.name} | {', '.join(i.labels)} | {', '.join(i.properties)} | {i.analyzer} |" for i in text_indexes()
    ))  # fmt: skip
    parts.append(
        f"\n## Restricted identifiers\n\n{', '.join(sorted(RESTRICTED))}: they join records in the lake and never reach the graph.\n"
    )
    return "\n".join(parts)


def _picture() -> str:
    lines = [
        f"    {start.__name__} -->|{edge.type_name()}| {end.__name__}"
        for edge in EDGES.values()
        for start in edge.starts
        for end in edge.ends
    ]
    return "\n".join(["```mermaid", "graph LR", *lines, "```", ""])


def _table(kind: type[Statement]) -> str:
    rows = [f"| {name} | {type_} | {description} |" for name, type_, description in _properties(kind)]
    return "\n".join(["| property | type | what it is |", "|---|---|---|", *rows, ""]) if rows else ""


def _type(field: FieldInfo) -> str:
    text = _named(field.annotation)
    return text + (", may be empty" if not field.is_required() and "tuple" not in str(field.annotation) else "")


def _named(annotation: object) -> str:
    arguments = [argument for argument in get_args(annotation) if argument not in (type(None), ...)]
    if get_origin(annotation) is tuple:
        return f"list of {_named(arguments[0])}"
    if arguments and all(isinstance(argument, str) for argument in arguments):
        return " · ".join(map(str, arguments))
    if arguments:
        return " or ".join(map(_named, arguments))
    return {"str": "text", "int": "integer", "float": "number"}[getattr(annotation, "__name__", "str")]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
