"""Arithmetic: the four stages of a step, written out to be checked with a pencil."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gd_core.analysis.step import Step
from gd_core.text.numbers import added
from gd_core.text.printed import MOST_WRITTEN, PrintedStep, printed_step
from gd_core.text.rounding import PrintedNumber
from gd_core.text.slips import in_front

NO_BREAK = "\N{NO-BREAK SPACE}"  # within a term, so that lines break between terms


@dataclass(frozen=True)
class Stage:
    """One of the four stages of a step, written out.

    Attributes:
        name: "prediction", "loss", "gradient" or "update".
        formula: the formula.
        lines: the formula with the numbers substituted, then evaluated line by line.
        result: the last line.
    """

    name: str
    formula: str
    lines: tuple[str, ...]
    result: str


@dataclass(frozen=True)
class Divided:
    """What becomes of a sum.

    Attributes:
        n: of how many terms it is.
        by: what it is divided by, 1 if it is not.
        times: what it is multiplied by, 1 if it is not.
    """

    n: int
    by: int
    times: int = 1

    def sum(self, terms: str) -> str:
        """A sum of several terms, in parentheses where it is divided or multiplied."""
        is_alone = self.by == self.times == 1
        return terms if is_alone else self.number(f"({terms})")

    def number(self, text: str) -> str:
        """One number or term; a negative one that is multiplied is in parentheses."""
        after = _unbroken(f" / {self.by}") if self.by > 1 else ""
        if self.times == 1:
            return f"{text}{after}"
        negative = f"({text})" if text.startswith("−") else text
        return _unbroken(f"{self.times} · ") + f"{negative}{after}"


def stages(step: Step) -> tuple[Stage, Stage, Stage, Stage]:
    """The four stages of a step: prediction, loss, gradient, update."""
    printed = printed_step(step)
    return (
        _prediction_stage(printed, step),
        _loss_stage(printed, step),
        _gradient_stage(printed, step),
        _update_stage(printed, step),
    )


def _prediction_stage(printed: PrintedStep, step: Step) -> Stage:
    points = printed.points
    line = _unbroken(f"ŷ = {_factor(points.w)} · ") + _vector(points.x, step.n)
    result = _unbroken("= ") + _vector(points.prediction, step.n)
    return Stage("prediction", "ŷ = w·x", (line,), result)


def _loss_stage(printed: PrintedStep, step: Step) -> Stage:
    points = printed.points
    pairs = zip(points.prediction, points.y, strict=True)
    terms = [_unbroken(f"({p.text} − {_factor(y)})²") for p, y in pairs]
    divided = Divided(step.n, step.loss_divisor)
    lines = _sum_lines("J", terms, points.squared, printed.squares, divided)
    result = _unbroken(f"= {printed.loss.text}")
    factor = in_front(*step.experiment.made_of)
    formula = f"J = {factor}{_unbroken('Σ (ŷᵢ − yᵢ)²')}"
    return Stage("loss", formula, lines, result)


def _gradient_stage(printed: PrintedStep, step: Step) -> Stage:
    points, name = printed.points, _gradient_name(step)
    twice = "" if step.written.twice == 1 else f"{step.written.twice}·"
    triples = zip(points.x, points.prediction, points.y, strict=True)
    terms = [
        _unbroken(f"{twice}{_factor(x)}·({p.text} − {_factor(y)})")
        for x, p, y in triples
    ]
    factor = in_front(step.written.power, step.written.halves)
    divided = Divided(step.n, step.divisor, step.times)
    lines = _sum_lines(name, terms, points.terms, printed.products, divided)
    if step.accumulates:
        own, before = printed.own_gradient.text, printed.gradient_before.text
        accumulation = f"w.grad = {before} {added(own)}"
        # without the quotient, which is the gradient of this iteration
        lines = (*lines[:2], _unbroken(f"= {own}"), _unbroken(accumulation))
    return Stage(
        name="gradient",
        formula=f"{name} = {factor}{_unbroken(f'Σ {twice}xᵢ·(ŷᵢ − yᵢ)')}",
        lines=lines,
        result=_unbroken(f"= {printed.gradient.text}"),
    )


def _gradient_name(step: Step) -> str:
    return "J′" if step.derivative else "gradient"


def _update_stage(printed: PrintedStep, step: Step) -> Stage:
    update, w = printed.update, printed.points.w.text
    name = "w.grad" if step.accumulates else _gradient_name(step)
    uphill = step.slip == "uphill"
    sign = "+" if uphill else "−"
    change = added(update.change.text) if uphill else _subtracted(update.change.text)
    product = f"{sign} {printed.learning_rate.text} · {_factor(update.gradient)}"
    return Stage(
        name="update",
        formula=f"w ← w {sign} η·{name}",
        lines=(
            _unbroken(f"w ← {w}") + " " + _unbroken(product),
            _unbroken(f"= {w} {change}"),
        ),
        result=_unbroken(f"= {update.w_next.text}"),
    )


def _subtracted(text: str) -> str:
    """A number as printed, subtracted from another: "+ 25.5" or "− 25.5"."""
    return f"+ {text[1:]}" if text.startswith("−") else f"− {text}"


def _sum_lines(
    name: str,
    terms: list[str],
    values: list[PrintedNumber],
    total: PrintedNumber,
    divided: Divided,
) -> tuple[str, ...]:
    """A sum or a mean: its terms, their values, and the quotient if there is one."""
    n, texts = divided.n, [value.text for value in values]
    if n == 1:
        return (_unbroken(f"{name} = {divided.number(terms[0])}"),)
    lines = (
        _unbroken(f"{name} = ") + divided.sum(_sum_of(terms, n)),
        _unbroken("= ") + divided.sum(_sum_of(texts, n)),
    )
    is_sum = divided.by == divided.times == 1
    return lines if is_sum else (*lines, _unbroken(f"= {divided.number(total.text)}"))


def _sum_of(terms: list[str], n: int) -> str:
    """Terms joined by plus signs; a negative one is subtracted."""
    first, *others = _shortened(terms, n)
    return " ".join([first, *(_unbroken(added(term)) for term in others)])


def _shortened(items: list[str], n: int) -> list[str]:
    return items if n <= MOST_WRITTEN else [*items[:3], "…", items[-1]]


def _vector(numbers: Sequence[PrintedNumber], n: int) -> str:
    return f"[{', '.join(_shortened([number.text for number in numbers], n))}]"


def _factor(number: PrintedNumber) -> str:
    return f"({number.text})" if number.text.startswith("−") else number.text


def _unbroken(text: str) -> str:
    return text.replace(" ", NO_BREAK)
