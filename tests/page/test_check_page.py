"""The view Check my run, in process."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from gd_core import PRESETS
from gd_core.exchange.example_run import example_run
from tests.page.in_process import as_read, link, opened, rerun, told

LESSON = PRESETS["lesson"]


def with_text(text: str, **params: str) -> AppTest:
    page = opened(view="check", **params)
    page.text_area(key="run_text").set_value(text)
    rerun(page)
    assert not page.exception
    return page


def test_an_empty_view_says_what_it_is_for() -> None:
    page = opened(view="check")
    assert not page.exception
    assert "paste its output" in page.main.info[0].value
    assert not page.get("vega_lite_chart")


def test_the_example_is_the_tutorials_sum_and_leads_to_compare() -> None:
    page = opened(view="check")
    next(b for b in page.main.button if b.label == "Show an example").click()
    rerun(page)
    assert page.text_area(key="run_text").value == example_run(LESSON)
    assert "N times too large" in page.main.error[0].value
    assert len(page.get("vega_lite_chart")) == 1
    assert ":red[**1" in str(page.main.table[0].value.iloc[0, 0])
    next(b for b in page.main.button if "in Compare" in b.label).click()
    rerun(page)
    assert link(page) == {"gradient": "sum"}
    assert len(page.get("vega_lite_chart")) == 2


def test_nothing_that_is_pasted_is_in_the_address_and_nothing_is_lost() -> None:
    text = example_run(LESSON)
    page = with_text(text)
    assert link(page) == {"view": "check"}
    page.text_input(key="lr").set_value("0.02")
    rerun(page)
    assert page.text_area(key="run_text").value == text
    assert "learning rate" in told(page)


@pytest.mark.parametrize("text", ["hello", "]{[", "\x00\x01", "w ="])
def test_nonsense_gets_one_sentence(text: str) -> None:
    page = with_text(text)
    assert len(page.main.warning) == 1
    assert "your run" in page.main.warning[0].value
    assert page.text_area(key="run_text").value == text


def test_numbers_without_names_are_asked_about_before_they_are_judged() -> None:
    page = with_text("30\n21.675\n15.6602\n11.3145")
    assert len(page.main.radio) == 1
    assert not page.get("vega_lite_chart")
    (option,) = (o for o in page.main.radio[0].options if "loss" in o)
    page.main.radio[0].set_value(option)
    rerun(page)
    assert "right program" in page.main.success[0].value


def test_another_setting_can_be_opened_in_compare() -> None:
    page = with_text("w = [0, 0.39, 0.70395, 0.95668, 1.16013]")
    assert "learning rate is 0.013" in as_read(page.main.warning[0].value)
    next(b for b in page.main.button if "in Compare" in b.label).click()
    rerun(page)
    assert link(page) == {"lr": "0.013"}


def test_many_rows_are_written_out_where_they_are_asked_for() -> None:
    rows = "\n".join(f"{k} {2 - 2 * 0.85**k:.9f}" for k in range(3_000))
    page = with_text(f"epoch w\n{rows}")
    assert "Your 3,000 rows" in as_read(page.main.success[0].value)
    assert len(page.main.dataframe) == 1  # what was understood


def test_a_button_leads_here_from_every_other_view() -> None:
    for view in ("compare", "step", "rate", "take"):
        page = opened(view=view, gradient="sum")
        page.button(key="to-check").click()
        rerun(page)
        assert link(page) == {"gradient": "sum", "view": "check"}
        assert "to-check" not in {button.key for button in page.button}
