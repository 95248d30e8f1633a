"""The view One step in a real browser: pointing, clicking, playing, keys, pictures."""

from __future__ import annotations

import os
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import CHARTS, CHROMIUM, Server, settle
from tests.in_browser.test_browser import DRAWING, cut_off, on_every_screen, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

SUM = "?gradient=sum&k=2&view=step"


class Sent:
    """How many messages a page sends to the server."""

    def __init__(self, page: Page) -> None:
        self.count = 0
        page.on("websocket", lambda socket: socket.on("framesent", self.note))

    def note(self, _: object) -> None:
        self.count += 1


def step_view(
    browser: Browser, server: Server, query: str, **options: Any
) -> tuple[Page, list[str], Sent]:
    """The view, settled; what its console complains; and what it sends from now on."""
    options.setdefault("viewport", {"width": 1440, "height": 900})
    page = browser.new_context(**options).new_page()
    sent = Sent(page)
    page, complaints = visit(browser, f"{server.url}/{query}", page=page)
    settle(page)
    page.wait_for_timeout(500)
    sent.count = 0
    return page, complaints, sent


def state(page: Page) -> Locator:
    return page.locator("output.state")


def drawings(page: Page) -> list[str]:
    return [chart.evaluate(DRAWING) for chart in page.locator(CHARTS).all()[:2]]


def mark(page: Page, chart: int, k: int) -> tuple[float, float]:
    """Where autograd's state k stands in one of the two linked charts."""
    place = (
        page.locator(CHARTS)
        .nth(chart)
        .evaluate(
            """(chart, k) => {
            const marks = [...chart.querySelectorAll('svg.marks path')].filter(
                path => path.__data__?.datum?.iteration === k
                    && path.__data__.datum.run === 'autograd'
                    && path.__data__.mark.marktype === 'symbol');
            // the last is what is pointed at; before it may be the head of an arrow
            const box = marks.at(-1).getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2] }""",
            k,
        )
    )
    return place[0], place[1]


@pytest.mark.parametrize("chart", [0, 1])
def test_pointing_at_a_state_shows_it_everywhere_without_a_message(
    browser: Browser, server: Server, chart: int
) -> None:
    page, complaints, sent = step_view(browser, server, SUM)
    before = drawings(page)
    page.mouse.move(*mark(page, chart, 1))
    expect(state(page)).to_have_text("state k = 1 of 10")
    expect(page.get_by_text("By autograd: w 0.3 · gradient −25.5")).to_be_visible()
    expect(page.locator(".card .result .told").nth(3)).to_have_text("= 1.68")
    page.wait_for_timeout(200)
    for was, now in zip(before, drawings(page), strict=True):
        assert was != now
    page.mouse.move(2, 2)  # what was pointed at was only looked at
    expect(state(page)).to_have_text("state k = 2 of 10")
    page.wait_for_timeout(700)
    assert drawings(page) == before
    assert sent.count == 0
    assert page.url.endswith(SUM)
    assert not complaints
    page.context.close()


def test_a_chart_that_moves_under_a_mouse_at_rest_is_not_pointed_at(
    browser: Browser, server: Server
) -> None:
    page, complaints, _ = step_view(browser, server, SUM)
    across, up = mark(page, 0, 1)
    page.mouse.move(across, up - 200)
    page.mouse.wheel(0, 200)
    page.wait_for_function(
        "([x, y]) => document.elementFromPoint(x, y).closest('.marks')",
        arg=[across, up - 200],
    )
    page.wait_for_timeout(500)
    expect(state(page)).to_have_text("state k = 2 of 10")
    page.mouse.move(across + 1, up - 200)
    expect(state(page)).to_have_text("state k = 1 of 10")
    assert not complaints
    page.context.close()


def test_clicking_a_state_pins_it(browser: Browser, server: Server) -> None:
    page, complaints, sent = step_view(browser, server, SUM)
    for again in range(2):
        page.mouse.move(2, 2)
        page.mouse.click(*mark(page, 0, 1))
        page.wait_for_url("**/?gradient=sum&k=1&view=step")
        expect(page.get_by_text("The points at state k = 1")).to_be_visible()
        expect(page.get_by_role("slider", name="state k")).to_have_value("1")
        assert sent.count == 1 + 2 * again
        page.mouse.move(2, 2)
        page.keyboard.press("ArrowRight")  # away, so that it can be clicked again
        page.wait_for_url("**/?gradient=sum&k=2&view=step")
        settle(page)
    assert not complaints
    page.context.close()


