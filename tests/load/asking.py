"""Asking: a server's health, from a process of its own.

    .venv/bin/python -m tests.load.asking http://127.0.0.1:8501

The process that plays a class is busy at times; what waits for it is not the server's.
"""

from __future__ import annotations

import select
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

EVERY = 0.5  # seconds
PATIENCE = 120.0  # seconds


@contextmanager
def asked_for_health(url: str) -> Iterator[list[float]]:
    """Ask twice a second until the block ends.

    Yields:
        A list; after the block it has the seconds of each answer, with infinity for
        a server that was not well.
    """
    command = [sys.executable, "-m", "tests.load.asking", url]
    took: list[float] = []
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        took.append(float(process.stdout.readline()))  # it has begun
        try:
            yield took
        finally:
            told, _ = process.communicate()  # which ends it
            took += map(float, told.split())


def _ask(url: str) -> float:
    started = time.perf_counter()
    try:
        with urllib.request.urlopen(f"{url}/_stcore/health", timeout=PATIENCE) as told:
            told.read()
    except OSError:
        return float("inf")
    return time.perf_counter() - started


def main(url: str) -> None:
    """Say how long each answer took, until nobody listens."""
    while True:
        print(_ask(url), flush=True)
        if select.select([sys.stdin], [], [], EVERY)[0]:
            return


if __name__ == "__main__":
    main(sys.argv[1])
