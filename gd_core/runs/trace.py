"""Trace: what a run leaves, state by state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from gd_core.runs.experiment import Experiment

Values = NDArray[np.floating]


@dataclass(frozen=True)
class Updates:
    """Every update of a run that has one after each point, in their order.

    Attributes:
        params: the parameters before each update, shape (rows, p). The last row is the
            last state, which no update follows; of a run that overflowed, the last
            finite parameters in its last pass.
        gradients: the gradient used for it, same shape; the last one was not used.
        points: how many there are in a pass: row r is about the point r % points.
        buffers: what the optimiser remembers before each update, as in `Trace`.
    """

    params: Values
    gradients: Values
    points: int
    buffers: Mapping[str, Values] = field(default_factory=dict)

    @classmethod
    def of(cls, e: Experiment, passes: Sequence[Sequence[tuple[Any, ...]]]) -> Updates:
        """Those of a run of `e`.

        Args:
            e: what was run.
            passes: from each finite state, of each point the parameters before its
                update, the gradients and what the optimiser remembers. What follows
                the last state does not count, and of a run that overflowed what was
                not finite.
        """
        p = len(e.parameters)
        columns = np.array([row for made in passes for row in made], e.precision)
        count = min(e.updates + 1, len(columns))
        overflowed = np.flatnonzero(~np.isfinite(columns[:count]).all(axis=1))
        columns = columns[: overflowed[0] if len(overflowed) else count]
        return cls(
            columns[:, :p].copy(),
            columns[:, p : 2 * p].copy(),
            e.n,
            _buffers(e, columns[:, 2 * p :]),
        )

    def table(self, with_memory: bool = True) -> pd.DataFrame:
        """One row an update: iteration, point (from 1), w, gradient.

        With a bias: w, b, gradient, gradient_b. Then what the optimiser remembers, if
        wanted, as in `Trace.columns`.
        """
        later = {"gradient": self.gradients}
        if with_memory:
            later |= self.buffers
        rows, names = np.arange(len(self.params)), ("w", "b")[: self.params.shape[1]]
        return pd.DataFrame(
            {
                "iteration": rows // self.points,
                "point": rows % self.points + 1,
                **dict(zip(names, self.params.T, strict=True)),
                **_columns_of(later, names),
            }
        )


def by_parameter(name: str, parameters: Sequence[str]) -> tuple[str, ...]:
    """What a quantity that each parameter has is called: "v", and "v_b" of the bias.

    Args:
        name: "gradient", or a name of `Trace.buffers`.
        parameters: ("w",) or ("w", "b").
    """
    return (name, *(f"{name}_{parameter}" for parameter in parameters[1:]))


def _columns_of(
    quantities: Mapping[str, Values], parameters: Sequence[str]
) -> dict[str, Values]:
    """Quantities of shape (rows, p) as p columns each, by their names."""
    return {
        column: values
        for name, table in quantities.items()
        for column, values in zip(by_parameter(name, parameters), table.T, strict=True)
    }


def _buffers(e: Experiment, columns: Values) -> dict[str, Values]:
    """What an optimiser remembers, p columns of each part, by their names."""
    p = len(e.parameters)
    parts = (columns[:, k * p : (k + 1) * p] for k in range(len(e.remembers)))
    return dict(zip(e.remembers, parts, strict=True))


@dataclass(frozen=True)
class Trace:
    """The finite states of a run, from the start (k = 0) on.

    `w`, `b`, `gradient` and `gradient_b` are columns of `params` and `gradients`.

    Attributes:
        names: of the parameters, ("w",), p of them.
        params: the parameters after k updates, shape (states, p), dtype = precision.
        loss: J there, the loss that was chosen, shape (states,), same dtype.
        gradients: the gradient used for the update from there, shape (states, p); with
            an update after each point that of the first point.
        diverged_at: None, or the k at which a parameter, the loss or the gradient was
            no longer finite; the trace then has the states 0 to diverged_at - 1.
        buffers: what the optimiser remembers at each state, by its name in the
            formulas, each of shape (states, p); empty for gradient descent.
        updates: None, or every update, where there is one after each point.
    """

    names: tuple[str, ...]
    params: Values
    loss: Values
    gradients: Values
    diverged_at: int | None
    buffers: Mapping[str, Values] = field(default_factory=dict)
    updates: Updates | None = None

    @classmethod
    def of(
        cls,
        e: Experiment,
        states: Sequence[tuple[Any, ...]],
        updates: Sequence[Sequence[tuple[Any, ...]]] = (),
    ) -> Trace:
        """The trace of a run of `e` from its finite states.

        Args:
            e: what was run.
            states: of each state the parameters, the loss, the gradients, and what the
                optimiser remembers, p numbers of each, in a row. What follows counts
                the updates.
            updates: from each state, those of its pass; see `Updates.of`.
        """
        p = len(e.parameters)
        columns = np.array(states, dtype=e.precision).T.copy()
        complete = len(states) == e.iterations + 1
        return cls(
            names=e.parameters,
            params=columns[:p].T,
            loss=columns[p],
            gradients=columns[p + 1 : 2 * p + 1].T,
            diverged_at=None if complete else len(states),
            buffers=_buffers(e, columns[2 * p + 1 :].T),
            updates=Updates.of(e, updates) if updates else None,
        )

    @property
    def w(self) -> Values:
        """The weight after k updates, shape (states,)."""
        return self.params[:, 0]

    @property
    def b(self) -> Values | None:
        """The bias after k updates, shape (states,); None without a bias."""
        return self.params[:, 1] if "b" in self.names else None

    @property
    def gradient(self) -> Values:
        """The gradient by w used for the update from state k, shape (states,)."""
        return self.gradients[:, 0]

    @property
    def gradient_b(self) -> Values | None:
        """The gradient by b used for the update from state k; None without a bias."""
        return self.gradients[:, 1] if "b" in self.names else None

    @property
    def states(self) -> int:
        """The number of states: iterations + 1 unless the run diverged."""
        return len(self.loss)

    @property
    def final_w(self) -> float:
        """The last finite weight."""
        return float(self.w[-1])

    @property
    def final_loss(self) -> float:
        """The last finite loss."""
        return float(self.loss[-1])

    def table(self, with_memory: bool = True) -> pd.DataFrame:
        """One row a state: iteration, then `columns`."""
        columns = self.columns(with_memory)
        return pd.DataFrame({"iteration": np.arange(self.states), **columns})

    def columns(self, with_memory: bool = True) -> dict[str, Values]:
        """The recorded quantities by name: w, loss, gradient.

        With a bias: w, b, loss, gradient, gradient_b. Then, if wanted, what the
        optimiser remembers: v of momentum; m and v of Adam; with a bias m, m_b, v, v_b.
        """
        later = {"gradient": self.gradients}
        if with_memory:
            later |= self.buffers
        return {
            **dict(zip(self.names, self.params.T, strict=True)),
            "loss": self.loss,
            **_columns_of(later, self.names),
        }


@dataclass(frozen=True)
class Ends:
    """How runs at some learning rates end, in the order of the rates.

    Attributes:
        loss: of the last finite state, shape (m,).
        diverged_at: the first state that is not finite, -1 if all are, shape (m,).
        highest: the highest loss in the last half of the iterations, how far up a run
            swings in the end, shape (m,); None where it was not looked for.
    """

    loss: NDArray[np.float64]
    diverged_at: NDArray[np.int64]
    highest: NDArray[np.float64] | None = None
