"""The embedded Neo4j's jars: named in a lock file, fetched once, verified by SHA-256.

A line of ``jars.lock`` is a sum and Maven coordinates. ``python -m graph.jars lock VERSION`` writes it anew;
``python -m graph.jars copy FOLDER`` fills a folder for a machine without network (``docs/offline.md``).
"""

import contextlib
import hashlib
import os
import shutil
import sys
import zipfile
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import requests
from filelock import FileLock
from jgo.maven import MavenContext, PythonResolver
from requests.adapters import HTTPAdapter
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from graph.errors import FetchError
from graph.language import N_
from graph.settings import Settings

_AT_ONCE: Final = 16
_ATTEMPTS: Final = 3


@dataclass(frozen=True)
class Jar:
    """A jar by its Maven coordinates, and what it must be."""

    sha256: str
    coordinates: str

    @property
    def name(self) -> str:
        """Its file's name."""
        _, artifact, version, *classifier = self.coordinates.split(":")
        return "-".join([artifact, version, *classifier]) + ".jar"

    @property
    def path(self) -> str:
        """Where a Maven repository keeps it."""
        group, artifact, version, *_ = self.coordinates.split(":")
        return f"{group.replace('.', '/')}/{artifact}/{version}/{self.name}"


@cache
def locked() -> tuple[Jar, ...]:
    """The jars of the lock file."""
    lines = (files("graph") / "jars.lock").read_text(encoding="ascii").splitlines()
    return tuple(Jar(*line.split()) for line in lines if line and not line.startswith("#"))


def version() -> str:
    """The version of Neo4j that is locked."""
    return next(jar.coordinates.split(":")[2] for jar in locked() if jar.coordinates.startswith("org.neo4j:neo4j:"))


def ensure(settings: Settings) -> Path:
    """The folder with every locked jar; fetched and verified if it is not there yet.

    Several processes, and checkouts, may call this at once; one fetches and the others wait.

    Raises:
        FetchError: a jar cannot be had, or is not what the lock file says.
    """
    sums = hashlib.sha256("".join(jar.sha256 for jar in locked()).encode()).hexdigest()[:12]
    folder = settings.cache / f"neo4j-{version()}-{sums}" / "jars"
    whole = folder / ".whole"
    if whole.exists():
        return folder
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / "fetch.lock"):
            if not whole.exists():
                _fetch(folder, settings)
                whole.touch()
    except OSError as error:
        raise FetchError(
            N_("The jars of Neo4j cannot be kept in {folder} ({reason}). Make room there, or set SIMPUL_CACHE to another folder."),
            folder=folder, reason=error.strerror or type(error).__name__,
        ) from error  # fmt: skip
    return folder


def _fetch(folder: Path, settings: Settings) -> None:
    missing = [jar for jar in locked() if not _is(folder / jar.name, jar)]
    context = MavenContext(resolver=PythonResolver())
    near = [place for place in (settings.wheelhouse, Path(str(context.repo_cache))) if place]
    bars = Progress(
        TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn(),
        console=Console(stderr=True), transient=True,
    )  # fmt: skip
    with bars, requests.Session() as session, ThreadPoolExecutor(_AT_ONCE) as pool:
        session.mount("https://", HTTPAdapter(pool_maxsize=_AT_ONCE, max_retries=_ATTEMPTS))
        bar = bars.add_task(f"Neo4j {version()}: {len(missing)} jars", total=None)
        received = 0
        for size in pool.map(lambda jar: _get(jar, folder, near, context, session), missing):
            received += size
            bars.update(bar, completed=received)


