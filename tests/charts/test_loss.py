"""The loss charts: what they draw, and what they say, read back from their data."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from gd_core import PRESETS, Experiment, Trace, run_autograd, run_manual
from gd_core.analysis.fit import least_squares
from gd_core.charts.forms import Chart
from gd_core.charts.loss import loss_alt, loss_charts, loss_data
from gd_core.charts.loss_axis import AXIS_LISTS, AXIS_NUMBERS, is_below
from gd_core.charts.loss_range import MOST_TICKS, LossAxis, log_ticks
from gd_core.charts.theme import RUN_COLORS, RUN_SHAPES
from gd_core.charts.thinned import MOST_DRAWN, bucket_size, thin
from tests.conftest import changed

LESSON = PRESETS["lesson"]


def runs(e: Experiment) -> dict[str, Trace]:
    return {"manual": run_manual(e), "autograd": run_autograd(e)}


def drawn(e: Experiment, side: str = "manual", scale: str = "linear") -> Chart:
    return loss_charts(e, runs(e), scale)[side]


def domain(made: Chart) -> tuple[float, float]:
    """The ends of the axis, as losses."""
    low, high, floor = (
        float(str(made.facts[name])) for name in ("lowest", "highest", "floor")
    )
    if made.facts["logarithmic"]:
        low, high = 10**low, 10**high
    return low + floor, high + floor


def layers_of(made: Chart, kind: str) -> list[dict[str, Any]]:
    layers: list[dict[str, Any]] = group_of(made)["layer"]
    return [layer for layer in layers if layer["mark"]["type"] == kind]


def group_of(made: Chart) -> dict[str, Any]:
    """Both layers, which have data and axes in common."""
    (_finding, group) = made.form.spec["layer"]
    return dict(group)


@pytest.mark.parametrize("name", PRESETS)
@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("gradient", ["mean", "sum"])
def test_both_sides_share_axes_that_hold_every_loss(
    name: str, scale: str, gradient: str
) -> None:
    e = changed(PRESETS[name], manual_gradient=gradient)
    left, right = drawn(e, "manual", scale), drawn(e, "autograd", scale)
    for fact in (*AXIS_NUMBERS, *AXIS_LISTS, "last"):
        assert left.facts[fact] == right.facts[fact]
    low, high = domain(left)
    for trace in runs(e).values():
        assert high * (1 + 1e-12) >= trace.loss.max()
        floor = float(str(left.facts["floor"]))
        seen = trace.loss[trace.loss - floor >= float(str(left.facts["least"]))]
        assert low * (1 - 1e-12) <= seen[seen > 0].min()
        assert float(str(left.facts["last"])) >= trace.states - 1


@pytest.mark.parametrize("side", ["manual", "autograd"])
def test_a_chart_explains_itself_alone(side: str) -> None:
    made = drawn(LESSON, side)
    assert {"manual": "Manual (NumPy)", "autograd": "Autograd (PyTorch)"}[side] in (
        made.title
    )
    told = " ".join(made.subtitle).replace("\N{NO-BREAK SPACE}", " ")
    for setting in ("x = 1, 2, 3, 4", "y = 2, 4, 6, 8", "w₀ = 0", "0.01"):
        assert setting in told
    for setting in ("10 iterations", "mean gradient", "float32"):
        assert setting in told
    encoding = group_of(made)["encoding"]
    assert encoding["x"]["title"] == "iteration"
    assert made.facts["loss_name"] == "mean squared error"
    assert made.finding.endswith("The loss is the mean squared error.")


def test_a_subtitle_keeps_within_the_chart() -> None:
    for name in PRESETS:
        for line in drawn(PRESETS[name]).subtitle:
            assert len(line) <= 70
            assert line == line.strip("· \N{NO-BREAK SPACE}")


def test_the_sides_differ_in_color_dash_and_mark() -> None:
    for side, shape in RUN_SHAPES.items():
        made = drawn(LESSON, side)
        (line,), (marks, _) = layers_of(made, "line"), layers_of(made, "point")
        encoding = line["encoding"]
        assert encoding["color"]["scale"]["range"] == [*RUN_COLORS.values()]
        assert encoding["color"]["scale"]["domain"] == ["manual", "autograd"]
        assert len({*map(tuple, encoding["strokeDash"]["scale"]["range"])}) == 2
        assert marks["mark"]["color"] == RUN_COLORS[side]
        assert marks["encoding"]["shape"]["value"] == shape
    assert len({*RUN_SHAPES.values()}) == 2


def test_the_own_run_is_drawn_and_the_other_one_beside_it() -> None:
    traces = runs(changed(LESSON, manual_gradient="sum"))
    for side, other in (("manual", "autograd"), ("autograd", "manual")):
        data = loss_data(side, traces)
        assert data["loss"].tolist() == traces[side].loss.tolist()
        assert data["other"].tolist() == traces[other].loss.tolist()
        made = drawn(LESSON, side)
        (run,) = (t for t in group_of(made)["transform"] if t.get("as") == "run")
        assert run["calculate"] == f"datum.column == 'loss' ? '{side}' : '{other}'"
        (line,) = layers_of(made, "line")
        width = line["encoding"]["strokeWidth"]
        assert width["condition"]["test"] == "coincide || datum.column == 'loss'"
        assert width["condition"]["value"] > width["value"]


def test_before_torch_is_there_a_run_is_drawn_alone() -> None:
    alone = {"manual": run_manual(LESSON)}
    made = loss_charts(LESSON, alone)["manual"]
    states = made.data["states"]
    assert states["loss"].tolist() == alone["manual"].loss.tolist()
    assert states["other"].isna().all()
    assert made.form is drawn(LESSON).form
    assert "other run" not in made.finding


def test_states_are_told_apart_by_their_iteration() -> None:
    few, many = (
        loss_data("manual", runs(changed(LESSON, iterations=n))) for n in (10, 5_000)
    )
    assert few.index.tolist() == list(range(11))
    assert many.index[0] == 0
    assert many.index[-1] == 5_000
    trace = run_manual(changed(LESSON, iterations=5_000))
    assert many["loss"].tolist() == trace.loss[many.index].tolist()


def test_a_run_that_ended_before_the_other_has_no_loss_from_there_on() -> None:
    e = changed(LESSON, manual_gradient="sum", learning_rate=0.1, iterations=60)
    traces = runs(e)
    states = traces["manual"].states
    assert states < traces["autograd"].states
    data = loss_data("manual", traces)
    assert len(data) == traces["autograd"].states
    assert data["loss"].notna().tolist() == (data.index < states).tolist()


def test_a_loss_of_0_has_its_place_on_a_log_axis() -> None:
    e = changed(LESSON, learning_rate=1 / 15, precision="float64", w0=0)
    trace = run_manual(e)
    assert trace.loss[-1] == 0
    axis = LossAxis.of("log", trace)
    made = drawn(e, "manual", "log")
    assert made.facts["least"] == axis.low > 0
    assert made.facts["lowest"] == pytest.approx(np.log10(axis.low))
    assert made.data["states"]["loss"].min() == 0
    (marks, _) = layers_of(made, "point")
    condition = marks["encoding"]["shape"]["condition"]
    assert condition["test"] == is_below("datum.value")
    assert condition["value"] == "triangle-down"
    assert any("loss 0" in line for line in notes(made))


@pytest.mark.parametrize("precision", ["float32", "float64"])
def test_a_log_axis_begins_at_the_least_loss_and_says_so(precision: str) -> None:
    e = changed(PRESETS["hubble"], precision=precision)
    least = least_squares(e).loss
    made = drawn(e, "manual", "log")
    assert made.facts["floor"] == least
    assert made.facts["loss_name"] == (
        "mean squared error\nabove its least, 50,267 (log)"
    )
    low, high = domain(made)
    assert high == pytest.approx(max(t.loss.max() for t in runs(e).values()))
    # six powers of ten can be seen where the loss itself would be a level line
    assert (high - least) / (low - least) > 1e6
    assert drawn(e, "manual", "linear").facts["floor"] == 0
    assert drawn(e, "manual", "linear").facts["loss_name"] == "mean squared error"


def test_what_is_as_near_the_least_loss_as_can_be_told_stands_at_the_bottom() -> None:
    e = PRESETS["hubble"]
    axis = LossAxis.of_runs(e, runs(e).values(), "log")
    for trace in runs(e).values():
        # a few roundings of the loss, which then changes no more
        assert not axis.in_place(trace.loss)[40:].any()
        assert axis.in_place(trace.loss)[:20].all()
    said = "▽ rounding: float32 cannot tell it from the least"
    assert any(said in line for line in notes(drawn(e, "manual", "log")))
    few = changed(e, iterations=5)
    assert not any(said in line for line in notes(drawn(few, "manual", "log")))


def test_a_run_far_from_the_least_loss_has_an_axis_of_the_loss() -> None:
    far = changed(PRESETS["hubble"], w0=1e5, learning_rate=1e-5)
    made = drawn(far, "manual", "log")
    assert made.facts["floor"] == 0
    assert made.facts["loss_name"] == "mean squared error (log)"
    assert drawn(LESSON, "manual", "log").facts["floor"] == 0


def notes(made: Chart) -> list[str]:
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in made.subtitle]


def test_a_loss_of_only_0_can_be_drawn_on_both_axes() -> None:
    e = changed(LESSON, w0=2)
    for scale in ("linear", "log"):
        low, high = domain(drawn(e, "manual", scale))
        assert np.isfinite([low, high]).all()
        assert low < high


def test_a_diverging_run_is_drawn_to_its_last_finite_state() -> None:
    e = changed(LESSON, learning_rate=1, iterations=200)
    trace = run_manual(e)
    made = drawn(e)
    highest = max(float(run.loss.max()) for run in runs(e).values())
    assert domain(made)[1] == highest > 1e35
    at = f"overflowed float32 at iteration {trace.diverged_at}"
    assert any(at in line for line in notes(made))
    assert any("powers of ten" in line for line in notes(made))


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        (-2.0, 1.5, [-2, -1, 0, 1]),
        (-7.2, 1.47, [-7, -5, -3, -1, 1]),
        (-300.0, 300.0, [*range(-300, 224, 76), 232]),
        (0.9, 1.4, [*np.log10([10, 20])]),
        (0.6, 0.9, [*np.log10([4, 5, 6, 7])]),
    ],
)
def test_ticks_of_a_log_axis_are_powers_of_ten_or_round_numbers(
    low: float, high: float, ticks: list[float]
) -> None:
    found = log_ticks(low, high)
    assert found == pytest.approx(ticks)
    assert len(found) <= MOST_TICKS


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
    made = drawn(changed(LESSON, iterations=5_000))
    assert any("lowest and the highest of every" in line for line in notes(made))


@pytest.mark.parametrize("side", ["manual", "autograd"])
def test_the_text_alternative_states_the_finding(side: str) -> None:
    e = changed(LESSON, manual_gradient="sum")
    told = loss_alt(e, side, runs(e))
    assert "from 30 to" in told
    for loss in ("1.16279", "3.29734e−7"):
        assert loss in told
