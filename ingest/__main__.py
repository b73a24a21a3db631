"""The command that loads: ``python -m ingest`` or ``simpul-ingest``."""

import copy
import csv
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from graph.console import language_of, progress, spoken, told
from graph.errors import IngestError, InvalidValue
from graph.language import N_, figure, say, translate
from graph.provenance import Visibility
from graph.settings import Settings, settings
from graph.store import open_store
from graph.values import cell
from ingest.pipeline import Home, Options, load, remove
from ingest.report import Report
from ingest.source import source, sources


class Session:
    """What one command has: the settings, the user's language, the console for progress."""

    def __init__(self) -> None:
        """Read the settings."""
        self.language = language_of(sys.argv[1:])
        self.settings: Settings = settings()
        self.home = Home(self.settings.home)
        self.console = Console(stderr=True)

    def say(self, message: str, **values: object) -> None:
        """A sentence for the user, on standard error."""
        self.console.print(say(message, self.language, values), markup=False, highlight=False, soft_wrap=True)


pass_session = click.make_pass_decorator(Session)


@click.group(help=N_("Load what institutions hold into the graph."))
@click.version_option(package_name="simpul", help=N_("Show the version."))
@click.pass_context
def ingest(context: click.Context) -> None:
    """Load what institutions hold into the graph."""
    context.obj = Session()


@ingest.command("load", help=N_("Load files of a source: read, keep in the lake, resolve, bring to the graph."))
@click.argument("name", metavar="SOURCE")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--scope", default="", help=N_("What the files speak for; loading a scope again replaces what it had said."))
@click.option("--visibility", type=click.Choice(["open", "institution", "closed"]), default=None,
              help=N_("Who may see the people in the files; by default as the source declares."))  # fmt: skip
@click.option("--dry-run", is_flag=True, help=N_("Read and report; load nothing."))
@click.option("--force", is_flag=True, help=N_("Load although counts lie outside what is expected."))
@click.option("--rebuild", is_flag=True, help=N_("Empty the graph first, and send it everything."))
@click.option("--deep/--no-deep", default=None,
              help=N_("Read texts for skills by meaning too: slow. What was read so stays at later loads; --no-deep forgets it."))  # fmt: skip
@pass_session
def load_command(
    session: Session, name: str, paths: tuple[Path, ...], scope: str, visibility: Visibility | None, dry_run: bool, force: bool, rebuild: bool, deep: bool | None
) -> None:  # fmt: skip
    """Load files of a source."""
    options = Options(
        scope=scope, visibility=visibility, dry_run=dry_run, force=force, rebuild=rebuild, deep=deep, language=session.language
    )
    found = source(name)
    with _changing(session), progress() as shown:
        reports = load(session.home, lambda: open_store(session.settings), found, paths, options=options, progress=shown)
    _show(session, reports)


@ingest.command("remove", help=N_("Take back what a scope of a source said."))
@click.argument("name", metavar="SOURCE")
@click.argument("scope")
@pass_session
def remove_command(session: Session, name: str, scope: str) -> None:
    """Take back what a scope said."""
    found = source(name)
    with _changing(session), progress() as shown:
        reports = remove(session.home, lambda: open_store(session.settings), found, scope, progress=shown)
    _show(session, reports)


@ingest.command("sources", help=N_("The sources there are, with their columns, lawful basis and default visibility."))
@pass_session
def sources_command(session: Session) -> None:
    """List the sources."""
    for found in sources().values():
        click.echo(f"{found.name}: {translate(found.title, session.language)}")
        for label, text in (
            (N_("publisher"), found.publisher),
            (N_("licence"), found.licence),
            (N_("lawful basis"), found.lawful_basis),
            (N_("visibility"), found.visibility),
            (N_("columns"), ", ".join(found.columns())),
            (N_("recognised, not kept"), ", ".join(found.dropped) or "-"),
        ):
            click.echo(f"  {translate(label, session.language)}: {translate(text, session.language)}")


