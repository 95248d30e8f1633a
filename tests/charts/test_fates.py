"""The four fates, read back from their specifications."""

from __future__ import annotations

import pytest

from gd_core import PRESETS, run_autograd, run_manual
from gd_core.analysis.rates import FATES, shortened, telling_rates, with_rate
from gd_core.charts.fates import fate_alt, fate_chart, fate_window, leaves_at
from gd_core.runs.checks import SIDES
from tests.charts.test_rate_map import SUM, subtitle, taken_in
from tests.conftest import changed

LESSON = PRESETS["lesson"]


def test_a_click_takes_a_rate() -> None:
    e = shortened(with_rate(LESSON, 0.14))
    traces = {"manual": run_manual(e), "autograd": run_autograd(e)}
    assert taken_in(fate_chart(e, "over", traces)) == ["rate"]


@pytest.mark.parametrize("name", FATES)
def test_a_fate_shows_both_runs_its_rate_and_what_a_step_does(name: str) -> None:
    e = shortened(with_rate(SUM, telling_rates(SUM.x)[name]))
    traces = {"manual": run_manual(e), "autograd": run_autograd(e)}
    made = fate_chart(e, name, traces)
    assert "η = " in made.title
    assert "by autograd" in subtitle(made)
    assert made.facts["rate"] == e.learning_rate  # which a click takes
    states = made.data["states"]
    assert {*states["side"]} == {0, 1}
    for side, trace in traces.items():
        k = leaves_at(e, trace)
        drawn = states[states["side"] == SIDES.index(side)]["w"]
        assert drawn.tolist() == trace.w[: None if k is None else k + 1].tolist()
        left = {"manual": "by hand", "autograd": "by autograd"}[side]
        assert (f"{left} the picture is left" in subtitle(made)) is (k is not None)
    assert made.facts["last"] == states["iteration"].max()
    assert made.finding == fate_alt(e, name, traces)
    assert "η = " in made.finding


def test_all_fates_are_one_form() -> None:
    forms = []
    for e in (LESSON, changed(LESSON, x=[0, 0, 0, 0], w0=3), SUM):
        for name in FATES:
            traces = {"manual": run_manual(e), "autograd": run_autograd(e)}
            forms.append(fate_chart(e, name, traces).form)
    assert all(form is forms[0] for form in forms)


def test_all_fates_have_the_same_window_and_what_leaves_it_is_said() -> None:
    windows = {
        fate_window(with_rate(LESSON, rate))
        for rate in telling_rates(LESSON.x).values()
    }
    assert windows == {(-4.0, 8.0)}
    e = changed(LESSON, learning_rate=0.14, iterations=40)
    k = leaves_at(e, run_manual(e))
    assert k == 12  # 1.1^12 > 3 > 1.1^11
    assert leaves_at(LESSON, run_manual(LESSON)) is None
