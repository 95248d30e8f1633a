"""Telling: the text of the load report, from what was measured."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.load import tables
from tests.load.drawing import BY
from tests.load.goals import goals
from tests.readme import CLASSROOM, PLAIN, written

Record = dict[str, Any]

CACHES = ("cold", "warm")
READY = ("ready_p50", "ready_p95", "ready_max")


def text(record: Record) -> str:
    """The report: what a lecturer needs, the goals, then all tables."""
    parts: dict[str, Callable[[Record], str]] = {
        "browsers": _browsers,
        "classes": tables.classes,
        "thinking": tables.thinking,
        "heavy": tables.heavy,
        "screen": tables.screen,
        "faults": tables.faults,
        "soak": tables.soak,
    }
    told = [_head(record), _lecturer(record), _goals(record)]
    told += [write(record[part]) for part, write in parts.items() if part in record]
    return "\n".join(filter(None, told))


def _head(record: Record) -> str:
    return f"# Load report\n\nMeasured on {record.get('machine', 'one machine')}.\n"


def _lecturer(record: Record) -> str:
    rows = record.get("browsers", {}).get("rows", [])
    found = {(row["browsers"], row["by"], row["cache"]): row for row in rows}
    sizes = sorted({row["browsers"] for row in rows})
    if not rows:
        return ""
    commands = {"class": written(*CLASSROOM), "page": written(*PLAIN)}
    lines = [
        (size, f"`{command}`", *(_seconds(found.get((size, by, c))) for c in CACHES))
        for size in sizes
        for by, command in commands.items()
    ]
    most = sizes[-1]
    waits = {by: found.get((most, by, "cold")) for by in commands}
    said = (
        f"{most} students who open the page at the same moment have it, with all its "
        f"files, after at most {_seconds(waits['class'])} by `{commands['class']}`, "
        f"and after {_seconds(waits['page'])} by `{commands['page']}`. Who has been "
        "there before has the files already."
    )
    if "thinking" in record:
        crowd = record["thinking"]["class"]
        said += (
            f" Then {crowd['visitors']} students at one server who each think for "
            f"{record['thinking'].get('pause', 12):g} seconds between two changes see "
            f"what they changed after {crowd['change_p50']:.0f} ms, 95 % of them "
            f"within {crowd['change_p95']:.0f} ms."
        )
    header = ("students at once", "command", "wait, first visit", "wait, later visit")
    return f"{said}\n\n{tables.table(header, lines)}"


def _seconds(row: Record | None) -> str:
    return f"{row['ready_max'] / 1e3:.2g} s" if row else "(not measured)"


def _goals(record: Record) -> str:
    told = [goal.told() for goal in goals(record)]
    if not told:
        return ""
    return "## Goals\n\n" + tables.table(("what", "measured", "at most", ""), told)


def _browsers(browsers: Record) -> str:
    rows = [
        (
            row["browsers"],
            row["cache"],
            BY[row["by"]],
            *(f"{row[name] / 1e3:.3g}" for name in READY),
            f"{row['mib']:.2f}",
            f"{row['requests']:g}",
            f"{row['health_max']:.0f}",
            f"{row['server_cpu']:.1f}",
            f"{row['client_cpu']:.1f}",
            row["errors"],
        )
        for row in browsers["rows"]
    ]
    header = (
        *("browsers", "cache", "by", "p50", "p95", "max"),
        *("MiB each", "requests each", "health max", "CPU", "clients' CPU", "errors"),
    )
    return (
        f"## Browsers that come at once ({browsers['date']})\n\n"
        "Each fetches what a real Chromium was seen to fetch, over six connections, "
        "then opens the page's socket and waits for the page: seconds until it has "
        "both. A cold cache is empty, a warm one has been there before. Health is the "
        "slowest answer to a health check through the same address, in milliseconds, "
        "asked for twice a second. CPU is seconds of all of the server's processes, "
        "and of the simulated browsers, which share the machine. At the end each "
        "changes a number, and the page must show the right final weights; a wrong "
        "answer is an error. The bare page, by the plain command too, shows finished "
        "data in the same elements.\n\n"
        f"{tables.table(header, rows)}\n"
        "![How long browsers wait for files and page](load-browsers.svg)\n"
    )
