"""The load report: measured from scratch, written to docs/load.md with its figures.

    .venv/bin/python -m tests.load.report

It takes about forty minutes, twenty of them the soak. Single parts can be measured anew
by their names; what else is in the report then stays as it was. The page and the bare
page are measured in turn, on servers of their own, so that a machine that slows down
slows both. A trial goes elsewhere:

    .venv/bin/python -m tests.load.report browsers --sizes 1 10 --to /tmp
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import platform
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from tests.browser import ROOT, Server, browsing, serving
from tests.load import browsers, drawing, faults, on_screen, soak, telling
from tests.load.answers import check, weights
from tests.load.browsers import BARE_PAGE
from tests.load.goals import goals
from tests.load.measure import Measured, measured_together, whole_class
from tests.load.visitors import Seen, Visitor, visit

DOCS = ROOT / "docs"
LESSON: dict[str, Any] = {"n": 100}  # iterations of every visitor, if not told
SIZES = (1, 10, 50, 100, 200)
CHANGES, ROUNDS = 5, 4
THINK, THINK_ALONE = 12.0, 2.0  # seconds, mean, of one of a class and of one alone
HEAVY, LIGHT, HEAVY_ITERATIONS = 5, 50, 10_000

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
    return {
        "pause": THINK,
        "alone": told("alone", alone),
        "class": told("class", crowd),
    }


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
    "browsers": browsers.measure,
    "classes": classes,
    "thinking": thinking,
    "heavy": heavy,
    "screen": screen,
    "faults": faults.measure,
    "soak": soak.measure,
}


def arguments() -> argparse.Namespace:
    """What the command was given."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all by default")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=browsers.SIZES, help="of the browsers"
    )
    parser.add_argument(
        "--minutes", type=float, default=soak.MINUTES, help="of the soak"
    )
    parser.add_argument(
        "--draw", action="store_true", help="only draw what is measured"
    )
    parser.add_argument(
        "--to", type=Path, default=DOCS, help="another folder, for a trial"
    )
    return parser.parse_args()


def main() -> None:
    """Measure, write down, tell, draw."""
    asked = arguments()
    measure = PARTS | {
        "browsers": partial(browsers.measure, tuple(asked.sizes)),
        "soak": partial(soak.measure, asked.minutes),
    }
    measured = asked.to / "load.json"
    record = json.loads(measured.read_text()) if measured.exists() else {}
    for part in [] if asked.draw else asked.parts or PARTS:
        record[part] = {"date": date.today().isoformat(), **measure[part]()}
        record["machine"] = f"{os.cpu_count()} cores, {platform.system()}"
        measured.write_text(json.dumps(record, indent=1) + "\n")
    (asked.to / "load.md").write_text(telling.text(record), "utf-8")
    drawing.draw(record, asked.to)
    for goal in goals(record):
        print(*goal.told(), sep=" | ")


if __name__ == "__main__":
    main()
