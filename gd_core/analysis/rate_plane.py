"""Rate plane: how fast any learning rate with any mu converges, known and tried.

Of momentum and Nesterov, what a step keeps of the distance in the end is the larger
root of the slowest direction (see dynamics.py): a function of eta and mu, which is
below 1 up to the edge eta(mu). Beside it stand the ends of real runs at some pairs, as
the share of the distance that was left, by the loss: sqrt((J - J*) / (J_0 - J*)), which
with one parameter is the distance to the optimum itself.

The pairs stand in a grid: evenly on a logarithmic axis of rates, and evenly by
log10(1 - mu), as what mu decides is how near to 1 it is. It is that of the right
gradient, whatever slips the runs make, and does not depend on the own rate and mu.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from gd_core.analysis.bowl import bowl_of
from gd_core.analysis.dynamics import Motion, best_pair
from gd_core.analysis.moments import Floats
from gd_core.analysis.rates import LANDS_WITHIN, MAP_BUDGET, can_be_mapped
from gd_core.analysis.theory import Theory
from gd_core.runs.checks import MOST_LEARNING_RATE, SIDES
from gd_core.runs.experiment import Experiment
from gd_core.runs.manual import run_manual
from gd_core.runs.trace import Ends

WITH_PLANE = ("momentum", "nesterov")  # that have a plane
GRID_COLUMNS, GRID_ROWS = 48, 30  # of the grid
EVERY = (6, 5)  # of the columns and rows there are real runs
EVERY_OF_MUCH = (12, 10)  # where each run is much work
RATE_DECADES = 3.2  # of rates
PAST_EDGE = 1.6  # times the largest edge: where the rates end
MOST_PLACE = 3.0  # -log10(1 - mu) where the grid ends: mu = 0.999
RATE_DIGITS, MU_DIGITS = 3, 2  # of a pair, the latter of 1 - mu
EDGE_POINTS = 80  # of the curve of the edge
NEARLY_THERE = 0.01  # share of the distance, down to which iterations are counted

EndsOf = Callable[[Experiment, Sequence[float], Sequence[float]], Ends]


def has_plane(e: Experiment) -> bool:
    """Whether an experiment has a plane of rates: momentum's or Nesterov's map."""
    return e.optimizer in WITH_PLANE and can_be_mapped(e)


def curvatures_down(e: Experiment) -> Floats:
    """Of the directions that lead down, the largest first, shape (1,) or (2,)."""
    if e.model == "origin":
        return np.array([Theory(e).curvature])
    curvatures = bowl_of(e).curvatures
    return np.asarray(curvatures[curvatures > 0])


def kept_of(optimizer: str, mu: float, rates: Floats, curvatures: Floats) -> Floats:
    """What a step keeps in the end along the slowest direction, shape (m,).

    Args:
        optimizer: one of WITH_PLANE.
        mu: from 0, which is gradient descent, to below 1.
        rates: shape (m,).
        curvatures: of the directions that lead down.
    """
    along = Motion(optimizer, mu).kept(np.outer(rates, curvatures))
    return np.asarray(along.max(axis=1))


def place_of(mu: float) -> float:
    """-log10(1 - mu): 0 for 0, 1 for 0.9, 2 for 0.99."""
    return -math.log1p(-mu) / math.log(10)


@dataclass(frozen=True)
class RatePlane:
    """The plane of an experiment that `has_plane`.

    Attributes:
        optimizer: whose plane it is.
        curvatures: of the directions that lead down, the largest first.
        rates: the columns of the grid, shape (GRID_COLUMNS,).
        momenta: its rows, shape (GRID_ROWS,).
        kept: what a step keeps in the end, shape (GRID_ROWS, GRID_COLUMNS); past the
            edge more than 1.
        tried: row and column of each pair at which both runs were carried out.
        left: by side, the share of the distance that was left there, shape (m,); inf
            where the run overflowed.
    """

    optimizer: str
    curvatures: Floats
    rates: Floats
    momenta: Floats
    kept: Floats
    tried: tuple[tuple[int, int], ...]
    left: dict[str, Floats]

    @classmethod
    def of(cls, e: Experiment, ends_by_autograd: EndsOf) -> RatePlane:
        """The plane, with real runs at some pairs.

        Args:
            e: its data and iterations count, not its rate nor its mu.
            ends_by_autograd: `autograd.ends_by_autograd`, which imports torch.
        """
        curvatures = curvatures_down(e)
        rates, momenta = plane_rates(e), plane_momenta()
        kept = [kept_of(e.optimizer, mu, rates, curvatures) for mu in momenta.tolist()]
        tried = tried_pairs(e)
        at_rates = [float(rates[column]) for _, column in tried]
        at_momenta = [float(momenta[row]) for row, _ in tried]
        ends = {
            "manual": _ends_by_hand(e, at_rates, at_momenta),
            "autograd": ends_by_autograd(e, at_rates, at_momenta),
        }
        return cls(
            optimizer=e.optimizer,
            curvatures=curvatures,
            rates=rates,
            momenta=momenta,
            kept=np.array(kept),
            tried=tried,
            left={side: _left(e, side, ends[side]) for side in SIDES},
        )

    @property
    def condition(self) -> float:
        """The largest curvature over the smallest."""
        return float(self.curvatures[0] / self.curvatures[-1])

    @cached_property
    def best(self) -> tuple[float, float]:
        """The rate and mu that converge fastest of all; mu is 0 with one curvature."""
        if self.condition <= 1 + LANDS_WITHIN:
            return 1 / float(self.curvatures[0]), 0.0
        return best_pair(self.optimizer, self.curvatures)

    def kept_at(self, rate: float, mu: float) -> float:
        """What a step keeps in the end at any pair; mu may be 0."""
        (kept,) = kept_of(self.optimizer, mu, np.array([rate]), self.curvatures)
        return float(kept)

    def until(self, rate: float, mu: float) -> int | None:
        """From which iteration on NEARLY_THERE is left at most along each direction.

        None if that never comes; mu may be 0.
        """
        motion = Motion(self.optimizer, mu)
        steps = (rate * self.curvatures).tolist()
        ways = [motion.recurrence(s).until(NEARLY_THERE) for s in steps]
        known = [count for count in ways if count is not None]
        return max(known) if len(known) == len(ways) else None

    @cached_property
    def speed(self) -> Floats:
        """After how many iterations NEARLY_THERE is left in the long run, as `kept`.

        0 where one step lands, -1 past the edge.
        """
        with np.errstate(divide="ignore"):
            count = math.log(NEARLY_THERE) / np.log(self.kept)
        return np.where(self.kept < 1, np.abs(count), -1.0)

    def edge_at(self, mu: float) -> float:
        """The largest rate with which the distance stays bounded, for a mu."""
        return float(Motion(self.optimizer, mu).edge / self.curvatures[0])

    def edge(self) -> tuple[Floats, Floats]:
        """The edge as a curve: rates and mus, shape (EDGE_POINTS,)."""
        momenta = -np.expm1(-np.linspace(0, MOST_PLACE, EDGE_POINTS) * math.log(10))
        return np.array([self.edge_at(mu) for mu in momenta.tolist()]), momenta


def plane_rates(e: Experiment) -> Floats:
    """The columns of the grid, from far too slow to past any edge."""
    ends = 0.0, float(plane_momenta()[-1])
    largest = max(Motion(e.optimizer, mu).edge for mu in ends)
    high = PAST_EDGE * largest / float(curvatures_down(e)[0])
    high = min(high, float(MOST_LEARNING_RATE))
    rates = np.geomspace(high * 10**-RATE_DECADES, high, GRID_COLUMNS)
    return np.array([float(f"{rate:.{RATE_DIGITS}g}") for rate in rates.tolist()])


def plane_momenta() -> Floats:
    """The mus of the grid, the smallest first, shape (GRID_ROWS,)."""
    places = (np.arange(GRID_ROWS) + 0.5) * MOST_PLACE / GRID_ROWS
    rest = [float(f"{10**-place:.{MU_DIGITS}g}") for place in places.tolist()]
    return np.array([round(1 - one, MU_DIGITS + math.ceil(MOST_PLACE)) for one in rest])


def tried_pairs(e: Experiment) -> tuple[tuple[int, int], ...]:
    """Row and column of the pairs at which both runs are carried out."""
    many = (GRID_ROWS // EVERY[1]) * (GRID_COLUMNS // EVERY[0])
    is_much = e.n * e.iterations * many > MAP_BUDGET
    across, up = EVERY_OF_MUCH if is_much else EVERY
    return tuple(
        (row, column)
        for row in range(up // 2, GRID_ROWS, up)
        for column in range(across // 2, GRID_COLUMNS, across)
    )


def _ends_by_hand(
    e: Experiment, rates: Sequence[float], momenta: Sequence[float]
) -> Ends:
    pairs = zip(rates, momenta, strict=True)
    traces = [run_manual(replace(e, learning_rate=r, momentum=mu)) for r, mu in pairs]
    diverged_at = [-1 if t.diverged_at is None else t.diverged_at for t in traces]
    return Ends(np.array([t.final_loss for t in traces]), np.array(diverged_at))


def _left(e: Experiment, side: str, ends: Ends) -> Floats:
    """The share of the distance that runs leave, of the loss that they minimise."""
    slip = e.slip(side) if e.slip(side) == "broadcast" else "right"
    if e.model == "line":
        bowl = bowl_of(e, slip)
        least, first = bowl.least_loss, float(bowl.loss(np.array([e.w0, e.b0])))
    else:
        theory = Theory(e, slip)
        least, first = theory.least_loss, float(theory.loss(e.w0))
    with np.errstate(all="ignore"):
        share = np.sqrt(np.maximum(ends.loss - least, 0) / (first - least))
    return np.where((ends.diverged_at >= 0) | np.isnan(share), np.inf, share)
