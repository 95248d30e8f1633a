"""Lecture mode: what a slide is made of, and the page as slides, in process."""

from __future__ import annotations

import re

import pytest

from gd_core import PRESETS, Experiment, Theory, run_manual
from gd_core.charts.fit import fit_chart
from gd_core.charts.loss import loss_charts
from gd_core.charts.step_curve import curve_chart
from gd_core.charts.step_losses import losses_chart
from gd_core.exchange.link import VIEWS, Look, write_link
from gd_core.page import lecture
from gd_core.text import sentences
from gd_core.text.catalogue import label
from gd_core.text.numbers import number
from tests.browser import CHARTS_ON_SLIDE
from tests.conftest import changed
from tests.exchange.test_scripts import traces_of
from tests.page.in_process import as_read, link, opened, rerun, told

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum")


def test_the_views_are_in_a_row() -> None:
    assert [lecture.neighbour_of(view, 1) for view in VIEWS] == [*VIEWS[1:], None]
    assert [lecture.neighbour_of(view, -1) for view in VIEWS] == [None, *VIEWS[:-1]]


def test_a_slide_is_zoomed_so_that_it_fits_its_screen() -> None:
    found = re.findall(
        r"min-width: (\d+)px\) and \(min-height: (\d+)px\).*?zoom: ([\d.]+)",
        lecture.slide_style(),
        re.DOTALL,
    )
    assert {("1280", "720"), ("1920", "1080")} <= {found[:2] for found in found}
    for width, height, zoom in found:
        assert float(zoom) > 1.1  # larger type
        assert lecture.SLIDE_WIDTH * float(zoom) <= int(width)
        assert lecture.SLIDE_HEIGHT * float(zoom) <= int(height)


@pytest.mark.parametrize("iterations", [1, 2, 3, 10, 5_000])
def test_a_table_is_shortened_in_the_middle_and_says_so(iterations: int) -> None:
    e = changed(LESSON, iterations=iterations)
    trace = run_manual(e)
    table = lecture.short_table(e, trace, "passes")
    assert table.index[0] == "0"
    assert table.index[-1] == str(iterations)
    assert table["w"].iloc[-1] == number(trace.final_w, 9)
    shown = [k for k in table.index if k != "…"]
    left_out = trace.states - len(shown)
    assert ("…" in table.index) == (left_out > 0)
    if left_out:
        assert table.loc["…", "w"] == f"{left_out:,} more"
    assert len(table) <= 4


def test_charts_side_by_side_have_equally_many_lines_above_them() -> None:
    traces = traces_of(SUM)
    both = curve_chart(SUM, traces), losses_chart(SUM, traces)
    left, right = lecture.fit_half(*both)
    assert len(left.subtitle) == len(right.subtitle)


@pytest.mark.parametrize("e", [*PRESETS.values(), SUM], ids=sentences.settings)
def test_nothing_that_is_said_above_a_chart_is_lost_on_a_slide(e: Experiment) -> None:
    chart = loss_charts(e, traces_of(e))["manual"]
    (made,) = lecture.fit_half(chart)
    joined = " · ".join(made.subtitle)
    for line in chart.subtitle:
        assert line in joined
    assert max(map(len, made.subtitle)) <= lecture.MOST_CHARACTERS[lecture.HALF_WIDTH]


def test_three_charts_have_shorter_lines_without_the_settings() -> None:
    e = changed(PRESETS["women"], standardize=True)
    traces = traces_of(e)
    charts = (*loss_charts(e, traces).values(), fit_chart(e, traces))
    made = lecture.fit_tall(e, *charts)
    lines = [line for chart in made for line in chart.subtitle]
    assert any("least squares" in as_read(line) for line in lines)
    assert not any("learning rate" in as_read(line) for line in lines)
    assert max(map(len, lines)) <= lecture.MOST_CHARACTERS[lecture.THIRD_WIDTH]


def test_longer_verdicts_leave_less_room() -> None:
    short, long = lecture.room_below("x" * 60), lecture.room_below("x" * 600)
    assert short > long > 200
    assert lecture.room_below("x" * 200, "x") < lecture.room_below("x" * 200)


# --- the page -------------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", PRESETS)
def test_every_view_of_every_preset_is_a_slide(name: str, view: str) -> None:
    e = PRESETS[name]
    page = opened(**write_link(e, Look(view, lecture="1")))
    assert [title.value for title in page.title] == [label(f"view.{view}")]
    fit = view == "compare" and e.model == "line"
    assert len(page.get("vega_lite_chart")) == CHARTS_ON_SLIDE[view] + fit
    assert not page.dataframe
    assert not page.tabs
    captions = [as_read(c.value) for c in page.main.caption]
    assert captions == [as_read(sentences.settings(e))]  # one line, at the bottom
    for chart in page.get("vega_lite_chart"):
        assert chart.proto.alt


def test_the_buttons_lead_through_the_views_and_out() -> None:
    page = opened(lecture="1", gradient="sum")
    seen = []
    for _ in VIEWS:
        seen.append(page.title[0].value)
        back, forward = page.button(key="turn-1"), page.button(key="turn1")
        assert back.disabled == (seen[-1] == "Compare")
        assert forward.disabled == (seen[-1] == "Take away")
        if not forward.disabled:
            forward.click()
            rerun(page)
    assert seen == [label(f"view.{view}") for view in VIEWS]
    for _ in VIEWS[3:]:
        page.button(key="turn-1").click()
        rerun(page)
    assert link(page) == {"gradient": "sum", "view": "rate", "lecture": "1"}
    page.button(key="leave").click()
    rerun(page)
    assert link(page) == {"gradient": "sum", "view": "rate"}
    assert page.title[0].value.startswith("Gradient descent")
    assert len(page.get("vega_lite_chart")) == 5


def test_a_slide_marks_the_wrong_line_and_names_the_slip() -> None:
    page = opened(lecture="1", view="take", gradient="sum")
    by_hand, by_autograd = (code.value for code in page.code)
    assert by_hand.splitlines()[8] == "    gradient = np.dot(2 * x, error).mean()"
    assert "loss.backward()" in by_autograd
    (marked,) = (m.value for m in page.markdown if "Line" in m.value)
    assert "Line 9 adds up" in as_read(marked)


def test_a_question_can_be_a_slide() -> None:
    page = opened(lecture="1", lr="0.1", predict="on", view="rate")
    assert len(page.radio) == 1
    assert len(page.get("vega_lite_chart")) == 1
    page.radio(key="guess").set_value("overshoots")
    rerun(page)
    assert "Right: it converges while overshooting" in told(page)
    assert link(page)["answer"] == "overshoots"
    theory = Theory(changed(LESSON, learning_rate=0.1))
    assert sentences.outcome(theory) in told(page)


def test_a_table_of_updates_is_shortened_as_well() -> None:
    e = Experiment(x=[1, 2, 3], y=[2, 4, 6], w0=1, update="each")
    trace = run_manual(e)
    table = lecture.short_table(e, trace, "updates")
    assert [*table.columns] == ["point", "w", "gradient"]
    assert table.index[0] == "0"
    assert table.index[-1] == "10"
    passes = lecture.short_table(e, trace, "passes")
    assert passes.columns[-1] == "gradient, 1st point"
