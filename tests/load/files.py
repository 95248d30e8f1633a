"""Files: what a real browser asks a server for when it opens the page."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser import DRAWN
from tests.load.fetching import File

CONDITIONS = ("if-none-match", "if-modified-since")


def files_of(browser: Browser, url: str) -> dict[str, list[File]]:
    """The files of a first visit, and of a second one of the same browser.

    Args:
        browser: a Chromium; it comes with an empty cache.
        url: of the page.

    Returns:
        "cold" and "warm": what went over the wire, in this order; what the browser
        took from its cache without asking is not in it.
    """
    context = browser.new_context()
    try:
        return {name: _asked_for(context, url) for name in ("cold", "warm")}
    finally:
        context.close()


def _asked_for(context: BrowserContext, url: str) -> list[File]:
    page = context.new_page()
    wire = _Wire(page)
    page.goto(f"{url}/?n=100")
    page.locator(DRAWN).nth(1).wait_for(timeout=60_000)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1_000)  # for what is fetched when the page is idle
    page.close()
    return wire.files(url)


class _Wire:
    """What goes over the wire for a page, as Chromium's own tools tell it.

    The answer that a page sees does not tell: what was asked for again and is still
    right looks like what was fetched. The "extra" events come from the network alone.
    """

    def __init__(self, page: Page) -> None:
        self._address: dict[str, str] = {}  # by the number of the request
        self._known: dict[str, tuple[tuple[str, str], ...]] = {}
        self._status: dict[str, int] = {}
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self._asks)
        session.on("Network.requestWillBeSentExtraInfo", self._asks_with)
        session.on("Network.responseReceivedExtraInfo", self._answered)
        session.send("Network.enable")

    def _asks(self, event: dict[str, Any]) -> None:
        if event["request"]["method"] == "GET":
            self._address[event["requestId"]] = event["request"]["url"]

    def _asks_with(self, event: dict[str, Any]) -> None:
        self._known[event["requestId"]] = tuple(
            (name, value)
            for name, value in event["headers"].items()
            if name.lower() in CONDITIONS
        )

    def _answered(self, event: dict[str, Any]) -> None:
        self._status[event["requestId"]] = event["statusCode"]

    def files(self, url: str) -> list[File]:
        """The files that came from that server, over the wire."""
        found = []
        for number, address in self._address.items():
            at = urlsplit(address)
            if number not in self._status or at.netloc != urlsplit(url).netloc:
                continue
            path = f"{at.path}?{at.query}" if at.query else at.path
            known = self._known.get(number, ())
            found.append(File(path, known, self._status[number]))
        return found
