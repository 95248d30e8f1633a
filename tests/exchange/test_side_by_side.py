"""Side by side: two short programs that stand level, and print what the runs did."""

from __future__ import annotations

import contextlib
import io
import itertools
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from numpy.typing import NDArray

from gd_core import PRESETS, Experiment, Trace, run_autograd, run_manual
from gd_core.exchange.exports import data_csv, file_name
from gd_core.exchange.short_programs import LINE, STAGES_OF_STEP
from gd_core.exchange.side_by_side import (
    MOST_CODE_ROWS,
    CodeRow,
    program_of,
    side_by_side,
)
from gd_core.runs.checks import (
    MODELS,
    OPTIMIZERS,
    SIDES,
    UPDATES,
    autograd_gradients,
    manual_gradients,
)
from gd_core.runs.losses import LOSSES
from tests.conftest import changed, clean_process, slipping, slipping_lines

LESSON, HUBBLE = PRESETS["lesson"], PRESETS["hubble"]
RUN = {"manual": run_manual, "autograd": run_autograd}
OF_RATE = {"sgd": 0.01, "momentum": 0.01, "nesterov": 0.01}  # of others 0.1
KINDS = [*itertools.product(OPTIMIZERS, MODELS, UPDATES)]


def of_kind(optimizer: str, model: str, update: str, **others: Any) -> Experiment:
    """The lesson, run in another way."""
    rate = OF_RATE.get(optimizer, 0.1)
    made = {"optimizer": optimizer, "model": model, "update": update}
    return changed(LESSON, **made, learning_rate=rate, **others)


def printed(program: str, precise: bool = True) -> NDArray[np.float64]:
    """The numbers that a program prints, a row a line; of `precise` with all digits."""
    out = io.StringIO()
    if precise:
        program = program.replace(":g}", ":.17g}")
    with contextlib.redirect_stdout(out), np.errstate(all="ignore"):
        exec(compile(program, "program", "exec"), {})
    return np.array([line.split() for line in out.getvalue().splitlines()], dtype=float)


