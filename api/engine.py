"""The commands that keep the embedded Neo4j: ``simpul engine start``, ``stop``, ``status``, ``log``.

What starts it is imported when a command runs: the help of ``simpul`` does not wait for it.
"""

import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import click

from graph.console import NOTHING_FOUND
from graph.language import N_
from graph.settings import settings

Said = Callable[..., str]
"""Says a message, filled with values, in the user's language."""


def engine_group(said: Said) -> click.Group:
    """Keep, stop, ask of the embedded Neo4j."""
    group = click.Group("engine", help=N_("The embedded Neo4j."))
    lines = click.Option(
        ["--lines"], type=click.IntRange(1, 100_000), default=50, show_default=True, help=N_("How many lines, at most.")
    )
    follow = click.Option(["--follow"], is_flag=True, help=N_("Go on showing what comes."))
    for name, callback, params, text in (
        ("start", _start, [], N_("Start it, and let it stay.")),
        ("stop", _stop, [], N_("Stop it, whoever uses it.")),
        ("status", _status, [], N_("Whether it runs, where, since when, for how many, in what memory.")),
        ("log", _log, [lines, follow], N_("Its log.")),
    ):
        group.add_command(click.Command(name, callback=partial(callback, said), params=list(params), help=text))
    return group


def _start(said: Said) -> None:
    from graph import engine

    address = engine.start(settings())
    click.echo(said(N_("Neo4j answers at {uri} and stays until “simpul engine stop”."), uri=address.uri))


def _stop(said: Said) -> None:
    from graph import engine

    click.echo(said(N_("Neo4j is stopped.")) if engine.stop(settings()) else said(N_("Neo4j was not running.")))


def _status(_said: Said) -> None:
    from graph import engine

    told = engine.status(settings())
    for name, value in vars(told).items():
        if value not in (None, ""):
            click.echo(f"{name}: {value}")


def _log(said: Said, lines: int, follow: bool) -> None:
    from graph import engine

    path = engine.log_path(settings())
    if not path.exists():
        click.echo(said(N_("There is no log yet: {path}"), path=str(path)), err=True)
        sys.exit(NOTHING_FOUND)
    for line in _tail(path, lines, follow=follow):
        click.echo(line, nl=False)


def _tail(path: Path, lines: int, *, follow: bool) -> Iterator[str]:
    with path.open(encoding="utf-8", errors="replace") as log:
        yield from log.readlines()[-lines:]
        while follow:
            line = log.readline()
            if line:
                yield line
            else:
                time.sleep(0.3)
