"""The catalogue of what users read: ``python -m api.messages``, or ``make messages``.

Messages are those marked by ``N_``, the first paragraph of each question's docstring, the names of what
questions take and give, and what click says for itself. What nobody translated yet is listed, and the exit status is 1.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final, get_args

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from pydantic import BaseModel

from api.fields import choices
from graph import describe
from graph.language import DOMAIN, LOCALE
from queries.question import paragraph, questions

ROOT: Final = Path(__file__).parent.parent

_FOLDERS: Final = ("graph", "ingest", "queries", "api")
_SPOKEN: Final = {"core.py", "exceptions.py", "formatting.py", "parser.py", "types.py", "decorators.py", "_termui_impl.py"}
_THEN: Final = datetime(2026, 11, 24, tzinfo=UTC)
"""The date in the catalogue's head: one that stays, so that the same messages make the same file."""


def template() -> Catalog:
    """Everything that may be shown, untranslated."""
    catalog = Catalog(project="Simpul", domain=DOMAIN, creation_date=_THEN, revision_date=_THEN)
    for folder in _FOLDERS:
        for _file, _line, message, _comments, _context in extract_from_dir(ROOT / folder, keywords={"N_": None}):
            catalog.add(message)
    for _file, _line, message, _comments, _context in extract_from_dir(
        ROOT / "api" / "templates",
        method_map=[("**.html", "jinja2")],
        options_map={"**.html": {"newstyle_gettext": "true", "trimmed": "true"}},
    ):
        catalog.add(message)
    for question in questions().values():
        catalog.add(paragraph(question.answer.__doc__))
        for name in (*names(question.ask), *names(question.row)):
            catalog.add(name.replace("_", " "))
    for kind in describe.kinds():
        catalog.add(kind.name.replace("_", " "))
        catalog.add(kind.description)
        for described in kind.properties:
            catalog.add(described.description)
    for message in _clicks():
        catalog.add(message)
    return catalog


def names(kind: Any) -> Iterator[str]:
    """The names of the fields of a model and of all within it, and of what may be chosen."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            yield name
            yield from choices(field.annotation)
            yield from names(field.annotation)
    for part in get_args(kind):
        yield from names(part)


def _clicks() -> Iterator[str | tuple[str, ...]]:
    spec = find_spec("click")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("click")
    keywords = {"_": None, "ngettext": (1, 2)}
    for file, _line, message, _comments, _context in extract_from_dir(Path(spec.origin).parent, keywords=keywords):
        if file in _SPOKEN:
            yield message


def updated(language: str) -> Catalog:
    """The catalogue as the code wants it: what is new untranslated, what is no longer said left out."""
    with (LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as text:
        catalog = read_po(text, locale=language, domain=DOMAIN)
    catalog.update(template(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = _THEN
    return catalog


def missing(catalog: Catalog) -> list[str]:
    """The messages without a translation."""
    return [str(message.id) for message in catalog if message.id and not (message.string and all(_parts(message.string)))]


def _parts(string: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


def main() -> int:
    """Bring the catalogues up to date, and list what has to be translated."""
    untranslated: list[str] = []
    for folder in LOCALE.iterdir():
        catalog = updated(folder.name)
        with (folder / "LC_MESSAGES" / f"{DOMAIN}.po").open("wb") as text:
            write_po(text, catalog, width=0, sort_output=True, no_location=True)
        with (folder / "LC_MESSAGES" / f"{DOMAIN}.mo").open("wb") as compiled:
            write_mo(compiled, catalog)
        untranslated += missing(catalog)
    for message in untranslated:
        print(repr(message))
    return 1 if untranslated else 0


if __name__ == "__main__":
    sys.exit(main())
