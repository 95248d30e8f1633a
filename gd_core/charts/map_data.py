"""What the map of rates draws: its tables, and what is no table.

A rate of a run is float64, as a click takes it; all that is only looked at is smaller.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
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
from gd_core.analysis.theory import Theory
from gd_core.charts.forms import Fact
from gd_core.charts.map_axis import (
    BandedAxis,
    decades,
    losses_at,
    rate_domain,
    swings_forever,
)
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number

REGIONS = ("slow", "good", "overshooting", "diverging")
LEAST_REGION = 0.04  # a region below this share of the axis has no name
OVERFLOWED = 999.0  # log10 of a loss, over every axis
RING = 0.014  # of the axis of rates: half of the ring around the chosen one
SAME_MARK = 0.01  # of the axis of losses, between marks that lie on each other
SHARES = np.iinfo(np.uint16).max  # the axis of rates in so many equal parts
# the facts that are filled in besides those of the axis of losses
RATE_NUMBERS = (
    *("lowest_rate", "highest_rate", "first_rate", "last_rate"),
    *("same_line", "has_line"),
)
RATE_TEXTS = ("overflowed", "manual_name", "autograd_name")


def map_facts(e: Experiment, rate_map: RateMap, axis: BandedAxis) -> dict[str, Fact]:
    """The ends of both axes, and what a tooltip says of a run that overflowed."""
    lowest, highest = rate_domain(e, rate_map)
    swinging = {side: ".swings" * swings_forever(e, side) for side in SIDES}
    return axis.facts() | {
        "lowest_rate": lowest,
        "highest_rate": highest,
        "first_rate": float(rate_map.rates[0]),
        "last_rate": float(rate_map.rates[-1]),
        "same_line": have_same_line(e, rate_map),
        "has_line": any(has_line(e, rate_map, side) for side in SIDES),
        **{f"{s}_name": label(f"chart.map.{s}{swinging[s]}") for s in SIDES},
        "overflowed": say("map.overflowed", precision=e.precision, k="{k}"),
    }


def run_data(e: Experiment, rate_map: RateMap, axis: BandedAxis) -> DataFrame:
    """A row a run. Columns: side, its place in SIDES; rate; loss, the last finite one
    or how far up it swings, see `losses_at`.

    Besides: diverged_at, -1 if it did not; band, 1 if its mark stands in the band above
    since it overflowed or left the axis, -1 if in the band below, else 0; hidden,
    whether it has no mark, as the other run has one there: they take turns; or as the
    ring around the chosen rate is there.
    """
    tables = []
    same = _same_marks(e, rate_map, axis)
    at = np.arange(len(same))
    for side, name in enumerate(SIDES):
        ends = rate_map.ends[name]
        losses, overflowed = losses_at(e, rate_map, name), ends.diverged_at >= 0
        place = axis.place(losses)
        above = overflowed | (place > axis.high)
        below = ~overflowed & (place < axis.low)
        columns = {
            "side": np.full(len(place), side, np.uint8),
            "rate": rate_map.rates,
            "loss": losses.astype(e.precision),  # which it has come from
            "diverged_at": ends.diverged_at.astype(np.int16),
            "band": above.astype(np.int8) - below.astype(np.int8),
            "hidden": same & (at % 2 != side) | _under_ring(e, rate_map),
        }
        tables.append(DataFrame(columns))
    return concat(tables, ignore_index=True)


def _under_ring(e: Experiment, rate_map: RateMap) -> NDArray[np.bool_]:
    """Which marks would stand half under the ring at the chosen rate, shape (m,)."""
    if not e.learning_rate > 0:
        return np.zeros(len(rate_map.rates), bool)
    away = np.abs(np.log10(rate_map.rates) - math.log10(e.learning_rate))
    within = RING * decades(*rate_domain(e, rate_map))
    return np.asarray((away <= within) & (rate_map.rates != e.learning_rate))


def _same_marks(
    e: Experiment, rate_map: RateMap, axis: BandedAxis
) -> NDArray[np.bool_]:
    """At which rates both runs stand in the same place, shape (m,)."""
    low, high = axis.domain
    one, other = (
        np.where(
            rate_map.ends[side].diverged_at >= 0,
            axis.above,
            np.clip(axis.place(losses_at(e, rate_map, side)), low, high),
        )
        for side in SIDES
    )
    return np.asarray(np.abs(one - other) <= SAME_MARK * (high - low))


def line_data(e: Experiment, rate_map: RateMap, axis: BandedAxis) -> DataFrame:
    """The closed form: where the loss of each run that has one stands; a row a rate.

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
        place = np.where(np.isinf(loss), OVERFLOWED, axis.place(loss))
        lines[side] = place.astype(np.float32)
    return DataFrame({"share": np.rint(share * SHARES).astype(np.uint16), **lines})


