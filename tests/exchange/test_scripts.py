"""Scripts: what is taken home prints, in a clean process, what the page shows."""

from __future__ import annotations

import ast
import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gd_core import PRESETS, Experiment, Trace, run_autograd, run_manual
from gd_core.exchange.exports import file_name
from gd_core.exchange.loops import WIDTH, loop_of
from gd_core.exchange.scripts import MOST_SEEN, SCRIPT_KINDS, loop, script
from gd_core.exchange.source import wrong_line
from gd_core.runs.checks import (
    OPTIMIZERS,
    PRECISIONS,
    SIDES,
    UPDATES,
    autograd_gradients,
    manual_gradients,
)
from gd_core.runs.units import own_units
from gd_core.text.numbers import ALL_DIGITS
from tests.conftest import changed, clean_process, slipping, slipping_lines

LESSON = PRESETS["lesson"]
MANY = np.linspace(-3, 5, 3_000)
TAKEN = {
    **{name: PRESETS[name] for name in ("lesson", "edge", "zero_grad", "hubble")},
    "sum": changed(LESSON, manual_gradient="sum"),
    "no2": changed(LESSON, manual_gradient="no2", precision="float64"),
    "uphill": changed(LESSON, manual_gradient="uphill", iterations=60),
    "gone": changed(LESSON, learning_rate=3, iterations=80),
    "both-slips": changed(
        LESSON, manual_gradient="sum", autograd_gradient="no_zero_grad", w0=-2.5
    ),
    "odd": Experiment(
        x=[1e-20, -2.5e3, 7],
        y=[3, 0.1, 1e10],
        w0=1e5,
        learning_rate=1e-7,
        iterations=33,
    ),
    "fine": Experiment(
        x=[1 / 3, 2 / 3],
        y=[0.1, 0.7],
        w0=0.3,
        learning_rate=0.7,
        iterations=25,
        manual_gradient="mean",
        precision="float64",
    ),
    "many": Experiment(
        x=MANY, y=np.sin(MANY), w0=0.5, learning_rate=0.04, iterations=12
    ),
    "huge": Experiment(
        x=[1e150],
        y=[-1e150],
        w0=3,
        learning_rate=1e-301,
        iterations=5,
        manual_gradient="mean",
        precision="float64",
    ),
    "one": Experiment(x=[2], y=[3], manual_gradient="sum"),
    "each": changed(LESSON, update="each", manual_gradient="no2"),
    "each-kept": changed(
        LESSON, update="each", autograd_gradient="no_zero_grad", loss="half_sum"
    ),
    "each-gone": changed(LESSON, update="each", learning_rate=1, iterations=60),
    "half-mean": changed(LESSON, loss="half_mean", manual_gradient="twice"),
    "total": changed(LESSON, loss="sum", learning_rate=0.002, precision="float64"),
    "half-sum": changed(
        LESSON, loss="half_sum", manual_gradient="averaged", learning_rate=0.002
    ),
}


WOMEN = changed(PRESETS["women"], standardize=True, learning_rate=0.4)
TAKEN |= {
    "women": PRESETS["women"],
    "three": changed(PRESETS["three"], b0=-2.5, manual_gradient="twice"),
    "line-standardised": WOMEN,
    "line-standardised-fine": changed(WOMEN, precision="float64", loss="half_sum"),
    "line-standardised-each": changed(WOMEN, update="each", b0=0.1),
    "line-standardised-gone": changed(WOMEN, learning_rate=90, precision="float64"),
    "line-gone": changed(PRESETS["three"], learning_rate=5, iterations=60),
    "line-uphill": changed(PRESETS["three"], manual_gradient="uphill", iterations=9),
    "line-kept": changed(PRESETS["three"], autograd_gradient="no_zero_grad"),
    "line-each": changed(PRESETS["three"], update="each", manual_gradient="no2"),
    "broadcast": changed(LESSON, autograd_gradient="broadcast"),
    "line-broadcast": changed(WOMEN, autograd_gradient="broadcast", iterations=30),
    "line-alone": changed(PRESETS["three"], x=[2], y=[3], learning_rate=0.01),
}


