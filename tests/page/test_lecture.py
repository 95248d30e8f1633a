"""Lecture mode: what a slide is made of, and the page as slides, in process."""

from __future__ import annotations

import pytest

from gd_core import PRESETS
from gd_core.charts.loss import loss_charts
from gd_core.charts.theme import settings_lines
from gd_core.exchange.link import VIEWS, Look, write_link
from gd_core.exchange.pins import write_pins
from gd_core.page import lecture
from gd_core.page.slide import settings_line
from gd_core.runs.presets import RACES
from gd_core.text.catalogue import label
from tests.browser import CHARTS_ON_SLIDE
from tests.conftest import changed
from tests.exchange.test_scripts import traces_of
from tests.page.in_process import as_html, as_read, head, link, opened, rerun

LESSON = PRESETS["lesson"]
SUM = changed(LESSON, manual_gradient="sum")


def test_the_views_are_in_a_row() -> None:
    assert [lecture.neighbour_of(view, 1) for view in VIEWS] == [*VIEWS[1:], None]
    assert [lecture.neighbour_of(view, -1) for view in VIEWS] == [None, *VIEWS[:-1]]


def test_a_charts_settings_are_left_out_and_its_notes_stay() -> None:
    traces = traces_of(SUM)
    chart = loss_charts(SUM, traces)["manual"]
    (made,) = lecture.without_settings(SUM, chart)
    assert any("learning rate" in as_read(line) for line in chart.subtitle)
    assert [as_read(line) for line in made.subtitle] == [
        as_read(line) for line in chart.subtitle if line not in settings_lines(SUM)
    ]
    assert made.subtitle


def test_small_signs_are_ordinary_ones_raised_or_lowered() -> None:
    assert lecture.as_html("w₀ & a·x²") == "w<sub>0</sub> &amp; a·x<sup>2</sup>"
    assert lecture.as_html("plain") == "plain"


# --- the page -------------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", PRESETS)
def test_every_view_of_every_preset_is_a_slide(name: str, view: str) -> None:
    e = PRESETS[name]
    page = opened(**write_link(e, Look(view, lecture="1")))
    assert len(page.get("vega_lite_chart")) == CHARTS_ON_SLIDE[view]
    assert not page.dataframe
    assert not page.tabs
    assert not page.title
    if view != "step":  # there the player has it
        assert head(page).count("<h1>") == 1
        assert f"<h1>{label(f'view.{view}')}</h1>" not in head(page)
    if view != "check":  # there what its reader set
        assert as_html(page).count(settings_line(e)) == 1  # said once
    for chart in page.get("vega_lite_chart"):
        assert chart.proto.alt


def test_the_buttons_lead_through_the_views_and_out() -> None:
    page = opened(lecture="1", gradient="sum")
    seen = []
    for _ in VIEWS:
        seen.append(link(page).get("view", "compare"))
        back, forward = page.button(key="turn-1"), page.button(key="turn1")
        assert back.disabled == (seen[-1] == VIEWS[0])
        assert forward.disabled == (seen[-1] == VIEWS[-1])
        if not forward.disabled:
            forward.click()
            rerun(page)
    assert seen == [*VIEWS]
    for _ in VIEWS[3:]:
        page.button(key="turn-1").click()
        rerun(page)
    assert link(page) == {"gradient": "sum", "view": "rate", "lecture": "1"}
    page.button(key="leave").click()
    rerun(page)
    assert link(page) == {"gradient": "sum", "view": "rate"}
    assert page.title[0].value.startswith("Gradient descent")
    assert len(page.get("vega_lite_chart")) == 5


def test_a_question_can_be_a_slide() -> None:
    page = opened(lecture="1", lr="0.1", predict="on", view="rate")
    assert len(page.radio) == 1
    assert len(page.get("vega_lite_chart")) == 1
    page.radio(key="guess").set_value("overshoots")
    rerun(page)
    assert link(page)["answer"] == "overshoots"
    assert "onverges while overshooting" in head(page)


def test_runs_without_a_loss_in_common_have_one_chart() -> None:
    """Their ways do not lie on one plane; of those that share it, both are shown."""
    for name, count in (("scaled", 1), ("with_momentum", 2)):
        e, *others = RACES[name]
        pins = write_pins(e, others).text
        page = opened(**write_link(e, Look("race", lecture="1"), pins=pins))
        assert len(page.get("vega_lite_chart")) == count
