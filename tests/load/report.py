"""The load report: measured from scratch, written to docs/load.md with its figures.

    .venv/bin/python -m tests.load.report

It takes about half an hour, twenty minutes of it the soak. Single parts can be measured
anew by their names; what else is in the report then stays as it was. The page and the
bare page are measured in turn, on servers of their own, so that a machine that slows
down slows both.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from tests.browser import ROOT, Server, browsing, serving
from tests.load import drawing, faults, on_screen
from tests.load.answers import check, weights
from tests.load.measure import Measured, measured_together, memory_mib, whole_class
from tests.load.visitors import Seen, Visitor, visit

MEASURED = ROOT / "docs" / "load.json"
BARE_PAGE = Path(__file__).parent / "bare_page.py"
LESSON: dict[str, Any] = {"n": 100}  # iterations of every visitor, if not told
SIZES = (1, 10, 50, 100, 200)
CHANGES, ROUNDS = 5, 4
THINK, THINK_ALONE = 12.0, 2.0  # seconds, mean, of one of a class and of one alone
HEAVY, LIGHT, HEAVY_ITERATIONS = 5, 50, 10_000
SOAK_MINUTES, SESSIONS_A_MINUTE, CHANGES_A_SESSION = 20, 100, 10
BASE_SESSIONS = 100  # after which the memory is what it is compared with
EVERY = 10.0  # seconds between two looks at the memory

Record = dict[str, Any]


def warm(server: Server) -> None:
    """The first visitors, who wait for what is loaded once."""
    asyncio.run(whole_class(server, 2, partial(weights, count=2), LESSON))


@contextmanager
def all_servers() -> Iterator[dict[str, Server]]:
    """The page, and the bare page twice.

    "bare" is as Streamlit comes: it collects garbage after each run. "bare, no
    collection" has the page's setting, which does not.
    """
    with (
        serving() as page,
        serving(BARE_PAGE, options=["--runner.postScriptGC=true"]) as bare,
        serving(BARE_PAGE) as uncollected,
    ):
        servers = {"page": page, "bare": bare, "bare, no collection": uncollected}
        for server in servers.values():
            warm(server)
        yield servers


def new_weights(size: int, number: int) -> list[tuple[str, float]]:
    """What one of a class changes, which nobody in a class of another size does."""
    return weights(1000 * size + number, CHANGES if size > 1 else 50)


def classes() -> Record:
    """Classes of all sizes who come at once and change the initial weight at once."""
    found: dict[str, list[Record]] = {}
    with all_servers() as servers:
        for size in SIZES:
            for name, server in servers.items():
                own = partial(new_weights, size)
                right = check if name == "page" else None
                measured = asyncio.run(whole_class(server, size, own, LESSON, right))
                found.setdefault(name, []).append(told(name, measured))
            if size == 1:  # once more, with weights that were seen before
                for name, server in servers.items():
                    own = partial(new_weights, size)
                    again = asyncio.run(whole_class(server, 1, own, LESSON))
                    found.setdefault(f"{name}, seen before", []).append(
                        told(name, again)
                    )
        complaints = servers["page"].complaints()
    return {"sizes": found, "complaints": complaints}


def thinking() -> Record:
    """One visitor and 200 of them who think before each change."""
    with serving() as server:
        warm(server)
        own, more = partial(weights, count=CHANGES), partial(weights, count=50)
        one = whole_class(server, 1, more, LESSON, check, THINK_ALONE)
        alone = asyncio.run(one)
        crowd = asyncio.run(whole_class(server, 200, own, LESSON, check, THINK))
    return {"alone": told("alone", alone), "class": told("class", crowd)}


def heavy() -> Record:
    """Few visitors with very many iterations, beside many with few."""

    def check_heavy(visitor: Visitor, changed: dict[str, float]) -> None:
        check(visitor, {"Iterations": HEAVY_ITERATIONS} | changed)

    with serving() as server:
        warm(server)
        seen_light, seen_heavy = Seen(), Seen()
        light = [
            visit(
                Visitor(server.url, **LESSON), k, seen_light, weights(k, 3), 6.0, check
            )
            for k in range(LIGHT)
        ]
        many: dict[str, Any] = {"n": HEAVY_ITERATIONS}
        heavies = [
            visit(
                Visitor(server.url, **many),
                k,
                seen_heavy,
                weights(1000 + k, 6),
                check=check_heavy,
            )
            for k in range(HEAVY)
        ]
        both = [(seen_light, light), (seen_heavy, heavies)]
        few, much = asyncio.run(measured_together(server, both))
    return {"light": told("light", few), "heavy": told("heavy", much)}


def soak(minutes: float = SOAK_MINUTES) -> Record:
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


def screen() -> Record:
    """What a browser shows after a change: the page's four pictures and the bare's."""
    took: dict[str, list[float]] = {}
    with all_servers() as servers, browsing() as browser:
        for _ in range(ROUNDS):
            for name, server in servers.items():
                took.setdefault(name, []).extend(on_screen.changes(browser, server.url))
    return {name: on_screen.summary(all_of_it) for name, all_of_it in took.items()}


def told(name: str, measured: Measured) -> Record:
    """What is written down; and said, for who waits."""
    record = measured.as_json()
    print(name, record, *measured.errors[:2], flush=True)
    return record


PARTS: dict[str, Callable[[], Record]] = {
    "classes": classes,
    "thinking": thinking,
    "heavy": heavy,
    "screen": screen,
    "faults": faults.measure,
    "soak": soak,
}


def main() -> None:
    """Measure, write down, draw."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all by default")
    parser.add_argument(
        "--minutes", type=float, default=SOAK_MINUTES, help="of the soak"
    )
    parser.add_argument(
        "--draw", action="store_true", help="only draw what is measured"
    )
    asked = parser.parse_args()
    record = json.loads(MEASURED.read_text()) if MEASURED.exists() else {}
    for part in [] if asked.draw else asked.parts or PARTS:
        measure = partial(soak, asked.minutes) if part == "soak" else PARTS[part]
        record[part] = {"date": date.today().isoformat(), **measure()}
        record["machine"] = f"{os.cpu_count()} cores, {platform.system()}"
        MEASURED.write_text(json.dumps(record, indent=1) + "\n")
    drawing.draw(record)


if __name__ == "__main__":
    main()
