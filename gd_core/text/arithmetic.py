"""Arithmetic: the numbers of one step, written out so that a pencil can check them.

Numbers are rounded for reading, and yet what is shown adds up as shown: wherever an
equals sign stands, what is printed on its left, worked out from its printed operands,
gives what is printed on its right, to the last digit printed. So a result has only as
many digits as its operands, as printed, can bear; and where that would leave too few,
the operands are printed with more.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

import numpy as np

from gd_core.analysis.step import Step
from gd_core.text.numbers import added, number, tidy

MOST_WRITTEN = 6  # points that are written out; of more the first three and the last
DIGITS = 6  # significant digits of a result, at most
ENOUGH = 4  # significant digits with which a result is good enough
# of operands, tried in turn until the results have enough; the last holds every bit
OPERAND_DIGITS = {"float32": (6, 7, 8, 9), "float64": (6, 8, 11, 17)}
FINEST = 1_000  # more decimals than a float64 can have
MOST_PLACES = 9  # decimals that are written out; from there on it is 0e−12

EXACT = Context(prec=80, traps=[])  # exact for sums and products of printed numbers
KEPT = "\N{NO-BREAK SPACE}"  # within a term, so that lines break between terms


@dataclass(frozen=True)
class Number:
    """A number as printed.

    Attributes:
        text: what is printed.
        value: what that says, exactly; infinite where the run was.
        digits: how many significant digits the rounding kept; all that there are
            count as DIGITS.
    """

    text: str
    value: Decimal
    digits: float = DIGITS


@dataclass(frozen=True)
class Stage:
    """One of the four stages of a step, written out.

    Attributes:
        name: "prediction", "loss", "gradient" or "update".
        formula: the formula.
        lines: the formula with the numbers put in, and carried out, but for the end.
        result: the end.
    """

    name: str
    formula: str
    lines: tuple[str, ...]
    result: str


def written(value: Any, digits: int) -> Number:
    """A number of the run, rounded to some significant digits."""
    result = float(value)
    if not math.isfinite(result):
        return _infinite(result)
    exact = Decimal(f"{result:.{digits - 1}e}")
    return Number(number(result, digits), exact)


def held(value: Any, follows: Iterable[Decimal], most: int = DIGITS) -> Number:
    """A result of the run, with as many digits as what it follows from can bear.

    Args:
        value: the result, as the run has it.
        follows: what the printed expressions give that it is the result of.
        most: how many significant digits it gets at most.
    """
    result = float(value)
    if not math.isfinite(result):
        return _infinite(result)
    given = [each for each in follows if each.is_finite()]
    for digits in range(most, 0, -1):
        shown = Decimal(f"{result:.{digits - 1}e}")
        half = Decimal(5).scaleb(shown.adjusted() - digits)
        if not result:
            half = Decimal(0)
        if all(EXACT.subtract(each, shown).copy_abs() <= half for each in given):
            exact = shown == Decimal(result)
            text = number(result, digits)
            return Number(text, shown, DIGITS if exact else digits)
    return _to_decimals(result, given)


def _to_decimals(result: float, given: Sequence[Decimal]) -> Number:
    """A result that is only known to some decimals, being next to nothing."""
    apart = max(EXACT.subtract(each, Decimal(result)).copy_abs() for each in given)
    places = -apart.adjusted() - 1
    while True:
        unit = Decimal(1).scaleb(-places)
        shown = Decimal(result).quantize(unit, context=EXACT)
        if all(EXACT.subtract(each, shown).copy_abs() <= unit / 2 for each in given):
            break
        places -= 1
    plain = 0 <= places <= MOST_PLACES
    text = f"{shown.copy_abs():.{places}f}" if plain else f"{shown.copy_abs():e}"
    minus = "-" if shown < 0 else ""
    # fewer than one digit, but the more decimals the better
    return Number(tidy(f"{minus}{text}"), shown, places / FINEST)


def _infinite(number: float) -> Number:
    text = "?" if math.isnan(number) else "∞" if number > 0 else "−∞"
    return Number(text, Decimal(number))


@dataclass(frozen=True)
class Points:
    """The points of a step as printed, those that are written out.

    Attributes:
        x, y, prediction, error, squared, terms: a number a point.
        w: the weight.
        twice: the factor of each of the terms.
    """

    w: Number
    x: list[Number]
    y: list[Number]
    prediction: list[Number]
    error: list[Number]
    squared: list[Number]
    terms: list[Number]
    twice: Decimal

    @classmethod
    def of(cls, step: Step, which: Sequence[int], digits: int) -> Points:
        """The points `which`, operands with `digits` significant digits."""
        w = written(step.w, digits)
        e = step.experiment  # as entered: 0.1, not the float32 next to it
        x = [written(e.x[i], digits) for i in which]
        y = [written(e.y[i], digits) for i in which]
        prediction, error, squared, terms = [], [], [], []
        factor = Decimal(step.twice)
        for at, i in enumerate(which):
            told = held(step.prediction[i], [_times(w.value, x[at].value)], digits)
            apart = EXACT.subtract(told.value, y[at].value)
            prediction.append(told)
            error.append(held(step.error[i], [apart], digits))
            squared.append(held(step.squared[i], [_times(apart, apart)], digits))
            product = _times(factor, x[at].value, apart)
            terms.append(held(step.terms[i], [product], digits))
        return cls(w, x, y, prediction, error, squared, terms, factor)

    def squares(self) -> Decimal:
        """The sum of (prediction - y)^2, worked out from what is printed."""
        apart = self._apart()
        return _sum(_times(each, each) for each in apart)

    def products(self) -> Decimal:
        """The sum of the terms, worked out from what is printed of x and error."""
        pairs = zip(self.x, self._apart(), strict=True)
        return _sum(_times(self.twice, x.value, each) for x, each in pairs)

    def _apart(self) -> list[Decimal]:
        pairs = zip(self.prediction, self.y, strict=True)
        return [EXACT.subtract(p.value, y.value) for p, y in pairs]


@dataclass(frozen=True)
class Results:
    """What a step comes to, as printed: sums, loss, gradient, update."""

    points: Points
    squares: Number
    loss: Number
    products: Number
    own: Number  # what this iteration's terms come to
    before: Number  # what had piled up before
    gradient: Number
    learning_rate: Number
    used: Number  # the gradient, as the update prints it
    moved: Number
    w_next: Number
    digits: int

    @property
    def score(self) -> float:
        """How many digits the worst of the results has."""
        return min(self.loss.digits, self.gradient.digits, self.w_next.digits)

    @classmethod
    def of(cls, step: Step, which: Sequence[int], digits: int) -> Results:
        """The results, worked out from operands with `digits` significant digits."""
        points, n = Points.of(step, which, digits), Decimal(step.n)
        whole = len(which) == step.n
        squares = _total(step.squared, points.squared, whole, digits)
        products = _total(step.terms, points.terms, whole, digits)
        divisor = Decimal(step.divisor)
        # each line that is printed must give the result, not only the last
        sums, products_of = [squares.value], [products.value]
        if whole:
            sums += [points.squares(), _sum(q.value for q in points.squared)]
            products_of += [points.products(), _sum(t.value for t in points.terms)]
        loss_from = [EXACT.divide(each, n) for each in sums]
        gradient_from = [EXACT.divide(each, divisor) for each in products_of]
        if step.n == 1:  # nothing is added up, nothing divided
            loss_from, gradient_from = [points.squares()], [points.products()]
        loss = held(step.loss, loss_from)
        own = gradient = held(step.gradient, gradient_from)
        before = written(step.before, digits)
        if step.accumulates:
            own = held(step.mean_gradient, gradient_from)
            gradient = held(step.gradient, [EXACT.add(before.value, own.value)])
        rate = written(step.experiment.learning_rate, digits)
        used, moved, w_next = _update(step, points.w, rate, gradient, digits)
        if w_next.digits < ENOUGH:
            finer = written(step.gradient, max(digits, 9))
            other = _update(step, points.w, rate, finer, digits)
            if other[2].digits > w_next.digits:
                used, moved, w_next = other
        return cls(
            points=points,
            squares=squares,
            loss=loss,
            products=products,
            own=own,
            before=before,
            gradient=gradient,
            learning_rate=rate,
            used=used,
            moved=moved,
            w_next=w_next,
            digits=digits,
        )


def _update(
    step: Step, w: Number, rate: Number, gradient: Number, digits: int
) -> tuple[Number, Number, Number]:
    """The gradient, what it moves w by, and where to, as printed."""
    product = _times(rate.value, gradient.value)
    with np.errstate(all="ignore"):
        moved = held(
            float(step.learning_rate) * float(step.gradient), [product], digits
        )
    go = EXACT.add if step.slip == "uphill" else EXACT.subtract
    ends = [go(w.value, by) for by in (product, moved.value)]
    return gradient, moved, held(step.w_next, ends)


def _total(values: Any, printed: list[Number], whole: bool, digits: int) -> Number:
    """The sum of a column; it must follow from what is printed, if that is all."""
    with np.errstate(all="ignore"):
        total = float(np.sum(values.astype(np.float64)))
    follows = [_sum(number.value for number in printed)] if whole else []
    return held(total, follows, digits)


def mean(step: Step, column: str, printed: list[Number], digits: int) -> Number:
    """The mean of a column of the points; it must follow from it, if it is whole.

    Args:
        step: the step.
        column: "x", "y", "prediction", "error", "squared" or "terms".
        printed: the column as printed.
        digits: how many significant digits it gets at most.
    """
    values = getattr(step, column).astype(np.float64)
    follows = []
    if len(printed) == step.n:
        total = _sum(number.value for number in printed)
        follows = [EXACT.divide(total, Decimal(step.n))]
    with np.errstate(all="ignore"):
        return held(np.mean(values), follows, min(digits, DIGITS))


def _times(*factors: Decimal) -> Decimal:
    product = Decimal(1)
    for factor in factors:
        product = EXACT.multiply(product, factor)
    return product


def _sum(values: Iterable[Decimal]) -> Decimal:
    total = Decimal(0)
    for value in values:
        total = EXACT.add(total, value)
    return total


def results(step: Step, which: Sequence[int] | None = None) -> Results:
    """What a step comes to, with enough digits, and no more than needed.

    Args:
        step: the step.
        which: the points that are written out; by default those of the four stages.
    """
    which = _which(step.n) if which is None else which
    best: Results | None = None
    for digits in OPERAND_DIGITS[step.experiment.precision]:
        found = Results.of(step, which, digits)
        if best is None or found.score > best.score:
            best = found
        if best.score >= ENOUGH:
            return best
    assert best is not None
    return best


def _which(n: int) -> list[int]:
    return list(range(n)) if n <= MOST_WRITTEN else [0, 1, 2, n - 1]


# --- the four stages ------------------------------------------------------------------


def stages(step: Step) -> tuple[Stage, Stage, Stage, Stage]:
    """The four stages of a step: prediction, loss, gradient, update."""
    found = results(step)
    return (
        _prediction(found, step),
        _loss(found, step),
        _gradient(found, step),
        _updating(found, step),
    )


def _prediction(found: Results, step: Step) -> Stage:
    points = found.points
    x = _list(points.x, step.n)
    line = _kept(f"ŷ = {_factor(points.w)} · ") + x
    return Stage(
        "prediction", "ŷ = w·x", (line,), _kept("= ") + _list(points.prediction, step.n)
    )


def _loss(found: Results, step: Step) -> Stage:
    points = found.points
    pairs = zip(points.prediction, points.y, strict=True)
    terms = [_kept(f"({p.text} − {_factor(y)})²") for p, y in pairs]
    squares = [number.text for number in points.squared]
    lines = _carried_out("J", terms, squares, found.squares, step.n, divided=True)
    return Stage("loss", "J = 1/N · Σ (ŷᵢ − yᵢ)²", lines, _kept(f"= {found.loss.text}"))


def _gradient(found: Results, step: Step) -> Stage:
    points = found.points
    triples = zip(points.x, points.prediction, points.y, strict=True)
    twice = "" if step.twice == 1 else "2·"
    terms = [
        _kept(f"{twice}{_factor(x)}·({p.text} − {_factor(y)})") for x, p, y in triples
    ]
    products = [number.text for number in points.terms]
    name, divided = _gradient_name(step), step.divisor == step.n
    mean = "1/N · " if divided else ""
    formula = f"{name} = {mean}Σ {twice}xᵢ·(ŷᵢ − yᵢ)"
    lines = _carried_out(name, terms, products, found.products, step.n, divided)
    if step.accumulates:
        lines = (*lines[:2], _kept(f"= {found.own.text}"), *_piled_up(found))
    return Stage("gradient", formula, lines, _kept(f"= {found.gradient.text}"))


def _piled_up(found: Results) -> tuple[str]:
    """What backward() adds this iteration's gradient to, where it is never reset."""
    plus = added(found.own.text)
    return (_kept(f"w.grad = {found.before.text} {plus}"),)


