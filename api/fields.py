"""What may be given to a question, read from its ``Ask``: for every face that has to show a form."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import UnionType
from typing import Any, Final, Literal, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import PydanticUndefined

from graph.errors import AskError
from graph.language import N_, Choice
from queries.question import Ask

_WRONG: Final = {
    "missing": N_("{parameter} is needed."),
    "extra_forbidden": N_("There is no parameter {parameter} here."),
    "literal_error": N_("{parameter} must be one of: {expected}."),
    "string_type": N_("{parameter} must be text."),
    "string_too_short": N_("{parameter} must have at least {min_length} characters."),
    "string_too_long": N_("{parameter} may have at most {max_length} characters."),
    "too_long": N_("{parameter} may be given at most {max_length} times."),
    "too_short": N_("{parameter} must be given at least {min_length} times."),
    "greater_than": N_("{parameter} must be more than {gt}."),
    "less_than": N_("{parameter} must be less than {lt}."),
    "greater_than_equal": N_("{parameter} must be at least {ge}."),
    "less_than_equal": N_("{parameter} may be at most {le}."),
    "int_parsing": N_("{parameter} must be a whole number."),
    "int_parsing_size": N_("{parameter} must be a whole number."),
    "int_type": N_("{parameter} must be a whole number."),
    "int_from_float": N_("{parameter} must be a whole number."),
    "float_parsing": N_("{parameter} must be a number."),
    "float_type": N_("{parameter} must be a number."),
    "finite_number": N_("{parameter} must be a number."),
    "tuple_type": N_("{parameter} must be a list."),
    "list_type": N_("{parameter} must be a list."),
    "dict_type": N_("{parameter} must be an object."),
    "model_type": N_("{parameter} must be an object."),
    "model_attributes_type": N_("{parameter} must be an object."),
    "json_invalid": N_("{parameter} is no valid JSON."),
    "two_levels": N_("{parameter} has {skill} at more than one level: {levels}. Keep one of them."),
    "bool_parsing": N_("{parameter} must be true or false."),
    "bool_type": N_("{parameter} must be true or false."),
}
"""What is said of pydantic's kinds of error, filled with what pydantic knows of it."""

WRITTEN: Final = {
    "^[a-z]{2}$": N_("{parameter} must be the two small letters that stand for a language: id for Indonesian, en for English."),
}
"""What each pattern of a parameter demands, in words with an example: nobody is shown the pattern itself."""


SUGGESTED: Final = {
    "Person": "people",
    "Institution": "institutions",
    "Unit": "units",
    "Skill": "vocabulary",
    "Occupation": "roles",
}
"""The question that finds, by the beginning of a name, the kind of node that a parameter names."""


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
    suggested: str = ""
    """The questions whose rows are what could be meant, as one types; empty: none."""
    by: str = ""
    """The parameter whose choices say, in their order, which of these questions it is; empty: all of them."""

    @property
    def number(self) -> bool:
        """Whether it is a number."""
        return self.kind in (int, float)

    @property
    def switch(self) -> bool:
        """Whether it is off unless it is chosen."""
        return self.kind is bool and not self.default

    @property
    def option(self) -> str:
        """Its name on a command line."""
        return "--" + self.name.replace("_", "-")


def parameters(ask: type[Ask]) -> list[Parameter]:
    """The parameters of a question: its own first, in their order, then those of every question."""
    shared = [name for name in ask.model_fields if name in Ask.model_fields]
    own = [name for name in ask.model_fields if name not in shared]
    return [_parameter(ask, name) for name in (*own, *shared)]


def once(taken: Iterable[Parameter], given: Callable[[str], list[str]], shown: Callable[[str], str] = str) -> None:
    """Make sure that what takes one value has no two: the last one would silently win.

    Raises:
        AskError: a parameter has several, told by its name as shown to the user.
    """
    for parameter in taken:
        if not parameter.repeated and len(set(filter(str.strip, given(parameter.name)))) > 1:
            raise AskError(N_("{parameter} is given more than once. Give one value."), parameter=shown(parameter.name))


def _parameter(ask: type[Ask], name: str) -> Parameter:
    field = ask.model_fields[name]
    inner, repeated = _inner(field.annotation)
    found = choices(field.annotation)
    extra = field.json_schema_extra if isinstance(field.json_schema_extra, dict) else {}
    nodes = extra.get("x-node", "")
    return Parameter(
        name=name,
        kind=str if found else inner,
        description=field.description or "",
        required=field.is_required(),
        repeated=repeated,
        choices=found,
        default=None if field.default is PydanticUndefined else field.default,
        suggested=" ".join(SUGGESTED.get(str(node), "") for node in (nodes if isinstance(nodes, list) else [nodes])),
        by=str(extra.get("x-by", "")),
    )


def choices(annotation: Any) -> tuple[str, ...]:
    """What may be chosen where a type names all that there is."""
    if get_origin(annotation) is Literal:
        return tuple(map(str, get_args(annotation)))
    return tuple(choice for part in get_args(annotation) for choice in choices(part))


def _inner(annotation: Any) -> tuple[Any, bool]:
    """The kind of one value, and whether there may be several."""
    if get_origin(annotation) in (Union, UnionType):
        return _inner(next(kind for kind in get_args(annotation) if kind is not type(None)))
    if get_origin(annotation) is tuple:
        return get_args(annotation)[0], True
    return annotation, False


def wrong(error: ValidationError, shown: Mapping[str, str]) -> AskError:
    """What to tell who asked: the first thing that is wrong, by the parameter's name as shown to the user."""
    first = error.errors(include_url=False, include_input=False)[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    return wrong_parameter(first["type"], shown.get(name, name[:80]), first.get("ctx", {}), first["msg"])


def wrong_parameter(kind: str, parameter: str, known: Mapping[str, object], message: str) -> AskError:
    """What to tell of pydantic's kind of error; ``place`` in what is known says where within the parameter it is."""
    template = WRITTEN.get(str(known["pattern"])) if kind == "string_pattern_mismatch" else _WRONG.get(kind)
    values = {**known, "parameter": f"{parameter} {known['place']}"[:80] if known.get("place") else parameter}
    if "expected" in known:  # pydantic says it in English: 'id' or 'en'
        values["expected"] = [Choice(one) for one in re.findall(r"'([^']+)'", str(known["expected"]))]
    return (
        AskError(template, **values)
        if template
        else AskError(N_("{parameter} is not valid: {reason}."), **{**values, "reason": message})
    )
