"""Experiment: everything that decides a run, checked when made.

The limits stand here, each under its name, and the checks that hold a value
against them. An `Experiment` that exists is one that can be run.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from numbers import Real
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gd_core.text import wording

MOST_POINTS = 100_000
MOST_W0 = 1_000_000
MOST_LEARNING_RATE = 1_000_000_000  # small x needs large rates
MOST_ITERATIONS = 10_000
MOST_WORK = 50_000_000  # points x iterations
SIDES = ("manual", "autograd")  # the two runs
MANUAL_GRADIENTS = ("mean", "sum", "no2", "uphill")  # right, and the classic slips
AUTOGRAD_GRADIENTS = ("right", "no_zero_grad")
PRECISIONS = ("float32", "float64")

Points = NDArray[np.float64]


class InputError(ValueError):
    """An input that cannot be used, in one sentence.

    Attributes:
        field: the name of the field at fault, as `Experiment` calls it.
        key: which sentence of `wording.CATALOGUE` it is.
        facts: what was put into the sentence.
    """

    def __init__(self, key: str, field: str, **facts: object) -> None:
        self.key, self.field, self.facts = key, field, facts
        super().__init__(wording.say(key, field=wording.field(field), **facts))

    def __reduce__(self) -> tuple[Callable[..., InputError], tuple[object, ...]]:
        return _input_error, (self.key, self.field, self.facts)


def _input_error(key: str, field: str, facts: dict[str, object]) -> InputError:
    return InputError(key, field, **facts)


def check_points(field: str, values: Any) -> Points:
    """The numbers of x or y as a read-only float64 array of shape (n,).

    Raises:
        InputError: not a flat list of 1 to MOST_POINTS finite numbers.
    """
    if isinstance(values, str | bytes | dict) or not np.iterable(values):
        raise InputError("input.not_a_list", field, value=wording.quote(values))
    if isinstance(values, np.ndarray) and values.dtype.kind in "fiu":
        points = values.astype(np.float64)
        if points.ndim != 1:
            raise InputError("input.not_a_list", field, value=wording.quote(values))
    else:
        points = np.array(
            [_check_item(field, k, item) for k, item in enumerate(values, start=1)],
            dtype=np.float64,
        )
    if not len(points):
        raise InputError("input.no_numbers", field, most=MOST_POINTS)
    if len(points) > MOST_POINTS:
        raise InputError(
            "input.too_many_numbers", field, count=len(points), most=MOST_POINTS
        )
    wrong = np.flatnonzero(~np.isfinite(points))
    if len(wrong):
        raise InputError(
            "input.item_not_finite",
            field,
            value=wording.exact(float(points[wrong[0]])),
            item=int(wrong[0]) + 1,
        )
    points += 0.0  # -0.0 and 0.0 are one number, also as a cache key
    points.flags.writeable = False
    return points


def _check_item(field: str, item: int, value: Any) -> float:
    if isinstance(value, Real):
        try:
            return float(value)
        except OverflowError:
            return math.inf  # reported as not finite, with its place
    raise InputError(
        "input.item_not_a_number", field, value=wording.cut(str(value)), item=item
    )


def _check_number(field: str, value: Any, least: int, most: int) -> float:
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if not is_number or not least <= value <= most:
        raise InputError(
            "input.out_of_range",
            field,
            value=wording.quote(value),
            least=least,
            most=most,
        )
    return float(value) + 0.0


def check_w0(value: Any) -> float:
    """The initial weight: a number from -MOST_W0 to MOST_W0, or InputError."""
    return _check_number("w0", value, -MOST_W0, MOST_W0)


def check_learning_rate(value: Any) -> float:
    """The learning rate: a number from 0 to MOST_LEARNING_RATE, or InputError."""
    return _check_number("learning_rate", value, 0, MOST_LEARNING_RATE)


def _check_whole(field: str, value: Any, least: int, most: int) -> int:
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if not is_number or not least <= value <= most or value != int(value):
        raise InputError(
            "input.not_whole",
            field,
            value=wording.quote(value),
            least=least,
            most=most,
        )
    return int(value)


def check_iterations(value: Any) -> int:
    """How many updates: a whole number from 1 to MOST_ITERATIONS, or InputError."""
    return _check_whole("iterations", value, 1, MOST_ITERATIONS)


def check_state(value: Any, last: int) -> int:
    """A state k: a whole number from 0 to the last one, or InputError."""
    return _check_whole("k", value, 0, last)


def check_manual_gradient(value: Any) -> str:
    """One of MANUAL_GRADIENTS, or InputError."""
    return check_choice("manual_gradient", value, MANUAL_GRADIENTS)


def check_autograd_gradient(value: Any) -> str:
    """One of AUTOGRAD_GRADIENTS, or InputError."""
    return check_choice("autograd_gradient", value, AUTOGRAD_GRADIENTS)


def check_precision(value: Any) -> str:
    """One of PRECISIONS, or InputError."""
    return check_choice("precision", value, PRECISIONS)


def check_choice(field: str, value: Any, options: tuple[str, ...]) -> str:
    """A text that is one of the options, or InputError."""
    if not isinstance(value, str) or value not in options:
        raise InputError(
            "input.not_a_choice",
            field,
            value=wording.quote(value),
            choices=wording.choices(options),
        )
    return str(value)


def check_pairs(x: Points, y: Points) -> None:
    """x and y must have equally many numbers, or InputError."""
    if len(x) != len(y):
        raise InputError("input.not_paired", "y", x_count=len(x), y_count=len(y))


def check_work(points: int, iterations: int) -> None:
    """points x iterations must be at most MOST_WORK, or InputError."""
    if points * iterations > MOST_WORK:
        raise InputError(
            "input.too_much_work",
            "iterations",
            value=wording.number(iterations),
            count=points,
            most=MOST_WORK,
            right=MOST_WORK // points,
        )


def check_start(x: Points, y: Points, w0: float, precision: str) -> None:
    """The sums of the first iteration must fit into the precision, or InputError."""
    largest = float(np.finfo(precision).max)
    for field, points in (("x", x), ("y", y)):
        wrong = np.flatnonzero(np.abs(points) > largest)
        if len(wrong):
            raise InputError(
                "input.item_too_large",
                field,
                value=wording.exact(float(points[wrong[0]])),
                item=int(wrong[0]) + 1,
                precision=precision,
                largest=wording.number(largest, 2),
            )
    with np.errstate(over="ignore"):
        error = np.abs(w0 * x) + np.abs(y)
        sums = (np.sum(x * x), np.sum(error * error), 2 * np.sum(np.abs(x) * error))
    if not max(sums) < largest / 2:  # half: room for rounding
        raise InputError(
            "input.start_too_large",
            "x",
            precision=precision,
            largest=wording.number(largest, 2),
            right=wording.CATALOGUE[f"input.start_too_large.{precision}"],
        )


@dataclass(frozen=True, eq=False, init=False)
class Experiment:
    """Everything that decides a run.

    Args:
        x: inputs, 1 to 100,000 finite numbers, shape (n,).
        y: targets, as many, shape (n,).
        w0: the weight before the first update, |w0| <= 1e6.
        learning_rate: eta in w <- w - eta * gradient, 0 to 1e9.
        iterations: how many updates, 1 to 10,000.
        manual_gradient: "mean", the derivative of the mean squared error, which is
            right; or a slip: "sum", N times that, as the tutorial prints it; "no2",
            half of it, the factor 2 lost; "uphill", right but added to the weight.
        precision: "float32" or "float64", of every number in both runs.
        autograd_gradient: "right", or a slip: "no_zero_grad", never reset, so that
            backward() adds each gradient to those before.

    Immutable; two experiments are equal when everything about them is. `key` stands
    for all of it in 32 characters, computed once, so that hashing and comparing cost
    the same for four points and for 100,000.

    Raises:
        InputError: a field is outside its limits.
    """

    x: Points
    y: Points
    w0: float
    learning_rate: float
    iterations: int
    manual_gradient: str
    precision: str
    autograd_gradient: str

    def __init__(
        self,
        x: ArrayLike,
        y: ArrayLike,
        w0: float = 0.0,
        learning_rate: float = 0.01,
        iterations: int = 10,
        manual_gradient: str = "mean",
        precision: str = "float32",
        autograd_gradient: str = "right",
    ) -> None:
        checked = {
            "x": check_points("x", x),
            "y": check_points("y", y),
            "w0": check_w0(w0),
            "learning_rate": check_learning_rate(learning_rate),
            "iterations": check_iterations(iterations),
            "manual_gradient": check_manual_gradient(manual_gradient),
            "precision": check_precision(precision),
            "autograd_gradient": check_autograd_gradient(autograd_gradient),
        }
        for name, value in checked.items():
            object.__setattr__(self, name, value)
        check_pairs(self.x, self.y)
        check_work(self.n, self.iterations)
        check_start(self.x, self.y, self.w0, self.precision)

    @property
    def n(self) -> int:
        """The number of points, N."""
        return len(self.x)

    def slip(self, side: str) -> str:
        """Which slip the run "manual" or "autograd" makes, "right" if none.

        The mean is right, and so is a sum of one point, which is its mean.
        """
        if side == "autograd":
            return self.autograd_gradient
        right = ("mean", "sum") if self.n == 1 else ("mean",)
        return "right" if self.manual_gradient in right else self.manual_gradient

    @property
    def slips(self) -> bool:
        """Whether a run makes a slip, so that the two are not meant to agree."""
        return any(self.slip(side) != "right" for side in SIDES)

    @cached_property
    def key(self) -> str:
        """A digest of every field, the same in every process."""
        digest = hashlib.blake2b(self.x.tobytes(), digest_size=16)
        digest.update(self.y.tobytes())
        numbers = (self.w0, self.learning_rate, self.iterations)
        choices = (self.manual_gradient, self.autograd_gradient, self.precision)
        digest.update(repr((numbers, choices)).encode())
        return digest.hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Experiment) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def data(self) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
        """x and y in the precision of the run, shapes (n,)."""
        return self.x.astype(self.precision), self.y.astype(self.precision)


LESSON = Experiment(x=[1, 2, 3, 4], y=[2, 4, 6, 8])

# E. Hubble, "A relation between distance and radial velocity among extra-galactic
# nebulae", PNAS 15 (1929), table 1: distances in Mpc, velocities in km/s.
HUBBLE_DISTANCES = (
    *(0.032, 0.034, 0.214, 0.263, 0.275, 0.275, 0.45, 0.5, 0.5, 0.63, 0.8, 0.9),
    *(0.9, 0.9, 0.9, 1.0, 1.1, 1.1, 1.4, 1.7, 2.0, 2.0, 2.0, 2.0),
)
HUBBLE_VELOCITIES = (
    *(170, 290, -130, -70, -185, -220, 200, 290, 270, 200, 300, -30),
    *(650, 150, 500, 920, 450, 500, 500, 960, 500, 850, 800, 1090),
)


def _preset(
    x: ArrayLike = LESSON.x, y: ArrayLike = LESSON.y, **settings: Any
) -> Experiment:
    return Experiment(x=x, y=y, **settings)


# Small stories; their titles and texts are in the wording, under the same codes.
PRESETS = {
    "lesson": LESSON,
    "neuron": _preset(x=[1], y=[2], w0=1, learning_rate=0.1, iterations=20),
    "fast": _preset(learning_rate=0.14),
    "edge": _preset(learning_rate=2 / 15),
    "zero_grad": _preset(iterations=50, autograd_gradient="no_zero_grad"),
    "hubble": _preset(
        x=HUBBLE_DISTANCES, y=HUBBLE_VELOCITIES, learning_rate=0.1, iterations=60
    ),
}
