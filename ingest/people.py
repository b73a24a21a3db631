"""A person of a table that people keep: known by NIP or ORCID, named as the table names, joined to what registers know."""

from collections.abc import Iterator
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator

from graph.edges import Edge, IdentifiedBy, Named
from graph.errors import InvalidValue
from graph.nodes import Identifier, Name, Node, Person, Ref
from graph.values import person_key, person_name
from ingest.reference import Needed

SURE: Final = 0.9
"""Registers know a name better: how sure such a table is of what others may say too."""


def _named(name: str) -> str:
    person_name.parse(name)  # which says what is wrong with one that is none
    return name


def _key(value: object) -> object:
    """A cell as ``person_key`` has it; what is no text is left to be told as such."""
    return person_key.clean(value or "") if value is None or isinstance(value, str) else value


def cleaned(kind: Any) -> BeforeValidator:
    """A cell with an identifier in its canonical form; None where it is empty."""
    return BeforeValidator(lambda value: kind.clean(value.strip()) if isinstance(value, str) and value.strip() else None)


PersonName = Annotated[Needed, AfterValidator(_named)]
PersonKey = Annotated[str, BeforeValidator(_key)]
"""``nip:…`` or ``orcid:…``: also a person's record."""


def keyed(name: str, key: str, stated: str | None) -> Iterator[Node | Edge]:
    """The person of a ``PersonKey``, called so."""
    return person(name, dict([key.split(":", 1)]), stated)


def person(name: str, keys: dict[str, str], stated: str | None, **agreed: Any) -> Iterator[Node | Edge]:
    """The person, called so, with identifiers by scheme; the first is the record.

    Raises:
        InvalidValue: there is no identifier.
    """
    if not keys:
        raise InvalidValue(person_key.NOBODY)
    about = ":".join(next(iter(keys.items())))
    parsed = person_name.parse(name)
    shown = person_name.display(parsed)
    ref = Ref("Person", about)
    yield Person(record=about, about=about, stated=stated, confidence=SURE, name=shown, visibility="open", **agreed)
    form = Name(about=about, form=parsed.name, kind="official", stated=stated)
    yield form
    yield Named(about=about, start=ref, end=form.ref)
    for scheme, value in keys.items():
        identifier = Identifier(about=about, scheme=scheme, value=value)
        yield identifier
        yield IdentifiedBy(about=about, start=ref, end=identifier.ref)