def _get(jar: Jar, folder: Path, near: Iterable[Path], context: Any, session: requests.Session) -> int:
    """Put one jar into the folder, from a folder nearby or from the repository; returns its bytes."""
    target = folder / jar.name
    fresh = target.with_suffix(f".{os.getpid()}.new")
    for place in near:
        for path in (place / jar.name, place / jar.path):
            if _is(path, jar):
                shutil.copyfile(path, fresh)
                fresh.rename(target)
                return target.stat().st_size
    content = _download(jar, context, session)
    if hashlib.sha256(content).hexdigest() != jar.sha256:
        raise FetchError(
            N_(
                "{jar} is not what Simpul's lock file says it is: its SHA-256 differs. It was not used. Fetch again, or from another mirror."
            ),
            jar=jar.coordinates,
        )
    fresh.write_bytes(content)
    fresh.rename(target)
    return len(content)


def _download(jar: Jar, context: Any, session: requests.Session) -> bytes:
    reason = ""
    for base in context.remote_repos.values():
        try:
            answer = session.get(f"{base.rstrip('/')}/{jar.path}", timeout=(10, 120))
            answer.raise_for_status()
        except requests.RequestException as error:
            reason = type(error).__name__
        else:
            return answer.content
    raise FetchError(
        N_("{jar} could not be fetched ({reason}). If this machine reaches the network through a proxy, set HTTPS_PROXY; "
           "without network, set SIMPUL_WHEELHOUSE to a folder of jars filled on another machine by `python -m graph.jars copy FOLDER`."),
        jar=jar.coordinates, reason=reason,
    )  # fmt: skip


def _is(path: Path, jar: Jar) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest() == jar.sha256


def copy(folder: Path, settings: Settings) -> None:
    """Fill a folder with the locked jars, for ``SIMPUL_WHEELHOUSE`` on a machine without network."""
    source = ensure(settings)
    folder.mkdir(parents=True, exist_ok=True)
    for jar in locked():
        shutil.copyfile(source / jar.name, folder / jar.name)


def lock(neo4j: str) -> str:
    """A lock file for a version of Neo4j Community: every jar it needs, resolved and summed, in class path order.

    A jar that another's manifest names comes before that one: else Java's archive of loaded classes counts
    it as part of the other, finds it again in the class path, and is refused as a mismatch.
    """
    context = MavenContext(resolver=PythonResolver())
    inputs, needed = context.resolver.resolve([context.create_dependency(f"org.neo4j:neo4j:{neo4j}")])
    found: dict[str, tuple[str, Path]] = {}
    for dependency in [*inputs, *needed]:
        if dependency.type != "jar" or dependency.optional or dependency.scope in ("test", "provided"):
            continue
        parts = [dependency.groupId, dependency.artifactId, dependency.version, dependency.classifier]
        coordinates, path = ":".join(filter(None, parts)), Path(dependency.artifact.resolve())
        found[path.name] = (f"{hashlib.sha256(path.read_bytes()).hexdigest()} {coordinates}", path)
    ordered: dict[str, None] = {}
    for name in sorted(found, key=lambda name: found[name][0].split()[1]):
        _before(name, found, ordered)
    lines = [found[name][0] for name in ordered]
    return "\n".join(["# SHA-256 and Maven coordinates; written by: python -m graph.jars lock " + neo4j, *lines, ""])


def _before(name: str, found: dict[str, tuple[str, Path]], ordered: dict[str, None]) -> None:
    """Append a jar behind those that its manifest names."""
    if name in ordered or name not in found:
        return
    for other in _named_in_manifest(found[name][1]):
        _before(other, found, ordered)
    ordered[name] = None


def _named_in_manifest(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as jar, contextlib.suppress(KeyError):
        manifest = jar.read("META-INF/MANIFEST.MF").decode(errors="replace").replace("\r", "").replace("\n ", "")
        return [name for line in manifest.splitlines() if line.startswith("Class-Path:") for name in line.split()[1:]]
    return []


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["lock", chosen]:
            Path(str(files("graph") / "jars.lock")).write_text(lock(chosen), encoding="ascii")
        case ["copy", target]:
            copy(Path(target), Settings())
        case _:
            sys.exit("python -m graph.jars lock VERSION | copy FOLDER")
