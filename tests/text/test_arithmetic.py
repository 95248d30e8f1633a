"""Arithmetic: what is printed, worked out again, gives what is printed."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Step, Trace, run_autograd, run_manual
from gd_core.runs.checks import MANUAL_GRADIENTS
from gd_core.text.arithmetic import Stage, stages
from gd_core.text.printed import MOST_WRITTEN
from gd_core.text.rounding import rounded, rounded_result
from gd_core.text.written import NO_BREAK
from tests.conftest import changed, slipping, slipping_lines

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum")


def step_of(e: Experiment, k: int, side: str = "manual") -> Step:
    trace: Trace = run_manual(e) if side == "manual" else run_autograd(e)
    return Step.of(e, side, trace, k)


def plain(stage: Stage) -> list[str]:
    lines = [*stage.lines, stage.result]
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


# --- a second reader, who only has what is printed ------------------------------------


def spaced(formula: str) -> str:
    """With spaces where a line may break and where not."""
    return formula.replace(NO_BREAK, " ")


def number(text: str) -> Fraction:
    return Fraction(text.replace("−", "-"))


def half_unit(text: str) -> Fraction:
    """Half a unit of the last digit printed."""
    mantissa, _, exponent = text.replace("−", "-").partition("e")
    places = len(mantissa.partition(".")[2])
    return Fraction(1, 2) * Fraction(10) ** (int(exponent or 0) - places)


def value(expression: str) -> Fraction:
    """A printed expression, worked out exactly."""
    code = re.sub(r"\d+(\.\d+)?(e[−-]?\d+)?", lambda m: f"F('{m[0]}')", expression)
    for printed, meant in (("²", "**2"), ("·", "*"), ("−", "-")):
        code = code.replace(printed, meant)
    worked_out = eval(code, {"F": number, "__builtins__": {}})
    return Fraction(worked_out)


def right_side(line: str) -> str:
    return re.split(r"= |← ", line, maxsplit=1)[1]


def checked(stage: Stage) -> None:
    """Every line gives the result, to the digits printed."""
    printed = plain(stage)
    if "w.grad = " in printed[-2]:  # never reset: first this gradient, then the pile
        gives(printed[:-2])
        printed = printed[-2:]
    gives(printed)


def gives(printed: list[str]) -> None:
    """Every line gives the last one, to the digits printed."""
    *lines, result = map(right_side, printed)
    for line in lines:
        if "…" not in line and "∞" not in line + result and "?" not in line + result:
            apart = abs(value(line) - number(result))
            assert apart <= half_unit(result), f"{line} is not {result}"


def checked_vector(stage: Stage) -> None:
    w, x = re.fullmatch(r"ŷ = \(?([^)]*?)\)? · \[(.*)\]", plain(stage)[0]).groups()  # type: ignore[union-attr]
    printed = plain(stage)[1].removeprefix("= [").removesuffix("]").split(", ")
    for x_i, y_i in zip(x.split(", "), printed, strict=True):
        if y_i not in ("…", "∞", "−∞"):
            apart = abs(number(w) * number(x_i) - number(y_i))
            assert apart <= half_unit(y_i), f"{w} · {x_i} is not {y_i}"


def rounds(stage: Stage, result: Any) -> None:
    """The result printed is the run's own, rounded."""
    text = right_side(plain(stage)[-1])
    if math.isfinite(result):
        assert abs(Fraction(float(result)) - number(text)) <= half_unit(text)


def numbers_of(stage: Stage) -> list[str]:
    """The numbers of a result that is a vector."""
    return plain(stage)[-1].removeprefix("= [").removesuffix("]").split(", ")


def is_finite(*texts: str) -> bool:
    return not any(sign in text for text in texts for sign in "…∞?")


def gives_number(line: str, result: str) -> None:
    """What stands right of the first sign gives a result, to the digits printed."""
    for part in right_side(line).split(" = "):
        if is_finite(part, result):
            apart = abs(value(part) - number(result))
            assert apart <= half_unit(result), f"{line} is not {result}"