MOMENTUM = changed(LESSON, optimizer="momentum", manual_gradient="momentum_averaged")
ADAM = changed(LESSON, optimizer="adam", learning_rate=0.1)
TAKEN |= {
    "momentum": changed(MOMENTUM, autograd_gradient="no_zero_grad"),
    "dampened-each": changed(
        MOMENTUM,
        manual_gradient="momentum_dampened",
        update="each",
        precision="float64",
    ),
    "nesterov-line": changed(
        PRESETS["three"],
        optimizer="nesterov",
        momentum=0.5,
        manual_gradient="lookahead_sign",
        autograd_gradient="forgets",
    ),
    "adagrad-averaged": changed(
        LESSON,
        optimizer="adagrad",
        learning_rate=0.5,
        manual_gradient="adagrad_averaged",
        autograd_gradient="forgets",
    ),
    "rmsprop-line-each": changed(
        PRESETS["three"],
        optimizer="rmsprop",
        update="each",
        manual_gradient="forgets",
        precision="float64",
        autograd_gradient="forgets",
    ),
    "adam": ADAM,
    "adam-line": changed(
        WOMEN, optimizer="adam", beta1=0.5, eps=0.1, manual_gradient="no_correction"
    ),
    "adam-gone": changed(ADAM, x=[1e3], y=[1e18]),  # the square overflows, w does not
}


@st.composite
def remembering(draw: st.DrawFn, /, **fixed: str) -> Experiment:
    """Random experiments whose optimiser remembers something, with its slips."""
    optimizer = draw(st.sampled_from(OPTIMIZERS[1:]))
    by_hand, by_autograd = manual_gradients(optimizer), autograd_gradients(optimizer)
    slips = {
        "manual_gradient": draw(st.sampled_from(by_hand)),
        "autograd_gradient": draw(st.sampled_from(by_autograd)),
    }
    e = draw(slipping() | slipping_lines())
    return changed(e, optimizer=optimizer, **slips | fixed)


def traces_of(e: Experiment) -> dict[str, Trace]:
    return {"manual": run_manual(e), "autograd": run_autograd(e)}


def rows(e: Experiment, trace: Trace) -> list[list[str]]:
    """The page's table: every digit that it shows."""
    digits = ALL_DIGITS[e.precision]
    return [
        [str(k), *(f"{value:.{digits}g}" for value in state)]
        for k, *state in trace.table().itertuples(index=False)
    ]


