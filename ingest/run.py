"""A run: the files that speak for one scope, read into the lake whole or not at all; it does not count yet.

What the rows say is kept as the row and the load allow it to be seen, without the personal data that people wrote
into their prose. A run whose counts lie outside what its source promises is none.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from graph.errors import ExpectationFailed, InvalidValue, SourceError
from graph.language import N_, say
from graph.nodes import Person
from graph.provenance import STRICTEST, Statement, Visibility
from ingest.extract.redact import redact
from ingest.files import Problem
from ingest.lake import KINDS, Lake, Writer
from ingest.load import Progress
from ingest.report import InputFile, Rejects, Report, new_run
from ingest.source import Known, Notice, Source

Facts = Callable[[Any], Iterable[Statement]]
_KEEPING: Final = 1
"""Raise it when what is kept of every source's facts changes: all files are then read anew."""

_PROSE: Final[dict[type[Statement], tuple[str, ...]]] = {kind: kind.prose for kind in KINDS.values() if kind.prose}


def by_scope(source: Source[Any], paths: Sequence[Path], *, scope: str = "") -> dict[str, list[Path]]:
    """The files by the scope they speak for, which is ``scope`` where it is given; a folder stands for the files in it.

    Raises:
        SourceError: there are no files.
    """
    scopes: dict[str, list[Path]] = {}
    for path in paths or ([source.shipped] if source.shipped else []):
        inside = _inside(path, deep=source.whole_folders) if path.is_dir() else [path]
        if not inside:
            raise SourceError(N_("The folder {path} has no files."), path=path)
        for file in inside:
            own = path.resolve().name if source.whole_folders and path.is_dir() else source.scope(file)
            scopes.setdefault(scope or own, []).append(file)
    if not scopes:
        raise SourceError(N_("Name the files to load: {source} comes with none."), source=source.name)
    return scopes


def _inside(folder: Path, *, deep: bool) -> list[Path]:
    """The files of a folder, with those of the folders below it where it is one scope; hidden ones are then left out."""
    found = folder.rglob("[!.]*") if deep else folder.iterdir()
    return sorted(path for path in found if path.is_file())


def begun(
    source: Source[Any], scope: str, files: Sequence[Path], *, known: str = "", visibility: Visibility | None = None
) -> Report:
    """The report of a run that begins: what is read, as what, seen by whom; by default as the source declares.

    Raises:
        SourceError: a file cannot be read.
    """
    return Report(
        run=new_run(),
        source=source.name,
        scope=scope,
        visibility=visibility or source.visibility,
        version=source.version + _KEEPING,
        standard=source.standard,
        known=known,
        started=datetime.now(UTC),
        files=[_fingerprint(path) for path in files],
    )


def _fingerprint(path: Path) -> InputFile:
    try:
        with path.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        return InputFile(name=path.name, bytes=path.stat().st_size, sha256=digest)
    except OSError as error:
        raise SourceError(N_("{path} cannot be read ({reason})."), path=path, reason=error.strerror) from error


def read(
    lake: Lake,
    source: Source[Any],
    report: Report,
    files: Sequence[Path],
    *,
    known: Known,
    force: bool,
    dry_run: bool,
    language: str,
    progress: Progress,
) -> Writer:
    """Read the files of one scope into a run that does not count yet, and tell of it in its report.

    Raises:
        SourceError: a file cannot be read as this source.
        ExpectationFailed: counts lie outside what the source promises; with ``force`` only where not one row can be loaded.
    """
    before = lake.current().get((source.name, report.scope))
    writer = lake.writer(report)
    if before and before.brought_facts and _same(before, report) and not dry_run:
        report.state = "unchanged"
        report.rows, report.rejected, report.facts = before.rows, before.rejected, before.facts
        report.first_rejects = before.first_rejects
        return writer
    facts = source.knowing(known) if source.knowing else source.facts
    noticed = source.noticing() if source.noticing else None
    try:
        with report.timed("read"), Rejects(lake.rejects(report.run), language) as rejects:
            for path in files:
                for item in source.read(path):
                    _take(item, path.name, facts, report, writer, rejects)
                    if noticed and isinstance(item, source.row) and (notice := noticed(item)):
                        _take(notice, path.name, facts, report, writer, rejects)
                    if report.rows % 1000 == 0:
                        progress("read", report.rows, 0)
            report.rejected, report.first_rejects = rejects.count, rejects.told()
        report.facts = writer.finish()
        _check(source, report, before, rejects, force=force)
    except BaseException:
        writer.discard()
        lake.rejects(report.run).unlink(missing_ok=True)
        raise
    if dry_run:
        report.state = "dry run"
    return writer


def _same(before: Report, now: Report) -> bool:
    return (before.files, before.version, before.standard, before.known, before.visibility, before.state) == (
        now.files, now.version, now.standard, now.known, now.visibility, "loaded"
    )  # fmt: skip


def _take(item: object, file: str, facts: Facts, report: Report, writer: Writer, rejects: Rejects) -> None:
    if isinstance(item, Notice):
        report.notices.append(f"{file}: {say(item.reason, rejects.language, item.values)}")
        return
    report.rows += 1
    if not isinstance(item, Problem):
        try:
            said = [_kept(_seen(fact, report.visibility)) for fact in facts(item)]
        except InvalidValue as error:
            item = Problem(item.line, "", error.message, error.values)  # type: ignore[attr-defined]
        else:
            writer.add(said)
            return
    rejects.add(file, item)


def _seen(fact: Statement, visibility: Visibility) -> Statement:
    """The fact; a person is seen by those whom both the row and the load allow."""
    if type(fact) is not Person or fact.visibility == visibility:  # pydantic's isinstance takes longer than the rest of this
        return fact
    return fact.model_copy(update={"visibility": min(fact.visibility, visibility, key=STRICTEST.index)})


def _kept(fact: Statement) -> Statement:
    """The fact without the personal data in what people wrote; all else stays where it was."""
    if not (names := _PROSE.get(type(fact))):
        return fact
    kept = {
        name: clean for name in names if (written := getattr(fact, name)) and (clean := redact(written)) is not written
    }  # fmt: skip
    return fact.model_copy(update=kept) if kept else fact


def _check(source: Source[Any], report: Report, before: Report | None, rejects: Rejects, *, force: bool) -> None:
    """Stop a run whose counts show that the file is not what it should be."""
    expected, accepted = source.expected, report.rows - report.rejected
    first = "; ".join(rejects.told(5))
    if report.rows and not accepted:
        raise ExpectationFailed(
            N_("Not one of {rows} rows of {scope} can be loaded. {first}"), rows=report.rows, scope=report.scope, first=first
        )
    if force:
        return
    if report.rows >= expected.few and report.rejected > expected.rejected_share * report.rows:
        raise ExpectationFailed(
            N_("{rejected} of {rows} rows of {scope} were rejected, more than may be. {first}. Nothing was loaded; --force loads the rest."),
            rejected=report.rejected, rows=report.rows, scope=report.scope, first=first,
        )  # fmt: skip
    if before and before.rows >= expected.few and accepted < expected.remaining_share * (before.rows - before.rejected):
        raise ExpectationFailed(
            N_("{scope} had {before} rows and would now have {now}: is the file cut off? Nothing was loaded; --force loads it all the same."),
            scope=report.scope, before=before.rows - before.rejected, now=accepted,
        )  # fmt: skip
