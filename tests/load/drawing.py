"""Drawing: the figures and the text of the load report, from what was measured."""

from __future__ import annotations

from typing import Any

import matplotlib as mpl
from matplotlib import pyplot as plt
from matplotlib.axes import Axes

from tests.browser import ROOT

DOCS = ROOT / "docs"
STYLES: dict[str, dict[str, Any]] = {
    "page": {"color": "#D55E00", "marker": "o"},
    "bare": {"color": "#0072B2", "marker": "s", "linestyle": "--"},
    "bare, no collection": {"color": "#8A857C", "marker": "^", "linestyle": ":"},
}
NAMES = {
    "page": "the page",
    "bare": "bare page, as Streamlit comes",
    "bare, no collection": "bare page, with the page's settings",
}
Record = dict[str, Any]

mpl.use("svg")
mpl.rcParams.update(
    {
        "svg.hashsalt": "load",  # the same picture for the same numbers
        "font.size": 12,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": True,
        "grid.alpha": 0.3,
    }
)


def draw(record: Record) -> None:
    """All figures, and docs/load.md."""
    if "classes" in record:
        _draw_classes(record["classes"]["sizes"])
    if "soak" in record:
        _draw_soak(record["soak"])
    (DOCS / "load.md").write_text(text(record))


def _figure(name: str, axes: Axes, title: str) -> None:
    axes.set_title(title, loc="left", fontsize=13, fontweight="bold")
    axes.legend(frameon=False)
    axes.figure.savefig(  # type: ignore[union-attr]
        DOCS / f"load-{name}.svg", bbox_inches="tight", metadata={"Date": None}
    )
    plt.close()


def _draw_classes(sizes: dict[str, list[Record]]) -> None:
    _, axes = plt.subplots(figsize=(8, 4))
    for name, style in STYLES.items():
        rows = sizes[name]
        visitors = [row["visitors"] for row in rows]
        axes.plot(visitors, [r["runs_per_s"] for r in rows], label=NAMES[name], **style)
    axes.set_xlabel("visitors at once")
    axes.set_ylabel("runs of the page per second")
    axes.set_ylim(0)
    _figure("runs", axes, "How many runs a second a server makes")
    _, axes = plt.subplots(figsize=(8, 4))
    for name, style in STYLES.items():
        rows = sizes[name]
        visitors = [row["visitors"] for row in rows]
        opened = [row["open_p95"] / 1e3 for row in rows]
        axes.plot(visitors, opened, label=f"{NAMES[name]}: opening", **style)
    rows = sizes["page"]
    changed = [row["change_p95"] / 1e3 for row in rows]
    axes.plot(
        [row["visitors"] for row in rows],
        changed,
        label="the page: a change",
        color=STYLES["page"]["color"],
        marker="o",
        fillstyle="none",
        alpha=0.6,
    )
    axes.set_xlabel("visitors at once")
    axes.set_ylabel("seconds that 95 % wait at most")
    axes.set_yscale("log")
    axes.yaxis.set_major_formatter("{x:g}")
    _figure("waits", axes, "How long visitors wait who all come at once")


def _draw_soak(soak: Record) -> None:
    _, axes = plt.subplots(figsize=(8, 4))
    minutes = [seconds / 60 for seconds, _, _ in soak["looks"]]
    memory = [mib for _, mib, _ in soak["looks"]]
    axes.plot(minutes, memory, color=STYLES["page"]["color"], label="the server")
    base = soak["base_mib"]
    axes.axhline(base, color="#8A857C", linestyle="--", label="after 100 sessions")
    axes.axhline(base + 60, color="#8A857C", linestyle=":", label="60 MiB more")
    axes.set_xlabel("minutes")
    axes.set_ylabel("memory in MiB")
    axes.set_ylim(0)
    title = (
        f"Memory over {soak['sessions']:,} sessions, {soak['experiments']:,} changes"
    )
    _figure("memory", axes, title)


def text(record: Record) -> str:
    """The report."""
    parts = [HEAD.format(machine=record.get("machine", ""))]
    if "classes" in record:
        parts.append(_classes_text(record["classes"]))
    for name, write in (
        ("thinking", _thinking_text),
        ("heavy", _heavy_text),
        ("screen", _screen_text),
        ("faults", _faults_text),
        ("soak", _soak_text),
    ):
        if name in record:
            parts.append(write(record[name]))
    return "\n".join(parts)


HEAD = """\
# Load report

What `.venv/bin/python -m tests.load.report` measured, on {machine}. The visitors are
simulated browser tabs on the same machine, which takes a good part of one core. After
each change a visitor checks that the page shows the final weights of its own
experiment. Milliseconds depend on the machine and on the day; the ratios to the bare
page, which shows finished data in the same elements and was measured in turn with the
page, do so less.
"""


def _row(*cells: object) -> str:
    return "| " + " | ".join(str(cell) for cell in cells) + " |"


def _table(header: tuple[str, ...], rows: list[str]) -> str:
    return "\n".join([_row(*header), "|" + "---|" * len(header), *rows, ""])


