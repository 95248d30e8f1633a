"""Nobody is left out: axe-core finds nothing serious, and the keyboard is enough."""

from __future__ import annotations

import os
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser import CHARTS, CHROMIUM, Server, settle
from tests.in_browser.test_browser import visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

RACE = "?view=race&pins=lr.0.05~lr.0.2"
PAGES = [
    "?gradient=sum",
    "?view=step&gradient=sum&autograd=no_zero_grad&k=1",
    "?view=rate&autograd=no_zero_grad",
    "?view=take&gradient=sum",
    "?view=race&pins=lr.0.05~lr.0.2&lecture=1",
    RACE,
    "?lr=0.1&predict=on",
    "?lr=abc&LR=2",
    "?gradient=sum&lecture=1",
    "?view=step&lecture=1",
    "?view=rate&lecture=1",
    "?lr=0.1&view=rate&predict=on&lecture=1",
]
# what a screen reader says of an element, or of what it is made of
NAMED = """e => [e, e.closest('[aria-label]'), ...e.querySelectorAll('*')]
    .filter(Boolean)
    .flatMap(e => [
        e.getAttribute('aria-label'),
        e.tagName === 'CAPTION' && e.textContent,
        document.getElementById(e.getAttribute('aria-describedby'))?.textContent,
        document.getElementById(e.getAttribute('aria-labelledby'))?.textContent,
    ])
    .filter(Boolean).join(' ')"""
TALL = {"width": 1440, "height": 3000}  # what is out of sight is not looked at


def findings(page: Page) -> list[str]:
    """What axe-core calls serious or critical."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{finding['id']}: {node['html'][:200]} {node['failureSummary']}"
        for finding in found
        if finding["impact"] in ("serious", "critical")
        for node in finding["nodes"]
    ]


@pytest.mark.parametrize("query", PAGES)
def test_axe_finds_nothing_serious(
    browser: Browser, server: Server, query: str
) -> None:
    page, _ = visit(browser, f"{server.url}/{query}", viewport=TALL)
    settle(page)
    assert not findings(page)
    app = page.get_by_test_id("stApp")
    expect(app).to_have_css("background-color", "rgb(255, 255, 255)")
    page.emulate_media(color_scheme="dark")
    expect(app).not_to_have_css("background-color", "rgb(255, 255, 255)")
    settle(page)
    assert not findings(page)
    page.context.close()


def test_what_opens_has_nothing_serious_either(
    browser: Browser, server: Server
) -> None:
    page, _ = visit(browser, f"{server.url}/?view=take", viewport=TALL)
    settle(page)
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_text("Lecture mode")).to_be_visible()
    page.get_by_text("x and y from a file").click()
    settle(page)
    assert not findings(page)
    page.context.close()


def test_axe_would_find_a_fault(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<p style='color: #aaa; background: #fff'>too pale</p>")
    assert findings(page)
    page.close()


def tab_to(page: Page, name: str, presses: int = 80) -> None:
    """Press Tab until what has the focus is called `name`."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        called = page.evaluate(
            """() => { let e = document.activeElement;
                while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
                const by = e.getAttribute('aria-labelledby');
                return e.getAttribute('aria-label')
                    || (by && document.getElementById(by)?.textContent)
                    || (e.matches('button, [role=tab]') ? e.textContent : '') }"""
        )
        if name in str(called) and not str(called).startswith("Help"):
            return
    raise AssertionError(f"Tab never reaches {name}")


# what has the focus: where that is, and whether an outline shows it
FOCUS = """() => {
    let e = document.activeElement;
    while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;
    const shows = element => {
        const style = element && getComputedStyle(element);
        return style && style.outlineStyle !== 'none'
            && parseFloat(style.outlineWidth) >= 2 };
    return {
        name: e.outerHTML.slice(0, 120),
        shown: [e, e.closest('label'), e.closest('[data-testid=stDataFrameResizable]')]
            .some(shows),
        table: [...document.querySelectorAll('[data-testid=stDataFrameResizable]')]
            .findIndex(table => table.contains(e)),
        ended: e === document.body }}"""


