"""check_run: what a printed run is, in cases whose truth is known."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gd_core import (
    PRESETS,
    Experiment,
    InputError,
    Trace,
    check_run,
    read_run,
    run_manual,
)
from gd_core.analysis.checking import RunCheck
from gd_core.exchange.example_run import example_run
from tests.conftest import changed

LESSON = PRESETS["lesson"]
ADAM = changed(LESSON, optimizer="adam", learning_rate=0.1)


def columns(trace: Trace, *names: str, digits: int = 6) -> dict[str, Any]:
    """Columns of a run as somebody would print them."""
    held = trace.columns(with_memory=False)
    texts = {name: [f"{value:.{digits}f}" for value in held[name]] for name in names}
    return {**{n: [*map(float, t)] for n, t in texts.items()}, "digits": digits}


def check(e: Experiment, made: Experiment, *names: str, digits: int = 6) -> RunCheck:
    """What the run by hand of another experiment is, with the settings of one."""
    return check_run(e, **columns(run_manual(made), *names, digits=digits))


def test_the_right_run_is_right() -> None:
    result = check(LESSON, LESSON, "w", "loss")
    assert result.finding == "right"
    assert result.begins_at is None
    assert result.candidates == ("right",)


def test_the_tutorial_as_its_own_code_prints_it() -> None:
    # float32 throughout, w after the update beside the loss of before it
    x, y = np.array([1, 2, 3, 4], np.float32), np.array([2, 4, 6, 8], np.float32)
    w, lines = 0.0, []
    for epoch in range(10):
        prediction = w * x
        loss = ((prediction - y) ** 2).mean()
        gradient = np.dot(2 * x, prediction - y).mean()
        w -= 0.01 * gradient
        lines.append(f"epoch {epoch + 1}: w = {w:.3f}, loss = {loss:.8f}")
    result = check_run(LESSON, **read_run("\n".join(lines)).given)
    assert result.finding == "sum"
    assert result.begins_at == 1
    assert result.conventions == ("loss_before",)
    assert result.shown is not None
    shown = result.shown
    assert (shown.column, shown.yours) == ("w", 1.2)
    assert shown.right == pytest.approx(0.3)


def test_the_example_is_the_tutorials_mistake() -> None:
    result = check_run(LESSON, **read_run(example_run(LESSON)).given)
    assert result.finding == "sum"


@pytest.mark.parametrize(
    ("changes", "setting"),
    [
        ({"learning_rate": 0.013}, {"learning_rate": 0.013}),
        ({"w0": 0.7}, {"w0": 0.7}),
        ({"x": [1, 2, 3], "y": [2, 4, 6]}, {"points": 3}),
        ({"optimizer": "rmsprop"}, {"optimizer": "rmsprop"}),
    ],
)
def test_another_setting_is_found(
    changes: dict[str, Any], setting: dict[str, Any]
) -> None:
    result = check(LESSON, changed(LESSON, **changes), "w", "loss")
    assert result.finding == "other_setting"
    assert dict(result.settings) == setting
    assert result.begins_at is not None


def test_updates_after_each_point_are_found_where_no_rate_does_the_same() -> None:
    e = changed(LESSON, y=[2, 4, 6, 9])
    result = check(e, changed(e, update="each"), "w", "loss")
    assert result.finding == "other_setting"
    assert dict(result.settings) == {"update": "each"}
    # on points of one line a pass is one update at another rate
    result = check(LESSON, changed(LESSON, update="each"), "w", "loss")
    assert result.finding == "ambiguous"
    assert {*result.candidates} == {"update", "learning_rate"}


def test_a_rate_that_is_no_round_number_is_found_to_the_digits_printed() -> None:
    made = changed(LESSON, learning_rate=0.0123456)
    result = check(LESSON, made, "w", digits=8)
    assert result.settings["learning_rate"] == pytest.approx(0.0123456, rel=1e-6)


@pytest.mark.parametrize("loss", ["half_mean", "sum", "half_sum"])
def test_another_loss_is_a_convention(loss: str) -> None:
    result = check(LESSON, changed(LESSON, loss=loss), "w", "loss")
    assert result.finding == "right"
    assert result.conventions == (f"loss:{loss}",)
    assert dict(result.settings) == {"loss": loss}


def test_a_loss_that_is_only_printed_otherwise_is_a_convention() -> None:
    given = columns(run_manual(LESSON), "w", "loss")
    given["loss"] = [4 * loss for loss in given["loss"]]
    result = check_run(LESSON, **given)
    assert result.finding == "right"
    assert result.conventions == ("loss:sum",)


def test_weights_of_adam_do_not_tell_the_gradient_and_that_is_said() -> None:
    result = check(ADAM, changed(ADAM, manual_gradient="sum"), "w", "loss")
    assert result.finding == "ambiguous"
    assert {"right", "sum"} <= {*result.candidates}
    assert result.advice is not None
    assert result.advice[:2] == ("column", "gradient")


def test_with_the_gradient_adams_sum_is_told_and_the_place_of_eps_is_not() -> None:
    wrong = check(ADAM, changed(ADAM, manual_gradient="sum"), "w", "gradient")
    assert wrong.finding == "sum"
    right = check(ADAM, ADAM, "w", "loss", "gradient")
    assert right.finding == "right"
    assert "eps_inside" in right.candidates


def test_few_digits_of_a_slow_run_do_not_tell() -> None:
    slow = changed(LESSON, learning_rate=1e-5)
    result = check(slow, slow, "w", digits=2)
    assert result.finding == "ambiguous"
    assert result.advice is not None


def test_a_slip_that_begins_in_the_middle_is_found_there() -> None:
    first, later = run_manual(changed(LESSON, iterations=4)), []
    w = float(first.final_w)
    for _ in range(6):  # from here on the sum
        w -= 0.01 * 4 * 15 * (w - 2)
        later.append(w)
    printed = [*map(float, first.w), *later]
    result = check_run(LESSON, w=[round(w, 5) for w in printed], digits=5)
    assert result.finding == "sum"
    assert (result.begins_at, result.switches_at) == (5, 4)
    assert list(result.explained["w"]) == pytest.approx(printed, abs=1e-5)


def test_one_misprint_is_named_and_no_other_row() -> None:
    given = columns(run_manual(LESSON), "w")
    given["w"][6] += 0.5
    result = check_run(LESSON, **given)
    assert result.finding == "unknown"
    assert result.begins_at == 6
    assert result.rows_off == (6,)


def test_a_jump_shows_in_one_step_alone() -> None:
    given = columns(run_manual(LESSON), "w")
    moved = run_manual(changed(LESSON, w0=given["w"][5] + 0.25))
    given["w"][6:] = columns(moved, "w")["w"][1:6]
    result = check_run(LESSON, **given)
    assert result.finding == "unknown"
    assert result.steps_off == (6,)


def test_every_tenth_row_and_a_start_that_is_missing() -> None:
    trace = run_manual(changed(LESSON, iterations=100, manual_gradient="no2"))
    rows = [*range(10, 101, 10)]
    w = [round(float(trace.w[k]), 4) for k in rows]
    assert check_run(LESSON, w=w, rows=rows, digits=4).finding == "no2"


def test_a_run_that_overflows_prints_inf() -> None:
    e = changed(LESSON, learning_rate=1, iterations=60)
    trace = run_manual(e)
    assert trace.diverged_at
    loss = [*map(float, trace.loss), float("inf"), float("inf")]
    assert check_run(e, loss=loss).finding == "right"
    loss[5] = float("nan")
    assert check_run(e, loss=loss).finding == "unknown"


def test_a_bias_that_was_printed_is_another_model() -> None:
    line = changed(LESSON, model="line")
    result = check(LESSON, line, "w", "b")
    assert result.finding == "other_setting"
    assert dict(result.settings) == {"model": "line"}


def test_numbers_of_float32_are_known_where_float64_is_set() -> None:
    e = changed(LESSON, precision="float64")
    result = check_run(e, w=run_manual(LESSON).w, loss=run_manual(LESSON).loss)
    assert (result.finding, result.precision) == ("right", "float32")


def test_zeros_that_were_not_printed_count() -> None:
    # 0.3 among 0.555 and 0.77175 is 0.30000
    w = [0.0, 0.3, 0.555, 0.77175, 0.9559875]
    assert check_run(LESSON, w=w).finding == "right"
    w[1] = 0.34
    assert check_run(LESSON, w=w).finding == "unknown"


@pytest.mark.parametrize(
    ("given", "key"),
    [
        ({}, "input.run.empty"),
        ({"w": []}, "input.run.empty"),
        ({"w": [1, 2], "loss": [1]}, "input.run.lengths"),
        ({"w": [1, 2], "rows": [1]}, "input.run.rows"),
        ({"w": [1, 2], "rows": [-1, 2]}, "input.run.row_numbers"),
        ({"w": [1, "a"]}, "input.run.not_numbers"),
        ({"w": [1, 2], "digits": {"w": [3]}}, "input.run.digits"),
        ({"w": [0.0] * 20_001}, "input.run.too_long"),
    ],
)
def test_what_cannot_be_used_is_said(given: dict[str, Any], key: str) -> None:
    with pytest.raises(InputError) as raised:
        check_run(LESSON, **given)
    assert raised.value.key == key
    assert "your run" in str(raised.value)


def test_many_rows_of_every_finding() -> None:
    e = changed(LESSON, iterations=9_999)
    trace = run_manual(e)
    assert check_run(e, w=trace.w).finding == "right"
    w = trace.w.astype(float)
    w[5_000] += 1
    result = check_run(e, w=w.round(6), digits=6)
    assert (result.finding, result.rows_off) == ("unknown", (5_000,))
