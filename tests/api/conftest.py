"""A command as a user types it, and the application as a client meets it."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.cli import Simpul
from graph.console import language_of, told
from graph.settings import Settings
from graph.store import Store


@dataclass(frozen=True)
class Ended:
    """How a command ended, and what it said."""

    status: int
    out: str
    err: str


Command = Callable[..., Ended]


@pytest.fixture
def simpul(world: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """The command ``simpul`` over the tiny world; English unless ``--lang`` says otherwise."""
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("LC_ALL", "")
    monkeypatch.setenv("LANGUAGE", "")

    def command(*arguments: str) -> Ended:
        status: object = 0
        language = language_of(arguments)
        try:
            with told(language):
                Simpul(language, lambda _settings: nullcontext(world)).main(arguments, prog_name="simpul")
        except SystemExit as end:
            status = end.code
        said = capsys.readouterr()
        return Ended(status if isinstance(status, int) else 1, said.out, said.err)

    return command


def served_by(store: Store, **settings: object) -> TestClient:
    """A client of the application over a store; to be entered."""
    app = create_app(Settings.model_validate(settings), lambda _settings: nullcontext(store))
    return TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False)


@pytest.fixture
def client(world: Store) -> Iterator[TestClient]:
    """A client of the application over the tiny world."""
    with served_by(world) as client:
        yield client
