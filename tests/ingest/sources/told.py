"""What a source gives, as lines that people can read."""

from collections.abc import Callable, Iterable

from graph.edges import Edge
from graph.provenance import Statement
from ingest.files import Problem
from ingest.source import Notice, R


def told(item: object) -> str:
    """A row, a problem, a notice or a fact as one line."""
    if isinstance(item, Problem):
        return f"Problem line {item.line}, {item.column}: {item.reason.format(**item.values)}"
    if isinstance(item, Notice):
        return f"Notice: {item.reason.format(**item.values)}"
    if not isinstance(item, Statement):
        return f"\nline {item.line}"  # type: ignore[attr-defined]
    fields = item.model_dump(exclude_defaults=True)
    ends = f" {' '.join(fields.pop('start'))} -> {' '.join(fields.pop('end'))}" if isinstance(item, Edge) else ""
    return f"  {type(item).__name__}{ends} {' '.join(f'{name}={value!r}' for name, value in fields.items())}"


def text(found: Iterable[R | Problem | Notice], facts: Callable[[R], Iterable[Statement]]) -> str:
    """Everything that a file gives, a line each."""
    lines = []
    for item in found:
        lines += [told(item), *(() if isinstance(item, Problem | Notice) else map(told, facts(item)))]
    return "\n".join(lines) + "\n"
