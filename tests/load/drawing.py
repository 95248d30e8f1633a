"""Drawing: the figures of the load report, by the library that draws the page's charts.

Each has a title that says its finding, computed from what was measured.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import altair as alt
from pandas import DataFrame

Record = dict[str, Any]
Series = list[tuple[str, float, float]]  # name, x, y
# a chart is Any: Altair's own types are lost where it is configured

MOST_BYTES = 60_000  # of a figure
# name of a series -> its colour, its dash, its mark: told apart without colour, too
STYLES = {
    "class command": ("#762A83", [1, 0], "diamond"),
    "plain command": ("#D55E00", [1, 0], "circle"),
    "bare page": ("#0072B2", [7, 4], "square"),
    "bare page, page's settings": ("#6B665F", [2, 3], "triangle-up"),
    "a change": ("#B98A00", [7, 4], "cross"),
}
BY = {"class": "class command", "page": "plain command", "bare": "bare page"}
BARE = {"bare": "bare page", "bare, no collection": "bare page, page's settings"}


def figures(record: Record) -> dict[str, Any]:
    """The figures of all that was measured, by the names of their files."""
    makers: dict[str, tuple[str, Callable[[Record], Any]]] = {
        "load-browsers": ("browsers", _browsers),
        "load-runs": ("classes", _runs),
        "load-waits": ("classes", _waits),
        "load-memory": ("soak", _memory),
    }
    return {
        f"{name}.svg": make(record[part])
        for name, (part, make) in makers.items()
        if part in record
    }


def draw(record: Record, folder: Path) -> None:
    """Write all figures into a folder."""
    for name, figure in figures(record).items():
        figure.save(folder / name)


def _browsers(browsers: Record) -> Any:
    cold = [row for row in browsers["rows"] if row["cache"] == "cold"]
    series = [(BY[r["by"]], r["browsers"], r["ready_max"] / 1e3) for r in cold]
    most = max(x for _, x, _ in series)
    last = {name: y for name, x, y in series if x == most}
    told = ", ".join(
        f"{last[by]:.2g} s by the {by}" for by in list(BY.values())[:2] if by in last
    )
    title = f"{most} new browsers at once: {told}"
    return _lines(
        series,
        title,
        "browsers that come at once, with an empty cache",
        "seconds until the last has files and page",
        logarithmic=True,
    )


def _runs(classes: Record) -> Any:
    sizes = classes["sizes"]
    names = {"page": "plain command", **BARE}
    series = [
        (names[name], row["visitors"], row["runs_per_s"])
        for name in names
        for row in sizes[name]
    ]
    most = sizes["page"][-1]
    title = (
        f"One server makes {most['runs_per_s']:.0f} runs of the page a second "
        f"for {most['visitors']} visitors"
    )
    return _lines(series, title, "visitors at once", "runs of the page per second")


def _waits(classes: Record) -> Any:
    sizes = classes["sizes"]
    names = {"page": "plain command", **BARE}
    series = [
        (names[name], row["visitors"], row["open_p95"] / 1e3)
        for name in names
        for row in sizes[name]
    ]
    changes = [
        ("a change", r["visitors"], r["change_p95"] / 1e3) for r in sizes["page"]
    ]
    most = sizes["page"][-1]
    title = (
        f"{most['visitors']} who come at once wait {most['open_p95'] / 1e3:.2g} s for "
        f"the page, {most['change_p95'] / 1e3:.2g} s for a change"
    )
    return _lines(
        series + changes,
        title,
        "visitors at once (socket only)",
        "seconds that 95 % wait at most",
        logarithmic=True,
    )


def _memory(soak: Record) -> Any:
    looks = soak["looks"][:: 1 + len(soak["looks"]) // 150]  # as many as can be seen
    line = [{"x": seconds / 60, "y": mib} for seconds, mib, _ in looks]
    more = soak["last_mib"] - soak["base_mib"]
    title = f"{soak['sessions']:,} sessions leave {more:.0f} MiB behind"
    base = [
        {"y": soak["base_mib"], "told": "after 100 sessions"},
        {"y": soak["base_mib"] + 60, "told": "60 MiB more"},
    ]
    memory = (
        alt.Chart(DataFrame(line))
        .mark_line(color=STYLES["plain command"][0], strokeWidth=2.5)
        .encode(
            alt.X("x:Q", title="minutes"),
            alt.Y("y:Q", title="memory of the server in MiB"),
        )
    )
    rules = alt.Chart(DataFrame(base)).encode(alt.Y("y:Q"))
    told = rules.mark_text(align="right", dx=-4, dy=-6, fontSize=12, color="#3A3732")
    return _finished(
        memory
        + rules.mark_rule(color="#6B665F", strokeDash=[4, 4])
        + told.encode(alt.Text("told:N"), x=alt.value("width")),
        title,
    )


def _lines(
    series: Series, title: str, x_title: str, y_title: str, logarithmic: bool = False
) -> Any:
    names = list(dict.fromkeys(name for name, _, _ in series))
    rows = [{"name": name, "x": x, "y": value} for name, x, value in series]
    legend = alt.Legend(
        title=None, orient="top", symbolSize=110, symbolStrokeWidth=0, labelLimit=300
    )
    visitors = sorted({x for _, x, _ in series})
    numbers = alt.Axis(format=".6~g", tickCount=6)
    scale = alt.Scale(type="log", nice=False) if logarithmic else alt.Scale(zero=True)
    base = alt.Chart(DataFrame(rows)).encode(
        alt.X("x:Q", title=x_title, axis=alt.Axis(values=visitors)),
        alt.Y("y:Q", title=y_title, scale=scale, axis=numbers),
        _by_name(alt.Color, names, 0, legend),
    )
    line = base.mark_line(strokeWidth=2.5).encode(
        _by_name(alt.StrokeDash, names, 1, legend)
    )
    mark = base.mark_point(filled=True, size=90, opacity=1).encode(
        _by_name(alt.Shape, names, 2, legend)
    )
    return _finished(line + mark, title)


def _by_name(channel: Any, names: Iterable[str], which: int, legend: alt.Legend) -> Any:
    names = list(names)
    values = [STYLES[name][which] for name in names]
    scale = alt.Scale(domain=names, range=values)
    return channel("name:N", scale=scale, legend=legend)


def _finished(chart: alt.LayerChart, title: str) -> Any:
    # white, also where the document's page is dark
    return (
        chart.properties(
            width=640, height=300, background="white", padding=12, title=title
        )
        .configure(font="sans-serif")
        .configure_title(anchor="start", fontSize=16, color="#1A1714", offset=10)
        .configure_axis(
            labelFontSize=12,
            titleFontSize=13,
            labelColor="#3A3732",
            titleColor="#1A1714",
            gridColor="#E6E2DA",
        )
        .configure_legend(labelFontSize=12, labelColor="#1A1714")
        .configure_view(stroke=None)
    )
