"""The page in Korean: letters are wider, and no word of Hangul breaks or slants."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from gd_core.page.streamlit_words import streamlit_words
from gd_core.text.catalogue import label, say, speaking
from gd_core.text.languages import LANGUAGES
from tests.browser import CHARTS, CHROMIUM, Server
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
        assert english_said(page) == [], view
    assert not complaints
    page.context.close()


def show_example(page: Page) -> None:
    """A printed run, and what it is."""
    with speaking("ko"):
        page.get_by_role("button", name=say("page.check.example")).click()
    expect(page.get_by_test_id("stAlert").first).to_be_visible()
    page.mouse.move(2, 2)
    is_styled(page)


# what the attributes of Streamlit's elements say
SAID = """() => [...document.querySelectorAll('*')]
    .filter(e => e.namespaceURI.endsWith('xhtml'))
    .flatMap(e => ['aria-label', 'placeholder', 'title'].map(a => e.getAttribute(a)))
    .filter(text => text)"""


def english_said(page: Page) -> list[str]:
    """What is still said in Streamlit's words."""
    theirs = [theirs.partition("{")[0] for theirs, _ in words_of("ko")]
    heads = tuple(
        word if word.endswith(" ") else f"{word}: " for word in theirs if word
    )
    return [
        text for text in page.evaluate(SAID) if text in theirs or text.startswith(heads)
    ]


def words_of(code: str) -> list[tuple[str, str]]:
    with speaking(code):
        return streamlit_words()


def own(word: str) -> str:
    """A word of Streamlit in Korean."""
    return dict(words_of("ko"))[word]


def test_streamlits_words_follow_the_language(browser: Browser, server: Server) -> None:
    page, complaints = visit(browser, f"{server.url}/?lang=ko")
    is_styled(page)
    page.get_by_role("button", name=own("Main menu")).click()
    menu = page.get_by_test_id("stMainMenuPopover")
    for word in ("System", "Light", "Dark"):
        expect(menu.get_by_role("menuitemradio", name=own(word))).to_be_visible()
    expect(menu.get_by_role("menuitem", name=own("Print"))).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(CHARTS).first.hover()
    data = page.get_by_role("button", name=own("Show data")).first
    data.hover()
    expect(page.get_by_role("tooltip")).to_have_text(own("Show data"))
    with speaking("ko"):
        rate = page.get_by_role("textbox", name=say("page.learning_rate"), exact=True)
    rate.first.press("End")
    rate.first.type("5")
    hint = page.get_by_test_id("InputInstructions").first
    expect(hint).to_have_text(own("Press Enter to apply"))
    page.keyboard.press("Enter")

    # in place, and the words that stand there already are Streamlit's again
    page.get_by_role("button", name=LANGUAGES["ko"]["language"]).press("Enter")
    page.get_by_role("menuitem", name=LANGUAGES["en"]["language"]).press("Enter")
    expect(page.locator("html[lang=en]")).to_have_count(1)
    expect(page.get_by_role("button", name="Main menu")).to_be_visible()
    helps = page.get_by_role("button", name=re.compile("^Help for "))
    expect(helps.first).to_be_visible()
    ours = [ours for _, ours in words_of("ko")]
    left = [text for text in page.evaluate(SAID) if text in ours]
    assert left == []
    rate = page.get_by_role("textbox", name=say("page.learning_rate"), exact=True)
    rate.first.press("End")
    rate.first.type("5")
    expect(hint).to_have_text("Press Enter to apply")
    assert not complaints
    page.context.close()


def test_a_file_is_spoken_of_in_korean_and_its_columns_keep_their_names(
    browser: Browser, server: Server
) -> None:
    page, _ = visit(browser, f"{server.url}/?lang=ko")
    is_styled(page)
    with speaking("ko"):
        page.get_by_text(label("page.file")).first.click()
    box = page.locator("input[type=file]")
    table = "Open,Search,Print\n" + "".join(f"{x},{2 * x},0\n" for x in range(1, 5))
    box.set_input_files(file_of(table))
    with speaking("ko"):
        columns = page.get_by_role("combobox", name=label("page.file.x"), exact=True)
    columns.click()
    for name in ("Open", "Search", "Print"):
        option = page.get_by_role("option", name=name, exact=True)
        expect(option).to_have_text(name)
    page.keyboard.type("zzz")
    none = own("No results")
    expect(page.get_by_test_id("stSelectboxVirtualDropdown")).to_have_text(none)
    page.keyboard.press("Escape")
    box.set_input_files(file_of("1,2\n" * 1_500_000))
    told = own("File must be {size} or smaller.").partition("{size}")
    expect(page.get_by_text(told[0]).filter(has_text=told[2]).first).to_be_visible()
    page.context.close()


def file_of(table: str) -> FilePayload:
    return {"name": "Print", "mimeType": "text/csv", "buffer": table.encode()}