def in_trace(e: Experiment, trace: Trace) -> NDArray[np.float64]:
    """The same as the run has it: k, parameters, loss, gradient by w."""
    if trace.updates is None:
        own = trace.params, trace.loss, trace.gradient
        return np.column_stack([np.arange(trace.states), *own]).astype(float)
    params = trace.updates.params
    rows = np.arange(len(params))
    x, y = (values[rows % e.n] for values in e.data())
    with np.errstate(all="ignore"):
        error = params[:, 0] * x + (params[:, 1] if e.model == "line" else 0) - y
        loss = error * error / (2 if e.made_of.halves else 1)
    gradient = trace.updates.gradients[:, 0]
    return np.column_stack([rows // e.n, params, loss, gradient]).astype(float)


def says_what_ran(e: Experiment, exactly: bool = True) -> None:
    """Both programs print the states of both runs, as far as these are finite."""
    rows = side_by_side(e)
    for side in SIDES:
        trace = RUN[side](e)
        found, run = printed(program_of(rows, side)), in_trace(e, trace)
        assert found.shape == ((e.iterations + 1) * (e.n // e.batch), run.shape[1])
        found = found[: len(run)]
        if exactly:
            assert np.array_equal(found[np.isfinite(run)], run[np.isfinite(run)])
        else:
            assert found == pytest.approx(run, rel=1e-5, abs=1e-5)


# --- what they print ------------------------------------------------------------------


@pytest.mark.parametrize(("optimizer", "model", "update"), KINDS)
def test_both_programs_print_the_run_with_every_slip(
    optimizer: str, model: str, update: str
) -> None:
    e = of_kind(optimizer, model, update, w0=0.3)
    by_hand = changed(e, manual_gradient=manual_gradients(optimizer)[-1])
    says_what_ran(by_hand)
    for slip in autograd_gradients(optimizer):
        says_what_ran(changed(e, autograd_gradient=slip, precision="float64"))


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_slip_by_hand_is_in_the_program(optimizer: str) -> None:
    for slip in manual_gradients(optimizer):
        e = of_kind(optimizer, "origin", "all", manual_gradient=slip)
        says_what_ran(e)
        wrong = [row for row in side_by_side(e) if "manual" in row.wrong]
        assert bool(wrong) == (slip != "mean")


@pytest.mark.parametrize("loss", LOSSES)
@pytest.mark.parametrize("update", UPDATES)
def test_every_loss_is_the_one_that_ran(loss: str, update: str) -> None:
    for model in MODELS:
        says_what_ran(changed(LESSON, loss=loss, model=model, update=update))


@settings(max_examples=40)
@given(slipping())
def test_whatever_is_run_through_the_origin(e: Experiment) -> None:
    says_what_ran(e)


@settings(max_examples=40)
@given(slipping_lines())
def test_whatever_line_is_run(e: Experiment) -> None:
    says_what_ran(changed(e, standardize=False))


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_standardised_x_is_that_of_the_run_to_the_digits_printed(
    optimizer: str,
) -> None:
    women = changed(PRESETS["women"], standardize=True, learning_rate=0.1)
    says_what_ran(changed(women, optimizer=optimizer), exactly=False)


def test_a_program_runs_alone_and_prints_six_digits(tmp_path: Path) -> None:
    rows = side_by_side(LESSON)
    for side in SIDES:
        said = clean_process("-c", program_of(rows, side), folder=tmp_path)
        assert said.splitlines()[0] == "0 0 30 -30"
        assert said.splitlines()[1] == "1 0.3 21.675 -25.5"
        assert said.splitlines()[-1].startswith("10 1.60625 ")


def test_long_data_is_read_from_the_file_that_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    x = np.linspace(-2, 3, 200)
    many = Experiment(x=x, y=np.sin(x), learning_rate=0.05)
    monkeypatch.chdir(tmp_path)
    for e in (many, of_hubble_with_adam()):
        name = file_name(e, "data")
        (tmp_path / name).write_text(data_csv(e))
        assert f'np.loadtxt("{name}"' in program_of(side_by_side(e), "autograd")
        says_what_ran(e)
    assert "loadtxt" not in program_of(side_by_side(HUBBLE), "manual")


def of_hubble_with_adam() -> Experiment:
    return changed(HUBBLE, model="line", optimizer="adam", learning_rate=1)


# --- how they stand -------------------------------------------------------------------


def rows_at(rows: tuple[CodeRow, ...], text: str) -> list[int]:
    """The numbers of the rows where either program has a text."""
    return [k for k, row in enumerate(rows) if text in row.manual + row.autograd]


@pytest.mark.parametrize(("optimizer", "model", "update"), KINDS)
def test_there_is_room_for_it_on_a_slide(
    optimizer: str, model: str, update: str
) -> None:
    for by_hand, slip, is_scaled in itertools.product(
        manual_gradients(optimizer), autograd_gradients(optimizer), (False, True)
    ):
        slips = {"manual_gradient": by_hand, "autograd_gradient": slip}
        e = of_kind(optimizer, model, update, standardize=is_scaled, **slips)
        rows = side_by_side(e)
        more = 3 * (optimizer == "adam" and model == "line")
        assert len(rows) <= MOST_CODE_ROWS + more
        assert all(len(code) <= LINE for row in rows for code in row[:2])


@pytest.mark.parametrize(("optimizer", "model", "update"), KINDS)
def test_stages_and_equal_names_are_level(
    optimizer: str, model: str, update: str
) -> None:
    rows = side_by_side(of_kind(optimizer, model, update))
    stages = [stage for stage, _ in itertools.groupby(row.stage for row in rows)]
    assert [stage for stage in stages if stage] == [*STAGES_OF_STEP]
    for text in (
        "iterations = ",
        "for k",
        "prediction = ",
        "error = ",
        "loss = ",
        "print(",
    ):
        (at,) = rows_at(rows, text)
        assert rows[at].manual
        assert rows[at].autograd
    (at,) = rows_at(rows, "w = torch.tensor")
    assert rows[at].manual == "w = np.float32(w0)"
    assert all(row.differs == (row.manual != row.autograd) for row in rows)


def test_of_gradient_descent_only_what_must_differs() -> None:
    rows = side_by_side(LESSON)
    assert len(rows) <= 24
    differing = [row.autograd.strip() for row in rows if row.differs]
    assert differing == [
        "import torch",
        "x, y = torch.tensor([xs, ys], dtype=torch.float32)",
        "w = torch.tensor(w0, dtype=x.dtype, requires_grad=True)",
        "loss = (error * error).mean()",
        "loss.backward()",
        "gradient = w.grad",
        "with torch.no_grad():",
        "w -= learning_rate * gradient",
        "w.grad = None",
    ]
    assert not any(row.wrong for row in rows)


def test_the_wrong_line_is_marked_on_its_side() -> None:
    e = changed(LESSON, manual_gradient="sum", autograd_gradient="no_zero_grad")
    by_hand, by_autograd = (row for row in side_by_side(e) if row.wrong)
    assert by_hand.wrong == ("manual",)
    assert by_hand.manual.strip() == "gradient = np.dot(2 * x, error).mean()"
    assert by_autograd.wrong == ("autograd",)
    assert by_autograd.autograd.strip() == "# WRONG: no w.grad = None"
    column = changed(LESSON, autograd_gradient="broadcast")
    (wrong,) = (row for row in side_by_side(column) if row.wrong)
    assert (wrong.manual, wrong.autograd) == ("", "y = y[:, None]")


def test_the_function_of_a_step_has_the_slip_where_two_parameters_remember() -> None:
    e = of_kind("adam", "line", "all", manual_gradient="no_correction")
    (wrong,) = (row for row in side_by_side(e) if row.wrong)
    assert wrong.manual == "    step_size, root = learning_rate, np.sqrt(v) + eps"
