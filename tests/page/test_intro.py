"""The first screen: the sentence, the mistake and the way back, and the tour."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from gd_core.exchange.link import write_link
from gd_core.page.tour import STEPS
from gd_core.runs.presets import COPIED_MISTAKE, LESSON, PRESETS
from tests.conftest import changed
from tests.page.in_process import link, opened, rerun, shows, told, upload

MISTAKE_BUTTON, WAY_BACK = "Show the mistake that everyone copies", "Show it mended"


def press(page: AppTest, label: str) -> AppTest:
    next(button for button in page.button if button.label == label).click()
    return rerun(page)


def labels(page: AppTest) -> list[str]:
    return [button.label for button in page.main.button]


def tour(page: AppTest) -> list[str]:
    return [name for name in labels(page) if name[0].isdigit()]


def test_both_ways_are_explained_where_they_first_stand() -> None:
    said = next(text.value for text in opened().markdown if "by hand" in text.value)
    for words in ("**by hand** (NumPy", "on paper", "**by autograd** (PyTorch"):
        assert words in said
    assert "`backward()`" in said
    assert "differ" in said


def test_the_mistake_is_a_click_away_and_so_is_the_way_back() -> None:
    page = press(opened(), MISTAKE_BUTTON)
    shows(page, COPIED_MISTAKE)
    assert link(page) == {"gradient": "sum"}
    assert page.selectbox(key="lesson").value == "mistake"
    assert MISTAKE_BUTTON not in labels(page)
    shows(press(page, WAY_BACK), LESSON)
    assert link(page) == {}


def test_mending_keeps_what_was_set_beside_the_mistake() -> None:
    page = press(opened(gradient="sum", lr="0.02", n="30"), WAY_BACK)
    shows(page, changed(LESSON, learning_rate=0.02, iterations=30))


def test_the_mistake_is_the_first_lesson_and_the_page_opens_on_the_right_one() -> None:
    page = opened()
    assert page.selectbox(key="lesson").options[0] == "The mistake everyone copies"
    assert page.selectbox(key="lesson").value == "lesson"
    assert "For its mistake" not in told(page)


@pytest.mark.parametrize("name", ["neuron", "zero_grad", "hubble", "momentum", "women"])
def test_other_settings_are_not_replaced_by_the_mistake(name: str) -> None:
    page = opened(**write_link(PRESETS[name]))
    assert not {MISTAKE_BUTTON, WAY_BACK} & {*labels(page)}


def test_a_file_is_not_replaced_by_the_mistake() -> None:
    page = upload(opened(), b"x,y\n1,2\n2,4\n3,6\n4,8\n")
    assert MISTAKE_BUTTON not in labels(page)


def test_the_tour_leads_through_four_states_of_the_page() -> None:
    page = opened()
    assert len(tour(page)) == len(STEPS) == 4
    for name, (e, view) in zip(tour(page), STEPS.values(), strict=True):
        press(page, name)
        assert not page.exception
        look = {} if view == "compare" else {"view": view}
        assert link(page) == write_link(e) | look
        marked = [
            button
            for button in page.main.button
            if (button.key or "").startswith("tour-open-")
        ]
        assert [button.label for button in marked] == [name]


def test_a_skipped_tour_does_not_come_back() -> None:
    page = press(opened(), "Skip")
    assert tour(page) == []
    page.selectbox(key="lesson").set_value("fast")
    assert tour(rerun(page)) == []
    page.query_params.clear()  # back to the bare address
    assert tour(rerun(page)) == []
    assert MISTAKE_BUTTON in labels(page)


@pytest.mark.parametrize(
    "query", [{"gradient": "sum"}, {"view": "step"}, {"lr": "0.01"}, {"lecture": "1"}]
)
def test_a_link_shows_no_tour(query: dict[str, str]) -> None:
    page = opened(**query)
    assert tour(page) == []
    page.query_params.clear()
    assert tour(rerun(page)) == []


def test_the_learning_rate_of_narrow_screens_is_that_of_the_sidebar() -> None:
    page = opened(lr="0.02")
    narrow, sidebar = (page.text_input(key=key) for key in ("narrow-lr", "lr"))
    assert narrow.value == sidebar.value == "0.02"
    page.text_input(key="narrow-lr").set_value("0,05")
    shows(rerun(page), changed(LESSON, learning_rate=0.05))
    assert page.text_input(key="lr").value == "0,05"  # as it was typed
    page.text_input(key="lr").set_value("fast")
    assert rerun(page).text_input(key="narrow-lr").value == "fast"
    page.text_input(key="narrow-lr").set_value("")
    assert rerun(page).text_input(key="lr").value == "0.05"
    page.button(key="step-more-narrow-lr").click()
    assert rerun(page).text_input(key="narrow-lr").value == "0.06"
