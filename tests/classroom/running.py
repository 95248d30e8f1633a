"""The command for a class, really started, and what it started in turn (on Linux)."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from gd_core.classroom.proxy import find_nginx
from tests.browser import ROOT, free_port
from tests.processes import children, command_of
from tests.readme import CLASSROOM, documented

CAN_RUN = sys.platform == "linux" and find_nginx() is not None
needs_nginx = pytest.mark.skipif(
    not CAN_RUN and not os.environ.get("CI"),
    reason="there is no nginx on this machine, or it is not Linux",
)
# Of all test runs of this user, for it takes a while to make. Whatever has another
# content has another name in there.
CACHE = Path(tempfile.gettempdir()) / f"gd_core-tests-{os.environ.get('USER', 'user')}"
PORT = "--server.port="


def shared_cache() -> Path:
    """The folder of compressed files for tests, which nginx can read."""
    CACHE.mkdir(exist_ok=True)
    CACHE.chmod(0o755)  # for root's nginx, which works as another user
    return CACHE


@dataclass
class HeldClass:
    """A running command, its port, and the file that it writes its sentences to."""

    process: subprocess.Popen[bytes]
    port: int
    console: Path

    @property
    def url(self) -> str:
        """The page."""
        return f"http://127.0.0.1:{self.port}"

    def said(self) -> str:
        """All that the command and its servers have written."""
        return self.console.read_text("utf-8")

    def wait_until_said(self, words: str) -> None:
        """Wait for words on the console."""
        wait_until(lambda: words in self.said() or self.process.poll() is not None)
        assert words in self.said(), self.said()

    def end(self, by: signal.Signals = signal.SIGINT) -> int:
        """Send it a signal; its exit code."""
        self.process.send_signal(by)
        return self.process.wait(timeout=60)

    def servers(self) -> dict[int, int]:
        """The process id of each server that there is now, by its port."""
        commands = {pid: command_of(pid) for pid in children(self.process.pid)}
        return {
            int(part.removeprefix(PORT)): pid
            for pid, command in commands.items()
            for part in command
            if part.startswith(PORT)
        }


@contextmanager
def holding(
    *options: str, port: int = 0, changes: dict[str, str] | None = None
) -> Iterator[HeldClass]:
    """The command, as README has it, with a port of its own; ended with the block.

    Args:
        options: more of them.
        port: for visitors, a free one if it is 0.
        changes: of the environment.
    """
    port = port or free_port()
    environment = os.environ | {"XDG_CACHE_HOME": str(shared_cache())}
    environment |= changes or {}
    command = [*documented(*CLASSROOM), "--port", str(port), *options]
    with tempfile.TemporaryDirectory() as folder:
        console = Path(folder) / "console.txt"
        with console.open("wb") as out:
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdout=out, stderr=out
            )
        try:
            yield HeldClass(process, port, console)
        finally:
            if process.poll() is None:
                process.terminate()
            process.wait(timeout=60)


@contextmanager
def open_class(*options: str) -> Iterator[HeldClass]:
    """The same, when visitors can come in."""
    with holding(*options) as held:
        held.wait_until_said("On this machine:")
        yield held


def wait_until(is_so: Callable[[], object], most: float = 120) -> None:
    """Wait for something, `most` seconds at most."""
    until = time.monotonic() + most
    while not is_so():
        assert time.monotonic() < until, "it did not come about"
        time.sleep(0.05)


def connections(port: int) -> int:
    """How many connections a server on this machine has open at its port."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    return sum(row[1].endswith(f":{port:04X}") and row[3] == "01" for row in rows)
