"""Experiment: everything that decides the two runs, checked when it is made.

An `Experiment` that exists can be run.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gd_core.runs.checks import (
    SIDES,
    Points,
    check_alpha,
    check_autograd_gradient,
    check_b0,
    check_beta1,
    check_beta2,
    check_eps,
    check_iterations,
    check_learning_rate,
    check_loss,
    check_manual_gradient,
    check_model,
    check_momentum,
    check_optimizer,
    check_points,
    check_precision,
    check_standardize,
    check_update,
    check_w0,
)
from gd_core.runs.joint_checks import (
    check_pairings,
    check_pairs,
    check_slips,
    check_spread,
    check_start,
    check_work,
    scaling_of,
)
from gd_core.runs.losses import LOSSES, Loss, slip_factor
from gd_core.runs.optimizers import BY_HAND, DEFAULTS, SLIPS_BY_HAND

CHECKS: dict[str, Callable[[Any], Any]] = {  # of each field on its own
    "x": lambda values: check_points("x", values),
    "y": lambda values: check_points("y", values),
    "w0": check_w0,
    "learning_rate": check_learning_rate,
    "iterations": check_iterations,
    "manual_gradient": check_manual_gradient,
    "autograd_gradient": check_autograd_gradient,
    "precision": check_precision,
    "loss": check_loss,
    "update": check_update,
    "model": check_model,
    "b0": check_b0,
    "standardize": check_standardize,
    "optimizer": check_optimizer,
    "momentum": check_momentum,
    "alpha": check_alpha,
    "beta1": check_beta1,
    "beta2": check_beta2,
    "eps": check_eps,
}


@dataclass(frozen=True, eq=False, init=False)
class Experiment:
    """Everything that decides the two runs. Made by name: `Experiment(x=…, y=…)`.

    Args:
        x: inputs, 1 to MOST_POINTS finite numbers, shape (n,).
        y: targets, as many, shape (n,).
        w0: the weight before the first update, |w0| <= MOST_W0.
        learning_rate: eta in w <- w - eta * gradient, 0 to MOST_LEARNING_RATE.
        iterations: the number of updates, 1 to MOST_ITERATIONS.
        manual_gradient: "mean", the derivative of the loss, whichever it is, which is
            right; or a slip: "sum", N times that, as the tutorial prints it; "no2",
            half of it, the factor 2 lost; "sum_no2", both; "averaged", 1/N of it;
            "twice", double; or a slip of the optimiser, see `optimizers.SLIPS_BY_HAND`:
            of gradient descent "uphill", right but added to the weight.
        autograd_gradient: "right", or a slip: "no_zero_grad", never reset, so that
            backward() adds each gradient to those before; "broadcast", y of shape
            (n, 1), so that prediction - y has the error of every pair; "forgets", an
            optimiser that is made anew at each update.
        precision: "float32" or "float64", of every number in both runs.
        loss: what both runs minimise, "mean", "half_mean", "sum" or "half_sum" of the
            squared errors; see losses.py.
        update: "all", one iteration is one update, made of all points; or "each", one
            iteration is a pass over the points in their order, with an update after
            each one, made of the loss of that point alone.
        model: "origin", prediction = w * x, or "line", w * x + b.
        b0: the bias before the first update, |b0| <= MOST_W0; 0 without a bias.
        standardize: whether the runs work on (x - mean) / sigma, sigma the population
            standard deviation, in place of x; not without a bias.

    Immutable. Two experiments are equal when all their fields are. `key` stands for
    all fields in 32 characters, computed once, so that hashing and comparing cost the
    same for four points and for 100,000. `dataclasses.replace` gives a changed copy.

    Raises:
        InputError: a field is outside its limits, or fields do not go together.
    """

    x: Points
    y: Points
    w0: float
    learning_rate: float
    iterations: int
    manual_gradient: str
    autograd_gradient: str
    precision: str
    loss: str
    update: str
    model: str
    b0: float
    standardize: bool
    optimizer: str
    momentum: float
    alpha: float
    beta1: float
    beta2: float
    eps: float | None

    def __init__(
        self,
        *,
        x: ArrayLike,
        y: ArrayLike,
        w0: float = 0.0,
        learning_rate: float = 0.01,
        iterations: int = 10,
        manual_gradient: str = "mean",
        autograd_gradient: str = "right",
        precision: str = "float32",
        loss: str = "mean",
        update: str = "all",
        model: str = "origin",
        b0: float = 0.0,
        standardize: bool = False,
        optimizer: str = "sgd",
        momentum: float = 0.9,
        alpha: float = 0.99,
        beta1: float = 0.9,
        beta2: float = 0.999,
        eps: float | None = None,
    ) -> None:
        given = locals()
        for field in fields(self):  # none can be forgotten: it would have no check
            value = CHECKS[field.name](given[field.name])
            object.__setattr__(self, field.name, value)
        if self.model == "origin":  # what a model does not use is no part of it
            object.__setattr__(self, "b0", 0.0)
            object.__setattr__(self, "standardize", False)
        for name, default in {**DEFAULTS, "eps": None}.items():
            if name not in BY_HAND[self.optimizer].settings:
                object.__setattr__(self, name, default)
            elif name == "eps" and self.eps is None:
                object.__setattr__(self, name, BY_HAND[self.optimizer].eps)
        check_slips(self.optimizer, self.manual_gradient, self.autograd_gradient)
        check_pairs(self.x, self.y)
        check_work(self.n, self.iterations, self.update)
        if self.standardize:
            check_spread(self.x)
        in_pairs = self.slip("autograd") == "broadcast"
        if in_pairs:
            check_pairings(self.n, self.iterations)
        # of the loss of all points, which is looked at either way, and of an update
        times = max(self.made_of.c(self.n), self.made_of.c(self.batch))
        times *= slip_factor(self.manual_gradient, self.batch)
        bias = self.b0 if self.model == "line" else None
        start = (self.w0, self.precision, float(times), bias)
        check_start(self.inputs, self.y, *start, in_pairs)

    @property
    def n(self) -> int:
        """The number of points, N."""
        return len(self.x)

    @property
    def batch(self) -> int:
        """The number of points that an update is made of."""
        return 1 if self.update == "each" else self.n

    @property
    def updates(self) -> int:
        """How many updates all iterations make."""
        return self.iterations * (self.n // self.batch)

    def at_point(self, number: int) -> Experiment:
        """The experiment with one of its points alone, counted from 0."""
        one = slice(number, number + 1)
        x, y = self.inputs[one], self.y[one]
        return replace(self, x=x, y=y, update="all", standardize=False)

    @property
    def whole(self) -> Experiment:
        """The experiment with an update after all points, by the right gradient.

        A slip that is none of one point could be refused of all.
        """
        return replace(
            self, update="all", manual_gradient="mean", autograd_gradient="right"
        )

    def of_pairs(self) -> Experiment:
        """What an experiment is whose y has shape (n, 1), as one of n^2 points.

        Every x beside every y, the y of each x in a row: its runs have the loss and
        the gradient that autograd's has with the slip "broadcast".
        """
        return replace(
            self,
            x=np.repeat(self.inputs, self.n),
            y=np.tile(self.y, self.n),
            standardize=False,
            manual_gradient="mean",
            autograd_gradient="right",
        )

    @cached_property
    def scaling(self) -> tuple[float, float]:
        """The mean and the standard deviation that x is standardised by; else 0, 1."""
        return scaling_of(self.x) if self.standardize else (0.0, 1.0)

    @property
    def inputs(self) -> Points:
        """x as the runs have it, standardised or not, in float64, shape (n,)."""
        if not self.standardize:
            return self.x
        mean, deviation = self.scaling
        return (self.x - mean) / deviation

    @property
    def made_of(self) -> Loss:
        """What the loss is made of."""
        return LOSSES[self.loss]

    @property
    def settings(self) -> dict[str, float]:
        """What the optimiser's formula has: the learning rate, and its own settings."""
        own = BY_HAND[self.optimizer].settings
        return {
            "learning_rate": self.learning_rate,
            **{name: getattr(self, name) for name in own},
        }

    @property
    def remembers(self) -> tuple[str, ...]:
        """What the optimiser remembers, the names of `Trace.buffers`."""
        return BY_HAND[self.optimizer].remembers

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of what is learned, in the order of `Trace.params`."""
        return ("w", "b") if self.model == "line" else ("w",)

    def slip(self, side: str) -> str:
        """Which slip the run "manual" or "autograd" makes, "right" if none.

        Once the right gradient is right, as a sum of one point, which is its mean:
        that is all that an update after each point is made of.
        """
        if side == "autograd":
            is_alone = self.autograd_gradient == "broadcast" and self.batch == 1
            return "right" if is_alone else self.autograd_gradient
        is_of_update = self.manual_gradient in SLIPS_BY_HAND[self.optimizer]
        right = slip_factor(self.manual_gradient, self.batch) == 1 and not is_of_update
        return "right" if right else self.manual_gradient

    @property
    def slips(self) -> bool:
        """Whether a run makes a slip, so that the two are not meant to agree."""
        return any(self.slip(side) != "right" for side in SIDES)

    @cached_property
    def key(self) -> str:
        """A digest of every field, the same in every process."""
        digest = hashlib.blake2b(digest_size=16)
        for field in fields(self):
            value = getattr(self, field.name)
            is_array = isinstance(value, np.ndarray)
            digest.update(f"{field.name}=".encode())
            digest.update(value.tobytes() if is_array else repr(value).encode())
        return digest.hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Experiment) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def data(self) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
        """x and y in the precision of the runs, shapes (n,)."""
        return self.inputs.astype(self.precision), self.y.astype(self.precision)
