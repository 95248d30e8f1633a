"""The tables of one step: its points and what they come to, and the witnesses.

The last row of the points holds the means, or the sums where the loss adds up: that of
the squared errors is the loss, or twice the loss, and that of the terms is the
gradient. Where the run has another gradient, it stands there, marked, beside the one
that it should have been.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray
from pandas import DataFrame

from gd_core.analysis.step import GradientFormula, Step
from gd_core.analysis.witnesses import Witnesses
from gd_core.runs.trace import Trace
from gd_core.text.catalogue import label, say
from gd_core.text.numbers import ALL_DIGITS, number
from gd_core.text.printed import PrintedStep, column_end, printed_step
from gd_core.text.rounding import (
    EXACT,
    RESULT_DIGITS,
    PrintedNumber,
    rounded,
    rounded_result,
)

MOST_ROWS = 30  # points with a row each; of more the first and the last
FIRST_ROWS, LAST_ROWS = 20, 5

LARGE = 1e9  # from which on a column writes 1.5e+30, not a row of zeros
LEAST_IN_FULL = 1e-6  # the smallest number that a browser writes without an exponent
FEW_DIGITS = (6, 5, 4)  # of each number in a table of many columns: what has room
ROOM_FOR_DIGITS = 402  # pixels of such columns, on a screen of 1440
CELL_PADDING, CELL_CHARACTER = 18, 7.4  # pixels of a cell, and of a digit in it
COLUMNS = ("x", "y", "prediction", "error", "squared", "terms")
TERMS = ("terms", "terms_b")  # by parameter


@dataclass(frozen=True)
class PointTable:
    """The table of the points, as printed.

    Attributes:
        rows: the points in the table, counted from 0.
        columns: for each of COLUMNS, and of "terms_b" with a bias, what is printed in
            these rows.
        means: for each of these what the mean of all points is, or their sum where the
            loss adds up; of the terms, what the gradients should be.
        loss: the loss, which is the mean of the squared errors or half of that.
        gradients: those of the run, which are the last means unless it has a slip.
        left_out: how many points have no row.
        step: what it is the table of.
    """

    rows: tuple[int, ...]
    columns: dict[str, tuple[str, ...]]
    means: dict[str, str]
    loss: str
    gradients: tuple[str, ...]
    left_out: int
    step: Step

    @classmethod
    def of(cls, step: Step) -> PointTable:
        """The table of a step, whose numbers add up as shown."""
        rows = _rows_of(step.n)
        printed = printed_step(step, rows)
        names = (*COLUMNS, *TERMS[1 : len(printed.by)])
        columns = {name: getattr(printed.points, name) for name in names}
        means = {
            name: column_end(step, name, numbers, printed.digits)
            for name, numbers in columns.items()
        }
        loss = printed.loss
        if step.experiment.made_of.halves:
            halved = EXACT.divide(means["squared"].value, Decimal(2))
            loss = rounded_result(step.loss, [halved])
        else:
            means["squared"] = loss
        for at in range(len(printed.by)):
            means[TERMS[at]] = _right_gradient(step, printed, at)
        return cls(
            rows=rows,
            columns={name: _texts(numbers) for name, numbers in columns.items()},
            means={name: mean.text for name, mean in means.items()},
            loss=loss.text,
            gradients=tuple(by.gradient.text for by in printed.by),
            left_out=step.n - len(rows),
            step=step,
        )

    def frame(self) -> DataFrame:
        """The table as Markdown, for the page."""
        names = [self._heading(name) for name in self.columns]
        index = [str(row + 1) for row in self.rows]
        cells = [list(row) for row in zip(*self.columns.values(), strict=True)]
        if self.left_out:
            index.insert(FIRST_ROWS, "…")
            rest = say("points.left_out", count=self.left_out)
            cells.insert(FIRST_ROWS, [rest, *[""] * (len(self.columns) - 1)])
        averages = self.step.experiment.made_of.averages
        index.append(label("points.mean" if averages else "points.sum"))
        return DataFrame([*cells, self._last_row()], index=index, columns=names)

    @property
    def gradient(self) -> str:
        """The gradient by w of the run."""
        return self.gradients[0]

    def _heading(self, name: str) -> str:
        """The heading of a column."""
        if name in TERMS and self.step.written.twice != 2:
            return label(f"points.{name}.{self.step.written.twice}")
        if name == "prediction" and self.step.bias:
            return label("points.prediction.line")
        return label(f"points.{name}")

    def _last_row(self) -> list[str]:
        """The means; a wrong gradient beside the one that it should have been."""
        row = [f"**{text}**" for text in self.means.values()]
        if self.step.experiment.made_of.halves:
            whole = self.means["squared"]
            row[COLUMNS.index("squared")] = say(
                "points.half", whole=whole, loss=self.loss
            )
        if not self.step.derivative or self.step.accumulates:
            wrong, right = _called(self.step)
            for at, gradient in enumerate(self.gradients):
                row[COLUMNS.index("terms") + at] = say(
                    "points.wrong",
                    wrong=say(f"points.is.{wrong}", value=gradient),
                    right=say(f"points.is.{right}", value=self.means[TERMS[at]]),
                )
        return row


def _rows_of(n: int) -> tuple[int, ...]:
    """The indices of the points with a row of their own."""
    if n <= MOST_ROWS:
        return tuple(range(n))
    return (*range(FIRST_ROWS), *range(n - LAST_ROWS, n))


def _right_gradient(step: Step, printed: PrintedStep, at: int) -> PrintedNumber:
    """The gradient that the run should have, which follows from what is printed.

    Args:
        step: the step.
        printed: the same, as printed.
        at: by which parameter, 0 or 1.
    """
    if step.slip == "broadcast":  # it has no part in what is printed
        return rounded(step.right_gradients[at], RESULT_DIGITS)
    by, (own, right) = (
        printed.by[at],
        (
            step.written,
            GradientFormula.of(step.experiment.loss, "right"),
        ),
    )
    if own.power != right.power:  # of the terms themselves
        times = right.twice // own.twice
        return column_end(step, TERMS[at], by.terms, printed.digits, times)
    # a power of two times the wrong one
    times_own = Decimal(right.twice * (1 + own.halves)) / Decimal(own.twice)
    if times_own == 1:
        return by.own
    doubled = EXACT.multiply(by.own.value, times_own)
    return rounded_result(step.right_gradients[at], [doubled])


def _called(step: Step) -> tuple[str, str]:
    """What a wrong gradient and the right one are, of the terms: "sum" and "mean"."""
    averages = step.experiment.made_of.averages
    end, other = ("mean", "sum") if averages else ("sum", "mean")
    if step.accumulates:
        return "accumulated", end
    if step.slip == "broadcast":
        return "pairs", end
    # by the power of N that the terms are divided by
    own = {int(averages): end, int(not averages): other}.get(
        step.written.power, "gradient"
    )
    if step.written.halves:
        return ("half" if own == end else "gradient"), end
    right = GradientFormula.of(step.experiment.loss, "right")
    if step.written.twice < right.twice:
        return own, "double_mean" if own == other else "double"
    return own, "half" if step.written.twice > right.twice else end


def _texts(numbers: list[PrintedNumber]) -> tuple[str, ...]:
    return tuple(number.text for number in numbers)


def witness_table(gradients: Witnesses) -> DataFrame:
    """One row for each witness: its gradient in full, and the difference to autograd's.

    A gradient that overflowed is said to be too large, and has no difference.
    """
    witnesses = {
        "manual": (gradients.by_hand, gradients.precision),
        "autograd": (gradients.by_autograd, gradients.precision),
        "difference": (gradients.by_difference, "float64"),
    }
    rows = []
    for name, (gradient, precision) in witnesses.items():
        text, difference = label("witnesses.overflow"), ""
        if math.isfinite(gradient):
            text = number(gradient, ALL_DIGITS[precision])
            difference = number(gradient - gradients.by_autograd, 4)
        rows.append([say(f"witnesses.{name}", precision=precision), text, difference])
    columns = ("witness", "gradient", "apart")
    headers = [label(f"witnesses.{column}") for column in columns]
    return DataFrame(rows, columns=headers)


@dataclass(frozen=True)
class ColumnFormat:
    """How a column of numbers is written.

    Attributes:
        format: a printf format.
        width: pixels that the longest number needs.
    """

    format: str
    width: int


def column_formats(
    precision: str, columns: Mapping[str, NDArray[np.floating]], is_wide: bool = False
) -> dict[str, ColumnFormat]:
    """How the columns of a trace's table are written, so that no number is cut.

    Args:
        precision: of the run.
        columns: the numbers, by column.
        is_wide: there are so many columns that each has few digits, so that all are
            seen where they can be; else as many as tell neighbouring numbers apart.
    """
    for digits in FEW_DIGITS if is_wide else (ALL_DIGITS[precision],):
        made = {name: _column_format(digits, v) for name, v in columns.items()}
        if sum(one.width for one in made.values()) <= ROOM_FOR_DIGITS:
            break
    return made


def _column_format(digits: int, values: NDArray[np.floating]) -> ColumnFormat:
    sizes = np.abs(values[values != 0].astype(np.float64))
    largest, smallest = (
        (float(sizes.max()), float(sizes.min())) if len(sizes) else (0.0, 1.0)
    )
    sign = bool(np.any(values < 0))
    if largest >= LARGE:
        return ColumnFormat(f"%.{digits - 1}e", _pixels(sign + digits + 6))
    # a browser writes 0.0000012 in full, and smaller numbers as 1.2e-7
    zeros = max(0, -math.floor(math.log10(max(smallest, LEAST_IN_FULL))))
    exponent = 5 if smallest < LEAST_IN_FULL else 0
    return ColumnFormat(
        f"%.{digits}g", _pixels(sign + 1 + digits + max(zeros, exponent))
    )


def _pixels(characters: int) -> int:
    return int(CELL_PADDING + CELL_CHARACTER * characters)


def table_alt(side: str, trace: Trace) -> str:
    """What the table of a run holds, in words."""
    of_line = {} if trace.b is None else {"final_b": float(trace.b[-1])}
    return say(
        "table.alt.line" if of_line else "table.alt",
        **of_line,
        side=label(f"side.{side}"),
        states=trace.states,
        final_w=trace.final_w,
        final_loss=trace.final_loss,
    )
