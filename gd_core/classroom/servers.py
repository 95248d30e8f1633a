"""Servers: the processes that make pages, each watched and replaced."""

from __future__ import annotations

import os
import secrets
import sys
from pathlib import Path
from subprocess import Popen

from gd_core.classroom import processes
from gd_core.classroom.network import LOCAL, answers

ROOT = Path(__file__).parent.parent.parent
HEALTH = "/_stcore/health"
HEALTH_WAIT = 5.0  # seconds
MOST_MISSES = 5  # in a row: who is only busy is left alone
# all else is in .streamlit/config.toml, and as it is for who starts one server
OPTIONS = ("--server.headless=true", f"--server.address={LOCAL}")


def shared_environment() -> dict[str, str]:
    """The environment of all servers of a class.

    One secret: who moves from one server to another may still upload a file. And no
    server tells its own address, which is none to go to.
    """
    return {
        "STREAMLIT_SERVER_COOKIE_SECRET": secrets.token_hex(32),
        "STREAMLIT_LOGGER_HIDE_WELCOME_MESSAGE": "true",
    } | os.environ


class Server:
    """One server at a port, by whichever process.

    Attributes:
        port: on this machine itself.
        process: the one that serves now.
        is_ready: whether that process has answered yet.
        misses: how many times in a row it did not answer since.
    """

    def __init__(self, port: int, environment: dict[str, str]) -> None:
        self.port = port
        self._environment = environment
        self.start()

    def start(self) -> None:
        """Start a process; it is ready when it first answers."""
        command = [sys.executable, "-m", "streamlit", "run", "app.py", *OPTIONS]
        self.process: Popen[bytes] = processes.start(
            [*command, f"--server.port={self.port}"], ROOT, self._environment
        )
        self.is_ready, self.misses = False, 0

    def replace(self) -> None:
        """Start another process, after what there may be of this one is gone."""
        processes.end([self.process], patience=0)
        self.start()

    def trouble(self) -> str:
        """Why it must be replaced: "ended", "silent", or nothing.

        A process that has not answered yet is starting, however long that takes.
        """
        if self.process.poll() is not None:
            return "ended"
        if answers(self.port, HEALTH, HEALTH_WAIT):
            self.is_ready, self.misses = True, 0
        elif self.is_ready:
            self.misses += 1
        return "silent" if self.misses >= MOST_MISSES else ""
