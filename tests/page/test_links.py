"""Links to the page: what each name opens, back and forward, what is too long."""

from __future__ import annotations

from typing import Any

import pytest

from gd_core.exchange.link import write_link
from gd_core.text.numbers import list_as_code
from tests.conftest import changed
from tests.page.in_process import (
    LESSON,
    as_read,
    complaints,
    link,
    opened,
    rerun,
    shows,
    told,
)


@pytest.mark.parametrize(
    ("name", "text", "change"),
    [
        ("w0", "-3.5", {"w0": -3.5}),
        ("lr", "5e-2", {"learning_rate": 0.05}),
        ("n", "25", {"iterations": 25}),
        ("gradient", "sum", {"manual_gradient": "sum"}),
        ("gradient", "no2", {"manual_gradient": "no2"}),
        ("gradient", "uphill", {"manual_gradient": "uphill"}),
        ("autograd", "no_zero_grad", {"autograd_gradient": "no_zero_grad"}),
        ("precision", "float64", {"precision": "float64"}),
        ("view", "compare", {}),
        ("k", "3", {}),
        ("run", "autograd", {}),
        ("scale", "log", {}),
        ("predict", "off", {}),
        ("answer", "none", {}),
        ("lecture", "0", {}),
        ("source", "on", {}),
    ],
)
def test_every_name_in_a_link_is_followed(
    name: str, text: str, change: dict[str, Any]
) -> None:
    page = opened(**{name: text})
    shows(page, changed(LESSON, **change))
    assert not complaints(page)
    assert page.session_state["scale"] == ("log" if name == "scale" else "linear")
    assert page.session_state["k"] == (3 if name == "k" else 0)
    assert link(page) == {name: text}  # a link that says it already is left alone


def test_the_data_in_a_link_are_followed() -> None:
    data = {"x": "2 4 6 8", "y": "1,-1,1,-1"}
    page = opened(**data)
    shows(page, changed(LESSON, x=[2, 4, 6, 8], y=[1, -1, 1, -1]))
    assert not complaints(page)
    assert link(page) == data


@pytest.mark.parametrize("lecture", ["0", "1"])
def test_what_trackers_add_is_ignored_without_a_word(lecture: str) -> None:
    page = opened(gad_source="1", _ga="2.3", usp="sharing", lecture=lecture)
    assert not complaints(page)
    if lecture == "0":
        shows(page, LESSON)


@pytest.mark.parametrize("lost", ["x", "y"])
def test_half_of_the_data_is_never_paired_with_the_lessons(lost: str) -> None:
    kept = {"x": "y", "y": "x"}[lost]
    page = opened(**{kept: "5 6 7 8"})
    shows(page, LESSON)
    (warning,) = complaints(page)
    assert f"it has {kept}=5 6 7 8 but no {lost}" in as_read(warning.value)


def test_a_mended_link_is_left_alone_until_something_changes() -> None:
    page = opened(**{"gradient": "sum", "amp;lr": "0.02)."})
    shows(page, changed(LESSON, manual_gradient="sum", learning_rate=0.02))
    assert not complaints(page)
    page.text_input(key="n").set_value("11")
    rerun(page)
    assert link(page) == {"gradient": "sum", "lr": "0.02", "n": "11"}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("lr", "abc"),
        ("n", "0"),
        ("w0", "1e9"),
        ("gradient", "median"),
        ("autograd", "wrong"),
        ("precision", "float16"),
        ("scale", "cubic"),
        ("view", "nowhere"),
        ("run", "torch"),
        ("predict", "maybe"),
        ("answer", "perhaps"),
        ("lecture", "yes"),
        ("v", "2"),
        ("k", "11"),
        ("k", "third"),
    ],
)
def test_a_link_that_asks_for_the_impossible_says_what_was_used(
    name: str, text: str
) -> None:
    page = opened(**{name: text})
    shows(page, LESSON)
    (warning,) = complaints(page)
    said = as_read(warning.value)
    assert f"{name}={text} could not be used" in said
    assert "used" in said.split(");")[1]
    page.text_input(key="n").set_value("11")
    rerun(page)
    assert not complaints(page)
    assert link(page) == {"n": "11"} | ({"k": "10"} if text == "11" else {})


@pytest.mark.parametrize(("name", "text"), [("x", "1,two"), ("y", "")])
def test_data_in_a_link_that_cannot_be_used_are_said(name: str, text: str) -> None:
    page = opened(**{"x": "1 2", "y": "3 4", name: text, "n": "11"})
    shows(page, changed(LESSON, iterations=11))
    (warning,) = complaints(page)
    assert f"{name}={text} could not be used" in as_read(warning.value)


def test_back_and_forward_are_followed() -> None:
    page = opened()
    page.text_input(key="lr").set_value("0.05")
    rerun(page)
    page.query_params.clear()
    rerun(page)
    shows(page, LESSON)
    assert page.text_input(key="lr").value == "0.01"
    page.query_params["gradient"] = "sum"
    rerun(page)
    shows(page, changed(LESSON, manual_gradient="sum"))


def test_a_change_sent_before_its_predecessor_was_seen_undoes_nothing() -> None:
    page = opened()
    page.text_input(key="n").set_value("25")
    rerun(page)
    # the browser does not know the answer yet: old address, old lesson
    page.query_params.clear()
    page.selectbox(key="lesson").set_value("lesson")
    page.selectbox(key="gradient").set_value("sum")
    rerun(page)
    e = changed(LESSON, iterations=25, manual_gradient="sum")
    shows(page, e)
    assert link(page) == write_link(e)
    assert page.selectbox(key="lesson").value is None


def test_data_too_long_for_a_link_is_said() -> None:
    page = opened()
    numbers = list_as_code(range(1_000), " ")
    page.text_area(key="x").set_value(numbers)
    page.text_area(key="y").set_value(numbers)
    page.text_input(key="lr").set_value("1e-6")
    rerun(page)
    assert "too long for a link" in told(page)
    assert link(page)["x"] == "1000-points"
    later = opened(**link(page))
    assert "1,000 points were too many" in told(later)
