"""What users read is there in Indonesian, whole and compiled."""

import io
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from pydantic import BaseModel

from api import messages
from graph.console import language_of
from graph.language import DOMAIN, LANGUAGES, LOCALE, N_, Choice, Opening, figure, label, preferred, say, word
from queries.question import questions


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


def test_nobody_has_a_sex() -> None:
    """No message takes a person for a woman or a man; the names of topics in examples are data."""
    said = {str(message.id) for message in messages.updated("id")}
    assert [text for text in said if re.search(r"\b(?:she|hers?|herself|he|him|his|himself)\b", text, re.IGNORECASE)] == []


def test_one_word_per_idea() -> None:
    """An institution, a skill, a mentor and a mentee are each called by one word in Indonesian; ``docs/glossary.md`` says by which."""
    avoided = r"(?<![\w({\x22])(keterampilan|mentee|pembimbing|binaan|lembaga|instansi)(?![\w)}])"
    ours = r"agenc|\bbody\b|research institute|instansi"  # government's own words
    texts = {str(message.id): str(message.string) for message in messages.updated("id")}
    named = [text for said, text in texts.items() if not re.search(ours, said, re.IGNORECASE)]
    assert [text for text in named if re.search(avoided, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_columns_have_one_heading(language: str) -> None:
    """In a table of any question, and in the tables within it, ids aside."""
    for row in {kind for question in questions().values() for kind in tables(question.row)}:
        headings = [
            label(name, language)
            for name, field in row.model_fields.items()
            if not name.endswith("id") and not field.json_schema_extra
        ]
        assert len(headings) == len(set(headings)), (row, headings)


def tables(kind: Any) -> Iterator[type[BaseModel]]:
    """A row, and those within it."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        yield kind
        for field in kind.model_fields.values():
            yield from tables(field.annotation)
    for part in get_args(kind):
        yield from tables(part)


def test_numbers_have_the_marks_of_the_language() -> None:
    """A comma before decimals and a point between thousands in Indonesian, the other way round in English; years are texts."""
    values = {"pairs": 1234, "waiting": 0, "total": 2345.678, "worst": 0.5}
    text = "{pairs} pairs, {waiting} wait; summed fit {total}, smallest {worst}."
    assert say(text, "en", values) == "1,234 pairs, 0 wait; summed fit 2,345.68, smallest 0.50."
    assert say(text, "id", values) == "1.234 pasangan, 0 menunggu; jumlah kecocokan 2.345,68, terkecil 0,50."
    for number, language, shown in (
        (0.00123, "id", "0,0012"),
        (0.0, "en", "0.00"),
        (6.8e-05, "en", "0.000068"),
        (-1500, "id", "-1.500"),
        (2026.0, "id", "2.026,00"),
    ):
        assert figure(number, language) == shown
    assert say("{reason}", "id", {"reason": "2026"}) == "2026"


def test_values_are_translated_too() -> None:
    """A template is filled in the same language."""
    assert say("{source}/{scope}: {state}; {rows} rows, {rejected} rejected, {facts} facts, run {run}.", "id", {
        "source": "s", "scope": "x", "state": N_("unchanged"), "rows": 1, "rejected": 0, "facts": 2, "run": "r",
    }) == "s/x: tidak berubah; 1 baris, 0 ditolak, 2 fakta, pemuatan r."  # fmt: skip


def test_what_somebody_wrote_stands_as_it_is() -> None:
    """Only what is marked as a message is said in the language; a word that happens to be one of the catalogue is not."""
    assert say("Nothing here speaks of {words}.", "id", {"words": ["“title”"]}) == "Tidak ada di sini yang menyebut “title”."
    assert say("{parameter} is needed.", "id", {"parameter": word("title")}).startswith("judul ")
    assert say("{parameter} is needed.", "id", {"parameter": Opening("title")}).startswith("Judul ")


def test_a_choice_is_said_in_words_with_its_value() -> None:
    """Whoever chose wrongly learns both what is meant and what to write."""
    offered = [Choice("central_government"), Choice("private")]
    assert say("{expected}", "id", {"expected": offered}) == "pemerintah pusat (central_government); swasta (private)"
    assert say("{expected}", "en", {"expected": offered}) == "central government (central_government); private"


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
