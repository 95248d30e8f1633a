"""What goes wrong with what a reader enters: one sentence, and nothing is lost."""

from __future__ import annotations

from typing import Any

import pytest

from gd_core.exchange.link import write_link
from tests.conftest import changed
from tests.page.in_process import LESSON, controls, errors, link, opened, rerun, shows

# what is typed where -> what the sentence must say
BAD_INPUT: list[tuple[str, Any, list[str]]] = [
    ("x", "", ["x is empty"]),
    ("x", "   ", ["x is empty"]),
    ("x", "1, two, 3, 4", ["x", "“two”", "item 2"]),
    ("x", "1,,3,4", ["x", "nothing", "item 2"]),
    ("x", "1 2 3", ["y has 4 numbers, x has 3", "pair up"]),
    ("x", "1 2 3 nan", ["x", "nan", "item 4", "finite"]),
    ("x", "1 2 3 inf", ["x", "inf", "item 4", "finite"]),
    ("x", "1 2 3 1e400", ["x", "1e400", "item 4"]),
    ("x", "1 2 3 1e39", ["x", "1e39", "float32", "float64"]),
    ("x", "1 2 3 1e30", ["too large", "float32"]),
    ("x", "1 " * 100_001, ["100,001 numbers"]),
    ("x", "<script>alert(1)</script>", ["x", "“<script>", "item 1"]),
    ("x", "$x^2$ ![a](b)", ["“$x^2$”", "item 1"]),
    ("x", "**1** 2 3 4", ["“**1**”", "item 1"]),
    ("x", "=1+1, 2, 3, 4", ["“=1+1”", "item 1"]),
    ("x", "1..2 3 4", ["“1..2”", "item 1"]),
    ("x", "one two three four", ["“one”", "item 1"]),
    ("y", "", ["y is empty"]),
    ("y", "2 4 6 8 10", ["y has 5 numbers, x has 4"]),
    ("y", "2 4 6 8€", ["y", "“8€”", "item 4"]),
    ("y", "2 4 6 -", ["y", "“-”", "item 4"]),
    ("y", "1e38 1e38 1e38 1e38", ["too large", "float32"]),
    ("w0", "1e7", ["initial w is 10000000", "1,000,000"]),
    ("w0", "-1e300", ["initial w is −1e300", "−1,000,000"]),
    ("lr", "-0.01", ["learning rate is −0.01", "from 0 to"]),
    ("lr", "1e10", ["learning rate", "1,000,000,000"]),
    ("n", "0", ["iterations is 0", "1 to 10,000"]),
    ("n", "−5", ["iterations is −5"]),
    ("n", "10,5", ["iterations is 10.5", "whole number"]),
    ("n", "10001", ["iterations is 10001", "10,000"]),
    ("n", "1e300", ["iterations is 1e300"]),
    ("n", "ten", ["iterations is “ten”", "must be a number", "2e-3"]),
    ("n", "10,000", ["“10,000”", "10 or as 10000"]),
    ("lr", "1,500", ["“1,500”", "1.5 or as 1500"]),
    ("lr", "0.01.", ["learning rate is “0.01.”"]),
    ("w0", "np.pi", ["initial w is “np.pi”"]),
]


@pytest.mark.parametrize(
    ("key", "value", "says"), BAD_INPUT, ids=lambda value: str(value)[:20]
)
def test_bad_input_is_one_sentence_at_its_field_and_in_the_main_area(
    key: str, value: Any, says: list[str]
) -> None:
    page = opened(lr="0.02", scale="log")
    before = controls(page)
    kind = "text_area" if key in "xy" else "text_input"
    getattr(page, kind)(key=key).set_value(value)
    rerun(page)
    at_field, in_main = errors(page)
    assert at_field == in_main
    assert len(page.sidebar.error) == len(page.main.error) == 1
    for words in says:
        assert words in at_field
    # the rest of the page and all other inputs stay, also what was wrong
    assert controls(page) == before | {key: value}
    shows(page, changed(LESSON, learning_rate=0.02))
    assert link(page) == {"lr": "0.02", "scale": "log"}


@pytest.mark.parametrize("key", ["w0", "lr", "n"])
def test_an_emptied_number_keeps_what_it_had(key: str) -> None:
    e = changed(LESSON, w0=0.5, learning_rate=0.02, iterations=7)
    page = opened(**write_link(e))
    page.text_input(key=key).set_value("")
    shows(rerun(page), e)


def test_several_faults_are_all_said_at_once() -> None:
    page = opened()
    page.text_area(key="x").set_value("1, two")
    page.text_input(key="lr").set_value("-1")
    page.text_input(key="n").set_value("0")
    rerun(page)
    assert len(page.sidebar.error) == len(page.main.error) == 3


def test_a_fault_that_is_mended_is_gone() -> None:
    page = opened()
    page.text_area(key="x").set_value("1, two, 3, 4")
    rerun(page)
    page.text_area(key="x").set_value("1, 2, 3, 5")
    rerun(page)
    assert not page.error
    shows(page, changed(LESSON, x=[1, 2, 3, 5]))


def test_too_much_work_is_said_at_the_iterations() -> None:
    page = opened()
    numbers = "1 " * 6_000
    page.text_area(key="x").set_value(numbers)
    page.text_area(key="y").set_value(numbers)
    page.text_input(key="n").set_value("10000")
    rerun(page)
    assert "points × iterations" in errors(page)[0]
    assert "8,333 iterations" in errors(page)[0]