def line_adds_up(step: Step) -> None:
    """The same for the stages of a line, whose gradient and update have two results."""
    prediction, loss, gradient, update = stages(step)
    formula = r"ŷ = \(?([^)]*?)\)? · \[(.*)\] (.*)"
    w, x, b = re.fullmatch(formula, plain(prediction)[0]).groups()  # type: ignore[union-attr]
    for x_i, y_i in zip(x.split(", "), numbers_of(prediction), strict=True):
        if is_finite(x_i, y_i, w, b):
            of_line = number(w) * number(x_i) + number(b.replace(" ", ""))
            assert abs(of_line - number(y_i)) <= half_unit(y_i)
    checked(loss)
    rounds(loss, step.loss)
    lines, ends = plain(gradient)[:-1], numbers_of(gradient)
    each = len(lines) // 2
    for at, (end, moved) in enumerate(zip(ends, step.params, strict=True)):
        own, *pile = lines[at * each : (at + 1) * each]
        if pile:
            before, sign, added = right_side(pile[0]).split(" ")
            assert is_finite(before, added) <= (sign in "+−")
            gives_number(own, added if sign == "+" else f"−{added}")
        gives_number(pile[0] if pile else own, end)
        if np.isfinite(moved.gradient):
            apart = abs(Fraction(float(moved.gradient)) - number(end))
            assert apart <= half_unit(end)
    lines, ends = plain(update)[:-1], numbers_of(update)
    for at, (end, moved) in enumerate(zip(ends, step.params, strict=True)):
        arrow, worked_out = lines[2 * at : 2 * at + 2]
        gives_number(arrow, end)
        gives_number(worked_out, end)
        if np.isfinite(moved.following):
            apart = abs(Fraction(float(moved.following)) - number(end))
            assert apart <= half_unit(end)


def adds_up(step: Step) -> None:
    if step.bias:
        line_adds_up(step)
        return
    prediction, loss, gradient, update = stages(step)
    checked_vector(prediction)
    for stage, result in (
        (loss, step.loss),
        (gradient, step.gradient),
        (update, step.w_next),
    ):
        checked(stage)
        rounds(stage, result)


@given(
    slipping(),
    st.sampled_from(["manual", "autograd"]),
    st.integers(0, 40),
)
def test_what_is_shown_adds_up_as_shown(e: Experiment, side: str, k: int) -> None:
    adds_up(step_of(e, k, side))


@given(
    slipping_lines(),
    st.sampled_from(["manual", "autograd"]),
    st.integers(0, 40),
)
def test_what_is_shown_of_a_line_adds_up_as_shown(
    e: Experiment, side: str, k: int
) -> None:
    if e.update == "all":
        adds_up(step_of(e, k, side))


@pytest.mark.parametrize("precision", ["float32", "float64"])
@pytest.mark.parametrize("slip", [*MANUAL_GRADIENTS, "no_zero_grad"])
# the lines of other optimisers are in test_optimizer_lines.py
@pytest.mark.parametrize("name", [n for n, e in PRESETS.items() if not e.remembers])
def test_every_state_of_every_preset_adds_up(
    name: str, slip: str, precision: str
) -> None:
    side = "autograd" if slip == "no_zero_grad" else "manual"
    e = changed(PRESETS[name], **{f"{side}_gradient": slip}, precision=precision)
    trace = run_manual(e) if side == "manual" else run_autograd(e)
    for k in range(trace.states):
        adds_up(Step.of(e, side, trace, k))