def ran(text: str, name: str, folder: Path) -> list[str]:
    """What a script prints in a clean process, which must not complain."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return clean_process("-I", str(file), folder=folder).splitlines()


def printed(lines: list[str]) -> list[list[str]]:
    """The rows of the tables among the lines."""
    return [line.split() for line in lines if line[:9].strip().isdigit()]


def told_below(e: Experiment, trace: Trace) -> list[str]:
    """What a script prints below the table of a run."""
    told = []
    if trace.diverged_at is not None:
        told = [f"iteration {trace.diverged_at} overflowed {e.precision}"]
    if e.standardize:
        w, b = own_units(e, trace.params[-1])
        w, b = (f"{value:.{ALL_DIGITS[e.precision]}g}" for value in (w, b))
        told.append(f"in the units of the data: w = {w}, b = {b}")
    return told


@pytest.mark.parametrize("name", TAKEN)
def test_each_script_prints_the_pages_table_digit_for_digit(
    name: str, tmp_path: Path
) -> None:
    e = TAKEN[name]
    traces = traces_of(e)
    for side, trace in traces.items():
        lines = ran(script(e, side), file_name(e, side), tmp_path)
        assert lines[0].split() == ["iteration", *trace.columns()]
        assert printed(lines) == rows(e, trace)
        assert lines[1 + trace.states :] == told_below(e, trace)
    lines = ran(script(e, "both"), file_name(e, "both"), tmp_path)
    assert printed(lines) == [row for t in traces.values() for row in rows(e, t)]
    for line in (line for trace in traces.values() for line in told_below(e, trace)):
        assert line in lines
    for at, by in enumerate(["", " by b"][: len(e.parameters)]):
        gradients = [float(trace.gradients[0, at]) for trace in traces.values()]
        shown = "by hand {:.9g}, by autograd {:.9g}".format(*gradients)
        assert lines[at - len(e.parameters)] == f"first gradient{by}: {shown}"


def test_the_comparison_is_measured(tmp_path: Path) -> None:
    several = (LESSON, TAKEN["sum"], TAKEN["fine"], WOMEN, TAKEN["adam-line"])
    for e in several:
        lines = ran(script(e, "both"), "both.py", tmp_path)
        traces = traces_of(e)
        common = f"{e.iterations + 1} states"
        for name in traces["manual"].columns():
            by_hand, by_autograd = (
                trace.columns()[name].astype(np.float64) for trace in traces.values()
            )
            most = np.abs(by_hand - by_autograd).max()
            step = np.spacing(np.abs(traces["autograd"].columns()[name]).max())
            line = f"{name}: they differ by at most {most:.3g}, {e.precision} has steps"
            line = f"{line} of {step:.3g}" if most else f"{name}: equal in all {common}"
            assert any(shown.startswith(line) for shown in lines)


@pytest.mark.parametrize("precision", PRECISIONS)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_whatever_is_chosen_a_script_makes_the_very_run(
    optimizer: str, precision: str, capsys: pytest.CaptureFixture[str]
) -> None:
    base = LESSON if precision == "float32" else changed(PRESETS["three"], iterations=9)
    made = changed(base, optimizer=optimizer, precision=precision)
    slips = {"manual": manual_gradients, "autograd": autograd_gradients}
    runs = {"manual": run_manual, "autograd": run_autograd}
    for side, update in itertools.product(SIDES, UPDATES):
        for slip in slips[side](optimizer):
            e = changed(made, update=update, **{f"{side}_gradient": slip})
            scope: dict[str, Any] = {}
            with np.errstate():  # a script switches NumPy's warnings off
                exec(script(e, side), scope)
            columns = np.array(scope["states"], precision).T
            for column, (name, values) in zip(
                columns, runs[side](e).columns().items(), strict=True
            ):
                assert column.tobytes() == values.tobytes(), (update, slip, name)
    capsys.readouterr()


@given(slipping() | slipping_lines() | remembering())
def test_a_script_is_a_loop_and_nothing_but_numpy_and_torch(e: Experiment) -> None:
    for kind in SCRIPT_KINDS:
        text = script(e, kind)
        compile(text, kind, "exec")
        imports = {
            line for line in text.splitlines() if line.startswith(("import", "from"))
        }
        nodes = ast.walk(ast.parse(text))
        named = {node.id for node in nodes if isinstance(node, ast.Name)}
        of_math = sorted(named & {"fsum", "isfinite", "sqrt"})
        allowed = {f"from math import {', '.join(of_math)}"}
        allowed |= {"import numpy as np"} if kind != "autograd" else set()
        allowed |= {"import torch"} if kind != "manual" else set()
        assert imports == allowed
        assert max(map(len, text.splitlines())) <= WIDTH
        slips = [side for side in SIDES if e.slip(side) != "right"]
        marked = [side for side in slips if kind in (side, "both")]
        assert text.count("# WRONG") >= len(marked)
        assert text.count("The line marked WRONG") == len(marked)


def test_the_loop_is_the_one_that_ran() -> None:
    e = TAKEN["sum"]
    loop = loop_of(e, "manual")
    line = wrong_line(loop)
    assert line
    assert loop.splitlines()[line - 1] == "    gradient = np.dot(2 * x, error).mean()"
    assert "with torch.no_grad():" in script(e, "autograd")


def test_a_line_has_only_what_it_needs() -> None:
    plain, ready = script(TAKEN["three"], "manual"), script(WOMEN, "manual")
    assert "J(w, b) = 1/N * sum of (w * x_i + b - y_i)^2" in plain
    assert "sigma" not in plain
    assert "sigma = sqrt(fsum(d * d for d in distances) / len(x_data))" in ready
    for text in (plain, ready):
        assert "memory" not in text
        assert "chain" not in text
        assert text.index("w0 = 0") < text.index("b0 = ") < text.index("rate = ")
    assert "b0" not in script(LESSON, "both")
    twice = loop_of(TAKEN["three"], "manual").splitlines()
    assert "    gradient_b = 2 * 2 * np.dot(ones, error) / len(ones)" in twice
    assert "    b = b - learning_rate * gradient_b" in twice


def test_an_optimiser_stands_in_the_loop_with_its_settings_on_top() -> None:
    text = script(ADAM, "manual")
    assert text.startswith('"""Adam by hand, in NumPy.\n')
    on_top = "learning_rate = 0.1\nbeta1 = 0.9\nbeta2 = 0.999\neps = 1e-08\n"
    assert on_top in text
    assert "m, v, t = np.zeros_like(w), np.zeros_like(w), 0\nstates = []" in text
    update = loop(ADAM, "manual").partition("    # update\n")[2].splitlines()
    assert [line.strip() for line in update] == [
        "t = t + 1",
        "m = beta1 * m + (1 - beta1) * gradient",
        "v = beta2 * v + (1 - beta2) * gradient * gradient",
        "step_size = learning_rate / (1 - beta1**t)",
        "root = np.sqrt(v) / sqrt(1 - beta2**t) + eps",
        "w = w - step_size * m / root",
    ]
    made = "torch.optim.Adam([w], lr=learning_rate, betas=(beta1, beta2), eps=eps)"
    text = script(ADAM, "autograd")
    assert f"\noptimizer = {made}\n" in text
    assert "    optimizer.step()\n    optimizer.zero_grad()\n" in text
    anew = loop(changed(ADAM, autograd_gradient="forgets"), "autograd")
    assert (
        f"    # WRONG: made anew, it remembers nothing\n    optimizer = {made}" in anew
    )


