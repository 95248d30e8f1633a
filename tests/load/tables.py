"""Tables: what the load report says of each part, from what was measured."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.load.drawing import BARE

Record = dict[str, Any]

PAGES = {"page": "the page", **BARE}


def table(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A table in Markdown."""
    names = tuple(header)
    lines = [names, ["---"] * len(names), *rows]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)


def _digits(value: float) -> str:
    return f"{value:,.0f}" if value >= 1000 else f"{value:.3g}"


def classes(classes: Record) -> str:
    """Classes who come at once, by the socket alone."""
    sizes = classes["sizes"]
    numbers = (
        *("runs_per_s", "open_p95", "change_p50", "change_p95"),
        *("health_max", "cpu_per_run", "errors"),
    )
    rows = [
        (row["visitors"], PAGES[name], *(_digits(row[number]) for number in numbers))
        for at in range(len(sizes["page"]))
        for name, row in ((name, sizes[name][at]) for name in PAGES)
    ]
    again = [
        (
            "1, seen before",
            PAGES[name],
            "",
            "",
            _digits(row["change_p50"]),
            "",
            "",
            *_cost(row),
        )
        for name in PAGES
        for row in sizes.get(f"{name}, seen before", [])
    ]
    header = (
        *("visitors", "page", "runs/s", "open p95", "change p50", "change p95"),
        *("health max", "CPU a run", "errors"),
    )
    return (
        f"## Classes without the files ({classes['date']})\n\n"
        "All open the page's socket in the same moment, by the plain command, and "
        "change the initial weight five times each, without a pause (one visitor "
        "alone: 50 times), at 100 iterations. Milliseconds. “Seen before” are weights "
        "that somebody tried before. A bare page as Streamlit comes collects garbage "
        "after each run; with the page's settings it does not.\n\n"
        f"{table(header, rows + again)}\n"
        "![Runs a second over visitors](load-runs.svg)\n\n"
        "![Waits over visitors](load-waits.svg)\n"
    )


def _cost(row: Record) -> tuple[object, object]:
    return _digits(row["cpu_per_run"]), row["errors"]


def thinking(thinking: Record) -> str:
    """A class that thinks, and one visitor who does."""
    alone, crowd = thinking["alone"], thinking["class"]
    header = ("visitors", "change p50", "change p95", "runs/s", "CPU a run", "errors")
    rows = [
        (
            row["visitors"],
            *(_digits(row[n]) for n in ("change_p50", "change_p95", "runs_per_s")),
            *_cost(row),
        )
        for row in (alone, crowd)
    ]
    return (
        f"## A class that thinks ({thinking['date']})\n\n"
        "A mean pause of 12 seconds before the opening and before each change, of 2 "
        f"seconds for one visitor alone, at one server. Milliseconds.\n\n"
        f"{table(header, rows)}"
    )


def _both(row: Record) -> tuple[str, str]:
    return _digits(row["change_p50"]), _digits(row["change_p95"])


def heavy(heavy: Record) -> str:
    """Few who ask for much, beside many who do not."""
    rows = [
        (row["visitors"], what, *_both(row), row["errors"])
        for what, row in (
            ("100, mean pause of 6 s", heavy["light"]),
            ("10,000, no pause", heavy["heavy"]),
        )
    ]
    header = ("visitors", "iterations", "change p50", "change p95", "errors")
    return (
        f"## Few who ask for much ({heavy['date']})\n\n"
        "Both at the same time, at one server; the heavy ones take turns. "
        f"Milliseconds.\n\n{table(header, rows)}"
    )


def screen(screen: Record) -> str:
    """From a key press to pixels, in a browser."""
    rows = [
        (PAGES[name], screen[name]["median"], screen[name]["p95"])
        for name in PAGES
        if name in screen
    ]
    return (
        f"## In a browser ({screen['date']})\n\n"
        "Milliseconds from the Enter key to the frame in which both charts and both "
        "tables have changed, in a headless Chromium.\n\n"
        + table(("page", "median", "95 %"), rows)
    )


def faults(faults: Record) -> str:
    """A server that is killed."""
    header = (
        *("visitors", "cut off", "back, 95 % (ms)", "back, all (ms)"),
        *("changes followed", "errors"),
    )
    names = ("visitors", "cut_off", "lost_p95", "lost_max", "changes", "errors")
    return (
        f"## A server that is killed ({faults['date']})\n\n"
        "By the class command, one of its servers is killed with kill -9 under load. "
        "Who was there goes on at another one with the same experiment.\n\n"
        f"{table(header, [[faults[name] for name in names]])}"
    )


def soak(soak: Record) -> str:
    """Memory over many sessions."""
    header = (
        *("sessions", "changes", "minutes", "MiB after 100 sessions", "MiB at the end"),
        *("MiB at most", "errors"),
    )
    row = (
        *(f"{soak[name]:,}" for name in ("sessions", "experiments", "minutes")),
        *(soak[name] for name in ("base_mib", "last_mib", "most_mib", "errors")),
    )
    return (
        f"## Memory ({soak['date']})\n\n"
        "Sessions that come and go at one server, each change a new experiment.\n\n"
        f"{table(header, [row])}\n"
        "![Memory over time](load-memory.svg)\n"
    )
