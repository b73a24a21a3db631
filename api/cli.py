"""A command per question, derived from its declaration; and those that serve, index and complete."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from importlib.metadata import version
from pathlib import Path
from typing import Any, TextIO

import click
from click.shell_completion import get_completion_class
from pydantic import ValidationError
from rich.console import Console

from api import formats
from api.engine import engine_group
from api.fields import Parameter, parameters, wrong
from graph.console import NOTHING_FOUND, language_of, progress, spoken, told
from graph.errors import AskError
from graph.language import N_, say
from graph.settings import Settings, settings
from graph.store import Store, open_store
from queries.institution import institution_id
from queries.question import Answer, Ask, Question, Viewer, paragraph, questions

OpenStore = Callable[[Settings], AbstractContextManager[Store]]

_FORMATS = ("table", "json", "jsonl", "csv", "xlsx")


class Simpul(click.Group):
    """The command ``simpul`` in one language; its commands are made when they are asked for."""

    def __init__(self, language: str, opener: OpenStore = open_store) -> None:
        """A command for a language, over the graph that ``opener`` opens."""
        self.language = language
        self.opener = opener
        text = N_(
            "Who knows this, and how do I reach them? Each question is a command; “simpul QUESTION --help” tells what it takes."
        )
        super().__init__("simpul", help=text, params=[_version_option()])
        for command in (
            _questions(self), _mentoring(self), _serve(self), _mcp(self), _index(self), engine_group(self.said), _completion(self),
        ):  # fmt: skip
            self.add_command(command)
        spoken(self, language)

    def said(self, message: str, **values: object) -> str:
        """A message in the user's language."""
        return say(message, self.language, values)

    @contextmanager
    def waiting(self, message: str) -> Iterator[None]:
        """Show on a terminal that something is at work."""
        console = Console(stderr=True)
        with console.status(self.said(message)) if console.is_terminal else nullcontext():
            yield

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Questions first, then the rest."""
        asked = [name.replace("_", "-") for name in questions()]
        return [*asked, *(name for name in super().list_commands(ctx) if name not in asked)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a question, by its name with dashes or underscores."""
        question = questions().get(cmd_name.replace("-", "_"))
        if question is None or not question.derived_command:
            return super().get_command(ctx, cmd_name.replace("_", "-") if question else cmd_name)
        return spoken(_command(self, question), self.language)


def _version_option() -> click.Option:
    def show(context: click.Context, _option: click.Parameter, value: bool) -> None:
        if value:
            click.echo(f"simpul {version('simpul')}")
            context.exit()

    return click.Option(
        ["--version"], is_flag=True, is_eager=True, expose_value=False, callback=show, help=N_("Show the version.")
    )


def _command(simpul: Simpul, question: Question[Any, Any]) -> click.Command:
    taken = parameters(question.ask)
    options: list[click.Parameter] = [_parameter(parameter) for parameter in taken]
    options += [
        click.Option(
            ["--format", "form"], type=click.Choice([*_FORMATS, *question.exports]), default="table", show_default=True,
            help=N_("How the answer is written."),
        ),
        click.Option(["--out"], type=click.Path(path_type=Path, dir_okay=False), help=N_("File to write; needed for xlsx and for exports.")),
        click.Option(["--as", "seen_by"], metavar="INSTITUTION", help=N_("See with the eyes of somebody of this institution: its id, name or acronym.")),
    ]  # fmt: skip

    def run(form: str, out: Path | None, seen_by: str | None, **given: Any) -> None:
        _answer(simpul, question, _ask(question, taken, given), form, out, seen_by)

    notes = [simpul.said(question.title), simpul.said(paragraph(question.answer.__doc__))]
    epilog = N_("Exit status: 0 with rows, 4 without, 2 for a wrong parameter, 3 for what is not there.")
    return click.Command(
        question.name.replace("_", "-"), callback=run, params=options, help="\n\n".join(notes), short_help=notes[0], epilog=epilog
    )


def _parameter(parameter: Parameter) -> click.Parameter:
    kind: Any = click.Choice(parameter.choices) if parameter.choices else parameter.kind
    if parameter.required:
        return click.Argument([parameter.name], type=kind, nargs=-1 if parameter.repeated else 1, required=True)
    shown = None if parameter.default in (None, "", ()) else parameter.default
    return click.Option(
        [parameter.option, parameter.name], type=kind, multiple=parameter.repeated, default=parameter.default,
        is_flag=parameter.kind is bool, show_default=shown is not None, help=parameter.description,
    )  # fmt: skip


