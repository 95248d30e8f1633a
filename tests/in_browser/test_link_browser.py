"""Links in a real browser: what they restore, and what a reload keeps."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Browser, Page, expect

from gd_core import PRESETS
from gd_core.exchange.link import write_link
from tests.browser import (
    CHARTS,
    CHROMIUM,
    TABLES,
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


def numbers(page: Page) -> list[str]:
    """What the cells of all tables hold, however wide their columns are."""
    settle(page)
    return page.locator(f"{TABLES} [role=gridcell]").all_text_contents()


def test_a_link_restores_what_its_sender_saw(browser: Browser, server: Server) -> None:
    sender, _ = visit(browser, server.url)
    settle(sender)
    sender.get_by_role("textbox", name="x, the inputs").fill("[1, −2, 3.5]")
    sender.get_by_role("textbox", name="y, the targets").fill("2; 4; 6")
    sender.get_by_role("textbox", name="y, the targets").press("Control+Enter")
    number(sender, "Iterations").fill("25")
    number(sender, "Iterations").press("Enter")
    choose(sender, "By hand", "slip: sum")
    sender.get_by_role("radio", name="log axis").click()
    expect(
        sender.get_by_text("25 iterations · by hand: sum gradient").first
    ).to_be_visible()
    settle(sender)
    receiver, complaints = visit(browser, sender.url)
    assert pictures(receiver, CHARTS) == pictures(sender, CHARTS)
    assert numbers(receiver) == numbers(sender)
    expect(number(receiver, "Iterations")).to_have_value("25")
    assert not complaints
    sender.context.close()
    receiver.context.close()


def test_reloading_keeps_everything(browser: Browser, server: Server) -> None:
    query = "&".join(f"{k}={v}" for k, v in write_link(PRESETS["hubble"]).items())
    page, _ = visit(browser, f"{server.url}/?{query.replace(' ', '+')}")
    charts = pictures(page, CHARTS)
    address = page.url
    page.reload()
    assert pictures(page, CHARTS) == charts
    assert page.url == address
    expect(page.get_by_text("423.937").first).to_be_visible()
    page.context.close()


def test_a_question_is_one_slide_and_its_answer_is_another(
    browser: Browser, server: Server
) -> None:
    page, complaints = visit(
        browser,
        f"{server.url}/?lr=0.1&autograd=no_zero_grad&view=rate&predict=on",
        viewport={"width": 1280, "height": 720},
    )
    settle(page)
    last = page.get_by_role("radio").last.bounding_box()
    assert last
    assert last["y"] + last["height"] <= 720  # without scrolling
    expect(page.get_by_text("What the formula predicts")).to_have_count(0)
    page.get_by_text("swings forever").click()
    expect(page.get_by_text("Right: by autograd it swings forever")).to_be_visible()
    page.wait_for_url("**/*predict=on&answer=swings")
    settle(page)
    page.reload()
    expect(page.get_by_text("Right: by autograd it swings forever")).to_be_visible()
    page.get_by_role("button", name="Ask again").click()
    question = page.get_by_role("heading", name="What will the learning rate 0.1 do")
    expect(question).to_be_visible()
    assert not complaints
    page.context.close()
