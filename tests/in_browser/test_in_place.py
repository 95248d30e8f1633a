"""Nothing on the page is torn down: a changed control leaves all charts in place."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, ElementHandle, Page, expect

from gd_core.runs.losses import LOSSES
from gd_core.text.catalogue import label
from tests.browser import CHARTS, CHROMIUM, Server, settle
from tests.in_browser.test_browser import (
    DRAWING,
    choose,
    number,
    pictures,
    unfold,
    visit,
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

Control = Callable[[Page], None]  # changes a control of the page
Change = tuple[str, Control, tuple[int, ...]]  # its name; the charts that must change

ALL = f"[...document.querySelectorAll('{CHARTS}')]"
# in every frame how high the charts are, and how many drawings are in each
WATCH = f"""() => {{
    window.layouts = new Set();
    const look = () => {{
        window.layouts.add({ALL}.map(chart => [
            chart.offsetHeight, chart.querySelectorAll('svg.marks').length]).join(' '));
        requestAnimationFrame(look) }};
    look() }}"""
LAYOUTS = "() => [...window.layouts]"
REMEMBER = f"() => {{ window.drawn = {ALL}.map({DRAWING}) }}"
CHANGED = f"""charts => {{
    const now = {ALL}.map({DRAWING});
    return charts.every(chart => now[chart] !== window.drawn[chart]) }}"""
TWO_FRAMES = """() => new Promise(done => requestAnimationFrame(
    () => requestAnimationFrame(() => done(true))))"""
# what a screen reader is told of each chart
NAMES = f"""() => {ALL}.map(chart =>
    [...chart.querySelectorAll('svg [aria-label]')]
        .filter(e => !e.closest('[aria-hidden=true]'))
        .map(e => e.getAttribute('aria-label')))"""
# what is told of each axis, and its title
AXES = f"""() => {ALL}.flatMap(chart =>
    [...chart.querySelectorAll('.role-axis[aria-label]')]
        .filter(axis => !axis.closest('[aria-hidden=true]'))
        .map(axis => [axis.getAttribute('aria-label'),
            axis.querySelector('.role-axis-title').textContent]))"""
# the lines below the title of each chart
SUBTITLES = f"""() => {ALL}.map(chart =>
    [...chart.querySelectorAll('.role-title-subtitle text > *')]
        .map(line => line.textContent).filter(line => line.trim()))"""

LOSS_NAMES = {label(f"loss.{loss}.axis") for loss in LOSSES}
PRECISION = re.compile(r"·.float\d\d")  # in a line of settings


def fills(name: str, value: str) -> Control:
    """Type a number into the sidebar."""

    def change(page: Page) -> None:
        number(page, name).fill(value)
        number(page, name).press("Enter")

    return change


def types(name: str, text: str) -> Control:
    """Type x or y."""

    def change(page: Page) -> None:
        field = page.get_by_role("textbox", name=name)
        field.fill(text)
        field.press("Control+Enter")

    return change


def chooses(name: str, option: str) -> Control:
    return lambda page: choose(page, name, option)


def switches(name: str) -> Control:
    return lambda page: page.get_by_role("radio", name=name, exact=True).click()


def steps(page: Page) -> None:
    """The player goes on by one state."""
    page.get_by_role("slider", name="state k").press("ArrowRight")


def mistypes(page: Page) -> None:
    """Type an x that cannot be used, which is said above the charts, and mend it."""
    said = page.get_by_test_id("stMain").get_by_text("must be a number")
    types("x, the inputs", "2 4 six 8")(page)
    expect(said).to_have_count(1)
    types("x, the inputs", "2 4 6 8")(page)
    expect(said).to_have_count(0)


def controls(count: int, of_rate: tuple[int, ...]) -> list[Change]:
    """The controls of the sidebar.

    Args:
        count: of charts that are on the page.
        of_rate: those that tell the learning rate.
    """
    every = tuple(range(count))
    return [
        ("a preset", chooses("Lesson", "One neuron"), every),
        ("another preset", chooses("Lesson", "Hubble 1929"), every),
        ("the lesson", chooses("Lesson", "The lesson"), every),
        ("x alone", types("x, the inputs", "2 4 6 8"), every),
        ("x that cannot be used", mistypes, ()),
        ("y", types("y, the targets", "3 6 9 12"), every),
        ("initial w", fills("Initial w", "0.5"), every),
        ("learning rate", fills("Learning rate", "0.02"), of_rate),
        ("quick pick", switches("near the edge"), of_rate),
        ("many iterations", fills("Iterations", "1200"), every),
        ("iterations", fills("Iterations", "30"), every),
        ("gradient by hand", chooses("By hand", "slip: sum"), every),
        (
            "gradient by autograd",
            chooses("By autograd", "slip: gradient not reset"),
            every,
        ),
        ("a group", lambda page: unfold(page, "Model"), ()),
        ("precision", switches("float64"), every),
        ("half a loss", chooses("Loss", "half the sum"), every),
        ("loss", chooses("Loss", "sum"), every),
    ]


def axes(*charts: int) -> list[Change]:
    return [(axis, switches(axis), charts) for axis in ("log axis", "linear axis")]


# of the address that is opened at first
CHANGES = {
    "?view=compare": [*controls(2, (0, 1)), *axes(0, 1)],
    "?view=step": [
        *controls(4, (0, 1, 2, 3)),
        *axes(1),
        ("whose step", switches("by hand"), (2, 3)),
        ("state k", steps, (0, 1, 2, 3)),
    ],
    "?view=rate": controls(5, (0,)),
    "?predict=on": controls(1, (0,)),
}


def at_rest(page: Page) -> None:
    """Wait until the server has answered and its answer is on the screen."""
    page.wait_for_selector("[data-test-script-state=notRunning]", timeout=60_000)
    page.evaluate(TWO_FRAMES)


def drawn(page: Page) -> list[ElementHandle]:
    """The drawings of all charts, to be held over a change."""
    return page.locator(f"{CHARTS} svg.marks").element_handles()


def all_stay(nodes: list[ElementHandle]) -> bool:
    """Whether they are still on the page."""
    return all(node.evaluate("node => node.isConnected") for node in nodes)


def says_what_it_shows(page: Page) -> None:
    """Who cannot see a chart is told the settings and titles that it shows."""
    for names, lines in zip(
        page.evaluate(NAMES), page.evaluate(SUBTITLES), strict=True
    ):
        (told,) = {name for name in names if PRECISION.search(name)}
        assert lines
        assert told.endswith(" · ".join(lines))
    axes = page.evaluate(AXES)
    assert axes
    for told, title in axes:  # what is named after the loss is told with the finding
        is_of_loss = any(title.startswith(name) for name in LOSS_NAMES)
        assert told == ("loss" if is_of_loss else title)


@pytest.mark.parametrize("query", CHANGES)
def test_a_changed_control_leaves_the_charts_in_place(
    browser: Browser, server: Server, query: str
) -> None:
    page, complaints = visit(browser, f"{server.url}/{query}")
    settle(page)
    nodes = drawn(page)
    page.evaluate(WATCH)
    (layout,) = page.evaluate(LAYOUTS)
    for name, change, charts in CHANGES[query]:
        page.evaluate(REMEMBER)
        change(page)
        page.wait_for_function(CHANGED, arg=charts, polling=50, timeout=60_000)
        at_rest(page)
        assert all_stay(nodes), name
        assert page.evaluate(LAYOUTS) == [layout], name
        says_what_it_shows(page)
    is_as_if_opened_anew(browser, page)
    assert not complaints
    page.context.close()


def is_as_if_opened_anew(browser: Browser, page: Page) -> None:
    """What was changed again and again is what a visitor of its address gets."""
    fresh, _ = visit(browser, page.url, page.context.new_page())
    for anew, changed in zip(
        pictures(fresh, CHARTS), pictures(page, CHARTS), strict=True
    ):
        # ticks, and lines that look alike, may come in another order
        assert sorted(anew.split("\n")) == sorted(changed.split("\n"))
    told, told_anew = page.evaluate(NAMES), fresh.evaluate(NAMES)
    assert [*map(sorted, told)] == [*map(sorted, told_anew)]


@pytest.mark.parametrize(
    ("query", "said", "change"),
    [
        (
            "?lr=abc&n=20&view=step",
            "lr=abc could not be used",
            fills("Iterations", "2"),
        ),
        ("?lr=5&n=90&k=90&view=step", "has no state 90", fills("Learning rate", "0.1")),
        (
            "?lr=0.1&predict=on&answer=lands&view=rate",
            "(your answer: lands on the best w in one step)",
            lambda page: page.get_by_text("Predict first").click(),
        ),
    ],
)
def test_what_is_said_above_goes_and_the_charts_stay(
    browser: Browser, server: Server, query: str, said: str, change: Control
) -> None:
    page, complaints = visit(browser, f"{server.url}/{query}")
    settle(page)
    expect(page.get_by_text(said)).to_be_visible()
    nodes = drawn(page)
    change(page)
    expect(page.get_by_text(said)).to_have_count(0)
    settle(page)
    assert all_stay(nodes)
    assert len(nodes) == page.locator(CHARTS).count()
    assert not complaints
    page.context.close()
