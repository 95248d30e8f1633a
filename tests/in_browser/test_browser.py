"""The page in a real browser: what a person sees."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, WebSocket, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from tests.browser import (
    CHARTS,
    CHROMIUM,
    DRAWN,
    TABLES,
    Server,
    serving,
    settle,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

SCREENS: list[tuple[int, int, Any]] = [
    (1440, 900, "light"),
    (1440, 900, "dark"),
    (1280, 720, "light"),
    (768, 1024, "light"),
    (390, 844, "light"),
]


TELEPHONE = 640  # pixels, below which the columns stack
PAPER = """() => getComputedStyle(document.querySelector('.stApp')).backgroundColor
    .match(/\\d+/g).slice(0, 3).map(Number)"""
# the pixels of a canvas; of an SVG its shapes and texts, without the ids it makes up
DRAWING = """e => {
    const canvas = e.querySelector('canvas');
    if (canvas) return canvas.toDataURL();
    const marks = [...e.querySelectorAll('svg.marks :is(path, line, text)')];
    return marks.map(m => ['d', 'transform', 'stroke', 'fill', 'stroke-dasharray']
        .map(name => m.getAttribute(name)).join(' ') + m.textContent).join('\\n') }"""


def visit(
    browser: Browser, url: str, page: Page | None = None, **options: Any
) -> tuple[Page, list[str]]:
    """A page in a context of its own, and the list of what its console complains."""
    options.setdefault("viewport", {"width": 1440, "height": 900})
    page = page or browser.new_context(**options).new_page()
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(url)
    return page, complaints


def pictures(page: Page, selector: str) -> list[str]:
    """What is drawn in each element, wherever on the page it stands."""
    page.mouse.move(2, 2)  # nothing is pointed at
    settle(page)
    return [element.evaluate(DRAWING) for element in page.locator(selector).all()]


def number(page: Page, label: str) -> Any:
    return page.get_by_role("textbox", name=label, exact=True)


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a select box in the sidebar."""
    chosen = page.get_by_role("option", name=option, exact=True)
    box = page.get_by_role("combobox", name=label)
    for _ in range(10):  # an answer of the server may close it again
        box.click()
        try:
            chosen.click(timeout=2_000)
        except PlaywrightTimeoutError:
            continue
        return
    raise AssertionError(f"{label} does not stay open")


def unfold(page: Page, group: str) -> None:
    """Open a group of the sidebar that is folded."""
    page.get_by_test_id("stSidebar").locator("summary", has_text=group).click()
    expect(page.locator("summary", has_text=f"{group}:")).to_have_count(0)


def test_the_manual_side_does_not_wait_for_torch(browser: Browser) -> None:
    with serving(hold_torch=True) as fresh:
        page, complaints = visit(browser, fresh.url)
        page.locator(DRAWN).first.wait_for(timeout=60_000)
        assert page.locator(CHARTS).count() == 1
        final_w = page.get_by_test_id("stMetricValue").get_by_text("1.60625")
        expect(final_w).to_have_count(1)
        drawn = page.locator(DRAWN).element_handles()
        fresh.release_torch()
        settle(page)
        number(page, "Iterations").fill("30")
        number(page, "Iterations").press("Enter")
        page.wait_for_url("**/?n=30")
        settle(page)
        assert page.locator(CHARTS).count() == 2
        assert all(node.evaluate("node => node.isConnected") for node in drawn)
        assert not complaints
        assert not fresh.complaints()
        page.context.close()


def test_the_page_draws_two_charts_and_two_tables(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, server.url)
    settle(page)
    assert page.locator(CHARTS).count() == page.locator(TABLES).count() == 2
    charts = pictures(page, CHARTS)
    assert charts[0] != charts[1]
    assert all(len(picture) > 2_000 for picture in charts)  # not blank
    assert not complaints
    page.context.close()


def test_the_lecturers_screenshot_holds_everything_without_scrolling(
    browser: Browser, server: Server
) -> None:
    page, _ = visit(browser, server.url)
    settle(page)
    for selector in ("h1", "[data-testid=stAlert] >> nth=1", f"{CHARTS} >> nth=1"):
        box = page.locator(selector).bounding_box()
        assert box
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 900
    for table in page.locator(TABLES).all():
        box = table.bounding_box()
        assert box
        assert box["y"] + 3 * 35 <= 900  # the header and two rows
    page.context.close()


