"""The first screen: what is on it without scrolling, and what its groups keep."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import CHARTS, CHROMIUM, Server, settle
from tests.in_browser.test_browser import choose, number, unfold, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

DESKS = [(1280, 720), (1440, 900)]


def ends_at(element: Locator) -> float:
    """How far down the page an element ends."""
    box = element.bounding_box()
    assert box
    assert box["y"] >= 0
    return box["y"] + box["height"]


def charts_end_at(page: Page) -> float:
    settle(page)
    assert (
        page.evaluate("document.querySelector('[data-testid=stMain]').scrollTop") == 0
    )
    return max(ends_at(chart) for chart in page.locator(CHARTS).all())


@pytest.mark.parametrize(("width", "height"), DESKS)
def test_both_charts_are_whole_before_and_after_the_mistake(
    browser: Browser, server: Server, width: int, height: int
) -> None:
    page, complaints = visit(
        browser, server.url, viewport={"width": width, "height": height}
    )
    assert charts_end_at(page) <= height
    page.get_by_role("button", name="Show the mistake that everyone copies").click()
    page.wait_for_url("**/?gradient=sum")
    assert charts_end_at(page) <= height
    page.get_by_role("button", name="Show it mended").click()
    page.wait_for_url(f"{server.url}/")
    assert not complaints
    page.context.close()


@pytest.mark.parametrize("width", [320, 390, 700, 900, 1280])
def test_the_title_is_not_broken_nor_covered(
    browser: Browser, server: Server, width: int
) -> None:
    page, _ = visit(browser, server.url, viewport={"width": width, "height": 800})
    settle(page)
    title = page.locator("h1").bounding_box()
    assert title
    assert title["height"] <= 60  # two lines at most
    on_top = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).closest('h1') !== null",
        [title["x"] + 20, title["y"] + title["height"] / 2],
    )
    assert on_top
    page.context.close()


@pytest.mark.parametrize("width", [390, 1280])
def test_the_buttons_of_the_header_can_be_clicked(
    browser: Browser, server: Server, width: int
) -> None:
    page, _ = visit(browser, server.url, viewport={"width": width, "height": 800})
    settle(page)
    page.get_by_role("button", name="Main menu").click(timeout=5000)
    expect(page.get_by_role("menuitem", name="Print")).to_be_visible()
    page.keyboard.press("Escape")
    in_sidebar = number(page, "Iterations")
    if width > 700:  # it is open
        page.get_by_role("heading", name="Run", exact=True).hover()
        page.get_by_role("button", name="Collapse sidebar").click(timeout=5000)
        expect(in_sidebar).not_to_be_in_viewport()
    page.get_by_test_id("stExpandSidebarButton").click(timeout=5000)
    expect(in_sidebar).to_be_in_viewport()
    page.context.close()


@pytest.mark.parametrize(
    ("size", "last"), [((1440, 900), "By autograd"), ((1280, 720), "Learning rate")]
)
def test_a_beginner_need_not_scroll_the_sidebar(
    browser: Browser, server: Server, size: tuple[int, int], last: str
) -> None:
    width, height = size
    page, _ = visit(
        browser,
        f"{server.url}/?gradient=sum",  # whose story is longer than the lesson's
        viewport={"width": width, "height": height},
    )
    settle(page)
    sidebar = page.get_by_test_id("stSidebar")
    assert ends_at(sidebar.get_by_label(last, exact=True)) <= height
    if last == "By autograd":
        content = page.get_by_test_id("stSidebarContent")
        assert content.evaluate("e => e.scrollHeight - e.clientHeight") <= 0
    page.context.close()


def test_a_group_keeps_what_is_in_it_open_or_folded(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, server.url)
    settle(page)
    folds = page.get_by_test_id("stSidebar").locator("summary")
    unfold(page, "Optimiser")
    choose(page, "Optimiser", "Adam")
    page.wait_for_url("**opt=adam**")
    number(page, "β₁").fill("0.8")
    number(page, "β₁").press("Enter")
    page.wait_for_url("**beta1=0.8**")
    folds.filter(has_text="Optimiser").click()
    expect(folds.filter(has_text="Optimiser: Adam")).to_be_visible()
    expect(number(page, "β₁")).to_be_hidden()
    unfold(page, "Model")
    page.get_by_role("radio", name="float64").click()
    page.wait_for_url("**precision=float64**")
    assert "beta1=0.8" in page.url
    unfold(page, "Optimiser")
    expect(number(page, "β₁")).to_have_value("0.8")
    expect(page.get_by_role("radio", name="float64")).to_be_checked()  # still open
    assert not complaints
    page.context.close()


def test_the_tour_is_made_of_links_and_can_be_skipped(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, server.url)
    settle(page)
    for step, url in (
        ("2 The mistake", "**/?gradient=sum"),
        ("3 One step of it", "**/?gradient=sum&view=step"),
        ("4 Too fast", "**/?lr=0.14&view=rate"),
    ):
        page.get_by_role("button", name=step).click()
        page.wait_for_url(url)
        settle(page)
    page.go_back()  # as from any other state
    page.wait_for_url("**/?gradient=sum&view=step")
    page.get_by_role("button", name="Skip", exact=False).click()
    expect(page.get_by_role("button", name="2 The mistake")).to_have_count(0)
    page.reload()  # its address is a link
    settle(page)
    expect(page.get_by_role("button", name="2 The mistake")).to_have_count(0)
    assert not complaints
    page.context.close()
