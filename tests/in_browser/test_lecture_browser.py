"""Slides in a real browser: each fits its screen, and the keys lead on."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from typing import Literal
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Browser, Page, expect

from docs import lecture
from gd_core import PRESETS
from gd_core.exchange.link import Look, permalink, write_link
from tests.browser import CHARTS, CHROMIUM, Server, settle
from tests.conftest import changed
from tests.in_browser.test_browser import cut_off, number, too_wide, visit
from tests.in_browser.test_korean_browser import BROKEN_OR_SLANTED

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

Screen = tuple[int, int, Literal["light", "dark"]]
SCREENS: list[Screen] = [
    (1280, 720, "light"),
    (1920, 1080, "dark"),
    (1024, 768, "light"),
]
# where a slide in another language could be laid out otherwise
TRANSLATED_SCREENS = [screen for screen in SCREENS if screen[2] == "light"]
LESSON = PRESETS["lesson"]
SLIDES = {  # those of the lecture are as they are; these need the most room
    "slips": changed(
        LESSON, manual_gradient="sum", autograd_gradient="no_zero_grad", iterations=50
    ),
    "gone": changed(LESSON, learning_rate=3, iterations=80, w0=-2.5),
    "adam": changed(PRESETS["correction"], model="line"),
}
LECTURE = {name.partition(" ")[0]: name.partition(" ")[2] for name in lecture.lines()}
LINKS = {
    **LECTURE,
    # numbers of an axis that get longer when the size of the plane is known
    "nesterov-race": permalink(
        changed(LESSON, optimizer="nesterov", model="line", learning_rate=0.03),
        Look("race", lecture="1"),
    ),
    **{
        f"{name}-{view}": permalink(e, Look(view, k=1, lecture="1"))
        for name, e in SLIDES.items()
        for view in ("compare", "step", "rate", "take")
    },
}
# two programs of 33 rows each, whose lines have to be broken
SHRUNK = {("adam-take", 1024)}
SLIDE = ".st-key-slide"
SETTINGS = f"{SLIDE}-settings"
CHARTS_SHARE = 0.55  # of the height
CAPITAL = 0.66  # the height of a capital letter, of the size of the type
LEAST_CAPITAL = 0.016  # of the height of the picture
TOO_SMALL = "[²¹ᵗᵢⱼ₀₁₂]"  # signs that are half as high
LINES = """title => {
    const { lineHeight } = getComputedStyle(title);
    return Math.round(title.offsetHeight / parseFloat(lineHeight)) }"""
CONTENT = "svg.marks, .card, [data-testid=stCode], [data-testid=stRadio], table"


def does_not_fit(page: Page) -> list[str]:
    """What of a slide cannot be seen without scrolling, or is cut off."""
    page.locator(SETTINGS).wait_for()
    found: list[str] = page.evaluate(
        """([settings, content]) => {
            const main = document.querySelector('[data-testid=stMain]');
            const found = [];
            if (main.scrollHeight > main.clientHeight + 1)
                found.push(`scrolls by ${main.scrollHeight - main.clientHeight}`);
            const line = document.querySelector(settings).getBoundingClientRect();
            if (line.bottom > innerHeight + 1) found.push('the settings are cut off');
            for (const e of main.querySelectorAll(content)) {
                const box = e.getBoundingClientRect();
                if (box.bottom > line.top + 2)
                    found.push(`${e.tagName} ends ${box.bottom - line.top} too low`);
                if (box.right > innerWidth + 1) found.push(`${e.tagName} is too wide`);
            }
            for (const e of main.querySelectorAll('[data-testid=stCode] pre'))
                if (e.scrollWidth > e.clientWidth + 1) found.push('rows are cut off');
            return found;
        }""",
        [SETTINGS, CONTENT],
    )
    return found + too_wide(page) + cut_off(page) + crossed(page)


def crossed(page: Page) -> list[str]:
    """The texts of legends that stand on one another."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('svg.marks')].flatMap(svg => {
            const labels = [...svg.querySelectorAll('.role-legend-label text')];
            const boxes = labels.map(label => label.getBoundingClientRect());
            return labels.filter((label, k) => boxes.some((other, n) => n < k
                && boxes[k].width && other.width
                && boxes[k].left < other.right && other.left < boxes[k].right
                // boxes of lines are a little larger than their letters
                && boxes[k].top < other.bottom - 6 && other.top < boxes[k].bottom - 6
            )).map(label => `${label.textContent} stands on another text`);
        })"""
    )
    return found


def too_small(page: Page) -> list[str]:
    """The texts of a slide that cannot be read from the last row."""
    found: list[str] = page.evaluate(
        """([slide, capital, least, signs]) => {
            const faded = '.st-key-slide-controls, .st-key-slide-bar, .bar, .room';
            const found = [];
            const look = root => {
                for (const e of root.querySelectorAll('*')) {
                    if (e.shadowRoot) look(e.shadowRoot);
                    const own = [...e.childNodes].filter(n => n.nodeType === 3);
                    const text = own.map(n => n.data.trim()).join('');
                    const style = getComputedStyle(e);
                    const box = e.getBoundingClientRect();
                    if (!text || !box.width || e.closest(faded)) continue;
                    if (e.tagName === 'STYLE') continue;
                    if (style.visibility === 'hidden') continue;
                    if (style.opacity === '0' || style.clipPath !== 'none') continue;
                    const size = parseFloat(style.fontSize) * e.currentCSSZoom;
                    if (size * capital < least * innerHeight - 0.01)
                        found.push(`${text}: ${size.toFixed(1)}`);
                    if (RegExp(signs).test(text)) found.push(`${text}: small signs`);
                }
            };
            look(document.querySelector(slide));
            return found;
        }""",
        [SLIDE, CAPITAL, LEAST_CAPITAL, TOO_SMALL],
    )
    return found


def share_of_charts(page: Page) -> float:
    """How much of the height of a slide its charts have."""
    if "view=take" in page.url:
        return 1
    heights = [
        box["height"] for c in page.locator(CHARTS).all() if (box := c.bounding_box())
    ]
    return max(heights) / float(page.evaluate("innerHeight"))


@pytest.mark.parametrize("name", LINKS)
def test_every_slide_fits_its_screen_and_can_be_read(
    browser: Browser, server: Server, name: str
) -> None:
    url = f"{server.url}/{LINKS[name]}"
    for page, width in on_every_screen(browser, url, SCREENS):
        if (name, width) not in SHRUNK:
            assert not too_small(page), width
        expect(page.get_by_test_id("stSidebar")).not_to_be_in_viewport()


@pytest.mark.parametrize("name", LECTURE)
def test_every_slide_of_the_lecture_fits_in_korean_too(
    browser: Browser, server: Server, name: str
) -> None:
    url = f"{server.url}/{LECTURE[name]}&lang=ko"
    for page, width in on_every_screen(browser, url, TRANSLATED_SCREENS):
        assert not too_small(page), width
        assert page.locator(f"{SLIDE} h1").evaluate(LINES) == 1, width
        assert page.evaluate(BROKEN_OR_SLANTED) == [], width


def on_every_screen(
    browser: Browser, url: str, screens: list[Screen]
) -> Iterator[tuple[Page, int]]:
    """A slide that fits at each of the sizes, and its width."""
    page, complaints = visit(browser, "about:blank")
    for width, height, scheme in screens:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        if page.url == "about:blank":
            page.goto(url)
        settle(page)
        for _ in range(20):  # the charts hear of their place a little later
            if not does_not_fit(page) and share_of_charts(page) >= CHARTS_SHARE:
                break
            page.wait_for_timeout(200)
        assert not does_not_fit(page), (width, height)
        assert share_of_charts(page) >= CHARTS_SHARE, (width, height)
        yield page, width
    assert not complaints
    page.context.close()


def test_the_controls_fade_and_come_back(browser: Browser, server: Server) -> None:
    page, complaints = visit(
        browser,
        f"{server.url}/?view=step&lecture=1",
        viewport={"width": 1280, "height": 720},
    )
    settle(page)
    leave = page.get_by_role("button", name="Leave")
    bar = page.locator(f"{SLIDE}-bar")
    expect(bar).to_have_css("opacity", "0")
    expect(page.locator(".bar")).to_have_css("opacity", "0")
    expect(leave).to_have_count(1)  # who hears the page finds it
    for place in (300, 310, 320):
        page.mouse.move(place, 300)
    expect(bar).to_have_css("opacity", "1")
    expect(page.locator(".bar")).to_have_css("opacity", "1")
    expect(bar).to_have_css("opacity", "0")  # nobody moves the mouse
    leave.focus()
    expect(bar).to_have_css("opacity", "1")
    assert not complaints
    page.context.close()


def test_a_presenters_keys_are_listed_and_a_click_takes_none(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(
        browser,
        f"{server.url}/?view=step&lecture=1",
        viewport={"width": 1280, "height": 720},
    )
    settle(page)
    state = page.locator("output.state")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys of a presenter")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("radio", name="log axis").click()
    page.wait_for_url("**scale=log**")
    page.keyboard.press(" ")  # plays, and does not press the button again
    expect(state).to_have_text(re.compile("k = [2-9] of 10"), timeout=10_000)
    page.keyboard.press(" ")
    page.wait_for_url(re.compile("k=[2-9].*scale=log"))
    settle(page)
    page.keyboard.press("PageDown")
    page.wait_for_url("**view=rate**")
    assert not complaints
    page.context.close()


def test_keys_and_buttons_lead_through_the_views_and_the_states(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(
        browser,
        f"{server.url}/?gradient=sum&lecture=1",
        viewport={"width": 1280, "height": 720},
    )
    settle(page)
    page.keyboard.press("PageDown")
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
    page.keyboard.press("PageDown")
    page.wait_for_url("**view=race**")
    settle(page)
    page.get_by_role("button", name="Back").click()
    page.wait_for_url("**view=rate**")
    page.get_by_role("button", name="Next").click()
    for view in ("race", "check", "take"):
        page.wait_for_url(f"**view={view}**")
        settle(page)
        page.keyboard.press("PageDown")  # after the last view nothing comes
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
    for there, back in (("PageDown", "PageUp"), ("PageUp", "PageDown")):
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
    expect(page.locator(SETTINGS)).to_contain_text("learning rate 0.05")
    assert not complaints
    page.context.close()
