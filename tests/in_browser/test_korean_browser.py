"""The page in Korean: letters are wider, and no word of Hangul breaks or slants."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Browser, Page, expect

from gd_core.text.catalogue import say, speaking
from tests.browser import CHROMIUM, Server
from tests.in_browser.test_browser import cut_off, too_wide, visit
from tests.in_browser.test_narrow import CUT_TITLES, is_styled

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

VIEWS = [
    "gradient=sum",
    "view=step&k=3&model=line&opt=adam&lr=0.1",
    "view=rate&model=line&lr=0.05",
    "view=race&pins=lr.0.05~lr.0.2",
    "view=check",
    "view=take",
    "predict=on",
]
# words of Hangul in sight, each with how it is seen: "broken" over two lines, "slanted"
BROKEN_OR_SLANTED = r"""() => {
    const found = [];
    const look = (root) => {
        for (const element of root.querySelectorAll('*')) {
            if (element.shadowRoot) look(element.shadowRoot);
        }
        const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
            const text = texts.currentNode;
            for (const word of text.data.matchAll(/[가-힣]+/g)) {
                const range = document.createRange();
                range.setStart(text, word.index);
                range.setEnd(text, word.index + word[0].length);
                const lines = new Set([...range.getClientRects()]
                    .filter((box) => box.width > 0 && box.left >= 0)
                    .map((box) => Math.round(box.top)));
                if (lines.size > 1) found.push(`broken: ${word[0]}`);
                const { fontStyle } = getComputedStyle(text.parentElement);
                if (lines.size && fontStyle === 'italic') {
                    found.push(`slanted: ${word[0]}`);
                }
            }
        }
    };
    look(document.querySelector('[data-testid=stMain]'));
    return found }"""


@pytest.mark.parametrize("size", [(1280, 720), (390, 844)])
def test_nothing_is_cut_off_broken_or_slanted(
    browser: Browser, server: Server, size: tuple[int, int]
) -> None:
    width, height = size
    page, complaints = visit(
        browser, "about:blank", viewport={"width": width, "height": height}
    )
    for view in VIEWS:
        page.goto(f"{server.url}/?{view}&lang=ko")
        is_styled(page)
        expect(page.locator("html[lang=ko]")).to_have_count(1)
        with speaking("ko"):
            expect(page).to_have_title(say("page.title"))
        if view == "view=check":
            show_example(page)
        assert not too_wide(page), view
        assert not cut_off(page), view
        assert page.evaluate(CUT_TITLES) == [], view
        assert page.evaluate(BROKEN_OR_SLANTED) == [], view
    assert not complaints
    page.context.close()


def show_example(page: Page) -> None:
    """A printed run, and what it is."""
    with speaking("ko"):
        page.get_by_role("button", name=say("page.check.example")).click()
    expect(page.get_by_test_id("stAlert").first).to_be_visible()
    page.mouse.move(2, 2)
    is_styled(page)


def test_the_document_and_streamlits_words_follow_the_language(
    browser: Browser, server: Server
) -> None:
    page, _ = visit(browser, f"{server.url}/?lang=ko")
    is_styled(page)
    with speaking("ko"):
        rate = page.get_by_role("textbox", name=say("page.learning_rate"), exact=True)
        told = say("page.streamlit.enter")
    rate.first.press("End")
    rate.first.type("5")
    hint = page.get_by_test_id("InputInstructions").first
    after = "e => getComputedStyle(e, '::after').content"
    assert hint.evaluate(after) == f'"{told}"'
    page.goto(f"{server.url}/?lang=en")
    is_styled(page)
    expect(page.locator("html[lang=en]")).to_have_count(1)
    rate = page.get_by_role("textbox", name=say("page.learning_rate"), exact=True)
    rate.first.press("End")
    rate.first.type("5")
    assert hint.evaluate(after) == "none"
    expect(hint).to_have_text(say("page.streamlit.enter"))
    page.context.close()
