"""The four fates, read back from their specifications."""

from __future__ import annotations

import pytest

from gd_core import PRESETS, Theory, run_autograd, run_manual
from gd_core.analysis.rates import FATES, shortened, telling_rates, with_rate
from gd_core.charts.fates import fate_alt, fate_chart, fate_window, leaves_at
from tests.charts.test_rate_charts import SUM, subtitle, taken_in
from tests.conftest import changed, rows_of

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
    assert "η = " in made["title"]["text"]
    assert "by autograd" in subtitle(made)
    assert len({row.get("run") for row in rows_of(made)} - {None}) == 2
    for side, trace in traces.items():
        k = leaves_at(Theory(e), trace)
        left = {"manual": "by hand", "autograd": "by autograd"}[side]
        assert (f"{left} the picture is left" in subtitle(made)) is (k is not None)
    assert "η = " in fate_alt(e, name, traces)


def test_all_fates_have_the_same_window_and_what_leaves_it_is_said() -> None:
    windows = {
        fate_window(Theory(with_rate(LESSON, rate)))
        for rate in telling_rates(LESSON.x).values()
    }
    assert windows == {(-4.0, 8.0)}
    e = changed(LESSON, learning_rate=0.14, iterations=40)
    k = leaves_at(Theory(e), run_manual(e))
    assert k == 12  # 1.1^12 > 3 > 1.1^11
    assert leaves_at(Theory(LESSON), run_manual(LESSON)) is None
