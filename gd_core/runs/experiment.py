"""Experiment: everything that decides the two runs, checked when it is made.

The limits stand here, each under its name, with the checks that hold a value against
them. An `Experiment` that exists can be run.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import islice
from numbers import Real
from typing import Any, ClassVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from gd_core.runs.losses import LOSSES, Loss, slip_factor

MOST_POINTS = 100_000
MOST_W0 = 1_000_000
MOST_LEARNING_RATE = 1_000_000_000  # small x needs large rates
MOST_ITERATIONS = 10_000
MOST_POINT_ITERATIONS = 50_000_000  # points x iterations
MOST_PAIRED = 300  # where each prediction meets every target
LEAST_SPREAD, MOST_SPREAD = 1e-150, 1e150  # of x, whose squares fit into float64
MOST_UPDATES = 20_000  # the same where each point has its update, which is kept
SIDES = ("manual", "autograd")  # the two runs
# the right one, whatever the loss, then the slips
MANUAL_GRADIENTS = ("mean", "sum", "no2", "sum_no2", "averaged", "twice", "uphill")
AUTOGRAD_GRADIENTS = ("right", "no_zero_grad", "broadcast")
MODELS = ("origin", "line")  # w * x, and w * x + b
PRECISIONS = ("float32", "float64")
UPDATES = ("all", "each")  # an update after all points, or after each one

Points = NDArray[np.float64]


class InputError(ValueError):
    """An input that cannot be used: which rule it breaks, and the facts.

    The sentence about it is made in `gd_core.text`, in the reader's language.

    Attributes:
        key: the rule that is broken, "input.out_of_range".
        field: the input at fault, as `Experiment` calls it.
        facts: the values, limits and positions that the sentence names.
    """

    # set by the package, so that a traceback has a sentence, too
    describe: ClassVar[Callable[[InputError], str] | None] = None

    def __init__(self, key: str, field: str, **facts: object) -> None:
        super().__init__(key, field, facts)
        self.key, self.field, self.facts = key, field, facts

    def __str__(self) -> str:
        describe = type(self).describe
        return describe(self) if describe else f"{self.key}: {self.field} {self.facts}"

    def __reduce__(self) -> tuple[Callable[..., InputError], tuple[object, ...]]:
        return _input_error, (self.key, self.field, self.facts)


def _input_error(key: str, field: str, facts: dict[str, object]) -> InputError:
    return InputError(key, field, **facts)


def check_points(field: str, values: Any) -> Points:
    """The numbers of x or y as a read-only float64 array of shape (n,).

    Args:
        field: "x" or "y", for the sentence if something is wrong.
        values: numbers in their order: a list, a tuple, a range, a generator, an array
            of NumPy, a tensor of torch, a Series of pandas; of shape (n,), (n, 1) or
            (1, n), also as lists of lists.

    Raises:
        InputError: not an ordered list of 1 to MOST_POINTS finite numbers; a set and
            a dict are none.
    """
    if isinstance(values, Set):
        raise InputError("input.not_in_order", field)
    if isinstance(values, str | bytes | bytearray | Mapping) or not np.iterable(values):
        raise InputError("input.not_a_list", field, value=values)
    array = _as_array(values)
    if array is not None and array.dtype.kind in "fiu":
        points = array.astype(np.float64)
        if points.ndim == 2 and 1 in points.shape:
            points = points.reshape(-1)
        if points.ndim != 1:
            raise InputError("input.not_a_list", field, value=values)
    else:
        items = list(islice(values, MOST_POINTS + 1)) if array is None else list(array)
        points = np.array(
            [_check_item(field, k, item) for k, item in enumerate(_flat(items), 1)],
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
            text=float(points[wrong[0]]),
            item=int(wrong[0]) + 1,
        )
    points += 0.0  # -0.0 and 0.0 are one number, also as a cache key
    points.flags.writeable = False
    return points


def _as_array(values: Any) -> NDArray[Any] | None:
    """An array, a tensor or a Series as an array of its own; None for other values."""
    if hasattr(values, "detach"):  # a tensor, maybe with a gradient, maybe elsewhere
        values = values.detach().cpu().to_dense()
        # NumPy has no bfloat16
        values = (values.double() if values.is_floating_point() else values).numpy()
    elif hasattr(values, "to_numpy"):
        values = values.to_numpy()
    if isinstance(values, np.ma.MaskedArray):  # what is masked is no number
        array = np.array(values.data, dtype=object)
        array[np.ma.getmaskarray(values)] = None
        return array
    return np.asarray(values) if isinstance(values, np.ndarray) else None


def _flat(items: list[Any]) -> list[Any]:
    """The numbers in a list of shape (n,), (n, 1) or (1, n)."""
    rows = [item for item in items if _is_row(item)]
    if not rows or len(rows) < len(items):
        return items
    if len(rows) == 1:
        return list(rows[0])
    return [row[0] for row in rows] if all(len(row) == 1 for row in rows) else items


def _is_array(item: Any) -> bool:
    """Whether a value is an array or a tensor, maybe of one number."""
    return isinstance(item, np.ndarray) or hasattr(item, "detach")


def _is_row(item: Any) -> bool:
    return isinstance(item, list | tuple) or (_is_array(item) and item.ndim > 0)


def _check_item(field: str, item: int, value: Any) -> float:
    if _is_array(value) and value.ndim == 0:
        value = value.item()
    if isinstance(value, Real):
        try:
            return float(value)
        except OverflowError:
            return math.inf  # reported as not finite, with its position
    raise InputError("input.item_not_a_number", field, text=str(value), item=item)


def _check_number(field: str, value: Any, least: int, most: int) -> float:
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if not is_number or not least <= value <= most:
        raise InputError(
            "input.out_of_range", field, value=value, least=least, most=most
        )
    return float(value) + 0.0


def check_w0(value: Any) -> float:
    """The initial weight: a number from -MOST_W0 to MOST_W0, or InputError."""
    return _check_number("w0", value, -MOST_W0, MOST_W0)


def check_b0(value: Any) -> float:
    """The initial bias: a number from -MOST_W0 to MOST_W0, or InputError."""
    return _check_number("b0", value, -MOST_W0, MOST_W0)


def check_learning_rate(value: Any) -> float:
    """The learning rate: a number from 0 to MOST_LEARNING_RATE, or InputError."""
    if isinstance(value, Real) and value < 0:
        raise InputError(
            "input.negative_rate",
            "learning_rate",
            value=value,
            least=0,
            most=MOST_LEARNING_RATE,
        )
    return _check_number("learning_rate", value, 0, MOST_LEARNING_RATE)


def _check_whole(field: str, value: Any, least: int, most: int) -> int:
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if not is_number or not least <= value <= most or value != int(value):
        raise InputError("input.not_whole", field, value=value, least=least, most=most)
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


def check_update(value: Any) -> str:
    """One of UPDATES, or InputError."""
    return check_choice("update", value, UPDATES)


def check_loss(value: Any) -> str:
    """One of LOSSES, or InputError."""
    return check_choice("loss", value, tuple(LOSSES))


def check_model(value: Any) -> str:
    """One of MODELS, or InputError."""
    return check_choice("model", value, MODELS)


def check_standardize(value: Any) -> bool:
    """True or False, or InputError."""
    if not isinstance(value, bool | np.bool_):
        raise InputError(
            "input.not_a_choice", "standardize", value=value, choices=("on", "off")
        )
    return bool(value)


def check_choice(field: str, value: Any, options: tuple[str, ...]) -> str:
    """A text that is one of the options, or InputError."""
    if not isinstance(value, str) or value not in options:
        raise InputError("input.not_a_choice", field, value=value, choices=options)
    return str(value)


def check_pairs(x: Points, y: Points) -> None:
    """x and y must have equally many numbers, or InputError."""
    if len(x) != len(y):
        raise InputError("input.not_paired", "y", x_count=len(x), y_count=len(y))


def check_work(points: int, iterations: int, update: str = "all") -> None:
    """points x iterations must be at most what the update allows, or InputError.

    That is MOST_POINT_ITERATIONS, and MOST_UPDATES with an update after each point.
    """
    most = MOST_UPDATES if update == "each" else MOST_POINT_ITERATIONS
    if points * iterations > most:
        raise InputError(
            f"input.too_much_work.{update}",
            "iterations",
            iterations=iterations,
            count=points,
            most=most,
            right=most // points,
        )


def scaling_of(x: Points) -> tuple[float, float]:
    """The mean of x and its population standard deviation, inf where it overflows.

    The sums are rounded once, so that anybody who adds them up gets the same.
    """
    try:
        mean = math.fsum(x.tolist()) / len(x)
        with np.errstate(over="ignore"):
            squares = np.square(x - mean)
        return mean, math.sqrt(math.fsum(squares.tolist()) / len(x))
    except OverflowError:
        return 0.0, math.inf


def check_spread(x: Points) -> None:
    """x must have two different numbers, to be standardised, or InputError.

    Their standard deviation must be from LEAST_SPREAD to MOST_SPREAD.
    """
    if np.min(x) == np.max(x):
        raise InputError("input.no_spread", "x", value=float(x[0]))
    if not LEAST_SPREAD <= scaling_of(x)[1] <= MOST_SPREAD:
        facts = {"least": LEAST_SPREAD, "most": MOST_SPREAD}
        raise InputError("input.spread_out_of_range", "x", **facts)


def standardised_inputs(x: Points) -> Points:
    """(x - mean) / sigma with the population standard deviation, or InputError."""
    check_spread(x)
    mean, deviation = scaling_of(x)
    return (x - mean) / deviation


def check_pairings(points: int, iterations: int) -> None:
    """The errors of all pairs, at each iteration, must not be too many, or InputError.

    Points x points x iterations may be MOST_POINT_ITERATIONS, and the points
    MOST_PAIRED.
    """
    if points > MOST_PAIRED:
        facts = {"count": points, "most": MOST_PAIRED}
        raise InputError("input.too_many_paired", "autograd_gradient", **facts)
    most, pairs = MOST_POINT_ITERATIONS, points**2
    if pairs * iterations > most:
        raise InputError(
            "input.too_much_work.pairs",
            "iterations",
            iterations=iterations,
            count=points,
            most=most,
            right=most // pairs,
        )


def check_start(
    x: Points,
    y: Points,
    w0: float,
    precision: str,
    factor: float = 1.0,
    b0: float | None = None,
    in_pairs: bool = False,
) -> None:
    """The sums of the first iteration must fit into the precision, or InputError.

    The gradient by hand may be `factor` times that of the sum of the squared errors,
    `b0` is None through the origin, and the errors may be those of all pairs.
    """
    largest = float(np.finfo(precision).max)
    for field, points in (("x", x), ("y", y)):
        wrong = np.flatnonzero(np.abs(points) > largest)
        if len(wrong):
            raise InputError(
                "input.item_too_large",
                field,
                value=float(points[wrong[0]]),
                item=int(wrong[0]) + 1,
                precision=precision,
                largest=largest,
            )
    with np.errstate(over="ignore"):
        height = np.abs(w0 * x) + abs(b0 or 0.0)
        errors = np.add.outer(np.abs(y), height) if in_pairs else height + np.abs(y)
        terms = 2 * max(1.0, factor) * np.sum(np.abs(x) * errors)
        sums = (np.sum(x * x), np.sum(errors * errors), terms)
    if not max(sums) < largest / 2:  # half: room for rounding
        raise InputError(
            f"input.start_too_large.{'origin' if b0 is None else 'line'}.{precision}",
            "x",
            precision=precision,
            largest=largest,
        )


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
            "twice", double; "uphill", right but added to the weight.
        autograd_gradient: "right", or a slip: "no_zero_grad", never reset, so that
            backward() adds each gradient to those before; "broadcast", y of shape
            (n, 1), so that prediction - y has the error of every pair.
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
    ) -> None:
        given = locals()
        for field in fields(self):  # none can be forgotten: it would have no check
            value = CHECKS[field.name](given[field.name])
            object.__setattr__(self, field.name, value)
        if self.model == "origin":  # what a model does not use is no part of it
            object.__setattr__(self, "b0", 0.0)
            object.__setattr__(self, "standardize", False)
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
        right = slip_factor(self.manual_gradient, self.batch) == 1
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
