"""On a telephone: what comes first, what is short, and that everything can be hit."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import CHARTS, CHROMIUM, TABLES, Server, settle
from tests.in_browser.test_browser import number, too_wide, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

TELEPHONES = [(390, 844), (320, 640)]
VIEWS = [
    "",
    "?view=step",
    "?view=rate",
    "?view=check",
    "?view=take",
    "?view=race&pins=lr.0.05~lr.0.2",
]
LEAST = 24  # pixels, of what can be hit: WCAG 2.2, target size
# what can be hit and is smaller; a box with a label is hit with its label
SMALL = f"""() => [...document.querySelectorAll(
    '[data-testid=stMain] :is(button, a[href], input, textarea, summary, [role=tab])')]
    .map(e => e.matches('input[type=checkbox]') ? e.closest('label') : e)
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([, r]) => r.width > 0 && (r.width < {LEAST} || r.height < {LEAST}))
    .map(([e, r]) => `${{e.outerHTML.slice(0, 120)}} ${{r.width}} x ${{r.height}}`)"""


def on_telephone(
    browser: Browser, server: Server, query: str, size: tuple[int, int] = (390, 844)
) -> Page:
    width, height = size
    page, _ = visit(
        browser,
        f"{server.url}/{query}",
        viewport={"width": width, "height": height},
        has_touch=True,
    )
    is_styled(page)
    return page


def is_styled(page: Page) -> None:
    """Wait until the page is there, in its style."""
    settle(page)
    tabs = page.get_by_test_id("stTabs").get_by_role("tablist").first
    expect(tabs).to_have_css("flex-wrap", "wrap")


def top_of(element: Locator) -> float:
    box = element.bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize("query", VIEWS)
@pytest.mark.parametrize("size", TELEPHONES)
def test_everything_fits_and_can_be_hit(
    browser: Browser, server: Server, query: str, size: tuple[int, int]
) -> None:
    page = on_telephone(browser, server, query, size)
    assert not too_wide(page)
    assert page.evaluate(SMALL) == []
    page.context.close()


@pytest.mark.parametrize("query", VIEWS)
def test_everything_can_be_hit_on_a_desk(
    browser: Browser, server: Server, query: str
) -> None:
    page, _ = visit(browser, f"{server.url}/{query}")
    is_styled(page)
    everywhere = SMALL.replace("[data-testid=stMain] ", "")
    small = page.evaluate(everywhere)
    assert [one for one in small if "stSkipToContent" not in one] == []
    page.context.close()


def test_the_charts_come_first_and_the_tables_are_short(
    browser: Browser, server: Server
) -> None:
    page = on_telephone(browser, server, "")
    charts = [top_of(chart) for chart in page.locator(CHARTS).all()]
    verdicts = [top_of(box) for box in page.get_by_test_id("stAlert").all()]
    tables = page.locator(TABLES).all()
    assert max(charts) < min(verdicts)
    assert max(verdicts) < min(map(top_of, tables))
    heights = [table.bounding_box() for table in tables]
    assert all(box and box["height"] <= 6 * 35 for box in heights)
    page.get_by_text("All rows of the tables").click()
    page.wait_for_function(
        f"() => document.querySelector('{TABLES}').offsetHeight > 11 * 35"
    )
    page.context.close()


def test_the_verdict_follows_the_text_and_code_is_folded(
    browser: Browser, server: Server
) -> None:
    page = on_telephone(browser, server, "?view=check")
    page.get_by_role("button", name="Show an example").click()
    verdict = page.get_by_test_id("stAlert").first
    expect(verdict).to_be_visible()
    text = page.get_by_role("textbox", name="What your program printed").bounding_box()
    assert text
    assert top_of(verdict) - text["y"] - text["height"] < 250
    assert top_of(verdict) < top_of(page.get_by_text("What was understood"))
    page.context.close()
    page = on_telephone(browser, server, "?view=take")
    code = page.locator(".st-key-take-code")
    expect(code).to_be_hidden()
    page.get_by_text("Show the code").click()
    expect(code).to_be_visible()
    page.context.close()


def test_the_learning_rate_is_changed_beside_the_views(
    browser: Browser, server: Server
) -> None:
    page = on_telephone(browser, server, "")
    rate = page.get_by_test_id("stMain").get_by_role("textbox", name="Learning rate")
    rate.fill("0,05")
    rate.press("Enter")
    page.wait_for_url("**/?lr=0.05")
    expect(rate).to_have_value("0,05")
    rate.fill("0.0")  # is being typed while another control is used
    page.get_by_role("radio", name="log axis").click()
    page.wait_for_url("**scale=log")
    settle(page)
    expect(rate).not_to_have_value("0,05")
    rate.fill("0.02")
    rate.press("Enter")
    page.wait_for_url("**/?lr=0.02&scale=log")
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(number(page, "Learning rate")).to_have_count(1)
    expect(number(page, "Learning rate")).to_have_value("0.02")
    page.context.close()
