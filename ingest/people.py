"""A person of a table that people keep: known by NIP or ORCID, named as the table names, joined to what registers know."""

from collections.abc import Iterator
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BeforeValidator

from graph.edges import Edge, IdentifiedBy, Named
from graph.errors import InvalidValue
from graph.language import N_
from graph.nodes import Identifier, Name, Node, Person, Ref
from graph.values import nip, orcid, person_name
from ingest.reference import Needed

SURE: Final = 0.9
"""Registers know a name better: how sure such a table is of what others may say too."""

NOBODY: Final = N_("Tell who it is: a NIP or an ORCID is needed.")


def _named(name: str) -> str:
    person_name.parse(name)  # which says what is wrong with one that is none
    return name


def _key(value: object) -> object:
    """A NIP or an ORCID in its canonical form, its scheme before it.

    Raises:
        InvalidValue: it is neither.
    """
    if value is None or (isinstance(value, str) and not value.strip()):
        raise InvalidValue(NOBODY)
    if not isinstance(value, str):
        return value
    digits = sum(letter.isdigit() for letter in value)
    return f"nip:{nip.clean(value)}" if digits > 16 else f"orcid:{orcid.clean(value)}"


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
        raise InvalidValue(NOBODY)
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
