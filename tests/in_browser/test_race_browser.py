"""The race in a real browser: it changes in place, and its names can be read."""

from __future__ import annotations

import os
from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page, expect

from gd_core.exchange.link import Look, permalink
from gd_core.exchange.pins import write_pins
from gd_core.runs.presets import RACES
from gd_core.text.catalogue import label
from gd_core.text.runs_named import run_names
from tests.browser import CHARTS, CHROMIUM, Server, settle
from tests.conftest import changed
from tests.in_browser.test_browser import number, visit
from tests.in_browser.test_in_place import all_stay, drawn, is_as_if_opened_anew
from tests.in_browser.test_lecture_browser import SCREENS, does_not_fit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

SIX = tuple(changed(e, iterations=100) for e in RACES["valley"])
# the texts of each chart that are among some, with the box of each
BOXES = f"""names => [...document.querySelectorAll('{CHARTS}')].map(chart => {{
    const edge = chart.getBoundingClientRect();
    return [...chart.querySelectorAll('svg text')]
        .filter(text => names.includes(text.textContent.replace(' ↑', '')))
        .map(text => {{
            const box = text.getBoundingClientRect();
            const over = box.right - edge.right;
            return [text.textContent, box.top, box.bottom, over] }}) }})
"""


def link_of(lecture: str = "0") -> str:
    pins = write_pins(SIX[0], SIX[1:]).text
    return permalink(SIX[0], Look("race", lecture=lecture), pins=pins)


def names_are_readable(page: Page, names: list[str]) -> None:
    """Every run has its name in both charts, whole, and none lies on another."""
    for chart in page.evaluate(BOXES, names):
        assert sorted(text.removesuffix(" ↑") for text, *_ in chart) == sorted(names)
        boxes = sorted((top, bottom) for _, top, bottom, _ in chart)
        for (_, bottom), (top, _) in pairwise(boxes):
            assert bottom <= top + 4  # the box of a text is higher than its letters
        assert all(over <= 1 for *_, over in chart)


def test_a_race_changes_in_place_and_is_as_if_opened_anew(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, f"{server.url}/?n=30&view=race")
    settle(page)
    nodes = drawn(page)
    page.get_by_role("button", name=label("page.pin")).click()
    number(page, "Learning rate").fill("0.2")
    number(page, "Learning rate").press("Enter")
    page.get_by_text("↑").first.wait_for()
    settle(page)
    assert all_stay(nodes)
    names_are_readable(page, ["η = 0.01", "η = 0.2"])
    told = page.locator("#vg-tooltip-element.visible")
    name = page.locator(CHARTS).last.locator("svg text", has_text="η = 0.01")
    name.last.hover()
    expect(told).to_have_text(f"{label('chart.tooltip.run')}η = 0.01")
    box = name.last.bounding_box()
    assert box
    page.mouse.move(box["x"] + 5, box["y"] - 40)  # beside the plot, above the names
    expect(told).to_have_count(0)
    is_as_if_opened_anew(browser, page)
    assert not complaints
    page.context.close()


def test_six_runs_fit_a_slide_and_each_has_its_name(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, f"{server.url}/{link_of('1')}")
    for width, height, scheme in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(color_scheme=scheme)
        settle(page)
        assert not does_not_fit(page), (width, height)
        if width > 1024:  # there long names end in an ellipsis
            names_are_readable(page, run_names(SIX))
    assert not complaints
    page.context.close()
