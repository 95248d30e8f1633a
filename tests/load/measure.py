"""Measure: a class at a server, and what both saw of it."""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from tests.browser import Server
from tests.load.visitors import Seen, Visitor, visit
from tests.processes import family, memory_kib

Changes = Callable[[int], list[tuple[str, float]]]
Check = Callable[[Visitor, dict[str, float]], None] | None
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Measured:
    """What a class saw, and what it cost. Times are in milliseconds.

    Attributes:
        visitors: how many they were.
        runs: of the page: openings and changes.
        runs_per_s: of the whole class.
        open_p95, change_p50, change_p95, change_max: until the page was there, until
            it had followed a change.
        health_max: the slowest answer of the server to "are you well?".
        cpu_per_run: of the server.
        errors: what went wrong.
    """

    visitors: int
    runs: int
    runs_per_s: float
    open_p95: float
    change_p50: float
    change_p95: float
    change_max: float
    health_max: float
    cpu_per_run: float
    errors: list[str]

    def as_json(self) -> dict[str, Any]:
        """What is written down: numbers of four digits, and how many errors."""
        told: dict[str, Any] = {
            name: float(f"{value:.4g}") if isinstance(value, float) else value
            for name, value in asdict(self).items()
        }
        return told | {"errors": len(self.errors)}


def percentile(seconds: list[float], share: float) -> float:
    """The time that a share of all stays within, in milliseconds."""
    ordered = sorted(seconds) or [float("nan")]
    return 1e3 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def cpu_seconds(server: Server) -> float:
    """What a server and the processes below it have computed so far."""
    return sum(map(_cpu_ticks, family(server.process.pid))) / TICKS


def _cpu_ticks(process: int) -> int:
    # its own, and those of children that have ended
    stat = Path(f"/proc/{process}/stat").read_text()
    return sum(map(int, stat.rpartition(")")[2].split()[11:15]))


def memory_mib(server: Server) -> float:
    """What a server and the processes below it occupy of the memory."""
    return sum(map(memory_kib, family(server.process.pid))) / 1024


async def health(url: str) -> float:
    """Seconds until a server has said that it is well."""
    at = urlsplit(url)
    started = time.perf_counter()
    reader, writer = await asyncio.open_connection(at.hostname, at.port)
    asked = f"GET /_stcore/health HTTP/1.0\r\nHost: {at.netloc}\r\n\r\n"
    writer.write(asked.encode())
    answer = await asyncio.wait_for(reader.readline(), 60)
    writer.close()
    assert b" 200 " in answer, answer
    return time.perf_counter() - started


async def whole_class(
    server: Server,
    visitors: int,
    changes: Changes,
    query: dict[str, Any],
    check: Check = None,
    think: float = 0.0,
) -> Measured:
    """Visitors who all come at once, each with changes of its own.

    Args:
        server: where they go.
        visitors: how many.
        changes: what each of them changes, by its number.
        query: of the address that they open.
        check: see `visit`.
        think: mean seconds before the opening and before each change.
    """
    seen = Seen()
    coming = [
        visit(Visitor(server.url, **query), k, seen, changes(k), think, check)
        for k in range(visitors)
    ]
    (measured,) = await measured_together(server, [(seen, coming)])
    return measured


async def measured_together(
    server: Server, classes: list[tuple[Seen, list[Any]]]
) -> list[Measured]:
    """Several classes at the same time, each measured by itself."""
    probed: list[float] = []
    probing = asyncio.create_task(_probe(server.url, probed))
    before, started = cpu_seconds(server), time.perf_counter()

    async def one(seen: Seen, coming: list[Awaitable[None]]) -> float:
        await asyncio.gather(*coming)
        return time.perf_counter() - started

    took = await asyncio.gather(*(one(*each) for each in classes))
    computed = cpu_seconds(server) - before
    probing.cancel()
    all_runs = sum(len(seen.opened) + len(seen.changed) for seen, _ in classes)
    return [
        Measured(
            visitors=len(coming),
            runs=len(seen.opened) + len(seen.changed),
            runs_per_s=(len(seen.opened) + len(seen.changed)) / seconds,
            open_p95=percentile(seen.opened, 0.95),
            change_p50=1e3 * statistics.median(seen.changed or [float("nan")]),
            change_p95=percentile(seen.changed, 0.95),
            change_max=percentile(seen.changed, 1),
            health_max=1e3 * max(probed),
            cpu_per_run=1e3 * computed / max(1, all_runs),
            errors=seen.errors,
        )
        for (seen, coming), seconds in zip(classes, took, strict=True)
    ]


async def _probe(url: str, probed: list[float]) -> None:
    """Ask for the server's health twice a second."""
    while True:
        probed.append(await health(url))
        await asyncio.sleep(0.5)
