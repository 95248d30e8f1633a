"""A server that is killed and started again: the browser comes back by itself."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser import free_port, serving, settle

INITIAL_W = "input[aria-label='Initial w']"


def test_a_killed_server_that_comes_back_shows_the_same_experiment(
    browser: Browser,
) -> None:
    port = free_port()
    page = browser.new_page()
    with serving(port=port) as server:
        page.goto(f"{server.url}/?gradient=sum&lr=0.02")
        settle(page)
        box = page.locator(INITIAL_W)
        box.fill("3.5")
        box.press("Enter")
        expect(page).to_have_url(re.compile("w0=3.5"))
        settle(page)
        before = finals(page)
        assert len(before) == 4
        page.get_by_role("radio", name="log axis").click()  # in the middle of use
        server.kill()
        page.get_by_test_id("stConnectionStatus").wait_for(timeout=60_000)
    with serving(port=port) as again:
        page.get_by_test_id("stConnectionStatus").wait_for(
            state="detached", timeout=60_000
        )
        settle(page)
        assert "w0=3.5&lr=0.02&gradient=sum" in page.url
        assert finals(page) == before
        box.fill("-3")  # and it is a page that works
        box.press("Enter")
        expect(page).to_have_url(re.compile("w0=-3"))
        settle(page)
        assert finals(page) != before
        assert not again.complaints()
    page.close()


def test_a_restarted_server_says_what_is_wrong_with_the_input(browser: Browser) -> None:
    port = free_port()
    page = browser.new_page()
    with serving(port=port) as server:
        page.goto(f"{server.url}/?lr=0.02")
        settle(page)
        field = page.get_by_role("textbox", name="x, the inputs")
        field.fill("1, two, 3, 4")
        field.press("Control+Enter")
        expect(page.get_by_text("x has “two” as item 2")).to_have_count(2)
        server.kill()
        page.get_by_test_id("stConnectionStatus").wait_for(timeout=60_000)
    with serving(port=port) as again:
        page.get_by_test_id("stConnectionStatus").wait_for(
            state="detached", timeout=60_000
        )
        settle(page)
        expect(page.get_by_text("x has “two” as item 2")).to_have_count(2)
        expect(field).to_have_value("1, two, 3, 4")
        expect(page.get_by_text("learning rate 0.02").first).to_be_visible()
        assert len(finals(page)) == 4
        assert not again.complaints()
    page.close()


def finals(page: Page) -> list[str]:
    """The final weights and losses that the page shows."""
    return page.get_by_test_id("stMetricValue").all_inner_texts()
