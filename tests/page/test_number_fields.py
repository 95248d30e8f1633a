"""The fields for one number: what is typed stays, and what their buttons do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from gd_core.exchange.link import write_link
from gd_core.page.number_fields import ITERATIONS, LEARNING_RATE, W0, NumberField
from gd_core.runs.presets import PRESETS
from tests.conftest import changed
from tests.page.in_process import LESSON, complaints, errors, link, opened, rerun, shows


def typed(page: AppTest, key: str, text: str) -> AppTest:
    page.text_input(key=key).set_value(text)
    return rerun(page)


def pressed(page: AppTest, name: str) -> AppTest:
    next(button for button in page.button if button.label == name).click()
    return rerun(page)


@pytest.mark.parametrize(
    ("key", "text", "change"),
    [
        ("lr", "0,02", {"learning_rate": 0.02}),
        ("lr", "1/3", {"learning_rate": 1 / 3}),
        ("lr", "2e-3", {"learning_rate": 0.002}),
        ("lr", "5%", {"learning_rate": 0.05}),
        ("w0", "−0.5", {"w0": -0.5}),
        ("w0", "-1/2", {"w0": -0.5}),
        ("n", "1e2", {"iterations": 100}),
    ],
)
def test_what_is_typed_is_understood_and_stays_as_it_is(
    key: str, text: str, change: dict[str, float]
) -> None:
    page = typed(opened(), key, text)
    e = changed(LESSON, **change)
    shows(page, e)
    assert not page.error
    assert link(page) == write_link(e)
    assert rerun(page).text_input(key=key).value == text
    again = opened(**link(page))
    shows(again, e)


def test_a_number_typed_in_another_way_is_still_the_lesson() -> None:
    page = typed(typed(opened(), "lr", "1%"), "n", "1e1")
    assert page.selectbox(key="lesson").value == "lesson"
    page.selectbox(key="lesson").set_value("zero_grad")
    rerun(page)
    assert page.text_input(key="lr").value == "1%"  # which the preset has, too
    assert page.text_input(key="n").value == "50"


def test_a_link_fills_the_field_with_the_shortest_text() -> None:
    page = opened(lr="0,0200", n="1e1", w0="5%")
    values = [page.text_input(key=key).value for key in ("lr", "n", "w0")]
    assert values == ["0.02", "10", "0.05"]
    assert not complaints(page)


def test_back_keeps_a_number_as_typed_while_it_means_the_same() -> None:
    page = typed(typed(opened(), "lr", "2%"), "n", "20")
    page.query_params.clear()
    page.query_params["lr"] = "0.02"
    rerun(page)
    assert page.text_input(key="lr").value == "2%"
    assert page.text_input(key="n").value == "10"


@pytest.mark.parametrize(
    ("name", "key", "before", "after"),
    [
        ("Larger learning rate", "lr", "0.01", "0.02"),
        ("Smaller learning rate", "lr", "0.01", "0.009"),
        ("Larger learning rate", "lr", "7e-19", "8e-19"),
        ("Larger learning rate", "lr", "0,09", "0.1"),
        ("Larger learning rate", "lr", "0", "0.01"),
        ("Smaller learning rate", "lr", "0", "0"),
        ("Larger learning rate", "lr", "-1", "0"),
        ("Larger initial w", "w0", "0.2", "0.3"),
        ("Smaller initial w", "w0", "0", "-0.1"),
        ("More iterations", "n", "10", "11"),
        ("Fewer iterations", "n", "1", "1"),
        ("Fewer iterations", "n", "12345", "10000"),
        ("More iterations", "n", "ten", "ten"),
    ],
)
def test_a_button_moves_the_number(
    name: str, key: str, before: str, after: str
) -> None:
    page = pressed(typed(opened(), key, before), name)
    assert page.text_input(key=key).value == after
    assert bool(page.error) == (after == "ten")


def test_the_buttons_go_on_from_what_is_shown() -> None:
    page = opened()
    for _ in range(10):
        pressed(page, "Larger learning rate")
    shows(page, changed(LESSON, learning_rate=0.2))
    assert link(page) == {"lr": "0.2"}


@given(st.floats(1e-300, 1e9))
def test_a_rate_is_changed_in_proportion_whatever_its_size(rate: float) -> None:
    up, down = LEARNING_RATE.moved(rate, 1), LEARNING_RATE.moved(rate, -1)
    assert rate < up <= 2 * rate or up == LEARNING_RATE.most
    assert rate / 2 <= down < rate


@given(
    st.sampled_from([W0, LEARNING_RATE, ITERATIONS]),
    st.floats(allow_nan=False),
    st.sampled_from([-1, 1]),
)
def test_a_step_is_never_out_of_the_limits(
    number: NumberField, value: float, by: int
) -> None:
    assert number.least <= number.moved(value, by) <= number.most
    inside = min(max(value, number.least), number.most)
    end = number.most if by > 0 else number.least
    assert number.moved(inside, by) != inside or inside == end


def test_a_fault_names_the_field_and_what_would_be_right() -> None:
    page = typed(opened(), "lr", "fast")
    at_field, in_main = errors(page)
    assert at_field == in_main
    assert "learning rate is “fast”: it must be a number, written like" in at_field
    assert page.text_input(key="lr").value == "fast"
    shows(page, LESSON)


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_recognised_in_the_fields(name: str) -> None:
    page = opened()
    page.selectbox(key="lesson").set_value(name)
    assert rerun(page).selectbox(key="lesson").value == name


def test_a_negative_rate_is_refused_and_uphill_named_as_the_way_to_see_it() -> None:
    page = typed(opened(), "lr", "−0,1")
    for said in errors(page):
        assert "learning rate is −0.1: it must be a number from 0 to" in said
        assert "“uphill”, a choice under “By hand”" in said
    assert page.selectbox(key="gradient").label == "By hand"
    assert page.selectbox(key="gradient").options[-1] == "slip: uphill"


def test_too_many_iterations_say_what_is_left_for_what_is_in_the_fields() -> None:
    page = typed(typed(opened(), "lr", "1e-6"), "n", "20000")
    at_field, in_main = errors(page)
    assert at_field == in_main
    assert "after 10,000 iterations 86.1 % of the distance to w* = 2 is left" in in_main
    page.selectbox(key="gradient").set_value("sum")
    assert "by hand 54.9 %" in errors(rerun(page))[0]
    assert errors(typed(page, "lr", "fast"))[1].endswith("from 1 to 10,000")


def test_an_open_question_is_not_answered_by_a_fault() -> None:
    page = typed(opened(lr="1", predict="on"), "n", "20000")
    assert errors(page)[0].endswith("from 1 to 10,000")
