"""The chart of the start, which must not give the answer away."""

from __future__ import annotations

import numpy as np
import pytest

from gd_core import PRESETS, Experiment
from gd_core.charts.start import start_alt, start_chart
from gd_core.text.numbers import exact, number
from tests.conftest import changed, rows_of

LESSON = PRESETS["lesson"]


@pytest.mark.parametrize("w0", [0.0, 2.0, 5.0, -1e6])
@pytest.mark.parametrize("x", [[1, 2, 3, 4], [0, 0, 0, 0], [1e-3] * 4])
def test_the_start_can_be_drawn_and_gives_nothing_away(
    x: list[float], w0: float
) -> None:
    e = changed(LESSON, x=x, w0=w0)
    made = start_chart(e)
    losses = [row["loss"] for row in rows_of(made) if "loss" in row]
    assert np.all(np.isfinite(losses))
    texts = str(made)
    assert f"start: w₀ = {exact(w0)}" in texts
    for word in ("edge", "fastest", "diverge", "converge"):
        assert word not in texts
    assert number(w0) in start_alt(e)
    assert "nan" not in start_alt(e)


def test_an_optimum_that_no_axis_can_show_is_not_drawn() -> None:
    e = Experiment(x=[1e-160], y=[1e150], precision="float64")
    assert "optimum" not in start_chart(e)["datasets"]
    assert "too far away" in start_alt(e)
    assert "for every w" in start_alt(changed(LESSON, x=[0, 0, 0, 0]))
