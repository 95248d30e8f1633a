"""Optimisers: what an update makes of a gradient, by hand in NumPy.

    from gd_core import optimizers

    adam = optimizers.BY_HAND["adam"]
    state = adam.init(params)
    params, state = adam.step(params, gradient, state, settings)

`settings` is a mapping of "learning_rate" and of the names in `adam.settings`, and
DEFAULTS has what they are unless another is chosen; what an optimiser is made of is in
kinds.py. The rules are those of torch.optim, one module each.
"""

from __future__ import annotations

from gd_core.runs.optimizers import (
    adagrad,
    adam,
    descent,
    momentum,
    nesterov,
    rmsprop,
)
from gd_core.runs.optimizers.kinds import Optimizer, Settings, State

__all__ = [
    "BY_HAND",
    "DEFAULTS",
    "SLIPS_BY_HAND",
    "Optimizer",
    "Settings",
    "State",
    "defaults_of",
    "optimizer_by_hand",
]

BY_HAND: dict[str, Optimizer] = {
    "sgd": descent.GRADIENT_DESCENT,
    "momentum": momentum.MOMENTUM,
    "nesterov": nesterov.NESTEROV,
    "adagrad": adagrad.ADAGRAD,
    "rmsprop": rmsprop.RMSPROP,
    "adam": adam.ADAM,
}
# by optimiser, what a slip of its formula makes of it
SLIPS_BY_HAND: dict[str, dict[str, Optimizer]] = {
    "sgd": descent.SLIPS,
    "momentum": momentum.SLIPS,
    "nesterov": nesterov.SLIPS,
    "adagrad": adagrad.SLIPS,
    "rmsprop": rmsprop.SLIPS,
    "adam": adam.SLIPS,
}
# of every setting but the learning rate and eps, as torch has it; people choose 0.9
# for momentum, of which torch has none
DEFAULTS = {"momentum": 0.9, "alpha": 0.99, "beta1": 0.9, "beta2": 0.999}


def defaults_of(name: str) -> dict[str, float]:
    """The settings of an optimiser besides the learning rate, unless others are chosen.

    Args:
        name: one of BY_HAND.
    """
    optimizer = BY_HAND[name]
    values = {**DEFAULTS, "eps": optimizer.eps or 0.0}
    return {setting: values[setting] for setting in optimizer.settings}


def optimizer_by_hand(name: str, slip: str = "right") -> Optimizer:
    """The optimiser of a run by hand, with its slip if it makes one.

    Args:
        name: one of BY_HAND.
        slip: what the run does wrong; the right one where that is another matter.
    """
    return SLIPS_BY_HAND[name].get(slip, BY_HAND[name])
