"""RMSProp: each step is divided by the root of an average of squared gradients.

(T. Tieleman and G. Hinton, Neural Networks for Machine Learning, lecture 6.5, 2012; as
torch.optim.RMSprop has it.)
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gd_core.runs.optimizers.kinds import Optimizer, Settings, State, Stepped


def no_average(w: Any) -> State:
    """v = 0."""
    v = np.zeros_like(w)
    return (v,)


def rmsprop(w: Any, gradient: Any, state: State, settings: Settings) -> Stepped:
    """v <- alpha * v + (1 - alpha) * g^2, w <- w - eta * g / (sqrt(v) + eps)."""
    (v,) = state
    alpha = settings["alpha"]
    v = alpha * v + (1 - alpha) * gradient * gradient
    root = np.sqrt(v) + settings["eps"]
    w = w - settings["learning_rate"] * gradient / root
    return w, (v,)


def rmsprop_forgetting(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """v <- (1 - alpha) * g^2: while |g| is well above eps every step has the length
    eta / sqrt(1 - alpha).
    """
    alpha = settings["alpha"]
    # WRONG: no alpha * v +
    v = (1 - alpha) * gradient * gradient
    root = np.sqrt(v) + settings["eps"]
    w = w - settings["learning_rate"] * gradient / root
    return w, (v,)


def rmsprop_with_eps_inside(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """v <- alpha * v + (1 - alpha) * g^2, w <- w - eta * g / sqrt(v + eps)."""
    (v,) = state
    alpha = settings["alpha"]
    v = alpha * v + (1 - alpha) * gradient * gradient
    # WRONG: eps is inside the root
    root = np.sqrt(v + settings["eps"])
    w = w - settings["learning_rate"] * gradient / root
    return w, (v,)


def rmsprop_without_root(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """v <- alpha * v + (1 - alpha) * g^2, w <- w - eta * g / (v + eps)."""
    (v,) = state
    alpha = settings["alpha"]
    v = alpha * v + (1 - alpha) * gradient * gradient
    # WRONG: no np.sqrt
    root = v + settings["eps"]
    w = w - settings["learning_rate"] * gradient / root
    return w, (v,)


RMSPROP = Optimizer(no_average, rmsprop, ("v",), ("alpha", "eps"), eps=1e-8)
SLIPS = {
    "forgets": RMSPROP._replace(step=rmsprop_forgetting),
    "eps_inside": RMSPROP._replace(step=rmsprop_with_eps_inside),
    "no_root": RMSPROP._replace(step=rmsprop_without_root),
}
