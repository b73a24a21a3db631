"""What Docker would start: the parts that can be tried without an engine of Docker's."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]

COMPOSE = shutil.which("docker") is not None and (
    subprocess.run(["docker", "compose", "version"], capture_output=True, check=False).returncode == 0  # noqa: S607
)


@pytest.mark.skipif(not COMPOSE, reason="no docker compose here: its check of docker-compose.yml is left out")
def test_compose_accepts_it() -> None:
    """The client of Docker finds nothing wrong in it."""
    done = subprocess.run(
        ["docker", "compose", "--profile", "load", "config", "--quiet"],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_compose_names_what_there_is() -> None:
    """Passwords come from files that git ignores, nobody else's machine is served, and each secret and volume is declared."""
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    assert compose["services"]["neo4j"]["ports"] == ["127.0.0.1:7687:7687"]
    for service in compose["services"].values():
        assert set(service["secrets"]) <= compose["secrets"].keys()
        assert {volume.split(":")[0] for volume in service["volumes"] if not volume.startswith(".")} <= compose["volumes"].keys()
        assert not [value for value in service["environment"].values() if "PASSWORD=" in str(value)]
    assert "secrets/" in (ROOT / ".gitignore").read_text(encoding="utf-8").splitlines()
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert dockerfile.index("USER simpul") < dockerfile.index("CMD")
    for line in dockerfile.splitlines():
        if line.startswith("COPY"):
            assert all((ROOT / name).exists() for name in line.split()[1:-1])


def test_what_is_installed_has_pages_and_words(tmp_path: Path) -> None:
    """The package built from what the Dockerfile copies carries templates, pictures, catalogues, institutions and the lock file."""
    for line in (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines():
        if line.startswith("COPY"):
            for name in line.split()[1:-1]:
                copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
                copy(ROOT / name, tmp_path / name)
    command = [sys.executable, "-m", "pip", "wheel", "--no-deps", "--quiet", "--disable-pip-version-check", "-w", "out", "."]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    [built] = (tmp_path / "out").glob("simpul-*.whl")
    held = set(zipfile.ZipFile(built).namelist())
    assert {
        "api/templates/base.html", "api/static/simpul.css", "graph/locale/id/LC_MESSAGES/simpul.mo", "ingest/sources/institutions.csv",
        "graph/jars.lock",
    } <= held  # fmt: skip
