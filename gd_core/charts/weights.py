"""w over the iterations, and b where the model has one: both runs in one plot."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame, concat

from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.moments import Floats
from gd_core.charts.forms import (
    Chart,
    Fact,
    Form,
    form_of,
    memoised_form,
    with_own_axes,
)
from gd_core.charts.loss_curve import LossCurve
from gd_core.charts.race_marks import with_name_room
from gd_core.charts.theme import (
    CHART_HEIGHT,
    run_labels,
    settings_lines,
)
from gd_core.charts.thinned import overflow_notes, thin
from gd_core.charts.twins import (
    LEGEND_TEXTS,
    TWIN_NUMBERS,
    ends_facts,
    joint_facts,
    twin_facts,
)
from gd_core.charts.weight_layers import BESIDE_BEST, BEST_LETTER, weight_plot
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import for_picture
from gd_core.text.widths import width

LARGEST_SHOWN = 1e300  # of a weight on the axis
ROOM_BESIDE = 0.08  # of the axis, above and below what it must hold


def weights_chart(e: Experiment, traces: Mapping[str, Trace]) -> Chart:
    """The parameters of both runs at every iteration, a dotted line at the best one.

    With a bias there are two plots, one above the other, with axes of their own.

    Args:
        e: what was run.
        traces: the runs by side.
    """
    runs = dict(traces)
    last = max(trace.states for trace in runs.values()) - 1
    best = best_params(e)
    facts: dict[str, Fact] = {"last": max(last, 1)}
    for at, name in enumerate(e.parameters):
        values = [trace.params[:, at].astype(np.float64) for trace in runs.values()]
        facts |= _plot_facts(name, values, best[at])
    ends = {
        side: (float(trace.params[-1, 0]), trace.states - 1, trace.diverged_at)
        for side, trace in runs.items()
    }
    with_b = ".b" if len(e.parameters) > 1 else ""
    twins = _twin_facts(e, runs, facts)
    longest = max(width(str(facts[f"{name}_best_name"])) for name in e.parameters)
    facts["best_room"] = longest and BESIDE_BEST + BEST_LETTER * longest
    return Chart(
        _weights_form(bool(with_b)),
        {"states": weights_data(e, runs)},
        facts | twins | ends_facts(e, "w", ends, bool(twins["coincide"])),
        label(f"chart.weights.title{with_b}"),
        settings_lines(e, overflow_notes(e, runs)),
        weights_alt(e, runs),
    )


def best_params(e: Experiment) -> list[float | None]:
    """The best parameters, each None where there is none that can be drawn."""
    if e.model == "origin":
        return [LossCurve.of(e).optimum]
    bowl = bowl_of(e)
    drawn = not bowl.is_valley and bool((np.abs(bowl.optimum) < LARGEST_SHOWN).all())
    return [float(value) if drawn else None for value in bowl.optimum]


def weights_data(e: Experiment, traces: Mapping[str, Trace]) -> DataFrame:
    """A row a state that is drawn. Columns: iteration, by_hand, and the parameters."""
    tables = []
    for side, trace in traces.items():
        drawn = np.unique(np.concatenate([thin(values) for values in trace.params.T]))
        columns: dict[str, Any] = {
            "iteration": drawn.astype(np.uint16),
            "by_hand": np.full(len(drawn), side == SIDES[0]),
        }
        for at, name in enumerate(e.parameters):
            columns[name] = trace.params[drawn, at]
        tables.append(DataFrame(columns))
    return concat(tables, ignore_index=True)


def _plot_facts(
    name: str, values: Sequence[Floats], best: float | None
) -> dict[str, Fact]:
    """The ends of the axis of a parameter, and the name of the best one.

    Args:
        name: of the parameter.
        values: of each run, of all states.
        best: of them, None where there is none.
    """
    held = np.concatenate([*values, [] if best is None else [best]])
    held = np.clip(held, -LARGEST_SHOWN, LARGEST_SHOWN)
    low, high = float(held.min()), float(held.max())
    room = ROOM_BESIDE * (high - low) or max(abs(low) / 2, 1e-300)
    low, high = low - room, high + room
    facts: dict[str, Fact] = {
        f"{name}_low": low,
        f"{name}_high": high,
        f"{name}_best": best,
        f"{name}_best_name": "",
    }
    if best is None:
        return facts
    told = say("chart.weights.best", name=name, best=for_picture(best))
    return facts | {f"{name}_best_name": told}


def _twin_facts(
    e: Experiment, traces: Mapping[str, Trace], facts: Mapping[str, Fact]
) -> dict[str, Fact]:
    """Whether both runs lie on each other in all plots, and whether they have marks."""
    made: list[dict[str, Fact]] = []
    for at, name in enumerate(e.parameters):
        low, high = (float(str(facts[f"{name}_{end}"])) for end in ("low", "high"))
        places: list[NDArray[np.floating]] = [t.params[:, at] for t in traces.values()]
        made.append(twin_facts(places, high - low))
    return joint_facts(made)


@memoised_form
def _weights_form(has_bias: bool) -> Form:
    """The form of the weights; with a bias of two plots, one above the other."""
    names = ("w", "b") if has_bias else ("w",)
    form = form_of(
        [weight_plot(name, names) for name in names],
        label(f"chart.weights.title{'.b' if has_bias else ''}"),
        CHART_HEIGHT,
        [run_labels(), alt.param(name="plot_width", expr="width - best_room")],
        numbers=(
            *("last", "best_room"),
            *TWIN_NUMBERS,
            *(f"{name}_{fact}" for name in names for fact in ("low", "high")),
        ),
        texts=(*LEGEND_TEXTS, *(f"{name}_best_name" for name in names)),
        lists=tuple(f"{name}_best" for name in names),
    )
    form = with_name_room(form)
    return with_own_axes(form) if has_bias else form


def weights_alt(e: Experiment, traces: Mapping[str, Trace]) -> str:
    """What the chart shows, in words, from the data."""
    with_b = ".b" if len(e.parameters) > 1 else ""
    told = [label(f"chart.weights.alt{with_b}")]
    for at, (name, best) in enumerate(zip(e.parameters, best_params(e), strict=True)):
        for side, trace in traces.items():
            told.append(
                say(
                    "chart.weights.alt.run",
                    run=label(f"side.{side}"),
                    name=name,
                    first=float(trace.params[0, at]),
                    end=float(trace.params[-1, at]),
                    last=trace.states - 1,
                )
            )
        if best is not None:
            told.append(say("chart.weights.alt.best", name=name, best=best))
    return " ".join(told)
