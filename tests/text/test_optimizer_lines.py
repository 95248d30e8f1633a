"""The lines of an optimiser on the last card of a step add up as they are printed."""

from __future__ import annotations

import re
from decimal import Decimal, localcontext

import numpy as np
import pytest

from gd_core import PRESETS, Experiment, InputError, Step, run_autograd, run_manual
from gd_core.runs.checks import OPTIMIZERS, autograd_gradients, manual_gradients
from gd_core.text.arithmetic import stages
from tests.conftest import changed

LESSON = PRESETS["lesson"]
REMEMBERING = OPTIMIZERS[1:]
NBSP = "\N{NO-BREAK SPACE}"
RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def value(text: str) -> Decimal:
    """What a printed expression comes to, evaluated from what is printed."""
    code = text.replace("−", "-").replace("·", "*")
    code = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹]+", lambda m: "**" + m[0].translate(RAISED), code)
    code = re.sub(r"(?<![\w.])(\d+(?:\.\d+)?(?:e[-+]?\d+)?)", r"D('\1')", code)
    code = re.sub(r"√(D\('[^']+'\))", r"S(\1)", code).replace("√(", "S(")
    code = re.sub(r"\*\*D\('(\d+)'\)", r"**\1", code)
    with localcontext() as context:
        context.prec = 60
        return Decimal(eval(code, {"D": Decimal, "S": lambda v: v.sqrt()}))


def half_unit(text: str) -> Decimal:
    """Half a unit of the last digit printed."""
    exponent = Decimal(text.replace("−", "-")).as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(5).scaleb(exponent - 1)


def adds_up(e: Experiment, side: str, k: int) -> None:
    run = run_manual if side == "manual" else run_autograd
    step = Step.of(e, side, run(e), k)
    stage = stages(step)[3]
    lines = [line.replace(NBSP, " ") for line in stage.lines]
    if len(e.parameters) == 1:
        lines[-1] += f" {stage.result.replace(NBSP, ' ')}"
    assert len(lines) == (len(e.remembers) + 1) * len(e.parameters)
    for line in lines:
        name, _, rest = line.partition(" ← ")
        expression, _, result = rest.rpartition(" = ")
        parts = e.remembers
        if len(e.parameters) > 1:
            parts = tuple(f"{part}_{of}" for part in parts for of in e.parameters)
        assert name in (*parts, *e.parameters)
        if any(sign in rest for sign in "∞?…"):
            continue
        assert abs(value(expression) - value(result)) <= half_unit(result), line


@pytest.mark.parametrize("model", ["origin", "line"])
@pytest.mark.parametrize("name", REMEMBERING)
def test_every_line_gives_its_result_with_every_slip(name: str, model: str) -> None:
    e = changed(LESSON, optimizer=name, model=model, learning_rate=0.05)
    for slip in manual_gradients(name):
        for k in (0, 1, 7, 10):
            adds_up(changed(e, manual_gradient=slip), "manual", k)
    for slip in autograd_gradients(name):
        for k in (0, 3):
            adds_up(changed(e, autograd_gradient=slip), "autograd", k)


@pytest.mark.parametrize("name", REMEMBERING)
def test_lines_of_random_runs_add_up(name: str) -> None:
    rng = np.random.default_rng(len(name))
    for _ in range(40):
        n = int(rng.integers(1, 6))
        try:
            e = Experiment(
                x=rng.normal(size=n).round(3) * 10 ** int(rng.integers(-3, 4)),
                y=rng.normal(size=n).round(3),
                w0=round(float(rng.normal()), 2),
                learning_rate=float(f"{10 ** rng.uniform(-4, 0):.2g}"),
                optimizer=name,
                manual_gradient=str(rng.choice(manual_gradients(name))),
                precision=str(rng.choice(["float32", "float64"])),
                model=str(rng.choice(["origin", "line"])),
                update=str(rng.choice(["all", "each"], p=[0.9, 0.1])),
                momentum=float(rng.uniform(0.1, 0.99)),
                beta1=float(rng.uniform(0, 0.95)),
            )
        except InputError:  # too large together
            continue
        if e.update == "all":
            adds_up(e, "manual", int(rng.integers(0, 10)))


def test_the_lessons_lines_are_these() -> None:
    e = changed(LESSON, optimizer="momentum")
    stage = stages(Step.of(e, "manual", run_manual(e), 2))[3]
    assert stage.formula == "v ← μ·v + J′\nw ← w − η·v"
    assert [line.replace(NBSP, " ") for line in stage.lines] == [
        "v ← 0.9 · (−52.5) − 17.625 = −64.875",
        "w ← 0.825 − 0.01 · (−64.875)",
    ]
    assert stage.result == f"={NBSP}1.47375"


def test_of_a_line_each_part_says_whose_it_is_and_g_and_t_are_defined() -> None:
    e = changed(LESSON, optimizer="adam", model="line", learning_rate=0.1)
    stage = stages(Step.of(e, "manual", run_manual(e), 2))[3]
    assert stage.formula.endswith(f"\n{'g = ∂J/∂θ, t = k + 1'.replace(' ', NBSP)}")
    names = [line.partition(" ← ")[0] for line in stage.lines]
    assert names == ["m_w", "v_w", "w", "m_b", "v_b", "b"]
    assert f"(1{NBSP}−{NBSP}0.9³)" in stage.lines[2]  # t = k + 1 with k = 2
    for line in stage.lines:  # which break at spaces, and not before its result
        assert line.rpartition(" ")[2].startswith(f"={NBSP}")
    anew = changed(e, autograd_gradient="forgets")
    formula = stages(Step.of(anew, "autograd", run_autograd(anew), 2))[3].formula
    assert formula.replace(NBSP, " ").endswith("t = 1")
