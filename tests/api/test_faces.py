"""A question is one file: command, route, page and tool follow from it."""

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp.client.client import Client

import queries
from api import mcp
from api.deps import Door
from api.fields import WRITTEN
from graph.settings import Settings
from graph.store import Store
from queries.question import questions
from tests.api.conftest import Command, served_by

MADE_UP = '''
"""A question made up on the spot."""

from typing import Annotated

from pydantic import Field

from queries.question import Answer, Ask, Question, Row, page


class AskMadeUp(Ask):
    """Something."""

    word: Annotated[str, Field(min_length=1, max_length=9, description="A word.")]
    times: Annotated[int, Field(ge=1, le=5, description="How often.")] = 2


class Said(Row):
    """A word."""

    word: Annotated[str, Field(description="The word.")]


def made_up(store, ask, viewer):
    """Say a word again."""
    return page([Said(word=ask.word)] * ask.times, ask)


QUESTION = Question(answer=made_up, ask=AskMadeUp, row=Said, title="Who says it?", example=AskMadeUp(word="hei"))
'''


@pytest.fixture
def made_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A new file in the folder of questions."""
    (tmp_path / "made_up.py").write_text(MADE_UP, encoding="utf-8")
    monkeypatch.setattr(queries, "__path__", [*queries.__path__, str(tmp_path)])
    questions.cache_clear()
    yield
    questions.cache_clear()


def test_every_pattern_is_told_in_words() -> None:
    """What a parameter must look like is said in words, of every question; no face shows a pattern."""
    schemas = [schema for question in questions().values() for schema in question.ask.model_json_schema()["properties"].values()]
    patterns = {part["pattern"] for schema in schemas for part in [schema, *schema.get("anyOf", [])] if "pattern" in part}
    assert patterns
    assert patterns <= WRITTEN.keys()


@pytest.mark.usefixtures("made_up")
def test_a_new_file_is_a_new_command(simpul: Command) -> None:
    """A question's file is all there is to write: help, answer, formats and errors follow."""
    assert "Who says it?" in simpul("questions").out
    told = simpul("made-up", "--help").out
    assert "--times INTEGER" in told
    assert "Say a word again." in told
    ended = simpul("made-up", "hei", "--times", "3", "--format", "csv")
    assert (ended.status, ended.out) == (0, "word\r\nhei\r\nhei\r\nhei\r\n")
    assert simpul("made-up", "hei", "--times", "6").err == "--times may be at most 5.\n"


@pytest.mark.usefixtures("made_up")
def test_a_new_file_is_a_route_and_a_page(world: Store) -> None:
    """Its parameters are typed and described, its answer comes in every format, what is wrong is told, and it has its form."""
    with served_by(world) as client:
        assert client.get("/api/v1/made_up?word=hei&times=3").json()["rows"] == [{"word": "hei"}] * 3
        assert client.get("/api/v1/made_up?word=hei&format=csv").text.split() == ["word", "hei", "hei"]
        assert client.get("/api/v1/made_up?times=2").status_code == 422
        operation = client.get("/openapi.json").json()["paths"]["/api/v1/made_up"]["get"]
        assert {parameter["name"]: parameter.get("description") for parameter in operation["parameters"]}["times"] == "How often."
        page = client.get("/en/questions/made_up?word=hei").text
        assert "Who says it?" in page
        assert page.count("<td>hei</td>") == 2
        assert '<label for="times">' in client.get("/questions/made_up").text
        assert "/questions/made_up" in client.get("/").text


@pytest.mark.usefixtures("made_up")
def test_a_new_file_is_a_tool(world: Store) -> None:
    """An assistant finds it and calls it."""
    door = Door(Settings(), lambda _settings: nullcontext(world))

    async def talked() -> Any:
        async with Client(mcp.server(door)) as client:
            assert "made_up" in {tool.name for tool in (await client.list_tools()).tools}
            return await client.call_tool("made_up", {"word": "hei", "times": 1})

    assert '"rows":[{"word":"hei"}]' in anyio.run(talked).content[0].text
