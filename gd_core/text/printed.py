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

from gd_core.analysis.step import Moved, Step
from gd_core.text.optimizer_lines import PrintedLines
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
        b: the bias, None where there is none.
        x, y, prediction, error, squared, terms: one number for each point.
        terms_b: of the gradient by b; none where there is none.
        twice: the factor of each of the terms.
    """

    w: PrintedNumber
    b: PrintedNumber | None
    x: list[PrintedNumber]
    y: list[PrintedNumber]
    prediction: list[PrintedNumber]
    error: list[PrintedNumber]
    squared: list[PrintedNumber]
    terms: list[PrintedNumber]
    terms_b: list[PrintedNumber]
    twice: Decimal

    @classmethod
    def of(cls, step: Step, which: Sequence[int], digits: int) -> PrintedPoints:
        """The points with the indices `which`, operands with `digits` digits."""
        w, twice = rounded(step.w, digits), Decimal(step.written.twice)
        b = rounded(step.bias.value, digits) if step.bias else None
        e = step.experiment  # as entered: 0.1, not the float32 next to it
        x = [rounded(e.inputs[i], digits) for i in which]
        y = [rounded(e.y[i], digits) for i in which]
        prediction, error, squared, terms, terms_b = [], [], [], [], []
        for i, x_i, y_i in zip(which, x, y, strict=True):
            line = product(w.value, x_i.value)
            line = EXACT.add(line, b.value) if b else line
            predicted = rounded_result(step.prediction[i], [line], digits)
            difference = EXACT.subtract(predicted.value, y_i.value)
            square = [product(difference, difference)]
            term = [product(twice, x_i.value, difference)]
            prediction.append(predicted)
            error.append(rounded_result(step.error[i], [difference], digits))
            squared.append(rounded_result(step.squared[i], square, digits))
            terms.append(rounded_result(step.terms[i], term, digits))
            if step.bias:
                term_b = [product(twice, difference)]
                terms_b.append(rounded_result(step.bias.terms[i], term_b, digits))
        return cls(w, b, x, y, prediction, error, squared, terms, terms_b, twice)

    def sum_of_squares(self) -> Decimal:
        """The sum of (prediction - y)^2, evaluated from the printed numbers."""
        return total(product(error, error) for error in self._differences())

    def sum_of_terms(self, by: str = "w") -> Decimal:
        """The sum of 2 * x * (prediction - y), evaluated from the printed numbers.

        Args:
            by: "w", or "b", where there is a 1 in place of x.
        """
        if by == "b":
            return total(product(self.twice, error) for error in self._differences())
        pairs = zip(self.x, self._differences(), strict=True)
        return total(product(self.twice, x.value, error) for x, error in pairs)

    def _differences(self) -> list[Decimal]:
        pairs = zip(self.prediction, self.y, strict=True)
        return [EXACT.subtract(p.value, y.value) for p, y in pairs]


@dataclass(frozen=True)
class PrintedUpdate:
    """The update of a parameter, as printed.

    Attributes:
        gradient: the gradient, which may have more digits than in its own stage.
        change: learning rate * gradient.
        following: the parameter after it.
    """

    gradient: PrintedNumber
    change: PrintedNumber
    following: PrintedNumber

    @classmethod
    def of(
        cls,
        step: Step,
        moved: Moved,
        value: PrintedNumber,
        rate: PrintedNumber,
        gradient: PrintedNumber,
        digits: int,
    ) -> PrintedUpdate:
        """The update from the printed parameter, learning rate and gradient."""
        exact_change = product(rate.value, gradient.value)
        with np.errstate(all="ignore"):
            size = float(step.learning_rate) * float(moved.gradient)
        change = rounded_result(size, [exact_change], digits)
        move = EXACT.add if step.slip == "uphill" else EXACT.subtract
        ends = [move(value.value, by) for by in (exact_change, change.value)]
        return cls(gradient, change, rounded_result(moved.following, ends))


@dataclass(frozen=True)
class PrintedGradient:
    """The gradient by one parameter and its update, as printed.

    Attributes:
        name: "w" or "b".
        value: the parameter.
        terms: one number for each point that is written out.
        sum: of the terms of all points.
        own: what the terms of this iteration come to.
        before: what .grad held before, 0 unless it is never reset.
        gradient: the gradient that the update uses.
        update: the update.
        optimizer: the lines of an optimiser that remembers something, else None.
    """

    name: str
    value: PrintedNumber
    terms: list[PrintedNumber]
    sum: PrintedNumber
    own: PrintedNumber
    before: PrintedNumber
    gradient: PrintedNumber
    update: PrintedUpdate
    optimizer: PrintedLines | None

    @classmethod
    def of(
        cls, step: Step, name: str, points: PrintedPoints, digits: int
    ) -> PrintedGradient:
        """That by "w" or by "b", from the printed points."""
        at = "wb".index(name)
        moved, right = step.params[at], step.right_gradients[at]
        terms = (points.terms, points.terms_b)[at]
        value = (points.w, points.b)[at] or points.w
        whole = len(terms) == step.n
        added_up = _column_sum(moved.terms, terms, whole, digits)
        # each printed line must give the result, not only the last one
        sums = [added_up.value]
        if whole:
            sums += [points.sum_of_terms(name), _values_sum(terms)]
        if step.n == 1:  # one line without a sum or a division
            sums = [points.sum_of_terms(name)]
        quotients = _divided(sums, step.divisor, step.times)
        own = gradient = rounded_result(moved.gradient, quotients)
        before = rounded(moved.before, digits)
        if step.accumulates:
            own = rounded_result(right, quotients)
            with_before = [EXACT.add(before.value, own.value)]
            gradient = rounded_result(moved.gradient, with_before)
        rate = rounded(step.experiment.learning_rate, digits)
        update, lines = _best_update(step, moved, value, rate, gradient, digits), None
        if step.experiment.remembers:
            lines = PrintedLines.of(step, name, moved, value, gradient, digits)
        return cls(name, value, terms, added_up, own, before, gradient, update, lines)

    @property
    def following(self) -> PrintedNumber:
        """The parameter after the update."""
        return (self.optimizer or self.update).following


@dataclass(frozen=True)
class PrintedStep:
    """The results of a step, as printed.

    Attributes:
        points: the points that are written out.
        squares: the sum of the squared errors.
        loss: J.
        by: the gradient by w, and that by b if there is one.
        learning_rate: eta.
        digits: the number of significant digits of the operands.
    """

    points: PrintedPoints
    squares: PrintedNumber
    loss: PrintedNumber
    by: tuple[PrintedGradient, ...]
    learning_rate: PrintedNumber
    digits: int

    @property
    def score(self) -> float:
        """The number of digits of the worst result."""
        gradients = (each.gradient for each in self.by)
        ends = (each.following for each in self.by)
        return min(result.digits for result in (self.loss, *gradients, *ends))

    @classmethod
    def of(cls, step: Step, which: Sequence[int], digits: int) -> PrintedStep:
        """The results from operands with `digits` significant digits."""
        points, whole = PrintedPoints.of(step, which, digits), len(which) == step.n
        squares = _column_sum(step.squared, points.squared, whole, digits)
        square_sums = [squares.value]
        if whole:
            square_sums += [points.sum_of_squares(), _values_sum(points.squared)]
        if step.n == 1:
            square_sums = [points.sum_of_squares()]
        names = step.experiment.parameters
        return cls(
            points=points,
            squares=squares,
            loss=rounded_result(step.loss, _divided(square_sums, step.loss_divisor)),
            by=tuple(PrintedGradient.of(step, name, points, digits) for name in names),
            learning_rate=rounded(step.experiment.learning_rate, digits),
            digits=digits,
        )


def _best_update(
    step: Step,
    moved: Moved,
    value: PrintedNumber,
    rate: PrintedNumber,
    gradient: PrintedNumber,
    digits: int,
) -> PrintedUpdate:
    """The update, its gradient with more digits where its result would have too few."""
    update = PrintedUpdate.of(step, moved, value, rate, gradient, digits)
    if update.following.digits >= ENOUGH_DIGITS:
        return update
    fine = rounded(moved.gradient, max(digits, LEAST_FINE_DIGITS))
    other = PrintedUpdate.of(step, moved, value, rate, fine, digits)
    return other if other.following.digits > update.following.digits else update


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
        column: "x", "y", "prediction", "error", "squared", "terms" or "terms_b".
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
