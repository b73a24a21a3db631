"""What users read is there in Indonesian, whole and compiled."""

import io

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from api import messages
from graph.console import language_of
from graph.language import DOMAIN, LOCALE, preferred, say


def test_every_message_is_translated() -> None:
    """Nothing is missing, and nothing is kept that is no longer said; ``make messages`` lists what is."""
    catalog = messages.updated("id")
    assert messages.missing(catalog) == []
    with (LOCALE / "id" / "LC_MESSAGES" / f"{DOMAIN}.po").open("rb") as text:
        kept = read_po(text, locale="id", domain=DOMAIN)
    assert {str(message.id) for message in kept} == {str(message.id) for message in catalog}


def test_catalogue_is_compiled() -> None:
    """The compiled catalogue is that of the text beside it."""
    folder = LOCALE / "id" / "LC_MESSAGES"
    compiled = io.BytesIO()
    with (folder / f"{DOMAIN}.po").open("rb") as text:
        write_mo(compiled, read_po(text, locale="id", domain=DOMAIN))
    assert compiled.getvalue() == (folder / f"{DOMAIN}.mo").read_bytes()


def test_values_are_translated_too() -> None:
    """A template is filled in the same language."""
    assert say("{source}/{scope}: {state}; {rows} rows, {rejected} rejected, {facts} facts, run {run}.", "id", {
        "source": "s", "scope": "x", "state": "unchanged", "rows": 1, "rejected": 0, "facts": 2, "run": "r",
    }) == "s/x: tidak berubah; 1 baris, 0 ditolak, 2 fakta, pemuatan r."  # fmt: skip


@pytest.mark.parametrize(
    ("environment", "language"),
    [({}, "id"), ({"LANG": "C.UTF-8"}, "id"), ({"LANG": "en_GB.UTF-8"}, "en"), ({"LANG": "nl_NL"}, "en"),
     ({"LANG": "en_US", "LC_ALL": "id_ID.UTF-8"}, "id")],
)  # fmt: skip
def test_language_of_the_environment(environment: dict[str, str], language: str) -> None:
    """Indonesian unless the environment names another language."""
    assert preferred(environment) == language


def test_language_of_the_command() -> None:
    """``--lang`` counts wherever it stands."""
    assert language_of(["experts", "air", "--lang=id"]) == language_of(["--lang", "id", "experts"]) == "id"