def _ask(question: Question[Any, Any], taken: list[Parameter], given: dict[str, Any]) -> Ask:
    """The question's input, checked; what is wrong is told by the option's name."""
    try:
        ask: Ask = question.ask.model_validate(given)
    except ValidationError as error:
        raise wrong(
            error, {parameter.name: parameter.name if parameter.required else parameter.option for parameter in taken}
        ) from error
    return ask


def _answer(simpul: Simpul, question: Question[Any, Any], ask: Ask, form: str, out: Path | None, institution: str | None) -> None:
    setting = settings()
    if form == "table" and out and (named := out.suffix.lower().removeprefix(".")) in _FORMATS:
        form = named
    if form in ("xlsx", *question.exports) and out is None:
        raise AskError(N_("The format {form} needs a file: --out FILE."), form=form)
    with simpul.opener(setting) as store, simpul.waiting(N_("Asking …")):
        viewer = _viewer(store, setting, institution)
        exported = question.exports[form](store, ask, viewer, out) if form in question.exports and out else []
        answer = Answer[Any]([]) if exported else question.answer(store, ask, viewer)
    if exported:
        for file in exported:
            click.echo(simpul.said(N_("Written: {file}"), file=file), err=True)
        return
    _write(simpul, question, ask, answer, form, out)
    for note in answer.notes:
        click.echo(simpul.said(note.message, **note.values), err=True)
    if answer.next:
        click.echo(simpul.said(N_("There is more: --after {next}"), next=answer.next), err=True)
    if not answer.rows:
        click.echo(simpul.said(N_("There is no row for this.")), err=True)
        sys.exit(NOTHING_FOUND)


def _viewer(store: Store, setting: Settings, institution: str | None = None) -> Viewer:
    """Who asks: somebody of an institution that is named, else of the one of the settings, else who runs this machine.

    Raises:
        NotFound: no institution is named so.
        AskError: several are.
    """
    if institution is not None:
        return Viewer.of(institution_id(store, Viewer.operator(), institution))
    return Viewer.of(setting.institution) if setting.institution else Viewer.operator()


def _write(simpul: Simpul, question: Question[Any, Any], ask: Ask, answer: Answer[Any], form: str, out: Path | None) -> None:
    if form == "xlsx" and out:
        formats.write_xlsx(answer, question.row, out, simpul.language)
        return
    with out.open("w", encoding="utf-8", newline="") if out else nullcontext(sys.stdout) as target:
        match form:
            case "json":
                formats.write_json(answer, question.name, simpul.language, target)
            case "jsonl":
                formats.write_jsonl(answer, target)
            case "csv":
                formats.write_csv(answer, question.row, target)
            case _:
                formats.write_table(answer, question.row, simpul.language, _console(target), first=ask.offset + 1)


def _console(target: TextIO) -> Console:
    """A terminal as wide as it is; a file or a pipe without colours, 160 wide."""
    return Console(file=target) if target.isatty() else Console(file=target, width=160, no_color=True)


def _questions(simpul: Simpul) -> click.Command:
    def run() -> None:
        for name, question in questions().items():
            click.echo(f"{name.replace('_', '-'):<14} {simpul.said(question.title)}")

    return click.Command(
        "questions", callback=run, help=N_("The questions, and what each answers."),
    )  # fmt: skip


