"""The chart of the learning rate: the map of all rates.

Lines are the closed form, known before anything has run; marks are real runs.
"""

from __future__ import annotations

import altair as alt
import numpy as np

from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.dynamics import motion_of
from gd_core.analysis.line_theory import LineTheory
from gd_core.analysis.offers import is_length
from gd_core.analysis.rates import LANDS_WITHIN, RateMap, edge_of
from gd_core.analysis.theory import Theory, theory_of
from gd_core.charts.forms import Chart, Fact, Form, form_of, memoised_form
from gd_core.charts.loss_axis import LOSS_NAME, axis_name, loss_sentence, named_axis
from gd_core.charts.loss_range import MOST_TICKS
from gd_core.charts.map_axis import (
    BANDED_LISTS,
    BANDED_NUMBERS,
    BandedAxis,
    rate_domain,
    rate_ticks,
    swings_forever,
)
from gd_core.charts.map_data import (
    RATE_NUMBERS,
    RATE_TEXTS,
    drawn_lines,
    drawn_runs,
    line_data,
    map_bounds,
    map_facts,
    names_on_map,
    run_data,
)
from gd_core.charts.map_layers import TAKEN, band_layers, line_layer, mark_layer
from gd_core.charts.map_names import (
    border_layers,
    legend_layers,
    own_layers,
    region_colors,
    region_layers,
)
from gd_core.charts.map_places import (
    OWN_LISTS,
    PAPER,
    own_marks,
    placed_names,
)
from gd_core.charts.theme import (
    CHART_HEIGHT,
    SIX_DIGITS,
    run_labels,
    settings_lines,
    written_number,
)
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import for_picture, number

__all__ = ["TAKEN", "map_alt", "map_chart"]

BAND_TEXTS = ("above_name", "below_name")  # facts
MAP_HEIGHT = CHART_HEIGHT + 165  # pixels
POWERS = written_number("pow(10, datum.value)")  # places are powers of ten


def map_chart(e: Experiment, rate_map: RateMap) -> Chart:
    """The loss after all iterations, at every learning rate.

    Args:
        e: what was run; its rate is marked.
        rate_map: the map of its data.
    """
    axis, theory = BandedAxis.of(e, rate_map), theory_of(e)
    names, own = names_on_map(e, theory, rate_map), own_marks(e, rate_map, axis)
    lines, runs = line_data(e, rate_map, axis), run_data(e, rate_map, axis)
    own_name = say("chart.map.own", rate=number(e.learning_rate, 4))
    lowest, highest = rate_domain(e, rate_map)
    drawn = (drawn_lines(rate_map, lines), drawn_runs(axis, runs))
    names, places = placed_names(axis, (lowest, highest), (names, own, *drawn))
    facts = map_facts(e, rate_map, axis) | places | _band_names(e, axis)
    facts["rate_ticks"] = rate_ticks(lowest, highest)
    return Chart(
        _map_form(),
        {"names": names, "lines": lines, "runs": runs, "own": own},
        facts | axis_name(e, "log", axis.floor) | {"own_name": own_name},
        say("chart.map.title", iterations=e.iterations),
        settings_lines(e, _notes(e, theory, rate_map)),
        f"{map_alt(e, rate_map)} {loss_sentence(e)}",
    )


@memoised_form
def _map_form() -> Form:
    """The form of the map."""
    y = _y()
    bands, *named = region_layers(_x)
    layers = [
        bands,
        *band_layers(y),
        *named,
        *border_layers(_x),
        line_layer(_x("rate"), y),
        mark_layer(_x("rate"), y),
        *own_layers(_x, y),
        *legend_layers(),
    ]
    band_height = alt.param(
        name="band_height", expr="height * (highest - high) / (highest - lowest)"
    )
    return form_of(
        layers,
        label("chart.map.name"),
        MAP_HEIGHT,
        [
            run_labels(),
            region_colors(),
            band_height,
            alt.param(name="paper", expr=PAPER),
        ],
        numbers=(*BANDED_NUMBERS, *RATE_NUMBERS),
        texts=(LOSS_NAME, *RATE_TEXTS, *BAND_TEXTS, "own_name"),
        lists=(*BANDED_LISTS, *OWN_LISTS, "rate_ticks"),
    )


def _x(column: str) -> alt.X:
    """The axis of rates, from the first to the last and to the chosen one."""
    ends = [alt.ExprRef("lowest_rate"), alt.ExprRef("highest_rate")]
    return alt.X(
        column,
        type="quantitative",
        title=label("chart.map.x"),
        scale=alt.Scale(type="log", domain=ends, nice=False),
        axis=alt.Axis(
            grid=False,
            format=SIX_DIGITS,
            values=alt.ExprRef("rate_ticks"),
            labelOverlap="greedy",
            labelSeparation=8,
        ),
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


def _notes(e: Experiment, theory: Theory | None, rate_map: RateMap) -> list[str]:
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
    if e.learning_rate == 0:
        notes.append(label("chart.map.zero"))
    return notes


def _band_names(e: Experiment, axis: BandedAxis) -> dict[str, Fact]:
    """What the bands are for, see BAND_TEXTS; "" of one that is not used."""
    high, low = (
        for_picture(float(f"{10**loss:.2g}")) for loss in (axis.high, axis.low)
    )
    above = say("chart.map.above", high=high, precision=e.precision)
    below = say("chart.map.below", low=low) if axis.below_used else ""
    return dict(zip(BAND_TEXTS, (above, below), strict=True))


def _has_many_swings(e: Experiment) -> bool:
    """Whether there are swings of a run that cannot be told apart."""
    if e.update == "each":
        return False
    motions = (motion_of(e, e.slip(side)) for side in SIDES)
    return any(motion and motion.is_reach(e.iterations) for motion in motions)


def _swings_note(e: Experiment) -> str:
    """Whose line says how far up swings reach."""
    if any(swings_forever(e, side) for side in SIDES):
        return label("chart.map.swings.forever")
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
