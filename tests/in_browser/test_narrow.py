"""On a telephone: what comes first, what is short, and that everything can be hit."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser import CHARTS, CHROMIUM, TABLES, Server, settle
from tests.in_browser.test_browser import number, too_wide, visit

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not CHROMIUM and not os.environ.get("CI"),
        reason="there is no Chromium on this machine",
    ),
]

TELEPHONES = [(390, 844), (320, 640)]
VIEWS = [
    "",
    "?view=step",
    "?view=rate",
    "?view=check",
    "?view=take",
    "?view=race&pins=lr.0.05~lr.0.2",
    "?predict=on",
]
LINE_STEP = "?view=step&k=3&model=line&x=0+1+2&y=6+0+0&lr=0.1"  # its table is widest
LEAST = 24  # pixels, of what can be hit: WCAG 2.2, target size
# what can be hit and is smaller; a box with a label is hit with its label
SMALL = f"""() => [...document.querySelectorAll(
    '[data-testid=stMain] :is(button, a[href], input, textarea, summary, [role=tab])')]
    .map(e => e.matches('[type=checkbox], [type=radio]') ? e.closest('label') : e)
    .map(e => [e, e.getBoundingClientRect()])
    .filter(([, r]) => r.width > 0 && (r.width < {LEAST} || r.height < {LEAST}))
    .map(([e, r]) => `${{e.outerHTML.slice(0, 120)}} ${{r.width}} x ${{r.height}}`)"""

# tables of which a part is out of sight, at the right
CUT_TABLES = """() => [...document.querySelectorAll('[data-testid=stTable]')]
    .flatMap(e => [e, ...e.querySelectorAll('*')])
    .filter(e => e.scrollWidth > e.clientWidth + 1
        && getComputedStyle(e).display !== 'inline')
    .map(e => `${e.outerHTML.slice(0, 80)} ${e.scrollWidth} > ${e.clientWidth}`)"""
# pixels from a text to each mark at its height
TO_MARKS_BESIDE = """(chart, words) => {
    const text = [...chart.querySelectorAll('svg.marks text')]
        .find(e => e.textContent.includes(words)).getBoundingClientRect();
    return [...chart.querySelectorAll('.mark-symbol.role-mark path')]
        .map(e => e.getBoundingClientRect())
        .filter(mark => mark.y < text.bottom && mark.bottom > text.y)
        .map(mark => mark.x - text.right) }"""
# texts above the plots that are shortened, or end outside of their chart
CUT_TITLES = """() => [...document.querySelectorAll('svg.marks')].flatMap(svg => {
    const { left, right } = svg.getBoundingClientRect();
    return [...svg.querySelectorAll(
        ':is([class*=role-title], [class*=role-legend-label]) :is(text, tspan)')]
        .filter(e => { const box = e.getBoundingClientRect();
            return e.textContent.includes('…')
                || box.left < left - 1 || box.right > right + 1 })
        .map(e => e.textContent) })"""


def on_telephone(
    browser: Browser, server: Server, query: str, size: tuple[int, int] = (390, 844)
) -> Page:
    width, height = size
    page, _ = visit(
        browser,
        f"{server.url}/{query}",
        viewport={"width": width, "height": height},
        has_touch=True,
    )
    is_styled(page)
    return page


def is_styled(page: Page) -> None:
    """Wait until the page is there, in its style."""
    settle(page)
    tabs = page.get_by_test_id("stTabs").get_by_role("tablist").first
    expect(tabs).to_have_css("flex-wrap", "wrap")


def top_of(element: Locator) -> float:
    box = element.bounding_box()
    assert box
    return box["y"]


@pytest.mark.parametrize("query", VIEWS)
@pytest.mark.parametrize("size", TELEPHONES)
def test_everything_fits_and_can_be_hit(
    browser: Browser, server: Server, query: str, size: tuple[int, int]
) -> None:
    page = on_telephone(browser, server, query, size)
    assert not too_wide(page)
    assert page.evaluate(SMALL) == []
    page.context.close()


@pytest.mark.parametrize("query", [*VIEWS, "?view=step&k=3", LINE_STEP])
def test_no_table_title_or_legend_is_cut(
    browser: Browser, server: Server, query: str
) -> None:
    page = on_telephone(browser, server, query, (320, 640))
    assert page.evaluate(CUT_TABLES) == []
    assert page.evaluate(CUT_TITLES) == []
    page.context.close()


@pytest.mark.parametrize("query", VIEWS)
def test_everything_can_be_hit_on_a_desk(
    browser: Browser, server: Server, query: str
) -> None:
    page, _ = visit(browser, f"{server.url}/{query}")
    is_styled(page)
    everywhere = SMALL.replace("[data-testid=stMain] ", "")
    small = page.evaluate(everywhere)
    assert [one for one in small if "stSkipToContent" not in one] == []
    page.context.close()


def test_the_charts_come_first_and_the_tables_are_short(
    browser: Browser, server: Server
) -> None:
    page = on_telephone(browser, server, "")
    charts = [top_of(chart) for chart in page.locator(CHARTS).all()]
    verdicts = [top_of(box) for box in page.get_by_test_id("stAlert").all()]
    tables = page.locator(TABLES).all()
    assert max(charts) < min(verdicts)
    assert max(verdicts) < min(map(top_of, tables))
    heights = [table.bounding_box() for table in tables]
    assert all(box and box["height"] <= 6 * 35 for box in heights)
    page.get_by_text("All rows of the tables").click()
    page.wait_for_function(
        f"() => document.querySelector('{TABLES}').offsetHeight > 11 * 35"
    )
    page.context.close()


@pytest.mark.parametrize("size", TELEPHONES)
def test_the_charts_of_a_step_stand_between_its_buttons_and_its_cards(
    browser: Browser, server: Server, size: tuple[int, int]
) -> None:
    page = on_telephone(browser, server, "?view=step", size)
    buttons, cards = page.locator(".bar"), page.locator(".cards")
    charts = page.locator(CHARTS)
    points = page.get_by_text("The points at state")
    moved = [top_of(charts.nth(0)), top_of(charts.nth(1))]
    assert top_of(buttons) < min(moved)
    assert max(moved) < top_of(cards) < top_of(points) < top_of(charts.nth(2))
    assert abs(top_of(buttons) - moved[0]) < 80
    # still in sight, and within the page, where the second chart is looked at
    page.evaluate(
        "chart => chart.scrollIntoView({block: 'end'})",
        charts.nth(1).element_handle(),
    )
    page.wait_for_timeout(300)
    box = buttons.bounding_box()
    assert box
    assert 40 <= box["y"] < 100
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= size[0]
    slider = page.get_by_role("slider").bounding_box()
    assert slider
    assert min(slider["width"], slider["height"]) >= LEAST
    page.locator(".bar .next").click()
    expect(charts.nth(1)).to_contain_text("loss 21.67")
    page.set_viewport_size({"width": 1280, "height": 720})
    settle(page)
    assert top_of(buttons) < top_of(cards) < top_of(charts.nth(0))
    page.context.close()


def test_the_map_of_rates_names_its_line_in_a_row_of_its_own(
    browser: Browser, server: Server
) -> None:
    page = on_telephone(browser, server, "?view=rate", (320, 640))
    chart = page.locator(CHARTS).first
    line, run, region = (
        chart.get_by_text(text, exact=True).bounding_box()
        for text in ("line: closed form", "by hand", "overshooting")
    )
    assert line
    assert run
    assert region
    assert run["y"] + run["height"] <= line["y"] + 3  # its letters are lower than it
    assert line["y"] + line["height"] <= region["y"] + 3
    assert line["x"] == pytest.approx(run["x"], abs=3)
    gaps = chart.evaluate(TO_MARKS_BESIDE, "too large")
    assert gaps
    assert min(gaps) > 0
    page.context.close()


def test_the_verdict_follows_the_text_and_code_is_folded(
    browser: Browser, server: Server
) -> None:
    page = on_telephone(browser, server, "?view=check")
    page.get_by_role("button", name="Show an example").click()
    verdict = page.get_by_test_id("stAlert").first
    expect(verdict).to_be_visible()
    text = page.get_by_role("textbox", name="What your program printed").bounding_box()
    assert text
    assert top_of(verdict) - text["y"] - text["height"] < 250
    assert top_of(verdict) < top_of(page.get_by_text("What was understood"))
    page.context.close()
    page = on_telephone(browser, server, "?view=take")
    code = page.locator(".st-key-take-code")
    expect(code).to_be_hidden()
    page.get_by_text("Show the code").click()
    expect(code).to_be_visible()
    page.context.close()


def test_the_learning_rate_is_changed_beside_the_views(
    browser: Browser, server: Server
) -> None:
    page = on_telephone(browser, server, "")
    rate = page.get_by_test_id("stMain").get_by_role("textbox", name="Learning rate")
    rate.fill("0,05")
    rate.press("Enter")
    page.wait_for_url("**/?lr=0.05")
    expect(rate).to_have_value("0,05")
    rate.fill("0.0")  # is being typed while another control is used
    page.get_by_role("radio", name="log axis").click()
    page.wait_for_url("**scale=log")
    settle(page)
    expect(rate).not_to_have_value("0,05")
    rate.fill("0.02")
    rate.press("Enter")
    page.wait_for_url("**/?lr=0.02&scale=log")
    page.set_viewport_size({"width": 1280, "height": 720})
    expect(number(page, "Learning rate")).to_have_count(1)
    expect(number(page, "Learning rate")).to_have_value("0.02")
    page.context.close()
