"""The fields of x and y: whose y is shown with an x that was typed anew."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from gd_core import PRESETS
from gd_core.text.catalogue import label
from tests.conftest import changed
from tests.page.in_process import opened, rerun, shows, told, upload

LESSON = PRESETS["lesson"]
CONFIRM = label("page.old_y.confirm")


def typed(page: AppTest, name: str, text: str) -> AppTest:
    page.text_area(key=name).set_value(text)
    return rerun(page)


def asks_about_y(page: AppTest) -> bool:
    buttons = [button.label for button in page.button]
    assert (CONFIRM in buttons) == ("You changed only x" in told(page))
    return CONFIRM in buttons


def test_a_new_x_says_whose_y_it_is_paired_with() -> None:
    page = typed(opened(), "x", "5 7 9 12")
    assert asks_about_y(page)
    assert "still those of “The lesson”, 2, 4, 6, 8" in told(page)
    shows(page, changed(LESSON, x=[5, 7, 9, 12]))


def test_a_y_of_no_lesson_is_said_to_be_from_before() -> None:
    page = typed(opened(x="1 2 3 4", y="1 2 3 5"), "x", "5 7 9 12")
    assert "still those from before, 1, 2, 3, 5" in told(page)


def test_it_is_said_until_y_is_typed() -> None:
    page = typed(opened(), "x", "5 7 9 12")
    page.text_input(key="lr").set_value("0.02")
    assert asks_about_y(rerun(page))
    assert not asks_about_y(typed(page, "y", "51 60 78 95"))
    assert not asks_about_y(typed(page, "x", "5 7 9 13"))


def test_it_is_said_until_y_is_confirmed() -> None:
    page = typed(opened(), "x", "5 7 9 12")
    next(button for button in page.button if button.label == CONFIRM).click()
    assert not asks_about_y(rerun(page))
    shows(page, changed(LESSON, x=[5, 7, 9, 12]))


@pytest.mark.parametrize("text", ["5 7 9", "5 7 nine 12", ""])
def test_an_x_that_cannot_be_paired_has_its_own_sentence_only(text: str) -> None:
    page = typed(opened(), "x", text)
    assert not asks_about_y(page)
    assert page.error


def test_what_was_filled_is_not_asked_about() -> None:
    page = opened(x="5 7 9 12", y="2 4 6 8")
    assert not asks_about_y(page)
    page = typed(page, "x", "5 7 9 13")
    page.selectbox(key="lesson").set_value("hubble")
    assert not asks_about_y(rerun(page))


def test_a_file_is_not_asked_about() -> None:
    page = typed(opened(), "x", "5 7 9 12")
    assert not asks_about_y(upload(page, b"1,3\n2,6\n"))
