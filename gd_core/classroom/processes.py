"""Processes: started so that they can be ended, with all that they started."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from subprocess import DEVNULL, Popen, TimeoutExpired

PATIENCE = 3.0  # seconds that a process has to end by itself


def start(
    command: Sequence[str], folder: Path, environment: Mapping[str, str] | None = None
) -> Popen[bytes]:
    """Start a program in a process group of its own.

    Ctrl-C in a terminal reaches a whole group: it is for who started the programs, and
    ends them.
    """
    return Popen(command, cwd=folder, env=environment, stdin=DEVNULL, process_group=0)


def end(processes: Sequence[Popen[bytes]], patience: float = PATIENCE) -> None:
    """End processes and their groups: all are asked, and killed after `patience`."""
    for process in processes:
        process.terminate()
    until = time.monotonic() + patience
    for process in processes:
        with suppress(TimeoutExpired):
            process.wait(max(0.0, until - time.monotonic()))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
