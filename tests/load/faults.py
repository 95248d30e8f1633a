"""Faults: one of the servers of a class is killed under load.

    .venv/bin/python -m tests.load.faults

The servers are those of the class command, as README.md starts it.
"""

from __future__ import annotations

import asyncio
import os
import random
import signal
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.browser import Server, classroom
from tests.load.answers import check, weights
from tests.load.measure import health, percentile
from tests.load.visitors import Visitor, WrongAnswerError
from tests.processes import command_of, family

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


def kill_one_server(room: Server) -> None:
    """End one of the servers without a word; the command starts another later."""
    servers = [
        process
        for process in family(room.process.pid)
        if {"streamlit", "run"} <= {Path(word).name for word in command_of(process)}
    ]
    assert len(servers) > 1, "the class command has started a single server"
    os.kill(servers[0], signal.SIGKILL)


async def keep_visiting(
    visitor: Visitor, number: int, moved: Moved, until: float
) -> None:
    """Change the initial weight again and again; come back when cut off.

    The change that was on its way is made then: a browser comes with what its controls
    hold.
    """
    drawn = random.Random(number)
    try:
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


async def visit_and_kill(room: Server, moved: Moved) -> None:
    """Visitors at all servers of a class, one of which is killed."""
    seats = [f"{random.Random(k).getrandbits(128):032x}" for k in range(VISITORS)]
    visitors = [Visitor(room.url, cookie=f"seat={seat}", n=100) for seat in seats]
    await asyncio.gather(*(visitor.open() for visitor in visitors))
    until = time.monotonic() + KILL_AFTER + GO_ON
    visiting = [
        asyncio.create_task(keep_visiting(visitor, number, moved, until))
        for number, visitor in enumerate(visitors)
    ]
    await asyncio.sleep(KILL_AFTER)
    kill_one_server(room)
    await asyncio.gather(*visiting)
    await health(room.url)


def measure() -> dict[str, Any]:
    """A class, one of whose servers is killed.

    Returns:
        How many visitors were cut off, how long at most, and what went wrong.
    """
    moved = Moved()
    with classroom() as room:
        asyncio.run(visit_and_kill(room, moved))
        complaints = room.complaints()
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
