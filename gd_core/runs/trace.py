"""Trace: what a run leaves, state by state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gd_core.runs.experiment import Experiment

OF_A_STATE = ("w", "loss", "gradient")
# as an index made once, which saves half the time that pandas takes for so few rows
TABLE_COLUMNS = pd.Index(["iteration", *OF_A_STATE])


@dataclass(frozen=True)
class Trace:
    """The finite states of a run, from the start (k = 0) on.

    Attributes:
        w: the weight after k updates, shape (states,), dtype = precision.
        loss: J(w), the mean squared error at that weight, same shape and dtype.
        gradient: the gradient used for the update from it, same shape and dtype.
        diverged_at: None, or the k at which w, loss or gradient was no longer finite;
            the trace then has the states 0 to diverged_at - 1.
    """

    w: NDArray[np.floating]
    loss: NDArray[np.floating]
    gradient: NDArray[np.floating]
    diverged_at: int | None

    @classmethod
    def of(cls, e: Experiment, states: Sequence[tuple[Any, Any, Any]]) -> Trace:
        """The trace of a run of `e` from its finite states (w, loss, gradient)."""
        w, loss, gradient = np.array(states, dtype=e.precision).T.copy()
        complete = len(states) == e.iterations + 1
        return cls(w, loss, gradient, None if complete else len(states))

    @property
    def states(self) -> int:
        """How many states there are: iterations + 1 unless the run diverged."""
        return len(self.w)

    @property
    def final_w(self) -> float:
        """The last finite weight."""
        return float(self.w[-1])

    @property
    def final_loss(self) -> float:
        """The last finite loss."""
        return float(self.loss[-1])

    def table(self) -> pd.DataFrame:
        """One row a state: iteration, w, loss, gradient."""
        values = np.arange(self.states), *self.columns().values()
        table = pd.DataFrame(dict(enumerate(values)))
        table.columns = TABLE_COLUMNS.view()
        return table

    def columns(self) -> dict[str, NDArray[np.floating]]:
        """What there is of each state, by its name."""
        return {name: getattr(self, name) for name in OF_A_STATE}


@dataclass(frozen=True)
class Ends:
    """How runs at some rates end, in the order of the rates.

    Attributes:
        loss: of the last finite state, shape (m,).
        diverged_at: the first state that is not finite, -1 if all are, shape (m,).
    """

    loss: NDArray[np.float64]
    diverged_at: NDArray[np.int64]
