"""Browsers: a class that fetches the files, too, before each sees its page.

Each browser fetches index.html, then what a real one fetched, over six connections;
then it opens the page's socket and has the page run. What counts is the time until it
has both. When all of a class have it, each changes its initial weight once, and the
page must show what that comes to.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.browser import Server, browsing, classroom, serving
from tests.load.answers import check, weights
from tests.load.asking import asked_for_health
from tests.load.fetching import Fetched, Fetcher, File
from tests.load.files import files_of
from tests.load.measure import Check, cpu_seconds, percentile
from tests.load.visitors import PROBLEMS, Seen, Visitor

SIZES = (1, 50, 200)
ALONE = 5  # times that one browser comes, each after the other
WARMING = 12  # visitors who come first: enough to meet each server of a class
BARE_PAGE = Path(__file__).parent / "bare_page.py"
LESSON: dict[str, Any] = {"n": 100}  # iterations

Record = dict[str, Any]


@dataclass
class Came:
    """What a class of browsers saw, and what it took.

    Attributes:
        seen: when each had its files and its page, when each had its change.
        fetched: what each was given.
        health: seconds of each answer to "are you well?".
        server_cpu: seconds that the server computed, with all below it.
        client_cpu: seconds that the simulated browsers did, all in one process.
        wall: seconds until the last one had seen its change.
    """

    seen: Seen = field(default_factory=Seen)
    fetched: list[Fetched] = field(default_factory=list)
    health: list[float] = field(default_factory=list)
    server_cpu: float = 0.0
    client_cpu: float = 0.0
    wall: float = 0.0

    def as_json(self) -> Record:
        """What is written down. Times until the page is there are in milliseconds."""
        many = max(1, len(self.fetched))
        told = {
            "ready_p50": percentile(self.seen.opened, 0.5),
            "ready_p95": percentile(self.seen.opened, 0.95),
            "ready_max": percentile(self.seen.opened, 1),
            "mib": sum(each.received for each in self.fetched) / many / 2**20,
            "requests": sum(each.requests for each in self.fetched) / many,
            "health_max": percentile(self.health, 1),
            "server_cpu": self.server_cpu,
            "client_cpu": self.client_cpu,
            "wall": self.wall,
        }
        numbers = {name: float(f"{value:.4g}") for name, value in told.items()}
        return numbers | {
            "errors": len(self.seen.errors),
            "first_errors": self.seen.errors[:3],
        }


async def come(
    server: Server, files: list[File], numbers: range, check: Check, came: Came
) -> None:
    """Browsers who all come at once, look, and change one number each.

    Args:
        server: where they go.
        files: what each fetches, index.html first.
        numbers: of the browsers, which decide what each changes.
        check: what must be on the page after the change; it raises if it is not.
        came: where it is noted.
    """
    opened = await asyncio.gather(
        *(_open(server.url, files, number, came) for number in numbers)
    )
    there = zip(numbers, opened, strict=True)
    await asyncio.gather(
        *(_change(v, number, check, came) for number, v in there if v is not None)
    )


async def _open(url: str, files: list[File], number: int, came: Came) -> Visitor | None:
    started = time.perf_counter()
    fetcher = Fetcher(url)
    visitor = None
    try:
        await fetcher.fetch(files[:1])
        await fetcher.fetch(files[1:])
        visitor = Visitor(url, cookie=fetcher.fetched.cookie(), **LESSON)
        await visitor.open()
    except PROBLEMS as gone:
        came.seen.note(number, gone)
        if visitor:
            await visitor.close()
        return None
    finally:
        fetcher.close()
        came.fetched.append(fetcher.fetched)
        came.seen.errors += fetcher.fetched.wrong
    came.seen.opened.append(time.perf_counter() - started)
    return visitor


async def _change(visitor: Visitor, number: int, check: Check, came: Came) -> None:
    try:
        for label, value in weights(number, 1):
            came.seen.changed.append(await visitor.change(label, value))
            if check:
                check(visitor, {label: value})
    except PROBLEMS as gone:
        came.seen.note(number, gone)
    finally:
        await visitor.close()


def measure_class(
    server: Server, files: list[File], size: int, check: Check = None
) -> Came:
    """A class at a server, and what both did for it; one alone comes several times."""
    came = Came()
    before, computed = cpu_seconds(server), time.process_time()
    started = time.perf_counter()
    with asked_for_health(server.url) as came.health:
        for turn in range(ALONE if size == 1 else 1):
            first = 10_000 * size + turn  # whose weights nobody else tries
            asyncio.run(come(server, files, range(first, first + size), check, came))
    came.wall = time.perf_counter() - started
    came.server_cpu = cpu_seconds(server) - before
    came.client_cpu = time.process_time() - computed
    return came


@contextmanager
def servers_in_turn() -> Iterator[dict[str, Server]]:
    """The page by the plain command and by the class command, and the bare page."""
    with ExitStack() as stack:
        servers = {
            "page": stack.enter_context(serving()),
            "class": stack.enter_context(classroom()),
            "bare": stack.enter_context(serving(BARE_PAGE)),
        }
        for server in servers.values():  # for what is loaded once
            asyncio.run(come(server, [File("/")], range(WARMING), None, Came()))
        yield servers


def measure(sizes: tuple[int, ...] = SIZES) -> Record:
    """Classes of all sizes, with an empty and with a full cache, in turn.

    Returns:
        A row for each: which page or command, how many browsers, "cold" or "warm".
    """
    rows: list[Record] = []
    with servers_in_turn() as servers:
        with browsing() as chromium:
            listed = {
                name: files_of(chromium, server.url) for name, server in servers.items()
            }
        for size in sizes:
            for cache in ("cold", "warm"):
                for name, server in servers.items():
                    right = None if name == "bare" else check
                    came = measure_class(server, listed[name][cache], size, right)
                    row = {"by": name, "browsers": size, "cache": cache}
                    rows.append(row | came.as_json())
                    print(rows[-1], flush=True)
        complaints = servers["page"].complaints() + servers["class"].complaints()
    return {"rows": rows, "complaints": complaints}
