"""What the commands ``simpul`` and ``simpul-ingest`` share: the user's language, and errors told in a sentence."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn, TypeVar

import click

from graph.errors import SimpulError
from graph.language import LANGUAGES, N_, preferred, say, speak, translate

C = TypeVar("C", bound=click.Command)

NOTHING_FOUND = 4
"""Exit status of an answer without rows."""


def language_of(arguments: Sequence[str]) -> str:
    """The language that ``--lang`` names anywhere in a command, else the environment's."""
    for n, argument in enumerate(arguments):
        name, _, value = argument.partition("=")
        if name == "--lang":
            chosen = value or (arguments[n + 1] if n + 1 < len(arguments) else "")
            if chosen in LANGUAGES:
                return chosen
    return preferred(os.environ)


def spoken(command: C, language: str) -> C:
    """The command with the texts of its help in a language, and with ``--lang``; and so all below it."""
    if all(option.name != "lang" for option in command.params):
        help_text = N_("Language of messages.")
        command.params.append(click.Option(["--lang"], type=click.Choice(LANGUAGES), expose_value=False, help=help_text))
    command.help = translate(command.help or "", language)
    command.short_help = translate(command.short_help or "", language) or None
    command.epilog = translate(command.epilog or "", language)
    for option in command.params:
        if isinstance(option, click.Option):
            option.help = translate(option.help or "", language)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            spoken(below, language)
    return command


@contextmanager
def told(language: str) -> Iterator[None]:
    """Tell errors that the user can act on in one sentence; anything else is a bug, and told as one."""
    speak(language)

    def end(text: str, status: int) -> NoReturn:
        click.echo(text, err=True)
        sys.exit(status)

    try:
        yield
    except SimpulError as error:
        end(say(error.message, language, error.values), error.exit_status)
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)
    except OSError as error:
        values = {"file": error.filename or "-", "reason": error.strerror or type(error).__name__}
        end(say(N_("{file} cannot be read or written ({reason})."), language, values), 74)
    except Exception as error:
        if os.environ.get("SIMPUL_DEBUG"):
            raise
        text = N_("This is a bug in Simpul ({kind}). SIMPUL_DEBUG=1 shows where; please report it.")
        end(say(text, language, {"kind": type(error).__name__}), 70)


@contextmanager
def progress() -> Iterator[Callable[[str, int, int], None]]:
    """A bar per stage, with rate and remaining time, on a terminal's standard error; told the stage, what is done, of how much."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    bars = Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn(),
        console=console, disable=not console.is_terminal, transient=True,
    )  # fmt: skip
    known: dict[str, TaskID] = {}

    def show(stage: str, done: int, of: int) -> None:
        if stage not in known:
            known[stage] = bars.add_task(stage, total=of or None, rate="")
        task = bars.tasks[known[stage]]
        bars.update(task.id, completed=done, total=of or None, rate=f"{task.speed or 0:,.0f}/s")

    with bars:
        yield show
