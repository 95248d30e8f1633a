"""Adam: an average of the gradients over the root of an average of their squares.

Both averages start at 0 and are too small at first: 1 - beta^t puts that right.
(D. P. Kingma and J. Ba, Adam: a method for stochastic optimization, 2015; as
torch.optim.Adam has it.)
"""

from __future__ import annotations

from math import sqrt
from typing import Any

import numpy as np

from gd_core.runs.optimizers.kinds import Optimizer, Settings, State, Stepped


def no_averages(w: Any) -> State:
    """m = 0, v = 0, t = 0."""
    m, v = np.zeros_like(w), np.zeros_like(w)
    return m, v, 0


def adam(w: Any, gradient: Any, state: State, settings: Settings) -> Stepped:
    """m <- beta1 * m + (1 - beta1) * g, v <- beta2 * v + (1 - beta2) * g^2,
    w <- w - eta/(1 - beta1^t) * m / (sqrt(v)/sqrt(1 - beta2^t) + eps).
    """
    m, v, t = state
    beta1, beta2 = settings["beta1"], settings["beta2"]
    t = t + 1
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient * gradient
    step_size = settings["learning_rate"] / (1 - beta1**t)
    root = np.sqrt(v) / sqrt(1 - beta2**t) + settings["eps"]
    w = w - step_size * m / root
    return w, (m, v, t)


def adam_without_correction(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """w <- w - eta * m / (sqrt(v) + eps): no bias correction."""
    m, v, t = state
    beta1, beta2 = settings["beta1"], settings["beta2"]
    t = t + 1
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient * gradient
    # WRONG: no / (1 - beta1**t), no / sqrt(1 - beta2**t)
    step_size, root = settings["learning_rate"], np.sqrt(v) + settings["eps"]
    w = w - step_size * m / root
    return w, (m, v, t)


def adam_with_frozen_t(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """The corrections are those of the first update in every one."""
    m, v, t = state
    beta1, beta2 = settings["beta1"], settings["beta2"]
    # WRONG: not t + 1
    t = 1
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient * gradient
    step_size = settings["learning_rate"] / (1 - beta1**t)
    root = np.sqrt(v) / sqrt(1 - beta2**t) + settings["eps"]
    w = w - step_size * m / root
    return w, (m, v, t)


def adam_with_wrong_bracket(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """w <- w - eta * (m/(1 - beta1^t) / (sqrt(v)/sqrt(1 - beta2^t)) + eps)."""
    m, v, t = state
    beta1, beta2 = settings["beta1"], settings["beta2"]
    t = t + 1
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient * gradient
    corrected = m / (1 - beta1**t)
    root = np.sqrt(v) / sqrt(1 - beta2**t)
    # WRONG: no brackets around root + eps
    w = w - settings["learning_rate"] * (corrected / root + settings["eps"])
    return w, (m, v, t)


def adam_with_eps_inside(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """w <- w - eta/(1 - beta1^t) * m / sqrt(v/(1 - beta2^t) + eps)."""
    m, v, t = state
    beta1, beta2 = settings["beta1"], settings["beta2"]
    t = t + 1
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient * gradient
    step_size = settings["learning_rate"] / (1 - beta1**t)
    # WRONG: eps is inside the root
    root = np.sqrt(v / (1 - beta2**t) + settings["eps"])
    w = w - step_size * m / root
    return w, (m, v, t)


def adam_without_root(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """w <- w - eta/(1 - beta1^t) * m / (v/(1 - beta2^t) + eps)."""
    m, v, t = state
    beta1, beta2 = settings["beta1"], settings["beta2"]
    t = t + 1
    m = beta1 * m + (1 - beta1) * gradient
    v = beta2 * v + (1 - beta2) * gradient * gradient
    step_size = settings["learning_rate"] / (1 - beta1**t)
    # WRONG: no np.sqrt
    root = v / (1 - beta2**t) + settings["eps"]
    w = w - step_size * m / root
    return w, (m, v, t)


ADAM = Optimizer(no_averages, adam, ("m", "v"), ("beta1", "beta2", "eps"), eps=1e-8)
SLIPS = {
    "no_correction": ADAM._replace(step=adam_without_correction),
    "t_frozen": ADAM._replace(step=adam_with_frozen_t),
    "bracket": ADAM._replace(step=adam_with_wrong_bracket),
    "eps_inside": ADAM._replace(step=adam_with_eps_inside),
    "no_root": ADAM._replace(step=adam_without_root),
}
