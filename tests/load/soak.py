"""Soak: sessions that come and go for a long time, and how much memory they leave."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from tests.browser import Server, serving
from tests.load.answers import check, weights
from tests.load.measure import memory_mib
from tests.load.visitors import Seen, Visitor, visit

LESSON: dict[str, Any] = {"n": 100}  # iterations
MINUTES, SESSIONS_A_MINUTE, CHANGES_A_SESSION = 20, 100, 10
BASE_SESSIONS = 100  # after which the memory is what it is compared with
EVERY = 10.0  # seconds between two looks at the memory

Record = dict[str, Any]


def measure(minutes: float = MINUTES) -> Record:
    """Sessions that come and go for a long time, and how much memory they leave."""
    sessions = int(minutes * SESSIONS_A_MINUTE)
    seen = Seen()
    looks: list[tuple[float, float, int]] = []  # seconds, MiB, sessions so far

    async def come_and_go(server: Server) -> None:
        started = time.perf_counter()
        running: set[asyncio.Task[None]] = set()

        async def look() -> None:
            while True:
                now = round(time.perf_counter() - started, 1)
                looks.append((now, round(memory_mib(server), 1), len(seen.opened)))
                await asyncio.sleep(EVERY)

        looking = asyncio.create_task(look())
        for number in range(sessions):
            due = started + number * 60 / SESSIONS_A_MINUTE
            await asyncio.sleep(max(0, due - time.perf_counter()))
            changes = weights(number, CHANGES_A_SESSION)
            visitor = Visitor(server.url, **LESSON)
            coming = visit(visitor, number, seen, changes, 1.0, check)
            task = asyncio.create_task(coming)
            running.add(task)
            task.add_done_callback(running.discard)
        await asyncio.gather(*running)
        await asyncio.sleep(EVERY)
        looking.cancel()

    with serving() as server:
        asyncio.run(come_and_go(server))
        looks.append((looks[-1][0] + EVERY, round(memory_mib(server), 1), sessions))
        complaints = server.complaints()
    base = next(mib for _, mib, so_far in looks if so_far >= BASE_SESSIONS)
    return {
        "minutes": minutes,
        "sessions": len(seen.opened),
        "experiments": len(seen.changed),
        "errors": len(seen.errors),
        "first_errors": seen.errors[:3],
        "complaints": complaints,
        "base_mib": base,
        "last_mib": looks[-1][1],
        "most_mib": max(mib for _, mib, so_far in looks if so_far >= BASE_SESSIONS),
        "looks": looks,
    }
