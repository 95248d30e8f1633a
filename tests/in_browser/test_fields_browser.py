"""The fields of the sidebar in a real browser: what is typed, clicked and uploaded."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Browser, expect

from tests.browser import (
    CHARTS,
    CHROMIUM,
    Server,
    settle,
)
from tests.in_browser.test_browser import choose, number, pictures, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]


def test_changes_in_quick_succession_are_all_kept(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, server.url)
    settle(page)
    for label, value in (("Iterations", "25"), ("Initial w", "1")):
        number(page, label).fill(value)
        number(page, label).press("Enter")
    choose(page, "By hand", "slip: sum")
    page.get_by_role("radio", name="log axis").click()
    number(page, "Learning rate").fill("0.02")
    number(page, "Learning rate").press("Enter")
    page.wait_for_url("**/?w0=1&lr=0.02&n=25&gradient=sum&scale=log")
    settle(page)
    expect(number(page, "Iterations")).to_have_value("25")
    assert not complaints
    page.context.close()


def test_a_csv_file_is_uploaded(browser: Browser, server: Server) -> None:
    page, complaints = visit(browser, server.url)
    settle(page)
    page.get_by_text("x and y from a file").click()
    content = b"distance;velocity\n1,5;3\n2,5;5\n"
    page.locator("input[type=file]").set_input_files(
        {"name": "stars.csv", "mimeType": "text/csv", "buffer": content}
    )
    expect(page.get_by_text("2 points from the file")).to_be_visible()
    expect(page.get_by_role("checkbox", name="The first row has names")).to_be_checked()
    expect(page.get_by_text("x = 1.5, 2.5 · y = 3, 5").first).to_be_visible()
    settle(page)
    assert page.url.endswith("/?x=1.5+2.5&y=3+5")
    # the box is still open: the file can be taken out again
    page.get_by_role("button", name="Remove stars.csv").click()
    expect(page.get_by_text("x = 1, 2, 3, 4 · y = 2, 4, 6, 8").first).to_be_visible()
    expect(page.locator("input[type=file]")).to_be_attached()
    assert not complaints
    page.context.close()


def test_nonsense_leaves_the_page_up_and_the_input_in_place(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, server.url)
    charts = pictures(page, CHARTS)
    field = page.get_by_role("textbox", name="x, the inputs")
    field.fill("1, **two**, <b>3</b>")
    field.press("Control+Enter")
    said = page.get_by_text(
        "x has 2 items that are not finite numbers, “**two**” (item 2) and “<b>3</b>” "
        "(item 3): every item must be one"
    )
    expect(said).to_have_count(2)
    expect(field).to_have_value("1, **two**, <b>3</b>")
    assert pictures(page, CHARTS) == charts
    assert page.url == f"{server.url}/"
    field.fill("1, 2, 3, 4")
    field.press("Control+Enter")
    expect(said).to_have_count(0)
    number(page, "Learning rate").fill("")
    number(page, "Learning rate").press("Enter")
    expect(number(page, "Learning rate")).to_have_value("0.01")
    assert not complaints
    page.context.close()


def test_a_number_is_read_as_it_was_typed_and_each_click_counts(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(browser, server.url)
    settle(page)
    rate = number(page, "Learning rate")
    rate.fill("0,02")
    rate.press("Enter")
    page.wait_for_url("**/?lr=0.02")
    expect(rate).to_have_value("0,02")
    for clicks in range(3):
        page.get_by_role("button", name="Larger learning rate").click()
        expect(rate).to_have_value(f"0.0{3 + clicks}")
    rate.fill("−0.5")  # and the button takes what was not sent before
    page.get_by_role("button", name="Larger learning rate").click()
    expect(rate).to_have_value("0")
    page.get_by_role("radio", name="near the edge").dblclick()
    for _ in range(2):  # a pick counts again after another rate was typed
        expect(rate).to_have_value("0.126667")
        page.wait_for_url("**/?lr=0.126667")
        settle(page)
        rate.fill("0.5")
        rate.press("Enter")
        page.wait_for_url("**/?lr=0.5")
        settle(page)
        page.get_by_role("radio", name="near the edge").click()
    expect(rate).to_have_value("0.126667")
    assert not complaints
    page.context.close()


def test_the_buttons_of_a_number_stand_in_its_field(
    browser: Browser, server: Server
) -> None:
    page, _ = visit(browser, server.url, viewport={"width": 1280, "height": 720})
    settle(page)
    for name in ("initial w", "learning rate"):
        field = number(page, name.capitalize()).bounding_box()
        less, more = (
            page.get_by_role("button", name=f"{which} {name}").bounding_box()
            for which in ("Smaller", "Larger")
        )
        assert field
        assert less
        assert more
        assert field["x"] < less["x"] < more["x"]
        assert less["x"] + less["width"] <= more["x"] + 1
        assert more["x"] + more["width"] <= field["x"] + field["width"] + 2
        assert abs(less["y"] - field["y"]) < 4
        number(page, name.capitalize()).fill("0.13333333333333333333")
        for hint in page.get_by_text("Press Enter to apply").all():  # where it fits
            box = hint.bounding_box()
            assert box
            assert box["y"] + box["height"] <= field["y"]  # not over what is typed
    page.context.close()
