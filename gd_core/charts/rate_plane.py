"""The chart of the plane of rates: how fast any pair of eta and mu converges.

The shades are the closed form, known before anything has run; marks are real runs.
"""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from pandas import DataFrame

from gd_core.analysis.rate_plane import (
    MOST_PLACE,
    NEARLY_THERE,
    RatePlane,
    place_of,
)
from gd_core.charts.forms import Chart, Fact, Form, form_of, memoised_form
from gd_core.charts.plane_layers import (
    PAIR_LISTS,
    PAIR_NUMBERS,
    PAIR_TEXTS,
    TAKEN_PAIR,
    rate_plane_layers,
)
from gd_core.charts.theme import CHART_HEIGHT, run_labels, settings_lines
from gd_core.runs.checks import SIDES
from gd_core.runs.experiment import Experiment
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import number

__all__ = ["TAKEN_PAIR", "plane_alt", "plane_chart"]

PLANE_HEIGHT = CHART_HEIGHT + 190  # pixels
SHOWN_MOMENTA = (0, 0.5, 0.9, 0.99, 0.999, 0.9999, 0.99999)
FEWEST_DECADES, MOST_DECADES = 2, 4  # of the iterations that the shades tell apart
ROOM_OVER_OWN = 0.15  # of the axis of mu, above an own one that is past the grid


def plane_chart(e: Experiment, plane: RatePlane) -> Chart:
    """How fast any rate with any mu converges, and what real runs did.

    Args:
        e: what was run; its rate and mu are marked.
        plane: that of its data.
    """
    rates, momenta = plane.edge()
    edge = {"rate": rates, "place": [place_of(mu) for mu in momenta.tolist()]}
    return Chart(
        _plane_form(),
        {"cells": cell_data(plane), "edge": DataFrame(edge)},
        pair_facts(e, plane),
        _title(e, plane),
        settings_lines(e, _notes(e, plane)),
        plane_alt(e, plane),
    )


@memoised_form
def _plane_form() -> Form:
    """The form of the plane."""
    return form_of(
        rate_plane_layers(),
        label("chart.plane.name"),
        PLANE_HEIGHT,
        [run_labels()],
        numbers=PAIR_NUMBERS,
        texts=PAIR_TEXTS,
        lists=PAIR_LISTS,
    )


def cell_data(plane: RatePlane) -> DataFrame:
    """A row a cell of the grid, the lowest mu first, and of that the lowest rate.

    Columns: speed, iterations to 1 % of the distance, -1 past the edge; manual and
    autograd, the share of it that a real run left, -1 if it overflowed, empty where
    there is none.
    """
    columns = {"speed": plane.speed.ravel().astype(np.float32)}
    at = [row * len(plane.rates) + column for row, column in plane.tried]
    for side in SIDES:
        left = np.full(plane.kept.size, np.nan, np.float32)
        with np.errstate(over="ignore"):
            share = np.minimum(plane.left[side], np.finfo(np.float32).max)
        left[at] = np.where(np.isinf(plane.left[side]), -1, share)
        columns[side] = left
    return DataFrame(columns)


def speeds_told_apart(plane: RatePlane) -> tuple[int, int]:
    """Between which iterations the shades differ: powers of ten around the fastest."""
    inside = plane.speed[plane.speed >= 0]
    if not inside.size:
        return 1, 10**FEWEST_DECADES
    fewest = math.floor(math.log10(max(1.0, float(inside.min()))))
    most = math.ceil(math.log10(max(1.0, float(inside.max()))))
    decades = min(max(most - fewest, FEWEST_DECADES), MOST_DECADES)
    return 10**fewest, 10 ** (fewest + decades)


def edge_in_rows(plane: RatePlane) -> list[float]:
    """The largest rate inside the edge, anywhere in each row of the grid."""
    places = np.linspace(0, MOST_PLACE, len(plane.momenta) + 1)
    edges = [plane.edge_at(-math.expm1(-p * math.log(10))) for p in places.tolist()]
    return [max(pair) for pair in pairwise(edges)]


def speed_at_edge(plane: RatePlane) -> list[float]:
    """In each row how soon it converges between the grid's last rate and the edge."""
    speeds = []
    for mu, kept in zip(plane.momenta.tolist(), plane.kept, strict=True):
        inside = plane.rates[kept < 1]
        last, edge = float(inside[-1]) if inside.size else 0.0, plane.edge_at(mu)
        between = plane.kept_at((last + edge) / 2, mu)
        speeds.append(math.log(NEARLY_THERE) / math.log(between))
    return speeds


