"""Momentum: the gradients of before count on, mu times less at each update.

(B. T. Polyak, Some methods of speeding up the convergence of iteration methods, 1964;
as torch.optim.SGD has it.)
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gd_core.runs.optimizers.kinds import Optimizer, Settings, State, Stepped


def velocity(w: Any) -> State:
    """v = 0."""
    v = np.zeros_like(w)
    return (v,)


def momentum(w: Any, gradient: Any, state: State, settings: Settings) -> Stepped:
    """v <- mu * v + g, w <- w - eta * v."""
    (v,) = state
    v = settings["momentum"] * v + gradient
    w = w - settings["learning_rate"] * v
    return w, (v,)


def momentum_averaged(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """v <- mu * v + (1 - mu) * g, an average of the gradients."""
    (v,) = state
    # WRONG: (1 - mu) *
    v = settings["momentum"] * v + (1 - settings["momentum"]) * gradient
    w = w - settings["learning_rate"] * v
    return w, (v,)


def velocity_and_count(w: Any) -> State:
    """v = 0 and t = 0."""
    v = np.zeros_like(w)
    return v, 0


def momentum_dampened(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """v <- g at first, then v <- mu * v + (1 - mu) * g."""
    v, t = state
    t = t + 1
    # WRONG: (1 - mu) * from the second update on
    dampened = 1 - settings["momentum"] if t > 1 else 1.0
    v = settings["momentum"] * v + dampened * gradient
    w = w - settings["learning_rate"] * v
    return w, (v, t)


MOMENTUM = Optimizer(velocity, momentum, ("v",), ("momentum",))
SLIPS = {
    "momentum_averaged": MOMENTUM._replace(step=momentum_averaged),
    "momentum_dampened": MOMENTUM._replace(
        init=velocity_and_count, step=momentum_dampened
    ),
}
