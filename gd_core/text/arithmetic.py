"""Arithmetic: the four stages of a step, written out to be checked with a pencil."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gd_core.analysis.step import Step
from gd_core.text.numbers import added
from gd_core.text.optimizer_lines import formula_of
from gd_core.text.printed import MOST_WRITTEN, PrintedStep, printed_step
from gd_core.text.rounding import PrintedNumber
from gd_core.text.slips import in_front
from gd_core.text.written import unbroken


@dataclass(frozen=True)
class Stage:
    """One of the four stages of a step, written out.

    Attributes:
        name: "prediction", "loss", "gradient" or "update".
        formula: the formula, with a bias a line for each parameter.
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
        after = unbroken(f" / {self.by}") if self.by > 1 else ""
        if self.times == 1:
            return f"{text}{after}"
        negative = f"({text})" if text.startswith("−") else text
        return unbroken(f"{self.times} · ") + f"{negative}{after}"


def stages(step: Step) -> tuple[Stage, Stage, Stage, Stage]:
    """The four stages of a step: prediction, loss, gradient, update."""
    printed = printed_step(step)
    loss, gradient = _loss_stage(printed, step), _gradient_stage(printed, step)
    if step.slip == "broadcast":
        loss, gradient = _of_pairs(loss), _of_pairs(gradient)
    prediction = _prediction_stage(printed, step)
    return prediction, loss, gradient, _update_stage(printed, step)


def _of_pairs(stage: Stage) -> Stage:
    """A stage whose sum is over every prediction beside every target."""
    formula = stage.formula
    for one, two in (
        ("N", "N²"),
        ("Σ", "ΣΣ"),
        ("xᵢ", "xⱼ"),
        ("ŷᵢ", "ŷⱼ"),
        ("eᵢ", "eᵢⱼ"),
    ):
        formula = formula.replace(one, two)
    return replace(stage, formula=formula)


def _prediction_stage(printed: PrintedStep, step: Step) -> Stage:
    points = printed.points
    line = unbroken(f"ŷ = {_factor(points.w)} · ") + _vector(points.x, step.n)
    if points.b:
        line += f" {unbroken(added(points.b.text))}"
    result = unbroken("= ") + _vector(points.prediction, step.n)
    return Stage(
        "prediction", "ŷ = w·x + b" if points.b else "ŷ = w·x", (line,), result
    )


def _loss_stage(printed: PrintedStep, step: Step) -> Stage:
    points = printed.points
    pairs = zip(points.prediction, points.y, strict=True)
    terms = [unbroken(f"({p.text} − {_factor(y)})²") for p, y in pairs]
    divided = Divided(step.n, step.loss_divisor)
    lines = _sum_lines("J", terms, points.squared, printed.squares, divided)
    result = unbroken(f"= {printed.loss.text}")
    factor = in_front(*step.experiment.made_of)
    formula = f"J = {factor}{unbroken('Σ (ŷᵢ − yᵢ)²')}"
    return Stage("loss", formula, lines, result)


def _gradient_stage(printed: PrintedStep, step: Step) -> Stage:
    if len(printed.by) > 1:
        return _gradients_stage(printed, step)
    (by_w,), name = printed.by, _gradient_name(step)
    points, twice = printed.points, _twice(step)
    triples = zip(points.x, points.prediction, points.y, strict=True)
    terms = [
        unbroken(f"{twice}{_factor(x)}·({p.text} − {_factor(y)})")
        for x, p, y in triples
    ]
    lines = _sum_lines(name, terms, by_w.terms, by_w.sum, _division(step))
    if step.accumulates:
        own, before = by_w.own.text, by_w.before.text
        accumulation = f"w.grad = {before} {added(own)}"
        # without the quotient, which is the gradient of this iteration
        lines = (*lines[:2], unbroken(f"= {own}"), unbroken(accumulation))
    return Stage(
        name="gradient",
        formula=f"{name} = {_of_terms(step)}{unbroken(f'Σ {twice}xᵢ·(ŷᵢ − yᵢ)')}",
        lines=lines,
        result=unbroken(f"= {by_w.gradient.text}"),
    )


def _gradients_stage(printed: PrintedStep, step: Step) -> Stage:
    """The gradient by each parameter, its terms evaluated already."""
    factor, twice, division = _of_terms(step), _twice(step), _division(step)
    lines: list[str] = []
    for by in printed.by:
        values = [value.text for value in by.terms]
        sum_ = values[0] if step.n == 1 else _sum_of(values, step.n)
        terms = division.number(sum_) if step.n == 1 else division.sum(sum_)
        lines.append(unbroken(f"{_by(by.name, step)} = ") + terms)
        if step.accumulates:
            lines.append(
                unbroken(f"{by.name}.grad = {by.before.text} {added(by.own.text)}")
            )
    formulas = [
        f"{_by(name, step)} = {factor}{unbroken(f'Σ {twice}{column}eᵢ')}"
        for name, column in (("w", "xᵢ·"), ("b", ""))
    ]
    return Stage(
        name="gradient",
        formula="\n".join(formulas),
        lines=tuple(lines),
        result=unbroken("= ") + _vector([by.gradient for by in printed.by], 2),
    )


