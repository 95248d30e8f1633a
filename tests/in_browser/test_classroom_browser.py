"""The page through what the command for a class starts, in a real browser."""

from __future__ import annotations

import os
import re
import signal
import urllib.request
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from gd_core import PRESETS
from gd_core.exchange.exports import states_csv
from gd_core.text.en import CATALOGUE
from tests.browser import CHROMIUM, settle
from tests.classroom.running import (
    HeldClass,
    connections,
    needs_nginx,
    open_class,
    wait_until,
)
from tests.conftest import changed
from tests.exchange.test_scripts import traces_of
from tests.in_browser.test_browser import visit
from tests.in_browser.test_faults_browser import finals

pytestmark = [
    pytest.mark.browser,
    needs_nginx,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

SUM = changed(PRESETS["lesson"], manual_gradient="sum", learning_rate=0.02)
LINK = "?gradient=sum&lr=0.02"
INITIAL_W = "input[aria-label='Initial w']"
PACKED, SMALL = {".js", ".css"}, 200  # bytes, where compressing may not gain anything
KEPT = "public, immutable, max-age=31536000"


@pytest.fixture(scope="module")
def held() -> Iterator[HeldClass]:
    with open_class("--servers=2") as held:
        yield held
        assert "Traceback" not in held.said()


def type_w0(page: Page, value: str) -> None:
    box = page.locator(INITIAL_W)
    box.fill(value)
    box.press("Enter")
    expect(page).to_have_url(re.compile(f"w0={value}"))
    settle(page)


def test_a_link_an_upload_a_download_and_a_change(
    browser: Browser, held: HeldClass, tmp_path: Path
) -> None:
    page, complaints = visit(browser, f"{held.url}/{LINK}&view=take")
    settle(page)
    with page.expect_download() as download:
        page.get_by_role("button", name=CATALOGUE["take.states"]).click()
    download.value.save_as(tmp_path / "states.csv")
    made = (tmp_path / "states.csv").read_text("utf-8")
    assert made == states_csv(SUM, traces_of(SUM))
    type_w0(page, "3.5")
    page.get_by_text("x and y from a file").click()
    content = b"distance;velocity\n1,5;3\n2,5;5\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "stars.csv", "mimeType": "text/csv", "buffer": content}
    )
    expect(page.get_by_text("2 points from the file")).to_be_visible()
    expect(page).to_have_url(re.compile(r"\?x=1.5\+2.5&y=3\+5&w0=3.5&lr=0.02"))
    assert not complaints
    page.context.close()


def test_files_come_compressed_from_the_disk(browser: Browser, held: HeldClass) -> None:
    came: list[Response] = []
    page = browser.new_context().new_page()
    page.on("response", lambda response: came.append(response))
    page.goto(held.url)
    settle(page)
    files = [each for each in came if "/static/" in each.url]
    assert len(files) > 50
    for each in files:
        assert each.headers["cache-control"] == KEPT
        if Path(each.url).suffix in PACKED and len(each.body()) > SMALL:
            assert each.headers["content-encoding"] == "gzip"
    assert came[0].url == f"{held.url}/"
    assert came[0].headers["cache-control"] == "no-cache"
    port = next(iter(held.servers()))  # who does not compress: so it was not from there
    script = next(each.url for each in files if each.url.endswith(".js"))
    request = urllib.request.Request(
        script.replace(f":{held.port}/", f":{port}/"),
        headers={"Accept-Encoding": "gzip"},
    )
    with urllib.request.urlopen(request) as answer:
        assert "Content-Encoding" not in answer.headers
        assert answer.headers["Cache-Control"] == KEPT
        content = answer.read()
    with urllib.request.urlopen(script) as answer:  # a visitor that cannot unpack
        assert answer.read() == content
    page.context.close()


def port_of_the_only_page(servers: Iterable[int]) -> int:
    """The server that a page is connected to, when that is the only one open."""
    busy: list[int] = []

    def only_one() -> bool:  # and nobody asks another one how it is just now
        busy[:] = [port for port in servers if connections(port)]
        return len(busy) == 1

    wait_until(only_one)
    return busy[0]


def test_who_loses_the_server_goes_on_at_another(
    browser: Browser, held: HeldClass
) -> None:
    page = browser.new_context().new_page()
    page.goto(f"{held.url}/{LINK}")
    settle(page)
    type_w0(page, "3.5")
    before, servers = finals(page), held.servers()
    assert len(before) == 4
    port = port_of_the_only_page(servers)
    with page.expect_websocket(timeout=60_000):
        os.kill(servers[port], signal.SIGKILL)
    page.get_by_test_id("stConnectionStatus").wait_for(state="detached", timeout=60_000)
    settle(page)
    assert "w0=3.5&lr=0.02&gradient=sum" in page.url
    assert finals(page) == before
    type_w0(page, "-3")  # and it is a page that works
    assert finals(page) != before
    held.wait_until_said(f"The server on port {port} ended.")
    wait_until(lambda: held.servers().get(port, servers[port]) != servers[port])
    page.context.close()