def _mentoring(simpul: Simpul) -> click.Command:
    def run(
        mentees: Path, mentors: Path, decisions: Path | None, quota: tuple[tuple[str, int], ...],
        place_quota: tuple[tuple[str, int], ...], worst_off_first: bool,
        tables_alone: bool, out: Path,
    ) -> None:  # fmt: skip
        from api import mentoring
        from queries.calls.command import Posts, posts
        from queries.calls.mentoring import assign
        from queries.calls.quotas import Quota

        if out.suffix.lower() not in mentoring.WRITTEN:
            raise AskError(N_("{file} is no file that the draft could be: name one that ends in .xlsx or .csv."), file=out)
        if any(out.resolve() == table.resolve() for table in (mentees, mentors)):
            raise AskError(
                N_("{file} is one of the tables that the draft is made of. Name another file for the draft."), file=out
            )
        quotas = [*(Quota("institution", *one) for one in quota), *(Quota("place", *one) for one in place_quota)]
        with simpul.waiting(N_("Matching …")):
            decided = mentoring.File.at(decisions) if decisions else None
            pool = mentoring.pool(mentoring.File.at(mentees), mentoring.File.at(mentors), decided, simpul.language)
            known = Posts()
            if not tables_alone:
                setting = settings()
                with simpul.opener(setting) as store:
                    known = posts(store, _viewer(store, setting), (*pool.mentees, *pool.mentors))
            draft = assign(pool, known, worst_off_first=worst_off_first, quotas=quotas)
        mentoring.write(draft, simpul.language, out)
        waiting = mentoring.waiting(draft, simpul.language, str(out))
        for line in [*mentoring.told(draft, simpul.language), *waiting, simpul.said(N_("Written: {file}"), file=out)]:
            click.echo(line)

    file = click.Path(path_type=Path, dir_okay=False, exists=True)
    params: list[click.Parameter] = [
        click.Argument(["mentees"], type=file),
        click.Argument(["mentors"], type=file),
        click.Option(["--decisions"], type=file, help=N_("Pairs to pin, forbid or keep: a table, or the previous draft.")),
        click.Option(["--quota"], type=(str, click.IntRange(min=0)), multiple=True, metavar="INSTITUTION N", help=N_("The most places of an institution's mentees.")),
        click.Option(["--place-quota"], type=(str, click.IntRange(min=0)), multiple=True, metavar="PLACE N", help=N_("The most places of a place's mentees.")),
        click.Option(["--worst-off-first"], is_flag=True, help=N_("Raise the smallest fit before the sum of all.")),
        click.Option(["--tables-alone"], is_flag=True, help=N_("Take the line of command from the tables alone: the graph is not asked for posts.")),
        click.Option(["--out"], type=click.Path(path_type=Path, dir_okay=False), required=True, help=N_("The draft: a file .xlsx, or .csv.")),
    ]  # fmt: skip
    text = N_(
        "Who guides whom: the best assignment of a call for mentoring, with its reasons, from two tables. Their columns: id, skills, and where known name, institution, unit, superior, place, languages, mode, prefers, avoids, wanted or seats; Indonesian names do as well."
    )
    return click.Command("mentors-batch", callback=run, params=params, help=text)


def _completion(simpul: Simpul) -> click.Command:
    def run(shell: str) -> None:
        found = get_completion_class(shell)
        if found is not None:
            click.echo(found(simpul, {}, "simpul", "_SIMPUL_COMPLETE").source())

    text = N_("Print what makes a shell complete commands and choices.")
    shells = click.Choice(["bash", "zsh", "fish"])
    return click.Command("completion", callback=run, params=[click.Argument(["shell"], type=shells)], help=text)


def _serve(simpul: Simpul) -> click.Command:
    def run(host: str | None, port: int | None, workers: int) -> None:
        from api.server import serve

        chosen = {name: value for name, value in (("host", host), ("port", port)) if value is not None}
        text = N_("Simpul answers at {address} (Ctrl-C ends it).")
        serve(settings().model_copy(update=chosen), workers, lambda address: click.echo(simpul.said(text, address=address)))

    options: list[click.Parameter] = [
        click.Option(["--host"], help=N_("Address to serve at; only this machine's own, until there is sign-on.")),
        click.Option(["--port"], type=click.IntRange(0, 65_535), help=N_("Port to serve at (8000); 0 for any that is free.")),
        click.Option(["--workers"], type=click.IntRange(1, 64), default=1, show_default=True, help=N_("Processes that answer.")),
    ]
    return click.Command("serve", callback=run, params=options, help=N_("Serve pages, REST and tools on this machine."))


def _mcp(simpul: Simpul) -> click.Command:
    def run() -> None:
        import anyio

        from api import mcp
        from api.deps import Door

        door = Door(settings(), simpul.opener)
        try:
            anyio.run(mcp.over_stdio, door)
        finally:
            door.close()

    return click.Command("mcp", callback=run, help=N_("Serve one assistant over standard input and output (MCP)."))


def _index(simpul: Simpul) -> click.Command:
    def run() -> None:
        from queries.subjects.kept import build

        setting = settings()
        with simpul.opener(setting) as store, progress() as show:
            built = build(store, show)
        if built is None:
            raise AskError(N_("Nothing was loaded yet, or a load is under way. Load first: simpul-ingest load SOURCE PATH."))
        click.echo(
            simpul.said(
                N_("{pieces} pieces of evidence by {words} words, in {folder}."),
                pieces=len(built.ids), words=len(built.space.words), folder=setting.home / "subjects",
            )
        )  # fmt: skip

    text = N_("Build the subject model of what was loaded last, by which evidence is found that has other words than a topic.")
    return click.Command("index", callback=run, help=text)


def main() -> None:
    """Run the command ``simpul``."""
    language = language_of(sys.argv[1:])
    with told(language):
        Simpul(language).main(prog_name="simpul")


if __name__ == "__main__":
    main()
