"""Judge: whether the states of a program explain the rows that were printed.

What is printed in one line need not be of one state: the loss from before the update
stands beside the weight after it. So each column may be of the state before the
update of its row or of the one after it, and the first row may be counted from 0 or 1.
And the loss may be another multiple of the squared errors than the one minimised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import product as choices

import numpy as np
from numpy.typing import NDArray

from gd_core.analysis.checking.programs import Program
from gd_core.analysis.checking.rows import Rows
from gd_core.analysis.checking.walk import Walk
from gd_core.analysis.moments import Bounded, Floats
from gd_core.runs.losses import LOSSES

LOOKED_AT = (3, 12, 100)  # rows after which a program that fails is given up
TOGETHER = {"b": "w", "gradient_b": "gradient"}  # printed of one state
PRINTED_PARTS = ("w", "loss", "gradient")
BORDER = 1 + 1e-9  # a number on the border may be rounded either way


@dataclass(frozen=True)
class Printing:
    """How a program prints its states.

    Attributes:
        base: what is added to a row's number for the state before its update.
        after: of "w", "loss" and "gradient" those that are printed after the update.
        loss: which loss is printed, one of LOSSES.
    """

    base: int
    after: frozenset[str]
    loss: str

    def states(self, rows: Rows, column: str) -> NDArray[np.int64]:
        """The state that each row of a column is of."""
        part = TOGETHER.get(column, column)
        return rows.labels + self.base + (part in self.after)


@dataclass(frozen=True)
class ProgramFit:
    """A program beside the rows.

    Attributes:
        program: what was carried out.
        printing: how it prints, of all ways the one that explains most.
        explained: how many rows come before the first that it does not explain, in
            the order of their numbers; all of them if it explains them.
        rows: how many there are.
        column: of the first number that it does not explain, "" if there is none.
        row: the place of that row, from 0; None if there is none.
    """

    program: Program
    printing: Printing
    explained: int
    rows: int
    column: str = ""
    row: int | None = None

    @property
    def holds(self) -> bool:
        """Whether it explains every row."""
        return self.explained == self.rows


class Judge:
    """Holds programs against rows.

    Args:
        rows: that were printed.
        loss: that is minimised, one of LOSSES.
        n: the number of points.
        precision: in which the reader's program may have computed.
        wide: whether each number judges by its own digits alone.
    """

    def __init__(
        self, rows: Rows, loss: str, n: int, precision: str, wide: bool = False
    ) -> None:
        self.rows, self.loss, self.n, self.precision = rows, loss, n, precision
        self.half = rows.wide if wide else rows.half
        # by their numbers: a program is carried out no farther than it explains
        self.order = np.argsort(rows.labels, kind="stable")
        self.walks: dict[Program, Walk] = {}

    @cached_property
    def losses(self) -> dict[str, float]:
        """The losses that may be printed, as multiples of the one that is minimised."""
        own = LOSSES[self.loss].c(self.n)
        times = {self.loss: 1.0}
        if "loss" in self.rows.columns:
            for name, loss in LOSSES.items():
                ratio = float(loss.c(self.n) / own)
                if ratio not in times.values():
                    times[name] = ratio
        return times

    def walk(self, program: Program) -> Walk:
        """The walk of a program, which goes on where it was left."""
        if program not in self.walks:
            self.walks[program] = Walk(program, self.precision)
        return self.walks[program]

    def fit(self, program: Program) -> ProgramFit:
        """How many rows a program explains, printed in the way that explains most."""
        walk = self.walk(program)
        count = len(self.rows)
        for looked in (*(look for look in LOOKED_AT if look < count), count):
            fit = self._best(program, walk, looked)
            if not fit.holds:
                break
        return ProgramFit(
            program, fit.printing, fit.explained, count, fit.column, fit.row
        )

    def _best(self, program: Program, walk: Walk, looked: int) -> ProgramFit:
        """The fit to the first rows alone."""
        order = self.order[:looked]
        last = int(self.rows.labels[order].max()) + 2
        numbers = walk.numbers(last)
        firsts: dict[tuple[str, int, str], int] = {}
        best: ProgramFit | None = None
        for printing in self.printings():
            first, column = looked, ""
            for name in self.rows.columns:
                after = TOGETHER.get(name, name) in printing.after
                loss = printing.loss if name == "loss" else ""
                key = name, printing.base + after, loss
                if key not in firsts:
                    firsts[key] = self.first_off(numbers, printing, name, order, walk)
                if firsts[key] < first:
                    first, column = firsts[key], name
            if best is None or first > best.explained:
                row = int(order[first]) if column else None
                best = ProgramFit(program, printing, first, looked, column, row)
            if best.holds:
                break
        assert best is not None  # there is one way of printing
        return best

    def printings(self) -> Iterator[Printing]:
        """All ways of printing, the plain one first."""
        parts = [part for part in PRINTED_PARTS if part in self.rows.columns]
        for loss in self.losses:
            for base in reversed(self.rows.bases):
                for chosen in choices((False, True), repeat=len(parts)):
                    after = [p for p, a in zip(parts, chosen, strict=True) if a]
                    yield Printing(base, frozenset(after), loss)

    def first_off(
        self,
        numbers: dict[str, Bounded],
        printing: Printing,
        column: str,
        order: NDArray[np.int64],
        walk: Walk,
    ) -> int:
        """The place, among `order`, of the first row whose number is not explained."""
        held = self.explained(numbers, printing, column, order, walk.begins)
        off = np.flatnonzero(~held)
        return int(off[0]) if len(off) else len(order)

    def explained(
        self,
        numbers: dict[str, Bounded],
        printing: Printing,
        column: str,
        order: NDArray[np.int64],
        begins: int = 0,
    ) -> NDArray[np.bool_]:
        """Whether each row's number of a column is explained; what lacks one is.

        Args:
            numbers: of the states from `begins` on, as `Walk.numbers` has them.
            printing: which state each is of.
            column: one of PRINTED_COLUMNS.
            order: the rows.
            begins: the first state; rows of those before it count as explained.
        """
        given = self.rows.columns[column][order]
        there = self.rows.there[column][order]
        if column not in numbers:
            return ~there
        states = printing.states(self.rows, column)[order] - begins
        value, rounding = self.at(numbers[column], column, printing, states)
        with np.errstate(all="ignore"):
            reach = self.half[column][order] * BORDER + rounding
            near = np.abs(given - value) <= reach
            # a mean may overflow as the sum of which it is made
            largest = float(np.finfo(self.precision).max) / (4 * self.n)
            beyond = ~(np.abs(value) + rounding < largest)
        # a run that overflows prints inf, and nan after it
        ok = np.where(np.isfinite(given), near, beyond)
        return np.asarray(ok & (states >= 0) | ~there | (states < 0) & (begins > 0))

    def at(
        self,
        numbers: Bounded,
        column: str,
        printing: Printing,
        states: NDArray[np.int64],
    ) -> tuple[Floats, Floats]:
        """The numbers of states as they are printed, and how far rounding moved."""
        times = self.losses[printing.loss] if column == "loss" else 1.0
        inside = np.clip(states, 0, len(numbers.value) - 1)
        with np.errstate(all="ignore"):  # what overflows says nothing
            return times * numbers.value[inside], times * numbers.rounding[inside]
