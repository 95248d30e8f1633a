"""Pins and the view Race, run in process."""

from __future__ import annotations

import pytest
from pandas import DataFrame
from streamlit.testing.v1 import AppTest

from gd_core import PRESETS, Experiment, run_manual
from gd_core.analysis.fair import at_fair_rates, fair_tries
from gd_core.analysis.race import iterations_to_near
from gd_core.exchange.link import Look, permalink, write_link
from gd_core.exchange.pins import MOST_PINS, write_pins
from gd_core.page import race
from gd_core.page.lecture import as_html as as_lines
from gd_core.page.parts import NO_BREAK_SPACE
from gd_core.runs.presets import RACES
from gd_core.text.catalogue import label
from gd_core.text.numbers import number
from gd_core.text.runs_named import common_settings, run_names
from tests.conftest import changed
from tests.page.in_process import (
    as_html,
    complaints,
    finding,
    head,
    link,
    opened,
    rerun,
    told,
)

LESSON = PRESETS["lesson"]
ADAM = changed(LESSON, optimizer="adam", learning_rate=0.1)


def raced(*runs: Experiment, lecture: str = "0") -> AppTest:
    """The view of a race, opened by its link; the first run is the present one."""
    e, *pins = runs
    return opened(
        **write_link(e, Look("race", lecture=lecture), write_pins(e, pins).text)
    )


def table(page: AppTest) -> DataFrame:
    """The table, its rows called by their names: a "=" in them begins no line."""
    shown: DataFrame = page.table[0].value
    return shown.rename(index=lambda name: name.replace(NO_BREAK_SPACE, " "))


def press(page: AppTest, key: str) -> AppTest:
    page.button(key=key).click()
    return rerun(page)


def test_a_pinned_run_survives_changes_and_is_in_the_address() -> None:
    page = press(opened(), "pin")
    assert link(page) == {"pins": "same"}
    page.session_state["lr"] = "0.05"
    rerun(page)
    assert link(page) == {"lr": "0.05", "pins": "lr.0.01"}
    page.session_state["opt"] = "adam"
    rerun(page)
    press(page, "pin")
    assert page.session_state["pins"][0] == LESSON
    assert len(page.session_state["pins"]) == 2
    assert page.button(key="pin").disabled  # it is pinned already
    again = opened(**link(page))  # as a reload does
    assert again.session_state["pins"] == page.session_state["pins"]


def test_going_back_brings_back_the_pins_of_then() -> None:
    page = press(opened(), "pin")
    page.session_state["lr"] = "0.05"
    rerun(page)
    press(page, "pin")
    page.query_params.clear()
    page.query_params["pins"] = "same"
    rerun(page)
    assert page.session_state["pins"] == (LESSON,)
    assert link(page) == {"pins": "same"}


def test_no_more_than_six_can_be_pinned() -> None:
    pins = [changed(LESSON, iterations=k) for k in range(1, MOST_PINS + 1)]
    page = opened(**write_link(LESSON, pins=write_pins(LESSON, pins).text))
    assert page.button(key="pin").disabled
    assert not complaints(page)


def press_in_list(page: AppTest, key: str) -> None:
    """Press a button in the list of pins, which is open."""
    page.session_state["pin-list"] = True
    press(rerun(page), key)


def test_the_list_opens_removes_and_clears() -> None:
    page = opened(**write_link(LESSON, pins="lr.0.05~opt.adam_lr.0.1"))
    press_in_list(page, "open-pin-1")
    assert page.session_state["experiment"] == ADAM
    assert len(page.session_state["pins"]) == 2
    press_in_list(page, "remove-pin-0")
    assert page.session_state["pins"] == (ADAM,)
    press_in_list(page, "unpin-all")
    assert page.session_state["pins"] == ()
    assert "pins" not in link(page)


def test_the_table_has_what_each_run_comes_to() -> None:
    runs = (*RACES["rates"], changed(RACES["rates"][0], learning_rate=0.14))
    page = raced(*runs)
    shown = table(page)
    assert list(shown.index) == run_names(runs)
    for row, e in zip(shown.to_numpy().tolist(), runs, strict=True):
        trace = run_manual(e)
        near = iterations_to_near(e, trace)
        expected = "not within 40" if near is None else str(near)
        assert row == [number(trace.final_loss), expected, "agree"]
    assert len(page.get("vega_lite_chart")) == 2
    assert "(k = 4): η = 0.05" in finding(page.get("vega_lite_chart")[0])


