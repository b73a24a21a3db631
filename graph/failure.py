"""Why the embedded Neo4j did not start, in its own last words."""

import contextlib
from pathlib import Path

import psutil

from graph.errors import EngineError, StoreInUse
from graph.language import N_


def failure(folder: Path) -> EngineError:
    """Why the server did not start, in its own last words."""
    console = (folder / "console.log").read_text(encoding="utf-8", errors="replace") if (folder / "console.log").exists() else ""
    log = folder / "logs" / "neo4j.log"
    told = console + (log.read_text(encoding="utf-8", errors="replace")[-20_000:] if log.exists() else "")
    if "Lock file has been locked" in told or "StoreLockException" in told or "FileLockException" in told:
        return StoreInUse(
            N_("Another Neo4j (process {pid}) holds the store in {folder}. Stop it, or set SIMPUL_HOME to another folder."),
            pid=str(_holder(folder) or "?"), folder=folder,
        )  # fmt: skip
    return EngineError(
        N_("The embedded Neo4j did not start: {reason} Its log is {log}."), reason=last_words(told) or "no reason given.", log=log
    )


def _holder(folder: Path) -> int:
    """The process that has Neo4j's store lock open."""
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error):
            if any(opened.path.startswith(str(folder / "data")) for opened in process.open_files()):
                return int(process.pid)
    return 0


def last_words(text: str) -> str:
    """The last line that tells something."""
    telling = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("at ")]
    errors = [line for line in telling if "ERROR" in line or "Caused by" in line or "Exception" in line]
    return (errors or telling or [""])[-1][:300]
