"""Charts: what they are made of, read back from their specification."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
import pytest

from gd_core import PRESETS, Experiment, Trace, run_autograd, run_manual
from gd_core.charts.loss import loss_alt, loss_charts, loss_data
from gd_core.charts.loss_axis import MOST_DRAWN, LossAxis, bucket_size, thin
from gd_core.charts.theme import RUN_COLORS
from tests.conftest import changed, numbers_of, rows_of

LESSON = PRESETS["lesson"]


def runs(e: Experiment) -> dict[str, Trace]:
    return {"manual": run_manual(e), "autograd": run_autograd(e)}


def spec(e: Experiment, side: str = "manual", scale: str = "linear") -> dict[str, Any]:
    made: dict[str, Any] = loss_charts(e, runs(e), scale)[side]
    return made


def domain(made: dict[str, Any]) -> tuple[float, float]:
    ends = [{"expr": "lowest"}, {"expr": "highest"}]
    for layer in made["layer"]:
        assert layer["encoding"]["y"]["scale"]["domain"] == ends
    numbers = numbers_of(made)
    return numbers["lowest"], numbers["highest"]


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("gradient", ["mean", "sum"])
def test_both_sides_share_axes_that_hold_every_loss(
    name: str, scale: str, gradient: str
) -> None:
    e = changed(PRESETS[name], manual_gradient=gradient)
    left, right = spec(e, "manual", scale), spec(e, "autograd", scale)
    assert domain(left) == domain(right)
    low, high = domain(left)
    for trace in runs(e).values():
        assert high >= trace.loss.max()
        assert low <= trace.loss[trace.loss > 0].min() or scale == "linear"


@pytest.mark.parametrize("side", ["manual", "autograd"])
def test_a_chart_explains_itself_alone(side: str) -> None:
    made = spec(LESSON, side)
    title = made["title"]
    assert {"manual": "Manual (NumPy)", "autograd": "Autograd (PyTorch)"}[side] in (
        title["text"]
    )
    told = " ".join(title["subtitle"]).replace("\N{NO-BREAK SPACE}", " ")
    for setting in ("x = 1, 2, 3, 4", "y = 2, 4, 6, 8", "w₀ = 0", "0.01"):
        assert setting in told
    for setting in ("10 iterations", "mean gradient", "float32"):
        assert setting in told
    encoding = made["layer"][0]["encoding"]
    assert encoding["x"]["title"] == "iteration"
    assert encoding["y"]["title"] == "mean squared error"


def test_a_subtitle_keeps_within_the_chart() -> None:
    for name in PRESETS:
        for line in spec(PRESETS[name])["title"]["subtitle"]:
            assert len(line) <= 70
            assert line == line.strip("· \N{NO-BREAK SPACE}")


def test_the_sides_differ_in_color_dash_and_mark() -> None:
    made = spec(LESSON, "manual")
    encoding = made["layer"][0]["encoding"]
    assert encoding["color"]["scale"]["range"] == [*RUN_COLORS.values()]
    assert encoding["color"]["scale"]["domain"] == ["manual", "autograd"]
    assert len({*map(tuple, encoding["strokeDash"]["scale"]["range"])}) == 2
    other = spec(LESSON, "autograd")
    assert made["layer"][-1]["mark"]["shape"] != other["layer"][-1]["mark"]["shape"]
    assert made["layer"][-1]["mark"]["color"] == RUN_COLORS["manual"]


def test_the_own_run_is_drawn_and_the_other_one_beside_it() -> None:
    e = changed(LESSON, manual_gradient="sum")
    made = spec(e, "manual")
    widths = [layer["mark"].get("strokeWidth") for layer in made["layer"][:2]]
    assert widths[0] > widths[1]
    assert runs_of(made)[:2] == ["manual", "autograd"]
    assert runs_of(spec(e, "autograd"))[:2] == ["autograd", "manual"]
    for side, trace in runs(e).items():
        losses = [row["loss"] for row in rows_of(made) if row["run"] == side]
        assert losses == trace.loss.tolist()


def runs_of(made: dict[str, Any]) -> list[str]:
    """Whose states each layer draws."""
    filters = [layer["transform"][0]["filter"] for layer in made["layer"]]
    return [re.findall(r"datum.run == '(\w+)'", text)[0] for text in filters]


def test_before_torch_is_there_a_run_is_drawn_alone() -> None:
    alone = {"manual": run_manual(LESSON)}
    rows = rows_of(loss_charts(LESSON, alone)["manual"])
    assert {row["run"] for row in rows} == {"manual"}
    assert "other run" not in loss_alt(LESSON, "manual", alone)


def test_a_loss_of_0_has_its_place_on_a_log_axis() -> None:
    e = changed(LESSON, learning_rate=1 / 15, precision="float64", w0=0)
    trace = run_manual(e)
    assert trace.loss[-1] == 0
    axis = LossAxis.of("log", trace)
    data = loss_data({"manual": trace}, axis)
    assert data["shown"].min() == axis.low > 0
    assert data["loss"].min() == 0
    made = spec(e, "manual", "log")
    marks = [layer["mark"] for layer in made["layer"]]
    assert "triangle-down" in [mark.get("shape") for mark in marks]
    assert sum(row["shown"] != row["loss"] for row in rows_of(made)) == 2 * 10
    assert any("loss 0" in line for line in notes(made))


def notes(made: dict[str, Any]) -> list[str]:
    return [
        line.replace("\N{NO-BREAK SPACE}", " ") for line in made["title"]["subtitle"]
    ]


def test_a_loss_of_only_0_can_be_drawn_on_both_axes() -> None:
    e = changed(LESSON, w0=2)
    for scale in ("linear", "log"):
        low, high = domain(spec(e, "manual", scale))
        assert np.isfinite([low, high]).all()
        assert low < high


def test_a_diverging_run_is_drawn_to_its_last_finite_state() -> None:
    e = changed(LESSON, learning_rate=1, iterations=200)
    trace = run_manual(e)
    made = spec(e)
    highest = max(float(run.loss.max()) for run in runs(e).values())
    assert domain(made)[1] == highest > 1e35
    at = f"overflowed float32 at iteration {trace.diverged_at}"
    assert any(at in line for line in notes(made))
    assert any("powers of ten" in line for line in notes(made))


def test_few_states_are_all_drawn() -> None:
    losses = np.arange(MOST_DRAWN, dtype=float)
    assert thin(losses).tolist() == list(range(MOST_DRAWN))


def test_many_states_are_thinned_without_losing_an_extreme() -> None:
    rng = np.random.default_rng(5)
    losses = rng.random(10_001)
    losses[7_777], losses[3_333] = 9, -9
    drawn = thin(losses)
    assert len(drawn) <= MOST_DRAWN + 2
    assert {0, 3_333, 7_777, 10_000} <= {*drawn.tolist()}
    assert (np.diff(drawn) > 0).all()
    size = bucket_size(len(losses))
    for start in range(0, len(losses), size):
        bucket = losses[start : start + size]
        of_bucket = losses[drawn[(drawn >= start) & (drawn < start + size)]]
        assert of_bucket.max() == bucket.max()
        assert of_bucket.min() == bucket.min()


def test_a_thinned_chart_says_so() -> None:
    made = spec(changed(LESSON, iterations=5_000))
    assert any("lowest and the highest of every" in line for line in notes(made))


@pytest.mark.parametrize("side", ["manual", "autograd"])
def test_the_text_alternative_states_the_finding(side: str) -> None:
    e = changed(LESSON, manual_gradient="sum")
    told = loss_alt(e, side, runs(e))
    assert "from 30 to" in told
    for loss in ("1.16279", "3.29734e−7"):
        assert loss in told
