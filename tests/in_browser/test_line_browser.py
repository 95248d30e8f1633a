"""A line with a bias in a real browser: its contours are pointed at, and clicked."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import CHARTS, CHROMIUM, Server
from tests.in_browser.test_browser import on_every_screen
from tests.in_browser.test_step_browser import drawings, mark, state, step_view

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

LINE = "?model=line&k=2&view=step"


def place(page: Page, across: float, up: float) -> tuple[float, float]:
    """A place on the contour chart, as shares of its width and of its height."""
    box = page.locator(CHARTS).first.bounding_box()
    assert box
    return box["x"] + across * box["width"], box["y"] + (1 - up) * box["height"]


@pytest.mark.parametrize("chart", [0, 1])
def test_pointing_at_a_state_moves_both_charts_without_a_message(
    browser: Browser, server: Server, chart: int
) -> None:
    page, complaints, sent = step_view(browser, server, LINE)
    before = drawings(page)
    page.mouse.move(*mark(page, chart, 4))
    expect(state(page)).to_have_text("state k = 4 of 10")
    page.wait_for_timeout(200)
    for was, now in zip(before, drawings(page), strict=True):
        assert was != now
    assert sent.count == 0
    page.mouse.click(*mark(page, 0, 4))
    page.wait_for_url("**/?model=line&k=4&view=step")
    expect(page.get_by_text("The gradient by b", exact=True)).to_be_visible()
    assert not complaints
    page.context.close()


def test_a_click_on_an_empty_place_starts_there(
    browser: Browser, server: Server
) -> None:
    page, complaints, _ = step_view(browser, server, LINE)
    page.mouse.click(*place(page, 0.35, 0.5))
    page.wait_for_url("**/?w0=*&model=line&b0=*&k=2&view=step")
    w0 = page.get_by_role("textbox", name="Initial w", exact=True)
    b0 = page.get_by_role("textbox", name="Initial b", exact=True)
    expect(w0).not_to_have_value("0")
    start = w0.input_value(), b0.input_value()
    assert 0.2 < float(start[0]) < 1
    assert 0.2 < float(start[1]) < 0.8
    page.mouse.click(*place(page, 0.75, 0.3))
    expect(w0).not_to_have_value(start[0])
    page.go_back()
    expect(w0).to_have_value(start[0])
    expect(b0).to_have_value(start[1])
    assert not complaints
    page.context.close()


@pytest.mark.parametrize("view", ["compare", "step", "rate", "take"])
def test_nothing_of_a_line_overflows(
    browser: Browser, server: Server, view: str
) -> None:
    query = f"?x=5,7,9,12&y=51,60,78,95&model=line&n=50&view={view}"
    for _ in on_every_screen(browser, server, query):
        pass
