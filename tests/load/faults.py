"""Faults: two servers behind nginx, one of which is killed under load.

    .venv/bin/python -m tests.load.faults

It needs nginx (Debian: apt-get install nginx-light) and the ports of docs/nginx.conf.
"""

from __future__ import annotations

import asyncio
import os
import random
import secrets
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.browser import ROOT, serving
from tests.load.answers import check, weights
from tests.load.measure import health, percentile
from tests.load.visitors import Visitor, WrongAnswerError

CONFIGURATION = ROOT / "docs" / "nginx.conf"
ADDRESS, PORTS = "http://127.0.0.1:8510", (8511, 8512)
VISITORS, THINK = 40, 0.5  # seconds, mean
KILL_AFTER, GO_ON = 8.0, 15.0  # seconds
LOST = (OSError, ConnectionClosed, InvalidHandshake)  # which a browser gets over


@dataclass
class Moved:
    """What visitors saw of it.

    Attributes:
        changes: how many were followed, each with the right answer.
        lost: the seconds that a visitor was cut off, one for each time.
        errors: wrong answers, and visitors who did not get back.
    """

    changes: int = 0
    lost: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextmanager
def proxy() -> Iterator[None]:
    """The proxy, as README.md starts it."""
    nginx = shutil.which("nginx") or "/usr/sbin/nginx"
    with tempfile.TemporaryDirectory() as folder:
        command = [nginx, "-p", folder, "-c", str(CONFIGURATION)]
        process = subprocess.Popen(command)
        try:
            time.sleep(0.5)
            assert process.poll() is None, "nginx did not start"
            yield
        finally:
            process.terminate()
            process.wait(timeout=30)


async def keep_visiting(number: int, moved: Moved, until: float) -> None:
    """Change the initial weight again and again; come back when cut off.

    The change that was on its way is made then: a browser comes with what its controls
    hold.
    """
    drawn = random.Random(number)
    seat = f"seat={drawn.getrandbits(128):032x}"
    visitor = Visitor(ADDRESS, cookie=seat, n=100)
    try:
        await visitor.open()
        for label, value in weights(number, 10_000):
            if time.monotonic() > until:
                return
            await asyncio.sleep(drawn.uniform(0, 2 * THINK))
            try:
                await visitor.change(label, value)
            except LOST:
                moved.lost.append(await _come_back(visitor))
            check(visitor, {label: value})
            moved.changes += 1
    except (WrongAnswerError, TimeoutError, AssertionError) as problem:
        moved.errors.append(f"visitor {number}: {problem}")
    finally:
        await visitor.close()


async def _come_back(visitor: Visitor) -> float:
    """Connect anew until it works, as a browser does; the seconds that it took."""
    gone = time.monotonic()
    while True:
        try:
            await visitor.open()
        except LOST:
            assert time.monotonic() < gone + 30, "did not get back"
            await asyncio.sleep(0.2)
        else:
            return time.monotonic() - gone


async def kill_one(servers: list[Any], moved: Moved) -> None:
    """Visitors at both servers; one of the two is killed."""
    until = time.monotonic() + KILL_AFTER + GO_ON
    visitors = [
        asyncio.create_task(keep_visiting(number, moved, until))
        for number in range(VISITORS)
    ]
    await asyncio.sleep(KILL_AFTER)
    servers[0].kill()
    await asyncio.gather(*visitors)
    await health(ADDRESS)


def measure() -> dict[str, Any]:
    """Two servers, a proxy, a class; one server is killed.

    Returns:
        How many visitors were cut off, how long at most, and what went wrong.
    """
    # one secret for both: a visitor who moves may still upload a file
    os.environ["STREAMLIT_SERVER_COOKIE_SECRET"] = secrets.token_hex()
    moved = Moved()
    with (
        serving(port=PORTS[0]) as first,
        serving(port=PORTS[1]) as second,
        proxy(),
    ):
        asyncio.run(kill_one([first, second], moved))
        complaints = second.complaints()
    return {
        "visitors": VISITORS,
        "changes": moved.changes,
        "cut_off": len(moved.lost),
        "lost_p95": round(percentile(moved.lost, 0.95)),
        "lost_max": round(percentile(moved.lost, 1)),
        "errors": len(moved.errors),
        "first_errors": moved.errors[:3],
        "complaints": complaints,
    }


if __name__ == "__main__":
    print(measure())
