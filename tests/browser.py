"""A server with the page, and a Chromium to look at it with.

Used by the browser tests and by the scripts that take pictures.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

from tests.readme import CLASSROOM, PLAIN, documented

ROOT = Path(__file__).parent.parent
APP = ROOT / "app.py"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHARTS = "[data-testid=stVegaLiteChart]"
# in each view
CHARTS_IN = {"compare": 2, "step": 4, "rate": 5, "race": 2, "check": 0, "take": 0}
CHARTS_ON_SLIDE = {
    "compare": 2,
    "step": 2,
    "rate": 1,
    "race": 2,
    "check": 1,
    "take": 0,
}
DRAWN = f"{CHARTS} :is(canvas, svg.marks)"
ALL_DRAWN = f"""
[...document.querySelectorAll('{CHARTS}')].every(
  (chart) => chart.querySelector("canvas, svg.marks"))
"""
TABLES = "[data-testid=stDataFrame]"
# imported by every Python process that finds it: torch waits until a file is gone
HOLD_TORCH = """
import importlib.abc, os, pathlib, sys, time

class Hold(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == "torch":
            while pathlib.Path(os.environ["TORCH_HELD"]).exists():
                time.sleep(0.05)

sys.meta_path.insert(0, Hold())
"""


@dataclass
class Server:
    """A running page and what it wrote to its console.

    Attributes:
        url: where it is.
        console: the file with what it said.
        process: the one that was started; it may have others below it.
        held: while this file is there, torch is not imported.
    """

    url: str
    console: Path
    process: subprocess.Popen[bytes]
    held: Path

    def release_torch(self) -> None:
        """Let torch be imported, where it was held back."""
        self.held.unlink()

    def kill(self) -> None:
        """End it without a word, as the system does with kill -9."""
        self.process.kill()
        self.process.wait(timeout=30)

    def complaints(self) -> list[str]:
        """Lines of the console that a healthy server would not write."""
        words = ("warning", "error", "traceback", "exception", "deprecat")
        lines = self.console.read_text().splitlines()
        return [line for line in lines if any(word in line.lower() for word in words)]


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(
    app: Path = APP,
    hold_torch: bool = False,
    port: int = 0,
    options: Sequence[str] = (),
) -> Iterator[Server]:
    """The page, served by README's command and a port, until the block ends.

    Args:
        app: the script to serve, in place of the page.
        hold_torch: importing torch waits until `Server.release_torch`.
        port: where, a free one if it is 0.
        options: of another script; the page has none.
    """
    assert app != APP or not options, "the page is started as README says"
    port = port or free_port()
    words, paths = documented(*PLAIN), list[str]()
    if app != APP:
        words = [str(app) if word == APP.name else word for word in words]
        paths = [str(ROOT)]  # a script that lies elsewhere finds the packages, too
    command = [*words, *options, f"--server.port={port}"]
    with _running(command, port, paths, hold_torch) as server:
        yield server


@contextmanager
def classroom(port: int = 0) -> Iterator[Server]:
    """The page for a class, by README's command and a port, until the block ends."""
    port = port or free_port()
    with _running([*documented(*CLASSROOM), "--port", str(port)], port) as server:
        yield server


@contextmanager
def _running(
    command: list[str], port: int, paths: Sequence[str] = (), hold_torch: bool = False
) -> Iterator[Server]:
    # no display: Streamlit would open a browser on it; and no setting but the command's
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DISPLAY", "WAYLAND_DISPLAY")
        and not name.startswith("STREAMLIT_")
    }
    with tempfile.TemporaryDirectory() as folder:
        console, held = Path(folder) / "console.txt", Path(folder) / "held"
        if hold_torch:
            held.touch()
            (Path(folder) / "sitecustomize.py").write_text(HOLD_TORCH)
            paths = [folder, *paths]
            environment["TORCH_HELD"] = str(held)
        if paths:
            environment["PYTHONPATH"] = os.pathsep.join(paths)
        with console.open("wb") as out:
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT
            )
        try:
            server = Server(f"http://127.0.0.1:{port}", console, process, held)
            _wait_until_healthy(server)
            yield server
        finally:
            process.terminate()
            process.wait(timeout=30)


def _wait_until_healthy(server: Server) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until and server.process.poll() is None:
        try:
            urllib.request.urlopen(f"{server.url}/_stcore/health", timeout=5).close()
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"no server:\n{server.console.read_text()}")


@contextmanager
def browsing() -> Iterator[Browser]:
    """A headless Chromium until the block ends."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def settle(page: Page) -> None:
    """Wait until the view's charts and tables are drawn and nothing runs any more."""
    link = parse_qs(urlsplit(page.url).query)
    view = link.get("view", ["compare"])[0]
    slide = link.get("lecture") == ["1"]
    charts = (CHARTS_ON_SLIDE if slide else CHARTS_IN)[view]
    tables = 2 if view == "compare" and not slide else 0
    if link.get("predict") == ["on"] and link.get("answer", ["none"]) == ["none"]:
        charts, tables = 1, 0  # a question
    if slide and view == "race":
        charts = 1  # where the runs have no loss in common
    if charts:
        page.locator(DRAWN).nth(charts - 1).wait_for(timeout=60_000)
    if tables:
        page.locator(f"{TABLES} canvas").nth(tables - 1).wait_for(timeout=60_000)
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=60_000)
    page.wait_for_function(ALL_DRAWN, timeout=60_000)
    page.wait_for_timeout(400)  # for the last frames to be painted
