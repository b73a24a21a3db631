"""What a note or an error names, on a page: each as a link, to its own page or to the same question with it in place of what was given."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from markupsafe import Markup, escape

from api.fields import SUGGESTED, parameters
from api.tables import TARGETS
from graph.language import Message, Said, Term, say
from queries.question import Candidate, Note, questions

Url = Callable[..., str]
Naming = Callable[[str], str]


def instead(values: Mapping[str, object], given: Mapping[str, Any]) -> list[tuple[Candidate, dict[str, Any]]]:
    """Each candidate that a message lists for the name that was given, with what is asked where it is meant."""
    told = [one for value in values.values() if isinstance(value, list) for one in value if isinstance(one, Candidate)]
    return [(one, asked) for one in told if (asked := _renamed(given, values.get("name"), one))]


@cache
def _taking(kind: str) -> frozenset[str]:
    """The parameters, of any question, that name one of a kind."""
    finder = SUGGESTED["Occupation" if kind == "role" else kind.capitalize()]
    every = (parameter for question in questions().values() for parameter in parameters(question.ask))
    return frozenset(parameter.name for parameter in every if finder in parameter.suggested.split())


def _renamed(given: Mapping[str, Any], name: object, one: Candidate) -> dict[str, Any] | None:
    """What was given, with whom or what is meant for one of its values or lines, its level or weight kept; none where no value is that name.

    A topic may have the same words: what names one of this kind comes first.
    """
    meant = one.id
    for parameter, value in sorted(given.items(), key=lambda item: item[0] not in _taking(one.kind)):
        lines = [value] if isinstance(value, str) else list(value or ()) if isinstance(value, (list, tuple)) else []
        parts = [(line, *line.partition("=")) for line in lines]
        if any(name in (line[:80], head.strip()[:80]) for line, head, _, _ in parts):
            changed = [
                meant if line[:80] == name else meant + equals + tail if head.strip()[:80] == name else line
                for line, head, equals, tail in parts
            ]
            return {**given, parameter: changed[0] if isinstance(value, str) else changed, "after": None}
    return None


def linked(note: Note, language: str, given: Mapping[str, Any], path: str, url: Url, spoken: Naming, local: Naming) -> Markup:
    """A note in a language, whom or what it names being links; ``spoken`` tells the language of a name where it is another, ``local`` the name in the page's."""
    addresses = {one: url(path, **asked) for one, asked in instead(note.values, given)}

    def shown(value: object) -> object:
        if isinstance(value, Term):
            return Markup('<span lang="{}">{}</span>').format(spoken(value), value) if spoken(value) else escape(local(value))
        if isinstance(value, Candidate):
            own = TARGETS.get(value.kind.capitalize())
            href = addresses.get(value) or (url(own + value.id) if own else "")
            other = Markup(' lang="{}"').format(spoken(value.name)) if spoken(value.name) else ""
            name = Markup('<a href="{}"{}>{}</a>').format(href, other, local(value.name)) if href else escape(local(value.name))
            return name + f", {value.where}" if value.where else name
        if isinstance(value, (list, tuple)):
            return [shown(part) for part in value]
        if isinstance(value, Said):
            return escape(say(value.message, language, value.values))
        return escape(value) if isinstance(value, str) and not isinstance(value, Message) else value

    return Markup(say(note.message, language, {name: shown(value) for name, value in note.values.items()}))  # noqa: S704 (all that fills it is escaped)
