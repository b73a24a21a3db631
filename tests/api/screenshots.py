"""The pictures in the README: ``make screenshots``, of the demo nation that ``make demo`` loaded."""

import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlencode

import httpx
from playwright.sync_api import sync_playwright

WIDTHS = {"wide": 1200, "phone": 360}


def main(folder: Path) -> None:
    """Serve, and take each designed page in both widths."""
    folder.mkdir(parents=True, exist_ok=True)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    base = f"http://127.0.0.1:{port}"
    with subprocess.Popen([sys.executable, "-m", "api.cli", "serve", "--port", str(port)], stderr=subprocess.DEVNULL) as server:
        try:
            _take(base, folder)
        finally:
            server.terminate()


def _take(base: str, folder: Path) -> None:
    while not _ready(base):
        time.sleep(0.2)
    topic = urlencode({"topic": "keamanan siber"})
    row = httpx.get(f"{base}/api/v1/experts?{topic}&limit=1", timeout=30).json()["rows"][0]
    pages = {"search": f"/?{topic}", "person": f"/person/{row['person']}", "sectors": "/sectors"}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-gpu"])
        for name, width in WIDTHS.items():
            page = browser.new_page(viewport={"width": width, "height": 800})
            for title, path in pages.items():
                page.goto(base + path)
                page.screenshot(path=folder / f"{title}-{name}.png")
        browser.close()


def _ready(base: str) -> bool:
    try:
        return httpx.get(base + "/health/ready", timeout=30).status_code == 200
    except httpx.TransportError:
        return False


if __name__ == "__main__":
    main(Path(sys.argv[1]))
