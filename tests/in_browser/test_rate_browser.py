"""The view Learning rate in a real browser: it fits, and a click takes a rate."""

from __future__ import annotations

import os
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import CHARTS, CHARTS_IN, CHROMIUM, Server, settle
from tests.in_browser.test_browser import on_every_screen, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]


def mark(page: Page, chart: int, at: int) -> tuple[float, float]:
    """Where one of autograd's marks stands."""
    place = (
        page.locator(CHARTS)
        .nth(chart)
        .evaluate(
            """(chart, at) => {
            const marks = [...chart.querySelectorAll('svg.marks path')].filter(
                path => path.__data__?.datum?.run === 'autograd'
                    && path.__data__.mark.marktype === 'symbol');
            const box = marks[at].getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2] }""",
            at,
        )
    )
    return place[0], place[1]


def rate_view(
    browser: Browser, server: Server, query: str, **options: Any
) -> tuple[Page, list[str]]:
    page, complaints = visit(browser, f"{server.url}/{query}", **options)
    settle(page)
    expect(page.locator(CHARTS)).to_have_count(CHARTS_IN["rate"])
    return page, complaints


def test_a_click_takes_the_rate_into_the_sidebar(
    browser: Browser, server: Server
) -> None:
    page, complaints = rate_view(browser, server, "?n=100&view=rate")
    field = page.get_by_role("textbox", name="Learning rate", exact=True)
    expect(field).to_have_value("0.01")
    page.mouse.click(*mark(page, 0, 0))
    expect(field).not_to_have_value("0.01")
    first = field.input_value()
    settle(page)
    page.locator(CHARTS).nth(4).scroll_into_view_if_needed()
    page.mouse.click(*mark(page, 4, 1))
    expect(field).to_have_value("0.14")
    assert float(first) < 0.001
    page.wait_for_url("**lr=0.14*")
    expect(page.get_by_text("105 % of the edge")).to_be_visible()
    assert not complaints
    page.context.close()


def test_a_mark_is_taken_each_time_it_is_clicked_and_never_by_itself(
    browser: Browser, server: Server
) -> None:
    page, complaints = rate_view(browser, server, "?view=rate")
    field = page.get_by_role("textbox", name="Learning rate", exact=True)
    chosen = page.locator(CHARTS).first
    for _ in range(3):
        page.mouse.click(*mark(page, 0, 5))
        expect(chosen).to_contain_text("η = 0.001454")
        settle(page)
        field.fill("0.05")
        field.press("Enter")
        expect(chosen).to_contain_text("η = 0.05")
        settle(page)
    page.get_by_role("textbox", name="Iterations", exact=True).fill("200")
    page.keyboard.press("Enter")
    expect(chosen).to_contain_text("Loss after 200 iterations")
    expect(field).to_have_value("0.05")
    page.get_by_role("tab", name="Compare", exact=True).click()
    page.wait_for_url("**/?lr=0.05&n=200")
    page.get_by_role("tab", name="Learning rate", exact=True).click()
    page.wait_for_url("**/?lr=0.05&n=200&view=rate")
    settle(page)
    page.mouse.click(*mark(page, 0, 5))  # of a chart that is new
    expect(field).not_to_have_value("0.05")
    assert not complaints
    page.context.close()


def test_a_quick_pick_is_taken(browser: Browser, server: Server) -> None:
    page, complaints = rate_view(browser, server, "?view=rate")
    field = page.get_by_role("textbox", name="Learning rate", exact=True)
    page.get_by_role("radio", name="near the edge").click()
    expect(field).to_have_value("0.126667")
    page.wait_for_url("**lr=0.12666*")
    assert not complaints
    page.context.close()


@pytest.mark.parametrize(
    "query",
    [
        "?gradient=sum&n=100&view=rate",
        "?gradient=no2&n=50&autograd=no_zero_grad&view=rate",
        "?gradient=uphill&view=rate",
    ],
)
def test_nothing_overflows(browser: Browser, server: Server, query: str) -> None:
    for page, _ in on_every_screen(browser, server, query):
        expect(page.locator(CHARTS)).to_have_count(CHARTS_IN["rate"])