@pytest.mark.parametrize(
    "query", ["", "?view=step", "?view=rate", "?view=check", "?view=take", RACE]
)
def test_every_stop_shows_the_focus_and_a_table_is_one(
    browser: Browser, server: Server, query: str
) -> None:
    page, _ = visit(browser, f"{server.url}/{query}")
    settle(page)
    page.wait_for_load_state("networkidle")  # each kind of control is a file
    page.get_by_role("combobox", name="By autograd").wait_for()
    stops = []
    for _ in range(120):
        page.keyboard.press("Tab")
        stop = page.evaluate(FOCUS)
        if stop["ended"]:
            break
        stops.append(stop)
    assert len(stops) > 30
    assert stop["ended"]
    assert [stop["name"] for stop in stops if not stop["shown"]] == []
    in_tables = [stop["table"] for stop in stops if stop["table"] >= 0]
    assert in_tables == ([] if query else [0, 1])
    page.context.close()


def test_in_a_table_the_arrow_keys_move_and_tab_leads_out_both_ways(
    browser: Browser, server: Server
) -> None:
    page, _ = visit(browser, server.url)
    settle(page)
    page.locator("[data-testid=stDataFrame] canvas").first.focus()
    for key in ("ArrowDown", "ArrowDown", "ArrowRight"):
        page.keyboard.press(key)
    assert page.evaluate(FOCUS)["table"] == 0
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUS)["table"] == -1
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUS)["table"] == 0
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUS)["table"] == -1
    page.context.close()


def arrives(page: Page, url: str) -> None:
    """Wait until the address says so and the page shows it."""
    page.wait_for_url(url)
    settle(page)


def test_the_page_is_operable_by_keyboard_alone(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, server.url)
    settle(page)
    # a preset is chosen
    tab_to(page, "Lesson")
    page.keyboard.type("Too fast")
    page.keyboard.press("Enter")
    arrives(page, "**/?lr=0.14")
    # a number is changed
    tab_to(page, "Iterations")
    page.keyboard.press("Control+a")
    page.keyboard.type("12")
    page.keyboard.press("Enter")
    arrives(page, "**/?lr=0.14&n=12")
    # the slip is chosen
    tab_to(page, "By hand")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("sum")
    page.keyboard.press("Enter")
    arrives(page, "**gradient=sum")
    # another view is opened, and a state is reached
    tab_to(page, "Compare")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    arrives(page, "**view=step")
    tab_to(page, "Next step")
    page.keyboard.press("Enter")
    arrives(page, "**k=1&view=step")
    # the link is shared and lecture mode is entered and left
    page.keyboard.press("Shift+Tab")
    page.evaluate("document.activeElement.blur()")
    tab_to(page, "Share")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Lecture mode")).to_be_visible()
    tab_to(page, "Lecture mode")
    page.keyboard.press("Space")
    arrives(page, "**lecture=1")
    page.keyboard.press("PageDown")
    arrives(page, "**view=rate&lecture=1")
    tab_to(page, "Leave")
    page.keyboard.press("Enter")
    page.wait_for_url("**view=rate")
    assert not complaints
    page.context.close()


@pytest.mark.parametrize(
    "query", ["", "?view=step", "?view=rate", "?lr=0.1&predict=on", "?lecture=1", RACE]
)
def test_charts_tables_and_graph_say_their_finding_with_numbers(
    browser: Browser, server: Server, query: str
) -> None:
    page, _ = visit(browser, f"{server.url}/{query}")
    settle(page)
    shown = page.locator(
        f"{CHARTS}, [data-testid=stDataFrame], [data-testid=stTable]"
    ).all()
    assert shown
    for element in shown:
        told = element.evaluate(NAMED)
        assert sum(character.isdigit() for character in told) >= 2, told
    page.context.close()