def test_changing_the_learning_rate_changes_charts_tables_and_address(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, server.url)
    charts, tables = pictures(page, CHARTS), pictures(page, TABLES)
    number(page, "Learning rate").fill("0.05")
    number(page, "Learning rate").press("Enter")
    expect(page.get_by_text("learning rate 0.05").first).to_be_visible()
    for before, after in zip(
        charts + tables, pictures(page, CHARTS) + pictures(page, TABLES), strict=True
    ):
        assert before != after
    assert page.url.endswith("/?lr=0.05")
    page.go_back()
    expect(number(page, "Learning rate")).to_have_value("0.01")
    assert pictures(page, CHARTS) == charts
    assert not complaints
    page.context.close()


def test_the_loss_axis_runs_its_view_alone(browser: Browser, server: Server) -> None:
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    received: list[Any] = []  # what Streamlit sends is binary

    def take(message: Any) -> None:
        received.append(message)

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", take)

    page.on("websocket", listen)
    page, complaints = visit(browser, server.url, page)
    charts = pictures(page, CHARTS)
    assert any(b"x, the inputs" in message for message in received)
    received.clear()
    page.get_by_role("radio", name="log axis").click()
    page.wait_for_url("**/?scale=log")
    for before, after in zip(charts, pictures(page, CHARTS), strict=True):
        assert before != after
    assert any(b"Loss at every iteration" in message for message in received)
    assert not any(b"x, the inputs" in message for message in received)
    page.go_back()
    expect(page.get_by_role("radio", name="linear axis")).to_be_checked()
    assert pictures(page, CHARTS) == charts
    assert not complaints
    page.context.close()


def too_wide(page: Page) -> list[str]:
    """What of the page does not fit into its width."""
    found: list[str] = page.evaluate(
        """scrolling => [...document.querySelectorAll('[data-testid=stMain] *')]
            .filter(e => !e.closest(scrolling))
            .map(e => [e.tagName, e.className, e.getBoundingClientRect()])
            .filter(([, , r]) => r.width > 0 && r.right > window.innerWidth + 1)
            .map(([tag, name, r]) => `${tag}.${name} ends at ${r.right}`)""",
        # these scroll by themselves or, in a chart, are clipped
        "[data-testid=stDataFrame], [data-testid=stCode], [data-testid=stTable], svg *",
    )
    sideways = page.evaluate(
        """() => { const main = document.querySelector('[data-testid=stMain]');
            return [document.documentElement.scrollWidth - window.innerWidth,
                    main.scrollWidth - main.clientWidth] }"""
    )
    return found + [f"scrolls sideways by {by}" for by in sideways if by > 0]


def cut_off(page: Page) -> list[str]:
    """The texts of charts that are not whole."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("svg.marks text")].filter(text => {
            if (text.getAttribute('opacity') === '0') return false;
            // the box of a line of text is a little larger than its letters
            const inner = text.getBoundingClientRect();
            const svg = text.closest('svg');
            const outer = svg.getBoundingClientRect();
            const more = 4 * outer.width / svg.width.baseVal.value; // zoomed as it is
            return inner.left < outer.left - more || inner.right > outer.right + more
                || inner.top < outer.top - more || inner.bottom > outer.bottom + more;
        }).map(text => text.textContent)"""
    )
    return found


def on_every_screen(
    browser: Browser, server: Server, query: str
) -> Iterator[tuple[Page, int]]:
    """A page that fits at each of the sizes and in both colours; and its width.

    It is loaded on a desk and on a telephone, and follows a window that is resized.
    """
    page, complaints = visit(browser, "about:blank")
    loaded = None
    for width, height, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        telephone = width < TELEPHONE
        if loaded != telephone:
            page.goto(f"{server.url}/{query}")
            loaded = telephone
        else:
            page.wait_for_timeout(300)  # for the charts to hear of it
        settle(page)
        paper = page.evaluate(PAPER)
        assert (max(paper) < 128) == (scheme == "dark")
        assert not too_wide(page)
        assert not cut_off(page)
        yield page, width
    assert not complaints
    page.context.close()


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?gradient=no2&n=50&autograd=no_zero_grad",
        "?gradient=uphill&n=100&scale=log",
        "?gradient=sum&lr=0.05&predict=on",
    ],
)
def test_nothing_overflows(browser: Browser, server: Server, query: str) -> None:
    for page, width in on_every_screen(browser, server, query):
        charts = [chart.bounding_box() for chart in page.locator(CHARTS).all()]
        for drawing in page.locator(DRAWN).all():
            box = drawing.bounding_box()
            assert box
            assert charts[0]
            assert box["width"] <= charts[0]["width"] + 1
        if width < TELEPHONE and len(charts) > 1:  # the columns stack
            left, right = charts
            assert left
            assert right
            assert right["y"] > left["y"] + left["height"]