def test_a_slip_parts_a_run_in_two_rows() -> None:
    page = raced(LESSON, changed(LESSON, manual_gradient="sum"))
    assert list(table(page)[label("race.table.agree")]) == [
        "agree",
        "differ from iteration 0 on",
        "differ from iteration 0 on",
    ]


def test_a_pin_that_is_the_present_run_is_shown_once() -> None:
    page = raced(LESSON, ADAM, LESSON)
    assert list(table(page).index) == run_names([ADAM, LESSON])


def test_the_axis_is_logarithmic_first_and_in_the_address() -> None:
    page = raced(LESSON, ADAM)
    assert page.session_state["axis"] == "log"
    assert "axis" not in link(page)
    page.session_state["axis"] = "linear"
    rerun(page)
    assert link(page)["axis"] == "linear"
    assert "axis=log" in permalink(LESSON, Look("race"))


@pytest.mark.parametrize("name", RACES)
def test_a_ready_made_race_is_chosen_like_a_lesson(name: str) -> None:
    page = opened()
    page.selectbox(key="lesson").set_value(name)
    rerun(page)
    first, *others = RACES[name]
    state = page.session_state
    assert (state["experiment"], *state["pins"]) == RACES[name]
    assert state["view"] == "race"
    assert page.selectbox(key="lesson").value == name
    assert label(f"preset.{name}.story") in told(page)
    assert list(table(page).index) == run_names([first, *others])
    page.selectbox(key="lesson").set_value("neuron")  # its runs go with it
    rerun(page)
    assert page.session_state["pins"] == ()


def test_what_somebody_pinned_stays_when_a_lesson_is_chosen() -> None:
    page = opened(**write_link(LESSON, pins="lr.0.07"))
    page.selectbox(key="lesson").set_value("neuron")
    rerun(page)
    assert page.session_state["pins"] == (changed(LESSON, learning_rate=0.07),)


def test_one_click_lets_all_optimisers_race_at_fair_rates() -> None:
    e = changed(LESSON, manual_gradient="sum", iterations=30)
    page = press(raced(e, ADAM), "race-all")
    fair = at_fair_rates(e, fair_tries(e))
    assert page.session_state["pins"] == fair
    assert page.session_state["experiment"] == fair[0]  # of its own optimiser
    assert list(table(page).index) == run_names(fair)


def test_the_search_is_shown_with_the_best_marked() -> None:
    tries = fair_tries(LESSON)
    shown = race.search_table(tries)
    for tried in tries:
        column = shown[label(f"optimizer.{tried.optimizer}")]
        (best,) = (rate for rate, text in column.items() if text.endswith("●"))
        assert str(best).replace(NO_BREAK_SPACE, " ") == f"η = {tried.rate:g}"
        assert (column != "").sum() == len(tried.rates)


@pytest.mark.parametrize("name", RACES)
def test_a_race_is_a_slide(name: str) -> None:
    page = raced(*RACES[name], lecture="1")
    assert head(page)
    # of raw and standardised x the ways have no plane in common
    charts = 1 if name == "scaled" else 2
    assert len(page.get("vega_lite_chart")) == charts
    said = as_lines(" · ".join(common_settings(RACES[name])))
    assert as_html(page).count(f"<p>{said}</p>") == 1


def test_a_broken_pin_and_one_that_cannot_travel_are_said() -> None:
    page = opened(pins="lr.abc~lr.0.05")
    assert "The pinned run “lr.abc” of the link could not be used" in told(page)
    assert len(page.session_state["pins"]) == 1
    many = Experiment(x=range(600), y=range(600), learning_rate=1e-7)
    page.session_state["pins"] = (many,)
    rerun(page)
    assert "Of the pinned runs 1 cannot travel" in told(page)
    assert page.session_state["pins"] == (many,)


def test_with_pins_take_away_has_the_script_of_all() -> None:
    keys = [button.key for button in opened(view="take").get("download_button")]
    assert "take-race" not in keys
    page = opened(view="take", pins="lr.0.05")
    keys = [button.key for button in page.get("download_button")]
    assert "take-race" in keys
