"""The line on the data, and the buttons for what would help."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from tests.page.in_process import as_read, link, opened, rerun

HOMEWORK = {"x": "5,7,9,12", "y": "51,60,78,95", "n": "50"}


def markdowns(page: AppTest) -> str:
    return as_read(" ".join(element.value for element in page.markdown))


def test_homework_through_the_origin_is_offered_a_bias() -> None:
    page = opened(**HOMEWORK)
    assert "with a bias 3.547." in markdowns(page)
    assert "the least that a line through the origin can have" in markdowns(page)
    page.button(key="fit-add_bias").click()
    rerun(page)
    assert link(page)["model"] == "line"
    assert "with a bias 3.547." in markdowns(page)


def test_a_long_bowl_is_offered_standardising_and_then_the_run_arrives() -> None:
    page = opened(**HOMEWORK, model="line", lr="0.012")
    page.button(key="fit-standardise").click()
    rerun(page)
    assert not page.exception
    shown = link(page)
    assert (shown["std"], shown["lr"]) == ("on", "0.3")
    assert "the least that a straight line can have" in markdowns(page)
    assert any(
        "w \N{NO-BREAK SPACE}" in c.value or "6" in c.value for c in page.caption
    )
    assert not [b for b in page.button if b.key == "fit-standardise"]


def test_what_was_typed_stays_when_an_offer_is_taken() -> None:
    page = opened(**HOMEWORK)
    page.text_area(key="x").set_value("5 7 9 12")
    rerun(page)
    page.button(key="fit-add_bias").click()
    rerun(page)
    assert page.text_area(key="x").value == "5 7 9 12"


def test_a_line_through_the_origin_is_drawn_where_it_is_asked_for() -> None:
    page = opened()
    assert "bias" not in markdowns(page)
    assert len(page.get("vega_lite_chart")) == 2
    page.session_state["fit"] = True
    rerun(page)
    assert len(page.get("vega_lite_chart")) == 3
    assert "The line misses the data by" in markdowns(page)


def test_a_line_that_overflows_is_still_shown() -> None:
    page = opened(model="line", lr="1", n="500")
    assert len(page.get("vega_lite_chart")) == 3
    assert "The line misses the data by" in markdowns(page)