def test_keys_and_buttons_go_one_step(browser: Browser, server: Server) -> None:
    page, complaints, sent = step_view(browser, server, SUM)
    page.evaluate(  # both at once, however busy the machine is
        """() => { for (const _ of [1, 2]) document.body.dispatchEvent(
            new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true})) }"""
    )
    expect(state(page)).to_have_text("state k = 4 of 10")
    page.wait_for_url("**/?gradient=sum&k=4&view=step")
    assert sent.count == 1  # when it has come to rest
    page.get_by_role("button", name="Previous step").click()
    expect(state(page)).to_have_text("state k = 3 of 10")
    page.wait_for_url("**/?gradient=sum&k=3&view=step")
    field = page.get_by_role("textbox", name="x, the inputs")
    field.click()
    page.keyboard.press("ArrowLeft")  # moves the cursor, not the state
    expect(state(page)).to_have_text("state k = 3 of 10")
    page.go_back()
    expect(state(page)).to_have_text("state k = 4 of 10")
    assert not complaints
    page.context.close()


def test_scrubbing_sends_nothing_until_it_ends(
    browser: Browser, server: Server
) -> None:
    page, complaints, sent = step_view(browser, server, SUM)
    box = page.get_by_role("slider", name="state k").bounding_box()
    assert box
    page.mouse.move(box["x"] + 0.2 * box["width"], box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(
        box["x"] + 0.8 * box["width"], box["y"] + box["height"] / 2, steps=20
    )
    expect(state(page)).to_have_text("state k = 8 of 10")
    page.wait_for_timeout(500)
    assert sent.count == 0
    page.mouse.up()
    page.wait_for_url("**/?gradient=sum&k=8&view=step")
    assert sent.count == 1
    assert not complaints
    page.context.close()


def test_a_held_key_does_not_cut_the_page_off(browser: Browser, server: Server) -> None:
    page, complaints, _ = step_view(browser, server, "?n=50&view=step")
    for key in ("ArrowRight", "ArrowLeft", "ArrowRight"):
        for _ in range(25):
            page.get_by_role("slider", name="state k").press(key)
            page.wait_for_timeout(25)
    expect(state(page)).to_have_text("state k = 25 of 50")
    page.wait_for_url("**/?n=50&k=25&view=step")
    expect(page.get_by_text("The points at state k = 25")).to_be_visible()
    assert not complaints
    page.context.close()


def test_playing_walks_through_the_states_and_can_be_stopped(
    browser: Browser, server: Server
) -> None:
    page, complaints, sent = step_view(browser, server, SUM)
    page.evaluate(
        """() => { window.blank = 0; const look = () => {
            const charts = document.querySelectorAll('[data-testid=stVegaLiteChart]');
            for (const chart of charts)
                if (!chart.querySelector('svg.marks')) window.blank++;
            requestAnimationFrame(look) }; look() }"""
    )
    page.get_by_role("button", name="Play all steps").click()
    for k in (3, 4):
        expect(state(page)).to_have_text(f"state k = {k} of 10")
    assert sent.count == 0
    page.get_by_role("button", name="Stop").click()
    shown = state(page).text_content()
    page.wait_for_timeout(1500)
    expect(state(page)).to_have_text(str(shown))
    assert sent.count == 1
    assert page.evaluate("window.blank") == 0  # no chart was ever taken away
    assert not complaints
    page.context.close()


def test_another_run_or_rate_keeps_the_player_in_step(
    browser: Browser, server: Server
) -> None:
    page, complaints, _ = step_view(browser, server, SUM)
    page.get_by_role("radio", name="by autograd").click()
    page.wait_for_url("**/?gradient=sum&k=2&view=step&run=autograd")
    expect(page.locator(".card .result .told").nth(3)).to_have_text("= 0.77175")
    iterations = page.get_by_role("textbox", name="Iterations", exact=True)
    iterations.fill("1")
    iterations.press("Enter")
    expect(state(page)).to_have_text("state k = 1 of 1")
    page.wait_for_url("**/?n=1&gradient=sum&k=1&view=step&run=autograd")
    page.get_by_role("tab", name="Compare").click()
    page.wait_for_url("**/?n=1&gradient=sum&k=1&run=autograd")
    page.get_by_role("tab", name="One step").click()
    expect(state(page)).to_have_text("state k = 1 of 1")
    assert not complaints
    page.context.close()


@pytest.mark.parametrize(
    "query",
    [
        SUM,
        "?lr=0.14&n=100&k=50&view=step",
        "?n=50&autograd=no_zero_grad&k=30&view=step&run=autograd",
    ],
)
def test_nothing_overflows(browser: Browser, server: Server, query: str) -> None:
    for page, width in on_every_screen(browser, server, query):
        cards = [card.bounding_box() for card in page.locator(".card").all()]
        rows = len({round(card["y"]) for card in cards if card})
        assert rows == {1440: 1, 1280: 1, 768: 2, 390: 4}[width]
        if "gradient=sum" not in query and width != 1280:
            continue  # walking through the states once is enough
        height_of = "e => e.getBoundingClientRect().height"
        tall = page.locator(".cards").evaluate(height_of)
        for key in ("Home", *["ArrowRight"] * 10, "End"):
            page.get_by_role("slider", name="state k").press(key)
            if query == SUM:  # all of its states are known to the page
                assert page.locator(".cards").evaluate(height_of) == tall
            if key != "ArrowRight":
                page.wait_for_timeout(100)
                assert not cut_off(page)
