"""The charts of one step: what they are made of, read back from their specification."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from pandas import DataFrame

from gd_core import PRESETS, Experiment, Trace, run_autograd, run_manual
from gd_core.charts.forms import Chart, beside
from gd_core.charts.step_curve import FACTORS, curve_chart, step_facts
from gd_core.charts.step_data import charts_alt, state_data
from gd_core.charts.step_layers import OWN_GRADIENTS
from gd_core.charts.step_line import line_chart
from gd_core.charts.step_losses import losses_chart
from gd_core.runs.checks import SIDES
from gd_core.text.catalogue import label, speaking
from tests.charts.every_chart import parts_of
from tests.conftest import changed

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum")


def runs(e: Experiment) -> dict[str, Trace]:
    return {"manual": run_manual(e), "autograd": run_autograd(e)}


def all_charts(e: Experiment) -> list[Chart]:
    traces = runs(e)
    return [
        curve_chart(e, traces),
        losses_chart(e, traces),
        line_chart(e, "manual", traces),
    ]


def facts_of(made: Chart) -> dict[str, Any]:
    return dict(made.facts)


def told(made: Chart) -> str:
    """What stands under the title."""
    return " ".join(made.subtitle).replace("\N{NO-BREAK SPACE}", " ")


def states_of(e: Experiment, side: str) -> DataFrame:
    """The states of a run with the step from each."""
    states = state_data(runs(e), "w", "loss", "gradient")
    own = states[states["by_hand"] == (side == "manual")].reset_index(drop=True)
    factor = dict(zip(SIDES, FACTORS, strict=True))[side]
    return own.assign(step=own["gradient"].astype(float) * step_facts(e)[factor])


def test_a_chart_explains_itself_alone() -> None:
    for made in all_charts(SUM):
        for setting in ("x = 1, 2, 3, 4", "w₀ = 0", "0.01", "sum gradient", "float32"):
            assert setting in told(made)
        assert made.title
        assert "state 10" in made.finding


@pytest.mark.parametrize("e", [SUM, changed(SUM, precision="float64")])
def test_every_state_is_there_as_it_ran_and_so_is_where_it_leads(e: Experiment) -> None:
    for side, trace in runs(e).items():
        own = states_of(e, side)
        assert own["iteration"].tolist() == list(range(trace.states))
        for column in ("w", "loss", "gradient"):
            assert own[column].tolist() == getattr(trace, column).tolist()
            assert own[column].dtype == e.precision
        led = own["w"] + own["step"]  # the next state is that of the next row
        assert led.tolist()[:-1] == pytest.approx(trace.w.tolist()[1:], rel=1e-5)


def test_the_next_state_is_that_of_the_same_run() -> None:
    transforms = transforms_of(curve_chart(SUM, runs(SUM)).form.spec["layer"])
    (window,) = (transform for transform in transforms if "window" in transform)
    assert window["groupby"] == ["run"]
    leads = {part["as"]: (part["op"], part["field"]) for part in window["window"]}
    assert leads == {"w_next": ("lead", "w"), "loss_next": ("lead", "loss")}


def transforms_of(layers: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for layer in layers:
        yield from layer.get("transform", [])
        yield from transforms_of(layer.get("layer", []))


def test_of_a_long_run_only_some_states_get_a_mark() -> None:
    e = changed(LESSON, iterations=5_000)
    states = state_data(runs(e), "loss")
    assert len(states) == 2 * 5_001
    for _, own in states.groupby("by_hand"):
        assert 400 < own["drawn"].sum() <= 1_002
        assert own["drawn"].iloc[[0, -1]].all()
        assert own["drawn"].iloc[own["loss"].argmin()]
    assert state_data(runs(LESSON), "loss")["drawn"].all()


def test_the_errors_are_those_of_the_run_asked_for() -> None:
    e = changed(LESSON, manual_gradient="uphill", iterations=200, learning_rate=1)
    traces = runs(e)
    for side, trace in traces.items():
        made = line_chart(e, side, traces)
        first, states = facts_of(made)["first"], made.data["states"]
        assert states["w"].iloc[first] == trace.w[0]
        own = states.iloc[first : first + trace.states]
        assert own["w"].tolist() == trace.w.tolist()
        # beyond its end stands a state of another iteration, or none
        beyond = states["iteration"].iloc[first + trace.states :]
        assert (beyond.to_numpy() != np.arange(len(beyond)) + trace.states).all()
        assert f"errors of {label(f'side.{side}')}" in told(made)


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_there_is_one_form_whatever_is_run(scale: str) -> None:
    first = all_charts(LESSON)
    for e in (
        SUM,
        changed(LESSON, learning_rate=1, iterations=200),
        changed(LESSON, x=[0, 0, 0, 0], w0=3),
        changed(LESSON, iterations=1_200, precision="float64"),
    ):
        traces = runs(e)
        made = [
            curve_chart(e, traces),
            losses_chart(e, traces, scale),
            line_chart(e, "autograd", traces),
        ]
        for one, other in zip(first, made, strict=True):
            assert one.form is other.form
            assert set(one.facts) == set(other.facts)
            assert {n: [*t] for n, t in one.data.items()} == {
                n: [*t] for n, t in other.data.items()
            }


def test_a_window_that_follows_a_diverging_run_says_so() -> None:
    e = changed(LESSON, learning_rate=1, iterations=100)
    assert "window follows" in told(curve_chart(e, runs(e)))
    assert "window follows" not in told(curve_chart(LESSON, runs(LESSON)))


def test_every_slip_has_its_own_slope_and_its_own_step() -> None:
    right = states_of(LESSON, "manual")
    for side, slip, slope, step in (
        ("manual", "sum", 4.0, 4.0),
        ("manual", "no2", 0.5, 0.5),
        ("manual", "uphill", 1.0, -1.0),
    ):
        e = changed(LESSON, **{f"{side}_gradient": slip})
        first, second = (states_of(e, side).iloc[k] for k in (0, 1))
        assert first["gradient"] == pytest.approx(slope * right.iloc[0]["gradient"])
        assert first["step"] == pytest.approx(step * right.iloc[0]["step"])
        assert first["w"] + first["step"] == pytest.approx(second["w"])
    e = changed(LESSON, autograd_gradient="no_zero_grad")
    second, third = (states_of(e, "autograd").iloc[k] for k in (1, 2))
    assert second["gradient"] == pytest.approx(-55.5)
    assert second["w"] + second["step"] == pytest.approx(third["w"])


@pytest.mark.parametrize(
    ("e", "own"),
    [
        (LESSON, (0, 0)),
        (SUM, (1, 0)),
        (changed(LESSON, autograd_gradient="no_zero_grad"), (0, 1)),
        (changed(LESSON, manual_gradient="uphill"), (0, 0)),  # only its step is wrong
        (changed(LESSON, update="each"), (0, 0)),  # of one point, which is said
        (changed(LESSON, manual_gradient="sum", iterations=2_000), (1, 0)),
        (changed(LESSON, learning_rate=0.06, iterations=2_000), (0, 0)),  # rounding
    ],
)
def test_a_line_that_is_no_tangent_is_not_called_slope(
    e: Experiment, own: tuple[float, float]
) -> None:
    made = curve_chart(e, runs(e))
    assert tuple(made.facts[name] for name in OWN_GRADIENTS) == own
    told = {text for key, text in parts_of(made.form.spec) if key == "text"}
    assert label("chart.curve.slope") in told
    assert {*label("chart.curve.slope.own").split("\n")} <= told


def test_data_without_a_slope_can_be_drawn() -> None:
    e = changed(LESSON, x=[0, 0, 0, 0], w0=3)
    for made in all_charts(e):
        assert np.isfinite([*numbers_in(made.facts)]).all()
    curve = all_charts(e)[0].facts
    assert curve["center"] == 3
    assert curve["optimum"] is None
    assert curve["optimum_name"] == ""
    assert all_charts(LESSON)[0].facts["optimum"] == 2


def numbers_in(facts: Mapping[str, Any]) -> Iterator[float]:
    """All numbers among facts, those in lists as well."""
    for fact in facts.values():
        if fact is not None and not isinstance(fact, str):
            yield from fact if isinstance(fact, Sequence) else [fact]


@pytest.mark.parametrize("size", [1e-12, 1e12])
def test_data_of_any_size_can_be_drawn(size: float) -> None:
    e = Experiment(x=[size, 2 * size], y=[3 * size, 4 * size], precision="float64")
    made = all_charts(e)[2]
    low, high = facts_of(made)["lows"][0], facts_of(made)["highs"][0]
    assert low < 3 * size < 4 * size < high


def test_plots_side_by_side_begin_at_the_same_height() -> None:
    e = changed(LESSON, learning_rate=1, iterations=100)
    traces = runs(e)
    left, right = beside(curve_chart(e, traces), losses_chart(e, traces))
    assert left.spec()["height"] == right.spec()["height"]
    assert len(left.subtitle) == len(right.subtitle)


def test_of_many_points_some_are_drawn_and_that_is_said() -> None:
    x = np.linspace(1, 2, 5_000)
    e = Experiment(x=x, y=x, iterations=5)
    made = line_chart(e, "manual", runs(e))
    assert "of 5,000 points" in told(made)
    assert max(len(rows) for rows in made.data.values()) <= 400


@pytest.mark.parametrize("name", ["curve", "losses", "line"])
def test_the_text_alternative_states_the_finding(name: str) -> None:
    finding = charts_alt(name, runs(SUM))
    for number in ("gradient −120", "1.99979", "gradient −30", "1.60625", "state 10"):
        assert number in finding


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("update", ["all", "each"])
def test_the_text_alternative_says_of_what_the_losses_are(
    update: Any, language: str
) -> None:
    e = changed(LESSON, update=update)
    with speaking(language):
        made = losses_chart(e, runs(e))
        kind = ".each" * (update == "each")
        assert made.finding.startswith(label(f"chart.losses.alt{kind}"))
        assert label("chart.losses.alt") != label("chart.losses.alt.each")
