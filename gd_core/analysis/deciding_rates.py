"""Deciding rates: learning rates one of which shows each thing that a run can do.

What becomes of a run changes at borders only. Where all points make one update these
are known: along each direction of curvature lambda the step is s = f*eta*lambda, and
what d_{k+2} = a*d_{k+1} - b*d_k does (see dynamics.py) changes where its roots become
one, 1 or -1, where they turn to the other side, and where their product is 1:

    a^2 = 4b,   1 - a + b = 0,   1 + a + b = 0,   a = 0,   b = 1,

which are polynomials in s. Gradient descent has s = 1 and s = 2, one that is never
reset s = 4. A rate at each border and one between any two is all there is.

With an update after each point a pass leaves a product of many factors (see passes.py
and line_passes.py). Its zeros are known, eta = 1/(f*h_i); besides, many rates are
looked at, one of each kind is taken, and where -1 is crossed, the crossing is looked
for.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from gd_core.analysis.dynamics import Motion, factor_of
from gd_core.analysis.line_pass_rates import maps_of_line_passes
from gd_core.analysis.line_theory import LineTheory, line_theory_of
from gd_core.analysis.moments import Floats
from gd_core.analysis.pass_rates import curvatures_of_points
from gd_core.analysis.theory import theory_of
from gd_core.runs.experiment import Experiment
from gd_core.runs.losses import slip_factor

MOST_ZEROS = 8  # of a pass that are looked at, the first ones
AROUND_ZEROS = (1e-6, 1e-4, 1e-2, 0.1)  # how far beside a zero, as a share of it
RATES_LOOKED_AT = 240  # from BELOW_ZEROS times the first zero on
BELOW_ZEROS, ABOVE_ZEROS = 1e-3, 50.0  # up to ABOVE_ZEROS times the last one
OF_EACH_KIND = 3  # rates that are taken
MOST_CROSSINGS = 2  # of -1 that are looked for, the first ones
NARROWED, NARROWINGS = 64, 10  # into as many parts, so often; 64^10 is beyond float64
# of rates the kind of each, and what is above 0 on one side of a crossing
KindsAt = Callable[[Floats], tuple[Any, Floats]]


def deciding_rates(e: Experiment, side: str) -> list[float]:
    """Rates above 0 at which a run does all that it can do at any rate.

    Args:
        e: what is run; its own rate does not count.
        side: "manual" or "autograd", slip and all.
    """
    is_each = e.update == "each"
    rates = _of_passes(e, e.slip(side)) if is_each else _of_motion(e, side)
    return [rate for rate in rates.tolist() if 0 < rate < np.inf]


# --- one update of all points ---------------------------------------------------------


def _of_motion(e: Experiment, side: str) -> Floats:
    """The borders of all directions, and a rate between any two."""
    theory = line_theory_of(e, side) if e.model == "line" else theory_of(e, side)
    if theory is None or theory.motion is None:
        return np.array([])
    curvatures = (
        theory.bowl.curvatures
        if isinstance(theory, LineTheory)
        else np.array([theory.curvature])
    )
    factor = abs(factor_of(e, e.slip(side), theory.motion))
    with np.errstate(all="ignore"):
        units = 1 / (factor * curvatures[curvatures > 0])  # where s is 1
        return _and_between(np.outer(units, borders_of(theory.motion)).ravel())


def borders_of(motion: Motion) -> Floats:
    """The s > 0 at which what becomes of a distance can change."""
    known = [1.0, 2.0, 4.0] if not motion.has_memory else [1.0, motion.edge]
    if motion.has_memory:
        at = np.array([0.0, 1.0])
        found = motion.recurrence(at)
        a, b = (np.poly1d([v[1] - v[0], v[0]]) for v in (found.a, found.b))
        for polynomial in (a * a - 4 * b, 1 - a + b, 1 + a + b, a, b - 1):
            roots = polynomial.roots
            known += roots.real[np.isreal(roots)].tolist()
    return np.unique([s for s in known if s > 0])


def _and_between(borders: Floats) -> Floats:
    """Borders, a rate below them, one between any two, and one above."""
    borders = np.unique(borders[np.isfinite(borders) & (borders > 0)])
    if not len(borders):
        return borders
    middles = (borders[1:] + borders[:-1]) / 2
    ends = [borders[0] / 2, borders[-1] * 2]
    return np.unique(np.concatenate([borders, middles, ends]))


# --- an update after each point -------------------------------------------------------


def _of_passes(e: Experiment, slip: str) -> Floats:
    """Some rates of each kind of pass, its first zeros, and where it is -1."""
    if slip == "no_zero_grad":
        return np.array([])
    if e.model == "line":
        x = e.data()[0].astype(np.float64)
        steep = 2 * float(e.made_of.c(1)) * (x * x + 1)
        look: KindsAt = partial(_of_line, e, slip)
    else:
        steep = curvatures_of_points(e, "right")
        look = partial(_of_weight, float(slip_factor(slip, 1)) * steep)
    with np.errstate(all="ignore"):
        zeros = 1 / (abs(float(slip_factor(slip, 1))) * np.unique(steep)[::-1])
        zeros = zeros[np.isfinite(zeros) & (zeros > 0)]
        if not len(zeros):
            return zeros
        first = zeros[:MOST_ZEROS]
        near = np.outer(first, [1 + d * sign for d in AROUND_ZEROS for sign in (-1, 1)])
        wide = np.geomspace(
            BELOW_ZEROS * zeros[0], ABOVE_ZEROS * zeros[-1], RATES_LOOKED_AT
        )
        rates = np.unique(np.concatenate([near.ravel(), wide]))
        kinds, above = look(rates)
        # at twice its zero a factor is -1
        taken = [
            first,
            2 * first,
            *_of_each_kind(rates, kinds),
            *_crossings(rates, above, look),
        ]
    return np.unique(np.concatenate(taken))


def _of_each_kind(rates: Floats, kinds: Any) -> list[Floats]:
    """The first, the middle and the last rate of each kind."""
    taken = []
    for kind in np.unique(kinds):
        own = rates[kinds == kind]
        places = np.linspace(0, len(own) - 1, OF_EACH_KIND).astype(int)
        taken.append(own[np.unique(places)])
    return taken


def _crossings(rates: Floats, above: Floats, look: KindsAt) -> list[Floats]:
    """Rates at which what is `above` 0 changes its sign, the first few of them."""
    crossed = np.flatnonzero((above[1:] > 0) != (above[:-1] > 0))
    found = []
    for place in crossed[:MOST_CROSSINGS]:
        low, high = rates[place], rates[place + 1]
        for _ in range(NARROWINGS):
            inside = np.linspace(low, high, NARROWED)
            sign = look(inside)[1] > 0
            at = np.flatnonzero(sign[1:] != sign[:-1])
            if not len(at):
                break
            low, high = inside[at[0]], inside[at[0] + 1]
        found.append(np.array([low, high]))
    return found


def _of_weight(curvatures: Floats, rates: Floats) -> tuple[Any, Floats]:
    """Of each rate its kind of pass, and how far rho is above -1."""
    rho = np.prod(1 - np.outer(rates, curvatures), axis=1)
    rho = np.nan_to_num(rho, nan=np.inf)
    return 2 * (rho < 0) + (np.abs(rho) < 1), rho + 1


def _of_line(e: Experiment, slip: str, rates: Floats) -> tuple[Any, Floats]:
    """The same with a bias: of the eigenvalues of a pass, and of (r1 + 1)*(r2 + 1)."""
    maps, _ = maps_of_line_passes(e, slip, rates)
    trace = np.nan_to_num(maps[:, 0, 0] + maps[:, 1, 1], nan=np.inf)
    determinant = maps[:, 0, 0] * maps[:, 1, 1] - maps[:, 0, 1] * maps[:, 1, 0]
    off = (trace / 2) ** 2 - determinant
    root = np.sqrt(np.maximum(off, 0))
    least, most = trace / 2 - root, trace / 2 + root
    turns = ~(off >= 0)
    radius = np.where(turns, determinant, np.maximum(np.abs(least), np.abs(most)))
    kinds = 8 * turns + 4 * (radius < 1) + 2 * (least < 0) + (most < 0)
    return kinds, np.where(turns, 1.0, 1 + trace + determinant)