def _classes_text(classes: Record) -> str:
    sizes = classes["sizes"]
    rows = [
        _row(
            row["visitors"],
            name_of,
            row["runs_per_s"],
            row["open_p95"],
            row["change_p50"],
            row["change_p95"],
            row["health_max"],
            row["cpu_per_run"],
            row["errors"],
        )
        for at in range(len(sizes["page"]))
        for name_of, row in ((NAMES[name], sizes[name][at]) for name in STYLES)
    ]
    again = [
        _row(NAMES[name], row["cpu_per_run"], row["change_p50"])
        for name in STYLES
        for row in sizes[f"{name}, seen before"]
    ]
    ratios = [
        _row(
            own["visitors"],
            f"{own['runs_per_s'] / bare['runs_per_s']:.2f}",
            f"{own['open_p95'] / bare['open_p95']:.2f}",
            f"{own['change_p50'] / bare['change_p50']:.2f}",
            f"{own['cpu_per_run'] / bare['cpu_per_run']:.2f}",
        )
        for own, bare in zip(sizes["page"], sizes["bare"], strict=True)
    ]
    header = ("visitors", "page", "runs/s", "open p95", "change p50", "change p95")
    return "\n".join(
        [
            f"## Classes who come at once ({classes['date']})\n",
            "All open the page in the same moment and change the initial weight five "
            "times each, without a pause (one visitor alone: 50 times), at 100 "
            "iterations. Times in milliseconds; CPU is the server's, for each run; "
            "health is the slowest answer of the server to a health check.\n",
            _table((*header, "health max", "CPU a run", "errors"), rows),
            "The page over the bare page as Streamlit comes:\n",
            _table(
                ("visitors", "runs/s", "open p95", "change p50", "CPU a run"), ratios
            ),
            "One visitor, weights that somebody tried before:\n",
            _table(("page", "CPU a run", "change p50"), again),
            "![Runs a second over visitors](load-runs.svg)\n",
            "![Waits over visitors](load-waits.svg)\n",
        ]
    )


def _thinking_text(thinking: Record) -> str:
    alone, crowd = thinking["alone"], thinking["class"]
    most = 1e3 / crowd["cpu_per_run"]
    return (
        f"## A class that thinks ({thinking['date']})\n\n"
        "200 visitors with a mean pause of 12 seconds before they open the page and "
        "before each change saw a change "
        f"after {crowd['change_p50']} ms (median), {crowd['change_p95']} ms (95 %); "
        "one visitor alone, with a mean pause of 2 seconds, "
        f"{alone['change_p50']} and {alone['change_p95']} ms: "
        f"{crowd['change_p95'] / alone['change_p95']:.1f} times as long for 95 %. The "
        f"class asked for {crowd['runs_per_s']} runs a second; at "
        f"{crowd['cpu_per_run']} ms of CPU each, one process can make about "
        f"{most:.0f}. Errors and wrong answers: {crowd['errors']}.\n"
    )


def _heavy_text(heavy: Record) -> str:
    light, much = heavy["light"], heavy["heavy"]
    return (
        f"## Few who ask for much ({heavy['date']})\n\n"
        f"{much['visitors']} visitors with 10,000 iterations and no pause, beside "
        f"{light['visitors']} with 100 iterations and a mean pause of 6 seconds. The "
        f"light ones saw a change after {light['change_p50']} ms (median), "
        f"{light['change_p95']} ms (95 %), at most {light['change_max']} ms; the "
        f"heavy ones, who take turns, after {much['change_p50']} and "
        f"{much['change_p95']} ms. Errors and wrong answers: "
        f"{light['errors'] + much['errors']}.\n"
    )


def _screen_text(screen: Record) -> str:
    rows = [
        _row(NAMES[name], screen[name]["median"], screen[name]["p95"])
        for name in STYLES
        if name in screen
    ]
    return (
        f"## In a browser ({screen['date']})\n\n"
        "Milliseconds from the Enter key to the frame in which both charts and both "
        "tables have changed, in a headless Chromium.\n\n"
        + _table(("page", "median", "95 %"), rows)
    )


def _faults_text(faults: Record) -> str:
    return (
        f"## A server that is killed ({faults['date']})\n\n"
        f"{faults['visitors']} visitors at two servers behind nginx (docs/nginx.conf), "
        f"one of which is killed with kill -9 in the middle. {faults['cut_off']} "
        f"visitors were cut off and went on at the other server, 95 % within "
        f"{faults['lost_p95']} ms, all within {faults['lost_max']} ms, with the same "
        f"experiment. {faults['changes']} changes were followed with the right answer; "
        f"wrong answers and visitors who did not get back: {faults['errors']}.\n"
    )


def _soak_text(soak: Record) -> str:
    return (
        f"## Memory ({soak['date']})\n\n"
        f"{soak['sessions']:,} sessions were opened and closed over "
        f"{soak['minutes']:g} minutes, with {soak['experiments']:,} different "
        f"experiments. After the first hundred sessions the server had "
        f"{soak['base_mib']} MiB, in the end {soak['last_mib']} MiB, at most "
        f"{soak['most_mib']} MiB. Errors and wrong answers: {soak['errors']}.\n\n"
        "![Memory over time](load-memory.svg)\n"
    )
