"""The chart of the start, which must not give the answer away."""

from __future__ import annotations

import numpy as np
import pytest

from gd_core import PRESETS, Experiment
from gd_core.charts.start import START_NUMBERS, start_alt, start_chart
from gd_core.text.numbers import number
from tests.conftest import changed

LESSON = PRESETS["lesson"]


def loss_at(facts: dict[str, float], away: float) -> float:
    """The loss that the chart draws, so far away from the center."""
    return facts["base"] + facts["slope"] * away + facts["a"] * away * away


@pytest.mark.parametrize("w0", [0.0, 2.0, 5.0, -1e6])
@pytest.mark.parametrize("x", [[1, 2, 3, 4], [0, 0, 0, 0], [1e-3] * 4])
def test_the_start_can_be_drawn_and_gives_nothing_away(
    x: list[float], w0: float
) -> None:
    e = changed(LESSON, x=x, w0=w0)
    made = start_chart(e)
    facts = {k: v for k, v in made.facts.items() if isinstance(v, float)}
    assert {*START_NUMBERS} <= facts.keys()
    assert np.all(np.isfinite([*facts.values()]))
    for away in (-facts["reach"], 0, facts["reach"]):
        w, loss = facts["center"] + away, loss_at(facts, away)
        assert np.mean((w * e.x - e.y) ** 2) == pytest.approx(loss)
        assert facts["left"] <= w <= facts["right"]
        assert facts["lowest"] <= loss <= facts["highest"]
    assert facts["left"] <= w0 <= facts["right"]
    assert facts["lowest"] <= facts["first_loss"] <= facts["highest"]
    texts = str(made.spec()) + " ".join(map(str, made.facts.values()))
    assert f"start: w = {number(w0)}" in texts
    for word in ("edge", "fastest", "diverge", "converge"):
        assert word not in texts
    assert made.form is start_chart(LESSON).form
    assert made.finding.startswith(start_alt(e))
    assert number(w0) in start_alt(e)
    assert "nan" not in start_alt(e)


def test_an_optimum_that_no_axis_can_show_is_not_drawn() -> None:
    e = Experiment(x=[1e-160], y=[1e150], precision="float64")
    assert start_chart(e).facts["optimum"] is None
    assert start_chart(LESSON).facts["optimum"] == 2
    assert "too far away" in start_alt(e)
    assert "for every w" in start_alt(changed(LESSON, x=[0, 0, 0, 0]))
