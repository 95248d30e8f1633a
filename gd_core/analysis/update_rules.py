"""Update rules: what an optimiser ought to remember, and what it ought to add.

For each optimiser, from the state before an update and the gradient of it, with t from
1 (torch 2.13, the page of each class of torch.optim):

    momentum   v <- mu*v + g                           w <- w - eta*v
    nesterov   v <- mu*v + g                           w <- w - eta*(g + mu*v)
    adagrad    S <- S + g^2                            w <- w - eta*g/(sqrt(S) + eps)
    rmsprop    v <- alpha*v + (1 - alpha)*g^2          w <- w - eta*g/(sqrt(v) + eps)
    adam       m <- beta1*m + (1 - beta1)*g
               v <- beta2*v + (1 - beta2)*g^2
               w <- w - eta/(1 - beta1^t) * m/(sqrt(v)/sqrt(1 - beta2^t) + eps)

and the same for each slip of it. The step is judged by what is remembered after the
update, as it was recorded, so that a mistake counts where it is made. The formulas
stand here once more, and not those of the runs, which they judge.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from gd_core.analysis.computed import Computed
from gd_core.analysis.moments import Bounded, Floats, gamma, smallest
from gd_core.runs.checks import FORGETS

KEPT = 0.9  # what an AdaGrad that averages keeps


@dataclass(frozen=True)
class UpdateNumbers:
    """What a formula has, by the names it has for them.

    Attributes:
        g: the gradient of each update, shape (rows, p).
        t: the number of each update, from 1, shape (rows, 1).
        constants: the settings of the optimiser.
    """

    g: Computed
    t: Floats
    constants: Mapping[str, float]

    def __call__(self, name: str) -> Computed:
        """A setting, eta as "learning_rate"."""
        return self.number(self.constants[name])

    def rest(self, name: str) -> Computed:
        """1 - a setting, from which the run rounds to its precision."""
        return self.number(1 - self.constants[name])

    def number(self, value: float) -> Computed:
        """A constant."""
        return Computed.constant(value, self.g.precision)

    def correction(self, name: str) -> Computed:
        """1 - beta^t, in float64 as in both runs, shape (rows, 1)."""
        values = np.array([[1 - self.constants[name] ** t] for (t,) in self.t.tolist()])
        return Computed(values, np.zeros_like(values), self.g.precision, values)


Memory = Mapping[str, Computed]


class UpdateRule(NamedTuple):
    """What an update ought to do.

    Attributes:
        remember: what is remembered after it, of what was before.
        move: what is taken off the parameters, of what is remembered after it.
    """

    remember: Callable[[UpdateNumbers, Memory], Memory]
    move: Callable[[UpdateNumbers, Memory], Computed]


# --- momentum and Nesterov ------------------------------------------------------------


def gradient_added(n: UpdateNumbers, m: Memory) -> Memory:
    """v = mu*v + g."""
    return {"v": n("momentum") * m["v"] + n.g}


def averaged(n: UpdateNumbers, m: Memory) -> Memory:
    """v = mu*v + (1 - mu)*g."""
    return {"v": n("momentum") * m["v"] + n.rest("momentum") * n.g}


def dampened(n: UpdateNumbers, m: Memory) -> Memory:
    """v = g at t = 1, else mu*v + (1 - mu)*g."""
    later, first = averaged(n, m)["v"], n.g
    return {"v": _where(n.t == 1, first, later)}


def along_velocity(n: UpdateNumbers, m: Memory) -> Computed:
    """eta*v."""
    return n("learning_rate") * m["v"]


def looking_ahead(n: UpdateNumbers, m: Memory) -> Computed:
    """eta*(g + mu*v)."""
    return n("learning_rate") * (n.g + n("momentum") * m["v"])


def looking_back(n: UpdateNumbers, m: Memory) -> Computed:
    """eta*(g - mu*v)."""
    return n("learning_rate") * (n.g - n("momentum") * m["v"])


def only_this(n: UpdateNumbers, m: Memory) -> Memory:
    """v = g."""
    return {"v": n.g}


# --- AdaGrad and RMSProp --------------------------------------------------------------


def squares_added(n: UpdateNumbers, m: Memory) -> Memory:
    """S = S + g^2."""
    return {"S": m["S"] + n.g * n.g}


def squares_averaged(n: UpdateNumbers, m: Memory) -> Memory:
    """S = 0.9*S + 0.1*g^2."""
    return {"S": n.number(KEPT) * m["S"] + n.number(1 - KEPT) * n.g * n.g}


def only_this_square(n: UpdateNumbers, m: Memory) -> Memory:
    """S = g^2."""
    return {"S": n.g * n.g}


def mean_square(n: UpdateNumbers, m: Memory) -> Memory:
    """v = alpha*v + (1 - alpha)*g^2."""
    return {"v": n("alpha") * m["v"] + n.rest("alpha") * n.g * n.g}


def this_mean_square(n: UpdateNumbers, m: Memory) -> Memory:
    """v = (1 - alpha)*g^2."""
    return {"v": n.rest("alpha") * n.g * n.g}


def over_root(n: UpdateNumbers, m: Memory) -> Computed:
    """eta*g/(sqrt(S) + eps), of the only thing that is remembered."""
    (squares,) = m.values()
    return n("learning_rate") * n.g / (squares.root() + n("eps"))


def over_root_with_eps(n: UpdateNumbers, m: Memory) -> Computed:
    """eta*g/sqrt(v + eps)."""
    (squares,) = m.values()
    return n("learning_rate") * n.g / (squares + n("eps")).root()


def over_squares(n: UpdateNumbers, m: Memory) -> Computed:
    """eta*g/(S + eps)."""
    (squares,) = m.values()
    return n("learning_rate") * n.g / (squares + n("eps"))


# --- Adam -----------------------------------------------------------------------------


def both_averages(n: UpdateNumbers, m: Memory) -> Memory:
    """m = beta1*m + (1 - beta1)*g, v = beta2*v + (1 - beta2)*g^2.

    torch has m + (1 - beta1)*(g - m), which rounds as much as m and g are large.
    """
    return {
        "m": m["m"] + n.rest("beta1") * (n.g - m["m"]),
        "v": n("beta2") * m["v"] + n.rest("beta2") * n.g * n.g,
    }


def both_of_this(n: UpdateNumbers, m: Memory) -> Memory:
    """m = (1 - beta1)*g, v = (1 - beta2)*g^2."""
    return {"m": n.rest("beta1") * n.g, "v": n.rest("beta2") * n.g * n.g}


def corrected(n: UpdateNumbers, m: Memory) -> Computed:
    """eta/(1 - beta1^t) * m/(sqrt(v)/sqrt(1 - beta2^t) + eps)."""
    root = m["v"].root() / n.correction("beta2").root() + n("eps")
    return n("learning_rate") / n.correction("beta1") * m["m"] / root


def not_corrected(n: UpdateNumbers, m: Memory) -> Computed:
    """eta*m/(sqrt(v) + eps)."""
    return n("learning_rate") * m["m"] / (m["v"].root() + n("eps"))


def corrected_as_first(n: UpdateNumbers, m: Memory) -> Computed:
    """The same as `corrected` with t = 1 throughout."""
    return corrected(UpdateNumbers(n.g, np.ones_like(n.t), n.constants), m)


def eps_outside_brackets(n: UpdateNumbers, m: Memory) -> Computed:
    """eta*(m/(1 - beta1^t) / (sqrt(v)/sqrt(1 - beta2^t)) + eps)."""
    root = m["v"].root() / n.correction("beta2").root()
    mean = m["m"] / n.correction("beta1")
    return n("learning_rate") * (mean / root + n("eps"))


def corrected_root_with_eps(n: UpdateNumbers, m: Memory) -> Computed:
    """eta/(1 - beta1^t) * m/sqrt(v/(1 - beta2^t) + eps)."""
    root = (m["v"] / n.correction("beta2") + n("eps")).root()
    return n("learning_rate") / n.correction("beta1") * m["m"] / root


def corrected_over_squares(n: UpdateNumbers, m: Memory) -> Computed:
    """eta/(1 - beta1^t) * m/(v/(1 - beta2^t) + eps)."""
    squares = m["v"] / n.correction("beta2") + n("eps")
    return n("learning_rate") / n.correction("beta1") * m["m"] / squares


# --- by optimiser and slip ------------------------------------------------------------

RIGHT = "right"
UPDATE_RULES: dict[str, dict[str, UpdateRule]] = {
    "momentum": {
        RIGHT: UpdateRule(gradient_added, along_velocity),
        "momentum_averaged": UpdateRule(averaged, along_velocity),
        "momentum_dampened": UpdateRule(dampened, along_velocity),
        FORGETS: UpdateRule(only_this, along_velocity),
    },
    "nesterov": {
        RIGHT: UpdateRule(gradient_added, looking_ahead),
        "lookahead_sign": UpdateRule(gradient_added, looking_back),
        FORGETS: UpdateRule(only_this, looking_ahead),
    },
    "adagrad": {
        RIGHT: UpdateRule(squares_added, over_root),
        "adagrad_averaged": UpdateRule(squares_averaged, over_root),
        "no_root": UpdateRule(squares_added, over_squares),
        FORGETS: UpdateRule(only_this_square, over_root),
    },
    "rmsprop": {
        RIGHT: UpdateRule(mean_square, over_root),
        "eps_inside": UpdateRule(mean_square, over_root_with_eps),
        "no_root": UpdateRule(mean_square, over_squares),
        FORGETS: UpdateRule(this_mean_square, over_root),
    },
    "adam": {
        RIGHT: UpdateRule(both_averages, corrected),
        "no_correction": UpdateRule(both_averages, not_corrected),
        "t_frozen": UpdateRule(both_averages, corrected_as_first),
        "bracket": UpdateRule(both_averages, eps_outside_brackets),
        "eps_inside": UpdateRule(both_averages, corrected_root_with_eps),
        "no_root": UpdateRule(both_averages, corrected_over_squares),
        FORGETS: UpdateRule(both_of_this, corrected_as_first),
    },
}


class Updated(NamedTuple):
    """What an update ought to do, each of shape (rows, p).

    Attributes:
        update: what ought to be added to the parameters.
        memory: what ought to be remembered after it, by name.
        largest: of all that is computed on the way, in size.
    """

    update: Bounded
    memory: dict[str, Bounded]
    largest: Floats


def updated(
    rule: UpdateRule,
    settings: Mapping[str, float],
    precision: str,
    params: Floats,
    gradients: Floats,
    buffers: Mapping[str, Floats],
) -> Updated:
    """What a rule makes of the states before each update, all at once.

    Args:
        rule: one of UPDATE_RULES.
        settings: of the optimiser.
        precision: of the run.
        params: before each update, shape (rows, p).
        gradients: as recorded, same shape.
        buffers: what was remembered before each update, each of the same shape.
    """
    t = np.arange(1.0, len(params) + 1)[:, None]
    numbers = UpdateNumbers(Computed.recorded(gradients, precision), t, settings)
    with np.errstate(all="ignore"):
        before = {
            name: Computed.recorded(values, precision)
            for name, values in buffers.items()
        }
        ought = dict(rule.remember(numbers, before))
        # the step is judged by what was remembered; after the last row nothing was
        after = {
            name: _shifted(buffers[name], computed) for name, computed in ought.items()
        }
        move = rule.move(numbers, after)
        size = np.abs(params) + np.abs(move.value)
        relative = gamma(2, precision) + gamma(4, "float64")
        rounding = move.error + relative * size + 2 * smallest(precision)
        rows = np.zeros_like(params)
        largest = np.maximum.reduce([rows + c.largest for c in (move, *ought.values())])
        memory = {name: computed.bounded for name, computed in ought.items()}
        return Updated(Bounded(-move.value, rounding), memory, largest)


def _shifted(recorded: Floats, ought: Computed) -> Computed:
    """What was remembered after each update: recorded, and of the last as it ought."""
    value, error = np.array(ought.value), np.array(ought.error)
    value[:-1], error[:-1] = recorded[1:], 0.0
    return Computed(value, error, ought.precision, ought.largest)


def _where(condition: Floats, one: Computed, other: Computed) -> Computed:
    return Computed(
        np.where(condition, one.value, other.value),
        np.where(condition, one.error, other.error),
        one.precision,
        np.maximum(one.largest, other.largest),
    )
