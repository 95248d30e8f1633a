"""Walk: a program carried out in float64, as far as it is asked for.

Beside the exact one go some walks that are rounded at random in every update, as runs
in the reader's precision are in some way: how far they stray from the exact one says
how far rounding can have taken the reader's numbers. That is an estimate from samples,
taken four times as wide, where a bound would grow without end.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

import numpy as np

from gd_core.analysis.checking.programs import Program
from gd_core.analysis.checking.slopes import Slopes, times_rows
from gd_core.analysis.moments import (
    Bounded,
    Floats,
    Moments,
    moments_of,
    moments_of_loss,
    moments_of_points,
)
from gd_core.runs.checks import FORGETS
from gd_core.runs.losses import slip_factor
from gd_core.runs.optimizers import BY_HAND, SLIPS_BY_HAND, Optimizer

ROUNDED = 6  # walks that are rounded at random
WIDER = 4.0  # than what they stray
SEED = 20


def optimizer_of(program: Program) -> Optimizer:
    """The two functions that make an update of a gradient."""
    name = program.e.optimizer
    return SLIPS_BY_HAND[name].get(program.slip, BY_HAND[name])


def slopes_of(program: Program) -> Slopes:
    """The gradient that an update is made of; of each point with an update for each."""
    if program.e.update == "each":
        return Slopes.of(moments_of_points(program.e))
    return Slopes.of(moments_of_loss(program.e, program.slip))


def gradient_factor(program: Program) -> float:
    """What the gradient is multiplied by; uphill it is right, and added."""
    if program.slip == "uphill":
        return 1.0
    return float(slip_factor(program.slip, program.e.batch))


@dataclass
class Course:
    """One program on its way: at some parameters, with what it remembers.

    Attributes:
        program: that is carried out.
        params: shape (walks, p).
        settings: of the optimiser; a rate may be one for each walk, shape (walks, 1).
        slopes: the gradient; of each point where each has its update.
        state: what the optimiser remembers.
        added: the gradient of the update before, to which the next one is added if it
            is never reset.
    """

    program: Program
    params: Floats
    settings: Mapping[str, Any]
    slopes: Slopes
    state: Any = None
    added: Any = 0.0
    optimizer: Optimizer = field(init=False)
    factor: float = field(init=False)

    def __post_init__(self) -> None:
        self.optimizer, self.factor = (
            optimizer_of(self.program),
            gradient_factor(self.program),
        )
        if self.state is None:
            self.state = self.optimizer.init(self.params)

    def gradient(self, slopes: Slopes, noise: Any = 0.0) -> Floats:
        """What the program takes for the gradient now."""
        gradient = self.factor * slopes.at(self.params)
        if self.program.slip == "no_zero_grad":
            gradient = gradient + self.added
        if np.ndim(noise):
            gradient = gradient + noise * abs(self.factor) * slopes.sizes(self.params)
        return gradient

    def update(self, gradient: Floats) -> None:
        """One update with a gradient."""
        if self.program.slip == FORGETS:
            self.state = self.optimizer.init(self.params)
        self.params, self.state = self.optimizer.step(
            self.params, gradient, self.state, self.settings
        )
        self.added = gradient

    def iteration(self, noise: Any = 0.0, rounding: Any = 0.0) -> Floats:
        """One iteration; the gradient of its first update.

        Args:
            noise: what each walk's gradient is off, of what it adds up.
            rounding: what its parameters are off after it, of their size.
        """
        one = self.program.e.update == "all"
        parts = [self.slopes] if one else map(self.slopes.row, range(self.program.e.n))
        first = None
        for slopes in parts:
            gradient = self.gradient(slopes, noise)
            first = gradient if first is None else first
            before = self.params
            self.update(gradient)
            if np.ndim(rounding):
                reach = np.abs(before) + np.abs(self.params - before)
                self.params = self.params + rounding * reach
        assert first is not None  # there is a point
        return first


class Walk:
    """The states of a program, carried out as far as they are asked for.

    Args:
        program: what is carried out.
        precision: in which the reader's program may have computed.
        start: a course to go on from, at state `begins`; None for the start.
    """

    def __init__(
        self,
        program: Program,
        precision: str,
        start: Course | None = None,
        begins: int = 0,
    ) -> None:
        e = program.e
        self.program, self.precision = program, precision
        self.begins = begins
        unit = float(np.finfo(precision).eps) / 2
        self._noise = unit * (4 + sqrt(e.batch))
        self._unit = unit
        self._random = np.random.default_rng(SEED)
        if start is None:
            theta = np.array([e.w0, e.b0][: len(e.parameters)])
            params = np.tile(theta, (1 + ROUNDED, 1))
            start = Course(program, params, e.settings, slopes_of(program))
            start.params = start.params * (1 + self._signs(start.params) * unit)
        self.course = start
        self._params: list[Floats] = [start.params]
        self._gradients: list[Floats] = []
        self.moments: Moments = (
            moments_of_loss(e, program.slip) if e.update == "all" else moments_of(e)
        )
        self._of_all = Slopes.of(self.moments)
        # the bounds of moments are for the precision of the experiment
        self._coarser = float(np.finfo(precision).eps / np.finfo(e.precision).eps)

    def _signs(self, like: Floats) -> Floats:
        """-1 to 1 for each walk and parameter, 0 for the exact one."""
        signs = self._random.uniform(-1, 1, like.shape)
        signs[0] = 0.0
        return signs

    def upto(self, states: int) -> None:
        """Carry out until there are so many states, with their gradients."""
        with np.errstate(all="ignore"):
            while len(self._gradients) < states - self.begins:
                noise = self._noise * self._signs(self.course.params)
                rounding = self._unit * self._signs(self.course.params)
                self._gradients.append(self.course.iteration(noise, rounding))
                self._params.append(self.course.params)

    def numbers(self, states: int) -> dict[str, Bounded]:
        """The columns of the states before `states`, and how far rounding moves them.

        w, loss, gradient, and with a bias b and gradient_b; each of shape (states,),
        from the state `begins` on. The loss is that of all points, before an update
        after one of them as well.

        Where w may be off by d, the loss is by |J'|*d + J''*d^2/2, and the gradient by
        J''*d; and both by what they round themselves.
        """
        self.upto(states)
        count = states - self.begins
        walks = np.array(self._params[:count])  # shape (states, walks, p)
        gradients = np.array(self._gradients[:count])
        params = walks[:, 0]
        with np.errstate(all="ignore"):
            off = self._strayed(walks)
            loss = self.moments.loss_at(params)
            slopes = self._of_all.at(params)
            by_w = np.sum(np.abs(slopes) * off, axis=1)
            by_w += np.sum(times_rows(np.abs(self._of_all.curvature), off) * off, 1) / 2
            own = loss.rounding * self._coarser + by_w
            columns = {"loss": Bounded(loss.value, np.nan_to_num(own, nan=np.inf))}
            gradient_off = self._gradient_off(gradients, params, off)
        names = ("w", "b")[: params.shape[1]], ("gradient", "gradient_b")
        for j, (w, gradient) in enumerate(zip(*names, strict=False)):
            columns[w] = Bounded(params[:, j], off[:, j])
            columns[gradient] = Bounded(gradients[:, 0, j], gradient_off[:, j])
        return columns

    def _gradient_off(self, gradients: Floats, params: Floats, off: Floats) -> Floats:
        if self.program.slip == "no_zero_grad":  # it keeps what it was off before
            return self._strayed(gradients)
        slopes = self.course.slopes
        if self.program.e.update == "each":
            slopes = slopes.row(0)
        factor = abs(self.course.factor)
        moved = factor * times_rows(np.abs(slopes.curvature), off)
        return moved + WIDER * self._noise * factor * slopes.sizes(params)

    def _strayed(self, walks: Floats) -> Floats:
        """How far walks of shape (states, walks, p) stray from the first, without it.

        No state is off by less than one before it: the samples only seem to say so.
        """
        exact = walks[:, 0]
        apart = np.max(np.abs(walks[:, 1:] - exact[:, None]), axis=1)
        most = np.maximum.accumulate(np.nan_to_num(apart, nan=np.inf), axis=0)
        return WIDER * most + 4 * self._unit * np.abs(exact)