@ingest.command("runs", help=N_("The runs, newest first: rows, rejected rows, what changed, how long it took."))
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help=N_("How many runs, at most."))
@pass_session
def runs_command(session: Session, limit: int) -> None:
    """List the runs."""
    table = Table(box=None)
    for heading in (
        N_("run"),
        N_("source"),
        N_("scope"),
        N_("state"),
        N_("rows"),
        N_("rejected"),
        N_("facts"),
        N_("changed"),
        N_("seconds"),
    ):
        table.add_column(translate(heading, session.language), overflow="fold")
    for run in session.home.lake.runs()[: -limit - 1 : -1]:
        changed = sum(change.written + change.removed for change in run.changes.values())
        state = (
            run.state
            if run.projected or run.state == "unchanged"
            else f"{run.state} ({translate(N_('not in the graph yet'), session.language)})"
        )
        table.add_row(run.run, run.source, run.scope, state, *(figure(value, session.language) for value in (run.rows, run.rejected, sum(run.facts.values()), changed, sum(run.seconds.values()))))  # fmt: skip
    Console(width=None if sys.stdout.isatty() else 200).print(table)


@ingest.command(
    "identities",
    help=N_(
        "Which entity each source record is: source, record, kind, entity; and why and how surely, where no identifier says it."
    ),
)
@click.option("--format", "form", type=click.Choice(["csv", "parquet"]), default="csv", show_default=True, help=N_("Format."))
@click.option("--out", type=click.Path(path_type=Path), default=None, help=N_("File to write; standard output for CSV."))
@pass_session
def identities_command(session: Session, form: str, out: Path | None) -> None:
    """Write the table of identities."""
    if form == "parquet" and out is None:
        raise click.UsageError(translate(N_("Parquet needs --out FILE."), session.language))
    with session.home.connect() as connection:
        rows = session.home.reasoned(connection)
        if form == "parquet":
            connection.execute(f"COPY ({rows}) TO '{str(out).replace(chr(39), chr(39) * 2)}' (FORMAT parquet)")
            return
        with (
            out.open("w", encoding="utf-8", newline="")
            if out
            else os.fdopen(os.dup(1), "w", encoding="utf-8", newline="") as target
        ):
            cursor = connection.execute(rows)
            writer = csv.writer(target)
            writer.writerow(["source", "record", "kind", "entity", "reason", "score"])
            while batch := cursor.fetchmany(10_000):
                writer.writerows(batch)


@ingest.command("lake", help=N_("Ask the lake in SQL (DuckDB): one view per kind over what holds now, and runs."))
@click.argument("sql")
@click.option("--format", "form", type=click.Choice(["table", "csv"]), default="table", show_default=True, help=N_("Format."))
@pass_session
def lake_command(session: Session, sql: str, form: str) -> None:
    """Ask the lake."""
    import duckdb

    with session.home.connect() as connection:
        try:
            session.home.confine(connection)
            cursor = connection.execute(sql)
        except duckdb.Error as error:
            raise IngestError(N_("The lake cannot answer: {reason}"), reason=str(error).splitlines()[0]) from error
        if cursor is None:
            raise IngestError(N_("There is no question for the lake. Write it in SQL: “SHOW TABLES”."))
        names = [column[0] for column in cursor.description or ()]
        if form == "csv":
            writer = csv.writer(sys.stdout)
            writer.writerow(names)
            while batch := cursor.fetchmany(10_000):
                writer.writerows([cell.safe(value) for value in row] for row in batch)
            return
        table = Table(*names, box=None)
        for row in cursor.fetchmany(1_000):
            table.add_row(*("" if value is None else str(value) for value in row))
        Console().print(table)


