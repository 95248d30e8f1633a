"""Checks: what each setting of an experiment may be, on its own.

The limits stand here, each under its name, with the checks that hold a value against
them. What settings may be together is in `joint_checks`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Set
from itertools import islice
from numbers import Real
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray

from gd_core.runs.losses import LOSSES
from gd_core.runs.optimizers import BY_HAND, SLIPS_BY_HAND

MOST_POINTS = 100_000
MOST_W0 = 1_000_000
MOST_LEARNING_RATE = 1_000_000_000  # small x needs large rates
MOST_ITERATIONS = 10_000
MOST_POINT_ITERATIONS = 50_000_000  # points x iterations
MOST_PAIRED = 300  # where each prediction meets every target
LEAST_SPREAD, MOST_SPREAD = 1e-150, 1e150  # of x, whose squares fit into float64
MOST_UPDATES = 20_000  # the same where each point has its update, which is kept
SIDES = ("manual", "autograd")  # the two runs
LEAST_EPS, MOST_EPS = 1e-30, 1.0  # the least one is above 0 in float32, too
# the right one, whatever the loss, then the slips of the gradient
GRADIENTS_BY_HAND = ("mean", "sum", "no2", "sum_no2", "averaged", "twice")
GRADIENTS_BY_AUTOGRAD = ("right", "no_zero_grad", "broadcast")
OPTIMIZERS = tuple(BY_HAND)
# those and the slips of gradient descent, which is "uphill" alone
MANUAL_GRADIENTS = (*GRADIENTS_BY_HAND, *SLIPS_BY_HAND["sgd"])
AUTOGRAD_GRADIENTS = GRADIENTS_BY_AUTOGRAD
FORGETS = "forgets"  # an optimiser that is made anew at each update
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


def manual_gradients(optimizer: str) -> tuple[str, ...]:
    """What the run by hand can do with an optimiser: "mean", then the slips."""
    return (*GRADIENTS_BY_HAND, *SLIPS_BY_HAND[optimizer])


def autograd_gradients(optimizer: str) -> tuple[str, ...]:
    """What the run by autograd can do with an optimiser: "right", then the slips."""
    forgets = (FORGETS,) if BY_HAND[optimizer].remembers else ()
    return (*GRADIENTS_BY_AUTOGRAD, *forgets)


def check_manual_gradient(value: Any, optimizer: str = "sgd") -> str:
    """One of `manual_gradients` of an optimiser, or InputError."""
    return check_choice("manual_gradient", value, manual_gradients(optimizer))


def check_autograd_gradient(value: Any, optimizer: str = "sgd") -> str:
    """One of `autograd_gradients` of an optimiser, or InputError."""
    return check_choice("autograd_gradient", value, autograd_gradients(optimizer))


def check_optimizer(value: Any) -> str:
    """One of OPTIMIZERS, or InputError."""
    return check_choice("optimizer", value, OPTIMIZERS)


def check_momentum(value: Any) -> float:
    """mu: a number above 0 and below 1, or InputError."""
    return _check_share("momentum", value, above=True)


def check_alpha(value: Any) -> float:
    """alpha of RMSProp: a number from 0 to below 1, or InputError."""
    return _check_share("alpha", value)


def check_beta1(value: Any) -> float:
    """beta1 of Adam: a number from 0 to below 1, or InputError."""
    return _check_share("beta1", value)


def check_beta2(value: Any) -> float:
    """beta2 of Adam: a number from 0 to below 1, or InputError."""
    return _check_share("beta2", value)


def _check_share(field: str, value: Any, above: bool = False) -> float:
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if not is_number or not 0 <= value < 1 or (above and value == 0):
        key = "input.not_between" if above else "input.not_below_one"
        raise InputError(key, field, value=value, least=0, most=1)
    return float(value) + 0.0


def check_eps(value: Any) -> float | None:
    """eps: a number from LEAST_EPS to MOST_EPS, None for torch's, or InputError."""
    if value is None:
        return None
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if not is_number or not LEAST_EPS <= value <= MOST_EPS:
        limits = {"least": LEAST_EPS, "most": MOST_EPS}
        raise InputError("input.out_of_range", "eps", value=value, **limits)
    return float(value)


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
