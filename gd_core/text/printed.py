"""Printed: the numbers of one step as they are printed, each with enough digits.

Operands are rounded, and printed with more digits where the results would otherwise
be left with too few.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np

from gd_core.analysis.step import Step
from gd_core.text.rounding import (
    EXACT,
    RESULT_DIGITS,
    PrintedNumber,
    product,
    rounded,
    rounded_result,
    total,
)

MOST_WRITTEN = 6  # points that are written out; of more the first three and the last
ENOUGH_DIGITS = 4  # significant digits with which a result is good enough
# of operands, tried in turn until the results have enough; the last holds every bit
OPERAND_DIGITS = {"float32": (6, 7, 8, 9), "float64": (6, 8, 11, 17)}
LEAST_FINE_DIGITS = 9  # of the gradient in an update that cancels


@dataclass(frozen=True)
class PrintedPoints:
    """The points of a step that are written out, as printed.

    Attributes:
        w: the weight.
        x, y, prediction, error, squared, terms: one number for each point.
        twice: the factor of each of the terms.
    """

    w: PrintedNumber
    x: list[PrintedNumber]
    y: list[PrintedNumber]
    prediction: list[PrintedNumber]
    error: list[PrintedNumber]
    squared: list[PrintedNumber]
    terms: list[PrintedNumber]
    twice: Decimal

    @classmethod
    def of(cls, step: Step, which: Sequence[int], digits: int) -> PrintedPoints:
        """The points with the indices `which`, operands with `digits` digits."""
        w, twice = rounded(step.w, digits), Decimal(step.written.twice)
        e = step.experiment  # as entered: 0.1, not the float32 next to it
        x = [rounded(e.x[i], digits) for i in which]
        y = [rounded(e.y[i], digits) for i in which]
        prediction, error, squared, terms = [], [], [], []
        for i, x_i, y_i in zip(which, x, y, strict=True):
            wx = [product(w.value, x_i.value)]
            predicted = rounded_result(step.prediction[i], wx, digits)
            difference = EXACT.subtract(predicted.value, y_i.value)
            square = [product(difference, difference)]
            term = [product(twice, x_i.value, difference)]
            prediction.append(predicted)
            error.append(rounded_result(step.error[i], [difference], digits))
            squared.append(rounded_result(step.squared[i], square, digits))
            terms.append(rounded_result(step.terms[i], term, digits))
        return cls(w, x, y, prediction, error, squared, terms, twice)

    def sum_of_squares(self) -> Decimal:
        """The sum of (prediction - y)^2, evaluated from the printed numbers."""
        return total(product(error, error) for error in self._differences())

    def sum_of_terms(self) -> Decimal:
        """The sum of 2 * x * (prediction - y), evaluated from the printed numbers."""
        pairs = zip(self.x, self._differences(), strict=True)
        return total(product(self.twice, x.value, error) for x, error in pairs)

    def _differences(self) -> list[Decimal]:
        pairs = zip(self.prediction, self.y, strict=True)
        return [EXACT.subtract(p.value, y.value) for p, y in pairs]


@dataclass(frozen=True)
class PrintedUpdate:
    """The update of a step, as printed.

    Attributes:
        gradient: the gradient, which may have more digits than in its own stage.
        change: learning rate * gradient.
        w_next: the weight after it.
    """

    gradient: PrintedNumber
    change: PrintedNumber
    w_next: PrintedNumber

    @classmethod
    def of(
        cls,
        step: Step,
        w: PrintedNumber,
        rate: PrintedNumber,
        gradient: PrintedNumber,
        digits: int,
    ) -> PrintedUpdate:
        """The update from the printed w, learning rate and gradient."""
        exact_change = product(rate.value, gradient.value)
        with np.errstate(all="ignore"):
            value = float(step.learning_rate) * float(step.gradient)
        change = rounded_result(value, [exact_change], digits)
        move = EXACT.add if step.slip == "uphill" else EXACT.subtract
        ends = [move(w.value, by) for by in (exact_change, change.value)]
        return cls(gradient, change, rounded_result(step.w_next, ends))


@dataclass(frozen=True)
class PrintedStep:
    """The results of a step, as printed.

    Attributes:
        points: the points that are written out.
        squares: the sum of the squared errors.
        loss: J.
        products: the sum of the terms of the gradient.
        own_gradient: what the terms of this iteration come to.
        gradient_before: what w.grad held before, 0 unless it is never reset.
        gradient: the gradient that the update uses.
        learning_rate: eta.
        update: the update.
        digits: the number of significant digits of the operands.
    """

    points: PrintedPoints
    squares: PrintedNumber
    loss: PrintedNumber
    products: PrintedNumber
    own_gradient: PrintedNumber
    gradient_before: PrintedNumber
    gradient: PrintedNumber
    learning_rate: PrintedNumber
    update: PrintedUpdate
    digits: int

    @property
    def score(self) -> float:
        """The number of digits of the worst result."""
        results = (self.loss, self.gradient, self.update.w_next)
        return min(result.digits for result in results)

    @classmethod
    def of(cls, step: Step, which: Sequence[int], digits: int) -> PrintedStep:
        """The results from operands with `digits` significant digits."""
        points, whole = PrintedPoints.of(step, which, digits), len(which) == step.n
        squares = _column_sum(step.squared, points.squared, whole, digits)
        products = _column_sum(step.terms, points.terms, whole, digits)
        # each printed line must give the result, not only the last one
        square_sums, term_sums = [squares.value], [products.value]
        if whole:
            square_sums += [points.sum_of_squares(), _values_sum(points.squared)]
            term_sums += [points.sum_of_terms(), _values_sum(points.terms)]
        if step.n == 1:  # one line without a sum or a division
            square_sums, term_sums = [points.sum_of_squares()], [points.sum_of_terms()]
        loss = rounded_result(step.loss, _divided(square_sums, step.loss_divisor))
        quotients = _divided(term_sums, step.divisor, step.times)
        own = gradient = rounded_result(step.gradient, quotients)
        before = rounded(step.before, digits)
        if step.accumulates:
            own = rounded_result(step.right_gradient, quotients)
            sums = [EXACT.add(before.value, own.value)]
            gradient = rounded_result(step.gradient, sums)
        rate = rounded(step.experiment.learning_rate, digits)
        return cls(
            points=points,
            squares=squares,
            loss=loss,
            products=products,
            own_gradient=own,
            gradient_before=before,
            gradient=gradient,
            learning_rate=rate,
            update=_best_update(step, points.w, rate, gradient, digits),
            digits=digits,
        )


def _best_update(
    step: Step,
    w: PrintedNumber,
    rate: PrintedNumber,
    gradient: PrintedNumber,
    digits: int,
) -> PrintedUpdate:
    """The update, its gradient with more digits where w_next would have too few."""
    update = PrintedUpdate.of(step, w, rate, gradient, digits)
    if update.w_next.digits >= ENOUGH_DIGITS:
        return update
    fine = rounded(step.gradient, max(digits, LEAST_FINE_DIGITS))
    other = PrintedUpdate.of(step, w, rate, fine, digits)
    return other if other.w_next.digits > update.w_next.digits else update


def _column_sum(
    values: Any, printed: Iterable[PrintedNumber], whole: bool, digits: int
) -> PrintedNumber:
    """The sum of a column, which follows from the printed numbers if all are there."""
    with np.errstate(all="ignore"):
        value = float(np.sum(values.astype(np.float64)))
    return rounded_result(value, [_values_sum(printed)] if whole else [], digits)


def column_end(
    step: Step,
    column: str,
    printed: Sequence[PrintedNumber],
    digits: int,
    times: int = 1,
) -> PrintedNumber:
    """The mean of a column, or its sum where the loss adds up, or a multiple of it.

    It follows from the printed numbers if all are there.

    Args:
        step: the step.
        column: "x", "y", "prediction", "error", "squared" or "terms".
        printed: the column as printed.
        digits: the largest number of significant digits.
        times: what it is multiplied by.
    """
    values = getattr(step, column).astype(np.float64)
    averages = step.experiment.made_of.averages
    whole, parts = len(printed) == step.n, step.n if averages else 1
    ends = _divided([_values_sum(printed)], parts, times) if whole else []
    with np.errstate(all="ignore"):
        end = np.mean(values) if averages else np.sum(values)
        return rounded_result(times * end, ends, min(digits, RESULT_DIGITS))


def _values_sum(printed: Iterable[PrintedNumber]) -> Decimal:
    return total(number.value for number in printed)


def _divided(values: Iterable[Decimal], divisor: int, times: int = 1) -> list[Decimal]:
    parts, by = Decimal(divisor), Decimal(times)
    return [EXACT.divide(EXACT.multiply(value, by), parts) for value in values]


def printed_step(step: Step, which: Sequence[int] | None = None) -> PrintedStep:
    """The results of a step with enough digits, and no more than needed.

    Args:
        step: the step.
        which: the indices of the points that are written out; by default all, or of
            more than MOST_WRITTEN the first three and the last.
    """
    if which is None:
        n = step.n
        which = range(n) if n <= MOST_WRITTEN else (0, 1, 2, n - 1)
    candidates = []
    for digits in OPERAND_DIGITS[step.experiment.precision]:
        candidate = PrintedStep.of(step, which, digits)
        if candidate.score >= ENOUGH_DIGITS:
            return candidate
        candidates.append(candidate)
    return max(candidates, key=lambda candidate: candidate.score)
