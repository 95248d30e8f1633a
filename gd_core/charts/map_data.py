"""What the map of rates draws: its tables, and what is no table.

A rate of a run is float64, as a click takes it; all that is only looked at is smaller.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from pandas import DataFrame, concat

from gd_core.analysis.dynamics import motion_of
from gd_core.analysis.line_theory import LineTheory
from gd_core.analysis.offers import is_length
from gd_core.analysis.rates import (
    RateMap,
    edge_of,
    has_closed_form,
    many_are_fastest,
    slow_until,
)
from gd_core.analysis.theory import Theory, theory_of
from gd_core.charts.forms import Fact
from gd_core.charts.map_axis import BandedAxis, decades, log_loss, rate_domain
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number

REGIONS = ("slow", "good", "overshooting", "diverging")
LEAST_REGION = 0.04  # a region below this share of the axis has no name
OVERFLOWED = 999.0  # log10 of a loss, over every axis
SHARES = np.iinfo(np.uint16).max  # the axis of rates in so many equal parts
# the facts that are filled in besides those of the axis of losses
RATE_NUMBERS = (
    *("lowest_rate", "highest_rate", "first_rate", "last_rate"),
    *("same_line", "is_close"),
)
CLOSE = 1.9  # times the fastest rate: from a lower edge its name would touch that
RATE_TEXTS = ("overflowed",)


def map_facts(e: Experiment, rate_map: RateMap, axis: BandedAxis) -> dict[str, Fact]:
    """The ends of both axes, and what a tooltip says of a run that overflowed."""
    lowest, highest = rate_domain(e, rate_map)
    bounds = map_bounds(e, theory_of(e))
    return axis.facts() | {
        "lowest_rate": lowest,
        "highest_rate": highest,
        "first_rate": float(rate_map.rates[0]),
        "last_rate": float(rate_map.rates[-1]),
        "same_line": have_same_line(e, rate_map),
        "is_close": bounds.get("edge", 1.0) < CLOSE * bounds.get("fastest", 0.0),
        "overflowed": say("map.overflowed", precision=e.precision, k="{k}"),
    }


def run_data(e: Experiment, rate_map: RateMap, axis: BandedAxis) -> DataFrame:
    """A row a run. Columns: side, its place in SIDES; rate; loss, the last finite one.

    Besides: diverged_at, -1 if it did not; band, 1 if its mark stands in the band above
    since it overflowed or left the axis, -1 if in the band below, else 0.
    """
    tables = []
    for side, name in enumerate(SIDES):
        ends = rate_map.ends[name]
        place, overflowed = log_loss(ends.loss), ends.diverged_at >= 0
        above = overflowed | (place > axis.high)
        below = ~overflowed & (place < axis.low)
        columns = {
            "side": np.full(len(place), side, np.uint8),
            "rate": rate_map.rates,
            "loss": ends.loss.astype(e.precision),  # which it has come from
            "diverged_at": ends.diverged_at.astype(np.int16),
            "band": above.astype(np.int8) - below.astype(np.int8),
        }
        tables.append(DataFrame(columns))
    return concat(tables, ignore_index=True)


def line_data(e: Experiment, rate_map: RateMap) -> DataFrame:
    """The closed form: log10 of the loss of each run that has one; a row a rate.

    Columns: share, of the axis of rates, in SHARES; manual and autograd, empty where
    there is no number. Of two runs whose line is the same only autograd.
    """
    sides = [side for side in SIDES if has_line(e, rate_map, side)]
    if have_same_line(e, rate_map):
        sides = sides[1:]
    if not sides:
        return DataFrame({"share": []})
    at = np.log(rate_map.line_rates)
    share = np.clip((at - at[0]) / (at[-1] - at[0]), 0, 1)
    lines = {}
    for side in sides:
        loss = rate_map.line_loss[side]
        place = np.where(np.isinf(loss), OVERFLOWED, log_loss(loss))
        lines[side] = place.astype(np.float32)
    return DataFrame({"share": np.rint(share * SHARES).astype(np.uint16), **lines})


def has_line(e: Experiment, rate_map: RateMap, side: str) -> bool:
    """Whether a run has a closed form."""
    return has_closed_form(e, side) and side in rate_map.line_loss


def have_same_line(e: Experiment, rate_map: RateMap) -> bool:
    """Whether both runs have a closed form, and the same one."""
    losses = rate_map.line_loss
    return all(has_line(e, rate_map, side) for side in SIDES) and np.array_equal(
        losses["manual"], losses["autograd"]
    )


def names_on_map(e: Experiment, theory: Theory | None, rate_map: RateMap) -> DataFrame:
    """Where names stand on the axis of rates. Columns: name, its code; rate; text.

    The regions that have room; slow_until, without a text; the fastest rate and the
    edge; the chosen rate as own. What is not on the map is not in the table.
    """
    first, last = float(rate_map.rates[0]), float(rate_map.rates[-1])
    rows: list[tuple[str, float, str]] = []
    least = LEAST_REGION * decades(*rate_domain(e, rate_map))
    bounds = map_bounds(e, theory)
    if theory:
        rows += _regions(theory, first, last, least)
        slow = slow_until(theory)
        if first < slow < last:
            rows.append(("slow_until", slow, ""))
    elif e.update == "all" and bounds:
        motion = LineTheory(e).motion
        steps_over = bounds["edge"] * motion.jumps_from / motion.edge
        starts = [steps_over, bounds["edge"]]
        rows += _named_regions(REGIONS[-2:], starts, last, least)
    rows += [
        (name, rate, _bound_name(e, name, bounds))
        for name, rate in bounds.items()
        if first <= rate <= last
    ]
    if e.learning_rate > 0:
        own = say("chart.map.own", rate=number(e.learning_rate, 4))
        rows.append(("own", e.learning_rate, own))
    return DataFrame(rows, columns=["name", "rate", "text"])


def _bound_name(e: Experiment, name: str, bounds: dict[str, float]) -> str:
    """What the fastest rate or the edge is called: neither alone nor at the edge."""
    rate, key = number(bounds[name], 4), f"chart.map.{name}"
    if name == "fastest" and many_are_fastest(e.inputs, e.model, motion_of(e)):
        key += ".plateau"
    elif name == "fastest" and rate == number(bounds["edge"], 4):
        key += ".near"
    return say(key, rate=rate)


def map_bounds(e: Experiment, theory: Theory | None) -> dict[str, float]:
    """The fastest rate, where there is one, and the edge, of the right gradient."""
    if is_length(e):
        return {}
    if theory:
        return {"fastest": theory.fastest_rate, "edge": theory.edge_rate}
    if e.update == "each":
        return {"edge": edge_of(e)}
    if e.model == "origin":
        return {}
    line = LineTheory(e)
    return {"fastest": line.fastest_rate, "edge": line.edge_rate}


def _regions(
    theory: Theory, first: float, last: float, least: float
) -> list[tuple[str, float, str]]:
    """The regions of a run through the origin that have room for a name."""
    starts = [first, slow_until(theory), theory.fastest_rate, theory.edge_rate]
    return _named_regions(REGIONS, starts, last, least)


def _named_regions(
    names: Sequence[str], starts: Sequence[float], last: float, least: float
) -> list[tuple[str, float, str]]:
    """The regions with room for a name, which stands in the middle or at the end."""
    rows = []
    for name, (start, end) in zip(names, pairwise([*starts, math.inf]), strict=True):
        if start < last and decades(start, min(end, last)) >= least:
            middle = math.sqrt(start) * math.sqrt(end)
            rows.append(
                (name, last if end >= last else middle, label(f"region.{name}"))
            )
    return rows
