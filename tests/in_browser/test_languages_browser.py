"""Two visitors with two languages at once: neither ever sees the other's words."""

from __future__ import annotations

import os
import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from gd_core.exchange.link import VIEWS
from gd_core.text.languages import LANGUAGES
from tests.browser import CHROMIUM, Server, settle
from tests.in_browser.test_browser import number, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

LOCALES = {"en": "en-GB", "ko": "ko-KR"}
HANGUL = re.compile("[가-힣]")
SENTENCE = re.compile(r"\b[a-z]{3,}(?: [a-z]{2,}){3,}")  # four English words and more
STREAMLITS_OWN = ("Copy Vega", "Download as", "Show data", "Help for", "Choose an")
# what is read of the page: texts, the texts of charts, and alt texts
READ = """() => {
    const texts = [];
    const read = root => {
        for (const e of root.querySelectorAll('*')) {
            if (e.shadowRoot) read(e.shadowRoot);
            if (e.closest('pre, code, style, script, header')) continue;
            const own = [...e.childNodes].filter(n => n.nodeType === 3);
            texts.push(own.map(n => n.data.trim()).join(' '));
            if (e.closest('svg') && e.hasAttribute('aria-label') && !e.closest('g'))
                texts.push(e.getAttribute('aria-label'));
        }
    };
    read(document.querySelector('[data-testid=stMain]'));
    return texts.filter(Boolean);
}"""


def words(page: Page) -> list[str]:
    settle(page)
    texts: list[str] = page.evaluate(READ)
    return [text for text in texts if not text.startswith(STREAMLITS_OWN)]


def in_other_words(page: Page, code: str) -> list[str]:
    """What is not in the language of a visitor."""
    if code == "en":
        own = LANGUAGES["ko"]["language"]  # the menu calls it by its own name
        return [text for text in words(page) if HANGUL.search(text) and text != own]
    return [text for text in words(page) if SENTENCE.search(text)]


@pytest.fixture
def both(browser: Browser, server: Server) -> dict[str, Page]:
    pages = {
        code: browser.new_context(locale=LOCALES[code]).new_page() for code in LOCALES
    }
    return {
        code: visit(browser, "about:blank", page)[0] for code, page in pages.items()
    }


@pytest.mark.parametrize("view", VIEWS)
def test_at_once_each_sees_a_view_in_the_own_language(
    both: dict[str, Page], server: Server, view: str
) -> None:
    link = f"{server.url}/?gradient=sum&n=12&view={view}&pins=lr.0.02"
    for page in both.values():  # neither waits for the other
        page.goto(link, wait_until="commit")
    for code, page in both.items():
        expect(page.get_by_role("heading", level=1)).to_have_text(
            LANGUAGES[code]["page.title"], timeout=60_000
        )
    assert {code: in_other_words(page, code) for code, page in both.items()} == {
        "en": [],
        "ko": [],
    }


def test_what_one_changes_or_loads_is_in_the_own_language(
    both: dict[str, Page], server: Server
) -> None:
    for page in both.values():
        page.goto(f"{server.url}/?view=take", wait_until="commit")
    for page in both.values():
        settle(page)
    for rate in ("0.02", "0.03"):  # both at the same time, time and again
        for code, page in both.items():
            box = number(page, LANGUAGES[code]["page.learning_rate"])
            box.fill(rate)
            box.press("Enter")
        for code, page in both.items():
            assert not in_other_words(page, code)
    files: dict[str, Any] = {}
    for code, page in both.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=LANGUAGES[code]["take.manual"]).click()
        files[code] = download.value.path().read_text("utf-8")
    assert not HANGUL.search(files["en"])
    assert HANGUL.search(files["ko"])