def pair_facts(e: Experiment, plane: RatePlane) -> dict[str, Fact]:
    """What the form is filled with: the grid, the axes, the best and the own pair."""
    rate, mu = plane.best
    own = place_of(e.momentum)
    top = max(MOST_PLACE, own * (1 + ROOM_OVER_OWN) if own > MOST_PLACE else 0)
    ends = [float(plane.rates[0]), float(plane.rates[-1])]
    seen = [*ends, e.learning_rate] if e.learning_rate > 0 else ends
    in_place = {side: f"{{{side}}}" for side in SIDES}  # which the chart replaces
    fewest, most = speeds_told_apart(plane)
    own_name = say("chart.plane.own", rate=number(e.learning_rate, 4), mu=e.momentum)
    return {
        "columns": len(plane.rates),
        "rows": len(plane.momenta),
        "lowest_rate": min(seen),
        "highest_rate": max(seen),
        "first_rate": ends[0],
        "last_rate": ends[1],
        "most_place": MOST_PLACE,
        "top": top,
        "best_rate": rate,
        "best_place": place_of(mu),
        "own_rate": e.learning_rate,
        "own_place": own,
        "best_name": say("chart.plane.best", rate=number(rate, 4), mu=number(mu, 4)),
        "own_name": own_name if e.learning_rate > 0 else "",
        "overflowed": say("chart.plane.overflowed", precision=e.precision),
        "fewest": fewest,
        "most": most,
        "left": say("chart.plane.left", iterations=e.iterations, **in_place),
        "speeds": [10.0**p for p in range(*_powers(fewest, most))],
        "row_edges": edge_in_rows(plane),
        "edge_speeds": speed_at_edge(plane),
        "rates": plane.rates.tolist(),
        "momenta": plane.momenta.tolist(),
        "shown_places": [
            place_of(mu) for mu in SHOWN_MOMENTA if place_of(mu) <= top + 1e-9
        ],
    }


def _powers(fewest: int, most: int) -> tuple[int, int]:
    """The first power of ten in the legend, and the one after the last."""
    return round(math.log10(fewest)), round(math.log10(most)) + 1


def _title(e: Experiment, plane: RatePlane) -> str:
    """Which pair is the fastest, and after how many iterations it is there."""
    rate, mu = plane.best
    facts: dict[str, object] = {"rate": number(rate, 4), "mu": number(mu, 4)}
    if mu == 0:
        return say(f"chart.plane.title.{e.optimizer}.none", **facts)
    facts["count"] = plane.until(rate, mu)
    return say(f"chart.plane.title.{e.optimizer}", **facts)


def _notes(e: Experiment, plane: RatePlane) -> list[str]:
    """What the marks and the own pair are, and whose plane it is."""
    notes = [say("chart.plane.marks", count=len(plane.tried), iterations=e.iterations)]
    notes.append(_own(e, plane))
    if e.slips:
        notes.append(label("chart.plane.right"))
    return notes


def _own(e: Experiment, plane: RatePlane) -> str:
    """What the own pair does, by the closed form."""
    if e.learning_rate == 0:
        return label("chart.plane.zero")
    count = plane.until(e.learning_rate, e.momentum)
    if count is None:
        edge = number(plane.edge_at(e.momentum), 4)
        return say("chart.plane.own.past", edge=edge, mu=e.momentum)
    return say("chart.plane.own.inside", count=count)


def plane_alt(e: Experiment, plane: RatePlane) -> str:
    """What the plane shows, in words, from the data."""
    rate, mu = plane.best
    left = plane.left["autograd"]
    facts: dict[str, object] = {
        "rate": number(rate),
        "mu": number(mu, 4),
        "edge": plane.edge_at(e.momentum),
        "own_mu": e.momentum,
        "count": len(plane.tried),
        "iterations": e.iterations,
        "near": int(np.sum(left <= NEARLY_THERE)),
        "away": int(np.sum(left > 1)),
    }
    count = plane.until(e.learning_rate, e.momentum)
    own = {"rate": e.learning_rate, "mu": e.momentum}
    told = [f"{_title(e, plane)}.", say("chart.plane.alt", **facts)]
    if count is not None:
        told.append(say("chart.plane.alt.inside", **own, count=count))
    elif e.learning_rate > 0:
        told.append(say("chart.plane.alt.past", **own))
    return " ".join(told)
