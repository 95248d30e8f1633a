"""The chart of a printed run."""

from __future__ import annotations

import numpy as np
import pytest

from gd_core import PRESETS, check_run, run_manual
from gd_core.charts.printed_run import lies_on, printed_chart
from gd_core.text.checks import check_title
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
    trace = run_manual(changed(e, manual_gradient="no2"))
    check = check_run(e, w=trace.w, loss=trace.loss)
    chart = printed_chart(e, check, "loss")
    scales = [
        layer["encoding"]["y"].get("scale")
        for layer in chart.form.spec["layer"]
        if "y" in layer.get("encoding", {})
    ]
    assert {"type": "log", "nice": False} in scales
    assert len(chart.data["rows"]) < 2_500


def test_a_run_that_lies_on_the_right_one_is_shown_by_how_far_it_is_off() -> None:
    run = run_manual(LESSON)
    printed = [round(float(w), 4) for w in run.w]
    chart = printed_chart(LESSON, check_run(LESSON, w=printed), "w")
    rows = chart.data["rows"]
    yours = rows[rows["series"] == "yours"]["value"].to_numpy()
    assert yours == pytest.approx(np.array(printed) - run.w, abs=1e-6)
    assert 0 < np.abs(yours).max() < 1e-4
    assert (rows[rows["series"] == "right"]["value"] == 0).all()
    assert chart.facts["column"] == "w: yours − right"
    assert "0.3" in chart.finding or "1.606" in chart.finding  # not the difference


def test_the_title_is_what_is_drawn_and_not_the_verdict() -> None:
    check = check_run(LESSON, w=SUM.w)
    chart = printed_chart(LESSON, check, "w")
    assert chart.title == "Every row of yours and of the right run: w"
    assert check_title(check) != chart.title
    assert chart.facts["column"] == "w"


def test_columns_lie_on_each_other_only_if_no_eye_tells_them_apart() -> None:
    right = np.linspace(0, 1, 11)
    assert lies_on(right + 1e-6, right)
    assert not lies_on(right, right)  # there is nothing to show
    assert not lies_on(right + 0.1, right)
    assert not lies_on(np.full(11, np.inf), right)
