"""Optimiser lines: what an optimiser does in one step, with the numbers put in.

For each optimiser and each slip of it the lines of its formula, as gd_core.runs has
them: first what it remembers, then the parameter. Each line's result is printed with
as many digits as the printed numbers determine, and goes as printed into the next.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from gd_core.analysis.step import Moved, Step
from gd_core.text.rounding import PrintedNumber, rounded, rounded_result
from gd_core.text.written import ONE, Written, unbroken

EPS = "eps"


@dataclass(frozen=True)
class Given:
    """The numbers that a line is made of, as printed.

    Attributes:
        param: w or b before the update.
        g: its gradient.
        memory: what is remembered, before a line of it is carried out or after.
        settings: of the optimiser, by name; those that are 1 minus another as "1-mu".
        t: the number of the update, from 1.
    """

    param: Written
    g: Written
    memory: Mapping[str, Written]
    settings: Mapping[str, Written]
    t: int

    def __getitem__(self, name: str) -> Written:
        return self.settings[name]

    def rest(self, name: str) -> Written:
        """1 - a setting."""
        return self.settings[f"1-{name}"]

    def correction(self, name: str) -> Written:
        """1 - beta^t, which no line breaks."""
        written = ONE - self.settings[name].to_power(self.t)
        return replace(written, text=unbroken(written.text))


WrittenLine = Callable[[Given], Written]


@dataclass(frozen=True)
class Formula:
    """The lines of an optimiser, with a slip or without.

    Attributes:
        symbols: each line in the formula's names, with g for the gradient and θ for the
            parameter.
        memory: what each part of the memory becomes, by its name, in order.
        move: what is taken off the parameter.
    """

    symbols: tuple[str, ...]
    memory: Mapping[str, WrittenLine]
    move: WrittenLine


def _velocity(n: Given) -> Written:
    return n["momentum"] * n.memory["v"] + n.g


def _averaged(n: Given) -> Written:
    return n["momentum"] * n.memory["v"] + n.rest("momentum") * n.g


def _dampened(n: Given) -> Written:
    return _averaged(n) if n.t > 1 else _velocity(n)


def _squares(n: Given) -> Written:
    return n.memory["S"] + n.g.squared()


def _averaged_squares(n: Given) -> Written:
    return n["0.9"] * n.memory["S"] + n["0.1"] * n.g.squared()


def _mean_square(n: Given) -> Written:
    return n["alpha"] * n.memory["v"] + n.rest("alpha") * n.g.squared()


def _mean(n: Given) -> Written:
    return n["beta1"] * n.memory["m"] + n.rest("beta1") * n.g


def _mean_square_of_adam(n: Given) -> Written:
    return n["beta2"] * n.memory["v"] + n.rest("beta2") * n.g.squared()


def _rate(n: Given) -> Written:
    return n["learning_rate"]


def _of_squares(part: str, divisor: Callable[[Given, Written], Written]) -> WrittenLine:
    """eta * g / divisor."""
    return lambda n: _rate(n) * n.g / divisor(n, n.memory[part])


def _of_adam(divisor: Callable[[Given, Written], Written]) -> WrittenLine:
    """eta / (1 - beta1^t) * m / divisor."""
    return lambda n: (
        _rate(n) / n.correction("beta1") * n.memory["m"] / divisor(n, n.memory["v"])
    )


def _bracket(n: Given) -> Written:
    root = n.memory["v"].root() / n.correction("beta2").root()
    quotient = n.memory["m"] / n.correction("beta1") / root
    return _rate(n) * (quotient + n[EPS])


VELOCITY, ALONG_V = {"v": _velocity}, "θ ← θ − η·v"
LOOKING = "θ ← θ − η·(g {sign} μ·v)"
SQUARES, MEAN_SQUARE = {"S": _squares}, {"v": _mean_square}
BOTH = {"m": _mean, "v": _mean_square_of_adam}
M, V = "m ← β₁·m + (1 − β₁)·g", "v ← β₂·v + (1 − β₂)·g²"
V_OF_RMSPROP, S_OF_ADAGRAD = "v ← α·v + (1 − α)·g²", "S ← S + g²"
ADAM_MOVES = "θ ← θ − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε)"

FORMULAS: dict[tuple[str, str], Formula] = {
    ("momentum", "right"): Formula(
        ("v ← μ·v + g", ALONG_V), VELOCITY, lambda n: _rate(n) * n.memory["v"]
    ),
    ("momentum", "momentum_averaged"): Formula(
        ("v ← μ·v + (1 − μ)·g", ALONG_V),
        {"v": _averaged},
        lambda n: _rate(n) * n.memory["v"],
    ),
    ("momentum", "momentum_dampened"): Formula(
        ("v ← g (t = 1), μ·v + (1 − μ)·g", ALONG_V),
        {"v": _dampened},
        lambda n: _rate(n) * n.memory["v"],
    ),
    ("nesterov", "right"): Formula(
        ("v ← μ·v + g", LOOKING.format(sign="+")),
        VELOCITY,
        lambda n: _rate(n) * (n.g + n["momentum"] * n.memory["v"]),
    ),
    ("nesterov", "lookahead_sign"): Formula(
        ("v ← μ·v + g", LOOKING.format(sign="−")),
        VELOCITY,
        lambda n: _rate(n) * (n.g - n["momentum"] * n.memory["v"]),
    ),
    ("adagrad", "right"): Formula(
        (S_OF_ADAGRAD, "θ ← θ − η·g / (√S + ε)"),
        SQUARES,
        _of_squares("S", lambda n, s: s.root() + n[EPS]),
    ),
    ("adagrad", "adagrad_averaged"): Formula(
        ("S ← 0.9·S + 0.1·g²", "θ ← θ − η·g / (√S + ε)"),
        {"S": _averaged_squares},
        _of_squares("S", lambda n, s: s.root() + n[EPS]),
    ),
    ("adagrad", "no_root"): Formula(
        (S_OF_ADAGRAD, "θ ← θ − η·g / (S + ε)"),
        SQUARES,
        _of_squares("S", lambda n, s: s + n[EPS]),
    ),
    ("rmsprop", "right"): Formula(
        (V_OF_RMSPROP, "θ ← θ − η·g / (√v + ε)"),
        MEAN_SQUARE,
        _of_squares("v", lambda n, v: v.root() + n[EPS]),
    ),
    ("rmsprop", "eps_inside"): Formula(
        (V_OF_RMSPROP, "θ ← θ − η·g / √(v + ε)"),
        MEAN_SQUARE,
        _of_squares("v", lambda n, v: (v + n[EPS]).root()),
    ),
    ("rmsprop", "no_root"): Formula(
        (V_OF_RMSPROP, "θ ← θ − η·g / (v + ε)"),
        MEAN_SQUARE,
        _of_squares("v", lambda n, v: v + n[EPS]),
    ),
    ("adam", "right"): Formula(
        (M, V, ADAM_MOVES),
        BOTH,
        _of_adam(lambda n, v: v.root() / n.correction("beta2").root() + n[EPS]),
    ),
    ("adam", "t_frozen"): Formula(
        (M, V, ADAM_MOVES.replace("ᵗ", "¹")),
        BOTH,
        _of_adam(lambda n, v: v.root() / n.correction("beta2").root() + n[EPS]),
    ),
    ("adam", "no_correction"): Formula(
        (M, V, "θ ← θ − η·m / (√v + ε)"),
        BOTH,
        lambda n: _rate(n) * n.memory["m"] / (n.memory["v"].root() + n[EPS]),
    ),
    ("adam", "bracket"): Formula(
        (M, V, "θ ← θ − η·(m/(1 − β₁ᵗ) / (√v/√(1 − β₂ᵗ)) + ε)"), BOTH, _bracket
    ),
    ("adam", "eps_inside"): Formula(
        (M, V, "θ ← θ − η/(1 − β₁ᵗ) · m / √(v/(1 − β₂ᵗ) + ε)"),
        BOTH,
        _of_adam(lambda n, v: (v / n.correction("beta2") + n[EPS]).root()),
    ),
    ("adam", "no_root"): Formula(
        (M, V, "θ ← θ − η/(1 − β₁ᵗ) · m / (v/(1 − β₂ᵗ) + ε)"),
        BOTH,
        _of_adam(lambda n, v: v / n.correction("beta2") + n[EPS]),
    ),
}


def formula_of(step: Step) -> Formula:
    """The formula that a step follows; one that forgets has nothing to remember."""
    optimizer = step.experiment.optimizer
    return FORMULAS.get((optimizer, step.slip), FORMULAS[optimizer, "right"])


@dataclass(frozen=True)
class PrintedLines:
    """What an optimiser does to one parameter, as printed.

    Attributes:
        lines: each with its numbers and its result, "v ← 0.9 · 0 + 2 = 2"; the last
            without, which is `following`.
        following: the parameter after the update.
    """

    lines: tuple[str, ...]
    following: PrintedNumber

    @classmethod
    def of(
        cls,
        step: Step,
        name: str,
        moved: Moved,
        value: PrintedNumber,
        gradient: PrintedNumber,
        digits: int,
    ) -> PrintedLines:
        """The lines from the printed parameter and gradient.

        Args:
            step: the step.
            name: of the parameter.
            moved: what becomes of it.
            value: it, as printed.
            gradient: its gradient, as printed.
            digits: of the other operands.
        """
        formula, lines = formula_of(step), []
        memory = {part: _number(v, digits) for part, v in moved.memory.items()}
        given = Given(
            Written.number(value),
            Written.number(gradient),
            memory,
            _settings(step, digits),
            step.t,
        )
        after = dict(memory)
        for part, line in formula.memory.items():
            written = line(given)
            result = rounded_result(moved.memory_next[part], [written.value], digits)
            called = f"{part}_{name}" if len(step.params) > 1 else part
            equal = unbroken(f"= {result.text}")
            lines.append(f"{called} ← {written.text} {equal}")
            after[part] = Written.number(result)
        move = formula.move(Given(given.param, given.g, after, given.settings, given.t))
        written = given.param - move
        lines.append(f"{name} ← {written.text}")
        return cls(tuple(lines), rounded_result(moved.following, [written.value]))


def _number(value: object, digits: int) -> Written:
    return Written.number(rounded(value, digits))


def _settings(step: Step, digits: int) -> dict[str, Written]:
    """The settings as printed, and 1 minus each of them."""
    settings = step.experiment.settings
    rest = {f"1-{name}": 1 - value for name, value in settings.items()}
    averaging = {"0.9": 0.9, "0.1": 0.1}
    return {
        name: _number(value, digits)
        for name, value in {**settings, **rest, **averaging}.items()
    }
