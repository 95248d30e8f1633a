"""The address and the controls: who is followed in each of the four states."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from gd_core import PRESETS
from gd_core.page.state import State
from tests.conftest import changed
from tests.page.in_process import APP, errors, link, opened, rerun, shows

LESSON = PRESETS["lesson"]


def comes_back(held: dict[str, object], **address: str) -> AppTest:
    """A browser that comes to a server that does not know it, with what it holds."""
    page = AppTest.from_file(str(APP), default_timeout=30)
    for name, text in address.items():
        page.query_params[name] = text
    for key, value in held.items():
        page.session_state[key] = value
    return rerun(page)


def test_a_first_visit_follows_the_address() -> None:
    page = opened(lr="0.02", gradient="sum")
    shows(page, changed(LESSON, learning_rate=0.02, manual_gradient="sum"))


def test_an_own_change_is_followed_also_with_an_older_address() -> None:
    page = opened(lr="0.02")
    page.text_input(key="n").set_value("7")
    rerun(page)
    page.query_params.clear()
    page.query_params["lr"] = "0.02"  # sent before the browser knew of n
    page.text_input(key="w0").set_value("1")
    rerun(page)
    shows(page, changed(LESSON, learning_rate=0.02, iterations=7, w0=1))


def test_back_and_forward_fill_the_controls() -> None:
    page = opened(lr="0.02")
    page.text_input(key="n").set_value("7")
    rerun(page)
    for query in ({"lr": "0.02"}, {"lr": "0.02", "n": "7"}):
        page.query_params.clear()
        for name, text in query.items():
            page.query_params[name] = text
        rerun(page)
        assert page.text_input(key="n").value == query.get("n", "10")
        assert link(page) == query


def test_a_browser_that_comes_back_keeps_what_its_controls_hold() -> None:
    page = comes_back({"w0": "3.5"}, lr="0.02")
    shows(page, changed(LESSON, learning_rate=0.02, w0=3.5))
    assert link(page) == {"w0": "3.5", "lr": "0.02"}


@pytest.mark.parametrize(
    ("held", "says"),
    [
        ({"x": "1, two, 3, 4"}, "“two”"),
        ({"lr": "-1"}, "learning rate is −1"),
        ({"n": "0.5"}, "whole number"),
        ({"x": ""}, "x is empty"),
    ],
)
def test_a_browser_that_comes_back_with_invalid_input_is_told_so(
    held: dict[str, object], says: str
) -> None:
    page = comes_back(held, w0="1")
    assert says in errors(page)[0]
    shows(page, changed(LESSON, w0=1))  # what the address has, which is valid
    for key, value in held.items():
        assert page.session_state[key] == value


def test_every_entry_of_the_state_has_a_key_of_its_own() -> None:
    keys = [entry.key for entry in vars(State).values() if hasattr(entry, "key")]
    assert len(keys) == len(set(keys)) > 20
