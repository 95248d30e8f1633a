"""AdaGrad: each step is divided by the root of the sum of all squared gradients so far.

(J. Duchi, E. Hazan and Y. Singer, Adaptive subgradient methods for online learning and
stochastic optimization, 2011; as torch.optim.Adagrad has it.)
"""

from __future__ import annotations

from typing import Any

import numpy as np

from gd_core.runs.optimizers.kinds import Optimizer, Settings, State, Stepped

AVERAGED = 0.9  # what the slip keeps of the average at each update


def no_squares(w: Any) -> State:
    """S = 0."""
    S = np.zeros_like(w)
    return (S,)


def adagrad(w: Any, gradient: Any, state: State, settings: Settings) -> Stepped:
    """S <- S + g^2, w <- w - eta * g / (sqrt(S) + eps)."""
    (S,) = state
    S = S + gradient * gradient
    root = np.sqrt(S) + settings["eps"]
    w = w - settings["learning_rate"] * gradient / root
    return w, (S,)


def adagrad_averaged(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """S <- 0.9 * S + 0.1 * g^2, an average that forgets: RMSProp with 0.9."""
    (S,) = state
    # WRONG: an average, not a sum
    S = AVERAGED * S + (1 - AVERAGED) * gradient * gradient
    root = np.sqrt(S) + settings["eps"]
    w = w - settings["learning_rate"] * gradient / root
    return w, (S,)


def adagrad_without_root(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """S <- S + g^2, w <- w - eta * g / (S + eps)."""
    (S,) = state
    S = S + gradient * gradient
    # WRONG: no np.sqrt
    root = S + settings["eps"]
    w = w - settings["learning_rate"] * gradient / root
    return w, (S,)


ADAGRAD = Optimizer(no_squares, adagrad, ("S",), ("eps",), eps=1e-10)
SLIPS = {
    "adagrad_averaged": ADAGRAD._replace(step=adagrad_averaged),
    "no_root": ADAGRAD._replace(step=adagrad_without_root),
}
