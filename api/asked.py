"""What a page is asked in its address, and what it says where that cannot be asked so."""

from collections.abc import Mapping
from typing import Any, Final

from fastapi import Request
from pydantic import ValidationError

from api.deps import Asking
from api.fields import once, parameters, wrong
from api.notes import instead
from graph.errors import AskError, Moved
from graph.language import N_, Opening, say, word
from queries.question import Question

NAMED: Final = 300
"""Letters of a parameter up to which it may be somebody's id."""

_ASKS: Final = (
    N_("{count} people are called “{name}”. Whom do you mean?"),
    N_("Nobody here is called “{name}”. Do you mean one of these?"),
)
_ASKS_WHAT: Final = (
    N_("{count} are called “{name}”. Which one do you mean?"),
    N_("Nothing here is called “{name}”. Do you mean one of these?"),
)


def given_in(request: Request, question: Question[Any, Any]) -> dict[str, Any]:
    """The question's parameters in the address; a field left empty is not given, what may be several
    stands one a line, and what is not of the question is ignored.

    Raises:
        AskError: what takes one value has several.
    """
    given: dict[str, Any] = {}
    taken = parameters(question.ask)
    once(taken, request.query_params.getlist, word)
    for parameter in taken:
        given_here = request.query_params.getlist(parameter.name)
        lines = [line for value in given_here for line in value.splitlines()] if parameter.repeated else given_here
        values = [value for value in lines if value.strip()]
        if values:
            given[parameter.name] = values if parameter.repeated else values[-1]
    return given


def ids(given: Mapping[str, Any]) -> list[str]:
    """What of the parameters may be somebody's id."""
    return [value for value in given.values() if isinstance(value, str) and len(value) < NAMED]


def asked(question: Question[Any, Any], given: Mapping[str, Any]) -> Any:
    """What is asked by these parameters.

    Raises:
        AskError: one of them is wrong, or is missing.
    """
    try:
        return question.ask.model_validate(given)
    except ValidationError as error:
        raise wrong(error, {name: Opening(word(name)) for name in question.ask.model_fields}) from error


def refused(asking: Asking, error: AskError, given: Mapping[str, Any]) -> dict[str, Any]:
    """What was wrong, and whom or what a name may mean: each candidate with what is asked where it is meant.

    Raises:
        Moved: the person is found elsewhere.
    """
    if isinstance(error, Moved):
        raise error
    candidates = instead(error.values, given)
    if not candidates:
        return {"wrong": say(error.message, asking.language, error.values), "candidates": []}
    which, nearly = _ASKS if candidates[0][0].kind == "person" else _ASKS_WHAT
    asks = which if "count" in error.values else nearly
    return {"wrong": say(asks, asking.language, error.values), "candidates": candidates}
