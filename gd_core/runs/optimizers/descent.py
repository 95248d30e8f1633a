"""Gradient descent: each step leads against the gradient. It remembers nothing."""

from __future__ import annotations

from typing import Any

from gd_core.runs.optimizers.kinds import Optimizer, Settings, State, Stepped


def nothing(w: Any) -> State:
    """Gradient descent remembers nothing."""
    return ()


def gradient_descent(
    w: Any, gradient: Any, state: State, settings: Settings
) -> Stepped:
    """w <- w - eta * gradient."""
    w = w - settings["learning_rate"] * gradient
    return w, state


def gradient_ascent(w: Any, gradient: Any, state: State, settings: Settings) -> Stepped:
    """w <- w + eta * gradient, which leads uphill."""
    # WRONG: no minus
    w = w + settings["learning_rate"] * gradient
    return w, state


GRADIENT_DESCENT = Optimizer(nothing, gradient_descent)
SLIPS = {"uphill": Optimizer(nothing, gradient_ascent)}
