"""What the commands ``simpul`` and ``simpul-ingest`` share: the user's language, and errors told in a sentence."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NoReturn, TypeVar

import click

from graph.errors import SimpulError
from graph.language import LANGUAGES, N_, preferred, say, speak, translate

C = TypeVar("C", bound=click.Command)


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