def _by(name: str, step: Step) -> str:
    """What the gradient by a parameter is called."""
    return f"∂J/∂{name}" if step.derivative else f"gradient by {name}"


def _twice(step: Step) -> str:
    return "" if step.written.twice == 1 else f"{step.written.twice}·"


def _of_terms(step: Step) -> str:
    """What stands in front of the sum of a gradient's terms."""
    return in_front(step.written.power, step.written.halves)


def _division(step: Step) -> Divided:
    """What becomes of the sum of a gradient's terms."""
    return Divided(step.n, step.divisor, step.times)


def _gradient_name(step: Step) -> str:
    return "J′" if step.derivative else "gradient"


def _update_stage(printed: PrintedStep, step: Step) -> Stage:
    if step.experiment.remembers:
        return _optimizer_stage(printed, step)
    sign = "+" if step.slip == "uphill" else "−"
    lines, formulas, results = [], [], []
    for by in printed.by:
        update, name, is_alone = by.update, by.name, len(printed.by) == 1
        called = f"{name}.grad" if step.accumulates else _gradient_name(step)
        if not is_alone and not step.accumulates:
            called = _by(name, step)
        product = f"{sign} {printed.learning_rate.text} · {_factor(update.gradient)}"
        lines.append(unbroken(f"{name} ← {by.value.text}") + " " + unbroken(product))
        change = update.change.text
        moved = added(change) if sign == "+" else _subtracted(change)
        following = "" if is_alone else f" = {update.following.text}"
        lines.append(unbroken(f"= {by.value.text} {moved}{following}"))
        formulas.append(f"{name} ← {name} {sign} η·{called}")
        results.append(update.following)
    result = results[0].text if len(results) == 1 else _vector(results, 2)
    return Stage("update", "\n".join(formulas), tuple(lines), unbroken("= ") + result)


def _optimizer_stage(printed: PrintedStep, step: Step) -> Stage:
    """The lines of an optimiser that remembers something, of each parameter."""
    is_alone = len(printed.by) == 1
    symbols = formula_of(step).symbols
    defined = []
    if is_alone:
        called = "w.grad" if step.accumulates else _gradient_name(step)
        symbols = tuple(s.replace("θ", "w").replace("g", called) for s in symbols)
    else:
        defined.append(f"g = {'θ.grad' if step.accumulates else _by('θ', step)}")
    if any("ᵗ" in symbol or "(t" in symbol for symbol in symbols):
        defined.append("t = 1" if step.slip == "forgets" else "t = k + 1")
    symbols = (*map(_in_parts, symbols), *filter(None, [unbroken(", ".join(defined))]))
    lines: list[str] = []
    for by in printed.by:
        if by.optimizer:
            *before, last = by.optimizer.lines
            end = "" if is_alone else " " + unbroken(f"= {by.following.text}")
            lines += [*before, last + end]
    ends = [by.following for by in printed.by]
    result = ends[0].text if is_alone else _vector(ends, 2)
    return Stage("update", "\n".join(symbols), tuple(lines), unbroken("= ") + result)


def _in_parts(symbols: str) -> str:
    """A formula that breaks before a stroke, and not in brackets around 1 − β."""
    for part in ("1 − ", "/ ", "(t = 1)"):
        symbols = symbols.replace(part, unbroken(part))
    return symbols


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
        return (unbroken(f"{name} = {divided.number(terms[0])}"),)
    lines = (
        unbroken(f"{name} = ") + divided.sum(_sum_of(terms, n)),
        unbroken("= ") + divided.sum(_sum_of(texts, n)),
    )
    is_sum = divided.by == divided.times == 1
    return lines if is_sum else (*lines, unbroken(f"= {divided.number(total.text)}"))


def _sum_of(terms: list[str], n: int) -> str:
    """Terms joined by plus signs; a negative one is subtracted."""
    first, *others = _shortened(terms, n)
    return " ".join([first, *(unbroken(added(term)) for term in others)])


def _shortened(items: list[str], n: int) -> list[str]:
    return items if n <= MOST_WRITTEN else [*items[:3], "…", items[-1]]


def _vector(numbers: Sequence[PrintedNumber], n: int) -> str:
    return f"[{', '.join(_shortened([number.text for number in numbers], n))}]"


def _factor(number: PrintedNumber) -> str:
    return f"({number.text})" if number.text.startswith("−") else number.text
