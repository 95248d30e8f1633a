"""Line pass rates: what any rate does with a bias and an update after each point.

A pass is theta <- A*theta + s, the product of the maps of its points (see
line_passes.py). Passes settle while the spectral radius of A, the larger size of its
eigenvalues, is at most 1; the edge is the first rate past the safe one where it is 1.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np

from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.edge_search import first_edge
from gd_core.analysis.line_passes import safe_line_rate
from gd_core.analysis.moments import Floats
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor

NEXT_LINE_RATE = 1.002  # from a rate that is looked at to the next
MOST_MAPS = 400_000  # of points times rates, held at once
SPARE = 32  # roundings of each point that a spectral radius goes through


def edge_of_line_passes(e: Experiment, slip: str = "right") -> float:
    """The rate up to which passes with a bias settle; 0 or inf as the safe rate is.

    Args:
        e: its data and loss count, not its rate.
        slip: which slip the run makes.
    """
    return _edge(replace(e, learning_rate=0.0), slip)


@lru_cache(maxsize=16)
def _edge(e: Experiment, slip: str) -> float:
    safe = safe_line_rate(e, slip)
    return first_edge(safe, lambda rates: _grows(e, slip, rates), NEXT_LINE_RATE)


def _grows(e: Experiment, slip: str, rates: Floats) -> Floats:
    """Whether the spectral radius is above 1 at some rates, shape (m,)."""
    maps, _ = maps_of_line_passes(e, slip, rates)
    with np.errstate(all="ignore"):
        middle = (maps[:, 0, 0] + maps[:, 1, 1]) / 2
        off = ((maps[:, 0, 0] - maps[:, 1, 1]) / 2) ** 2
        root = off + maps[:, 0, 1] * maps[:, 1, 0]
        turning = np.sqrt(np.abs(middle**2 - root))
        radius = np.where(
            root >= 0, np.abs(middle) + np.sqrt(np.maximum(root, 0)), turning
        )
    rounding = (e.n + SPARE) * np.finfo(np.float64).eps
    return np.asarray(~(radius <= 1 + rounding))


def maps_of_line_passes(
    e: Experiment, slip: str, rates: Floats
) -> tuple[Floats, Floats]:
    """The maps of a pass at some rates: A, shape (m, 2, 2), and s, shape (m, 2)."""
    at_once = max(1, MOST_MAPS // e.n)
    parts = [rates[k : k + at_once] for k in range(0, len(rates), at_once)]
    with np.errstate(all="ignore"):
        maps, shifts = zip(*(_multiplied(e, slip, part) for part in parts), strict=True)
    return np.concatenate(maps), np.concatenate(shifts)


def _multiplied(e: Experiment, slip: str, rates: Floats) -> tuple[Floats, Floats]:
    """The maps of all points, multiplied in pairs until one is left."""
    x, y = (values.astype(np.float64) for values in e.data())
    times = 2 * float(e.made_of.c(1)) * float(slip_factor(slip, 1))
    u = np.stack([x, np.ones_like(x)], axis=1)  # (n, 2)
    step = (times * rates)[:, None, None, None] * u[:, :, None] * u[:, None, :]
    maps = np.eye(2) - step  # (m, n, 2, 2)
    shifts = (times * rates)[:, None, None] * (u * y[:, None])  # (m, n, 2)
    while maps.shape[1] > 1:
        pairs = maps.shape[1] // 2
        first, second = maps[:, : 2 * pairs : 2], maps[:, 1 : 2 * pairs : 2]
        moved, after = shifts[:, : 2 * pairs : 2], shifts[:, 1 : 2 * pairs : 2]
        after = after + (second @ moved[..., None])[..., 0]
        maps = np.concatenate([second @ first, maps[:, 2 * pairs :]], axis=1)
        shifts = np.concatenate([after, shifts[:, 2 * pairs :]], axis=1)
    return maps[:, 0], shifts[:, 0]


def loss_after_line_passes(e: Experiment, slip: str, rates: Floats) -> Floats:
    """The loss of all points after all passes at some rates, inf if it overflows.

    Args:
        e: its data, start, loss and number of passes count, not its rate.
        slip: which slip the run makes; none that is never reset.
        rates: shape (m,).
    """
    kind = np.dtype(e.precision).type
    params = np.tile([float(kind(e.w0)), float(kind(e.b0))], (len(rates), 1))
    maps, shifts = maps_of_line_passes(e, slip, rates)
    left = e.iterations
    with np.errstate(all="ignore"):
        while left:  # by the binary digits of how many passes there are
            if left % 2:
                params = (maps @ params[..., None])[..., 0] + shifts
            shifts = (maps @ shifts[..., None])[..., 0] + shifts
            maps, left = maps @ maps, left // 2
        loss = bowl_of(e.whole).loss(params)
    return np.where(np.isfinite(loss), loss, np.inf)
