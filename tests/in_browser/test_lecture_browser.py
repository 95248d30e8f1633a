"""Slides in a real browser: each fits its screen, and the keys lead on."""

from __future__ import annotations

import os
import re
from typing import Literal
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from gd_core import PRESETS
from gd_core.exchange.link import VIEWS, Look, permalink, write_link
from gd_core.text import sentences
from tests.browser import CHROMIUM, Server, settle
from tests.conftest import changed
from tests.in_browser.test_browser import cut_off, number, too_wide, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

SCREENS: list[tuple[int, int, Literal["light", "dark"]]] = [
    (1280, 720, "light"),
    (1920, 1080, "dark"),
]
LESSON = PRESETS["lesson"]
SLIDES = {  # those that need the most room; every preset is a slide in tests/page
    **{name: PRESETS[name] for name in ("neuron", "edge", "hubble")},
    "slips": changed(
        LESSON, manual_gradient="sum", autograd_gradient="no_zero_grad", iterations=50
    ),
    "gone": changed(LESSON, learning_rate=3, iterations=80, w0=-2.5),
}
BAR = ".st-key-slide-bar"
CONTENT = (
    "svg.marks, [data-testid=stTable], .card, [data-testid=stCode], "
    "[data-testid=stAlert], [data-testid=stRadio]"
)


def does_not_fit(page: Page) -> list[str]:
    """What of a slide cannot be seen without scrolling, or is cut off."""
    found: list[str] = page.evaluate(
        """([bar, content]) => {
            const main = document.querySelector('[data-testid=stMain]');
            const found = [];
            if (main.scrollHeight > main.clientHeight + 1)
                found.push(`scrolls by ${main.scrollHeight - main.clientHeight}`);
            const bottom = document.querySelector(bar).getBoundingClientRect();
            if (bottom.bottom > innerHeight + 1) found.push('the bar is out of sight');
            for (const e of main.querySelectorAll(content)) {
                const box = e.getBoundingClientRect();
                if (box.bottom > bottom.top + 1)
                    found.push(`${e.tagName} ends ${box.bottom - bottom.top} too low`);
            }
            const line = document.querySelector(`${bar} p`);
            if (line.scrollWidth > line.clientWidth + 1)
                found.push('the settings are cut off');
            return found;
        }""",
        [BAR, CONTENT],
    )
    return found + too_wide(page) + cut_off(page)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", SLIDES)
def test_every_slide_fits_its_screen(
    browser: Browser, server: Server, view: str, name: str
) -> None:
    e = SLIDES[name]
    link = permalink(e, Look(view, k=1, lecture="1"))
    page, complaints = visit(browser, f"{server.url}/{link}")
    for width, height, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        settle(page)
        assert not does_not_fit(page), (width, height)
    line = page.locator(f"{BAR} p").filter(has_text="learning rate")
    expect(line).to_have_text(sentences.settings(e), use_inner_text=True)
    expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()
    assert not complaints
    page.context.close()


@pytest.mark.parametrize("answer", ["none", "flips"])
def test_a_question_and_its_answer_fit_their_screen(
    browser: Browser, server: Server, answer: str
) -> None:
    for width, height, scheme in SCREENS:
        page, complaints = visit(
            browser,
            f"{server.url}/?lr=0.1&view=rate&predict=on&answer={answer}&lecture=1",
            viewport={"width": width, "height": height},
            color_scheme=scheme,
        )
        settle(page)
        assert not does_not_fit(page)
        assert not complaints
        page.context.close()


def letters(page: Page, selector: str) -> float:
    """How high the letters of an element are on the screen."""
    box = page.locator(selector).first.bounding_box()
    assert box
    lines: float = page.locator(selector).first.evaluate(
        "e => e.getBoundingClientRect().height / parseFloat(getComputedStyle(e).height)"
        " * parseFloat(getComputedStyle(e).fontSize)"
    )
    return lines


def test_the_type_is_larger_and_grows_with_the_screen(
    browser: Browser, server: Server
) -> None:
    sizes = []
    for query, width, height in (
        ("", 1280, 720),
        ("?lecture=1", 1280, 720),
        ("?lecture=1", 1920, 1080),
    ):
        page, _ = visit(
            browser,
            f"{server.url}/{query}",
            viewport={"width": width, "height": height},
        )
        settle(page)
        sizes.append(letters(page, "[data-testid=stAlert] p"))
        page.context.close()
    assert sizes[0] * 1.1 < sizes[1]
    assert sizes[1] * 1.45 < sizes[2]


def test_keys_and_buttons_lead_through_the_views_and_the_states(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(
        browser,
        f"{server.url}/?gradient=sum&lecture=1",
        viewport={"width": 1280, "height": 720},
    )
    settle(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**view=step&lecture=1")
    settle(page)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**k=2&view=step**")
    page.keyboard.press("ArrowLeft")
    page.wait_for_url("**k=1&view=step**")
    page.keyboard.press("PageDown")
    page.wait_for_url("**view=rate**")
    settle(page)
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**view=race**")
    settle(page)
    page.get_by_role("button", name="Back").click()
    page.wait_for_url("**view=rate**")
    page.get_by_role("button", name="Next").click()
    for view in ("race", "check", "take"):
        page.wait_for_url(f"**view={view}**")
        settle(page)
        page.keyboard.press("ArrowRight")  # after the last view nothing comes
    page.get_by_role("button", name="Leave").click()
    page.wait_for_url("**/?gradient=sum&k=1&view=take")
    expect(page.get_by_role("tab", name="Take away")).to_be_visible()
    expect(page.get_by_role("button", name="Share")).to_be_visible()
    assert not complaints
    page.context.close()


def test_the_state_stays_whatever_view_was_between(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(
        browser,
        f"{server.url}/?gradient=sum&view=step&lecture=1",
        viewport={"width": 1280, "height": 720},
    )
    settle(page)
    state = page.locator("output.state")
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    expect(state).to_have_text("state k = 3 of 10")
    # the server has not heard of it yet
    for there, back in (("PageDown", "ArrowLeft"), ("PageUp", "ArrowRight")):
        page.keyboard.press(there)
        page.wait_for_url(re.compile("^(?!.*view=step)"))
        settle(page)
        page.keyboard.press(back)
        page.wait_for_url("**k=3&view=step**")
        settle(page)
        expect(state).to_have_text("state k = 3 of 10")
        expect(page.locator(".card .result .told").nth(3)).to_have_text("= 1.9488")
    page.keyboard.press("ArrowRight")
    page.wait_for_url("**k=4&view=step**")
    page.get_by_role("button", name="Leave").click()
    expect(page.get_by_text("The points at state k = 4")).to_be_visible()
    settle(page)
    expect(state).to_have_text("state k = 4 of 10")
    assert not complaints
    page.context.close()


def test_settings_can_be_changed_in_the_middle_of_a_lecture(
    browser: Browser, server: Server
) -> None:
    query = urlencode(write_link(LESSON, Look("rate", lecture="1")))
    page, complaints = visit(
        browser, f"{server.url}/?{query}", viewport={"width": 1280, "height": 720}
    )
    settle(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    number(page, "Learning rate").fill("0.05")
    number(page, "Learning rate").press("Enter")
    page.wait_for_url("**lr=0.05&view=rate&lecture=1")
    line = page.locator(f"{BAR} p").filter(has_text="learning rate")
    expect(line).to_contain_text("learning rate 0.05")
    assert not complaints
    page.context.close()
