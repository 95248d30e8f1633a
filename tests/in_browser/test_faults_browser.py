"""A server that is killed and started again: the browser comes back by itself."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import free_port, serving, settle

NONSENSE = "1, two, 3, 4"
INITIAL_W = "input[aria-label='Initial w']"


def test_a_killed_server_that_comes_back_shows_the_same(browser: Browser) -> None:
    port = free_port()
    page, invalid = browser.new_page(), browser.new_page()
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
        field = type_nonsense(invalid, f"{server.url}/?lr=0.03")
        page.get_by_role("radio", name="log axis").click()  # in the middle of use
        server.kill()
        for each in (page, invalid):
            each.get_by_test_id("stConnectionStatus").wait_for(timeout=60_000)
    with serving(port=port) as again:
        for each in (page, invalid):
            status = each.get_by_test_id("stConnectionStatus")
            status.wait_for(state="detached", timeout=60_000)
            settle(each)
        assert "w0=3.5&lr=0.02&gradient=sum" in page.url
        assert finals(page) == before
        says_what_is_wrong(invalid)  # and shows the last experiment that was valid
        expect(field).to_have_value(NONSENSE)
        expect(invalid.get_by_text("learning rate 0.03").first).to_be_visible()
        assert len(finals(invalid)) == 4
        box.fill("-3")  # and it is a page that works
        box.press("Enter")
        expect(page).to_have_url(re.compile("w0=-3"))
        settle(page)
        assert finals(page) != before
        assert not again.complaints()
    page.close()
    invalid.close()


def type_nonsense(page: Page, url: str) -> Locator:
    """An experiment with an x that cannot be used."""
    page.goto(url)
    settle(page)
    field = page.get_by_role("textbox", name="x, the inputs")
    field.fill(NONSENSE)
    field.press("Control+Enter")
    says_what_is_wrong(page)
    return field


def says_what_is_wrong(page: Page) -> None:
    expect(page.get_by_text("x has “two” as item 2")).to_have_count(2)


def finals(page: Page) -> list[str]:
    """The final weights and losses that the page shows."""
    return page.get_by_test_id("stMetricValue").all_inner_texts()
