"""Optimisers: what an update makes of a gradient.

An optimiser is two small pure functions, as in optax and d2l:

    start(params) -> memory                                        before any update
    step(params, memory, gradient, settings) -> (params, memory)   one update

`memory` is what the optimiser remembers from one update to the next: a tuple of arrays
shaped like the parameters, empty for gradient descent. Nothing is changed in place.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

Memory = tuple[Any, ...]
Updated = tuple[Any, Memory]


class Settings(NamedTuple):
    """The constants of an optimiser, in the precision of the run.

    Attributes:
        learning_rate: eta.
    """

    learning_rate: Any


class Optimizer(NamedTuple):
    """An optimiser: its two functions, see above.

    Attributes:
        start: the memory before any update.
        step: one update.
        remembers: what the formulas call each part of the memory, the names of
            `Trace.buffers`.
    """

    start: Callable[[Any], Memory]
    step: Callable[[Any, Memory, Any, Settings], Updated]
    remembers: tuple[str, ...] = ()


def no_memory(w: Any) -> Memory:
    """Gradient descent remembers nothing."""
    return ()


def gradient_descent(
    w: Any, memory: Memory, gradient: Any, settings: Settings
) -> Updated:
    """w <- w - eta * gradient."""
    w = w - settings.learning_rate * gradient
    return w, memory


def gradient_ascent(
    w: Any, memory: Memory, gradient: Any, settings: Settings
) -> Updated:
    """w <- w + eta * gradient, which leads uphill."""
    # WRONG: no minus
    w = w + settings.learning_rate * gradient
    return w, memory


GRADIENT_DESCENT = Optimizer(no_memory, gradient_descent)
UPHILL = Optimizer(no_memory, gradient_ascent)


def optimizer_by_hand(manual_gradient: str) -> Optimizer:
    """The optimiser of the run by hand, with its slip if it makes one."""
    return UPHILL if manual_gradient == "uphill" else GRADIENT_DESCENT