def test_two_parameters_share_a_step() -> None:
    e = changed(PRESETS["three"], optimizer="momentum", learning_rate=0.01)
    code = loop(e, "manual")
    assert code.startswith("def step(w, gradient, v):\n")
    assert code.count("v = momentum * v + gradient\n") == 1
    assert "    w, v = step(w, gradient, v)\n" in code
    assert "    b, v_b = step(b, gradient_b, v_b)\n" in code
    assert "def " not in loop(changed(e, model="origin"), "manual")


def test_the_slip_of_the_column_is_marked_in_the_script() -> None:
    for name in ("broadcast", "line-broadcast"):
        text = script(TAKEN[name], "autograd")
        assert "# WRONG: y of shape (n, 1)\ny = y[:, None]\n" in text
        assert "[:, None]" not in script(TAKEN[name], "manual")
    of_each = changed(TAKEN["broadcast"], update="each")  # each point has one error
    assert "WRONG" not in script(of_each, "autograd")


def test_a_preview_leaves_long_data_out_and_says_so() -> None:
    e = TAKEN["many"]
    preview = script(e, "manual", preview=True)
    assert f"...  # and {3_000 - MOST_SEEN:,} more" in preview
    assert len(preview.splitlines()) < 80
    whole = script(e, "manual")
    assert preview.splitlines()[-20:] == whole.splitlines()[-20:]
    assert script(LESSON, "both", preview=True) == script(LESSON, "both")
