"""The tables of one step: its points and what they come to, and the witnesses.

The last row of the points holds the means, of which that of the squared errors is the
loss and that of the terms is the gradient. Where the run has another gradient, it
stands there, marked, beside the one that it should have been.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from pandas import DataFrame

from gd_core.analysis.step import Step
from gd_core.analysis.witnesses import Witnesses
from gd_core.text.arithmetic import Number, Results, held, mean, results
from gd_core.text.catalogue import has, label, say
from gd_core.text.numbers import ALL_DIGITS, number

MOST_ROWS = 30  # points with a row each; of more the first and the last
FIRST, LAST = 20, 5

COLUMNS = ("x", "y", "prediction", "error", "squared", "terms")


@dataclass(frozen=True)
class PointTable:
    """The table of the points, as printed.

    Attributes:
        rows: the points in the table, counted from 0.
        columns: for each of COLUMNS what is printed in these rows.
        means: for each of COLUMNS what the mean of all points is; of the terms, what
            the gradient should be.
        gradient: the gradient of the run, which is the last mean unless it has a slip.
        left_out: how many points have no row.
        slip: the slip of the run, "right" if it has none.
    """

    rows: tuple[int, ...]
    columns: dict[str, tuple[str, ...]]
    means: dict[str, str]
    gradient: str
    left_out: int
    slip: str

    @classmethod
    def of(cls, step: Step) -> PointTable:
        """The table of a step, whose numbers add up as shown."""
        n = step.n
        which = range(n) if n <= MOST_ROWS else (*range(FIRST), *range(n - LAST, n))
        found = results(step, which)
        columns = {name: getattr(found.points, name) for name in COLUMNS}
        means = {
            name: mean(step, name, numbers, found.digits)
            for name, numbers in columns.items()
        }
        means["squared"] = found.loss
        means["terms"] = _right_gradient(step, found)
        return cls(
            rows=tuple(which),
            columns={name: _texts(numbers) for name, numbers in columns.items()},
            means={name: number.text for name, number in means.items()},
            gradient=found.gradient.text,
            left_out=n - len(which),
            slip=step.slip,
        )

    def frame(self) -> DataFrame:
        """The table as Markdown, for the page."""
        names = [label(f"points.{name}") for name in COLUMNS]
        if self.slip == "no2":
            names[-1] = label("points.terms.no2")
        index = [str(row + 1) for row in self.rows]
        cells = [list(row) for row in zip(*self.columns.values(), strict=True)]
        if self.left_out:
            index.insert(FIRST, "…")
            told = say("points.left_out", count=self.left_out)
            cells.insert(FIRST, [told, *[""] * (len(COLUMNS) - 1)])
        last = [f"**{text}**" for text in self.means.values()]
        if has(f"points.wrong.{self.slip}"):
            last[-1] = say(
                "points.wrong",
                what=label(f"points.wrong.{self.slip}"),
                gradient=self.gradient,
                right=label(f"points.right.{self.slip}"),
                mean=self.means["terms"],
            )
        index.append(label("points.mean"))
        return DataFrame([*cells, last], index=index, columns=names)


def _right_gradient(step: Step, found: Results) -> Number:
    """What the terms should come to: their mean, with the 2 in it."""
    if step.slip == "no2":
        return held(step.mean_gradient, [2 * found.own.value])
    if step.slip == "sum":
        return mean(step, "terms", found.points.terms, found.digits)
    return found.own


def _texts(numbers: list[Number]) -> tuple[str, ...]:
    return tuple(number.text for number in numbers)


def witness_table(found: Witnesses) -> DataFrame:
    """A row a witness: its gradient to full precision, and minus autograd's."""
    heard = {
        "manual": (found.by_hand, found.precision),
        "autograd": (found.by_autograd, found.precision),
        "difference": (found.by_difference, "float64"),
    }
    rows = []
    for name, (gradient, precision) in heard.items():
        told, apart = label("witnesses.overflow"), ""
        if math.isfinite(gradient):
            told = number(gradient, ALL_DIGITS[precision])
            apart = number(gradient - found.by_autograd, 4)
        rows.append([say(f"witnesses.{name}", precision=precision), told, apart])
    names = ("witness", "gradient", "apart")
    return DataFrame(rows, columns=[label(f"witnesses.{name}") for name in names])
