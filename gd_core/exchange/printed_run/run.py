"""Run: the columns of a run as they were printed, each number with its digits."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from gd_core.exchange.notes import Note, Question

VALUES = ("w", "b", "loss", "gradient", "gradient_b")  # what a column may hold


@dataclass(frozen=True)
class PrintedColumn:
    """The numbers of one column, one a row.

    Attributes:
        values: the numbers, None for a row that lacks this one; a printed nan or inf
            stays one.
        decimals: of each number: its last printed digit has the place 10**-decimals,
            so that "1.200" has 3, "1.50E-03" 5 and "1.2e+05" -4; 0 where there is none.
        texts: each as it was printed, "" where there is none.
    """

    values: tuple[float | None, ...]
    decimals: tuple[int, ...]
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class PrintedRun:
    """What was understood of a printed run.

    Attributes:
        columns: by the names of VALUES, those that were printed; all of one length.
        rows: the numbers that the program gave its rows, None if it gave none.
        notes: what was understood, and what was left out.
        question: what the text does not say, None if it says all; see `read_run`.
    """

    columns: dict[str, PrintedColumn]
    rows: tuple[int, ...] | None = None
    notes: tuple[Note, ...] = ()
    question: Question | None = field(default=None)

    @property
    def w(self) -> tuple[float | None, ...] | None:
        """The weights, None if none were printed; likewise the next four."""
        return self._values("w")

    @property
    def b(self) -> tuple[float | None, ...] | None:
        """The biases."""
        return self._values("b")

    @property
    def loss(self) -> tuple[float | None, ...] | None:
        """The losses."""
        return self._values("loss")

    @property
    def gradient(self) -> tuple[float | None, ...] | None:
        """The gradients by w."""
        return self._values("gradient")

    @property
    def gradient_b(self) -> tuple[float | None, ...] | None:
        """The gradients by b."""
        return self._values("gradient_b")

    def _values(self, name: str) -> tuple[float | None, ...] | None:
        column = self.columns.get(name)
        return column.values if column else None

    def __len__(self) -> int:
        """How many rows there are."""
        return len(next(iter(self.columns.values())).values)

    @property
    def given(self) -> dict[str, Any]:
        """The arguments for `check_run`: those of w, b, loss, gradient, rows, digits.

        Where a gradient by b was printed, `gradient` is a tuple of two columns, that by
        w (all None if it was not printed) and that by b. `digits` has the decimals by
        the names of `columns`.
        """
        given: dict[str, Any] = {name: self._values(name) for name in ("w", "b")}
        given |= {"loss": self.loss, "gradient": self.gradient, "rows": self.rows}
        if self.gradient_b is not None:
            by_w = self.gradient or (None,) * len(self)
            given["gradient"] = (by_w, self.gradient_b)
        given["digits"] = {name: c.decimals for name, c in self.columns.items()}
        return {name: value for name, value in given.items() if value is not None}

    def table(self) -> pd.DataFrame:
        """A row for each that was printed, with the texts of its numbers: "1.200".

        Columns "row", if the rows have numbers, and the names of `columns`.
        """
        rows = {} if self.rows is None else {"row": self.rows}
        texts = {n: self.columns[n].texts for n in VALUES if n in self.columns}
        return pd.DataFrame({**rows, **texts})
