"""What may be given to a question, read from its ``Ask``: for every face that has to show a form."""

from dataclasses import dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic_core import PydanticUndefined

from queries.question import Ask


@dataclass(frozen=True)
class Parameter:
    """One parameter of a question."""

    name: str
    kind: type
    """``str``, ``int``, ``float`` or ``bool``."""
    description: str
    required: bool
    repeated: bool
    choices: tuple[str, ...]
    default: Any

    @property
    def option(self) -> str:
        """Its name on a command line."""
        return "--" + self.name.replace("_", "-")


def parameters(ask: type[Ask]) -> list[Parameter]:
    """The parameters of a question: its own first, in their order, then those of every question."""
    shared = [name for name in ask.model_fields if name in Ask.model_fields]
    own = [name for name in ask.model_fields if name not in shared]
    return [_parameter(ask, name) for name in (*own, *shared)]


def _parameter(ask: type[Ask], name: str) -> Parameter:
    field = ask.model_fields[name]
    inner, repeated = _inner(field.annotation)
    choices = tuple(map(str, get_args(inner))) if get_origin(inner) is Literal else ()
    return Parameter(
        name=name,
        kind=str if choices else inner,
        description=field.description or "",
        required=field.is_required(),
        repeated=repeated,
        choices=choices,
        default=None if field.default is PydanticUndefined else field.default,
    )


def _inner(annotation: Any) -> tuple[Any, bool]:
    """The kind of one value, and whether there may be several."""
    if get_origin(annotation) in (Union, UnionType):
        return _inner(next(kind for kind in get_args(annotation) if kind is not type(None)))
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0], True
    return annotation, False