def drawn_lines(rate_map: RateMap, lines: DataFrame) -> DataFrame:
    """Rate and place of every point of the lines of `line_data`."""
    sides = [side for side in SIDES if side in lines]
    rates = np.tile(rate_map.line_rates, len(sides))
    places = np.concatenate([[], *(lines[side] for side in sides)])
    return DataFrame({"rate": rates, "place": places})


def drawn_runs(axis: BandedAxis, runs: DataFrame) -> DataFrame:
    """Rate and place of every mark of `run_data`."""
    with np.errstate(all="ignore"):
        places = np.nan_to_num(axis.place(runs["loss"].to_numpy(np.float64)))
    places = np.where(runs["band"] > 0, axis.above, places)
    places = np.where(runs["band"] < 0, axis.below, places)
    return DataFrame({"rate": runs["rate"], "place": places})


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
    """What has a name on the axis of rates.

    Columns: name, its code; rate, where it is or begins; end, of a region; text.
    There are the regions, without a text where they are too small for one; slow_until;
    the fastest rate and the edge; the edge of a gradient that is never reset; the
    chosen rate as own. What is not on the map is not in the table.
    """
    first, last = float(rate_map.rates[0]), float(rate_map.rates[-1])
    rows: list[tuple[str, float, float, str]] = []
    least = LEAST_REGION * decades(*rate_domain(e, rate_map))
    bounds = map_bounds(e, theory)
    borders = {name: _bound_name(e, name, bounds) for name in bounds}
    rates = dict(bounds)
    if theory:
        starts = [first, slow_until(theory), theory.fastest_rate, theory.edge_rate]
        rows += _regions(REGIONS, starts, first, last, least)
        if number(starts[1], 3) != number(starts[2], 3):  # else it is told once
            rates["slow_until"] = starts[1]
    elif e.update == "all" and bounds:
        motion = LineTheory(e).motion
        steps_over = bounds["edge"] * motion.jumps_from / motion.edge
        starts = [steps_over, bounds["edge"]]
        rows += _regions(REGIONS[-2:], starts, first, last, least)
        rates["slow_until"] = steps_over
    if "slow_until" in rates:
        borders["slow_until"] = number(rates["slow_until"], 4)
    for side in SIDES:
        if bounds and swings_forever(e, side):
            rates["own_edge"] = edge = edge_of(e, side)
            of_a = e.model == "origin" and e.loss == "mean"
            key = f"chart.map.own_edge{'.of_a' * of_a}"
            borders["own_edge"] = say(key, rate=number(edge, 4))
    rows += [
        (name, rate, rate, borders[name])
        for name, rate in rates.items()
        if first < rate <= last
    ]
    if e.learning_rate > 0:
        own = say("chart.map.own", rate=number(e.learning_rate, 4))
        rows.append(("own", e.learning_rate, e.learning_rate, own))
    return DataFrame(rows, columns=["name", "rate", "end", "text"])


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
    names: Sequence[str],
    starts: Sequence[float],
    first: float,
    last: float,
    least: float,
) -> list[tuple[str, float, float, str]]:
    """The regions that are on the map, with a name if they have room for one."""
    rows = []
    for name, (start, end) in zip(names, pairwise([*starts, math.inf]), strict=True):
        start, end = max(start, first), min(end, last)
        if start < end:
            has_room = decades(start, end) >= least
            rows.append((name, start, end, label(f"region.{name}") * has_room))
    return rows
