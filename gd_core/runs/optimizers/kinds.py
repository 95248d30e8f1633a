"""What an optimiser is: two pure functions, and the names of what it needs and keeps.

    init(params) -> state                                    before any update
    step(params, gradient, state, settings) -> (params, state)     one update

`params` and `gradient` have any one shape and any float dtype, which the results have
as well. `state` is what the optimiser remembers from one update to the next, a tuple:
arrays shaped like the parameters, then, where a formula counts the updates, their
number t. Nothing is changed in place. (The signatures are those of optax and d2l.)
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

State = tuple[Any, ...]
Stepped = tuple[Any, State]
Settings = Mapping[str, float]  # learning_rate, and what else the formula has


class Optimizer(NamedTuple):
    """An optimiser: its two functions, see above.

    Attributes:
        init: the state before any update.
        step: one update.
        remembers: what the formulas call each array of the state, which are the names
            of `Trace.buffers`.
        settings: the names of its settings besides the learning rate.
        eps: what the setting eps is unless another is chosen; None if it has none.
    """

    init: Callable[[Any], State]
    step: Callable[[Any, Any, State, Settings], Stepped]
    remembers: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()
    eps: float | None = None
