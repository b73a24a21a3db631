"""The form of a question on a page: which fields stand open, and what has been asked, in words."""

from collections.abc import Mapping
from typing import Any, Final

from babel import Locale

from api.fields import Parameter, parameters
from graph.language import N_, label, translate
from queries.question import Question

CHIEF: Final = 4
"""Fields that stand open in a form, those that are needed first: a row of it on a desk. The others are folded."""


def parted(question: Question[Any, Any], *, answered: bool) -> tuple[list[Parameter], list[Parameter]]:
    """The fields that stand open and those that are folded; where an answer stands below that needed none of them, one is open."""
    taken = [parameter for parameter in parameters(question.ask) if parameter.name != "after"]
    taken.sort(key=lambda parameter: not parameter.required)
    needed = sum(parameter.required for parameter in taken)
    chief = max(needed, 1 if answered else CHIEF)
    return taken[:chief], taken[chief:]


def in_words(
    question: Question[Any, Any], given: Mapping[str, Any], called: Mapping[str, str], language: str
) -> list[tuple[str, str]]:
    """What was asked, each parameter with its value as a reader knows it; ``called`` tells what ids name."""
    told = []
    for parameter in parameters(question.ask):
        value = given.get(parameter.name)
        if value and parameter.name not in ("after", "limit"):
            values = [value] if isinstance(value, str) else value
            told.append((parameter.name, "; ".join(_word(parameter, str(one), called, language) for one in values)))
    return told


def _word(parameter: Parameter, value: str, called: Mapping[str, str], language: str) -> str:
    if parameter.switch:
        return translate(N_("yes"), language)
    if value in parameter.choices:
        return label(value, language)
    if parameter.name == "language":
        return str(Locale(language).languages.get(value, value))
    return called.get(value, value)