def _gradient_name(step: Step) -> str:
    return "J′" if step.derivative else "gradient"


def _updating(found: Results, step: Step) -> Stage:
    w, moved = found.points.w.text, found.moved.text
    name = "w.grad" if step.accumulates else _gradient_name(step)
    sign, other = ("+", "−") if step.slip == "uphill" else ("−", "+")
    by = f"{other} {moved[1:]}" if moved.startswith("−") else f"{sign} {moved}"
    rate, used = found.learning_rate.text, _factor(found.used)
    lines = (
        _kept(f"w ← {w}") + " " + _kept(f"{sign} {rate} · {used}"),
        _kept(f"= {w} {by}"),
    )
    return Stage(
        "update", f"w ← w {sign} η·{name}", lines, _kept(f"= {found.w_next.text}")
    )


def _carried_out(
    name: str, terms: list[str], values: list[str], total: Number, n: int, divided: bool
) -> tuple[str, ...]:
    """A sum put in and carried out: its terms, their values, their total."""
    if n == 1:
        return (_kept(f"{name} = ") + terms[0],)
    start, end = ("(", _kept(f") / {n}")) if divided else ("", "")
    first = _kept(f"{name} = ") + start + _joined(_shortened(terms, n)) + end
    second = _kept("= ") + start + _joined(_shortened(values, n)) + end
    if not divided:
        return (first, second)
    return (first, second, _kept(f"= {total.text} / {n}"))


def _joined(terms: list[str]) -> str:
    """Terms as a sum: a negative one is subtracted."""
    told = terms[0]
    for term in terms[1:]:
        minus = term.startswith("−")
        told += f" −{KEPT}{term[1:]}" if minus else f" +{KEPT}{term}"
    return told


def _shortened(items: list[str], n: int) -> list[str]:
    return items if n <= MOST_WRITTEN else [*items[:3], "…", items[-1]]


def _list(numbers: list[Number], n: int) -> str:
    return f"[{', '.join(_shortened([number.text for number in numbers], n))}]"


def _factor(number: Number) -> str:
    return f"({number.text})" if number.text.startswith("−") else number.text


def _kept(text: str) -> str:
    return text.replace(" ", KEPT)