HARD = {
    "at the optimum": changed(LESSON, w0=2),
    "near the optimum": changed(LESSON, iterations=2_000),
    "noise of a sum": changed(PRESETS["hubble"], iterations=1_000),
    "diverging": changed(LESSON, learning_rate=1, iterations=100),
    "tiny": Experiment(
        x=[1e-30, 2e-30], y=[1, 3], learning_rate=1e9, precision="float64"
    ),
    "huge": Experiment(
        x=[1e15, 2e15], y=[1, 3], learning_rate=1e-31, precision="float64"
    ),
    "no rate": changed(LESSON, learning_rate=0),
    "no slope": changed(LESSON, x=[0, 0, 0, 0], w0=3),
    "cancelling": Experiment(x=[1, -1, 1e-7], y=[1e6, 1e6, 1e-9], w0=0.1),
}


@pytest.mark.parametrize("precision", ["float32", "float64"])
@pytest.mark.parametrize("name", HARD)
def test_hard_cases_add_up(name: str, precision: str) -> None:
    if name not in ("tiny", "huge"):
        e = changed(HARD[name], precision=precision)
    else:
        e = HARD[name]
    last = run_manual(e).states - 1
    for k in sorted({0, 1, last // 2, last - 1, last}):
        adds_up(step_of(e, k))


# --- the strings ----------------------------------------------------------------------


def test_the_lessons_second_step_is_written_out() -> None:
    prediction, loss, gradient, update = stages(step_of(LESSON, 1))
    assert prediction.formula == "ŷ = w·x"
    assert plain(prediction) == ["ŷ = 0.3 · [1, 2, 3, 4]", "= [0.3, 0.6, 0.9, 1.2]"]
    assert spaced(loss.formula) == "J = 1/N · Σ (ŷᵢ − yᵢ)²"
    assert plain(loss) == [
        "J = ((0.3 − 2)² + (0.6 − 4)² + (0.9 − 6)² + (1.2 − 8)²) / 4",
        "= (2.89 + 11.56 + 26.01 + 46.24) / 4",
        "= 86.7 / 4",
        "= 21.675",
    ]
    assert spaced(gradient.formula) == "J′ = 1/N · Σ 2·xᵢ·(ŷᵢ − yᵢ)"
    assert plain(gradient) == [
        "J′ = (2·1·(0.3 − 2) + 2·2·(0.6 − 4) + 2·3·(0.9 − 6) + 2·4·(1.2 − 8)) / 4",
        "= (−3.4 − 13.6 − 30.6 − 54.4) / 4",
        "= −102 / 4",
        "= −25.5",
    ]
    assert update.formula == "w ← w − η·J′"
    assert plain(update) == ["w ← 0.3 − 0.01 · (−25.5)", "= 0.3 + 0.255", "= 0.555"]


def test_the_sum_is_not_divided() -> None:
    gradient, update = stages(step_of(SUM, 1))[2:]
    assert spaced(gradient.formula) == "gradient = Σ 2·xᵢ·(ŷᵢ − yᵢ)"
    assert plain(gradient)[1:] == ["= −1.6 − 6.4 − 14.4 − 25.6", "= −48"]
    assert "/" not in "".join(plain(gradient))
    assert update.formula == "w ← w − η·gradient"
    assert plain(update) == ["w ← 1.2 − 0.01 · (−48)", "= 1.2 + 0.48", "= 1.68"]


def test_the_lost_2_is_nowhere() -> None:
    gradient, update = stages(step_of(changed(LESSON, manual_gradient="no2"), 1))[2:]
    assert spaced(gradient.formula) == "gradient = 1/N · Σ xᵢ·(ŷᵢ − yᵢ)"
    assert plain(gradient)[1:] == [
        "= (−1.85 − 7.4 − 16.65 − 29.6) / 4",
        "= −55.5 / 4",
        "= −13.875",
    ]
    assert update.formula == "w ← w − η·gradient"


def test_uphill_adds_what_is_right() -> None:
    gradient, update = stages(step_of(changed(LESSON, manual_gradient="uphill"), 1))[2:]
    assert spaced(gradient.formula) == "J′ = 1/N · Σ 2·xᵢ·(ŷᵢ − yᵢ)"
    assert update.formula == "w ← w + η·J′"
    assert plain(update) == ["w ← −0.3 + 0.01 · (−34.5)", "= −0.3 − 0.345", "= −0.645"]


def test_what_piles_up_is_added_to_what_is_there() -> None:
    e = changed(LESSON, autograd_gradient="no_zero_grad")
    gradient, update = stages(step_of(e, 1, "autograd"))[2:]
    assert plain(gradient)[1:] == [
        "= (−3.4 − 13.6 − 30.6 − 54.4) / 4",
        "= −25.5",
        "w.grad = −30 − 25.5",
        "= −55.5",
    ]
    assert update.formula == "w ← w − η·w.grad"
    assert plain(update) == ["w ← 0.3 − 0.01 · (−55.5)", "= 0.3 + 0.555", "= 0.855"]
    first = plain(stages(step_of(e, 0, "autograd"))[2])
    assert first[-2:] == ["w.grad = 0 − 30", "= −30"]


def test_one_neuron_needs_no_sum() -> None:
    written_out = [plain(stage) for stage in stages(step_of(PRESETS["neuron"], 0))]
    assert written_out == [
        ["ŷ = 1 · [1]", "= [1]"],
        ["J = (1 − 2)²", "= 1"],
        ["J′ = 2·1·(1 − 2)", "= −2"],
        ["w ← 1 − 0.1 · (−2)", "= 1 + 0.2", "= 1.2"],
    ]


def test_of_many_points_the_middle_is_left_out() -> None:
    prediction, loss, gradient, _ = stages(step_of(PRESETS["hubble"], 1))
    assert plain(prediction)[0].endswith("[0.032, 0.034, 0.214, …, 2]")
    for stage in (loss, gradient):
        assert stage.lines[0].count("…") == stage.lines[1].count("…") == 1
        assert plain(stage)[2].endswith(" / 24")
    six = Experiment(x=range(1, MOST_WRITTEN + 1), y=range(MOST_WRITTEN))
    assert "…" not in "".join(plain(stages(step_of(six, 1))[1]))


def test_negative_numbers_get_their_parentheses() -> None:
    e = Experiment(x=[-1, 2], y=[1, -2], w0=-0.5)
    prediction, loss, gradient, update = map(plain, stages(step_of(e, 0)))
    assert prediction == ["ŷ = (−0.5) · [−1, 2]", "= [0.5, −1]"]
    assert loss[0] == "J = ((0.5 − 1)² + (−1 − (−2))²) / 2"
    assert gradient[0] == "J′ = (2·(−1)·(0.5 − 1) + 2·2·(−1 − (−2))) / 2"
    assert gradient[1] == "= (1 + 4) / 2"
    assert update[0] == "w ← −0.5 − 0.01 · 2.5"


def test_lines_break_only_between_terms() -> None:
    for stage in stages(step_of(LESSON, 1)):
        for line in stage.lines:
            for part in line.split(" "):
                assert part.count("(") - part.count(")") in (-1, 0, 1)
                assert not part.endswith(("−", "+", "·", "="))


def test_a_run_that_leaves_the_finite_numbers_says_so() -> None:
    e = changed(LESSON, learning_rate=1e9, iterations=100)
    last = run_manual(e).states - 1
    assert stages(step_of(e, last))[3].result.removeprefix("=").strip()


@pytest.mark.parametrize(
    ("result", "follows", "text"),
    [
        (2 / 3, "0.6666666", "0.666667"),
        (2 / 3, "0.66665", "0.6667"),
        (1.23456e-5, "-3e-6", "0.0000"),
        (-1e-9, "1e-9", "0.00000000"),
        (0.0, "0", "0"),
        (1e30, "1e30", "1e30"),
    ],
)
def test_a_result_has_the_digits_that_it_can_bear(
    result: float, follows: str, text: str
) -> None:
    assert rounded_result(result, [Decimal(follows)]).text == text


def test_an_infinite_number_is_written_as_such() -> None:
    texts = [rounded(v, 6).text for v in (math.inf, -math.inf, math.nan)]
    assert texts == ["∞", "−∞", "?"]
