"""Every chart and every text alternative of an experiment, for the tests to look at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from pandas import DataFrame

from gd_core import Experiment, Trace, run_autograd, run_manual
from gd_core.analysis.rates import (
    RateMap,
    can_be_mapped,
    shortened,
    telling_rates,
    with_rate,
)
from gd_core.analysis.step import Step, seen_by_steps
from gd_core.charts.both_losses import both_alt, both_losses_chart
from gd_core.charts.contour import contour_alt, contour_chart
from gd_core.charts.fate_contours import fate_contours, fate_contours_alt
from gd_core.charts.fates import fate_alt, fate_chart
from gd_core.charts.fit import fit_alt, fit_chart
from gd_core.charts.forms import Chart, Spec, beside
from gd_core.charts.graph import graph_alt, graph_chart
from gd_core.charts.loss import loss_alt, loss_charts
from gd_core.charts.rate_map import map_alt, map_chart
from gd_core.charts.start import start_alt, start_chart
from gd_core.charts.step_curve import curve_chart
from gd_core.charts.step_data import charts_alt
from gd_core.charts.step_line import line_chart
from gd_core.charts.step_losses import losses_chart
from gd_core.charts.weights import weights_alt, weights_chart
from gd_core.runs.autograd import ends_by_autograd, walk_backward
from gd_core.runs.checks import SIDES


@cache
def map_of(e: Experiment) -> RateMap:
    """The map of an experiment that can be mapped."""
    return RateMap.of(e, ends_by_autograd)


@cache
def both_runs(e: Experiment) -> dict[str, Trace]:
    """Both runs of an experiment, by side."""
    return {"manual": run_manual(e), "autograd": run_autograd(e)}


def every_chart(e: Experiment, mapped: bool = True) -> dict[str, Chart]:
    """Every chart of the page by a name; of the map and the fates if there is one."""
    traces = both_runs(e)
    steps = {side: seen_by_steps(e, trace) for side, trace in traces.items()}
    is_line = e.model == "line"
    charts = {"start": start_chart(e), "fit": fit_chart(e, traces)}
    charts["weights"] = weights_chart(e, traces)
    for scale in ("linear", "log"):
        for side, chart in loss_charts(e, traces, scale).items():
            charts[f"loss {side} {scale}"] = chart
        charts[f"both {scale}"] = both_losses_chart(e, traces, scale)
        first = contour_chart if is_line else curve_chart
        both = beside(first(e, steps), losses_chart(e, steps, scale))
        charts["curve"], charts[f"losses {scale}"] = both
    for side in SIDES:
        charts[f"line {side}"] = line_chart(e, side, steps)
        for name, k in {"first": 0, "last": steps[side].states - 1}.items():
            seen = Step.of(e, side, steps[side], k)
            held = (float(v) for p in seen.params for v in (p.value, p.before))
            graph = walk_backward(seen.experiment, *held)
            charts[f"graph {side} {name}"] = graph_chart(e, side, k, graph)
    if mapped and can_be_mapped(e):
        charts["map"] = map_chart(e, map_of(e))
        make = fate_contours if is_line else fate_chart
        for name, rate in telling_rates(e.inputs, e.loss, e.model).items():
            fate = shortened(with_rate(e, rate))
            charts[f"fate {name}"] = make(fate, name, both_runs(fate))
    return charts


def every_alt(e: Experiment, mapped: bool = True) -> list[str]:
    """Every text alternative of these charts."""
    traces = both_runs(e)
    is_line = e.model == "line"
    texts = [start_alt(e), fit_alt(e, traces)]
    start = (e.w0, 0.0, e.b0, 0.0)[: 2 * len(e.parameters)]
    texts.append(graph_alt(walk_backward(e, *start), 0))
    texts += [loss_alt(e, side, traces) for side in SIDES]
    texts += [both_alt(traces), weights_alt(e, traces)]
    texts += [charts_alt(chart, traces) for chart in ("curve", "losses", "line")]
    texts += [contour_alt(e, traces)] if is_line else []
    if mapped and can_be_mapped(e):
        texts.append(map_alt(e, map_of(e)))
        tell = fate_contours_alt if is_line else fate_alt
        for name, rate in telling_rates(e.inputs, e.loss, e.model).items():
            fate = shortened(with_rate(e, rate))
            texts.append(tell(fate, name, both_runs(fate)))
    return texts


def as_json(chart: Chart) -> Spec:
    """A chart whose data are plain lists; what is missing is None, as for Vega."""
    spec = chart.spec()
    data = {
        name: rows.astype(object).where(rows.notna(), None).to_dict("records")
        if isinstance(rows, DataFrame)
        else rows
        for name, rows in spec["datasets"].items()
    }
    return spec | {"datasets": data}


def parts_of(part: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value in a chart that is neither dict nor list, and the key it is under.

    What is in a list is under the key of the list.
    """
    if isinstance(part, dict):
        for name, value in part.items():
            yield from parts_of(value, name)
    elif isinstance(part, list):
        for value in part:
            yield from parts_of(value, key)
    else:
        yield key, part