@ingest.command(
    "extract", help=N_("Read texts, and write what each says as JSON lines: people, institutions, places, roles, skills.")
)
@click.argument("paths", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--tokens", is_flag=True, help=N_('Read {"id","tokens"} and write {"id","tags"}: one IOB tag a token.'))
@pass_session
def extract_command(session: Session, paths: tuple[Path, ...], tokens: bool) -> None:
    """Read texts, and write what each says."""
    from ingest import known, texts
    from ingest.extract.names.institutions import Gazetteer
    from ingest.extract.nlp import Reader
    from ingest.extract.skills.matching import Matcher
    from ingest.extract.tagger.entities import Tagger

    stream = None if paths else sys.stdin.buffer
    if tokens:
        lines = texts.tagged(texts.sentences(paths, stream), Tagger(), session.language)
    else:
        skills, institutions = Matcher(known.skills(session.home)), Gazetteer(known.institutions(session.home))
        reader = Reader(skills=skills, institutions=institutions)
        lines = texts.readings(texts.texts(paths, stream), reader, session.language)
    read = wrong = 0
    with progress() as shown:
        for good, line in lines:
            sys.stdout.buffer.write(line + b"\n")
            read, wrong = read + good, wrong + (not good)
            shown("read", read + wrong, 0)
    if wrong:
        raise InvalidValue(N_("{wrong} of {all} texts could not be read; their lines say why."), wrong=wrong, all=read + wrong)


@contextmanager
def _changing(session: Session) -> Iterator[None]:
    def waiting() -> None:
        session.say(N_("Another load holds {home}; waiting for it to end."), home=session.settings.home)

    with session.home.changing(waiting):
        yield


_APART: Final = {
    "Institution": N_("Institutions that bear a name of the table and may be others, left apart: {count} ({names})."),
    "Person": N_("People of one name in one office who may be several, left apart: {count} ({names})."),
}
"""What is said of those that resolution could not tell, by kind."""


def _show(session: Session, reports: list[Report]) -> None:
    """What the run did, in a few lines."""
    for report in reports:
        session.say(
            N_("{source}/{scope}: {state}; {rows} rows, {rejected} rejected, {facts} facts, run {run}."),
            source=report.source, scope=report.scope, state=translate(report.state, session.language), rows=report.rows,
            rejected=report.rejected, facts=sum(report.facts.values()), run=report.run,
        )  # fmt: skip
        for notice in report.notices:
            session.say("  {notice}", notice=notice)
        for reject in report.first_rejects:
            session.say("  {reject}", reject=reject)
        if more := report.rejected - len(report.first_rejects):
            session.say(N_("  {count} more rejected rows."), count=more)
        if report.rejected and report.state == "loaded":
            session.say(N_("  Rejected rows with line, column and reason: {path}"), path=session.home.lake.rejects(report.run))
    last = reports[-1]
    for kind, names in last.apart.items():
        session.say(_APART[kind], count=len(names), names="; ".join(names[:5]))
    if last.texts:
        session.say(N_("Skills: {texts} texts read."), texts=last.texts)
    if last.state == "dry run":
        session.say(N_("Nothing was loaded."))
        return
    number = partial(figure, language=session.language)
    changed = ", ".join(
        f"{kind} +{number(change.written)}" + (f" −{number(change.removed)}" if change.removed else "")
        for kind, change in last.changes.items()
    )
    session.say(N_("Graph: {changed}."), changed=changed or translate(N_("nothing changed"), session.language))
    session.say(
        N_("Seconds: {seconds}."),
        seconds=", ".join(f"{stage} {number(value)}" for stage, value in _seconds(reports).items()),
    )


def _seconds(reports: list[Report]) -> dict[str, float]:
    total: dict[str, float] = {}
    for report in reports:
        for stage, value in report.seconds.items():
            total[stage] = total.get(stage, 0) + value
    return total


def main() -> None:
    """Run the command; errors that the user can act on are one sentence and an exit status."""
    language = language_of(sys.argv[1:])
    with told(language):
        spoken(copy.deepcopy(ingest), language).main(prog_name="simpul-ingest")


if __name__ == "__main__":
    main()
