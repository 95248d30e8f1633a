"""The chart of a printed run."""

from __future__ import annotations

import pytest

from gd_core import PRESETS, check_run, run_manual
from gd_core.charts.printed_run import printed_chart
from tests.conftest import changed

LESSON = PRESETS["lesson"]
SUM = run_manual(changed(LESSON, manual_gradient="sum"))


def test_what_was_printed_stands_beside_the_right_run_and_the_mistakes() -> None:
    check = check_run(LESSON, w=SUM.w, loss=SUM.loss)
    chart = printed_chart(LESSON, check, "w")
    rows = chart.data["rows"]
    assert {*rows["series"]} == {"yours", "right", "found"}
    yours = rows[rows["series"] == "yours"]
    assert list(yours["value"]) == pytest.approx(list(SUM.w))
    right = rows[rows["series"] == "right"]
    assert list(right["value"]) == pytest.approx(list(run_manual(LESSON).w), rel=1e-6)
    assert list(chart.data["begins"]["row"]) == [1]
    assert "1.99979" in chart.finding


def test_the_form_is_the_same_for_all_runs_with_a_finding_of_a_kind() -> None:
    twice = run_manual(changed(LESSON, manual_gradient="no2"))
    charts = [
        printed_chart(LESSON, check_run(LESSON, w=trace.w), "w")
        for trace in (SUM, twice)
    ]
    assert charts[0].form is charts[1].form


def test_losses_above_0_have_a_log_axis_and_many_rows_are_thinned() -> None:
    e = changed(LESSON, iterations=2_000, learning_rate=0.0001)
    trace = run_manual(e)
    check = check_run(e, w=trace.w, loss=trace.loss)
    chart = printed_chart(e, check, "loss")
    scales = [
        layer["encoding"]["y"].get("scale")
        for layer in chart.form.spec["layer"]
        if "y" in layer.get("encoding", {})
    ]
    assert {"type": "log", "nice": False} in scales
    assert len(chart.data["rows"]) < 2_500
