"""The chart of the learning rate: the map of all rates.

Lines are the closed form, known before anything has run; marks are real runs.
"""

from __future__ import annotations

import altair as alt
import numpy as np

from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.dynamics import motion_of
from gd_core.analysis.line_theory import MOST_SWINGING, LineTheory
from gd_core.analysis.offers import is_length
from gd_core.analysis.rates import LANDS_WITHIN, RateMap, edge_of
from gd_core.analysis.theory import Theory, theory_of
from gd_core.charts.forms import Chart, Form, form_of, memoised_form
from gd_core.charts.loss_axis import (
    LOSS_NAME,
    MOST_TICKS,
    axis_name,
    loss_sentence,
    named_axis,
)
from gd_core.charts.map_axis import BANDED_LISTS, BANDED_NUMBERS, BandedAxis
from gd_core.charts.map_data import (
    RATE_NUMBERS,
    RATE_TEXTS,
    line_data,
    map_bounds,
    map_facts,
    names_on_map,
    run_data,
)
from gd_core.charts.map_layers import (
    TAKEN,
    band_layers,
    line_layer,
    mark_layer,
    named_rate_layers,
    region_layer,
    region_rows,
    run_name_layers,
)
from gd_core.charts.theme import (
    CHART_HEIGHT,
    SIX_DIGITS,
    run_labels,
    settings_lines,
)
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number

__all__ = ["TAKEN", "map_alt", "map_chart"]

MAP_HEIGHT = CHART_HEIGHT + 165  # pixels
POWERS = f"format(pow(10, datum.value), '{SIX_DIGITS}')"  # places are powers of ten


def map_chart(e: Experiment, rate_map: RateMap) -> Chart:
    """The loss after all iterations, at every learning rate.

    Args:
        e: what was run; its rate is marked.
        rate_map: the map of its data.
    """
    axis, theory = BandedAxis.of(e, rate_map), theory_of(e)
    return Chart(
        _map_form(),
        {
            "names": names_on_map(e, theory, rate_map),
            "lines": line_data(e, rate_map),
            "runs": run_data(e, rate_map, axis),
        },
        map_facts(e, rate_map, axis) | axis_name(e),
        say("chart.map.title", iterations=e.iterations),
        settings_lines(e, _notes(e, theory, rate_map, axis)),
        f"{map_alt(e, rate_map)} {loss_sentence(e)}",
    )


@memoised_form
def _map_form() -> Form:
    """The form of the map."""
    x, y = _x(), _y()
    layers = [
        *band_layers(y),
        region_layer(x),
        line_layer(x, y),
        *named_rate_layers(x),
        mark_layer(x, y),
        *run_name_layers(),
    ]
    return form_of(
        layers,
        label("chart.map.name"),
        MAP_HEIGHT,
        [run_labels(), region_rows()],
        numbers=(*BANDED_NUMBERS, *RATE_NUMBERS),
        texts=(LOSS_NAME, *RATE_TEXTS),
        lists=BANDED_LISTS,
    )


def _x() -> alt.X:
    """The axis of rates, from the first to the last and to the chosen one."""
    ends = [alt.ExprRef("lowest_rate"), alt.ExprRef("highest_rate")]
    return alt.X(
        "rate",
        type="quantitative",
        title=label("chart.map.x"),
        scale=alt.Scale(type="log", domain=ends, nice=False),
        axis=alt.Axis(grid=False, format=SIX_DIGITS, tickCount=6),
    )


def _y() -> alt.Y:
    """The axis of losses, in powers of ten."""
    ends = [alt.ExprRef("lowest"), alt.ExprRef("highest")]
    ticks = alt.ExprRef("ticks")
    return alt.Y(
        "place",
        type="quantitative",
        title=label("chart.loss.y"),
        scale=alt.Scale(domain=ends, nice=False, zero=False),
        axis=named_axis(labelExpr=POWERS, values=ticks, tickCount=MOST_TICKS),
    )


def _notes(
    e: Experiment, theory: Theory | None, rate_map: RateMap, axis: BandedAxis
) -> list[str]:
    """What must be known to read the map right."""
    of_line = not theory and e.model == "line" and not is_length(e)
    kind = "each" if e.update == "each" else "line" if of_line else "tried"
    how = "chart.map.how" if theory else f"chart.map.how.{kind}"
    notes = [say(how, count=len(rate_map.rates))]
    if theory:
        notes += _theory_notes(e, theory, rate_map)
    elif kind == "line":
        notes += _line_notes(e)
    elif e.update == "each" and e.slips:
        notes.append(label("chart.map.right.each"))
    elif _has_many_swings(e):
        notes.append(_swings_note(e))
    high, low = (number(10**loss, 2) for loss in (axis.high, axis.low))
    notes.append(say("chart.map.above", high=high, precision=e.precision))
    if axis.below_used:
        notes.append(say("chart.map.below", low=low))
    if e.learning_rate == 0:
        notes.append(label("chart.map.zero"))
    return notes


def _has_many_swings(e: Experiment) -> bool:
    """Whether there are swings of a run that cannot be told apart."""
    if e.update == "each" or e.iterations <= MOST_SWINGING:
        return False
    motions = (motion_of(e, e.slip(side)) for side in SIDES)
    return any(motion and motion.may_swing for motion in motions)


def _swings_note(e: Experiment) -> str:
    """Whose line says how far up swings reach."""
    return label("chart.map.swings" + (".both" if e.optimizer != "sgd" else ""))


def _theory_notes(e: Experiment, theory: Theory, rate_map: RateMap) -> list[str]:
    """Whose regions these are, what a line is, and what is beyond the map."""
    notes = [label("chart.map.right")] if e.slips else []
    if _has_many_swings(e):
        notes.append(_swings_note(e))
    last = float(rate_map.rates[-1])
    if theory.edge_rate > last:
        beyond = "both" if theory.fastest_rate > last else "edge"
        rates = {"fastest": theory.fastest_rate, "edge": theory.edge_rate}
        notes.append(say(f"chart.map.beyond.{beyond}", largest=last, **rates))
    return notes


def _line_notes(e: Experiment) -> list[str]:
    """The edges along both directions, and whose they are."""
    first, second = bowl_of(e).curvatures.tolist()
    notes = []
    is_plain = e.optimizer == "sgd"  # of which 2 is the edge
    if is_plain and second and first > (1 + LANDS_WITHIN) * second:
        notes.append(say("chart.map.flat_edge", edge=2 / first, flat=2 / second))
    if e.slips:
        notes.append(label("chart.map.right.line"))
    if _has_many_swings(e):
        notes.append(_swings_note(e))
    return notes


def map_alt(e: Experiment, rate_map: RateMap) -> str:
    """What the map shows, in words, from the data."""
    ends, theory = rate_map.ends["autograd"], theory_of(e)
    facts: dict[str, object] = {
        "count": len(rate_map.rates),
        "iterations": e.iterations,
        "rate": e.learning_rate,
        "best": float(rate_map.rates[int(np.argmin(ends.loss))]),
        "overflowed": int(np.sum(ends.diverged_at >= 0)),
        "precision": e.precision,
    }
    if e.update == "each":
        return say("chart.map.alt.each", **facts, edge=edge_of(e))
    bounds = map_bounds(e, theory)
    if not bounds:
        return say("chart.map.alt.tried", **facts)
    told = {name: number(rate) for name, rate in bounds.items()}
    until = (theory or LineTheory(e)).fastest_until
    if until > bounds["fastest"]:
        told["fastest"] = say("chart.map.range", first=bounds["fastest"], last=until)
    return say("chart.map.alt", **facts, **told)
