"""Nesterov's momentum: the step is that of the point one velocity further on.

The weight is that point, as torch.optim.SGD stores it. (Y. Nesterov, A method of
solving a convex programming problem with convergence rate O(1/k^2), 1983; in the form
of I. Sutskever et al., On the importance of initialization and momentum in deep
learning, 2013.)
"""

from __future__ import annotations

from typing import Any

from gd_core.runs.optimizers.kinds import Optimizer, Settings, State, Stepped
from gd_core.runs.optimizers.momentum import velocity


def nesterov(w: Any, gradient: Any, state: State, settings: Settings) -> Stepped:
    """v <- mu * v + g, w <- w - eta * (g + mu * v)."""
    (v,) = state
    v = settings["momentum"] * v + gradient
    w = w - settings["learning_rate"] * (gradient + settings["momentum"] * v)
    return w, (v,)


def nesterov_looking_back(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """v <- mu * v + g, w <- w - eta * (g - mu * v)."""
    (v,) = state
    v = settings["momentum"] * v + gradient
    # WRONG: minus, not plus
    w = w - settings["learning_rate"] * (gradient - settings["momentum"] * v)
    return w, (v,)


NESTEROV = Optimizer(velocity, nesterov, ("v",), ("momentum",))
SLIPS = {"lookahead_sign": NESTEROV._replace(step=nesterov_looking_back)}
