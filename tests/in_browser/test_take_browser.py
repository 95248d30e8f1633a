"""Share and Take away in a real browser: what is copied and what is downloaded."""

from __future__ import annotations

import os
import struct
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from gd_core import PRESETS
from gd_core.charts.theme import RUN_COLORS
from gd_core.exchange.exports import data_csv, file_name, states_csv
from gd_core.exchange.link import Look, full_link, permalink
from gd_core.exchange.notebook import notebook
from gd_core.exchange.scripts import script
from gd_core.text.en import CATALOGUE
from tests.browser import CHARTS, CHARTS_IN, CHROMIUM, Server, settle
from tests.conftest import changed
from tests.exchange.test_scripts import rows, traces_of
from tests.in_browser.test_browser import on_every_screen, pictures, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

SUM = changed(PRESETS["lesson"], manual_gradient="sum")
CELL = "[role=gridcell]"


def permalink_of(page: Page) -> str:
    """What the Share control offers."""
    page.get_by_role("button", name="Share").click()
    code = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")
    expect(code).to_be_visible()
    return "".join(code.locator("code").inner_text().split())


def test_a_shared_link_opens_the_very_same_page(
    browser: Browser, server: Server
) -> None:
    sender, _ = visit(
        browser, f"{server.url}/?gradient=sum&k=3&view=step&run=autograd&scale=log"
    )
    charts = pictures(sender, CHARTS)
    link = permalink_of(sender)
    look = Look("step", 3, "autograd", "log")
    assert link == permalink(SUM, look, f"{server.url}/")
    receiver, complaints = visit(browser, link)
    assert pictures(receiver, CHARTS) == charts
    assert dict(parse_qsl(urlsplit(receiver.url).query)) == full_link(SUM, look)
    assert not complaints
    sender.context.close()
    receiver.context.close()


def test_the_permalink_follows_the_state_while_it_is_open(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, f"{server.url}/?view=step")
    settle(page)
    assert "&k=0&" in permalink_of(page)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("ArrowRight")
    code = page.get_by_test_id("stPopoverBody").get_by_test_id("stCode")
    expect(code).to_contain_text("&k=1&")
    assert not complaints
    page.context.close()


def test_every_file_is_what_the_package_makes(
    browser: Browser, server: Server, tmp_path: Path
) -> None:
    page, complaints = visit(browser, f"{server.url}/?view=take&gradient=sum")
    settle(page)
    made = {
        "manual": script(SUM, "manual"),
        "autograd": script(SUM, "autograd"),
        "both": script(SUM, "both"),
        "notebook": notebook(SUM, RUN_COLORS),
        "states": states_csv(SUM, traces_of(SUM)),
        "data": data_csv(SUM),
    }
    for kind, text in made.items():
        with page.expect_download() as download:
            page.get_by_role("button", name=CATALOGUE[f"take.{kind}"]).click()
        assert download.value.suggested_filename == file_name(SUM, kind)
        download.value.save_as(tmp_path / kind)
        assert (tmp_path / kind).read_text("utf-8") == text
    assert not complaints
    page.context.close()


def test_the_pages_table_has_the_digits_that_the_scripts_print(
    browser: Browser, server: Server
) -> None:
    page, _ = visit(browser, f"{server.url}/?gradient=sum")
    settle(page)
    cells = page.locator(CELL).all_text_contents()
    shown = [f"{float(cell):.9g}" for cell in cells if cell]
    printed = [
        number
        for trace in traces_of(SUM).values()
        for row in rows(SUM, trace)
        for number in row
    ]
    assert len(shown) >= 40  # as many rows as are in sight
    assert shown[:12] == printed[:12]
    assert set(shown) <= set(printed)
    page.context.close()


@pytest.mark.parametrize("view", ["compare", "step", "rate"])
def test_a_chart_is_downloaded_at_twice_the_pixels(
    browser: Browser, server: Server, view: str, tmp_path: Path
) -> None:
    page, complaints = visit(browser, f"{server.url}/?view={view}")
    settle(page)
    for place in range(CHARTS_IN[view]):
        chart = page.locator(CHARTS).nth(place)
        chart.scroll_into_view_if_needed()
        chart.hover()  # which brings its toolbar
        page.get_by_role("button", name="Download as PNG").nth(place).focus()
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        file = tmp_path / f"{place}.png"
        download.value.save_as(file)
        width, height = struct.unpack(">II", file.read_bytes()[16:24])
        drawn = chart.locator("canvas, svg.marks").first.bounding_box()
        assert drawn
        assert abs(width - 2 * drawn["width"]) <= 2
        assert abs(height - 2 * drawn["height"]) <= 2
        titles = chart.locator("svg.marks text").all_text_contents()
        for words in ("x = 1, 2, 3, 4", "w₀ = 0", "10 iterations", "float32"):
            assert any(words in text.replace("\xa0", " ") for text in titles)
    assert not complaints
    page.context.close()


def test_take_away_fits_every_screen(browser: Browser, server: Server) -> None:
    for page, _ in on_every_screen(browser, server, "?view=take&gradient=sum"):
        expect(page.get_by_role("button", name="Notebook, .ipynb")).to_be_visible()
